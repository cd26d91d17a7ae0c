"""The report on the rules: what curators' decisions say of each, with what cost most on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaderboard.filters import ReportFilters
from leaderboard.models import Act, Benchmark, Claim, Metric, Result, append_only
from leaderboard.queries.report import Tally, report
from leaderboard.services import acts
from tests import factories
from tests.web.page import parse


def read_by(rule: str, benchmark: Benchmark, number: int = 1) -> list[Result]:
    """So many results that a rule read, on a benchmark."""
    made = []
    for _ in range(number):
        result = factories.make_result(benchmark=benchmark, from_text=True, value="70.5")
        append_only.remove(connection)  # the rule is what this is about, and the factory's is always the same
        Claim.objects.filter(pk=result.claim_id).update(rule=rule)
        append_only.install(connection)
        made.append(result)
    return made


def fresh(result: Result) -> Result:
    return Result.objects.get(pk=result.pk)


def dated(days: Sequence[tuple[Act, str]]) -> None:
    append_only.remove(connection)
    for act, day in days:
        Act.objects.filter(pk=act.pk).update(at=datetime.fromisoformat(day).replace(tzinfo=UTC))
    append_only.install(connection)


@pytest.fixture
def ada(db: None) -> User:
    return factories.make_person("ada")


@pytest.fixture
def ocr(db: None) -> Benchmark:
    factories.make_metric()
    return factories.make_benchmark("OCRBench")


def decide(result: Result, how: str, ada: User) -> Act:
    result = fresh(result)
    match how:
        case "accept":
            return acts.accept(result, person=ada)
        case "bulk":
            return acts.accept(result, person=ada, bulk=True)
        case "reject":
            return acts.reject(result, person=ada, reason="Not a measured score")
        case "reject in bulk":
            return acts.reject(result, person=ada, reason="x", bulk=True)
        case "dispute":
            return acts.dispute(result, person=ada, reason="I doubt it.")
        case "undo":
            return acts.undo(Act.objects.order_by("-id").exclude(verb="undo")[0], person=ada)
        case _:
            return acts.correct(result, person=ada, changes={how: "60.5" if how == "value" else "x"}, reason="Table 2")


@pytest.mark.parametrize(
    ("steps", "counted"),
    [
        (["accept"], Tally(accepted=1)),
        (["reject"], Tally(rejected=1)),
        (["value"], Tally(corrected=1)),
        (["split", "value"], Tally(corrected=1)),
        (["value", "accept"], Tally(corrected=1)),
        (["value", "reject"], Tally(rejected=1)),
        (["reject", "accept"], Tally(accepted=1)),
        (["accept", "dispute"], Tally(disputed=1)),
        (["bulk"], Tally(bulk=1)),
        (["reject in bulk"], Tally(bulk=1)),
        (["accept", "bulk"], Tally(accepted=1)),
        (["bulk", "accept"], Tally(accepted=1)),
        (["accept", "undo"], Tally()),
        (["accept", "value", "undo"], Tally(accepted=1)),
    ],
    ids=lambda value: " then ".join(value) if isinstance(value, list) else "",
)
def test_a_reading_counts_once_by_what_its_decisions_came_to(
    ada: User, ocr: Benchmark, steps: list[str], counted: Tally
) -> None:
    (result,) = read_by("level", ocr)
    for step in steps:
        decide(result, step, ada)
    total = report(ReportFilters()).total
    total.fields.clear()
    assert total == counted


def test_fields_are_counted_and_a_benchmark_is_the_one_that_was_read(ada: User, ocr: Benchmark) -> None:
    factories.make_benchmark("ChartQA")
    for result in read_by("level", ocr, 3):
        acts.correct(result, person=ada, changes={"benchmark": "ChartQA", "value": "60.1"}, reason="Table 2")
    found = report(ReportFilters())
    assert [(line.name, line.tally.wrong) for line in found.benchmarks] == [("OCRBench", 3)]
    assert sorted(found.rules[0].tally.corrections) == [("benchmark", 3), ("value", 3)]


def test_what_wastes_most_time_stands_on_top(ada: User, ocr: Benchmark) -> None:
    for rule, decisions in {
        "good": ["accept"] * 5,
        "costly": ["accept"] * 6 + ["reject"] * 3,
        "always wrong": ["reject"] * 2,
        "half wrong": ["reject"] * 2 + ["accept"] * 2,
        "in bulk": ["bulk"],
    }.items():
        for result, how in zip(read_by(rule, ocr, len(decisions)), decisions, strict=True):
            decide(result, how, ada)
    lines = report(ReportFilters()).rules
    assert [line.name for line in lines] == ["costly", "always wrong", "half wrong", "good", "in bulk"]
    shown = [None if line.tally.precision is None else round(line.tally.precision, 1) for line in lines]
    assert shown == [66.7, 0.0, 50.0, 100.0, None]


def test_imported_results_are_no_readings(ada: User, ocr: Benchmark) -> None:
    acts.accept(factories.make_result(benchmark=ocr), person=ada)
    assert report(ReportFilters()).rules == []


@pytest.mark.parametrize(
    ("query", "decided"),
    [
        ("", 3),
        ("?from=2026-02-01", 2),
        ("?to=2026-02-28", 2),
        ("?from=2026-02-28&to=2026-02-28", 1),
        ("?from=0001-01-01&to=9999-12-31", 3),
    ],
)
def test_days_are_counted_in_full(client: Client, ada: User, ocr: Benchmark, query: str, decided: int) -> None:
    days = ("2026-01-31T12:00", "2026-02-28T23:59:59", "2026-03-01T00:00")
    dated([(decide(result, "accept", ada), day) for result, day in zip(read_by("level", ocr, 3), days, strict=True)])
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    page = parse(client.get(f"/curate/report/{query}").content.decode())
    assert page.one(".lead").text.startswith(f"Of {decided} reading")


@pytest.mark.parametrize("query", ["?from=x", "?from=2026-02-30", "?from=2026-03-01&to=2026-02-01", "?page=9", "?a=1"])
def test_what_cannot_be_understood_is_said(as_curator: Client, query: str) -> None:
    assert as_curator.get(f"/curate/report/{query}").status_code == 400


def test_the_page_has_a_chart_and_the_same_as_a_table(as_curator: Client, curator: User, ocr: Benchmark) -> None:
    days = ("2025-10-05", "2026-01-10", "2026-01-20", "2026-06-02")
    hows = ("accept", "reject", "accept", "value")
    results = read_by("level.comparison", ocr, 4)
    dated([(decide(result, how, curator), day) for result, how, day in zip(results, hows, days, strict=True)])
    page = parse(as_curator.get("/curate/report/").content.decode())
    assert page.one(".lead").text == (
        "Of 4 readings that people decided on one by one, 50% stood as read. 1 was corrected, 1 rejected."
    )
    (drawing, narrow) = page.all(".chart svg")
    assert drawing.texts("circle title") == ["October 2025: 100% of 1", "January 2026: 50% of 2", "June 2026: 0% of 1"]
    assert len(narrow.all("circle")) == 3
    table = page.all("table")[-1]
    assert [row.texts("th") + row.texts("td") for row in table.all("tbody tr")] == [
        ["Oct 2025", "1", "100.0"],
        ["Jan 2026", "2", "50.0"],
        ["Jun 2026", "1", "0.0"],
    ]
    assert "level.comparison" in page.all("table")[0].text


@pytest.mark.parametrize("query", ["", "?from=2026-01-01"])
def test_without_decisions_it_says_what_would_be_here(as_curator: Client, query: str) -> None:
    page = parse(as_curator.get(f"/curate/report/{query}").content.decode())
    assert page.one(".empty").text.startswith("When curators accept, correct or reject")
    assert page.all("table") == []


def test_a_hostile_rule_name_is_text(as_curator: Client, curator: User, ocr: Benchmark) -> None:
    (result,) = read_by("<script>x</script>", ocr)
    decide(result, "accept", curator)
    assert b"<script>x" not in as_curator.get("/curate/report/").content


def test_it_asks_as_often_of_twice_the_decisions(as_curator: Client, curator: User, ocr: Benchmark) -> None:
    assert Metric.objects.exists()
    counts = []
    for number in range(2):
        for how in ("accept", "reject", "value"):
            for result in read_by(f"rule {number}", factories.make_benchmark(f"Board {number} {how}"), 2):
                decide(result, how, curator)
        with CaptureQueriesContext(connection) as asked:
            as_curator.get("/curate/report/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
