"""Read a text: what is read in a pasted text shows at once, and nothing is stored."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leaderboard.views.reading import MOST_TEXTS, TEXT_LIMIT
from tests import factories
from tests.web.page import Element, parse

TEXT = "We present NewModel, trained in 2024. NewModel achieves 78.4% accuracy on OCRBench, a gain of 2.1 points."


@pytest.fixture
def catalogue(db: None) -> None:
    factories.make_metric("Accuracy")
    factories.make_benchmark("OCRBench")


def read(client: Client, status: int = 200, **sent: Any) -> Element:
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
    refused = {row.texts("td")[0]: row.texts("td")[1] for row in page.one("section.refusals").all("tr")[1:]}
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


def test_markup_is_taken_out_and_said_so(client: Client, catalogue: None) -> None:
    page = read(client, text=f"<h1>A page</h1><p>{TEXT}</p><script>alert(99.9)</script>")
    assert "held markup" in page.one("section.text .note").text
    assert "alert" not in page.one("section.text").text
    assert page.one(".papertitle").text == "A page"
    assert page.one("#claim-1")


def test_several_abstracts_are_read_apart_with_their_reasons(client: Client, catalogue: None) -> None:
    page = read(
        client, text=f"First paper\n\n{TEXT}\n\nWe are pleased.\n\nOther reaches 61% accuracy on OCRBench in 2019."
    )
    assert page.texts("section.text h2") == ["Text 1 of 3", "Text 2 of 3", "Text 3 of 3"]
    assert page.texts(".papertitle") == ["First paper"]
    assert page.one("#claim-3").texts("td")[1] == "61%"
    assert "No score is read" in page.all("section.claims")[1].text
    assert page.all("section.refusals")[2].texts("td")[0] == "2019"
    ids = [element["id"] for element in page.all("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "content", "titles"),
    [
        (
            "two.jsonl",
            f'{{"title": "One", "abstract": "{TEXT}"}}\n{{"title": "Two", "abstract": "None."}}',
            ["One", "Two"],
        ),
        ("page.txt", f"Mail me\nSubscribeOne paper\n{TEXT}\nTwo papers\nNone here.", ["One paper", "Two papers"]),
        ("plain.txt", f"One\n\n{TEXT}", ["One"]),
        ("page.html", f"<!doctype html><title>One</title><p>{TEXT}", ["One"]),
        ("marked.txt", f"\ufeffOne\n{TEXT}\n---\nTwo\nNothing at all.", ["One", "Two"]),
    ],
    ids=["JSON lines", "similar papers", "plain", "HTML", "separators"],
)
def test_a_file_is_read_whichever_of_these_it_is(
    client: Client, catalogue: None, name: str, content: str, titles: list[str]
) -> None:
    page = read(client, file=SimpleUploadedFile(name, content.encode()))
    assert page.texts(".papertitle") == titles
    assert page.one("#claim-1").texts("td")[1] == "78.4%"


def test_a_line_that_holds_no_paper_is_left_out_and_said(client: Client, catalogue: None) -> None:
    sent = SimpleUploadedFile("papers.jsonl", f'{{"title": "One", "abstract": "{TEXT}"}}\n{{broken'.encode())
    page = read(client, file=sent)
    assert page.texts("section[aria-labelledby=problems] li") == [
        "papers.jsonl, line 2: The line is no JSON: expecting property name enclosed in double quotes at column 2. "
        "Write one JSON object a line."
    ]
    assert page.one("#claim-1")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x1f\x8b\x08", "packed or no plain text"),
        (b"%PDF-1.7", "packed or no plain text"),
        (b"<script>only()</script>", "There is no text in it."),
        (b'{"title": 3}', "No text could be read in it."),
        (b"x" * 200_000, "200,000 characters"),
    ],
    ids=["gzip", "PDF", "nothing but a script", "no paper", "too long"],
)
def test_a_file_that_cannot_be_read_says_why(client: Client, catalogue: None, content: bytes, says: str) -> None:
    page = read(client, 422, file=SimpleUploadedFile("a.txt", content))
    assert says in page.one("#file-error").text


def test_a_file_of_any_bytes_is_shown_as_text(client: Client, catalogue: None) -> None:
    page = read(
        client, file=SimpleUploadedFile("a.bin", b'a\x00b \xff\xfe <3 & "x" scores 78.4% accuracy on OCRBench.')
    )
    assert "a�b" in page.one("section.text").text


def test_text_and_file_at_once_are_refused(client: Client, catalogue: None) -> None:
    page = read(client, 422, text=TEXT, file=SimpleUploadedFile("a.txt", b"text"))
    assert "one of the two" in page.one("#file-error").text


def test_a_file_of_more_than_five_megabytes_is_refused_unread(client: Client, catalogue: None) -> None:
    page = read(client, 400, file=SimpleUploadedFile("a.txt", b"x" * (6 * 1024 * 1024)))
    assert "5 MB are the most" in page.one("main").text


def test_of_many_texts_the_first_are_read_and_the_rest_is_said(client: Client, catalogue: None) -> None:
    page = read(client, text="\n\n".join(f"Text {i} says nothing." for i in range(MOST_TEXTS + 2)))
    assert len(page.all("section.text")) == MOST_TEXTS
    assert "2 texts more are not read" in page.one("main").text


def keep(client: Client, form: str) -> str:
    """What the page's own form of downloads answers."""
    page = read(client, text=f"=Formula\n\n{TEXT}\n\nWe are pleased.")
    sent = {
        "as": form,
        "title": [field["value"] for field in page.all(".downloads input[name=title]")],
        "text": [field.text for field in page.all(".downloads textarea")],
    }
    answer = client.post("/read/", sent)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="read.{form}"'
    return answer.content.decode()


def test_what_was_read_may_be_kept_as_json(client: Client, catalogue: None) -> None:
    kept = json.loads(keep(client, "json"))["texts"]
    assert [(one["title"], len(one["claims"])) for one in kept] == [("=Formula", 2), ("", 0)]
    assert kept[0]["claims"][0]["printed"] == "78.4%"
    assert kept[0]["refused"][0]["printed"] == "2024"


def test_what_was_read_may_be_kept_as_csv_that_runs_nothing(client: Client, catalogue: None) -> None:
    rows = list(csv.DictReader(io.StringIO(keep(client, "csv"))))
    assert [(row["Title"], row["Value"], row["Unit"], row["Benchmark"]) for row in rows] == [
        ("'=Formula", "78.4", "%", "OCRBench"),
        ("'=Formula", "2.1", "points", "OCRBench"),
    ]


def test_what_was_read_may_be_kept_as_latex(client: Client, catalogue: None) -> None:
    assert r"=Formula & score & 78.4 &  & \% & exact & accuracy & OCRBench" in keep(client, "tex")


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


def test_reading_stores_nothing_and_so_needs_no_cookie_to_guard_it(catalogue: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/read/", {"text": TEXT})
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert not strict.cookies
    assert strict.post("/read/", {"title": "", "text": TEXT, "as": "json"}).status_code == 200
    assert not strict.cookies
