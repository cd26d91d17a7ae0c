"""Checks that catch errors: what is odd about a number, whoever read it. Each check is one function with its source.

Pure: no database, no Django. `findings` takes the facts of one result and gives what the checks found, each as a code
with its particulars; `sentence` says a finding to people. A finding is no verdict: it is a reason to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from statistics import median

from leaderboard.ranking import bare_fraction

_NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<digits>\d+))?|\.(?P<bare>\d+)")

# A step is unusual beyond so many times the usual one. Five times the median is far outside what boards do from one
# paper to the next, and small enough to catch a slipped digit; see `leap`.
UNUSUAL = 5
# With fewer steps than these nobody can say what is usual.
LEAST_STEPS = 4


class Code(StrEnum):
    """What a check may find."""

    OUT_OF_RANGE = "out-of-range"
    FRACTION = "fraction-on-percents"
    IMPOSSIBLE_SHARE = "impossible-share"
    LEAP = "unusual-leap"
    CONTRADICTION = "contradicted-delta"
    BEFORE_BENCHMARK = "before-benchmark"


_SENTENCES: Mapping[Code, str] = {
    Code.OUT_OF_RANGE: "{key} lies outside what {metric} can give ({range}).",
    Code.FRACTION: "{printed} is printed where the board holds percents; it was taken for {key}%, and no convention "
    "of the benchmark says so.",
    Code.IMPOSSIBLE_SHARE: "No whole number out of {test_size} items gives {key}% at the printed digits; the nearest "
    "are {below}% and {above}%. An average over several runs may.",
    Code.LEAP: "It would be the new best by {margin}, {times} times the usual step of this board ({usual}).",
    Code.CONTRADICTION: "{level} with a change of {delta} implies {implied} for {baseline}, which is known with "
    "{known}.",
    Code.BEFORE_BENCHMARK: "The paper is dated {dated}, and the benchmark was first published in {year}.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is odd about a result: which check found it, and the figures that a sentence about it needs."""

    code: Code
    particulars: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Level:
    """A number on its metric's scale, with how many digits behind the point were printed of it there."""

    key: Decimal
    decimals: int

    @property
    def half(self) -> Decimal:
        """How far the true number may lie from the printed one: half a unit of the last digit."""
        return Decimal(5).scaleb(-self.decimals - 1)


# Made anew for every result that is checked: frozen, it would take three times as long to make.
@dataclass(slots=True, kw_only=True)
class Facts:
    """What the checks must know of a result; what is not known is None or empty, and checks nothing.

    `key` is the number on its metric's scale, `decimals` the digits behind the point that were printed, counted there.
    `counts_items` is whether the metric is a share of the test set's items. `history` are the steps of the board's
    frontier up to the result's date, without the result itself, oldest first. For a change, `level` is the level that
    the same paper reports for the same model, `baseline` what is compared with, and `known` its levels as known.
    """

    kind: str = "score"
    exact: bool = True
    value: Decimal
    printed: str
    unit: str = ""
    key: Decimal
    decimals: int | None = None
    metric: str = ""
    scale: str = "absolute"
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    higher_is_better: bool | None = None
    printed_in: str = ""
    counts_items: bool = False
    test_size: int | None = None
    history: Sequence[Decimal] = ()
    level: Level | None = None
    baseline: str = ""
    known: Sequence[Level] = ()
    dated: date | None = None
    year: int | None = None


def findings(facts: Facts) -> list[Finding]:
    """What the checks find, in the order in which they stand here; empty for a number that looks right."""
    return [found for check in CHECKS if (found := check(facts)) is not None]


def sentence(code: str, particulars: Mapping[str, str]) -> str:
    """A finding for people. An unknown code, or particulars of another time, are said as they are."""
    try:
        return _SENTENCES[Code(code)].format_map(particulars)
    except (ValueError, KeyError):
        return f"{code}: {', '.join(map(str, particulars.values()))}" if particulars else code


# The checks --------------------------------------------------------------------------------------------------------


def out_of_range(facts: Facts) -> Finding | None:
    """A level outside the metric's own range, on the metric's scale: 104% accuracy. Bounds are the catalogue's."""
    below = facts.minimum is not None and facts.key < facts.minimum
    above = facts.maximum is not None and facts.key > facts.maximum
    if facts.kind != "score" or not (below or above):
        return None
    bounds = " to ".join(plain(bound) if bound is not None else "…" for bound in (facts.minimum, facts.maximum))
    return Finding(
        Code.OUT_OF_RANGE, {"key": plain(facts.key), "metric": facts.metric or "the metric", "range": bounds}
    )


def fraction_on_percents(facts: Facts) -> Finding | None:
    """A bare 0.784 in a metric of percents, where no convention of the benchmark says how papers print.

    `ranking.scale_factor` takes it for 78.4%, nearly always rightly; 0.9 may still mean nine tenths of a percent.
    """
    if facts.kind != "score" or facts.printed_in or not bare_fraction(facts.value, facts.unit, facts.scale):
        return None
    return Finding(Code.FRACTION, {"printed": plain(facts.value), "key": plain(facts.value * 100)})


