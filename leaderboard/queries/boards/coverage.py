"""What the lines of a board came out of: papers by the kind of text that was read, and imports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from leaderboard.models import Benchmark, BenchmarkCounts, Metric, Result
from leaderboard.queries.lines import BY_PERSON


class Coverage(NamedTuple):
    """What the lines of a page came out of."""

    results: int
    papers: Sequence[tuple[str, int]]  # (kind of text, papers), the most first
    imports: int
    checked: int


class Part(NamedTuple):
    """So many visible results of a benchmark that share a metric, an origin and a paper."""

    metric: int | None
    kind: str | None  # of the text that was read
    source: str | None  # of what was imported
    paper: int | None
    results: int
    checked: int


def coverage(benchmark: Benchmark, metric: Metric | None) -> Coverage:
    """Over the ranked results of all groups and the listed ones: what they were read in or imported from."""
    stored = {key: said for key, *said in BenchmarkCounts.of(benchmark).coverage}
    results, papers, *more = stored.get(metric.pk if metric else None) or stored.get(None) or (0, (), 0, 0)
    return Coverage(results, [(kind, count) for kind, count in papers], *more)


def metrics_of(benchmark: Benchmark) -> list[int]:
    """The metrics, by key, that any visible result of the benchmark is in."""
    return [key for key, *_ in BenchmarkCounts.of(benchmark).coverage if key is not None]


def parts_of(benchmarks: Collection[int]) -> dict[int, list[Part]]:
    """The visible results of each benchmark, in one statement."""
    rows = Result.objects.visible().filter(benchmark__in=benchmarks).order_by()
    names = ("benchmark", "metric", "anchor__text__kind", "imported_row__source", "paper")
    by_person = Count("pk", filter=Q(checked__in=BY_PERSON))
    found: dict[int, list[Part]] = defaultdict(list)
    for benchmark, *said in rows.values_list(*names).annotate(results=Count("pk"), checked=by_person):
        found[benchmark].append(Part(*said))
    return found


def by_metric(parts: Collection[Part]) -> list[tuple[int | None, *Coverage]]:
    """What is stored for a benchmark: of each metric what is in it or in none, and of none."""
    metrics = sorted({part.metric for part in parts if part.metric is not None})
    return [
        (key, *_of(part for part in parts if part.metric is None or part.metric == key)) for key in (None, *metrics)
    ]


def _of(parts: Iterable[Part]) -> Coverage:
    papers: dict[str, set[int]] = defaultdict(set)
    sources: set[str] = set()
    totals: Counter[str] = Counter()
    for part in parts:
        totals["results"] += part.results
        totals["checked"] += part.checked
        if part.kind is not None and part.paper is not None:
            papers[part.kind].add(part.paper)
        elif part.source is not None:
            sources.add(part.source)
    counts = sorted(((kind, len(some)) for kind, some in papers.items()), key=lambda row: (-row[1], row[0]))
    return Coverage(totals["results"], counts, len(sources), totals["checked"])
