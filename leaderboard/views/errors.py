"""Pages for what went wrong: each says what, and how to go on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from leaderboard.filters import InvalidParameter
from leaderboard.queries.names import Missing, MissingPaper
from leaderboard.queries.search import nearest, papers_called
from leaderboard.services.catalogue import normalise


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: which parameter, what is wrong with it, what is allowed."""
    context = {
        "parameter": exception if isinstance(exception, InvalidParameter) else None,
        "too_big": isinstance(exception, RequestDataTooBig),
    }
    return render(request, "leaderboard/400.html", context, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: who may do this."""
    return render(request, "leaderboard/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: with the entries whose names are nearest to what was asked for."""
    context: dict[str, Any] = {}
    if isinstance(exception, Missing):
        alike = nearest(exception.normalised, [exception.kind])
        context = {"what": exception.kind_in_words, "slug": exception.slug, "suggestions": alike}
    elif isinstance(exception, MissingPaper):
        alike = papers_called(exception.slug, normalise)
        context = {"what": "paper", "slug": exception.slug, "suggestions": alike}
    return render(request, "leaderboard/404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without database, request, addresses or laid-out styles, each of which may be what failed."""
    return HttpResponseServerError(render_to_string("leaderboard/500.html"))
