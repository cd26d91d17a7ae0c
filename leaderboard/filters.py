"""What a page was asked to show: GET parameters, checked, as one frozen value per page.

A page builds its filters with `read`, hands them to one function of `queries`, and prints `active()`: every filter that
is on, in words, with the address that takes it off. `address()` writes the filters back, so that each state of a page
has one address and defaults never show in it. What cannot be understood raises `InvalidParameter`, which becomes a 400
page that says which parameter and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from leaderboard.doubts import LABELS, Code

TEXT_LIMIT = 200
GROUP_LIMIT = 500
PAGE_LIMIT = 100_000
ALL_GROUPS = "all"


class InvalidParameter(BadRequest):
    """A parameter that no page understands: which one, what is wrong with it, and what is allowed."""

    def __init__(self, name: str, problem: str, allowed: Sequence[str] = ()) -> None:
        super().__init__(f"{name}: {problem}")
        self.name, self.problem, self.allowed = name, problem, tuple(allowed)


@dataclass(frozen=True, slots=True)
class Active:
    """One filter that is on, in words, and the address of the page without it."""

    words: str
    without: str


def text(limit: int = TEXT_LIMIT) -> Any:
    """A field that takes free text of at most `limit` characters; "" is off."""
    return field(default="", metadata={"limit": limit})


def number(*, below: int = PAGE_LIMIT) -> Any:
    """A field that takes a whole number from 1 to `below`; 1 is the default."""
    return field(default=1, metadata={"below": below})


def choice(*allowed: str) -> Any:
    """A field that takes one of `allowed`, the first of which is the default."""
    return field(default=allowed[0], metadata={"allowed": allowed})


def day(parameter: str) -> Any:
    """A field that takes a day as YYYY-MM-DD under the name `parameter`; None is off."""
    return field(default=None, metadata={"parameter": parameter, "day": True})


def pattern(form: re.Pattern[str], allowed: str, limit: int = TEXT_LIMIT) -> Any:
    """A field that takes what `form` fits as a whole, `allowed` in words; "" is off."""
    return field(default="", metadata={"form": form, "words": allowed, "limit": limit})


@dataclass(frozen=True, slots=True)
class Filters:
    """What all pages share: how parameters become a value, and a value an address."""

    labels: ClassVar[Mapping[str, str]] = {}
    pagers: ClassVar[tuple[str, ...]] = ("page",)

    @classmethod
    def read(cls, data: QueryDict) -> Self:
        """The filters of a request. Raises `InvalidParameter`."""
        known = {_parameter(item): item for item in fields(cls)}
        given: dict[str, Any] = {}
        for name in data:
            if name not in known:
                raise InvalidParameter(_shown(name), "this page knows no such parameter.", sorted(known))
            values = data.getlist(name)
            if len(values) > 1:
                raise InvalidParameter(name, "it is given more than once.", ["each parameter once"])
            given[known[name].name] = _checked(known[name], values[0])
        return cls(**given)

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """What the address says, defaults left out. Changing a filter goes back to the first page."""
        if changes and not set(changes) <= set(self.pagers):
            changes = {**{name: 1 for name in self.pagers if hasattr(self, name)}, **changes}
        changed = replace(self, **changes)
        return {
            _parameter(item): value
            for item in fields(changed)
            if (value := getattr(changed, item.name)) != item.default
        }

    def address(self, **changes: Any) -> str:
        """The query string of this page with these changes, "?" where nothing is on."""
        return "?" + urlencode(self.parameters(**changes))

    def active(self) -> list[Active]:
        """Every filter that is on, in words, in the order of the fields; paging and sorting are none."""
        return [
            Active(words=self.words(item.name, getattr(self, item.name)), without=self.address(**{item.name: ""}))
            for item in fields(self)
            if item.name in self.labels and getattr(self, item.name) != item.default
        ]

    def words(self, name: str, value: str) -> str:
        """One filter for readers; pages that know a better name for the value override this."""
        return f"{self.labels[name]} {value}"


def _parameter(item: Field[Any]) -> str:
    """What the address calls a field: its name, but for words that Python keeps for itself."""
    name: str = item.metadata.get("parameter", item.name)
    return name


def _checked(item: Field[Any], given: str) -> Any:
    given = given.strip()
    if "\x00" in given:
        raise InvalidParameter(_parameter(item), "it holds a NUL character.", ["text"])
    if "day" in item.metadata:
        return _day(_parameter(item), given)
    if "allowed" in item.metadata:
        allowed: Iterable[str] = item.metadata["allowed"]
        if given == "":
            return item.default
        if given not in allowed:
            raise InvalidParameter(item.name, f"“{_shown(given)}” is no choice.", [word for word in allowed if word])
        return given
    if "below" in item.metadata:
        below: int = item.metadata["below"]
        if given == "":
            return item.default
        if not (given.isascii() and given.isdigit() and len(given) <= len(str(below)) and 1 <= int(given) <= below):
            raise InvalidParameter(item.name, f"“{_shown(given)}” is no page.", [f"a whole number from 1 to {below}"])
        return int(given)
    if given and "form" in item.metadata and not item.metadata["form"].fullmatch(given):
        raise InvalidParameter(item.name, f"“{_shown(given)}” cannot be understood.", [item.metadata["words"]])
    limit: int = item.metadata["limit"]
    if len(given) > limit:
        raise InvalidParameter(item.name, f"it is {len(given)} characters long.", [f"at most {limit} characters"])
    return given


def _day(name: str, given: str) -> date | None:
    if not given:
        return None
    try:
        found = date.fromisoformat(given)
    except ValueError:
        found = None
    if found is None or str(found) != given:  # Python reads other spellings of ISO 8601 too; an address has one
        problem = f"“{_shown(given)}” is no day of the calendar."
        raise InvalidParameter(name, problem, ["a day as year-month-day: 2026-01-31"])
    return found


def _shown(value: str) -> str:
    """What was given, short enough for a page."""
    value = value.replace("\x00", "�")
    return value if len(value) <= 60 else f"{value[:60]}…"


BOARD_SORTS = ("rank", "model", "-model", "setting", "source", "checked", "paper", "date", "-date")


@dataclass(frozen=True, slots=True)
class BoardFilters(Filters):
    """A benchmark's page: which metric ranks, within which group, in which order."""

    pagers: ClassVar = ("page", "listed")

    metric: str = text()
    group: str = text(GROUP_LIMIT)  # a group as the database names it, "not stated", or "all" for all joined
    sort: str = choice(*BOARD_SORTS)
    page: int = number()
    listed: int = number()

    @property
    def joined(self) -> bool:
        """Whether results of all groups stand in one table."""
        return self.group == ALL_GROUPS


