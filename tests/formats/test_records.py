"""Dates as far as they are known, and problems in words."""

from __future__ import annotations

from datetime import date

import pytest

from leaderboard.formats.records import Notice, PartialDate, Place, Problem


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        pytest.param("2024", "year", date(2024, 1, 1), date(2024, 12, 31), id="year"),
        pytest.param("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), id="month"),
        pytest.param("2024-10-08", "day", date(2024, 10, 8), date(2024, 10, 8), id="day"),
    ],
)
def test_a_date_knows_how_far_it_is_known(text: str, precision: str, first: date, last: date) -> None:
    found = PartialDate.parse(text)
    assert (found.precision, found.first, found.last, str(found)) == (precision, first, last, text)


def test_a_time_of_day_is_dropped() -> None:
    assert PartialDate.parse(" 2024-10-08T17:03:00Z ") == PartialDate(2024, 10, 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2021-13",
        "2021-02-30",
        "21-02-03",
        "2021-2-3",
        "2021/02/03",
        "0001",
        "9999",
        "2021-02-03x",
        "２０２１",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_no_date() -> None:
    with pytest.raises(ValueError, match="no date"):
        PartialDate(2021, None, 3)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param(Place("papers.jsonl", 3, "date"), "papers.jsonl, line 3, field date", id="field"),
        pytest.param(Place("papers.jsonl", 3), "papers.jsonl, line 3", id="line"),
        pytest.param(Place("tables.json", None, "[0].task"), "tables.json, [0].task", id="path"),
        pytest.param(Place("tables.json"), "tables.json", id="file"),
    ],
)
def test_a_place_says_where(place: Place, said: str) -> None:
    assert str(place) == said


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    problem = Problem(Place("papers.jsonl", 3, "date"), "'2021-13' is no date.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    assert str(problem) == (
        "papers.jsonl, line 3, field date: '2021-13' is no date. Write YYYY, YYYY-MM or YYYY-MM-DD."
    )


def test_a_problem_without_a_remedy_ends_with_what_is_wrong() -> None:
    assert str(Problem(Place("a"), "It is wrong.", "")) == "a: It is wrong."


def test_a_notice_is_read_like_a_problem() -> None:
    assert str(Notice(Place("a", 1), "Something.", "Look.")) == "a, line 1: Something. Look."
