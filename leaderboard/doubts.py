"""Why a person should look at a result, and which results first: the review queue's one place that decides it.

Pure: no database, no Django. `weigh` takes the rows of one board's group and says of each

* its doubts, gravest first: what a decision would settle, each with its particulars;
* its urgency: the sum of what its doubts weigh. Each kind of doubt weighs more than all lesser ones together, so the
  queue is ordered by the gravest doubt, then the next; and whoever knows the sum knows the kinds (`codes_of`);
* whether it heads its model's reports, and whether another report that a person chose overrules it.

A person's decision settles every doubt but those that a newer reading raises against it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from leaderboard import ranking
from leaderboard.ranking import Reason, Standing


class Code(StrEnum):
    """The kinds of doubt, gravest first."""

    FRONTIER = "frontier"
    DISAGREES = "disagrees"
    NOT_CARRIED = "not-carried"
    CARRIED_BY_VALUE = "carried-by-value"
    GONE = "no-longer-read"
    CONFLICT = "conflict"
    FAILED_CHECK = "failed-check"
    UNCONFIRMED_BENCHMARK = "unconfirmed-benchmark"
    UNCONFIRMED_MODEL = "unconfirmed-model"
    HELD = "held"
    LOW_CONFIDENCE = "low-confidence"
    ASSUMED_METRIC = "assumed-metric"


# What a newer reading, or a newer text, raises against a decision; a further decision settles that very one.
RAISED = (Code.DISAGREES, Code.NOT_CARRIED, Code.CARRIED_BY_VALUE, Code.GONE)
WEIGHTS: Mapping[Code, int] = {code: 1 << place for place, code in enumerate(reversed(Code))}

# Each kind in two or three words, for lists of them.
LABELS: Mapping[Code, str] = {
    Code.FRONTIER: "new best",
    Code.DISAGREES: "newer reading differs",
    Code.NOT_CARRIED: "not found in the new text",
    Code.CARRIED_BY_VALUE: "carried by its number alone",
    Code.GONE: "no longer read",
    Code.CONFLICT: "reports differ",
    Code.FAILED_CHECK: "failed check",
    Code.UNCONFIRMED_BENCHMARK: "unconfirmed benchmark",
    Code.UNCONFIRMED_MODEL: "unconfirmed model",
    Code.HELD: "held board",
    Code.LOW_CONFIDENCE: "low confidence",
    Code.ASSUMED_METRIC: "assumed metric",
}
_KINDS: Mapping[str, Code] = {str(code): code for code in Code}

# On no board yet, only because a person has to decide first.
_AWAITED = (Reason.HELD, Reason.BELOW_THRESHOLD)
# Unranked for a reason that a decision on the result or its names takes away.
_HOPEFUL = (
    *_AWAITED,
    Reason.ASSUMED_METRIC,
    Reason.UNCLEAR_SCALE,
    Reason.UNCONFIRMED_BENCHMARK,
    Reason.UNCONFIRMED_MODEL,
)
_OTHERS_SAID = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look. `particulars` are plain values: numbers as text, ready to be stored and said."""

    code: str
    particulars: Mapping[str, Any]

    @property
    def kind(self) -> Code:
        """Its kind; what is none of the named ones is the finding of a check."""
        return _KINDS.get(self.code, Code.FAILED_CHECK)


