"""A drawn chart comes to life in a real browser, under the site's own policy, and leaves the drawing when it cannot."""

from __future__ import annotations

import html
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import leaderboard
from leaderboard.charts.figure import board_figure
from leaderboard.charts.svg import board_svg
from tests.charts.boards import crowd, series

pytestmark = pytest.mark.browser

STATIC = Path(leaderboard.__file__).parent / "static/leaderboard"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:"
COLOURS = """
:root { --ink: #111; --muted: #555; --accent: #063; --hairline: #ddd; --surface: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eee; --muted: #aaa; --accent: #4c9; --hairline: #333; --surface: #111 }
}
body { background: var(--surface); color: var(--ink) }
"""
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (e) => violations.push(`${e.violatedDirective} ${e.sourceFile}`));
"""
BOARD = series(crowd(80, seed=4))


def page_of_a_board(name: str) -> str:
    return f"""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Board</title>
<link rel="stylesheet" href="/colours.css"><link rel="stylesheet" href="/static/chart.css">
<link rel="stylesheet" id="plotly.js-style-global" href="/static/plotly-host.css">
<main><h1>Board</h1>
<figure class="chart" role="group" aria-label="OCRBench over time" data-figure="{html.escape(name)}"
 data-plotly="/plotly.min.js"><div class="chart-stage"><div class="chart-wide">{board_svg(BOARD)}</div>
<div class="chart-narrow">{board_svg(BOARD, width=380, height=320)}</div></div></figure><p id="after">After</p></main>
<script id="inside" type="application/json">{json.dumps(board_figure(BOARD))}</script>
<script src="/static/chart.js" defer></script></html>"""


@dataclass
class Site:
    """A little site of one board, and what was asked of it."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def answer(self, path: str) -> tuple[bytes, str] | None:
        plotly = find_spec("plotly")
        assert plotly is not None
        assert plotly.origin is not None
        if path in self.broken:
            return None
        if path.startswith("/board"):
            return page_of_a_board("#inside" if path == "/board-inside" else "/figure.json").encode(), "text/html"
        if path == "/figure.json":
            return json.dumps(board_figure(BOARD)).encode(), "application/json"
        if path == "/plotly.min.js":
            return (Path(plotly.origin).parent / "package_data/plotly.min.js").read_bytes(), "text/javascript"
        if path == "/colours.css":
            return COLOURS.encode(), "text/css"
        if path.startswith("/static/"):
            kind = "text/css" if path.endswith(".css") else "text/javascript"
            return (STATIC / path.removeprefix("/static/")).read_bytes(), kind
        return b"<!doctype html><title>A result</title>", "text/html"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            found = site.answer(self.path)
            body, kind = found or (b"", "text/plain")
            self.send_response(200 if found else 500)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def board(page: Page, site: Site) -> Page:
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(f"{site.address}/board")
    return page


def live(page: Page) -> None:
    page.get_by_role("button", name="Explore this chart").click()
    expect(page.locator(".chart-is-live .chart-live .main-svg").first).to_be_visible()


def last_step(page: Page) -> tuple[float, float]:
    box = page.locator(".chart-live .scatterlayer .trace").last.locator(".point").last.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_first_view_loads_no_plotly(board: Page, site: Site) -> None:
    board.wait_for_load_state("networkidle")
    assert not {"/plotly.min.js", "/figure.json"} & set(site.asked)


def test_a_resting_pointer_makes_the_chart_live_in_the_same_place(board: Page) -> None:
    before = [board.locator(place).bounding_box() for place in (".chart-stage", "#after")]
    board.locator(".chart-stage").hover()
    expect(board.locator(".chart-is-live")).to_be_attached()
    assert [board.locator(place).bounding_box() for place in (".chart-stage", "#after")] == before
    assert board.locator(".chart-live").bounding_box() == before[0]


def test_hovering_names_model_value_paper_and_date(board: Page) -> None:
    live(board)
    board.mouse.move(*last_step(board))
    best = BOARD.frontier[-1]
    for fact in (best.label, best.printed, best.paper, best.date_text):
        expect(board.locator(".hoverlayer")).to_contain_text(fact)


