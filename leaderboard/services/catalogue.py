"""The catalogue's names: what a printed text means, and the vocabulary that the extractor reads with."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, Q
from django.utils.text import slugify

from extraction.vocabulary import Entry as VocabularyEntry
from extraction.vocabulary import Vocabulary
from extraction.vocabulary import normalise as _normalise
from leaderboard.models import Benchmark, CatalogueVersion, Kind, Metric, Name, Paper, Status, System, Task
from leaderboard.models.catalogue import Direction, Entry, NameSource
from leaderboard.services.numbers import batches

MODEL_OF: dict[str, type[Entry]] = {
    Kind.BENCHMARK: Benchmark,
    Kind.METRIC: Metric,
    Kind.SYSTEM: System,
    Kind.TASK: Task,
}
# The extractor says "model" where the catalogue's class is `System`.
_VOCABULARY_KIND = {Kind.BENCHMARK: "benchmark", Kind.METRIC: "metric", Kind.SYSTEM: "model", Kind.TASK: "task"}
_NAME_LIMIT = 300
_NO_SLUG = "unnamed"
# Names that find an entry and that texts are not read with.
_UNTAUGHT = (NameSource.PRINTED, NameSource.SLUG)


def normalise(text: str) -> str:
    """A name as all comparisons see it: the extractor's own normalisation, so that both always agree."""
    return _normalise(text)[:_NAME_LIMIT]


def kind_of(entry: Entry) -> Kind:
    """Which kind of name leads to this entry."""
    return next(Kind(kind) for kind, model in MODEL_OF.items() if isinstance(entry, model))


# Vocabulary --------------------------------------------------------------------------------------------------------


def bump() -> None:
    """Say that names changed: every process builds its vocabulary anew before it reads the next text."""
    CatalogueVersion.objects.update_or_create(id=1, defaults={"token": uuid.uuid4()})


def vocabulary() -> Vocabulary:
    """The vocabulary as the database has it now: confirmed entries, with names from people and the shipped files.

    Candidates are left out, so that one misreading does not teach the next.
    """
    token = CatalogueVersion.objects.filter(id=1).values_list("token", flat=True).first()
    return _vocabulary(token)


@lru_cache(maxsize=2)
def _vocabulary(token: uuid.UUID | None) -> Vocabulary:
    entries: list[VocabularyEntry] = []
    known: set[tuple[str, str]] = set()
    for kind in (Kind.TASK, Kind.METRIC, Kind.SYSTEM, Kind.BENCHMARK):  # what a benchmark refers to comes before it
        rows = MODEL_OF[kind]._default_manager.filter(status=Status.CONFIRMED, merged_into=None)
        names = _taught(kind)
        if kind == Kind.BENCHMARK:
            rows = rows.select_related("default_metric__merged_into").prefetch_related("tasks__merged_into")
        for row in rows.order_by("key"):
            if row.pk in names:
                entries.append(_vocabulary_entry(kind, row, names[row.pk], known))
                known.add((kind, row.key))
    return Vocabulary.build(entries)


def _taught(kind: Kind) -> dict[int, dict[str, tuple[str, bool]]]:
    """By entry: normalised name -> (text, ambiguous), oldest first. What several entries answer to is ambiguous in all.

    Only names of confirmed entries, from people and the shipped files; and those of what was merged into such an entry,
    as first printed too, since a person stands behind the merge.
    """
    merged = f"{kind.value}__merged_into"
    rows = Name.objects.filter(
        Q(**{merged: None, f"{kind.value}__status": Status.CONFIRMED}) & ~Q(source__in=_UNTAUGHT)
        | Q(**{f"{merged}__status": Status.CONFIRMED}) & ~Q(source=NameSource.SLUG),
        kind=kind,
    )
    names: dict[int, dict[str, tuple[str, bool]]] = {}
    holders: dict[str, set[int]] = {}
    for own, survivor, text, normalised, ambiguous in rows.order_by("id").values_list(
        f"{kind.value}_id", f"{merged}_id", "text", "normalised", "ambiguous"
    ):
        target = survivor or own
        names.setdefault(target, {}).setdefault(normalised, (text, ambiguous))
        holders.setdefault(normalised, set()).add(target)
    for normalised, targets in holders.items():
        if len(targets) > 1:
            for target in targets:
                names[target][normalised] = (names[target][normalised][0], True)
    return names


