"""A table as CSV that a spreadsheet opens without harm: numbers stay numbers, texts stay texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from leaderboard.formats.cells_csv import harmless
from leaderboard.formats.table import Table, plain


class _Echo:
    """As much of a file as the csv module needs: it hands each written line back."""

    def write(self, text: str) -> str:
        return text


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """The head, then line by line the columns of the table, and last the address that the row leads to."""
    writer: Any = csv.writer(_Echo())  # the stubs do not know that writerow returns what was written
    yield writer.writerow([harmless(text) for text in (*(column.head for column in table.columns), "Address")])
    for row in table.rows:
        cells = [harmless(value) if isinstance(value, str) else plain(value) for value in row.values]
        yield writer.writerow([*cells, f"{site}{row.address}" if row.address else ""])
