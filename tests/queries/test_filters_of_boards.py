"""Every state of a page has one address, and leads back to itself: boards' filters, and all filters at random."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from leaderboard import filters as all_filters
from leaderboard.filters import Active, BoardFilters, Filters, InvalidParameter

KINDS = [
    kind
    for kind in vars(all_filters).values()
    if isinstance(kind, type) and issubclass(kind, Filters) and kind is not Filters
]


def states(kind: type[Filters]) -> st.SearchStrategy[Filters]:
    """Any state that a page's parameters may have."""
    return st.builds(kind, **{item.name: _values(item) for item in fields(kind)})


def _values(item: Any) -> st.SearchStrategy[Any]:
    said = item.metadata
    if "day" in said:
        return st.none() | st.dates()
    if "allowed" in said:
        return st.sampled_from(said["allowed"])
    if "below" in said:
        return st.integers(1, said["below"])
    if "form" in said:
        fitting = st.from_regex(said["form"], fullmatch=True).filter(lambda text: 0 < len(text) <= said["limit"])
        if "most" in said:
            return st.lists(fitting, max_size=said["most"], unique=True).map(tuple)
        return st.just("") | fitting
    letters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
    return st.text(letters, max_size=said["limit"]).map(str.strip)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_any_state_of_a_page_is_what_its_address_leads_to(kind: type[Filters], data: st.DataObject) -> None:
    state = data.draw(states(kind))
    assert kind.read(QueryDict(state.address()[1:])) == state


_NAMES = sorted({item.metadata.get("parameter", item.name) for item in fields(BoardFilters)} | {"other"})
_TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(["1", "2026-01-01", "all"])


@given(st.dictionaries(st.sampled_from(_NAMES), _TYPED, max_size=3))
def test_whatever_is_typed_is_refused_by_name_or_has_an_address_that_means_the_same(typed: dict[str, str]) -> None:
    try:
        found = BoardFilters.read(QueryDict(urlencode(typed)))
    except InvalidParameter as refused:
        problem: InvalidParameter | None = refused
    else:
        problem = None
        assert BoardFilters.read(QueryDict(found.address()[1:])) == found
    assert problem is None or problem.allowed


@pytest.mark.parametrize(
    ("query", "name", "allowed"),
    [
        ("as_of=2026-02-30", "as_of", "a day as year-month-day: 2026-01-31"),
        ("from=20260101", "from", "a day as year-month-day: 2026-01-31"),
        ("to=tomorrow", "to", "a day as year-month-day: 2026-01-31"),
        ("checked=yes", "checked", "person"),
        ("source=me", "source", "own"),
        ("size=1000", "size", "200"),
        ("row=x", "row", "the number of a result"),
        ("columns=Paper!", "columns", "the name of a column"),
        ("&".join(f"columns=c{number}" for number in range(41)), "columns", "at most 40 times"),
        ("since=2026-01-01", "since", "from"),
    ],
)
def test_what_a_board_cannot_understand_is_refused_by_name(query: str, name: str, allowed: str) -> None:
    with pytest.raises(InvalidParameter) as refused:
        BoardFilters.read(QueryDict(query))
    assert refused.value.name == name
    assert allowed in refused.value.allowed


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (BoardFilters(as_of=date(2024, 6, 4)), "as published by 4 June 2024"),
        (BoardFilters(since=date(2024, 6, 4)), "published from 4 June 2024"),
        (BoardFilters(until=date(2024, 6, 4)), "published until 4 June 2024"),
        (BoardFilters(checked="person"), "checked by a person"),
        (BoardFilters(checked="nobody"), "checked by nobody"),
        (BoardFilters(checked="disputed"), "disputed"),
        (BoardFilters(source="tracker"), "reported by another tracker"),
        (BoardFilters(model="gpt"), "model named like “gpt”"),
        (BoardFilters(q="ocr"), "with “ocr”"),
        (BoardFilters(split="val"), "val split"),
        (BoardFilters(shots="not stated"), "shots not stated"),
        (BoardFilters(tools="yes"), "with tools"),
    ],
)
def test_each_filter_of_a_board_says_itself_and_how_to_take_it_off(filters: BoardFilters, words: str) -> None:
    assert filters.active() == [Active(words, "?")]


def test_what_only_says_how_the_table_looks_is_no_filter() -> None:
    looks = BoardFilters(metric="f1", group="all", columns=("paper",), sort="date", size="50", page=2, listed=3)
    assert looks.active() == []


def test_a_sought_row_decides_the_pages_and_is_forgotten_with_any_other_change() -> None:
    assert BoardFilters(page=3, listed=2).address(row="12") == "?row=12"
    assert BoardFilters(row="12").address(sort="date") == "?sort=date"
    assert BoardFilters(row="12").address(page=2) == "?page=2"
    assert BoardFilters(row="12").address() == "?row=12"


def test_a_form_hands_on_what_it_does_not_ask_for() -> None:
    filters = BoardFilters(metric="f1", as_of=date(2024, 1, 1), columns=("paper", "date"), page=4)
    assert filters.kept("as_of") == [("metric", "f1"), ("columns", "paper"), ("columns", "date")]
