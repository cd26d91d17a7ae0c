"""`manage.py make_person`: a login for somebody who curates, with a role; or another role for one who is here."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from leaderboard.people import Role
from leaderboard.services import people

NO_ROLE = "none"


class Command(BaseCommand):
    """Make or change one person, and print the password of a new one, once."""

    help = (
        "Make a login with a role, or give somebody another role. A new login's password is made here and printed "
        "once; its owner changes it under /admin/password_change/."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name to log in with")
        parser.add_argument(
            "--role",
            required=True,
            choices=[*Role, NO_ROLE],
            help="curator: decisions, names, suggestions; editor: also the catalogue, its conventions and merges; "
            "administrator: also people; none: takes the role away, and what was decided stays",
        )
        parser.add_argument("--shown-name", metavar="NAME", help="what pages show under decisions; default the login's")
        parser.add_argument("--new-password", action="store_true", help="make a new password for a login that exists")

    def handle(self, *args: Any, name: str, role: str, **options: Any) -> None:
        wanted = None if role == NO_ROLE else Role(role)
        with transaction.atomic():
            person = User.objects.filter(username=name).first()
            made = person is None
            if person is None:
                if wanted is None:
                    raise CommandError(f"Nobody is called {name} here, so there is no role to take away.")
                person = self._new(name)
            people.give_role(person, wanted)
            if options["shown_name"] is not None:
                try:
                    people.choose_name(person, options["shown_name"])
                except people.NameRefusedError as refused:
                    raise CommandError(f"--shown-name: {refused}") from None
            password = self._password(person) if made or options["new_password"] else ""
        said = f"{name} is {'a reader' if wanted is None else f'{_article(wanted)} {wanted}'} now."
        if person.is_superuser:
            said += " As a superuser, this person may do everything whatever the role."
        self.stdout.write(said)
        if password:
            self.stdout.write(f"Password: {password}\nIt is shown this once. Log in at /admin/ and change it there.")

    def _new(self, name: str) -> User:
        person = User(username=name)
        try:
            person.full_clean(exclude=["password"])
        except ValidationError as refused:
            raise CommandError(f"“{name}” cannot be a login: {' '.join(refused.messages)}") from None
        person.set_unusable_password()
        person.save()
        return person

    def _password(self, person: User) -> str:
        password = secrets.token_urlsafe(15)
        person.set_password(password)
        person.save(update_fields=["password"])
        return password


def _article(role: Role) -> str:
    return "a" if role is Role.CURATOR else "an"
