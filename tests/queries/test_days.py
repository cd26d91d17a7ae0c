"""Two days of a board compared: what its log comes to, against what its lines really said on those days."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from leaderboard.filters import DayFilters, InvalidParameter
from leaderboard.models import Benchmark, BoardChange, Result
from leaderboard.queries import days
from leaderboard.services import acts, changelog
from tests import factories
from tests.ledger.conftest import mine
from tests.web.page import parse

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)


def state(benchmark: Benchmark) -> dict[int, dict[str, Any]]:
    """What the board's lines say now, as the log would say it."""
    rows = Result.objects.visible().filter(benchmark=benchmark).order_by("pk")
    lines = {row.pk: changelog.lines(None, row, factories.make_run())[0] for row in rows}
    changelog.named(lines.values())
    return {pk: line.after for pk, line in lines.items()}


def said(states: list[dict[str, Any]]) -> list[str]:
    return sorted(map(line, states))


def line(said: Any) -> str:
    """One state of one line, to be compared: databases keep the order of its parts differently."""
    return json.dumps(said, sort_keys=True)


class Calendar:
    """A board that lives through days; each day's log is dated to it, and its state kept."""

    def __init__(self, benchmark: Benchmark) -> None:
        self.benchmark = benchmark
        self.states: list[dict[int, dict[str, Any]]] = []
        self._logged = 0

    def night(self) -> None:
        """The day is over."""
        at = FIRST + timedelta(days=len(self.states))
        BoardChange.objects.filter(pk__gt=self._logged).update(at=at)
        self._logged = BoardChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.states.append(state(self.benchmark))

    def net(self, one: int, other: int) -> days.Net:
        since, until = ((FIRST + timedelta(days=day)).date() for day in (one, other))
        found = days.between(self.benchmark, DayFilters(since=since, until=until), today=TODAY)
        assert found is not None
        return found


@pytest.fixture
def calendar(db: None) -> Calendar:
    """Twelve days of readings, other readings, decisions, replaced texts and texts that say nothing any more."""
    factories.make_metric("Accuracy", key="accuracy")
    benchmark = factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    ada = factories.make_person("ada")
    chance = random.Random(4)
    calendar = Calendar(benchmark)
    papers = [factories.make_paper(f"Paper {number}") for number in range(9)]
    versions = dict.fromkeys(papers, 0)
    calendar.night()
    for _ in range(11):
        for paper in chance.sample(papers, 4):
            versions[paper] += 1
            board = chance.choice(["OCRBench", "OCRBench", "ChartQA"])
            body = f"TextHawk2 achieves {chance.choice(['71.4', '72.5', '73.6'])}% accuracy on {board}."
            body = body if chance.random() < 0.8 else "TextHawk2 reads fine print."
            factories.make_text(paper, body, version=versions[paper])
            mine(paper)
        results = list(Result.objects.order_by("pk"))
        if results:
            result = chance.choice(results)
            if chance.random() < 0.8:
                acts.dispute(result, person=ada, reason="Odd")
            else:
                acts.reject(result, person=ada, reason="Not a measured score")
        calendar.night()
    return calendar


class TestAgainstRealStates:
    """For each of the 66 pairs of days: taking the difference to the first day's state gives the second day's."""

    def test_the_net_difference_leads_from_one_state_to_the_other(self, calendar: Calendar) -> None:
        assert sum(len(lines) for lines in calendar.states) > 20
        for one in range(12):
            for other in range(one, 12):
                net = calendar.net(one, other)
                board = said(list(calendar.states[one].values()))
                for gone in net.left:
                    board.remove(line(gone.said))
                for moved in net.moved:
                    board.remove(line(moved.before))
                    board.append(line(moved.after))
                board += [line(came.said) for came in net.entered]
                assert sorted(board) == said(list(calendar.states[other].values())), (one, other)

    def test_it_says_nothing_that_stayed_as_it_was(self, calendar: Calendar) -> None:
        for one in range(12):
            for other in range(one, 12):
                net = calendar.net(one, other)
                entered, left = (said([each.said for each in lines]) for lines in (net.entered, net.left))
                assert not set(entered) & set(left)
                assert all(moved.before != moved.after for moved in net.moved)

    def test_a_day_against_itself_is_no_difference(self, calendar: Calendar) -> None:
        assert not any(calendar.net(day, day).any for day in range(12))


