"""Tables without what each row that is written costs them: indexes, references and search, laid anew at the end.

An index that is laid over all rows at once is sorted once; row by row it is looked through for each, and much of it is
written again with every transaction, or on PostgreSQL for each row that is written over. References are looked up row
by row in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple

from django.db import connection, transaction

from leaderboard.models import Result
from leaderboard.search import index_of
from leaderboard.services.sample.rows import Batch

# Shows how a step goes on: what it does, of how many; entered, it hands out what is told how many more are done.
Watch = Callable[[str, int | None], AbstractContextManager[Callable[[int], object]]]
# Results are read by board while they are weighed.
_OF_BOARDS = "result_board"
# What SQLite may keep in memory while it is filled, where it needs as much.
_KIBIBYTES = 256_000


@contextmanager
def bare(watch: Watch) -> Iterator[Callable[[], None]]:
    """Write very many rows of the samples' tables faster. Hands out what is to be called before results are weighed.

    Search is laid anew at the end. Other indexes, and on PostgreSQL references, go only before there is any result: all
    is one transaction then, which nobody writes beside, and which whatever ends it in the middle takes back.
    """
    search = index_of(connection)
    if Result.objects.exists():
        with search.suspended():
            yield lambda: None
            with watch("Laying the search index", None):
                search.install()
        return
    with _room(), transaction.atomic():
        search.remove()
        parts = _parts()
        _execute(part.drop for part in parts.values())

        def lay_boards() -> None:
            with watch("Laying the index of boards", None):
                _lay([parts.pop(_OF_BOARDS)])

        yield lay_boards
        with watch("Laying indexes", None):
            _lay(parts.values())
            search.install()


class _Part(NamedTuple):
    """An index or a reference of a table: the statements that take it away and lay it anew."""

    drop: str
    lay: str


def _parts() -> dict[str, _Part]:
    """What rows of the samples' tables are entered into or held against, by name, but for keys and what is unique."""
    tables = [model._meta.db_table for model in Batch.ORDER]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                """
                SELECT name.relname, format('DROP INDEX %%I', name.relname), pg_get_indexdef(laid.indexrelid)
                FROM pg_index AS laid JOIN pg_class AS name ON name.oid = laid.indexrelid
                WHERE laid.indrelid = ANY(%s::regclass[]) AND NOT laid.indisunique
                UNION ALL
                SELECT conname, format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
                    format(
                        'ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)
                    )
                FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])
                """,
                [tables, tables],
            )
            return {name: _Part(*statements) for name, *statements in cursor.fetchall()}
        cursor.execute(
            "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'"
        )
        found = cursor.fetchall()
    quoted = connection.ops.quote_name
    return {name: _Part(f"DROP INDEX {quoted(name)}", lay) for table, name, lay in found if table in tables}


@contextmanager
def _room() -> Iterator[None]:
    """Let SQLite keep more of the file in memory: what is not yet committed cannot be read where it is mapped."""
    if connection.vendor == "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {-_KIBIBYTES}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")


def _lay(parts: Iterable[_Part]) -> None:
    if connection.vendor == "postgresql":
        _execute(["SET CONSTRAINTS ALL IMMEDIATE"])  # no table may be changed of which something is still to check
    _execute(part.lay for part in parts)


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
