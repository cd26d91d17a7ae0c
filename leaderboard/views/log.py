"""What changed on boards, and the gains that papers report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.filters import ChangeFilters, DayFilters, GainFilters
from leaderboard.queries import boards, days, log
from leaderboard.queries import gains as gain_queries
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page


@page(ChangeFilters)
def changes(request: HttpRequest, filters: ChangeFilters) -> HttpResponse:
    """The public change log of all boards, or of one benchmark's."""
    return render(request, "leaderboard/changes.html", {"page": log.log(filters), "section": "changes"})


@page(DayFilters)
def benchmark_changes(request: HttpRequest, filters: DayFilters, slug: str) -> HttpResponse:
    """One benchmark's change log, or the net difference between two days of it."""
    benchmark = boards.benchmark_at(slug, normalise(slug))
    net = days.between(benchmark, filters)
    context: dict[str, Any] = {"net": net, "filters": filters, "benchmark": benchmark, "section": "benchmarks"}
    if net is None:
        context["page"] = log.log_of(benchmark, filters)
    else:
        context["kinds"] = [("Entered", net.entered), ("Left", net.left), ("Changed", net.moved)]
        context |= {"shown": f":{days.SHOWN}", "shown_most": days.SHOWN}
    return render(request, "leaderboard/benchmark_changes.html", context)


@page(GainFilters)
def gains(request: HttpRequest, filters: GainFilters) -> HttpResponse:
    """Reported gains and drops, percent and points apart."""
    return render(request, "leaderboard/gains.html", {"page": gain_queries.gains(filters), "section": "gains"})
