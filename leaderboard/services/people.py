"""People: their role, and the name that stands under their decisions."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.db import transaction

from leaderboard.models import Profile
from leaderboard.people import Role

NAME_LIMIT = 150


class NameRefusedError(ValueError):
    """A name that cannot stand under decisions; says why, in a sentence."""


def give_role(person: User, role: Role | None) -> None:
    """Make the person exactly this; None takes every role away, and with it the way into the administration.

    Groups that are no role's stay as they are, and so does whether the person is a superuser.
    """
    with transaction.atomic():
        person.groups.remove(*Group.objects.filter(name__in=[one.group for one in Role]))
        if role is not None:
            person.groups.add(Group.objects.get(name=role.group))
        person.is_staff = role is not None or person.is_superuser
        person.save(update_fields=["is_staff"])


def role_of(person: User) -> Role | None:
    """The person's role, the one with most rights where the administration gave several; None for a reader."""
    names = set(person.groups.values_list("name", flat=True))
    held = [role for role in Role if role.group in names]
    return held[-1] if held else None


def choose_name(person: User, typed: str) -> str:
    """Set the name that pages show under the person's decisions from now on; returns it as kept.

    Raises `NameRefusedError` for a name that is empty, too long, or known as somebody else's.
    """
    if "\0" in typed or not typed.isprintable():
        raise NameRefusedError("The name holds a character that cannot be shown. Type it anew.")
    name = " ".join(typed.split())
    if not name:
        raise NameRefusedError("Type a name: it stands under your decisions, so that readers know whose they are.")
    if len(name) > NAME_LIMIT:
        raise NameRefusedError(f"The name is {len(name)} characters long; {NAME_LIMIT} are the most.")
    with transaction.atomic():
        if _is_somebody_elses(person, name):
            raise NameRefusedError(f"“{name}” is the name of somebody else here. Choose another one.")
        Profile.objects.update_or_create(person=person, defaults={"shown_name": name})
    return name


def _is_somebody_elses(person: User, name: str) -> bool:
    others = User.objects.exclude(pk=person.pk)
    if others.filter(username__iexact=name).exists():
        return True
    if Profile.objects.filter(shown_name__iexact=name).exclude(person=person).exists():
        return True
    first, _, last = name.partition(" ")
    full = others.filter(first_name__iexact=first, last_name__iexact=last)
    return full.exists()
