"""What each page says: with a world to look at, and with nothing at all."""

from __future__ import annotations

import pytest
from django.test import Client

from leaderboard.models import BoardChange, Result
from tests import factories
from tests.web.conftest import Get, World
from tests.web.page import parse

EVERY_PAGE = [
    "/",
    "/about/",
    "/benchmarks/",
    "/models/",
    "/compare/",
    "/papers/",
    "/gains/",
    "/changes/",
    "/read/",
    "/search/",
    "/search/?q=alder",
]


# Every page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_page_stands_on_an_empty_board(get: Get, address: str) -> None:
    page = get(address)
    assert page.one("h1").text
    assert page.one("main#main")
    assert page.one("title").text


@pytest.mark.parametrize("address", ["/benchmarks/", "/models/", "/papers/", "/gains/", "/changes/"])
def test_an_empty_list_says_what_would_be_there(get: Get, address: str) -> None:
    assert get(address).one("main .empty").text


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_page_sets_no_cookie_for_readers(client: Client, world: World, address: str) -> None:
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_page_has_no_inline_script_or_style(get: Get, world: World, address: str) -> None:
    page = get(address)
    assert page.all("[style]") == []
    assert page.all("style") == []
    assert [script for script in page.all("script") if "src" not in script.attributes] == []


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_label_names_a_field_and_every_id_stands_once(get: Get, world: World, address: str) -> None:
    page = get(address)
    ids = [element["id"] for element in page.all("[id]")]
    assert len(ids) == len(set(ids))
    assert {label["for"] for label in page.all("label")} <= set(ids)


# Home -------------------------------------------------------------------------------------------------------------


def test_home_says_what_is_tracked_and_how_much_a_person_checked(get: Get, world: World) -> None:
    said = get("/").one(".tracked").text
    assert "1 benchmark with 5 results (4 ranked)" in said
    assert "checked 1 of the results (20%)" in said


def test_home_shows_a_board_with_a_trend_as_a_small_chart(get: Get, world: World) -> None:
    for year, value in enumerate(("61", "62", "63", "64", "65"), start=2015):
        factories.make_result(
            benchmark=world.benchmark,
            metric=world.metric,
            system=world.systems[1],
            value=value,
            when=factories.date(year, 6, 1),
        )
    board = get("/").one(".sparks li")
    assert board.one("h3 a").text == "OCRBench"
    assert board.one("svg title")
    assert "78.4" in board.text


def test_home_says_who_decided_what_and_why(get: Get, world: World) -> None:
    page = get("/")
    assert any("grace-OCRBench accepted" in text and "Read it in the paper." in text for text in page.texts(".log li"))


# Lists ------------------------------------------------------------------------------------------------------------


def test_the_list_of_benchmarks_names_the_best_and_what_stands_behind(get: Get, world: World) -> None:
    changed = world.benchmark.changes.latest("at").at
    line = get("/benchmarks/").one("tbody tr")
    assert line.texts("td") == [
        "Reading OCRBench",
        "78.4Accuracy (%)",  # a phone has the metric below the number
        "Accuracy (%)",
        "Alder of OCRBench",
        "7 Oct 2024",
        "5",
        "3",
        "20%",
        f"{changed.day} {changed:%b %Y}",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["OCRBench"]),
        ("?q=ocr-bench", ["OCRBench"]),
        ("?q=v1", ["OCRBench"]),
        ("?q=chart", []),
        ("?task=reading-ocrbench", ["OCRBench"]),
        ("?metric=accuracy", ["OCRBench"]),
        ("?show=empty", ["ChartQA", "OCRBench"]),
        ("?show=unconfirmed", ["Zebra"]),
        ("?show=empty&sort=results", ["OCRBench", "ChartQA"]),
    ],
)
def test_benchmarks_are_filtered_and_sorted(get: Get, world: World, query: str, found: list[str]) -> None:
    factories.make_benchmark("ChartQA")
    candidate = factories.make_benchmark("Zebra", status="candidate")
    factories.make_result(benchmark=candidate, metric=world.metric, standing="listed", reason="unconfirmed-benchmark")
    assert get(f"/benchmarks/{query}").texts("tbody th a") == found


