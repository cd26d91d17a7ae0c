"""Read a text: what the rules read in pasted or sent abstracts, and what they refused. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from leaderboard.formats import pasted
from leaderboard.formats.pasted import Abstract, Pasted
from leaderboard.formats.table import Column, Row, Table
from leaderboard.formats.twins import FORMS
from leaderboard.queries.marks import Mark, Piece, pieces
from leaderboard.queries.papers import paragraphs
from leaderboard.services import reading

TITLE_LIMIT = 1_000
TEXT_LIMIT = 100_000
MOST_TEXTS = 50
# What is read may be had as these, in this order.
DOWNLOADS = ("json", "csv", "tex")
_COLUMNS = (
    Column("text", "Text", "number"),
    Column("title", "Title"),
    Column("kind", "Kind"),
    Column("value", "Value", "number"),
    Column("high", "Upper end", "number"),
    Column("unit", "Unit"),
    Column("qualifier", "How exact"),
    Column("metric", "Metric"),
    Column("benchmark", "Benchmark"),
    Column("model", "Model"),
    Column("baseline", "Compared with"),
    Column("setting", "Setting"),
    Column("source", "Whose number"),
    Column("rule", "Rule"),
)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in one text: the text with its marks, the claims with their numbers, the refused with reasons."""

    number: int
    text: Abstract
    title: Sequence[Piece]
    body: Sequence[Sequence[Piece]]
    numbered: Sequence[tuple[int, Any]]
    refused: Sequence[tuple[str, str]]
    report: Any

    @property
    def suffix(self) -> str:
        """What tells the parts of this text from those of the others on the page; "" for the first."""
        return "" if self.number == 1 else f"-{self.number}"


@csrf_exempt  # it changes nothing, so no cookie of a reader's need guard it
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was read in what it sent; or that alone, as a file."""
    context: dict[str, Any] = {"section": "read", "limit": TEXT_LIMIT, "most": MOST_TEXTS}
    if request.method != "POST":
        return render(request, "leaderboard/read.html", context)
    form = request.POST.get("as", "")
    if form in DOWNLOADS:
        again = zip(request.POST.getlist("title"), request.POST.getlist("text"), strict=False)
        texts, _ = _taken([Abstract(_cleaned(title), _cleaned(text)) for title, text in again])
        return _download(list(_read(texts)), form)
    title, text = (_cleaned(request.POST.get(name, "")) for name in ("title", "text"))
    sent = request.FILES.get("file")
    errors = _problems(request, title, text, sent)
    context |= {"title_typed": title, "text_typed": text, "errors": errors}
    if errors:
        return render(request, "leaderboard/read.html", context, status=422)
    found = _given(title, text, sent)
    texts, left_out = _taken(found.texts)
    if not texts:
        context["errors"] = {"file" if sent else "text": _nothing(found)}
        return render(request, "leaderboard/read.html", context, status=422)
    context |= {
        "read": list(_read(texts)),
        "found": found,
        "left_out": left_out,
        "downloads": [(name, FORMS[name].words) for name in DOWNLOADS],
    }
    return render(request, "leaderboard/read.html", context)


def _cleaned(typed: str) -> str:
    """What was typed as it can be shown: line ends as browsers send them become plain ones, NUL bytes visible."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "�").strip()


def _problems(request: HttpRequest, title: str, text: str, sent: UploadedFile[Any] | None) -> dict[str, str]:
    problems = {}
    if not title and not text and not sent:
        problems["text"] = "Paste a text: an abstract, for example; or choose a file."
    if text and sent:
        problems["file"] = "A text is pasted and a file is chosen. Send one of the two."
    if sent and _bytes(sent)[:2] in (b"\x1f\x8b", b"PK", b"%P", b"\xff\xfe", b"\xfe\xff"):
        problems["file"] = "The file is packed or no plain text. Send text, JSON lines or HTML in UTF-8."
    if len(title) > TITLE_LIMIT:
        problems["title"] = f"The title is {len(title):,} characters long; {TITLE_LIMIT:,} are the most."
    for name in ("title", "text"):
        if "\x00" in request.POST.get(name, ""):
            problems[name] = "The text holds NUL bytes, shown as � here. Remove them, and send it again."
    return problems


