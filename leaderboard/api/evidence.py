"""One result's evidence for programs: the answer to "Why is this here?"."""

from __future__ import annotations

from typing import Any

from leaderboard.models import Act, Result
from leaderboard.queries import records, whole
from leaderboard.queries.evidence import Evidence, evidence
from leaderboard.services import acts
from leaderboard.templatetags.scores import act_verb, place_in_words, reason_sentence

# The largest number that a database keeps.
_MOST = 2**63 - 1


def why(number: int, site: str) -> dict[str, Any] | None:
    """All that the result's page says of it; None where there is none of that number."""
    found = evidence(number) if 0 < number <= _MOST else None
    if found is None:
        return None
    result = found.result
    record = whole.row(Result, number, records.GAIN if result.kind == Result.Kind.DELTA else records.RESULT)
    records.tell(record)
    row = result.imported_row
    return {
        "result": record,
        "url": site + result.get_absolute_url(),
        "rank": found.rank,
        "of": found.of,
        "why_not": reason_sentence(result.reason),
        "sentence": _sentence(found),
        "imported_from": f"{row.source}: {place_in_words(row)}" if row is not None else None,
        "resolved": [
            {"what": name.what, "printed": name.printed, "slug": name.entry.slug if name.entry else None}
            for name in found.resolved
        ],
        "acts": [_said(act) for act in _decided(result)],
    }


def _sentence(found: Evidence) -> dict[str, Any] | None:
    passage = found.passage
    if passage is None:
        return None
    return {
        "before": passage.before,
        "number": passage.number,
        "after": passage.after,
        "text": passage.kind,
        "in_title": passage.in_title,
    }


def _decided(result: Result) -> list[Act]:
    history = acts.history(result)
    by_key = {act.pk: act for act in history}
    for act in history:
        if act.undoes_id is not None:
            act.undoes = by_key.get(act.undoes_id)  # what was undone stands in the same history
    return history


def _said(act: Act) -> dict[str, Any]:
    return {"at": act.at, "person": act.shown_name, "decided": act_verb(act), "reason": act.reason}
