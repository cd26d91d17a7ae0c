"""The one application of the site."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LeaderboardConfig(AppConfig):
    """Tidemark: project and application in one package."""

    name = "leaderboard"
    verbose_name = "Tidemark"

    def ready(self) -> None:
        from leaderboard.people import keep_groups

        # SQLite rebuilds a table to alter it and drops its triggers on the way, so they are laid again every time.
        post_migrate.connect(_lay_triggers, sender=self)
        post_migrate.connect(keep_groups, sender=self)


def _lay_triggers(*, using: str, **kwargs: Any) -> None:
    from django.db import connections

    from leaderboard.models import append_only

    append_only.install(connections[using])
