"""Gains and drops that papers report: differences, which never rank. Percent and points never stand in one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from leaderboard import ranking
from leaderboard.filters import GainFilters, InvalidParameter
from leaderboard.models import Benchmark, Result
from leaderboard.queries.lines import printed
from leaderboard.queries.paging import Pager, slice_of
from leaderboard.queries.passages import Passage, passage_of, with_passages

PAGE_SIZE = 50
UNITS = {"points": "points", "percent": "%", "unstated": ""}


@dataclass(frozen=True, slots=True)
class Gain:
    """One reported difference with its sentence."""

    result: Result
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class GainPage:
    """One page of gains of one unit."""

    filters: GainFilters
    benchmark: Benchmark | None
    gains: Sequence[Gain]
    pager: Pager


def gains(filters: GainFilters) -> GainPage:
    """Reported gains of one unit, newest first. Raises `InvalidParameter` for an unknown benchmark."""
    benchmark = None
    # Hidden, as all gains are: that is what the index of newest results begins with.
    rows = Result.objects.deltas().filter(standing=Result.Standing.HIDDEN, unit=UNITS[filters.unit])
    rows = rows.filter(reason=ranking.Reason.DELTA)
    if filters.benchmark:
        benchmark = Benchmark.objects.filter(slug=filters.benchmark).first()
        if benchmark is None:
            raise InvalidParameter(
                "benchmark", f"there is no benchmark “{filters.benchmark}”.", ["the last part of its address"]
            )
        rows = rows.filter(benchmark=benchmark)
    found = with_passages(printed(rows)).order_by(F("date_end").desc(nulls_last=True), "pk")
    shown, pager = slice_of(found, filters, size=PAGE_SIZE)
    return GainPage(
        filters=filters,
        benchmark=benchmark,
        gains=[Gain(result=result, passage=passage_of(result)) for result in shown],
        pager=pager,
    )
