"""A board changes in place in a real Chromium: filters and pages, address and history, focus, and what is said."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from leaderboard.models import Benchmark
from tests import factories
from tests.browser.conftest import Go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MODELS = 60
BOARD = "/benchmarks/ocrbench/?size=25"


@pytest.fixture
def long(transactional_db: None) -> Benchmark:
    """OCRBench with sixty models, a year apart every ten, each better than the one before."""
    for number in range(1, MODELS + 1):
        factories.make_result(
            system=factories.make_system(f"Model {number:02d}"),
            value=f"{number + 0.5}",
            when=date(2018 + (number - 1) // 10, 6, 1),
            source="own" if number % 2 else "tracker",
        )
    return Benchmark.objects.get(key="ocrbench")


def first_model(page: Page, name: str) -> None:
    expect(page.locator("#ranked-table th.model a").nth(1)).to_have_text(name)  # after the head's


def said(page: Page, words: str) -> None:
    expect(page.locator("#board-status")).to_have_text(re.compile(words))
    assert page.locator("#board-status").get_attribute("role") == "status"


def stay(page: Page) -> None:
    """Leave a mark that is gone when the page is loaded anew."""
    page.evaluate("window.stayed = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def test_pages_turn_in_place_and_back_again(go: Go, long: Benchmark) -> None:
    page = go(BOARD)
    stay(page)
    pages = page.get_by_role("navigation", name="Pages of ranked results")
    pages.get_by_role("link", name="Next").click()
    first_model(page, "Model 35")
    expect(page).to_have_url(re.compile(r"\?size=25&page=2#ranked$"))
    expect(pages.get_by_role("link", name="Next")).to_be_focused()
    said(page, "60 models")
    pages.get_by_role("link", name="Next").click()
    first_model(page, "Model 10")
    # The last page has no further one: the focus goes to the head of what is shown.
    expect(page.locator("#ranked")).to_be_focused()
    page.go_back()
    first_model(page, "Model 35")
    expect(page).to_have_url(re.compile(r"page=2#ranked$"))
    page.go_back()
    first_model(page, "Model 60")
    page.go_forward()
    first_model(page, "Model 35")
    assert stayed(page)
    page.reload()
    first_model(page, "Model 35")


def test_what_the_page_covers_and_its_twins_follow_the_metric(go: Go, long: Benchmark) -> None:
    factories.make_result(metric=factories.make_metric("F1"), system=factories.make_system("Ash"), value="51.5")
    page = go(BOARD)
    stay(page)
    expect(page.get_by_role("region", name="What this page covers")).to_contain_text("60 results in Accuracy")
    page.get_by_role("navigation", name="Metric").get_by_role("link", name="F1").click()
    expect(page.get_by_role("region", name="What this page covers")).to_contain_text("1 result in F1")
    expect(page.locator("link[rel=alternate][type='text/csv']")).to_have_attribute(
        "href", "table.csv?metric=f1&size=25"
    )
    assert stayed(page)


def test_filters_are_set_and_taken_off_in_place(go: Go, long: Benchmark) -> None:
    page = go(BOARD)
    stay(page)
    page.get_by_text("Filter and choose columns").click()
    page.get_by_label("Reported by").select_option("own")
    page.get_by_role("button", name="Filter").click()
    first_model(page, "Model 59")
    expect(page).to_have_url(re.compile(r"\?(?=.*source=own)(?=.*size=25)[^#]*$"))
    assert "model=" not in page.url, "what is left empty has no place in the address"
    said(page, "30 of 60 models.*1 filter is on")
    expect(page.get_by_role("button", name="Filter")).to_be_focused()
    expect(page.get_by_label("As of a day")).to_be_visible()  # what was opened stays open
    page.get_by_label("As of a day").fill("2021-12-31")
    page.keyboard.press("Enter")
    first_model(page, "Model 39")
    expect(page.locator(".lead")).to_contain_text("Model 40 leads")
    said(page, "2 filters are on")
    expect(page.get_by_label("As of a day")).to_be_focused()
    page.get_by_role("link", name="Remove the filter “reported by the paper itself”").click()
    first_model(page, "Model 40")
    said(page, "40 models.*1 filter is on")
    page.go_back()
    first_model(page, "Model 39")
    assert stayed(page)


def test_an_address_without_choices_has_no_question_mark(go: Go, long: Benchmark) -> None:
    page = go("/benchmarks/ocrbench/?as_of=2021-12-31")
    page.get_by_role("link", name="Remove the filter").click()
    expect(page).to_have_url(re.compile(r"/benchmarks/ocrbench/#board$"))


def test_columns_and_order_change_in_place(go: Go, long: Benchmark) -> None:
    page = go(BOARD)
    stay(page)
    head = page.locator("#ranked-table thead")
    expect(head.get_by_role("columnheader", name="Source")).to_be_visible()
    page.get_by_text("Filter and choose columns").click()
    page.get_by_role("checkbox", name="Source").uncheck()
    page.get_by_role("button", name="Show").click()
    expect(head.get_by_role("columnheader", name="Source")).to_have_count(0)
    head.get_by_role("link", name="Model").click()
    first_model(page, "Model 01")
    expect(head.get_by_role("link", name="Model")).to_be_focused()
    assert stayed(page)


def test_a_place_on_the_page_is_no_other_page(go: Go, long: Benchmark) -> None:
    page = go(BOARD)
    page.locator("#ranked-table summary").first.click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    page.get_by_role("link", name="Skip to the content").focus()
    page.keyboard.press("Enter")
    page.go_back()
    expect(page).to_have_url(re.compile(r"size=25$"))
    page.wait_for_timeout(200)
    assert asked == []
    expect(page.locator("#ranked-table details").first).to_have_attribute("open", "")


def test_what_cannot_be_fetched_is_loaded_as_links_always_are(go: Go, long: Benchmark) -> None:
    page = go(BOARD)

    def refuse(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    page.route("**/benchmarks/**", refuse)
    stay(page)
    page.get_by_role("link", name="Next").click()
    first_model(page, "Model 35")
    assert not stayed(page)
