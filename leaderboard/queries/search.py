"""The search over names and titles, grouped by kind; what begins like the text before what only holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Window
from django.db.models.functions import Length, RowNumber

from leaderboard.filters import SearchFilters
from leaderboard.models import Kind, Name, Paper
from leaderboard.queries.names import Suggestion, alike, begins, newest_papers

SHOWN = 12
# One entry may answer to several spellings, so more names than lines are looked at.
_LOOKED_AT = 2 * SHOWN
KINDS = ((Kind.BENCHMARK, "Benchmarks"), (Kind.SYSTEM, "Models"), (Kind.TASK, "Tasks"), (Kind.METRIC, "Metrics"))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and the alias by which, where that is not its name."""

    entry: Any
    alias: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, by kind, and what is alike where nothing was."""

    filters: SearchFilters
    groups: Sequence[tuple[str, Sequence[Hit]]]
    papers: Sequence[Paper]
    suggestions: Sequence[Suggestion]

    @property
    def found(self) -> int:
        """How many entries and papers are shown."""
        return sum(len(hits) for _, hits in self.groups) + len(self.papers)


def search(filters: SearchFilters, normalised: str) -> SearchPage:
    """Everything that `filters.q` may mean; nothing for an empty text."""
    if not filters.q or not normalised:
        return SearchPage(filters=filters, groups=[], papers=[], suggestions=[])
    found = _names(begins(Name.objects.all(), normalised), [kind for kind, _ in KINDS])
    wanting = [kind for kind, _ in KINDS if sum(name.kind == kind for name in found) < SHOWN]
    if wanting:
        inside = Name.objects.filter(normalised__contains=normalised).exclude(pk__in=[name.pk for name in found])
        found += _names(inside, wanting)
    groups = [(words, _hits(found, kind)) for kind, words in KINDS]
    papers = list(newest_papers().filter(normalised_title__contains=normalised)[:SHOWN])
    page = SearchPage(
        filters=filters, groups=[(words, hits) for words, hits in groups if hits], papers=papers, suggestions=[]
    )
    if page.found:
        return page
    return SearchPage(filters=filters, groups=[], papers=[], suggestions=alike(normalised))


def _names(names: QuerySet[Name], kinds: Sequence[str]) -> list[Name]:
    """The shortest of these names of each kind, so that an exact one comes first."""
    place = Window(RowNumber(), partition_by=["kind"], order_by=[Length("normalised"), "id"])
    shown = names.filter(kind__in=kinds).annotate(place=place).filter(place__lte=_LOOKED_AT)
    return list(shown.select_related(*(str(kind) for kind in kinds)).order_by("place", "id"))


def _hits(names: Sequence[Name], kind: str) -> list[Hit]:
    """The entries of one kind that these names lead to, each once, confirmed ones first, else as found."""
    hits: dict[int, Hit] = {}
    for name in names:
        if name.kind == kind:
            entry = name.target
            hits.setdefault(entry.pk, Hit(entry, name.text if name.text.casefold() != entry.name.casefold() else ""))
    return sorted(hits.values(), key=lambda hit: not hit.entry.confirmed)[:SHOWN]
