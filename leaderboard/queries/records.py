"""Everything public as plain records for programs: rows straight from the database, without objects in between.

Each list is one function: checked filters in, a `Slice` of dictionaries out. Names of filters are the pages'; what they
name and nobody knows raises `InvalidParameter`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from leaderboard import ranking
from leaderboard.filters import (
    BenchmarkRecords,
    ChangeRecords,
    GainRecords,
    InvalidParameter,
    NamedRecords,
    ResultRecords,
)
from leaderboard.models import (
    Benchmark,
    BoardChange,
    DatePrecision,
    Identifier,
    Kind,
    Metric,
    Paper,
    Result,
    Status,
    System,
    Task,
)
from leaderboard.models.catalogue import Direction
from leaderboard.queries.boards.standings import CHECKED
from leaderboard.queries.cursors import Key, Layout, Slice, after
from leaderboard.queries.gains import UNITS
from leaderboard.queries.names import matching

Record = dict[str, Any]
# How much of a day stands in its first characters.
_DIGITS_KNOWN: Mapping[str, int] = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}

_BY_SLUG = (Key("slug", str),)
_BY_NUMBER = (Key("pk", int),)
_ENTRY = {"slug": "slug", "key": "key", "name": "name", "description": "description", "status": "status"}
BENCHMARK = {
    **_ENTRY,
    "id": "pk",
    "default_metric": "default_metric__slug",
    "year": "year",
    "version": "version",
    "state": "state",
    "test_size": "test_size",
    "human_level": "human_level",
    "separators": "separators",
    "not_stated": "not_stated",
}
METRIC = {
    **_ENTRY,
    "unit": "unit",
    "scale": "scale",
    "direction": "direction",
    "minimum": "minimum",
    "maximum": "maximum",
}
MODEL = {**_ENTRY, "paper": "paper__slug"}
TASK = {**_ENTRY, "area": "area", "parent": "parent__slug"}
PAPER = {
    "slug": "slug",
    "id": "pk",
    "title": "title",
    "authors": "authors",
    "date": "date",
    "date_precision": "date_precision",
    "code_links": "code_links",
}
RESULT = {
    "id": "pk",
    "benchmark": "benchmark__slug",
    "metric": "metric__slug",
    "model": "system__slug",
    "model_name": "system__name",
    "paper": "paper__slug",
    "value": "rank_key",
    "high": "high",
    "factor": "factor",
    "printed": "printed",
    "unit": "unit",
    "qualifier": "qualifier",
    "metric_assumed": "metric_assumed",
    "group": "group",
    **{name: name for name in ranking.SETTING_FIELDS},
    "note": "note",
    "date": "date",
    "date_precision": "date_precision",
    "source": "source",
    "checked": "checked",
    "checked_by": "checked_by",
    "standing": "standing",
    "reason": "reason",
    "rule": "rule",
    "confidence": "confidence",
}
GAIN = {
    name: path
    for name, path in {**RESULT, "value": "value", "baseline": "baseline"}.items()
    if name not in ("factor", "group", "standing", "reason", "metric_assumed")
}
CHANGE = {
    "id": "pk",
    "at": "at",
    "change": "verb",
    "benchmark": "benchmark__slug",
    "metric": "metric__slug",
    "result": "result_id",
    "run": "run__verb",
    "person": "act__shown_name",
    "before": "before",
    "after": "after",
}


# Lists -------------------------------------------------------------------------------------------------------------


def benchmarks(filters: BenchmarkRecords, normalised: str) -> Slice:
    """The benchmarks of the list's page under the same filters; `normalised` is `filters.q` as names are compared."""
    rows = _current(Benchmark.objects.filter(status=_status(filters.show == "unconfirmed")))
    if filters.show != "empty":
        rows = rows.filter(Exists(Result.objects.visible().filter(benchmark=OuterRef("pk"))))
    if filters.task:
        rows = rows.filter(tasks=_named(Task, "task", filters.task)[0])
    if filters.metric:
        metric = _named(Metric, "metric", filters.metric)[0]
        rows = rows.filter(Exists(Result.objects.filter(benchmark=OuterRef("pk"), metric=metric)))
    found = after(_called(rows, Kind.BENCHMARK, filters.q, normalised), filters, _BY_SLUG, BENCHMARK)
    tasks = defaultdict(list)
    pairs = Benchmark.tasks.through.objects.filter(benchmark__in=[record["id"] for record in found.records])
    for benchmark, task in pairs.order_by("task__slug").values_list("benchmark_id", "task__slug"):
        tasks[benchmark].append(task)
    for record in found.records:
        record["tasks"] = tasks[record.pop("id")]
    return found


