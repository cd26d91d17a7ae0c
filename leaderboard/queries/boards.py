"""A benchmark's page: who leads, what ranks, what does not and why, and what the page covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.db.models import Count, F, Q, QuerySet

from leaderboard import ranking
from leaderboard.filters import ALL_GROUPS, BoardFilters, InvalidParameter
from leaderboard.models import Benchmark, Metric, Result, Task
from leaderboard.models.papers import TextKind
from leaderboard.queries.conventions import Conventions, conventions
from leaderboard.queries.lines import Slim, addresses, boards_of, higher_is_better, in_order, printed
from leaderboard.queries.names import find
from leaderboard.queries.paging import Pager, cut
from leaderboard.queries.passages import Passage, passage_of, with_passages

PAGE_SIZE = 100
LISTED_SIZE = 50
# Further results of a model that fold under its best one; the model's page has them all.
FOLDED = 5
JOINT_SHOWN = 20
# What a column sorts by. Ranks are found first and stay with their rows.
_SORT_FIELDS = {
    "model": "system__name",
    "setting": "group",
    "source": "source",
    "checked": "checked",
    "paper": "paper__title",
    "date": "date_end",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One metric or group that the page could show, with the number of ranked results in it."""

    words: str
    count: int
    address: str
    chosen: bool


class Folded(NamedTuple):
    """A further result of a model, as the line of its best one names it: its number, its setting, and its page."""

    pk: int
    printed: str
    value: Decimal
    factor: Decimal
    rank_key: Decimal
    note: str
    split: str
    shots: str
    regime: str
    extra_data: str
    tools: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: a result, its page, its rank among models, and the same model's other results."""

    result: Result
    address: str
    passage: Passage | None
    rank: int | None = None
    others: Sequence[Folded] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads: the best result, how many models share its number, and how many models are compared."""

    result: Result
    sharing: int
    models: int

    @property
    def sharing_others(self) -> int:
        """How many other models have the same number."""
        return self.sharing - 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the lines of a page came out of."""

    results: int
    papers: Sequence[tuple[str, int]]  # (kind of text, papers)
    imports: int
    checked: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The ranked results that a board's chart draws, in no order: slim, because a chart names only what it draws."""

    benchmark: Benchmark
    metric: Metric | None
    higher_is_better: bool
    rows: Sequence[Slim]

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw: two results that have a place in time."""
        return sum(1 for row in self.rows if row.date_end is not None) > 1


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All that a benchmark's page prints."""

    benchmark: Benchmark
    filters: BoardFilters
    tasks: Sequence[Task]
    metric: Metric | None
    metrics: Sequence[Choice]
    group: str | None  # None where groups are joined or nothing ranks
    groups: Sequence[Choice]
    lead: Lead | None
    lines: Sequence[Line]
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