def test_a_filter_that_is_on_is_said_in_words_with_its_removal(get: Get, world: World) -> None:
    page = get("/benchmarks/?q=ocr&task=reading-ocrbench")
    assert [item.text for item in page.all(".active li")] == [
        "named like “ocr” remove",
        "for the task reading ocrbench remove",
    ]
    assert [link["href"] for link in page.all(".active a")] == ["?task=reading-ocrbench", "?q=ocr"]


def test_the_list_of_models_counts_results_and_benchmarks(get: Get, world: World) -> None:
    rows = {row.one("th").text: row.texts("td") for row in get("/models/").all("tbody tr")}
    assert rows["Alder of OCRBench"] == ["2", "1"]


def test_the_list_of_papers_is_newest_first_with_dates_as_known(get: Get, db: None) -> None:
    factories.make_paper("Old", date=factories.date(2019, 1, 1), date_precision="year")
    factories.make_paper("New", date=factories.date(2024, 6, 1), date_precision="month")
    factories.make_paper("Undated", date=None, date_precision="")
    rows = get("/papers/").all("tbody tr")
    assert [(row.one("th").text, row.one("td.date").text) for row in rows] == [
        ("New", "Jun 2024"),
        ("Old", "2019"),
        ("Undated", ""),
    ]


# One model, one paper, one result ---------------------------------------------------------------------------------


def test_a_model_shows_its_results_with_their_ranks(get: Get, world: World) -> None:
    page = get(f"/models/{world.systems[1].slug}/")
    assert page.texts("tbody td")[:3] == ["75.25", "Accuracy (%)", "2 of 3 unchecked"]


def test_a_model_that_was_read_and_not_confirmed_says_so(get: Get, db: None) -> None:
    factories.make_system("Zebra", status="candidate")
    page = get("/models/zebra/")
    assert page.one("h1 .tag").text == "unconfirmed"
    assert page.one(".empty")


def test_an_unnamed_system_leads_to_its_paper(get: Get, db: None) -> None:
    paper = factories.make_paper("A study of reading")
    factories.make_system("unnamed (A study of reading)", key="unnamed-1", paper=paper)
    assert paper.get_absolute_url() in [link["href"] for link in get("/models/unnamed-1/").all("main a")]


def test_a_paper_marks_each_claim_in_its_text_and_links_it(get: Get, world: World) -> None:
    page = get(world.paper.get_absolute_url())
    mark = page.one("section.text p mark.score a")
    assert mark.text == "78.4%"
    assert mark["href"] == world.ranked[0].get_absolute_url()
    assert page.one("#text").text == "The authors’ abstract"


def test_a_gain_is_marked_by_more_than_colour(get: Get, world: World) -> None:
    paper = world.gain.paper
    assert paper is not None
    page = get(paper.get_absolute_url())
    assert page.all("section.text p mark.delta .sign")[0].text == "Δ"
    assert page.one("section.text p .refs a")["aria-label"] == "gain or drop, claim 1"


def test_a_summary_is_said_to_be_none_of_the_authors_words(get: Get, db: None) -> None:
    text = factories.make_text(kind="summary")
    page = get(text.paper.get_absolute_url())
    assert page.one("#text").text == "Summary written for Tidemark"
    assert "Not the authors’ words" in page.one("section.text .note").text


def test_a_lesser_or_older_text_of_a_paper_is_named(get: Get, db: None) -> None:
    paper = factories.make_paper()
    factories.make_text(paper, kind="summary")
    factories.make_text(paper, kind="abstract")
    assert "summary written for Tidemark, version 1" in get(paper.get_absolute_url()).one("article").text


def test_a_claim_of_a_paper_says_why_it_does_not_rank(get: Get, world: World) -> None:
    paper = world.listed.paper
    assert paper is not None
    assert "hedges the number" in get(paper.get_absolute_url()).one("#claim-1").text


