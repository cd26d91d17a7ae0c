"""The search over names and titles: grouped by kind, best first, misspelled names and words too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from rapidfuzz import fuzz, process

from leaderboard.filters import SearchFilters
from leaderboard.models import BenchmarkSummary, Kind, Name, Paper
from leaderboard.queries.paging import Pager, cut
from leaderboard.search import index_of

SHOWN = 8
TYPED = 5
PAGE_SIZE = 50
# Of one kind so many are found at most, in as many pages.
MOST = 1000
# One entry may answer to several spellings, so more names than lines are looked at.
_SPELLINGS = 3
# With fewer than this, names that are spelled nearly so are shown too.
_ENOUGH = 5
# How alike a misspelled name must be, of 100, and from how many letters on one can tell.
_ALIKE, _LEAST = 68, 4
_WORDS_ASKED = 8

PAPERS = "paper"
# What is searched, in the order in which readers are told, with the word of the address and the heading.
KINDS: dict[str, tuple[str, str]] = {
    Kind.BENCHMARK: ("benchmarks", "Benchmarks"),
    Kind.SYSTEM: ("models", "Models"),
    PAPERS: ("papers", "Papers"),
    Kind.TASK: ("tasks", "Tasks"),
    Kind.METRIC: ("metrics", "Metrics"),
}
_OF_WORD = {word: kind for kind, (word, _) in KINDS.items()}
Normalise = Callable[[str], str]


@dataclass(frozen=True)
class Asked:
    """A text that somebody looks for, as names are compared: whole, and word by word."""

    text: str
    spelled: str
    words: tuple[str, ...]

    @classmethod
    def read(cls, text: str, normalise: Normalise) -> Asked:
        """The text as typed, and the function that brings names to the form in which they are compared."""
        words = dict.fromkeys(filter(None, map(normalise, text.split()[:_WORDS_ASKED])))
        return cls(text, normalise(text), tuple(words))

    @cached_property
    def title_words(self) -> list[str]:
        """Its words as titles are cut into words."""
        return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", self.text).casefold())[:_WORDS_ASKED]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry or a paper that was found, and the alias by which, where that is not its name.

    `close` is how well it fits, less being better; `near` is whether it is only spelled nearly so.
    """

    entry: Any
    alias: str
    near: bool
    close: tuple[Any, ...]
    results: int | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.entry.title if isinstance(self.entry, Paper) else self.entry.name)

    @property
    def confirmed(self) -> bool:
        """Whether a person, or the shipped catalogue, stands behind it; behind papers always."""
        return isinstance(self.entry, Paper) or bool(self.entry.confirmed)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` is whether there is more than this."""

    kind: str
    hits: Sequence[Hit]
    more: bool

    @property
    def word(self) -> str:
        """The kind in the address."""
        return KINDS[self.kind][0]

    @property
    def heading(self) -> str:
        """The kind as a heading."""
        return KINDS[self.kind][1]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found: of every kind the best, or of one kind a page."""

    filters: SearchFilters
    groups: Sequence[Group]
    pager: Pager | None = None

    @property
    def found(self) -> int:
        """How many lines the page shows."""
        return sum(len(group.hits) for group in self.groups)

    @property
    def near(self) -> bool:
        """Whether all of it is only spelled nearly so."""
        return all(hit.near for group in self.groups for hit in group.hits)


def page(filters: SearchFilters, normalise: Normalise) -> SearchPage:
    """The search's own page. Raises `InvalidParameter` for a page that does not exist."""
    asked = Asked.read(filters.q, normalise)
    if not filters.kind:
        groups = search(asked, limit=SHOWN, order=filters.sort, confirmed=filters.show == "confirmed")
        return SearchPage(filters, groups)
    kind = _OF_WORD[filters.kind]
    groups = search(asked, [kind], limit=MOST, order=filters.sort, confirmed=filters.show == "confirmed")
    hits, pager = cut(groups[0].hits if groups else [], filters, size=PAGE_SIZE)
    return SearchPage(filters, [Group(kind, hits, more=False)] if hits else [], pager)


def search(
    asked: Asked, kinds: Iterable[str] = KINDS, *, limit: int = SHOWN, order: str = "best", confirmed: bool = False
) -> list[Group]:
    """Everything that a text may mean, in groups by kind, at most `limit` of each; nothing for an empty one.

    `order` is "best" (as called, beginning so, holding it, spelled nearly so; of equals those with results), "name" or
    "newest".
    """
    wanted = list(kinds)
    of_names = [kind for kind in wanted if kind != PAPERS]
    hits: dict[str, list[Hit]] = {kind: [] for kind in wanted}
    if of_names and asked.spelled:
        for hit in _names(asked, of_names, limit):
            hits[_kind_of(hit)].append(hit)
    if PAPERS in hits:
        hits[PAPERS] = _papers(asked, limit)
    groups = []
    for kind in wanted:
        found = [hit for hit in hits[kind] if hit.confirmed or not confirmed]
        found.sort(key=_ORDERS[order])
        if order == "newest":
            found.reverse()
        if found:
            groups.append(Group(kind, found[:limit], more=len(found) > limit))
    return groups


def nearest(spelled: str, kinds: Sequence[str], limit: int = 5) -> list[Any]:
    """Up to `limit` entries whose names are nearest to a normalised text, nearest first, each once."""
    hits = sorted(_counted(_near(spelled, kinds)), key=_ORDERS["best"]) if spelled else []
    return [hit.entry for hit in hits[:limit]]


def papers_called(slug: str, normalise: Normalise, limit: int = 5) -> list[Paper]:
    """Up to `limit` papers whose titles hold the words of an address, misspelled ones too."""
    found = search(Asked.read(slug.replace("-", " "), normalise), [PAPERS], limit=limit)
    return [hit.entry for group in found for hit in group.hits]


# Names -------------------------------------------------------------------------------------------------------------


def _names(asked: Asked, kinds: Sequence[str], limit: int) -> list[Hit]:
    """The entries that names lead to, each once; those spelled nearly so where few are called so."""
    keys = index_of(connection).names(asked.spelled, asked.words, kinds, _SPELLINGS * limit + 1)
    hits = _entries(keys, kinds, lambda name: _closeness(asked, name))
    if len(hits) < _ENOUGH and len(asked.spelled) >= _LEAST:
        known = {(type(hit.entry), hit.entry.pk) for hit in hits}
        hits += [hit for hit in _near(asked.spelled, kinds) if (type(hit.entry), hit.entry.pk) not in known]
    return _counted(hits)


def _closeness(asked: Asked, name: Name) -> tuple[Any, ...]:
    """How well a name that was found fits: called so, beginning so, holding it whole, holding its words."""
    spelled = name.normalised
    sort = (spelled != asked.spelled, not spelled.startswith(asked.spelled), asked.spelled not in spelled)
    return (sum(sort), len(spelled))


def _near(spelled: str, kinds: Sequence[str]) -> list[Hit]:
    """Entries whose names, or their beginnings, are spelled nearly so."""
    candidates = dict(index_of(connection).near(spelled, kinds))
    beginnings = {pk: name[: len(spelled)] for pk, name in candidates.items()}
    alike: dict[int, float] = {}
    for choices, off in ((candidates, 0), (beginnings, 5)):  # the whole name before a mere beginning
        for _, score, pk in process.extract(spelled, choices, scorer=fuzz.ratio, limit=30, score_cutoff=_ALIKE + off):
            alike[pk] = max(alike.get(pk, 0), score - off)
    return _entries(list(alike), kinds, lambda name: (4, -alike[name.pk]), near=True)


def _entries(
    keys: Iterable[int], kinds: Sequence[str], close: Callable[[Name], tuple[Any, ...]], *, near: bool = False
) -> list[Hit]:
    """The entries that these names lead to, each once, by the name that fits best."""
    names = Name.objects.select_related(*(f"{kind}__merged_into" for kind in kinds)).in_bulk(list(keys))
    hits: dict[tuple[str, int], Hit] = {}
    for name in sorted(names.values(), key=lambda name: (close(name), name.pk)):
        entry: Any = name.entry
        alias = name.text if name.text.casefold() != entry.name.casefold() else ""
        hits.setdefault((name.kind, entry.pk), Hit(entry, alias, near, close(name)))
    return list(hits.values())


def _counted(hits: Sequence[Hit]) -> list[Hit]:
    """The same, with the number of results of benchmarks."""
    keys = [hit.entry.pk for hit in hits if _kind_of(hit) == Kind.BENCHMARK]
    if not keys:
        return list(hits)
    results = dict(BenchmarkSummary.objects.filter(pk__in=keys).values_list("pk", "results"))
    return [
        Hit(hit.entry, hit.alias, hit.near, hit.close, results.get(hit.entry.pk, 0))
        if _kind_of(hit) == Kind.BENCHMARK
        else hit
        for hit in hits
    ]


def _kind_of(hit: Hit) -> str:
    return PAPERS if isinstance(hit.entry, Paper) else str(hit.entry._meta.model_name)


# Papers ------------------------------------------------------------------------------------------------------------


def _papers(asked: Asked, limit: int) -> list[Hit]:
    """The papers whose titles hold the words, by their beginnings; where none does, words spelled nearly so."""
    words = asked.title_words
    if not words:
        return []
    index = index_of(connection)
    near = False
    keys = index.papers([[word] for word in words], limit + 1)
    if not keys and max(map(len, words)) >= _LEAST:
        near = True
        keys = index.papers([[word, *_words_near(word)] for word in words], limit + 1)
    found = Paper.objects.select_related("merged_into").in_bulk(keys)
    rows = {paper.survivor.pk: paper.survivor for paper in found.values()}
    whole = " ".join(words)
    return [Hit(row, "", near, (near, whole not in row.title.casefold(), -row.pk)) for row in rows.values()]


def _words_near(word: str) -> list[str]:
    if len(word) < _LEAST:
        return []
    near = process.extract(word, index_of(connection).words_near(word), scorer=fuzz.ratio, limit=3, score_cutoff=75)
    return [found for found, _, _ in near]


_ORDERS: dict[str, Callable[[Hit], Any]] = {
    "best": lambda hit: (hit.near, not hit.confirmed, hit.close, not hit.results, hit.name.casefold()),
    "name": lambda hit: hit.name.casefold(),
    "newest": lambda hit: str(hit.entry.date or "") if isinstance(hit.entry, Paper) else hit.entry.created_at,
}
