"""A site that people curate between two minings, in one process or in many: `python -m tests.ledger.curation`.

Papers are read with a first rule set and vocabulary; people make every kind of act on what was read; then rules and
names change and texts are replaced. What the older rules read is what the real ones read, rewritten; the newer rules
are the real ones. Papers are the project's own and, where the reference data is here, the page the project began with.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from tempfile import NamedTemporaryFile
from typing import Any

import extraction

Rewrite = Callable[[extraction.Claim], extraction.Claim | None]
SPLIT = "RefCOCOg-test"  # one name to the older vocabulary, a benchmark and its split to the newer one
PAPERS = 50


# Rules -------------------------------------------------------------------------------------------------------------


def as_older_rules_read(claim: extraction.Claim) -> extraction.Claim | None:
    """Gains are taken for levels; now and then nothing is read, another number, another place or no metric."""
    if claim.kind == "delta" and not claim.joint:
        return replace(claim, kind="score")
    turn = zlib.crc32(claim.printed.encode()) % 7
    if turn == 0:
        return None
    if turn == 1:
        return replace(claim, value=claim.value + 1)
    if turn == 2 and not claim.joint:
        return replace(claim, benchmark="OCRBench", benchmark_key="ocrbench")
    return replace(claim, metric=None, metric_key=None) if turn == 3 else claim


def reading_with(rewrite: Rewrite) -> Callable[..., extraction.Report]:
    """The real extractor with what it reads rewritten; None takes a reading back."""
    real = extraction.extract

    def read(*args: Any, **kwargs: Any) -> extraction.Report:
        report = real(*args, **kwargs)
        return replace(report, claims=tuple(claim for claim in map(rewrite, report.claims) if claim is not None))

    return read


# The site ----------------------------------------------------------------------------------------------------------


def abstracts() -> Iterator[tuple[str, str]]:
    """Titles and abstracts, the project's own: levels, gains, joint numbers, names that nobody knows."""
    for n in range(PAPERS):
        yield (
            f"QuillNet {n}: reading fine print",
            f"We present QuillNet{n % 11}. QuillNet{n % 11} achieves {40 + n}.{n % 10}% accuracy on {SPLIT} and "
            f"{50 + n % 37}.{n % 7}% accuracy on OCRBench. It improves accuracy on ChartQA by {1 + n % 9}.{n % 10} "
            f"points over GPT-4o. On GlyphWorld, QuillNet{n % 11} reaches {30 + n}.5% accuracy.",
        )


def second_version(abstract: str) -> str:
    """The same abstract as its authors revised it: all its numbers stand elsewhere."""
    first, _, rest = abstract.partition(". ")
    return f"In this revision we correct typos and add two tables. {rest} {first}, as before."


def catalogue_of_old() -> None:
    """The catalogue that the first mining reads with: `SPLIT` is one benchmark."""
    from tests import factories

    accuracy = factories.make_metric("Accuracy", key="accuracy", aliases=("acc",))
    factories.make_metric("F1", key="f1")
    for name in ("OCRBench", "ChartQA", SPLIT, "DocVQA"):
        factories.make_benchmark(name, default_metric=accuracy)
    for name in ("GPT-4o", "TextHawk2", "QuillNet1", "QuillNet2", "QuillNet3"):
        factories.make_system(name)


def build(seed: str = "") -> None:
    """Fill an empty database: a catalogue, papers (`seed` is a file with more of them), read with the older rules."""
    from django.core.management import call_command

    from tests import factories

    catalogue_of_old()
    for title, abstract in abstracts():
        factories.make_text(factories.make_paper(title, slug=title.split(":")[0].replace(" ", "-").lower()), abstract)
    real, extraction.extract = extraction.extract, reading_with(as_older_rules_read)
    try:
        if seed:
            call_command("import_papers", seed, stdout=io.StringIO())
        call_command("mine", stdout=io.StringIO())
    finally:
        extraction.extract = real


