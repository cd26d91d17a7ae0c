"""The one application of the site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class LeaderboardConfig(AppConfig):
    """Tidemark: project and application in one package."""

    name = "leaderboard"
    verbose_name = "Tidemark"

    def ready(self) -> None:
        from leaderboard.people import keep_groups

        # SQLite rebuilds a table to alter it and drops its triggers on the way, so they are laid again every time.
        post_migrate.connect(_lay_triggers, sender=self)
        post_migrate.connect(_lay_search, sender=self)
        post_migrate.connect(_count_once, sender=self)
        post_migrate.connect(keep_groups, sender=self)
        checks.register(_check_search, checks.Tags.database)


def _lay_triggers(*, using: str, **kwargs: Any) -> None:
    from django.db import connections

    from leaderboard.models import append_only

    append_only.install(connections[using])


def _lay_search(*, using: str, **kwargs: Any) -> None:
    from django.db import connections

    from leaderboard.search import index_of

    index_of(connections[using]).install()


def _check_search(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Whether the search index is there and follows its tables (`manage.py check --database default`)."""
    from django.db import connections

    from leaderboard.search import index_of

    hint = "Run `manage.py migrate`, which lays the index anew; for pg_trgm, as a user who may create extensions."
    return [
        checks.Warning(problem, hint=hint, id="leaderboard.W001")
        for alias in databases or ()
        for problem in index_of(connections[alias]).problems()
    ]


def _count_once(*, using: str, **kwargs: Any) -> None:
    """Count the benchmarks of a database that comes from a version that counted none of this, or not all of it."""
    from django.db import connections

    from leaderboard.models import BenchmarkCounts, Result
    from leaderboard.services import summaries

    table = BenchmarkCounts._meta.db_table
    known = using == "default" and table in connections[using].introspection.table_names()
    if known and not BenchmarkCounts.objects.exists() and Result.objects.exists():
        summaries.refresh_all()
