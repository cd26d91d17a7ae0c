"""Names beside the frontier: none on another, none on a point, the best one always there."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from leaderboard.charts.labels import Box, Wish, place, shortened, text_width
from leaderboard.charts.layout import lay_out
from leaderboard.charts.series import Row
from tests.charts.boards import crowd, dated, row, series

BOUNDS = Box(0, 0, 700, 300)
BOARDS = {
    "six": crowd(6, seed=3),
    "eighty": crowd(80, seed=4),
    "two thousand": crowd(2000, seed=5),
    "thirty steps": dated(*(f"{60 + i}" for i in range(30)), days=30),
    "all in one month": dated("61", "62", "63.5", "70", "70.2", days=6),
    "long names": dated("60", "70", "80", "90", label="A model with a name that goes on and on, " * 5),
    "all equal": dated("70", "70", "70"),
    "one": dated("70"),
    "best on the first day": dated("90", "60", "61", "62"),
}


@pytest.mark.parametrize("width", [320, 380, 760])
@pytest.mark.parametrize("up", [True, False], ids=["higher", "lower"])
@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_labels_meet_nothing_and_stay_inside(rows: list[Row], up: bool, width: int) -> None:
    chart = lay_out(series(rows, higher_is_better=up), width, 320)
    others = chart.labels[1:]
    assert all(label.box.within(chart.plot) for label in chart.labels)
    assert not any(a.box.meets(b.box) for a, b in combinations(chart.labels, 2))
    dots = [Box(x - 3, y - 3, x + 3, y + 3) for x, y in chart.points]
    assert not any(label.box.meets(dot) for label in others for dot in dots)


@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_the_best_result_is_always_labelled_with_its_value(rows: list[Row]) -> None:
    drawn = series(rows)
    label = lay_out(drawn, 380, 320).labels[0]
    assert label.key == len(drawn.frontier) - 1
    assert label.text.endswith(f" {drawn.frontier[-1].value.normalize():f}")


def test_the_greater_step_is_named_where_there_is_room_for_one() -> None:
    rows = [
        row(0, "10", date(2020, 1, 1), label="first"),
        row(1, "60", date(2022, 1, 1), label="great step"),
        row(2, "60.5", date(2022, 1, 8), label="small step"),
        row(3, "90", date(2024, 1, 1), label="last"),
    ]
    texts = {label.text for label in lay_out(series(rows), 760, 380).labels}
    assert texts >= {"first", "great step", "last 90"}


def test_a_name_without_a_free_place_is_dropped() -> None:
    assert place([Wish(1, "name", 350, 150)], [BOUNDS], BOUNDS, size=12, above=True) == ()


def test_a_name_that_must_stand_takes_the_place_that_hides_least() -> None:
    left = Box(0, 0, 345, 300)
    (label,) = place([Wish(1, "name", 350, 150, must=True)], [left], BOUNDS, size=12, above=True)
    assert label.anchor == "start"


@pytest.mark.parametrize(("x", "y"), [(0, 0), (700, 0), (0, 300), (700, 300)])
def test_a_name_that_must_stand_is_pushed_back_inside(x: float, y: float) -> None:
    (label,) = place([Wish(1, "a rather long name", x, y, must=True)], [], BOUNDS, size=12, above=True)
    assert label.box.within(BOUNDS)


@pytest.mark.parametrize(
    ("above", "side"), [(True, "above"), (False, "below")], ids=["higher is better", "lower is better"]
)
def test_names_stand_on_the_free_side_of_the_line(above: bool, side: str) -> None:
    (label,) = place([Wish(1, "name", 350, 150)], [], BOUNDS, size=12, above=above)
    assert label.side == side


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("BERT", 100, "BERT"),
        ("  BERT \n large ", 100, "BERT large"),
        ("BERT (ensemble of ten)", 80, "BERT (ens…"),
        ("BERT (ensemble)", 54, "BERT…"),
        ("BERT", 0, "…"),
        ("", 0, ""),
    ],
)
def test_long_names_are_cut_with_an_ellipsis(text: str, width: float, shown: str) -> None:
    assert shortened(text, 12, width) == shown


@pytest.mark.parametrize("text", ["WWW", "文心一言", "iiii", "GPT-4V(ision) 72B"])
def test_a_shortened_text_is_no_wider_than_asked(text: str) -> None:
    assert text_width(shortened(text, 12, 30), 12) <= 30
