"""What a person decides: every write of a person goes through here, as an act with its changes, in one transaction.

An act is refused with `ActError`, which names the field and changes nothing. `seen` is the state that the person
looked at (`state_token`): where the result changed meanwhile, the act is refused with `StaleError` and the person
asked again; `since` says what happened. Acts of one step share a batch, and `undo_step` takes all of them back.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet, prefetch_related_objects

from leaderboard import doubts
from leaderboard.models import (
    Act,
    Anchor,
    Change,
    Claim,
    ImportedRow,
    Metric,
    Paper,
    Result,
    Status,
    System,
)
from leaderboard.models.catalogue import Entry
from leaderboard.services import catalogue, changelog, merging, projection, typed, weighing
from leaderboard.services.decided import CHOSEN, CORRECTABLE, DUPLICATE, NAMES, SETTLED, in_force
from leaderboard.services.numbers import batches, plain
from leaderboard.services.recording import ActError as ActError
from leaderboard.services.recording import StaleError as StaleError
from leaderboard.services.recording import clean_reason, record, record_undo, require_reason, results_of, subject_of
from leaderboard.services.recording import entry_history as entry_history
from leaderboard.services.recording import shown_name as shown_name
from leaderboard.services.turns import turn

REJECT_REASONS = (
    "Not a measured score",
    "The number belongs to something else",
    "Wrong benchmark, and the right one is not in the text",
    DUPLICATE,
    "The paper was withdrawn or corrected",
)
CORRECT_REASONS = ("As the sentence says", "As the paper's table says", "As the benchmark's authors define it")
# More than this in one step would hold up every other writer for too long.
MOST_AT_ONCE = 1000


# Decisions on results ----------------------------------------------------------------------------------------------


def accept(
    result: Result,
    *,
    person: User,
    reason: str = "",
    seen: str | None = None,
    bulk: bool = False,
    confirming: Sequence[Entry] = (),
) -> Act:
    """The number stands as the page shows it. Returns the act; the result is brought up to date in place.

    `confirming` are candidates that the person confirms in the same step.
    """
    with turn():
        locked = _lock(result, seen)
        batch = uuid.uuid4() if confirming else None
        for entry in confirming:
            if not type(entry)._default_manager.get(pk=entry.pk).confirmed:  # another curator may have been faster
                _confirm(entry, person, reason, batch)
        return _decide(_lock(locked, None), Act.Verb.ACCEPT, person, reason, {}, bulk=bulk, batch=batch)


def reject(result: Result, *, person: User, reason: str, seen: str | None = None, bulk: bool = False) -> Act:
    """The number is no result. It leaves its board, and the place it is printed at never comes back by itself."""
    require_reason(reason)
    with turn():
        return _decide(_lock(result, seen), Act.Verb.REJECT, person, reason, {}, bulk=bulk)


def head(result: Result, *, person: User, reason: str, seen: str | None = None) -> Act:
    """Where reports of the same thing differ, this one stands for its model; the others are listed below it.

    Refused where no other report of the same model, benchmark, metric and setting says another number.
    """
    require_reason(reason)
    with turn():
        locked = _lock(result, seen)
        over = rivals(locked)
        if not over:
            raise ActError({"": "No other report of the same differs from this one, so there is nothing to choose."})
        known = "; ".join(sorted({plain(other.rank_key) for other in over}))
        return _decide(locked, Act.Verb.HEAD, person, reason, {CHOSEN: (known, plain(locked.rank_key))})


def rivals(result: Result) -> list[Result]:
    """Other exact levels of the same model, benchmark, metric and setting that differ from this one, best known last.

    Quotations and hedged numbers contend with nobody; nor does what was rejected or disputed.
    """
    group = weighing.group_of(result)
    if group is None or result.system_id is None:
        return []
    near = Result.objects.filter(
        benchmark=group.benchmark, metric=group.metric, group=group.group, system=result.system_id
    )
    rows = weighing.rows_of(near)
    mine = next((row for row in rows if row.pk == result.pk), None)
    if mine is None or not mine.contends:
        return []
    differing = {row.pk for row in doubts.differing(mine, rows)}
    found = near.filter(pk__in=differing).select_related("paper", "imported_row", "metric", "system")
    return list(found.order_by("rank_key", "pk"))


def dispute(result: Result, *, person: User, reason: str, seen: str | None = None) -> Act:
    """The number is in doubt: it stays on its page, unranked, with the reason."""
    require_reason(reason)
    with turn():
        return _decide(_lock(result, seen), Act.Verb.DISPUTE, person, reason, {})


def correct(
    result: Result,
    *,
    person: User,
    changes: Mapping[str, str],
    reason: str,
    seen: str | None = None,
) -> Act:
    """Set fields of the result, as typed: names of the catalogue by name, alias, key or slug. The reason is required.

    Fields that already say so are dropped; where none is left, or one cannot be understood, `ActError` names it.
    """
    errors: dict[str, str] = {}
    if not reason.strip():
        errors["reason"] = "Say in a few words why; it is shown in the result's history."
    with turn():
        result = _lock(result, seen)
        understood: dict[str, tuple[str, str]] = {}
        for field, text in changes.items():
            if field not in CORRECTABLE:
                errors[field] = "This field cannot be corrected."
                continue
            try:
                new = typed.understand(field, text)
            except ValueError as error:
                errors[field] = str(error)
                continue
            if new != (old := current(result, field)):
                understood[field] = (old, new)
        if "value" in understood and not errors:
            try:
                typed.require_range(result, {field: new for field, (_, new) in understood.items()})
            except ValueError as error:
                errors["value"] = str(error)
        if errors:
            raise ActError(errors)
        if not understood:
            raise ActError({"": "Nothing was changed: every field already says so. To confirm it, accept it."})
        return _decide(result, Act.Verb.CORRECT, person, reason, understood)


def undo(act: Act, *, person: User, reason: str = "", batch: uuid.UUID | None = None) -> Act:
    """Take back one act by a further one: a decision on a result, a confirmation, or an alias of a candidate.

    Refused where it is undone already, or undoes nothing.
    """
    with turn():
        if act.anchor_id is None and act.imported_row_id is None:
            return _undo_on_entry(act, person, reason, batch)
        result = result_of(act)
        if result is None:
            raise ActError({"": "The result of this decision no longer exists, so there is nothing to undo."})
        standing = {other.pk for other in in_force(history(result))}
        if act.verb == Act.Verb.UNDO or act.pk not in standing:
            raise ActError({"": "This decision no longer stands, so there is nothing to undo."})
        return _decide(_lock(result, None), Act.Verb.UNDO, person, reason, {}, undoes=act, batch=batch)


def undo_step(act: Act, *, person: User, reason: str = "") -> list[Act]:
    """Take back everything that was done in one step with this act, the last first, in one step."""
    if act.batch is None:
        return [undo(act, person=person, reason=reason)]
    with turn():
        standing = list(Act.objects.filter(batch=act.batch, undone_by=None).exclude(verb=Act.Verb.UNDO).order_by("-id"))
        if not standing:
            raise ActError({"": "This decision no longer stands, so there is nothing to undo."})
        batch = uuid.uuid4()
        on_results = [one for one in standing if one.anchor_id is not None or one.imported_row_id is not None]
        on_entries = [one for one in standing if one.anchor_id is None and one.imported_row_id is None]
        undone = [
            Act(
                person=person,
                shown_name=shown_name(person),
                verb=Act.Verb.UNDO,
                reason=clean_reason(reason),
                bulk=one.bulk,
                batch=batch,
                undoes=one,
                anchor_id=one.anchor_id,
                claim_id=one.claim_id,
                imported_row_id=one.imported_row_id,
            )
            for one in on_results
        ]
        Act.objects.bulk_create(undone, batch_size=500)
        if undone:
            projection.project_results(_touched_by(on_results), cause=undone[0])
        return undone + [_undo_on_entry(one, person, reason, batch) for one in on_entries]


def history(result: Result) -> list[Act]:
    """All acts on the result's number, oldest first, with changes; each change has `shown_old` and `shown_new`."""
    acts = list(Act.objects.filter(_subjects(result)).select_related("person", "undone_by").order_by("id"))
    prefetch_related_objects(acts, "changes")
    _name_changes(change for act in acts for change in act.changes.all())
    return acts


