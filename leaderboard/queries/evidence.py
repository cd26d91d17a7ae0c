"""One result: the sentence it stands in, what each name was taken for, why it ranks or not, who decided what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, cast

from django.db.models import Q

from leaderboard import ranking
from leaderboard.filters import BoardFilters
from leaderboard.models import Kind, Name, Result
from leaderboard.queries.genealogy import Genealogy, genealogy
from leaderboard.queries.lines import printed
from leaderboard.queries.lists import places_of
from leaderboard.queries.marks import Mark, Piece, pieces
from leaderboard.queries.passages import Passage, passage_of, with_passages

OTHERS_SHOWN = 12
_KINDS = {"model": Kind.SYSTEM, "benchmark": Kind.BENCHMARK, "metric": Kind.METRIC}
# The parts of a reading that have a place in the text, in readers' words.
PARTS = (("metric", "metric"), ("benchmark", "benchmark"), ("model", "model"), ("setting", "setting"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name as printed, and the entry that it was taken for; either may be missing.

    `alias` is the spelling in the table of names that led from one to the other; None where none did, as for a name
    that a curator corrected, or a metric that is assumed.
    """

    what: str
    printed: str
    entry: Any
    alias: Name | None = None


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
    copies: Sequence[Result]  # other origins of the same number
    genealogy: Genealogy | None

    @property
    def others(self) -> list[Other]:
        """The other reports of the same setting: the one that stands for its model first, then the best."""
        reports = self.genealogy.reports if self.genealogy is not None else ()
        rows = [row for report in reports if not report.here and (row := report.result).group == self.result.group]
        rows.sort(key=lambda row: (not row.heads, -row.rank_key, row.pk))
        return [Other(row, row.rank_key - self.result.rank_key) for row in rows[:OTHERS_SHOWN]]

    @property
    def on_board(self) -> str:
        """The address of its own row on its board; "" for what stands on none."""
        result = self.result
        if result.benchmark is None or result.standing == Result.Standing.HIDDEN:
            return ""
        group = result.group or ranking.NOT_STATED if result.standing == Result.Standing.RANKED else ""
        filters = BoardFilters(metric=result.metric.slug if result.metric else "", group=group, row=str(result.pk))
        return f"{result.benchmark.get_absolute_url()}{filters.address()}#r{result.pk}"


def evidence(pk: int, normalise: Callable[[str], str] | None = None) -> Evidence | None:
    """The evidence of one result; None where there is none of that number.

    `normalise` spells names as they compare; without it nothing is said of the aliases that led to entries.
    """
    rows = with_passages(Result.objects.filter(pk=pk).with_names())
    rows = rows.defer("anchor__text__title", "anchor__text__body")
    result = rows.select_related("claim__run", "imported_row__run", "head_act").first()
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
        resolved=_resolved(result, normalise),
        run=origin.run if origin is not None else None,
        rank=rank,
        of=of,
        joint=list(result.jointly.all()) if result.benchmark_id is None else [],
        raw=_raw(result),
        copies=list(printed(result.same.all()).order_by("pk")),
        genealogy=genealogy(result),
    )


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


def _resolved(result: Result, normalise: Callable[[str], str] | None) -> list[Resolved]:
    claim, row = result.claim, result.imported_row
    if claim is not None:
        printed = {"benchmark": ", ".join(claim.benchmarks), "metric": claim.metric, "model": claim.system}
    elif row is not None:
        printed = {"benchmark": row.benchmark, "metric": row.metric, "model": row.system}
    else:
        printed = {}
    entries = {"benchmark": result.benchmark, "metric": result.metric, "model": result.system}
    found = [Resolved(what, printed.get(what, ""), entries[what]) for what in ("model", "benchmark", "metric")]
    aliases = _aliases(found, normalise) if normalise is not None else {}
    return [replace(item, alias=aliases.get(item.what)) for item in found]


def _aliases(names: Sequence[Resolved], normalise: Callable[[str], str]) -> dict[str, Name]:
    """The spelling that led each printed name to its entry, by what the name is of; in one statement."""
    wanted = Q()
    for item in names:
        if item.entry is not None and item.printed:
            wanted |= Q(kind=_KINDS[item.what], normalised=normalise(item.printed), **{_KINDS[item.what]: item.entry})
    if not wanted:
        return {}
    found = {row.kind: row for row in Name.objects.filter(wanted).order_by("-id")}  # the oldest spelling last
    return {what: found[kind] for what, kind in _KINDS.items() if kind in found}


def _raw(result: Result) -> list[tuple[str, Any]]:
    """An imported row as its file has it, field by field."""
    row = result.imported_row
    if row is None:
        return []
    return list(row.raw.items())[:40] if isinstance(row.raw, dict) else [("value", row.raw)]