def _bytes(sent: UploadedFile[Any]) -> bytes:
    sent.seek(0)
    data: bytes = sent.read()
    return data


def _given(title: str, text: str, sent: UploadedFile[Any] | None) -> Pasted:
    """The texts of the form; the title that was typed goes to the first of them that has none."""
    if sent:
        found = pasted.read(_cleaned(_bytes(sent).decode("utf-8-sig", "replace")), sent.name or "the file")
    else:
        found = pasted.read(text)
    if not title:
        return found
    first, *rest = found.texts or [Abstract("", "")]
    return replace(found, texts=[replace(first, title=first.title or title), *rest])


def _nothing(found: Pasted) -> str:
    if found.problems:
        return f"No text could be read in it. {found.problems[0]}"
    if found.texts:
        size = f"{found.texts[0].size:,}"
        return f"The text is {size} characters long; {TEXT_LIMIT:,} are the most. Paste a part of it."
    return "There is no text in it."


def _taken(texts: Sequence[Abstract]) -> tuple[list[Abstract], int]:
    """As many of the texts, from the first on, as are read at once; and how many are left out."""
    sizes = accumulate(text.size for text in texts)
    fitting = sum(1 for size in sizes if size <= TEXT_LIMIT)
    taken = list(texts[: min(fitting, MOST_TEXTS)])
    return taken, len(texts) - len(taken)


def _read(texts: Sequence[Abstract]) -> Iterator[Read]:
    words = reading.reasons()
    claims = 0
    for number, text in enumerate(texts, start=1):
        report = reading.read(text.title, text.body)
        marks: dict[str, list[Mark]] = {"title": [], "abstract": []}
        numbered = list(enumerate(report.claims, start=claims + 1))
        claims += len(numbered)
        for at, claim in numbered:
            span = claim.spans.value
            marks[span.field].append(Mark(span.start, span.end, claim.kind, claim, at))
        for refused in report.rejected:
            reason = words.get(refused.reason, refused.reason)
            marks[refused.span.field].append(Mark(refused.span.start, refused.span.end, "refused", reason))
        yield Read(
            number=number,
            text=text,
            title=pieces(text.title, marks["title"]),
            body=paragraphs(text.body, marks["abstract"]),
            numbered=numbered,
            refused=[(refused.printed, words.get(refused.reason, refused.reason)) for refused in report.rejected],
            report=report,
        )


def _download(read: Sequence[Read], form: str) -> HttpResponse:
    if form == "json":
        texts = [{"title": one.text.title, "text": one.text.body, **reading.as_json(one.report)} for one in read]
        written = json.dumps({"texts": texts}, ensure_ascii=False, indent=1) + "\n"
    else:
        written = "".join(FORMS[form].write(_table(read)))
    answer = HttpResponse(written, content_type=f"{FORMS[form].media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="read.{form}"'
    return answer


def _table(read: Sequence[Read]) -> Table:
    """One row a claim, names as printed."""
    rows = [
        Row(
            values=(
                one.number,
                one.text.title or None,
                "gain or drop" if claim.kind == "delta" else "score",
                claim.value,
                claim.high,
                claim.unit or None,
                claim.qualifier,
                claim.metric,
                "; ".join(claim.benchmark) if isinstance(claim.benchmark, tuple) else claim.benchmark,
                claim.model,
                claim.baseline,
                claim.setting,
                claim.source,
                claim.rule,
            )
        )
        for one in read
        for _, claim in one.numbered
    ]
    return Table("What was read", _COLUMNS, rows, len(rows))
