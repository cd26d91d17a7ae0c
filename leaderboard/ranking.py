"""What ranks, with what, and in which order: the one place that decides it, for pages, charts, API and exports alike.

Pure: no database, no Django. Callers hand in plain facts or rows and get plain answers.

* `place` says whether a result ranks, is listed with a reason, or stands on no board: an open board takes what rules
  read with confidence enough, a held one takes nothing without a person.
* `scale_factor` and `rank_key` bring a printed number to its metric's scale: 0.784, 78.4 % and 78.4 are one key.
* `group_of` says what a result may be compared with: a function of the row and its benchmark's conventions alone.
* `best_per_model`, `ranks`, `places` and `frontier` order rows of one group.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter, gt, itemgetter, lt
from typing import Any, Protocol, TypeVar

SETTING_FIELDS = ("split", "shots", "regime", "extra_data", "tools")
#: What a row says in each of these fields, in their order; "" where it says nothing.
stated: Callable[[Any], tuple[str, ...]] = attrgetter(*SETTING_FIELDS)
NOT_STATED = "not stated"

# Fewer comparable results than this get no rank: "only result", "2 results".
RANKED_FROM = 3


class Standing(StrEnum):
    """Where a result stands on its board."""

    RANKED = "ranked"
    LISTED = "listed"
    HIDDEN = "hidden"


class Reason(StrEnum):
    """Why a result is not ranked. `REASONS` says each in words."""

    HEDGED = "hedged"
    RANGE = "range"
    ASSUMED_METRIC = "assumed-metric"
    NO_METRIC = "no-metric"
    NO_DIRECTION = "no-direction"
    QUOTATION = "quotation"
    UNCONFIRMED_MODEL = "unconfirmed-model"
    UNCONFIRMED_BENCHMARK = "unconfirmed-benchmark"
    NO_MODEL = "no-model"
    NO_BENCHMARK = "no-benchmark"
    OUT_OF_RANGE = "out-of-range"
    UNCLEAR_SCALE = "unclear-scale"
    DISPUTED = "disputed"
    BASELINE = "baseline"
    JOINT = "joint"
    DELTA = "delta"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    NOT_READ = "not-read"
    HELD = "held"
    BELOW_THRESHOLD = "below-threshold"
    # By a neighbour, so `place` never says these: see doubts.py, and services/copies.py.
    OVERRULED = "overruled"
    SAME = "same"


REASONS: Mapping[Reason, str] = {
    Reason.HEDGED: "The text hedges the number (up to, over, around), so no exact level is known.",
    Reason.RANGE: "The text gives a range, not one level.",
    Reason.ASSUMED_METRIC: "The text names no metric; the benchmark's usual one is assumed until a person checks.",
    Reason.NO_METRIC: "The text names no metric and the benchmark has no usual one.",
    Reason.NO_DIRECTION: "Nobody has said yet whether higher or lower is better in this metric.",
    Reason.QUOTATION: "Quoted by another paper; only a model's own report ranks.",
    Reason.UNCONFIRMED_MODEL: "The model's name is unconfirmed.",
    Reason.UNCONFIRMED_BENCHMARK: "The benchmark's name is unconfirmed.",
    Reason.NO_MODEL: "The text does not say which model reached it.",
    Reason.NO_BENCHMARK: "The text names no benchmark.",
    Reason.OUT_OF_RANGE: "The number lies outside what the metric can give.",
    Reason.UNCLEAR_SCALE: "A bare number below 1 in a metric of errors may be a share or a percentage.",
    Reason.DISPUTED: "A curator disputes the number.",
    Reason.BASELINE: "The number belongs to an unnamed compared system, or to people.",
    Reason.JOINT: "One number is reported for several benchmarks together.",
    Reason.DELTA: "A gain or drop, not a level.",
    Reason.REJECTED: "A curator rejected the reading.",
    Reason.SUPERSEDED: "The text it stood in was replaced, and the number is not found in the new one.",
    Reason.NOT_READ: "The current rules read no score here.",
    Reason.HELD: "The board is held: nothing enters it before a person has decided.",
    Reason.BELOW_THRESHOLD: "The reading is less certain than this board asks for, so it waits for a person.",
    Reason.OVERRULED: "Reports of this model differ, and a curator chose another one to stand for it.",
    Reason.SAME: "The same number of the same paper came in from elsewhere too; it counts once.",
}


# Made anew for every result that is written: frozen, it would take three times as long to make.
@dataclass(slots=True)
class Facts:
    """What `place` must know of a result.

    `checked` means by a person, one by one; `decided` that a person accepted or corrected it, be it in bulk. `held` and
    `threshold` are the benchmark's; `confidence` is the reading's, None for what no rule read.
    """

    kind: str
    qualifier: str
    joint: bool
    baseline: bool
    has_benchmark: bool
    benchmark_confirmed: bool
    has_metric: bool
    metric_assumed: bool
    direction_known: bool
    has_model: bool
    model_confirmed: bool
    quoted: bool
    in_range: bool
    checked: bool
    rejected: bool
    disputed: bool
    superseded: bool
    read: bool = True
    scale_clear: bool = True
    decided: bool = False
    held: bool = False
    threshold: float = 0.0
    confidence: float | None = None


def place(facts: Facts) -> tuple[Standing, Reason | None]:
    """Where a result stands and, unless it ranks, the first reason why not, gravest first."""
    certain = facts.confidence is None or facts.confidence >= facts.threshold
    hidden = (
        (facts.rejected, Reason.REJECTED),
        (facts.superseded, Reason.SUPERSEDED),
        (not facts.read, Reason.NOT_READ),
        (facts.kind == "delta", Reason.DELTA),
        (facts.joint, Reason.JOINT),
        (not facts.has_benchmark, Reason.NO_BENCHMARK),
        (facts.baseline, Reason.BASELINE),
        (facts.held and not facts.decided, Reason.HELD),
        (not certain and not facts.decided, Reason.BELOW_THRESHOLD),
    )
    listed = (
        (facts.disputed, Reason.DISPUTED),
        (not facts.in_range, Reason.OUT_OF_RANGE),
        (not facts.scale_clear and not facts.checked, Reason.UNCLEAR_SCALE),
        (not facts.has_model, Reason.NO_MODEL),
        (facts.quoted, Reason.QUOTATION),
        (facts.qualifier == "range", Reason.RANGE),
        (facts.qualifier != "exact", Reason.HEDGED),
        (not facts.has_metric, Reason.NO_METRIC),
        (facts.metric_assumed and not facts.checked, Reason.ASSUMED_METRIC),
        (not facts.direction_known, Reason.NO_DIRECTION),
        (not facts.benchmark_confirmed, Reason.UNCONFIRMED_BENCHMARK),
        (not facts.model_confirmed, Reason.UNCONFIRMED_MODEL),
    )
    for holds, reason in hidden:
        if holds:
            return Standing.HIDDEN, reason
    for holds, reason in listed:
        if holds:
            return Standing.LISTED, reason
    return Standing.RANKED, None


def bare_fraction(value: Decimal, unit: str, scale: str) -> bool:
    """Whether a number is printed as a share where the scale is percent: 0.784, but not 1, 0 or 0.784%."""
    return scale == "percent" and unit == "" and abs(value) <= 1 and value != value.to_integral_value()


def scale_is_clear(value: Decimal, unit: str, scale: str, *, higher_is_better: bool, convention: str = "") -> bool:
    """False where a bare number below 1 stands for a percentage of errors: 0.62 may be very good or bad.

    Where higher is better nobody reports half a percent, so a bare fraction is a share there (`scale_factor`); and
    where the benchmark's convention says how numbers are printed, nothing is unclear.
    """
    return higher_is_better or convention != "" or not bare_fraction(value, unit, scale)


def scale_factor(
    value: Decimal, unit: str, scale: str, *, higher_is_better: bool = True, convention: str = ""
) -> Decimal:
    """What the printed number is multiplied by to stand on its metric's scale ("percent", "fraction", "absolute").

    A bare number of at most 1 with digits behind the point (0.784, but not 1 or 0) on a percent scale is a share,
    unless the benchmark's `convention` is that numbers are printed as "percent"; a number with a percent sign on a
    fraction scale is a hundredth. Everything else stays as printed.
    """
    if not scale_is_clear(value, unit, scale, higher_is_better=higher_is_better, convention=convention):
        return Decimal(1)
    if bare_fraction(value, unit, scale) and convention != "percent":
        return Decimal(100)
    if scale == "fraction" and unit == "%":
        return Decimal("0.01")
    return Decimal(1)


def rank_key(value: Decimal, factor: Decimal) -> Decimal:
    """The printed number on its metric's scale, unrounded."""
    return value * factor


