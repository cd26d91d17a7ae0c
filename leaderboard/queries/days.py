"""What a board's lines said at the end of one day and say at the end of another: the net difference, out of the log.

The log says of every line what it said before and after, so the state of a day need not be kept: a line's state at the
first day is what its first later change says "before", its state at the last day what its last change says "after".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from leaderboard.filters import DayFilters, InvalidParameter
from leaderboard.models import Benchmark, BoardChange
from leaderboard.queries.log import Difference, differences, of_board

Said = dict[str, Any]
# More than a page can show or a reader take in; the first so many of each kind stand there, all are counted.
SHOWN = 300


@dataclass(frozen=True, slots=True)
class Moved:
    """One line that stood on the board on both days and does not say the same."""

    before: Said
    after: Said
    result: int | None

    @property
    def said(self) -> Said:
        """What the line says on the later day."""
        return self.after

    @property
    def differences(self) -> list[Difference]:
        """What is different, field by field."""
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that stood on the board on one of the days only."""

    said: Said
    result: int | None


@dataclass(frozen=True, slots=True)
class Net:
    """The net difference of a board between two days."""

    entered: Sequence[Line] = ()
    left: Sequence[Line] = ()
    moved: Sequence[Moved] = ()
    changes: int = 0  # lines of the log in between, those that came to nothing included

    @property
    def any(self) -> bool:
        """Whether the two days differ at all."""
        return bool(self.entered or self.left or self.moved)


@dataclass
class _Course:
    """What became of one line between the two days."""

    before: Said
    after: Said = field(default_factory=dict)
    result: int | None = None


def between(benchmark: Benchmark, filters: DayFilters, *, today: date | None = None) -> Net | None:
    """The difference between the ends of the two days (UTC) of the filters; None where none are asked for.

    Raises `InvalidParameter` where one of the two is missing, they are the wrong way round, or one is still to come.
    """
    if filters.since is None and filters.until is None:
        return None
    if filters.since is None or filters.until is None:
        missing = "from" if filters.since is None else "to"
        raise InvalidParameter(missing, "two days are compared, and this one is missing.", ["a day: 2026-01-31"])
    if filters.since > filters.until:
        raise InvalidParameter(
            "from", f"{filters.since} comes after {filters.until}.", [f"{filters.until} or an earlier day"]
        )
    today = today or timezone.now().astimezone(UTC).date()
    if filters.until > today:
        raise InvalidParameter("to", f"{filters.until} is still to come.", [f"{today} or an earlier day"])
    changes = BoardChange.objects.filter(
        of_board(benchmark), at__gte=_end_of(filters.since), at__lt=_end_of(filters.until)
    )
    return net(changes.order_by("id"))


def net(changes: Iterable[BoardChange]) -> Net:
    """The difference that these lines of one board's log, oldest first, make together."""
    courses: dict[Any, _Course] = {}
    count = 0
    for change in changes:
        count += 1
        # A line of an older log whose result is gone is known by what it says alone.
        key = change.line if change.line is not None else _content(change.before or change.after)
        course = courses.get(key)
        if course is None:
            course = courses[key] = _Course(before=change.before)
        course.after, course.result = change.after, change.result_id
        if change.line is None and key != (now := _content(change.after)) and change.after:
            courses[now] = courses.pop(key)
    entered = [course for course in courses.values() if course.after and not course.before]
    left = [course for course in courses.values() if course.before and not course.after]
    entered, left = _without_returns(entered, left)
    return Net(
        entered=[Line(course.after, course.result) for course in entered],
        left=[Line(course.before, course.result) for course in left],
        moved=[
            Moved(course.before, course.after, course.result)
            for course in courses.values()
            if course.before and course.after and course.before != course.after
        ],
        changes=count,
    )


def _without_returns(entered: list[_Course], left: list[_Course]) -> tuple[list[_Course], list[_Course]]:
    """What left and came again as another row that says the very same has neither left nor entered."""
    gone: dict[str, list[_Course]] = {}
    for course in left:
        gone.setdefault(_content(course.before), []).append(course)
    came = []
    for course in entered:
        same = gone.get(_content(course.after))
        if same:
            same.pop()
        else:
            came.append(course)
    return came, [course for courses in gone.values() for course in courses]


def _content(said: Said) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def _end_of(day: date) -> datetime:
    """The first moment after the day."""
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(days=1)
