"""How parameters become a frozen, checked value, and that value an address and words again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

TEXT_LIMIT = 200
# The number of a result.
RESULT = re.compile(r"[0-9]{1,18}")
PAGE_LIMIT = 100_000


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


def number(*, below: int = PAGE_LIMIT, usual: int = 1, what: str = "page") -> Any:
    """A field that takes a whole number from 1 to `below`, `usual` by default; `what` says what a wrong one is not."""
    return field(default=usual, metadata={"below": below, "what": what})


def choice(*allowed: str) -> Any:
    """A field that takes one of `allowed`, the first of which is the default."""
    return field(default=allowed[0], metadata={"allowed": allowed})


def day(parameter: str) -> Any:
    """A field that takes a day as YYYY-MM-DD under the name `parameter`; None is off."""
    return field(default=None, metadata={"parameter": parameter, "day": True})


def pattern(form: re.Pattern[str], allowed: str, limit: int = TEXT_LIMIT) -> Any:
    """A field that takes what `form` fits as a whole, `allowed` in words; "" is off."""
    return field(default="", metadata={"form": form, "words": allowed, "limit": limit})


def many(form: re.Pattern[str], allowed: str, most: int) -> Any:
    """A field whose parameter may stand in the address up to `most` times, each value as in `pattern`; () is off.

    Values keep their order; one that is given twice counts once, and an empty one not at all.
    """
    return field(default=(), metadata={"form": form, "words": allowed, "limit": TEXT_LIMIT, "most": most})


@dataclass(frozen=True, slots=True)
class Filters:
    """What all pages share: how parameters become a value, and a value an address."""

    labels: ClassVar[Mapping[str, str]] = {}
    pagers: ClassVar[tuple[str, ...]] = ("page",)

    @classmethod
    def read(cls, data: QueryDict) -> Self:
        """The filters of a request. Raises `InvalidParameter`."""
        known = {parameter(item): item for item in fields(cls)}
        given: dict[str, Any] = {}
        for name in data:
            if name not in known:
                raise InvalidParameter(_shown(name), "this page knows no such parameter.", sorted(known))
            given[known[name].name] = _read(known[name], data.getlist(name))
        return cls(**given)

    def parameters(self, **changes: Any) -> dict[str, Any]:
        """What the address says, defaults left out. Changing a filter goes back to the first page."""
        if changes and not set(changes) <= set(self.pagers):
            changes = {**{name: 1 for name in self.pagers if hasattr(self, name)}, **changes}
        known = _named(type(self))  # type: ignore[arg-type]  # a class is hashable whatever its instances are
        if unknown := changes.keys() - known.keys():
            raise TypeError(f"These filters have no {', '.join(sorted(unknown))}.")
        return {
            said: value
            for name, (said, default) in known.items()
            if (value := changes[name] if name in changes else getattr(self, name)) != default
        }

    def address(self, **changes: Any) -> str:
        """The query string of this page with these changes, "?" where nothing is on."""
        return "?" + urlencode(self.parameters(**changes), doseq=True)

    def kept(self, *asked: str) -> list[tuple[str, Any]]:
        """Names and values of all that is on but the fields `asked`: what a form for those hands on unseen."""
        changes = {item.name: item.default for item in fields(self) if item.name in asked or item.name in self.pagers}
        return [
            (name, value)
            for name, values in self.parameters(**changes).items()
            for value in (values if isinstance(values, tuple) else (values,))
        ]

    def active(self) -> list[Active]:
        """Every filter that is on, in words, in the order of the fields; paging and sorting are none."""
        return [
            Active(self.words(item.name, getattr(self, item.name)), self.address(**{item.name: item.default}))
            for item in fields(self)
            if item.name in self.labels and getattr(self, item.name) != item.default
        ]

    def words(self, name: str, value: Any) -> str:
        """One filter for readers; pages that know a better name for the value override this."""
        return f"{self.labels[name]} {long_day(value) if isinstance(value, date) else value}"


@cache
def _named(filters: type[Filters]) -> dict[str, tuple[str, Any]]:
    """Of each field what the address calls it, and its default. A page writes forty addresses."""
    return {item.name: (parameter(item), item.default) for item in fields(filters)}


def parameter(item: Field[Any]) -> str:
    """What the address calls a field: its name, but for words that Python keeps for itself."""
    name: str = item.metadata.get("parameter", item.name)
    return name


def long_day(day: date) -> str:
    """A day within a sentence: 4 June 2019."""
    return f"{day.day} {day:%B %Y}"


def _read(item: Field[Any], values: Sequence[str]) -> Any:
    """What one parameter says, however often it stands in the address."""
    most = item.metadata.get("most")
    if most is None:
        if len(values) > 1:
            raise InvalidParameter(parameter(item), "it is given more than once.", ["each parameter once"])
        return _checked(item, values[0])
    found = tuple(dict.fromkeys(filter(None, (_checked(item, value) for value in values))))
    if len(found) > most:
        raise InvalidParameter(parameter(item), f"it is given {len(found)} times.", [f"at most {most} times"])
    return found


def _checked(item: Field[Any], given: str) -> Any:
    given = given.strip()
    if "\x00" in given:
        raise InvalidParameter(parameter(item), "it holds a NUL character.", ["text"])
    if "day" in item.metadata:
        return _day(parameter(item), given)
    if "allowed" in item.metadata:
        allowed: Iterable[str] = item.metadata["allowed"]
        if given == "":
            return item.default
        if given not in allowed:
            raise InvalidParameter(
                parameter(item), f"“{_shown(given)}” is no choice.", [word for word in allowed if word]
            )
        return given
    if "below" in item.metadata:
        below: int = item.metadata["below"]
        if given == "":
            return item.default
        if not (given.isascii() and given.isdigit() and len(given) <= len(str(below)) and 1 <= int(given) <= below):
            raise InvalidParameter(
                parameter(item),
                f"“{_shown(given)}” is no {item.metadata['what']}.",
                [f"a whole number from 1 to {below}"],
            )
        return int(given)
    if given and "form" in item.metadata and not item.metadata["form"].fullmatch(given):
        raise InvalidParameter(parameter(item), f"“{_shown(given)}” cannot be understood.", [item.metadata["words"]])
    limit: int = item.metadata["limit"]
    if len(given) > limit:
        raise InvalidParameter(parameter(item), f"it is {len(given)} characters long.", [f"at most {limit} characters"])
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
