"""Tasks: all of them as a tree, and one with its benchmarks, each with its best and a small chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from leaderboard.filters import PageFilters
from leaderboard.models import Benchmark, BenchmarkSummary, Result, Status, Task
from leaderboard.queries.names import find
from leaderboard.queries.paging import Pager, slice_of
from leaderboard.queries.trends import Trend, trends_of

PAGE_SIZE = 24
# A line through fewer steps says no more than the number beside it.
_STEPS = 2


@dataclass(frozen=True, slots=True)
class Branch:
    """One task with the subtasks under it, and the number of results of every benchmark of theirs, by its key."""

    task: Task
    counted: Mapping[int, int]
    branches: Sequence[Branch]

    @property
    def benchmarks(self) -> int:
        """How many benchmarks with results it has, those of subtasks too, each once."""
        return len(self.counted)

    @property
    def results(self) -> int:
        """How many results those have."""
        return sum(self.counted.values())


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A benchmark of a task; `trend` is None where there is no line to draw."""

    summary: BenchmarkSummary
    trend: Trend | None

    @property
    def best(self) -> Result | None:
        """The leader of its first board."""
        return self.summary.best


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of one task's benchmarks, most results first. `above` leads to it from the root of the tree."""

    filters: PageFilters
    branch: Branch
    above: Sequence[Task]
    lines: Sequence[TaskLine]
    pager: Pager


def tree() -> list[tuple[str, list[Branch]]]:
    """All tasks that have benchmarks with results, as trees by area, in two statements."""
    children = _children(standing())
    areas: dict[str, list[Branch]] = defaultdict(list)
    for branch in _branches(None, children, _counted()):
        areas[branch.task.area.replace("-", " ").capitalize()].append(branch)
    return sorted(areas.items())


def task_at(slug: str, normalised: str) -> Task:
    """The task at an address. Raises `names.Moved` and `names.Missing`."""
    return cast(Task, find(Task.objects.all(), "task", slug, normalised))


def task(entry: Task, filters: PageFilters) -> TaskPage:
    """One task's page: its subtasks with counts, and the benchmarks of all of them. Raises `InvalidParameter`."""
    every = list(standing())
    keys = under(entry.pk, every)
    counted = _counted(keys)
    branches = _branches(entry.pk, _children(every), counted)
    branch = Branch(entry, _joined(entry, branches, counted), branches)
    tagged = tagged_with(keys).filter(benchmark=OuterRef("pk"))
    rows = BenchmarkSummary.objects.filter(Exists(tagged), benchmark__status=Status.CONFIRMED, results__gt=0)
    named = rows.select_related("benchmark", "best__system", "metric").order_by("-results", "benchmark__slug")
    summaries, pager = slice_of(named, filters, size=PAGE_SIZE, total=branch.benchmarks)
    drawn = trends_of(summary for summary in summaries if len(summary.steps) >= _STEPS)
    return TaskPage(
        filters=filters,
        branch=branch,
        above=_above(entry, {row.pk: row for row in every}),
        lines=[TaskLine(summary, drawn.get(summary.pk)) for summary in summaries],
        pager=pager,
    )


def standing() -> QuerySet[Task]:
    """The tasks that were not merged into another, each joined with the one it stands under."""
    rows: QuerySet[Task] = Task.objects.filter(merged_into=None).select_related("parent__merged_into")
    return rows


def tagged_with(tasks: Collection[int]) -> QuerySet[Any]:
    """The rows that put benchmarks under these tasks, or under what was merged into them."""
    return Benchmark.tasks.through.objects.filter(Q(task__in=tasks) | Q(task__merged_into__in=tasks))


def under(pk: int, every: Iterable[Task]) -> set[int]:
    """The keys of a task and of all its subtasks."""
    children = _children(every)
    found, waiting = {pk}, [pk]
    while waiting:
        fresh = {row.pk for row in children.get(waiting.pop(), ())} - found
        found |= fresh
        waiting += fresh
    return found


def _above(entry: Task, every: Mapping[int, Task]) -> list[Task]:
    """What a task stands under, from the root; a ring of parents, which nobody should make, ends where it closes."""
    found: list[Task] = []
    parent = every.get(_parent(entry) or 0)
    while parent is not None and parent != entry and parent not in found:
        found.append(parent)
        parent = every.get(_parent(parent) or 0)
    return found[::-1]


def _counted(tasks: Collection[int] | None = None) -> dict[int, dict[int, int]]:
    """By task, of these or of all, the number of results of each confirmed benchmark that is right under it."""
    tagged = Benchmark.tasks.through.objects.all() if tasks is None else tagged_with(tasks)
    tagged = tagged.filter(benchmark__status=Status.CONFIRMED, benchmark__summary__results__gt=0)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    task = Coalesce("task__merged_into", "task")
    for key, benchmark, results in tagged.values_list(task, "benchmark_id", "benchmark__summary__results"):
        found[key][benchmark] = results
    return found


def _children(every: Iterable[Task]) -> dict[int | None, list[Task]]:
    children: dict[int | None, list[Task]] = defaultdict(list)
    for row in every:
        children[_parent(row)].append(row)
    return children


def _parent(row: Task) -> int | None:
    """What a task stands under, or what that was merged into; None for a root, and where that is the task itself."""
    above: int | None = row.parent.survivor.pk if row.parent is not None else None
    return above if above != row.pk else None


def _branches(
    parent: int | None, children: Mapping[int | None, Sequence[Task]], counted: Mapping[int, Mapping[int, int]]
) -> list[Branch]:
    """The tasks right under a task that have anything to show, by name, each with its own."""
    rows = children.get(parent, ())
    children = {key: some for key, some in children.items() if key != parent}  # so that no ring goes round for ever
    found = []
    for row in rows:
        branches = _branches(row.pk, children, counted)
        if joined := _joined(row, branches, counted):
            found.append(Branch(row, joined, branches))
    return found


def _joined(entry: Task, branches: Sequence[Branch], counted: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    joined = dict(counted.get(entry.pk, {}))
    for branch in branches:
        joined |= branch.counted
    return joined
