"""How an act is written: the row with its changes, the name under it, what it is about, and how it is refused."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet

from leaderboard.models import Act, Change, Kind, Paper, Profile, Result
from leaderboard.models.catalogue import Entry
from leaderboard.services import catalogue


class ActError(ValueError):
    """An act that was refused: `errors` says what is wrong, by field ("" for the whole). Nothing was changed."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class StaleError(ActError):
    """The result is no longer what the person looked at."""

    def __init__(self) -> None:
        super().__init__(
            {"": "This result changed while you looked at it. See below what it says now, and decide again."}
        )


def record(
    person: User,
    verb: Act.Verb,
    reason: str,
    changes: Mapping[str, tuple[str, str]],
    *,
    subject: Mapping[str, Any],
    bulk: bool = False,
    undoes: Act | None = None,
    batch: uuid.UUID | None = None,
) -> Act:
    """Write one act with its changes, old and new by field; `subject` names the column that says what it is about."""
    act = Act.objects.create(
        person=person,
        shown_name=shown_name(person),
        verb=verb,
        reason=clean_reason(reason),
        bulk=bulk,
        batch=batch,
        undoes=undoes,
        **subject,
    )
    Change.objects.bulk_create(Change(act=act, field=field, old=old, new=new) for field, (old, new) in changes.items())
    return act


def record_undo(act: Act, person: User, reason: str, *, batch: uuid.UUID | None = None) -> Act:
    """Write the act that undoes one on an entry or a paper: the same subject, its changes the other way round."""
    subject: Any = act.subject
    changes = {change.field: (change.new, change.old) for change in act.changes.all()}
    return record(
        person, Act.Verb.UNDO, reason, changes, subject={subject_of(subject): subject}, undoes=act, batch=batch
    )


def shown_name(person: User) -> str:
    """The name that stands under a person's decisions: the one chosen, else the full name, else the login's."""
    profile = Profile.objects.filter(person=person).first()
    return (profile.shown_name if profile else person.get_full_name() or person.get_username())[:150]


def clean_reason(reason: str) -> str:
    """The reason as it is kept. Raises `ActError`."""
    if "\0" in reason:
        raise ActError({"reason": "The text holds a NUL byte. Type it anew."})
    return reason.strip()[:500]


def require_reason(reason: str) -> None:
    """Raises `ActError` where none is given."""
    if not reason.strip():
        raise ActError({"reason": "Say in a few words why; it is shown in the result's history."})


def subject_of(entry: Model) -> str:
    """The column of an act that is about an entry of the catalogue or a paper."""
    return "paper" if isinstance(entry, Paper) else catalogue.kind_of(entry).value  # type: ignore[arg-type]


def entry_history(entry: Model) -> list[Act]:
    """All acts on one entry of the catalogue or one paper, oldest first, with their changes.

    Those on what was merged into it are among them.
    """
    kind = subject_of(entry)
    mine = Q(**{kind: entry}) | Q(**{f"{kind}__merged_into": entry})
    return list(Act.objects.filter(mine).prefetch_related("changes").order_by("id"))


def results_of(entry: Entry) -> QuerySet[Result]:
    """The results that a change of this entry may touch."""
    kind = catalogue.kind_of(entry)
    if kind == Kind.TASK:
        return Result.objects.none()
    found = Q(**{str(kind.value): entry})
    if kind == Kind.BENCHMARK:
        found |= Q(jointly=entry)
    return Result.objects.filter(found).distinct()
