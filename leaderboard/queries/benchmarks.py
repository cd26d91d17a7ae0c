"""The list of benchmarks, out of their summaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from leaderboard.filters import BenchmarkFilters, InvalidParameter
from leaderboard.models import Benchmark, BenchmarkSummary, Kind, Metric, Result, Status, Task
from leaderboard.queries.names import matching, survivors
from leaderboard.queries.paging import Pager, slice_of
from leaderboard.queries.tasks import standing, tagged_with, under

PAGE_SIZE = 50
# What each column of the list sorts by.
_COLUMNS = {
    "name": "slug",
    "task": "first_task",
    "metric": "summary__metric__name",
    "best": "summary__best__rank_key",
    "model": "summary__best__system__name",
    "date": "summary__best__date_end",
    "results": "summary__results",
    "papers": "summary__papers",
    "checked": "summary__share_checked",
    "changed": "summary__changed_at",
}


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """One benchmark with what its page would say first; `summary` is an empty one where it never had a result."""

    benchmark: Benchmark
    tasks: Sequence[Task]
    summary: BenchmarkSummary

    @property
    def best(self) -> Result | None:
        """The leader of its first board."""
        return self.summary.best


@dataclass(frozen=True, slots=True)
class BenchmarkList:
    """One page of the list of benchmarks; `tasks` and `metrics` are what it can be narrowed to."""

    filters: BenchmarkFilters
    tasks: Sequence[Task]
    metrics: Sequence[Metric]
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
    every = list(standing())
    placed = Benchmark.tasks.through.objects.values_list(Coalesce("task__merged_into", "task"), flat=True)
    of_benchmarks = set(placed.distinct())
    first = BenchmarkSummary.objects.filter(metric=OuterRef("pk"))
    metrics = list(Metric.objects.filter(Exists(first)))
    status = Status.CANDIDATE if filters.show == "unconfirmed" else Status.CONFIRMED
    rows = Benchmark.objects.filter(status=status, merged_into=None)
    if filters.show != "empty":
        rows = rows.filter(summary__results__gt=0)
    if filters.task:
        task = next((row for row in every if row.slug == filters.task), None)
        if task is None:
            known = [row.slug for row in every if row.pk in of_benchmarks]
            raise InvalidParameter("task", f"there is no task “{filters.task}”.", known)
        tagged = tagged_with(under(task.pk, every)).filter(benchmark=OuterRef("pk"))
        rows = rows.filter(Exists(tagged))
    if filters.metric:
        metric = Metric.objects.filter(slug=filters.metric, merged_into=None).first()
        if metric is None:
            raise InvalidParameter("metric", f"there is no metric “{filters.metric}”.", [row.slug for row in metrics])
        rows = rows.filter(Exists(Result.objects.filter(benchmark=OuterRef("pk"), metric=metric)))
    if filters.q:
        rows = rows.filter(matching(Kind.BENCHMARK, normalised) if normalised else Q(pk__in=[]))
    shown, pager = slice_of(_sorted(rows, filters.sort).only("pk"), filters, size=PAGE_SIZE, total=rows.count())
    return BenchmarkList(
        filters=filters,
        tasks=[row for row in every if row.pk in of_benchmarks],
        metrics=metrics,
        lines=lines_of([row.pk for row in shown]),
        pager=pager,
    )


def _sorted(rows: QuerySet[Benchmark], sort: str) -> QuerySet[Benchmark]:
    """In the order that was asked for, equal ones by address; what a column knows nothing of comes last."""
    name = sort.lstrip("-")
    if name == "task":
        rows = rows.annotate(first_task=Min("tasks__name"))
    column = F(_COLUMNS[name])
    ordered = column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
    return rows.order_by(ordered, "slug")


def lines_of(benchmarks: Sequence[int]) -> list[BenchmarkLine]:
    """The lines of these benchmarks, in their order, in two statements."""
    rows = (
        Benchmark.objects.select_related("summary__best__system", "summary__metric")
        .prefetch_related(Prefetch("tasks", Task.objects.select_related("merged_into")))
        .in_bulk(benchmarks)
    )
    return [
        BenchmarkLine(
            benchmark=row,
            tasks=survivors(row.tasks.all()),
            summary=row.summary if hasattr(row, "summary") else BenchmarkSummary(benchmark=row),
        )
        for pk in benchmarks
        if (row := rows.get(pk)) is not None
    ]
