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
        # SQLite rebuilds a table to alter it and drops its triggers on the way, so they are laid again every time.
        post_migrate.connect(_lay_triggers, sender=self)
        post_migrate.connect(_make_groups, sender=self)


def _lay_triggers(*, using: str, **kwargs: Any) -> None:
    from django.db import connections

    from leaderboard.models import append_only

    append_only.install(connections[using])


# Who may do what, by group; an operator puts people into them. Rights that are taken from a group stay taken.
GROUPS = {"Curators": ("decide", "view_result", "view_act", "view_boardchange", "view_run")}


def _make_groups(*, app_config: AppConfig, using: str, apps: Any = None, **kwargs: Any) -> None:
    """Make the groups that are missing, once the rights they need are there: an upgrade may go in steps.

    `apps` are the models as the step leaves them. Rights are made first, since Django would make them only afterwards.
    """
    from django.apps import apps as newest
    from django.contrib.auth.management import create_permissions

    models = apps or newest
    try:
        group_model, right_model = models.get_model("auth", "Group"), models.get_model("auth", "Permission")
    except LookupError:
        return
    create_permissions(app_config, verbosity=0, using=using, apps=models)
    for name, rights in GROUPS.items():
        wanted = right_model.objects.using(using).filter(content_type__app_label="leaderboard", codename__in=rights)
        if wanted.count() == len(rights):
            group, made = group_model.objects.using(using).get_or_create(name=name)
            if made:
                group.permissions.set(wanted)
