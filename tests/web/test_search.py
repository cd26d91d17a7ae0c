"""The search: what is found, however spelled, in which order; hostile texts; and that its index is true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.test import Client

from leaderboard.models import Benchmark, Name, Paper, System
from leaderboard.queries.search import Asked, nearest, search
from leaderboard.search import index_of
from leaderboard.services import summaries
from leaderboard.services.catalogue import normalise
from tests import factories
from tests.web.conftest import Get
from tests.web.page import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    factories.make_benchmark("GPQA", aliases=("Graduate Questions",))
    factories.make_benchmark("GPQA Diamond")
    factories.make_benchmark("SuperGPQA", status="candidate")
    factories.make_benchmark("C++ Bench")
    factories.make_system("GPT-4")
    factories.make_system("InternVL2.5")
    factories.make_task("Scene text recognition")
    factories.make_metric("Accuracy", aliases=("acc",))
    factories.make_paper("Sparse Attention for Long Documents")
    factories.make_paper("Über Attention: GPT-4 and a/b tests")


def found(text: str, **options: Any) -> dict[str, list[str]]:
    groups = search(Asked.read(text, normalise), **options)
    return {group.word: [hit.name for hit in group.hits] for group in groups}


# Finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("gpqa", "benchmarks", ["GPQA", "GPQA Diamond", "SuperGPQA"]),
        ("g", "benchmarks", ["GPQA", "GPQA Diamond"]),
        ("diamond gpqa", "benchmarks", ["GPQA Diamond"]),
        ("graduate quest", "benchmarks", ["GPQA"]),
        ("c++", "benchmarks", ["C++ Bench"]),
        ("gpt4", "models", ["GPT-4"]),
        ("GPT 4", "models", ["GPT-4"]),
        ("intern 2.5", "models", ["InternVL2.5"]),
        ("text recog", "tasks", ["Scene text recognition"]),
        ("acc", "metrics", ["Accuracy"]),
        ("documents sparse", "papers", ["Sparse Attention for Long Documents"]),
        ("atten", "papers", ["Über Attention: GPT-4 and a/b tests", "Sparse Attention for Long Documents"]),
        ("über", "papers", ["Über Attention: GPT-4 and a/b tests"]),
        ("gpt-4 tests", "papers", ["Über Attention: GPT-4 and a/b tests"]),
    ],
)
def test_names_and_titles_are_found_as_one_types_them(text: str, kind: str, names: list[str]) -> None:
    assert found(text)[kind] == names


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("typo", "kind", "name"),
    [
        ("gqpa", "benchmarks", "GPQA"),
        ("gpqa dimond", "benchmarks", "GPQA Diamond"),
        ("intrenvl2.5", "models", "InternVL2.5"),
        ("scene txet recognition", "tasks", "Scene text recognition"),
        ("acuracy", "metrics", "Accuracy"),
        ("sprase atention", "papers", "Sparse Attention for Long Documents"),
        ("dcouments", "papers", "Sparse Attention for Long Documents"),
    ],
)
def test_a_letter_or_two_may_be_wrong(typo: str, kind: str, name: str) -> None:
    assert name in found(typo)[kind]


def test_of_benchmarks_that_fit_equally_well_those_with_results_come_first() -> None:
    factories.make_benchmark("SQA3D")
    factories.make_result(benchmark=factories.make_benchmark("SQuAD"))
    summaries.refresh([Benchmark.objects.get(name="SQuAD").pk])
    assert found("sqaud")["benchmarks"] == ["SQuAD", "SQA3D"]
    assert [entry.name for entry in nearest("sqaud", ["benchmark"])] == ["SQuAD", "SQA3D"]


@pytest.mark.usefixtures("shelf")
def test_what_is_called_so_comes_before_what_is_spelled_nearly_so() -> None:
    factories.make_benchmark("GPQX")
    assert found("gpqa")["benchmarks"] == ["GPQA", "GPQA Diamond", "SuperGPQA", "GPQX"]
    assert next(entry.name for entry in nearest("gqpa", ["benchmark"])) == "GPQA"


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=benchmarks", ["GPQA", "GPQA Diamond", "SuperGPQA"]),
        ("kind=benchmarks&show=confirmed", ["GPQA", "GPQA Diamond"]),
        ("kind=benchmarks&sort=newest", ["SuperGPQA", "GPQA Diamond", "GPQA"]),
        ("kind=metrics", []),
    ],
)
def test_kind_order_and_state_stand_in_the_address(get: Get, query: str, names: list[str]) -> None:
    assert get(f"/search/?q=gpqa&{query}").texts(".hits a") == names


def test_what_is_found_of_one_kind_is_turned_in_pages(get: Get) -> None:
    for number in range(60):
        factories.make_system(f"Marlin {number}")
    first = get("/search/?q=marlin&kind=models")
    assert len(first.texts(".hits a")) == 50
    assert "1–50 of 60" in first.one(".pager").text
    assert len(get("/search/?q=marlin&kind=models&page=2").texts(".hits a")) == 10
    assert "More models" in get("/search/?q=marlin").text
    get("/search/?q=marlin&kind=models&page=9", status=400)


@pytest.mark.parametrize("query", ["kind=people", "sort=price", "page=0", "show=all", "q=a%00b", f"q={'x' * 201}"])
def test_what_cannot_be_understood_is_refused(get: Get, query: str) -> None:
    assert get(f"/search/?{query}", status=400).texts("main code")


HOSTILE = [
    'C++ "',
    "a AND",
    "foo:bar",
    "NEAR(a b)",
    "*",
    '"',
    "'",
    "%_\\",
    "a & | ! b",
    "(",
    "^x",
    "-",
    "AND OR NOT",
    "\\'",
]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("address", ["/search/", "/search/typed/"])
def test_words_and_signs_of_query_languages_mean_nothing(client: Client, address: str, text: str) -> None:
    assert client.get(address, {"q": text}).status_code == 200


def test_five_megabytes_are_refused_before_they_are_looked_for(client: Client) -> None:
    assert client.get("/search/typed/", {"q": "x" * 5_000_000}).status_code == 400


def test_names_that_are_markup_are_shown_as_text(client: Client) -> None:
    factories.make_system('"><script>alert(1)</script>')
    answer = client.get("/search/typed/", {"q": "script"})
    assert b"<script>" not in answer.content
    assert b"&lt;script&gt;" in answer.content


@pytest.mark.usefixtures("shelf")
def test_as_one_types_there_is_a_group_for_each_kind_with_options(client: Client) -> None:
    list_ = parse(client.get("/search/typed/?q=gp").content.decode())
    assert [group["aria-label"] for group in list_.all("[role=group]")] == ["Benchmarks", "Models", "Papers"]
    ids = [option["id"] for option in list_.all("[role=option]")]
    assert len(ids) == len(set(ids)) >= 4


# The index is true -------------------------------------------------------------------------------------------------


def rename(name: str) -> None:
    Name.objects.filter(normalised="gpqa").update(text=name, normalised=normalise(name))


CHANGES: dict[str, tuple[Callable[[], object], str, bool]] = {
    "a name is made": (lambda: factories.make_benchmark("Walrus"), "walrus", True),
    "names are made in bulk": (
        lambda: Name.objects.bulk_create(
            [Name(kind="system", system=System.objects.all()[0], text="Walrus", normalised="walrus")]
        ),
        "walrus",
        True,
    ),
    "a name changes": (lambda: rename("Walrus"), "walrus", True),
    "the old one is gone": (lambda: rename("Walrus"), "graduate questions walrus", False),
    "names go with their entry": (lambda: System.objects.filter(name="GPT-4").delete(), "gpt4", False),
    "papers are made in bulk": (
        lambda: Paper.objects.bulk_create([Paper(slug="w", title="A Walrus", normalised_title="awalrus")]),
        "walrus",
        True,
    ),
    "a title changes": (
        lambda: Paper.objects.filter(title__startswith="Sparse").update(title="Walrus"),
        "walrus",
        True,
    ),
    "a paper goes": (lambda: Paper.objects.filter(title__startswith="Sparse").delete(), "sparse", False),
}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(("change", "text", "there"), CHANGES.values(), ids=CHANGES)
def test_the_index_follows_whoever_writes(change: Callable[[], object], text: str, there: bool) -> None:
    change()
    groups = search(Asked.read(text, normalise))
    assert any(not hit.near for group in groups for hit in group.hits) == there


@pytest.mark.usefixtures("shelf")
def test_an_index_that_was_suspended_knows_what_came_meanwhile() -> None:
    with index_of(connection).suspended():
        factories.make_benchmark("Walrus")
        factories.make_paper("A Walrus")
    assert found("walrus") == {"benchmarks": ["Walrus"], "papers": ["A Walrus"]}


@pytest.mark.usefixtures("shelf")
def test_laying_the_index_again_changes_nothing() -> None:
    index = index_of(connection)
    assert index.problems() == []
    before = found("gpqa")
    index.install()
    assert index.problems() == []
    assert found("gpqa") == before


@pytest.mark.sqlite
@pytest.mark.usefixtures("shelf")
def test_a_rebuilt_table_that_lost_its_triggers_is_noticed_and_mended() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_name_insert")
    factories.make_benchmark("Walrus")
    said = [message.msg for message in checks.run_checks(databases=["default"]) if message.id == "leaderboard.W001"]
    assert said == ["The search index of leaderboard_name is missing or no longer follows it."]
    call_command("migrate", verbosity=0)
    assert index_of(connection).problems() == []
    assert found("walrus") == {"benchmarks": ["Walrus"]}


@pytest.mark.postgresql
@pytest.mark.usefixtures("shelf")
def test_without_trigrams_names_are_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    index = type(index_of(connection))
    monkeypatch.setattr(index, "has_trigrams", False)
    assert found("diamond gpqa")["benchmarks"] == ["GPQA Diamond"]
    assert "GPQA" in found("gqpa")["benchmarks"]


def test_a_merge_leads_to_what_the_names_mean_now() -> None:
    candidate = factories.make_benchmark("Walruss", status="candidate")
    target = factories.make_benchmark("Tusk")
    from leaderboard.services import acts

    acts.alias(candidate, of="Tusk", person=factories.make_person())
    assert found("walruss") == {"benchmarks": ["Tusk"]}
    assert Benchmark.objects.get(pk=target.pk).name == "Tusk"
