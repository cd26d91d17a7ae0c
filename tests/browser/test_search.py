"""The search box in a real Chromium: what is found as one types, by keys alone, said aloud; and without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Go
from tests.web.conftest import World, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("address", ["/", "/papers/", "/search/"])
def test_one_types_sees_groups_chooses_by_arrows_and_goes_there(go: Go, world: World, address: str) -> None:
    page = go(address)
    box = page.get_by_role("combobox", name="Search benchmarks, models, papers and tasks")
    box.press_sequentially("ocr")
    found = page.get_by_role("listbox")
    expect(found.get_by_role("group")).to_have_count(4)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="Benchmarks 1")).to_have_count(1)
    box.press("ArrowDown")
    first = found.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    assert Axe().run(page).response["violations"] == []
    box.press("Enter")
    expect(page).to_have_url(re.compile("/benchmarks/ocrbench/$"))


def test_escape_closes_and_enter_without_a_choice_searches(go: Go, world: World) -> None:
    page = go("/papers/")
    box = page.get_by_role("combobox", name="Search benchmarks")
    box.press_sequentially("orcbench")
    found = page.get_by_role("listbox")
    expect(found.get_by_role("option").first).to_contain_text("OCRBench")
    box.press("Escape")
    expect(found).to_be_hidden()
    expect(box).to_have_value("orcbench")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=orcbench$"))
    expect(page.locator(".hits a").first).to_have_text("OCRBench")


def test_without_scripts_the_box_leads_to_a_page(browser: Browser, live_server: Any, transactional_db: None) -> None:
    make_world()
    page: Page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/papers/")
    page.get_by_role("searchbox", name="Search benchmarks").fill("ocr")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Benchmarks")).to_be_visible()
    page.get_by_role("link", name="OCRBench", exact=True).click()
    expect(page).to_have_url(re.compile("/benchmarks/ocrbench/$"))
    page.close()
