"""Reading texts into the ledger, again and again, with and without people in between."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from leaderboard.models import Anchor, BoardChange, Claim, Result, System
from leaderboard.services import acts, catalogue
from leaderboard.services.outcome import Review
from tests import factories
from tests.ledger.conftest import mine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SENTENCE = "TextHawk2 achieves 78.4% accuracy on OCRBench."


def only_result() -> Result:
    return Result.objects.select_related("benchmark", "metric", "system").get()


def test_a_printed_score_becomes_a_ranked_result_with_its_place() -> None:
    text = factories.make_text(body=SENTENCE)
    mine()
    result = only_result()
    assert (result.system.name, result.value, result.metric.key, result.benchmark.key) == (
        "TextHawk2",
        Decimal("78.4"),
        "accuracy",
        "ocrbench",
    )
    assert (result.standing, result.reason, result.checked) == ("ranked", "", "read")
    assert text.body[result.anchor.start : result.anchor.end].startswith("78.4")


def test_mining_twice_changes_nothing_and_says_so() -> None:
    factories.make_text(body=SENTENCE)
    assert mine().changed
    before = (Claim.objects.count(), Result.objects.values().get(), BoardChange.objects.count())
    again = mine()
    assert not again.changed
    assert again.counts["results unchanged"] == 1
    assert (Claim.objects.count(), Result.objects.values().get(), BoardChange.objects.count()) == before


def test_what_people_reached_is_told_and_ranks_as_no_model() -> None:
    factories.make_text(body="On OCRBench, humans reach 95.1% accuracy.")
    mine()
    result = only_result()
    assert (result.value, result.system, result.standing, result.reason) == (
        Decimal("95.1"),
        None,
        "hidden",
        "baseline",
    )
    assert not System.objects.filter(name__iexact="human").exists()


def test_a_better_rule_moves_the_result_and_adds_a_reading_to_the_same_anchor(with_rules) -> None:
    factories.make_text(body=SENTENCE)
    mine()
    first = only_result()
    with_rules(lambda claim: replace(claim, benchmark="ChartQA", benchmark_key="chartqa"))
    mine()
    second = only_result()
    assert (second.pk, second.anchor_id, second.benchmark.key) == (first.pk, first.anchor_id, "chartqa")
    assert Claim.objects.filter(anchor=first.anchor).count() == 2
    verbs = list(BoardChange.objects.order_by("id").values_list("verb", "benchmark__key"))
    assert verbs == [("entered", "ocrbench"), ("left", "ocrbench"), ("entered", "chartqa")]


def test_a_number_that_rules_no_longer_read_leaves_its_board(with_rules) -> None:
    factories.make_text(body=SENTENCE)
    mine()
    with_rules(lambda claim: None)
    mine()
    assert not Result.objects.exists()
    assert Claim.objects.latest("id").kind == "none"
    assert list(BoardChange.objects.order_by("id").values_list("verb", flat=True)) == ["entered", "left"]


def test_a_number_that_was_taken_back_and_is_read_again_keeps_its_anchor(with_rules) -> None:
    factories.make_text(body=SENTENCE)
    mine()
    with_rules(lambda claim: None)
    mine()
    with_rules(lambda claim: claim)
    mine()
    assert Anchor.objects.count() == 1
    assert only_result().value == Decimal("78.4")


class TestDecisionsStand:
    """Whatever the rules make of a number later, what a person decided about it holds."""

    def accepted(self) -> Result:
        factories.make_text(body=SENTENCE)
        mine()
        acts.accept(only_result(), person=factories.make_person())
        return only_result()

    def test_accepting_marks_the_result_as_checked(self) -> None:
        result = self.accepted()
        assert (result.checked, result.checked_by) == ("checked", "ada")

    @pytest.mark.parametrize(
        ("rewrite", "review"),
        [
            pytest.param(
                lambda c: replace(c, benchmark="ChartQA", benchmark_key="chartqa"), Review.DISAGREES, id="moved"
            ),
            pytest.param(lambda c: replace(c, kind="delta"), Review.DISAGREES, id="score-became-delta"),
            pytest.param(lambda c: replace(c, value=Decimal("8.4")), Review.DISAGREES, id="other-number"),
            pytest.param(lambda c: None, Review.GONE, id="no-longer-read"),
            pytest.param(lambda c: replace(c, rule="another", confidence=0.1), "", id="same-reading-by-another-rule"),
        ],
    )
    def test_an_accepted_number_stays_and_a_disagreement_is_queued(self, rewrite, review, with_rules) -> None:
        before = self.accepted()
        with_rules(rewrite)
        mine()
        after = only_result()
        assert (after.benchmark_id, after.kind, after.value) == (before.benchmark_id, before.kind, before.value)
        assert (after.checked, after.review) == ("checked", review)

    def test_accepting_against_a_newer_reading_settles_it(self, with_rules) -> None:
        self.accepted()
        with_rules(lambda claim: replace(claim, benchmark="ChartQA", benchmark_key="chartqa"))
        mine()
        acts.accept(only_result(), person=factories.make_person("eve"), reason="It is OCRBench.")
        mine()
        assert (only_result().benchmark.key, only_result().review) == ("ocrbench", "")

    def test_a_rejected_number_never_comes_back_by_itself(self, with_rules) -> None:
        factories.make_text(body=SENTENCE)
        mine()
        acts.reject(only_result(), person=factories.make_person(), reason="Not a measured score")
        with_rules(lambda claim: replace(claim, benchmark="ChartQA", benchmark_key="chartqa"))
        mine()
        assert (only_result().standing, only_result().reason) == ("hidden", "rejected")

    def test_a_correction_holds_field_by_field(self, with_rules) -> None:
        factories.make_text(body=SENTENCE)
        mine()
        acts.correct(
            only_result(), person=factories.make_person(), changes={"value": "87.4"}, reason="Misprint in the abstract"
        )
        with_rules(lambda claim: replace(claim, confidence=0.5))
        mine()
        result = only_result()
        assert (result.value, result.rank_key, result.checked) == (Decimal("87.4"), Decimal("87.4"), "corrected")

    def test_undoing_a_correction_brings_the_reading_back(self) -> None:
        factories.make_text(body=SENTENCE)
        mine()
        person = factories.make_person()
        act = acts.correct(only_result(), person=person, changes={"value": "87.4"}, reason="A slip")
        acts.undo(act, person=person)
        assert (only_result().value, only_result().checked) == (Decimal("78.4"), "read")


class TestReplacedText:
    """A paper's text changes: its numbers are found again by value and neighbourhood."""

    def test_a_decision_follows_its_number_into_the_new_text(self) -> None:
        text = factories.make_text(body=SENTENCE)
        mine()
        acts.correct(only_result(), person=factories.make_person(), changes={"split": "test"}, reason="Table 3")
        first = only_result()
        factories.make_text(text.paper, "We show that TextHawk2 achieves 78.4% accuracy on OCRBench now.", version=2)
        mine()
        result = only_result()
        assert (result.pk, result.split, result.checked) == (first.pk, "test", "corrected")
        assert result.anchor.text.version == 2

    def test_a_rejected_number_is_not_new_in_the_new_text(self) -> None:
        text = factories.make_text(body=SENTENCE)
        mine()
        acts.reject(only_result(), person=factories.make_person(), reason="Not a measured score")
        factories.make_text(text.paper, "On ChartQA, and elsewhere, TextHawk2 achieves 78.4% accuracy.", version=2)
        mine()
        assert list(Result.objects.values_list("standing", "reason")) == [("hidden", "rejected")]

    def test_an_undecided_number_that_is_gone_leaves_its_board(self) -> None:
        text = factories.make_text(body=SENTENCE)
        mine()
        factories.make_text(text.paper, "TextHawk2 reads fine print.", version=2)
        mine()
        assert not Result.objects.exists()

    def test_a_decided_number_that_is_gone_goes_to_the_queue(self) -> None:
        text = factories.make_text(body=SENTENCE)
        mine()
        acts.accept(only_result(), person=factories.make_person())
        factories.make_text(text.paper, "TextHawk2 reads fine print.", version=2)
        mine()
        result = only_result()
        assert (result.standing, result.reason, result.review) == ("hidden", "superseded", Review.NOT_CARRIED)

    def test_the_authors_abstract_takes_the_place_of_a_summary(self) -> None:
        paper = factories.make_paper()
        factories.make_text(paper, "TextHawk2 reaches 78.4% accuracy on OCRBench.", kind="summary")
        mine()
        acts.accept(only_result(), person=factories.make_person())
        factories.make_text(paper, "We train it well. TextHawk2 achieves 78.4% accuracy on OCRBench.", kind="abstract")
        mine()
        result = only_result()
        assert (result.anchor.text.kind, result.checked) == ("abstract", "checked")


