"""Everything public as files: one per kind of record, or one board whole with its metrics as columns.

Records are those of the API, a thousand at a time, so that the size of the database does not matter.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any, TextIO

import orjson

from leaderboard.filters import (
    BenchmarkRecords,
    ChangeRecords,
    GainRecords,
    NamedRecords,
    RecordFilters,
    ResultRecords,
)
from leaderboard.filters.api import MOST
from leaderboard.formats.cells_csv import harmless
from leaderboard.formats.decimals import as_json, shortest
from leaderboard.models import Benchmark
from leaderboard.models.catalogue import Direction
from leaderboard.queries import records
from leaderboard.queries.cursors import Slice

Record = Mapping[str, Any]
Advance = Callable[[int], object]

# The kinds of records: their files' names, and how each is listed in whole.
KINDS: Mapping[str, tuple[Callable[[Any], Slice], tuple[RecordFilters, ...]]] = {
    "benchmarks": (
        lambda filters: records.benchmarks(filters, ""),
        (BenchmarkRecords(show="empty"), BenchmarkRecords(show="unconfirmed")),
    ),
    "metrics": (lambda filters: records.metrics(filters, ""), (NamedRecords(),)),
    "models": (lambda filters: records.models(filters, ""), (NamedRecords(),)),
    "tasks": (lambda filters: records.tasks(filters, ""), (NamedRecords(),)),
    "papers": (lambda filters: records.papers(filters, ""), (NamedRecords(),)),
    "results": (records.results, (ResultRecords(),)),
    "gains": (records.gains, tuple(GainRecords(unit=unit) for unit in ("points", "percent", "unstated"))),
    "changes": (records.changes, (ChangeRecords(),)),
}


def listed(kind: str) -> Iterator[Record]:
    """Every record of a kind, in the order of its list."""
    listing, questions = KINDS[kind]
    for question in questions:
        following: str | None = ""
        while following is not None:
            found = listing(replace(question, cursor=following, limit=MOST))
            yield from found.records
            following = found.next


def write_jsonl(file: TextIO, rows: Iterator[Record], advance: Advance) -> int:
    """One object a line. Returns how many were written, and tells `advance` of each."""
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - how many there were is the answer
        file.write(orjson.dumps(row, default=as_json).decode() + "\n")
        advance(1)
    return count


def write_csv(file: TextIO, rows: Iterator[Record], advance: Advance) -> int:
    """A head and one line each, harmless in a spreadsheet; lists and objects within a cell as JSON."""
    writer = csv.writer(file)
    first = next(rows, None)
    if first is None:
        return 0
    writer.writerow(map(harmless, first))
    count = 0
    for count, row in enumerate(chain([first], rows), start=1):  # noqa: B007 - how many there were is the answer
        writer.writerow([_cell(value) for value in row.values()])
        advance(1)
    return count


WRITERS: Mapping[str, Callable[[TextIO, Iterator[Record], Advance], int]] = {"csv": write_csv, "jsonl": write_jsonl}


def board(benchmark: Benchmark) -> Iterator[Record]:
    """One benchmark whole: a line per model and group, its best number in each metric as columns."""
    import pandas  # slow to import, and nothing else here needs it

    found: list[Record] = []
    for metric, direction in _metrics(benchmark):
        best_first = ResultRecords(benchmark=benchmark.slug, metric=metric, sort="best", limit=MOST)
        following: str | None = ""
        while following is not None and direction != Direction.UNKNOWN:
            part = records.results(replace(best_first, cursor=following))
            found += part.records
            following = part.next
    if not found:
        return
    frame = pandas.DataFrame.from_records(found, columns=["model", "model_name", "group", "metric", "value"])
    keys = ["model", "model_name", "group"]
    best = frame.drop_duplicates([*keys, "metric"])  # rows come best first
    whole = best.pivot(index=keys, columns="metric", values="value").sort_index().reset_index()
    for line in whole.to_dict("records"):
        yield {str(name): None if pandas.isna(value) else value for name, value in line.items()}


def _metrics(benchmark: Benchmark) -> list[tuple[str, str]]:
    ranked = benchmark.results.ranked().order_by("metric__slug")
    return list(ranked.values_list("metric__slug", "metric__direction").distinct())


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        return shortest(value)
    if isinstance(value, (list, dict)):
        return harmless(orjson.dumps(value, default=as_json).decode())
    return harmless(value) if isinstance(value, str) else "" if value is None else str(value)
