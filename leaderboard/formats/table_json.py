"""A table as JSON: what its columns are, then its rows by the columns' keys, and the papers that they cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import orjson

from leaderboard.formats.table import Column, Reference, Table, Value


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """One object, line by line; a number keeps its digits (70.10), as JSON allows."""
    keys = _keys(table.columns)
    columns = [{**asdict(column), "key": key} for column, key in zip(table.columns, keys, strict=True)]
    head = {"title": table.title, "total": table.total, "columns": columns}
    yield _json(head)[:-1] + ',"rows":['
    papers: dict[str, Reference] = {}
    between = "\n"
    for row in table.rows:
        if row.paper is not None:
            papers.setdefault(row.paper.slug, row.paper)
        line = {
            "values": {column.key: number(value) for column, value in zip(table.columns, row.values, strict=True)},
            "address": f"{site}{row.address}" if row.address else None,
            "result": row.result,
            "paper": row.paper.slug if row.paper is not None else None,
        }
        yield between + _json(line)
        between = ",\n"
    yield '\n],"papers":' + _json({slug: _cited(paper) for slug, paper in papers.items()}) + "}\n"


def _keys(columns: Sequence[Column]) -> list[str]:
    """The columns' keys, each once: a metric may be called what another column is called."""
    seen: Counter[str] = Counter()
    found = []
    for column in columns:
        seen[column.key] += 1
        found.append(column.key if seen[column.key] == 1 else f"{column.key}-{seen[column.key]}")
    return found


def number(value: Value) -> Any:
    """The value as orjson writes it: a decimal number keeps every digit."""
    return orjson.Fragment(format(value, "f")) if isinstance(value, Decimal) else value


def _cited(paper: Reference) -> dict[str, Any]:
    return {
        "title": paper.title,
        "authors": list(paper.authors),
        "date": paper.date or None,
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in paper.identifiers],
    }


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
