"""Benchmarks: the list, one benchmark's page, and its chart as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import BoardFilters
from leaderboard.queries import boards
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page


@page(BoardFilters)
def benchmark(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """Who leads on a benchmark, what stands behind it, what does not rank and why."""
    found = boards.board(boards.benchmark_at(slug, normalise(slug)), filters)
    return render(request, "leaderboard/benchmark.html", {"page": found, "section": "benchmarks"})
