"""What may be merged and what was: likely duplicates, and the merges in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce

from leaderboard import duplicates
from leaderboard.filters import DuplicateFilters
from leaderboard.models import Act, CatalogueVersion, Kind, Name, Paper, Result
from leaderboard.models.catalogue import NameSource
from leaderboard.queries.names import MODEL_OF, newest_papers
from leaderboard.queries.paging import Pager, cut, slice_of
from leaderboard.queries.search import nearest

PAGE_SIZE = 50
PAPER = "paper"
NEAR = 8


@dataclass(frozen=True, slots=True)
class Likely:
    """Two that may be one: the one that would be merged, with fewer results, comes first."""

    merge: Any
    into: Any
    likeness: int
    results: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parted:
    """Two that a person said are not one, and the act."""

    one: Any
    other: Any
    act: Act


@dataclass(frozen=True, slots=True)
class DuplicatesPage:
    """One page of likely duplicates, of merges in force, or of what is kept apart, of one kind."""

    filters: DuplicateFilters
    pairs: Sequence[Likely]
    merges: Sequence[Act]
    apart: Sequence[Parted]
    pager: Pager


def page(filters: DuplicateFilters) -> DuplicatesPage:
    """Likely duplicates, the most alike first; or what was merged or kept apart, newest first."""
    if filters.show == "merged":
        merges, pager = slice_of(_merges(filters.kind), filters, size=PAGE_SIZE)
        return DuplicatesPage(filters=filters, pairs=[], merges=merges, apart=[], pager=pager)
    parted = kept_apart(filters.kind)
    if filters.show == "apart":
        rows, pager = cut(sorted(parted.items(), key=lambda row: -row[1].pk), filters, size=PAGE_SIZE)
        return DuplicatesPage(filters=filters, pairs=[], merges=[], apart=_apart(filters.kind, rows), pager=pager)
    likely = _likely(filters.kind, _state(filters.kind))
    found, pager = cut(
        [pair for pair in likely if frozenset({pair.one, pair.other}) not in parted], filters, size=PAGE_SIZE
    )
    return DuplicatesPage(filters=filters, pairs=_pairs(filters.kind, found), merges=[], apart=[], pager=pager)


def kept_apart(kind: str) -> dict[frozenset[int], Act]:
    """The acts in force by which two of a kind are kept apart, by the keys of what the two are read as now."""
    rows = Act.objects.filter(**{f"{kind}__isnull": False}, verb=Act.Verb.PART, undone_by=None)
    parted = list(rows.select_related(f"{kind}__merged_into").prefetch_related("changes").order_by("id"))
    named = [next(iter(act.changes.all())).new for act in parted]
    field = "slug" if kind == PAPER else "key"
    found = model_of(kind)._default_manager.select_related("merged_into").filter(**{f"{field}__in": set(named)})
    others = {getattr(thing, field): thing.survivor.pk for thing in found}
    subjects: list[Any] = [act.subject for act in parted]
    return {
        frozenset({one.survivor.pk, others[name]}): act
        for one, name, act in zip(subjects, named, parted, strict=True)
        if name in others
    }


def merges_into(thing: Any, kind: str) -> list[Act]:
    """The merges in force of what is read as this entry or paper, oldest first."""
    return list(_merges(kind).filter(**{f"{kind}__merged_into": thing}).order_by("id"))


def near(kind: str, normalised: str) -> list[tuple[str, str]]:
    """Names that are like a normalised text, each with what finds it for sure."""
    if kind == PAPER:
        rows = newest_papers().filter(normalised_title__contains=normalised) if normalised else Paper.objects.none()
        return [(paper.title, paper.slug) for paper in rows[:NEAR]]
    return [(entry.name, entry.key) for entry in nearest(normalised, [kind])]


def model_of(kind: str) -> type[Any]:
    """The model behind a kind of what may be merged."""
    return Paper if kind == PAPER else MODEL_OF[kind]


def _merges(kind: str) -> Any:
    rows = Act.objects.filter(**{f"{kind}__isnull": False}, verb=Act.Verb.MERGE, undone_by=None)
    return rows.select_related(kind, f"{kind}__merged_into").order_by("-id")


def _state(kind: str) -> tuple[Any, ...]:
    """Something that differs once names, titles or merges do."""
    if kind == PAPER:
        papers = Paper.objects.aggregate(n=Count("pk"), last=Max("pk"), merged=Count("merged_into"))
        return tuple(papers.values())
    names = Name.objects.filter(kind=kind).aggregate(n=Count("pk"), last=Max("pk"))
    return (*names.values(), CatalogueVersion.objects.values_list("token", flat=True).first())


@lru_cache(maxsize=2 * len(MODEL_OF))
def _likely(kind: str, state: tuple[Any, ...]) -> list[duplicates.Pair]:
    """All pairs of one kind, as long as its state stays the same: comparing many names takes its time."""
    if kind == PAPER:
        return duplicates.likely(Paper.objects.filter(merged_into=None).values_list("pk", "title"))
    entries = model_of(kind)._default_manager.filter(merged_into=None)
    names = Name.objects.filter(kind=kind, ambiguous=False).exclude(source=NameSource.SLUG)
    if kind == Kind.SYSTEM:
        entries, names = entries.filter(paper=None), names.filter(system__paper=None)
    aliases = names.values_list(Coalesce(f"{kind}__merged_into", kind), "text")
    return duplicates.likely(chain(entries.values_list("pk", "name"), aliases))


def _apart(kind: str, rows: Sequence[tuple[frozenset[int], Act]]) -> list[Parted]:
    things = model_of(kind)._default_manager.in_bulk({key for two, _ in rows for key in two})
    pairs = [(sorted(two), act) for two, act in rows]
    return [Parted(things[one], things[other], act) for (one, other), act in pairs]


def _pairs(kind: str, found: Sequence[duplicates.Pair]) -> list[Likely]:
    keys = {key for pair in found for key in (pair.one, pair.other)}
    things = model_of(kind)._default_manager.in_bulk(keys)
    counts: dict[int, int] = {}
    if kind != Kind.TASK:
        rows = Result.objects.filter(Q(**{f"{kind}__in": keys})).order_by().values_list(kind)
        counts = dict(rows.annotate(n=Count("pk")))
    pairs = []
    for pair in found:
        if pair.one in things and pair.other in things:
            # What nobody confirmed, or has fewer results, or is newer, is merged into the other.
            merge, into = sorted(
                (things[pair.one], things[pair.other]),
                key=lambda thing: (getattr(thing, "confirmed", True), counts.get(thing.pk, 0), -thing.pk),
            )
            results = counts.get(merge.pk, 0), counts.get(into.pk, 0)
            pairs.append(Likely(merge=merge, into=into, likeness=pair.likeness, results=results))
    return pairs
