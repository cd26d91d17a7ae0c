"""Read a text: what is read in a pasted text shows at once, and nothing is stored."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client

from leaderboard.views.reading import TEXT_LIMIT
from tests import factories
from tests.web.page import Element, parse

TEXT = "We present NewModel, trained in 2024. NewModel achieves 78.4% accuracy on OCRBench, a gain of 2.1 points."


@pytest.fixture
def catalogue(db: None) -> None:
    factories.make_metric("Accuracy")
    factories.make_benchmark("OCRBench")


def read(client: Client, status: int = 200, **sent: str) -> Element:
    answer = client.post("/read/", sent)
    assert answer.status_code == status
    return parse(answer.content.decode())


def test_a_text_is_read_at_once(client: Client, catalogue: None) -> None:
    page = read(client, title="NewModel: reading", text=TEXT)
    row = page.one("#claim-1").texts("td")
    assert row[1:4] == ["78.4%", "score", "accuracy"]
    assert row[4].startswith("OCRBench")
    assert row[5] == "NewModel"
    assert "78.4%" in page.texts("section.text p mark.score")


def test_refused_numbers_have_their_reasons(client: Client, catalogue: None) -> None:
    page = read(client, text=TEXT)
    refused = {
        row.texts("td")[0]: row.texts("td")[1] for row in page.one("section[aria-labelledby=refused]").all("tr")[1:]
    }
    assert refused["2024"]


def test_the_field_says_how_much_it_takes(client: Client, catalogue: None) -> None:
    page = parse(client.get("/read/").content.decode())
    assert page.one(f"#{page.one('#text-in')['aria-describedby']}").text == "At most 100,000 characters."


def test_what_was_typed_stays_in_the_form(client: Client, catalogue: None) -> None:
    page = read(client, title="A title", text=TEXT)
    assert (page.one("#title")["value"], page.one("#text-in").text) == ("A title", TEXT)


def test_a_text_without_a_number_says_that_nothing_is_read(client: Client, catalogue: None) -> None:
    assert "No score is read" in read(client, text="We are pleased.").one("main").text


def test_nothing_is_stored(client: Client, catalogue: None) -> None:
    def counts() -> list[int]:
        return [model._default_manager.count() for model in apps.get_models()]

    before = counts()
    read(client, title="NewModel", text=TEXT)
    assert counts() == before


def test_markup_is_read_as_text_and_said_so(client: Client, catalogue: None) -> None:
    page = read(client, text=f"<p>{TEXT}</p><script>alert(1)</script>")
    assert "holds markup" in page.one("section.text .note").text
    assert page.all("section.text script") == []
    assert page.one("#claim-1")


@pytest.mark.parametrize(
    ("sent", "where", "says"),
    [
        ({}, "text-error", "Paste a text"),
        ({"text": "   "}, "text-error", "Paste a text"),
        ({"text": "a\x00b"}, "text-error", "NUL bytes"),
        ({"title": "a\x00b", "text": "c"}, "title-error", "NUL bytes"),
        ({"text": "x" * (TEXT_LIMIT + 1)}, "text-error", "100,001 characters"),
        ({"title": "x" * 1001, "text": "c"}, "title-error", "1,001 characters"),
    ],
    ids=["nothing", "blanks", "NUL", "NUL in the title", "too long", "title too long"],
)
def test_what_cannot_be_read_says_why(
    client: Client, catalogue: None, sent: dict[str, str], where: str, says: str
) -> None:
    page = read(client, 422, **sent)
    assert says in page.one(f"#{where}").text
    assert page.all("#claims") == []


def test_five_megabytes_are_too_much_and_said_so(client: Client, catalogue: None) -> None:
    page = read(client, 400, text="x" * (5 * 1024 * 1024 + 1))
    assert "5 MB are the most" in page.one("main").text


def test_broken_utf_8_is_read_as_far_as_it_goes(client: Client, catalogue: None) -> None:
    answer = client.generic(
        "POST",
        "/read/",
        b"text=%ff%fe+NewModel+achieves+78.4%25+accuracy+on+OCRBench.",
        "application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200


def test_reading_needs_a_page_of_this_site(catalogue: None) -> None:
    assert Client(enforce_csrf_checks=True).post("/read/", {"text": TEXT}).status_code == 403
