"""What a chart shows: which points, in which order, and how many are not drawn."""

from __future__ import annotations

from datetime import date

import pytest

from leaderboard import ranking
from leaderboard.charts.layout import axes_of
from tests.charts.boards import crowd, dated, row, series


@pytest.mark.parametrize("lower", [False, True], ids=["higher is better", "lower is better"])
def test_the_frontier_is_that_of_ranking(lower: bool) -> None:
    rows = crowd(600, lower=lower)
    drawn = series(rows, higher_is_better=not lower)
    expected = ranking.frontier(rows, higher_is_better=not lower)
    assert [point.pk for point in drawn.frontier] == [best.pk for best in expected]


def test_points_are_oldest_first_and_hold_the_frontier() -> None:
    drawn = series(list(reversed(crowd(200))))
    assert [point.when for point in drawn.points] == sorted(point.when for point in drawn.points)
    assert tuple(point for point in drawn.points if point.on_frontier) == drawn.frontier


def test_undated_rows_are_counted_and_not_drawn() -> None:
    drawn = series([*dated("70", "71"), row(9, "99", None)])
    assert (drawn.undated, len(drawn.points), drawn.frontier[-1].label) == (1, 2, "Model 1")


def test_no_rows_make_an_empty_series() -> None:
    drawn = series([])
    assert (drawn.points, drawn.frontier, drawn.undated, drawn.left_out) == ((), (), 0, 0)


def test_thinning_keeps_the_frontier_and_at_most_so_many_others() -> None:
    rows = crowd(5000)
    drawn = series(rows, most=400)
    assert len(drawn.points) - len(drawn.frontier) == 400
    assert drawn.left_out == 5000 - len(drawn.points)
    assert len(drawn.frontier) == len(ranking.frontier(rows, higher_is_better=True))


def test_thinning_is_even_over_time() -> None:
    rows = crowd(4000)
    every, some = series(rows, most=None), series(rows, most=400)
    for year in range(2017, 2023):
        before = sum(point.when.year == year for point in every.points if not point.on_frontier)
        after = sum(point.when.year == year for point in some.points if not point.on_frontier)
        assert after == pytest.approx(before * 400 / (4000 - len(every.frontier)), abs=2)


def test_thinning_keeps_the_first_and_the_last() -> None:
    rows = crowd(1000)
    every = [point.pk for point in series(rows, most=None).points if not point.on_frontier]
    some = [point.pk for point in series(rows, most=10).points if not point.on_frontier]
    assert (some[0], some[-1]) == (every[0], every[-1])


@pytest.mark.parametrize("odd", ["0", "0.5"])
def test_few_points_have_the_axes_of_many(odd: str) -> None:
    rows = [*crowd(1000), row(5000, odd, date(2019, 5, 5))]
    few, many = series(rows, most=20), series(rows, most=400)
    assert axes_of(few) == axes_of(many)
    values = [[point.value for point in drawn.points] for drawn in (few, many)]
    assert [(min(some), max(some)) for some in values] == [(min(values[1]), max(values[1]))] * 2


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_few_or_none_of_the_others_may_be_asked_for(most: int) -> None:
    drawn = series(crowd(50), most=most)
    assert len(drawn.points) - len(drawn.frontier) == most


def test_the_order_of_the_rows_changes_nothing() -> None:
    rows = crowd(900)
    assert series(rows) == series(rows[::-1])


@pytest.mark.parametrize(
    ("rows", "facts", "said"),
    [
        pytest.param([], {}, "OCRBench: no dated results in Accuracy.", id="nothing"),
        pytest.param(
            [row(1, "78.4", date(2024, 10, 31), label="TextHawk2", printed="78.4%", date_text="2024-10")],
            {},
            "1 dated result in Accuracy on OCRBench, 2024-10. Best: TextHawk2 with 78.4% (2024-10).",
            id="one",
        ),
        pytest.param(
            [*dated("9", "7", start=date(2020, 1, 1)), row(7, "3", None)],
            {"higher_is_better": False, "metric": "Error"},
            "2 dated results in Error on OCRBench, 2020-01-01 to 2020-04-01. Best: Model 1 with 7 (2020-04-01). "
            "The best result so far fell to it in 2 steps. Lower is better. 1 without a date is not drawn.",
            id="lower is better, one undated",
        ),
    ],
)
def test_the_summary_says_what_is_shown(rows: list[object], facts: dict[str, object], said: str) -> None:
    assert series(rows, **facts).summary == said  # type: ignore[arg-type]
