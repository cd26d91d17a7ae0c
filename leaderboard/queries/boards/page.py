"""All that a benchmark's page prints, gathered in as many statements whatever the database holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import F

from leaderboard import ranking
from leaderboard.filters import BoardFilters, InvalidParameter
from leaderboard.models import Benchmark, Metric, Result, System, Task
from leaderboard.queries.boards.about import about
from leaderboard.queries.boards.charted import Chart
from leaderboard.queries.boards.columns import ColumnChoice, Columns, columns_of
from leaderboard.queries.boards.coverage import Coverage, coverage
from leaderboard.queries.boards.facets import Chosen, Counts, Facet, choose, listed, other_metric, ranked
from leaderboard.queries.boards.levels import Lead, Levels, human_level, indistinct
from leaderboard.queries.boards.lines import Line, listed_lines, ranked_lines
from leaderboard.queries.boards.rows import Listing, Row, fetch
from leaderboard.queries.boards.standings import Placed, Standings, search_of, slim_rows, standings
from leaderboard.queries.choices import Choice
from leaderboard.queries.conventions import Conventions, conventions
from leaderboard.queries.lines import Slim, higher_is_better, printed
from leaderboard.queries.paging import Pager, cut

# What ranks is what a board is read for; of what does not, the newest stand below it, and a pager leads to the rest.
LISTED_SIZE = 25


@dataclass(frozen=True)
class BoardPage:
    """All that a benchmark's page prints. `metrics_beside` and `fixed` are the columns behind the number that ranks."""

    benchmark: Benchmark
    filters: BoardFilters
    tasks: Sequence[Task]
    metric: Metric | None
    metrics: Sequence[Choice]
    group: str | None  # None where groups are joined or nothing ranks
    groups: Sequence[Choice]
    facets: Sequence[Facet]
    lead: Lead | None
    levels: Levels
    lines: Sequence[Line]
    metrics_beside: Sequence[Metric]
    fixed: Sequence[str]
    column_choices: Sequence[ColumnChoice]
    pager: Pager
    models: int
    ranked: int
    listed: Sequence[Line]
    listed_pager: Pager
    joint: Sequence[Row]
    gains: int
    coverage: Coverage
    chart: Chart
    conventions: Conventions

    @property
    def numbered(self) -> bool:
        """Whether the lines have ranks: fewer than three models get none."""
        return any(line.rank is not None for line in self.lines)

    @property
    def among(self) -> str:
        """Among which results a model leads, in words; "" where there is but one group, or all are joined."""
        return ranking.group_in_words(self.group) if self.group is not None and len(self.groups) > 1 else ""

    @property
    def beside(self) -> list[tuple[Metric, str]]:
        """The further metrics, each with the address of the page where it is the one that ranks."""
        return [(metric, other_metric(self.filters, metric)) for metric in self.metrics_beside]

    @cached_property
    def row_address(self) -> str:
        """The address of a row of this page without its number, which comes last."""
        return self.filters.address(row="0").removesuffix("0")

    @property
    def kept_by_search(self) -> list[tuple[str, Any]]:
        """What the search's form hands on: all that it does not ask for."""
        return self.filters.kept("as_of", "since", "until", "checked", "source", "model", "q")

    @property
    def kept_by_columns(self) -> list[tuple[str, Any]]:
        """What the form of columns hands on."""
        return self.filters.kept("columns", "size")

    @property
    def narrowed(self) -> bool:
        """Whether anything but the metric, group and order was chosen."""
        return bool(self.filters.active())

    @property
    def width(self) -> int:
        """How many columns the ranked table has."""
        return 3 + self.numbered + len(self.metrics_beside) + len(self.fixed)


def board(benchmark: Benchmark, filters: BoardFilters) -> BoardPage:
    """One benchmark's page. Raises `InvalidParameter` for what it does not have: a metric, group, column, page, row."""
    known = about(benchmark)
    counts = Counts.of(benchmark, filters.as_of)
    chosen = choose(benchmark, known.metrics, counts, filters)
    conditions = chosen.conditions(benchmark)
    found = standings(conditions, filters, higher_is_better=higher_is_better(chosen.metric))
    sizes = counts.metrics()
    others = [row for row in known.metrics if row != chosen.metric and sizes[row.pk]]
    columns = columns_of(sorted(others, key=lambda row: (-sizes[row.pk], row.name)), filters)

    sought = int(filters.row or 0)
    listing = _Listing(chosen, filters, counts, conditions)
    at = _pages_with(sought, found.lines, listing, filters) if sought else filters
    shown, pager = cut(found.lines, at, size=int(filters.size))
    leading = [row.pk for row in (found.leader, found.runner_up) if row is not None]
    rows = fetch(known.metrics, conditions, {*leading, *(line.best.pk for line in shown)}, listing.page(at))

    lines = ranked_lines(shown, rows, benchmark, columns.metrics, sought)
    unranked, listed_pager = listing.cut([row for row in rows.values() if row.standing == Result.Standing.LISTED], at)
    fixed, metrics = _filled(columns, lines)
    return BoardPage(
        benchmark=benchmark,
        filters=at,
        tasks=known.tasks,
        metric=chosen.metric,
        metrics=chosen.metrics,
        group=chosen.group,
        groups=chosen.groups,
        facets=chosen.facets,
        lead=_lead(benchmark, chosen.metric, found, rows),
        levels=Levels(
            human=human_level(benchmark, chosen.metric, list(known.conventions)),
            baseline=_first(row for row in rows.values() if row.source == Result.Source.BENCHMARK and _ranks(row)),
        ),
        lines=lines,
        metrics_beside=metrics,
        fixed=fixed,
        column_choices=columns.choices,
        pager=pager,
        models=found.models,
        ranked=len(found.rows),
        listed=listed_lines(unranked, sought),
        listed_pager=listed_pager,
        joint=[row for row in rows.values() if row.benchmark_id is None],
        gains=counts.gains,
        coverage=coverage(benchmark, chosen.metric),
        chart=_chart(benchmark, chosen, found.rows),
        conventions=conventions(benchmark, known.conventions, counts.waiting),
    )


