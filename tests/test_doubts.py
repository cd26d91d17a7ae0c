"""The review queue's order and reasons, as tables: what raises a doubt, what settles it, which comes first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from leaderboard import doubts
from leaderboard.doubts import Code, Doubt, Row


def row(pk: int = 1, key: str = "80", year: int | None = 2020, **fields: Any) -> Row:
    """A ranked, undecided result of model `pk`, unless told otherwise."""
    values: dict[str, Any] = {
        "pk": pk,
        "system_id": pk,
        "rank_key": Decimal(key),
        "decimals": len(key.partition(".")[2]),
        "date_end": date(year, 12, 31) if year else None,
        "standing": "ranked",
        "reason": "",
    }
    return Row(**{**values, **fields})


def listed(pk: int = 1, key: str = "80", year: int | None = 2020, *, reason: str, **fields: Any) -> Row:
    return row(pk, key, year, **{"standing": "listed", "reason": reason, **fields})


def codes(weighed: doubts.Weighed) -> list[str]:
    return [doubt.code for doubt in weighed.doubts]


# Doubts of a row alone -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, [], id="nothing-to-ask"),
        pytest.param({"benchmark_confirmed": False}, ["unconfirmed-benchmark"], id="candidate-benchmark"),
        pytest.param({"model_confirmed": False}, ["unconfirmed-model"], id="candidate-model"),
        pytest.param({"model_confirmed": False, "system_id": None}, [], id="no-model-at-all"),
        pytest.param({"metric_assumed": True}, ["assumed-metric"], id="assumed-metric"),
        pytest.param({"confidence": 0.4, "threshold": 0.5}, ["low-confidence"], id="below-the-threshold"),
        pytest.param({"confidence": 0.5, "threshold": 0.5}, [], id="at-the-threshold"),
        pytest.param({"confidence": None, "threshold": 0.5}, [], id="read-by-no-rule"),
        pytest.param({"held": True, "standing": "hidden", "reason": "held"}, ["held"], id="held-board"),
        pytest.param({"review": "disagrees", "decided": True}, ["disagrees"], id="newer-reading"),
        pytest.param({"review": "no-longer-read", "decided": True}, ["no-longer-read"], id="no-longer-read"),
        pytest.param(
            {"review": "not-carried", "decided": True, "standing": "hidden", "reason": "superseded"},
            ["not-carried"],
            id="not-carried",
        ),
        pytest.param({"review": "carried-by-value", "decided": True}, ["carried-by-value"], id="carried-by-value"),
        pytest.param(
            {"decided": True, "model_confirmed": False, "metric_assumed": True, "held": True}, [], id="decided"
        ),
        pytest.param(
            {"standing": "hidden", "reason": "delta", "kind": "delta", "model_confirmed": False}, [], id="a-gain"
        ),
        pytest.param({"standing": "hidden", "reason": "no-benchmark", "metric_assumed": True}, [], id="on-no-board"),
        pytest.param(
            {"metric_assumed": True, "model_confirmed": False, "benchmark_confirmed": False},
            ["unconfirmed-benchmark", "unconfirmed-model", "assumed-metric"],
            id="gravest-first",
        ),
    ],
)
def test_what_a_result_raises_by_itself(fields: dict[str, Any], expected: list[str]) -> None:
    assert codes(doubts.weigh([row(**fields)])[1]) == expected


def test_what_checks_find_stands_among_the_doubts_with_its_particulars() -> None:
    found = [("decimals", {"size": 1000})]
    waiting, decided = row(1, metric_assumed=True), row(2, decided=True)
    weighed = doubts.weigh([waiting, decided])
    odd = doubts.with_findings(waiting, weighed[1], found)
    assert odd.doubts == [Doubt("decimals", {"size": 1000}), Doubt(Code.ASSUMED_METRIC, {})]
    assert doubts.codes_of(odd.urgency) == [Code.FAILED_CHECK, Code.ASSUMED_METRIC]
    assert doubts.with_findings(decided, weighed[2], found).doubts == []


# The frontier --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([row(1, "80")], {}, id="a-first-result-is-no-new-best"),
        pytest.param([row(1, "80", 2020), row(2, "82", 2021)], {2: "80"}, id="a-new-best"),
        pytest.param([row(1, "80", 2020), row(2, "79", 2021)], {}, id="not-the-best"),
        pytest.param([row(1, "80", 2020), row(2, "80", 2021)], {}, id="an-equal"),
        pytest.param([row(1, "80", 2020), row(2, "82", None)], {}, id="undated"),
        pytest.param([row(1, "80", 2020), row(2, "82", 2021, decided=True)], {}, id="decided"),
        pytest.param(
            [row(1, "80", 2020), row(2, "82", 2021), row(3, "84", 2022)], {2: "80", 3: "82"}, id="every-step-asks"
        ),
        pytest.param(
            [row(1, "80", 2020), listed(2, "82", 2021, reason="unconfirmed-model", model_confirmed=False)],
            {2: "80"},
            id="would-be-the-best-once-confirmed",
        ),
        pytest.param(
            [row(1, "80", 2020), listed(2, "82", 2021, reason="held", standing="hidden", held=True)],
            {2: "80"},
            id="would-be-the-best-once-let-in",
        ),
        pytest.param(
            [row(1, "80", 2020), row(2, "85", 2021), listed(3, "82", 2020, reason="assumed-metric")],
            {2: "80", 3: "80"},
            id="would-have-been-the-best-then",
        ),
        pytest.param([row(1, "80", 2020), listed(2, "82", 2021, reason="hedged")], {}, id="hedged-never-ranks"),
        pytest.param([row(1, "80", 2020), listed(2, "82", 2021, reason="quotation")], {}, id="quoted-never-ranks"),
    ],
)
def test_which_results_would_change_the_frontier_and_what_they_beat(rows: list[Row], expected: dict[int, str]) -> None:
    weighed = doubts.weigh(rows)
    found = {
        pk: doubt.particulars["over"] for pk, one in weighed.items() for doubt in one.doubts if doubt.code == "frontier"
    }
    assert found == expected


def test_where_lower_is_better_the_frontier_falls() -> None:
    weighed = doubts.weigh([row(1, "5.1", 2020), row(2, "4.2", 2021), row(3, "6", 2022)], higher_is_better=False)
    assert [codes(weighed[pk]) for pk in (1, 2, 3)] == [[], ["frontier"], []]


# Conflicts and heads -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("78.4", "78.4", True),
        ("78.4", "78.42", True),
        ("78.42", "78.4", True),
        ("78", "78.4", True),
        ("78.4", "78.5", False),
        ("78.4", "78.46", False),
        ("78.40", "78.46", False),
        ("0", "1", False),
    ],
)
def test_numbers_agree_up_to_the_coarser_ones_rounding(one: str, other: str, expected: bool) -> None:
    places = [len(number.partition(".")[2]) for number in (one, other)]
    assert doubts.agree(Decimal(one), places[0], Decimal(other), places[1]) is expected


def reports(*keys: str, **fields: Any) -> list[Row]:
    """Undated reports of one model, so that no frontier moves."""
    return [row(pk, key, None, **{"system_id": 7, **fields}) for pk, key in enumerate(keys, start=1)]


def test_reports_of_one_model_that_differ_are_in_conflict_each_with_the_others() -> None:
    weighed = doubts.weigh(reports("78.4", "80", "78.42"))
    others = [doubt.particulars["others"] for pk in (1, 2, 3) for doubt in weighed[pk].doubts]
    assert others == [["80"], ["78.4", "78.42"], ["80"]]
    assert not any(one.heads or one.overruled for one in weighed.values())


def test_a_hedged_or_quoted_report_is_in_conflict_with_nobody() -> None:
    first = row(1, "78.4", None, system_id=7)
    hedged = listed(2, "80", None, reason="hedged", qualifier="up_to", system_id=7)
    quoted = listed(3, "81", None, reason="quotation", system_id=7)
    assert [codes(one) for one in doubts.weigh([first, hedged, quoted]).values()] == [[], [], []]


def test_the_chosen_report_heads_and_overrules_those_that_differ() -> None:
    first, second, third = reports("78.4", "80", "78.42")
    chosen = row(1, "78.4", None, system_id=7, decided=True, head_act=5, over=[Decimal("80")])
    weighed = doubts.weigh([chosen, second, third])
    assert [weighed[pk].heads for pk in (1, 2, 3)] == [True, False, False]
    assert [weighed[pk].overruled for pk in (1, 2, 3)] == [False, True, False]
    assert [codes(weighed[pk]) for pk in (1, 2, 3)] == [[], [], []]
    assert first.pk == chosen.pk


def test_a_number_that_nobody_knew_when_they_chose_is_a_conflict_again_and_does_not_take_over() -> None:
    chosen = row(1, "78.4", 2020, system_id=7, decided=True, head_act=5, over=[Decimal("80")])
    late = row(3, "85", 2024, system_id=7)
    weighed = doubts.weigh([chosen, row(2, "80", None, system_id=7), late])
    assert (codes(weighed[2]), codes(weighed[3])) == ([], ["conflict"])
    assert weighed[3].overruled
    assert weighed[3].doubts[0].particulars == {"others": ["78.4"]}


def test_of_two_that_were_chosen_the_later_choice_counts() -> None:
    one = row(1, "78.4", None, system_id=7, decided=True, head_act=5, over=[Decimal("80")])
    two = row(2, "80", None, system_id=7, decided=True, head_act=9, over=[Decimal("78.4")])
    weighed = doubts.weigh([two, one])
    assert [(weighed[pk].heads, weighed[pk].overruled) for pk in (1, 2)] == [(False, True), (True, False)]


def test_an_overruled_report_ranks_again_when_the_choice_is_gone() -> None:
    rows = [row(1, "78.4", None, system_id=7), listed(2, "80", None, reason="overruled", system_id=7)]
    weighed = doubts.weigh(rows)
    assert not weighed[2].overruled
    assert codes(weighed[2]) == ["conflict"]


def test_an_overruled_report_is_no_step_of_the_frontier() -> None:
    chosen = row(1, "78.4", 2021, system_id=7, decided=True, head_act=5, over=[Decimal("90")])
    rows = [row(3, "70", 2019), chosen, row(2, "90", 2021, system_id=7), row(4, "80", 2022)]
    weighed = doubts.weigh(rows)
    assert (codes(weighed[2]), codes(weighed[4])) == ([], ["frontier"])


# Urgency -------------------------------------------------------------------------------------------------------------


def test_each_kind_of_doubt_outweighs_all_lesser_ones_together() -> None:
    for code in Code:
        lesser = [Doubt(other, {}) for other in Code if doubts.WEIGHTS[other] < doubts.WEIGHTS[code]]
        assert doubts.urgency([Doubt(code, {})]) > doubts.urgency(lesser)


def test_the_order_of_the_kinds() -> None:
    assert [str(code) for code in sorted(Code, key=lambda code: -doubts.WEIGHTS[code])] == [
        "frontier",
        "disagrees",
        "not-carried",
        "carried-by-value",
        "no-longer-read",
        "conflict",
        "failed-check",
        "unconfirmed-benchmark",
        "unconfirmed-model",
        "held",
        "low-confidence",
        "assumed-metric",
    ]


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        ([], []),
        (["assumed-metric", "frontier"], [Code.FRONTIER, Code.ASSUMED_METRIC]),
        (["range", "decimals"], [Code.FAILED_CHECK]),
    ],
)
def test_an_urgency_tells_the_kinds_that_it_is_made_of(found: list[str], kinds: list[Code]) -> None:
    total = doubts.urgency([Doubt(code, {}) for code in found])
    assert doubts.codes_of(total) == kinds


def test_every_urgency_fits_its_column() -> None:
    assert doubts.urgency([Doubt(code, {}) for code in Code]) <= 32_767