def state_token(result: Result) -> str:
    """What a form hands back to say which state of the result its reader saw: last act, reading, and what it says."""
    last = Act.objects.filter(_subjects(result)).order_by("-id").values_list("pk", flat=True).first()
    said = [str(current(result, field)) for field in CORRECTABLE]
    said += [result.checked, result.standing, result.reason, result.review, str(result.heads)]
    digest = hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]
    return f"{last or 0}-{result.claim_id or result.imported_row_id or 0}-{digest}"


@dataclass(frozen=True, slots=True)
class Since:
    """What happened to a result since somebody looked: acts, and fields of its reading as (what, old, new)."""

    acts: Sequence[Act]
    reading: Sequence[tuple[str, str, str]]


def since(result: Result, seen: str) -> Since:
    """What happened to the result after the state that the token tells of. A token of nobody's making tells nothing."""
    last, _, rest = seen.partition("-")
    reading = rest.partition("-")[0]
    if not (last.isascii() and last.isdigit() and reading.isascii() and reading.isdigit()):
        return Since(acts=(), reading=())
    later = [act for act in history(result) if act.pk > int(last)]
    model: type[Claim] | type[ImportedRow] = Claim if result.claim_id is not None else ImportedRow
    now = result.claim_id or result.imported_row_id or 0
    if int(reading) == now:
        return Since(acts=later, reading=())
    found = model._default_manager.in_bulk([int(reading) % 2**63, now])
    before, after = found.get(int(reading)), found.get(now)
    if before is None or after is None:
        return Since(acts=later, reading=())
    old, new = _as_read(before), _as_read(after)
    return Since(acts=later, reading=[(what, old[what], new[what]) for what in new if old[what] != new[what]])


