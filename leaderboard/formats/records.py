"""What readers yield: papers, results, and problems that name file, line, field and mend."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: a line, a path inside the line or document, or both."""

    file: str
    line: int | None = None
    path: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.path:
            parts.append(f"field {self.path}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one record was refused, and how to mend it, in full sentences."""

    place: Place
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that is known to the day, the month or the year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD. Raises `ValueError` for anything else and for days that are none."""
        found = _DATE.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"'{text}' is no date.")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper as a file gives it."""

    place: Place
    title: str
    id: str | None = None
    abstract: str = ""
    date: PartialDate | None = None
    url: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    authors: tuple[str, ...] = ()
    kind: Literal["abstract", "summary"] = "abstract"
    code_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """One cell of somebody's table of results, understood or not."""

    place: Place
    external_id: str
    benchmark: str
    metric: str
    model: str
    value: str | None
    understood: Literal["score", "attribute", "raw"]
    raw: Mapping[str, Any]
    task: str | None = None
    number: Decimal | None = None
    uncertainty: str | None = None
    unit: Literal["%", ""] = ""
    reason: str = ""
    setting: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    paper_title: str | None = None
    paper_url: str | None = None
    date: PartialDate | None = None
    code_links: tuple[str, ...] = ()
    is_first_metric: bool = False
