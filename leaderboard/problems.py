"""Refusals for programs: problem details (RFC 9457), which say what is wrong, where, and what is allowed."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from leaderboard.filters import InvalidParameter

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """An answer of that status. The type is the status's own, so the title says no more than it."""
    said = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(said), status=status, content_type=MEDIA_TYPE)


def refused(parameter: InvalidParameter) -> HttpResponse:
    """400: which parameter, what is wrong with it, and what is allowed."""
    said = f"The parameter “{parameter.name}” cannot be used: {parameter.problem}"
    return problem(400, said, parameter=parameter.name, allowed=list(parameter.allowed))
