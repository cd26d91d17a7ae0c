"""Suggestions: a visitor's form, its receipt, and the curators' list. Off unless the operator switches them on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from leaderboard.filters import InvalidParameter, NoFilters, SuggestFilters, SuggestionFilters
from leaderboard.models import Benchmark, Result, Suggestion
from leaderboard.people import SETTLE
from leaderboard.queries import suggestions as queries
from leaderboard.services import suggestions
from leaderboard.views.base import filtered, may, only_with, page
from leaderboard.visitors import address_of

P = ParamSpec("P")
_VERBS = {
    "take": Suggestion.State.TAKEN,
    "decline": Suggestion.State.DECLINED,
    "open": Suggestion.State.OPEN,
}
_DONE = {
    Suggestion.State.TAKEN: "Taken up. Nothing changed on a board yet: decide on the result, or add what is missing.",
    Suggestion.State.DECLINED: "Declined. Whoever suggested it reads your answer.",
    Suggestion.State.OPEN: "Open again.",
}


def offered(request: HttpRequest) -> dict[str, Any]:
    """For every page: whether it invites visitors to suggest."""
    return {"suggestions_on": settings.SUGGESTIONS}


def _where_switched_on(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """There is no such address where suggestions are off."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.SUGGESTIONS:
            raise Http404("This site takes no suggestions.")
        return view(request, *args, **kwargs)

    return guarded


@_where_switched_on
@require_http_methods(["GET", "HEAD", "POST"])
@filtered(SuggestFilters)
def suggest(request: HttpRequest, filters: SuggestFilters) -> HttpResponse:
    """A visitor's form about one result or one board; what is refused comes back as typed, with the reason."""
    about = _about(filters)
    if request.method != "POST":
        return _form(request, about, {}, {})
    text, link = (suggestions.clean(request.POST.get(name, "")) for name in ("text", "link"))
    try:
        kept = suggestions.suggest(about=about, text=text, link=link, address=address_of(request))
    except suggestions.SuggestionError as refused:
        typed = {"text": text[: suggestions.TEXT_LIMIT].replace("\0", "�"), "link": link.replace("\0", "�")}
        status = 429 if isinstance(refused, suggestions.TooManyError) else 422
        return _form(request, about, typed, refused.errors, status)
    return HttpResponseRedirect(reverse("suggested", args=[suggestions.receipt(kept)]))


@_where_switched_on
@never_cache
@page(NoFilters)
def suggested(request: HttpRequest, filters: NoFilters, receipt: str) -> HttpResponse:
    """What became of one suggestion, for whoever holds its receipt."""
    found = suggestions.of_receipt(receipt)
    if found is None:
        raise Http404("There is no such suggestion.")
    return render(request, "leaderboard/suggested.html", {"suggestion": found, "result": queries.subject(found)})


@only_with(SETTLE)
@page(SuggestionFilters)
def listed(request: HttpRequest, filters: SuggestionFilters) -> HttpResponse:
    """What visitors suggested: those that wait, or those that are settled."""
    return _list(request, filters, {})


@require_POST
@only_with(SETTLE)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one up, decline it with an answer, or open it again."""
    found = get_object_or_404(Suggestion, pk=pk)
    verb, answer = request.POST.get("verb", ""), request.POST.get("answer", "")
    try:
        if verb not in _VERBS:
            raise suggestions.SuggestionError({"": "Choose what to do: take it up, decline it, or open it again."})
        done = suggestions.settle(found, state=_VERBS[verb], person=cast(User, request.user), answer=answer)
    except suggestions.SuggestionError as refused:
        back = {"pk": pk, "answer": answer.replace("\0", "�"), "errors": refused.errors}
        return _list(request, SuggestionFilters(), back, status=422)
    messages.success(request, _DONE[Suggestion.State(done.state)])
    return HttpResponseRedirect(reverse("suggestions"))


def _about(filters: SuggestFilters) -> Benchmark | Result:
    allowed = ["the link on a result's or a board's page"]
    if filters.result and not filters.benchmark:
        origins = Result.objects.select_related("benchmark", "metric", "system", "anchor", "imported_row")
        about = origins.filter(pk=int(filters.result)).first()
        if about is None:
            raise InvalidParameter("result", "there is no such result.", allowed)
        return about
    if filters.benchmark and not filters.result:
        board = Benchmark.objects.filter(slug=filters.benchmark).first()
        if board is None:
            raise InvalidParameter("benchmark", "there is no such benchmark.", allowed)
        return cast(Benchmark, board)
    raise InvalidParameter("benchmark", "say what the suggestion is about: one result, or one board.", allowed)


def _form(
    request: HttpRequest,
    about: Benchmark | Result,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    context = {
        "about": about,
        "result": about if isinstance(about, Result) else None,
        "typed": typed,
        "errors": errors,
        "whole": errors.get("", ""),
        "limit": suggestions.TEXT_LIMIT,
        "link_limit": suggestions.LINK_LIMIT,
    }
    return render(request, "leaderboard/suggest.html", context, status=status)


def _list(request: HttpRequest, filters: SuggestionFilters, back: Mapping[str, Any], status: int = 200) -> HttpResponse:
    context = {
        "section": "suggestions",
        "page": queries.suggestions(filters),
        "back": back,
        "whole": back.get("errors", {}).get("", ""),
        "limit": suggestions.ANSWER_LIMIT,
        "may": may(request, SETTLE),
    }
    return render(request, "leaderboard/suggestions.html", context, status=status)
