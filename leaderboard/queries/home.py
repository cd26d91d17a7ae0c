"""The home page: what is tracked, which boards move, what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

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
    """The counts, in one statement: out of the benchmarks' summaries, which are far fewer than results, and of papers.

    A whole table is counted many times faster than the part of it that is in use; so the few that are not are counted
    apart, and taken off. Written out, because the ORM has no word for several tables' counts in one statement.
    """
    names = {model: model._meta.db_table for model in (Paper, Benchmark, BenchmarkSummary)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT COUNT(CASE WHEN results > 0 THEN 1 END)
                     - (SELECT COUNT(*) FROM {names[Benchmark]} AS entry
                        JOIN {names[BenchmarkSummary]} AS said ON said.benchmark_id = entry.id
                        WHERE entry.status = %s AND said.results > 0),
                   COALESCE(SUM(results), 0),
                   COALESCE(SUM(ranked), 0),
                   (SELECT COUNT(*) FROM {names[Paper]})
                     - (SELECT COUNT(*) FROM {names[Paper]} WHERE merged_into_id IS NOT NULL),
                   COALESCE(SUM(checked), 0)
            FROM {names[BenchmarkSummary]}
            """,  # noqa: S608 - our own names
            [Status.CANDIDATE],
        )
        return Tracked(*cursor.fetchone())
