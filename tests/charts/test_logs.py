"""Logarithmic axes: of numbers, and of errors that run from great ones to small ones."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leaderboard.charts.figure import board_figure
from leaderboard.charts.layout import axes_of, lay_out
from leaderboard.charts.logs import LogAxis
from leaderboard.charts.svg import board_svg
from tests.charts.boards import dated, series

WHOLE = Decimal(100)


def axis(low: str, high: str, whole: Decimal | None = None) -> LogAxis:
    return LogAxis.over(Decimal(low), Decimal(high), about=6, below=Decimal("0.03"), whole=whole)


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        ("1", "1000", None, ["1", "10", "100", "1,000"]),
        ("12", "95", None, ["20", "30", "40", "50", "60", "70", "80", "90"]),
        ("50", "99.5", WHOLE, ["30", "10", "3", "1"]),
        ("80", "99", WHOLE, ["20", "10", "5", "2", "1"]),
        ("98.1", "98.4", WHOLE, ["2", "1.9", "1.8", "1.7", "1.6"]),
    ],
)
def test_ticks_are_round_numbers_of_what_the_axis_counts(
    low: str, high: str, whole: Decimal | None, ticks: list[str]
) -> None:
    found = axis(low, high, whole)
    assert [found.text(tick) for tick in found.ticks(Decimal(high))] == ticks


def test_a_factor_is_as_far_wherever_it_stands() -> None:
    found = axis("1", "100")
    steps = [found.share(Decimal(value)) for value in (1, 10, 100)]
    assert steps[1] - steps[0] == pytest.approx(steps[2] - steps[1])


def test_halving_the_error_is_as_far_wherever_it_stands_and_better_is_higher() -> None:
    found = axis("60", "95", WHOLE)
    steps = [found.share(Decimal(value)) for value in (60, 80, 90, 95)]
    assert steps == sorted(steps)
    assert steps[2] - steps[1] == pytest.approx(steps[3] - steps[2])


@given(
    st.decimals("0.0001", "99.99", places=4),
    st.decimals("0.0001", "99.99", places=4),
    st.sampled_from([None, WHOLE]),
)
def test_any_two_numbers_make_an_axis_that_holds_them(a: Decimal, b: Decimal, whole: Decimal | None) -> None:
    low, high = sorted((a, b))
    found = LogAxis.over(low, high, about=6, below=Decimal("0.03"), whole=whole)
    assert -1e-9 <= found.share(low) <= found.share(high) <= 1 + 1e-9
    assume(low != high)
    assert float(found.value(found.share(high))) == pytest.approx(float(high), rel=1e-6, abs=1e-6)
    assert all(-1e-6 <= found.share(tick) <= 1 + 1e-6 for tick in found.ticks(high))


@pytest.mark.parametrize(
    ("values", "facts", "axes"),
    [
        (("50", "90"), {}, ("linear", "log", "error")),
        (("0", "90"), {}, ("linear", "error")),
        (("50", "100"), {}, ("linear", "log")),
        (("50", "90"), {"unit": ""}, ("linear", "log")),
        (("50", "90"), {"higher_is_better": False}, ("linear", "log")),
        (("-5", "90"), {}, ("linear",)),
        ((), {}, ("linear",)),
    ],
    ids=["a share", "zero", "no error left", "no share", "an error already", "negative", "nothing"],
)
def test_only_axes_that_can_show_the_numbers_are_offered(
    values: tuple[str, ...], facts: dict[str, object], axes: tuple[str, ...]
) -> None:
    assert axes_of(series(dated(*values), **facts)) == axes


def test_an_axis_that_cannot_show_the_numbers_gives_way_to_the_linear_one() -> None:
    given_series = series(dated("0", "90"))
    assert board_svg(given_series, axis="log") == board_svg(given_series)


def test_the_caption_says_which_axis_it_is() -> None:
    given_series = series(dated("50", "90"))
    assert lay_out(given_series, 760, 380, "log").caption == "Accuracy (%), log axis"
    assert lay_out(given_series, 760, 380, "error").caption == "Error: 100 − Accuracy (%), log axis"


def test_the_live_chart_has_the_same_axis_as_the_drawing() -> None:
    figure = board_figure(series(dated("50", "90", "99")), axis="error")
    vertical = figure["layout"]["yaxis"]
    assert vertical["type"] == "log"
    assert vertical["range"][0] > vertical["range"][1]
    assert next(trace for trace in figure["data"] if trace["meta"] == "steps")["y"] == [50, 10, 1]
