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
    """The counts, in two statements: out of the benchmarks' summaries, which are far fewer than results."""
    # Said so that neither database looks up a benchmark, or a summary out of its order, for each of thousands.
    candidates = Benchmark.objects.filter(status=Status.CANDIDATE)
    stored = BenchmarkSummary.objects.aggregate(
        benchmarks=Count("pk", filter=Q(results__gt=0) & ~Q(pk__in=candidates.values("pk"))),
        results=Coalesce(Sum("results"), 0),
        ranked=Coalesce(Sum("ranked"), 0),
        checked=Coalesce(Sum("checked"), 0),
    )
    return Tracked(**stored, papers=Paper.objects.filter(merged_into=None).count())
