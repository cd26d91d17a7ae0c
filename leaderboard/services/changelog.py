"""The public change log of a board: what entered, left or moved, and by which run or act."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from leaderboard import ranking
from leaderboard.formats.changes_csv import ChangeRow
from leaderboard.models import Act, BoardChange, DatePrecision, Metric, Result, Run, System
from leaderboard.models.catalogue import Direction
from leaderboard.services.numbers import plain

Cause = Run | Act
# What a line of a board says or is ordered by; a change in any of it is a line in the log.
_SAID = (
    *("metric_id", "system_id", "paper_id", "printed", "value", "high", "unit", "qualifier", "rank_key", "group"),
    *(*ranking.SETTING_FIELDS, "note", "standing", "reason", "date", "date_precision", "source"),
)
_STATED = (*ranking.SETTING_FIELDS, "note")
# How much of YYYY-MM-DD is known.
_KNOWN: dict[str, int] = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


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
    named(changes)
    BoardChange.objects.bulk_create(changes, batch_size=500)


def named(changes: Collection[BoardChange]) -> None:
    """Put the names that models and metrics have now in the place of their keys."""
    said = [side for change in changes for side in (change.before, change.after) if side]
    systems = System.objects.in_bulk({side["model"] for side in said} - {None})
    metrics = Metric.objects.in_bulk({side["metric"] for side in said} - {None})
    for side in said:
        side["model"] = systems[side["model"]].name if side["model"] else ""
        side["metric"] = metrics[side["metric"]].name if side["metric"] else ""


def write_turned(metric: Metric, old: str, new: str, cause: Act) -> None:
    """Say on every board of the metric that another direction is better now, which turns the order of its lines."""
    if Direction.UNKNOWN in (old, new):  # then every result of the metric enters or leaves the ranking, and says so
        return
    boards = Result.objects.visible().filter(metric=metric, benchmark__isnull=False)
    BoardChange.objects.bulk_create(
        BoardChange(
            act=cause,
            verb=BoardChange.Verb.MOVED,
            benchmark_id=benchmark,
            metric=metric,
            before={"model": "every model", "metric": metric.name, "standing": _direction(old)},
            after={"model": "every model", "metric": metric.name, "standing": _direction(new)},
        )
        for benchmark in boards.order_by("benchmark").values_list("benchmark", flat=True).distinct()
    )


def changes_of(run: Run) -> Iterator[ChangeRow]:
    """Every line that the run wrote into the boards' change logs, in its order."""
    changes = BoardChange.objects.filter(run=run).select_related("benchmark").order_by("id")
    for change in changes.iterator(chunk_size=1000):
        yield ChangeRow(
            board=change.benchmark.key,
            name=change.benchmark.name,
            verb=change.verb,
            before=change.before,
            after=change.after,
        )


def _direction(value: str) -> str:
    return str(Direction(value).label) if value in Direction.values else value


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
        line=shown.pk,
        before=_said(was),
        after=_said(now),
    )


def _said(result: Result | None) -> dict[str, object]:
    if result is None:
        return {}
    return {
        "model": result.system_id,
        "metric": result.metric_id,
        "value": result.printed if result.factor == 1 else f"{result.printed} × {plain(result.factor)}",
        "unit": result.unit,
        "group": ranking.group_in_words(result.group),
        "standing": result.standing,
        "reason": result.reason,
        "setting": {name: value for name in _STATED if (value := getattr(result, name))},
        "source": result.source,
        "date": result.date.isoformat()[: _KNOWN[result.date_precision]] if result.date else "",
    }
