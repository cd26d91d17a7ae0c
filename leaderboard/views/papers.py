"""Papers: the list, and one paper with every claim marked in its text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import ListFilters, NoFilters
from leaderboard.queries import papers as queries
from leaderboard.queries.names import MissingPaper
from leaderboard.services import checking
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page


@page(ListFilters)
def papers(request: HttpRequest, filters: ListFilters) -> HttpResponse:
    """All papers, newest first, with a search in titles."""
    found = queries.papers(filters, normalise(filters.q))
    return render(request, "leaderboard/papers.html", {"page": found, "section": "papers"})


@page(NoFilters)
def paper(request: HttpRequest, filters: NoFilters, slug: str) -> HttpResponse:
    """One paper: its text with the claims in place, and what became of each."""
    entry = queries.paper_at(slug)
    if entry is None:
        raise MissingPaper(slug)
    context = {"page": queries.paper(entry), "implied": checking.implied_in(entry), "section": "papers"}
    return render(request, "leaderboard/paper.html", context)
