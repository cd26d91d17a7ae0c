"""The search index of SQLite: two FTS5 tables beside ours, kept true by triggers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaderboard.search.index import COMPARED, LOOKED_AT, NAMES, PAPERS, Index, by_length

# FTS5 table, the table and the column that it indexes, and how that is cut into pieces.
_TABLES = (
    ("search_name", NAMES, "normalised", "tokenize='trigram'"),
    ("search_title", PAPERS, "title", "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"),
)
# All words of titles, as FTS5 keeps them anyway.
_WORDS = "search_word"
# What FTS5 has no piece for.
_PIECE = 3
_LAST = "\U0010ffff"


class SqliteIndex(Index):
    """FTS5, with triggers on the tables that it indexes."""

    def install(self) -> None:
        existing = self.tables()
        for name, table, column, options in _TABLES:
            if table not in existing:
                continue
            missing = name not in existing or self._lost(name)
            with self.connection.cursor() as cursor:
                if name not in existing:
                    cursor.execute(
                        f"CREATE VIRTUAL TABLE {name} USING fts5("
                        f"{column}, content='{table}', content_rowid='id', {options})"
                    )
                for trigger, sql in _triggers(name, table, column).items():
                    cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
                    cursor.execute(f"CREATE TRIGGER {trigger} {sql}")
                if missing:
                    cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
        if "search_title" in self.tables() and _WORDS not in existing:
            with self.connection.cursor() as cursor:
                cursor.execute(f"CREATE VIRTUAL TABLE {_WORDS} USING fts5vocab(search_title, row)")

    def problems(self) -> list[str]:
        existing = self.tables()
        return [
            f"The search index of {table} is missing or no longer follows it."
            for name, table, *_ in _TABLES
            if table in existing and (name not in existing or self._lost(name))
        ]

    def remove(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {_WORDS}")
            for name, table, column, _ in _TABLES:
                for trigger in _triggers(name, table, column):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
                cursor.execute(f"DROP TABLE IF EXISTS {name}")

    def _lost(self, name: str) -> bool:
        """Whether triggers went missing: Django rebuilds a table to alter it, and SQLite drops its triggers with it."""
        found = self.keys("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{name}_%"])
        return found != [len(_triggers(name, "", ""))]

    def names(self, spelled: str, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[int]:
        begins = f"SELECT id FROM {NAMES} WHERE kind IN ({_marks(kinds)}) AND normalised >= %s AND normalised < %s"
        sql, parameters = begins, list[Any]([*kinds, spelled, spelled + _LAST])
        pieces = [word for word in words if len(word) >= _PIECE]
        if pieces:
            short = [word for word in words if len(word) < _PIECE]
            holds = " AND instr(name.normalised, %s) > 0" * len(short)
            sql += (
                " UNION SELECT id FROM (SELECT rowid AS found FROM search_name WHERE search_name MATCH %s LIMIT %s) "
                f"CROSS JOIN {NAMES} AS name WHERE id = found{holds}"
            )
            parameters += [" ".join(map(_quoted, pieces)), LOOKED_AT, *short]
        shortest, more = by_length(sql, kinds, limit)
        return self.keys(shortest, [*parameters, *more])

    def near(self, spelled: str, kinds: Sequence[str]) -> list[tuple[int, str]]:
        # Those with the same first letter and about the same length, and those that share most pieces.
        longest = len(spelled) + 2
        sql = (
            f"SELECT id, normalised FROM {NAMES} WHERE id IN (SELECT id FROM {NAMES} "
            f"WHERE kind IN ({_marks(kinds)}) AND normalised >= %s AND normalised < %s "
            f"AND length(normalised) BETWEEN %s AND %s LIMIT {COMPARED})"
        )
        parameters: list[Any] = [*kinds, spelled[:1], spelled[:1] + _LAST, len(spelled) - 2, longest]
        pieces = {spelled[at : at + _PIECE] for at in range(len(spelled) - _PIECE + 1)}
        if pieces:
            sql += (
                " UNION SELECT id, name.normalised "
                "FROM (SELECT rowid AS found FROM search_name WHERE search_name MATCH %s ORDER BY rank LIMIT 200) "
                f"CROSS JOIN {NAMES} AS name WHERE id = found AND kind IN ({_marks(kinds)})"
            )
            parameters += [" OR ".join(map(_quoted, sorted(pieces))), *kinds]
        return [(int(str(pk)), str(text)) for pk, text in self.rows(sql, parameters)]

    def papers(self, words: Sequence[Sequence[str]], limit: int) -> list[int]:
        wanted = " AND ".join(f"({' OR '.join(_quoted(word) + ' *' for word in some)})" for some in words)
        return self.keys(
            "SELECT rowid FROM search_title WHERE search_title MATCH %s ORDER BY rowid DESC LIMIT %s", [wanted, limit]
        )

    def words_near(self, word: str) -> list[str]:
        rows = self.rows(
            f"SELECT term FROM {_WORDS} WHERE term >= %s AND term < %s "
            f"AND length(term) BETWEEN %s AND %s LIMIT {COMPARED}",
            [word[:1], word[:1] + _LAST, len(word) - 1, len(word) + 2],
        )
        return [str(term) for (term,) in rows]


def _triggers(name: str, table: str, column: str) -> dict[str, str]:
    add = f"INSERT INTO {name}(rowid, {column}) VALUES (new.id, new.{column});"
    drop = f"INSERT INTO {name}({name}, rowid, {column}) VALUES ('delete', old.id, old.{column});"
    return {
        f"{name}_insert": f'AFTER INSERT ON "{table}" BEGIN {add} END',
        f"{name}_delete": f'AFTER DELETE ON "{table}" BEGIN {drop} END',
        f"{name}_update": f'AFTER UPDATE OF id, {column} ON "{table}" BEGIN {drop} {add} END',
    }


def _quoted(text: str) -> str:
    """A string of FTS5, in which nothing has a meaning of its own."""
    return '"' + text.replace('"', '""') + '"'


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))
