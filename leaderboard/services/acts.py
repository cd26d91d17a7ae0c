"""What a person decides: every write of a person goes through here, as an act with its changes, in one transaction.

An act is refused with `ActError`, which names the field and changes nothing. `seen` is the state that the person
looked at (`state_token`): where the result changed meanwhile, the act is refused and the person asked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, prefetch_related_objects

from leaderboard import ranking
from leaderboard.models import (
    Act,
    Anchor,
    Benchmark,
    Change,
    Claim,
    ImportedRow,
    Kind,
    Metric,
    Paper,
    Result,
    Status,
)
from leaderboard.models.catalogue import Entry
from leaderboard.services import catalogue, changelog, projection
from leaderboard.services.decided import CORRECTABLE, NAMES, SETTLED, in_force
from leaderboard.services.numbers import MOST_DECIMALS, MOST_DIGITS, MOST_IN_ALL, fits, plain
from leaderboard.services.turns import turn

REJECT_REASONS = (
    "Not a measured score",
    "The number belongs to something else",
    "Wrong benchmark, and the right one is not in the text",
    "A duplicate of another result",
    "The paper was withdrawn or corrected",
)
_KINDS = tuple(Result.Kind.values)
_QUALIFIERS = ("exact", "up_to", "at_least", "about", "range")
_UNITS = ("", "%", "points")
_LIMITS = {"note": 500}
_LIMIT = 100


class ActError(ValueError):
    """An act that was refused: `errors` says what is wrong, by field ("" for the whole). Nothing was changed."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


# Decisions on results ----------------------------------------------------------------------------------------------


def accept(result: Result, *, person: User, reason: str = "", seen: str | None = None, bulk: bool = False) -> Act:
    """The number stands as the page shows it. Returns the act; the result is brought up to date in place."""
    with turn():
        return _decide(_lock(result, seen), Act.Verb.ACCEPT, person, reason, {}, bulk=bulk)


def reject(result: Result, *, person: User, reason: str, seen: str | None = None, bulk: bool = False) -> Act:
    """The number is no result. It leaves its board, and the place it is printed at never comes back by itself."""
    _require_reason(reason)
    with turn():
        return _decide(_lock(result, seen), Act.Verb.REJECT, person, reason, {}, bulk=bulk)


def dispute(result: Result, *, person: User, reason: str, seen: str | None = None) -> Act:
    """The number is in doubt: it stays on its page, unranked, with the reason."""
    _require_reason(reason)
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
        for field, typed in changes.items():
            if field not in CORRECTABLE:
                errors[field] = "This field cannot be corrected."
                continue
            try:
                new = _understand(field, typed)
            except ValueError as error:
                errors[field] = str(error)
                continue
            if new != (old := current(result, field)):
                understood[field] = (old, new)
        if "value" in understood and not errors:
            try:
                _require_range(result, {field: new for field, (_, new) in understood.items()})
            except ValueError as error:
                errors["value"] = str(error)
        if errors:
            raise ActError(errors)
        if not understood:
            raise ActError({"": "Nothing was changed: every field already says so. To confirm it, accept it."})
        return _decide(result, Act.Verb.CORRECT, person, reason, understood)


def undo(act: Act, *, person: User, reason: str = "") -> Act:
    """Take back one act on a result by a further one. Refused where it is undone already, or undoes nothing."""
    with turn():
        result = _result_of(act)
        if result is None:
            raise ActError({"": "Only decisions on results can be undone here."})
        standing = {other.pk for other in in_force(history(result))}
        if act.verb == Act.Verb.UNDO or act.pk not in standing:
            raise ActError({"": "This decision no longer stands, so there is nothing to undo."})
        return _decide(_lock(result, None), Act.Verb.UNDO, person, reason, {}, undoes=act)


def history(result: Result) -> list[Act]:
    """All acts on the result's number, oldest first, with changes; each change has `shown_old` and `shown_new`."""
    if result.imported_row_id is not None:
        row = ImportedRow.objects.get(pk=result.imported_row_id)
        subjects = Q(imported_row__source=row.source, imported_row__external_id=row.external_id)
    else:
        subjects = Q(anchor__in=_lineage(result.anchor_id))
    acts = list(Act.objects.filter(subjects).select_related("person", "undone_by").order_by("id"))
    prefetch_related_objects(acts, "changes")
    _name_changes(change for act in acts for change in act.changes.all())
    return acts


def state_token(result: Result) -> str:
    """What a form hands back to say which state of the result its reader saw."""
    said = [str(current(result, field)) for field in CORRECTABLE]
    said += [result.checked, result.standing, result.review, str(result.checked_at)]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]


def current(result: Result, field: str) -> str:
    """What a correctable field of the result says now, as acts write it: keys for names, "" for nothing."""
    if field in NAMES:
        entry = getattr(result, field)
        return entry.key if entry is not None else ""
    if field == "value":
        return plain(result.value)
    return str(getattr(result, field) or "")


# Decisions on the catalogue ----------------------------------------------------------------------------------------


def confirm(entry: Entry, *, person: User, reason: str = "") -> Act:
    """A person stands behind a candidate: its results may rank. Refused where it is confirmed already."""
    with turn():
        entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
        if entry.confirmed:
            raise ActError({"": f"{entry.name} is confirmed already."})
        entry.status = Status.CONFIRMED
        entry.save(update_fields=["status"])
        act = _record(
            person,
            Act.Verb.CONFIRM,
            reason,
            {"status": (Status.CANDIDATE, Status.CONFIRMED)},
            subject={_subject(entry): entry},
        )
        catalogue.own_names(entry)
        projection.project_results(results_of(entry), cause=act)
    return act


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
        act = _record(person, Act.Verb(verb), reason, different, subject={_subject(entry): entry})
        if isinstance(entry, Entry):
            catalogue.bump()
            projection.project_results(results_of(entry), cause=act)
            if isinstance(entry, Metric) and "direction" in different:
                changelog.write_turned(entry, *different["direction"], cause=act)
        elif isinstance(entry, Paper):
            projection.project_results(Result.objects.filter(paper=entry), cause=act)
    return act


