"""Tables without what each row that is written costs them: indexes, references and search, laid anew at the end.

An index that is laid over all rows at once is sorted once; row by row it is looked through for each, and on PostgreSQL
once more for each row that is written over. References are looked up row by row in the same way.
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
_NEEDED = ["result_board"]


@contextmanager
def bare(watch: Watch) -> Iterator[None]:
    """Write very many rows of the samples' tables faster.

    Search is laid anew at the end on both databases. Other indexes and references go on PostgreSQL alone, and only
    before there is any result: all is one transaction then, which nobody reads beside, and which whatever ends it in
    the middle takes back. SQLite would keep so long a transaction in a file of many times the database's size.
    """
    search = index_of(connection)
    if connection.vendor != "postgresql" or Result.objects.exists():
        with search.suspended():
            yield
            with watch("Laying the search index", None):
                search.install()
        return
    with transaction.atomic():
        search.remove()
        parts = _parts()
        _execute(part.drop for part in parts)
        yield
        with watch("Laying indexes", None):
            _execute(["SET CONSTRAINTS ALL IMMEDIATE"])  # no table may be changed of which something is still to check
            _execute(part.lay for part in parts)
            search.install()


class _Part(NamedTuple):
    """An index or a reference of a table: the statements that take it away and lay it anew."""

    drop: str
    lay: str


def _parts() -> list[_Part]:
    """What rows of the samples' tables are entered into or held against, but for keys and what must be unique."""
    tables = [model._meta.db_table for model in Batch.ORDER]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT format('DROP INDEX %%I', name.relname), pg_get_indexdef(laid.indexrelid)
            FROM pg_index AS laid JOIN pg_class AS name ON name.oid = laid.indexrelid
            WHERE laid.indrelid = ANY(%s::regclass[]) AND name.relname <> ALL(%s)
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = laid.indexrelid)
            UNION ALL
            SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
                format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])
            """,
            [tables, _NEEDED, tables],
        )
        return [_Part(*row) for row in cursor.fetchall()]


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
