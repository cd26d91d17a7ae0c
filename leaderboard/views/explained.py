"""Why a number is where it is, as plain data for programs: the shape is docs/why.schema.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaderboard import ranking
from leaderboard.models import Act, Result
from leaderboard.models.catalogue import NameSource
from leaderboard.queries.evidence import Evidence, Resolved
from leaderboard.templatetags.scores import iso_date, reason_in_words

VERSION = 1


def explained(found: Evidence, history: Sequence[Act]) -> dict[str, Any]:
    """One result's evidence and its acts, oldest first."""
    result = found.result
    return {
        "v": VERSION,
        "result": result.pk,
        "address": result.get_absolute_url(),
        "kind": result.kind,
        "number": {
            "printed": result.printed,
            "value": _digits(result.value),
            "high": None if result.high is None else _digits(result.high),
            "unit": result.unit,
            "qualifier": result.qualifier,
            "factor": _digits(result.factor),
            "on_scale": _digits(result.rank_key),
        },
        "text": _text(found),
        "imported": _imported(result),
        "paper": None
        if result.paper is None
        else {"title": result.paper.title, "address": result.paper.get_absolute_url(), "date": iso_date(result.paper)},
        "rule": _rule(found),
        "names": [_name(item, result) for item in found.resolved],
        "setting": {**{name: getattr(result, name) for name in ranking.SETTING_FIELDS}, "note": result.note},
        "date": iso_date(result),
        "source": result.source,
        "checked": {
            "state": result.checked,
            "by": result.checked_by,
            "at": result.checked_at.isoformat() if result.checked_at else None,
        },
        "standing": {
            "standing": result.standing,
            "reason": result.reason,
            "reason_in_words": reason_in_words(result),
            "group": result.group,
            "group_in_words": ranking.group_in_words(result.group),
            "rank": found.rank,
            "of": found.of,
        },
        "acts": [_act(act) for act in history],
    }


def _digits(number: Any) -> str:
    """A number with no idle zeros, as text, so that no reader rounds it."""
    return format(number.normalize(), "f")


def _text(found: Evidence) -> dict[str, Any] | None:
    """The sentence, where in it number and names stand, and where the number stands in its text; in code points."""
    anchor, passage = found.result.anchor, found.passage
    if anchor is None or passage is None:
        return None
    marked, at = [], 0
    for piece in found.sentence:
        marked += [
            {"what": mark.subject if mark.kind == "part" else "value", "start": at, "end": at + len(piece.text)}
            for mark in piece.marks
        ]
        at += len(piece.text)
    return {
        "kind": passage.kind,
        "kind_in_words": passage.kind_in_words,
        "field": anchor.field,
        "start": anchor.start,
        "end": anchor.end,
        "sentence": passage.before + passage.number + passage.after,
        "marked": marked,
    }


def _imported(result: Result) -> dict[str, Any] | None:
    row = result.imported_row
    return None if row is None else {"source": row.source, "place": row.place, "row": row.raw, "note": row.note}


def _rule(found: Evidence) -> dict[str, Any] | None:
    """What read or imported the number, and in which run."""
    if found.run is None:
        return None
    return {
        "name": found.result.rule,
        "confidence": found.result.confidence,
        "run": found.run.verb,
        "run_at": found.run.started_at.isoformat(),
        "rules_version": found.run.rules_version,
    }


def _name(item: Resolved, result: Result) -> dict[str, Any]:
    entry, alias = item.entry, item.alias
    return {
        "what": item.what,
        "printed": item.printed,
        "entry": None
        if entry is None
        else {
            "key": entry.key,
            "name": entry.name,
            "address": entry.get_absolute_url(),
            "confirmed": entry.confirmed,
        },
        "alias": None if alias is None else {"text": alias.text, "from": str(NameSource(alias.source).label)},
        "assumed": item.what == "metric" and result.metric_assumed,
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "at": act.at.isoformat(),
        "by": act.shown_name,
        "verb": act.verb,
        "in_bulk": act.bulk,
        "reason": act.reason,
        "undone": hasattr(act, "undone_by"),
        "changes": [
            {"field": change.field, "old": change.shown_old, "new": change.shown_new}  # type: ignore[attr-defined]
            for change in act.changes.all()
        ],
    }
