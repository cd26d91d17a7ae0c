"""Going through a list from where one stopped: the place of the last record, as an opaque word in an address.

What was added or taken away meanwhile moves nothing: the next records are those whose keys follow the last one's.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
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


def after(rows: Any, filters: RecordFilters, order: Sequence[Key], columns: dict[str, str]) -> Slice:
    """The records that follow the cursor, as dictionaries of `columns` (name in the answer: column of the table).

    The keys of `order` together tell every row from every other. Raises `InvalidParameter` for another list's cursor.
    """
    if filters.cursor:
        rows = rows.filter(_beyond(order, _read(filters.cursor, order)))
    rows = rows.order_by(*(("-" if key.down else "") + key.column for key in order))
    # A column may be asked for twice, as a field and as a key; the database hands it over once.
    paths = list(dict.fromkeys([*columns.values(), *(key.column for key in order)]))
    found = list(rows.values_list(*paths)[: filters.limit + 1])
    fields = [(name, paths.index(path)) for name, path in columns.items()]
    shown = [{name: row[place] for name, place in fields} for row in found[: filters.limit]]
    last = found[filters.limit - 1] if len(found) > filters.limit else None
    following = None if last is None else _cursor([last[paths.index(key.column)] for key in order])
    return Slice(shown, following)


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
