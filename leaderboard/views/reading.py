"""Read a text: what the rules read in a pasted abstract, and what they refused. Nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from leaderboard.queries.marks import Mark, Piece, pieces
from leaderboard.queries.papers import paragraphs
from leaderboard.services import reading

TITLE_LIMIT = 1_000
TEXT_LIMIT = 100_000
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a text: the text with its marks, the claims, and the refused numbers with reasons."""

    title: Sequence[Piece]
    body: Sequence[Sequence[Piece]]
    claims: Sequence[Any]
    refused: Sequence[tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was read in what it sent."""
    context: dict[str, Any] = {"section": "read", "limit": TEXT_LIMIT}
    if request.method != "POST":
        return render(request, "leaderboard/read.html", context)
    title, text = (_cleaned(request.POST.get(name, "")) for name in ("title", "text"))
    errors = _problems(request, title, text)
    context |= {"title_typed": title, "text_typed": text, "errors": errors, "markup": bool(_MARKUP.search(text))}
    if errors:
        return render(request, "leaderboard/read.html", context, status=422)
    context["read"] = _read(title, text)
    return render(request, "leaderboard/read.html", context)


def _cleaned(typed: str) -> str:
    """What was typed as it can be shown: line ends as browsers send them become plain ones, NUL bytes visible."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "�").strip()


def _problems(request: HttpRequest, title: str, text: str) -> dict[str, str]:
    problems = {}
    if not title and not text:
        problems["text"] = "Paste a text: an abstract, for example."
    if len(title) > TITLE_LIMIT:
        problems["title"] = f"The title is {len(title):,} characters long; {TITLE_LIMIT:,} are the most."
    if len(text) > TEXT_LIMIT:
        problems["text"] = (
            f"The text is {len(text):,} characters long; {TEXT_LIMIT:,} are the most. Paste a part of it."
        )
    for name in ("title", "text"):
        if "\x00" in request.POST.get(name, ""):
            problems[name] = "The text holds NUL bytes, shown as � here. Remove them, and send it again."
    return problems


def _read(title: str, text: str) -> Read:
    report = reading.read(title, text)
    words = reading.reasons()
    marks: dict[str, list[Mark]] = {"title": [], "abstract": []}
    for number, claim in enumerate(report.claims, start=1):
        span = claim.spans.value
        marks[span.field].append(Mark(span.start, span.end, claim.kind, claim, number))
    for refused in report.rejected:
        marks[refused.span.field].append(
            Mark(refused.span.start, refused.span.end, "refused", words.get(refused.reason, refused.reason))
        )
    return Read(
        title=pieces(title, marks["title"]),
        body=paragraphs(text, marks["abstract"]),
        claims=report.claims,
        refused=[(refused.printed, words.get(refused.reason, refused.reason)) for refused in report.rejected],
    )
