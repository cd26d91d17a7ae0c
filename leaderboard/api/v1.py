"""Version 1 of the API: one operation per list and per entry, each as thin as a view.

An operation reads its filters, asks one query and writes its records; what it declares as response describes them.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from leaderboard.api import schemas
from leaderboard.api.answers import answer
from leaderboard.api.answers import records as listed
from leaderboard.api.evidence import why
from leaderboard.api.parameters import parameters_of
from leaderboard.filters import (
    BenchmarkRecords,
    BoardFilters,
    ChangeRecords,
    Filters,
    GainRecords,
    InvalidParameter,
    NamedRecords,
    NoFilters,
    ResultRecords,
    SearchFilters,
)
from leaderboard.formats import table_json
from leaderboard.models import Kind
from leaderboard.problems import MEDIA_TYPE, problem, refused
from leaderboard.queries import boards, records, whole
from leaderboard.queries import papers as paper_queries
from leaderboard.queries import search as search_queries
from leaderboard.queries.names import Missing, Moved
from leaderboard.services.catalogue import normalise


class Api(NinjaAPI):
    """Ninja's API, whose description knows that refusals have a media type of their own and old slugs lead on."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """The description, as OpenAPI 3.1."""
        described = super().get_openapi_schema(**kwargs)
        for path, operations in described["paths"].items():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST:
                        response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}
                if "{slug}" in path:
                    operation["responses"][301] = {"description": "An old slug, or another name: see `Location`."}
        return described


api = Api(
    title="Tidemark",
    version="1.0.0",
    urls_namespace="v1",
    docs_url=None,
    description="Benchmark results that papers report, each with the sentence it came from. All of it, to read.",
)


def reads(path: str, response: Any, filters: type[Filters] = NoFilters) -> Callable[..., Any]:
    """Declare an operation that answers with `response` under these filters, or with problem details."""
    statuses = [400, 429, *([404] if "{" in path else [])]
    responses = {200: response, **dict.fromkeys(statuses, schemas.Problem)}

    def declare(operation: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        name = operation.__name__
        extra = parameters_of(filters)
        return api.get(path, response=responses, openapi_extra=extra, url_name=name, operation_id=name)(operation)

    return declare


@api.exception_handler(InvalidParameter)
def _invalid(request: HttpRequest, error: InvalidParameter) -> HttpResponse:
    return refused(error)


@api.exception_handler(Missing)
def _missing(request: HttpRequest, error: Missing) -> HttpResponse:
    near = search_queries.nearest(error.normalised, [error.kind])
    return problem(404, str(error), alike=[entry.slug for entry in near])


@api.exception_handler(Moved)
def _moved(request: HttpRequest, moved: Moved) -> HttpResponse:
    match = request.resolver_match
    assert match is not None
    query = request.META.get("QUERY_STRING", "")
    target = reverse(match.view_name, args=[moved.entry.slug])
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)


# Lists -------------------------------------------------------------------------------------------------------------


@reads("/benchmarks", schemas.Records[schemas.Benchmark], BenchmarkRecords)
def benchmarks(request: HttpRequest) -> HttpResponse:
    """Benchmarks, by slug."""
    filters = BenchmarkRecords.read(request.GET)
    return listed(request, records.benchmarks(filters, normalise(filters.q)), filters)


@reads("/metrics", schemas.Records[schemas.Metric], NamedRecords)
def metrics(request: HttpRequest) -> HttpResponse:
    """Metrics, by slug."""
    filters = NamedRecords.read(request.GET)
    return listed(request, records.metrics(filters, normalise(filters.q)), filters)


@reads("/models", schemas.Records[schemas.Model], NamedRecords)
def models(request: HttpRequest) -> HttpResponse:
    """Models with results, by slug."""
    filters = NamedRecords.read(request.GET)
    return listed(request, records.models(filters, normalise(filters.q)), filters)


