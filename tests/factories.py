"""Rows for tests: plain functions with named values, each overridable."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from leaderboard import ranking
from leaderboard.models import (
    Anchor,
    Benchmark,
    Claim,
    Identifier,
    ImportedRow,
    Metric,
    Name,
    Paper,
    Result,
    Run,
    Status,
    System,
    Task,
    Text,
)
from leaderboard.models.catalogue import Direction, NameSource, Scale
from leaderboard.services import dates, summaries
from leaderboard.services.catalogue import bump, normalise
from leaderboard.services.papers import normalise_title, text_digest

_numbers = itertools.count(1)


def _entry(model: type, kind: str, name: str, names: tuple[str, ...], source: str, **fields: Any) -> Any:
    key = fields.pop("key", None) or "".join(c if c.isalnum() else "-" for c in name.casefold()).strip("-")
    entry = model.objects.create(**{"key": key, "slug": key, "name": name, "status": Status.CONFIRMED, **fields})
    for text in (name, *names):
        Name.objects.create(kind=kind, text=text, normalised=normalise(text), source=source, **{kind: entry})
    bump()
    return entry


def make_task(name: str = "Text recognition", **fields: Any) -> Task:
    return _entry(Task, "task", name, (), NameSource.VOCABULARY, **{"area": "vision", **fields})


def make_metric(name: str = "Accuracy", *, aliases: tuple[str, ...] = (), **fields: Any) -> Metric:
    values = {"unit": "%", "scale": Scale.PERCENT, "direction": Direction.HIGHER, "minimum": 0, "maximum": 100}
    return _entry(Metric, "metric", name, aliases, NameSource.VOCABULARY, **{**values, **fields})


def make_benchmark(
    name: str = "OCRBench", *, aliases: tuple[str, ...] = (), tasks: tuple[Task, ...] = (), **fields: Any
) -> Benchmark:
    benchmark = _entry(Benchmark, "benchmark", name, aliases, NameSource.VOCABULARY, **fields)
    benchmark.tasks.set(tasks)
    return benchmark


def make_system(name: str = "TextHawk2", *, aliases: tuple[str, ...] = (), **fields: Any) -> System:
    return _entry(System, "system", name, aliases, NameSource.VOCABULARY, **fields)


def make_paper(title: str = "TextHawk2: Seeing Fine Print", **fields: Any) -> Paper:
    arxiv = fields.pop("arxiv_id", None)
    values: dict[str, Any] = {
        "slug": f"paper-{next(_numbers)}",
        "normalised_title": normalise_title(title),
        "date": date(2024, 10, 7),
        "date_precision": "day",
    }
    paper = Paper.objects.create(**{"title": title, **values, **fields})
    if arxiv:
        Identifier.objects.create(paper=paper, scheme="arxiv", value=arxiv)
    return paper


def make_text(
    paper: Paper | None = None,
    body: str = "TextHawk2 achieves 78.4% accuracy on OCRBench.",
    *,
    kind: str = "abstract",
    version: int = 1,
    title: str | None = None,
) -> Text:
    paper = paper or make_paper()
    title = paper.title if title is None else title
    return Text.objects.create(
        paper=paper, kind=kind, version=version, title=title, body=body, sha256=text_digest(title, body)
    )


def make_run(verb: str = Run.Verb.MINE) -> Run:
    return Run.objects.create(verb=verb, started_at=timezone.now())


def make_person(name: str = "ada", *, curator: bool = True) -> User:
    """A curator (superuser) unless told otherwise."""
    if curator:
        return User.objects.create_superuser(name, f"{name}@example.org", "a long pass phrase")
    return User.objects.create_user(name, f"{name}@example.org", "a long pass phrase")


def make_result(
    *,
    benchmark: Benchmark | None = None,
    metric: Metric | None = None,
    system: System | None = None,
    value: str = "78.4",
    unit: str = "%",
    when: date | None = date(2024, 10, 7),
    precision: str = "day",
    paper: Paper | None = None,
    from_text: bool = False,
    **fields: Any,
) -> Result:
    """A ranked result with its origin: a row of a tracker's file, or (`from_text`) a sentence of a paper."""
    number = next(_numbers)
    benchmark = benchmark or Benchmark.objects.filter(key="ocrbench").first() or make_benchmark()
    metric = metric or Metric.objects.filter(key="accuracy").first() or make_metric()
    system = system or make_system(f"Model {number}")
    origin: dict[str, Any]
    if from_text:
        sentence = f"{system.name} achieves {value}{unit} {metric.name.lower()} on {benchmark.name}."
        paper = paper or make_paper(f"{system.name}: a paper", date=when, date_precision=precision if when else "")
        text = make_text(paper, sentence)
        start = sentence.index(f" {value}") + 1
        anchor = Anchor.objects.create(text=text, field="abstract", start=start, end=start + len(value + unit))
        claim = Claim.objects.create(
            anchor=anchor,
            run=make_run(),
            kind="score",
            printed=value + unit,
            value=Decimal(value),
            unit=unit,
            qualifier="exact",
            metric=metric.name.lower(),
            benchmarks=[benchmark.name],
            benchmark_keys=[benchmark.key],
            system=system.name,
            source="own",
            rule="level",
            confidence=0.95,
            spans={"value": ["abstract", start, start + len(value + unit)]},
            digest=f"{number:064d}",
        )
        origin = {
            "anchor": anchor,
            "claim": claim,
            "source": "own",
            "checked": "read",
            "rule": "level",
            "confidence": 0.95,
        }
    else:
        row = ImportedRow.objects.create(
            run=make_run(Run.Verb.IMPORT_RESULTS),
            source="tests",
            external_id=f"{number:064d}",
            place=f"file.json: row {number}",
            raw={"value": value},
            understood="score",
            benchmark=benchmark.name,
            metric=metric.name,
            system=system.name,
            printed=value,
            value=Decimal(value),
            unit=unit,
            date=when,
            date_precision=precision if when else "",
            digest=f"{number:064d}",
        )
        origin = {"imported_row": row, "source": "tracker", "checked": "imported"}
    factor = ranking.scale_factor(Decimal(value), unit, metric.scale)
    made: Result = Result.objects.create(
        **{
            "kind": "score",
            "benchmark": benchmark,
            "metric": metric,
            "system": system,
            "paper": paper,
            "printed": value + unit,
            "value": Decimal(value),
            "unit": unit,
            "factor": factor,
            "rank_key": Decimal(value) * factor,
            "date": when,
            "date_precision": precision if when else "",
            "date_end": dates.last_day(when, precision) if when else None,
            "standing": "ranked",
            **origin,
            **fields,
        }
    )
    summaries.refresh([made.benchmark_id])
    return made