def metrics(filters: NamedRecords, normalised: str) -> Slice:
    """All metrics."""
    rows = _called(_current(Metric.objects.all()), Kind.METRIC, filters.q, normalised)
    return after(rows, filters, _BY_SLUG, METRIC)


def models(filters: NamedRecords, normalised: str) -> Slice:
    """The models with results on boards."""
    rows = _current(System.objects.filter(Exists(Result.objects.filter(system=OuterRef("pk")).visible())))
    return after(_called(rows, Kind.SYSTEM, filters.q, normalised), filters, _BY_SLUG, MODEL)


def tasks(filters: NamedRecords, normalised: str) -> Slice:
    """All tasks."""
    rows = _called(_current(Task.objects.all()), Kind.TASK, filters.q, normalised)
    return after(rows, filters, _BY_SLUG, TASK)


def papers(filters: NamedRecords, normalised: str) -> Slice:
    """All papers; with a text those whose title holds it."""
    rows = _current(Paper.objects.all())
    if filters.q:
        rows = rows.filter(Q(normalised_title__contains=normalised) | Q(title__icontains=filters.q))
    found = after(rows, filters, _BY_SLUG, PAPER)
    whole_papers(found.records)
    return found


def results(filters: ResultRecords) -> Slice:
    """Scores, by number; with `sort=best` as they rank in one metric of one benchmark."""
    conditions: dict[str, Any] = {}  # all of them in one: each further `filter` would copy the query
    known: Record = {}  # what every record says alike is not asked of each
    order: tuple[Key, ...] = _BY_NUMBER
    direction = ""
    if filters.benchmark:
        known["benchmark"] = filters.benchmark
        conditions["benchmark"] = _named(Benchmark, "benchmark", filters.benchmark)[0]
    if filters.metric:
        known["metric"] = filters.metric
        conditions["metric"], direction = _named(Metric, "metric", filters.metric, "direction")
    if filters.sort == "best":
        missing = [name for name in ("metric", "benchmark") if name not in known]
        if missing:
            raise InvalidParameter("sort", f"results are compared within one {missing[0]}, and none is named.", ["id"])
        order = (Key("rank_key", Decimal, down=direction != Direction.LOWER), *_BY_NUMBER)
    if filters.model:
        conditions["system"] = _named(System, "model", filters.model)[0]
    if filters.paper:
        conditions["paper"] = _named(Paper, "paper", filters.paper)[0]
    if filters.group:
        conditions["group"] = "" if filters.group == ranking.NOT_STATED else filters.group
    if filters.source:
        conditions["source"] = filters.source
    if filters.checked:
        conditions["checked__in"] = CHECKED[filters.checked]
    if filters.since:
        conditions["date_end__gte"] = filters.since
    if filters.until:
        conditions["date_end__lte"] = filters.until
    standing = [Q(standing=filters.standing)] if filters.standing else []
    if filters.sort == "best":
        standing.append(Q(standing=Result.Standing.RANKED))
    layout, scores = _scores(order, frozenset(known))
    found = layout.after(scores.filter(*standing or [~Q(standing=Result.Standing.HIDDEN)], **conditions), filters)
    for record in found.records:
        record |= known
        tell(record)
    return found


@cache
def _scores(order: tuple[Key, ...], without: frozenset[str]) -> tuple[Layout, Any]:
    """All scores with the columns of a record but these, to be filtered: made once, since every request asks alike."""
    layout = Layout(tuple((name, path) for name, path in RESULT.items() if name not in without), order)
    return layout, layout.asked(Result.objects.scores())


