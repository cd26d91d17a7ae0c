"""What people decided about one number, folded out of its acts: pure, no database.

An act that was undone by an act in force is as if it had never been. Of the rest, in order: accept, reject and dispute
set the state, and whoever chooses a number to stand for its model accepts it; a correction sets fields on top of the
reading that it was made on. What a decision said of a doubt that the queue held then (`SETTLED`) is remembered, so that
the same doubt is not raised again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from leaderboard.models import Act

CORRECTABLE = (
    "value",
    "unit",
    "kind",
    "qualifier",
    "benchmark",
    "metric",
    "system",
    "split",
    "shots",
    "regime",
    "extra_data",
    "tools",
    "note",
)
NAMES = ("benchmark", "metric", "system")
# The change of an act that was made in knowledge of a doubt: its old value is the doubt, in words.
SETTLED = "in the queue"
# The change of an act that chose a result to stand for its model: old are the numbers it was chosen over.
CHOSEN = "chosen over"
# The reason that rejects one origin of a number, and not the number: it stands elsewhere.
DUPLICATE = "A duplicate of another result"


@dataclass(frozen=True)
class Decision:
    """The sum of the acts in force. `last` is the latest of them, None where nobody decided anything.

    `head` is the act that chose the number to stand for its model, where that still holds.
    """

    accepted: bool = False
    rejected: bool = False
    disputed: bool = False
    bulk: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    settled: Collection[str] = ()
    last: Act | None = None
    head: Act | None = None

    @property
    def corrected(self) -> bool:
        """Whether a person changed a field."""
        return bool(self.fields)

    @property
    def duplicate(self) -> bool:
        """Whether it was rejected for being the same as another result, which stands."""
        return self.rejected and self.last is not None and self.last.reason.startswith(DUPLICATE)

    @property
    def by_hand(self) -> bool:
        """Whether a person stands behind the number, having looked at it alone."""
        return (self.accepted and not self.bulk) or self.corrected


def in_force(acts: Sequence[Act]) -> list[Act]:
    """The acts that still count, in order: neither undone by one that counts, nor an undoing itself."""
    undone: set[int] = set()
    for act in reversed(acts):  # a later act is settled before the one it undoes
        if act.verb == Act.Verb.UNDO and act.pk not in undone and act.undoes_id is not None:
            undone.add(act.undoes_id)
    return [act for act in acts if act.pk not in undone and act.verb != Act.Verb.UNDO]


def fold(acts: Sequence[Act]) -> Decision:
    """The decision that these acts make, oldest first; their changes must be prefetched."""
    accepted = rejected = disputed = bulk = False
    fields: dict[str, str] = {}
    settled: set[str] = set()
    head: Act | None = None
    standing = in_force(acts)
    for act in standing:
        if act.verb in (Act.Verb.ACCEPT, Act.Verb.HEAD):
            bulk = act.bulk and (bulk or not accepted)  # whoever looked at it alone is not outdone by a bulk
            accepted, rejected, disputed = True, False, False
        elif act.verb == Act.Verb.REJECT:
            accepted, rejected, disputed = False, True, False
            head = None
        elif act.verb == Act.Verb.DISPUTE:
            disputed = True
            head = None
        elif act.verb == Act.Verb.CORRECT:
            rejected = disputed = False
        if act.verb == Act.Verb.HEAD:
            head = act
        for change in act.changes.all():
            if change.field == SETTLED:
                settled.add(change.old)
            elif change.field != CHOSEN:
                fields[change.field] = change.new
    return Decision(
        accepted=accepted,
        rejected=rejected,
        disputed=disputed,
        bulk=bulk,
        fields=fields,
        settled=settled,
        last=standing[-1] if standing else None,
        head=head,
    )