def decide() -> None:
    """Make every kind of act: on results one after the other in the order of their places, and on the catalogue."""
    from leaderboard.models import Benchmark, Result, System
    from leaderboard.services import acts
    from leaderboard.services.decided import CORRECTABLE
    from tests import factories

    ada, eve = factories.make_person("ada"), factories.make_person("eve")
    fields = iter([*CORRECTABLE, *CORRECTABLE])

    def correct(result: Result) -> None:
        field = next(fields, "note")
        acts.correct(result, person=ada, changes={field: _another(result, field)}, reason="Table 3 says so")

    def undone(result: Result) -> None:
        acts.undo(acts.reject(result, person=ada, reason="Not a measured score"), person=eve, reason="It is one")

    def twice(result: Result) -> None:
        acts.accept(result, person=eve, bulk=True)
        acts.correct(result, person=ada, changes={"split": "held-out"}, reason="Section 4")

    kinds: list[Callable[[Result], Any]] = [
        lambda result: acts.accept(result, person=ada),
        lambda result: acts.reject(result, person=ada, reason="Not a measured score"),
        correct,
        lambda result: acts.dispute(result, person=eve, reason="Table 2 says 12"),
        lambda result: acts.accept(result, person=ada, bulk=True),
        undone,
        lambda result: acts.reject(result, person=eve, reason="A duplicate of another result", bulk=True),
        twice,
    ]
    results = Result.objects.order_by("anchor__text__paper", "anchor__field", "anchor__start", "anchor__ordinal")
    for index, result in enumerate(results):
        if index % 3 != 2:  # a third is left to the rules
            kinds[index // 3 * 2 % len(kinds) + index % 3](Result.objects.get(pk=result.pk))
    acts.confirm(Benchmark.objects.get(name="GlyphWorld"), person=ada)
    acts.confirm(System.objects.get(name="QuillNet5"), person=ada, reason="A model")
    held = Benchmark.objects.get(key="chartqa")
    held.held = True
    held.save()
    acts.record_edit(held, person=eve, changes={"held": ("False", "True")}, reason="Too many gains are read as levels")


def _another(result: Any, field: str) -> str:
    """Something else for a field than what the result says now, that a person might well put there."""
    choices = {
        "value": ["12.5", "13.5"],
        "unit": ["%", ""],
        "kind": ["delta", "score"],
        "qualifier": ["about", "exact"],
        "benchmark": ["DocVQA", "OCRBench"],
        "metric": ["F1", "Accuracy"],
        "system": ["TextHawk2", "GPT-4o"],
        "split": ["val", "test"],
    }.get(field, ["few words", "other words"])
    entry = getattr(result, field)
    now = entry.name if hasattr(entry, "name") else str(entry)
    return next(choice for choice in choices if choice != now)


def renew() -> None:
    """Names change, so that `SPLIT` is a benchmark and its split, and every seventh paper gets another abstract."""
    from django.core.management import call_command

    from leaderboard.models import Name, Paper
    from leaderboard.services import papers
    from leaderboard.services.texts import feeding_texts

    Name.objects.filter(benchmark__name=SPLIT).delete()
    with NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([row for name in ("RefCOCOg", "TextVQA") for row in _shipped(name)], file)
        file.flush()
        call_command("import_fixtures", file.name, stdout=io.StringIO())
    for paper_id, text in feeding_texts(Paper.objects.order_by("id")).items():
        if paper_id % 7 == 0:
            papers.add_text(text.paper, kind=text.kind, title=text.title, body=second_version(text.body))


def _shipped(name: str) -> list[dict[str, Any]]:
    """A benchmark and its name as the shipped catalogue would bring them."""
    key = name.lower()
    entry = {"key": key, "slug": key, "name": name, "status": "confirmed", "default_metric": ["accuracy"]}
    spelled = {"kind": "benchmark", "text": name, "normalised": key, "source": "vocabulary", "benchmark": [key]}
    return [
        {"model": "leaderboard.benchmark", "fields": entry},
        {"model": "leaderboard.name", "fields": {**spelled, "ambiguous": False}},
    ]


# What is then there ------------------------------------------------------------------------------------------------

SAID = ("kind", "value", "high", "unit", "qualifier", "split", "shots", "regime", "extra_data", "tools", "note")
NAMED = ("benchmark", "metric", "system")


def said(result: Any) -> dict[str, Any]:
    """What a result says, names by key."""
    plain = {name: getattr(result, name) for name in SAID}
    plain = {name: str(value.normalize()) if isinstance(value, Decimal) else value for name, value in plain.items()}
    return plain | {name: getattr(result, name).key if getattr(result, name) else "" for name in NAMED}


def decisions() -> dict[int, Any]:
    """By result that a person decided on: what it says, who stands behind it, and whether it was rejected."""
    from leaderboard.models import Result
    from leaderboard.services import acts, decided

    found = {}
    for result in Result.objects.select_related(*NAMED).order_by("pk"):
        decision = decided.fold(acts.history(result))
        if decision.last is not None:
            found[result.pk] = (said(result), result.checked, result.checked_by, dict(decision.fields))
    return found


def state() -> dict[str, Any]:
    """Everything that a reader or curator could see, without the numbers that rows happened to get."""
    from leaderboard.models import Act, Benchmark, Claim, Result, System

    rows = Result.objects.select_related(*NAMED, "anchor__text__paper")
    return {
        "results": sorted(
            (
                {
                    **said(row),
                    "place": [row.anchor.text.paper.slug, str(row.anchor.text), str(row.anchor)],
                    **{name: getattr(row, name) for name in ("standing", "reason", "checked", "checked_by", "review")},
                }
                for row in rows
            ),
            key=lambda row: str(row["place"]),
        ),
        "readings": Claim.objects.count(),
        "acts": Act.objects.count(),
        "names": sorted([entry.name, entry.status] for kind in (Benchmark, System) for entry in kind.objects.all()),
    }


def log() -> list[Any]:
    """What mining runs, all but the first one, wrote into the boards' logs, in order."""
    from leaderboard.models import BoardChange, Run

    first = Run.objects.filter(verb=Run.Verb.MINE).earliest("pk")
    changes = BoardChange.objects.filter(run__verb=Run.Verb.MINE).exclude(run=first).order_by("id")
    return [list(change) for change in changes.values_list("benchmark__key", "verb", "before", "after")]


# In a process of its own -------------------------------------------------------------------------------------------


def _killed_at(statement: int) -> None:
    """Kill this process, as the kernel would, right before it sends its `statement`-th statement of SQL."""
    from django.db import connection

    count = 0

    def wrapper(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    connection.execute_wrappers.append(wrapper)
    if not statement:
        import atexit

        atexit.register(lambda: print(f"statements: {count}", file=sys.stderr))


def main(verb: str, *arguments: str) -> None:
    """What a process does.

    `build [FILE]`: all up to the second mining. `mine STATEMENT ...`: that mining, killed at the statement, 0 for not
    at all. `finish [resume]`: what a killed one left over, then `look`: print what is there.
    """
    import django

    django.setup()
    from django.core.management import call_command

    from leaderboard.models import Run
    from leaderboard.services import ledger

    match verb:
        case "build":
            build(*arguments)
            decide()
            renew()
        case "mine":
            ledger.BATCH = 5
            _killed_at(int(arguments[0]))
            call_command("mine", *arguments[1:])
        case "finish":
            ledger.BATCH = 5
            left_over = Run.objects.filter(verb=Run.Verb.MINE, finished_at=None).exists()  # else killed before it began
            resume = ["--resume"] if arguments == ("resume",) and left_over else []
            call_command("mine", *resume, stdout=io.StringIO())
            print(json.dumps({"state": state(), "log": log()}))
        case "look":
            print(json.dumps({"state": state(), "log": log()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
