"""Boards as small charts: the steps of their frontiers, and the boards that have a trend to show."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, DecimalField, F, Max, Q, RowRange, Value, When, Window
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import BoardFilters
from leaderboard.models import Benchmark, BenchmarkSummary, Metric, Result, Status
from leaderboard.models.catalogue import Direction
from leaderboard.queries.lines import Slim
from leaderboard.queries.statements import Given, Statement

# How many of the newest ranked results are looked at: enough to know busy boards, and the same work at any size.
LOOKED_AT = 2000
# A line through fewer points is no trend.
POINTS = 8
STEPS = 3
_NUMBER = DecimalField(max_digits=24, decimal_places=10)
_LEAST = Value("-99999999999999", output_field=_NUMBER)


class Step(NamedTuple):
    """As much of a result as a small chart prints."""

    pk: int
    group: str
    printed: str
    value: Decimal
    factor: Decimal
    rank_key: Decimal
    checked: str
    date: datetime.date | None
    date_precision: str
    date_end: datetime.date | None
    system_id: int | None
    system: str | None  # the model's name
    benchmark: Benchmark
    metric: Metric

    @property
    def benchmark_id(self) -> int:
        return self.benchmark.pk


_DRAWN = (*Step._fields[: Step._fields.index("system")], "system__name")


@dataclass(frozen=True, slots=True)
class Trend:
    """One board as a small chart: its frontier, oldest first, the leader last."""

    steps: Sequence[Step]

    @property
    def leader(self) -> Step:
        """The best dated result so far."""
        return self.steps[-1]

    @property
    def address(self) -> str:
        """The page that shows this very board."""
        filters = BoardFilters(metric=self.leader.metric.slug, group=self.leader.group or ranking.NOT_STATED)
        return self.leader.benchmark.get_absolute_url() + filters.address()


def trends(limit: int) -> list[Trend]:
    """The first boards of the benchmarks with most results among the newest, at most `limit`; busiest first."""
    newest = Result.objects.ranked().filter(date_end__isnull=False).order_by("-date_end", "-pk")
    busy = Counter(newest.values_list("benchmark", flat=True)[:LOOKED_AT])  # read out of the index alone
    # Some of the busiest have too few steps to draw; more than twice as many rows are not looked at.
    chosen = sorted(busy, key=lambda pk: (-busy[pk], pk))[: 4 * limit]
    rows = (
        BenchmarkSummary.objects.filter(pk__in=chosen, points__gte=POINTS, benchmark__status=Status.CONFIRMED)
        .select_related("benchmark", "metric")
        .in_bulk()
    )
    drawn = trends_of([rows[pk] for pk in chosen if pk in rows and len(rows[pk].steps) >= STEPS][:limit])
    return [drawn[pk] for pk in chosen if pk in drawn]


def trends_of(summaries: Iterable[BenchmarkSummary]) -> dict[int, Trend]:
    """The first board of each benchmark as a small chart, by benchmark; none for an undated board.

    One statement, where the summaries come with their benchmarks and metrics.
    """
    rows = list(summaries)
    drawn = [pk for summary in rows for pk in summary.steps]
    known = {row[0]: row for row in _steps().rows(pks=drawn)} if drawn else {}
    found: dict[int, Trend] = {}
    for summary in rows:
        if summary.metric is None:
            continue
        # All of one board: its names are not fetched with every step.
        around = (summary.benchmark, summary.metric)
        some = [Step._make((*known[pk], *around)) for pk in summary.steps if pk in known]
        if some:
            found[summary.pk] = Trend(some)
    return found


@cache
def _steps() -> Statement:
    return Statement(Result.objects.filter(pk__in=[Given("pks", many=True)]).order_by().values_list(*_DRAWN))


def frontiers(boards: Sequence[tuple[int, int, str]]) -> dict[tuple[int, int, str], list[Slim]]:
    """The frontier of each board, in one statement.

    The database passes on only rows that beat all before them, which are a handful; `ranking.frontier` decides.
    """
    if not boards:
        return {}
    # What does not rank or has no date has no key. A condition on it would have SQLite read all that ranks anywhere.
    sign = Case(When(metric__direction=Direction.LOWER, then=Value(-1)), default=Value(1))
    counts = Q(standing=Result.Standing.RANKED, date_end__isnull=False)
    key = Case(When(counts, then=F("rank_key") * sign), default=None, output_field=_NUMBER)
    wanted = set(boards)
    rows = Result.objects.near(boards)
    records = rows.annotate(key=key).annotate(
        before=Coalesce(
            Window(
                Max("key"),
                partition_by=["benchmark", "metric", "group"],
                order_by=["date_end", "pk"],
                frame=RowRange(end=-1),
            ),
            _LEAST,
            output_field=_NUMBER,
        )
    )
    found: dict[tuple[int, int, str], list[Slim]] = defaultdict(list)
    directions: dict[int, bool] = {}
    columns = ("benchmark", "metric", "group", "metric__direction", "pk", "rank_key", "system_id", "date_end")
    rows_found: Iterable[Any] = records.filter(key__gt=F("before")).order_by().values_list(*columns)
    for benchmark, metric, group, direction, *slim in rows_found:
        if (benchmark, metric, group) in wanted:
            found[benchmark, metric, group].append(Slim(*slim))
            directions[metric] = direction != Direction.LOWER
    return {board: ranking.frontier(slims, higher_is_better=directions[board[1]]) for board, slims in found.items()}
