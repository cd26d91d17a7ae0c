"""What feeds tell: the newest results, and each result that was the best when it came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import F

from leaderboard.models import Benchmark, BoardChange, Result, Status, System, Task
from leaderboard.queries.firsts import first_boards
from leaderboard.queries.tasks import under

SHOWN = 50
# A task's feed follows so many of its benchmarks, those that changed last.
_FOLLOWED = 100


@dataclass(frozen=True, slots=True)
class News:
    """One result that a feed tells of: since when, and whether it was the best of its board then."""

    result: Result
    at: datetime
    best: bool = False


def newest() -> list[News]:
    """What entered the boards of confirmed benchmarks last and still stands there, newest first, each once."""
    entered = BoardChange.objects.filter(
        verb=BoardChange.Verb.ENTERED, benchmark__status=Status.CONFIRMED, result__isnull=False
    )
    first: dict[int, datetime] = {}
    for result, at in entered.order_by("-id").values_list("result_id", "at")[: 4 * SHOWN]:
        first.setdefault(result, at)
    found = _results(first)
    shown = (News(found[pk], at) for pk, at in first.items() if pk in found)
    return [news for news in shown if news.result.standing != Result.Standing.HIDDEN][:SHOWN]


def bests(benchmark: Benchmark) -> list[News]:
    """What took the lead of the benchmark's first board, newest first."""
    return _bests([benchmark.pk])


def bests_of_task(task: Task) -> list[News]:
    """What took the lead of a board of the task's benchmarks, newest first."""
    keys = under(task.pk, Task.objects.filter(merged_into=None))
    followed = Benchmark.objects.confirmed().filter(tasks__in=keys).distinct()
    last = followed.order_by(F("summary__changed_at").desc(nulls_last=True), "pk").values_list("pk", flat=True)
    return _bests(list(last[:_FOLLOWED]))


def of_model(system: System) -> list[News]:
    """The dated results of one model on boards, newest first."""
    rows = Result.objects.visible().filter(system=system, date_end__isnull=False)
    newest = rows.order_by("-date_end", "-pk").values_list("pk", flat=True)[:SHOWN]
    found = _results(list(newest))
    return [News(result, _day(result)) for pk in newest if (result := found.get(pk)) is not None]


def _bests(benchmarks: Sequence[int]) -> list[News]:
    # The first result of a board beats nothing: it is no new best.
    steps = [step for first in first_boards(benchmarks).values() for step in first.steps[1:]]
    found = sorted(_results(steps).values(), key=lambda result: (_day(result), result.pk), reverse=True)
    return [News(result, _day(result), best=True) for result in found[:SHOWN]]


def _results(keys: Collection[int]) -> dict[int, Result]:
    rows: Any = Result.objects.filter(pk__in=keys).with_names()
    return {row.pk: row for row in rows.defer("anchor__text__title", "anchor__text__body", "imported_row__raw")}


def _day(result: Result) -> datetime:
    """When a dated result counts: the end of the period that is known."""
    assert result.date_end is not None
    return datetime.combine(result.date_end, time(), tzinfo=UTC)
