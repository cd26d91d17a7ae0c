"""Going through a list from where one stopped: the place of the last record, as an opaque word in an address.

What was added or taken away meanwhile moves nothing: the next records are those whose keys follow the last one's.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from operator import itemgetter, or_
from typing import Any

from django.db.models import Q

from leaderboard.filters import InvalidParameter, RecordFilters

_NUMBER = re.compile(r"-?[0-9]{1,14}(?:\.[0-9]{1,10})?")
_KEY = re.compile(r"[0-9]{1,18}")
_ALLOWED = ("what an answer to the same question calls its next cursor",)


@dataclass(frozen=True, slots=True)
class Key:
    """One part of an order: a column that is never empty, what its values are, and which way it goes."""

    column: str
    kind: type[int] | type[str] | type[Decimal]
    down: bool = False

    def read(self, said: object) -> int | str | Decimal:
        """A value out of a cursor. Raises `ValueError`."""
        if not isinstance(said, str) or "\x00" in said:
            raise ValueError
        form = {int: _KEY, Decimal: _NUMBER}.get(self.kind)
        if form is not None and not form.fullmatch(said):
            raise ValueError
        return self.kind(said)


@dataclass(frozen=True, slots=True)
class Slice:
    """Some records of a list, and the cursor of those that follow; None where these are the last."""

    records: Sequence[dict[str, Any]]
    next: str | None


@dataclass(frozen=True)
class Layout:
    """What the records of a list hold and how they are ordered: `columns` are pairs of a name in the answer and a
    column of the table; the keys of `order` together tell every row from every other.
    """

    columns: tuple[tuple[str, str], ...]
    order: tuple[Key, ...]

    def asked(self, rows: Any) -> Any:
        """The same rows, in order, with what the records hold; filters may still follow."""
        return rows.order_by(*(("-" if key.down else "") + key.column for key in self.order)).values_list(*self._paths)

    def after(self, rows: Any, filters: RecordFilters) -> Slice:
        """Those of the rows, as `asked` gave them, that follow the cursor.

        Raises `InvalidParameter` for another list's cursor.
        """
        if filters.cursor:
            rows = rows.filter(_beyond(self.order, _read(filters.cursor, self.order)))
        found = list(rows[: filters.limit + 1])
        names = [name for name, _ in self.columns]
        places = [self._paths.index(path) for _, path in self.columns]
        pick = itemgetter(*places)
        shown = [dict(zip(names, pick(row), strict=True)) for row in found[: filters.limit]]
        last = found[filters.limit - 1] if len(found) > filters.limit else None
        keys = [self._paths.index(key.column) for key in self.order]
        return Slice(shown, None if last is None else _cursor([last[place] for place in keys]))

    @cached_property
    def _paths(self) -> list[str]:
        """The columns of the table; one that is asked for twice, as a field and as a key, is handed over once."""
        return list(dict.fromkeys([*(path for _, path in self.columns), *(key.column for key in self.order)]))


def after(rows: Any, filters: RecordFilters, order: Sequence[Key], columns: Mapping[str, str]) -> Slice:
    """The records that follow the cursor, as dictionaries of `columns`: see `Layout`, and its `after`."""
    layout = Layout(tuple(columns.items()), tuple(order))
    return layout.after(layout.asked(rows), filters)


def _beyond(order: Sequence[Key], last: Sequence[Any]) -> Q:
    """Behind the last row: in its first key, or equal there and behind it in the second, and so on."""
    cases = []
    same: dict[str, Any] = {}
    for key, value in zip(order, last, strict=True):
        cases.append(Q(**same, **{f"{key.column}__{'lt' if key.down else 'gt'}": value}))
        same[key.column] = value
    return reduce(or_, cases)


def _cursor(values: Sequence[Any]) -> str:
    said = json.dumps([format(value, "f") if isinstance(value, Decimal) else str(value) for value in values])
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _read(cursor: str, order: Sequence[Key]) -> list[int | str | Decimal]:
    try:
        said = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(said, list) or len(said) != len(order):
            raise ValueError
        return [key.read(value) for key, value in zip(order, said, strict=True)]
    except (ValueError, binascii.Error, RecursionError) as error:
        raise InvalidParameter("cursor", "it belongs to no list, or to another one.", _ALLOWED) from error
