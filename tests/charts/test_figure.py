"""The live figure: the same points as the drawing, scatters only, plain data."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from leaderboard.charts.figure import board_figure
from leaderboard.charts.layout import lay_out
from leaderboard.charts.series import Row
from tests.charts.boards import crowd, dated, row, series

BOARDS = {
    "two hundred": crowd(200),
    "one": dated("78.4"),
    "huge": dated("1E+13", "2E+13"),
    "first of all days": dated("1", "2", start=date(1, 1, 1)),
}


def trace(figure: dict[str, Any], meta: str) -> dict[str, Any]:
    (found,) = (each for each in figure["data"] if each["meta"] == meta)
    return found


@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_all_traces_are_scatters(rows: list[Row]) -> None:
    """Plotly draws a type that a bundle does not know as a scatter without a word; none else is wanted here."""
    figure = board_figure(series(rows))
    assert [each["type"] for each in figure["data"]] == ["scatter", "scatter", "scatter"]


@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_a_figure_is_plain_data(rows: list[Row]) -> None:
    figure = board_figure(series(rows))
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_a_figure_without_a_dated_point_has_no_traces() -> None:
    assert board_figure(series([row(1, "70", None)])) == {"data": [], "layout": {}}


def test_a_figure_holds_the_points_of_the_drawing() -> None:
    drawn = series(crowd(200))
    figure = board_figure(drawn)
    assert trace(figure, "steps")["y"] == [float(point.value) for point in drawn.frontier]
    assert len(trace(figure, "others")["x"]) == len(drawn.points) - len(drawn.frontier)


def test_the_frontier_is_a_step_line_that_holds_to_the_end_of_the_data() -> None:
    line = trace(board_figure(series(dated("60", "70", "65"))), "frontier")
    assert line["line"]["shape"] == "hv"
    assert (line["x"][-1], line["y"][-1]) == ("2018-08-01", 70.0)


def test_a_point_carries_its_address_and_what_hovering_names() -> None:
    facts = {"label": "TextHawk2", "printed": "78.4%", "paper": "A paper", "date_text": "2024-10", "url": "/r/1"}
    steps = trace(board_figure(series([row(1, "78.4", date(2024, 10, 31), **facts)])), "steps")
    assert steps["customdata"] == [["/r/1", "TextHawk2", "78.4%", "A paper<br>2024-10"]]
    assert steps["hovertemplate"] == "%{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"


def test_names_are_text_to_plotly_which_understands_some_tags() -> None:
    facts = {"label": '<b>x</b>&<a href="javascript:alert(1)">', "paper": "<i>p</i>"}
    steps = trace(board_figure(series([row(1, "78.4", date(2024, 10, 31), **facts)])), "steps")
    said = json.dumps([steps["customdata"][0][1:], steps["text"]]).replace("<br>", "")
    assert "<" not in said


def test_long_titles_are_broken_and_cut() -> None:
    steps = trace(board_figure(series(dated("70", paper="word " * 100))), "steps")
    lines = steps["customdata"][0][3].split("<br>")
    assert len(lines) == 4
    assert max(map(len, lines)) <= 48


def test_the_same_steps_are_named_as_in_the_drawing() -> None:
    drawn = series(crowd(80))
    named = {label.text for label in lay_out(drawn, 760, 380).labels}
    assert {text for text in trace(board_figure(drawn), "steps")["text"] if text} == named


def test_a_figure_carries_no_colours_of_its_own() -> None:
    said = json.dumps(board_figure(series(crowd(80))))
    assert "#" not in said
    assert "color" not in said


def test_a_figure_of_many_points_stays_light() -> None:
    assert len(json.dumps(board_figure(series(crowd(5000))))) < 100_000


def test_plotly_is_imported_by_the_figure_alone() -> None:
    code = "import sys; import leaderboard.charts.svg; sys.exit('plotly' in sys.modules or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
