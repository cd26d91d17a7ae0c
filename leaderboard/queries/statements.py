"""Statements that are made once and asked often.

Django takes a millisecond to build a query and write it as SQL, and a page asks several that differ in values alone. A
`Statement` keeps the text, for each database; `Given` stands in the query where a value will, and `Day` for a date.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

from django.db import connection
from django.db.models import CharField, DecimalField, Expression, FloatField, Func

N = TypeVar("N", bound=tuple[Any, ...])

KEPT = 10_000  # values of a column
_PLACE = "%s"


class Given(Expression):
    """A value that is told when the statement is asked; with `many`, as many of them as there are, behind an `in`."""

    def __init__(self, name: str, *, many: bool = False) -> None:
        super().__init__()
        self.name, self.many = name, many

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A place for the value, and itself in its stead."""
        return _PLACE, [self]


class Day(Func):
    """A date that the database hands over as text, which Python reads faster than a driver or Django does."""

    template = "CAST(%(expressions)s AS text)"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Year, month and day, however the server is set to write days."""
        return self.as_sql(compiler, connection, template="TO_CHAR(%(expressions)s, 'YYYY-MM-DD')", **context)

    def get_db_converters(self, connection: Any) -> list[Any]:
        """What makes it a date."""
        return [_date]


def _date(said: str | None, _expression: Any, _connection: Any) -> date | None:
    return date.fromisoformat(said) if said is not None else None


def tuples_of(kind: type[N], rows: Iterable[Iterable[Any]]) -> Iterator[N]:
    """Named tuples of rows that have as many columns: `_make` without a call of Python for each of hundreds."""
    return map(partial(tuple.__new__, kind), rows)


class Statement:
    """A query of `values_list` whose text is made when it is asked for the first time."""

    def __init__(self, query: Any) -> None:
        self._query = query
        self._written: dict[str, _Written] = {}
        self._writing = threading.Lock()

    def rows(self, **given: Any) -> list[Sequence[Any]]:
        """The rows of the query with these values given, in no order but the query's."""
        return list(zip(*self.columns(**given), strict=True))

    def columns(self, **given: Any) -> list[Sequence[Any]]:
        """The same column by column, for what makes values of many rows at once; none where there is no row."""
        written = self._written.get(connection.vendor)
        return (written or self._write()).columns(given)

    def _write(self) -> _Written:
        """The text, made once: writing changes what the query counts, so that two threads must not do it at a time."""
        with self._writing:
            if connection.vendor not in self._written:
                self._written[connection.vendor] = _Written(self._query)
            return self._written[connection.vendor]


class _Written:
    """A statement as text for one kind of database, and what makes values of its columns."""

    def __init__(self, query: Any) -> None:
        compiler = query.query.get_compiler(connection=connection)
        text, values = compiler.as_sql()
        self._pieces, self._values = list(_pieces(text)), values
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        self._converters = [
            (place, _converting(converter, column))
            for place, (converters, column) in compiler.get_converters(columns).items()
            for converter in converters
        ]

    def columns(self, given: dict[str, Any]) -> list[Sequence[Any]]:
        """What the database answers, column by column made what Python calls it."""
        text, values = [self._pieces[0]], []
        for value, piece in zip(self._values, self._pieces[1:], strict=True):
            if not isinstance(value, Given):
                values.append(value)
                text.append(_PLACE)
            elif value.many:
                values.extend(given[value.name])
                text.append(", ".join([_PLACE] * len(given[value.name])) or "NULL")  # which nothing is among
            else:
                values.append(given[value.name])
                text.append(_PLACE)
            text.append(piece)
        with connection.cursor() as cursor:
            cursor.execute("".join(text), values)
            columns: list[Sequence[Any]] = list(zip(*cursor.fetchall(), strict=True))
        for place, converting in self._converters if columns else ():
            columns[place] = list(map(converting, columns[place]))
        return columns


def _converting(converter: Any, column: Any) -> Callable[[Any], Any]:
    """What makes a value of a column what Python calls it.

    Numbers and days come again and again, and are made by value alone: those that were made lately are kept.
    """

    def converting(value: Any) -> Any:
        return converter(value, column, connection)

    plain = isinstance(column, Day) or isinstance(column.output_field, DecimalField | FloatField)
    return lru_cache(KEPT)(converting) if plain else converting


def _pieces(text: str) -> Iterator[str]:
    """A statement cut at its places; "%%s" is none, but stands for the signs "%s" themselves."""
    start = 0
    for sign in re.finditer("%[%s]", text):
        if sign[0] == _PLACE:
            yield text[start : sign.start()]
            start = sign.end()
    yield text[start:]
