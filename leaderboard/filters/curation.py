"""Filters of what curators and visitors who suggest something use."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar

from leaderboard.doubts import LABELS, Code
from leaderboard.filters.base import RESULT, Filters, choice, day, number, pattern, text

_SKIPPED = re.compile(r"[0-9]{1,18}(?:-[0-9]{1,18})*")
# So many skipped results are remembered in the address; the first of more come round again.
_MOST_SKIPPED = 40
_SOURCES = {
    "own": "the paper itself",
    "benchmark": "the benchmark’s authors",
    "quoted": "a quotation",
    "measured": "a measured run",
    "tracker": "another tracker",
    "suggestion": "a suggestion",
}
# What the queue narrows by; the other parameters say where in it somebody is.
QUEUE_FACETS = ("reason", "benchmark", "rule", "source")


@dataclass(frozen=True, slots=True)
class QueueFilters(Filters):
    """The review queue: which results, which of them were skipped, and the one (`item`) that was asked for."""

    labels: ClassVar = {"reason": "because of", "benchmark": "on", "rule": "read by", "source": "from", "q": "with"}
    pagers: ClassVar = ("skipped", "item")

    reason: str = choice("", *map(str, Code))
    benchmark: str = text()
    rule: str = text()
    source: str = choice("", *_SOURCES)
    q: str = text()
    skipped: str = pattern(_SKIPPED, "numbers of results, joined by hyphens", limit=19 * _MOST_SKIPPED)
    item: str = pattern(RESULT, "the number of a result")

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """As everywhere; changing a filter goes back to the top of the queue."""
        if changes and not set(changes) <= set(self.pagers):
            changes = {"skipped": "", "item": "", **changes}
        changed = replace(self, **changes)
        return {item.name: value for item in fields(changed) if (value := getattr(changed, item.name)) != item.default}

    @property
    def passed_over(self) -> list[int]:
        """The results that were skipped, oldest first."""
        return [int(pk) for pk in self.skipped.split("-")] if self.skipped else []

    def skipping(self, pk: int) -> str:
        """The address that goes on without this result."""
        skipped = [*(other for other in self.passed_over if other != pk), pk][-_MOST_SKIPPED:]
        return self.address(skipped="-".join(map(str, skipped)), item="")

    @property
    def narrowed(self) -> bool:
        """Whether any filter is on."""
        return any(getattr(self, name) for name in (*QUEUE_FACETS, "q"))

    def words(self, name: str, value: Any) -> str:
        if name == "reason":
            return f"because of: {LABELS[Code(value)]}"
        if name == "q":
            return f"with “{value}”"
        return f"{self.labels[name]} {_SOURCES.get(value, value)}"


@dataclass(frozen=True, slots=True)
class BulkFilters(QueueFilters):
    """The page that asks before many results are decided on at once."""

    verb: str = choice("accept", "reject")

    def back(self) -> str:
        """The query string of the queue under the same filters."""
        return QueueFilters(**{item.name: getattr(self, item.name) for item in fields(QueueFilters)}).address()


@dataclass(frozen=True, slots=True)
class NameFilters(Filters):
    """Names that begin like what somebody types into a field."""

    kind: str = choice("benchmark", "metric", "system")
    q: str = text()


@dataclass(frozen=True, slots=True)
class SuggestFilters(Filters):
    """A visitor's form: the result, or the benchmark, that it is about."""

    benchmark: str = text()
    result: str = pattern(RESULT, "the number of a result")


@dataclass(frozen=True, slots=True)
class SuggestionFilters(Filters):
    """The curators' list of suggestions: those that wait, or those that are settled."""

    show: str = choice("", "settled")
    page: int = number()


@dataclass(frozen=True, slots=True)
class ReportFilters(Filters):
    """The report on the rules: decisions of which days, and the page of its benchmarks."""

    labels: ClassVar = {"since": "decided from", "until": "decided until"}

    since: date | None = day("from")  # noqa: RUF009
    until: date | None = day("to")  # noqa: RUF009
    page: int = number()


MERGEABLE = ("system", "benchmark", "metric", "task", "paper")


@dataclass(frozen=True, slots=True)
class DuplicateFilters(Filters):
    """Likely duplicates of one kind, or what was merged or kept apart."""

    kind: str = choice(*MERGEABLE)
    show: str = choice("", "merged", "apart")
    page: int = number()


@dataclass(frozen=True, slots=True)
class MergeFilters(Filters):
    """Two of a kind, as somebody typed them: which is merged, and into which."""

    kind: str = choice(*MERGEABLE)
    merge: str = text(500)
    into: str = text(500)