def entry_history(entry: Model) -> list[Act]:
    """All acts on one entry of the catalogue or one paper, oldest first, with their changes."""
    return list(Act.objects.filter(**{_subject(entry): entry}).prefetch_related("changes").order_by("id"))


def results_of(entry: Entry) -> Any:
    """The results that a change of this entry may touch."""
    kind = catalogue.kind_of(entry)
    if kind == Kind.TASK:
        return Result.objects.none()
    found = Q(**{str(kind.value): entry})
    if kind == Kind.BENCHMARK:
        found |= Q(jointly=entry)
    return Result.objects.filter(found).distinct()


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
    act = _record(person, verb, reason, changes, subject=subject, bulk=bulk, undoes=undoes)
    projection.project_results(Result.objects.filter(pk=result.pk), cause=act)
    return act


def _record(
    person: User,
    verb: Act.Verb,
    reason: str,
    changes: Mapping[str, tuple[str, str]],
    *,
    subject: Mapping[str, Any],
    bulk: bool = False,
    undoes: Act | None = None,
) -> Act:
    if "\0" in reason:
        raise ActError({"reason": "The text holds a NUL byte. Type it anew."})
    act = Act.objects.create(
        person=person,
        shown_name=(person.get_full_name() or person.get_username())[:150],
        verb=verb,
        reason=reason.strip()[:500],
        bulk=bulk,
        undoes=undoes,
        **subject,
    )
    Change.objects.bulk_create(Change(act=act, field=field, old=old, new=new) for field, (old, new) in changes.items())
    return act


def _lock(result: Result, seen: str | None) -> Result:
    """The result as it is now, held until the act is written."""
    locked = Result.objects.select_for_update().filter(pk=result.pk).first()
    if locked is None:
        raise ActError({"": "This result no longer exists: the text it was read from changed. Nothing was decided."})
    if seen is not None and seen != state_token(locked):
        raise ActError(
            {"": "This result changed while you looked at it. See below what it says now, and decide again."}
        )
    return locked


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ActError({"reason": "Say in a few words why; it is shown in the result's history."})


def _result_of(act: Act) -> Result | None:
    if act.anchor_id is not None:
        newest = _newest(act.anchor_id)
        return Result.objects.filter(anchor=newest).first()
    if act.imported_row is not None:
        row = act.imported_row
        return Result.objects.filter(imported_row__source=row.source, imported_row__external_id=row.external_id).first()
    return None


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


def _subject(entry: Model) -> str:
    return "paper" if isinstance(entry, Paper) else catalogue.kind_of(entry).value  # type: ignore[arg-type]


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


# What a person typed -----------------------------------------------------------------------------------------------


def _understand(field: str, typed: str) -> str:
    """What was typed as acts write it. Raises `ValueError` with a sentence for the field."""
    text = typed.strip()
    if "\0" in text:
        raise ValueError("The text holds a NUL byte. Type it anew.")
    if field in NAMES:
        return _understand_name(field, text)
    if field == "value":
        return _understand_value(text)
    choices = {"kind": _KINDS, "qualifier": _QUALIFIERS, "unit": _UNITS}.get(field)
    if choices is not None and text not in choices:
        raise ValueError(f"“{text}” is none of: {', '.join(choice or 'nothing' for choice in choices)}.")
    limit = _LIMITS.get(field, _LIMIT)
    if len(text) > limit:
        raise ValueError(f"This is {len(text)} characters long; {limit} is the most.")
    return text


def _understand_name(kind: str, text: str) -> str:
    if not text:
        raise ValueError("Name one; to take the result off its board, reject it.")
    entry = catalogue.finder(kind)(text)
    if entry is None:
        label = Kind(kind).label
        raise ValueError(f"No {label} is called “{text}”. Choose one of the catalogue, or add it in the admin first.")
    return entry.key


def _understand_value(text: str) -> str:
    try:
        value = Decimal(text.replace("−", "-"))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(f"“{text}” is no number. Write it with a point: 78.4.")
    if not fits(value):
        raise ValueError(
            f"Too many digits: at most {MOST_DIGITS} before the point, {MOST_DECIMALS} behind it, {MOST_IN_ALL} in all."
        )
    return plain(value)


def _require_range(result: Result, new: Mapping[str, str]) -> None:
    """Raise `ValueError` where the new value cannot be a score in the metric that the result will then have."""
    metric = Metric.objects.get(key=new["metric"]) if "metric" in new else result.metric
    if metric is None or new.get("kind", result.kind) != Result.Kind.SCORE:
        return
    value = Decimal(new["value"])
    unit, higher = new.get("unit", result.unit), metric.higher_is_better
    benchmark = Benchmark.objects.get(key=new["benchmark"]) if "benchmark" in new else result.benchmark
    printed_in = benchmark.printed_in if benchmark else ""
    factor = ranking.scale_factor(value, unit, metric.scale, higher_is_better=higher, convention=printed_in)
    key = ranking.rank_key(value, factor)
    if metric.minimum is not None and key < metric.minimum:
        raise ValueError(f"{metric.name} cannot be below {plain(metric.minimum)}.")
    if metric.maximum is not None and key > metric.maximum:
        raise ValueError(f"{metric.name} cannot be above {plain(metric.maximum)}.")
