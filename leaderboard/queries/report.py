"""A report on the rules: how often people let stand what each of them read, out of their own decisions.

One reading that was decided on counts once, by what the acts on its number within the period came to: accepted as it
was read, corrected (in which fields), or rejected. Precision is the share accepted among these. What was accepted or
rejected in bulk was never read one by one, and what is disputed is open: both are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from leaderboard.filters import InvalidParameter, ReportFilters
from leaderboard.models import Act, Benchmark, Change
from leaderboard.queries.paging import Pager, cut

PAGE_SIZE = 50
# A span of so many days is drawn by weeks, a longer one by months.
_BY_WEEKS = 100
_FIELDS = {
    "value": "value",
    "unit": "unit",
    "kind": "kind",
    "qualifier": "how exact",
    "benchmark": "benchmark",
    "metric": "metric",
    "system": "model",
    "split": "split",
    "shots": "shots",
    "regime": "regime",
    "extra_data": "extra data",
    "tools": "tools",
    "note": "note",
}


@dataclass(slots=True)
class Tally:
    """What people's decisions came to, for one rule, one benchmark, one month, or all."""

    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    bulk: int = 0
    disputed: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def decided(self) -> int:
        """How many readings a person decided on, one by one."""
        return self.accepted + self.corrected + self.rejected

    @property
    def wrong(self) -> int:
        """How many of them had to be corrected or rejected: what the rule cost its curators."""
        return self.corrected + self.rejected

    @property
    def precision(self) -> float | None:
        """The share that stood as it was read, in percent; None where nothing was decided one by one."""
        return 100 * self.accepted / self.decided if self.decided else None

    @property
    def corrections(self) -> list[tuple[str, int]]:
        """Which fields were corrected and how often, the most frequent first."""
        return [(_FIELDS[name], count) for name, count in self.fields.most_common()]

    def add(self, one: Judged) -> None:
        """Count one reading."""
        match one.outcome:
            case "accepted":
                self.accepted += 1
            case "corrected":
                self.corrected += 1
                self.fields.update(list(one.fields))
            case "rejected":
                self.rejected += 1
            case "bulk":
                self.bulk += 1
            case _:
                self.disputed += 1


@dataclass(slots=True)
class Judged:
    """One reading and what the decisions on it came to."""

    rule: str = ""
    benchmark: int | None = None
    when: date = date.min
    outcome: str = ""
    kept_by_hand: bool = False
    fields: dict[str, str] = field(default_factory=dict)  # corrected field: what had been read

    def fold(self, verb: str, *, bulk: bool, changes: Mapping[str, str]) -> None:
        """One more act on it, in the order they were done. A number once looked at alone is not outdone by a bulk."""
        match verb:
            case Act.Verb.ACCEPT | Act.Verb.HEAD if bulk and not self.kept_by_hand:
                self.outcome = "bulk"
            case Act.Verb.ACCEPT | Act.Verb.HEAD:
                self.kept_by_hand = True
                self.outcome = "corrected" if self.fields else "accepted"
            case Act.Verb.CORRECT:
                self.kept_by_hand = True
                for name, old in changes.items():
                    self.fields.setdefault(name, old)
                self.outcome = "corrected"
            case Act.Verb.REJECT:
                self.outcome = "bulk" if bulk else "rejected"
            case Act.Verb.DISPUTE:
                self.outcome = "disputed"