def _vocabulary_entry(
    kind: str, row: Any, names: dict[str, tuple[str, bool]], known: set[tuple[str, str]]
) -> VocabularyEntry:
    """One row as the extractor knows it; `known` are the (kind, key) that it may refer to."""
    own = normalise(row.name)
    if own in names:
        names = {own: (row.name, names[own][1]), **{name: pair for name, pair in names.items() if name != own}}
    extra: dict[str, Any] = {}
    if kind == Kind.BENCHMARK:
        metric = row.default_metric and row.default_metric.survivor
        tasks = {task.survivor.key for task in row.tasks.all()}
        extra = {
            "tasks": tuple(sorted(key for key in tasks if (Kind.TASK, key) in known)),
            "metric": metric.key if metric and (Kind.METRIC, metric.key) in known else None,
        }
    elif kind == Kind.METRIC:
        known = row.direction != Direction.UNKNOWN
        extra = {
            "unit": row.unit,
            "scale": row.scale,
            "higher_is_better": row.higher_is_better if known else None,
            "minimum": row.minimum,
            "maximum": row.maximum,
            "share_of_items": row.share_of_items,
        }
    elif kind == Kind.TASK:
        extra = {"area": row.area}
    # Where the entry does not answer to its own name, because another one does, its first alias speaks for it.
    name = next(iter(names.values()))[0]
    return VocabularyEntry(
        kind=_VOCABULARY_KIND[Kind(kind)],  # type: ignore[arg-type]
        key=row.key,
        name=name,
        aliases=tuple(text for text, ambiguous in names.values() if not ambiguous and text != name),
        ambiguous=tuple(text for text, ambiguous in names.values() if ambiguous),
        **extra,
    )


# Teaching ----------------------------------------------------------------------------------------------------------


class NameTakenError(ValueError):
    """Another entry of the same kind already answers to the name; nothing was changed."""

    def __init__(self, text: str, holder: Entry) -> None:
        super().__init__(f"“{text}” already leads to {holder.name}.")
        self.holder = holder


def teach(entry: Entry, text: str, *, source: str = NameSource.CURATOR, ambiguous: bool = False) -> Name:
    """Let `text` lead to `entry`; returns the name, old or new.

    Raises `NameTakenError` where it leads to another entry, and `ValueError` for a text without letters or digits.
    """
    kind = kind_of(entry)
    normalised = normalise(text)
    if not normalised:
        raise ValueError(f"“{text}” holds no letter or digit, so nothing can be found by it.")
    mine: Name | None = Name.objects.filter(kind=kind, normalised=normalised, **{str(kind.value): entry}).first()
    if mine is not None:
        if mine.source in _UNTAUGHT and source not in _UNTAUGHT:  # a person now stands behind the spelling
            mine.text, mine.source = text[:_NAME_LIMIT], source
            mine.save(update_fields=["text", "source"])
            bump()
        return mine
    if not ambiguous:
        holder: Name | None = Name.objects.exact(kind, normalised).first()
        if holder is not None and holder.entry == entry:  # what was merged into it has the name
            return holder
        if holder is not None:
            raise NameTakenError(text, holder.entry)
    name: Name = Name.objects.create(
        kind=kind,
        text=text[:_NAME_LIMIT],
        normalised=normalised,
        source=source,
        ambiguous=ambiguous,
        **{str(kind.value): entry},
    )
    bump()
    return name


def own_names(entry: Entry) -> None:
    """Let the names that an entry was first printed with count as a curator's, now that a person stands behind it."""
    entry.names.filter(source=NameSource.PRINTED).update(source=NameSource.CURATOR)  # type: ignore[attr-defined]
    bump()


def free_slug(model: type[Model], text: str, *, fallback: str) -> str:
    """A slug made from `text` that no row of `model` has yet."""
    base = slugify(text[:1000]).replace("_", "-")
    base = re.sub("-+", "-", base)[:140].strip("-") or fallback
    wanted = [base, *(f"{base}-{number}" for number in range(2, 10))]
    taken = set(model._default_manager.filter(slug__in=wanted).values_list("slug", flat=True))
    return next((slug for slug in wanted if slug not in taken), f"{base}-{uuid.uuid4().hex[:12]}")


def _free_key(model: type[Entry], slug: str) -> str:
    """A key made from a slug; one that another entry has, since keys outlive slugs, gets a random tail."""
    return f"{slug}-{uuid.uuid4().hex[:6]}" if model._default_manager.filter(key=slug).exists() else slug


# Resolving ---------------------------------------------------------------------------------------------------------


