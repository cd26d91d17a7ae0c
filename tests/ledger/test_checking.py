"""The checks on results out of real texts: where their facts come from, what pages say, and what gains imply."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaderboard.checks import Code
from leaderboard.models import Benchmark, Metric, Paper, Result
from leaderboard.services import acts, checking
from tests import factories
from tests.ledger.conftest import mine
from tests.web.page import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def read(body: str, **paper: Any) -> Result:
    """The only result of a new paper's abstract."""
    entry = factories.make_paper(f"Paper about {body.split()[0]}", **paper)
    factories.make_text(entry, body)
    mine(entry)
    return Result.objects.get(paper=entry)


def found(result: Result) -> list[str]:
    return [finding.code for finding in checking.findings_of([result]).get(result.pk, ())]


ODD = [
    pytest.param("TextHawk2 achieves an accuracy of 0.784 on OCRBench.", {}, Code.FRACTION, id="fraction"),
    pytest.param("TextHawk2 achieves 78.45% accuracy on OCRBench.", {"test_size": 1000}, Code.IMPOSSIBLE_SHARE, id="n"),
    pytest.param("TextHawk2 achieves 78.4% accuracy on OCRBench.", {"year": 2025}, Code.BEFORE_BENCHMARK, id="date"),
]


@pytest.mark.parametrize(("sentence", "convention", "code"), ODD)
def test_an_odd_number_is_found_and_said_on_its_page(
    sentence: str, convention: dict[str, Any], code: Code, client: Client
) -> None:
    Benchmark.objects.filter(key="ocrbench").update(**convention)
    result = read(sentence)
    assert found(result) == [code]
    page = parse(client.get(result.get_absolute_url()).content.decode())
    assert [fact for fact in page.texts("dl.facts div") if fact.startswith("Checks found")]


def test_a_number_that_its_metric_cannot_give_is_found() -> None:
    Metric.objects.filter(key="accuracy").update(maximum=70)
    assert found(read("TextHawk2 achieves 78.4% accuracy on OCRBench.")) == [Code.OUT_OF_RANGE]


@pytest.mark.parametrize("sentence", [pytest.param(row.values[0], id=row.id) for row in ODD[1:]])
def test_without_the_convention_nothing_is_odd(sentence: str) -> None:
    assert found(read(sentence)) == []


def test_another_split_is_no_share_of_the_test_set() -> None:
    Benchmark.objects.filter(key="ocrbench").update(test_size=1000)
    result = read("TextHawk2 achieves 78.45% accuracy on OCRBench.")
    acts.correct(result, person=factories.make_person(), changes={"split": "dev"}, reason="Table 2")
    result.refresh_from_db()
    assert found(result) == []


def test_a_rejected_number_is_not_checked_any_more() -> None:
    result = read("TextHawk2 achieves an accuracy of 0.784 on OCRBench.")
    acts.reject(result, person=factories.make_person(), reason="No score")
    result.refresh_from_db()
    assert found(result) == []


@pytest.fixture
def steady(catalogue: None) -> list[Result]:
    """A board whose best rose by one or two points a year, five times."""
    return [
        factories.make_result(value=value, when=date(2015 + year, 1, 1))
        for year, value in enumerate(("60", "62", "63", "65", "67"))
    ]


@pytest.mark.usefixtures("steady")
class TestLeaps:
    def test_a_new_best_by_an_unusual_margin_is_found(self) -> None:
        assert found(factories.make_result(value="90", when=date(2024, 1, 1))) == [Code.LEAP]

    def test_one_that_waits_before_a_held_board_is_found_too(self) -> None:
        result = factories.make_result(value="90", when=date(2024, 1, 1), standing="hidden", reason="held")
        assert found(result) == [Code.LEAP]

    def test_a_usual_step_is_not(self) -> None:
        assert found(factories.make_result(value="69", when=date(2024, 1, 1))) == []

    def test_what_came_before_the_others_is_held_against_its_own_time(self) -> None:
        assert found(factories.make_result(value="90", when=date(2014, 1, 1))) == []

    def test_another_group_has_another_history(self) -> None:
        assert found(factories.make_result(value="90", when=date(2024, 1, 1), group="shots=5-shot")) == []

    def test_an_undated_one_has_no_history(self) -> None:
        assert found(factories.make_result(value="90", when=None)) == []


