"""Who may do what: the roles, each a group with exactly these rights. Readers need no login and have no role.

`manage.py migrate` makes the groups and brings them to this table every time, so that an upgrade that needs a further
right gives it. Whoever wants another mixture makes a group of their own: groups that are not named here are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.apps import AppConfig
from django.apps import apps as newest
from django.contrib.auth.management import create_permissions

# Rights that views and services ask for by name.
DECIDE = "leaderboard.decide"
MERGE = "leaderboard.merge"
TEACH = "leaderboard.change_name"
SETTLE = "leaderboard.change_suggestion"

_CATALOGUE = ("benchmark", "metric", "system", "task", "paper")
_RECORDS = ("act", "boardchange", "claim", "importedrow", "result", "run", "text")


class Role(StrEnum):
    """What a person may be on this site, beside a reader."""

    CURATOR = "curator"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def group(self) -> str:
        """The name of its group."""
        return f"{self.capitalize()}s"


def _of(verbs: tuple[str, ...], models: tuple[str, ...], app: str = "leaderboard") -> frozenset[str]:
    return frozenset(f"{app}.{verb}_{model}" for verb in verbs for model in models)


# Decisions on results, names and aliases, suggestions of visitors; all else is looked at.
_CURATOR = frozenset({DECIDE, TEACH, SETTLE}) | _of(("view",), (*_CATALOGUE, *_RECORDS, "name", "suggestion"))
# The catalogue with its conventions, papers, merges.
_EDITOR = _CURATOR | {MERGE} | _of(("add", "change", "delete"), _CATALOGUE)
# People: to make logins, give roles, and let those in again whom the login's brake keeps out.
_ADMINISTRATOR = (
    _EDITOR
    | _of(("add", "change", "view"), ("user",), "auth")
    | _of(("view",), ("group",), "auth")
    | _of(("view", "delete"), ("accessattempt",), "axes")
)

RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.CURATOR: _CURATOR,
    Role.EDITOR: _EDITOR,
    Role.ADMINISTRATOR: _ADMINISTRATOR,
}


def keep_groups(*, using: str, apps: Any = None, **kwargs: Any) -> None:
    """Bring the groups of the roles to the table above: after every migration, whatever step of an upgrade it was.

    `apps` are the models as that step leaves them: rights of later steps are missing then, and given by a later one.
    Rights are made here first, since Django makes those of the other applications only afterwards.
    """
    models = apps or newest
    try:
        groups = models.get_model("auth", "Group")._default_manager.using(using)
        rights = models.get_model("auth", "Permission")._default_manager.using(using)
    except LookupError:
        return
    for label in sorted({right.partition(".")[0] for right in _ADMINISTRATOR}):
        application: AppConfig = newest.get_app_config(label)
        create_permissions(application, verbosity=0, using=using, apps=models)
    labels = rights.select_related("content_type").filter(content_type__app_label__in=("leaderboard", "auth", "axes"))
    known = {f"{right.content_type.app_label}.{right.codename}": right.pk for right in labels}
    for role in Role:
        group, _ = groups.get_or_create(name=role.group)
        group.permissions.set([known[right] for right in RIGHTS[role] if right in known])
