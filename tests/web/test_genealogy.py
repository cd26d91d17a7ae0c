"""A number's genealogy on its page, gains narrowed by what they are over, claims marked by kind in their paper."""

from __future__ import annotations

from datetime import date

import pytest

from leaderboard.models import Result
from tests import factories
from tests.web.conftest import Get, World


@pytest.fixture
def reports(world: World) -> list[Result]:
    """Reports of one model: quoted before and after its own, alike and different, and under another setting."""

    def report(value: str, year: int, **facts: object) -> Result:
        given = {"benchmark": world.benchmark, "metric": world.metric, "system": world.systems[1], "from_text": True}
        return factories.make_result(value=value, when=date(year, 1, 1), **{**given, **facts})  # type: ignore[arg-type]

    Result.objects.filter(pk=world.ranked[1].pk).delete()
    quoted = {"standing": "listed", "reason": "quotation", "source": "quoted"}
    return [
        report("70.0", 2019),
        report("70.0", 2020, **quoted),
        report("71.5", 2021, **quoted),
        report("80", 2022, group="split=dev", split="dev"),
    ]


@pytest.mark.parametrize("looked_at", range(4))
def test_every_report_is_held_against_the_own_one_oldest_first(get: Get, reports: list[Result], looked_at: int) -> None:
    lines = get(reports[looked_at].get_absolute_url()).all(".lineage li")
    expected = ["origin", "agrees", "differs", "apart"]
    if looked_at == 3:  # the only one of its setting is the first of it
        expected = ["apart", "apart", "apart", "origin"]
    assert [line["class"] for line in lines] == expected
    assert ["this number" in line.text for line in lines] == [i == looked_at for i in range(4)]


def test_a_difference_is_said_with_its_sign_and_counted(get: Get, reports: list[Result]) -> None:
    page = get(reports[0].get_absolute_url())
    assert page.texts(".lineage .difference") == ["+1.5"]
    assert "1 report says another number than the model’s own" in page.one("section[aria-labelledby=reports]").text


def test_a_number_reported_once_has_no_genealogy(get: Get, world: World) -> None:
    assert get(world.ranked[2].get_absolute_url()).all(".lineage") == []


def test_a_rejected_report_is_no_part_of_it(get: Get, reports: list[Result]) -> None:
    Result.objects.filter(pk=reports[2].pk).update(standing="hidden", reason="rejected")
    assert len(get(reports[0].get_absolute_url()).all(".lineage li")) == 3


# Gains ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def gains(world: World) -> list[Result]:
    """Beside the world's gain over an unnamed system, two over a named one, written in two ways, and one in percent."""

    def gain(value: str, baseline: str, unit: str = "points") -> Result:
        facts = {"kind": "delta", "standing": "hidden", "reason": "delta", "baseline": baseline, "unit": unit}
        return factories.make_result(
            benchmark=world.benchmark,
            metric=world.metric,
            system=world.systems[0],
            value=value,
            from_text=True,
            **facts,
        )

    return [gain("3.1", "GPT-4V"), gain("3.2", "gpt-4v"), gain("9", "GPT-4V", "%")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"2.1 points", "3.1 points", "3.2 points"}),
        ("?over=gpt-4v", {"3.1 points", "3.2 points"}),
        ("?over=%40baseline", {"2.1 points"}),
        ("?unit=percent&over=GPT-4V", {"9%"}),
        ("?model=alder-of-ocrbench", {"3.1 points", "3.2 points"}),
        ("?model=alder-of-ocrbench&over=%40baseline", set()),
    ],
)
def test_gains_are_narrowed_by_what_they_are_over_and_whose(
    get: Get, gains: list[Result], query: str, found: set[str]
) -> None:
    assert set(get(f"/gains/{query}").texts(".gains .figure")) == found


def test_compared_systems_and_benchmarks_are_offered_with_counts(get: Get, gains: list[Result]) -> None:
    page = get("/gains/")
    assert page.texts("nav[aria-label=Benchmark] li") == ["OCRBench 3"]
    offered = page.all(".choices nav")[2].texts("li")
    assert offered == ["GPT-4V 2", "an unnamed system 1"] or offered == ["gpt-4v 2", "an unnamed system 1"]


def test_what_gains_are_narrowed_to_is_said_and_may_be_removed(get: Get, gains: list[Result]) -> None:
    page = get("/gains/?over=%40baseline&benchmark=ocrbench")
    assert page.texts(".active li") == ["on ocrbench remove", "over an unnamed system remove"]


@pytest.mark.parametrize("query", ["benchmark=none", "model=none"])
def test_gains_of_what_does_not_exist_are_refused(get: Get, world: World, query: str) -> None:
    assert "there is no" in get(f"/gains/?{query}", 400).one("main").text


# Papers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "kind", "key"),
    [
        ({}, "score", "a score"),
        ({"kind": "delta", "standing": "hidden", "reason": "delta"}, "delta", "gain or drop"),
        ({"joint": True, "standing": "hidden", "reason": "joint"}, "joint", "for several benchmarks"),
        ({"standing": "hidden", "reason": "baseline"}, "baseline", "a compared system’s"),
    ],
    ids=["score", "delta", "joint", "baseline"],
)
def test_each_kind_of_claim_is_marked_as_such_and_said_in_the_key(
    get: Get, db: None, facts: dict[str, object], kind: str, key: str
) -> None:
    result = factories.make_result(from_text=True, **facts)  # type: ignore[arg-type]
    assert result.paper is not None
    page = get(result.paper.get_absolute_url())
    assert page.one(f"section.text mark.{kind} a")["href"] == result.get_absolute_url()
    assert key in page.one(".key").text
    assert len(page.one(".key").all("mark")) == 1


def test_a_ranked_claim_leads_to_its_very_board(get: Get, db: None) -> None:
    result = factories.make_result(from_text=True, group="split=dev", split="dev")
    assert result.paper is not None
    link = get(result.paper.get_absolute_url()).one("#claim-1 .reason a")
    assert link["href"] == "/benchmarks/ocrbench/?metric=accuracy&group=split%3Ddev#ranked"
    assert get(link["href"].partition("#")[0]).one("#ranked")
