"""Filters of the API's lists: named as the pages' are, with a cursor in place of a page's number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from leaderboard.filters.base import Filters, choice, day, number, pattern, text
from leaderboard.filters.boards import GROUP_LIMIT

_CURSOR = re.compile(r"[A-Za-z0-9_-]+")
MOST = 1000
USUAL = 100


@dataclass(frozen=True, slots=True)
class RecordFilters(Filters):
    """What all lists share: where to go on, and how many records an answer holds."""

    pagers: ClassVar = ("cursor",)

    cursor: str = pattern(_CURSOR, "what an answer to the same question calls its next cursor", limit=1000)
    limit: int = number(below=MOST, usual=USUAL, what="number of records")


@dataclass(frozen=True, slots=True)
class NamedRecords(RecordFilters):
    """Entries whose names, or papers whose titles, hold a text."""

    q: str = text()


@dataclass(frozen=True, slots=True)
class BenchmarkRecords(NamedRecords):
    """Benchmarks, as on their list."""

    task: str = text()
    metric: str = text()
    show: str = choice("", "empty", "unconfirmed")


@dataclass(frozen=True, slots=True)
class ResultRecords(RecordFilters):
    """Results by what they belong to; `sort=best` needs one benchmark and one metric to compare in."""

    benchmark: str = text()
    metric: str = text()
    group: str = text(GROUP_LIMIT)
    model: str = text()
    paper: str = text()
    source: str = choice("", "own", "benchmark", "quoted", "measured", "tracker", "suggestion")
    checked: str = choice("", "person", "bulk", "nobody", "disputed")
    standing: str = choice("", "ranked", "listed", "hidden")
    since: date | None = day("from")  # noqa: RUF009
    until: date | None = day("to")  # noqa: RUF009
    sort: str = choice("id", "best")


@dataclass(frozen=True, slots=True)
class GainRecords(RecordFilters):
    """Reported gains and drops: percent and points never in one list."""

    unit: str = choice("points", "percent", "unstated")
    benchmark: str = text()
    model: str = text()


@dataclass(frozen=True, slots=True)
class ChangeRecords(RecordFilters):
    """The public change log: of one benchmark, or within days."""

    benchmark: str = text()
    since: date | None = day("from")  # noqa: RUF009
    until: date | None = day("to")  # noqa: RUF009
