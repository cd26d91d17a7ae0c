"""The list of papers and one paper's page: its text with every claim in place, and what each claim became."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.db.models import Count, Q

from leaderboard import ranking
from leaderboard.filters import ListFilters
from leaderboard.models import Identifier, Paper, Result, Text
from leaderboard.models.papers import TEXT_RANK
from leaderboard.queries.lines import printed
from leaderboard.queries.marks import Mark, Piece, pieces
from leaderboard.queries.names import Moved, newest_papers
from leaderboard.queries.paging import Pager, slice_of

PAGE_SIZE = 50
# A text of any length may come in; of a page this much is enough, and the claims beyond it stand in the list.
TEXT_SHOWN = 60_000
RESULTS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class PaperList:
    """One page of the list of papers, each with the number of its results on boards."""

    filters: ListFilters
    papers: Sequence[tuple[Paper, int]]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper's page. `others` are its older or lesser texts, without their bodies."""

    paper: Paper
    identifiers: Sequence[Identifier]
    text: Text | None
    title: Sequence[Piece]
    body: Sequence[Sequence[Piece]]
    cut: bool
    others: Sequence[Text]
    claims: Sequence[Result]
    kinds: Set[str]  # which marks the text has, for its key
    imported: Sequence[Result]
    more: bool


def papers(filters: ListFilters, normalised: str) -> PaperList:
    """The papers, newest first; with a search text those whose title holds it."""
    rows = newest_papers()
    if filters.q:
        rows = rows.filter(Q(normalised_title__contains=normalised) | Q(title__icontains=filters.q))
    shown, pager = slice_of(rows, filters, size=PAGE_SIZE)
    counts = dict(
        Result.objects.visible().filter(paper__in=shown).order_by().values_list("paper").annotate(count=Count("pk"))
    )
    return PaperList(filters=filters, papers=[(row, counts.get(row.pk, 0)) for row in shown], pager=pager)


def paper_at(slug: str) -> Paper | None:
    """The paper at an address; None where there is none. Raises `names.Moved` for one that was merged."""
    found = None if "\x00" in slug else Paper.objects.select_related("merged_into").filter(slug=slug).first()
    if found is not None and found.merged_into is not None:
        raise Moved(found.merged_into)
    return found


def paper(entry: Paper) -> PaperPage:
    """One paper's page, read in the text that feeds boards."""
    kin = Q(paper=entry) | Q(paper__merged_into=entry)
    texts = sorted(
        Text.objects.filter(kin).defer("body"),
        key=lambda text: (text.paper_id != entry.pk, -TEXT_RANK[text.kind], -text.version),
    )
    best = texts[0] if texts else None
    found = list(
        printed(Result.objects.filter(paper=entry))
        .prefetch_related("jointly")
        .order_by("anchor__field", "anchor__start", "anchor__ordinal", "pk")[: RESULTS_SHOWN + 1]
    )
    more = len(found) > RESULTS_SHOWN
    claims = [result for result in found[:RESULTS_SHOWN] if result.anchor is not None]
    # A title is read before the text below it.
    claims.sort(key=lambda result: result.anchor is not None and result.anchor.field != "title")
    marks = {"title": list[Mark](), "abstract": list[Mark]()}
    for number, result in enumerate(claims, start=1):
        anchor = result.anchor
        if anchor is not None and best is not None and anchor.text_id == best.pk:
            marks[anchor.field].append(Mark(anchor.start, anchor.end, kind_of(result), result, number))
    body = best.body if best is not None else ""
    return PaperPage(
        paper=entry,
        identifiers=list(Identifier.objects.filter(kin)),
        text=best,
        kinds={kind_of(result) for result in claims},
        title=pieces(best.title if best is not None else entry.title, marks["title"]),
        body=paragraphs(body[:TEXT_SHOWN], marks["abstract"]),
        cut=len(body) > TEXT_SHOWN,
        others=texts[1:],
        claims=claims,
        imported=[result for result in found[:RESULTS_SHOWN] if result.imported_row is not None],
        more=more,
    )


def kind_of(result: Result) -> str:
    """How a claim is marked in its text: "delta", "joint", "baseline" or "score"."""
    if result.kind == Result.Kind.DELTA:
        return "delta"
    marks = {ranking.Reason.JOINT: "joint", ranking.Reason.BASELINE: "baseline"}
    return next((mark for reason, mark in marks.items() if result.reason == reason), "score")


def paragraphs(body: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """The text as its paragraphs, split at line ends, each as its pieces."""
    found = []
    start = 0
    for line in body.split("\n"):
        end = start + len(line)
        inside = [mark.moved(-start) for mark in marks if start <= mark.start and mark.end <= end]
        if line.strip():
            found.append(pieces(line, inside))
        start = end + 1
    return found
