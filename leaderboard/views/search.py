"""The search over all names and titles: as one types, and its own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import SearchFilters, TypedFilters
from leaderboard.queries import search as queries
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page

# What can be chosen on the page: the word of the address, and what readers are told.
_KINDS = [("", "Everything"), *queries.KINDS.values()]
_ORDERS = [("best", "Best match"), ("name", "Name"), ("newest", "Newest")]


@page(SearchFilters)
def search(request: HttpRequest, filters: SearchFilters) -> HttpResponse:
    """Benchmarks, models, papers, tasks and metrics that a text may mean."""
    context = {"page": queries.page(filters, normalise), "kinds": _KINDS, "orders": _ORDERS}
    return render(request, "leaderboard/search.html", context)


@page(TypedFilters)
def typed(request: HttpRequest, filters: TypedFilters) -> HttpResponse:
    """The best of each kind, as the list that a search box opens below itself: a part of a page, and no page."""
    groups = queries.search(queries.Asked.read(filters.q, normalise), limit=queries.TYPED)
    return render(request, "leaderboard/partials/typed.html", {"groups": groups, "q": filters.q})
