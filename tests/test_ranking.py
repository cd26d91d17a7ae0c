"""What ranks, with what, and in which order: tables of facts, no database."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard import ranking
from leaderboard.ranking import Facts, Reason, Standing

PLAIN = Facts(
    kind="score",
    qualifier="exact",
    joint=False,
    baseline=False,
    has_benchmark=True,
    benchmark_confirmed=True,
    has_metric=True,
    metric_assumed=False,
    direction_known=True,
    has_model=True,
    model_confirmed=True,
    quoted=False,
    in_range=True,
    checked=False,
    rejected=False,
    disputed=False,
    superseded=False,
)


@dataclass(frozen=True)
class Row:
    pk: int
    rank_key: Decimal
    system_id: int | None = None
    date_end: date | None = None


def rows(*keys: str) -> list[Row]:
    return [Row(number, Decimal(key), number) for number, key in enumerate(keys, start=1)]


# Whether an open or a held board takes a result: its benchmark's conventions, what a person did, and where it stands.
ADMITTED = [
    pytest.param({"confidence": 0.9, "threshold": 0.8}, None, id="open-above-threshold"),
    pytest.param({"confidence": 0.8, "threshold": 0.8}, None, id="open-at-threshold"),
    pytest.param({"confidence": 0.79, "threshold": 0.8}, Reason.BELOW_THRESHOLD, id="open-below-threshold"),
    pytest.param({"confidence": 0.1, "threshold": 0.8, "decided": True}, None, id="open-below-and-decided"),
    pytest.param({"confidence": None, "threshold": 0.8}, None, id="open-imported"),
    pytest.param({"confidence": 1.0, "held": True}, Reason.HELD, id="held-read"),
    pytest.param({"confidence": None, "held": True}, Reason.HELD, id="held-imported"),
    pytest.param({"confidence": 0.1, "held": True, "threshold": 0.8, "decided": True}, None, id="held-decided"),
    pytest.param({"confidence": 1.0, "held": True, "quoted": True}, Reason.HELD, id="held-takes-no-listed-one-either"),
    pytest.param({"confidence": 1.0, "held": True, "rejected": True}, Reason.REJECTED, id="held-and-rejected"),
]


class TestPlace:
    @pytest.mark.parametrize(("facts", "reason"), ADMITTED)
    def test_open_boards_take_certain_readings_and_held_ones_nothing_without_a_person(
        self, facts: dict[str, object], reason: Reason | None
    ) -> None:
        standing = Standing.RANKED if reason is None else Standing.HIDDEN
        assert ranking.place(replace(PLAIN, **facts)) == (standing, reason)

    def test_an_exact_level_of_a_named_model_with_a_stated_metric_ranks(self) -> None:
        assert ranking.place(PLAIN) == (Standing.RANKED, None)

    @pytest.mark.parametrize(
        ("facts", "reason"),
        [
            pytest.param({"qualifier": "up_to"}, Reason.HEDGED, id="up-to"),
            pytest.param({"qualifier": "about"}, Reason.HEDGED, id="about"),
            pytest.param({"qualifier": "range"}, Reason.RANGE, id="range"),
            pytest.param({"metric_assumed": True}, Reason.ASSUMED_METRIC, id="assumed-metric"),
            pytest.param({"has_metric": False}, Reason.NO_METRIC, id="no-metric"),
            pytest.param({"direction_known": False}, Reason.NO_DIRECTION, id="no-direction"),
            pytest.param({"quoted": True}, Reason.QUOTATION, id="quotation"),
            pytest.param({"model_confirmed": False}, Reason.UNCONFIRMED_MODEL, id="unconfirmed-model"),
            pytest.param({"benchmark_confirmed": False}, Reason.UNCONFIRMED_BENCHMARK, id="unconfirmed-benchmark"),
            pytest.param({"has_model": False}, Reason.NO_MODEL, id="no-model"),
            pytest.param({"in_range": False}, Reason.OUT_OF_RANGE, id="out-of-range"),
            pytest.param({"disputed": True}, Reason.DISPUTED, id="disputed"),
            pytest.param({"scale_clear": False}, Reason.UNCLEAR_SCALE, id="unclear-scale"),
        ],
    )
    def test_is_listed_with_the_reason(self, facts: dict[str, object], reason: Reason) -> None:
        assert ranking.place(replace(PLAIN, **facts)) == (Standing.LISTED, reason)

    @pytest.mark.parametrize(
        ("facts", "reason"),
        [
            pytest.param({"kind": "delta"}, Reason.DELTA, id="delta"),
            pytest.param({"joint": True}, Reason.JOINT, id="joint"),
            pytest.param({"baseline": True}, Reason.BASELINE, id="baseline"),
            pytest.param({"has_benchmark": False}, Reason.NO_BENCHMARK, id="no-benchmark"),
            pytest.param({"rejected": True}, Reason.REJECTED, id="rejected"),
            pytest.param({"superseded": True}, Reason.SUPERSEDED, id="superseded"),
            pytest.param({"read": False}, Reason.NOT_READ, id="not-read"),
        ],
    )
    def test_stands_on_no_board(self, facts: dict[str, object], reason: Reason) -> None:
        assert ranking.place(replace(PLAIN, **facts)) == (Standing.HIDDEN, reason)

    def test_an_assumed_metric_ranks_once_a_person_checked(self) -> None:
        assert ranking.place(replace(PLAIN, metric_assumed=True, checked=True))[0] == Standing.RANKED

    def test_every_reason_is_said_in_a_sentence(self) -> None:
        assert set(ranking.REASONS) == set(Reason)
        assert all(sentence.endswith(".") for sentence in ranking.REASONS.values())


@pytest.mark.parametrize(
    ("value", "unit", "scale", "key"),
    [
        ("78.4", "%", "percent", "78.4"),
        ("78.4", "", "percent", "78.4"),
        ("0.784", "", "percent", "78.4"),
        ("0.784", "%", "percent", "0.784"),
        ("1", "", "percent", "1"),
        ("0", "", "percent", "0"),
        ("-0.5", "", "percent", "-50"),
        ("0.784", "", "fraction", "0.784"),
        ("78.4", "%", "fraction", "0.784"),
        ("78.4", "", "fraction", "78.4"),
        ("0.94", "", "absolute", "0.94"),
        ("28.4", "", "absolute", "28.4"),
    ],
)
def test_a_printed_number_is_brought_to_its_metrics_scale(value: str, unit: str, scale: str, key: str) -> None:
    number = Decimal(value)
    assert ranking.rank_key(number, ranking.scale_factor(number, unit, scale)) == Decimal(key)


@pytest.mark.parametrize(
    ("value", "unit", "scale", "clear"),
    [
        ("0.62", "", "percent", False),
        ("0.62", "%", "percent", True),
        ("4.49", "", "percent", True),
        ("0", "", "percent", True),
        ("0.62", "", "fraction", True),
        ("0.62", "", "absolute", True),
    ],
)
def test_a_bare_fraction_of_errors_is_neither_share_nor_percentage_until_somebody_says(
    value: str, unit: str, scale: str, clear: bool
) -> None:
    number = Decimal(value)
    assert ranking.scale_is_clear(number, unit, scale, higher_is_better=False) is clear
    assert ranking.scale_is_clear(number, unit, scale, higher_is_better=True)
    if not clear:
        assert ranking.scale_factor(number, unit, scale, higher_is_better=False) == 1


class TestRanks:
    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            pytest.param(("90", "80", "70"), [1, 2, 3], id="apart"),
            pytest.param(("90", "80", "80", "70"), [1, 2, 2, 4], id="a-tie-takes-two-places"),
            pytest.param(("90", "90.0", "90.00"), [1, 1, 1], id="equal-however-printed"),
            pytest.param(("90", "80"), [None, None], id="two-results-have-no-rank"),
            pytest.param(("90",), [None], id="the-only-result-has-no-rank"),
            pytest.param((), [], id="none"),
        ],
    )
    def test_equal_keys_share_a_rank(self, keys: tuple[str, ...], expected: list[int | None]) -> None:
        assert ranking.ranks(ranking.ordered(rows(*keys), higher_is_better=True)) == expected

    def test_lower_is_better_turns_the_order(self) -> None:
        best = ranking.ordered(rows("20.5", "17.3", "44"), higher_is_better=False)[0]
        assert best.rank_key == Decimal("17.3")

    def test_of_equals_the_earlier_stands_first_and_the_undated_last(self) -> None:
        late, early, never = (
            Row(1, Decimal(9), 1, date(2024, 5, 1)),
            Row(2, Decimal(9), 2, date(2023, 5, 1)),
            Row(3, Decimal(9), 3, None),
        )
        assert ranking.ordered([never, late, early], higher_is_better=True) == [early, late, never]

    def test_one_line_per_model_with_the_others_folded(self) -> None:
        one = [Row(1, Decimal(70), 7), Row(2, Decimal(80), 7), Row(3, Decimal(75), 8)]
        lines = ranking.best_per_model(one, higher_is_better=True)
        assert [(line.pk, [row.pk for row in others]) for line, others in lines] == [(2, [1]), (3, [])]


class TestFrontier:
    def test_steps_only_where_the_best_so_far_is_beaten(self) -> None:
        points = [
            Row(1, Decimal(70), 1, date(2020, 1, 1)),
            Row(2, Decimal(65), 2, date(2021, 1, 1)),
            Row(3, Decimal(70), 3, date(2022, 1, 1)),
            Row(4, Decimal(80), 4, date(2023, 1, 1)),
            Row(5, Decimal(99), 5, None),
        ]
        assert [row.pk for row in ranking.frontier(points, higher_is_better=True)] == [1, 4]

    def test_of_one_day_only_the_best_steps(self) -> None:
        day = date(2020, 1, 1)
        points = [Row(1, Decimal(70), 1, day), Row(2, Decimal(75), 2, day)]
        assert [row.pk for row in ranking.frontier(points, higher_is_better=True)] == [2]

    @given(
        st.lists(
            st.tuples(st.decimals(0, 100, places=2), st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))),
            max_size=40,
        ),
        st.booleans(),
    )
    def test_always_gets_better_and_later_and_ends_at_the_best(self, data, higher: bool) -> None:
        points = [Row(n, key, n, when) for n, (key, when) in enumerate(data)]
        steps = ranking.frontier(points, higher_is_better=higher)
        sign = 1 if higher else -1
        keys = [sign * row.rank_key for row in steps]
        assert keys == sorted(set(keys))
        assert [row.date_end for row in steps] == sorted(row.date_end for row in steps)
        dated = [row for row in points if row.date_end is not None]
        assert not dated or keys[-1] == max(sign * row.rank_key for row in dated)


class TestGroups:
    ALL = ("split", "shots", "regime", "extra_data", "tools")

    @pytest.mark.parametrize(
        ("setting", "separators", "not_stated", "group"),
        [
            pytest.param({}, ALL, {}, "", id="nothing-stated"),
            pytest.param({"split": "test"}, ALL, {}, "split=test", id="one-field"),
            pytest.param({"split": "Test", "shots": "5-shot"}, ALL, {}, "shots=5-shot; split=test", id="two-fields"),
            pytest.param({}, ALL, {"split": "test"}, "split=test", id="silence-stands-for-test"),
            pytest.param({"split": "test"}, ("shots",), {}, "", id="a-field-that-does-not-separate"),
            pytest.param({"note": "odd"}, ALL, {}, "", id="a-note-never-separates"),
        ],
    )
    def test_is_a_function_of_the_row_alone(self, setting, separators, not_stated, group) -> None:
        assert ranking.group_of(setting, separators, not_stated) == group

    @pytest.mark.parametrize(
        ("sizes", "default"),
        [
            ({"": 3, "split=test": 5}, "split=test"),
            ({"": 3, "split=test": 3}, ""),
            ({"b=1": 2, "a=1": 2}, "a=1"),
            ({}, ""),
        ],
    )
    def test_the_largest_is_shown_first(self, sizes: dict[str, int], default: str) -> None:
        assert ranking.default_group(sizes) == default

    @pytest.mark.parametrize(
        ("group", "words"),
        [
            ("", "setting not stated"),
            ("shots=5-shot; split=test", "5-shot, test split"),
            ("extra_data=yes", "with extra data"),
            ("regime=ensemble", "ensemble"),
        ],
    )
    def test_reads_well(self, group: str, words: str) -> None:
        assert ranking.group_in_words(group) == words


def test_ranking_needs_no_django() -> None:
    code = "import sys; sys.modules['django'] = None; import leaderboard.ranking"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
