"""A table as Markdown, in the form with pipes that GitHub and most others read. Whatever a name holds stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaderboard.formats.table import Column, Table, plain

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$^-])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"})


def escape(text: str) -> str:
    """A text as Markdown shows it letter for letter, on one line: no mark, no element, no address that turns a link."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).translate(_ENTITIES).replace("www.", "www&#46;")


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """The title as a heading, then the table; the first number of a row, else its first cell, leads to its page."""
    yield f"## {escape(table.title)}\n\n"
    yield _line([escape(column.head) for column in table.columns])
    yield _line(["---:" if column.kind == "number" else "---" for column in table.columns])
    linked = _linked(table.columns)
    for row in table.rows:
        cells = [_cell(value) for value in map(plain, row.values)]
        if row.address and cells:
            place = linked if cells[linked] else 0
            cells[place] = f"[{cells[place]}](<{_address(site + row.address)}>)"
        yield _line(cells)


def _linked(columns: Sequence[Column]) -> int:
    """Which column carries the link: the first of numbers that is no rank, as on the page."""
    numbers = [index for index, column in enumerate(columns) if column.kind == "number" and column.key != "rank"]
    return numbers[0] if numbers else 0


def _cell(text: str) -> str:
    """Numbers as they are: a minus before digits needs no escape, and a reader of the source sees the number."""
    return text if re.fullmatch(r"-?[0-9.]+", text) else escape(text)


def _address(address: str) -> str:
    return re.sub(r"[<>\s|]", "", address)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
