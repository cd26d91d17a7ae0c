"""Writing the shipped fixture files: the catalogue out of the vocabulary, papers and results out of a database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core import serializers
from django.db.models import Model

from extraction.vocabulary import Entry, Vocabulary
from leaderboard.models import Identifier, ImportedRow, Kind, Name, Paper, Run, Status, System, Text
from leaderboard.models.catalogue import Direction, NameSource
from leaderboard.models.papers import TextKind
from leaderboard.ranking import SETTING_FIELDS
from leaderboard.services.catalogue import normalise

# One moment for all shipped rows, so that a file says the same whenever it is written.
MADE_AT = "2026-11-21T00:00:00Z"
_KINDS = {"task": Kind.TASK, "metric": Kind.METRIC, "benchmark": Kind.BENCHMARK, "model": Kind.SYSTEM}


def catalogue_objects(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Every entry of the vocabulary with its names, as fixture objects; what is referred to stands first."""
    objects: list[dict[str, Any]] = []
    for kind, build in (("task", _task), ("metric", _metric), ("benchmark", _benchmark), ("model", _system)):
        entries = vocabulary.entries(kind)  # type: ignore[arg-type]
        for entry in sorted(entries, key=lambda entry: (entry.parent is not None, entry.key)):
            objects.append({"model": f"leaderboard.{_KINDS[kind]}", "fields": {**_common(entry), **build(entry)}})
    for entry in vocabulary.entries("benchmark"):
        objects += _conventions(entry)
    for kind in _KINDS:
        for entry in vocabulary.entries(kind):  # type: ignore[arg-type]
            objects += _names(entry)
    return objects


def paper_objects() -> list[dict[str, Any]]:
    """Papers that have a summary, with identifiers and summaries, and confirmed systems that no imported row names."""
    texts = Text.objects.filter(kind=TextKind.SUMMARY)
    papers = Paper.objects.filter(texts__in=texts).distinct().order_by("slug")
    systems = (
        System.objects.filter(status=Status.CONFIRMED, paper=None)
        .exclude(names__source=NameSource.VOCABULARY)
        .exclude(results__imported_row__isnull=False)
        .distinct()
    )
    return [
        *_systems(systems),
        *_serialised(papers),
        *_serialised(Identifier.objects.filter(paper__in=papers).order_by("paper__slug", "scheme", "value")),
        *_serialised(texts.order_by("paper__slug", "version")),
    ]


def result_objects() -> list[dict[str, Any]]:
    """Imported rows with their run, papers, and the confirmed systems that they name."""
    rows = ImportedRow.objects.order_by("source", "benchmark", "metric", "date", "system", "external_id")
    papers = Paper.objects.filter(imported_rows__in=rows).exclude(texts__kind=TextKind.SUMMARY).distinct()
    systems = (
        System.objects.filter(status=Status.CONFIRMED, results__imported_row__in=rows)
        .exclude(names__source=NameSource.VOCABULARY)
        .distinct()
    )
    return [
        *_serialised(Run.objects.filter(rows__in=rows).distinct().order_by("key")),
        *_systems(systems),
        *_serialised(papers.order_by("slug")),
        *_serialised(Identifier.objects.filter(paper__in=papers).order_by("paper__slug", "scheme", "value")),
        *_serialised(rows),
    ]


def text_of(objects: Iterable[dict[str, Any]]) -> str:
    """A fixture file: a JSON list, one object a line, so that a difference shows which object differs."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, sort_keys=True) for item in objects)
    return f"[\n{lines}\n]\n"


def write(path: Path, objects: Iterable[dict[str, Any]]) -> bool:
    """Write the file where its content differs; returns whether it did."""
    text = text_of(objects)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def _common(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "slug": entry.key,
        "name": entry.name,
        "description": entry.description,
        "status": Status.CONFIRMED,
        "created_at": MADE_AT,
    }


def _task(entry: Entry) -> dict[str, Any]:
    return {"area": entry.area, "parent": [entry.parent] if entry.parent else None}


def _metric(entry: Entry) -> dict[str, Any]:
    direction = {True: Direction.HIGHER, False: Direction.LOWER, None: Direction.UNKNOWN}[entry.higher_is_better]
    return {
        "unit": entry.unit,
        "scale": entry.scale,
        "direction": direction,
        "minimum": None if entry.minimum is None else str(entry.minimum),
        "maximum": None if entry.maximum is None else str(entry.maximum),
        "share_of_items": entry.share_of_items,
    }


def _benchmark(entry: Entry) -> dict[str, Any]:
    return {
        "tasks": [[key] for key in sorted(entry.tasks)],
        "default_metric": [entry.metric] if entry.metric else None,
        "separators": list(SETTING_FIELDS if entry.separators is None else entry.separators),
        "not_stated": dict(entry.not_stated),
        "year": entry.year,
        # Few have any; what is not stated stays as it is in the database.
        **({} if entry.test_size is None else {"test_size": entry.test_size}),
        **({} if entry.human_level is None else {"human_level": str(entry.human_level)}),
    }


def _conventions(entry: Entry) -> list[dict[str, Any]]:
    return [
        {"model": "leaderboard.convention", "fields": {"benchmark": [entry.key], "field": fact, "source": source}}
        for fact, source in entry.sources.items()
    ]


def _system(entry: Entry) -> dict[str, Any]:
    return {"paper": None}


def _names(entry: Entry) -> list[dict[str, Any]]:
    kind = _KINDS[entry.kind]
    spelled = [
        (entry.name, False),
        *((text, False) for text in entry.aliases),
        *((text, True) for text in entry.ambiguous),
    ]
    ambiguous = {normalise(text) for text in entry.ambiguous}
    found: dict[str, dict[str, Any]] = {}
    for text, doubtful in spelled:
        plain = normalise(text)
        if plain and plain not in found:
            found[plain] = {
                "kind": kind,
                str(kind.value): [entry.key],
                "text": text,
                "normalised": plain,
                "source": NameSource.VOCABULARY,
                "ambiguous": doubtful or plain in ambiguous,
            }
    return [{"model": "leaderboard.name", "fields": fields} for fields in found.values()]


def _systems(systems: Any) -> list[dict[str, Any]]:
    ordered = systems.order_by("key")
    names = Name.objects.filter(system__in=ordered, source__in=[NameSource.PRINTED, NameSource.CURATOR])
    return [*_serialised(ordered), *_serialised(names.order_by("system__key", "normalised"))]


def _serialised(rows: Iterable[Model]) -> list[dict[str, Any]]:
    """Rows with natural keys and without what is empty by nature or belongs to one machine."""
    objects = json.loads(
        serializers.serialize("json", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True)
    )
    for item in objects:
        if "created_at" in item["fields"]:
            item["fields"]["created_at"] = MADE_AT
        if item["model"] == "leaderboard.name":
            item["fields"] = {name: value for name, value in item["fields"].items() if value is not None}
    return objects  # type: ignore[no-any-return]