def gains(filters: GainRecords) -> Slice:
    """Reported gains and drops of one unit."""
    rows = Result.objects.deltas().filter(standing=Result.Standing.HIDDEN, reason=ranking.Reason.DELTA)
    rows = rows.filter(unit=UNITS[filters.unit])
    if filters.benchmark:
        rows = rows.filter(benchmark=_named(Benchmark, "benchmark", filters.benchmark)[0])
    if filters.model:
        rows = rows.filter(system=_named(System, "model", filters.model)[0])
    found = after(rows, filters, _BY_NUMBER, GAIN)
    for record in found.records:
        tell(record)
    return found


def changes(filters: ChangeRecords) -> Slice:
    """The public change log, newest first. A day is UTC's."""
    rows = BoardChange.objects.all()
    if filters.benchmark:
        rows = rows.filter(benchmark=_named(Benchmark, "benchmark", filters.benchmark)[0])
    if filters.since:
        rows = rows.filter(at__gte=_start_of(filters.since))
    if filters.until:
        if filters.until == date.max:
            raise InvalidParameter("to", f"{filters.until} has no day after it.", ["an earlier day"])
        rows = rows.filter(at__lt=_start_of(filters.until + timedelta(days=1)))
    return after(rows, filters, (Key("pk", int, down=True),), CHANGE)


# Single records ----------------------------------------------------------------------------------------------------


def whole_papers(found: Sequence[Record]) -> Sequence[Record]:
    """Bring papers' records into the words of the answer: with what identifies them, dates as known."""
    identifiers = defaultdict(list)
    of = Identifier.objects.filter(paper__in=[record["id"] for record in found]).order_by("scheme", "value")
    for paper, scheme, value in of.values_list("paper_id", "scheme", "value"):
        identifiers[paper].append({"scheme": scheme, "value": value})
    for record in found:
        record["identifiers"] = identifiers[record.pop("id")]
        _known_date(record)
    return found


def tell(record: Record) -> None:
    """Bring a result's record into the words of the answer: its date as known, a range on its metric's scale."""
    _known_date(record)
    if record["high"] is not None and "factor" in record:
        record["high"] *= record["factor"]


def _known_date(record: Record) -> None:
    """A date as precisely as it is known: "2019", "2019-06", "2019-06-04"; None for none."""
    day, precision = record["date"], record.pop("date_precision")
    if day is not None:
        record["date"] = day.isoformat()[: _DIGITS_KNOWN.get(precision, 10)]


# Conditions --------------------------------------------------------------------------------------------------------


def _current(rows: Any) -> Any:
    """Entries that were not found to be others."""
    return rows.filter(merged_into=None)


def _status(candidate: bool) -> Status:
    return Status.CANDIDATE if candidate else Status.CONFIRMED


def _called(rows: Any, kind: str, text: str, normalised: str) -> Any:
    if not text:
        return rows
    return rows.filter(matching(kind, normalised)) if normalised else rows.none()


def _named(model: Any, parameter: str, slug: str, *more: str) -> tuple[Any, ...]:
    """The key, and `more` columns, of the entry or paper with this short name. An old one is told its new one."""
    said = [model._meta.get_field(column).column for column in ("id", *more)]
    table, columns = model._meta.db_table, ", ".join(f"entry.{column}" for column in said)
    with connection.cursor() as cursor:  # as plain SQL: every request of a list asks for a name or two
        cursor.execute(
            f"SELECT instead.slug, {columns} FROM {table} AS entry "  # noqa: S608 - our own names
            f"LEFT JOIN {table} AS instead ON instead.id = entry.merged_into_id WHERE entry.slug = %s",
            [slug],
        )
        found = cursor.fetchone()
    if found is None:
        raise InvalidParameter(
            parameter, f"there is no {parameter} “{slug[:100]}”.", [f"the slug of a {parameter}, as lists give it"]
        )
    instead, *rest = found
    if instead is not None:
        raise InvalidParameter(parameter, f"“{slug}” is another one's old name.", [instead])
    return tuple(rest)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
