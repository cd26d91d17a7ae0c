"""What the readers hand out: records of papers and results, and problems, each with its place in the file."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

Precision = Literal["day", "month", "year"]
TextKind = Literal["abstract", "summary"]
Understood = Literal["score", "attribute", "raw"]

# Years that a paper or a result may carry; anything else is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2199

# YYYY, YYYY-MM or YYYY-MM-DD; a time of day may follow the day and is of no interest.
_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:[T ][0-9:.,+Z -]+)?)?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: a year, a month or a day. Parts that are not known are None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a date that is none."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR or (self.month is None and self.day is not None):
            raise ValueError(f"no date: {self.year}, {self.month}, {self.day}")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601; a time behind the day is dropped). ValueError for all else."""
        found = _DATE.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is no date")
        month, day = found["month"], found["day"]
        try:
            return cls(int(found["year"]), int(month) if month else None, int(day) if day else None)
        except ValueError as error:
            raise ValueError(f"{text!r} is no date") from error

    @property
    def precision(self) -> Precision:
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the period: when it counts."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """As known: "2024", "2024-10" or "2024-10-08"."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def __str__(self) -> str:
        return self.isoformat()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file's name, the line counted from 1, and a field or a path into JSON.

    `line` is None where lines mean nothing (JSON that was read whole); `path` is "" for the whole line or file.
    """

    file: str
    line: int | None = None
    path: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.path:
            parts.append(self.path if "[" in self.path else f"field {self.path}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was refused: where, what is wrong, and how to mend it, in full sentences."""

    place: Place
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.mend}".rstrip()


class Notice(Problem):
    """Something that a person should know, though nothing was refused for it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper out of a file. `arxiv_id` and `doi` are normalised, as `identifiers` does it."""

    place: Place
    id: str | None
    title: str
    abstract: str
    date: PartialDate | None = None
    url: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    authors: tuple[str, ...] = ()
    kind: TextKind = "abstract"
    code_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """One cell of a table of results, understood or not.

    `benchmark`, `metric` and `model` are the names with what belongs elsewhere taken off (a split, "(ensemble)", a
    footnote mark); `raw` keeps all as printed. `metric` is "" where the table names none. `setting` holds only what is
    stated: split, shots, regime, extra_data, tools. `number` and `unit` are there for a score alone; `reason` says why
    a cell is an attribute or was kept raw, in words.
    """

    place: Place
    external_id: str  # stable inside its source: never a function of the value or of the row's position
    task: str | None
    benchmark: str
    metric: str
    model: str
    value: str | None  # exactly as in the file; None where it holds none
    raw: Mapping[str, Any]  # the cell with its row and tables, fit for JSON
    understood: Understood
    reason: str = ""
    number: Decimal | None = None
    uncertainty: str | None = None
    unit: Literal["%", ""] = ""
    setting: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    paper_title: str | None = None
    paper_url: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    date: PartialDate | None = None
    code_links: tuple[str, ...] = ()
    is_first_metric: bool = False
    origin: str = ""  # who states the number, where the file says so in words
