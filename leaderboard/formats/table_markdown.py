"""A table as Markdown, in the form with pipes that GitHub and most others read. Whatever a name holds stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaderboard.formats.table import Column, Table, plain

# Marks within a line. Those that only begin one, as hyphens do, mark nothing in a cell; brackets nothing without square
# ones; and a colon before a space is no part of an address. So most names read as themselves in the source, too.
_MARKS = re.compile(r"([\\`*_{}\[\]#|~$^])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
_COLON = re.compile(r":(?!\s|$)")


def escape(text: str) -> str:
    """A text as Markdown shows it letter for letter, on one line: no mark, no element, no address that turns a link."""
    marked = _MARKS.sub(r"\\\1", " ".join(text.split())).translate(_ENTITIES)
    return re.sub(r"(?i)(www)\.", r"\1&#46;", _COLON.sub("&#58;", marked))


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """The title as a heading, then the table; the first number of a row, else its first cell, leads to its page."""
    yield f"## {escape(table.title)}\n\n"
    yield _line([escape(column.head) for column in table.columns])
    yield _line(["---:" if column.kind == "number" else "---" for column in table.columns])
    linked = _linked(table.columns)
    for row in table.rows:
        cells = [escape(value) for value in map(plain, row.values)]
        if row.address and cells:
            place = linked if cells[linked] else 0
            cells[place] = f"[{cells[place]}](<{_address(site + row.address)}>)"
        yield _line(cells)


def _linked(columns: Sequence[Column]) -> int:
    """Which column carries the link: the first of numbers that is no rank, as on the page."""
    numbers = [index for index, column in enumerate(columns) if column.kind == "number" and column.key != "rank"]
    return numbers[0] if numbers else 0


def _address(address: str) -> str:
    return re.sub(r"[<>\s|]", "", address)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
