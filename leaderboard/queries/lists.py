"""The list of benchmarks, the list of models, and one model's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Case, Count, Exists, F, IntegerField, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import BenchmarkFilters, InvalidParameter, ListFilters, PageFilters
from leaderboard.models import Benchmark, Kind, Metric, Name, Paper, Result, Status, System, SystemAttribute, Task
from leaderboard.models.catalogue import Direction, NameSource
from leaderboard.queries.lines import BY_PERSON, Board, boards_of, printed
from leaderboard.queries.names import find, matching
from leaderboard.queries.paging import Pager, slice_of

PAGE_SIZE = 50
RESULTS_SIZE = 100
ALIASES_SHOWN = 30


# Benchmarks --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """One benchmark with what its page would say first."""

    benchmark: Benchmark
    tasks: Sequence[Task]
    metric: Metric | None
    best: Result | None
    results: int
    papers: int
    checked: int


@dataclass(frozen=True, slots=True)
class BenchmarkList:
    """One page of the list of benchmarks."""

    filters: BenchmarkFilters
    task: Task | None
    tasks: Sequence[Task]
    lines: Sequence[BenchmarkLine]
    pager: Pager

    @property
    def best(self) -> list[Result]:
        """The best results that the page shows."""
        return [line.best for line in self.lines if line.best is not None]


def benchmarks(filters: BenchmarkFilters, normalised: str) -> BenchmarkList:
    """The benchmarks that fit the filters. `normalised` is the search text as names are compared.

    Raises `InvalidParameter` for a task, metric or page that does not exist.
    """
    tasks = list(Task.objects.filter(Exists(Benchmark.tasks.through.objects.filter(task=OuterRef("pk")))))
    task = next((row for row in tasks if row.slug == filters.task), None)
    if filters.task and task is None:
        raise InvalidParameter("task", f"no benchmark is for the task “{filters.task}”.", [row.slug for row in tasks])
    has_results = Exists(Result.objects.visible().filter(benchmark=OuterRef("pk")))
    rows = Benchmark.objects.filter(
        status=Status.CANDIDATE if filters.show == "unconfirmed" else Status.CONFIRMED
    ).prefetch_related("tasks")
    if filters.show != "empty":
        rows = rows.filter(has_results)
    if task is not None:
        rows = rows.filter(tasks=task)
    if filters.metric:
        metric = Metric.objects.filter(slug=filters.metric).first()
        if metric is None:
            raise InvalidParameter("metric", f"there is no metric “{filters.metric}”.", ["the short name of a metric"])
        rows = rows.filter(Exists(Result.objects.filter(benchmark=OuterRef("pk"), metric=metric)))
    if filters.q:
        rows = rows.filter(matching(Kind.BENCHMARK, normalised) if normalised else Q(pk__in=[]))
    if filters.sort == "results":
        found = Result.objects.filter(benchmark=OuterRef("pk")).order_by().values("benchmark")
        counted = Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        rows = rows.annotate(n=Coalesce(counted, 0)).order_by("-n", "slug")
    else:
        rows = rows.order_by("slug")
    shown, pager = slice_of(rows, filters, size=PAGE_SIZE, total=rows.count())
    return BenchmarkList(filters=filters, task=task, tasks=tasks, lines=_benchmark_lines(shown), pager=pager)


def _benchmark_lines(shown: Sequence[Benchmark]) -> list[BenchmarkLine]:
    results = Result.objects.visible().filter(benchmark__in=shown).order_by()
    totals = {
        pk: (count, papers, checked)
        for pk, count, papers, checked in results.values_list("benchmark").annotate(
            count=Count("pk"),
            papers=Count("paper", distinct=True),
            checked=Count("pk", filter=Q(checked__in=BY_PERSON)),
        )
    }
    best = best_of_boards(shown)
    return [
        BenchmarkLine(
            benchmark=row,
            tasks=list(row.tasks.all()),
            metric=best[row.pk].metric if row.pk in best else None,
            best=best.get(row.pk),
            results=totals.get(row.pk, (0, 0, 0))[0],
            papers=totals.get(row.pk, (0, 0, 0))[1],
            checked=totals.get(row.pk, (0, 0, 0))[2],
        )
        for row in shown
    ]


def best_of_boards(benchmarks: Sequence[Benchmark]) -> dict[int, Result]:
    """The best ranked result of the board that each benchmark shows first, by benchmark; in two statements."""
    ranked = Result.objects.ranked().filter(benchmark__in=benchmarks)
    counts: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    ends: dict[tuple[int, Board], Any] = {}
    for benchmark, metric, direction, group, count, low, high in (
        ranked.order_by()
        .values_list("benchmark", "metric", "metric__direction", "group")
        .annotate(count=Count("pk"), low=Min("rank_key"), high=Max("rank_key"))
    ):
        counts[benchmark].append((metric, group, count))
        ends[benchmark, Board(metric, group)] = low if direction == Direction.LOWER else high
    wanted = Q(pk__in=[])
    for row in benchmarks:
        board = boards_of(counts.get(row.pk, ()), row.default_metric_id)
        if board is not None:
            wanted |= Q(benchmark=row.pk, metric=board.metric, group=board.group, rank_key=ends[row.pk, board])
    best: dict[int, Result] = {}
    rows = ranked.filter(wanted).select_related("system", "metric")
    for result in rows.order_by(F("date_end").asc(nulls_last=True), "pk"):
        best.setdefault(cast(int, result.benchmark_id), result)
    return best


# Models ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CountedSystem:
    """A model and how many results on how many benchmarks it has."""

    system: System
    results: int
    boards: int


@dataclass(frozen=True, slots=True)
class SystemList:
    """One page of the list of models."""

    filters: ListFilters
    systems: Sequence[CountedSystem]
    pager: Pager


@dataclass(frozen=True, slots=True)
class RankedResult:
    """A result of a model with its rank on its board; `of` is how many models are compared there."""

    result: Result
    rank: int | None
    of: int


@dataclass(frozen=True, slots=True)
class SystemPage:
    """One model's page."""

    filters: PageFilters
    system: System
    results: Sequence[RankedResult]
    pager: Pager
    aliases: Sequence[str]
    attributes: Sequence[SystemAttribute]
    paper: Paper | None


