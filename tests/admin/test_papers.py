"""Curators complete papers: identifiers and dates in any spelling, results that follow, texts that stay."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from leaderboard.models import Act, Identifier, Paper
from tests import factories
from tests.admin.conftest import Send, errors


def said(act: Act) -> dict[str, tuple[str, str]]:
    return {change.field: (change.old, change.new) for change in act.changes.all()}


def test_a_paper_is_added_with_a_date_as_far_as_it_is_known(send: Send) -> None:
    response = send(
        kind="paper",
        title="Reefs:  how to read them",
        known_date="2024-10",
        authors="Ada Reef\nBo Tide",
        code_links="https://example.org/reef",
        **{"identifiers-0-scheme": "arxiv", "identifiers-0-value": "https://arxiv.org/abs/2410.05261v2"},
    )
    assert response.status_code == 302
    paper = Paper.objects.get()
    assert (paper.slug, paper.title) == ("reefs-how-to-read-them", "Reefs: how to read them")
    assert (paper.date, paper.date_precision) == (date(2024, 10, 1), "month")
    assert (paper.normalised_title, paper.first_author) == ("reefshowtoreadthem", "Ada Reef")
    assert said(Act.objects.get()) == {
        "title": ("", "Reefs: how to read them"),
        "authors": ("", "Ada Reef; Bo Tide"),
        "known_date": ("", "2024-10"),
        "code_links": ("", "https://example.org/reef"),
        "identifiers": ("", "arXiv 2410.05261"),
    }


def test_a_mended_date_moves_the_papers_results(send: Send) -> None:
    result = factories.make_result(from_text=True)
    assert result.paper is not None
    send(result.paper, known_date="2023", reason="The year of the first version")
    result.refresh_from_db()
    assert (result.date, result.date_precision, result.date_end) == (date(2023, 1, 1), "year", date(2023, 12, 31))
    act = Act.objects.get()
    assert (act.paper, act.reason) == (result.paper, "The year of the first version")
    assert said(act) == {"known_date": ("2024-10-07", "2023")}


def test_a_papers_form_sent_untouched_is_no_act(send: Send) -> None:
    paper = factories.make_paper(arxiv_id="2410.05261", authors=["Ada Reef"], code_links=["https://example.org"])
    assert send(paper).status_code == 302
    assert Act.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": "···"}, "A title needs a letter or a digit, or the paper cannot be found again."),
        ({"title": "A" * 501}, "At most 500 characters; this title has 501."),
        (
            {"known_date": "2021-13"},
            "“2021-13” is no date. Write 2024, 2024-10 or 2024-10-07, as far as it is known.",
        ),
        (
            {"code_links": "example.org"},
            "“example.org” is no address. An address starts with https:// or http://.",
        ),
        (
            {"identifiers-0-scheme": "doi", "identifiers-0-value": "hello"},
            "“hello” cannot be read as DOI. Write it like 10.1000/182.",
        ),
        (
            {"identifiers-0-scheme": "doi", "identifiers-0-value": "arXiv:2410.05262"},
            "“arXiv:2410.05262” cannot be read as DOI. Write it like 10.1000/182. It looks like another kind: arXiv.",
        ),
        (
            {"identifiers-0-scheme": "arxiv", "identifiers-0-value": "arXiv:2410.05261v3"},
            "This already identifies the paper “The other one”.",
        ),
    ],
    ids=["title", "long title", "date", "address", "no DOI", "another kind", "another paper's"],
)
def test_a_paper_is_refused_with_a_sentence_at_the_field(send: Send, typed: dict[str, str], sentence: str) -> None:
    factories.make_paper("The other one", arxiv_id="2410.05261")
    paper = factories.make_paper("This one")
    assert errors(send(paper, **typed)) == [sentence]


def test_an_identifier_may_be_taken_away_and_that_is_recorded(send: Send) -> None:
    paper = factories.make_paper(arxiv_id="2410.05261")
    assert send(paper, **{"identifiers-0-DELETE": "on"}).status_code == 302
    assert not Identifier.objects.exists()
    assert said(Act.objects.get()) == {"identifiers": ("arXiv 2410.05261", "")}


def test_a_paper_with_a_text_is_not_deleted(desk: Client) -> None:
    text = factories.make_text()
    page = reverse("admin:leaderboard_paper_delete", args=[text.paper_id])
    (message,) = desk.post(page, {"post": "yes"}, follow=True).context["messages"]
    assert str(message) == f"“{text.paper}” was not deleted: it is referred to by 1 text."


def test_a_fresh_mistaken_paper_is_deleted_with_its_identifiers(desk: Client) -> None:
    paper = factories.make_paper(arxiv_id="2410.05261")
    desk.post(reverse("admin:leaderboard_paper_delete", args=[paper.pk]), {"post": "yes"})
    assert not Paper.objects.exists()


@pytest.mark.parametrize("term", ["fine print", "FINEPRINT", "arxiv:2410.05261v1", "hawk: seeing"], ids=str)
def test_papers_are_found_by_title_and_identifier(desk: Client, term: str) -> None:
    factories.make_paper("TextHawk: Seeing Fine-Print", arxiv_id="2410.05261")
    factories.make_paper("Reefs")
    listed = desk.get(reverse("admin:leaderboard_paper_changelist"), {"q": term}).context["cl"].result_list
    assert [paper.title for paper in listed] == ["TextHawk: Seeing Fine-Print"]
