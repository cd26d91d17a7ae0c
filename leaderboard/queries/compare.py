"""Models side by side: on every board where at least two of them rank, their best results, which alone compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import NamedTuple, cast

from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from leaderboard import ranking
from leaderboard.filters import MOST_COMPARED, BoardFilters, CompareFilters, InvalidParameter
from leaderboard.models import Benchmark, Kind, Metric, Result, System
from leaderboard.models.catalogue import Direction
from leaderboard.queries.lines import printed
from leaderboard.queries.lists import places_of
from leaderboard.queries.names import Missing, Moved, find, matching
from leaderboard.queries.paging import Pager, cut
from leaderboard.queries.search import nearest

PAGE_SIZE = 20
FOUND = 10
NEIGHBOURS = 8
# On so many boards of a model its neighbours are looked for.
LOOKED_AT = 10


class _Key(NamedTuple):
    """A board: what ranks together."""

    benchmark: int
    metric: int
    group: str


class _Row(NamedTuple):
    """As much of a ranked result as choosing a model's best on a board needs."""

    pk: int
    system_id: int
    rank_key: Decimal
    date_end: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A model's best result on a board, its rank there, and how far it is from the last (0) to the best (1)."""

    result: Result
    rank: int | None
    of: int
    share: float
    best: bool


@dataclass(frozen=True, slots=True)
class SharedBoard:
    """A board with the cells of the compared models, in their order; None for one without a result there."""

    benchmark: Benchmark
    metric: Metric
    group: str
    address: str
    models: int
    cells: Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A model that may be added, and the address with it."""

    system: System
    address: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All that a comparison prints. `neighbours` are models on the same boards, said while there is one alone."""

    filters: CompareFilters
    systems: Sequence[System]
    boards: Sequence[SharedBoard]
    pager: Pager
    found: Sequence[Suggested]
    neighbours: Sequence[Suggested]

    @property
    def full(self) -> bool:
        """Whether no further model fits."""
        return len(self.systems) >= MOST_COMPARED


def systems_at(slugs: Sequence[str], normalised: Sequence[str]) -> list[System]:
    """The models at these addresses, in their order; one that moved is given as it is now.

    `normalised` are the same texts as names are compared. Raises `InvalidParameter` for one that does not exist.
    """
    known = {row.slug: row for row in System.objects.select_related("merged_into").filter(slug__in=slugs)}
    return [_current(known.get(slug), slug, name) for slug, name in zip(slugs, normalised, strict=True)]


def _current(entry: System | None, slug: str, normalised: str) -> System:
    if entry is not None:
        return cast(System, entry.merged_into or entry)
    try:
        return cast(System, find(System.objects.all(), Kind.SYSTEM, slug, normalised))
    except Moved as moved:
        return cast(System, moved.entry)
    except Missing:
        near = [row.slug for row in nearest(normalised, [Kind.SYSTEM])]
        words = near or ["the last part of a model’s address"]
        raise InvalidParameter("model", f"there is no model “{slug[:60]}”.", words) from None


def compare(systems: Sequence[System], filters: CompareFilters, normalised: str) -> ComparePage:
    """These models side by side. `normalised` is the search text as names are compared.

    Raises `InvalidParameter` for a page that does not exist.
    """
    shared = _shared(systems)
    keys, pager = cut(list(shared), filters, size=PAGE_SIZE)
    return ComparePage(
        filters=filters,
        systems=systems,
        boards=_boards(systems, {key: shared[key] for key in keys}),
        pager=pager,
        found=_found(systems, filters, normalised),
        neighbours=_neighbours(systems[0], filters) if len(systems) == 1 else [],
    )


def _shared(systems: Sequence[System]) -> dict[_Key, list[_Row]]:
    """The best row of each model on every board that two of them share; boards with most models first."""
    if len(systems) < 2:
        return {}
    columns = ("benchmark", "metric", "group", "metric__direction", "benchmark__name", "metric__name", *_Row._fields)
    rows: dict[_Key, list[_Row]] = defaultdict(list)
    order: dict[_Key, tuple[str, str, str]] = {}
    higher: dict[_Key, bool] = {}
    found = Result.objects.ranked().filter(system__in=systems).order_by().values_list(*columns)
    for benchmark, metric, group, direction, benchmark_name, metric_name, *row in found:
        key = _Key(benchmark, metric, group)
        rows[key].append(_Row(*row))
        order[key] = (benchmark_name.casefold(), metric_name, group)
        higher[key] = direction != Direction.LOWER
    best = {
        key: [mine for mine, _ in ranking.best_per_model(given, higher_is_better=higher[key])]
        for key, given in rows.items()
    }
    shared = [key for key, given in best.items() if len(given) > 1]
    return {key: best[key] for key in sorted(shared, key=lambda key: (-len(best[key]), order[key]))}


