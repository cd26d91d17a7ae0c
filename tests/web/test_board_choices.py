"""What a reader may choose on a board: what ranks together, which rows are found, which columns stand there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from leaderboard.filters import BoardFilters
from leaderboard.models import Benchmark, Convention, Metric
from leaderboard.queries import boards
from tests import factories
from tests.web.conftest import Get
from tests.web.page import Element

BOARD = "/benchmarks/ocrbench/"


def models(page: Element) -> list[str]:
    return [row.one("th.model a").text for row in page.all("#ranked-table tr.line")]


def ranks(page: Element) -> list[str]:
    return page.texts("#ranked-table td.rank")


def make(values: dict[str, str], **fields: Any) -> None:
    """A result for each model of these names."""
    for name, value in values.items():
        system = factories.System.objects.filter(name=name).first() or factories.make_system(name)
        factories.make_result(system=system, value=value, **fields)


# Columns ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def entries(db: None) -> Metric:
    """Three models ranked in accuracy; A has F1 in the same setting, B in another one, C in the same twice."""
    f1 = factories.make_metric("F1")
    make({"A": "80", "B": "70", "C": "60"}, split="test")
    make({"A": "88.5"}, metric=f1, split="test")
    make({"B": "77"}, metric=f1, split="dev")
    make({"C": "55"}, metric=f1, split="test")
    make({"C": "66.25"}, metric=f1, split="test")
    return f1


def test_an_entrys_numbers_in_other_metrics_stand_beside_the_one_that_ranks(get: Get, entries: Metric) -> None:
    page = get(BOARD + "?metric=accuracy")
    assert page.texts("#ranked-table thead th.beside") == ["F1 (%)"]
    assert page.texts("#ranked-table td.beside") == ["88.5", "", "66.25"]


def test_any_metric_may_be_the_one_that_ranks(get: Get, entries: Metric) -> None:
    head = get(BOARD + "?metric=accuracy").one("#ranked-table thead th.beside a")
    assert head["href"] == "?metric=f1"
    assert models(get(BOARD + head["href"] + "&group=all")) == ["A", "B", "C"]


def test_columns_are_chosen_and_the_address_keeps_them(get: Get, entries: Metric) -> None:
    page = get(BOARD + "?metric=accuracy&columns=date&columns=paper")
    heads = ["Rank", "Model", "Accuracy (%)", "Paper", "Date", "Evidence"]
    assert page.texts("#ranked-table thead th") == heads
    assert page.one("#ranked-table thead th.model a")["href"].startswith("?metric=accuracy&columns=date&columns=paper")
    chosen = [box["value"] for box in page.all("input[type=checkbox]") if "checked" in box.attributes]
    assert chosen == ["paper", "date"]


def test_a_table_may_be_model_and_value_alone(get: Get, entries: Metric) -> None:
    heads = get(BOARD + "?metric=accuracy&columns=none").texts("#ranked-table thead th")
    assert heads == ["Rank", "Model", "Accuracy (%)", "Evidence"]


def test_the_exported_table_has_the_columns_and_rows_of_the_page(db: None, entries: Metric) -> None:
    filters = BoardFilters(metric="accuracy", columns=("none", "f1"), sort="-model", model="c")
    table = boards.table(boards.board(boards.benchmark_at("ocrbench", "ocrbench"), filters))
    assert [column.key for column in table.columns] == ["rank", "model", "accuracy", "f1"]
    assert [list(row.values) for row in table.rows] == [[3, "C", Decimal("60"), Decimal("66.25")]]


# What ranks together -----------------------------------------------------------------------------------------------


@pytest.fixture
def settings(db: None) -> None:
    make({"A": "80", "B": "70", "C": "60"}, split="test", group="split=test")
    make({"A": "85", "D": "90"}, split="test", shots="5-shot", group="shots=5-shot; split=test")
    make({"E": "50"}, split="dev", group="split=dev")


def test_setting_fields_are_facets_with_counts(get: Get, settings: None) -> None:
    page = get(BOARD)
    assert page.one("nav[aria-label=Split]").texts("li") == ["test split 5", "dev split 1"]
    assert page.one("nav[aria-label=Shots]").texts("li") == ["not stated 4", "5-shot 2"]
    assert page.all("nav[aria-label=Tools]") == []


def test_a_facet_ranks_the_results_that_fit_and_counts_what_is_left_of_the_others(get: Get, settings: None) -> None:
    page = get(BOARD + "?shots=5-shot")
    assert models(page) == ["D", "A"]
    assert page.all("nav[aria-label=Split]") == []
    assert page.one("ul.active li").text == "5-shot remove"
    assert page.one("ul.active a")["href"] == "?#board"


def test_groups_stay_joined_when_a_facet_is_chosen(get: Get, settings: None) -> None:
    links = {link.text: link["href"] for link in get(BOARD + "?group=all").all("nav[aria-label=Split] a")}
    assert links["test split"] == "?group=all&split=test"
    assert models(get(BOARD + links["test split"])) == ["D", "A", "B", "C"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("split=val", "split"),
        ("tools=yes", "tools"),
        ("columns=bleu", "columns"),
        ("row=999999", "row"),
        ("group=split%3Dval", "group"),
    ],
)
def test_what_no_result_states_is_refused_with_what_they_do(get: Get, settings: None, query: str, named: str) -> None:
    page = get(BOARD + "?" + query, 400)
    assert page.texts("main code")[0] == named
    assert len(page.texts("main code")) > 1


@pytest.fixture
def history(db: None) -> None:
    """Dates known by day, month and year, and one that is not known."""
    make({"A": "60"}, when=date(2022, 3, 31))
    make({"B": "70"}, when=date(2022, 4, 1), precision="month")
    make({"C": "80"}, when=date(2022, 1, 1), precision="year")
    make({"D": "90"}, when=None)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2022-03-30", []),
        ("2022-03-31", ["A"]),
        ("2022-04-29", ["A"]),
        ("2022-04-30", ["B", "A"]),
        ("2022-12-30", ["B", "A"]),
        ("2022-12-31", ["C", "B", "A"]),
    ],
    ids=["before all", "a day", "a month that runs", "a month at its end", "a year that runs", "a year at its end"],
)
def test_as_of_a_day_the_board_is_what_was_published_by_then(
    get: Get, history: None, day: str, shown: list[str]
) -> None:
    page = get(f"{BOARD}?as_of={day}")
    assert models(page) == shown
    assert ranks(page) == (["1", "2", "3"] if len(shown) == 3 else [])


def test_a_board_before_its_first_result_says_so(get: Get, history: None) -> None:
    assert get(BOARD + "?as_of=2000-01-01").one(".lead").text == "No result was published by 1 January 2000."


@pytest.fixture
def shifted(db: None) -> None:
    """Long ago most results were in F1 and on dev; today most are in accuracy and on test, which few were in then."""
    f1 = factories.make_metric("F1")
    make({"A": "88", "B": "77", "C": "66"}, metric=f1, split="dev", group="split=dev", when=date(2020, 1, 1))
    make({"A": "80"}, split="test", group="split=test", when=date(2020, 1, 1))
    make({"B": "70", "C": "60"}, split="dev", group="split=dev", when=date(2020, 1, 1))
    make(dict.fromkeys("DEFG", "50"), split="test", group="split=test", when=date(2024, 1, 1))


def test_a_day_alone_leads_to_no_other_metric_or_group(get: Get, shifted: None) -> None:
    assert models(get(BOARD)) == ["A", "D", "E", "F", "G"]
    page = get(BOARD + "?as_of=2020-12-31")
    assert models(page) == ["A"]
    assert "Accuracy" in page.one("#ranked-table thead").text


def test_a_day_before_any_result_of_todays_board_shows_what_there_was(get: Get, db: None) -> None:
    f1 = factories.make_metric("F1")
    make({"A": "88"}, metric=f1, split="dev", group="split=dev", when=date(2020, 1, 1))
    make({"B": "70", "C": "60"}, split="test", group="split=test", when=date(2024, 1, 1))
    page = get(BOARD + "?as_of=2020-12-31")
    assert models(page) == ["A"]
    assert "F1" in page.one("#ranked-table thead").text


# Which rows are found ----------------------------------------------------------------------------------------------


@pytest.fixture
def reports(db: None) -> None:
    paper = factories.make_paper("Reading the fine print")
    make({"Alpha": "90"}, when=date(2024, 1, 1), checked="read")
    make({"Beta": "80"}, when=date(2023, 1, 1), checked="checked", checked_by="ada", paper=paper)
    make({"Gamma": "70"}, when=date(2022, 1, 1), checked="corrected", source="measured")
    make({"Alpha": "60"}, when=date(2021, 1, 1), checked="bulk", source="measured", note="rerun by us")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2023-01-01", {"Alpha": "1", "Beta": "2"}),
        ("to=2022-12-31", {"Gamma": "3", "Alpha": "3"}),
        ("checked=person", {"Beta": "2", "Gamma": "3"}),
        ("checked=nobody", {"Alpha": "1"}),
        ("checked=bulk", {"Alpha": "3"}),
        ("checked=disputed", {}),
        ("source=measured", {"Gamma": "3", "Alpha": "3"}),
        ("model=ETA", {"Beta": "2"}),
        ("q=fine+print", {"Beta": "2"}),
        ("q=rerun", {"Alpha": "3"}),
        ("q=gamma", {"Gamma": "3"}),
        ("q=%25", {}),
        ("model=a&checked=nobody", {"Alpha": "1"}),
    ],
)
def test_a_search_finds_rows_and_their_ranks_stay_those_on_the_board(
    get: Get, reports: None, query: str, found: dict[str, str]
) -> None:
    page = get(f"{BOARD}?{query}")
    assert dict(zip(models(page), ranks(page), strict=True)) == found
    assert page.one(".lead").text.startswith("Alpha leads with 90%")


def test_a_search_that_finds_nothing_says_so_and_leads_back(get: Get, reports: None) -> None:
    page = get(BOARD + "?q=nothing")
    assert page.one(".empty").text == "Nothing fits these filters. The whole board"
    assert page.one(".empty a")["href"] == BOARD


def test_the_search_keeps_what_else_was_chosen(get: Get, reports: None) -> None:
    form = get(BOARD + "?sort=model&columns=date&q=alpha").all(".refine form")[0]
    hidden = [(field["name"], field["value"]) for field in form.all("input[type=hidden]")]
    assert hidden == [("columns", "date"), ("sort", "model")]
    assert form.one("#f-q")["value"] == "alpha"


# One row -----------------------------------------------------------------------------------------------------------


def test_a_link_to_a_row_finds_its_page_and_marks_it(get: Get, db: None) -> None:
    for number in range(30):
        result = factories.make_result(value=str(80 - number))
    page = get(f"{BOARD}?size=25&row={result.pk}")
    row = page.one("tr.sought")
    assert (row["id"], row["aria-current"], row.one("td.rank").text) == (f"r{result.pk}", "true", "30")
    assert page.one("nav.pager span").text == "26–30 of 30"


def test_a_row_that_is_folded_or_not_ranked_is_found_too(get: Get, db: None) -> None:
    make({"A": "80", "B": "70"})
    make({"A": "60"})
    folded = factories.Result.objects.get(rank_key=60)
    listed = factories.make_result(value="99", standing="listed", reason="hedged", qualifier="about")
    assert get(f"{BOARD}?row={folded.pk}").one("tr.sought th.model a").text == "A"
    assert get(f"{BOARD}?row={listed.pk}").one("tr.sought")["id"] == f"r{listed.pk}"


def test_every_row_links_to_itself(get: Get, db: None) -> None:
    result = factories.make_result()
    links = {link.text: link["href"] for link in get(BOARD + "?sort=date").all(".why a")}
    assert links["Link to this row"] == f"?sort=date&row={result.pk}#r{result.pk}"


# What the lead is held against -------------------------------------------------------------------------------------


def make_lead(*, metric: Metric | None = None, **fields: Any) -> Benchmark:
    benchmark = factories.make_benchmark(test_size=1000)
    metric = metric or factories.make_metric(share_of_items=True)
    make({"A": "90", "B": "89", "C": "50"}, benchmark=benchmark, metric=metric, **fields)
    return benchmark


def test_a_lead_that_the_test_set_cannot_tell_from_chance_says_so(get: Get, db: None) -> None:
    make_lead()
    assert get(BOARD).one(".levels li").text == (
        "The lead over B (89%) is within chance for a test set of 1,000 items (unpaired binomial, n = 1,000)."
    )


@pytest.mark.parametrize("case", ["a larger test set", "no share of items", "another split", "size not known"])
def test_chance_is_not_spoken_of_where_it_cannot_be_known_or_does_not_explain(get: Get, db: None, case: str) -> None:
    other = factories.make_metric("F1") if case == "no share of items" else None
    benchmark = make_lead(metric=other, split="dev" if case == "another split" else "")
    sizes = {"a larger test set": 100_000, "size not known": None}
    if case in sizes:
        Benchmark.objects.filter(pk=benchmark.pk).update(test_size=sizes[case])
    assert get(BOARD).all(".levels") == []


def test_human_level_stands_with_its_source_where_its_metric_ranks(get: Get, db: None) -> None:
    metric = factories.make_metric()
    benchmark = factories.make_benchmark(default_metric=metric, human_level="94.6")
    Convention.objects.create(benchmark=benchmark, field="human_level", source="the benchmark’s paper")
    make({"A": "90"}, benchmark=benchmark, metric=metric)
    make({"A": "80"}, benchmark=benchmark, metric=factories.make_metric("F1"))
    assert get(BOARD).one(".levels li").text == "Human level: 94.6% (the benchmark’s paper)"
    assert get(BOARD + "?metric=f1").all(".levels") == []


def test_the_authors_first_number_stands_as_the_baseline(get: Get, db: None) -> None:
    make({"A": "90"}, when=date(2024, 1, 1))
    make({"B": "50"}, when=date(2020, 1, 1), source="benchmark")
    make({"C": "40"}, when=date(2021, 1, 1), source="benchmark")
    assert get(BOARD).one(".levels li").text == "The benchmark’s authors began with 50% (B, 1 January 2020)."
