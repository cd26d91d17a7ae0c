"""What the lines of a board came out of: papers by the kind of text that was read, and imports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from leaderboard.models import Benchmark, Metric, Result
from leaderboard.models.papers import TextKind
from leaderboard.queries.lines import BY_PERSON


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the lines of a page came out of."""

    results: int
    papers: Sequence[tuple[str, int]]  # (kind of text, papers)
    imports: int
    checked: int


def coverage(benchmark: Benchmark, metric: Metric | None) -> Coverage:
    """Over the ranked results of all groups and the listed ones: what they were read in or imported from."""
    rows = Result.objects.visible().filter(benchmark=benchmark).filter(Q(metric=metric) | Q(metric=None))
    by_origin = rows.order_by().values_list("anchor__text__kind", "imported_row__source")
    by_person = Count("pk", filter=Q(checked__in=BY_PERSON))
    results = imports = checked = 0
    papers: Counter[str] = Counter()
    for kind, source, count, distinct, seen in by_origin.annotate(
        count=Count("pk"), papers=Count("paper", distinct=True), seen=by_person
    ):
        results += count
        checked += seen
        if kind is not None:
            papers[str(TextKind(kind))] += distinct
        elif source is not None:
            imports += 1
    return Coverage(results=results, papers=papers.most_common(), imports=imports, checked=checked)
