"""The other forms of a page's table: CSV, JSON, Markdown, LaTeX and BibTeX of exactly what the page shows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page

from leaderboard.filters import (
    BenchmarkFilters,
    BoardFilters,
    ChangeFilters,
    CompareFilters,
    DayFilters,
    GainFilters,
    ListFilters,
    PageFilters,
    SearchFilters,
)
from leaderboard.formats.table import Table
from leaderboard.formats.twins import FORMS
from leaderboard.queries import benchmarks as benchmark_queries
from leaderboard.queries import boards, days, lists, log, twins
from leaderboard.queries import compare as compare_queries
from leaderboard.queries import gains as gain_queries
from leaderboard.queries import papers as paper_queries
from leaderboard.queries import search as search_queries
from leaderboard.services.catalogue import normalise
from leaderboard.views.base import page


class FormConverter:
    """The part of an address that names a form: its file's ending."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormConverter, "form")


def written(request: HttpRequest, form: str, table: Table, name: str) -> HttpResponse:
    """The table as a file called `name`, which a browser shows where it can."""
    kind = FORMS[form]
    site = request.build_absolute_uri("/").rstrip("/")
    response = HttpResponse("".join(kind.write(table, site=site)), content_type=f"{kind.media_type}; charset=utf-8")
    if form != "json":
        as_file = form in ("csv", "bib", "tex")
        response["Content-Disposition"] = content_disposition_header(as_file, f"{name}.{form}") or "inline"
    response["Cache-Control"] = "no-cache"
    return response


@conditional_page
@page(BenchmarkFilters, data=True)
def benchmarks(request: HttpRequest, filters: BenchmarkFilters, form: str) -> HttpResponse:
    """The list of benchmarks."""
    found = benchmark_queries.benchmarks(filters, normalise(filters.q))
    return written(request, form, twins.benchmarks(found), "benchmarks")


@conditional_page
@page(BoardFilters, data=True)
def board(request: HttpRequest, filters: BoardFilters, slug: str, form: str) -> HttpResponse:
    """A benchmark's board."""
    found = boards.board(boards.benchmark_at(slug, normalise(slug)), filters)
    return written(request, form, boards.table(found), found.benchmark.slug)


@conditional_page
@page(DayFilters, data=True)
def board_changes(request: HttpRequest, filters: DayFilters, slug: str, form: str) -> HttpResponse:
    """One benchmark's change log, or the net difference between two days of it."""
    benchmark = boards.benchmark_at(slug, normalise(slug))
    net = days.between(benchmark, filters)
    table = twins.changes(log.log_of(benchmark, filters)) if net is None else twins.net(benchmark, net)
    return written(request, form, table, f"{benchmark.slug}-changes")


@conditional_page
@page(ListFilters, data=True)
def systems(request: HttpRequest, filters: ListFilters, form: str) -> HttpResponse:
    """The list of models."""
    return written(request, form, twins.systems(lists.systems(filters, normalise(filters.q))), "models")


@conditional_page
@page(PageFilters, data=True)
def system(request: HttpRequest, filters: PageFilters, slug: str, form: str) -> HttpResponse:
    """The results of one model."""
    found = lists.system(lists.system_at(slug, normalise(slug)), filters)
    return written(request, form, twins.system(found), found.system.slug)


@conditional_page
@page(CompareFilters, data=True)
def comparison(request: HttpRequest, filters: CompareFilters, form: str) -> HttpResponse:
    """Models side by side."""
    named = compare_queries.systems_at(filters.model, [normalise(slug) for slug in filters.model])
    found = compare_queries.compare(list(dict.fromkeys(named)), filters, normalise(filters.q))
    return written(request, form, twins.comparison(found), "comparison")


@conditional_page
@page(ListFilters, data=True)
def papers(request: HttpRequest, filters: ListFilters, form: str) -> HttpResponse:
    """The list of papers."""
    return written(request, form, twins.papers(paper_queries.papers(filters, normalise(filters.q))), "papers")


@conditional_page
@page(GainFilters, data=True)
def gains(request: HttpRequest, filters: GainFilters, form: str) -> HttpResponse:
    """Reported gains of one unit."""
    return written(request, form, twins.gains(gain_queries.gains(filters)), "gains")


@conditional_page
@page(ChangeFilters, data=True)
def changes(request: HttpRequest, filters: ChangeFilters, form: str) -> HttpResponse:
    """The public change log."""
    return written(request, form, twins.changes(log.log(filters)), "changes")


@conditional_page
@page(SearchFilters, data=True)
def search(request: HttpRequest, filters: SearchFilters, form: str) -> HttpResponse:
    """What a search found."""
    return written(request, form, twins.search(search_queries.page(filters, normalise)), "search")
