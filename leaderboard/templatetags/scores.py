"""How values, dates and states are written on pages. Formatting only: no query, no decision about what ranks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any, Protocol
from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString, mark_safe

from leaderboard import ranking
from leaderboard.filters import Filters
from leaderboard.models import Act, DatePrecision, Metric, Result, Run

register = template.Library()

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
# What LaTeX leaves in a number: escapes, math mode, thin spaces, groups.
_TYPESETTING = re.compile(r"\\[,;! ]|[\\${}]")
# As wide as a digit and as a full stop where digits are tabular: they put decimal points below each other.
FIGURE_SPACE, POINT_SPACE = "\u2007", "\u2008"
_MINUS = "−"
_HEDGES = {"up_to": "up to", "at_least": "at least", "about": "about"}
_SOURCES: Mapping[str, str] = {
    Result.Source.OWN: "reported by its paper",
    Result.Source.BENCHMARK: "measured by the benchmark’s authors",
    Result.Source.QUOTED: "quoted by another paper",
    Result.Source.MEASURED: "a measured run",
    Result.Source.TRACKER: "imported from another tracker",
    Result.Source.SUGGESTION: "suggested by a reader",
}
# What a run counts and readers care for, in the order in which it is told.
_COUNTED: Mapping[str, tuple[str, str]] = {
    "texts read": ("text read", "texts read"),
    "results created": ("new result", "new results"),
    "results updated": ("result changed", "results changed"),
    "results gone": ("result gone", "results gone"),
    "papers created": ("new paper", "new papers"),
    "benchmarks created": ("new benchmark", "new benchmarks"),
    "metrics created": ("new metric", "new metrics"),
    "models created": ("new model", "new models"),
    "cells: raw": ("cell kept raw", "cells kept raw"),
    "refused": ("record refused", "records refused"),
}
_UNDONE: Mapping[str, str] = {
    Act.Verb.ACCEPT: "an acceptance",
    Act.Verb.REJECT: "a rejection",
    Act.Verb.CORRECT: "a correction",
    Act.Verb.DISPUTE: "a dispute",
    Act.Verb.CONFIRM: "a confirmation",
    Act.Verb.MERGE: "a merge",
    Act.Verb.HEAD: "a choice",
}
_SHORT_SOURCES: Mapping[str, str] = {
    Result.Source.OWN: "own paper",
    Result.Source.BENCHMARK: "benchmark’s authors",
    Result.Source.QUOTED: "quotation",
    Result.Source.MEASURED: "measured run",
    Result.Source.TRACKER: "another tracker",
    Result.Source.SUGGESTION: "suggestion",
}

_REASONS: Mapping[str, str] = {reason: words.replace("'", "’") for reason, words in ranking.REASONS.items()}
# What stands behind a number: that nobody looked at it alone, or what a person said of it.
_UNCHECKED: Mapping[str, str] = {
    Result.Checked.READ: "read by rule",
    Result.Checked.IMPORTED: "unchecked",
    Result.Checked.BULK: "accepted in bulk",
}
_VERDICTS: Mapping[str, str] = {
    Result.Checked.CHECKED: "checked",
    Result.Checked.CORRECTED: "corrected",
    Result.Checked.DISPUTED: "disputed",
}


# Numbers -----------------------------------------------------------------------------------------------------------


def plain(value: Decimal) -> str:
    """A stored decimal without the zeros that storing added: 78.4000000000 is 78.4."""
    text = format(value.normalize(), "f")
    return text.replace("-", _MINUS)


class Read(Protocol):
    """As much of a claim that was only read, and is kept nowhere, as its number needs."""

    @property
    def value(self) -> Decimal: ...


class Numbered(Protocol):
    """As much of a result as its number needs."""

    @property
    def printed(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def factor(self) -> Decimal: ...
    @property
    def rank_key(self) -> Decimal: ...


@register.filter
def score(result: Numbered) -> str:
    """The number of a result on its metric's scale, with the digits that were printed; without its unit."""
    if result.factor == 1 and (found := _NUMBER.search(result.printed)) is not None:
        printed, value = found[0], result.value
        if Decimal(printed.replace(",", "")) == abs(value):
            return (_MINUS if value < 0 else "") + printed
    return plain(result.rank_key)


@register.filter
def exactly_short(number: Decimal) -> str:
    """A computed number without idle zeros behind the point."""
    return plain(number)


@register.filter
def signed(result: Numbered) -> str:
    """A gain or drop with its sign: +8.41, −2."""
    return ("+" if result.value > 0 else "") + score(result)


