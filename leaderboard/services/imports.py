"""Files into the ledger: papers to mine, and results of other trackers.

One transaction a batch; a bad line is refused alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from django.db import DatabaseError, transaction

from extraction import Vocabulary
from leaderboard.formats import identifiers
from leaderboard.formats.records import Notice, PaperRecord, Problem, ResultRecord
from leaderboard.models import Benchmark, ImportedRow, Kind, Paper, Run, Status
from leaderboard.models.catalogue import Entry
from leaderboard.services import catalogue, ledger, papers, projection, recording
from leaderboard.services.catalogue import Resolver
from leaderboard.services.numbers import batches, fits
from leaderboard.services.runs import Tally
from leaderboard.services.turns import turn

BATCH = 100
T = TypeVar("T")
Advance = Callable[[int], object]


def _quiet(count: int) -> None:
    """No progress shown."""


# Papers ------------------------------------------------------------------------------------------------------------


def import_papers(
    records: Iterable[PaperRecord | Problem], *, run: Run, tally: Tally, advance: Advance = _quiet
) -> None:
    """Store the papers and read those whose text is new. `tally` counts what was created, updated, unchanged, refused.

    A paper that is known, by DOI, arXiv id, ACL id or title with first author, is completed, never doubled.
    """
    vocabulary = catalogue.vocabulary()
    for batch in batches(records, BATCH):
        good = _without_problems(batch, tally)
        with turn():
            _store_papers(good, run, tally, vocabulary)
        advance(len(batch))


def _store_papers(records: Sequence[PaperRecord], run: Run, tally: Tally, vocabulary: Vocabulary) -> None:
    facts = [papers.facts_of(record) for record in records]
    shelf = papers.Shelf(facts)
    to_read: dict[int, Paper] = {}
    completed: dict[int, Paper] = {}
    for record, fact in zip(records, facts, strict=True):
        try:
            with transaction.atomic():
                stored = shelf.store(fact)
                stored.text_added = papers.add_text(
                    stored.paper, kind=record.kind, title=record.title, body=record.abstract
                )
        except papers.ConflictError as error:
            tally.refuse(Problem(record.place, str(error), ""))
            continue
        except DatabaseError as error:
            tally.refuse(Problem(record.place, f"The database refused the paper: {error}.", "Mend the line."))
            shelf = papers.Shelf(facts)  # what it remembers of this paper was rolled back
            continue
        if stored.created:
            tally.counts["papers created"] += 1
        elif stored.completed or stored.text_added:
            tally.counts["papers updated"] += 1
        else:
            tally.counts["papers unchanged"] += 1
        if stored.text_added:
            to_read[stored.paper.pk] = stored.paper
        if stored.completed:
            completed[stored.paper.pk] = stored.paper
    tally.counts += ledger.mine_batch(list(to_read.values()), run=run, vocabulary=vocabulary)
    _project_completed(completed, run, tally)


def _project_completed(completed: Mapping[int, Paper], run: Run, tally: Tally) -> None:
    """Bring up to date what papers lend their results: the date, where a row has none of its own."""
    rows = ImportedRow.objects.filter(paper__in=completed).values_list("source", "external_id").distinct()
    counts = projection.project_papers(completed.values(), cause=run) + projection.project_rows(rows, cause=run)
    for name in ("created", "updated", "gone"):
        tally.counts[f"results {name}"] += counts[name]


# Results -----------------------------------------------------------------------------------------------------------


def import_results(
    records: Iterable[ResultRecord | Problem],
    *,
    source: str,
    run: Run,
    tally: Tally,
    confirm_names: bool = False,
    advance: Advance = _quiet,
) -> None:
    """Store every cell as a row of `source`, raw, and project those that are understood as results.

    A row that is there and says the same is left alone; one that says something else, or whose paper has come since,
    becomes its next version. With `confirm_names` the operator vouches for the file's names; otherwise new ones are
    candidates, listed and not ranked.
    """
    seen: set[str] = set()
    for batch in batches(records, BATCH):
        good = _without_problems(batch, tally)
        with turn():
            _store_rows(good, source, run, tally, confirm_names, seen)
        advance(len(batch))


def _store_rows(
    records: Sequence[ResultRecord],
    source: str,
    run: Run,
    tally: Tally,
    confirm_names: bool,
    seen: set[str],
) -> None:
    facts = [_paper_facts(record) for record in records]
    shelf = papers.Shelf([fact for fact in facts if fact is not None])
    ids = [record.external_id for record in records]
    latest = {
        row.external_id: row
        for row in ImportedRow.objects.filter(source=source, external_id__in=ids).order_by("version")
    }
    fresh: list[ImportedRow] = []
    completed: dict[int, Paper] = {}
    for record, fact in zip(records, facts, strict=True):
        if record.external_id in seen:
            tally.refuse(
                Problem(record.place, "Another row of this file is the same one (same external id).", "Drop one.")
            )
            continue
        seen.add(record.external_id)
        paper = _paper(shelf, fact, tally, completed) if fact is not None else None
        row = _row(record, source, run, paper)
        before = latest.get(record.external_id)
        tally.counts[f"cells: {row.understood}"] += 1
        if row.understood != ImportedRow.Understood.SCORE:
            tally.kept_raw[row.reason] += 1
        known = before is not None and (before.paper_id is not None or paper is None)
        if before is not None and before.digest == row.digest and known:
            tally.counts["rows unchanged"] += 1
            continue
        row.version = before.version + 1 if before else 1
        tally.counts["rows updated" if before else "rows created"] += 1
        fresh.append(row)
    ImportedRow.objects.bulk_create(fresh, batch_size=200)
    resolver = Resolver(status=Status.CONFIRMED if confirm_names else Status.CANDIDATE)
    counts = projection.project_rows([(source, record.external_id) for record in records], cause=run, resolver=resolver)
    _project_completed(completed, run, tally)
    _place_under_tasks(records, resolver)
    if confirm_names:
        _confirm_known(records, resolver, run)
    for entry in resolver.created:
        tally.counts[f"{catalogue.kind_of(entry).label}s created"] += 1
    for name, number in counts.items():
        tally.counts[f"results {name}"] += number


def _paper_facts(record: ResultRecord) -> papers.Facts | None:
    """What the row says of its paper; None where it names none. Without a title a paper can be found, not made."""
    names = identifiers.of_record(record)
    if not record.paper_title and not names:
        return None
    date = identifiers.date_from_link(record.paper_url) if record.paper_url else None
    return papers.Facts(record.paper_title or "", names, (), date, tuple(record.code_links))


def _paper(shelf: papers.Shelf, facts: papers.Facts, tally: Tally, completed: dict[int, Paper]) -> Paper | None:
    try:
        if not facts.title:
            return shelf.find(facts)
        stored = shelf.store(facts)
    except papers.ConflictError:
        return None  # the row stands for itself; merging papers is a person's decision
    tally.counts["papers created"] += stored.created
    if stored.completed:
        completed[stored.paper.pk] = stored.paper
    return stored.paper


def _row(record: ResultRecord, source: str, run: Run, paper: Paper | None) -> ImportedRow:
    understood, reason = record.understood, record.reason
    if understood == "score" and (record.number is None or not fits(record.number)):
        understood, reason = "raw", "The number has more digits than a board holds."
    date = record.date or (identifiers.date_from_link(record.paper_url) if record.paper_url else None)
    row = ImportedRow(
        run=run,
        source=source,
        external_id=record.external_id,
        place=str(record.place)[:500],
        raw=dict(record.raw),
        understood=understood,
        reason=reason[:300],
        paper=paper,
        task=(record.task or "")[:300],
        benchmark=record.benchmark[:300],
        metric=record.metric[:300],
        system=record.model[:300],
        printed=(record.value or "")[:300],
        value=record.number if understood == "score" else None,
        unit=record.unit,
        setting=dict(record.setting),
        note="; ".join(filter(None, (record.note, _spread(record), record.origin)))[:500],
        date=date.first if date else None,
        date_precision=date.precision if date else "",
    )
    row.digest = row_digest(row)
    return row


def _spread(record: ResultRecord) -> str:
    return f"± {record.uncertainty}" if record.uncertainty else ""


def row_digest(row: ImportedRow) -> str:
    """SHA-256 of what the row says, whoever read it and wherever in the file it stood."""
    said = {
        "raw": row.raw,
        "understood": row.understood,
        "reason": row.reason,
        "names": [row.task, row.benchmark, row.metric, row.system],
        "value": [row.printed, None if row.value is None else str(row.value.normalize()), row.unit],
        "setting": row.setting,
        "note": row.note,
        "date": [row.date.isoformat() if row.date else None, row.date_precision],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _place_under_tasks(records: Sequence[ResultRecord], resolver: Resolver) -> None:
    """Put benchmarks that the batch brought under the tasks that their tables stand under, where those are known."""
    new = {entry.pk for entry in resolver.created if isinstance(entry, Benchmark)}
    resolver.prepare(Kind.TASK, {record.task for record in records if record.task} if new else ())
    placed: set[tuple[int, int]] = set()
    for record in records if new else ():
        entry = resolver.find(Kind.BENCHMARK, record.benchmark)
        task = resolver.find(Kind.TASK, record.task) if record.task else None
        if entry is not None and entry.pk in new and task is not None:
            placed.add((entry.pk, task.pk))
    through = Benchmark.tasks.through
    through.objects.bulk_create(through(benchmark_id=one, task_id=other) for one, other in sorted(placed))


def _confirm_known(records: Sequence[ResultRecord], resolver: Resolver, run: Run) -> None:
    """Confirm the candidates of earlier runs that the file names too, and bring their results up to date."""
    scores = [record for record in records if record.understood == "score"]
    named: dict[tuple[str, int], Entry] = {}
    for record in scores:
        for kind, text in (
            (Kind.BENCHMARK, record.benchmark),
            (Kind.METRIC, record.metric),
            (Kind.SYSTEM, record.model),
        ):
            entry = resolver.find(kind, text)
            if entry is not None and not entry.confirmed:
                named[kind, entry.pk] = entry
    for entry in named.values():
        entry.status = Status.CONFIRMED
        entry.save(update_fields=["status"])
    for entry in named.values():
        projection.project_results(recording.results_of(entry), cause=run)


# Shared ------------------------------------------------------------------------------------------------------------


def _without_problems(batch: Sequence[T | Problem], tally: Tally) -> list[T]:
    good: list[T] = []
    for item in batch:
        if isinstance(item, Notice):
            tally.notices.append(str(item))
        elif isinstance(item, Problem):
            tally.refuse(item)
        else:
            good.append(item)
    return good


def waiting_names() -> dict[str, int]:
    """How many entries wait for a person to confirm them, by kind in readers’ words; kinds with none are left out."""
    counts = {
        str(model._meta.verbose_name_plural): model._default_manager.filter(
            status=Status.CANDIDATE, merged_into=None
        ).count()
        for kind, model in catalogue.MODEL_OF.items()
        if kind != Kind.TASK
    }
    return {what: number for what, number in counts.items() if number}
