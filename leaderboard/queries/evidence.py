"""One result: the sentence it stands in, what each name was taken for, why it ranks or not, who decided what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from leaderboard.models import Result
from leaderboard.queries.lines import printed
from leaderboard.queries.lists import places_of
from leaderboard.queries.marks import Mark, Piece, pieces
from leaderboard.queries.passages import Passage, passage_of, with_passages

OTHERS_SHOWN = 12
# The parts of a reading that have a place in the text, in readers' words.
PARTS = (("metric", "metric"), ("benchmark", "benchmark"), ("model", "model"), ("setting", "setting"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name as printed, and the entry that it was taken for; either may be missing."""

    what: str
    printed: str
    entry: Any


@dataclass(frozen=True, slots=True)
class Other:
    """Another report of the same model, benchmark, metric and setting, and how far its number lies from this one's."""

    result: Result
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a result's page prints of the result itself; the history of decisions comes from `services.acts`."""

    result: Result
    passage: Passage | None
    sentence: Sequence[Piece]
    resolved: Sequence[Resolved]
    run: Any
    rank: int | None
    of: int
    joint: Sequence[Any]
    raw: Sequence[tuple[str, Any]]
    others: Sequence[Other]


def evidence(pk: int) -> Evidence | None:
    """The evidence of one result; None where there is none of that number."""
    rows = with_passages(Result.objects.filter(pk=pk).with_names())
    rows = rows.defer("anchor__text__title", "anchor__text__body")
    result = rows.select_related("claim__run", "imported_row__run", "head_act").prefetch_related("jointly").first()
    if result is None:
        return None
    passage = passage_of(result)
    ranked = result.standing == Result.Standing.RANKED
    rank, of = places_of([result]).get(result.pk, (None, 0)) if ranked else (None, 0)
    origin = result.claim or result.imported_row
    return Evidence(
        result=result,
        passage=passage,
        sentence=_sentence(result, passage),
        resolved=_resolved(result),
        run=origin.run if origin is not None else None,
        rank=rank,
        of=of,
        joint=list(result.jointly.all()),
        raw=_raw(result),
        others=_others(result),
    )


def _others(result: Result) -> list[Other]:
    """Other reports of the same that a page shows, whichever number they say: the nearest ones first."""
    if result.system_id is None or result.benchmark_id is None or result.metric_id is None:
        return []
    if result.kind != Result.Kind.SCORE:
        return []
    same = Result.objects.visible().filter(
        benchmark=result.benchmark_id, metric=result.metric_id, group=result.group, system=result.system_id
    )
    rows = printed(same.exclude(pk=result.pk)).order_by("-heads", "-rank_key", "pk")[:OTHERS_SHOWN]
    return [Other(row, row.rank_key - result.rank_key) for row in rows]


def _sentence(result: Result, passage: Passage | None) -> list[Piece]:
    """The sentence with the number marked, and lighter the names that belong to it."""
    if passage is None or result.anchor is None:
        return []
    text = passage.before + passage.number + passage.after
    offset = result.anchor.start - len(passage.before)
    marks = [Mark(result.anchor.start - offset, result.anchor.end - offset, result.kind, result)]
    if result.claim is not None and result.claim.anchor_id == result.anchor_id:
        for name, words in PARTS:
            for field, start, end in _spans(result.claim.spans.get(name)):
                if field == result.anchor.field:
                    marks.append(Mark(start - offset, end - offset, "part", words))
    return pieces(text, marks)


def _spans(value: Any) -> list[tuple[str, int, int]]:
    """The places in what a claim keeps for one part: none, one ([field, start, end]) or a list of them."""
    if not isinstance(value, list) or not value:
        return []
    if isinstance(value[0], str):
        return [cast("tuple[str, int, int]", tuple(value))] if len(value) == 3 else []
    return [place for item in value for place in _spans(item)]


def _resolved(result: Result) -> list[Resolved]:
    claim, row = result.claim, result.imported_row
    if claim is not None:
        printed = {"benchmark": ", ".join(claim.benchmarks), "metric": claim.metric, "model": claim.system}
    elif row is not None:
        printed = {"benchmark": row.benchmark, "metric": row.metric, "model": row.system}
    else:
        printed = {}
    entries = {"benchmark": result.benchmark, "metric": result.metric, "model": result.system}
    return [Resolved(what, printed.get(what, ""), entries[what]) for what in ("model", "benchmark", "metric")]


def _raw(result: Result) -> list[tuple[str, Any]]:
    """An imported row as its file has it, field by field."""
    row = result.imported_row
    if row is None:
        return []
    return list(row.raw.items())[:40] if isinstance(row.raw, dict) else [("value", row.raw)]
