"""What a page shows as CSV, JSON, Markdown, LaTeX and BibTeX: numbers keep digits, hostile text stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.formats.cells_csv import harmless
from leaderboard.formats.table import Column, Reference, Row, Table
from leaderboard.formats.twins import FORMS

COLUMNS = (
    Column("rank", "Rank", "number"),
    Column("model", "Model"),
    Column("value", "Accuracy", "number", "%"),
    Column("date", "Date", "date"),
)
PAPER = Reference(
    slug="alder-2024",
    title="Alder: 100% & more_{x}",
    authors=("Ada Lovelace", "Ore and Sons"),
    date="2024-10",
    identifiers=(("arxiv", "2410.00001"), ("doi", "10.1/a_b"), ("url", "https://example.org/a{b}?c=1&d=%20")),
)
TABLE = Table(
    title="OCRBench, Accuracy",
    columns=COLUMNS,
    rows=(
        Row((1, "Alder", Decimal("70.10"), "2024-10"), "/results/7/", 7, PAPER),
        Row((2, "Birch & Co", Decimal("-1.5"), None), "/results/8/", 8),
    ),
    total=2,
)
SITE = "https://tidemark.example"


def written(form: str, table: Table = TABLE) -> str:
    return "".join(FORMS[form].write(table, site=SITE))


def with_model(name: str) -> Table:
    return Table(
        name, (Column("model", name), *COLUMNS[2:3]), (Row((name, Decimal("70.10")), "/results/7/", 7, PAPER),), 1
    )


def test_csv_says_units_once_and_keeps_every_digit() -> None:
    assert written("csv").splitlines() == [
        "Rank,Model,Accuracy (%),Date,Address",
        "1,Alder,70.10,2024-10,https://tidemark.example/results/7/",
        "2,Birch & Co,-1.5,,https://tidemark.example/results/8/",
    ]


def test_json_keeps_every_digit_and_names_the_papers_once() -> None:
    said = json.loads(written("json"), parse_float=Decimal)
    assert [column["key"] for column in said["columns"]] == ["rank", "model", "value", "date"]
    assert said["rows"][0] == {
        "values": {"rank": 1, "model": "Alder", "value": Decimal("70.10"), "date": "2024-10"},
        "address": f"{SITE}/results/7/",
        "result": 7,
        "paper": "alder-2024",
    }
    assert str(said["rows"][0]["values"]["value"]) == "70.10"
    assert said["papers"]["alder-2024"]["identifiers"][0] == {"scheme": "arxiv", "value": "2410.00001"}


def test_markdown_links_the_number_to_its_evidence() -> None:
    assert written("md").splitlines() == [
        "## OCRBench, Accuracy",
        "",
        "| Rank | Model | Accuracy (%) | Date |",
        "| ---: | --- | ---: | --- |",
        "| 1 | Alder | [70.10](<https://tidemark.example/results/7/>) | 2024-10 |",
        "| 2 | Birch &amp; Co | [-1.5](<https://tidemark.example/results/8/>) |  |",
    ]


def test_latex_is_a_table_of_booktabs_that_cites_its_papers() -> None:
    latex = written("tex")
    for part in (r"\begin{tabular}{rlrl}", r"\toprule", r"\midrule", r"\bottomrule", r"Accuracy (\%)"):
        assert part in latex
    assert r"1 & Alder~\cite{alder-2024} & 70.10 & 2024-10 \\" in latex
    assert r"2 & Birch \& Co & -1.5 &  \\" in latex
    assert ".bib" in latex
    assert ".bib" not in written("tex", Table("", COLUMNS, TABLE.rows[1:]))  # type: ignore[index]


def test_bibtex_has_one_entry_per_paper_under_the_key_that_the_table_cites() -> None:
    assert written("bib") == (
        "@misc{alder-2024,\n"
        r"  title = {{Alder: 100\% \& more\_\textbraceleft{}x\textbraceright{}}}," + "\n"
        "  author = {Ada Lovelace and {Ore and Sons}},\n"
        "  year = {2024},\n  month = oct,\n"
        "  eprint = {2410.00001},\n  archiveprefix = {arXiv},\n  doi = {10.1/a_b},\n"
        "  url = {https://example.org/a%7Bb%7D?c=1&d=%20},\n}\n"
    )
    assert written("bib", Table("", COLUMNS, TABLE.rows[1:])).startswith("%")  # type: ignore[index]


FORMULAS = [
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "-",
    "-١",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str) -> None:
    [head, row] = csv.reader(io.StringIO(written("csv", with_model(text)), newline=""))
    assert head[0] == row[0] == "'" + text


@pytest.mark.parametrize("text", ["GPT-4", "-1.5", "a=b", "", "78.4"])
def test_a_text_that_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


HOSTILE = {
    "md": {
        '"><script>alert(1)</script>': '"&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
        "a|b": "a\\|b",
        "[x](javascript:1)": "\\[x\\](javascript&#58;1)",
        "a\nb": "a b",
        "`rm`": "\\`rm\\`",
        "&lt;": "&amp;lt;",
        "www.evil.example": "www&#46;evil.example",
        "WWW.evil.example": "WWW&#46;evil.example",
        "https://evil.example": "https&#58;//evil.example",
        ":x:": "&#58;x:",
        "![x][y]": "!\\[x\\]\\[y\\]",
        "FRAGE + AWD-LSTM: a study (2018)": "FRAGE + AWD-LSTM: a study (2018)",
        "@everyone": "&#64;everyone",
    },
    "tex": {
        r"\input{/etc/passwd}": r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}",
        "a & b % c": r"a \& b \% c",
        "x_1^2$#~": r"x\_1\textasciicircum{}2\$\#\textasciitilde{}",
        "[9pt]": "{[}9pt{]}",
        "a\n\nb": "a b",
        "<script>": r"\textless{}script\textgreater{}",
        "−2 × “Δ”": r"$-$2 $\times$ ``$\Delta$''",
    },
}


@pytest.mark.parametrize(
    ("form", "name", "shown"), [(form, *pair) for form, cases in HOSTILE.items() for pair in cases.items()]
)
def test_a_hostile_name_is_shown_letter_for_letter(form: str, name: str, shown: str) -> None:
    cell = written(form, with_model(name)).splitlines()[-1 if form == "md" else -4]
    assert shown in cell


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(ANY_TEXT)
def test_any_name_comes_out_of_csv_and_json_as_it_went_in(name: str) -> None:
    [_, row] = csv.reader(io.StringIO(written("csv", with_model(name)), newline=""))
    assert row[0].removeprefix("'") == name.removeprefix("'")
    assert row[1] == "70.10"
    assert json.loads(written("json", with_model(name)))["rows"][0]["values"]["model"] == name


@given(ANY_TEXT)
def test_any_name_leaves_the_other_forms_whole(name: str) -> None:
    table = with_model(name)
    assert len(written("md", table).split("\n")) == 6
    assert len(re.findall(r"(?<!\\)\|", written("md", table).splitlines()[-1])) == 3
    for form in ("tex", "bib"):
        bare = re.sub(r"\\[\\$&#_%]", "", written(form, table))
        assert bare.count("{") == bare.count("}")
    line = written("tex", table).splitlines()[-4]
    assert len(re.findall(r"(?<!\\)&", line)) == 1
    assert line.endswith(r" \\")
