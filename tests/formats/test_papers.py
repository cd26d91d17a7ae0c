"""Papers out of JSON lines and out of a saved page; which of the two a file is."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from leaderboard.formats import detect, papers_jsonl, similar_papers
from leaderboard.formats.papers_jsonl import split_authors
from leaderboard.formats.records import PaperRecord, PartialDate, Place, Problem
from leaderboard.formats.text import InputError

FILES = Path(__file__).resolve().parent.parent / "files"


def _read(*lines: object) -> list[PaperRecord | Problem]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(papers_jsonl.read(io.BytesIO(data.encode()), "p.jsonl"))


def _one(**fields: object) -> PaperRecord:
    (found,) = _read({"title": "T", **fields})
    assert isinstance(found, PaperRecord), str(found)
    return found


def _refused(**fields: object) -> str:
    (found,) = _read({"title": "T", **fields})
    assert isinstance(found, Problem)
    return str(found)


# JSON lines -------------------------------------------------------------------------------------------------------


def test_papers_come_with_all_that_their_lines_say() -> None:
    first, second, third, fourth = papers_jsonl.read(FILES / "papers.jsonl")
    assert first == PaperRecord(
        place=Place("papers.jsonl", 1),
        id="p-1",
        title="Driftnet: Reading Charts in One Pass",
        abstract="Driftnet reaches 61.5% accuracy on ChartQA.",
        date=PartialDate(2024, 10, 8),
        arxiv_id="2410.00001",
        authors=("Ada Lind", "Bo Quist"),
        code_links=("https://example.org/driftnet",),
    )
    assert second == PaperRecord(
        place=Place("papers.jsonl", 3),
        id="p-2",
        title="Kelp, a Small Reader",
        abstract="",
        date=PartialDate(2023),
        doi="10.1234/kelp.7",
        authors=("Lind, Ada", "Quist, Bo"),
        kind="summary",
    )
    assert third == PaperRecord(
        place=Place("papers.jsonl", 4),
        id=None,
        title="Tide Tables Revisited",
        abstract="",
        date=PartialDate(2020, 7),
        url="https://aclanthology.org/2020.acl-main.1/",
        authors=("A. Lind", "B. Quist", "C. Roe"),
    )
    assert isinstance(fourth, PaperRecord)
    assert fourth.arxiv_id == "2401.12345"


def test_each_bad_line_is_refused_alone_and_says_how_to_mend_it() -> None:
    found = list(papers_jsonl.read(FILES / "papers_faulty.jsonl"))
    assert [record.id for record in found if isinstance(record, PaperRecord)] == ["p-1", "p-17"]
    assert [
        str(problem).removeprefix("papers_faulty.jsonl, ") for problem in found if isinstance(problem, Problem)
    ] == [
        "line 2: The line is no JSON: expecting value at column 1. Write one JSON object a line.",
        'line 3: The line is a list, no JSON object. Write {"title": ..., "abstract": ...}.',
        "line 4, field title: The paper has no title. Add one.",
        "line 5, field title: The title is empty. Write the paper's title.",
        "line 6, field date: '2021-13' is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.",
        "line 7, field title: The text holds a NUL character. Take it out.",
        "line 8: Byte 27 of the line is no UTF-8 text. Save the text as UTF-8.",
        "line 9: The line holds NUL bytes. Take them out, or save the file as UTF-8 text.",
        "line 10, field id: The id 'p-1' stands at line 1 already. Give each its own.",
        "line 11, field title: It is a number, no text. Put a text between quotes there.",
        'line 12, field kind: \'poem\' is no kind of text. Write "abstract" or "summary".',
        "line 13, field arxiv_id: '2410' is no arXiv id. Write it like 2410.05261, or leave it out.",
        "line 14, field url: It says 2410.00002, but another field says 2410.00001. Keep the right one.",
        "line 15, field title: The text holds half of a surrogate pair. Write the character in UTF-8, or as a pair.",
        "line 16, field authors: A number stands in the list. Write a list of texts.",
    ]


def test_a_field_of_more_than_a_million_characters_is_refused() -> None:
    assert _refused(abstract="x" * 1_000_001) == (
        "p.jsonl, line 1, field abstract: The text has 1,000,001 characters. At most 1,000,000 are read; shorten it."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"date": "soon"}, "field date: 'soon' is no date.", id="date in words"),
        pytest.param({"date": 20}, "field date: '20' is no date.", id="date of two digits"),
        pytest.param({"date": ["2020"]}, "field date: It is a list, no text.", id="date in a list"),
        pytest.param({"doi": "n/a"}, "field doi: 'n/a' is no DOI.", id="doi"),
        pytest.param({"id": True}, "field id: It is true or false, no text.", id="id"),
        pytest.param({"authors": {"name": "A"}}, "field authors: It is an object, no text.", id="authors"),
        pytest.param({"code_links": [None]}, "field code_links: Null stands in the list.", id="code links"),
        pytest.param(
            {"id": "arxiv:2410.00001", "arxiv_id": "2410.00002"}, "field id: It says 2410.00001", id="two arXiv ids"
        ),
    ],
)
def test_the_field_that_is_wrong_is_named(fields: dict[str, object], said: str) -> None:
    assert said in _refused(**fields)


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"title": ' + "9" * 5_000 + "}", '{"title": "T"', "{'title': 'T'}", "null", '"T"'], ids=len
)
def test_strange_json_is_refused_like_any_other(line: str) -> None:
    (found,) = _read(line)
    assert isinstance(found, Problem)
    assert found.place == Place("p.jsonl", 1)


@pytest.mark.parametrize(
    ("fields", "arxiv_id", "doi"),
    [
        ({"id": "arxiv:2410.05261"}, "2410.05261", None),
        ({"id": "2410.05261"}, "2410.05261", None),
        ({"url": "https://arxiv.org/abs/2410.05261v2"}, "2410.05261", None),
        ({"doi": "10.48550/arXiv.2410.05261"}, "2410.05261", None),
        ({"url": "https://doi.org/10.1000/ABC", "arxiv_id": "2410.05261"}, "2410.05261", "10.1000/abc"),
        ({"arxiv_id": "", "doi": None, "url": ""}, None, None),
    ],
)
def test_identifiers_are_found_wherever_they_stand(
    fields: dict[str, object], arxiv_id: str | None, doi: str | None
) -> None:
    found = _one(**fields)
    assert (found.arxiv_id, found.doi) == (arxiv_id, doi)


def test_a_year_may_be_a_number_and_so_may_an_id() -> None:
    found = _one(date=2023, id=17)
    assert (found.date, found.id) == (PartialDate(2023), "17")


def test_links_to_code_may_be_one_text_or_objects() -> None:
    assert _one(code_links="https://a.example").code_links == ("https://a.example",)
    assert _one(code_links=[{"url": "https://a.example", "title": "a"}]).code_links == ("https://a.example",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("Ada Lind", ("Ada Lind",)),
        ("Lind, Ada", ("Lind, Ada",)),
        ("Ada Lind, Bo Quist", ("Ada Lind", "Bo Quist")),
        ("Ada Lind, Bo Quist, and Cy Roe", ("Ada Lind", "Bo Quist", "Cy Roe")),
        ("Ada Lind and Bo Quist", ("Ada Lind", "Bo Quist")),
        ("Lind, Ada and Quist, Bo", ("Lind, Ada", "Quist, Bo")),
        ("Lind, Ada; Quist, Bo", ("Lind, Ada", "Quist, Bo")),
        ("Ada Lind, Bo Quist et al.", ("Ada Lind", "Bo Quist")),
        ("Ada Lind,\n  Sandy Brand", ("Ada Lind", "Sandy Brand")),
    ],
)
def test_authors_may_stand_in_one_text(text: str, names: tuple[str, ...]) -> None:
    assert split_authors(text) == names


# Saved page -------------------------------------------------------------------------------------------------------


def test_a_page_gives_its_papers_with_the_facts_of_the_table() -> None:
    joining = similar_papers.read_joining(FILES / "similar-papers.tsv")
    found = list(similar_papers.read(FILES / "similar-papers.txt", joining=joining))
    problem, *papers = found
    assert str(problem) == (
        "similar-papers.tsv, line 4, field arxiv_id: 'none' is no arXiv id. Write it like 2410.05261, or leave it out."
    )
    assert [
        (paper.place.line, paper.id, paper.title, paper.arxiv_id, str(paper.date), paper.abstract[:20])
        for paper in papers
        if isinstance(paper, PaperRecord)
    ] == [
        (3, "s-1", "Driftnet: Reading Charts in One Pass", "2410.00001", "2024-10", "We describe Driftnet"),
        (5, "s-2", "Kelp, a Small Reader", None, "2023", "We describe Kelp. It"),
        (8, None, "Tide Tables Revisited", None, "None", "We describe tide tab"),
    ]


def test_a_missing_line_costs_its_own_paper_alone() -> None:
    found = list(similar_papers.read(FILES / "similar-papers_faulty.txt"))
    assert [paper.title for paper in found if isinstance(paper, PaperRecord)] == [
        "Driftnet: Reading Charts in One Pass",
        "Tide Tables Revisited",
    ]
    assert [
        str(problem).removeprefix("similar-papers_faulty.txt, ") for problem in found if isinstance(problem, Problem)
    ] == [
        "line 6: An abstract stands here without a title before it. Put its title above it.",
        "line 9: A title stands here without an abstract below it. Put its abstract on the next line.",
    ]


def test_a_broken_line_of_a_page_is_refused() -> None:
    found = list(similar_papers.read(io.BytesIO(b"SubscribeA title\nAn \xf8 abstract\nB title\nB abstract\n"), "p.txt"))
    assert [type(item).__name__ for item in found] == ["Problem", "PaperRecord", "Problem"]


def test_a_page_without_sign_up_begins_with_a_title() -> None:
    (paper,) = similar_papers.read(io.BytesIO(b"A title\nAn abstract.\n"), "p.txt")
    assert isinstance(paper, PaperRecord)
    assert (paper.title, paper.abstract) == ("A title", "An abstract.")


@pytest.mark.parametrize("data", [b"", b"id\tname\n1\tx\n"], ids=["empty", "without a title column"])
def test_a_table_must_name_its_titles(data: bytes) -> None:
    with pytest.raises(InputError, match="names no column title"):
        similar_papers.read_joining(io.BytesIO(data), "t.tsv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("\t2020\t", "field title: The row has no title."),
        ("T\tsoon\t", "field date: 'soon' is no date."),
        ("T\t\tx", "field doi: 'x' is no DOI."),
    ],
)
def test_a_bad_row_of_a_table_is_left_out(row: str, said: str) -> None:
    joining = similar_papers.read_joining(io.BytesIO(f"title\tdate\tdoi\n{row}\n".encode()), "t.tsv")
    assert not joining.facts
    assert said in str(joining.problems[0])


# Which of the two -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        pytest.param("a.txt", b'{"title": "T"}\n', "jsonl", id="an object a line"),
        pytest.param("a.txt", b'broken\n{"title": "T"}\n', "jsonl", id="a broken line first"),
        pytest.param("a.txt", gzip.compress(b'\xef\xbb\xbf{"title": "T"}\n'), "jsonl", id="packed, with a mark"),
        pytest.param("a.jsonl", b"broken\n", "jsonl", id="nothing but broken lines, and the name"),
        pytest.param("a.jsonl.gz", gzip.compress(b"broken\n"), "jsonl", id="the same, packed"),
        pytest.param("a.jsonl", b"Get trending papers!\nSubscribeA title\nText\n", "similar-papers", id="a page"),
    ],
)
def test_the_content_tells_which_reader_a_file_needs(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert detect.papers_format(tmp_path / name) == found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\n \n", "is empty", id="blank"),
        pytest.param(b"Title,Abstract\nA,B\n", "in no known format", id="csv"),
        pytest.param(b'[\n{"task": "x"}]', "is a JSON list", id="json list"),
        pytest.param(b"\x89PNG\r\n", "in no known format", id="image"),
    ],
)
def test_a_file_of_no_known_kind_is_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.dat").write_bytes(data)
    with pytest.raises(InputError, match=said) as error:
        detect.read_papers(tmp_path / "a.dat")
    assert "\n" not in str(error.value)


def test_a_missing_file_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        detect.read_papers(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["papers.jsonl", "similar-papers.txt"])
def test_either_kind_is_read_through_one_door(name: str) -> None:
    steps: list[int] = []
    assert all(isinstance(paper, PaperRecord) for paper in detect.read_papers(FILES / name, progress=steps.append))
    assert sum(steps) == (FILES / name).stat().st_size
