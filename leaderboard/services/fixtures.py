"""Fixtures into a living database: creates, and updates only what no person touched.

A fixture file is Django's own JSON serialisation with natural keys, so that `loaddata` reads the same files. Each
object stands or falls alone: a bad one is refused with its file and line, the others go on.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, transaction
from django.db.models import Model

from leaderboard.models import (
    Act,
    Benchmark,
    Claim,
    Convention,
    ImportedRow,
    Metric,
    Name,
    Paper,
    Run,
    System,
    Task,
    Text,
)
from leaderboard.models.catalogue import NameSource
from leaderboard.services import catalogue, ledger, projection
from leaderboard.services.numbers import batches
from leaderboard.services.recording import results_of
from leaderboard.services.runs import Tally
from leaderboard.services.turns import turn

ALLOWED = (
    *("task", "metric", "benchmark", "convention", "system", "name"),
    *("paper", "identifier", "text", "run", "importedrow"),
)
_SUBJECTS: dict[type[Model], str] = {
    Task: "task",
    Metric: "metric",
    Benchmark: "benchmark",
    Convention: "benchmark",
    System: "system",
    Paper: "paper",
}
# A machine's times are no part of what a fixture says.
_UNCOMPARED = ("created_at",)
_IMMUTABLE = (Text, ImportedRow)


class FixtureError(ValueError):
    """A file that is no fixture at all; nothing of it was read."""


@dataclass(frozen=True)
class Item:
    """One object of a file and the line it starts on."""

    line: int
    data: Any


@dataclass(frozen=True)
class Fixture:
    """One file, read whole."""

    name: str
    sha256: str
    items: tuple[Item, ...]


def read(path: Path) -> Fixture:
    """Read a fixture file. Raises `FixtureError` with line and column where it is no JSON list of objects."""
    if path.is_dir():
        raise FixtureError(f"{path} is a folder. Name the files in it.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FixtureError(f"{path}: {error.strerror}.") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FixtureError(f"{path}: byte {error.start} is no UTF-8. Save the file as UTF-8.") from error
    return Fixture(path.name, hashlib.sha256(content).hexdigest(), tuple(_items(text, path)))


def _items(text: str, path: Path) -> Iterator[Item]:
    """The members of a JSON list, each with its line, so that messages can name it."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0)
    if text[position : position + 1] != "[":
        raise FixtureError(f"{path}, line {_line(text, position)}: a fixture is a JSON list, starting with “[”.")
    position = _skip(text, position + 1)
    line, counted = 1, 0
    while text[position : position + 1] != "]":
        line, counted = line + text.count("\n", counted, position), position
        try:
            data, end = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            raise FixtureError(
                f"{path}, line {error.lineno}, column {error.colno}: {error.msg}. "
                "A comma before a closing bracket is a common cause."
            ) from error
        yield Item(line, data)
        position = _skip(text, end)
        if text[position : position + 1] == ",":
            comma, position = position, _skip(text, position + 1)
            if text[position : position + 1] == "]":
                raise FixtureError(f"{path}, line {_line(text, comma)}: a comma stands before the closing bracket.")
        elif text[position : position + 1] != "]":
            raise FixtureError(f"{path}, line {_line(text, position)}: a comma or “]” is missing here.")
    if text[_skip(text, position + 1) :]:
        raise FixtureError(f"{path}, line {_line(text, position)}: something stands behind the end of the list.")


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n\ufeff":
        position += 1
    return position


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def unchanged(fixture: Fixture) -> bool:
    """Whether this very file was imported before, to its end."""
    return (
        Run.objects.filter(
            verb=Run.Verb.IMPORT_FIXTURES, file_sha256=fixture.sha256, failure="", finished_at__isnull=False
        )
        .exclude(counts__has_key="refused")
        .exists()
    )


