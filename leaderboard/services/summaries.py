"""What lists say of benchmarks, counted where results are written and in the same turn: the one writer of summaries."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db.models import Count, Max, Q

from leaderboard.models import Benchmark, BenchmarkSummary, BoardChange, Result
from leaderboard.queries.firsts import first_boards
from leaderboard.queries.lines import BY_PERSON
from leaderboard.services.numbers import batches
from leaderboard.services.turns import turn

# So many benchmarks are counted in one go: as many boards as a statement may well name.
_AT_ONCE = 200
_FIELDS = [field.name for field in BenchmarkSummary._meta.concrete_fields if not field.primary_key]


def refresh(benchmarks: Collection[int | None]) -> None:
    """Count anew what these benchmarks (by key; None is passed over) have, within the turn that wrote their results."""
    for some in batches(sorted(pk for pk in set(benchmarks) if pk is not None), _AT_ONCE):
        BenchmarkSummary.objects.bulk_create(
            _counted(some), update_conflicts=True, unique_fields=["benchmark"], update_fields=_FIELDS
        )


def refresh_all(advance: Callable[[int], object] = lambda count: None) -> None:
    """Count every benchmark anew, some hundred in a turn; `advance` is told how many.

    For a database whose results were written before there were summaries, and for whoever doubts them.
    """
    for some in batches(list(Benchmark.objects.order_by("pk").values_list("pk", flat=True)), _AT_ONCE):
        with turn():
            refresh(some)
        advance(len(some))


def _counted(benchmarks: Collection[int]) -> list[BenchmarkSummary]:
    totals = {
        pk: counts
        for pk, *counts in Result.objects.visible()
        .filter(benchmark__in=benchmarks)
        .order_by()
        .values_list("benchmark")
        .annotate(
            results=Count("pk"),
            ranked=Count("pk", filter=Q(standing=Result.Standing.RANKED)),
            papers=Count("paper", distinct=True),
            checked=Count("pk", filter=Q(checked__in=BY_PERSON)),
        )
    }
    logged = BoardChange.objects.filter(benchmark__in=benchmarks).order_by()
    changed = dict(logged.values_list("benchmark").annotate(at=Max("at")))
    firsts = first_boards([pk for pk, (_, ranked, *_) in totals.items() if ranked])
    found = []
    for pk in benchmarks:
        results, ranked, papers, checked = totals.get(pk, (0, 0, 0, 0))
        summary = BenchmarkSummary(
            benchmark_id=pk,
            results=results,
            ranked=ranked,
            papers=papers,
            checked=checked,
            share_checked=checked / results if results else 0.0,
            changed_at=changed.get(pk),
        )
        if (first := firsts.get(pk)) is not None:
            summary.metric_id, summary.group = first.board.metric, first.board.group
            summary.best_id, summary.points, summary.steps = first.leader, first.points, list(first.steps)
        found.append(summary)
    return found
