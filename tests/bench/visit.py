"""What a first visit to a board costs a reader: bytes over the wire, when its largest part stands, what moves.

A real Chromium with an empty cache asks a real server on this machine, with the compressed files that production
serves, and touches nothing: what the live chart would fetch is not among the bytes.
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.bench.datasette import free_port, served
from tests.conftest import CHROMIUM
from tests.reference import ROOT

VISITS = 7
# The browser keeps both for whoever asks later; a visit is over when nothing more was fetched for a while.
_ASKED = """() => new Promise(done => {
  let largest = 0, moved = 0;
  const watch = (type, each) =>
    new PerformanceObserver(list => list.getEntries().forEach(each)).observe({type, buffered: true});
  watch("largest-contentful-paint", entry => { largest = entry.startTime; });
  watch("layout-shift", entry => { moved += entry.hadRecentInput ? 0 : entry.value; });
  setTimeout(() => done([largest, moved]), 300);
})"""


@dataclass(frozen=True)
class Visit:
    """Bytes as sent, headers and all; milliseconds until the largest contentful paint; the layout shift."""

    sent: int
    largest: float
    shift: float


@dataclass(frozen=True)
class Visits:
    """The same visit several times, each with an empty cache."""

    browser: str
    made: list[Visit]

    @property
    def sent(self) -> int:
        """The most that a visit took."""
        return max(visit.sent for visit in self.made)

    @property
    def largest(self) -> float:
        """The median."""
        return statistics.median(visit.largest for visit in self.made)

    @property
    def shift(self) -> float:
        """The most."""
        return max(visit.shift for visit in self.made)


def visits(address: str, environment: dict[str, str]) -> Visits | None:
    """Visit that page of a server with this environment; None where there is no Chromium."""
    if CHROMIUM is None:
        return None
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "leaderboard.wsgi", "-b", f"127.0.0.1:{port}", "-k", "gthread"]
    with served([*command, "--threads", "4"], port, cwd=ROOT, env=environment), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        _visit(browser, f"http://127.0.0.1:{port}{address}")  # the server is warm, as one that others ask too
        made = [_visit(browser, f"http://127.0.0.1:{port}{address}") for _ in range(VISITS)]
        name = f"Chromium {browser.version}"
        browser.close()
    return Visits(name, made)


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sent: list[int] = []
    network.on("Network.loadingFinished", lambda event: sent.append(int(event["encodedDataLength"])))
    answer = page.goto(address, wait_until="networkidle")
    assert answer is not None
    assert answer.ok, f"{address} answered {answer.status}"
    largest, shift = page.evaluate(_ASKED)
    context.close()
    return Visit(sum(sent), largest, shift)
