"""The home page: what is tracked, which boards move, what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value

from leaderboard.models import Benchmark, Paper, Result
from leaderboard.queries.lines import BY_PERSON
from leaderboard.queries.log import Lately, lately
from leaderboard.queries.trends import Trend, trends

TRENDS = 9


@dataclass(frozen=True, slots=True)
class Tracked:
    """How much there is: confirmed benchmarks with results, results on boards, papers, numbers checked."""

    benchmarks: int
    results: int
    ranked: int
    papers: int
    checked: int


@dataclass(frozen=True, slots=True)
class Home:
    """All that the home page prints."""

    tracked: Tracked
    trends: Sequence[Trend]
    lately: Lately


def home() -> Home:
    """The home page."""
    return Home(tracked=tracked(), trends=trends(TRENDS), lately=lately(lines=8, acts=5, runs=4))


def tracked() -> Tracked:
    """The counts, in one statement; each reads an index."""
    # What ranks is most of what there is: counting the rest is cheaper.
    with_result = Exists(Result.objects.visible().filter(benchmark=OuterRef("pk")))
    counts = _count("benchmarks", Benchmark.objects.confirmed().filter(with_result)).union(
        _count("papers", Paper.objects.all()),
        _count("results", Result.objects.all()),
        _count("listed", Result.objects.filter(standing=Result.Standing.LISTED)),
        _count("hidden", Result.objects.filter(standing=Result.Standing.HIDDEN)),
        _count("checked", Result.objects.filter(checked__in=BY_PERSON)),
        all=True,
    )
    found: dict[str, int] = dict(counts)
    on_boards = found.get("results", 0) - found.get("hidden", 0)
    return Tracked(
        benchmarks=found.get("benchmarks", 0),
        results=on_boards,
        ranked=on_boards - found.get("listed", 0),
        papers=found.get("papers", 0),
        checked=found.get("checked", 0),
    )


def _count(what: str, rows: QuerySet[Any]) -> Any:
    return rows.order_by().values(what=Value(what)).annotate(count=Count("*")).values_list("what", "count")