class TestNames:
    def test_an_unknown_model_becomes_a_candidate_and_is_listed_not_ranked(self) -> None:
        factories.make_text(body="QuillNet achieves 78.4% accuracy on OCRBench.")
        mine()
        result = only_result()
        assert (result.system.status, result.standing, result.reason) == ("candidate", "listed", "unconfirmed-model")

    def test_confirming_the_model_ranks_its_results(self) -> None:
        factories.make_text(body="QuillNet achieves 78.4% accuracy on OCRBench.")
        mine()
        acts.confirm(System.objects.get(name="QuillNet"), person=factories.make_person())
        assert only_result().standing == "ranked"

    def test_a_taught_alias_is_live_for_the_next_text(self) -> None:
        factories.make_text(body="TextHawk2 achieves 78.4% accuracy on the OCR reading bench.")
        catalogue.teach(only_benchmark(), "OCR reading bench")
        mine()
        assert only_result().benchmark.key == "ocrbench"

    def test_an_unnamed_system_is_one_per_paper(self) -> None:
        paper = factories.make_paper("Reading Fine Print")
        factories.make_text(paper, "Our method achieves 78.4% accuracy on OCRBench and 81.4% accuracy on ChartQA.")
        mine()
        systems = {result.system for result in Result.objects.select_related("system")}
        assert [system.name for system in systems] == ["unnamed (Reading Fine Print)"]
        assert {result.standing for result in Result.objects.all()} == {"ranked"}


def only_benchmark():
    from leaderboard.models import Benchmark

    return Benchmark.objects.get(key="ocrbench")
