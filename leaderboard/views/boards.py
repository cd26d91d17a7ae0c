"""One benchmark's page, and its chart as a figure, as a drawing and as data."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from leaderboard.charts.lines import lines_svg
from leaderboard.charts.series import Series
from leaderboard.charts.svg import board_svg
from leaderboard.filters import BoardFilters
from leaderboard.filters.boards import CHECKED_CHOICES, PAGE_SIZES, SOURCE_CHOICES
from leaderboard.formats.twins import FORMS
from leaderboard.queries import boards
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import assembled, page
from leaderboard.views.board_lines import listed_lines, ranked_lines
from leaderboard.views.charting import WIDE, drawn, picture_of, points_of


@page(BoardFilters)
def benchmark(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """Who leads on a benchmark, what stands behind it, what does not rank and why."""
    found = boards.board(boards.benchmark_at(slug, normalise(slug)), filters)
    context: dict[str, Any] = {
        "page": found,
        "section": "benchmarks",
        "checked_choices": CHECKED_CHOICES,
        "source_choices": SOURCE_CHOICES,
        "sizes": sorted(map(int, PAGE_SIZES)),
    }
    parts = {"ranked": ranked_lines(found), "listed": listed_lines(found)}
    if found.chart.drawn:
        words, drawings = drawn(found)
        context |= words
        parts |= drawings
    return assembled(request, "leaderboard/benchmark.html", context, parts)


@page(BoardFilters, data=True)
def chart(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """The same page's chart as a figure that the live drawing reads."""
    from leaderboard.charts.figure import board_figure, lines_figure  # slow to import; most readers never ask for it

    picture = picture_of(boards.chart(boards.benchmark_at(slug, normalise(slug)), filters), filters)
    if isinstance(picture, Series):
        return JsonResponse(board_figure(picture, **WIDE, axis=filters.axis))
    return JsonResponse(lines_figure(picture, **WIDE, axis=filters.axis))


@page(BoardFilters, data=True)
def chart_svg(request: HttpRequest, filters: BoardFilters, slug: str) -> HttpResponse:
    """The drawing as a file. It carries no style, and is legible without."""
    found = boards.chart(boards.benchmark_at(slug, normalise(slug)), filters)
    picture = picture_of(found, filters)
    if isinstance(picture, Series):
        svg = board_svg(picture, **WIDE, axis=filters.axis)
    else:
        svg = lines_svg(picture, **WIDE, axis=filters.axis)
    if not svg:
        raise Http404("Nothing on this board has a date, so there is no drawing.")
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{found.benchmark.slug}.svg"'
    return answer


@page(BoardFilters, data=True)
def points(request: HttpRequest, filters: BoardFilters, slug: str, form: str) -> HttpResponse:
    """All dated results of the chart, those too that the drawing leaves out, as CSV or JSON."""
    if form not in ("csv", "json"):
        raise Http404("A chart's points come as CSV or JSON.")
    found = boards.chart(boards.benchmark_at(slug, normalise(slug)), filters)
    written = FORMS[form].write(points_of(found, filters), site=request.build_absolute_uri("/").rstrip("/"))
    answer = HttpResponse("".join(written), content_type=f"{FORMS[form].media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.benchmark.slug}-chart.{form}"'
    return answer
