"""Finding names and titles: one interface over each database's own full-text search.

Names (`Name.normalised`) are found by the three-letter pieces that they are made of, so that a text inside a name is
found, and one that is spelled nearly so. Titles (`Paper.title`) are found by their words, each by its beginning. SQLite
does both with FTS5, PostgreSQL with `pg_trgm` and `tsvector`; `index_of` hands out the one that fits a connection.

The database keeps its index true by itself, by triggers or as an index of the table, whoever writes and however. It is
laid by `post_migrate`, every time, since SQLite drops the triggers of a table that it rebuilds; a system check says
where it is missing. What the index gives are candidates, a bounded number of keys; `queries.search` orders them.
"""

from __future__ import annotations

from leaderboard.search.index import Index, index_of

__all__ = ["Index", "index_of"]