def newer_reading(result: Result) -> list[tuple[str, str, str]]:
    """Where a newer reading differs from the one that was decided on: (what, as decided, as read now); else nothing."""
    before: Claim | ImportedRow | None
    after: Claim | ImportedRow | None
    if result.anchor_id is not None:
        before, after = result.claim, Claim.objects.filter(anchor=result.anchor_id).order_by("id").last()
    else:
        decided = in_force(history(result))
        before, after = (decided[-1].imported_row if decided else None), result.imported_row
    if before is None or after is None or before.pk == after.pk:
        return []
    old, new = _as_read(before), _as_read(after)
    return [(what, old[what], new[what]) for what in new if old[what] != new[what]]


def _as_read(reading: Claim | ImportedRow) -> dict[str, str]:
    """A reading's parts in the words of a page."""
    if isinstance(reading, Claim):
        benchmark, setting = ", ".join(reading.benchmarks), reading.setting
    else:
        benchmark, setting = reading.benchmark, "; ".join(map(str, reading.setting.values()))
    parts = {"value": reading.printed, "metric": reading.metric, "benchmark": benchmark}
    kind = str(reading.get_kind_display()) if isinstance(reading, Claim) else str(reading.get_understood_display())
    return {"kind": kind, **parts, "model": reading.system, "setting": setting}


def current(result: Result, field: str) -> str:
    """What a correctable field of the result says now, as acts write it: keys for names, "" for nothing."""
    if field in NAMES:
        entry = getattr(result, field)
        return entry.key if entry is not None else ""
    if field == "value":
        return plain(result.value)
    return str(getattr(result, field) or "")


# Decisions on many results ------------------------------------------------------------------------------------------


def undecided(results: QuerySet[Result]) -> QuerySet[Result]:
    """Those of the results that nobody decided on yet: what one step may decide, without taking a decision away."""
    return results.filter(checked__in=[Result.Checked.READ, Result.Checked.IMPORTED])


def bulk_token(results: QuerySet[Result]) -> str:
    """What a confirmation page hands back to say which results, in which state, its reader agreed to decide on."""
    columns = ("pk", "claim", "imported_row", "value", "benchmark", "metric", "system", "standing", "review")
    digest = hashlib.sha256()
    for row in undecided(results).order_by("pk").values_list(*columns):
        digest.update(repr(row).encode())
    return digest.hexdigest()[:32]


def decide_all(
    results: QuerySet[Result], verb: Act.Verb, *, person: User, reason: str = "", seen: str | None = None
) -> list[Act]:
    """Accept or reject all of these results that nobody decided on, in one step that one `undo_step` takes back.

    The acts say that they were done in bulk: nobody read the numbers one by one. Raises `StaleError` where the results
    are not those of `seen` (`bulk_token`), `ActError` for none, or more than `MOST_AT_ONCE`.
    """
    if verb not in (Act.Verb.ACCEPT, Act.Verb.REJECT):
        raise ActError({"": "Many results at once can be accepted or rejected only."})
    if verb == Act.Verb.REJECT:
        require_reason(reason)
    with turn():
        if seen is not None and seen != bulk_token(results):
            raise StaleError()
        chosen = list(undecided(results).order_by("pk")[: MOST_AT_ONCE + 1])
        if not chosen:
            raise ActError({"": "No result that nobody decided on is left here."})
        if len(chosen) > MOST_AT_ONCE:
            raise ActError({"": f"More than {MOST_AT_ONCE:,} results at once are too many. Narrow the filter."})
        batch = uuid.uuid4()
        name, said = shown_name(person), clean_reason(reason)
        acts = [
            Act(
                person=person,
                shown_name=name,
                verb=verb,
                reason=said,
                bulk=True,
                batch=batch,
                anchor_id=result.anchor_id,
                claim_id=result.claim_id,
                imported_row_id=result.imported_row_id,
            )
            for result in chosen
        ]
        Act.objects.bulk_create(acts, batch_size=500)
        projection.project_results(_touched_by(acts), cause=acts[0])
    return acts