class Resolver:
    """Leads printed names to entries, for one batch: asks the database once per kind, makes candidates for the unknown.

    `known` seeds the names and keys that the batch will ask for; anything else is looked up when asked.
    """

    def __init__(self, *, status: Status = Status.CANDIDATE) -> None:
        self._status = status
        self._by_name: dict[tuple[str, str], Entry | None] = {}
        self._by_key: dict[tuple[str, str], Entry | None] = {}
        self._unnamed: dict[int, System] = {}
        self.created: list[Entry] = []

    def prepare(self, kind: str, texts: Iterable[str], keys: Iterable[str] = ()) -> None:
        """Fetch all these names and keys of one kind at once."""
        wanted = {normalise(text) for text in texts} - {""}
        missing = [name for name in wanted if (kind, name) not in self._by_name]
        for chunk in batches(missing, 500):
            doubtful: dict[str, list[Entry]] = defaultdict(list)
            for name in Name.objects.filter(kind=kind, normalised__in=chunk).select_related(f"{kind}__merged_into"):
                if not name.ambiguous:
                    self._remember(kind, name.entry, name.normalised)
                elif name.entry not in doubtful[name.normalised]:
                    doubtful[name.normalised].append(name.entry)
            for spelled, entries in doubtful.items():
                if (kind, spelled) not in self._by_name and (entry := _meant(spelled, entries)) is not None:
                    self._remember(kind, entry, spelled)
        for spelled in missing:
            self._by_name.setdefault((kind, spelled), None)
        absent = [key for key in set(keys) if key and (kind, key) not in self._by_key]
        for chunk in batches(absent, 500):
            for entry in MODEL_OF[kind]._default_manager.filter(key__in=chunk).select_related("merged_into"):
                self._by_key[kind, entry.key] = entry.survivor
        for key in absent:
            self._by_key.setdefault((kind, key), None)

    def find(self, kind: str, text: str, key: str = "") -> Entry | None:
        """The entry that a printed text means: by its name, else by the key that the extractor saw in it; or None."""
        self.prepare(kind, [text], [key] if key else [])
        by_name = self._by_name.get((kind, normalise(text)))
        return by_name or (self._by_key.get((kind, key)) if key else None)

    def resolve(self, kind: str, text: str, key: str = "") -> Entry | None:
        """Like `find`, but an unknown name becomes a candidate. None only for a text without letters or digits."""
        found = self.find(kind, text, key)
        if found is not None or not normalise(text):
            return found
        return self._candidate(kind, text.strip()[:_NAME_LIMIT])

    def unnamed(self, paper: Paper) -> System:
        """The one unnamed system of a paper."""
        if paper.pk not in self._unnamed:
            self.prepare_unnamed([paper])
        if paper.pk not in self._unnamed:
            slug = free_slug(System, f"unnamed-{paper.slug}", fallback=_NO_SLUG)
            system = System.objects.create(
                paper=paper,
                key=_free_key(System, slug),
                slug=slug,
                name=f"unnamed ({paper.short_title})"[:_NAME_LIMIT],
                status=Status.CONFIRMED,
            )
            self._unnamed[paper.pk] = system
            self.created.append(system)
        return self._unnamed[paper.pk]

    def prepare_unnamed(self, papers: Iterable[Paper]) -> None:
        """Fetch the unnamed systems of these papers, and of those that were merged into them, at once."""
        wanted = list(papers)
        systems = System.objects.filter(Q(paper__in=wanted) | Q(paper__merged_into__in=wanted))
        for system in systems.select_related("paper", "merged_into").order_by("pk"):
            assert system.paper is not None
            self._unnamed[system.paper.merged_into_id or system.paper.pk] = system.survivor

    def _candidate(self, kind: str, text: str) -> Entry:
        model = MODEL_OF[kind]
        slug = free_slug(model, text, fallback=f"{kind}-{uuid.uuid4().hex[:8]}")
        key = _free_key(model, slug)
        try:
            with transaction.atomic():
                entry: Entry = model._default_manager.create(key=key, slug=slug, name=text, status=self._status)
                Name.objects.create(
                    kind=kind,
                    text=text,
                    normalised=normalise(text),
                    source=NameSource.PRINTED,
                    **{str(kind): entry},
                )
        except IntegrityError:  # a person made it between the look-up and here
            entry = Name.objects.exact(kind, normalise(text)).get().entry
        else:
            self.created.append(entry)
        self._remember(kind, entry, normalise(text))
        return entry

    def _remember(self, kind: str, entry: Entry, normalised: str | None = None) -> None:
        self._by_key[kind, entry.key] = entry
        if normalised is not None:
            self._by_name[kind, normalised] = entry


def _meant(spelled: str, entries: list[Entry]) -> Entry | None:
    """Which entry an ambiguous name means where it is known to be a name: the one so called, else the only one."""
    called = [entry for entry in entries if normalise(entry.name) == spelled]
    if len(called) == 1:
        return called[0]
    return entries[0] if len(entries) == 1 else None


def finder(kind: str) -> Callable[[str], Entry | None]:
    """A look-up of what a person typed, as name, key or slug; None where nothing, or more than one entry, answers."""

    def find(text: str) -> Entry | None:
        name: Name | None = Name.objects.exact(kind, normalise(text)).select_related(f"{kind}__merged_into").first()
        if name is not None:
            return name.entry
        rows = MODEL_OF[kind]._default_manager.select_related("merged_into")
        entry: Entry | None = rows.filter(key=text.strip()).first() or rows.filter(slug=text.strip()).first()
        return entry.survivor if entry is not None else None

    return find
