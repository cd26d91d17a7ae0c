"""Identifiers in one spelling each, and the dates in them."""

from __future__ import annotations

import pytest

from leaderboard.formats import identifiers
from leaderboard.formats.records import PaperRecord, PartialDate, Place


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("arxiv:2410.05261", (("arxiv", "2410.05261"),)),
        ("arXiv: 2410.05261v3", (("arxiv", "2410.05261"),)),
        ("https://arxiv.org/abs/2410.05261v2", (("arxiv", "2410.05261"),)),
        ("http://www.arxiv.org/pdf/1905.07830.pdf", (("arxiv", "1905.07830"),)),
        ("https://arxiv.org/pdf/1905.10044v1", (("arxiv", "1905.10044"),)),
        ("https://export.arxiv.org/abs/cs/0601001", (("arxiv", "cs/0601001"),)),
        ("https://arxiv.org/abs/cs.AI/0601001v1", (("arxiv", "cs/0601001"),)),
        ("https://ar5iv.labs.arxiv.org/html/2410.05261", (("arxiv", "2410.05261"),)),
        ("https://huggingface.co/papers/2410.05261", (("arxiv", "2410.05261"),)),
        ("https://doi.org/10.48550/arXiv.2410.05261", (("arxiv", "2410.05261"),)),
        ("doi:10.48550/ARXIV.2410.05261", (("arxiv", "2410.05261"),)),
        ("https://doi.org/10.1016/J.ARTINT.2016.05.003", (("doi", "10.1016/j.artint.2016.05.003"),)),
        ("http://dx.doi.org/10.1000/182?ref=x", (("doi", "10.1000/182"),)),
        ("doi:10.1000/182.", (("doi", "10.1000/182"),)),
        ("https://www.mitpressjournals.org/doi/full/10.1162/COLI_a_00164", (("doi", "10.1162/coli_a_00164"),)),
        ("https://doi.org/10.18653/v1/P18-1001", (("doi", "10.18653/v1/p18-1001"), ("acl", "P18-1001"))),
        ("acl:P18-1001", (("acl", "P18-1001"),)),
        ("acl:S19-2.81", (("acl", "S19-2081"),)),
        ("acl:W19-44.23", (("acl", "W19-4423"),)),
        ("acl:2020.acl-main.1", (("acl", "2020.acl-main.1"),)),
        ("https://aclanthology.org/2020.acl-main.1/", (("acl", "2020.acl-main.1"),)),
        ("https://aclanthology.org/2020.acl-main.1.pdf", (("acl", "2020.acl-main.1"),)),
        ("http://www.aclweb.org/anthology/P18-1158", (("acl", "P18-1158"),)),
        ("https://www.aclweb.org/anthology/D/D15/D15-1044.pdf", (("acl", "D15-1044"),)),
        ("https://aclweb.org/anthology/papers/N/N18/N18-1202/", (("acl", "N18-1202"),)),
        ("https://aclanthology.info/pdf/P/P08/P08-1076.pdf", (("acl", "P08-1076"),)),
        ("https://openreview.net/forum?id=abc", (("url", "https://openreview.net/forum?id=abc"),)),
        (") https://example.org/x.", (("url", "https://example.org/x"),)),
        ("https://arxiv.org/list/cs.CL/new", (("url", "https://arxiv.org/list/cs.CL/new"),)),
        ("https://arxiv.org/abs/2413.05261", (("url", "https://arxiv.org/abs/2413.05261"),)),
        ("https://example.org/" + "x" * 500, ()),
        ("http://[broken", ()),
        ("p-17", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_links_lead_to_identifiers(link: str | None, found: tuple[tuple[str, str], ...]) -> None:
    assert identifiers.of_link(link) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2410.05261v2", "2410.05261"),
        ("  cs/0601001 ", "cs/0601001"),
        ("10.48550/arXiv.2410.05261", "2410.05261"),
        ("https://arxiv.org/abs/2410.05261", "2410.05261"),
        ("2410", None),
        ("24100.5261", None),
        ("10.1000/182", None),
    ],
)
def test_arxiv_ids_have_one_spelling(text: str, found: str | None) -> None:
    assert identifiers.arxiv_id(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        ("doi:10.1000/ABC", "10.1000/abc"),
        ("https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("10.1000/a(b)c", "10.1000/a(b)c"),
        ("10.1000/abc)", "10.1000/abc"),
        ("10.48550/arXiv.2410.05261", None),
        ("11.1000/abc", None),
    ],
)
def test_dois_have_one_spelling(text: str, found: str | None) -> None:
    assert identifiers.doi(text) == found


def test_a_record_names_its_paper_once_a_scheme_surest_first() -> None:
    record = PaperRecord(
        Place("a"),
        "arxiv:2410.05261",
        "T",
        "",
        url="https://example.org/paper",
        arxiv_id="2410.05261",
        doi="10.1000/ABC",
    )
    assert identifiers.of_record(record) == (
        ("doi", "10.1000/abc"),
        ("arxiv", "2410.05261"),
        ("url", "https://example.org/paper"),
    )


@pytest.mark.parametrize(
    ("link", "date"),
    [
        ("https://arxiv.org/abs/1805.06939", PartialDate(2018, 5)),
        ("https://arxiv.org/pdf/cmp-lg/9404001", PartialDate(1994, 4)),
        ("https://arxiv.org/abs/cs/0601001", PartialDate(2006, 1)),
        ("acl:P18-1001", PartialDate(2018)),
        ("https://www.aclweb.org/anthology/N09-1023/", PartialDate(2009)),
        ("https://www.aclweb.org/anthology/J93-2004", PartialDate(1993)),
        ("https://aclanthology.org/2020.acl-main.1", PartialDate(2020)),
        ("https://example.org/1805.06939", None),
        ("acl:0001.acl-main.1", None),
        ("", None),
        (None, None),
    ],
)
def test_links_tell_when_a_paper_appeared(link: str | None, date: PartialDate | None) -> None:
    assert identifiers.date_from_link(link) == date


def test_titles_meet_whatever_their_case_spaces_and_punctuation() -> None:
    assert identifiers.normalise_title("Kelp: a Small  Reader!") == identifiers.normalise_title("KELP – A small reader")
