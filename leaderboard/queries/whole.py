"""One entry, or one result, as a whole record for programs. Raises `names.Missing` and `names.Moved` as pages do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count

from leaderboard.models import Benchmark, Name, Paper, Result
from leaderboard.models.catalogue import NameSource
from leaderboard.queries import records
from leaderboard.queries.names import MODEL_OF, find

_ALIASES = 200


def entry(kind: str, slug: str, normalised: str, columns: Mapping[str, str]) -> records.Record:
    """The catalogue entry of that kind at a slug."""
    found = find(MODEL_OF[kind].objects.all(), kind, slug, normalised)
    return row(MODEL_OF[kind], found.pk, columns)


def row(model: Any, pk: int, columns: Mapping[str, str]) -> records.Record:
    """The record of the row with this key."""
    values = model.objects.filter(pk=pk).values_list(*columns.values()).get()
    return dict(zip(columns, values, strict=True))


def benchmark(slug: str, normalised: str) -> records.Record:
    """A benchmark with its tasks, its other names and its boards, the largest first."""
    found = entry("benchmark", slug, normalised, records.BENCHMARK)
    pk = found.pop("id")
    found["tasks"] = list(Benchmark.tasks.through.objects.filter(benchmark=pk).values_list("task__slug", flat=True))
    found["aliases"] = _aliases("benchmark", pk, found["name"])
    counted = Result.objects.ranked().filter(benchmark=pk).order_by().values_list("metric__slug", "group")
    found["boards"] = [
        {"metric": metric, "group": group, "results": count}
        for metric, group, count in sorted(counted.annotate(n=Count("pk")), key=lambda board: (-board[2], board[:2]))
    ]
    return found


def model(slug: str, normalised: str) -> records.Record:
    """A model with its other names."""
    found = entry("system", slug, normalised, {**records.MODEL, "id": "pk"})
    found["aliases"] = _aliases("system", found.pop("id"), found["name"])
    return found


def paper(pk: int) -> records.Record:
    """A paper with what identifies it."""
    return records.whole_papers([row(Paper, pk, records.PAPER)])[0]


def _aliases(kind: str, pk: int, name: str) -> list[str]:
    names = Name.objects.filter(**{kind: pk}, ambiguous=False).exclude(source=NameSource.SLUG).order_by("id")
    return [text for text in names.values_list("text", flat=True)[:_ALIASES] if text != name]
