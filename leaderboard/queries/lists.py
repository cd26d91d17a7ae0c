"""The list of models, and one model's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from leaderboard import ranking
from leaderboard.filters import ListFilters, PageFilters
from leaderboard.models import Kind, Name, Paper, Result, System, SystemAttribute
from leaderboard.models.catalogue import Direction, NameSource
from leaderboard.queries.lines import printed
from leaderboard.queries.names import find, matching
from leaderboard.queries.paging import Pager, slice_of

PAGE_SIZE = 100
RESULTS_SIZE = 100
ALIASES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class CountedSystem:
    """A model and how many results on how many benchmarks it has."""

    system: System
    results: int
    boards: int


@dataclass(frozen=True, slots=True)
class SystemList:
    """One page of the list of models."""

    filters: ListFilters
    systems: Sequence[CountedSystem]
    pager: Pager


@dataclass(frozen=True, slots=True)
class RankedResult:
    """A result of a model with its rank on its board; `of` is how many models are compared there."""

    result: Result
    rank: int | None
    of: int


@dataclass(frozen=True, slots=True)
class SystemPage:
    """One model's page."""

    filters: PageFilters
    system: System
    results: Sequence[RankedResult]
    pager: Pager
    aliases: Sequence[str]
    attributes: Mapping[str, Sequence[str]]  # what files say of it beside results: every value once, by what it is
    paper: Paper | None


def systems(filters: ListFilters, normalised: str) -> SystemList:
    """The models with results whose names hold the search text, by address, which is nearly by name."""
    of_system = Result.objects.filter(system=OuterRef("pk"))
    rows = System.objects.filter(Exists(of_system.visible()))
    if filters.q:
        rows = rows.filter(matching(Kind.SYSTEM, normalised) if normalised else Q(pk__in=[]))
    shown, pager = slice_of(rows.order_by("slug"), filters, size=PAGE_SIZE)
    counts = {
        pk: (results, boards)
        for pk, results, boards in Result.objects.visible()
        .filter(system__in=shown)
        .order_by()
        .values_list("system")
        .annotate(results=Count("pk"), boards=Count("benchmark", distinct=True))
    }
    return SystemList(
        filters=filters, systems=[CountedSystem(row, *counts.get(row.pk, (0, 0))) for row in shown], pager=pager
    )


def system_at(slug: str, normalised: str) -> System:
    """The model at an address. Raises `names.Moved` and `names.Missing`."""
    return cast(System, find(System.objects.select_related("paper"), "system", slug, normalised))


def system(entry: System, filters: PageFilters) -> SystemPage:
    """One model's page: its results by benchmark, best board first, with ranks where they rank."""
    results = printed(Result.objects.visible().filter(system=entry)).order_by(
        "benchmark__name", "metric__name", "group", "pk"
    )
    shown, pager = slice_of(results, filters, size=RESULTS_SIZE)
    places = places_of([result for result in shown if result.standing == Result.Standing.RANKED])
    names = (
        Name.objects.filter(Q(system=entry) | Q(system__merged_into=entry), ambiguous=False)
        .exclude(source=NameSource.SLUG)
        .order_by("id")
    )
    return SystemPage(
        filters=filters,
        system=entry,
        results=[RankedResult(result, *places.get(result.pk, (None, 0))) for result in shown],
        pager=pager,
        aliases=[text for text in names.values_list("text", flat=True)[:ALIASES_SHOWN] if text != entry.name],
        attributes=_attributes(entry),
        paper=entry.paper,
    )


def _attributes(entry: System) -> dict[str, list[str]]:
    """What files say of a model, every value once under its name; several files may say the same or differ."""
    said: dict[str, list[str]] = {}
    rows = SystemAttribute.objects.filter(system=entry).order_by("name", "id").values_list("name", "value")
    for name, value in rows[:ALIASES_SHOWN]:
        values = said.setdefault(name, [])
        if value not in values:
            values.append(value)
    return said


def places_of(results: Sequence[Result]) -> dict[int, tuple[int | None, int]]:
    """The rank of each ranked result among the models of its board, and how many those are; in one statement.

    A rank is one more than the number of other models with a better number, as `ranking.ranks` gives it; a result that
    is not its model's best is placed as if it were.
    """
    if not results:
        return {}
    same = Result.objects.ranked().filter(
        benchmark=OuterRef("benchmark"), metric=OuterRef("metric"), group=OuterRef("group")
    )
    others = same.exclude(system=OuterRef("system"))
    better = Case(
        When(metric__direction=Direction.LOWER, then=_models(others.filter(rank_key__lt=OuterRef("rank_key")))),
        default=_models(others.filter(rank_key__gt=OuterRef("rank_key"))),
    )
    rows = Result.objects.filter(pk__in=[result.pk for result in results]).order_by()
    placed: Any = rows.annotate(better=better, of=_models(same))
    return {
        pk: (ahead + 1 if of >= ranking.RANKED_FROM else None, of)
        for pk, ahead, of in placed.values_list("pk", "better", "of")
    }


def _models(results: Any) -> Coalesce:
    """How many models these results are of, as a subquery."""
    counted = results.order_by().values("benchmark").annotate(n=Count("system", distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