@dataclass(frozen=True, slots=True)
class Line:
    """One rule or one benchmark with its tally."""

    name: str
    address: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Period:
    """One week or month of the chart."""

    start: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page shows. Rules and benchmarks: those that cost most first."""

    filters: ReportFilters
    total: Tally
    rules: Sequence[Line]
    benchmarks: Sequence[Line]
    pager: Pager
    periods: Sequence[Period]
    by_weeks: bool


def report(filters: ReportFilters) -> Report:
    """The report on the decisions of a period, its days included. Raises `InvalidParameter` beyond the last page."""
    if filters.since is not None and filters.until is not None and filters.since > filters.until:
        raise InvalidParameter("to", "the last day is before the first.", ["a day that is not before “from”"])
    judged, keys = _judged(filters)
    total = Tally()
    rules: dict[str, Tally] = {}
    benchmarks: dict[int | None, Tally] = {}
    for one in judged:
        total.add(one)
        rules.setdefault(one.rule, Tally()).add(one)
        benchmarks.setdefault(keys.get(one.fields.get("benchmark", ""), one.benchmark), Tally()).add(one)
    lines, pager = cut(_costliest(benchmarks), filters, size=PAGE_SIZE)
    entries = Benchmark.objects.in_bulk([pk for pk, _ in lines if pk is not None])
    days = [one.when for one in judged if one.outcome in ("accepted", "corrected", "rejected")]
    by_weeks = bool(days) and (max(days) - min(days)).days <= _BY_WEEKS
    return Report(
        filters=filters,
        total=total,
        rules=[Line(rule, "", tally) for rule, tally in _costliest(rules)],
        benchmarks=[_line(entries.get(pk) if pk is not None else None, tally) for pk, tally in lines],
        pager=pager,
        periods=_periods(judged, week_of if by_weeks else month_of),
        by_weeks=by_weeks,
    )


def week_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def _judged(filters: ReportFilters) -> tuple[Sequence[Judged], Mapping[str, int]]:
    """Every reading decided on in the period, and the numbers of benchmarks by the keys that corrections name."""
    # An undoing cannot be undone, so what counts is what nobody undid.
    acts = Act.objects.filter(anchor__isnull=False, undone_by=None).exclude(verb=Act.Verb.UNDO)
    if filters.since is not None:
        acts = acts.filter(at__gte=datetime.combine(filters.since, time.min, tzinfo=UTC))
    if filters.until is not None:
        acts = acts.filter(at__lte=datetime.combine(filters.until, time.max, tzinfo=UTC))
    changes: dict[int, dict[str, str]] = {}
    corrected = Change.objects.filter(act__in=acts.filter(verb=Act.Verb.CORRECT).order_by().values("pk"))
    for act, name, old in corrected.filter(field__in=_FIELDS).order_by().values_list("act", "field", "old"):
        changes.setdefault(act, {})[name] = old
    readings: dict[int, Judged] = {}
    rows: Iterable[tuple[Any, ...]] = acts.order_by("id").values_list(
        "pk", "anchor", "verb", "bulk", "at", "claim__rule", "anchor__result__benchmark"
    )
    for pk, anchor, verb, bulk, at, rule, benchmark in rows:
        one = readings.setdefault(anchor, Judged())
        one.rule, one.benchmark, one.when = rule or "", benchmark, at.astimezone(UTC).date()
        one.fold(verb, bulk=bulk, changes=changes.get(pk, {}))
    judged = [one for one in readings.values() if one.outcome]
    named = {one.fields["benchmark"] for one in judged if "benchmark" in one.fields}
    keys = dict(Benchmark.objects.filter(key__in=named).values_list("key", "pk")) if named else {}
    return judged, keys


def _costliest(tallies: Mapping[Any, Tally]) -> list[tuple[Any, Tally]]:
    """Those first that people had to correct or reject most often; equal ones by how seldom they were right."""
    return sorted(
        tallies.items(),
        key=lambda item: (
            -item[1].wrong,
            100.0 if item[1].precision is None else item[1].precision,
            -item[1].decided,
            str(item[0]),
        ),
    )


def _line(entry: Benchmark | None, tally: Tally) -> Line:
    return Line(entry.name, entry.get_absolute_url(), tally) if entry is not None else Line("", "", tally)


def _periods(judged: Sequence[Judged], start_of: Callable[[date], date]) -> list[Period]:
    found: dict[date, Tally] = {}
    for one in judged:
        found.setdefault(start_of(one.when), Tally()).add(one)
    return [Period(start, found[start]) for start in sorted(found) if found[start].decided]
