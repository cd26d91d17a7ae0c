"""Fixtures into a living database: creates, and updates only what no person touched.

A fixture file is Django's own JSON serialisation with natural keys, so that `loaddata` reads the same files. Each
object stands or falls alone: a bad one is refused with its file and line, the others go on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, transaction
from django.db.models import Model

from leaderboard.models import Act, Benchmark, ImportedRow, Metric, Name, Paper, Run, System, Task, Text
from leaderboard.models.catalogue import NameSource
from leaderboard.services import catalogue, ledger, projection
from leaderboard.services.runs import Tally

ALLOWED = ("task", "metric", "benchmark", "system", "name", "paper", "identifier", "text", "run", "importedrow")
_SUBJECTS: dict[type[Model], str] = {
    Task: "task",
    Metric: "metric",
    Benchmark: "benchmark",
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
    while text[position : position + 1] != "]":
        try:
            data, end = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            raise FixtureError(
                f"{path}, line {error.lineno}, column {error.colno}: {error.msg}. "
                "A comma before a closing bracket is a common cause."
            ) from error
        yield Item(_line(text, position), data)
        position = _skip(text, end)
        if text[position : position + 1] == ",":
            position = _skip(text, position + 1)
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
    """Bring the file's objects into the database, in its order, one transaction in all; then read and project them.

    Raises nothing for a bad object: `tally` holds the refusal with file, line and reason.
    """
    papers: dict[int, Paper] = {}
    rows: list[tuple[str, str]] = []
    entries: list[Model] = []
    with transaction.atomic():
        for item in fixture.items:
            where = f"{fixture.name}, line {item.line}"
            try:
                with transaction.atomic():
                    outcome, stored = _store(item.data)
            except (ValueError, DeserializationError, ObjectDoesNotExist, ValidationError, DatabaseError) as error:
                tally.refuse(f"{where}: {_sentence(item.data, error)}")
                continue
            finally:
                advance(1)
            tally.counts[outcome] += 1
            if isinstance(stored, Paper):
                papers[stored.pk] = stored
            elif isinstance(stored, Text):
                papers[stored.paper_id] = stored.paper
            elif isinstance(stored, ImportedRow):
                rows.append((stored.source, stored.external_id))
            elif outcome == "updated":
                entries.append(stored)
        catalogue.bump()
    _read_and_project(list(papers.values()), rows, entries, run, tally)


def _read_and_project(
    papers: Sequence[Paper], rows: Sequence[tuple[str, str]], entries: Sequence[Model], run: Run, tally: Tally
) -> None:
    tally.counts += ledger.mine(papers, run=run).counts
    for start in range(0, len(rows), 500):
        with transaction.atomic():
            for name, number in projection.project_rows(rows[start : start + 500], cause=run).items():
                tally.counts[f"results {name}"] += number
    from leaderboard.services.acts import results_of  # acts stand above imports of files

    for entry in entries:
        if isinstance(entry, Benchmark | Metric | System):
            with transaction.atomic():
                projection.project_results(results_of(entry), cause=run)


def _store(data: Any) -> tuple[str, Model]:
    """Create or update one object; returns what happened and the object as it stands now."""
    _check(data)
    parsed: DeserializedObject = next(iter(serializers.deserialize("python", [data], ignorenonexistent=False)))
    new = parsed.object
    model = type(new)
    if isinstance(new, Name):
        new.normalised = catalogue.normalise(new.text)
        _take_over(new)
    if new.pk is None:
        if isinstance(new, Benchmark | Metric | System | Task):
            _free_address(new)
        parsed.save()
        return "created", new
    old = model._default_manager.get(pk=new.pk)
    different = [
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in _UNCOMPARED
        and not field.primary_key
        and getattr(old, field.attname) != getattr(new, field.attname)
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
    subject = _SUBJECTS.get(model)
    if subject and Act.objects.filter(**{subject: old.pk}).exists():
        return "left as a person made it", old
    for name in different:
        setattr(old, name, getattr(new, name))
    old.save(update_fields=different) if different else None
    for name, values in many.items():
        getattr(old, name).set(values)
    return "updated", old


def _check(data: Any) -> None:
    if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
        raise ValueError('an object with "model" and "fields" belongs here.')
    unknown = set(data) - {"model", "fields"}
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}. Only “model” and “fields” belong here.")
    app, _, name = str(data.get("model")).partition(".")
    if app != "leaderboard" or name not in ALLOWED:
        raise ValueError(f"“{data.get('model')}” is no model that a fixture may hold ({', '.join(ALLOWED)}).")


def _take_over(name: Name) -> None:
    """A shipped name wins over a mere candidate of that name, whose results move to the confirmed entry."""
    if name.pk is not None or name.ambiguous:
        return
    holder = Name.objects.exact(name.kind, name.normalised).first()
    if holder is None or holder.target == name.target:
        if holder is not None:
            name.pk = holder.pk
        return
    candidate = holder.target
    if candidate.confirmed or holder.source != NameSource.PRINTED:
        raise ValueError(f"“{name.text}” already leads to {candidate.name}.")
    holder.delete()


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
