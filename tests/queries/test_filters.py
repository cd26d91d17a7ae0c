"""Parameters become filters, filters become addresses again; what cannot be understood is refused by name."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from leaderboard.filters import (
    Active,
    BenchmarkFilters,
    BoardFilters,
    ChangeFilters,
    Filters,
    GainFilters,
    InvalidParameter,
    ListFilters,
    NoFilters,
    SearchFilters,
)


@pytest.mark.parametrize(
    ("kind", "query", "expected"),
    [
        (BoardFilters, "", BoardFilters()),
        (BoardFilters, "metric=&group=&sort=&page=", BoardFilters()),
        (BoardFilters, "metric=f1&group=shots%3D5-shot&sort=-date", BoardFilters("f1", "shots=5-shot", sort="-date")),
        (BoardFilters, "page=100000&listed=2", BoardFilters(page=100_000, listed=2)),
        (BenchmarkFilters, "q=+ocr+", BenchmarkFilters(q="ocr")),
        (GainFilters, "unit=percent", GainFilters(unit="percent")),
        (ListFilters, f"q={'x' * 200}", ListFilters(q="x" * 200)),
    ],
    ids=["nothing", "empty values are defaults", "a board", "pages", "spaces", "a choice", "as long as may be"],
)
def test_parameters_become_filters(kind: type[Filters], query: str, expected: Filters) -> None:
    assert kind.read(QueryDict(query)) == expected


@pytest.mark.parametrize(
    ("kind", "query", "name", "allowed"),
    [
        (BoardFilters, "sort=best", "sort", "rank"),
        (BoardFilters, "page=0", "page", "a whole number from 1 to 100000"),
        (BoardFilters, "page=1.5", "page", "a whole number from 1 to 100000"),
        (BoardFilters, "page=%D9%A1", "page", "a whole number from 1 to 100000"),
        (BoardFilters, f"page={'9' * 5000}", "page", "a whole number from 1 to 100000"),
        (BoardFilters, "metric=a%00b", "metric", "text"),
        (BoardFilters, f"metric={'x' * 201}", "metric", "at most 200 characters"),
        (BoardFilters, "sort=rank&sort=model", "sort", "each parameter once"),
        (BoardFilters, "task=ocr", "task", "metric"),
        (NoFilters, "page=2", "page", None),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_understood_names_the_parameter_and_what_is_allowed(
    kind: type[Filters], query: str, name: str, allowed: str | None
) -> None:
    with pytest.raises(InvalidParameter) as refused:
        kind.read(QueryDict(query))
    assert refused.value.name == name
    assert allowed is None or allowed in refused.value.allowed


@pytest.mark.parametrize(
    ("filters", "changes", "address"),
    [
        (BoardFilters(), {}, "?"),
        (BoardFilters(metric="f1", page=3), {}, "?metric=f1&page=3"),
        (BoardFilters(metric="f1", page=3), {"page": 4}, "?metric=f1&page=4"),
        (BoardFilters(metric="f1", page=3, listed=2), {"page": 1}, "?metric=f1&listed=2"),
        (BoardFilters(metric="f1", page=3, listed=2), {"sort": "date"}, "?metric=f1&sort=date"),
        (SearchFilters(q="a&b=ü"), {}, "?q=a%26b%3D%C3%BC"),
    ],
    ids=["defaults", "as it is", "the next page", "back to the first page", "another order", "escaped"],
)
def test_filters_become_an_address(filters: Filters, changes: dict[str, object], address: str) -> None:
    assert filters.address(**changes) == address


@pytest.mark.parametrize(
    "filters",
    [
        BoardFilters("f1", "split=test", sort="-date", page=2, listed=3),
        BenchmarkFilters("ocr", "vqa", "f1", "empty", "results", 2),
    ],
    ids=["board", "benchmarks"],
)
def test_an_address_leads_back_to_the_same_filters(filters: Filters) -> None:
    assert type(filters).read(QueryDict(filters.address()[1:])) == filters


@pytest.mark.parametrize(
    ("filters", "active"),
    [
        (BenchmarkFilters(sort="results", page=2), []),
        (BenchmarkFilters(q="ocr"), [Active("named like “ocr”", "?")]),
        (
            BenchmarkFilters(task="text-recognition", show="empty", page=2),
            [
                Active("for the task text recognition", "?show=empty"),
                Active("with those without results", "?task=text-recognition"),
            ],
        ),
        (ListFilters(q="bert"), [Active("like “bert”", "?")]),
        (GainFilters(unit="percent", benchmark="coco"), [Active("on coco", "?unit=percent")]),
        (ChangeFilters(benchmark="coco"), [Active("on coco", "?")]),
    ],
    ids=["sorting and paging are none", "search", "two", "list", "gains", "changes"],
)
def test_every_filter_that_is_on_says_itself_in_words(filters: Filters, active: list[Active]) -> None:
    assert filters.active() == active
