"""A benchmark's conventions are a curator's data: checked, recorded with their source, and in force at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from leaderboard.models import Act, Benchmark, BoardChange, Convention, Result
from leaderboard.services import acts
from tests import factories
from tests.admin.conftest import Send, errors
from tests.ledger.conftest import mine
from tests.web.page import parse

pytestmark = pytest.mark.django_db

SOURCE = "https://example.org/ocrbench/card"


def source(field: str, **more: str) -> dict[str, str]:
    """A row of the form that says where a convention is written."""
    said = {"field": field, "source": SOURCE, **more}
    return {f"conventions-0-{name}": value for name, value in said.items()}


def changes_of(act: Act) -> dict[str, tuple[str, str]]:
    return {change.field: (change.old, change.new) for change in act.changes.all()}


STATED = [
    pytest.param("test_size", "1000", "1000", "Size of the test set 1,000 items", id="test-size"),
    pytest.param("human_level", "94.2", "94.2", "Human level 94.2%", id="human-level"),
    pytest.param("accuracy_means", "exact match", "exact match", "“Accuracy” means exact match", id="accuracy"),
    pytest.param("printed_in", "fraction", "fraction", "Numbers are printed as shares", id="scale"),
    pytest.param("version", "2.1", "2.1", "Version 2.1", id="version"),
    pytest.param("state", "saturated", "saturated", "State saturated", id="state"),
]


@pytest.mark.parametrize(("field", "typed", "recorded", "shown"), STATED)
def test_a_convention_is_recorded_with_its_source_and_shown_with_it(
    send: Send, client: Client, field: str, typed: str, recorded: str, shown: str
) -> None:
    benchmark = factories.make_benchmark("OCRBench", default_metric=factories.make_metric())
    assert send(benchmark, **{field: typed}, **source(field)).status_code == 302
    changed = changes_of(Act.objects.get(benchmark=benchmark))
    assert changed[field][1] == recorded
    assert changed["sources"] == ("", f"{field}: {SOURCE}")
    facts = parse(client.get("/benchmarks/ocrbench/").content.decode()).texts("dl.facts div")
    assert [fact for fact in facts if fact.startswith(shown) and fact.endswith("(example.org)")], facts


@pytest.mark.parametrize(("field", "typed"), [pytest.param(row.values[0], row.values[1], id=row.id) for row in STATED])
def test_a_fact_without_a_source_is_refused_and_nothing_is_changed(send: Send, field: str, typed: str) -> None:
    benchmark = factories.make_benchmark("OCRBench", default_metric=factories.make_metric())
    response = send(benchmark, **{field: typed})
    assert [said for said in errors(response) if said.endswith("is written down: add its source here.")]
    assert not Act.objects.exists()


REFUSED = [
    pytest.param({"threshold": "1.5"}, "A confidence lies between 0 and 1", id="threshold"),
    pytest.param({"test_size": "0"}, "A test set has at least one item", id="no-items"),
    pytest.param({"human_level": "104"}, "Accuracy cannot be 104.", id="level-out-of-range"),
    pytest.param({"human_level": "94", "default_metric": ""}, "Choose the usual metric first", id="level-in-no-metric"),
]


@pytest.mark.parametrize(("typed", "said"), REFUSED)
def test_a_convention_that_cannot_be_is_refused_at_its_field(send: Send, typed: dict[str, str], said: str) -> None:
    benchmark = factories.make_benchmark("OCRBench", default_metric=factories.make_metric())
    response = send(benchmark, **typed, **source(next(iter(typed))))
    assert [error for error in errors(response) if error.startswith(said)]
    assert not Act.objects.exists()


def test_a_benchmark_cannot_be_superseded_in_a_circle(send: Send) -> None:
    old = factories.make_benchmark("OCRBench")
    new = factories.make_benchmark("OCRBench 2", superseded_by=old, state="superseded")
    rows = source("superseded_by") | {"conventions-1-field": "state", "conventions-1-source": "a talk"}
    response = send(old, superseded_by=str(new.pk), state="superseded", **rows)
    assert errors(response) == ["OCRBench 2 is superseded by this benchmark, or is this very one."]


def test_what_superseded_it_is_linked(send: Send, client: Client) -> None:
    new = factories.make_benchmark("OCRBench 2")
    old = factories.make_benchmark("OCRBench")
    rows: dict[str, Any] = source("superseded_by") | {"conventions-1-field": "state", "conventions-1-source": "a talk"}
    assert send(old, superseded_by=str(new.pk), state="superseded", **rows).status_code == 302
    page = parse(client.get(old.get_absolute_url()).content.decode())
    assert page.one(f"dl.facts a[href={new.get_absolute_url()}]").text == "OCRBench 2"
    assert Convention.objects.count() == 2


class TestOpenAndHeld:
    """Who may enter a board: a change moves its results at once, as an act that the board's log shows."""

    @pytest.fixture
    def board(self) -> Benchmark:
        factories.make_metric()
        board = factories.make_benchmark("OCRBench")
        factories.make_system("TextHawk2")
        factories.make_text(body="TextHawk2 achieves 78.4% accuracy on OCRBench.")
        mine()
        return board

    def standing(self) -> tuple[str, str]:
        return Result.objects.values_list("standing", "reason").get()

    def test_a_held_board_gives_up_what_no_person_decided(self, board: Benchmark, send: Send) -> None:
        assert self.standing() == ("ranked", "")
        send(board, held="on", reason="Too much noise")
        assert self.standing() == ("hidden", "held")
        left = BoardChange.objects.get(verb="left")
        assert (left.benchmark, left.act.reason) == (board, "Too much noise")

    def test_a_held_board_takes_it_as_soon_as_a_person_accepts(self, board: Benchmark, send: Send) -> None:
        send(board, held="on")
        acts.accept(Result.objects.get(), person=factories.make_person("eve"))
        assert self.standing() == ("ranked", "")

    def test_opening_a_board_lets_in_what_waited(self, board: Benchmark, send: Send) -> None:
        send(board, held="on")
        send(Benchmark.objects.get(), held="")
        assert self.standing() == ("ranked", "")

    @pytest.mark.parametrize(("above", "expected"), [(True, ("hidden", "below-threshold")), (False, ("ranked", ""))])
    def test_an_open_board_takes_readings_of_its_threshold_or_above(
        self, board: Benchmark, send: Send, above: bool, expected: tuple[str, str]
    ) -> None:
        confidence = Result.objects.get().confidence
        assert 0 < confidence < 1
        send(board, threshold=str((1 + confidence) / 2 if above else confidence))
        assert self.standing() == expected

    def test_the_page_says_who_may_enter_and_how_many_wait(self, board: Benchmark, send: Send, client: Client) -> None:
        send(board, held="on")
        page = parse(client.get(board.get_absolute_url()).content.decode())
        assert "Who may enter held: nothing enters before a person has decided" in page.texts("dl.facts div")
        assert "1 reading waits for a person before it may enter." in page.texts("p")

    def test_mining_again_lets_nothing_into_a_held_board(self, board: Benchmark, send: Send) -> None:
        send(board, held="on")
        paper = factories.make_paper("Another")
        factories.make_text(paper, "TextHawk2 achieves 79.4% accuracy on OCRBench.")
        mine()
        assert set(Result.objects.values_list("standing", "reason")) == {("hidden", "held")}


@pytest.mark.parametrize(
    ("printed_in", "expected"),
    [("", ("78.4", 100)), ("fraction", ("78.4", 100)), ("percent", ("0.784", 1))],
    ids=["not-said", "as-shares", "in-percent"],
)
def test_how_numbers_are_printed_settles_a_bare_fraction(printed_in: str, expected: tuple[str, int]) -> None:
    factories.make_metric()
    factories.make_benchmark("OCRBench", printed_in=printed_in)
    factories.make_system("TextHawk2")
    factories.make_text(body="TextHawk2 achieves an accuracy of 0.784 on OCRBench.")
    mine()
    result = Result.objects.get()
    assert (f"{result.rank_key.normalize():f}", result.factor) == expected