class Printed(Numbered, Protocol):
    """As much of a result as how its number is printed needs."""

    @property
    def high(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def metric(self) -> Metric | None: ...


@register.filter
def hedge(result: Printed) -> str:
    """The word before a hedged number: "up to", "" for an exact one."""
    return _HEDGES.get(result.qualifier, "")


@register.filter
def upper_end(result: Printed) -> str:
    """The upper end of a range on the metric's scale, else ""."""
    return plain(result.high * result.factor) if result.high is not None else ""


@register.filter
def unit(result: Result) -> str:
    """The unit of a result where no column's head says it."""
    if result.kind == Result.Kind.SCORE and result.metric and result.metric.unit:
        return with_space(unit_of(result.metric))
    return with_space(result.unit)


@register.filter
def unit_of(metric: Metric | None) -> str:
    """The unit that stands beside a metric's name; "" where the name says it already, as "Bits per character" does."""
    if metric is None or metric.unit.casefold() in metric.name.casefold().split():
        return ""
    return metric.unit


@register.filter
def stray_unit(result: Printed) -> str:
    """The unit of a result in a column that is headed by its metric's: only where the two differ."""
    own = result.metric.unit if result.metric else ""
    return with_space(result.unit) if result.unit and result.unit != own and result.factor == 1 else ""


@register.filter
def with_space(text: str) -> str:
    """A unit as it follows its number: a percent sign closes up, words do not."""
    return text if text in ("", "%") else f" {text}"


@register.filter
def scaled(result: Numbered) -> bool:
    """Whether the number shown is not the one printed but that times a factor."""
    return result.factor != 1


@register.filter
def places(lines: Iterable[Any]) -> int:
    """The most digits behind the point among the numbers of these lines, or of these results."""
    return most_places(score(getattr(line, "result", line)) for line in lines)


def most_places(numbers: Iterable[str]) -> int:
    """The most digits behind the point among numbers as they are written."""
    return max((len(number.partition(".")[2]) for number in numbers), default=0)


@register.filter
def claim_places(claims: Iterable[Read]) -> int:
    """The most digits behind the point among the numbers of claims that were only read."""
    return most_places(exactly(claim.value) for claim in claims)


@register.filter
def claim_padding(claim: Read, width: int) -> str:
    """What `padding` gives, for a claim that was only read."""
    return padded(exactly(claim.value), width)


@register.filter
def any_points(results: Iterable[Result]) -> bool:
    """Whether any of these numbers is followed by the word, which needs more room than a sign."""
    return any(unit(result) == " points" for result in results)


@register.filter
def any_setting(lines: Iterable[Any]) -> bool:
    """Whether any of these lines, or results, states its setting: a column without anything in it is left out."""
    return any(setting_in_words(getattr(line, "result", line)) for line in lines)


@register.filter
def any_paper(lines: Iterable[Any]) -> bool:
    """Whether any of these lines names a paper."""
    return any(line.result.paper_id for line in lines)


@register.filter
def padding(result: Numbered, width: int) -> str:
    """What follows a number so that right-aligned ones stand with their decimal points below each other."""
    return padded(score(result), width)


def padded(number: str, width: int) -> str:
    """What follows a number as it is written, where the longest among it has so many digits behind the point."""
    _, point, digits = number.partition(".")
    return "" if not width else ("" if point else POINT_SPACE) + FIGURE_SPACE * (width - len(digits))


@register.filter
def factor_in_words(result: Numbered) -> str:
    """ "0.784 × 100" for a number that was brought to its metric's scale."""
    return f"{clean(result.printed)} × {plain(result.factor)}"


@register.filter
def clean(printed: str) -> str:
    """A number as printed, without the marks that typesetting left in its text: "51.06\\%" is 51.06%."""
    return re.sub(r"^-", _MINUS, _TYPESETTING.sub("", printed))


@register.filter
def exactly(value: Decimal) -> str:
    """A number as it was read, with all its digits: 70.0 stays 70.0."""
    return format(value, "f").replace("-", _MINUS)


@register.filter
def count(number: int | None) -> str:
    """A count for readers: 12,345."""
    return "" if number is None else f"{number:,}"


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 paper", "12 papers"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@register.filter
def percent(part: int, whole: int) -> str:
    """A share in whole percent; "under 1" and "over 99" where rounding would hide the rest; "" of nothing."""
    if not whole:
        return ""
    share = 100 * part / whole
    if 0 < share < 1:
        return "under 1%"
    if 99 < share < 100:
        return "over 99%"
    return f"{share:.0f}%"


# Dates -------------------------------------------------------------------------------------------------------------


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS_KNOWN: Mapping[str, int] = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}


