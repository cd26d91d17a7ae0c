"""Rows into tables, many at once, with keys that are known before they are written."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.base import ModelState

from leaderboard.models import Anchor, Claim, Identifier, ImportedRow, Name, Paper, Result, System, Text
from leaderboard.services.outcome import Origin
from leaderboard.services.writing import insert

M = TypeVar("M", bound=models.Model)


class _Table:
    """Rows of one table, with the keys that they will have."""

    def __init__(self, model: type[models.Model]) -> None:
        self.rows: list[Any] = []
        self.first = next_key(model)


class Batch:
    """What one transaction writes; a table's keys go on where the database stands."""

    # What is referred to comes first.
    ORDER: tuple[type[models.Model], ...] = (
        Paper,
        Identifier,
        Text,
        System,
        Name,
        Anchor,
        Claim,
        ImportedRow,
        Result,
        Result.jointly.through,
    )

    def __init__(self) -> None:
        self._tables: dict[type[models.Model], _Table] = {model: _Table(model) for model in self.ORDER}
        self.origins: list[Origin] = []

    def __getitem__(self, model: type[models.Model]) -> _Table:
        return self._tables[model]

    def add(self, row: models.Model) -> None:
        """Keep the row and give it its key."""
        table = self._tables[type(row)]
        vars(row)["id"] = table.first + len(table.rows)  # `pk` would look for the keys of parents first
        table.rows.append(row)

    def store(self) -> None:
        """Write everything, in the transaction of the caller."""
        for model, table in self._tables.items():
            insert(model, table.rows)
        reset(*self.ORDER)


def drawn(model: type[M], **fields: Any) -> M:
    """A row with these fields: what `model(**fields)` gives, without asking each field about itself and telling who
    listens. What is not given is shared with all other rows, so never change it in place.
    """
    row = model.__new__(model)
    vars(row).update(_defaults(model), _state=ModelState(), **fields)
    return row


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field.get_default() for field in model._meta.concrete_fields}


def next_key(model: type[models.Model]) -> int:
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def reset(*written: type[models.Model]) -> None:
    """Let the database's own keys go on behind ours (PostgreSQL)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(written)):
            cursor.execute(statement)


def analyse() -> None:
    """Let PostgreSQL's planner know at once what was written; by itself it looks a while later, and SQLite never."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def settle() -> None:
    """Do what PostgreSQL would do by itself a while after so much was written: know it, and which rows all may see.

    Until then counting looks up each row instead of reading an index alone. Not possible within a transaction.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
