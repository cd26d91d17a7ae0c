"""One benchmark's page, and its chart as data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from leaderboard.charts.svg import board_svg
from leaderboard.filters import BoardFilters
from leaderboard.queries import boards
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page
from leaderboard.views.charting import narrow, series_of

# One drawing for wide columns and one for phones: text must not shrink with the drawing.
WIDE, NARROW = {"width": 960, "height": 400}, {"width": 380, "height": 320}


@page(BoardFilters)
def benchmark(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """Who leads on a benchmark, what stands behind it, what does not rank and why."""
    found = boards.board(boards.benchmark_at(slug, normalise(slug)), filters)
    context: dict[str, Any] = {"page": found, "section": "benchmarks"}
    if found.chart.drawn:
        series = series_of(found.chart)
        context |= {"svg": board_svg(series, **WIDE), "narrow": board_svg(narrow(series), **NARROW)}
    return render(request, "leaderboard/benchmark.html", context)


@page(BoardFilters, data=True)
def chart(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """The same page's chart as a figure that the live drawing reads."""
    from leaderboard.charts.figure import board_figure  # slow to import, and most readers never ask for it

    found = boards.chart(boards.benchmark_at(slug, normalise(slug)), filters)
    return JsonResponse(board_figure(series_of(found), **WIDE))