def systems(filters: ListFilters, normalised: str) -> SystemList:
    """The models with results whose names hold the search text, by address, which is nearly by name."""
    of_system = Result.objects.filter(system=OuterRef("pk"))
    rows = System.objects.filter(Exists(of_system.visible()))
    if filters.q:
        rows = rows.filter(matching(Kind.SYSTEM, normalised) if normalised else Q(pk__in=[]))
    shown, pager = slice_of(rows.order_by("slug"), filters, size=2 * PAGE_SIZE)
    counts = {
        pk: (results, boards)
        for pk, results, boards in Result.objects.visible()
        .filter(system__in=shown)
        .order_by()
        .values_list("system")
        .annotate(results=Count("pk"), boards=Count("benchmark", distinct=True))
    }
    return SystemList(
        filters=filters, systems=[CountedSystem(row, *counts.get(row.pk, (0, 0))) for row in shown], pager=pager
    )


def system_at(slug: str, normalised: str) -> System:
    """The model at an address. Raises `names.Moved` and `names.Missing`."""
    return cast(System, find(System.objects.select_related("paper"), "system", slug, normalised))


def system(entry: System, filters: PageFilters) -> SystemPage:
    """One model's page: its results by benchmark, best board first, with ranks where they rank."""
    results = printed(Result.objects.visible().filter(system=entry)).order_by(
        "benchmark__name", "metric__name", "group", "pk"
    )
    shown, pager = slice_of(results, filters, size=RESULTS_SIZE)
    places = places_of([result for result in shown if result.standing == Result.Standing.RANKED])
    names = Name.objects.filter(system=entry, ambiguous=False).exclude(source=NameSource.SLUG).order_by("id")
    return SystemPage(
        filters=filters,
        system=entry,
        results=[RankedResult(result, *places.get(result.pk, (None, 0))) for result in shown],
        pager=pager,
        aliases=[text for text in names.values_list("text", flat=True)[:ALIASES_SHOWN] if text != entry.name],
        attributes=list(SystemAttribute.objects.filter(system=entry).order_by("name", "id")[:ALIASES_SHOWN]),
        paper=entry.paper,
    )


def places_of(results: Sequence[Result]) -> dict[int, tuple[int | None, int]]:
    """The rank of each ranked result among the models of its board, and how many those are; in one statement.

    A rank is one more than the number of other models with a better number, as `ranking.ranks` gives it; a result that
    is not its model's best is placed as if it were.
    """
    if not results:
        return {}
    same = Result.objects.ranked().filter(
        benchmark=OuterRef("benchmark"), metric=OuterRef("metric"), group=OuterRef("group")
    )
    others = same.exclude(system=OuterRef("system"))
    better = Case(
        When(metric__direction=Direction.LOWER, then=_models(others.filter(rank_key__lt=OuterRef("rank_key")))),
        default=_models(others.filter(rank_key__gt=OuterRef("rank_key"))),
    )
    rows = Result.objects.filter(pk__in=[result.pk for result in results]).order_by()
    placed: Any = rows.annotate(better=better, of=_models(same))
    return {
        pk: (ahead + 1 if of >= ranking.RANKED_FROM else None, of)
        for pk, ahead, of in placed.values_list("pk", "better", "of")
    }


def _models(results: Any) -> Coalesce:
    """How many models these results are of, as a subquery."""
    counted = results.order_by().values("benchmark").annotate(n=Count("system", distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
