"""A table as a plain value: what a page shows, for whoever writes it as CSV, JSON, Markdown or LaTeX.

A page's table has the columns and rows of the page, in its order, after its filters, and nothing else; each row also
says where it is shown, and what a citation needs of its paper. Rows may be an iterator: a writer reads them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# A number keeps the digits that were printed (`Decimal("70.10")`); a date is text, as precise as it is known.
Value = str | int | Decimal | None
Kind = Literal["text", "number", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a lasting `key` for programs, its `name` for readers, and the unit of its numbers, "" for none."""

    key: str
    name: str
    kind: Kind = "text"
    unit: str = ""

    @property
    def head(self) -> str:
        """The name with its unit, which stands here once and beside no number: "Accuracy (%)"."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper as citations name it; `identifiers` are (scheme, value), `date` as precise as it is known."""

    slug: str
    title: str
    authors: Sequence[str] = ()
    date: str = ""
    identifiers: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a value per column, in their order, None where the page's cell is empty; and the paper that it cites.

    `address` is the page that the row leads to, from the root of the site; `result` its number where it is a result.
    """

    values: Sequence[Value]
    address: str = ""
    result: int | None = None
    paper: Reference | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A page's table. `total` counts the rows of all its pages; None where counting would cost more than it tells."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    total: int | None = None


def plain(value: Value) -> str:
    """A value as text: numbers in digits without exponent, "" for none."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)