def iso_date(holder: Any) -> str:
    """The date of a result or paper for machines, as precisely as it is known: "2019", "2019-06", "2019-06-04"."""
    return _day(holder.date, holder.date_precision)[0]


@register.filter
def known_date(holder: Any) -> str | SafeString:
    """The same for readers: "2019", "Jun 2019", "4 Jun 2019"; "" for none."""
    return _day(holder.date, holder.date_precision)[1]


# The same days stand on a page again and again: in its lines, under them, and in its chart.
@lru_cache(maxsize=10_000)
def _day(day: date | None, precision: str) -> tuple[str, str | SafeString]:
    """A date as precisely as it is known: for machines, and for readers."""
    if day is None:
        return "", ""
    said = day.isoformat()[: _DIGITS_KNOWN.get(precision, 10)]
    words = f"{day.year}"
    if precision != DatePrecision.YEAR:
        words = f"{_MONTHS[day.month - 1]} {words}"
        if precision != DatePrecision.MONTH:
            words = f"{day.day} {words}"
    return said, mark_safe(f'<time datetime="{said}">{words}</time>')  # noqa: S308 - made of a date alone


@register.filter
def long_date(holder: Any) -> str:
    """The same within a sentence: "4 June 2019", "June 2019", "2019"."""
    day: date | None = holder.date
    if day is None:
        return ""
    if holder.date_precision == DatePrecision.YEAR:
        return f"{day.year}"
    if holder.date_precision == DatePrecision.MONTH:
        return f"{day:%B} {day.year}"
    return f"{day.day} {day:%B} {day.year}"


# States ------------------------------------------------------------------------------------------------------------


