"""PWC evaluation tables: every cell comes out once, understood or with the reason why not."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from leaderboard.formats import detect, pwc_tables
from leaderboard.formats.records import PartialDate, Problem, ResultRecord

FILES = Path(__file__).resolve().parent.parent / "files"


def _read(tree: object) -> list[ResultRecord | Problem]:
    return list(pwc_tables.read(io.BytesIO(json.dumps(tree).encode()), "t.json"))


def _table(rows: list[dict[str, Any]], dataset: str = "Lagoon", task: str = "Reading", **more: Any) -> dict[str, Any]:
    return {"task": task, "datasets": [{"dataset": dataset, "sota": {"rows": rows}, **more}]}


def _row(model: str = "Kelp", /, **metrics: object) -> dict[str, Any]:
    return {"model_name": model, "metrics": metrics}


def _records(*tasks: object) -> list[ResultRecord]:
    found = _read(list(tasks))
    assert not [str(item) for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, ResultRecord)]


def _one(row: dict[str, Any], dataset: str = "Lagoon") -> ResultRecord:
    (record,) = _records(_table([row], dataset))
    return record


# The sample file --------------------------------------------------------------------------------------------------


def test_every_cell_of_a_file_comes_out_once() -> None:
    found = [record for record in pwc_tables.read(FILES / "tables.json") if isinstance(record, ResultRecord)]
    assert [
        (record.benchmark, record.metric, record.model, record.value, record.understood, record.reason)
        for record in found
    ] == [
        ("Lagoon", "Number of params", "Driftnet", "355M", "attribute", "a property of the model, not a score"),
        ("Lagoon", "Top-1 Accuracy", "Driftnet", "**61.5**", "score", ""),
        ("Lagoon", "Number of params", "Driftnet", "", "raw", "no value"),
        ("Lagoon", "Top-1 Accuracy", "Driftnet", "60.1", "score", ""),
        ("Lagoon", "Top-1 Accuracy", "Kelp", "58.2 ± 0.4", "score", ""),
        ("Lagoon", "Top-1 Accuracy", "Kelp", "57.9*", "score", ""),
        ("Lagoon", "Top-1 Accuracy", "", "70.0", "raw", "the row names no model"),
        ("Lagoon", "Top-1 Accuracy", "Human performance", "95", "raw", "how people did, not a model"),
        ("Lagoon (Harbour)", "F1", "Kelp", "-", "raw", "no value"),
        ("Lagoon (Harbour)", "F1", "Kelp", "\ufeff0.5", "score", ""),
        ("Mudflat (Chunking)", "Data", "Kelp", "Elder", "attribute", "a condition of the row in words, not a score"),
        ("Mudflat (Chunking)", "F1", "Kelp", "about 70", "raw", "a hedged or marked number, not an exact one"),
        (
            "Mudflat (Chunking)",
            "Data",
            "Driftnet",
            "Younger",
            "attribute",
            "a condition of the row in words, not a score",
        ),
        ("Mudflat (Chunking)", "F1", "Driftnet", "71", "score", ""),
        ("Mudflat (Parsing)", "F1", "Kelp", "80/81", "raw", "several numbers in one cell"),
    ]
    assert len({record.external_id for record in found}) == len(found)


def test_a_row_tells_all_that_stands_in_it() -> None:
    record = next(
        record
        for record in pwc_tables.read(FILES / "tables.json")
        if isinstance(record, ResultRecord) and record.understood == "score"
    )
    assert str(record.place) == 'tables.json, [0].datasets[0].sota.rows[0].metrics["Top-1 Accuracy (%)"]'
    assert (record.task, record.number, record.unit) == ("Question Answering", Decimal("61.5"), "%")
    assert record.setting == {"split": "test-dev", "regime": "ensemble", "extra_data": "yes"}
    assert record.date == PartialDate(2024, 10, 8)
    assert record.paper_title == "Driftnet: Reading Charts in One Pass"
    assert record.paper_url == "https://arxiv.org/abs/2410.00001v2"
    assert record.code_links == ("https://example.org/driftnet",)
    assert record.is_first_metric
    assert record.raw["row"]["model_name"] == "Driftnet (ensemble)"
    assert record.raw["dataset"] == ["Lagoon test-dev"]
    assert "metrics" not in record.raw["row"]
    json.dumps(record.raw)


def test_a_file_may_be_packed_or_marked(tmp_path: Path) -> None:
    data = (FILES / "tables.json").read_bytes()
    (tmp_path / "tables.json").write_bytes(gzip.compress(b"\xef\xbb\xbf" + data))
    plain = list(detect.read_results(FILES / "tables.json"))
    steps: list[int] = []
    packed = list(detect.read_results(tmp_path / "tables.json", progress=steps.append))
    assert packed == plain
    assert sum(steps) == (tmp_path / "tables.json").stat().st_size


# What is wrong ----------------------------------------------------------------------------------------------------


def test_each_bad_row_or_table_is_refused_alone() -> None:
    found = list(pwc_tables.read(FILES / "tables_faulty.json"))
    assert [str(item).removeprefix("tables_faulty.json, ") for item in found if isinstance(item, Problem)] == [
        "[0].datasets[0]: The name under 'dataset' or 'subdataset' is missing or no text. "
        "Add it; nothing under it was read.",
        "[0].datasets[1].sota.rows[0].paper_date: '2021-13' is no date. Write YYYY, YYYY-MM or YYYY-MM-DD, or null.",
        "[0].datasets[1].sota.rows[1]: What stands here is not an object. Write an object.",
        "[0].datasets[1].sota.rows[2].model_name: What stands here is not a text or null. Write a text or null.",
        "[0].datasets[1].sota.rows[3].metrics: What stands here is not an object. Write an object.",
        "[0].datasets[1].sota.rows[4]: The text holds a NUL character. Take it out.",
        "[0].datasets[2]: What stands here is not an object. Write an object.",
        "[0].datasets[3].sota: What stands here is not an object. Write an object.",
        "[0].subtasks: What stands here is not a list. Write a list.",
        "[1]: The name under 'task' is missing or no text. Add it; nothing under it was read.",
    ]
    assert [(item.model, item.value, item.reason) for item in found if isinstance(item, ResultRecord)] == [
        ("Whole", "4", ""),
        ("Whole", "true", "neither a number nor a text"),
    ]


def test_a_trailing_comma_is_told_by_line_and_column_and_nothing_is_read() -> None:
    (problem,) = pwc_tables.read(FILES / "tables_trailing_comma.json")
    assert str(problem) == (
        "tables_trailing_comma.json, line 4: A comma stands before a closing bracket, at column 19; JSON allows none "
        "there. Take the comma out; nothing of the file was read."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b'[{"task": "x"},\n ]', "line 1: A comma stands before a closing bracket, at column 15", id="list"
        ),
        pytest.param(
            b'[{"task" "x"}]', "line 1: The file is no JSON: expecting ':' delimiter at column 10.", id="colon"
        ),
        pytest.param(b'[{"task": "x",, 1}]', "line 1: The file is no JSON", id="two commas"),
        pytest.param(b'[\n"\xf8"]', "line 2: Byte 2 of the line is no UTF-8 text.", id="bytes"),
        pytest.param(b"", "line 1: The file is no JSON", id="nothing"),
        pytest.param(b"[" * 100_000, "nest too deeply", id="deep"),
        pytest.param(b"7", "t.json: What stands here is not an object.", id="a number"),
    ],
)
def test_a_file_that_is_no_json_says_where(data: bytes, said: str) -> None:
    (problem,) = pwc_tables.read(io.BytesIO(data), "t.json")
    assert isinstance(problem, Problem)
    assert said in str(problem)


def test_a_metric_that_stands_twice_in_a_row_is_no_cell_lost() -> None:
    data = json.dumps([_table([_row(F1=1, F2=2)])]).replace("F2", "F1")
    (problem,) = pwc_tables.read(io.BytesIO(data.encode()), "t.json")
    assert "The key 'F1' stands twice" in str(problem)


@pytest.mark.parametrize(
    "tree",
    [
        [{"task": "R"}],
        [{"task": "R", "datasets": None, "subtasks": None}],
        [{"task": "R", "datasets": [{"dataset": "L"}]}],
        [{"task": "R", "datasets": [{"dataset": "L", "sota": None, "subdatasets": None}]}],
        [{"task": "R", "datasets": [{"dataset": "L", "sota": {}}]}],
        [{"task": "R", "datasets": [{"dataset": "L", "sota": {"metrics": None, "rows": None}}]}],
        [{"task": "R", "datasets": [{"dataset": "L", "sota": {"rows": [{"model_name": "K"}]}}]}],
        [{"task": "R", "datasets": [{"dataset": "L", "sota": {"rows": [{"model_name": "K", "metrics": None}]}}]}],
    ],
)
def test_any_key_but_the_required_ones_may_be_absent_or_null(tree: object) -> None:
    assert _read(tree) == []


def test_one_task_may_stand_without_a_list() -> None:
    found = _read(_table([_row(F1="1")]))
    assert [str(item.place) for item in found] == ["t.json, datasets[0].sota.rows[0].metrics.F1"]


# Values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spelled", "value", "number"),
    [
        ("0.10", "0.10", Decimal("0.10")),
        ("93", "93", Decimal(93)),
        ('"93.20"', "93.20", Decimal("93.20")),
        ("1.5E1", "1.5E1", Decimal(15)),
        ("12345678901234567890", "12345678901234567890", Decimal("12345678901234567890")),
        ("null", None, None),
        ("NaN", "NaN", None),
        ("1e400", "1e400", None),
        ("[1]", "[1]", None),
        ("false", "false", None),
    ],
)
def test_values_are_kept_exactly_as_the_file_spells_them(
    spelled: str, value: str | None, number: Decimal | None
) -> None:
    data = json.dumps([_table([_row(F1="@")])]).replace('"@"', spelled).encode()
    (record,) = pwc_tables.read(io.BytesIO(data), "t.json")
    assert isinstance(record, ResultRecord)
    assert (record.value, record.number) == (value, number)
    json.dumps(record.raw, allow_nan=False)


# Names ------------------------------------------------------------------------------------------------------------


def test_a_nested_data_set_has_a_name_that_stands_alone() -> None:
    nested = {"subdataset": "Deep end", "sota": {"rows": [_row(F1="1")]}}
    fuller = {"subdataset": "Lagoon v2", "sota": {"rows": [_row(F1="2")]}}
    first, second = _records(_table([], subdatasets=[nested, fuller]))
    assert (first.benchmark, second.benchmark) == ("Lagoon (Deep end)", "Lagoon v2")


def test_a_track_is_a_regime_of_the_data_set_around_it() -> None:
    nested = {"subdataset": "Unrestricted", "sota": {"rows": [_row("Kelp (ensemble)", F1="1")]}}
    (record,) = _records(_table([], subdatasets=[nested]))
    assert (record.benchmark, record.setting) == ("Lagoon", {"regime": "unrestricted; ensemble"})


def test_a_table_named_after_a_track_alone_is_its_tasks() -> None:
    record = _one(_row(F1="1"), "Supervised")
    assert (record.benchmark, record.metric, record.setting) == ("Reading", "F1", {"regime": "supervised"})


def test_the_same_data_set_under_two_tasks_is_two_benchmarks_where_their_measure_has_one_name() -> None:
    found = _records(
        _table([_row(F1="1")], "Mud", "Chunking"),
        _table([_row(F1="2")], "Mud", "Parsing"),
        _table([_row(Accuracy="3")], "Mud", "Tagging"),
    )
    assert [record.benchmark for record in found] == ["Mud (Chunking)", "Mud (Parsing)", "Mud"]


def test_columns_named_after_shared_tasks_are_data_sets() -> None:
    rows = [{"model_name": "Kelp", "metrics": {"SemEval 2013": "67.0", "All": "66.0"}}]
    first, second = _records(_table(rows, "Supervised", "Word Sense Disambiguation"))
    assert (first.benchmark, first.metric) == ("SemEval 2013 (Word Sense Disambiguation)", "")
    assert first.setting == {"regime": "supervised"}
    assert (second.understood, second.reason) == ("raw", "the column names neither a measure nor a data set")


def test_a_shared_task_of_many_tasks_says_which() -> None:
    assert _one(_row(F1="1"), "SemEval 2013").benchmark == "SemEval 2013 (Reading)"


@pytest.mark.parametrize(
    ("dataset", "column", "benchmark", "metric"),
    [
        ("RACE", "RACE-m", "RACE-m", ""),
        ("RACE", "RACE", "RACE", ""),
        ("Quasar", "EM (Quasar-T)", "Quasar-T", "EM"),
        ("RACE", "Race score", "RACE", "Race score"),
    ],
)
def test_columns_named_after_parts_of_the_data_set_are_benchmarks(
    dataset: str, column: str, benchmark: str, metric: str
) -> None:
    record = _one({"model_name": "Kelp", "metrics": {column: "1"}}, dataset)
    assert (record.benchmark, record.metric) == (benchmark, metric)


def test_a_column_named_after_a_split_names_no_measure() -> None:
    record = _one(_row(Dev="81.6"))
    assert (record.metric, record.setting, record.understood) == ("", {"split": "dev"}, "score")


def test_words_in_a_row_are_conditions_of_its_scores() -> None:
    rows = [_row(F1="1", Data="Elder", Tagger="Yes"), _row(F1="2", Data="Younger", Tagger="-")]
    found = [record for record in _records(_table(rows)) if record.understood == "score"]
    assert [(record.setting, record.note) for record in found] == [
        ({"split": "Elder"}, "Tagger: Yes"),
        ({"split": "Younger"}, ""),
    ]


# Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "url", "paper_date", "name", "date"),
    [
        pytest.param(
            "Kelp", "https://arxiv.org/abs/1805.06939", None, "Kelp", None, id="a link is left to the importer"
        ),
        pytest.param("Kelp", "", "2018-05-01", "Kelp", PartialDate(2018, 5, 1), id="the row's own"),
        pytest.param("Kelp (2018)", "https://arxiv.org/abs/1805.06939", None, "Kelp", None, id="a year that agrees"),
        pytest.param("Kelp (2018)", "acl:P19-1001", None, "Kelp", None, id="a year that nearly agrees"),
        pytest.param("Kelp (2018)", "", None, "Kelp", PartialDate(2018), id="a year alone"),
        pytest.param("Kelp (2015)", "acl:P19-1001", None, "Kelp (2015)", None, id="a year that contradicts"),
        pytest.param("Ma and Hovy (2016)", "", None, "Ma and Hovy (2016)", None, id="a citation"),
    ],
)
def test_a_year_behind_a_name_is_a_date_where_there_is_no_better(
    model: str, url: str, paper_date: str | None, name: str, date: PartialDate | None
) -> None:
    record = _one({"model_name": model, "paper_url": url, "paper_date": paper_date, "metrics": {"F1": "1"}})
    assert (record.model, record.date) == (name, date)


# Identity ---------------------------------------------------------------------------------------------------------


def _ids(tasks: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    return {
        record.external_id: (record.benchmark, record.model, str(record.date), record.metric, record.value)
        for record in _records(*tasks)
    }


def _many_rows() -> list[dict[str, Any]]:
    rows = []
    for number in range(12):
        row = _row(f"Model {number % 4}", EM=str(50 + number), F1=str(60 + number))
        rows.append({**row, "paper_date": f"20{10 + number}-01-01", "paper_url": f"https://example.org/{number % 2}"})
    return [*rows, _row("", EM="1"), _row("", EM="2"), _row("", EM="2")]


def test_ids_are_the_same_whatever_the_order() -> None:
    rows = _many_rows()
    before = _ids([_table(rows, "Lagoon"), _table(rows, "Mud", "Tides")])
    assert len(before) == 2 * 27
    random.Random(7).shuffle(rows)
    assert _ids([_table(rows, "Mud", "Tides"), _table(rows, "Lagoon")]) == before


def test_ids_are_the_same_whatever_the_values() -> None:
    rows = _many_rows()
    before = _ids([_table(rows)])
    changed = [{**row, "metrics": dict.fromkeys(row["metrics"], "99")} for row in rows]
    after = _ids([_table(changed)])
    assert {key: value[:4] for key, value in after.items()} == {key: value[:4] for key, value in before.items()}


def test_a_row_that_is_added_takes_no_id_from_others() -> None:
    rows = _many_rows()
    before = _ids([_table(rows)])
    later = {**_row("Model 0", EM="90", F1="91"), "paper_date": "2030-01-01", "paper_url": "https://example.org/0"}
    after = _ids([_table([later, *rows])])
    assert before.items() <= after.items()
    assert Counter(after[key][1] for key in after.keys() - before.keys()) == {"Model 0": 2}
