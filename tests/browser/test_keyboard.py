"""Without a mouse: a search, a board's filters, its table and its chart by keys alone, and one always sees where."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Go
from tests.web.conftest import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What holds the focus is on the page, has a size, and is framed (the house's outline) or is the content as a whole.
SEEN = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const framed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const sized = box.width > 0 && box.height > 0;
  if (at.id === "main" || (sized && framed && inside)) return "";
  return JSON.stringify({ sized, framed, inside }) + at.outerHTML;
}"""


def tab_to(page: Page, wanted: Locator, *, key: str = "Tab") -> None:
    """Press Tab until it holds the focus; wherever the focus comes by, it is seen."""
    for _ in range(150):
        page.keyboard.press(key)
        assert page.evaluate(SEEN) == ""
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def test_a_board_is_found_filtered_and_read_by_keys_alone(go: Go, world: World) -> None:
    page = go("/")
    page.emulate_media(reduced_motion="reduce")
    keys = page.keyboard
    box = page.get_by_role("combobox", name="Search benchmarks")
    tab_to(page, box)
    keys.type("ocr")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/benchmarks/ocrbench/$"))

    tab_to(page, page.get_by_text("Filter and choose columns"))
    keys.press("Enter")
    tab_to(page, page.get_by_label("Model", exact=True))
    keys.type("birch")
    keys.press("Enter")
    expect(page.locator("#ranked-table tr.line")).to_have_count(1)
    expect(page.get_by_label("Model", exact=True)).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Remove the filter"), key="Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#ranked-table tr.line")).to_have_count(3)

    expect(page.locator("#ranked")).to_be_focused()  # what held the focus is gone; this is what changed

    # The chart's points are links, and what it draws stands in a table beside it.
    tab_to(page, page.locator("figure.chart details summary"), key="Shift+Tab")
    keys.press("Enter")
    tab_to(page, page.locator("figure.chart details td a").first)
    tab_to(page, page.locator(".chart-wide svg a").last, key="Shift+Tab")

    tab_to(page, page.locator("#ranked-table thead a").last)
    keys.press("Enter")
    expect(page).to_have_url(re.compile("sort=date"))
    expect(page.locator("#ranked-table thead a").last).to_be_focused()
    tab_to(page, page.locator("#ranked-table summary").first)
    keys.press("Enter")
    expect(page.locator("#ranked-table blockquote").first).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Why is this here?").first)
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/results/\d+/$"))
    tab_to(page, page.get_by_role("link", name=re.compile(r"of OCRBench: a paper$")))
    keys.press("Enter")
    expect(page.locator("h1")).to_contain_text("a paper")


@pytest.mark.parametrize("address", ["/read/", "/compare/?model=alder-of-ocrbench", "/benchmarks/", "/search/?q=ocr"])
def test_the_focus_is_seen_all_through_a_page(go: Go, world: World, address: str) -> None:
    page = go(address)
    page.emulate_media(reduced_motion="reduce")
    last = page.get_by_role("contentinfo").get_by_role("link").last
    tab_to(page, last)
