"""A curator decides on a result's page: what is written, what is refused, and who may."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from leaderboard.models import Act, Paper, Result, Run
from leaderboard.services import acts, ledger
from leaderboard.services.decided import CORRECTABLE
from leaderboard.views.forms import LABELS
from tests import factories
from tests.web.conftest import MODEL_BACKEND
from tests.web.page import Element, parse


@pytest.fixture
def result(db: None) -> Result:
    """A number that the rules really read, so that decisions go all the way."""
    factories.make_metric("Accuracy", aliases=("acc",))
    factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    factories.make_system("TextHawk2")
    factories.make_text(body="TextHawk2 achieves 78.4% accuracy on OCRBench.")
    ledger.mine(Paper.objects.all(), run=factories.make_run(Run.Verb.MINE))
    return Result.objects.get()


def decide(client: Client, result: Result, status: int = 302, **fields: str) -> Element:
    """Send the form as the page shows it, with these fields typed over."""
    shown = parse(client.get(result.get_absolute_url()).content.decode())
    form = next(form for form in shown.all("#main form") if not form.all("input[name=act]"))
    sent = {item["name"]: item.attributes.get("value", "") for item in form.all("input")}
    for select in form.all("select"):
        sent[select["name"]] = select.one("option[selected]")["value"]
    answer = client.post(form["action"], {**sent, **fields})
    assert answer.status_code == status
    if status == 302:
        assert answer["Location"] == result.get_absolute_url()
        answer = client.get(answer["Location"])
    return parse(answer.content.decode())


def test_accepting_says_who_and_shows_a_message(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, verb="accept")
    assert page.texts(".messages li") == ["Accepted."]
    assert "checked by ada" in page.one(".lead").text


def test_rejecting_takes_it_off_its_board(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, verb="reject", reason="Not a measured score")
    assert page.one(".lead").text == "It stands on no board. A curator rejected the reading."
    result.refresh_from_db()
    assert result.standing == "hidden"


def test_disputing_leaves_it_listed(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, verb="dispute", reason="The table says otherwise.")
    assert page.one(".lead").text == "It is listed, not ranked. A curator disputes the number."


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("value", "74.8", "74.8%"),
        ("benchmark", "Chart QA", "ChartQA"),
        ("system", "TextHawk2", None),
        ("split", "test", "test split"),
        ("note", "with a tool", "with a tool"),
        ("qualifier", "about", "about 78.4%"),
    ],
)
def test_a_field_is_corrected_as_typed(
    as_curator: Client, result: Result, field: str, typed: str, shown: str | None
) -> None:
    if shown is None:
        page = decide(as_curator, result, 422, verb="correct", reason="See table 2.", **{field: typed})
        assert page.one(".error").text.startswith("Nothing was changed")
    else:
        page = decide(as_curator, result, verb="correct", reason="See table 2.", **{field: typed})
        assert page.texts(".messages li") == ["Corrected."]
        assert shown in page.one("main").text
        assert "corrected by ada" in page.one("main").text


def test_a_correction_is_a_line_of_the_history_with_old_and_new(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, verb="correct", reason="See table 2.", value="74.8", benchmark="ChartQA")
    line = page.one("ol.log li")
    assert (line.texts("del"), line.texts("ins")) == (["78.4", "OCRBench"], ["74.8", "ChartQA"])
    assert "See table 2." in line.text


def test_a_decision_is_undone_by_a_further_one(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, verb="correct", reason="See table 2.", value="74.8")
    form = next(form for form in page.all("#main form") if form.all("input[name=act]"))
    answer = as_curator.post(form["action"], {"verb": "undo", "act": form.one("input[name=act]")["value"]})
    page = parse(as_curator.get(answer["Location"]).content.decode())
    assert page.one("h1").text.startswith("78.4% Accuracy")
    assert [act.verb for act in Act.objects.order_by("id")] == ["correct", "undo"]
    assert "ada undid a correction" in page.one("ol.log").text
    assert "ada undid a correction of TextHawk2 on OCRBench" in parse(as_curator.get("/").content.decode()).text
    assert "ada undid a correction" in parse(as_curator.get("/changes/").content.decode()).all("h2.cause")[0].text


@pytest.mark.parametrize(
    ("fields", "where", "says"),
    [
        ({"verb": "correct", "value": "much", "reason": "x"}, "e-value", "no number"),
        ({"verb": "correct", "value": "178.4", "reason": "x"}, "e-value", "cannot be above 100"),
        ({"verb": "correct", "benchmark": "Nothing", "reason": "x"}, "e-benchmark", "No benchmark is called"),
        ({"verb": "correct", "metric": "", "reason": "x"}, "e-metric", "Name one"),
        ({"verb": "correct", "unit": "apples", "reason": "x"}, "e-unit", "none of"),
        ({"verb": "correct", "split": "x" * 200, "reason": "x"}, "e-split", "200 characters"),
        ({"verb": "correct", "note": "a\x00b", "reason": "x"}, "e-note", "NUL"),
        ({"verb": "correct", "value": "74.8"}, "reason-error", "in a few words why"),
        ({"verb": "reject"}, "reason-error", "in a few words why"),
        ({"verb": "reject", "reason": "a\x00b"}, "reason-error", "NUL"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else str(value).replace(" ", "-"),
)
def test_what_is_refused_says_why_at_its_field(
    as_curator: Client, result: Result, fields: dict[str, str], where: str, says: str
) -> None:
    page = decide(as_curator, result, 422, **fields)
    assert says in page.one(f"#{where}").text
    assert page.one(f"[aria-describedby={where}]")["aria-invalid"] == "true"
    assert Act.objects.count() == 0


def test_nothing_typed_is_lost_when_it_is_refused(as_curator: Client, result: Result) -> None:
    page = decide(as_curator, result, 422, verb="correct", value="much", split="test", unit="points", reason="Table 2.")
    form = page.one(".decide form")
    typed = {item["name"]: item["value"] for item in form.all("input[value]")}
    assert (typed["value"], typed["split"], typed["reason"]) == ("much", "test", "Table 2.")
    assert form.one("#f-unit option[selected]")["value"] == "points"


@pytest.mark.parametrize(
    "fields", [{}, {"verb": "explode"}, {"verb": "undo", "act": "999"}, {"verb": "undo", "act": "x"}]
)
def test_an_unknown_decision_is_refused(as_curator: Client, result: Result, fields: dict[str, str]) -> None:
    assert decide(as_curator, result, 422, **fields).one(".error").text
    assert Act.objects.count() == 0


def test_a_result_that_changed_meanwhile_is_asked_about_again(as_curator: Client, result: Result) -> None:
    seen = acts.state_token(result)
    acts.dispute(result, person=factories.make_person("bob"), reason="I doubt it.")
    page = decide(as_curator, result, 422, verb="accept", seen=seen)
    assert "changed while you looked" in page.one(".error").text


@pytest.mark.parametrize("who", ["a reader", "a person without the right", "staff without the right"])
def test_readers_see_no_form_and_may_not_decide(client: Client, result: Result, who: str) -> None:
    if who != "a reader":
        person = factories.make_person("bob", curator=False)
        person.is_staff = who.startswith("staff")
        person.save()
        client.force_login(person, backend=MODEL_BACKEND)
    assert parse(client.get(result.get_absolute_url()).content.decode()).all(".decide") == []
    answer = client.post(f"{result.get_absolute_url()}decide/", {"verb": "accept"})
    assert answer.status_code == 403
    assert parse(answer.content.decode()).one("h1").text == "Only curators may do this"
    assert Act.objects.count() == 0


def test_a_curator_needs_no_more_than_a_login_and_the_group(client: Client, result: Result) -> None:
    person = factories.make_person("bob", curator=False)
    person.is_staff = True
    person.save()
    person.groups.add(Group.objects.get(name="Curators"))
    client.force_login(person, backend=MODEL_BACKEND)
    assert "checked by bob" in decide(client, result, verb="accept").one(".lead").text


def test_a_decision_needs_a_page_of_this_site(result: Result, curator: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(curator, backend=MODEL_BACKEND)  # type: ignore[arg-type]
    assert strict.post(f"{result.get_absolute_url()}decide/", {"verb": "accept"}).status_code == 403
    assert Act.objects.count() == 0


def test_looking_decides_nothing(as_curator: Client, result: Result) -> None:
    assert as_curator.get(f"{result.get_absolute_url()}decide/").status_code == 405
    assert Act.objects.count() == 0


def test_a_result_that_is_not_there_cannot_be_decided_on(as_curator: Client, db: None) -> None:
    assert as_curator.post("/results/999/decide/", {"verb": "accept"}).status_code == 404


def test_names_of_fields_are_those_of_the_service() -> None:
    assert set(LABELS) == set(CORRECTABLE)
