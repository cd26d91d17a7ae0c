"""Without scripts: search, filters, the day as of, order, columns, pages and comparisons are plain forms and links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.browser.conftest import Go
from tests.web.conftest import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain(browser: Browser, live_server: Any, world: World) -> Iterator[Go]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)

    def to(address: str) -> Page:
        page.goto(live_server.url + address)
        return page

    yield to
    context.close()


def test_a_search_leads_to_a_board_and_on_to_evidence_and_paper(plain: Go) -> None:
    page = plain("/")
    page.get_by_role("searchbox").fill("ocr")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Metrics", exact=True).click()
    expect(page).to_have_url(re.compile("kind=metrics"))
    page.get_by_role("link", name="Everything", exact=True).click()
    page.get_by_role("link", name="OCRBench", exact=True).click()
    expect(page.locator("figure.chart .chart-wide svg")).to_be_visible()
    page.locator("#ranked-table summary").first.click()
    expect(page.locator("#ranked-table blockquote").first).to_be_visible()
    page.locator(".chart-wide svg a").last.click()
    expect(page).to_have_url(re.compile(r"/results/\d+/$"))
    page.get_by_role("link", name="Alder of OCRBench: a paper").click()
    expect(page.locator("section.text p mark a")).to_have_text("78.4%")


def test_a_board_is_filtered_ordered_and_seen_as_of_a_day(plain: Go) -> None:
    page = plain("/benchmarks/ocrbench/")
    page.get_by_text("Filter and choose columns").click()
    page.get_by_label("As of a day").fill("2024-06-30")
    page.get_by_role("button", name="Filter").click()
    expect(page).to_have_url(re.compile("as_of=2024-06-30"))
    expect(page.locator(".lead")).to_contain_text("Birch of OCRBench leads with 75.25%")
    page.get_by_label("Model", exact=True).fill("cedar")  # what was asked for leaves the form open
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(1)
    expect(page.locator("#ranked-table td.rank")).to_have_text("3")
    page.get_by_role("link", name="Remove the filter “model named like “cedar””").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(3)
    page.locator("#ranked-table thead").get_by_role("link", name="Model").click()
    expect(page.locator("#ranked-table th.model a").nth(1)).to_have_text("Alder of OCRBench")
    expect(page).to_have_url(re.compile(r"(?=.*as_of=2024-06-30)(?=.*sort=model)"))


def test_pages_are_turned(plain: Go) -> None:
    for number in range(26):
        system = factories.make_system(f"Model {number:02d}")
        factories.make_result(system=system, value=f"{number + 10}", when=date(2020, 1, 1))
    page = plain("/benchmarks/ocrbench/?size=25")
    pages = page.get_by_role("navigation", name="Pages of ranked results")
    pages.get_by_role("link", name="Next").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(4)
    pages.get_by_role("link", name="Previous").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(25)


def test_models_are_compared(plain: Go) -> None:
    page = plain("/compare/")
    for name in ("Alder", "Birch", "Cedar"):
        page.get_by_label("Add a model").fill(name)
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name=f"Add {name} of OCRBench", exact=True).click()
    expect(page.locator("#comparison td.number")).to_have_count(3)


def test_texts_are_read_and_what_was_read_is_kept(plain: Go) -> None:
    page = plain("/read/")
    page.get_by_label("Text").fill("Ash scores 91.5% accuracy on OCRBench.\n\nElm scores 61.2% accuracy on OCRBench.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("#claim-2")).to_contain_text("61.2%")
    with page.expect_download() as kept:
        page.get_by_role("button", name="JSON").click()
    assert [text["claims"][0]["value"] for text in json.loads(kept.value.path().read_text())["texts"]] == [91.5, 61.2]