class Imported(Protocol):
    """As much of an imported row as tells where it stands."""

    @property
    def source(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def benchmark(self) -> str: ...
    @property
    def metric(self) -> str: ...


class Stated(Protocol):
    """As much of a result as tells whose number it is, what stands behind it, and why it does not rank."""

    @property
    def source(self) -> str: ...
    @property
    def imported_row(self) -> Imported | None: ...
    @property
    def checked(self) -> str: ...
    @property
    def checked_by(self) -> str: ...
    @property
    def reason(self) -> str: ...


@register.filter
def source_in_words(result: Stated) -> str:
    """Whose number it is, within a sentence."""
    return _SOURCES[result.source]


@register.filter
def source_in_short(result: Stated) -> str:
    """Whose number it is, in a column: of a tracker, its name."""
    row = result.imported_row
    if row is not None and result.source == Result.Source.TRACKER:
        return f"import: {row.source}"
    return _SHORT_SOURCES[result.source]


_ROW = re.compile(r"(?P<file>.*), \S*rows\[(?P<row>\d+)\]\S*")
_PLACE_NAMES = re.compile(r"(?P<file>.*), (?P<words>line \d+)(?:, field .*)?")


@register.filter
def place_in_words(row: Imported) -> str:
    """Where an imported row stands, as one would tell a colleague: file, then line, or row and column of a table.

    Rows of a table are counted from 1. A place of another form is given as it was kept.
    """
    if found := _ROW.fullmatch(row.place):
        table = f"row {int(found['row']) + 1:,} of the table for {row.benchmark}, column “{row.metric}”"
        return f"{found['file']}, {table}"
    if found := _PLACE_NAMES.fullmatch(row.place):
        return f"{found['file']}, {found['words']}"
    return row.place


@register.filter
def checked_in_words(result: Stated) -> str:
    """What stands behind it, in a column: "read by rule", "checked by Ada"."""
    return _UNCHECKED.get(result.checked) or f"{_VERDICTS.get(result.checked, 'rejected')} by {result.checked_by}"


@register.filter
def behind(result: Stated) -> str:
    """Source and check together, within a sentence: "imported from another tracker, unchecked"."""
    state = "read by rule, unchecked" if result.checked == Result.Checked.READ else checked_in_words(result)
    return f"{source_in_words(result)}, {state}"


class Conditioned(Protocol):
    """As much of a result as tells its setting."""

    @property
    def split(self) -> str: ...
    @property
    def shots(self) -> str: ...
    @property
    def regime(self) -> str: ...
    @property
    def extra_data(self) -> str: ...
    @property
    def tools(self) -> str: ...
    @property
    def note(self) -> str: ...


class Checkable(Protocol):
    """As much of a result as tells what stands behind it."""

    @property
    def checked(self) -> str: ...


@register.filter
def doubt(result: Checkable) -> str:
    """What a line says beside a number that no person looked at alone: "unchecked"; "" for one that a person did."""
    if result.checked in (Result.Checked.CHECKED, Result.Checked.CORRECTED):
        return ""
    if result.checked in (Result.Checked.READ, Result.Checked.IMPORTED):
        return "unchecked"
    return str(Result.Checked(result.checked).label)


@register.filter
def by_person(result: Checkable) -> bool:
    """Whether a person looked at this very number."""
    return doubt(result) == ""


@register.filter
def setting_in_words(result: Conditioned) -> str:
    """Under which conditions: the fields of its setting, then the note; "" where nothing is stated."""
    stated, note = ranking.stated(result), result.note
    if not any(stated):
        return note
    words = _stated_in_words(stated)
    return f"{words}, {note}" if note else words


# A board has a handful of settings, and says one of them in each of its lines.
@lru_cache(maxsize=10_000)
def _stated_in_words(stated: tuple[str, ...]) -> str:
    fields = zip(ranking.SETTING_FIELDS, stated, strict=True)
    return ", ".join([ranking.group_in_words(f"{name}={value}") for name, value in fields if value])


@register.filter
def group_in_words(group: str) -> str:
    """A group of comparable results, for readers."""
    return ranking.group_in_words(group)


@register.filter
def reason_in_words(result: Stated) -> str:
    """Why it does not rank, as a full sentence; "" for one that ranks."""
    return reason_sentence(result.reason)


@register.filter
def reason_sentence(code: str) -> str:
    """The sentence of one of ranking's reasons."""
    return _REASONS.get(code, "")


# Acts, runs, links -------------------------------------------------------------------------------------------------


@register.filter
def run_counts(run: Run) -> str:
    """What a run did, for readers: "203 texts read, 412 new results"; what it left as it was is passed over."""
    said = [
        f"{run.counts[name]:,} {one if run.counts[name] == 1 else many}"
        for name, (one, many) in _COUNTED.items()
        if run.counts.get(name)
    ]
    return ", ".join(said) or "nothing changed"


@register.filter
def act_verb(act: Act) -> str:
    """What the person did: "corrected", "undid a correction"."""
    together = " in bulk" if act.bulk else ""
    if act.undoes is None:
        return f"{act.get_verb_display()}{together}"
    return f"{act.get_verb_display()} {_UNDONE.get(act.undoes.verb, 'a decision')}{together}"


@register.filter
def act_result(act: Act) -> Result | None:
    """The result that an act was about; None for one on the catalogue, or where the result is gone."""
    origin = act.anchor or act.imported_row
    return getattr(origin, "result", None)


@register.filter
def act_entry(act: Act) -> Any:
    """The catalogue entry or paper that an act was about; None for one on a number."""
    return act.benchmark or act.metric or act.system or act.task or act.paper


@register.filter
def apart(difference: Decimal) -> str:
    """How far one number lies from another, with its sign: "+1.6", "−0.3", "the same" for nothing."""
    if not difference:
        return "the same"
    return ("+" if difference > 0 else "") + plain(difference)


@register.filter
def safe_url(url: str) -> str:
    """The address where it is one of the web, else "": nobody's file may plant another kind of link."""
    return url if urlsplit(str(url)).scheme in ("http", "https") else ""


@register.filter
def host(url: str) -> str:
    """The host of an address, to say where a link leads."""
    return (urlsplit(str(url)).hostname or "").removeprefix("www.")


@register.simple_tag
def to(filters: Filters, **changes: Any) -> str:
    """The address of this page with these changes."""
    return filters.address(**changes)


@register.simple_tag
def column(filters: Any, key: str, words: str, css: str = "", unit: str = "", falling: bool = False) -> SafeString:
    """A column's head that sorts by it, and the other way round where it already does and both ways are known.

    A column that is `falling` starts at its far end: of counts and dates the greatest is looked for first.
    """
    allowed = type(filters).__dataclass_fields__["sort"].metadata["allowed"]
    first, other = (f"-{key}", key) if falling else (key, f"-{key}")
    target = other if filters.sort == first and other in allowed else first
    direction = {key: "ascending", f"-{key}": "descending"}.get(filters.sort, "")
    head = f'<a href="{escape(filters.address(sort=target))}">{escape(words)}</a>'
    head += f' <span class="unit">{escape(unit)}</span>' if unit else ""
    marks = f' class="{escape(css)}"' if css else ""
    marks += f' aria-sort="{direction}"' if direction else ""
    return mark_safe(f'<th scope="col"{marks}>{head}</th>')  # noqa: S308 - escaped piece by piece
