"""Gains and drops that papers report: differences, which never rank. Percent and points never stand in one list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from leaderboard import ranking
from leaderboard.filters import UNNAMED, GainFilters, InvalidParameter
from leaderboard.models import Benchmark, Result, System
from leaderboard.queries.lines import printed
from leaderboard.queries.paging import Pager, slice_of
from leaderboard.queries.passages import Passage, passage_of, with_passages

PAGE_SIZE = 50
# So many of the newest gains are looked at for what to narrow the list to, and so many choices are offered.
LOOKED_AT = 2000
FACETS = 12
UNITS = {"points": "points", "percent": "%", "unstated": ""}


@dataclass(frozen=True, slots=True)
class Gain:
    """One reported difference with its sentence."""

    result: Result
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that the list may be narrowed to, with the number of gains among the newest that have it."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class GainPage:
    """One page of gains of one unit. The facets are those of the newest gains under the other filters."""

    filters: GainFilters
    benchmark: Benchmark | None
    system: System | None
    gains: Sequence[Gain]
    pager: Pager
    benchmarks: Sequence[Facet]
    compared: Sequence[Facet]


def gains(filters: GainFilters) -> GainPage:
    """Reported gains of one unit, newest first. Raises `InvalidParameter` for an unknown benchmark or model."""
    benchmark: Benchmark | None = _named(Benchmark, "benchmark", filters.benchmark)
    system: System | None = _named(System, "model", filters.model)
    # Hidden, as all gains are: that is what the index of newest results begins with.
    rows = Result.objects.deltas().filter(standing=Result.Standing.HIDDEN, unit=UNITS[filters.unit])
    rows = rows.filter(reason=ranking.Reason.DELTA).order_by(F("date_end").desc(nulls_last=True), "pk")
    if system is not None:
        rows = rows.filter(system=system)
    on = Q(benchmark=benchmark) if benchmark is not None else Q()
    over = Q(baseline__iexact=filters.over) if filters.over else Q()
    shown, pager = slice_of(with_passages(printed(rows.filter(on, over))), filters, size=PAGE_SIZE)
    return GainPage(
        filters=filters,
        benchmark=benchmark,
        system=system,
        gains=[Gain(result=result, passage=passage_of(result)) for result in shown],
        pager=pager,
        benchmarks=[] if benchmark else _benchmarks(rows.filter(over), filters),
        compared=[] if filters.over else _compared(rows.filter(on), filters),
    )


def _named(kind: Any, parameter: str, slug: str) -> Any:
    """The entry that a filter names; None where it is off."""
    if not slug:
        return None
    found = kind.objects.filter(slug=slug).first()
    if found is None:
        raise InvalidParameter(parameter, f"there is no {parameter} “{slug}”.", ["the last part of its address"])
    return found


def _benchmarks(rows: QuerySet[Result], filters: GainFilters) -> list[Facet]:
    newest = rows.filter(benchmark__isnull=False).values_list("benchmark__slug", "benchmark__name")[:LOOKED_AT]
    counts = Counter(newest).most_common(FACETS)
    return [Facet(name, count, filters.address(benchmark=slug)) for (slug, name), count in counts]


def _compared(rows: QuerySet[Result], filters: GainFilters) -> list[Facet]:
    """Names that differ in their letters' case alone count as one, written as most write it."""
    printed_names = Counter(rows.exclude(baseline="").values_list("baseline", flat=True)[:LOOKED_AT])
    folded: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in printed_names.items():
        folded[name.casefold()][name] += count
    counts = sorted(folded.values(), key=lambda names: (-names.total(), min(names)))[:FACETS]
    named = [(min(names, key=lambda name: (-names[name], name)), names.total()) for names in counts]
    return [
        Facet("an unnamed system" if name == UNNAMED else name, count, filters.address(over=name))
        for name, count in named
    ]
