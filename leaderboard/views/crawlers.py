"""What crawlers ask for first: where they may go, and every page worth finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaderboard.models import Benchmark, Paper, Status, System, Task

# Pages that nobody looks for, and those that only repeat others under other filters.
_NOT_FOR_CRAWLERS = ("/admin/", "/curate/", "/search/", "/suggest/", "/*/table.", "/*?*sort=")


class _Entries(Sitemap):  # type: ignore[type-arg] # it takes none where it runs
    """The pages of one kind of entry, by the key: what comes in later never moves a page of the map."""

    limit = 10_000

    def __init__(self, name: str, rows: Callable[[], QuerySet[Any]]) -> None:
        self.name, self.rows = name, rows

    def items(self) -> Any:
        return self.rows().filter(merged_into=None).order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse(self.name, args=[item])


class _Lists(Sitemap):  # type: ignore[type-arg]
    """The lists and what the site says of itself."""

    names: ClassVar = ("home", "benchmarks", "tasks", "systems", "papers", "gains", "changes", "read", "about", "api")

    def items(self) -> tuple[str, ...]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


def _confirmed(model: Any) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.filter(status=Status.CONFIRMED)


SITEMAPS: dict[str, Any] = {
    "lists": _Lists(),
    "benchmarks": _Entries("benchmark", _confirmed(Benchmark)),
    "tasks": _Entries("task", _confirmed(Task)),
    "models": _Entries("system", _confirmed(System)),
    "papers": _Entries("paper", lambda: Paper.objects.all()),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the map."""
    return views.index(request, SITEMAPS)


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One part of the map."""
    return views.sitemap(request, SITEMAPS, section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Who may go where, and where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_CRAWLERS)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap-index'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
