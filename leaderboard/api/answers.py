"""How an answer is written: JSON, an ETag of what it says, and nothing sent that the client has."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from leaderboard.filters import RecordFilters
from leaderboard.formats.decimals import as_json
from leaderboard.queries.cursors import Slice


def records(request: HttpRequest, found: Slice, filters: RecordFilters) -> HttpResponse:
    """A list's answer; the address of what follows stands in a header too."""
    response = answer(request, {"records": found.records, "next": found.next})
    if found.next is not None:
        following = request.build_absolute_uri(request.path + filters.address(cursor=found.next))
        response["Link"] = f'<{following}>; rel="next"'
    return response


def answer(request: HttpRequest, said: Any) -> HttpResponse:
    """The value as JSON; 304 without it where the client has it already."""
    body = orjson.dumps(said, default=as_json)
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response["Cache-Control"] = "no-cache"  # may be kept, and is asked for anew before it is used
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    assert found is not None
    return found
