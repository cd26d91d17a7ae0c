"""Models side by side: what compares, what does not, and how models are added and removed without scripts."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from leaderboard.models import Benchmark, Metric, System
from tests import factories
from tests.web.conftest import Get, World

PAIR = "/compare/?model=alder-of-ocrbench&model=birch-of-ocrbench"


def test_models_stand_side_by_side_with_their_best_result_and_rank(get: Get, world: World) -> None:
    page = get(PAIR)
    row = page.one("#comparison tbody tr")
    assert row.one("th a").text == "OCRBench"
    assert [cell.text for cell in row.all("td")] == ["78.4 best of these1 of 3", "75.252 of 3, unchecked"]
    assert row.one("td .best")["href"] == world.ranked[0].get_absolute_url()


def test_the_drawing_has_a_mark_for_each_model_that_leads_to_its_evidence(get: Get, world: World) -> None:
    drawing = get(PAIR).one(".chart-wide svg")
    assert {link["href"] for link in drawing.all("a")} == {row.get_absolute_url() for row in world.ranked[:2]}
    assert drawing.all("a")[1]["aria-label"] == "Alder of OCRBench, 78.4% on OCRBench, rank 1 of 3"


@pytest.mark.parametrize(
    "apart",
    [{"group": "split=dev"}, {"metric": "F1"}, {"benchmark": "ChartQA"}, {"standing": "listed", "reason": "hedged"}],
    ids=["another setting", "another metric", "another benchmark", "not ranked"],
)
def test_what_is_not_comparable_is_not_compared(get: Get, world: World, apart: dict[str, str]) -> None:
    facts: dict[str, object] = {"benchmark": world.benchmark, "metric": world.metric, **apart}
    if "metric" in apart:
        facts["metric"] = factories.make_metric(apart["metric"])
    if "benchmark" in apart:
        facts["benchmark"] = factories.make_benchmark(apart["benchmark"])
    lone = factories.make_system("Lone")
    factories.make_result(system=lone, value="99", **facts)  # type: ignore[arg-type]
    page = get("/compare/?model=alder-of-ocrbench&model=lone")
    assert page.all("#comparison") == []
    assert "No board has comparable results" in page.one("main").text


def test_lower_is_better_where_the_metric_says_so(get: Get, db: None) -> None:
    metric = factories.make_metric("Perplexity", unit="", scale="absolute", direction="lower", maximum=None)
    for name, value in (("Ash", "20"), ("Elm", "30"), ("Fir", "40")):
        factories.make_result(metric=metric, system=factories.make_system(name), value=value, unit="")
    page = get("/compare/?model=elm&model=ash")
    assert page.texts("#comparison .best") == ["20"]
    assert "lower is better" in page.one("#comparison tbody th").text


def test_boards_with_most_of_the_models_come_first(get: Get, world: World) -> None:
    metric: Metric = world.metric
    for name, systems in (("Aaa", world.systems[:2]), ("Zzz", world.systems[:3])):
        benchmark: Benchmark = factories.make_benchmark(name)
        for system in systems:
            factories.make_result(benchmark=benchmark, metric=metric, system=system)
    page = get(PAIR + "&model=cedar-of-ocrbench")
    assert page.texts("#comparison tbody th a") == ["OCRBench", "Zzz", "Aaa"]
    assert page.all("#comparison tbody tr")[2].texts("td")[2] == "none"


def test_a_model_is_found_by_name_and_added_by_a_link(get: Get, world: World) -> None:
    page = get("/compare/?model=alder-of-ocrbench&q=birch")
    link = page.one("ul.found a")
    assert link["href"] == "?model=alder-of-ocrbench&model=birch-of-ocrbench"
    assert [field["value"] for field in page.all("main input[name=model]")] == ["alder-of-ocrbench"]


def test_a_name_that_no_model_has_says_so(get: Get, world: World) -> None:
    assert "No other model with ranked results" in get("/compare/?q=nobody").texts("main .empty")[0]


def test_a_model_is_removed_by_a_link(get: Get, world: World) -> None:
    assert [link["href"] for link in get(PAIR).all(".chosen .remove")] == [
        "?model=birch-of-ocrbench",
        "?model=alder-of-ocrbench",
    ]


def test_one_model_alone_is_offered_the_models_of_its_boards(get: Get, world: World) -> None:
    links = get("/compare/?model=alder-of-ocrbench").all("main p a")
    assert [link.text for link in links] == ["add Birch of OCRBench", "add Cedar of OCRBench"]


def test_a_model_and_a_board_lead_to_a_comparison(get: Get, world: World) -> None:
    def compared(address: str) -> list[str]:
        return [link["href"] for link in get(address).all("main a") if link["href"].startswith("/compare/")]

    assert compared("/models/alder-of-ocrbench/") == ["/compare/?model=alder-of-ocrbench"]
    first = "&".join(f"model={letter}-of-ocrbench" for letter in ("alder", "birch", "cedar"))
    assert compared("/benchmarks/ocrbench/") == [f"/compare/?{first}"]


def test_a_model_keeps_its_colour_when_another_one_is_added(get: Get, world: World) -> None:
    def colours(address: str) -> list[str]:
        return [key["class"] for key in get(address).all(".chosen svg")]

    assert colours(PAIR + "&model=cedar-of-ocrbench")[:2] == colours(PAIR)


def test_an_old_or_other_name_leads_to_the_same_comparison(client: Client, world: World) -> None:
    merged = System.objects.create(key="old", slug="old", name="Old", merged_into=world.systems[0], status="confirmed")
    answer = client.get(f"/compare/?model={merged.slug}&model=birch-of-ocrbench")
    assert (answer.status_code, answer["Location"]) == (301, PAIR)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("model=aldr-of-ocrbench", ["there is no model “aldr-of-ocrbench”", "alder-of-ocrbench"]),
        ("&".join(f"model=m{i}" for i in range(7)), ["it is given 7 times", "at most 6 times"]),
        ("model=%00", ["NUL"]),
        ("model=alder-of-ocrbench&page=2", ["there is no such page"]),
    ],
    ids=["unknown", "seven", "NUL", "beyond the last page"],
)
def test_what_cannot_be_compared_says_what_can(get: Get, world: World, query: str, says: list[str]) -> None:
    text = get(f"/compare/?{query}", 400).one("main").text
    for words in says:
        assert words in text


def test_a_models_profile_has_its_best_rank_on_each_board_that_has_ranks(get: Get, world: World) -> None:
    few = factories.make_benchmark("Few")
    factories.make_result(benchmark=few, metric=world.metric, system=world.systems[1], when=date(2024, 1, 1))
    drawing = get("/models/birch-of-ocrbench/").one(".chart-wide svg")
    assert [link["aria-label"] for link in drawing.all("a")] == ["OCRBench, Accuracy: 75.25%, rank 2 of 3, unchecked"]
    assert "Few" not in drawing.text


def test_a_model_without_a_rank_has_no_profile(get: Get, world: World) -> None:
    assert get("/models/dogwood-of-ocrbench/").all("svg") == []