def load(fixture: Fixture, *, run: Run, tally: Tally, advance: Callable[[int], object] = lambda count: None) -> None:
    """Bring the file's objects into the database, in its order, read what texts are new and project what changed.

    One transaction in all. A text that is there already is not read again: what newer rules make of it is for a person
    to apply (`manage.py mine`). Raises nothing for a bad object: `tally` holds the refusal with file, line and reason.
    """
    papers: dict[int, Paper] = {}
    to_read: dict[int, Paper] = {}
    rows: list[tuple[str, str]] = []
    entries: list[Model] = []
    with turn():
        nothing_read = not Claim.objects.exists()  # a database that `loaddata` filled: its texts were never read
        for is_name, group in groupby(fixture.items, key=_is_name):
            items = list(group)
            outcomes = _store_names(items) if is_name else map(_try_to_store, items)
            for item, outcome in zip(items, outcomes, strict=True):
                advance(1)
                if isinstance(outcome, Exception):
                    tally.refuse(f"{fixture.name}, line {item.line}: {_sentence(item.data, outcome)}")
                    continue
                what, stored = outcome
                tally.counts[what] += 1
                if isinstance(stored, Text) and (what == "created" or nothing_read):
                    to_read[stored.paper_id] = stored.paper
                elif isinstance(stored, Paper) and what == "updated":
                    papers[stored.pk] = stored
                elif isinstance(stored, ImportedRow):
                    rows.append((stored.source, stored.external_id))
                elif what == "updated":
                    entries.append(stored)
        catalogue.bump()
        # In the same transaction: a second run, after one that was killed, finds the entry unchanged.
        for entry in entries:
            if isinstance(entry, Benchmark | Metric | System):
                projection.project_results(results_of(entry), cause=run)
        vocabulary = catalogue.vocabulary()
        for batch in batches(to_read.values(), ledger.BATCH):
            tally.counts += ledger.mine_batch(batch, run=run, vocabulary=vocabulary)
        changed = [paper for pk, paper in papers.items() if pk not in to_read]
        for name, number in projection.project_papers(changed, cause=run).items():
            tally.counts[f"results {name}"] += number
        tally.counts += ledger.project_rows(rows, run=run)


_REFUSED = (
    ValueError,
    DeserializationError,
    FieldDoesNotExist,
    ObjectDoesNotExist,
    ValidationError,
    DatabaseError,
)
_Outcome = tuple[str, Model] | Exception


def _try_to_store(item: Item) -> _Outcome:
    """What became of one object, or why it was refused; then nothing of it is in the database."""
    try:
        with transaction.atomic():
            return _store(item.data)
    except _REFUSED as error:
        return error


def _store(data: Any) -> tuple[str, Model]:
    """Create or update one object; returns what happened and the object as it stands now."""
    _check(data)
    parsed: DeserializedObject = next(iter(serializers.deserialize("python", [data], ignorenonexistent=False)))
    new = parsed.object
    model = type(new)
    if new.pk is None:
        if isinstance(new, Benchmark | Metric | System | Task):
            _free_address(new)
        if isinstance(new, Convention) and _touched(new):
            return "left as a person made it", new
        parsed.save()
        return "created", new
    old = model._default_manager.get(pk=new.pk)
    different = [
        column.attname
        for column in model._meta.concrete_fields
        if column.name not in _UNCOMPARED
        and not column.primary_key
        and getattr(old, column.attname) != getattr(new, column.attname)
    ]
    given = set(data["fields"])
    different = [name for name in different if name in given or name.removesuffix("_id") in given]
    many = {
        name: sorted(values)
        for name, values in (parsed.m2m_data or {}).items()
        if sorted(getattr(old, name).values_list("pk", flat=True)) != sorted(values)
    }
    if not different and not many:
        return "unchanged", old
    if isinstance(old, _IMMUTABLE):
        raise ValueError("it is there already with another content. Raise its version instead of changing it.")
    if _touched(old):
        return "left as a person made it", old
    for name in different:
        setattr(old, name, getattr(new, name))
    old.save(update_fields=different) if different else None
    for name, values in many.items():
        getattr(old, name).set(values)
    return "updated", old


def _touched(row: Model) -> bool:
    """Whether a person decided on it; a source is part of its benchmark."""
    subject = _SUBJECTS.get(type(row))
    about = row.benchmark_id if isinstance(row, Convention) else row.pk
    return subject is not None and Act.objects.filter(**{subject: about}).exists()


def _check(data: Any) -> None:
    if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
        raise ValueError('an object with "model" and "fields" belongs here.')
    unknown = set(data) - {"model", "fields"}
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}. Only “model” and “fields” belong here.")
    app, _, name = str(data.get("model")).partition(".")
    if app != "leaderboard" or name not in ALLOWED:
        raise ValueError(f"“{data.get('model')}” is no model that a fixture may hold ({', '.join(ALLOWED)}).")


# Names -------------------------------------------------------------------------------------------------------------


def _is_name(item: Item) -> bool:
    return isinstance(item.data, dict) and item.data.get("model") == "leaderboard.name"


def _store_names(items: Sequence[Item]) -> list[_Outcome]:
    """Names by the thousand: what is there is fetched once, what is new is written at once.

    A shipped name wins over a mere candidate of that name, whose results move to the confirmed entry.
    """
    shelf = _Names.of(items)
    outcomes: list[_Outcome] = []
    fresh: list[Name] = []
    for item in items:
        try:
            what, name = shelf.place(item.data)
        except ValueError as error:
            outcomes.append(error)
            continue
        if what == "created":
            fresh.append(name)
        outcomes.append((what, name))
    Name.objects.filter(pk__in=shelf.ceded).delete()
    Name.objects.bulk_create(fresh, batch_size=500)
    return outcomes


