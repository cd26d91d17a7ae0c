"""A page in a real Chromium that watches what happens on it, a world to look at, and what is wrong with a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import factories
from tests.web.conftest import MODEL_BACKEND, World, make_world

Go = Callable[[str], Page]
Open = Callable[..., Page]

# A busy machine is no bug.
expect.set_options(timeout=15_000)

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


@pytest.fixture
def watched(context: BrowserContext, live_server: Any) -> Iterator[Page]:
    """A page whose policy violations and script errors fail the test."""
    context.add_init_script(LISTEN)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    assert (page.evaluate("window.violations || []"), errors) == ([], [])


@pytest.fixture
def go(watched: Page, live_server: Any) -> Go:
    """Lead the page to an address of the site."""

    def to(address: str) -> Page:
        watched.goto(live_server.url + address)
        assert watched.evaluate("window.violations") == []
        return watched

    return to


@pytest.fixture
def opened(browser: Browser, live_server: Any) -> Iterator[Open]:
    """Open an address, the queue unless told otherwise, as a new curator or somebody known; as a reader for "".

    Policy violations and script errors fail the test.
    """
    pages: list[tuple[Page, list[str]]] = []

    def open_page(who: str | User = "ada", address: str = "/curate/", **context: Any) -> Page:
        fresh = browser.new_context(**context)
        fresh.add_init_script(LISTEN)
        page = fresh.new_page()
        page.set_default_timeout(10_000)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        pages.append((page, errors))
        if who:
            sign_in(page, live_server, who)
        page.goto(live_server.url + address)
        return page

    yield open_page
    for page, errors in pages:
        assert (page.evaluate("window.violations || []"), errors) == ([], [])
        page.context.close()


def sign_in(page: Page, live_server: Any, who: str | User) -> None:
    """A session as the login page would make it, without its password's work; a name is that of a new curator."""
    client = Client()
    client.force_login(factories.make_person(who) if isinstance(who, str) else who, backend=MODEL_BACKEND)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def faults(page: Page) -> list[str]:
    """What axe finds on a page as it stands, and by how much it is wider than its window."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{too_wide} px too wide"] * bool(too_wide) + [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
    ]
