"""What a database's own full-text search can do for us, whichever database it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

# A text that very many names hold is looked for in so many of them.
LOOKED_AT = 5000
# Of names that are spelled nearly so, so many are compared letter by letter.
COMPARED = 2000
NAMES, PAPERS = "leaderboard_name", "leaderboard_paper"


class Index(ABC):
    """The index of one database. Everything asked of it costs about the same however much there is."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    # Laying

    @abstractmethod
    def install(self) -> None:
        """Lay what is missing, filled with what the tables hold; nothing where the tables are not there yet."""

    @abstractmethod
    def problems(self) -> list[str]:
        """What is missing, a sentence each; nothing where the tables are not there yet."""

    @abstractmethod
    def remove(self) -> None:
        """Take the index away: before very many rows are written, or to lay it anew."""

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Write very many names and papers faster: the index is laid anew at the end, come what may."""
        self.remove()
        try:
            yield
        finally:
            self.install()

    # Asking

    @abstractmethod
    def names(self, spelled: str, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[int]:
        """Keys of names, the shortest `limit` of each kind that begin with `spelled` or hold all `words`.

        All texts are normalised, as names are.
        """

    @abstractmethod
    def near(self, spelled: str, kinds: Sequence[str]) -> list[tuple[int, str]]:
        """Keys and spellings of names that may be `spelled` with a letter or two wrong, in no order."""

    @abstractmethod
    def papers(self, words: Sequence[Sequence[str]], limit: int) -> list[int]:
        """Keys of papers, the last `limit` that came in, whose titles have a word that begins so for each of `words`.

        Each of `words` is a choice of spellings.
        """

    @abstractmethod
    def words_near(self, word: str) -> list[str]:
        """Words of titles that begin with the same letter and are about as long, in no order."""

    # Shared

    def rows(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    def keys(self, sql: str, parameters: Sequence[Any]) -> list[int]:
        """The first column of what is found."""
        return [int(str(row[0])) for row in self.rows(sql, parameters)]

    def tables(self) -> set[str]:
        """All tables, our own virtual ones too."""
        return set(self.connection.introspection.table_names())


def index_of(connection: BaseDatabaseWrapper) -> Index:
    """The index of this database."""
    from leaderboard.search.postgresql import PostgresIndex
    from leaderboard.search.sqlite import SqliteIndex

    return PostgresIndex(connection) if connection.vendor == "postgresql" else SqliteIndex(connection)


def by_length(found: str, kinds: Sequence[str], limit: int) -> tuple[str, list[Any]]:
    """SQL and parameters: of the names whose keys `found` selects, the shortest `limit` of each of these kinds.

    The join is a cross join because SQLite takes its tables in the order in which they stand: it would rather look
    through all names of these kinds than for the few that were found.
    """
    sql = f"""
        SELECT id FROM (
            SELECT name.id, row_number() OVER (PARTITION BY kind ORDER BY length(normalised), name.id) AS place
            FROM ({found}) AS found CROSS JOIN {NAMES} AS name
            WHERE name.id = found.id AND kind IN ({", ".join(["%s"] * len(kinds))})
        ) AS ordered WHERE place <= %s
    """
    return sql, [*kinds, limit]
