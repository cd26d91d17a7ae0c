"""From what stands in an address or a field to entries: exact, moved, beginning so. What is alike: `search`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from leaderboard.models import Benchmark, Kind, Metric, Name, Paper, System, Task
from leaderboard.models.catalogue import Entry

MODEL_OF: dict[str, type[Entry]] = {
    Kind.BENCHMARK: Benchmark,
    Kind.METRIC: Metric,
    Kind.SYSTEM: System,
    Kind.TASK: Task,
}
E = TypeVar("E", bound=Entry)


class Moved(Exception):  # noqa: N818 - it is no error
    """The address is an old one, or another name, of this entry or paper."""

    def __init__(self, entry: Entry | Paper) -> None:
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


class MissingPaper(Http404):
    """No paper has this address. The page says which titles hold its words."""

    def __init__(self, slug: str) -> None:
        super().__init__("There is no such paper.")
        self.slug = slug.replace("\x00", "")


def find(rows: QuerySet[Any], kind: str, slug: str, normalised: str) -> Any:
    """The entry at this address among `rows`. Raises `Moved` for an old or other name of one, and `Missing`."""
    return at_address(lambda slug: rows.filter(slug=slug).first(), kind, slug, normalised)


def at_address(look: Callable[[str], E | None], kind: str, slug: str, normalised: str) -> E:
    """What `look` finds at this address. Raises as `find` does."""
    if "\x00" in slug:
        raise Missing(kind, slug.replace("\x00", ""), normalised)
    entry = look(slug)
    if entry is not None and entry.merged_into is not None:
        raise Moved(entry.merged_into)
    if entry is not None:
        return entry
    name = _named(kind, normalised) if normalised else None
    if name is None:
        raise Missing(kind, slug, normalised)
    raise Moved(name.entry)


def _named(kind: str, normalised: str) -> Name | None:
    found: Name | None = Name.objects.exact(kind, normalised).select_related(f"{kind}__merged_into").first()
    return found


# Parameters that name an entry by its slug.
_NAMING = {"benchmark": Kind.BENCHMARK, "metric": Kind.METRIC, "task": Kind.TASK}


def now_called(parameter: str, slug: str, normalised: str) -> str | None:
    """The slug that an entry has now, where a parameter names it by an old one; None where it names nothing else."""
    kind = _NAMING.get(parameter)
    if kind is None or not normalised:
        return None
    merged = MODEL_OF[kind]._default_manager.filter(slug=slug).exclude(merged_into=None).first()
    name = _named(kind, normalised) if merged is None else None
    entry: Entry | None = merged.survivor if merged is not None else name.entry if name is not None else None
    return entry.slug if entry is not None and entry.slug != slug else None


def begins(names: QuerySet[Name], normalised: str) -> QuerySet[Name]:
    """Names that begin so. SQLite reads a range of its index; PostgreSQL, whose order follows a language, compares."""
    if connection.vendor == "sqlite":
        return names.filter(normalised__gte=normalised, normalised__lt=f"{normalised}\U0010ffff")
    return names.filter(normalised__startswith=normalised)


def matching(kind: str, normalised: str) -> Q:
    """The condition on entries of `kind`: one of their names, or of what was merged into them, holds this text."""
    return Q(pk__in=leading(Name.objects.filter(kind=kind, normalised__contains=normalised), kind))


def leading(names: QuerySet[Name], kind: str) -> QuerySet[Any, Any]:
    """The ids of the entries that these names of one kind lead to, as a subquery."""
    return names.values_list(Coalesce(f"{kind}__merged_into", str(kind)))


def survivors(entries: Iterable[E]) -> list[E]:
    """What these entries are read as, each once."""
    return list(dict.fromkeys(entry.survivor for entry in entries))


def newest_papers() -> QuerySet[Paper]:
    """All papers, each once however often it was merged, newest first, undated ones last."""
    return Paper.objects.filter(merged_into=None).order_by(F("date").desc(nulls_last=True), "title")
