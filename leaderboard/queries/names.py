"""From what stands in an address or a search box to entries: exact, moved, alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import Http404
from rapidfuzz import fuzz, process

from leaderboard.models import Benchmark, Kind, Metric, Name, Paper, System, Task
from leaderboard.models.catalogue import Entry

MODEL_OF: dict[str, type[Entry]] = {
    Kind.BENCHMARK: Benchmark,
    Kind.METRIC: Metric,
    Kind.SYSTEM: System,
    Kind.TASK: Task,
}
# Suggestions compare with at most so many names; beyond that, only with those that begin alike.
_COMPARED = 20_000
_ALIKE = 65


class Moved(Exception):  # noqa: N818 - it is no error
    """The address is an old one, or another name, of this entry."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.slug)
        self.entry = entry


class Missing(Http404):
    """Nothing answers to this address. The page says what is alike."""

    def __init__(self, kind: str, slug: str, normalised: str) -> None:
        super().__init__(f"There is no {Kind(kind).label} called “{slug[:100]}”.")
        self.kind, self.slug, self.normalised = kind, slug, normalised

    @property
    def kind_in_words(self) -> str:
        """What readers call such a thing."""
        return str(Kind(self.kind).label)


def find(rows: QuerySet[Any], kind: str, slug: str, normalised: str) -> Any:
    """The entry at this address. Raises `Moved` for an old or other name of one, and `Missing`."""
    if "\x00" in slug:
        raise Missing(kind, slug.replace("\x00", ""), normalised)
    entry = rows.filter(slug=slug).first()
    if entry is not None and entry.merged_into is not None:
        raise Moved(entry.merged_into)
    if entry is not None:
        return entry
    name = Name.objects.exact(kind, normalised).select_related(str(kind)).first() if normalised else None
    if name is None:
        raise Missing(kind, slug, normalised)
    raise Moved(name.target)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry whose name is like what was asked for."""

    name: str
    address: str


def alike(normalised: str, kinds: Iterable[str] = (Kind.BENCHMARK, Kind.SYSTEM, Kind.TASK)) -> list[Suggestion]:
    """Up to five entries whose names are nearest to a normalised text, nearest first, each once."""
    if not normalised:
        return []
    wanted = [str(kind) for kind in kinds]
    rows = Name.objects.filter(kind__in=wanted, ambiguous=False)
    pairs = list(rows.order_by("id").values_list("id", "normalised")[: _COMPARED + 1])
    if len(pairs) > _COMPARED:
        pairs = list(begins(rows, normalised[:2]).values_list("id", "normalised")[:_COMPARED])
    near = process.extract(normalised, dict(pairs), scorer=fuzz.ratio, limit=15, score_cutoff=_ALIKE)
    names = rows.select_related(*wanted).in_bulk([pk for _, _, pk in near])
    found: dict[str, Suggestion] = {}
    for _, _, pk in near:
        target: Any = names[pk].target
        address = target.get_absolute_url()
        found.setdefault(address, Suggestion(name=target.name, address=address))
    return list(found.values())[:5]


def begins(names: QuerySet[Name], normalised: str) -> QuerySet[Name]:
    """Names that begin so. SQLite reads a range of its index; PostgreSQL, whose order follows a language, compares."""
    if connection.vendor == "sqlite":
        return names.filter(normalised__gte=normalised, normalised__lt=f"{normalised}\U0010ffff")
    return names.filter(normalised__startswith=normalised)


def matching(kind: str, normalised: str) -> Q:
    """The condition on entries of `kind`: one of their names holds this text."""
    names = Name.objects.filter(kind=kind, normalised__contains=normalised)
    return Q(pk__in=names.values(str(kind)))


def newest_papers() -> QuerySet[Paper]:
    """All papers, newest first, undated ones last."""
    return Paper.objects.order_by(F("date").desc(nulls_last=True), "title")
