"""What holds for every address under /api/: read by any site, limited, refusals as problem details."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from leaderboard.problems import problem
from leaderboard.visitors import address_of

PREFIX = "/api/"
WINDOW = 60  # seconds
_READING = "GET, HEAD, OPTIONS"
_SHOWN = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
_DETAILS = {
    404: "There is nothing at this address. The API is described at /api/v1/.",
    500: "Something broke here, and its keeper has been told. Nothing is wrong with what you asked.",
}


class ApiMiddleware:
    """Stands around every view; passes by what is no address of the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        response = self._answer(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _SHOWN
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in ("GET", "HEAD"):
            return _only_reads()
        left, resets = _count(request)
        if left < 0:
            response: HttpResponseBase = problem(
                429,
                f"More than {settings.API_REQUESTS_PER_MINUTE} requests within a minute. Go on in {resets} seconds.",
            )
            response["Retry-After"] = str(resets)
        else:
            response = self._read(request)
        if settings.API_REQUESTS_PER_MINUTE:
            response["RateLimit-Policy"] = f'"reading";q={settings.API_REQUESTS_PER_MINUTE};w={WINDOW}'
            response["RateLimit"] = f'"reading";r={max(0, left)};t={resets}'
        return response

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        only_head = request.method == "HEAD"
        if only_head:
            request.method = "GET"  # whoever reads needs no second way to do it
        response = self.get_response(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST and not _for_programs(response):
            response = _as_problem(response)
        if only_head and isinstance(response, HttpResponse):
            length = len(response.content)
            response.content = b""
            response["Content-Length"] = str(length)
        return response


def _preflight() -> HttpResponse:
    """What a browser asks before a page of another site may read: everything may be read, with conditions."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = _READING
    response["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _only_reads() -> HttpResponse:
    response = problem(405, "This API only reads: GET, HEAD and OPTIONS are answered.")
    response["Allow"] = _READING
    return response


def _count(request: HttpRequest) -> tuple[int, int]:
    """How many requests the sender has left in this minute, below 0 where there were too many; and its seconds left."""
    now = int(time.time())
    resets = WINDOW - now % WINDOW
    if not settings.API_REQUESTS_PER_MINUTE:
        return 0, resets
    key = f"api:{address_of(request)}:{now // WINDOW}"
    cache.add(key, 0, timeout=WINDOW)
    try:
        asked = cache.incr(key)
    except ValueError:  # it ran out between the two
        asked = 1
    return settings.API_REQUESTS_PER_MINUTE - asked, resets


def _for_programs(response: HttpResponseBase) -> bool:
    return "json" in response.get("Content-Type", "")


def _as_problem(refused: HttpResponseBase) -> HttpResponse:
    """What went wrong, for programs, in place of the page that says so."""
    status = refused.status_code
    return problem(status, _DETAILS.get(status, f"{HTTPStatus(status).phrase}."))
