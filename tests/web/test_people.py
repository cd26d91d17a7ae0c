"""People: a login with a role in one command, a name of one's own under decisions, nobody raised beyond a role."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.test import Client

from leaderboard.models import Act, Profile
from leaderboard.people import RIGHTS, Role, keep_groups
from leaderboard.services import acts, people
from tests import factories
from tests.admin.conftest import shown_data
from tests.web.conftest import MODEL_BACKEND, World
from tests.web.page import parse


def make_person(*arguments: str) -> str:
    said = StringIO()
    call_command("make_person", *arguments, stdout=said)
    return said.getvalue()


def one(role: Role, name: str = "eve") -> User:
    person = User.objects.create_user(name)
    people.give_role(person, role)
    return User.objects.get(pk=person.pk)


# The command -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_a_new_person_can_log_in_with_the_password_printed(client: Client, db: None, role: Role) -> None:
    said = make_person("grace", "--role", role, "--shown-name", "Grace H.")
    password = next(line.partition(": ")[2] for line in said.splitlines() if line.startswith("Password"))
    assert client.login(username="grace", password=password)
    person = User.objects.get(username="grace")
    assert person.get_all_permissions() == RIGHTS[role]
    assert (person.is_staff, person.is_superuser) == (True, False)
    assert acts.shown_name(person) == "Grace H."


def test_another_role_takes_the_first_ones_place_and_keeps_the_password(db: None) -> None:
    make_person("grace", "--role", "administrator")
    before = User.objects.get().password
    assert "Password" not in make_person("grace", "--role", "curator")
    person = User.objects.get()
    assert (person.password, people.role_of(person)) == (before, Role.CURATOR)
    assert person.get_all_permissions() == RIGHTS[Role.CURATOR]


def test_a_new_password_is_made_when_asked_for(db: None) -> None:
    make_person("grace", "--role", "curator")
    before = User.objects.get().password
    assert "Password: " in make_person("grace", "--role", "curator", "--new-password")
    assert User.objects.get().password != before


def test_taking_the_role_away_shuts_the_door_and_keeps_what_was_decided(client: Client, world: World) -> None:
    make_person("grace", "--role", "curator")
    person = User.objects.get(username="grace")
    acts.dispute(world.ranked[0], person=person, reason="I doubt it.")
    make_person("grace", "--role", "none")
    client.force_login(User.objects.get(username="grace"), backend=MODEL_BACKEND)
    assert client.get("/curate/").status_code == 403
    assert Act.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a b", "--role", "curator"], "cannot be a login"),
        (["", "--role", "curator"], "cannot be a login"),
        (["nobody", "--role", "none"], "Nobody is called nobody"),
        (["eve", "--role", "king"], "invalid choice"),
        (["eve", "--role", "curator", "--shown-name", " "], "Type a name"),
        (["eve", "--role", "curator", "--shown-name", "ADA"], "somebody else"),
    ],
)
def test_what_is_refused_makes_nobody(db: None, arguments: list[str], says: str) -> None:
    factories.make_person("ada")
    with pytest.raises(CommandError, match=says):
        make_person(*arguments)
    assert [user.username for user in User.objects.all()] == ["ada"]


# The groups --------------------------------------------------------------------------------------------------------


def test_an_upgrade_brings_the_groups_to_the_table_and_leaves_people_and_other_groups_alone(db: None) -> None:
    person, group = one(Role.CURATOR), Group.objects.get(name="Curators")
    own = Group.objects.create(name="Ours")
    own.permissions.add(Permission.objects.get(codename="merge"))
    group.permissions.clear()
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    keep_groups(using="default")
    assert User.objects.get(pk=person.pk).get_all_permissions() == RIGHTS[Role.CURATOR]
    assert own.permissions.get().codename == "merge"


# The name on pages -------------------------------------------------------------------------------------------------


def test_a_chosen_name_stands_under_decisions_from_then_on(client: Client, world: World) -> None:
    person = one(Role.CURATOR)
    before = acts.dispute(world.ranked[1], person=person, reason="I doubt it.")
    client.force_login(person, backend=MODEL_BACKEND)
    answer = client.post("/curate/name/", {"name": "  Eve   of the lab "}, follow=True)
    assert parse(answer.content.decode()).one("#name")["value"] == "Eve of the lab"
    after = acts.dispute(world.ranked[2], person=person, reason="I doubt it.")
    assert (before.shown_name, after.shown_name) == ("eve", "Eve of the lab")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type a name"),
        ("  ", "Type a name"),
        ("x" * 151, "151 characters"),
        ("a\0b", "cannot be shown"),
        ("a\u202eb", "cannot be shown"),
        ("BOB", "somebody else"),
        ("bobby tables", "somebody else"),
        ("Bob Ross", "somebody else"),
    ],
)
def test_a_name_is_refused_with_the_reason_and_nothing_typed_is_lost(
    client: Client, db: None, typed: str, says: str
) -> None:
    bob = User.objects.create_user("bob", first_name="Bob", last_name="Ross")
    Profile.objects.create(person=bob, shown_name="Bobby Tables")
    client.force_login(one(Role.CURATOR), backend=MODEL_BACKEND)
    answer = client.post("/curate/name/", {"name": typed})
    assert answer.status_code == 422
    page = parse(answer.content.decode())
    assert says in page.one("#name-error").text
    assert page.one("#name")["value"] == typed.replace("\0", "�")
    assert not Profile.objects.filter(person__username="eve").exists()


def test_a_name_may_be_kept_as_it_is(db: None) -> None:
    person = one(Role.CURATOR)
    assert [people.choose_name(person, "Eve") for _ in range(2)] == ["Eve", "Eve"]


# What a curator may do to an entry, and what an editor ---------------------------------------------------------------


def entry_form(client: Client, world: World) -> tuple[str, dict[str, Any]]:
    address = f"/admin/leaderboard/benchmark/{world.benchmark.pk}/change/"
    shown = client.get(address)
    sent = shown_data(shown.context["adminform"].form)
    for inline in shown.context["inline_admin_formsets"]:
        sent |= shown_data(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= shown_data(form)
    return address, sent


def test_a_curator_teaches_an_alias_and_changes_no_convention_whatever_is_sent(client: Client, world: World) -> None:
    before = {field: getattr(world.benchmark, field) for field in ("name", "threshold", "held", "separators")}
    type(world.benchmark).objects.filter(pk=world.benchmark.pk).update(not_stated={"split": "test"})
    client.force_login(one(Role.CURATOR), backend=MODEL_BACKEND)
    address, sent = entry_form(client, world)
    sent |= {"names-2-text": "OCR bench (new)", "reason": "Printed so"}
    sent |= {"name": "Mine", "threshold": "0.1", "held": "on", "separators": ["split"], "unstated_split": "val"}
    sent |= {"conventions-TOTAL_FORMS": "1", "conventions-INITIAL_FORMS": "0", "conventions-0-source": "me"}
    sent |= {"conventions-0-field": "test_size"}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.context["errors"]
    world.benchmark.refresh_from_db()
    assert {field: getattr(world.benchmark, field) for field in before} == before
    assert world.benchmark.not_stated == {"split": "test"}
    assert world.benchmark.names.filter(text="OCR bench (new)").exists()
    assert world.benchmark.conventions.count() == 0
    act = Act.objects.order_by("-id")[0]
    assert (act.shown_name, [change.field for change in act.changes.all()]) == ("eve", ["names"])


def test_an_editor_changes_a_convention(client: Client, world: World) -> None:
    client.force_login(one(Role.EDITOR), backend=MODEL_BACKEND)
    address, sent = entry_form(client, world)
    answer = client.post(address, {**sent, "threshold": "0.25"})
    assert answer.status_code == 302, answer.context["errors"]
    world.benchmark.refresh_from_db()
    assert world.benchmark.threshold == 0.25


def test_a_curator_confirms_from_the_list(client: Client, world: World) -> None:
    candidate = factories.make_system("Newcomer", status="candidate")
    client.force_login(one(Role.CURATOR), backend=MODEL_BACKEND)
    client.post("/admin/leaderboard/system/", {"action": "confirm", "_selected_action": [candidate.pk]})
    candidate.refresh_from_db()
    assert candidate.confirmed


# What an administrator may do to people --------------------------------------------------------------------------


def person_form(client: Client, person: User) -> tuple[str, dict[str, Any]]:
    address = f"/admin/auth/user/{person.pk}/change/"
    shown = client.get(address)
    sent = shown_data(shown.context["adminform"].form)
    for inline in shown.context["inline_admin_formsets"]:
        sent |= shown_data(inline.formset.management_form)
    for name in ("last_login", "date_joined"):
        sent.pop(name, None)
    return address, {**sent, "date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}


def test_an_administrator_gives_roles_and_nothing_beyond_them(client: Client, db: None) -> None:
    person = one(Role.CURATOR, "grace")
    client.force_login(one(Role.ADMINISTRATOR), backend=MODEL_BACKEND)
    address, sent = person_form(client, person)
    sent |= {"is_superuser": "on", "user_permissions": [Permission.objects.get(codename="delete_user").pk]}
    sent["groups"] = [Group.objects.get(name="Editors").pk]
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.context["errors"]
    person = User.objects.get(pk=person.pk)
    assert people.role_of(person) == Role.EDITOR
    assert not person.is_superuser
    assert person.user_permissions.count() == 0


@pytest.mark.parametrize("page", ["change", "password", "delete"])
def test_an_administrator_does_not_reach_for_a_superuser(client: Client, db: None, page: str) -> None:
    boss = factories.make_person("boss")
    client.force_login(one(Role.ADMINISTRATOR), backend=MODEL_BACKEND)
    password = "another long pass phrase"
    sent = {"password1": password, "password2": password, "usable_password": "true", "username": "x", "post": "yes"}
    assert client.post(f"/admin/auth/user/{boss.pk}/{page}/", sent).status_code == 403
    assert User.objects.get(username="boss").check_password("a long pass phrase")
