"""What a page shows, as a plain value: its columns and rows, each row with its result and what a citation needs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from leaderboard.filters import BoardFilters
from leaderboard.formats.table import Table
from leaderboard.queries import boards
from tests import factories


def table(**parameters: object) -> Table:
    filters = BoardFilters(**parameters)  # type: ignore[arg-type]
    return boards.table(boards.board(boards.benchmark_at("ocrbench", "ocrbench"), filters))


def test_a_boards_table_has_the_columns_and_rows_of_the_page_in_its_order(db: None) -> None:
    for name, value in (("A", "80.10"), ("B", "70"), ("C", "60.5")):
        factories.make_result(system=factories.make_system(name), value=value, when=date(2024, 1, 1), precision="month")
    found = table(sort="-model")
    assert [(column.key, column.name, column.kind, column.unit) for column in found.columns] == [
        ("rank", "Rank", "number", ""),
        ("model", "Model", "text", ""),
        ("accuracy", "Accuracy", "number", "%"),
        ("source", "Source", "text", ""),
        ("checked", "Checked", "text", ""),
        ("date", "Date", "date", ""),
    ]
    assert [list(row.values) for row in found.rows] == [
        [3, "C", Decimal("60.5"), "import: tests", "unchecked", "2024-01"],
        [2, "B", Decimal("70"), "import: tests", "unchecked", "2024-01"],
        [1, "A", Decimal("80.10"), "import: tests", "unchecked", "2024-01"],
    ]
    assert (found.title, found.total) == ("OCRBench: Accuracy", 3)


def test_a_table_is_called_by_all_that_was_chosen(db: None) -> None:
    for split in ("test", "val"):
        factories.make_result(split=split, group=f"split={split}", when=date(2024, 1, 1))
    found = table(group="split=val", as_of=date(2024, 6, 1), q="Model")
    assert found.title == "OCRBench: Accuracy; val split; as published by 1 June 2024; with “Model”"


def test_a_number_keeps_the_digits_that_were_printed(db: None) -> None:
    factories.make_result(value="80.10")
    assert str(table().rows[0].values[1]) == "80.10"


def test_a_row_says_which_result_it_is_and_what_a_citation_needs(db: None) -> None:
    paper = factories.make_paper("Reading: a study", arxiv_id="2410.05261", authors=["Ada Lovelace"])
    result = factories.make_result(paper=paper)
    row = table().rows[0]
    assert (row.result, row.address) == (result.pk, result.get_absolute_url())
    assert row.paper is not None
    assert (row.paper.title, row.paper.authors, row.paper.date, row.paper.identifiers) == (
        "Reading: a study",
        ("Ada Lovelace",),
        "2024-10-07",
        (("arxiv", "2410.05261"),),
    )


def test_an_empty_board_is_a_table_without_rows(db: None) -> None:
    factories.make_benchmark()
    assert (table().rows, table().total) == ([], 0)
