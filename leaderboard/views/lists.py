"""The list of benchmarks, the list of models, one model's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import BenchmarkFilters, ListFilters, PageFilters
from leaderboard.queries import benchmarks as benchmark_queries
from leaderboard.queries import lists
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page
from leaderboard.views.charting import both_widths, profile


@page(BenchmarkFilters)
def benchmarks(request: HttpRequest, filters: BenchmarkFilters) -> HttpResponse:
    """All benchmarks, with a search, filters by task and metric, and every column to sort by."""
    found = benchmark_queries.benchmarks(filters, normalise(filters.q))
    return render(request, "leaderboard/benchmarks.html", {"page": found, "section": "benchmarks"})


@page(ListFilters)
def systems(request: HttpRequest, filters: ListFilters) -> HttpResponse:
    """All models with results, with a search."""
    found = lists.systems(filters, normalise(filters.q))
    return render(request, "leaderboard/systems.html", {"page": found, "section": "systems"})


@page(PageFilters)
def system(request: HttpRequest, filters: PageFilters, slug: str) -> HttpResponse:
    """One model: its results with their ranks, its other names, what tables say of it."""
    found = lists.system(lists.system_at(slug, normalise(slug)), filters)
    context = {"page": found, "section": "systems", **both_widths(profile(found.system, found.results))}
    return render(request, "leaderboard/system.html", context)
