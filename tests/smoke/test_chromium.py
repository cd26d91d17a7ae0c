"""That tests really drive a browser here; what pages do in one is tested beside the pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Error, Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.django_db(transaction=True)
def test_curator_logs_in_in_a_real_browser(live_server, page: Page) -> None:
    User.objects.create_superuser("curator", password="a password of this test")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill("a password of this test")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_browser_reaches_no_other_machine(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://tidemark.example/")
