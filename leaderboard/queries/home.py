"""The home page: what is tracked, which boards move, what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from leaderboard.models import Benchmark, BenchmarkSummary, Paper, Status
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
    """The counts: out of the benchmarks' summaries, which are far fewer than results, and of whole tables.

    A whole table is counted many times faster than the part of it that is in use; so the few that are not are counted
    apart, and taken off.
    """
    stored = BenchmarkSummary.objects.aggregate(
        benchmarks=Count("pk", filter=Q(results__gt=0)),
        results=Coalesce(Sum("results"), 0),
        ranked=Coalesce(Sum("ranked"), 0),
        checked=Coalesce(Sum("checked"), 0),
    )
    candidates = Benchmark.objects.filter(status=Status.CANDIDATE, summary__results__gt=0).count()
    merged = Paper.objects.filter(merged_into__isnull=False).count()
    stored["benchmarks"] -= candidates
    return Tracked(**stored, papers=Paper.objects.count() - merged)