def test_a_click_on_a_point_leads_to_its_result(board: Page, site: Site) -> None:
    live(board)
    x, y = last_step(board)
    board.mouse.move(x, y)
    expect(board.locator(".hoverlayer .hovertext")).to_be_visible()
    board.mouse.click(x, y)
    board.wait_for_url(site.address + BOARD.frontier[-1].url)


def test_nothing_breaks_the_policy(board: Page) -> None:
    """If this fails after an update of plotly, see MAPS_SHEET in chart.js."""
    live(board)
    board.mouse.move(*last_step(board))
    expect(board.locator(".hoverlayer .hovertext")).to_be_visible()
    assert board.evaluate("violations") == []


def test_no_button_sends_the_chart_elsewhere(board: Page) -> None:
    live(board)
    assert board.locator(".modebar a[href]").count() == 0
    assert board.locator(".modebar [data-title*='hare'], .modebar [data-title*='loud']").count() == 0


def test_the_live_chart_follows_the_readers_theme(board: Page) -> None:
    live(board)
    line = board.locator(".chart-live .js-line").first
    expect(line).to_have_css("stroke", "rgb(0, 102, 51)")
    board.emulate_media(color_scheme="dark")
    expect(line).to_have_css("stroke", "rgb(68, 204, 153)")


def test_the_reader_may_go_back_to_the_drawing_and_forth(board: Page, site: Site) -> None:
    live(board)
    board.get_by_role("button", name="Back to the drawing").click()
    expect(board.locator(".chart-live")).to_have_count(0)
    live(board)
    assert site.asked.count("/plotly.min.js") == 1


def test_walking_the_links_by_keyboard_keeps_the_drawing(board: Page, site: Site) -> None:
    board.locator(".chart-wide .chart-steps a").first.focus()
    board.wait_for_function("() => window.Plotly")
    expect(board.locator(".chart-live")).to_have_count(0)
    board.keyboard.press("Enter")
    board.wait_for_url(site.address + BOARD.frontier[0].url)


def test_the_figure_may_stand_in_the_page(board: Page, site: Site) -> None:
    board.goto(f"{site.address}/board-inside")
    live(board)
    assert "/figure.json" not in site.asked


@pytest.mark.parametrize("path", ["/plotly.min.js", "/figure.json"])
def test_on_failure_the_drawing_stays_and_the_reader_may_try_again(board: Page, site: Site, path: str) -> None:
    site.broken.add(path)
    with board.expect_console_message(lambda message: "stays as drawn" in message.text):
        board.get_by_role("button", name="Explore this chart").click()
    expect(board.locator(".chart-wide .chart-svg")).to_be_visible()
    site.broken.clear()
    live(board)


def test_the_note_on_the_axis_goes_while_a_reader_has_zoomed(board: Page) -> None:
    live(board)
    note = board.locator(".chart-live .annotation", has_text="axis starts at")
    expect(note).to_have_count(1)
    board.evaluate("Plotly.relayout(document.querySelector('.chart-live'), {'yaxis.range': [80, 90]})")
    expect(note).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_zooming_and_resizing_leave_one_chart_in_its_place(board: Page, scheme: str) -> None:
    board.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    live(board)
    board.set_viewport_size({"width": 700, "height": 700})
    stage = board.locator(".chart-stage").bounding_box()
    assert stage is not None
    board.wait_for_function(
        "(width) => Math.abs(document.querySelector('.main-svg').clientWidth - width) < 2", arg=stage["width"]
    )


def test_a_phone_gets_its_own_drawing_and_no_sideways_scrolling(board: Page) -> None:
    board.set_viewport_size({"width": 375, "height": 700})
    expect(board.locator(".chart-narrow .chart-svg")).to_be_visible()
    expect(board.locator(".chart-wide .chart-svg")).to_be_hidden()
    live(board)
    assert board.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("is_live", [False, True], ids=["drawn", "live"])
def test_no_accessibility_rule_is_broken(board: Page, is_live: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    if is_live:
        live(board)
    found = Axe().run(board).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
