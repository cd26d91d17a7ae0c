"""The home page, what the site says of itself, and whether it is well."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leaderboard.charts.svg import spark_svg
from leaderboard.filters import NoFilters
from leaderboard.queries.home import home as home_page
from leaderboard.queries.home import tracked
from leaderboard.views.base import page
from leaderboard.views.charting import series_of_trend


@page(NoFilters)
def home(request: HttpRequest, filters: NoFilters) -> HttpResponse:
    """What is tracked, which boards move, what changed lately."""
    found = home_page()
    drawn = [
        {"trend": trend, "svg": spark_svg(series_of_trend(trend)), "address": trend.address} for trend in found.trends
    ]
    return render(request, "leaderboard/home.html", {"home": found, "trends": drawn})


@page(NoFilters)
def about(request: HttpRequest, filters: NoFilters) -> HttpResponse:
    """How numbers get here, what ranks, and where they come from."""
    return render(request, "leaderboard/about.html", {"section": "about", "tracked": tracked()})


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the database answers: 200 and "ok", else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
