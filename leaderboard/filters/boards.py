"""Filters of a benchmark's page.

Two kinds, and the page says which is which. The *conditions* (metric, group, setting fields, the day "as of") choose
what is ranked together: each set of them is a board of its own. The *search* (dates, checked, source, model, text) only
finds rows on that board, and their ranks stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from leaderboard.chart_options import AXES, LINES, Axis, ChartOptions, Lines
from leaderboard.filters.base import RESULT, Filters, choice, day, long_day, many, number, pattern, text
from leaderboard.models import Result
from leaderboard.ranking import NOT_STATED, SETTING_FIELDS, group_in_words

GROUP_LIMIT = 500
ALL_GROUPS = "all"
BOARD_SORTS = ("rank", "model", "-model", "setting", "source", "checked", "paper", "date", "-date")
# The columns beside model and value that stand there unless the reader chooses others; of metrics, those most used.
BOARD_COLUMNS = ("setting", "source", "checked", "paper", "date")
NO_COLUMNS = "none"
PAGE_SIZES = ("100", "25", "50", "200")

_COLUMN = re.compile(r"[a-z0-9_-]{1,160}")
_CHECKED = {
    "person": "by a person",
    "bulk": "accepted in bulk",
    "nobody": "by nobody",
    "disputed": "disputed",
}
_SOURCES = {
    Result.Source.OWN: "the paper itself",
    Result.Source.BENCHMARK: "the benchmark’s authors",
    Result.Source.QUOTED: "a quotation",
    Result.Source.MEASURED: "a measured run",
    Result.Source.TRACKER: "another tracker",
    Result.Source.SUGGESTION: "a suggestion",
}


@dataclass(frozen=True, slots=True)
class BoardFilters(Filters):
    """A benchmark's page: what ranks there, which rows of it are shown, in which order and with which columns."""

    labels: ClassVar = {
        "as_of": "as published by",
        "split": "split",
        "shots": "shots",
        "regime": "regime",
        "extra_data": "extra data",
        "tools": "tools",
        "since": "published from",
        "until": "published until",
        "checked": "checked",
        "source": "reported by",
        "model": "model named like",
        "q": "with",
    }
    pagers: ClassVar = ("page", "listed", "row")

    metric: str = text()
    group: str = text(GROUP_LIMIT)  # a group as the database names it, "not stated", or "all" for all joined
    split: str = text(100)
    shots: str = text(100)
    regime: str = text(100)
    extra_data: str = text(100)
    tools: str = text(100)
    as_of: date | None = day("as_of")  # noqa: RUF009
    since: date | None = day("from")  # noqa: RUF009
    until: date | None = day("to")  # noqa: RUF009
    checked: str = choice("", *_CHECKED)
    source: str = choice("", *map(str, _SOURCES))
    model: str = text()
    q: str = text()
    columns: tuple[str, ...] = many(_COLUMN, "the name of a column", most=40)
    sort: str = choice(*BOARD_SORTS)
    size: str = choice(*PAGE_SIZES)
    page: int = number()
    listed: int = number()
    row: str = pattern(RESULT, "the number of a result")
    axis: Axis = choice(*AXES)  # noqa: RUF009
    lines: Lines = choice(*LINES)  # noqa: RUF009

    @property
    def chart(self) -> ChartOptions:
        """What is asked of the board's chart."""
        return ChartOptions(self.axis, self.lines)

    @property
    def joined(self) -> bool:
        """Whether results of all groups stand in one table."""
        return self.group == ALL_GROUPS

    @property
    def setting(self) -> dict[str, str]:
        """The setting fields that are asked for, each with its value as results hold it: "" for not stated."""
        asked = {field: getattr(self, field) for field in SETTING_FIELDS if getattr(self, field)}
        return {field: "" if value == NOT_STATED else value for field, value in asked.items()}

    @property
    def searching(self) -> bool:
        """Whether only some rows of the board are asked for."""
        return any((self.since, self.until, self.checked, self.source, self.model, self.q))

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """As everywhere; a row that is sought decides the pages itself, and any other change ends the search for it."""
        if changes:
            changes = {**changes, "page": 1, "listed": 1} if changes.get("row") else {**changes, "row": ""}
        return super(BoardFilters, self).parameters(**changes)

    def words(self, name: str, value: Any) -> str:
        match name:
            case "split" | "shots" | "regime" | "extra_data" | "tools":
                return f"{self.labels[name]} {value}" if value == NOT_STATED else group_in_words(f"{name}={value}")
            case "checked":
                return _CHECKED[value] if value == "disputed" else f"checked {_CHECKED[value]}"
            case "source":
                return f"{self.labels[name]} {_SOURCES[value]}"
            case "model" | "q":
                return f"{self.labels[name]} “{value}”"
            case _:
                return f"{self.labels[name]} {long_day(value)}"


# What the form offers: the value in the address, and what it says.
CHECKED_CHOICES = tuple(_CHECKED.items())
SOURCE_CHOICES = tuple((str(value), words) for value, words in _SOURCES.items())