@dataclass(frozen=True, slots=True)
class _Facets:
    """How many results of a benchmark there are, by metric, group and standing."""

    ranked: dict[int, Counter[str]]
    listed: Counter[int | None]
    gains: int

    @classmethod
    def of(cls, benchmark: Benchmark) -> _Facets:
        ranked: dict[int, Counter[str]] = defaultdict(Counter)
        listed: Counter[int | None] = Counter()
        gains = 0
        rows = Result.objects.filter(benchmark=benchmark).order_by().values_list("metric", "group", "standing", "kind")
        for metric, group, standing, kind, count in rows.annotate(count=Count("pk")):
            if kind == Result.Kind.DELTA:
                gains += count
            elif standing == Result.Standing.RANKED and metric is not None:
                ranked[metric][group] += count
            elif standing == Result.Standing.LISTED:
                listed[metric] += count
        return cls(ranked=dict(ranked), listed=listed, gains=gains)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Which metric and group the reader, or the default, chose."""

    metric: Metric | None
    group: str | None
    metrics: Sequence[Choice]
    groups: Sequence[Choice]

    def ranked(self, benchmark: Benchmark) -> QuerySet[Result]:
        """The results that rank on this board."""
        rows = Result.objects.ranked().filter(benchmark=benchmark, metric=self.metric)
        return rows if self.group is None else rows.filter(group=self.group)

    def listed(self, benchmark: Benchmark) -> QuerySet[Result]:
        """What belongs on this board and does not rank: in this metric, or in none that is known."""
        rows = Result.objects.filter(benchmark=benchmark, standing=Result.Standing.LISTED)
        return rows.filter(Q(metric=self.metric) | Q(metric=None))


def benchmark_at(slug: str, normalised: str) -> Benchmark:
    """The benchmark at an address. Raises `names.Moved` and `names.Missing`."""
    return cast(
        Benchmark,
        find(Benchmark.objects.select_related("default_metric", "superseded_by"), "benchmark", slug, normalised),
    )


def board(benchmark: Benchmark, filters: BoardFilters) -> BoardPage:
    """One benchmark's page. Raises `InvalidParameter` for a metric, group or page that it does not have."""
    facets = _Facets.of(benchmark)
    chosen = _choose(benchmark, facets, filters)
    up = higher_is_better(chosen.metric)
    slims = Slim.fetch(chosen.ranked(benchmark), _SORT_FIELDS.get(filters.sort.lstrip("-"), ""))
    folded = ranking.best_per_model(slims, higher_is_better=up)
    places = ranking.ranks([best for best, _ in folded])
    numbered = list(zip(folded, places, strict=True))
    _sort(numbered, filters.sort)
    shown, pager = cut(numbered, filters, size=PAGE_SIZE)

    leader = folded[0][0] if folded else None
    wanted = {best.pk for (best, _), _ in shown} | ({leader.pk} if leader else set())
    rows = _fetch(Result.objects.filter(pk__in=wanted))
    others = _folded([row.pk for (_, rest), _ in shown for row in rest[:FOLDED]])
    address = addresses()
    lines = [
        Line(
            result=rows[best.pk],
            address=address(best.pk),
            passage=passage_of(rows[best.pk]),
            rank=place,
            others=in_order([row.pk for row in rest[:FOLDED]], others),
            more=max(0, len(rest) - FOLDED),
        )
        for (best, rest), place in shown
        if best.pk in rows
    ]
    listed, listed_pager = _listed(chosen.listed(benchmark), facets, chosen, filters)
    joint = printed(Result.objects.scores().filter(jointly=benchmark).exclude(reason=ranking.Reason.REJECTED))
    return BoardPage(
        benchmark=benchmark,
        filters=filters,
        tasks=list(benchmark.tasks.all()),
        metric=chosen.metric,
        metrics=chosen.metrics,
        group=chosen.group,
        groups=chosen.groups,
        lead=_lead(folded, rows),
        lines=lines,
        pager=pager,
        models=len(folded),
        ranked=len(slims),
        listed=listed,
        listed_pager=listed_pager,
        joint=list(joint.order_by("pk")[:JOINT_SHOWN]),
        gains=facets.gains,
        coverage=_coverage(benchmark, chosen),
        chart=_chart(benchmark, chosen.metric, slims),
        conventions=conventions(benchmark),
    )


def chart(benchmark: Benchmark, filters: BoardFilters) -> Chart:
    """What the chart of the same page draws, alone. Raises as `board` does."""
    chosen = _choose(benchmark, _Facets.of(benchmark), filters)
    return _chart(benchmark, chosen.metric, Slim.fetch(chosen.ranked(benchmark)))


def _choose(benchmark: Benchmark, facets: _Facets, filters: BoardFilters) -> _Chosen:
    known = set(facets.ranked) | {pk for pk in facets.listed if pk is not None}
    metrics = {metric.pk: metric for metric in Metric.objects.filter(pk__in=known)}
    first = boards_of(
        ((pk, group, count) for pk, groups in facets.ranked.items() for group, count in groups.items()),
        benchmark.default_metric_id,
    )
    metric = metrics.get(first.metric) if first else _most_listed(metrics, facets)
    if filters.metric:
        by_slug = {row.slug: row for row in metrics.values()}
        if filters.metric not in by_slug:
            raise InvalidParameter(
                "metric",
                f"this benchmark has no result in “{filters.metric}”.",
                sorted(by_slug) or ["none: it has no results yet"],
            )
        metric = by_slug[filters.metric]
    choices = [
        Choice(
            words=row.name,
            count=sum(facets.ranked.get(row.pk, {}).values()),
            address=filters.address(metric=row.slug, group="", sort="rank"),
            chosen=row == metric,
        )
        for row in sorted(metrics.values(), key=lambda row: (-sum(facets.ranked.get(row.pk, {}).values()), row.name))
    ]
    sizes = facets.ranked.get(metric.pk, Counter()) if metric else Counter()
    group = _chosen_group(sizes, filters)
    groups = [
        Choice(
            words=ranking.group_in_words(name),
            count=sizes[name],
            address=filters.address(group=name or ranking.NOT_STATED),
            chosen=name == group and not filters.joined,
        )
        for name in sorted(sizes, key=lambda name: (-sizes[name], name))
    ]
    return _Chosen(metric=metric, group=group, metrics=choices, groups=groups)


def _most_listed(metrics: dict[int, Metric], facets: _Facets) -> Metric | None:
    """Where nothing ranks, the metric that most listed results are in."""
    return max(metrics.values(), key=lambda row: (facets.listed[row.pk], -row.pk), default=None)


