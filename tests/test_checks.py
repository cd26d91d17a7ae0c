"""Checks that catch errors: for each a table of numbers that are odd and of numbers that are not; no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard import checks
from leaderboard.checks import Code, Facts, Level

RIGHT = Facts(
    value=Decimal("78.4"),
    printed="78.4%",
    unit="%",
    key=Decimal("78.4"),
    decimals=1,
    metric="Accuracy",
    scale="percent",
    minimum=Decimal(0),
    maximum=Decimal(100),
    higher_is_better=True,
)


def codes(facts: Facts) -> list[str]:
    return [found.code for found in checks.findings(facts)]


def facts(**changes: Any) -> Facts:
    return replace(RIGHT, **changes)


def decimals(*numbers: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, numbers))


def test_a_number_of_which_little_is_known_is_not_doubted() -> None:
    assert codes(RIGHT) == []
    assert codes(Facts(value=Decimal(7), printed="7", key=Decimal(7))) == []


RANGES = [
    pytest.param({"key": Decimal("104")}, True, id="above"),
    pytest.param({"key": Decimal("-0.1")}, True, id="below"),
    pytest.param({"key": Decimal("100")}, False, id="at-the-upper-end"),
    pytest.param({"key": Decimal("0")}, False, id="at-the-lower-end"),
    pytest.param({"key": Decimal("104"), "maximum": None}, False, id="no-upper-end"),
    pytest.param({"key": Decimal("-4"), "kind": "delta"}, False, id="a-drop-is-no-level"),
]


@pytest.mark.parametrize(("changes", "odd"), RANGES)
def test_out_of_range(changes: dict[str, Any], odd: bool) -> None:
    assert (checks.out_of_range(facts(**changes)) is not None) is odd


FRACTIONS = [
    pytest.param({"value": Decimal("0.784"), "unit": ""}, True, id="bare-share"),
    pytest.param({"value": Decimal("0.784"), "unit": "%"}, False, id="with-a-percent-sign"),
    pytest.param({"value": Decimal("0.784"), "unit": "", "scale": "fraction"}, False, id="metric-of-fractions"),
    pytest.param({"value": Decimal("0.784"), "unit": "", "printed_in": "fraction"}, False, id="convention-shares"),
    pytest.param({"value": Decimal("0.784"), "unit": "", "printed_in": "percent"}, False, id="convention-percent"),
    pytest.param({"value": Decimal("1"), "unit": ""}, False, id="one"),
    pytest.param({"value": Decimal("78.4"), "unit": ""}, False, id="bare-percent"),
    pytest.param({"value": Decimal("0.784"), "unit": "", "kind": "delta"}, False, id="a-change"),
]


@pytest.mark.parametrize(("changes", "odd"), FRACTIONS)
def test_a_bare_fraction_where_the_board_holds_percents(changes: dict[str, Any], odd: bool) -> None:
    assert (checks.fraction_on_percents(facts(**changes)) is not None) is odd


SHARES = [
    # key, decimals, size of the test set, whether no count gives it
    pytest.param("78.4", 1, 1000, False, id="784-of-1000"),
    pytest.param("78.45", 2, 1000, True, id="no-784.5-of-1000"),
    pytest.param("66.7", 1, 3, False, id="two-thirds-rounded"),
    pytest.param("66.6", 1, 3, False, id="two-thirds-cut-off"),
    pytest.param("66.5", 1, 3, True, id="no-two-thirds"),
    pytest.param("33", 0, 3, False, id="a-third-without-digits"),
    pytest.param("50.0", 1, 3, True, id="no-half-of-three"),
    pytest.param("12.5", 1, 8, False, id="an-eighth"),
    pytest.param("12.6", 1, 8, True, id="no-eighth"),
    pytest.param("100", 0, 7, False, id="all"),
    pytest.param("0", 0, 7, False, id="none"),
    pytest.param("99.9", 1, 7, True, id="nearly-all-of-seven"),
    pytest.param("99.9", 1, 1319, False, id="nearly-all-of-1319"),
    pytest.param("70", -1, 3, False, id="seven-tenths-of-three-may-be-two"),
    pytest.param("50", -1, 1, True, id="five-tenths-of-one"),
    pytest.param("78.45", 2, 100_000, False, id="large-sets-give-any"),
]


@pytest.mark.parametrize(("key", "digits", "size", "odd"), SHARES)
def test_a_percentage_that_no_count_gives(key: str, digits: int, size: int, odd: bool) -> None:
    share = facts(key=Decimal(key), decimals=digits, test_size=size, counts_items=True)
    assert (checks.impossible_share(share) is not None) is odd


@pytest.mark.parametrize(
    "unknown",
    [
        {"test_size": None},
        {"counts_items": False},
        {"decimals": None},
        {"exact": False},
        {"kind": "delta"},
        {"scale": "absolute"},
    ],
    ids=lambda unknown: next(iter(unknown)),
)
def test_where_it_is_no_share_of_known_items_no_count_is_asked_for(unknown: dict[str, Any]) -> None:
    odd = facts(key=Decimal("50.0"), decimals=1, test_size=3, counts_items=True)
    assert codes(odd) == [Code.IMPOSSIBLE_SHARE]
    assert checks.impossible_share(replace(odd, **unknown)) is None


@given(size=st.integers(1, 5000), data=st.data(), digits=st.integers(0, 4))
def test_no_true_share_is_called_impossible(size: int, data: st.DataObject, digits: int) -> None:
    count = data.draw(st.integers(0, size))
    exact = Decimal(100 * count) / Decimal(size)
    for rounding in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"):
        printed = exact.quantize(Decimal(1).scaleb(-digits), rounding=rounding)
        share = facts(key=printed, decimals=digits, test_size=size, counts_items=True)
        assert checks.impossible_share(share) is None


STEADY = decimals("60", "62", "63", "65", "67")  # steps of 2, 1, 2, 2: usually 2

LEAPS = [
    pytest.param({"history": STEADY, "key": Decimal("77.1")}, True, id="more-than-five-times"),
    pytest.param({"history": STEADY, "key": Decimal("77")}, False, id="five-times"),
    pytest.param({"history": STEADY[1:], "key": Decimal("99")}, False, id="three-steps-are-no-history"),
    pytest.param({"history": (), "key": Decimal("99")}, False, id="a-first-result"),
    pytest.param({"history": STEADY, "key": Decimal("61")}, False, id="no-new-best"),
    pytest.param(
        {"history": decimals("20", "50", "52", "53", "55"), "key": Decimal("70")}, True, id="one-old-leap-hides-none"
    ),
    pytest.param(
        {"history": decimals("40", "38", "37", "35", "33"), "key": Decimal("20"), "higher_is_better": False},
        True,
        id="lower-is-better",
    ),
    pytest.param(
        {"history": decimals("40", "38", "37", "35", "33"), "key": Decimal("60"), "higher_is_better": False},
        False,
        id="worse-where-lower-is-better",
    ),
    pytest.param({"history": STEADY, "key": Decimal("99"), "higher_is_better": None}, False, id="direction-unknown"),
    pytest.param({"history": STEADY, "key": Decimal("99"), "exact": False}, False, id="hedged"),
]


@pytest.mark.parametrize(("changes", "odd"), LEAPS)
def test_a_new_best_by_an_unusual_margin(changes: dict[str, Any], odd: bool) -> None:
    assert (checks.leap(facts(**changes)) is not None) is odd


GAIN = facts(
    kind="delta",
    value=Decimal("8.41"),
    key=Decimal("8.41"),
    printed="8.41",
    unit="points",
    decimals=2,
    level=Level(Decimal("51.06"), 2),
    baseline="GPT-4o",
)

GAINS = [
    pytest.param({"known": [Level(Decimal("42.65"), 2)]}, False, id="as-implied"),
    pytest.param({"known": [Level(Decimal("42.7"), 1)]}, False, id="as-implied-with-fewer-digits"),
    pytest.param({"known": [Level(Decimal("42.6"), 1)]}, False, id="on-the-edge-of-rounding"),
    pytest.param({"known": [Level(Decimal("41.2"), 1)]}, True, id="another-level"),
    pytest.param({"known": [Level(Decimal("41.2"), 1), Level(Decimal("42.65"), 2)]}, False, id="one-of-two-agrees"),
    pytest.param({"known": []}, False, id="nothing-known"),
    pytest.param({"known": [Level(Decimal("41.2"), 1)], "level": None}, False, id="no-level-beside-it"),
    pytest.param({"known": [Level(Decimal("47.1"), 1)], "unit": "%"}, False, id="percent-of-the-level"),
    pytest.param({"known": [Level(Decimal("42.65"), 2)], "unit": "%"}, False, id="percent-meaning-points"),
    pytest.param({"known": [Level(Decimal("45"), 0)], "unit": "%"}, True, id="percent-meaning-neither"),
    pytest.param({"known": [Level(Decimal("41.2"), 1)], "exact": False}, False, id="hedged"),
    pytest.param(
        {"value": Decimal("-3.0"), "decimals": 1, "known": [Level(Decimal("54.06"), 2)]}, False, id="a-drop-adds"
    ),
]


@pytest.mark.parametrize(("changes", "odd"), GAINS)
def test_a_gain_in_points_that_contradicts_the_levels_known(changes: dict[str, Any], odd: bool) -> None:
    assert (checks.contradicted_delta(replace(GAIN, **changes)) is not None) is odd


def test_a_level_and_a_gain_imply_the_level_compared_with() -> None:
    assert checks.implied_level(Level(Decimal("51.06"), 2), Decimal("8.41"), 2) == Level(Decimal("42.65"), 2)


DATES = [
    pytest.param({"dated": date(2019, 12, 31), "year": 2020}, True, id="the-year-before"),
    pytest.param({"dated": date(2020, 1, 1), "year": 2020}, False, id="the-same-year"),
    pytest.param({"dated": date(2024, 1, 1), "year": 2020}, False, id="later"),
    pytest.param({"dated": None, "year": 2020}, False, id="undated"),
    pytest.param({"dated": date(2019, 1, 1), "year": None}, False, id="benchmark-undated"),
]


@pytest.mark.parametrize(("changes", "odd"), DATES)
def test_a_paper_dated_before_its_benchmark(changes: dict[str, Any], odd: bool) -> None:
    assert (checks.before_benchmark(facts(**changes)) is not None) is odd


SENTENCES = {
    "104 lies outside what Accuracy can give (0 to 100).": facts(key=Decimal("104.0")),
    "0.784 is printed where the board holds percents; it was taken for 78.4%, and no convention of the benchmark says "
    "so.": facts(value=Decimal("0.7840000000"), unit=""),
    "No whole number out of 1,000 items gives 78.45% at the printed digits; the nearest are 78.4000% and 78.5000%. An "
    "average over several runs may.": facts(key=Decimal("78.45"), decimals=2, test_size=1000, counts_items=True),
    "It would be the new best by 20, 10 times the usual step of this board (2).": facts(
        history=STEADY, key=Decimal("87")
    ),
    "51.06 with a change of +8.41 implies 42.65 for GPT-4o, which is known with 41.2.": replace(
        GAIN, value=Decimal("8.4100000000"), known=[Level(Decimal("41.2"), 1)]
    ),
    "The paper is dated 2019, and the benchmark was first published in 2020.": facts(dated=date(2019, 5, 1), year=2020),
}


@pytest.mark.parametrize("said", SENTENCES, ids=[codes(odd)[0] for odd in SENTENCES.values()])
def test_each_finding_is_said_to_people(said: str) -> None:
    (found,) = checks.findings(SENTENCES[said])
    assert checks.sentence(found.code, found.particulars) == said


def test_every_code_has_its_sentence_and_its_check() -> None:
    assert {codes(odd)[0] for odd in SENTENCES.values()} == set(Code)
    assert len(checks.CHECKS) == len(Code)


def test_a_finding_of_another_time_is_still_said() -> None:
    assert checks.sentence("older-check", {"a": "1"}) == "older-check: 1"
    assert checks.sentence(Code.LEAP, {}) == Code.LEAP


PRINTED = [
    ("78.4%", "78.4", "1", 1),
    ("78.40\\%", "78.4", "1", 2),
    ("0.784", "0.784", "100", 1),
    (".784", "0.784", "100", 1),
    ("78", "78", "1", 0),
    ("1,234.5", "1234.5", "1", 1),
    ("2 of 3, or 66.67", "66.67", "1", 2),
    ("79%", "0.79", "1", None),
    ("about half", "50", "1", None),
]


@pytest.mark.parametrize(("printed", "value", "factor", "expected"), PRINTED)
def test_digits_are_counted_as_printed_on_the_metrics_scale(
    printed: str, value: str, factor: str, expected: int | None
) -> None:
    assert checks.printed_decimals(printed, Decimal(value), Decimal(factor)) == expected
