"""Who comes to the admin, and forms as their pages send them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from leaderboard.models import Name
from tests import factories

Send = Callable[..., Any]
WORKED_ON = ("benchmark", "metric", "system", "task", "paper")


@pytest.fixture
def curator(db: None) -> User:
    """Staff who may work on the catalogue and papers, see all else, and decide on results."""
    person = User.objects.create_user("ada", password="a long pass phrase", is_staff=True, first_name="Ada")
    allowed = [f"{verb}_{model}" for verb in ("add", "change", "delete", "view") for model in WORKED_ON]
    seen = Permission.objects.filter(content_type__app_label="leaderboard", codename__startswith="view_")
    person.user_permissions.set(seen | Permission.objects.filter(codename__in=[*allowed, "change_result"]))
    return person


@pytest.fixture
def desk(curator: User, client: Client) -> Client:
    """A curator's browser."""
    client.force_login(curator)
    return client


@pytest.fixture
def staff(db: None, client: Client) -> Client:
    """Somebody who may enter the admin and nothing in it."""
    person = factories.make_person("bob", curator=False)
    person.is_staff = True
    person.save()
    client.force_login(person)
    return client


@pytest.fixture
def send(desk: Client) -> Send:
    """Send the form of an entry as its page shows it, with some fields changed; returns the response, not followed."""

    def post(entry: Any = None, kind: str = "", **changes: Any) -> Any:
        kind = kind or entry._meta.model_name
        verb, args = ("change", [entry.pk]) if entry else ("add", [])
        page = reverse(f"admin:leaderboard_{kind}_{verb}", args=args)
        shown = desk.get(page)
        assert shown.status_code == 200
        data = shown_data(shown.context["adminform"].form)
        for inline in shown.context["inline_admin_formsets"]:
            data |= shown_data(inline.formset.management_form)
            for form in inline.formset.forms:
                data |= shown_data(form)
        return desk.post(page, {**data, **changes})

    return post


def shown_data(form: Any) -> dict[str, Any]:
    """What a browser would send of this form, untouched."""
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            continue
        value = bound.field.prepare_value(value)
        if isinstance(value, list | tuple):
            value = [getattr(item, "pk", item) for item in value]
        sent[bound.html_name] = value
    return sent


def errors(response: Any) -> list[str]:
    """Every sentence that the form shows as an error."""
    assert response.status_code == 200, "the form was taken"
    found: list[str] = []
    for error in response.context["errors"]:  # a sentence of a whole form, or the list of a field's
        found += [error] if isinstance(error, str) else list(error)
    return found


def row_of(entry: Any, text: str) -> str:
    """The prefix of a name's fields in the form of its entry."""
    return f"names-{[name.text for name in entry.names.order_by('text')].index(text)}"


def new_row(entry: Any = None) -> str:
    """The prefix of the first empty row for a name."""
    return f"names-{entry.names.count() if entry else 0}"


def taught(entry: Any) -> dict[str, str]:
    """The names that lead to the entry, with their sources."""
    kind = entry._meta.model_name
    return dict(Name.objects.filter(**{kind: entry}).values_list("text", "source"))