# Made anew for every result that is weighed: frozen, it would take three times as long to make.
@dataclass(slots=True, kw_only=True)
class Row:
    """What `weigh` must know of a result.

    `decimals` is how many digits behind the point were printed, on the metric's scale. `decided` means that any act of
    a person is in force. `head_act` is the act that chose it to head its model's reports, None for none; `over` the
    numbers, on the metric's scale, that whoever chose it knew of. `board` is False for what belongs to no board.
    """

    pk: int
    system_id: int | None
    rank_key: Decimal
    decimals: int
    date_end: date | None
    standing: str
    reason: str
    kind: str = "score"
    qualifier: str = "exact"
    decided: bool = False
    review: str = ""
    confidence: float | None = None
    threshold: float = 0.0
    held: bool = False
    metric_assumed: bool = False
    benchmark_confirmed: bool = True
    model_confirmed: bool = True
    board: bool = True
    head_act: int | None = None
    over: Sequence[Decimal] = ()

    @property
    def waits(self) -> bool:
        """Whether it stands on its board, or would but for a person's decision."""
        return self.kind == "score" and (self.standing != Standing.HIDDEN or self.reason in _AWAITED)

    @property
    def checkable(self) -> bool:
        """Whether what a check finds in it is worth a look: what waits for a decision could stand on a page."""
        return not self.decided and (self.waits or self.reason == Reason.DELTA)

    @property
    def would_rank(self) -> bool:
        """Whether it ranks, or would if no other report had been chosen over it."""
        return self.standing == Standing.RANKED or self.reason == Reason.OVERRULED

    @property
    def contends(self) -> bool:
        """Whether it is one exact level of a named model, as can stand beside another report of the same."""
        hopeful = self.would_rank or self.reason in _HOPEFUL
        return self.board and self.system_id is not None and self.qualifier == "exact" and hopeful


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `weigh` says of one row."""

    doubts: Sequence[Doubt]
    urgency: int
    heads: bool = False
    overruled: bool = False


def in_words(doubt: Doubt) -> str:
    """A doubt as a sentence; of a check's finding only that there is one, since checks say theirs themselves."""
    said = doubt.particulars
    match doubt.code:
        case Code.FRONTIER:
            return f"The best so far at its date, ahead of {said.get('over', 'what stood before')}."
        case Code.DISAGREES:
            return "A newer reading says something else than what a person decided; the decision stands."
        case Code.NOT_CARRIED:
            return "The text was replaced, and the number that a person decided on is not in the new one."
        case Code.CARRIED_BY_VALUE:
            return "The text was replaced; the decision followed the number by its value alone."
        case Code.GONE:
            return "The current rules read no score here any more; the decision stands."
        case Code.CONFLICT:
            others = said.get("others", [])
            return f"Another report of the same says {' and '.join(others) or 'something else'}."
        case Code.UNCONFIRMED_BENCHMARK:
            return "Nobody has confirmed that this benchmark is one."
        case Code.UNCONFIRMED_MODEL:
            return "Nobody has confirmed that this model is one."
        case Code.HELD:
            return "The board is held: nothing enters it before a person has decided."
        case Code.LOW_CONFIDENCE:
            sure, asked = float(said.get("confidence") or 0), float(said.get("threshold") or 0)
            return f"The rule is less sure ({sure:.2f}) than this board asks for ({asked:.2f})."
        case Code.ASSUMED_METRIC:
            return "The text names no metric; the benchmark's usual one is assumed."
    return f"A check failed: {doubt.code.replace('-', ' ')}."


def urgency(doubts: Iterable[Doubt]) -> int:
    """How much a decision is worth: 0 for a result that waits for nobody."""
    return sum(WEIGHTS[kind] for kind in {doubt.kind for doubt in doubts})


def codes_of(total: int) -> list[Code]:
    """The kinds of doubt that make up an urgency, gravest first."""
    return [code for code in Code if total & WEIGHTS[code]]


def agree(one: Decimal, decimals: int, other: Decimal, other_decimals: int) -> bool:
    """Whether two numbers may be one, printed with more or fewer digits: 78.4 and 78.42 may, 78.4 and 78.5 may not."""
    return abs(one - other) <= Decimal(5).scaleb(-min(decimals, other_decimals) - 1) if one != other else True


def differing(row: Row, rows: Iterable[Row]) -> list[Row]:
    """The other reports of the row's model, among rows of its group, that say another number than it."""
    others = (other for other in rows if other.contends and other.system_id == row.system_id and other.pk != row.pk)
    return [other for other in others if not _same(row, other)]


def weigh(rows: Sequence[Row], *, higher_is_better: bool = True) -> dict[int, Weighed]:
    """Weigh the rows of one benchmark, metric and group, by their key; what checks found is added by `with_findings`.

    Rows that belong to no board may be weighed together.
    """
    heads = _heads(rows)
    overruled = {row.pk for row in rows if row.would_rank and _loses(row, heads.get(row.system_id))}
    steps = _steps(rows, overruled, higher_is_better=higher_is_better)
    contenders: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        if row.contends:
            contenders[row.system_id].append(row)
    weighed = {}
    for row in rows:
        found = [Doubt(row.review, {})] if row.review in RAISED else []
        if row.waits and not row.decided:
            if row.pk in steps:
                found.append(Doubt(Code.FRONTIER, {"over": _said(steps[row.pk])}))
            if others := _conflict(row, contenders[row.system_id], heads.get(row.system_id)):
                found.append(Doubt(Code.CONFLICT, {"others": [_said(key) for key in others[:_OTHERS_SAID]]}))
            found += _own(row)
        head = heads.get(row.system_id)
        weighed[row.pk] = _weighed(found, heads=head is not None and head.pk == row.pk, overruled=row.pk in overruled)
    return weighed


