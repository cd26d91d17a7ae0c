"""What lists and pages say of benchmarks, counted where results are written and in the same turn.

The one writer of `BenchmarkSummary` and `BenchmarkCounts`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max

from leaderboard.models import Benchmark, BenchmarkCounts, BenchmarkSummary, BoardChange, Result
from leaderboard.queries.boards.coverage import Part, by_metric, parts_of
from leaderboard.queries.boards.facets import Combination, combinations
from leaderboard.queries.firsts import first_boards
from leaderboard.services.numbers import batches
from leaderboard.services.turns import turn

# So many benchmarks are counted in one go: as many boards as a statement may well name.
_AT_ONCE = 200


def refresh(benchmarks: Collection[int | None]) -> None:
    """Count anew what these benchmarks (by key; None is passed over) have, within the turn that wrote their results."""
    for some in batches(sorted(pk for pk in set(benchmarks) if pk is not None), _AT_ONCE):
        alike = combinations(Result.objects.filter(benchmark__in=some))
        parts = parts_of(some)
        counts = (
            BenchmarkCounts(benchmark_id=pk, combinations=alike.get(pk, []), coverage=by_metric(parts.get(pk, [])))
            for pk in some
        )
        _store(BenchmarkSummary, _summaries(some, alike, parts))
        _store(BenchmarkCounts, counts)


def refresh_all(advance: Callable[[int], object] = lambda count: None) -> None:
    """Count every benchmark anew, some hundred in a turn; `advance` is told how many.

    For a database whose results were written before there were summaries, and for whoever doubts them.
    """
    for some in batches(list(Benchmark.objects.order_by("pk").values_list("pk", flat=True)), _AT_ONCE):
        with turn():
            refresh(some)
        advance(len(some))


def _summaries(
    benchmarks: Collection[int], alike: Mapping[int, Sequence[Combination]], parts: Mapping[int, Sequence[Part]]
) -> list[BenchmarkSummary]:
    logged = BoardChange.objects.filter(benchmark__in=benchmarks).order_by()
    changed = dict(logged.values_list("benchmark").annotate(at=Max("at")))
    ranked = {
        pk: sum(row.results for row in rows if row.standing == Result.Standing.RANKED) for pk, rows in alike.items()
    }
    firsts = first_boards([pk for pk in benchmarks if ranked.get(pk)])
    found = []
    for pk in benchmarks:
        mine = parts.get(pk, ())
        results, checked = sum(part.results for part in mine), sum(part.checked for part in mine)
        summary = BenchmarkSummary(
            benchmark_id=pk,
            results=results,
            ranked=ranked.get(pk, 0),
            papers=len({part.paper for part in mine if part.paper is not None}),
            checked=checked,
            share_checked=checked / results if results else 0.0,
            changed_at=changed.get(pk),
        )
        if (first := firsts.get(pk)) is not None:
            summary.metric_id, summary.group = first.board.metric, first.board.group
            summary.best_id, summary.points, summary.steps = first.leader, first.points, list(first.steps)
        found.append(summary)
    return found


def _store(table: type[Any], rows: Iterable[Any]) -> None:
    """Write these rows of a table, each in the place of the one that its benchmark has."""
    fields = [field.name for field in table._meta.concrete_fields if not field.primary_key]
    table.objects.bulk_create(rows, update_conflicts=True, unique_fields=["benchmark"], update_fields=fields)
