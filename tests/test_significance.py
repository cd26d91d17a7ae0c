"""Whether a test set's size tells two shares apart: against values worked out by hand and by known tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.significance import told_apart


@pytest.mark.parametrize(
    ("first", "second", "items", "expected"),
    [
        (0.90, 0.89, 1_000, False),  # z = 0.73
        (0.90, 0.87, 1_000, True),  # z = 2.10
        (0.90, 0.87, 500, False),  # z = 1.49
        (0.55, 0.45, 192, False),  # z = 1.95959, just below the critical value
        (0.55, 0.45, 193, True),  # z = 1.96469, just above it
        (0.784, 0.784, 1_000, False),
        (1.0, 0.0, 10, True),
        (0.999, 0.998, 1_000, None),  # 1.5 wrong answers expected: the approximation does not hold
        (1.0, 1.0, 1_000_000, None),
        (0.5, 0.4, 0, None),
    ],
)
def test_a_lead_is_told_from_chance_by_its_size_and_the_number_of_items(
    first: float, second: float, items: int, expected: bool | None
) -> None:
    assert told_apart(first, second, items) is expected


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 10**6))
def test_it_does_not_matter_which_comes_first_nor_whether_right_or_wrong_answers_are_counted(
    first: float, second: float, items: int
) -> None:
    assert told_apart(first, second, items) == told_apart(second, first, items)
    if told_apart(first, second, items) is not None and told_apart(1 - first, 1 - second, items) is not None:
        # Equal but for rounding at the very edge, which 1 - x may cross.
        pooled = (first + second) / 2
        edge = abs(first - second) - 1.959964 * (2 * pooled * (1 - pooled) / items) ** 0.5
        assert abs(edge) < 1e-9 or told_apart(first, second, items) == told_apart(1 - first, 1 - second, items)


@given(st.floats(0.1, 0.9), st.floats(0.1, 0.9), st.integers(100, 10**5))
def test_what_few_items_tell_apart_more_items_do_too(first: float, second: float, items: int) -> None:
    if told_apart(first, second, items):
        assert told_apart(first, second, 2 * items)