def _touched_by(acts: Sequence[Act]) -> QuerySet[Result]:
    """The results whose origins these acts are on; of papers, all their results, which are rebuilt together anyway."""
    papers = set()
    for some in batches({act.anchor_id for act in acts if act.anchor_id is not None}, 500):
        papers |= set(Anchor.objects.filter(pk__in=some).values_list("text__paper", flat=True))
    rows = {act.imported_row_id for act in acts if act.imported_row_id is not None}
    pairs = ImportedRow.objects.filter(pk__in=rows).values_list("source", "external_id") if rows else []
    found = Q(anchor__text__paper__in=papers)
    sources: dict[str, set[str]] = {}
    for source, external_id in pairs:
        sources.setdefault(source, set()).add(external_id)
    for source, ids in sources.items():
        found |= Q(imported_row__source=source, imported_row__external_id__in=ids)
    return Result.objects.filter(found)


# Decisions on the catalogue ----------------------------------------------------------------------------------------


def confirm(entry: Entry, *, person: User, reason: str = "") -> Act:
    """A person stands behind a candidate: its results may rank. Refused where it is confirmed already."""
    with turn():
        return _confirm(entry, person, reason, None)


def alias(entry: Entry, *, of: str, person: User, reason: str = "") -> Act:
    """A candidate is but another name of the entry called `of` (a name, alias, key or slug): it is merged into it.

    Its results move along, texts that are read from now on understand its names, and its address leads to the other.
    Refused, at the field "alias", where no such entry is known, or the two cannot be merged.
    """
    with turn():
        entry = type(entry)._default_manager.get(pk=entry.pk)
        kind = catalogue.kind_of(entry)
        if entry.confirmed or entry.merged_into is not None:
            state = "confirmed" if entry.confirmed else "an alias"
            raise ActError({"alias": f"{entry.name} is {state} already. Load the page again to see it."})
        try:
            target = typed.entry_called(kind, of.strip())
        except ValueError as error:
            raise ActError({"alias": str(error)}) from error
        if target == entry:
            raise ActError({"alias": f"“{of.strip()}” leads to {entry.name} itself. Name another {kind.label}."})
        if isinstance(target, System) and target.paper_id is not None:
            raise ActError({"alias": f"{target.name} stands for what its paper left unnamed, so it has no aliases."})
        if not target.confirmed:
            raise ActError({"alias": f"{target.name} is unconfirmed itself. Confirm it first."})
        return merging.join(entry, target, person=person, reason=reason)


def _confirm(entry: Entry, person: User, reason: str, batch: uuid.UUID | None) -> Act:
    entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    if entry.merged_into is not None:
        raise ActError({"": f"{entry.name} is an alias of another entry by now."})
    if entry.confirmed:
        raise ActError({"": f"{entry.name} is confirmed already."})
    entry.status = Status.CONFIRMED
    entry.save(update_fields=["status"])
    act = record(
        person,
        Act.Verb.CONFIRM,
        reason,
        {"status": (Status.CANDIDATE, Status.CONFIRMED)},
        subject={subject_of(entry): entry},
        batch=batch,
    )
    catalogue.own_names(entry)
    projection.project_results(results_of(entry), cause=act)
    return act


def _undo_on_entry(act: Act, person: User, reason: str, batch: uuid.UUID | None) -> Act:
    """Take back a confirmation, an alias, a merge or a keeping apart."""
    entry = act.subject
    if act.verb not in (Act.Verb.CONFIRM, Act.Verb.MERGE, Act.Verb.PART) or not isinstance(entry, Entry | Paper):
        raise ActError({"": "This can be undone in the entry's own page of the administration only."})
    if Act.objects.filter(undoes=act).exists():
        raise ActError({"": "This decision no longer stands, so there is nothing to undo."})
    if act.verb == Act.Verb.MERGE:
        return merging.split(act, person=person, reason=reason, batch=batch)
    if act.verb == Act.Verb.PART:
        return record_undo(act, person, reason, batch=batch)
    assert isinstance(entry, Entry), "papers are not confirmed"
    entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    entry.status = Status.CANDIDATE
    entry.save(update_fields=["status"])
    catalogue.bump()
    undone = record_undo(act, person, reason, batch=batch)
    projection.project_results(results_of(entry), cause=undone)
    return undone


