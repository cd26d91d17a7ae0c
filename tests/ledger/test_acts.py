"""What a person may decide, what is refused, and what the refusal says."""

from __future__ import annotations

import pytest

from leaderboard.models import Act, Result
from leaderboard.services import acts
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def result(db: None) -> Result:
    return factories.make_result(from_text=True, system=factories.make_system("TextHawk2"))


@pytest.fixture
def ada(db: None):
    return factories.make_person("ada")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        pytest.param({"value": "many"}, "value", "is no number", id="no-number"),
        pytest.param({"value": "NaN"}, "value", "is no number", id="not-a-number"),
        pytest.param({"value": "178.4"}, "value", "cannot be above 100", id="above-the-metrics-range"),
        pytest.param({"value": "-1"}, "value", "cannot be below 0", id="below-the-metrics-range"),
        pytest.param({"value": "1e30"}, "value", "Too many digits", id="too-large"),
        pytest.param({"benchmark": "NoSuchBench"}, "benchmark", "No benchmark is called", id="unknown-benchmark"),
        pytest.param({"system": ""}, "system", "Name one", id="no-model"),
        pytest.param({"unit": "miles"}, "unit", "is none of", id="unknown-unit"),
        pytest.param({"split": "x" * 101}, "split", "100 is the most", id="too-long"),
        pytest.param({"note": "a\0b"}, "note", "NUL byte", id="nul-byte"),
        pytest.param({"rank": "1"}, "rank", "cannot be corrected", id="no-such-field"),
        pytest.param({"value": "78.4"}, "", "Nothing was changed", id="nothing-new"),
    ],
)
def test_a_correction_that_cannot_be_understood_is_refused_at_its_field(result, ada, changes, field, sentence) -> None:
    with pytest.raises(acts.ActError) as refused:
        acts.correct(result, person=ada, changes=changes, reason="Table 2")
    assert sentence in refused.value.errors[field]
    assert not Act.objects.exists()


@pytest.mark.parametrize("verb", [acts.reject, acts.dispute], ids=["reject", "dispute"])
def test_rejecting_and_disputing_need_a_reason(result, ada, verb) -> None:
    with pytest.raises(acts.ActError) as refused:
        verb(result, person=ada, reason="  ")
    assert "reason" in refused.value.errors


def test_every_field_can_be_corrected_by_name_alias_or_key(result, ada) -> None:
    factories.make_benchmark("ChartQA", aliases=("Chart QA benchmark suite",))
    acts.correct(
        result,
        person=ada,
        changes={"benchmark": "chart qa benchmark suite", "value": "81.4", "split": "test", "shots": "5-shot"},
        reason="Read the table",
    )
    result.refresh_from_db()
    assert (result.benchmark.name, str(result.value.normalize()), result.split, result.shots) == (
        "ChartQA",
        "81.4",
        "test",
        "5-shot",
    )
    assert result.group == "shots=5-shot; split=test"


def test_history_says_who_what_and_why_in_names(result, ada) -> None:
    factories.make_benchmark("ChartQA")
    acts.correct(result, person=ada, changes={"benchmark": "ChartQA"}, reason="The sentence says so")
    (act,) = acts.history(Result.objects.get())
    (change,) = act.changes.all()
    assert (act.shown_name, act.verb, act.reason) == ("ada", "correct", "The sentence says so")
    assert (change.field, change.shown_old, change.shown_new) == ("benchmark", "OCRBench", "ChartQA")


def test_a_decision_on_a_result_that_changed_meanwhile_is_asked_again(result, ada) -> None:
    seen = acts.state_token(result)
    acts.correct(result, person=factories.make_person("eve"), changes={"split": "test"}, reason="Table 2")
    with pytest.raises(acts.ActError, match="changed while you looked"):
        acts.reject(result, person=ada, reason="Not a measured score", seen=seen)


class TestUndo:
    def test_takes_back_only_that_act(self, result, ada) -> None:
        first = acts.correct(result, person=ada, changes={"split": "test"}, reason="Table 2")
        acts.correct(Result.objects.get(), person=ada, changes={"shots": "5-shot"}, reason="Section 4")
        acts.undo(first, person=ada)
        assert (Result.objects.get().split, Result.objects.get().shots) == ("", "5-shot")

    def test_can_itself_be_followed_by_the_same_decision_again(self, result, ada) -> None:
        act = acts.reject(result, person=ada, reason="Not a measured score")
        acts.undo(act, person=ada)
        assert Result.objects.get().standing == "ranked"
        acts.reject(Result.objects.get(), person=ada, reason="Not a measured score")
        assert Result.objects.get().standing == "hidden"

    def test_is_refused_twice(self, result, ada) -> None:
        act = acts.accept(result, person=ada)
        acts.undo(act, person=ada)
        with pytest.raises(acts.ActError, match="no longer stands"):
            acts.undo(act, person=ada)


@pytest.mark.parametrize(
    ("decide", "standing", "checked"),
    [
        pytest.param(lambda r, p: acts.accept(r, person=p), "ranked", "checked", id="accept"),
        pytest.param(lambda r, p: acts.accept(r, person=p, bulk=True), "ranked", "bulk", id="accept-in-bulk"),
        pytest.param(lambda r, p: acts.reject(r, person=p, reason="No"), "hidden", "rejected", id="reject"),
        pytest.param(lambda r, p: acts.dispute(r, person=p, reason="Odd"), "listed", "disputed", id="dispute"),
    ],
)
def test_what_each_decision_makes_of_a_result(result, ada, decide, standing, checked) -> None:
    decide(result, ada)
    result = Result.objects.get()
    assert (result.standing, result.checked, result.checked_by) == (standing, checked, "ada")


def test_imported_rows_are_decided_on_alike(ada) -> None:
    row = factories.make_result()
    acts.correct(row, person=ada, changes={"value": "79.4"}, reason="The table says so")
    assert str(Result.objects.get().value.normalize()) == "79.4"
    assert len(acts.history(Result.objects.get())) == 1
