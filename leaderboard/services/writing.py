"""Columns of many rows at once, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def update(model: type[models.Model], columns: Sequence[str], rows: Mapping[int, Sequence[Any]]) -> None:
    """Write these fields of rows that are there, by key: what `bulk_update` does, many times faster.

    One prepared statement takes the rows one after another, where Django would make an expression of each value.
    """
    if not rows:
        return
    quote = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(name) for name in columns]
    values = [
        [*(field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)), pk]
        for pk, row in rows.items()
    ]
    said = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(model._meta.db_table)} SET {said} WHERE id = %s",  # noqa: S608 - our own names
            values,
        )
