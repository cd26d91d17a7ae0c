"""Changes of boards as CSV: every word of the log, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest

from leaderboard.formats.changes_csv import COLUMNS, ChangeRow, write


def table(*rows: ChangeRow) -> list[dict[str, str]]:
    file = io.StringIO()
    write(file, rows)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


MOVED = ChangeRow(
    "ocrbench",
    "OCRBench",
    "moved",
    {"model": "A", "metric": "Accuracy", "value": "78.4%", "standing": "ranked", "setting": {"split": "test"}},
    {"model": "Ä, “B”", "metric": "Accuracy", "value": "79%", "standing": "listed", "reason": "hedged", "setting": {}},
)


def test_a_line_says_what_it_says_now_and_keeps_both_sides_whole() -> None:
    (row,) = table(MOVED)
    assert tuple(row) == COLUMNS
    assert [row[name] for name in COLUMNS[:8]] == [
        *("ocrbench", "OCRBench", "moved", "Accuracy", "Ä, “B”", "79%", "listed", "hedged"),
    ]
    assert (json.loads(row["before"]), json.loads(row["after"])) == (MOVED.before, MOVED.after)


def test_what_entered_has_no_before_and_what_left_says_what_it_said() -> None:
    entered = ChangeRow("b", "B", "entered", {}, {"model": "A"})
    left = ChangeRow("b", "B", "left", {"model": "A"}, {})
    assert [(row["model"], row["before"], row["after"]) for row in table(entered, left)] == [
        ("A", "", '{"model": "A"}'),
        ("A", '{"model": "A"}', ""),
    ]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+GPT", "'+GPT"),
        ("@paper", "'@paper"),
        ("-HYPERLINK()", "'-HYPERLINK()"),
        ("-3.2", "-3.2"),
        ("GPT-4", "GPT-4"),
    ],
)
def test_what_a_spreadsheet_would_run_is_text_to_it(name: str, cell: str) -> None:
    (row,) = table(ChangeRow("b", "B", "entered", {}, {"model": name}))
    assert row["model"] == cell


def test_nothing_changed_is_a_table_with_a_head_alone() -> None:
    file = io.StringIO()
    write(file, [])
    assert file.getvalue() == ",".join(COLUMNS) + "\n"
