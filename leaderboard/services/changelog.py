"""The public change log of a board: what entered, left or moved, and by which run or act."""

from __future__ import annotations

from collections.abc import Sequence

from leaderboard import ranking
from leaderboard.models import Act, BoardChange, Metric, Result, Run, System

Cause = Run | Act
# What a line of a board says; a change in any of it is a line in the log.
_SAID = ("metric_id", "system_id", "value", "unit", "qualifier", "group", "standing", "reason", "date")


def lines(before: Result | None, after: Result | None, cause: Cause) -> list[BoardChange]:
    """The lines that one result's change adds, none where no board shows a difference.

    Either side may be None (new, gone). `write` fills in the names of models.
    """
    was = before if before is not None and _on_board(before) else None
    now = after if after is not None and _on_board(after) else None
    if was is not None and now is not None and was.benchmark_id == now.benchmark_id:
        if all(getattr(was, name) == getattr(now, name) for name in _SAID):
            return []
        return [_line(BoardChange.Verb.MOVED, was, now, cause)]
    found = []
    if was is not None:
        found.append(_line(BoardChange.Verb.LEFT, was, None, cause))
        if after is None:  # its row is deleted in this very transaction
            found[-1].result = None
    if now is not None:
        found.append(_line(BoardChange.Verb.ENTERED, None, now, cause))
    return found


def write(changes: Sequence[BoardChange]) -> None:
    """Store the lines, with the names that models and metrics have now."""
    said = [side for change in changes for side in (change.before, change.after) if side]
    systems = dict(System.objects.filter(pk__in={side["model"] for side in said}).values_list("pk", "name"))
    metrics = dict(Metric.objects.filter(pk__in={side["metric"] for side in said}).values_list("pk", "name"))
    for side in said:
        side["model"] = systems.get(side["model"], "")
        side["metric"] = metrics.get(side["metric"], "")
    BoardChange.objects.bulk_create(changes, batch_size=500)


def _on_board(result: Result) -> bool:
    return result.benchmark_id is not None and result.standing != Result.Standing.HIDDEN


def _line(verb: BoardChange.Verb, was: Result | None, now: Result | None, cause: Cause) -> BoardChange:
    shown = now or was
    assert shown is not None
    assert shown.benchmark_id is not None
    return BoardChange(
        run=cause if isinstance(cause, Run) else None,
        act=cause if isinstance(cause, Act) else None,
        verb=verb,
        benchmark_id=shown.benchmark_id,
        metric_id=shown.metric_id,
        result_id=shown.pk,
        before=_said(was),
        after=_said(now),
    )


def _said(result: Result | None) -> dict[str, object]:
    if result is None:
        return {}
    return {
        "model": result.system_id,
        "metric": result.metric_id,
        "value": result.printed,
        "unit": result.unit,
        "group": ranking.group_in_words(result.group),
        "standing": result.standing,
        "reason": result.reason,
        "date": result.date.isoformat() if result.date else "",
    }
