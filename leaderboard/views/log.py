"""What changed on boards, and the gains that papers report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import ChangeFilters, GainFilters
from leaderboard.queries import gains as gain_queries
from leaderboard.queries import log
from leaderboard.views.base import page


@page(ChangeFilters)
def changes(request: HttpRequest, filters: ChangeFilters) -> HttpResponse:
    """The public change log of all boards, or of one benchmark's."""
    return render(request, "leaderboard/changes.html", {"page": log.log(filters), "section": "changes"})


@page(GainFilters)
def gains(request: HttpRequest, filters: GainFilters) -> HttpResponse:
    """Reported gains and drops, percent and points apart."""
    return render(request, "leaderboard/gains.html", {"page": gain_queries.gains(filters), "section": "gains"})
