"""The samples' catalogue: tasks, metrics, benchmarks, and how many results each benchmark gets."""

from __future__ import annotations

from array import array
from collections import defaultdict
from random import Random
from typing import Any

from django.utils.text import slugify

from leaderboard.models import Benchmark, Kind, Metric, Name, Status, Task
from leaderboard.models.catalogue import Direction, Entry, NameSource
from leaderboard.services import catalogue
from leaderboard.services.catalogue import normalise
from leaderboard.services.sample.names import AREAS, MARK, METRICS, MetricFacts, Namer
from leaderboard.services.sample.rows import drawn, next_key, reset
from leaderboard.services.writing import insert

FIRST_YEAR = 2016
_SETTINGS = ("", "test", "val", "zero-shot", "5-shot", "test; zero-shot", "fine-tuned", "with extra data", "seed 3")


class Board:
    """A benchmark with what its results look like, and how many of them are still to be dealt."""

    def __init__(self, random: Random, benchmark: Benchmark, metrics: tuple[Metric, ...]) -> None:
        self.benchmark, self.metrics = benchmark, metrics
        self.settings = ("", *random.sample(_SETTINGS, random.randint(1, 4)))
        self.opened = random.random() * 0.6
        self.ceiling = random.uniform(0.6, 1)


class Shelf:
    """The samples' tasks, metrics and benchmarks. Tasks and metrics that the catalogue has by name are shared."""

    def __init__(self, random: Random, benchmarks: int, results: int) -> None:
        self._random = random
        self.tasks = {area.name: [self._shared(Task, name, area=area.name) for name in area.tasks] for area in AREAS}
        self.metrics: dict[str, Metric] = {
            facts.name: self._shared(
                Metric,
                facts.name,
                unit=facts.unit,
                scale=facts.scale,
                direction=Direction.HIGHER if facts.higher else Direction.LOWER,
                minimum=facts.minimum,
                maximum=facts.maximum,
            )
            for facts in METRICS.values()
        }
        self.facts: dict[int, MetricFacts] = {self.metrics[facts.name].pk: facts for facts in METRICS.values()}
        self.boards = self._boards(benchmarks)
        self.decks = self._deal(results)

    def _shared(self, model: type[Any], name: str, **fields: Any) -> Any:
        kind = catalogue.kind_of(model())
        found = Name.objects.exact(kind, normalise(name)).select_related(f"{kind.value}__merged_into").first()
        if found is not None:
            return found.entry
        slug = MARK + slugify(name)
        entry = model.objects.create(key=slug, slug=slug, name=name, status=Status.CONFIRMED, **fields)
        name_of(entry).save()
        return model.objects.get(pk=entry.pk)

    def _boards(self, count: int) -> dict[str, list[Board]]:
        random = self._random
        namer = Namer(random, taken(Kind.BENCHMARK))
        rows: list[Benchmark] = []
        boards: dict[str, list[Board]] = defaultdict(list)
        tasks: list[Any] = []
        through = Benchmark.tasks.through
        first = next_key(Benchmark)
        for number in range(count):
            area = AREAS[number % len(AREAS)]
            name = namer.benchmark(area)
            metrics = tuple(self.metrics[metric] for metric in random.choice(area.metrics))
            slug = MARK + slugify(name)
            benchmark = Benchmark(
                pk=first + number,
                key=slug,
                slug=slug,
                name=name,
                description=f"Sample data: an invented benchmark for {random.choice(area.tasks).lower()}.",
                status=Status.CONFIRMED if random.random() < 0.93 else Status.CANDIDATE,
                default_metric=metrics[0] if random.random() < 0.8 else None,
                separators=random.choice((["split", "shots", "regime", "extra_data", "tools"], ["split", "shots"], [])),
                not_stated=random.choice(({}, {}, {"split": "test"})),
                year=FIRST_YEAR + number % 10,
            )
            rows.append(benchmark)
            boards[area.name].append(Board(random, benchmark, metrics))
            task = random.choice(self.tasks[area.name])
            tasks.append(through(benchmark_id=benchmark.pk, task_id=task.pk))
        insert(Benchmark, rows)
        reset(Benchmark)
        Name.objects.bulk_create([name_of(row) for row in rows], batch_size=500)
        through._default_manager.bulk_create(tasks, batch_size=500)
        return boards

    def _deal(self, results: int) -> dict[str, array[int]]:
        """One card a result, shuffled within each area: the number of its board. Sizes fall off like 1 / rank."""
        boards = sum(len(rows) for rows in self.boards.values())
        weights = [1 / (rank + 3) for rank in range(boards)]
        share = (results - boards) / sum(weights)
        sizes = [1 + int(weight * share) for weight in weights]
        for rank in range(results - sum(sizes)):
            sizes[rank % boards] += 1
        decks: dict[str, array[int]] = {area.name: array("L") for area in AREAS}
        for rank, size in enumerate(sizes):
            area = AREAS[rank % len(AREAS)]
            decks[area.name].extend([rank // len(AREAS)] * size)
        for deck in decks.values():
            self._random.shuffle(deck)
        return decks


def name_of(entry: Entry) -> Name:
    kind = catalogue.kind_of(entry).value
    return drawn(
        Name,
        kind=kind,
        text=entry.name,
        normalised=normalise(entry.name),
        source=NameSource.CURATOR if entry.confirmed else NameSource.PRINTED,
        **{f"{kind}_id": entry.pk},
    )


def taken(kind: Kind) -> set[str]:
    return set(Name.objects.filter(kind=kind).values_list("normalised", flat=True).iterator())