def impossible_share(facts: Facts) -> Finding | None:
    """A percentage that no count out of the test set's size gives at the printed digits.

    The GRIM test (Brown and Heathers, "The GRIM Test: A Simple Technique Detects Numerous Anomalies in the Reporting
    of Results in Psychology", Social Psychological and Personality Science 8(4), 2017) for shares: of N items k are
    right, so 100 k / N, rounded to d digits, must be what is printed. Rounding to nearest and cutting off both pass.
    It can tell something only where steps of 100 / N are wider than a unit of the last digit.
    """
    size, decimals = facts.test_size, facts.decimals
    known = facts.kind == "score" and facts.exact and facts.counts_items and facts.scale == "percent"
    if not known or not size or decimals is None or not 0 <= facts.key <= 100:
        return None
    key, unit = Fraction(facts.key), Fraction(1, 10) ** decimals
    least = ceil((key - unit / 2) * size / 100)
    if Fraction(100 * least, size) <= key + unit / 2 or Fraction(100 * least, size) < key + unit:
        return None
    below, above = (Decimal(100 * count) / Decimal(size) for count in (least - 1, least))
    shown = max(0, decimals)  # of 0.7 times 100 not even the ones were printed
    near = {"below": f"{below:.{shown + 2}f}", "above": f"{above:.{shown + 2}f}"}
    return Finding(Code.IMPOSSIBLE_SHARE, {"key": f"{facts.key:.{shown}f}", "test_size": f"{size:,}", **near})


def leap(facts: Facts) -> Finding | None:
    """A new best whose margin over the best before is more than `UNUSUAL` times the median of the board's steps.

    The median is what one earlier leap cannot move (its breakdown point is one half; a mean, or a standard deviation
    over a handful of steps, would be dragged along by the very leaps that are looked for). Fewer than `LEAST_STEPS`
    steps are no history.
    """
    known = facts.kind == "score" and facts.exact and facts.higher_is_better is not None
    if not known or len(facts.history) <= LEAST_STEPS:
        return None
    gain = facts.key - facts.history[-1]
    margin = gain if facts.higher_is_better else -gain
    if margin <= 0:  # as nearly all are: what is usual need not be known
        return None
    usual = median(abs(after - before) for before, after in zip(facts.history, facts.history[1:], strict=False))
    if margin <= UNUSUAL * usual:
        return None
    times = f"{margin / usual:.0f}"
    return Finding(Code.LEAP, {"margin": plain(margin), "times": times, "usual": plain(usual)})


def contradicted_delta(facts: Facts) -> Finding | None:
    """A change in points that contradicts the levels known: level minus change is the level compared with.

    It agrees where any known level lies as near as rounding of all three numbers allows. A change in percent may be
    meant in points or as a part of the level (level / (1 + change / 100)); it contradicts where neither agrees.
    """
    if facts.kind != "delta" or not facts.exact or facts.level is None or not facts.known:
        return None
    implied = implied_level(facts.level, facts.value, facts.decimals or 0)
    readings = [implied]
    if facts.unit == "%" and facts.value != -100:
        readings.append(Level(facts.level.key / (1 + facts.value / 100), implied.decimals))
    slack = facts.level.half + Decimal(5).scaleb(-(facts.decimals or 0) - 1)
    if any(abs(one.key - known.key) <= slack + known.half for one in readings for known in facts.known):
        return None
    nearest = sorted({known.key for known in facts.known}, key=lambda key: abs(key - implied.key))[:3]
    return Finding(
        Code.CONTRADICTION,
        {
            "level": plain(facts.level.key),
            "delta": ("+" if facts.value > 0 else "") + plain(facts.value),
            "implied": plain(implied.key),
            "baseline": facts.baseline or "what it is compared with",
            "known": ", ".join(map(plain, nearest)),
        },
    )


def before_benchmark(facts: Facts) -> Finding | None:
    """A result dated before the year in which its benchmark was first published: one of the two dates is wrong."""
    if facts.dated is None or facts.year is None or facts.dated.year >= facts.year:
        return None
    return Finding(Code.BEFORE_BENCHMARK, {"dated": str(facts.dated.year), "year": str(facts.year)})


CHECKS: Sequence[Callable[[Facts], Finding | None]] = (
    out_of_range,
    fraction_on_percents,
    impossible_share,
    leap,
    contradicted_delta,
    before_benchmark,
)


# Levels ------------------------------------------------------------------------------------------------------------


def implied_level(level: Level, delta: Decimal, decimals: int) -> Level:
    """What a change in points says of the level that is compared with: 51.06 and +8.41 imply 42.65."""
    return Level(level.key - delta, max(level.decimals, decimals))


def printed_decimals(printed: str, value: Decimal, factor: Decimal = Decimal(1)) -> int | None:
    """Digits behind the point as printed, counted on the metric's scale: "78.40%" has two, 0.784 times 100 has one.

    None where the printed text does not show the number, after a correction for one.
    """
    for found in _NUMBER.finditer(printed):
        if Decimal(found.group().replace(",", "")) == abs(value):
            return len(found["digits"] or found["bare"] or "") - factor.adjusted()
    return None


def plain(number: Decimal) -> str:
    """A number without exponent and without idle zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
