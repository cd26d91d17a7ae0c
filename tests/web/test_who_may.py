"""Every address of the site, by what it lets whom do. An address that is not in the table fails the test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management.color import no_style
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from leaderboard.models import Act, Result, Suggestion
from leaderboard.people import DECIDE, MERGE, RIGHTS, SETTLE, Role
from leaderboard.services import acts
from tests import factories
from tests.web.conftest import MODEL_BACKEND, World

READS = "only reads: nothing but GET and HEAD is answered"
PUBLIC = "answers a form of anybody's, and stores nothing"
VISITORS = "takes suggestions where the operator switched them on"
LOGIN = "the way in and out"
STAFF = "anybody of staff, about nobody but oneself"
ADMIN = "the administration: for staff, each page by its rights"

RULES: dict[str, str] = {
    **dict.fromkeys(
        [
            *("home", "about", "healthz", "benchmarks", "benchmark", "benchmark-chart", "benchmark-changes"),
            *("benchmark-chart-svg", "benchmark-points"),
            *("systems", "system", "compare", "papers", "paper", "result", "why", "gains", "changes", "search"),
            *("suggested", "tasks", "task", "search-typed"),
            *("benchmarks-table", "benchmark-table", "benchmark-changes-table", "systems-table", "system-table"),
            *("compare-table",),
            *("papers-table", "gains-table", "changes-table", "search-table"),
            *("feed", "benchmark-feed", "task-feed", "system-feed", "result-badge", "model-badge"),
            *("robots", "sitemap-index", "django.contrib.sitemaps.views.sitemap"),
            *("api", "v1:openapi-json", "v1:api-root", "v1:benchmarks", "v1:metrics", "v1:models", "v1:tasks"),
            *("v1:papers", "v1:results", "v1:gains", "v1:changes", "v1:search", "v1:benchmark", "v1:board"),
            *("v1:metric", "v1:model", "v1:task", "v1:paper", "v1:result"),
        ],
        READS,
    ),
    "read": PUBLIC,
    "suggest": VISITORS,
    **dict.fromkeys(
        [
            *("decide", "queue", "queue-decide", "queue-undo", "queue-bulk", "queue-names", "report"),
            "shown-name",
        ],
        DECIDE,
    ),
    **dict.fromkeys(["merge", "merge-preview", "merge-apart", "merge-undo"], MERGE),
    "suggestions": SETTLE,
    "suggestion-settle": SETTLE,
    "admin:login": LOGIN,
    "admin:logout": LOGIN,
    **dict.fromkeys(["admin:index", "admin:jsi18n", "admin:password_change", "admin:password_change_done"], STAFF),
}
ARGUMENTS = {
    "slug": "ocrbench",
    "pk": "{pk}",
    "receipt": "1.x",
    "number": "{pk}",
    "form": "csv",
    "system": "alder-of-ocrbench",
    "section": "benchmarks",
    "app_label": "leaderboard",
    "content_type_id": "1",
}
METHODS = ("post", "put", "patch", "delete")


def addresses(patterns: object = None, before: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Every address as (name, route with its arguments filled in)."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:  # type: ignore[attr-defined]
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, route, inner)
        else:
            assert isinstance(entry, URLPattern)
            filled = re.sub(r"\(\?P<\w+>[^)]*\)\??", "x", route).replace("\\", "").replace("$", "").replace("^", "")
            filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: ARGUMENTS.get(found[1], "1"), filled)
            yield f"{namespace}{entry.name or route}", "/" + filled


ADDRESSES = sorted(set(addresses()))


def rule_of(name: str) -> str:
    if name in RULES:
        return RULES[name]
    if name.startswith("admin:"):
        return ADMIN
    pytest.fail(f"The address “{name}” has no rule: say in RULES who may use it.")


def rows() -> Counter[str]:
    """How many rows every table holds, sessions apart."""
    counted = [model for model in apps.get_models() if model._meta.label != "sessions.Session"]
    return Counter({model._meta.label: model._default_manager.count() for model in counted})


def log_in(client: Client, who: str) -> User | None:
    if who == "a reader":
        return None
    person = User.objects.create_user("eve", is_staff=who != "somebody without a role")
    if who in list(Role):
        person.groups.add(Group.objects.get(name=Role(who).group))
    client.force_login(person, backend=MODEL_BACKEND)
    return person


@pytest.fixture
def somewhere(world: World) -> str:
    """The number of a result and of a suggestion and of an act, so that addresses lead to something."""
    result = world.ranked[0]
    Suggestion.objects.create(pk=result.pk, text="x", link="https://example.org/", benchmark=world.benchmark)
    person = User.objects.filter(is_superuser=True)[0]
    acts.dispute(result, person=person, reason="I doubt it.")
    if not Act.objects.filter(pk=result.pk).exists():
        Act.objects.create(pk=result.pk, person=person, shown_name="Eve", verb=Act.Verb.DISPUTE, anchor=result.anchor)
        with connection.cursor() as cursor:  # the next act must not want the same number
            for statement in connection.ops.sequence_reset_sql(no_style(), [Act]):
                cursor.execute(statement)
    return str(result.pk)


def test_every_address_has_a_rule() -> None:
    assert {name for name, _ in ADDRESSES if name in RULES} == set(RULES), "a rule without an address"
    for name, _ in ADDRESSES:
        rule_of(name)


def test_a_new_address_without_a_rule_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="no rule"):
        rule_of("a-new-address")


@pytest.mark.parametrize("who", ["a reader", "somebody without a role", "staff without a role"])
@pytest.mark.parametrize("switched_on", [False, True], ids=["suggestions off", "suggestions on"])
def test_nobody_without_a_role_writes_anywhere(
    client: Client, somewhere: str, settings: object, who: str, switched_on: bool
) -> None:
    settings.SUGGESTIONS = switched_on  # type: ignore[attr-defined]
    log_in(client, who)
    before, results = rows(), list(Result.objects.order_by("pk").values())
    for name, route in ADDRESSES:
        address, rule = route.replace("{pk}", somewhere), rule_of(name)
        if rule == LOGIN:
            continue
        for method in METHODS:
            answer = getattr(client, method)(address, {"verb": "accept", "_save": "1"} if method == "post" else None)
            said = f"{method} {address} ({name}) answered {answer.status_code}"
            if rule in (ADMIN, STAFF) and who != "staff without a role":
                assert answer.status_code == 302, said
                assert answer["Location"].startswith("/admin/login/"), said
            elif rule == ADMIN:
                assert answer.status_code in (302, 403, 404, 405), said
            elif rule == STAFF:
                assert answer.status_code in (200, 302, 405), said
            elif method != "post" or rule == READS:
                assert answer.status_code in (404, 405, 403), said
            elif rule in (PUBLIC, VISITORS):
                assert answer.status_code in (400, 404, 422), said  # an empty form
            else:
                assert answer.status_code in (403, 405), said
    assert rows() == before
    assert list(Result.objects.order_by("pk").values()) == results


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule in (DECIDE, SETTLE)])
@pytest.mark.parametrize("who", list(Role))
def test_every_role_gets_where_its_rights_lead(client: Client, somewhere: str, who: str, name: str) -> None:
    log_in(client, who)
    answer = client.get(dict(ADDRESSES)[name].replace("{pk}", somewhere))
    assert answer.status_code in (200, 400, 405), "let in, though not every address can be read without more"


# What the administration lets each role do: (address, what is sent) -> who may.
EDITING = [
    ("/admin/leaderboard/benchmark/add/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ("/admin/leaderboard/metric/add/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ("/admin/leaderboard/system/add/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ("/admin/leaderboard/task/add/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ("/admin/leaderboard/paper/add/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ("/admin/leaderboard/benchmark/", set(Role)),
    ("/admin/auth/user/add/", {Role.ADMINISTRATOR}),
    ("/admin/auth/user/", {Role.ADMINISTRATOR}),
    ("/admin/auth/group/add/", set()),
    ("/admin/axes/accessattempt/", {Role.ADMINISTRATOR}),
]


@pytest.mark.parametrize("who", list(Role))
@pytest.mark.parametrize(("address", "allowed"), EDITING)
def test_the_administration_opens_to_roles(
    client: Client, world: World, address: str, allowed: set[Role], who: Role
) -> None:
    log_in(client, who)
    answers = {client.get(address).status_code, client.post(address, {}).status_code}
    assert answers == ({200} if who in allowed else {403}), answers


def test_rights_are_those_that_exist_and_each_role_has_all_of_the_one_before(db: None) -> None:
    from django.contrib.auth.models import Permission

    known = {f"{right.content_type.app_label}.{right.codename}" for right in Permission.objects.all()}
    assert RIGHTS[Role.CURATOR] < RIGHTS[Role.EDITOR] < RIGHTS[Role.ADMINISTRATOR] <= known
    for role in Role:
        person = factories.make_person(f"one-{role}", curator=False)
        person.groups.add(Group.objects.get(name=role.group))
        assert person.get_all_permissions() == RIGHTS[role]
