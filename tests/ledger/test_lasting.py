"""What a person decided outlives whatever rules, texts, rows and the catalogue do afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from leaderboard.formats.records import PartialDate, Place, ResultRecord
from leaderboard.models import BoardChange, Paper, Result, Run
from leaderboard.services import acts, catalogue, imports
from leaderboard.services.outcome import Review
from leaderboard.services.runs import Tally
from tests import factories
from tests.ledger.conftest import mine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SENTENCE = "TextHawk2 achieves 78.4% accuracy on OCRBench."


def only_result() -> Result:
    return Result.objects.select_related("benchmark", "metric", "system").get()


@pytest.fixture
def ada(db: None):
    return factories.make_person("ada")


@pytest.fixture
def accepted(ada) -> Result:
    factories.make_text(body=SENTENCE)
    mine()
    acts.accept(only_result(), person=ada)
    return only_result()


def to_chartqa(claim):
    return replace(claim, benchmark="ChartQA", benchmark_key="chartqa")


# A doubt in the queue ------------------------------------------------------------------------------------------------

DECISIONS = [
    pytest.param(lambda r, p: acts.accept(r, person=p), id="accept"),
    pytest.param(lambda r, p: acts.dispute(r, person=p, reason="Odd"), id="dispute"),
    pytest.param(lambda r, p: acts.correct(r, person=p, changes={"split": "test"}, reason="Table 2"), id="correct"),
    pytest.param(lambda r, p: acts.reject(r, person=p, reason="No score"), id="reject"),
]


@pytest.mark.parametrize("decide", DECISIONS)
def test_deciding_against_a_newer_reading_keeps_what_the_board_showed(accepted, ada, decide, with_rules) -> None:
    with_rules(lambda claim: replace(to_chartqa(claim), source="quoted"))
    mine()
    assert only_result().review == Review.DISAGREES
    decide(only_result(), ada)
    mine()
    assert (only_result().benchmark.key, only_result().source, only_result().review) == ("ocrbench", "own", "")


@pytest.mark.parametrize("decide", DECISIONS)
def test_deciding_on_a_number_that_the_rules_no_longer_read_keeps_it(accepted, ada, decide, with_rules) -> None:
    with_rules(lambda claim: None)
    mine()
    decide(only_result(), ada)
    mine()
    assert (only_result().value, only_result().review) == (Decimal("78.4"), "")


@pytest.mark.parametrize("decide", DECISIONS)
def test_deciding_on_a_number_that_the_new_text_lacks_settles_it(accepted, ada, decide) -> None:
    factories.make_text(accepted.anchor.text.paper, "TextHawk2 reads fine print.", version=2)
    mine()
    assert only_result().review == Review.NOT_CARRIED
    decide(only_result(), ada)
    mine()
    assert (only_result().standing, only_result().review) == ("hidden", "")


def test_a_settled_doubt_stays_settled_after_a_further_decision_and_returns_when_undone(
    accepted, ada, with_rules
) -> None:
    with_rules(to_chartqa)
    mine()
    settling = acts.accept(only_result(), person=ada, reason="It is OCRBench")
    acts.correct(only_result(), person=ada, changes={"split": "test"}, reason="Table 2")
    assert (only_result().benchmark.key, only_result().review) == ("ocrbench", "")
    acts.undo(settling, person=ada)
    assert (only_result().benchmark.key, only_result().review) == ("ocrbench", Review.DISAGREES)


def test_a_third_reading_is_a_doubt_of_its_own(accepted, ada, with_rules) -> None:
    with_rules(to_chartqa)
    mine()
    acts.accept(only_result(), person=ada)
    with_rules(lambda claim: replace(claim, benchmark="RefCOCOg", benchmark_key="refcocog"))
    mine()
    assert (only_result().benchmark.key, only_result().review) == ("ocrbench", Review.DISAGREES)


def test_accepting_against_a_newer_reading_is_no_correction(accepted, ada, with_rules) -> None:
    with_rules(to_chartqa)
    mine()
    acts.accept(only_result(), person=ada)
    assert only_result().checked == "checked"


def test_accepting_in_bulk_does_not_take_a_look_of_a_person_away(accepted, ada) -> None:
    acts.accept(accepted, person=ada, bulk=True)
    assert only_result().checked == "checked"


def test_an_accepted_number_stays_its_own_when_the_rules_take_it_for_a_quotation(accepted, with_rules) -> None:
    with_rules(lambda claim: replace(claim, source="quoted"))
    mine()
    assert (only_result().standing, only_result().review) == ("ranked", Review.DISAGREES)


def test_a_rejected_number_that_is_no_longer_read_asks_nobody(ada, with_rules) -> None:
    factories.make_text(body=SENTENCE)
    mine()
    acts.reject(only_result(), person=ada, reason="Not a measured score")
    with_rules(lambda claim: None)
    mine()
    assert (only_result().reason, only_result().review) == ("rejected", "")


# Corrections ---------------------------------------------------------------------------------------------------------


def test_a_gain_corrected_into_a_score_stays_when_the_rules_drop_it(ada, with_rules) -> None:
    factories.make_text(body=SENTENCE)
    with_rules(lambda claim: replace(claim, kind="delta"))
    mine()
    acts.correct(only_result(), person=ada, changes={"kind": "score"}, reason="It is a level")
    with_rules(lambda claim: None)
    mine()
    assert (only_result().kind, only_result().standing, only_result().review) == ("score", "ranked", Review.GONE)


def test_a_value_is_checked_against_the_metric_that_is_typed_with_it(accepted, ada) -> None:
    factories.make_metric("Elo", key="elo", scale="absolute", unit="", minimum=None, maximum=None)
    acts.correct(accepted, person=ada, changes={"value": "1200", "unit": "", "metric": "Elo"}, reason="Table 1")
    assert (only_result().value, only_result().metric.key) == (Decimal(1200), "elo")


def test_a_correction_outlives_two_replaced_texts_and_its_undoing_too(ada) -> None:
    text = factories.make_text(body=SENTENCE)
    mine()
    act = acts.correct(only_result(), person=ada, changes={"value": "87.4"}, reason="Misprint")
    factories.make_text(text.paper, f"We read. {SENTENCE}", version=2)
    mine()
    factories.make_text(text.paper, f"We read well. {SENTENCE}", version=3)
    mine()
    assert (only_result().value, only_result().anchor.text.version) == (Decimal("87.4"), 3)
    acts.undo(act, person=ada)
    assert (only_result().value, only_result().checked) == (Decimal("78.4"), "read")


# Replaced texts ------------------------------------------------------------------------------------------------------


def test_a_rejected_number_that_the_abstract_prints_twice_comes_back_nowhere(ada) -> None:
    paper = factories.make_paper()
    factories.make_text(paper, SENTENCE, kind="summary")
    mine()
    act = acts.reject(only_result(), person=ada, reason="Not a measured score")
    factories.make_text(paper, f"{SENTENCE} In the zero-shot setting, {SENTENCE}")
    mine()
    mine()
    assert Result.objects.count() == 2
    assert {result.reason for result in Result.objects.all()} == {"rejected"}
    acts.undo(act, person=ada)
    assert {result.standing for result in Result.objects.all()} == {"ranked"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("an accuracy of 0.784", "an accuracy of 78.4%"), ("an accuracy of 78.4%", "an accuracy of 0.784")],
)
def test_a_rejected_share_stays_rejected_however_the_next_text_writes_it(ada, first, second) -> None:
    paper, sentence = factories.make_paper(), "TextHawk2 achieves {} on OCRBench."
    factories.make_text(paper, sentence.format(first), kind="summary")
    mine()
    acts.reject(only_result(), person=ada, reason="Not a measured score")
    factories.make_text(paper, sentence.format(second))
    mine()
    assert [result.reason for result in Result.objects.all()] == ["rejected"]


def test_one_of_two_repetitions_in_one_text_may_be_rejected(ada) -> None:
    factories.make_text(body=f"{SENTENCE} In the zero-shot setting, {SENTENCE}")
    mine()
    assert Result.objects.count() == 2
    acts.reject(Result.objects.latest("anchor__start"), person=ada, reason="A duplicate of another result")
    mine()
    assert sorted(Result.objects.values_list("standing", flat=True)) == ["hidden", "ranked"]


def test_numbers_at_one_place_keep_their_decisions_when_rules_drop_both_and_read_one_again(ada, with_rules) -> None:
    factories.make_text(body=SENTENCE)
    both: list[str] = ["OCRBench", "ChartQA"]

    def read(names):
        def rewritten(*args, **kwargs):
            (claim,) = real(*args, **kwargs).claims
            claims = tuple(replace(claim, benchmark=name, benchmark_key=name.lower()) for name in names)
            return replace(real(*args, **kwargs), claims=claims)

        return rewritten

    import extraction

    real = extraction.extract
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extraction, "extract", read(both))
        mine()
        acts.reject(Result.objects.get(benchmark__key="ocrbench"), person=ada, reason="Not a measured score")
        patch.setattr(extraction, "extract", read([]))
        mine()
        patch.setattr(extraction, "extract", read(["ChartQA"]))
        mine()
        assert list(Result.objects.order_by("benchmark__key").values_list("benchmark__key", "standing")) == [
            ("chartqa", "ranked"),
            ("ocrbench", "hidden"),
        ]
        patch.setattr(extraction, "extract", read(["RefCOCOg", *both]))
        mine()
    assert dict(Result.objects.values_list("benchmark__key", "standing")) == {
        "ocrbench": "hidden",
        "chartqa": "ranked",
        "refcocog": "ranked",
    }


# Imported rows -------------------------------------------------------------------------------------------------------


def cell(value: str = "78.4", **fields) -> ResultRecord:
    plain = {
        "place": Place("results.csv", 2),
        "external_id": "1" * 64,
        "task": None,
        "benchmark": "OCRBench",
        "metric": "Accuracy",
        "model": "TextHawk2",
        "value": value,
        "raw": {"value": value},
        "understood": "score",
        "number": Decimal(value),
    }
    return ResultRecord(**{**plain, **fields})


def bring(*records: ResultRecord) -> Tally:
    tally = Tally()
    imports.import_results(
        records, source="tracker", run=factories.make_run(Run.Verb.IMPORT_RESULTS), tally=tally, confirm_names=True
    )
    return tally


@pytest.mark.parametrize("decide", DECISIONS)
@pytest.mark.parametrize(
    ("changed", "review"),
    [
        pytest.param(cell("80.1"), Review.DISAGREES, id="other-value"),
        pytest.param(
            cell(raw={"value": "n/a"}, understood="raw", number=None, reason="No number."), Review.GONE, id="raw"
        ),
    ],
)
def test_decisions_on_a_row_outlive_its_change_and_settle_it(ada, changed, review, decide) -> None:
    bring(cell())
    acts.accept(only_result(), person=ada)
    bring(changed)
    assert (only_result().value, only_result().review) == (Decimal("78.4"), review)
    decide(only_result(), ada)
    mine()
    assert (only_result().value, only_result().review) == (Decimal("78.4"), "")


def test_a_cell_that_goes_back_to_its_old_value_disagrees_with_nobody(ada) -> None:
    bring(cell())
    acts.accept(only_result(), person=ada)
    bring(cell("80.1"))
    bring(cell())
    assert (only_result().value, only_result().imported_row.version, only_result().review) == (Decimal("78.4"), 3, "")


def test_a_changed_neighbour_in_the_file_raises_no_doubt(ada) -> None:
    bring(cell())
    acts.accept(only_result(), person=ada)
    bring(cell(raw={"value": "78.4", "beside": "another"}))
    assert only_result().review == ""


def test_the_date_that_was_decided_on_stays_with_its_value(ada) -> None:
    bring(cell(date=PartialDate(2023, 5)))
    acts.accept(only_result(), person=ada)
    bring(cell("80.1", date=PartialDate(2024, 6)))
    assert (only_result().value, only_result().date) == (Decimal("78.4"), date(2023, 5, 1))


def test_a_property_that_is_none_any_more_is_taken_from_its_model() -> None:
    bring(cell(understood="attribute", number=None, metric="Parameters"))
    model = catalogue.finder("system")("TextHawk2")
    assert model.attributes.count() == 1
    bring(cell(understood="raw", number=None, metric="Parameters", reason="No number."))
    assert model.attributes.count() == 0


# Papers and the catalogue --------------------------------------------------------------------------------------------


def test_a_paper_that_is_dated_later_dates_its_imported_rows_too() -> None:
    bring(cell(paper_title="Reading Fine Print"))
    assert only_result().date is None
    bring(cell(external_id="2" * 64, paper_title="Reading Fine Print", paper_url="https://arxiv.org/abs/2410.05261"))
    assert {result.date for result in Result.objects.all()} == {date(2024, 10, 1)}


def test_a_row_is_linked_to_a_paper_that_came_after_it_once_its_file_is_imported_again() -> None:
    cited = cell(paper_url="https://arxiv.org/abs/2410.05261")
    bring(cited)
    assert only_result().paper is None
    paper = factories.make_paper(arxiv_id="2410.05261")
    assert bring(cited).counts["rows updated"] == 1
    assert only_result().paper == paper
    assert bring(cited).counts["rows unchanged"] == 1


def test_mining_with_a_paper_that_was_fetched_before_a_person_changed_it(ada) -> None:
    text = factories.make_text(body=SENTENCE)
    mine()
    old = Paper.objects.get(pk=text.paper_id)
    Paper.objects.filter(pk=old.pk).update(date=date(2023, 1, 1))
    acts.record_edit(Paper.objects.get(pk=old.pk), person=ada, changes={"date": ("2024-10-07", "2023-01-01")})
    mine(old)
    assert only_result().date == date(2023, 1, 1)


def test_a_joint_number_follows_its_names(with_rules) -> None:
    factories.make_text(body=SENTENCE)
    with_rules(
        lambda claim: replace(claim, benchmark=("OCRBench", "QuillBench"), benchmark_key=(None, None), joint=True)
    )
    mine()
    shared = only_result().jointly
    assert set(shared.values_list("name", flat=True)) == {"OCRBench", "QuillBench"}
    candidate = shared.get(name="QuillBench")
    candidate.names.update(benchmark=catalogue.finder("benchmark")("ChartQA"))
    mine()
    assert set(shared.values_list("name", flat=True)) == {"OCRBench", "ChartQA"}


# The change log ------------------------------------------------------------------------------------------------------


def test_the_log_says_when_a_date_becomes_finer(ada) -> None:
    paper = factories.make_paper(date=date(2024, 1, 1), date_precision="year")
    factories.make_text(paper, SENTENCE)
    mine()
    Paper.objects.update(date_precision="day")
    acts.record_edit(Paper.objects.get(), person=ada, changes={"known_date": ("2024", "2024-01-01")})
    change = BoardChange.objects.latest("id")
    assert (change.verb, change.before["date"], change.after["date"]) == ("moved", "2024", "2024-01-01")


def test_the_log_says_when_a_metrics_scale_moves_a_number(ada) -> None:
    factories.make_text(body="TextHawk2 achieves an accuracy of 0.784 on OCRBench.")
    mine()
    assert BoardChange.objects.get().after["value"] == "0.784 × 100"
    metric = only_result().metric
    metric.scale = "fraction"
    metric.save()
    acts.record_edit(metric, person=ada, changes={"scale": ("percent", "fraction")})
    change = BoardChange.objects.latest("id")
    assert (change.before["value"], change.after["value"]) == ("0.784 × 100", "0.784")


def test_the_log_says_when_a_metrics_direction_turns_its_boards_round(ada) -> None:
    factories.make_text(body=SENTENCE)
    mine()
    metric = only_result().metric
    metric.direction = "lower"
    metric.save()
    acts.record_edit(metric, person=ada, changes={"direction": ("higher is better", "lower is better")})
    change = BoardChange.objects.latest("id")
    assert (change.benchmark.key, change.metric, change.result) == ("ocrbench", metric, None)
    assert (change.before["standing"], change.after["standing"]) == ("higher is better", "lower is better")