def test_a_link_of_a_paper_leads_nowhere_but_to_the_web(get: Get, db: None) -> None:
    paper = factories.make_paper(code_links=["javascript:alert(1)", "https://example.org/code"])
    paper.identifiers.create(scheme="url", value="javascript:alert(2)")
    page = get(paper.get_absolute_url())
    assert [link["href"] for link in page.all(".links a")] == ["https://example.org/code"]


def test_a_result_shows_its_sentence_with_the_number_marked(get: Get, world: World) -> None:
    page = get(world.ranked[0].get_absolute_url())
    assert page.one(".passage blockquote").text == "Alder of OCRBench achieves 78.4% accuracy on OCRBench."
    assert page.one(".passage mark").text == "78.4%"
    assert "Its rank is 1 of 3 models" in page.one(".lead").text
    assert "level" in page.texts("dd code")


def test_an_imported_result_shows_its_file_and_place(get: Get, world: World) -> None:
    page = get(world.ranked[1].get_absolute_url())
    assert page.texts("#evidence") == ["Where it comes from"]
    assert any(text.startswith("file.json: row") for text in page.texts("code"))


def test_a_result_shows_what_people_decided(get: Get, world: World) -> None:
    history = get(world.ranked[0].get_absolute_url()).one("ol.log li").text
    assert "grace-OCRBench accepted" in history
    assert "Read it in the paper." in history


# Gains, changes, search -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "found"), [("", 1), ("?unit=percent", 0), ("?unit=unstated", 0)])
def test_gains_keep_percent_and_points_apart(get: Get, world: World, query: str, found: int) -> None:
    assert len(get(f"/gains/{query}").all(".gains li")) == found


def test_a_gain_says_over_what_and_shows_its_sentence(get: Get, world: World) -> None:
    gain = get(f"/gains/?benchmark={world.benchmark.slug}").one(".gains li")
    assert "2.1 points Accuracy on OCRBench by Birch of OCRBench over an unnamed system" in gain.text
    assert gain.one("mark").text == "2.1points"


def test_the_change_log_names_the_person_behind_a_line(get: Get, world: World) -> None:
    page = get(f"/changes/?benchmark={world.benchmark.slug}")
    assert "grace-OCRBench accepted, Read it in the paper." in page.one("h2.cause").text
    assert page.texts(".log li") == ["Alder of OCRBench, 78.4% Accuracy entered"]


def test_the_change_log_names_a_cause_once_for_all_its_lines(get: Get, world: World) -> None:
    run = factories.make_run()
    for system in world.systems:
        BoardChange.objects.create(
            run=run, verb="entered", benchmark=world.benchmark, metric=world.metric, after={"model": system.name}
        )
    page = get("/changes/")
    assert len(page.all("h2.cause")) == 2
    assert [len(log.all("li")) for log in page.all("ul.log")] == [4, 1]


def test_a_number_that_was_typeset_is_shown_clean_but_in_its_sentence(get: Get, db: None) -> None:
    result = factories.make_result(value="51.06", printed="51.06\\%", from_text=True)
    page = get(result.get_absolute_url())
    assert page.texts("tbody tr td")[:2] == ["51.06%", "51.06%"]
    assert page.one("title").text.startswith("51.06%")


def test_home_counts_the_benchmarks_that_the_list_shows(get: Get, world: World) -> None:
    hidden = factories.make_benchmark("ChartQA")
    factories.make_result(benchmark=hidden, metric=world.metric, standing="hidden", reason="rejected")
    assert "1 benchmark with" in get("/").one(".tracked").text
    assert len(get("/benchmarks/").all("tbody tr")) == 1


def test_a_run_says_in_words_what_it_did(get: Get, db: None) -> None:
    run = factories.make_run()
    run.counts = {"results created": 1, "cells: raw": 134, "rows unchanged": 7}
    run.save()
    assert "1 new result, 134 cells kept raw" in get("/").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ocrbench", "OCRBench"),
        ("OCR Bench", "OCRBench"),
        ("bench v1", "OCRBench"),
        ("alder", "Alder of OCRBench"),
        ("reading ocr", "Reading OCRBench"),
        ("accur", "Accuracy"),
        ("a paper", "Alder of OCRBench: a paper"),
    ],
)
def test_search_finds_by_name_alias_and_title(get: Get, world: World, query: str, found: str) -> None:
    assert found in get(f"/search/?q={query}").texts(".hits a")