@dataclass
class _Names:
    """The names and targets that a group of objects speaks of."""

    targets: dict[tuple[str, str], Any]
    holders: dict[tuple[str, str], Name]  # by kind and normalised text, where unambiguous
    doubtful: dict[tuple[str, str, int], Name]  # ambiguous ones, by target too
    touched: set[tuple[str, int]]  # kind and target of entries whose names a person changed
    ceded: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, items: Sequence[Item]) -> _Names:
        keys: dict[str, set[str]] = defaultdict(set)
        for item in items:
            fields = item.data.get("fields")
            if isinstance(fields, dict):
                for kind in catalogue.MODEL_OF:
                    if isinstance(fields.get(kind), list):
                        keys[kind].update(key for key in fields[kind] if isinstance(key, str))
        targets = {
            (kind, entry.key): entry
            for kind, wanted in keys.items()
            for chunk in batches(wanted, 500)
            for entry in catalogue.MODEL_OF[kind]._default_manager.filter(key__in=chunk)
        }
        holders: dict[tuple[str, str], Name] = {}
        doubtful: dict[tuple[str, str, int], Name] = {}
        for name in Name.objects.filter(kind__in=keys).select_related(
            *(f"{kind}__merged_into" for kind in catalogue.MODEL_OF)
        ):
            if name.ambiguous:
                doubtful[name.kind, name.normalised, name.target.pk] = name
            else:
                holders[name.kind, name.normalised] = name
        touched = {
            (kind, pk)
            for kind in keys
            for pk in Act.objects.filter(changes__field="names", **{f"{kind}__isnull": False}).values_list(
                f"{kind}_id", flat=True
            )
        }
        return cls(targets, holders, doubtful, touched)

    def place(self, data: Any) -> tuple[str, Name]:
        """What the object asks for: a new name, or the one that is there. Raises `ValueError` with the reason."""
        _check(data)
        fields = data["fields"]
        if unknown := set(fields) - {*catalogue.MODEL_OF, "kind", "text", "normalised", "source", "ambiguous"}:
            raise ValueError(f"unknown field {', '.join(sorted(unknown))}.")
        kind, text = str(fields.get("kind")), str(fields.get("text", ""))
        if kind not in catalogue.MODEL_OF or not isinstance(fields.get(kind), list) or len(fields[kind]) != 1:
            raise ValueError(
                f"“kind” must be one of {', '.join(catalogue.MODEL_OF)}, and its field name the entry’s key."
            )
        key = fields[kind][0]
        target = self.targets.get((kind, key))
        if target is None:
            raise ValueError(f"no {kind} has the key “{key}”.")
        normalised = catalogue.normalise(text)
        if not normalised:
            raise ValueError(f"“{text}” holds no letter or digit.")
        name = Name(
            kind=kind,
            text=text[:300],
            normalised=normalised,
            source=NameSource(fields.get("source", NameSource.VOCABULARY)),
            ambiguous=bool(fields.get("ambiguous", False)),
            **{kind: target},
        )
        holder = self.holders.get((kind, normalised))
        known = self.doubtful.get((kind, normalised, target.pk))
        if holder is not None and holder.target == target:
            return "unchanged", holder
        if known is not None and name.ambiguous:
            return "unchanged", known
        if (kind, target.pk) in self.touched:
            return "left as a person made it", name
        if name.ambiguous:
            self.doubtful[kind, normalised, target.pk] = name
            return "created", name
        if holder is not None:
            settled = holder.target.confirmed or holder.target.merged_into is not None
            if settled or holder.source != NameSource.PRINTED:
                raise ValueError(f"“{text}” already leads to {holder.entry.name}.")
            self.ceded.append(holder.pk)
        self.holders[kind, normalised] = name
        return "created", name


def _free_address(entry: Any) -> None:
    """A candidate may have taken the address that a shipped entry wants; the shipped one takes it over."""
    holder = type(entry)._default_manager.filter(slug=entry.slug).first()
    if holder is None:
        return
    if holder.confirmed:
        entry.slug = catalogue.free_slug(type(entry), entry.slug, fallback=entry.key)
    else:
        holder.slug = catalogue.free_slug(type(entry), f"{entry.slug}-unconfirmed", fallback=entry.key)
        holder.save(update_fields=["slug"])


def _sentence(data: Any, error: Exception) -> str:
    model = data.get("model", "object") if isinstance(data, dict) else "object"
    said = str(error.__cause__ or error) if isinstance(error, DeserializationError) else str(error)
    return f"{model}: {said}"