def _chosen_group(sizes: Counter[str], filters: BoardFilters) -> str | None:
    if filters.joined or not sizes:
        if filters.group and not filters.joined:
            raise InvalidParameter("group", "nothing ranks in this metric, so it has no groups.", [ALL_GROUPS])
        return None
    if not filters.group:
        return ranking.default_group(sizes)
    wanted = "" if filters.group == ranking.NOT_STATED else filters.group
    if wanted not in sizes:
        raise InvalidParameter(
            "group",
            f"no ranked result stands in the group “{filters.group}”.",
            [*(name or ranking.NOT_STATED for name in sorted(sizes)), ALL_GROUPS],
        )
    return wanted


def _sort(numbered: list[Any], sort: str) -> None:
    """Order the lines by the column asked for. Lines without anything in it come last, either way."""
    if sort == "rank":
        return
    down = sort.startswith("-")
    lower: Callable[[Any], Any] = lambda value: value.casefold() if isinstance(value, str) else value  # noqa: E731
    filled = [line for line in numbered if line[0][0].extra not in (None, "")]
    empty = [line for line in numbered if line[0][0].extra in (None, "")]
    filled.sort(key=lambda line: lower(line[0][0].extra), reverse=down)
    numbered[:] = filled + empty


def _fetch(results: QuerySet[Result]) -> dict[int, Result]:
    """Whole rows with all that a line prints, by key."""
    return {row.pk: row for row in with_passages(printed(results))}


def _folded(pks: Sequence[int]) -> dict[int, Folded]:
    address = addresses()
    rows = Result.objects.filter(pk__in=pks).order_by().values_list(*Folded._fields[:-1])
    return {row[0]: Folded._make((*row, address(row[0]))) for row in rows}


def _listed(
    results: QuerySet[Result], facets: _Facets, chosen: _Chosen, filters: BoardFilters
) -> tuple[list[Line], Pager]:
    own = facets.listed[chosen.metric.pk] if chosen.metric else 0
    count = own + facets.listed[None]
    numbers, pager = cut(range(count), filters, size=LISTED_SIZE, name="listed")
    if not numbers:
        return [], pager
    found = with_passages(printed(results)).order_by(F("date_end").desc(nulls_last=True), "pk")
    rows = found[numbers[0] : numbers[-1] + 1]
    address = addresses()
    return [Line(result=row, address=address(row.pk), passage=passage_of(row)) for row in rows], pager


def _lead(folded: Sequence[tuple[Slim, list[Slim]]], rows: dict[int, Result]) -> Lead | None:
    if not folded or folded[0][0].pk not in rows:
        return None
    best = folded[0][0]
    sharing = sum(1 for row, _ in folded if row.rank_key == best.rank_key)
    return Lead(result=rows[best.pk], sharing=sharing, models=len(folded))


def _coverage(benchmark: Benchmark, chosen: _Chosen) -> Coverage:
    """Over the ranked results of all groups and the listed ones: what they were read in or imported from."""
    rows = Result.objects.visible().filter(benchmark=benchmark).filter(Q(metric=chosen.metric) | Q(metric=None))
    by_origin = rows.order_by().values_list("anchor__text__kind", "imported_row__source")
    by_person = Count("pk", filter=Q(checked__in=[Result.Checked.CHECKED, Result.Checked.CORRECTED]))
    results = imports = checked = 0
    papers: Counter[str] = Counter()
    for kind, source, count, distinct, seen in by_origin.annotate(
        count=Count("pk"), papers=Count("paper", distinct=True), seen=by_person
    ):
        results += count
        checked += seen
        if kind is not None:
            papers[str(TextKind(kind))] += distinct
        elif source is not None:
            imports += 1
    return Coverage(results=results, papers=papers.most_common(), imports=imports, checked=checked)


def _chart(benchmark: Benchmark, metric: Metric | None, slims: Sequence[Slim]) -> Chart:
    return Chart(benchmark=benchmark, metric=metric, higher_is_better=higher_is_better(metric), rows=slims)


class Named(NamedTuple):
    """What a chart says of a point: model, paper, number and date; no more, because a chart has hundreds of points."""

    pk: int
    system: str
    paper: str | None
    printed: str
    value: Decimal
    factor: Decimal
    rank_key: Decimal
    date: date | None
    date_precision: str
    checked: str


_NAMED = ("pk", "system__name", "paper__title", *Named._fields[3:])


def named(pks: Sequence[int]) -> dict[int, Named]:
    """These results as a chart names them, by key."""
    return {row[0]: Named(*row) for row in Result.objects.filter(pk__in=pks).order_by().values_list(*_NAMED)}
