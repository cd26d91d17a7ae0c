"""One page out of many: which lines, and the addresses of the pages beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from leaderboard.filters import Filters, InvalidParameter

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among its neighbours. `total` is None where counting would cost more than it tells."""

    first: int
    last: int
    total: int | None
    previous: str | None
    next: str | None

    @property
    def needed(self) -> bool:
        """Whether there is any other page."""
        return self.previous is not None or self.next is not None


def cut(rows: Sequence[T], filters: Filters, *, size: int, name: str = "page") -> tuple[Sequence[T], Pager]:
    """The lines of the page asked for, out of rows that are all at hand. Raises `InvalidParameter` beyond the last."""
    start = _start(filters, size, name)
    _refuse_beyond(start, len(rows), size, name)
    return rows[start : start + size], _pager(filters, name, start, size, min(start + size, len(rows)), len(rows))


def slice_of(rows: QuerySet[M], filters: Filters, *, size: int, total: int | None = None) -> tuple[list[M], Pager]:
    """The lines of the page asked for, fetched with one more to know whether a next page exists.

    `total` is only shown. Raises `InvalidParameter` for a page without lines, unless it is the first.
    """
    start = _start(filters, size, "page")
    found = list(rows[start : start + size + 1])
    if not found and start:
        raise InvalidParameter("page", "there is no such page.", ["an earlier page"])
    shown = found[:size]
    end = start + len(shown)
    return shown, _pager(filters, "page", start, size, end, end + 1 if len(found) > size else end, total)


def _start(filters: Filters, size: int, name: str) -> int:
    number: int = getattr(filters, name)
    return (number - 1) * size


def _refuse_beyond(start: int, count: int, size: int, name: str) -> None:
    if start and start >= count:
        last = max(1, -(-count // size))
        raise InvalidParameter(name, "there is no such page.", [f"a whole number from 1 to {last}"])


def _pager(filters: Filters, name: str, start: int, size: int, end: int, known: int, total: Any = ...) -> Pager:
    number = start // size + 1
    return Pager(
        first=start + 1 if end else 0,
        last=end,
        total=known if total is ... else total,
        previous=filters.address(**{name: number - 1}) if number > 1 else None,
        next=filters.address(**{name: number + 1}) if known > end else None,
    )
