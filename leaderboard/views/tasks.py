"""The tree of tasks, and one task."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaderboard.charts.svg import spark_svg
from leaderboard.filters import NoFilters, PageFilters
from leaderboard.queries import tasks as queries
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page
from leaderboard.views.charting import series_of_trend


@page(NoFilters)
def tasks(request: HttpRequest, filters: NoFilters) -> HttpResponse:
    """All tasks as a tree, by area, with counts."""
    return render(request, "leaderboard/tasks.html", {"areas": queries.tree(), "section": "tasks"})


@page(PageFilters)
def task(request: HttpRequest, filters: PageFilters, slug: str) -> HttpResponse:
    """One task: its subtasks, and its benchmarks with the best result of each."""
    found = queries.task(queries.task_at(slug, normalise(slug)), filters)
    lines = [(line, spark_svg(series_of_trend(line.trend)) if line.trend else "") for line in found.lines]
    return render(request, "leaderboard/task.html", {"page": found, "lines": lines, "section": "tasks"})
