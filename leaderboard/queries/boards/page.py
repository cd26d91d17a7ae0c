"""All that a benchmark's page prints, gathered in as many statements whatever the database holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import BoardFilters, InvalidParameter
from leaderboard.models import Benchmark, Metric, Result, System, Task
from leaderboard.queries.boards.about import about
from leaderboard.queries.boards.charted import Chart
from leaderboard.queries.boards.columns import ColumnChoice, Columns, columns_of
from leaderboard.queries.boards.coverage import Coverage, coverage
from leaderboard.queries.boards.facets import Chosen, Counts, Facet, choose, other_metric
from leaderboard.queries.boards.levels import Lead, Levels, human_level, indistinct
from leaderboard.queries.boards.lines import Line, listed_lines, ranked_lines
from leaderboard.queries.boards.standings import Placed, Standings, search_of, standings
from leaderboard.queries.choices import Choice
from leaderboard.queries.conventions import Conventions, conventions
from leaderboard.queries.lines import Slim, higher_is_better, printed, printed_on_board
from leaderboard.queries.paging import Pager, cut
from leaderboard.queries.passages import with_passages

LISTED_SIZE = 50
JOINT_SHOWN = 20
# Undated results come last where the newest comes first. An expression, because a database would else find the few
# results of a board by walking an index of all dates there are.
_WHEN = Coalesce("date_end", Value(date.min))


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
    joint: Sequence[Result]
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
    found = standings(chosen.ranked(benchmark), filters, higher_is_better=higher_is_better(chosen.metric))
    ranked = counts.metrics()
    others = [row for row in known.metrics if row != chosen.metric and ranked[row.pk]]
    columns = columns_of(sorted(others, key=lambda row: (-ranked[row.pk], row.name)), filters)

    sought = int(filters.row or 0)
    listing = _Listing(chosen, filters, counts, benchmark)
    at = _pages_with(sought, found.lines, listing, filters) if sought else filters
    shown, pager = cut(found.lines, at, size=int(filters.size))
    rows = _fetch(benchmark, known.metrics, chosen, found, shown, listing.slice(at))

    lines = ranked_lines(shown, rows, benchmark, columns.metrics, sought)
    listed, listed_pager = listing.cut([row for row in rows.values() if row.standing == Result.Standing.LISTED], at)
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
        lines=[replace(line, metrics=[pair for pair in line.metrics if pair[0] in metrics]) for line in lines],
        metrics_beside=metrics,
        fixed=fixed,
        column_choices=columns.choices,
        pager=pager,
        models=found.models,
        ranked=len(found.rows),
        listed=listed_lines(listed, sought),
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
    return _chart(benchmark, chosen, Slim.fetch(chosen.ranked(benchmark)))


def best_of(benchmark: Benchmark, filters: BoardFilters, system: System) -> Result | None:
    """The best result of a model on the board of the same page; None where none ranks. Raises as `board` does."""
    known = about(benchmark)
    chosen = choose(benchmark, known.metrics, Counts.of(benchmark, filters.as_of), filters)
    key = "-rank_key" if higher_is_better(chosen.metric) else "rank_key"
    return (
        printed(chosen.ranked(benchmark).filter(system=system))
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


# Rows ------------------------------------------------------------------------------------------------------------


def _fetch(
    benchmark: Benchmark,
    metrics: Sequence[Metric],
    chosen: Chosen,
    found: Standings,
    shown: Sequence[Placed],
    listed: Any,
) -> dict[int, Result]:
    """Every whole row that the page prints, by key: its lines, the lead, what is listed, joint and the baseline.

    One statement, and one more where a joint number is in a metric that the board does not have; standing and benchmark
    tell afterwards what is what.
    """
    leading = [row.pk for row in (found.leader, found.runner_up) if row is not None]
    joint = Result.objects.scores().filter(jointly=benchmark)
    parts: list[Any] = [
        [*leading, *(line.best.pk for line in shown)],
        listed,
        joint.exclude(reason=ranking.Reason.REJECTED).order_by("pk").values("pk")[:JOINT_SHOWN],
        chosen.ranked(benchmark)
        .filter(source=Result.Source.BENCHMARK, date_end__isnull=False)
        .order_by(_WHEN, "pk")
        .values("pk")[:1],
    ]
    # A union, because a database that is given alternatives instead may well read the whole table.
    first, *rest = (Result.objects.order_by().filter(pk__in=part).values("pk") for part in parts)
    rows = sorted(_printed_with_passages().filter(pk__in=first.union(*rest)), key=lambda row: row.pk)
    by_pk = {metric.pk: metric for metric in metrics}
    if missing := {row.metric_id for row in rows if row.metric_id is not None} - set(by_pk):
        by_pk |= Metric.objects.in_bulk(missing)
    for row in rows:
        if row.benchmark_id is not None:
            row.benchmark = benchmark
        if row.metric_id is not None:
            row.metric = by_pk[row.metric_id]
    return {row.pk: row for row in rows}


@cache
def _printed_with_passages() -> QuerySet[Result]:
    """All results with what their lines print, to be narrowed: made once, since every page asks alike."""
    return with_passages(printed_on_board(Result.objects.order_by()))


def _ranks(row: Result) -> bool:
    return row.standing == Result.Standing.RANKED


def _first(rows: Any) -> Result | None:
    """The earliest of some rows, by the end of its period."""
    dated = [row for row in rows if row.date_end is not None]
    return min(dated, key=lambda row: (row.date_end, row.pk), default=None)


def _lead(benchmark: Benchmark, metric: Metric | None, found: Standings, rows: Mapping[int, Result]) -> Lead | None:
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
    benchmark: Benchmark

    @property
    def rows(self) -> QuerySet[Result]:
        search = search_of(self.filters)
        rows = self.chosen.listed(self.benchmark)
        rows = rows if search is None else rows.filter(search)
        return rows.order_by(_WHEN.desc(), "pk")

    @property
    def total(self) -> int | None:
        return None if self.filters.searching else self.counts.listed(self.chosen.metric, self.chosen.setting)

    def slice(self, at: BoardFilters) -> Any:
        """The keys of one page's rows and of one more, as a subquery; none where nothing is listed."""
        if self.total == 0:
            return []
        start = (at.listed - 1) * LISTED_SIZE
        return self.rows.values("pk")[start : start + LISTED_SIZE + 1]

    def position(self, pk: int) -> int | None:
        """Where a result stands in the whole list; None where it does not."""
        keys = list(self.rows.values_list("pk", flat=True))
        return keys.index(pk) if pk in keys else None

    def cut(self, found: Sequence[Result], at: BoardFilters) -> tuple[list[Result], Pager]:
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
    filled = {metric for line in lines for metric, beside in line.metrics if beside is not None}
    return [name for name in columns.fixed if says.get(name, True)], [row for row in columns.metrics if row in filled]


def _states_setting(result: Result) -> bool:
    return any(getattr(result, field) for field in (*ranking.SETTING_FIELDS, "note"))
