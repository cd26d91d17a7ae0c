"""Filters of the lists, the search and the public log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from leaderboard.filters.base import Filters, choice, day, number, text

# The columns of the list of benchmarks; with a hyphen before it, a column from its far end.
_COLUMNS = ("name", "task", "metric", "best", "model", "date", "results", "papers", "checked", "changed")


@dataclass(frozen=True, slots=True)
class BenchmarkFilters(Filters):
    """The list of benchmarks."""

    labels: ClassVar = {"q": "named like", "task": "for the task", "metric": "measured in", "show": "also"}

    q: str = text()
    task: str = text()
    metric: str = text()
    show: str = choice("", "empty", "unconfirmed")
    sort: str = choice(*(sign + column for column in _COLUMNS for sign in ("", "-")))
    page: int = number()

    def words(self, name: str, value: Any) -> str:
        if name == "show":
            return {"empty": "with those without results", "unconfirmed": "unconfirmed ones only"}[value]
        if name == "q":
            return f"named like “{value}”"
        return f"{self.labels[name]} {value.replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class ListFilters(Filters):
    """A plain list with a search box: models, papers."""

    labels: ClassVar = {"q": "like"}

    q: str = text()
    page: int = number()

    def words(self, name: str, value: Any) -> str:
        return f"like “{value}”"


@dataclass(frozen=True, slots=True)
class PageFilters(Filters):
    """A page that can only be turned."""

    page: int = number()


# What readings hold where a text compares with a system that it does not name.
UNNAMED = "@baseline"


@dataclass(frozen=True, slots=True)
class GainFilters(Filters):
    """Reported gains: percent and points never in one list."""

    labels: ClassVar = {"benchmark": "on", "over": "over", "model": "of the model"}

    unit: str = choice("points", "percent", "unstated")
    benchmark: str = text()
    over: str = text(300)  # the compared system as it is printed, or UNNAMED
    model: str = text()
    page: int = number()

    def words(self, name: str, value: Any) -> str:
        if name == "over":
            return "over an unnamed system" if value == UNNAMED else f"over “{value}”"
        return f"{self.labels[name]} {value}"


@dataclass(frozen=True, slots=True)
class ChangeFilters(Filters):
    """The public change log."""

    labels: ClassVar = {"benchmark": "on"}

    benchmark: str = text()
    page: int = number()


@dataclass(frozen=True, slots=True)
class DayFilters(Filters):
    """One benchmark's change log: all of it, or the difference between the ends of two days."""

    since: date | None = day("from")  # noqa: RUF009
    until: date | None = day("to")  # noqa: RUF009
    page: int = number()


@dataclass(frozen=True, slots=True)
class SearchFilters(Filters):
    """The search over all names and titles: of every kind some, or all of one kind in an order."""

    labels: ClassVar = {"kind": "only", "show": "only"}

    q: str = text()
    kind: str = choice("", "benchmarks", "models", "papers", "tasks", "metrics")
    show: str = choice("", "confirmed")
    sort: str = choice("best", "name", "newest")
    page: int = number()

    def words(self, name: str, value: Any) -> str:
        return "only confirmed names" if name == "show" else f"only {value}"


@dataclass(frozen=True, slots=True)
class TypedFilters(Filters):
    """What a search box holds while somebody types."""

    q: str = text()


@dataclass(frozen=True, slots=True)
class NoFilters(Filters):
    """A page that takes no parameters at all."""