def record_edit(
    entry: Model,
    *,
    person: User,
    changes: Mapping[str, tuple[str, str]],
    reason: str = "",
    verb: str = Act.Verb.EDIT,
) -> Act | None:
    """Write down what a person changed in the catalogue or a paper, and bring the results that it touches up to date.

    `changes` are old and new by field. Returns None, with nothing written, where nothing differs.
    """
    different = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not different and verb == Act.Verb.EDIT:
        return None
    with turn():
        act = record(person, Act.Verb(verb), reason, different, subject={subject_of(entry): entry})
        if isinstance(entry, Entry):
            catalogue.bump()
            if isinstance(entry, Metric) and "direction" in different:
                changelog.write_turned(entry, *different["direction"], cause=act)
            projection.project_results(results_of(entry), cause=act)
        elif isinstance(entry, Paper):
            projection.project_results(Result.objects.filter(paper=entry.survivor), cause=act)
    return act


# How an act is written ---------------------------------------------------------------------------------------------


def _decide(
    result: Result,
    verb: Act.Verb,
    person: User,
    reason: str,
    changes: Mapping[str, tuple[str, str]],
    *,
    bulk: bool = False,
    undoes: Act | None = None,
    batch: uuid.UUID | None = None,
) -> Act:
    """Write the act upon the reading that the result shows, and whatever newer one the queue held against it."""
    subject: dict[str, Any]
    latest: Claim | ImportedRow
    if result.imported_row is not None:
        latest = result.imported_row  # always the latest version
        before = in_force(history(result))
        subject = {"imported_row_id": before[-1].imported_row_id if before else latest.pk}
    else:
        latest = Claim.objects.filter(anchor=result.anchor).latest("id")
        subject = {"anchor": result.anchor, "claim_id": result.claim_id}
    if result.review and undoes is None:
        changes = {**changes, SETTLED: (projection.doubt(result.review, latest), "the decision stands")}
    act = record(person, verb, reason, changes, subject=subject, bulk=bulk, undoes=undoes, batch=batch)
    projection.project_results(Result.objects.filter(pk=result.pk), cause=act)
    return act


def _lock(result: Result, seen: str | None) -> Result:
    """The result as it is now, held until the act is written."""
    locked = Result.objects.select_for_update().filter(pk=result.pk).first()
    if locked is None:
        raise ActError({"": "This result no longer exists: the text it was read from changed. Nothing was decided."})
    if seen is not None and seen != state_token(locked):
        raise StaleError()
    return locked


def result_of(act: Act) -> Result | None:
    """The result that an act decided on, as it stands now; None for an act on an entry, or where it is gone."""
    if act.anchor_id is not None:
        newest = _newest(act.anchor_id)
        return Result.objects.filter(anchor=newest).first()
    if act.imported_row is not None:
        row = act.imported_row
        return Result.objects.filter(imported_row__source=row.source, imported_row__external_id=row.external_id).first()
    return None


def _subjects(result: Result) -> Q:
    """Which acts are on the result's number: on its row in any version, or on its anchor and those it stands for."""
    if result.imported_row_id is not None:
        row = ImportedRow.objects.get(pk=result.imported_row_id)
        return Q(imported_row__source=row.source, imported_row__external_id=row.external_id)
    return Q(anchor__in=_lineage(result.anchor_id))


def _lineage(anchor_id: int | None) -> list[int]:
    """The anchor and those that it stands for."""
    found: list[int] = []
    while anchor_id is not None:
        found.append(anchor_id)
        anchor_id = Anchor.objects.values_list("predecessor_id", flat=True).get(pk=anchor_id)
    return found


def _newest(anchor_id: int) -> int:
    """The anchor that stands for this one now."""
    while (successor := Anchor.objects.filter(predecessor=anchor_id).values_list("pk", flat=True).first()) is not None:
        anchor_id = successor
    return anchor_id


def _name_changes(changes: Iterable[Change]) -> None:
    """Say keys as names, for readers."""
    listed = list(changes)
    for kind in NAMES:
        mine = [change for change in listed if change.field == kind]
        keys = {key for change in mine for key in (change.old, change.new) if key}
        names = dict(catalogue.MODEL_OF[kind]._default_manager.filter(key__in=keys).values_list("key", "name"))
        for change in mine:
            change.shown_old = names.get(change.old, change.old)  # type: ignore[attr-defined]
            change.shown_new = names.get(change.new, change.new)  # type: ignore[attr-defined]
    for change in listed:
        if change.field not in NAMES:
            change.shown_old, change.shown_new = change.old, change.new  # type: ignore[attr-defined]
