"""The sentence behind a number, cut out of its text with the number marked.

A text may be as long as a whole paper, so the database hands over a window around the number, never the whole.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, cast

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Greatest, Substr

from leaderboard.models import Result
from leaderboard.models.papers import TextKind

# Characters on each side of the number: no sentence that a person wrote is longer.
REACH = 600
# The stop comes first in the pattern and what may not stand before it after: thus a search leaps from stop to stop.
_STOP = re.compile(r"[.!?](?<!\b[A-Z].)[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
# Full stops that end no sentence.
_ABBREVIATION = re.compile(r"\b(?:al|e\.g|i\.e|vs|cf|fig|eq|sec|no|approx|resp|etc|ver|tab|st)\.\s+$", re.IGNORECASE)

_KINDS = {kind.value: str(kind.label).replace("'", "’") for kind in TextKind}
_LONGEST = 8  # no abbreviation has more characters before its last full stop


class Passage(NamedTuple):
    """A sentence in three parts, the number in the middle; `kind` says what text it stands in."""

    before: str
    number: str
    after: str
    kind: str
    in_title: bool

    @property
    def kind_in_words(self) -> str:
        """Whose words these are."""
        return _KINDS[self.kind]


def with_passages(results: QuerySet[Result]) -> QuerySet[Result]:
    """The same results, each carrying what `passage_of` reads. Give it rows that leave the texts themselves out."""
    length = F("anchor__end") - F("anchor__start") + 2 * REACH
    first = Greatest(F("anchor__start") - REACH, Value(0))
    return results.annotate(
        window_start=first,
        window=Case(
            When(anchor__field="title", then=Substr("anchor__text__title", first + 1, length)),
            default=Substr("anchor__text__body", first + 1, length),
        ),
    )


def passage_of(result: Result) -> Passage | None:
    """The sentence of a result fetched through `with_passages`; None for one that stands in no text."""
    anchor = result.anchor
    window = cast(Any, result).window
    if anchor is None or not window:
        return None
    offset = cast(Any, result).window_start
    return cut_sentence(
        window, anchor.start - offset, anchor.end - offset, kind=anchor.text.kind, in_title=anchor.field == "title"
    )


def cut_sentence(text: str, start: int, end: int, *, kind: str, in_title: bool = False) -> Passage:
    """The sentence of `text` that holds `text[start:end]`; as much as there is where the sentence has no end."""
    before, last = [], len(text)
    for stop in _STOP.finditer(text):
        if stop.end() <= start:
            before.append(stop)
        elif stop.start() >= end and not _abbreviates(stop):
            last = stop.end()
            break
    first = next((stop.end() for stop in reversed(before) if not _abbreviates(stop)), 0)
    return Passage(
        before=text[first:start].lstrip(),
        number=text[start:end],
        after=text[end:last].rstrip(),
        kind=kind,
        in_title=in_title,
    )


def _abbreviates(stop: re.Match[str]) -> bool:
    """Whether what looks like the end of a sentence is that of a shortened word."""
    return _ABBREVIATION.search(stop.string, max(0, stop.start() - _LONGEST), stop.end()) is not None
