"""A chart's points as a table: what is drawn and what was left out of the drawing, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from leaderboard.formats.table import Column, Row, Table


@dataclass(frozen=True, slots=True)
class PointRow:
    """One dated result; `line` names what it belongs to where a chart has several lines."""

    line: str
    model: str
    value: Decimal
    printed: str
    date: str
    paper: str
    frontier: bool
    doubt: str
    result: int
    address: str


def table(rows: Iterable[PointRow], *, title: str, metric: str, unit: str) -> Table:
    """The table of a chart's points; the column of lines is there where any row has one."""
    given = list(rows)
    several = any(row.line for row in given)
    columns = [
        *([Column("line", "Line")] if several else []),
        Column("date", "Date", "date"),
        Column("model", "Model"),
        Column("value", metric or "Value", "number", unit),
        Column("printed", "As printed"),
        Column("frontier", "Best so far"),
        Column("checked", "Checked"),
        Column("paper", "Paper"),
    ]
    return Table(
        title=title,
        columns=columns,
        rows=[
            Row(
                values=(
                    *((row.line,) if several else ()),
                    row.date or None,
                    row.model,
                    row.value,
                    row.printed,
                    "yes" if row.frontier else "no",
                    row.doubt or "by a person",
                    row.paper or None,
                ),
                address=row.address,
                result=row.result,
            )
            for row in given
        ],
        total=len(given),
    )
