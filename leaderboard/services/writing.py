"""Rows, or columns of rows that are there, many at once, as plain values: many times faster than through instances.

For the fields of the ledger's own tables: numbers, texts, days, moments and JSON. Other kinds of fields are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

# Fewer rows than this are written one by one: a copy has two round trips of its own, arrays have a plan.
_AT_ONCE = 20


def insert(model: type[models.Model], rows: Iterable[models.Model | Mapping[str, Any]]) -> None:
    """Write rows that have their keys: what `bulk_create` does, without asking each field of each row about itself."""
    fields = model._meta.concrete_fields
    pick = itemgetter(*(field.attname for field in fields))
    packed = _packed(fields, (pick(row if isinstance(row, Mapping) else vars(row)) for row in rows))
    into = f"{_quoted(model._meta.db_table)} ({', '.join(_quoted(str(field.column)) for field in fields)})"
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql" and len(packed) >= _AT_ONCE:
        _copy(into, packed)
    else:
        _execute(f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(fields))})", packed)  # noqa: S608 - our own names


def update(model: type[models.Model], columns: Sequence[str], rows: Mapping[int, Sequence[Any]]) -> None:
    """Write these fields of rows that are there, by key: what `bulk_update` does with an expression for each value."""
    fields: list[Any] = [*map(model._meta.get_field, columns), model._meta.pk]
    packed = _packed(fields, ((*row, pk) for pk, row in rows.items()))
    table, names = _quoted(model._meta.db_table), [_quoted(field.column) for field in fields]
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql" and len(packed) >= _AT_ONCE:
        _update_at_once(table, names, [_type(field) for field in fields], packed)
    else:
        said = ", ".join(f"{name} = %s" for name in names[:-1])
        _execute(f"UPDATE {table} SET {said} WHERE {names[-1]} = %s", packed)  # noqa: S608 - our own names


def _packed(fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """The rows' values, which begin with those of `fields`, as the database's driver takes them."""
    ops = connections[DEFAULT_DB_ALIAS].ops
    packing = [(place, pack) for place, field in enumerate(fields) if (pack := _packing(field, ops))]
    packed = []
    for row in rows:
        values = list(row)
        for place, pack in packing:
            values[place] = pack(values[place])
        packed.append(values)
    return packed


def _execute(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run one prepared statement with each row's values."""
    if rows:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.executemany(statement, rows)


def _copy(into: str, rows: Iterable[Sequence[Any]]) -> None:
    """Stream rows into a table by PostgreSQL's COPY, which neither parses nor answers each of them."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _update_at_once(table: str, names: Sequence[str], types: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows by one statement, the last value of each the key: PostgreSQL takes longer to begin a statement on a
    table of many indexes than to write a row by it. The values travel as an array for each column.
    """
    said = ", ".join(f"{name} = new.{name}" for name in names[:-1])
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {said} FROM unnest({arrays}) AS new ({', '.join(names)}) "  # noqa: S608 - our own names
            f"WHERE {table}.{names[-1]} = new.{names[-1]}",
            [list(column) for column in zip(*rows, strict=True)],
        )


def _type(field: models.Field[Any, Any]) -> str:
    """What PostgreSQL calls the type of a column."""
    return str(field.rel_db_type(connections[DEFAULT_DB_ALIAS]))


def _packing(field: models.Field[Any, Any], ops: Any) -> Callable[[Any], Any] | None:
    """How the field's values become what the drivers take; None where they are that already."""
    if isinstance(field, (models.UUIDField, models.BinaryField, models.DurationField)):
        raise TypeError(f"{field} is none of the fields that are written plain.")
    if isinstance(field, models.DateTimeField):
        return ops.adapt_datetimefield_value  # type: ignore[no-any-return]
    if not isinstance(field, models.JSONField):
        return None
    encoder = field.encoder
    # Most lists and mappings are empty: no doubts, no links, nothing stated.
    empty = {kind: ops.adapt_json_value(kind(), encoder) for kind in (list, dict)}

    def pack(value: Any) -> Any:
        if value is None:
            return None
        return empty[type(value)] if not value and type(value) in empty else ops.adapt_json_value(value, encoder)

    return pack


def _quoted(name: str) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(name)