def group_of(setting: Mapping[str, str], separators: Iterable[str], not_stated: Mapping[str, str]) -> str:
    """The group of results that this one may be ranked with, as a stable text: "shots=5-shot; split=test".

    `separators` are the setting fields that the benchmark holds apart, `not_stated` what silence about one stands for.
    Fields that stay unstated are left out, so the group of a row that states nothing is "".
    """
    parts = []
    for field in SETTING_FIELDS:
        if field in separators:
            value = setting.get(field) or not_stated.get(field, "")
            if value:
                parts.append(f"{field}={value.casefold()}")
    return "; ".join(sorted(parts))


def group_in_words(group: str) -> str:
    """A group for readers: "5-shot, test split"; "setting not stated" for the empty one."""
    if not group:
        return f"setting {NOT_STATED}"
    words = []
    for part in group.split("; "):
        field, _, value = part.partition("=")
        if field == "split":
            value = f"{value} split"
        elif field == "extra_data":
            value = "with extra data" if value == "yes" else "without extra data" if value == "no" else value
        elif field == "tools":
            value = "with tools" if value == "yes" else value
        words.append(value)
    return ", ".join(words)


class Rankable(Protocol):
    """What ordering needs of a row: its key on the metric's scale, its model, when it counts, and an identity."""

    @property
    def pk(self) -> int: ...
    @property
    def rank_key(self) -> Decimal: ...
    @property
    def system_id(self) -> int | None: ...
    @property
    def date_end(self) -> date | None: ...