@reads("/tasks", schemas.Records[schemas.Task], NamedRecords)
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks, by slug."""
    filters = NamedRecords.read(request.GET)
    return listed(request, records.tasks(filters, normalise(filters.q)), filters)


@reads("/papers", schemas.Records[schemas.Paper], NamedRecords)
def papers(request: HttpRequest) -> HttpResponse:
    """Papers, by slug."""
    filters = NamedRecords.read(request.GET)
    return listed(request, records.papers(filters, normalise(filters.q)), filters)


@reads("/results", schemas.Records[schemas.Result], ResultRecords)
def results(request: HttpRequest) -> HttpResponse:
    """Results by number, or with `sort=best` as they rank in one metric of one benchmark."""
    filters = ResultRecords.read(request.GET)
    return listed(request, records.results(filters), filters)


@reads("/gains", schemas.Records[schemas.Gain], GainRecords)
def gains(request: HttpRequest) -> HttpResponse:
    """Differences that papers report, by number; percent and points never in one list."""
    filters = GainRecords.read(request.GET)
    return listed(request, records.gains(filters), filters)


@reads("/changes", schemas.Records[schemas.Change], ChangeRecords)
def changes(request: HttpRequest) -> HttpResponse:
    """The public change log of all boards, newest first."""
    filters = ChangeRecords.read(request.GET)
    return listed(request, records.changes(filters), filters)


@reads("/search", schemas.Found, SearchFilters)
def search(request: HttpRequest) -> HttpResponse:
    """What the search page finds."""
    filters = SearchFilters.read(request.GET)
    return answer(request, _found(search_queries.page(filters, normalise)))


# Single entries ----------------------------------------------------------------------------------------------------


@reads("/benchmarks/{slug}", schemas.BenchmarkWhole)
def benchmark(request: HttpRequest, slug: str) -> HttpResponse:
    """One benchmark, with its other names and its boards."""
    NoFilters.read(request.GET)
    return answer(request, whole.benchmark(slug, normalise(slug)))


@reads("/benchmarks/{slug}/board", schemas.Table, BoardFilters)
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """A benchmark's board: exactly the table that its page shows under the same filters."""
    filters = BoardFilters.read(request.GET)
    page = boards.board(boards.benchmark_at(slug, normalise(slug)), filters)
    site = request.build_absolute_uri("/").rstrip("/")
    return answer(request, orjson.Fragment("".join(table_json.write(boards.table(page), site=site)).strip()))


@reads("/metrics/{slug}", schemas.Metric)
def metric(request: HttpRequest, slug: str) -> HttpResponse:
    """One metric."""
    NoFilters.read(request.GET)
    return answer(request, whole.entry(Kind.METRIC, slug, normalise(slug), records.METRIC))


@reads("/models/{slug}", schemas.ModelWhole)
def model(request: HttpRequest, slug: str) -> HttpResponse:
    """One model, with its other names. Its results: `/results?model=`."""
    NoFilters.read(request.GET)
    return answer(request, whole.model(slug, normalise(slug)))


@reads("/tasks/{slug}", schemas.Task)
def task(request: HttpRequest, slug: str) -> HttpResponse:
    """One task."""
    NoFilters.read(request.GET)
    return answer(request, whole.entry(Kind.TASK, slug, normalise(slug), records.TASK))


@reads("/papers/{slug}", schemas.Paper)
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """One paper. What it reports: `/results?paper=`."""
    NoFilters.read(request.GET)
    entry = paper_queries.paper_at(slug)
    if entry is None:
        alike = search_queries.papers_called(slug.replace("\x00", ""), normalise)
        return problem(404, "There is no such paper.", alike=[one.slug for one in alike])
    if entry.merged_into is not None:
        raise Moved(entry.merged_into)
    return answer(request, whole.paper(entry.pk))


@reads("/results/{int:number}", schemas.Evidence)
def result(request: HttpRequest, number: int) -> HttpResponse:
    """One result with its evidence: its sentence, what names were taken for, why it ranks or not, who decided."""
    NoFilters.read(request.GET)
    found = why(number, request.build_absolute_uri("/").rstrip("/"))
    return problem(404, "There is no such result.") if found is None else answer(request, found)


def _found(page: search_queries.SearchPage) -> dict[str, Any]:
    hits = [
        {
            "kind": group.word.removesuffix("s"),
            "slug": hit.entry.slug,
            "name": hit.name,
            "alias": hit.alias,
            "near": hit.near,
        }
        for group in page.groups
        for hit in group.hits
    ]
    return {"hits": hits}
