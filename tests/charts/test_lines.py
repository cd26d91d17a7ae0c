"""Several frontiers in one drawing: each line its own colour, marks and name."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from leaderboard.charts.figure import lines_figure
from leaderboard.charts.lines import Line, Lines, lines_svg
from tests.charts.boards import crowd, dated, row, series

SVG = "{http://www.w3.org/2000/svg}"


def lines(*boards: list, left_out: int = 0) -> Lines:  # type: ignore[type-arg]
    parts = [Line(f"Line {i}", i, series(rows)) for i, rows in enumerate(boards)]
    return Lines.of(parts, title="OCRBench", metric="Accuracy", unit="%", higher=True, left_out=left_out)


def apart(*boards: list) -> list[list]:  # type: ignore[type-arg]
    """The boards with keys that no other of them has."""
    return [[each._replace(pk=each.pk + 10_000 * i) for each in rows] for i, rows in enumerate(boards)]


TWO = apart(dated("60", "70", "80"), dated("50", "65"))


def test_each_line_has_its_own_frontier_and_name_in_its_own_colour() -> None:
    drawing = ElementTree.fromstring(lines_svg(lines(*TWO)))
    groups = [group for group in drawing.iter(f"{SVG}g") if group.get("class", "").startswith("series-")]
    assert [group.get("class") for group in groups] == ["series-0", "series-1"]
    assert [len(list(group.iter(f"{SVG}a"))) for group in groups] == [3, 2]
    names = [text for text in drawing.iter(f"{SVG}text") if "chart-name" in text.get("class", "")]
    assert {(name.text, name.get("class", "")[:8]) for name in names} == {
        ("Line 0", "series-0"),
        ("Line 1", "series-1"),
    }


def test_every_mark_says_of_which_line_it_is() -> None:
    assert 'aria-label="Line 1, Model 1, 65, Paper 1, 2018-05-02"' in lines_svg(lines(*TWO))


def test_a_line_without_a_dated_point_is_left_out() -> None:
    drawing = lines_svg(lines(*apart(dated("60", "70"), [row(1, "50", None)])))
    assert "Line 0" in drawing
    assert "Line 1" not in drawing


def test_without_lines_there_is_no_drawing_and_no_figure() -> None:
    assert lines_svg(lines()) == ""
    assert lines_figure(lines())["data"] == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.sampled_from([(960, 400), (380, 320)]))
def test_names_stand_apart_and_inside(sizes: list[int], size: tuple[int, int]) -> None:
    boards = apart(*(crowd(count, seed=count) for count in sizes))
    drawing = lines_svg(lines(*boards), width=size[0], height=size[1])
    places = sorted(
        float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)" class="series-\d chart-name"', drawing)
    )
    assert len(places) == len(sizes)
    assert all(b - a >= 12 for a, b in pairwise(places))
    assert all(0 < place < size[1] for place in places)


def test_the_live_chart_has_the_same_lines() -> None:
    figure = lines_figure(lines(*TWO))
    assert [trace["meta"] for trace in figure["data"]] == [
        f"{part}-{i}" for i in (0, 1) for part in ("line", "dots", "steps")
    ]
    assert [trace["marker"]["symbol"] for trace in figure["data"] if trace["meta"].startswith("steps")] == [
        "circle",
        "square",
    ]
    assert figure["data"][5]["customdata"][1][0] == "/results/1"


def test_a_day_shared_by_lines_is_one_place_on_the_axis() -> None:
    day = date(2020, 1, 1)
    drawing = lines_svg(lines(*apart([row(1, "60", day)], [row(1, "70", day)])))
    centres = set(re.findall(r'<circle cx="([\d.]+)"', drawing))
    assert len(centres) == 1
