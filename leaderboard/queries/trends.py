"""Boards as small charts: the steps of their frontiers, and the boards that have a trend to show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DecimalField, F, Max, Q, RowRange, Value, When, Window
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import BoardFilters
from leaderboard.models import BenchmarkSummary, Result, Status
from leaderboard.models.catalogue import Direction
from leaderboard.queries.lines import Slim

# How many of the newest ranked results are looked at: enough to know busy boards, and the same work at any size.
LOOKED_AT = 2000
# A line through fewer points is no trend.
POINTS = 8
STEPS = 3
# What a step of a small chart prints.
_DRAWN = (
    *("benchmark", "metric", "group", "kind", "unit", "printed", "value", "factor", "rank_key", "checked"),
    *("date", "date_precision", "date_end", "system__slug", "system__name"),
)
_NUMBER = DecimalField(max_digits=24, decimal_places=10)
_LEAST = Value("-99999999999999", output_field=_NUMBER)


@dataclass(frozen=True, slots=True)
class Trend:
    """One board as a small chart: its frontier, oldest first, the leader last."""

    steps: Sequence[Result]

    @property
    def leader(self) -> Result:
        """The best dated result so far."""
        return self.steps[-1]

    @property
    def address(self) -> str:
        """The page that shows this very board."""
        benchmark, metric = self.leader.benchmark, self.leader.metric
        assert benchmark is not None
        assert metric is not None
        filters = BoardFilters(metric=metric.slug, group=self.leader.group or ranking.NOT_STATED)
        return benchmark.get_absolute_url() + filters.address()


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
    full = Result.objects.select_related("system").only(*_DRAWN).in_bulk(drawn)
    found: dict[int, Trend] = {}
    for summary in rows:
        some = [full[step] for step in summary.steps if step in full]
        for result in some:  # all of one board: its names are not fetched with every step
            result.benchmark, result.metric = summary.benchmark, summary.metric
        if some:
            found[summary.pk] = Trend(some)
    return found


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
