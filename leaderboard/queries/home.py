"""The home page: what is tracked, which boards move, what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from leaderboard.models import Act, Benchmark, Paper, Result
from leaderboard.queries.lines import BY_PERSON
from leaderboard.queries.log import Lately, lately
from leaderboard.queries.trends import Trend, trends

TRENDS = 9


@dataclass(frozen=True, slots=True)
class Tracked:
    """How much there is: confirmed benchmarks with results, results on boards, papers, numbers checked."""

    benchmarks: int
    ranked: int
    listed: int
    papers: int
    checked: int

    @property
    def results(self) -> int:
        """All results on boards, ranked or not."""
        return self.ranked + self.listed


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
    """The counts, in one statement; each reads an index, and of what people checked only the acts."""
    decided = Act.objects.filter(verb__in=[Act.Verb.ACCEPT, Act.Verb.CORRECT], bulk=False)
    by_hand = Result.objects.filter(checked__in=BY_PERSON).filter(
        Q(anchor__in=decided.filter(anchor__isnull=False).values("anchor"))
        | Q(imported_row__in=decided.filter(imported_row__isnull=False).values("imported_row"))
    )
    on_board = Result.objects.visible().filter(benchmark=OuterRef("pk"))
    counts = _count("benchmarks", Benchmark.objects.confirmed().filter(Exists(on_board))).union(
        _count("papers", Paper.objects.all()),
        _count("ranked", Result.objects.ranked()),
        _count("listed", Result.objects.filter(standing=Result.Standing.LISTED)),
        _count("checked", by_hand),
        all=True,
    )
    return Tracked(**dict.fromkeys(("benchmarks", "papers", "ranked", "listed", "checked"), 0) | dict(counts))


def _count(what: str, rows: QuerySet[Any]) -> Any:
    return rows.order_by().values(what=Value(what)).annotate(count=Count("pk")).values_list("what", "count")
