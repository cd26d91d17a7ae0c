"""Which printed number of a new text is which of the old one: by its value and its neighbourhood. Pure.

A number is carried over where the value is the same (a share may be written 0.784 or 78.4%) and, besides, the
benchmark is the same, or the words around it are mostly the same, or no other number of either text has that value. A
number on which a person decided is carried over by its printed value alone rather than come back as new, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from leaderboard.models import Claim
from leaderboard.services.catalogue import normalise

_AROUND = 60  # characters on either side that make a number's neighbourhood
_ALIKE = 0.5
_NEAR = 40
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Carried:
    """One anchor with its latest reading as a claim: where it is printed, in which characters, whether decided on."""

    field: str
    start: int
    end: int
    characters: str
    reading: Claim
    decided: bool


@dataclass(frozen=True)
class Match:
    """Positions in the two sequences that were handed in."""

    old: int
    new: int
    by_value_alone: bool


def carry(old: Sequence[Carried], new: Sequence[Carried]) -> list[Match]:
    """Pair old anchors with new ones, each at most once, the most alike first; in order where equally alike."""
    of_old, of_new = _by_value(old), _by_value(new)
    candidates = []
    for value, places in of_old.items():
        only = len(places) == 1 and len(of_new[value]) == 1
        words = {n: _neighbourhood(new[n]) for n in of_new[value]}
        for o, n in _near(places, of_new[value]):
            before, after = old[o], new[n]
            around = _overlap(_neighbourhood(before), words[n])
            same_benchmark = bool(_benchmarks(before) & _benchmarks(after))
            as_printed = _size(before) == _size(after)
            sure = same_benchmark or around >= _ALIKE or only
            if not sure and not (before.decided and as_printed):
                continue
            likeness = (
                4 * same_benchmark
                + 2 * (before.reading.system == after.reading.system)
                + (before.reading.metric == after.reading.metric)
                + (before.reading.kind == after.reading.kind)
                + 2 * around
                + 4 * as_printed
                + 8 * sure
            )
            candidates.append((-likeness, o, n, not sure))
    used_old: set[int] = set()
    used_new: set[int] = set()
    matches = []
    for _, o, n, by_value_alone in sorted(candidates):
        if o not in used_old and n not in used_new:
            used_old.add(o)
            used_new.add(n)
            matches.append(Match(o, n, by_value_alone))
    return matches


def _by_value(items: Sequence[Carried]) -> dict[tuple[Decimal, Decimal | None], list[int]]:
    places: dict[tuple[Decimal, Decimal | None], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        places[_value(item)].append(place)
    return places


def _near(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of one value; of very many, only those that stand at about the same turn, so that work stays linear."""
    for at, o in enumerate(old):
        for n in new[max(0, at - _NEAR) : at + _NEAR + 1]:
            yield o, n


def _value(item: Carried) -> tuple[Decimal, Decimal | None]:
    """Size of the number and of its upper end, a share below 1 in percent: 0.784 and 78.4% are one number."""
    low, high = _size(item)
    whole = low if high is None else high
    if item.reading.unit or whole >= 1:
        return low, high
    return low * 100, None if high is None else high * 100


def _size(item: Carried) -> tuple[Decimal, Decimal | None]:
    """The number as printed and its upper end; a drop and a gain of one size are one number differently read."""
    value, high = item.reading.value, item.reading.high
    assert value is not None, "a reading that is a claim has a value"
    return abs(value), None if high is None else abs(high)


def _benchmarks(item: Carried) -> set[str]:
    return {normalise(name) for name in item.reading.benchmarks} - {""}


def _neighbourhood(item: Carried) -> set[str]:
    before = item.characters[max(0, item.start - _AROUND) : item.start]
    after = item.characters[item.end : item.end + _AROUND]
    return {word.casefold() for word in _WORD.findall(before + " " + after)}


def _overlap(one: set[str], other: set[str]) -> float:
    """Shared words as a part of all words (Jaccard), 0 for two empty sets."""
    return len(one & other) / len(one | other) if one | other else 0.0
