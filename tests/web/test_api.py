"""The API as programs see it: what it lists, how one goes on, what is refused and how, what headers say."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaderboard.api.v1 import api
from tests import factories
from tests.web.conftest import Get, World, make_world

V1 = "/api/v1"


@pytest.fixture(autouse=True)
def _unlimited() -> None:
    cache.clear()


def ask(client: Client, address: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(V1 + address, headers=headers)
    assert answer.status_code == status, answer.content
    return answer


def values(client: Client, address: str, field: str) -> list[Any]:
    return [record[field] for record in ask(client, address).json()["records"]]


# Lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "field", "listed"),
    [
        ("/api/v1/benchmarks", "slug", ["ocrbench"]),
        ("/api/v1/benchmarks?q=nothing", "slug", []),
        ("/api/v1/benchmarks?task=reading-ocrbench&metric=accuracy", "name", ["OCRBench"]),
        ("/api/v1/benchmarks?show=unconfirmed", "name", []),
        ("/api/v1/metrics", "slug", ["accuracy"]),
        ("/api/v1/models?q=birch", "name", ["Birch of OCRBench"]),
        ("/api/v1/tasks", "slug", ["reading-ocrbench"]),
        ("/api/v1/papers?q=dogwood", "title", ["Dogwood of OCRBench: a paper"]),
        ("/api/v1/results?benchmark=ocrbench&standing=listed", "reason", ["hedged"]),
        ("/api/v1/results?benchmark=ocrbench&metric=accuracy&sort=best", "value", [78.4, 75.25, 70.1, 60]),
        ("/api/v1/results?model=cedar-of-ocrbench", "printed", ["60%"]),
        ("/api/v1/results?checked=person", "checked_by", ["grace-OCRBench"]),
        ("/api/v1/results?source=tracker&from=2024-01-01&to=2024-12-31", "value", [70.1]),
        ("/api/v1/results?group=not%20stated&limit=1", "id", "first"),
        ("/api/v1/gains", "baseline", ["@baseline"]),
        ("/api/v1/gains?unit=percent", "baseline", []),
        ("/api/v1/changes?benchmark=ocrbench", "change", ["entered"]),
        ("/api/v1/changes?to=2020-01-01", "change", []),
    ],
)
def test_a_list_holds_what_fits_its_filters(
    client: Client, world: World, address: str, field: str, listed: list[Any] | str
) -> None:
    found = values(client, address.removeprefix(V1), field)
    assert found == ([world.ranked[0].pk] if listed == "first" else listed)


@pytest.mark.parametrize(
    "address",
    ["/results?", "/models?", "/papers?", "/results?benchmark=ocrbench&metric=accuracy&sort=best&", "/changes?"],
)
def test_going_on_by_the_cursor_lists_everything_once(client: Client, world: World, address: str) -> None:
    make_world("Another")
    seen: list[Any] = []
    following: str | None = ""
    while following is not None:
        answer = ask(client, f"{address}limit=1&cursor={following}")
        page = answer.json()
        seen += page["records"]
        following = page["next"]
        assert answer.has_header("Link") == (following is not None)
    assert seen == ask(client, address).json()["records"]
    assert len(seen) > 1


def test_a_record_that_comes_in_meanwhile_shifts_nothing(client: Client, world: World) -> None:
    where = "/results?benchmark=ocrbench&metric=accuracy&sort=best&limit=2"
    first = ask(client, where).json()
    factories.make_result(benchmark=world.benchmark, metric=world.metric, value="99")
    assert values(client, f"{where}&cursor={first['next']}", "value") == [70.1, 60]


def test_equal_numbers_are_gone_through_in_a_lasting_order(client: Client, world: World) -> None:
    for _ in range(3):
        factories.make_result(benchmark=world.benchmark, metric=world.metric, value="78.4")
    where = "/results?benchmark=ocrbench&metric=accuracy&sort=best&limit=2"
    first = ask(client, where).json()
    assert [
        *[record["id"] for record in first["records"]],
        *values(client, f"{where}&cursor={first['next']}", "id"),
    ] == (values(client, where.replace("limit=2", "limit=4"), "id"))


def test_lower_is_better_comes_lowest_first(client: Client, db: None) -> None:
    metric = factories.make_metric("Word error rate", direction="lower")
    for value in ("5", "3", "4"):
        factories.make_result(metric=metric, value=value)
    assert values(client, "/results?benchmark=ocrbench&metric=word-error-rate&sort=best", "value") == [3, 4, 5]


def test_a_list_asks_as_often_of_twice_the_data(client: Client, world: World) -> None:
    for path in ("benchmarks", "metrics", "models", "tasks", "papers", "results", "gains", "changes"):
        with CaptureQueriesContext(connection) as first:
            ask(client, f"/{path}")
        make_world(f"More {path}")
        with CaptureQueriesContext(connection) as again:
            ask(client, f"/{path}")
        assert len(first) == len(again) <= 2, path


# Single entries ---------------------------------------------------------------------------------------------------


def test_a_benchmark_says_its_boards_and_other_names(client: Client, world: World) -> None:
    found = client.get("/api/v1/benchmarks/ocrbench").json()
    assert found["boards"] == [{"metric": "accuracy", "group": "", "results": 4}]
    assert (found["aliases"], found["tasks"]) == (["OCRBench v1"], ["reading-ocrbench"])


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/metrics/accuracy",
        "/api/v1/models/alder-of-ocrbench",
        "/api/v1/tasks/reading-ocrbench",
    ],
)
def test_an_entry_is_the_record_of_its_list(client: Client, world: World, address: str) -> None:
    found = client.get(address).json()
    listed = client.get(address.rpartition("/")[0]).json()["records"]
    assert any(record.items() <= found.items() for record in listed)


def test_a_paper_says_what_identifies_it(client: Client, db: None) -> None:
    paper = factories.make_paper(arxiv_id="2410.00001", date_precision="month")
    found = client.get(f"/api/v1/papers/{paper.slug}").json()
    assert (found["identifiers"], found["date"]) == ([{"scheme": "arxiv", "value": "2410.00001"}], "2024-10")


def test_the_board_is_the_table_that_the_page_shows(client: Client, world: World) -> None:
    board = client.get("/api/v1/benchmarks/ocrbench/board?sort=-model").json()
    assert [row["values"]["rank"] for row in board["rows"]] == [3, 2, 1]


def test_why_a_result_is_here(client: Client, world: World) -> None:
    found = client.get(f"/api/v1/results/{world.ranked[0].pk}").json()
    assert (found["rank"], found["of"], found["why_not"]) == (1, 3, "")
    assert "".join(found["sentence"][part] for part in ("before", "number", "after")) == (
        "Alder of OCRBench achieves 78.4% accuracy on OCRBench."
    )
    assert [act["decided"] for act in found["acts"]] == ["accepted"]
    assert {name["what"]: name["slug"] for name in found["resolved"]}["benchmark"] == "ocrbench"


def test_what_came_out_of_a_file_says_which(client: Client, world: World) -> None:
    found = ask(client, f"/results/{world.ranked[1].pk}").json()
    assert (found["sentence"], found["imported_from"][:6]) == (None, "tests:")


def test_why_a_result_does_not_rank(client: Client, world: World) -> None:
    found = ask(client, f"/results/{world.listed.pk}").json()
    assert (found["rank"], found["why_not"][:16]) == (None, "The text hedges ")


def test_search_finds_what_the_page_finds(client: Client, world: World) -> None:
    found = client.get("/api/v1/search?q=ocrbench").json()["hits"]
    assert {hit["kind"] for hit in found} == {"benchmark", "model", "task", "paper"}


# What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "parameter", "allowed"),
    [
        ("/results?shell=sh", "shell", "benchmark"),
        ("/results?benchmark=nowhere", "benchmark", "the slug of a benchmark, as lists give it"),
        ("/results?sort=worst", "sort", "best"),
        ("/results?sort=best", "sort", "id"),
        ("/results?from=yesterday", "from", "a day as year-month-day: 2026-01-31"),
        ("/results?limit=1001", "limit", "a whole number from 1 to 1000"),
        ("/results?cursor=nonsense", "cursor", "what an answer to the same question calls its next cursor"),
        ("/results?cursor=WyJhIl0", "cursor", "what an answer to the same question calls its next cursor"),
        ("/models?q=a&q=b", "q", "each parameter once"),
        ("/benchmarks?task=nowhere", "task", "the slug of a task, as lists give it"),
        ("/changes?to=9999-12-31", "to", "an earlier day"),
        ("/benchmarks/ocrbench/board?metric=bleu", "metric", "accuracy"),
        ("/benchmarks/ocrbench?page=1", "page", None),
    ],
)
def test_a_refusal_says_which_parameter_and_what_is_allowed(
    client: Client, world: World, address: str, parameter: str, allowed: str | None
) -> None:
    answer = ask(client, address, 400)
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert (said["status"], said["title"], said["parameter"]) == (400, "Bad Request", parameter)
    assert allowed in said["allowed"] if allowed else said["allowed"] == []


def test_an_old_name_leads_to_the_new_slug(client: Client, world: World) -> None:
    answer = ask(client, "/benchmarks/OCRBench%20v1/board?sort=model", 301)
    assert answer["Location"] == "/api/v1/benchmarks/ocrbench/board?sort=model"


@pytest.mark.parametrize(
    "address", ["/benchmarks/orcbench", "/nowhere", "/results/0", f"/results/{10**30}", "/papers/x"]
)
def test_what_is_not_there_is_said_as_a_problem(client: Client, world: World, address: str) -> None:
    answer = ask(client, address, 404)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_an_unknown_paper_is_told_whose_titles_hold_its_words(client: Client, world: World) -> None:
    slug = factories.make_paper("Sparrows of the north").slug
    assert ask(client, "/papers/sparrows-of-the-nort", 404).json()["alike"] == [slug]
    assert ask(client, "/papers/sparrows-of-the-south", 404).json()["alike"] == []
    assert ask(client, "/papers/%00", 404).json()["alike"] == []


def test_the_guide_shows_code_as_code(get: Get, world: World) -> None:
    page = get("/api/v1/")
    assert "`" not in page.one("main").text
    assert "sort=best" in [code.text for code in page.all("section p code")]


def test_an_unknown_slug_is_told_what_is_alike(client: Client, world: World) -> None:
    assert ask(client, "/benchmarks/orcbench", 404).json()["alike"] == ["ocrbench"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client: Client, world: World, method: str) -> None:
    answer = getattr(client, method)("/api/v1/results")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


# Headers ----------------------------------------------------------------------------------------------------------


def test_an_answer_that_the_client_has_is_not_sent_again(client: Client, world: World) -> None:
    etag = ask(client, "/results")["ETag"]
    again = ask(client, "/results", 304, if_none_match=etag)
    assert again.content == b""
    factories.make_result(benchmark=world.benchmark)
    assert ask(client, "/results", 200, if_none_match=etag).content


def test_pages_of_other_sites_may_read(client: Client, world: World) -> None:
    for address in ("/results", "/results?x=1"):
        assert client.get(V1 + address)["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/api/v1/results")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_a_head_has_the_headers_and_no_body(client: Client, world: World) -> None:
    head, whole = client.head("/api/v1/results"), ask(client, "/results")
    assert head.content == b""
    assert (head["ETag"], int(head["Content-Length"])) == (whole["ETag"], len(whole.content))


def test_the_limit_is_said_in_headers_and_holds(client: Client, world: World, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    answers = [client.get("/api/v1/metrics") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit"].split(";")[1] for answer in answers] == ["r=1", "r=0", "r=0"]
    assert answers[0]["RateLimit-Policy"] == '"reading";q=2;w=60'
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert client.get("/api/v1/metrics", REMOTE_ADDR="127.0.0.2").status_code == 200


def test_the_pages_are_not_limited(client: Client, world: World, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 1
    assert {client.get("/metrics-none/").status_code for _ in range(3)} == {404}
    assert {client.get("/about/").status_code for _ in range(3)} == {200}


# What people read -------------------------------------------------------------------------------------------------


def test_the_guide_describes_every_operation_and_its_examples_work(client: Client, get: Get, world: World) -> None:
    page = get("/api/v1/")
    for path in api.get_openapi_schema()["paths"]:
        assert f"GET {path}" in page.texts("h2 code")
    for link in page.all("main section a"):
        assert client.get(link.attributes["href"]).status_code == 200
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
