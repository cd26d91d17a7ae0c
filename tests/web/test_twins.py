"""The other forms of pages: tables as files, feeds, badges, maps for crawlers; and nothing hostile runs in any."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from leaderboard.formats.twins import FORMS
from leaderboard.models import BoardChange, Paper, Result, System
from tests import factories
from tests.web.conftest import Get, World

LOCATION = re.compile(r"<loc>http://testserver(.*?)</loc>")
ATOM = "{http://www.w3.org/2005/Atom}"
# Every page with a table, and how many rows it shows of the small world.
TABLES = {
    "/benchmarks/": 1,
    "/benchmarks/ocrbench/": 3,
    "/benchmarks/ocrbench/changes/": 1,
    "/models/": 4,
    "/models/alder-of-ocrbench/": 2,
    "/compare/?model=alder-of-ocrbench&model=birch-of-ocrbench": 2,
    "/papers/": 5,
    "/gains/": 1,
    "/changes/": 1,
    "/search/?q=ocrbench": None,
}


def beside(address: str, form: str) -> str:
    path, _, query = address.partition("?")
    return f"{path}table.{form}" + (f"?{query}" if query else "")


def rows(client: Client, address: str) -> list[list[str]]:
    answer = client.get(beside(address, "csv"))
    assert answer.status_code == 200, answer.content
    return list(csv.reader(io.StringIO(answer.content.decode(), newline="")))


# Tables -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", TABLES)
def test_a_page_names_the_other_forms_of_its_table_and_they_are_there(
    client: Client, get: Get, world: World, address: str
) -> None:
    page = get(address)
    named = [link.attributes["href"] for link in page.all("p.twins a")]
    in_head = [link.attributes["href"] for link in page.all("link") if "table." in link.attributes.get("href", "")]
    assert named == in_head
    assert [re.sub(r"\?.*", "", name) for name in named] == [
        f"table.{form}" for form in ("csv", "json", "md", "tex", "bib")
    ]
    for name in named:
        answer = client.get(address.partition("?")[0] + name)
        assert answer.status_code == 200
        assert answer["Content-Type"].split(";")[0] in {
            "text/csv", "application/json", "text/markdown", "application/x-tex", "application/x-bibtex",
        }  # fmt: skip


@pytest.mark.parametrize("address", TABLES)
def test_a_table_has_the_rows_of_its_page(client: Client, world: World, address: str) -> None:
    found = json.loads(client.get(beside(address, "json")).content)
    assert len(rows(client, address)) == len(found["rows"]) + 1
    if TABLES[address] is not None:
        assert len(found["rows"]) == TABLES[address]


def test_a_board_is_written_as_it_is_shown(client: Client, world: World) -> None:
    assert rows(client, "/benchmarks/ocrbench/?sort=-model")[:2] == [
        ["Rank", "Model", "Accuracy (%)", "Source", "Checked", "Paper", "Date", "Address"],
        ["3", "Cedar of OCRBench", "60", "own paper", "read by rule", "Cedar of OCRBench: a paper", "2022-01-01",
         f"http://testserver/results/{world.ranked[2].pk}/"],
    ]  # fmt: skip


def test_a_comparison_has_a_row_for_each_number(client: Client, world: World) -> None:
    found = rows(client, "/compare/?model=birch-of-ocrbench&model=alder-of-ocrbench&model=dogwood-of-ocrbench")
    assert [row[:8] for row in found] == [
        ["Benchmark", "Metric", "Setting", "Model", "Value", "Unit", "Rank", "Of"],
        ["OCRBench", "Accuracy", "", "Birch of OCRBench", "75.25", "%", "2", "3"],
        ["OCRBench", "Accuracy", "", "Alder of OCRBench", "78.4", "%", "1", "3"],
    ]
    assert found[1][-1].endswith(world.ranked[1].get_absolute_url())


def test_latex_cites_what_its_bibliography_holds(client: Client, world: World) -> None:
    latex = client.get("/benchmarks/ocrbench/table.tex").content.decode()
    bib = client.get("/benchmarks/ocrbench/table.bib").content.decode()
    cited = re.findall(r"\\cite\{([^}]+)\}", latex)
    assert cited
    assert cited == re.findall(r"@misc\{([^,]+),", bib)


def test_the_difference_of_two_days_is_a_table_too(client: Client, world: World) -> None:
    BoardChange.objects.update(at="2025-01-01T00:00:00Z")
    found = rows(client, "/benchmarks/ocrbench/changes/?from=2024-12-01&to=2025-02-01")
    assert [row[:2] for row in found[1:]] == [["entered", "Alder of OCRBench"]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/benchmarks/ocrbench/table.csv?metric=bleu", 400),
        ("/benchmarks/table.csv?page=99", 400),
        ("/benchmarks/orcbench/table.csv", 404),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(client: Client, world: World, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_another_name_leads_to_the_same_form(client: Client, world: World) -> None:
    answer = client.get("/benchmarks/OCRBench%20v1/table.csv?sort=model")
    assert answer["Location"] == "/benchmarks/ocrbench/table.csv?sort=model"


@pytest.mark.parametrize("address", ["/benchmarks/ocrbench/table.csv", "/feed/", "/results/{pk}/badge.svg"])
def test_what_a_client_has_is_not_sent_again(client: Client, world: World, address: str) -> None:
    address = address.format(pk=world.ranked[0].pk)
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


# Feeds ------------------------------------------------------------------------------------------------------------


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ElementTree.fromstring(answer.content)
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_the_newest_results_say_whether_a_person_checked_them(client: Client, world: World) -> None:
    for result in world.ranked[1:3]:
        BoardChange.objects.create(
            run=factories.make_run(), verb="entered", benchmark=world.benchmark, metric=world.metric, result=result
        )
    assert titles(client, "/feed/") == [
        "60% Accuracy on OCRBench by Cedar of OCRBench (unchecked)",
        "75.25% Accuracy on OCRBench by Birch of OCRBench (unchecked)",
        "78.4% Accuracy on OCRBench by Alder of OCRBench (checked by grace-OCRBench)",
    ]


@pytest.mark.parametrize("address", ["/benchmarks/ocrbench/feed/", "/tasks/reading-ocrbench/feed/"])
def test_a_feed_of_bests_tells_each_step_but_the_first(client: Client, world: World, address: str) -> None:
    assert titles(client, address) == [
        "New best: 78.4% Accuracy on OCRBench by Alder of OCRBench (checked by grace-OCRBench)",
        "New best: 75.25% Accuracy on OCRBench by Birch of OCRBench (unchecked)",
    ]


def test_a_models_feed_has_its_results_newest_first(client: Client, world: World) -> None:
    assert [title[:5] for title in titles(client, "/models/alder-of-ocrbench/feed/")] == ["78.4%", "70.1%"]


def test_an_entry_keeps_its_id(client: Client, world: World) -> None:
    feed = ElementTree.fromstring(client.get("/models/alder-of-ocrbench/feed/").content)
    found = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert found[0] == f"http://testserver/results/{world.ranked[0].pk}/"


@pytest.mark.parametrize("address", ["/feed/", "/benchmarks/ocrbench/feed/"])
def test_a_feed_has_the_author_without_which_readers_refuse_it(client: Client, world: World, address: str) -> None:
    feed = ElementTree.fromstring(client.get(address).content)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Tidemark"


@pytest.mark.parametrize(
    ("address", "twin"),
    [
        ("/tasks/", "/api/v1/tasks"),
        ("/tasks/reading-ocrbench/", "/api/v1/tasks/reading-ocrbench"),
        ("{paper}", "/api/v1{paper}"),
        ("/read/", None),
    ],
)
def test_a_page_without_one_table_leads_to_its_record(
    client: Client, get: Get, world: World, address: str, twin: str | None
) -> None:
    paper = world.paper.get_absolute_url()
    links = get(address.format(paper=paper)).all("link[rel=alternate]")
    found = [link["href"] for link in links if link["type"] == "application/json"]
    assert found == ([twin.format(paper=paper.rstrip("/"))] if twin else [])
    assert all(client.get(link).status_code == 200 for link in found)


def test_feeds_and_badges_can_be_found_by_readers(client: Client, get: Get, world: World) -> None:
    places = {
        "/benchmarks/ocrbench/": "/benchmarks/ocrbench/feed/",
        "/tasks/reading-ocrbench/": "/tasks/reading-ocrbench/feed/",
        "/models/alder-of-ocrbench/": "/models/alder-of-ocrbench/feed/",
        "/changes/": "/feed/",
        world.ranked[0].get_absolute_url(): f"/results/{world.ranked[0].pk}/badge.svg",
    }
    for address, wanted in places.items():
        assert wanted in [link["href"] for link in get(address).all("main a")], address
        assert client.get(wanted).status_code == 200
    assert "badge" not in get(world.gain.get_absolute_url()).one("main").text.casefold()


def test_an_empty_site_has_an_empty_feed(client: Client, db: None) -> None:
    assert titles(client, "/feed/") == []


# Badges -----------------------------------------------------------------------------------------------------------


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    drawing = ElementTree.fromstring(answer.content)
    title = drawing.findtext("{http://www.w3.org/2000/svg}title")
    assert drawing.attrib["aria-label"] == title
    return title or ""


def test_a_badge_states_rank_group_and_whether_it_is_checked(client: Client, world: World) -> None:
    assert said(client, f"/results/{world.ranked[0].pk}/badge.svg") == (
        "OCRBench, Accuracy: rank 1 of 3, setting not stated, checked"
    )
    assert said(client, f"/results/{world.ranked[2].pk}/badge.svg").endswith(
        "rank 3 of 3, setting not stated, unchecked"
    )
    assert "not ranked" in said(client, f"/results/{world.listed.pk}/badge.svg")


def test_a_models_badge_is_that_of_its_best_result(client: Client, world: World) -> None:
    assert said(client, "/benchmarks/ocrbench/models/alder-of-ocrbench/badge.svg").startswith(
        "OCRBench, Accuracy: rank 1"
    )
    assert client.get("/benchmarks/ocrbench/models/dogwood-of-ocrbench/badge.svg").status_code == 404


@pytest.mark.parametrize("address", ["/results/0/badge.svg", f"/results/{10**30}/badge.svg"])
def test_there_is_no_badge_of_no_result(client: Client, world: World, address: str) -> None:
    assert client.get(address).status_code == 404


# Crawlers ---------------------------------------------------------------------------------------------------------


def test_the_map_names_every_page_of_entries(client: Client, world: World) -> None:
    factories.make_system("Fir", status="candidate")
    index = client.get("/sitemap.xml").content.decode()
    parts = LOCATION.findall(index)
    pages = [
        page
        for part in parts
        for page in re.findall(r"<loc>http://testserver(.*?)</loc>", client.get(part).content.decode())
    ]
    assert {"/", "/benchmarks/ocrbench/", "/tasks/reading-ocrbench/", f"/papers/{world.paper.slug}/"} <= set(pages)
    assert "/models/fir/" not in pages
    assert {client.get(page).status_code for page in pages} == {200}
    assert "/sitemap-benchmarks.xml" in parts


def test_crawlers_are_told_where_the_map_is(client: Client, db: None) -> None:
    told = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in told
    assert "Disallow: /curate/" in told


def test_what_is_shared_of_a_page_is_said_in_its_head(get: Get, world: World) -> None:
    page = get("/benchmarks/ocrbench/")
    head = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in page.all("meta")
        if "property" in meta.attributes
    }
    assert head == {
        "og:site_name": "Tidemark",
        "og:type": "website",
        "og:title": "OCRBench",
        "og:description": "Who leads on OCRBench, with the sentence behind each number.",
        "og:url": "http://testserver/benchmarks/ocrbench/",
    }


# Hostile names ----------------------------------------------------------------------------------------------------

HOSTILE = {
    "markup": '"><script>alert(1)</script>',
    "a formula": '=HYPERLINK("http://evil.example","x")',
    "the end of XML": "]]></title>&<x>",
    "a command": "\\input{x}",
    "a control character": "a\x07b",
}
ANYWHERE = [
    "/",
    "/search/?q=ocrbench",
    "/feed/",
    "/benchmarks/ocrbench/feed/",
    "/tasks/reading-ocrbench/feed/",
    "/models/alder-of-ocrbench/feed/",
    "/benchmarks/ocrbench/models/alder-of-ocrbench/badge.svg",
    "/api/v1/models",
    "/api/v1/results",
    "/api/v1/papers",
    "/api/v1/benchmarks/ocrbench/board",
    *TABLES,
    *(beside(address, form) for address in TABLES for form in FORMS),
]


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: Any, world: World) -> str:
    cache.clear()
    name: str = request.param
    for model, field in ((System, "name"), (Paper, "title")):
        model.objects.update(**{field: name})
    Result.objects.filter(pk=world.gain.pk).update(baseline=name)
    type(world.benchmark).objects.update(name=name)
    type(world.metric).objects.update(name=name)
    world.task.__class__.objects.update(name=name)
    return name


def test_a_hostile_name_is_text_in_every_output(client: Client, hostile: str) -> None:
    for address in ANYWHERE:
        answer = client.get(address)
        assert answer.status_code == 200, address
        kind = answer["Content-Type"].split(";")[0]
        body = answer.content.decode()
        if kind in ("text/html", "image/svg+xml", "application/atom+xml"):
            assert "<script>alert" not in body, address
            assert "</title>&<x>" not in body, address
        if kind in ("image/svg+xml", "application/atom+xml"):
            ElementTree.fromstring(body)
        elif kind == "application/json":
            json.loads(body)
        elif kind == "text/markdown":
            assert "<" not in re.sub(r"\(<http[^<>]*>\)", "", body), address
        elif kind in ("application/x-tex", "application/x-bibtex"):
            assert "\\input{" not in body, address
        elif kind == "text/csv":
            for row in csv.reader(io.StringIO(body, newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "@", "\t"))], address
