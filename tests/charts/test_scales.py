"""Axes: round starts, round ticks, short texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.charts.scales import TimeAxis, ValueAxis, number, power_text


@pytest.mark.parametrize(
    ("low", "high", "start", "ticks"),
    [
        pytest.param("68.3", "78.4", "68", ["68", "70", "72", "74", "76", "78"], id="percentages"),
        pytest.param("3", "90", "0", ["0", "20", "40", "60", "80"], id="zero where zero is near"),
        pytest.param("50.1", "99.9", "50", ["50", "60", "70", "80", "90"], id="zero where zero is far"),
        pytest.param("-3.2", "7", "-4", ["−4", "−2", "0", "2", "4", "6"], id="below zero"),
        pytest.param("0.70", "0.79", "0.7", ["0.70", "0.72", "0.74", "0.76", "0.78"], id="fractions"),
        pytest.param("1200", "8000", "0", ["0", "2,000", "4,000", "6,000", "8,000"], id="thousands"),
        pytest.param("1.2E+9", "9.9E+9", "0", ["0", "2", "4", "6", "8"], id="huge"),
        pytest.param("1.2E-7", "9E-7", "0", ["0", "200", "400", "600", "800"], id="tiny"),
        pytest.param("78.4", "78.4", "77.9", ["78.0", "78.2", "78.4", "78.6", "78.8"], id="all equal"),
        pytest.param("0", "0", "0", ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"], id="all zero"),
    ],
)
def test_a_value_axis_starts_and_ticks_at_round_numbers(low: str, high: str, start: str, ticks: list[str]) -> None:
    axis = ValueAxis.over(Decimal(low), Decimal(high))
    assert axis.start == Decimal(start)
    assert [axis.text(tick) for tick in axis.ticks(axis.end)] == ticks


def test_an_axis_leaves_the_room_before_the_data_that_is_asked_for() -> None:
    axis = ValueAxis.over(Decimal(50), Decimal(60), below=Decimal("0.3"))
    assert axis.start == 47


def test_room_before_the_data_never_leads_below_zero() -> None:
    assert ValueAxis.over(Decimal("0.2"), Decimal(8), below=Decimal("0.3")).start == 0


def test_ten_to_a_power_stands_before_the_unit() -> None:
    assert (ValueAxis.over(Decimal(0), Decimal("5E+9")).power, power_text(9), power_text(-6)) == (9, "×10⁹", "×10⁻⁶")


numbers = st.decimals(min_value=-(10**14), max_value=10**14, places=10, allow_nan=False, allow_infinity=False)


@given(numbers, numbers)
def test_any_two_numbers_make_an_axis_that_holds_them(a: Decimal, b: Decimal) -> None:
    axis = ValueAxis.over(min(a, b), max(a, b))
    assert 0 <= axis.share(min(a, b)) <= axis.share(max(a, b)) <= 1
    assert 2 <= len(axis.ticks(axis.end)) <= 12
    assert len({axis.text(tick) for tick in axis.ticks(axis.end)}) == len(axis.ticks(axis.end))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("78.4000000000", "78.4"),
        ("1234567.5", "1,234,567.5"),
        ("-3.50", "−3.5"),
        ("-0", "0"),
        ("100", "100"),
        ("1E+3", "1,000"),
    ],
)
def test_numbers_are_said_without_needless_zeros(value: str, said: str) -> None:
    assert number(Decimal(value)) == said


@pytest.mark.parametrize(
    ("start", "end", "most", "texts"),
    [
        pytest.param(date(2016, 3, 31), date(2023, 1, 31), 10, "2017 2018 2019 2020 2021 2022 2023", id="years"),
        pytest.param(date(2016, 3, 31), date(2023, 1, 31), 5, "2018 2020 2022", id="every other year"),
        pytest.param(date(1998, 12, 31), date(2024, 6, 30), 6, "2000 2005 2010 2015 2020", id="five years"),
        pytest.param(date(2023, 2, 28), date(2024, 3, 31), 6, "Apr 2023,Jul,Oct,2024", id="quarters"),
        pytest.param(date(2024, 3, 31), date(2024, 8, 31), 8, "Apr 2024,May,Jun,Jul,Aug", id="months"),
        pytest.param(date(2024, 10, 2), date(2024, 10, 28), 8, "8 Oct 2024,15 Oct,22 Oct", id="weeks"),
        pytest.param(date(2023, 12, 30), date(2024, 1, 2), 8, "30 Dec 2023,31 Dec,1 Jan 2024,2 Jan", id="days"),
        pytest.param(date(1, 1, 1), date(9999, 12, 31), 5, "5000", id="all of history"),
    ],
)
def test_dates_are_ticked_at_beginnings(start: date, end: date, most: int, texts: str) -> None:
    found = [text for _, text in TimeAxis(start, end).ticks(most)]
    assert found == (texts.split(",") if "," in texts else texts.split(" "))


@given(st.dates(), st.dates(), st.integers(2, 15))
def test_any_two_dates_are_ticked_inside_and_not_too_often(a: date, b: date, most: int) -> None:
    axis = TimeAxis(min(a, b), max(a, b))
    ticks = axis.ticks(most)
    assert len(ticks) <= most
    assert all(axis.start <= day <= axis.end for day, _ in ticks)


def test_a_single_day_stands_in_the_middle() -> None:
    assert TimeAxis(date(2024, 1, 1), date(2024, 1, 1)).share(date(2024, 1, 1)) == 0.5