def test_what_came_and_went_in_between_is_no_difference_but_is_counted() -> None:
    factories.make_metric("Accuracy", key="accuracy")
    calendar = Calendar(factories.make_benchmark("OCRBench"))
    text = factories.make_text(body="TextHawk2 achieves 78.4% accuracy on OCRBench.")
    calendar.night()
    mine()
    calendar.night()
    factories.make_text(text.paper, "TextHawk2 reads fine print.", version=2)
    mine()
    calendar.night()
    assert (calendar.net(0, 2).any, calendar.net(0, 2).changes) == (False, 2)
    assert len(calendar.net(0, 1).entered) == len(calendar.net(1, 2).left) == 1


def test_lines_of_an_older_log_that_lost_their_result_are_known_by_what_they_say() -> None:
    benchmark = factories.make_benchmark("OCRBench")
    run = factories.make_run()
    one, other = {"model": "A", "value": "1"}, {"model": "A", "value": "2"}
    steps = [("entered", {}, one), ("moved", one, other), ("left", other, {})]
    for verb, before, after in steps:
        BoardChange.objects.create(run=run, benchmark=benchmark, verb=verb, before=before, after=after)
    changes = list(BoardChange.objects.order_by("id"))
    assert not days.net(changes).any
    assert [(moved.before, moved.after) for moved in days.net(changes[1:2]).moved] == [(one, other)]


BAD_DAYS = [
    pytest.param({"from": "2026-02-30", "to": "2026-03-01"}, "from", "no day of the calendar", id="no-such-day"),
    pytest.param({"from": "yesterday", "to": "2026-03-01"}, "from", "no day of the calendar", id="words"),
    pytest.param({"from": "20260101", "to": "2026-03-01"}, "from", "no day of the calendar", id="other-spelling"),
    pytest.param({"from": "2026-01-01", "to": "2026-W05-1"}, "to", "no day of the calendar", id="a-week"),
    pytest.param({"from": "2026-01-01"}, "to", "is missing", id="only-from"),
    pytest.param({"to": "2026-01-01"}, "from", "is missing", id="only-to"),
    pytest.param({"from": "2026-02-02", "to": "2026-02-01"}, "from", "comes after", id="wrong-way-round"),
    pytest.param({"from": "2026-01-01", "to": "9999-12-31"}, "to", "still to come", id="future"),
]


@pytest.mark.parametrize(("given", "parameter", "problem"), BAD_DAYS)
def test_days_that_cannot_be_compared_are_refused_with_the_reason(
    client: Client, given: dict[str, str], parameter: str, problem: str
) -> None:
    factories.make_benchmark("OCRBench")
    answer = client.get("/benchmarks/ocrbench/changes/", given)
    said = parse(answer.content.decode()).one("main").text
    assert (answer.status_code, f"The parameter {parameter}:" in said, problem in said) == (400, True, True)


def test_the_page_shows_the_difference_with_before_and_after(client: Client, calendar: Calendar) -> None:
    since, until = FIRST.date(), (FIRST + timedelta(days=11)).date()
    net = calendar.net(0, 11)
    page = parse(client.get(f"/benchmarks/ocrbench/changes/?from={since}&to={until}").content.decode())
    assert f"{len(net.entered)} entered, {len(net.left)} left, {len(net.moved)} changed" in page.one(".lead").text
    assert len(page.all("ul.log li")) == len(net.entered) + len(net.left) + len(net.moved)
    assert (page.one("#from")["value"], page.one("#to")["value"]) == (str(since), str(until))


def test_an_old_address_of_the_benchmark_leads_to_the_same_days(client: Client) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    acts.catalogue.teach(benchmark, "old-bench", source="slug")
    answer = client.get("/benchmarks/old-bench/changes/?from=2026-01-01&to=2026-01-02")
    assert answer["Location"] == "/benchmarks/ocrbench/changes/?from=2026-01-01&to=2026-01-02"


def test_without_days_the_page_is_the_boards_log(client: Client, calendar: Calendar) -> None:
    page = parse(client.get("/benchmarks/ocrbench/changes/").content.decode())
    assert len(page.all("ul.log li")) == BoardChange.objects.filter(benchmark=calendar.benchmark).count()


def test_a_missing_day_raises_before_the_database_is_asked() -> None:
    with pytest.raises(InvalidParameter, match="missing"):
        days.between(Benchmark(), DayFilters(since=TODAY))
