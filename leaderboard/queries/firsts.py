"""The board that each benchmark shows first, with its leader and its frontier: for many benchmarks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q

from leaderboard.models import Benchmark, Result
from leaderboard.models.catalogue import Direction
from leaderboard.queries.lines import Board, boards_of
from leaderboard.queries.trends import frontiers


@dataclass(frozen=True, slots=True)
class First:
    """A benchmark's first board: its leader, its frontier oldest first, how many of its results are dated."""

    board: Board
    leader: int
    steps: tuple[int, ...]
    points: int


def first_boards(benchmarks: Collection[int]) -> dict[int, First]:
    """The first board of each benchmark, by key; none where nothing ranks. Four statements, however many there are."""
    ranked = Result.objects.ranked_on(Q(benchmark__in=benchmarks))
    counts: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    ends: dict[tuple[int, Board], Any] = {}
    dated: dict[tuple[int, Board], int] = {}
    for benchmark, metric, direction, group, count, points, low, high in (
        ranked.order_by()
        .values_list("benchmark", "metric", "metric__direction", "group")
        .annotate(count=Count("pk"), points=Count("date_end"), low=Min("rank_key"), high=Max("rank_key"))
    ):
        counts[benchmark].append((metric, group, count))
        ends[benchmark, Board(metric, group)] = low if direction == Direction.LOWER else high
        dated[benchmark, Board(metric, group)] = points
    usual = dict(Benchmark.objects.filter(pk__in=counts).values_list("pk", "default_metric_id"))
    boards = {pk: board for pk, some in counts.items() if (board := boards_of(some, usual.get(pk))) is not None}
    best = {pk: (board, ends[pk, board]) for pk, board in boards.items()}
    # One of many benchmarks, and one of many numbers: a condition for each pair takes longer to say than to answer.
    leading = Q(benchmark__in=best, rank_key__in={key for _, key in best.values()})
    leaders: dict[int, int] = {}
    rows = Result.objects.ranked_on(leading).order_by(F("date_end").asc(nulls_last=True), "pk")
    for result, benchmark, metric, group, key in rows.values_list("pk", "benchmark", "metric", "group", "rank_key"):
        if best[benchmark] == (Board(metric, group), key):
            leaders.setdefault(benchmark, result)
    steps = frontiers([(pk, board.metric, board.group) for pk, board in boards.items()])
    return {
        pk: First(
            board=board,
            leader=leaders[pk],
            steps=tuple(step.pk for step in steps.get((pk, board.metric, board.group), ())),
            points=dated[pk, board],
        )
        for pk, board in boards.items()
    }
