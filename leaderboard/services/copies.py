"""Equal numbers of one paper: one result with several origins.

A paper that came in from several places (as papers that were merged, as a text and as a tracker's rows) says its
numbers several times. The same number of the same model, benchmark, metric and setting is shown once, by one of its
origins; the others are its copies and stand on no board. Numbers of one text, or of one paper in one tracker's file,
are never each other's copies. A decision on one origin holds for the copies that nobody decided on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from leaderboard.models import Result
from leaderboard.ranking import Reason, Standing
from leaderboard.services import outcome
from leaderboard.services.catalogue import Resolver
from leaderboard.services.decided import Decision
from leaderboard.services.outcome import Origin, Outcome

_Pair = tuple[Origin, Outcome | None]
_STANDINGS = (Standing.RANKED, Standing.LISTED, Standing.HIDDEN)


@dataclass
class _Number:
    """One origin's number: which it is now, and which it was as read, before anybody decided on it."""

    place: int  # in the sequence that was handed in
    home: tuple[object, ...]  # the text, or the file's paper, that it stands in
    origin: Origin
    outcome: Outcome
    now: tuple[object, ...]
    read: tuple[object, ...]

    @property
    def decided(self) -> bool:
        return self.origin.decision.last is not None

    @property
    def order(self) -> tuple[Any, ...]:
        """Which origin shows the number: the one decided on last, else what ranks, what the paper itself says."""
        last, row = self.origin.decision.last, self.origin.row
        own = self.origin.own is None or self.origin.own == self.origin.paper
        standing = _STANDINGS.index(self.outcome.fields["standing"])
        which = row.external_id if row is not None else self.origin.anchor.pk if self.origin.anchor else 0
        return (-last.pk if last is not None else 0, standing, row is not None, not own, str(which).zfill(64))


def hide(pairs: Sequence[_Pair], resolver: Resolver) -> dict[int, int]:
    """Take copies off their boards. Returns, by a copy's position in `pairs`, the position of what shows its number.

    `pairs` are the origins of whole papers, with all that were merged with them, and what each would show alone.
    """
    shown_now: dict[tuple[object, ...], _Number] = {}
    shown_as_read: dict[tuple[object, ...], _Number] = {}
    copies: dict[int, int] = {}
    for number in sorted(_numbers(pairs, resolver), key=lambda number: number.order):
        same = shown_now.get(number.now) if not number.origin.decision.rejected else None
        if same is None and not number.decided:
            same = shown_as_read.get(number.read)
        if same is not None and same.home != number.home:
            copies[number.place] = same.place
            number.outcome.fields.update(standing=Standing.HIDDEN.value, reason=Reason.SAME.value, head_act_id=None)
            continue
        if not number.origin.decision.rejected:
            shown_now.setdefault(number.now, number)
        shown_as_read.setdefault(number.read, number)
    return copies


def _numbers(pairs: Sequence[_Pair], resolver: Resolver) -> list[_Number]:
    """The numbers that may have copies: those of papers that are known from several places, which name all their parts.

    One that was rejected as a duplicate says nothing of the number, which stands elsewhere.
    """
    homes: dict[int, set[tuple[object, ...]]] = {}
    for origin, _ in pairs:
        if origin.paper is not None:
            homes.setdefault(origin.paper.pk, set()).add(_home(origin))
    found = []
    for place, (origin, said) in enumerate(pairs):
        if origin.paper is None or said is None or len(homes[origin.paper.pk]) < 2:
            continue
        if origin.superseded or origin.decision.duplicate or (now := _identity(said)) is None:
            continue
        read = now
        if origin.decision.last is not None:
            alone = outcome.of(replace(origin, decision=Decision()), resolver)
            read = (_identity(alone) if alone is not None else None) or now
        found.append(_Number(place, _home(origin), origin, said, now, read))
    return found


def _home(origin: Origin) -> tuple[object, ...]:
    if origin.anchor is not None:
        return ("text", origin.anchor.text_id)
    assert origin.row is not None
    return ("file", origin.row.source, origin.row.paper_id)


def _identity(said: Outcome) -> tuple[object, ...] | None:
    """What makes two numbers of one paper the same one; None for a number that does not say what it belongs to."""
    fields = said.fields
    parts = (fields["benchmark_id"], fields["metric_id"], fields["system_id"])
    if None in parts:
        return None
    how = (fields["kind"], fields["qualifier"], fields["baseline"], fields["source"] == Result.Source.QUOTED)
    return (fields["paper_id"], *parts, fields["group"], *how, fields["rank_key"], fields["high"])