@dataclass(frozen=True, slots=True)
class BenchmarkFilters(Filters):
    """The list of benchmarks."""

    labels: ClassVar = {"q": "named like", "task": "for the task", "metric": "measured in", "show": "also"}

    q: str = text()
    task: str = text()
    metric: str = text()
    show: str = choice("", "empty", "unconfirmed")
    sort: str = choice("name", "results")
    page: int = number()

    def words(self, name: str, value: str) -> str:
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

    def words(self, name: str, value: str) -> str:
        return f"like “{value}”"


@dataclass(frozen=True, slots=True)
class PageFilters(Filters):
    """A page that can only be turned."""

    page: int = number()


@dataclass(frozen=True, slots=True)
class GainFilters(Filters):
    """Reported gains: percent and points never in one list."""

    unit: str = choice("points", "percent", "unstated")
    benchmark: str = text()
    page: int = number()

    labels: ClassVar = {"benchmark": "on"}


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
    """The search over all names and titles."""

    q: str = text()


_SKIPPED = re.compile(r"[0-9]{1,18}(?:-[0-9]{1,18})*")
# So many skipped results are remembered in the address; the first of more come round again.
_MOST_SKIPPED = 40
_ITEM = re.compile(r"[0-9]{1,18}")
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
    item: str = pattern(_ITEM, "the number of a result")

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

    def words(self, name: str, value: str) -> str:
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
class NoFilters(Filters):
    """A page that takes no parameters at all."""


@dataclass(frozen=True, slots=True)
class SuggestFilters(Filters):
    """A visitor's form: the result, or the benchmark, that it is about."""

    benchmark: str = text()
    result: str = pattern(_ITEM, "the number of a result")


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

    def active(self) -> list[Active]:
        """Each day that is given, in words."""
        return [
            Active(words=f"{words} {getattr(self, name):%-d %B %Y}", without=self.address(**{name: None}))
            for name, words in self.labels.items()
            if getattr(self, name) is not None
        ]
