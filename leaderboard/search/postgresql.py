"""The search index of PostgreSQL: indexes on expressions of our tables, which keep themselves, and a list of words.

Without the extension `pg_trgm`, which comes with every PostgreSQL and which the owner of a database may create, names
are still found, only slower, and misspelled ones by their first letter alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, transaction

from leaderboard.search.index import COMPARED, LOOKED_AT, NAMES, PAPERS, Index, by_length

# A title as words: PostgreSQL's own parser would take "GPT-4" for a number and "a/b" for a file.
_WORDS_OF = "to_tsvector('simple', regexp_replace({}, '[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+', ' ', 'g'))"
_TITLE = _WORDS_OF.format("title")
_INDEXES = {
    "search_title": f"ON {PAPERS} USING gin (({_TITLE}))",
    "search_name_begins": f"ON {NAMES} (kind, normalised text_pattern_ops)",
}
_PIECES = {"search_name": f"ON {NAMES} USING gin (normalised gin_trgm_ops)"}
# A shorter text is made of no piece, and would be looked for in every name.
_PIECE = 3
_WORD, _KEEP = "search_word", "search_word_keep"
# Databases, by alias, whose extension this process has seen: it does not go away, and is not asked for at each request.
_TRIGRAMS_SEEN: set[str] = set()


class PostgresIndex(Index):
    """Trigrams of names, words of titles; the words themselves in a table that a trigger adds to."""

    def install(self) -> None:
        existing = self.tables()
        if not {NAMES, PAPERS} <= existing:
            return
        if not self.has_trigrams:
            self._create_extension()
        self._settle()
        with self.connection.cursor() as cursor:
            for name, what in self._wanted.items():
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} {what}")
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_KEEP}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"INSERT INTO {_WORD} SELECT unnest(tsvector_to_array({_WORDS_OF.format('NEW.title')})) "
                "ON CONFLICT DO NOTHING; RETURN NULL; END $$"
            )
            cursor.execute(f"DROP TRIGGER IF EXISTS {_KEEP} ON {PAPERS}")
            cursor.execute(
                f"CREATE TRIGGER {_KEEP} AFTER INSERT OR UPDATE OF title ON {PAPERS} "
                f"FOR EACH ROW EXECUTE FUNCTION {_KEEP}()"
            )
            if _WORD not in existing:
                cursor.execute(f'CREATE TABLE {_WORD} (word text COLLATE "C" PRIMARY KEY)')
                cursor.execute(f"INSERT INTO {_WORD} SELECT DISTINCT unnest(tsvector_to_array({_TITLE})) FROM {PAPERS}")

    def problems(self) -> list[str]:
        existing = self.tables()
        if not {NAMES, PAPERS} <= existing:
            return []
        found = [] if self.has_trigrams else ["The extension pg_trgm, by which misspelled names are found, is missing."]
        indexes = {
            str(name)
            for (name,) in self.rows("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()", [])
        }
        found += [f"The search index {name} is missing." for name in self._wanted if name not in indexes]
        kept = self.rows("SELECT 1 FROM pg_trigger WHERE tgname = %s", [_KEEP])
        return found if kept and _WORD in existing else [*found, "The list of the titles' words is missing."]

    def remove(self) -> None:
        self._settle()
        with self.connection.cursor() as cursor:
            for name in (*_INDEXES, *_PIECES):
                cursor.execute(f"DROP INDEX IF EXISTS {name}")
            if PAPERS in self.tables():
                cursor.execute(f"DROP TRIGGER IF EXISTS {_KEEP} ON {PAPERS}")
            cursor.execute(f"DROP TABLE IF EXISTS {_WORD}")

    def _settle(self) -> None:
        """Within a transaction, check now what was to be checked at its end: PostgreSQL alters no table before."""
        if self.connection.in_atomic_block:
            with self.connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    @property
    def _wanted(self) -> dict[str, str]:
        return {**_INDEXES, **(_PIECES if self.has_trigrams else {})}

    @property
    def has_trigrams(self) -> bool:
        """Whether the extension is there; asked until it is."""
        alias = self.connection.alias
        if alias not in _TRIGRAMS_SEEN and self.rows("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'", []):
            _TRIGRAMS_SEEN.add(alias)
        return alias in _TRIGRAMS_SEEN

    def _create_extension(self) -> None:
        try:
            with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError:  # not ours to create; `problems` says so
            return

    def names(self, spelled: str, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[int]:
        found = f"(SELECT id FROM {NAMES} WHERE kind = ANY(%s) AND normalised LIKE %s)"
        parameters: list[Any] = [list(kinds), f"{_plain(spelled)}%"]
        if any(len(word) >= _PIECE for word in words):
            holds = " AND ".join(["normalised LIKE %s"] * len(words))
            found += f" UNION (SELECT id FROM {NAMES} WHERE {holds} LIMIT {LOOKED_AT})"
            parameters += [f"%{_plain(word)}%" for word in words]
        shortest, more = by_length(found, kinds, limit)
        return self.keys(shortest, [*parameters, *more])

    def near(self, spelled: str, kinds: Sequence[str]) -> list[tuple[int, str]]:
        sql = (
            f"(SELECT id, normalised FROM {NAMES} WHERE kind = ANY(%s) AND normalised LIKE %s "
            f"AND length(normalised) BETWEEN %s AND %s LIMIT {COMPARED})"
        )
        parameters: list[Any] = [list(kinds), f"{_plain(spelled[:1])}%", len(spelled) - 2, len(spelled) + 2]
        if self.has_trigrams:
            sql += (
                f" UNION (SELECT id, normalised FROM {NAMES} WHERE kind = ANY(%s) AND normalised %% %s "
                "ORDER BY similarity(normalised, %s) DESC LIMIT 200)"
            )
            parameters += [list(kinds), spelled, spelled]
        return [(int(str(pk)), str(text)) for pk, text in self.rows(sql, parameters)]

    def papers(self, words: Sequence[Sequence[str]], limit: int) -> list[int]:
        wanted = " & ".join(f"({' | '.join(_lexeme(word) for word in some)})" for some in words)
        # The inner limit bounds what is fetched where a word stands in very many titles.
        return self.keys(
            f"SELECT id FROM (SELECT id FROM {PAPERS} WHERE {_TITLE} @@ to_tsquery('simple', %s) LIMIT {LOOKED_AT}) "
            "AS found ORDER BY id DESC LIMIT %s",
            [wanted, limit],
        )

    def words_near(self, word: str) -> list[str]:
        rows = self.rows(
            f"SELECT word FROM {_WORD} WHERE word >= %s AND word < %s "
            f"AND length(word) BETWEEN %s AND %s LIMIT {COMPARED}",
            [word[:1], word[:1] + "\U0010ffff", len(word) - 1, len(word) + 2],
        )
        return [str(found) for (found,) in rows]


def _plain(text: str) -> str:
    """A text in which LIKE sees no wildcards."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _lexeme(word: str) -> str:
    """A word of a tsquery, by its beginning, in which nothing has a meaning of its own."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*"