@pytest.mark.parametrize("typo", ["orcbench", "OCRBnech", "ocrbenhc"])
def test_search_suggests_what_is_alike_where_nothing_is_found(get: Get, world: World, typo: str) -> None:
    page = get(f"/search/?q={typo}")
    assert "OCRBench" in page.texts(".hits a")


# Errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/benchmarks/nowhere/", "/models/nowhere/", "/papers/nowhere/", "/results/999999/"]
)
def test_what_does_not_exist_has_a_proper_page(get: Get, db: None, address: str) -> None:
    assert get(address, 404).one("h1").text == "Nothing stands at this address"


@pytest.mark.parametrize(
    ("address", "alike"),
    [
        ("/benchmarks/orcbench/", "OCRBench"),
        ("/benchmarks/orcbench/changes/", "OCRBench"),
        ("/models/adler-of-ocrbench/", "Alder of OCRBench"),
        ("/tasks/readin-ocrbench/", "Reading OCRBench"),
        ("/papers/birch-of-ocrbench-a-papper/", "Birch of OCRBench: a paper"),
    ],
)
def test_an_unknown_address_suggests_what_is_called_nearly_so(get: Get, world: World, address: str, alike: str) -> None:
    page = get(address, 404)
    assert page.texts(".hits a")[0] == alike
    assert get(page.all(".hits a")[0]["href"]).one("h1").text.startswith(alike)


@pytest.mark.parametrize("slug", ["OCRBench", "ocr-bench", "OCRBench v1", "ocrbench-v1"])
def test_another_name_in_an_address_leads_on_for_good(client: Client, world: World, slug: str) -> None:
    answer = client.get(f"/benchmarks/{slug}/", {"sort": "model"})
    assert (answer.status_code, answer["Location"]) == (301, "/benchmarks/ocrbench/?sort=model")


def test_the_site_says_that_it_is_well(client: Client, db: None) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_broken_page_says_so_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    client.raise_request_exception = False
    monkeypatch.setattr("leaderboard.views.home.home_page", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert parse(answer.content.decode()).one("h1").text == "Something broke on our side"


def test_a_broken_page_says_so_without_laid_out_styles(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise ValueError(f"Missing staticfiles manifest entry for {name!r}")

    client.raise_request_exception = False
    monkeypatch.setattr("django.templatetags.static.StaticNode.handle_simple", missing)
    answer = client.get("/about/")
    assert answer.status_code == 500
    assert parse(answer.content.decode()).one("h1").text == "Something broke on our side"


def test_names_that_look_like_markup_are_shown_as_text(get: Get, db: None) -> None:
    name = '"><script>alert(1)</script>'
    system = factories.make_system(name, key="x")
    benchmark = factories.make_benchmark("<b>Bold</b>")
    factories.make_result(system=system, benchmark=benchmark, from_text=True)
    factories.make_result(system=system, benchmark=benchmark, when=factories.date(2020, 1, 1))
    for address in (
        benchmark.get_absolute_url(),
        "/models/x/",
        "/changes/",
        "/",
        Result.objects.first().get_absolute_url(),
    ):
        page = get(address)
        assert [script for script in page.all("script") if "src" not in script.attributes] == []
        assert page.all("b") == []


def test_a_result_of_no_board_leads_to_its_benchmark_and_not_to_a_metric_that_nothing_ranks_in(get: Get) -> None:
    hidden = factories.make_result(standing="hidden", reason="baseline", from_text=True)
    (link,) = get(hidden.get_absolute_url()).all(".kicker a")
    assert link["href"] == hidden.benchmark.get_absolute_url()
    assert get(link["href"]).one("h1")
