"""Models side by side, as a table and as a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from leaderboard.charts.palette import slots
from leaderboard.charts.strips import Dot, Strip, Strips
from leaderboard.filters import MOST_COMPARED, CompareFilters
from leaderboard.queries import compare as queries
from leaderboard.services.catalogue import normalise
from leaderboard.templatetags.scores import doubt, group_in_words, score, unit_of, with_space
from leaderboard.views.base import page
from leaderboard.views.charting import both_widths


@page(CompareFilters)
def compare(request: HttpRequest, filters: CompareFilters) -> HttpResponse:
    """Up to six models on the boards that at least two of them share."""
    systems = queries.systems_at(filters.model, [normalise(slug) for slug in filters.model])
    now = tuple(dict.fromkeys(system.slug for system in systems))
    if now != filters.model:
        return HttpResponsePermanentRedirect(request.path + filters.address(model=now))
    found = queries.compare(systems, filters, normalise(filters.q))
    colours = slots(now)
    context = {
        "page": found,
        "section": "systems",
        "most": MOST_COMPARED,
        "models": [
            {"system": system, "slot": slot, "without": filters.without(system.slug)}
            for system, slot in zip(systems, colours, strict=True)
        ],
        **both_widths(_strips(found, colours)),
    }
    return render(request, "leaderboard/compare.html", context)


def _strips(page: queries.ComparePage, colours: Sequence[int]) -> Strips:
    title = f"{', '.join(system.name for system in page.systems)} on the boards that they share"
    return Strips(
        title=title,
        summary=f"{title}: one strip a board, from its last to its best number. The table below has the numbers.",
        ends=("last on its board", "best on its board"),
        strips=[
            Strip(
                name=board.benchmark.name,
                note=", ".join(filter(None, (board.metric.name, board.group and group_in_words(board.group)))),
                dots=[
                    Dot(cell.share, slot, _facts(board, cell), cell.result.get_absolute_url())
                    for cell, slot in zip(board.cells, colours, strict=True)
                    if cell is not None
                ],
            )
            for board in page.boards
        ],
    )


def _facts(board: queries.SharedBoard, cell: queries.Cell) -> tuple[str, ...]:
    """What a reader is told who points at a mark: model, number and board, rank, doubt; the unknown is left out."""
    name = cell.result.system.name if cell.result.system else ""
    number = f"{score(cell.result)}{with_space(unit_of(board.metric))} on {board.benchmark.name}"
    rank = f"rank {cell.rank} of {cell.of}" if cell.rank else ""
    return tuple(filter(None, (name, number, rank, doubt(cell.result))))
