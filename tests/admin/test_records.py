"""Who may see and do what; what machines read and people decided is shown and never changed; lists stay fast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leaderboard.models import (
    Act,
    BoardChange,
    Change,
    Result,
    Run,
)
from leaderboard.services import acts
from leaderboard.services.catalogue import Resolver
from tests import factories
from tests.admin.conftest import WORKED_ON

RECORDS = ("text", "run", "anchor", "claim", "importedrow", "act", "boardchange", "result")
EVERY = (*WORKED_ON, *RECORDS)


def of(kind: str, page: str, *args: object) -> str:
    return reverse(f"admin:leaderboard_{kind}_{page}", args=args)


def fill(round_: int) -> None:
    """One more of everything that a list can show."""
    person = factories.make_person(f"person{round_}")
    above = factories.make_task(f"Vision {round_}")
    task = factories.make_task(f"Reading {round_}", parent=above)
    metric = factories.make_metric(f"Gloss {round_}")
    benchmark = factories.make_benchmark(f"GlossBank {round_}", tasks=(above, task), default_metric=metric)
    names: Any = {"benchmark": benchmark, "metric": metric}
    paper = factories.make_paper(f"Reefs {round_}", arxiv_id=f"2410.{round_:05}", date=date(2024, 1, 1))
    Resolver().unnamed(paper)
    read = factories.make_result(from_text=True, paper=paper, review="disagrees", **names)
    row = factories.make_result(**names)
    acts.accept(row, person=person)
    acts.correct(read, person=person, changes={"split": "test"}, reason="It says so")
    for entry in (benchmark, metric, read.system, task, paper):
        assert entry is not None
        acts.record_edit(entry, person=person, changes={"name": ("a", "b"), "slug": ("a", "b")}, reason="why")
    Result.objects.filter(pk=read.pk).update(review="disagrees")
    run = Run.objects.latest("id")
    BoardChange.objects.create(run=run, verb="entered", benchmark=benchmark, metric=metric, result=read)


# Lists ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def count(desk: Client) -> Callable[[str], tuple[int, int]]:
    """How many queries a page takes, and how many rows it lists."""

    def queries(address: str) -> tuple[int, int]:
        desk.get(address)  # sessions and content types are remembered from here on
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = desk.get(address)
        assert response.status_code == 200
        return len(captured), len(response.context["cl"].result_list)

    return queries


@pytest.mark.parametrize("kind", EVERY)
def test_a_list_takes_as_many_queries_for_twice_the_rows(count: Callable[[str], tuple[int, int]], kind: str) -> None:
    for round_ in range(3):
        fill(round_)
    few, rows = count(of(kind, "changelist"))
    for round_ in range(3, 6):
        fill(round_)
    many, more = count(of(kind, "changelist"))
    assert more == 2 * rows > 0
    assert many == few


@pytest.mark.parametrize("kind", EVERY)
def test_a_record_opens(desk: Client, kind: str) -> None:
    fill(0)
    model = next(model for model in admin.site._registry if model._meta.model_name == kind)
    for pk in model._default_manager.values_list("pk", flat=True):
        assert desk.get(of(kind, "change", pk)).status_code == 200


@pytest.mark.parametrize("kind", EVERY)
def test_every_filter_and_order_of_a_list_works(desk: Client, kind: str) -> None:
    fill(0)
    page = desk.get(of(kind, "changelist"))
    shown = page.context["cl"]
    choices = [choice["query_string"] for spec in shown.filter_specs for choice in spec.choices(shown)]
    orders = [f"?o={number}" for number in range(1, len(shown.list_display))]
    for query in {*choices, *orders, "?q=reef"}:
        response = desk.get(of(kind, "changelist") + query)
        assert response.status_code == 200, query


@pytest.mark.parametrize("kind", ["benchmark", "metric", "system", "paper"])
def test_entries_with_results_to_look_at_are_listed_apart(desk: Client, kind: str) -> None:
    fill(0)
    wanted = getattr(Result.objects.exclude(review="").get(), kind)
    listed = desk.get(of(kind, "changelist"), {"needs_review": "yes"}).context["cl"].result_list
    assert list(listed) == [wanted]


@pytest.mark.parametrize(("chosen", "number"), [("any", 1), ("disagrees", 1), ("no-longer-read", 0), ("none", 1)])
def test_the_review_queue_is_a_filter_of_results(desk: Client, chosen: str, number: int) -> None:
    fill(0)
    assert len(desk.get(of("result", "changelist"), {"review": chosen}).context["cl"].result_list) == number


def test_a_result_leads_to_the_page_where_it_is_decided_on(desk: Client) -> None:
    result = factories.make_result()
    page = desk.get(of("result", "changelist")).content.decode()
    assert f'<a href="{reverse("result", args=[result.pk])}">78.4%</a>' in page


@pytest.mark.parametrize(("term", "number"), [("texthawk 2", 1), ("GLOSS-BANK", 1), ("reef", 0), ("···", 0), ("\0", 0)])
def test_results_are_found_by_model_and_benchmark(desk: Client, term: str, number: int) -> None:
    factories.make_metric()
    factories.make_result(benchmark=factories.make_benchmark("GlossBank"), system=factories.make_system("TextHawk2"))
    factories.make_result(benchmark=factories.make_benchmark("Tides"))
    response = desk.get(of("result", "changelist"), {"q": term})
    if term != "\0":  # the search form itself refuses that one, and says so
        assert len(response.context["cl"].result_list) == number


# Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("kind", EVERY)
def test_a_stranger_is_asked_to_log_in(client: Client, kind: str, page: str) -> None:
    response = client.get(of(kind, page))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("kind", EVERY)
def test_staff_without_permission_see_nothing(staff: Client, kind: str) -> None:
    fill(0)
    assert staff.get(of(kind, "changelist")).status_code == 403


@pytest.mark.parametrize("kind", WORKED_ON)
def test_staff_without_permission_read_no_history(staff: Client, kind: str) -> None:
    fill(0)
    model = next(model for model in admin.site._registry if model._meta.model_name == kind)
    pk = model._default_manager.values_list("pk", flat=True)[0]
    assert staff.get(of(kind, "history", pk)).status_code == 403
    assert staff.post(of(kind, "delete", pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("kind", RECORDS)
def test_records_refuse_to_be_added_changed_or_deleted(desk: Client, kind: str) -> None:
    fill(0)
    model = next(model for model in admin.site._registry if model._meta.model_name == kind)
    before = list(model._default_manager.order_by("pk").values())
    pk = before[0]["id"]
    for address in (of(kind, "add"), of(kind, "change", pk), of(kind, "delete", pk)):
        assert desk.post(address, {"post": "yes", "kind": "none", "title": "x"}).status_code == 403
    desk.post(of(kind, "changelist"), {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})
    assert list(model._default_manager.order_by("pk").values()) == before


def test_even_a_superuser_changes_no_record(db: None, client: Client) -> None:
    fill(0)
    client.force_login(factories.make_person("root"))
    for kind in RECORDS:
        model = next(model for model in admin.site._registry if model._meta.model_name == kind)
        pk = model._default_manager.values_list("pk", flat=True)[0]
        assert client.post(of(kind, "change", pk), {}).status_code == 403
    assert Act.objects.exists()
    assert Change.objects.exists()


@pytest.mark.parametrize("kind", WORKED_ON)
def test_no_list_deletes_entries_in_bulk(desk: Client, kind: str) -> None:
    fill(0)
    model = next(model for model in admin.site._registry if model._meta.model_name == kind)
    rows = list(model._default_manager.values_list("pk", flat=True))
    desk.post(of(kind, "changelist"), {"action": "delete_selected", "_selected_action": rows, "post": "yes"})
    assert list(model._default_manager.values_list("pk", flat=True)) == rows


def test_accounts_are_managed_here_too(db: None, client: Client) -> None:
    client.force_login(factories.make_person("root"))
    index = client.get(reverse("admin:index")).content.decode()
    assert "Tidemark" in index
    for page in ("admin:auth_user_changelist", "admin:auth_group_changelist"):
        assert client.get(reverse(page)).status_code == 200