def _boards(systems: Sequence[System], shared: dict[_Key, list[_Row]]) -> list[SharedBoard]:
    if not shared:
        return []
    wanted = [row.pk for rows in shared.values() for row in rows]
    results = {row.pk: row for row in printed(Result.objects.filter(pk__in=wanted))}
    places = places_of(list(results.values()))
    ends = _ends(shared)
    return [_board(systems, key, rows, results, places, ends[key]) for key, rows in shared.items()]


def _ends(keys: Iterable[_Key]) -> dict[_Key, tuple[Decimal, Decimal]]:
    """The lowest and the highest number on each board, in one statement."""
    wanted = reduce(or_, (Q(benchmark=key.benchmark, metric=key.metric, group=key.group) for key in keys))
    rows = Result.objects.ranked().filter(wanted).order_by().values_list("benchmark", "metric", "group")
    return {
        _Key(benchmark, metric, group): (low, high)
        for benchmark, metric, group, low, high in rows.annotate(low=Min("rank_key"), high=Max("rank_key"))
    }


def _board(
    systems: Sequence[System],
    key: _Key,
    rows: Sequence[_Row],
    results: dict[int, Result],
    places: dict[int, tuple[int | None, int]],
    ends: tuple[Decimal, Decimal],
) -> SharedBoard:
    first = results[rows[0].pk]
    assert first.benchmark is not None
    assert first.metric is not None
    up = first.metric.higher_is_better
    mine = {row.system_id: row for row in rows}

    def cell(system: System) -> Cell | None:
        row = mine.get(system.pk)
        if row is None:
            return None
        rank, of = places[row.pk]
        return Cell(results[row.pk], rank, of, _share(row.rank_key, *ends, up=up), row.rank_key == rows[0].rank_key)

    filters = BoardFilters(metric=first.metric.slug, group=key.group or ranking.NOT_STATED)
    return SharedBoard(
        benchmark=first.benchmark,
        metric=first.metric,
        group=key.group,
        address=first.benchmark.get_absolute_url() + filters.address(),
        models=places[first.pk][1],
        cells=[cell(system) for system in systems],
    )


def _share(value: Decimal, low: Decimal, high: Decimal, *, up: bool) -> float:
    if low == high:
        return 1.0
    share = float((value - low) / (high - low))
    return share if up else 1 - share


def _found(systems: Sequence[System], filters: CompareFilters, normalised: str) -> list[Suggested]:
    """Models with results whose names hold the search text, that are not compared yet."""
    if not normalised:
        return []
    ranked = Exists(Result.objects.ranked().filter(system=OuterRef("pk")))
    rows = System.objects.filter(matching(Kind.SYSTEM, normalised), ranked).exclude(pk__in=[row.pk for row in systems])
    return [Suggested(row, filters.adding(row.slug)) for row in rows.order_by("slug")[:FOUND]]


def _neighbours(system: System, filters: CompareFilters) -> list[Suggested]:
    """The models that share most boards with this one, of a handful of its boards."""
    boards = Result.objects.ranked().filter(system=system).order_by("benchmark", "metric", "group")
    wanted = list(boards.values_list("benchmark", "metric", "group").distinct()[:LOOKED_AT])
    if not wanted:
        return []
    same = reduce(or_, (Q(benchmark=benchmark, metric=metric, group=group) for benchmark, metric, group in wanted))
    rows = Result.objects.ranked().filter(same).exclude(system=system).order_by()
    counted = rows.values_list("system").annotate(count=Count("benchmark", distinct=True)).order_by("-count", "system")
    near = [pk for pk, _ in counted[:NEIGHBOURS]]
    found = System.objects.in_bulk(near)
    return [Suggested(found[pk], filters.adding(found[pk].slug)) for pk in near if pk in found]