def with_findings(row: Row, weighed: Weighed, findings: Iterable[tuple[str, Mapping[str, Any]]]) -> Weighed:
    """The same with what checks found in the row, pairs of a code and its particulars, where that is worth a look."""
    if not row.checkable:
        return weighed
    found = [*weighed.doubts, *(Doubt(code, dict(particulars)) for code, particulars in findings)]
    return _weighed(found, heads=weighed.heads, overruled=weighed.overruled)


def _weighed(found: Iterable[Doubt], *, heads: bool, overruled: bool) -> Weighed:
    ordered = sorted(found, key=lambda doubt: -WEIGHTS[doubt.kind])
    return Weighed(ordered, urgency(ordered), heads, overruled)


def _own(row: Row) -> list[Doubt]:
    """The doubts that a row raises by itself."""
    uncertain = row.confidence is not None and row.confidence < row.threshold
    raised: Sequence[tuple[bool, Code, Mapping[str, Any]]] = (
        (not row.benchmark_confirmed, Code.UNCONFIRMED_BENCHMARK, {}),
        (row.system_id is not None and not row.model_confirmed, Code.UNCONFIRMED_MODEL, {}),
        (row.held, Code.HELD, {}),
        (uncertain, Code.LOW_CONFIDENCE, {"confidence": row.confidence, "threshold": row.threshold}),
        (row.metric_assumed, Code.ASSUMED_METRIC, {}),
    )
    return [Doubt(code, particulars) for holds, code, particulars in raised if holds]


def _heads(rows: Iterable[Row]) -> dict[int | None, Row]:
    """By model, the row that a person chose to stand for it; of several, the one chosen last."""
    chosen: dict[int | None, Row] = {}
    for row in rows:
        if row.head_act is not None and row.contends:
            before = chosen.get(row.system_id)
            if before is None or (before.head_act or 0) < row.head_act:
                chosen[row.system_id] = row
    return chosen


def _loses(row: Row, head: Row | None) -> bool:
    """Whether the row says something else than the one that was chosen to stand for its model."""
    return head is not None and row.pk != head.pk and not _same(row, head)


def _same(one: Row, other: Row) -> bool:
    return agree(one.rank_key, one.decimals, other.rank_key, other.decimals)


def _conflict(row: Row, contenders: Sequence[Row], head: Row | None) -> list[Decimal]:
    """The numbers of the same model, benchmark, metric and group that differ from this row's, without repetition.

    None where a person who knew this number chose another one, or this one.
    """
    if not row.contends:
        return []
    if head is not None and (_same(row, head) or row.rank_key in head.over):
        return []
    against = contenders if head is None else [head]
    return sorted({other.rank_key for other in against if other.pk != row.pk and not _same(row, other)})


def _steps(rows: Iterable[Row], overruled: set[int], *, higher_is_better: bool) -> dict[int, Decimal]:
    """The undecided rows that are, or on acceptance would be, the best so far at their date; with what they beat.

    A first result beats nothing, so it is no step; nor is one whose date nobody knows.
    """
    sign = 1 if higher_is_better else -1
    ranked = [row for row in rows if row.would_rank and row.pk not in overruled and row.date_end is not None]
    frontier = ranking.frontier(ranked, higher_is_better=higher_is_better)
    days = [step.date_end or date.max for step in frontier]
    on_it = {step.pk for step in frontier}
    found = {}
    for row in rows:
        hopeful = row.kind == "score" and row.contends and not row.would_rank
        if row.decided or row.date_end is None or not (row.pk in on_it or hopeful):
            continue
        # What was the best before: of a step the one before it, of a hopeful row all that was known by its day.
        before = days.index(row.date_end) if row.pk in on_it else bisect_right(days, row.date_end)
        if before and sign * row.rank_key > sign * frontier[before - 1].rank_key:
            found[row.pk] = frontier[before - 1].rank_key
    return found


def _said(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
