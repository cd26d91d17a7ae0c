"""The queue in the database: results carry their doubts, and a neighbour's coming or going brings them up to date."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaderboard.models import Benchmark, BoardChange, Result, System
from leaderboard.services import acts, checking, weighing
from tests import factories
from tests.ledger.conftest import mine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.fixture
def ada(db: None):
    return factories.make_person("ada")


def paper(sentence: str, year: int, title: str = ""):
    found = factories.make_paper(title or f"A report of {year}", date=date(year, 1, 1), date_precision="year")
    factories.make_text(found, sentence)
    return found


def codes(**which: object) -> list[str]:
    return [doubt["code"] for doubt in Result.objects.get(**which).doubts]


def test_a_new_best_asks_and_stops_asking_when_an_earlier_one_beats_it() -> None:
    mine(paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020))
    factories.make_system("Alder")
    mine(paper("Alder achieves 75.2% accuracy on OCRBench.", 2022))
    assert codes(printed="70.1%") == []
    assert Result.objects.get(printed="75.2%").doubts == [{"code": "frontier", "particulars": {"over": "70.1"}}]
    factories.make_system("Birch")
    mine(paper("Birch achieves 80.3% accuracy on OCRBench.", 2021))
    assert codes(printed="75.2%") == []
    assert codes(printed="80.3%") == ["frontier"]


def test_a_rejected_best_makes_the_next_one_the_step(ada) -> None:
    factories.make_system("Alder")
    factories.make_system("Birch")
    mine(
        paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020),
        paper("Alder achieves 80.2% accuracy on OCRBench.", 2021),
        paper("Birch achieves 75.3% accuracy on OCRBench.", 2022),
    )
    assert codes(printed="75.3%") == []
    acts.reject(Result.objects.get(printed="80.2%"), person=ada, reason="Not a measured score")
    assert codes(printed="75.3%") == ["frontier"]


def test_an_unconfirmed_model_asks_until_it_is_confirmed(ada) -> None:
    mine(paper("NewModel-7B achieves 88.1% accuracy on OCRBench.", 2024))
    assert codes() == ["unconfirmed-model"]
    acts.confirm(System.objects.get(name="NewModel-7B"), person=ada)
    assert (codes(), Result.objects.get().urgency) == ([], 0)


def test_a_threshold_puts_readings_into_the_queue_and_takes_them_out(ada) -> None:
    mine(paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020))
    benchmark = Benchmark.objects.get(key="ocrbench")
    for threshold, expected in ((1.0, ["low-confidence"]), (0.0, [])):
        before, benchmark.threshold = benchmark.threshold, threshold
        benchmark.save()
        acts.record_edit(benchmark, person=ada, changes={"threshold": (str(before), str(threshold))})
        assert codes() == expected


def test_a_decision_settles_what_was_asked_and_undoing_it_asks_again(ada) -> None:
    mine(paper("NewModel-7B achieves 88.1% accuracy on OCRBench.", 2024))
    act = acts.accept(Result.objects.get(), person=ada)
    assert codes() == []
    acts.undo(act, person=ada)
    assert codes() == ["unconfirmed-model"]


class TestHeads:
    """Reports of one model that differ, and which of them heads the board."""

    @pytest.fixture
    def two(self) -> tuple[Result, Result]:
        mine(
            paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020),
            paper("TextHawk2 achieves 72.5% accuracy on OCRBench.", 2021),
        )
        return Result.objects.get(printed="70.1%"), Result.objects.get(printed="72.5%")

    def test_differing_reports_ask_both(self, two) -> None:
        assert codes(printed="70.1%") == ["conflict"]
        assert codes(printed="72.5%") == ["frontier", "conflict"]

    def test_the_chosen_one_ranks_and_the_other_is_listed_with_the_reason(self, two, ada) -> None:
        act = acts.head(two[0], person=ada, reason="The table says 70.1")
        first, second = (Result.objects.get(pk=result.pk) for result in two)
        assert (first.standing, first.heads, first.checked) == ("ranked", True, "checked")
        assert (second.standing, second.reason, second.checked) == ("listed", "overruled", "read")
        assert (codes(pk=first.pk), codes(pk=second.pk)) == ([], [])
        line = BoardChange.objects.get(act=act)
        assert (line.result, line.before["standing"], line.after["reason"]) == (second, "ranked", "overruled")

    def test_mining_again_moves_nothing_and_says_nothing(self, two, ada) -> None:
        acts.head(two[0], person=ada, reason="The table says 70.1")
        lines = BoardChange.objects.count()
        assert not mine().changed
        assert BoardChange.objects.count() == lines
        assert Result.objects.get(pk=two[1].pk).reason == "overruled"

    def test_a_third_number_asks_and_does_not_take_over(self, two, ada) -> None:
        acts.head(two[0], person=ada, reason="The table says 70.1")
        mine(paper("TextHawk2 achieves 74.9% accuracy on OCRBench.", 2022))
        assert codes(printed="74.9%") == ["conflict"]
        assert Result.objects.get(printed="74.9%").reason == "overruled"

    @pytest.mark.parametrize("way", ["undo", "reject", "dispute"])
    def test_what_takes_the_choice_back_lets_the_other_rank_again(self, two, ada, way) -> None:
        act = acts.head(two[0], person=ada, reason="The table says 70.1")
        if way == "undo":
            acts.undo(act, person=ada)
        else:
            {"reject": acts.reject, "dispute": acts.dispute}[way](two[0], person=ada, reason="No.")
        assert Result.objects.get(pk=two[1].pk).standing == "ranked"
        assert Result.objects.filter(heads=True).count() == 0

    def test_choosing_the_other_later_turns_it_round_and_undoing_that_turns_it_back(self, two, ada) -> None:
        acts.head(two[0], person=ada, reason="The table says 70.1")
        later = acts.head(two[1], person=ada, reason="No, the newer one")
        assert list(Result.objects.filter(heads=True)) == [two[1]]
        assert Result.objects.get(pk=two[0].pk).reason == "overruled"
        acts.undo(later, person=ada)
        assert list(Result.objects.filter(heads=True)) == [two[0]]

    def test_without_a_differing_report_there_is_nothing_to_choose(self, ada) -> None:
        mine(paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020))
        with pytest.raises(acts.ActError, match="No other report"):
            acts.head(Result.objects.get(), person=ada, reason="Only one")


def checks_find(monkeypatch, *findings) -> None:
    """Let the checks find this in whatever they look at."""
    monkeypatch.setattr(checking, "findings_among", lambda rows, *_: {row.pk: list(findings) for row in rows})


def test_what_checks_find_puts_a_result_into_the_queue_until_it_is_decided(monkeypatch, ada) -> None:
    checks_find(monkeypatch, ("decimals", {"size": 7}))
    mine(paper("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020))
    assert Result.objects.get().doubts == [{"code": "decimals", "particulars": {"size": 7}}]
    acts.accept(Result.objects.get(), person=ada)
    assert codes() == []


def test_a_check_looks_again_at_what_is_written_and_at_what_changes_a_frontier_only(monkeypatch) -> None:
    asked: list[set[int]] = []
    monkeypatch.setattr(checking, "findings_among", lambda rows, *_: asked.append({row.pk for row in rows}) or {})
    for name in ("Alder", "Birch", "Cedar"):
        factories.make_system(name)
    mine(
        paper("Alder achieves 70.1% accuracy on OCRBench.", 2020),
        paper("Birch achieves 60.1% accuracy on OCRBench.", 2021),
    )
    mine(paper("Cedar achieves 75.1% accuracy on OCRBench.", 2022))
    mine(paper("TextHawk2 achieves 65.1% accuracy on OCRBench.", 2023))
    new = {result.printed: result.pk for result in Result.objects.all()}
    assert asked[-1] == {new["65.1%"], new["75.1%"]}


def test_a_gain_that_a_check_finds_odd_waits_too(monkeypatch, with_rules) -> None:
    checks_find(monkeypatch, ("contradicted-delta", {}))
    mine(paper("TextHawk2 improves accuracy on OCRBench by 2.1 points.", 2020))
    assert (Result.objects.get().kind, codes()) == ("delta", ["contradicted-delta"])


def test_a_database_without_a_queue_gets_one_by_a_command(capsys) -> None:
    mine(paper("NewModel-7B achieves 88.1% accuracy on OCRBench.", 2024))
    before = list(Result.objects.values_list("doubts", "urgency", "standing", "reason"))
    lines = BoardChange.objects.count()
    Result.objects.update(doubts=[], urgency=0)
    call_command("requeue")
    assert capsys.readouterr().out == "Waiting for a decision: 1.\n"
    assert list(Result.objects.values_list("doubts", "urgency", "standing", "reason")) == before
    assert BoardChange.objects.count() == lines


def test_weighing_twice_as_many_neighbours_takes_as_many_statements(ada) -> None:
    groups = set()

    def weigh() -> int:
        Result.objects.update(doubts=[{"code": "stale", "particulars": {}}], urgency=1)
        with CaptureQueriesContext(connection) as asked:
            weighing.refresh(groups)
        return len(asked)

    for n in range(10):
        groups.add(weighing.group_of(factories.make_result(value=f"{n + 1}.5", unit="%")))
    few = weigh()
    for n in range(10):
        groups.add(weighing.group_of(factories.make_result(value=f"{n + 20}.5", unit="%")))
        benchmark = factories.make_benchmark(f"Board {n}")
        groups.add(weighing.group_of(factories.make_result(benchmark=benchmark, value="3")))
    assert weigh() == few