R = TypeVar("R", bound=Rankable)
_KEY = itemgetter(0, 1, 2)


def ordered(rows: Iterable[R], *, higher_is_better: bool) -> list[R]:
    """The rows best first. Ties: the earlier one first, undated ones last; then the older row."""
    sign = -1 if higher_is_better else 1
    keyed = [(sign * row.rank_key, row.date_end or date.max, row.pk, row) for row in rows]
    return [row for *_, row in sorted(keyed, key=_KEY)]


def best_per_model(rows: Iterable[R], *, higher_is_better: bool) -> list[tuple[R, list[R]]]:
    """One line per model, best first: its best row and the others of it, best first too."""
    lines: dict[int | None, list[R]] = {}
    for row in ordered(rows, higher_is_better=higher_is_better):
        lines.setdefault(row.system_id, []).append(row)
    return [(mine[0], mine[1:]) for mine in lines.values()]


def ranks(rows: Sequence[Rankable]) -> list[int | None]:
    """Ranks of rows that are already in order: equal keys share one (1, 2, 2, 4); None each for fewer than three."""
    if len(rows) < RANKED_FROM:
        return [None] * len(rows)
    found: list[int | None] = []
    for position, row in enumerate(rows):
        same = position > 0 and row.rank_key == rows[position - 1].rank_key
        found.append(found[-1] if same else position + 1)
    return found


def places(rows: Sequence[Rankable], among: Sequence[Rankable], *, higher_is_better: bool) -> list[int | None]:
    """The rank of each of `rows` on the board whose models' best rows are `among`, in any order.

    A rank is one more than the number of other models with a better number: what `ranks` says of a model's best row. A
    row that is not its model's best is placed as if it were.
    """
    if len(among) < RANKED_FROM:
        return [None] * len(rows)
    sign = -1 if higher_is_better else 1
    keys = sorted(sign * row.rank_key for row in among)
    own = {row.system_id: sign * row.rank_key for row in among}
    found: list[int | None] = []
    for row in rows:
        key = sign * row.rank_key
        found.append(bisect_left(keys, key) + 1 - (row.system_id in own and own[row.system_id] < key))
    return found


def frontier(rows: Iterable[R], *, higher_is_better: bool) -> list[R]:
    """The rows that were the best so far when they counted, oldest first. Undated rows and mere equals are left out.

    Of several that count on one day only the best takes a step.
    """
    better = gt if higher_is_better else lt
    days: dict[date, R] = {}  # of each day the best, which alone can be a step
    for row in rows:
        day = row.date_end
        if day is not None:
            known = days.setdefault(day, row)
            if known is not row and (
                better(row.rank_key, known.rank_key) or (row.rank_key == known.rank_key and row.pk < known.pk)
            ):
                days[day] = row
    steps: list[R] = []
    for day in sorted(days):
        row = days[day]
        if not steps or better(row.rank_key, steps[-1].rank_key):
            steps.append(row)
    return steps


def default_group(sizes: Mapping[str, int]) -> str:
    """The group that a board shows first: the largest; of equals the one that states least, then by name."""
    if not sizes:
        return ""
    return min(sizes, key=lambda group: (-sizes[group], group.count("="), group))
