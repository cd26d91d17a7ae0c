"""The search over all names and titles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import SearchFilters
from leaderboard.queries import search as queries
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page


@page(SearchFilters)
def search(request: HttpRequest, filters: SearchFilters) -> HttpResponse:
    """Benchmarks, models, tasks, metrics and papers that a text may mean."""
    found = queries.search(filters, normalise(filters.q))
    return render(request, "leaderboard/search.html", {"page": found})
