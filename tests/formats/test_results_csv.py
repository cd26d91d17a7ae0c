"""Results out of CSV: columns by name, bad rows alone."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest

from leaderboard.formats import detect, results_csv
from leaderboard.formats.records import Notice, PartialDate, Problem, ResultRecord
from leaderboard.formats.text import InputError

FILES = Path(__file__).resolve().parent.parent / "files"


def _read(text: str) -> list[ResultRecord | Problem]:
    return list(results_csv.read(io.BytesIO(text.encode()), "r.csv"))


def _one(header: str, row: str) -> ResultRecord:
    (found,) = _read(f"benchmark,metric,model,value{header}\nLagoon,F1,Kelp,50{row}\n")
    assert isinstance(found, ResultRecord), str(found)
    return found


def test_rows_come_with_all_that_their_columns_say() -> None:
    notice, first, second, third = results_csv.read(FILES / "results.csv")
    assert isinstance(notice, Notice)
    assert str(notice) == "results.csv, line 1: Unknown columns: 'Colour'. They are kept raw; rename or drop them."
    assert isinstance(first, ResultRecord)
    assert (first.task, first.benchmark, first.metric, first.model) == (
        "Question Answering", "Lagoon", "Accuracy", "Driftnet",
    )  # fmt: skip
    assert (first.value, first.number, first.unit) == ("61,5", Decimal("61.5"), "%")
    assert first.setting == {"split": "val", "regime": "ensemble", "extra_data": "yes"}
    assert first.note == "read off; twice"
    assert (first.paper_title, first.paper_url) == (
        "Driftnet: Reading Charts in One Pass", "https://arxiv.org/abs/2410.00001",
    )  # fmt: skip
    assert (first.arxiv_id, first.date) == ("2410.00001", PartialDate(2024, 10))
    assert first.raw["Colour"] == "green"
    assert first.raw["model"] == "Driftnet (ensemble)"
    assert isinstance(second, ResultRecord)
    assert (second.benchmark, second.metric, second.uncertainty) == ("Lagoon", "F1", "0.4")
    assert second.setting == {"split": "test"}
    assert isinstance(third, ResultRecord)
    assert third.understood == "attribute"


def test_each_bad_row_is_refused_alone() -> None:
    found = list(results_csv.read(FILES / "results_faulty.csv"))
    quote = "Quote cells that hold the delimiter, or fill up the row."
    double = 'Put fields with quotes between quotes, and double those: "".'
    assert [str(item).removeprefix("results_faulty.csv, ") for item in found if isinstance(item, Problem)] == [
        f"line 3: The row has 3 cells, but there are 6 columns. {quote}",
        f"line 4: The row has 7 cells, but there are 6 columns. {quote}",
        "line 5, field model: The row names no model. Fill the cell.",
        "line 6, field date: 'last year' is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.",
        f"line 7: The row is no CSV: ',' expected after '\"'. {double}",
        "line 8, field external_id: The id 'a' stands at line 2 already. Give each row its own.",
    ]
    assert [(item.place.line, item.model) for item in found if isinstance(item, ResultRecord)] == [
        (2, "Kelp"),
        (10, "Kelp of two lines"),
    ]


def test_a_quote_that_is_never_closed_costs_one_line() -> None:
    rows = "".join(f"Lagoon,F1,Kelp {number},{number}\n" for number in range(300))
    found = _read(f'benchmark,metric,model,value\nLagoon,F1,"Kelp,1\n{rows}')
    assert len(found) == 301
    assert [str(item) for item in found if isinstance(item, Problem)] == [
        'r.csv, line 2: A quote is opened and not closed. Put fields with quotes between quotes, and double those: "".'
    ]


def test_a_broken_line_inside_a_quoted_field_costs_both() -> None:
    found = list(results_csv.read(io.BytesIO(b'benchmark,metric,model,value\nL,F1,"K\n\xf8",1\nL,F1,K,2\n'), "r.csv"))
    assert [item.place.line for item in found] == [2, 3, 4]
    assert [type(item).__name__ for item in found] == ["Problem", "Problem", "ResultRecord"]


def test_a_missing_column_is_one_problem_that_names_those_found() -> None:
    (problem,) = results_csv.read(FILES / "results_no_value.csv")
    assert str(problem) == (
        "results_no_value.csv, line 1: No column value; the columns are 'benchmark', 'metric', 'model', 'points'. "
        "Name them in the first line."
    )


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("benchmark,dataset,metric,model,value", "Several columns are called 'benchmark'."),
        ("benchmark,metric,model,value,x,x", "Several columns are called 'x'."),
        ('"benchmark,metric', "The line of column names is no CSV."),
    ],
)
def test_columns_that_cannot_be_told_apart_are_one_problem(header: str, said: str) -> None:
    (problem,) = _read(f"{header}\n1,2,3,4,5\n")
    assert said in str(problem)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "benchmark,metric,model,value\n", "benchmark,metric,model,value\n\n,,,\n"]
)
def test_a_file_without_rows_gives_nothing(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_by_the_columns(delimiter: str) -> None:
    (record,) = _read(
        delimiter.join(["Benchmark", "METRIC", "Model", "Value"]) + "\n" + delimiter.join(["L", "F1", "K", "1"])
    )
    assert isinstance(record, ResultRecord)
    assert (record.benchmark, record.metric, record.model, record.number) == ("L", "F1", "K", Decimal(1))


def test_the_usual_other_words_name_the_same_columns() -> None:
    (record,) = _read(
        "Data-set, measure ,System,SCORE,paper date,Uses Additional Data,code url\nL,F1,K,1,2020,False,https://a.example\n"
    )
    assert isinstance(record, ResultRecord)
    assert (record.date, record.setting, record.code_links) == (
        PartialDate(2020), {"extra_data": "no"}, ("https://a.example",),
    )  # fmt: skip


def test_a_stated_setting_stands_before_what_a_name_carries() -> None:
    (record,) = _read("benchmark,metric,model,value,split,regime\nLagoon val,Test F1,Kelp (ensemble),1,dev,greedy\n")
    assert isinstance(record, ResultRecord)
    assert (record.benchmark, record.metric, record.model) == ("Lagoon", "F1", "Kelp")
    assert record.setting == {"split": "dev", "regime": "greedy"}


def test_the_year_behind_a_name_stays_where_a_person_wrote_it() -> None:
    (record,) = _read("benchmark,metric,model,value\nL,F1,Kelp (2019),1\n")
    assert isinstance(record, ResultRecord)
    assert record.model == "Kelp (2019)"


def test_the_origin_of_a_number_is_kept() -> None:
    assert _one(",source", ",own measurement").origin == "own measurement"


@pytest.mark.parametrize(
    ("header", "row", "url"),
    [
        (",doi", ",10.1000/ABC", "https://doi.org/10.1000/abc"),
        (",arxiv_id,doi", ",2410.00001v2,10.1000/abc", "https://arxiv.org/abs/2410.00001"),
        (",paper_url,arxiv_id", ",https://example.org,2410.00001", "https://example.org"),
        ("", "", None),
    ],
)
def test_a_paper_has_a_link_where_anything_leads_to_it(header: str, row: str, url: str | None) -> None:
    assert _one(header, row).paper_url == url


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        (",arxiv_id", ",x", "field arxiv_id: 'x' is no arXiv id."),
        (",doi", ",x", "field doi: 'x' is no DOI."),
        (",note", f",{'x' * 1_000_001}", "line 2"),
    ],
)
def test_the_cell_that_is_wrong_is_named(header: str, row: str, said: str) -> None:
    (problem,) = _read(f"benchmark,metric,model,value{header}\nLagoon,F1,Kelp,50{row}\n")
    assert isinstance(problem, Problem)
    assert said in str(problem)


def _ids(*rows: str) -> list[str]:
    found = _read("benchmark,metric,model,value,split\n" + "\n".join(rows))
    return [item.external_id for item in found if isinstance(item, ResultRecord)]


def test_ids_hang_on_names_and_setting_alone() -> None:
    first, second, third = _ids("L,F1,K,1,dev", "L,F1,K,2,test", "L,F1,J,3,")
    assert _ids("L,F1,J,30,", "L,F1,K,10,dev", "L,F1,K,20,test") == [third, first, second]


def test_ids_of_equal_rows_are_still_their_own() -> None:
    assert len(set(_ids("L,F1,K,1,", "L,F1,K,1,", "L,F1,K,1,"))) == 3


def test_an_id_of_the_file_outlives_every_other_change() -> None:
    (first,) = _read("benchmark,metric,model,value,id\nL,F1,K,1,row-7\n")
    (second,) = _read("benchmark,metric,model,value,id\nM,EM,J,2,row-7\n")
    assert isinstance(first, ResultRecord)
    assert isinstance(second, ResultRecord)
    assert first.external_id == second.external_id


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        pytest.param("a.txt", b'[{"task": "x"}]', "pwc", id="json"),
        pytest.param("a.txt", b"\xef\xbb\xbfbenchmark;metric\n", "csv", id="csv"),
        pytest.param("a.json", b"task, x", "pwc", id="broken json, and the name"),
    ],
)
def test_the_content_tells_which_reader_a_file_needs(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert detect.results_format(tmp_path / name) == found


@pytest.mark.parametrize("data", [b"", b"just a line"], ids=["empty", "words"])
def test_a_file_of_no_known_kind_is_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(InputError) as error:
        detect.read_results(tmp_path / "a.txt")
    assert "\n" not in str(error.value)


def test_csv_is_read_through_the_same_door() -> None:
    assert len(list(detect.read_results(FILES / "results.csv"))) == 4