def chart(benchmark: Benchmark, filters: BoardFilters) -> Chart:
    """What the chart of the same page draws, alone. Raises as `board` does."""
    known = about(benchmark)
    chosen = choose(benchmark, known.metrics, Counts.of(benchmark, filters.as_of), filters)
    return _chart(benchmark, chosen, slim_rows(chosen.conditions(benchmark)))


def best_of(benchmark: Benchmark, filters: BoardFilters, system: System) -> Result | None:
    """The best result of a model on the board of the same page; None where none ranks. Raises as `board` does."""
    known = about(benchmark)
    chosen = choose(benchmark, known.metrics, Counts.of(benchmark, filters.as_of), filters)
    key = "-rank_key" if higher_is_better(chosen.metric) else "rank_key"
    return (
        printed(ranked(chosen.conditions(benchmark)).filter(system=system))
        .order_by(key, F("date_end").asc(nulls_last=True), "pk")
        .first()
    )


def _chart(benchmark: Benchmark, chosen: Chosen, rows: Sequence[Slim]) -> Chart:
    return Chart(
        benchmark=benchmark,
        metric=chosen.metric,
        higher_is_better=higher_is_better(chosen.metric),
        rows=rows,
        group=chosen.group,
        setting=chosen.setting,
        as_of=chosen.as_of,
    )


def _ranks(row: Row) -> bool:
    return row.standing == Result.Standing.RANKED


def _first(rows: Iterable[Row]) -> Row | None:
    """The earliest of some rows, by the end of its period."""
    dated = [(row.date_end, row.pk, row) for row in rows if row.date_end is not None]
    return min(dated)[2] if dated else None


def _lead(benchmark: Benchmark, metric: Metric | None, found: Standings, rows: Mapping[int, Row]) -> Lead | None:
    if found.leader is None or found.leader.pk not in rows:
        return None
    first = rows[found.leader.pk]
    second = rows.get(found.runner_up.pk) if found.runner_up is not None else None
    return Lead(
        result=first,
        sharing=found.sharing,
        models=found.models,
        next=second,
        items=indistinct(benchmark, metric, first, second),
    )


def _pages_with(sought: int, lines: Sequence[Placed], listing: _Listing, filters: BoardFilters) -> BoardFilters:
    """The same filters, turned to the pages where a row stands."""
    for position, (best, others, _) in enumerate(lines):
        if sought == best.pk or any(sought == row.pk for row in others):
            return replace(filters, page=position // int(filters.size) + 1)
    place = listing.position(sought)
    if place is None:
        problem = f"result {sought} does not stand on this page under these filters."
        raise InvalidParameter("row", problem, ["the number of a result that does"])
    return replace(filters, listed=place // LISTED_SIZE + 1)


# What does not rank --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Listing:
    """The results that are listed and not ranked, newest first. How many is known unless the reader searches."""

    chosen: Chosen
    filters: BoardFilters
    counts: Counts
    conditions: Mapping[str, Any]

    @property
    def total(self) -> int | None:
        return None if self.filters.searching else self.counts.listed(self.chosen.metric, self.chosen.setting)

    def page(self, at: BoardFilters) -> Listing | None:
        """One page's rows and one more; None where nothing is listed."""
        if self.total == 0:
            return None
        start = (at.listed - 1) * LISTED_SIZE
        return Listing(search_of(self.filters), start, start + LISTED_SIZE + 1)

    def position(self, pk: int) -> int | None:
        """Where a result stands in the whole list; None where it does not."""
        keys = [row["pk"] for row in Listing(search_of(self.filters), 0, None).cut(listed(self.conditions))]
        return keys.index(pk) if pk in keys else None

    def cut(self, found: Sequence[Row], at: BoardFilters) -> tuple[list[Row], Pager]:
        """One page's rows in order, out of those that were fetched."""
        newest = sorted(
            found, key=lambda row: (row.date_end is None, -row.date_end.toordinal() if row.date_end else 0, row.pk)
        )
        start = (at.listed - 1) * LISTED_SIZE
        known = self.total if self.total is not None else start + len(newest)
        _, pager = cut(range(known), at, size=LISTED_SIZE, name="listed")
        return newest[:LISTED_SIZE], pager if self.total is not None else replace(pager, total=None)


# Columns -------------------------------------------------------------------------------------------------------------


def _filled(columns: Columns, lines: Sequence[Line]) -> tuple[Sequence[str], Sequence[Metric]]:
    """The columns without those that say nothing on this page, unless the reader chose them."""
    if columns.by_reader:
        return columns.fixed, columns.metrics
    says = {
        "setting": any(_states_setting(line.result) for line in lines),
        "paper": any(line.result.paper_id for line in lines),
        "date": any(line.result.date for line in lines),
    }
    filled = {metric for line in lines for metric in line.metrics}
    fixed = [name for name in columns.fixed if says.get(name, True)]
    return fixed, [row for row in columns.metrics if row.pk in filled]


def _states_setting(row: Row) -> bool:
    return bool(row.note) or any(ranking.stated(row))
