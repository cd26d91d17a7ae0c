"""What the catalogue says of a benchmark: its tasks, the metrics of its results, where its conventions are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, cast

from django.db import connection
from django.db.models import Case, CharField, F, IntegerField, Model, Value, When
from django.db.models.functions import Cast, Coalesce

from leaderboard.models import Benchmark, BenchmarkCounts, Convention, Metric, Task
from leaderboard.queries.boards.coverage import metrics_of
from leaderboard.queries.names import at_address
from leaderboard.queries.statements import Given, Statement

_TASK, _METRIC, _CONVENTION = "task", "metric", "convention"
_METRIC_FIELDS = ("slug", "name", "unit", "scale", "direction", "key")
_AROUND: Mapping[str, type[Model]] = {
    "default_metric": Metric,
    "superseded_by": Benchmark,
    "counts": BenchmarkCounts,
}
# A statement of several lists has texts in its columns; so a flag travels as one.
_SHARE = Case(When(share_of_items=True, then=Value("yes")), default=Value(""), output_field=CharField())


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


_ENTRY = [*_columns(Benchmark), *(f"{name}__{column}" for name, model in _AROUND.items() for column in _columns(model))]


@dataclass(frozen=True, slots=True)
class About:
    """The entries around a benchmark, each as far as its page prints it."""

    tasks: Sequence[Task]
    metrics: Sequence[Metric]
    conventions: Sequence[Convention]


def benchmark_at(slug: str, normalised: str) -> Benchmark:
    """The benchmark at an address, with what is counted of it. Raises `names.Moved` and `names.Missing`."""
    return at_address(_benchmark, "benchmark", slug, normalised)


def _benchmark(slug: str) -> Benchmark | None:
    found = _entries().rows(slug=slug)
    return _loaded(found[0]) if found else None


@cache
def _entries() -> Statement:
    """A benchmark and what stands around it as one row."""
    return Statement(Benchmark.objects.order_by().filter(slug=Given("slug")).values_list(*_ENTRY))


def _loaded(row: Sequence[Any]) -> Benchmark:
    """The instances that such a row is of."""
    values = iter(row)

    def taken(model: type[Model]) -> Any:
        names = _columns(model)
        said = list(islice(values, len(names)))
        return model.from_db(connection.alias, names, said)

    benchmark: Benchmark = taken(Benchmark)
    for name, model in _AROUND.items():
        around, relation = taken(model), cast(Any, Benchmark._meta.get_field(name))
        # As `select_related` keeps it, so that nobody asks again for what is not there.
        relation.set_cached_value(benchmark, around if around.pk is not None else None)
    return benchmark


def about(benchmark: Benchmark) -> About:
    """All of it in one statement: three short lists under one another."""
    rows = _lists().rows(benchmark=benchmark.pk, metrics=metrics_of(benchmark))
    found = sorted(rows, key=lambda row: (row[0], row[3], row[1]))
    return About(
        tasks=[Task(pk=pk, slug=slug, name=name) for kind, pk, slug, name, *_ in found if kind == _TASK],
        metrics=[
            Metric(pk=pk, share_of_items=share != "", **dict(zip(_METRIC_FIELDS, said, strict=True)))
            for kind, pk, *said, share in found
            if kind == _METRIC
        ],
        conventions=[
            Convention(pk=pk, benchmark=benchmark, field=field, source=source, note=note)
            for kind, pk, field, source, note, *_ in found
            if kind == _CONVENTION
        ],
    )


@cache
def _lists() -> Statement:
    placed = Benchmark.tasks.through.objects.filter(benchmark=Given("benchmark"))
    tasks = Task.objects.filter(pk__in=placed.values_list(Coalesce("task__merged_into", "task")))
    metrics = Metric.objects.filter(pk__in=[Given("metrics", many=True)])
    conventions = Convention.objects.filter(benchmark=Given("benchmark"))
    return Statement(
        _rows(_TASK, tasks, "slug", "name").union(
            _rows(_METRIC, metrics, *_METRIC_FIELDS, _SHARE),
            _rows(_CONVENTION, conventions, "field", "source", "note"),
            all=True,
        )
    )


def _rows(kind: str, entries: Any, *said: str | Case) -> Any:
    """A list as rows of as many columns as each has: what it is, its key, then what it says as text, "" for no more."""
    columns: dict[str, Any] = {"what": Value(kind, CharField()), "number": Cast(F("pk"), IntegerField())}
    for position in range(len(_METRIC_FIELDS) + 1):
        value = said[position] if position < len(said) else Value("", CharField())
        columns[f"said{position}"] = Cast(F(value), CharField()) if isinstance(value, str) else value
    return entries.order_by().annotate(**columns).values_list(*columns)
