"""Badges: the rank of a result, or of a model on a benchmark's first board, its group, and whether it is checked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page

from leaderboard import ranking
from leaderboard.charts.badge import badge
from leaderboard.filters import BoardFilters, NoFilters
from leaderboard.models import Result
from leaderboard.queries import boards, lists
from leaderboard.queries.lines import printed
from leaderboard.services.catalogue import normalise
from leaderboard.templatetags.scores import by_person, doubt
from leaderboard.views.base import page

_MOST = 2**63 - 1


@conditional_page
@page(NoFilters, data=True)
def result(request: HttpRequest, filters: NoFilters, pk: int) -> HttpResponse:
    """One result's badge."""
    found = printed(Result.objects.scores().filter(pk=pk)).first() if pk <= _MOST else None
    if found is None or found.benchmark is None:
        raise Http404("There is no such result on a board.")
    return _drawn(found)


@conditional_page
@page(BoardFilters, data=True)
def model(request: HttpRequest, filters: BoardFilters, slug: str, system: str) -> HttpResponse:
    """The badge of a model's best result on the board that the benchmark shows under these filters."""
    benchmark = boards.benchmark_at(slug, normalise(slug))
    entry = lists.system_at(system, normalise(system))
    found = boards.best_of(benchmark, filters, entry)
    if found is None:
        raise Http404("This model has no ranked result on this board.")
    return _drawn(found)


def _drawn(found: Result) -> HttpResponse:
    assert found.benchmark is not None
    about = found.benchmark.name + (f", {found.metric.name}" if found.metric else "")
    states = f"{_rank(found)}, {ranking.group_in_words(found.group)}, {doubt(found) or 'checked'}"
    response = HttpResponse(badge(about, states, sure=by_person(found)), content_type="image/svg+xml")
    response["Cache-Control"] = "no-cache"
    return response


def _rank(found: Result) -> str:
    if found.standing != Result.Standing.RANKED:
        return "not ranked"
    rank, models = lists.places_of([found])[found.pk]
    if rank is None:
        return "only result" if models == 1 else f"one of {models} results"
    return f"rank {rank} of {models}"
