"""Append-only tables, held by the database itself on both engines.

A row of these tables is never deleted, and an update must leave every column as it is (so that a fixture loads twice).
Laid again after every migration, because SQLite drops a table's triggers when it rebuilds the table to alter it.
"""

from __future__ import annotations

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

MODELS = ("Text", "Anchor", "Claim", "ImportedRow", "Act", "Change")
PREFIX = "append_only"
_FUNCTION = f"{PREFIX}_refuse"


def _models() -> list[type[Model]]:
    return [apps.get_model("leaderboard", name) for name in MODELS]


def _names(table: str) -> dict[str, str]:
    return {event: f"{PREFIX}_{event.lower()}_{table}" for event in ("UPDATE", "DELETE")}


def install(connection: BaseDatabaseWrapper) -> None:
    """Lay the triggers where they are missing. Tables that do not exist yet are passed over."""
    existing = set(connection.introspection.table_names())
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
                "BEGIN RAISE EXCEPTION '% is append-only: add a row instead of changing one', TG_TABLE_NAME "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
        for model in _models():
            table = model._meta.db_table
            if table not in existing:
                continue
            # The columns that the table has now: on the way to a newer version it may not have all of them yet.
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            for event, trigger in _names(table).items():
                cursor.execute(_create(connection.vendor, table, columns, event, trigger))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: only for emptying a test database."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in _models():
            table = model._meta.db_table
            if table not in existing:
                continue
            for trigger in _names(table).values():
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger}"{on}')


def _create(vendor: str, table: str, columns: list[str], event: str, trigger: str) -> str:
    create = f'CREATE TRIGGER "{trigger}" BEFORE {event} ON "{table}" FOR EACH ROW'
    if vendor == "postgresql":
        changed = " WHEN (OLD.* IS DISTINCT FROM NEW.*)" if event == "UPDATE" else ""
        return f"{create}{changed} EXECUTE FUNCTION {_FUNCTION}()"
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    changed = f" WHEN {differs}" if event == "UPDATE" else ""
    refusal = f"{table} is append-only: add a row instead of changing one"
    return f"{create}{changed} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
