"""The pages for merging: likely duplicates, a choice of two, the preview, the undoing, and old addresses after."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leaderboard.models import Act, Identifier, Metric, Result, System
from leaderboard.people import Role
from leaderboard.services import acts, merging
from tests import factories
from tests.web.conftest import MODEL_BACKEND
from tests.web.page import Element, parse

LIST, PREVIEW = "/curate/merge/", "/curate/merge/preview/"


def log_in(client: Client, role: Role) -> Any:
    person = factories.make_person(f"one-{role}", curator=False)
    person.is_staff = True
    person.save()
    person.groups.add(Group.objects.get(name=role.group))
    client.force_login(person, backend=MODEL_BACKEND)
    return person


@pytest.fixture
def editor(client: Client, db: None) -> Any:
    return log_in(client, Role.EDITOR)


@pytest.fixture
def two(db: None) -> tuple[System, System]:
    one, other = factories.make_system("TextHawks 2"), factories.make_system("TextHawk2")
    factories.make_result(system=one, from_text=True, value="71.1")
    factories.make_result(system=other, from_text=True, value="72.2")
    return one, other


def see(client: Client, address: str, status: int = 200) -> Element:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return parse(answer.content.decode())


def agree(client: Client, found: Element, address: str, **more: str) -> Any:
    seen = found.one("input[name=seen]")["value"]
    return client.post(address, {"seen": seen, "reason": "One model", **more})


def address_of(one: Any, other: Any, kind: str = "system") -> str:
    return f"{PREVIEW}?kind={kind}&merge={merging.key_of(one)}&into={merging.key_of(other)}"


def test_the_list_suggests_spellings_of_one_model_and_leads_to_their_preview(client, editor) -> None:
    for name in ("TextHawk", "TextHawks", "GPT-4", "GPT-4V", "InternVL2", "InternVL2.5"):
        factories.make_system(name)
    found = see(client, reverse("merge"))
    assert found.texts("tbody a")[:2] == ["TextHawks", "TextHawk"]
    link = found.one("tbody a[href=/curate/merge/preview/?kind=system&merge=texthawks&into=texthawk]")
    assert see(client, link["href"]).one("h1").text == "Merge model “TextHawks” into “TextHawk”?"


def test_two_are_merged_after_a_preview_and_split_again(client, editor, two) -> None:
    one, other = two
    found = see(client, address_of(one, other))
    assert "TextHawks 2" in found.one("dl").text
    assert [row.text for row in found.all(".log li")] == [
        "TextHawk2, 71.1% Accuracy changed: model TextHawks 2 → TextHawk2"
    ]
    assert Act.objects.count() == 0
    answer = agree(client, found, address_of(one, other))
    assert (answer.status_code, answer["Location"]) == (302, other.get_absolute_url())
    act = Act.objects.get()
    assert (act.verb, act.reason, act.person) == ("merge", "One model", editor)
    assert set(Result.objects.values_list("system", flat=True)) == {other.pk}
    page = see(client, other.get_absolute_url())
    undo = page.one(f"form[action={reverse('merge-undo', args=[act.pk])}]")
    assert "“TextHawks 2” was merged into this by one-editor" in undo.text
    client.post(undo["action"])
    assert Result.objects.filter(system=one).count() == 1
    assert see(client, f"{LIST}?show=merged").one(".empty").text.startswith("None of these is merged")


OLD = [
    ("system", "/models/{}/", "/models/{}/"),
    ("benchmark", "/benchmarks/{}/", "/benchmarks/{}/"),
    ("benchmark", "/benchmarks/{}/changes/?page=1", "/benchmarks/{}/changes/?page=1"),
    ("benchmark", "/changes/?benchmark={}", "/changes/?benchmark={}"),
    ("metric", "/benchmarks/?metric={}", "/benchmarks/?metric={}"),
    ("metric", "/benchmarks/ocrbench/?metric={}", "/benchmarks/ocrbench/?metric={}"),
    ("task", "/benchmarks/?task={}", "/benchmarks/?task={}"),
    ("paper", "/papers/{}/", "/papers/{}/"),
]


@pytest.mark.parametrize(("kind", "old", "new"), OLD)
def test_an_old_address_leads_to_the_survivor_for_good_and_back_after_undoing(client, db, kind, old, new) -> None:
    task, metric, paper = (
        factories.make_task("Spelled so"),
        factories.make_metric("Right answers"),
        factories.make_paper("One title"),
    )
    benchmark = factories.make_benchmark("OCRBench", tasks=(task,))
    result = factories.make_result(benchmark=benchmark, metric=metric, from_text=True)
    thing = {
        "system": result.system,
        "benchmark": factories.make_benchmark("OCR Bench II"),
        "metric": metric,
        "task": task,
        "paper": paper,
    }[kind]
    into = {
        "system": lambda: factories.make_system("Spelled otherwise"),
        "benchmark": lambda: benchmark,
        "metric": factories.make_metric,
        "task": lambda: factories.make_task("Spelled otherwise"),
        "paper": lambda: factories.make_paper("Another title"),
    }[kind]()
    person = factories.make_person()
    act = merging.merge(thing, into, person=person)
    answer = client.get(old.format(thing.slug))
    assert (answer.status_code, answer["Location"]) == (301, new.format(into.slug))
    assert client.get(answer["Location"]).status_code == 200
    acts.undo(act, person=person)
    assert client.get(old.format(thing.slug)).status_code == 200


def test_something_that_changed_meanwhile_is_shown_and_asked_again_and_nothing_typed_is_lost(
    client, editor, two
) -> None:
    one, other = two
    found = see(client, address_of(one, other))
    factories.make_result(system=one, from_text=True, value="73.3")
    answer = agree(client, found, address_of(one, other))
    again = parse(answer.content.decode())
    assert (answer.status_code, Act.objects.count()) == (409, 0)
    assert "Something changed since you looked" in again.one(".error").text
    assert again.one("#reason")["value"] == "One model"
    assert agree(client, again, address_of(one, other)).status_code == 302


def test_of_two_editors_the_second_is_told(client, editor, two) -> None:
    one, other = two
    found = see(client, address_of(one, other))
    merging.merge(one, other, person=factories.make_person("grace"))
    answer = agree(client, found, address_of(one, other))
    assert answer.status_code == 422
    assert "nothing can be merged into itself" in parse(answer.content.decode()).one("#into-error").text


BAD = [
    ("kind=system&merge=texthawk2&into=texthawk2", "#into-error", "nothing can be merged into itself"),
    ("kind=system&merge=texthawk2&into=ocrbench", "#into-error", "No model, or more than one, answers to “ocrbench”"),
    ("kind=system&merge=texthawk&into=texthawk2", "#merge-error", "No model, or more than one, answers to “texthawk”"),
    ("kind=benchmark&merge=Nothing&into=ocrbench", "#merge-error", "No benchmark"),
]


@pytest.mark.parametrize(("query", "where", "said"), BAD)
def test_what_cannot_be_merged_is_said_at_its_field_and_nothing_changes(
    client, editor, two, query, where, said
) -> None:
    answer = client.post(f"{PREVIEW}?{query}", {"seen": "", "reason": ""})
    assert answer.status_code == 422
    assert said in parse(answer.content.decode()).one(where).text
    assert Act.objects.count() == 0


def test_a_name_that_nothing_answers_to_comes_back_with_what_is_alike(client, editor, two) -> None:
    found = see(client, f"{PREVIEW}?kind=system&merge=texthawk3&into=texthawk2", status=422)
    assert "TextHawk2" in found.texts(".plain a")
    assert found.one("#into")["value"] == "texthawk2"


@pytest.mark.parametrize("query", ["kind=board", "kind=system&from=x", "kind=system&merge=%00", "page=0"])
@pytest.mark.parametrize("address", [LIST, PREVIEW])
def test_bad_parameters_are_named(client, editor, address, query) -> None:
    assert client.get(f"{address}?{query}").status_code == 400


def test_a_reason_that_cannot_be_kept_comes_back(client, editor, two) -> None:
    found = see(client, address_of(*two))
    answer = agree(client, found, address_of(*two), reason="a\0b")
    assert (answer.status_code, Act.objects.count()) == (422, 0)
    assert "NUL" in parse(answer.content.decode()).one("#reason-error").text


@pytest.mark.parametrize(
    "typed", ["2410.05261", "https://arxiv.org/abs/2410.05261v2", "/papers/one-title/", "one title!"]
)
def test_a_paper_is_found_by_identifier_address_or_title(db, typed: str) -> None:
    paper = factories.make_paper("One Title", slug="one-title")
    Identifier.objects.create(paper=paper, scheme="arxiv", value="2410.05261")
    assert merging.find("paper", typed) == paper


def test_an_entry_is_found_by_its_address(db) -> None:
    system = factories.make_system("TextHawks 2")
    assert merging.find("system", "https://example.org/models/texthawks-2/") == system


def test_a_merged_paper_shows_identifiers_of_both_and_each_number_once(client, db) -> None:
    system, metric = factories.make_system("TextHawk2"), factories.make_metric()
    results = [factories.make_result(system=system, metric=metric, from_text=True, value="78.4") for _ in range(2)]
    one, other = (result.paper for result in results)
    for paper, number in ((one, "2410.00001"), (other, "2410.00002")):
        Identifier.objects.create(paper=paper, scheme="arxiv", value=number)
    merging.merge(one, other, person=factories.make_person())
    found = see(client, other.get_absolute_url())
    assert found.texts(".links a") == ["arXiv 2410.00001", "arXiv 2410.00002"]
    assert len(see(client, "/benchmarks/ocrbench/").all("#ranked-table tr.line")) == 1
    copy = Result.objects.get(reason="same")
    page = see(client, copy.get_absolute_url())
    assert page.one(f"p.lead a[href={copy.same_as.get_absolute_url()}]").text == "the result that shows it"
    shows = see(client, copy.same_as.get_absolute_url())
    assert shows.one(f"#origins-list a[href={copy.get_absolute_url()}]")


def test_a_model_is_found_by_the_name_of_what_was_merged_into_it(client, two) -> None:
    one, other = two
    merging.merge(one, other, person=factories.make_person())
    for address in ("/search/?q=TextHawks+2", "/models/?q=TextHawks"):
        found = see(client, address)
        assert found.all(f"a[href={other.get_absolute_url()}]")
        assert not found.all(f"a[href={one.get_absolute_url()}]")
    assert "“TextHawks 2”" in see(client, other.get_absolute_url()).one("header.title").text


def test_the_benchmarks_log_holds_what_was_said_before_the_merge(client, db) -> None:
    benchmark, other = factories.make_benchmark("OCRBench"), factories.make_benchmark("OCR Bench II")
    factories.make_result(benchmark=other, from_text=True)
    merging.merge(other, benchmark, person=factories.make_person())
    log = see(client, f"{benchmark.get_absolute_url()}changes/")
    assert "ada merged" in log.one("h2.cause").text
    assert len(log.all(".log li")) == 2


def test_a_curator_undoes_an_alias_in_the_queue_and_no_merge(client, two) -> None:
    person = log_in(client, Role.CURATOR)
    merge = merging.merge(*two, person=factories.make_person("grace"))
    candidate = factories.make_system("TextHawk Two", status="candidate")
    alias = acts.alias(candidate, of="TextHawk2", person=person)
    assert client.post(reverse("queue-undo", args=[merge.pk])).status_code == 403
    assert client.post(reverse("queue-undo", args=[alias.pk])).status_code == 302
    assert list(Act.objects.filter(verb="undo").values_list("undoes", flat=True)) == [alias.pk]


def test_only_a_merge_is_undone_at_the_address_for_it(client, editor, two) -> None:
    act = acts.accept(Result.objects.first(), person=editor)
    assert client.post(reverse("merge-undo", args=[act.pk])).status_code == 404


@pytest.mark.parametrize(
    ("address", "limit"),
    [(LIST, 14), (f"{LIST}?show=merged", 10), (f"{LIST}?show=apart", 12), (f"{LIST}?kind=paper", 14)],
)
def test_the_lists_ask_as_often_of_twice_the_data(client, editor, address: str, limit: int) -> None:
    def grow(prefix: str) -> None:
        for n in range(4):
            name = f"{prefix} {'abcdefgh'[n] * 9}"
            one, other = factories.make_system(name), factories.make_system(f"{name}s")
            merging.merge(factories.make_system(f"{name} 9"), other, person=editor)
            merging.keep_apart(one, factories.make_system(f"{name} 8"), person=editor)
            factories.make_result(system=one)
            factories.make_paper(f"On {name}, at length")
            factories.make_paper(f"On {name} at length")

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in queries.captured_queries]

    grow("Alder")
    few = asked()
    grow("Birch")
    many = asked()
    assert len(few) == len(many), "\n".join(many)
    assert len(few) <= limit, "\n".join(few)


def apart_of(one: Any, other: Any) -> str:
    return f"/curate/merge/apart/?kind=system&merge={merging.key_of(one)}&into={merging.key_of(other)}"


def test_what_is_kept_apart_is_suggested_no_more_until_that_is_undone(client, editor, two) -> None:
    one, other = two
    assert see(client, LIST).texts("tbody th a") == ["TextHawk2"]
    client.post(apart_of(one, other), {"reason": "Two releases"})
    assert see(client, LIST).all("tbody tr") == []
    act = Act.objects.get()
    assert (act.verb, act.person) == ("part", editor)
    (said,) = see(client, LIST + "?show=apart").all(".log li")
    assert "TextHawks 2 and TextHawk2 apart: Two releases" in said.text
    client.post(reverse("merge-undo", args=[act.pk]))
    assert see(client, LIST + "?show=apart").all(".log li") == []
    assert see(client, LIST).texts("tbody th a") == ["TextHawk2"]


def test_merging_what_was_kept_apart_says_who_did_and_why(client, editor, two) -> None:
    one, other = two
    client.post(apart_of(other, one), {"reason": "Two releases"})
    note = see(client, address_of(one, other)).one("p.note").text
    assert note.startswith(f"{acts.shown_name(editor)} kept the two apart")
    assert "“Two releases”" in note


@pytest.mark.parametrize("again", ["the same way round", "the other way round"])
def test_two_are_kept_apart_once(client, editor, two, again: str) -> None:
    one, other = two if again == "the same way round" else reversed(two)
    client.post(apart_of(*two))
    answer = client.post(apart_of(one, other), follow=True)
    assert "are kept apart already" in parse(answer.content.decode()).one(".messages").text
    assert Act.objects.count() == 1


def test_what_nothing_answers_to_is_not_kept_apart_and_said(client, editor, two) -> None:
    answer = client.post("/curate/merge/apart/?kind=system&merge=nobody&into=texthawk2", follow=True)
    assert "answers to “nobody”" in parse(answer.content.decode()).one(".messages").text
    assert Act.objects.count() == 0


def test_metrics_that_differ_in_direction_are_pointed_out(client, editor) -> None:
    one, other = factories.make_metric("Error", direction="lower"), factories.make_metric("Errors")
    assert isinstance(one, Metric)
    found = see(client, address_of(one, other, "metric"))
    assert found.one(".note").text == "The two metrics differ in direction; those of “Errors” will hold."
