"""Atom feeds: newest results, and new bests per benchmark and per task, and results per model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import conditional_page

from leaderboard.filters import NoFilters
from leaderboard.queries import boards, feeds, lists, tasks
from leaderboard.queries.feeds import News
from leaderboard.services.catalogue import normalise
from leaderboard.templatetags.scores import behind, doubt, hedge, known_date, score, unit, upper_end
from leaderboard.views.base import page

# What no XML may hold.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Told(Feed):  # type: ignore[type-arg] # it takes none where it runs
    """One feed: what it is called, where it leads, and what it tells."""

    feed_type = Atom1Feed
    author_name = "Tidemark"  # Atom wants one of every feed

    def __init__(self, title: str, link: str, news: Sequence[News]) -> None:
        self.title, self.link, self.news = _fit(title), link, news

    def items(self) -> Sequence[News]:
        return self.news

    def item_title(self, item: Any) -> str:
        """The number, where it stands, and in the same line whether a person checked it."""
        result = item.result
        number = f"{hedge(result)} {score(result)}".strip()
        number += f"–{upper_end(result)}" if upper_end(result) else ""
        words = f"{number}{unit(result)}"
        words += f" {result.metric.name}" if result.metric else ""
        words += f" on {result.benchmark.name}" if result.benchmark else ""
        words += f" by {result.system.name}" if result.system else ""
        best = "New best: " if item.best else ""
        return _fit(f"{best}{words} ({doubt(result) or f'checked by {result.checked_by}'})")

    def item_description(self, item: Any) -> str:
        """Whose number it is and when it was published; a text, though Atom takes it as HTML."""
        result = item.result
        said = f"{behind(result).capitalize()}."
        if result.paper:
            said += f" In “{result.paper.title}”."
        return f"{escape(_fit(said))} {known_date(result)}".strip()

    def item_link(self, item: Any) -> str:
        return cast(str, item.result.get_absolute_url())

    def item_pubdate(self, item: Any) -> Any:
        return item.at

    def item_updateddate(self, item: Any) -> Any:
        return item.at


def _fit(text: str) -> str:
    return _UNFIT.sub("�", text)


@conditional_page
@page(NoFilters, data=True)
def newest(request: HttpRequest, filters: NoFilters) -> HttpResponse:
    """What entered boards last."""
    return _Told("Tidemark: newest results", reverse("changes"), feeds.newest())(request)


@conditional_page
@page(NoFilters, data=True)
def benchmark(request: HttpRequest, filters: NoFilters, slug: str) -> HttpResponse:
    """What took the lead on a benchmark."""
    entry = boards.benchmark_at(slug, normalise(slug))
    return _Told(f"Tidemark: new bests on {entry.name}", entry.get_absolute_url(), feeds.bests(entry))(request)


@conditional_page
@page(NoFilters, data=True)
def task(request: HttpRequest, filters: NoFilters, slug: str) -> HttpResponse:
    """What took the lead on a benchmark of a task."""
    entry = tasks.task_at(slug, normalise(slug))
    return _Told(f"Tidemark: new bests in {entry.name}", entry.get_absolute_url(), feeds.bests_of_task(entry))(request)


@conditional_page
@page(NoFilters, data=True)
def system(request: HttpRequest, filters: NoFilters, slug: str) -> HttpResponse:
    """The newest results of a model."""
    entry = lists.system_at(slug, normalise(slug))
    return _Told(f"Tidemark: results of {entry.name}", entry.get_absolute_url(), feeds.of_model(entry))(request)