class TestGains:
    """51.06 and a gain of 8.41 over GPT-4o imply 42.65 for GPT-4o."""

    GAIN = "QuillNet reaches 51.06% accuracy on OCRBench, 8.41 points over GPT-4o."

    @pytest.fixture
    def paper(self) -> Paper:
        factories.make_system("GPT-4o")
        factories.make_system("QuillNet")
        paper = factories.make_paper("QuillNet")
        factories.make_text(paper, self.GAIN)
        mine(paper)
        assert set(Result.objects.values_list("kind", flat=True)) == {"score", "delta"}
        return paper

    def known(self, value: str) -> Result:
        return read(f"GPT-4o achieves {value}% accuracy on OCRBench.")

    def test_the_level_is_shown_on_the_papers_page_and_is_no_row(self, paper: Paper, client: Client) -> None:
        page = parse(client.get(paper.get_absolute_url()).content.decode())
        said = "GPT-4o: 42.65 Accuracy on OCRBench implied by 51.06 and a change of +8.41."
        assert page.texts("section ul.plain li") == [f"{said} No level of it is known here."]
        assert not Result.objects.filter(system__name="GPT-4o").exists()

    def test_it_is_compared_with_what_is_known(self, paper: Paper, client: Client) -> None:
        self.known("42.7")
        self.known("40.1")
        page = parse(client.get(paper.get_absolute_url()).content.decode())
        own = "reported by its paper, read by rule, unchecked"
        assert page.texts("section ul.plain li")[0].endswith(f"Known: 42.7 ({own}; agrees), 40.1 ({own}; differs).")

    def test_a_known_level_that_contradicts_it_is_a_finding(self, paper: Paper) -> None:
        delta = Result.objects.deltas().get()
        assert found(delta) == []
        self.known("40.1")
        assert found(delta) == [Code.CONTRADICTION]
        self.known("42.65")
        assert found(delta) == []

    def test_a_level_that_a_person_rejected_contradicts_nothing(self, paper: Paper) -> None:
        acts.reject(self.known("40.1"), person=factories.make_person(), reason="No score")
        assert found(Result.objects.deltas().get()) == []

    def test_without_one_level_beside_it_a_gain_implies_nothing(self) -> None:
        factories.make_system("GPT-4o")
        factories.make_system("QuillNet")
        paper = factories.make_paper("QuillNet")
        factories.make_text(paper, "QuillNet improves accuracy on OCRBench by 8.41 points over GPT-4o.")
        mine(paper)
        assert Result.objects.deltas().exists()
        assert checking.implied_in(paper) == []

    def test_percent_may_be_points_and_the_page_says_so(self, client: Client) -> None:
        factories.make_system("GPT-4o")
        factories.make_system("QuillNet")
        paper = factories.make_paper("QuillNet")
        factories.make_text(
            paper, "QuillNet achieves 51.06% accuracy on OCRBench, surpassing GPT-4o by 8.41% accuracy."
        )
        mine(paper)
        said = parse(client.get(paper.get_absolute_url()).content.decode()).texts("section ul.plain li")
        assert (
            "GPT-4o: 42.65 Accuracy on OCRBench implied by 51.06 and a change of +8.41, if its percent are" in said[0]
        )


@pytest.mark.usefixtures("steady")
def test_checking_asks_as_often_of_twice_the_results() -> None:
    def statements() -> int:
        results = list(Result.objects.all())
        with CaptureQueriesContext(connection) as asked:
            checking.findings_of(results)
        return len(asked.captured_queries)

    factories.make_text(factories.make_paper("QuillNet"), TestGains.GAIN)
    mine()
    first = statements()
    for number in range(5):
        paper = factories.make_paper(f"PlumeNet {number}")
        factories.make_text(
            paper, f"PlumeNet{number} reaches 5{number}.06% accuracy on ChartQA, 8.41 points over GPT-4o."
        )
    mine()
    assert statements() == first
