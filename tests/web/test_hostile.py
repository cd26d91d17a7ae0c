"""What strangers put into addresses: a proper page every time, never a 500, and nothing said of it but the truth."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import World
from tests.web.page import parse

PAGES = {
    "/": "page",
    "/about/": "page",
    "/benchmarks/": "q",
    "/benchmarks/ocrbench/": "group",
    "/benchmarks/ocrbench/chart.json": "metric",
    "/models/": "q",
    "/models/alder-of-ocrbench/": "page",
    "/papers/": "q",
    "/gains/": "benchmark",
    "/changes/": "benchmark",
    "/search/": "q",
}
VALUES = {
    "nothing": "",
    "a NUL byte": "%00",
    "no UTF-8": "%ff%fe",
    "a huge number": "9" * 5000,
    "a negative number": "-1",
    "a number in other digits": "%D9%A1",
    "10 kB": "x" * 10_000,
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "a quote": "'%22%3B--",
    "wildcards": "%25_%5C",
    "a surrogate": "%ED%A0%80",
    "line ends": "a%0D%0AX-Evil:%201",
    "right to left": "%E2%80%AE",
}
UNDERSTOOD = {200, 400}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
@pytest.mark.parametrize("address", PAGES)
def test_a_hostile_value_gets_a_proper_answer(client: Client, world: World, address: str, value: str) -> None:
    for name in {PAGES[address], "page", "sort", "metric"}:
        answer = client.get(f"{address}?{name}={value}")
        assert answer.status_code in UNDERSTOOD
        if answer["Content-Type"].startswith("text/html"):
            page = parse(answer.content.decode())
            assert page.one("h1").text
            assert [script for script in page.all("script") if "src" not in script.attributes] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_repeated_parameter_is_refused_by_name(client: Client, world: World, address: str) -> None:
    name = PAGES[address]
    answer = client.get(f"{address}?{name}=1&{name}=2")
    assert (answer.status_code, refused(answer)) == (400, name)


def refused(answer: Any) -> str:
    """The parameter that was refused: of a page its first code, of data its own key."""
    if answer["Content-Type"] == "application/problem+json":
        return str(answer.json()["parameter"])
    return parse(answer.content.decode()).texts("main code")[0]


@pytest.mark.parametrize("address", [*PAGES, "/read/"])
def test_a_parameter_that_no_page_knows_is_refused_by_name(client: Client, world: World, address: str) -> None:
    answer = client.get(f"{address}?shell=sh")
    if address == "/read/":
        assert answer.status_code == 200
    else:
        assert (answer.status_code, refused(answer)) == (400, "shell")


@pytest.mark.parametrize("slug", VALUES.values(), ids=VALUES.keys())
@pytest.mark.parametrize("address", ["/benchmarks/{}/", "/models/{}/", "/papers/{}/", "/results/{}/"])
def test_a_hostile_address_gets_a_proper_answer(client: Client, world: World, address: str, slug: str) -> None:
    answer = client.get(address.format(slug))
    assert answer.status_code == 404
    assert parse(answer.content.decode()).one("h1").text


@pytest.mark.parametrize("number", ["0", "00000", str(2**31), str(2**63), str(10**30)])
def test_a_number_that_no_database_knows_is_no_result(client: Client, world: World, number: str) -> None:
    assert client.get(f"/results/{number}/").status_code == 404


def test_a_thousand_parameters_are_refused(client: Client, db: None) -> None:
    assert client.get("/benchmarks/?" + "&".join(f"a{n}=1" for n in range(1100))).status_code == 400


@pytest.mark.parametrize("address", [address for address in PAGES if not address.endswith(".json")])
def test_pages_answer_nothing_but_reading(client: Client, world: World, address: str) -> None:
    assert client.post(address, {}).status_code == 405
    assert client.delete(address).status_code == 405
    assert client.head(address).status_code == 200


def test_every_answer_forbids_scripts_and_frames_of_others(client: Client, db: None) -> None:
    for address in ("/", "/nowhere/", "/benchmarks/?page=x"):
        policy = client.get(address)["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
