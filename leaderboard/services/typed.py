"""What a person typed, understood: the names, numbers and choices of an act's fields.

What cannot be understood raises `ValueError` with a sentence for the field that says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from leaderboard import ranking
from leaderboard.models import Benchmark, Kind, Metric, Result
from leaderboard.models.catalogue import Entry
from leaderboard.queries.search import nearest
from leaderboard.services import catalogue
from leaderboard.services.decided import NAMES
from leaderboard.services.numbers import MOST_DECIMALS, MOST_DIGITS, MOST_IN_ALL, fits, plain

_KINDS = tuple(Result.Kind.values)
_QUALIFIERS = ("exact", "up_to", "at_least", "about", "range")
_UNITS = ("", "%", "points")
_LIMITS = {"note": 500}
_LIMIT = 100


def understand(field: str, typed: str) -> str:
    """What was typed into a field of a result, as acts write it: names as keys, numbers plain.

    Raises `ValueError` with a sentence for the field.
    """
    text = typed.strip()
    if "\0" in text:
        raise ValueError("The text holds a NUL byte. Type it anew.")
    if field in NAMES:
        return _name(field, text)
    if field == "value":
        return _value(text)
    choices = {"kind": _KINDS, "qualifier": _QUALIFIERS, "unit": _UNITS}.get(field)
    if choices is not None and text not in choices:
        raise ValueError(f"“{text}” is none of: {', '.join(choice or 'nothing' for choice in choices)}.")
    limit = _LIMITS.get(field, _LIMIT)
    if len(text) > limit:
        raise ValueError(f"This is {len(text)} characters long; {limit} is the most.")
    return text


def _name(kind: str, text: str) -> str:
    if not text:
        raise ValueError("Name one; to take the result off its board, reject it.")
    return entry_called(Kind(kind), text).key


def entry_called(kind: Kind, text: str) -> Entry:
    """The entry that a person means. Raises `ValueError` with a sentence for the field, and names that are alike."""
    if not text:
        raise ValueError(f"Name a {kind.label} of the catalogue.")
    if "\0" in text:
        raise ValueError("The text holds a NUL byte. Type it anew.")
    entry = catalogue.finder(kind)(text)
    if entry is not None:
        return entry
    near = [entry.name for entry in nearest(catalogue.normalise(text), [kind])]
    hint = f"Is it one of these: {', '.join(near)}?" if near else "Choose one of the catalogue, or add it in the admin."
    raise ValueError(f"No {kind.label} is called “{text[:100]}”. {hint}")


def _value(text: str) -> str:
    try:
        value = Decimal(text.replace("−", "-"))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(f"“{text}” is no number. Write it with a point: 78.4.")
    if not fits(value):
        raise ValueError(
            f"Too many digits: at most {MOST_DIGITS} before the point, {MOST_DECIMALS} behind it, {MOST_IN_ALL} in all."
        )
    return plain(value)


def require_range(result: Result, new: Mapping[str, str]) -> None:
    """Raise `ValueError` where the new value cannot be a score in the metric that the result will then have."""
    metric = Metric.objects.get(key=new["metric"]) if "metric" in new else result.metric
    if metric is None or new.get("kind", result.kind) != Result.Kind.SCORE:
        return
    value = Decimal(new["value"])
    unit, higher = new.get("unit", result.unit), metric.higher_is_better
    benchmark = Benchmark.objects.get(key=new["benchmark"]) if "benchmark" in new else result.benchmark
    printed_in = benchmark.printed_in if benchmark else ""
    factor = ranking.scale_factor(value, unit, metric.scale, higher_is_better=higher, convention=printed_in)
    key = ranking.rank_key(value, factor)
    if metric.minimum is not None and key < metric.minimum:
        raise ValueError(f"{metric.name} cannot be below {plain(metric.minimum)}.")
    if metric.maximum is not None and key > metric.maximum:
        raise ValueError(f"{metric.name} cannot be above {plain(metric.maximum)}.")
