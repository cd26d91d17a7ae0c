"""Boards that have a trend: few, chosen among the newest results, each as the steps of its frontier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, DecimalField, ExpressionWrapper, F, Max, Q, RowRange, Value, When, Window
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import BoardFilters
from leaderboard.models import Result, Status
from leaderboard.models.catalogue import Direction
from leaderboard.queries.lines import Slim

# How many of the newest ranked results are looked at: enough to know busy boards, and the same work at any size.
LOOKED_AT = 2000
# A line through fewer points is no trend.
POINTS = 8
STEPS = 3
_NUMBER = DecimalField(max_digits=24, decimal_places=10)
_LEAST = Value("-99999999999999", output_field=_NUMBER)


@dataclass(frozen=True, slots=True)
class Trend:
    """One board as a small chart: its frontier, oldest first, the leader last."""

    steps: Sequence[Result]
    points: int

    @property
    def leader(self) -> Result:
        """The best result so far."""
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
    """The boards with most results among the newest, one per benchmark, at most `limit`; busiest first."""
    newest = Result.objects.ranked().filter(date_end__isnull=False).order_by("-date_end").values_list("pk")
    busy: Counter[tuple[int, int, str]] = Counter()
    rows = Result.objects.filter(pk__in=newest[:LOOKED_AT], benchmark__status=Status.CONFIRMED)
    for benchmark, metric, group in rows.order_by().values_list("benchmark", "metric", "group"):
        busy[benchmark, metric, group] += 1
    chosen: dict[int, tuple[int, int, str]] = {}
    for board, count in sorted(busy.items(), key=lambda item: (-item[1], item[0])):
        if count >= POINTS and len(chosen) < 2 * limit:
            chosen.setdefault(board[0], board)
    found = frontiers(list(chosen.values()))
    shown = [board for board in chosen.values() if len(found.get(board, ())) >= STEPS][:limit]
    wanted = [step.pk for board in shown for step in found[board]]
    full = Result.objects.select_related("benchmark", "metric", "system").in_bulk(wanted)
    return [
        Trend(steps=[full[step.pk] for step in found[board] if step.pk in full], points=busy[board]) for board in shown
    ]


def frontiers(boards: Sequence[tuple[int, int, str]]) -> dict[tuple[int, int, str], list[Slim]]:
    """The frontier of each board, in one statement.

    The database passes on only rows that beat all before them, which are a handful; `ranking.frontier` decides.
    """
    if not boards:
        return {}
    wanted = reduce(or_, (Q(benchmark=benchmark, metric=metric, group=group) for benchmark, metric, group in boards))
    key = F("rank_key") * Case(When(metric__direction=Direction.LOWER, then=Value(-1)), default=Value(1))
    rows = Result.objects.ranked().filter(wanted, date_end__isnull=False)
    records = rows.annotate(key=ExpressionWrapper(key, output_field=_NUMBER)).annotate(
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
        found[benchmark, metric, group].append(Slim(*slim))
        directions[metric] = direction != Direction.LOWER
    return {board: ranking.frontier(slims, higher_is_better=directions[board[1]]) for board, slims in found.items()}
