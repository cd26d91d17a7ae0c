"""Find a vocabulary's names in a text, whatever their spacing, hyphens and case.

The text is squeezed to the form of ``normalise`` (letters, digits, ``+``, a full stop between digits) with a map
back, one Aho-Corasick pass finds every alias in it, and a hit counts where it begins and ends at the border of a
word. Overlapping hits are all found first and the longest kept only after the border test: a longer name that fails
it must not hide a shorter one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from extraction.hints import fold
from extraction.vocabulary import Entry, normalise

_PIECE = regex.compile(r"[^\W_]++|\++|(?<=\d)\.(?=\d)")
#: The same for plain ASCII: a full stop that does not stand between digits goes first, then all that is not kept.
_LONE_STOP = regex.compile(r"(?<!\d)\.|\.(?!\d)")
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+."
_DROPPED = bytes(code for code in range(128) if code not in _LETTERS)
_KEPT = bytes(code in _LETTERS for code in range(256))
#: A name does not begin behind one of these, nor end before one ("s" may be a plural's).
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_+")
_INSIDE_END = _INSIDE - {"s"}
_BREAK = regex.compile(r"[;:!?|=]|,(?!\d)|\.(?!\d)\s|\)\s*+\(|\s\(")
_NONE: frozenset[int] = frozenset()
_RANK = {"benchmark": 0, "metric": 1, "model": 2, "task": 3}


@dataclass(slots=True)
class Found:
    """One name found: its range in the text, the entry it names, and whether it needs evidence beside it."""

    start: int
    end: int
    entry: Entry
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Target:
    entry: Entry
    ambiguous: bool
    capitals: int  # how many a text must have to be a mention
    breaks: frozenset[int]  # where, in the squeezed form, a text may put a space


class Matcher:
    """Finds the names of a fixed set of entries. Not picklable: build one in each process."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        targets: dict[str, list[_Target]] = {}
        for entry in entries:
            spellings: dict[str, list[str]] = {}
            for name in entry.names:
                spellings.setdefault(normalise(name), []).append(name)
            for plain, names in spellings.items():
                capitals = _capitals(names, entry)
                ambiguous = all(name in entry.ambiguous for name in names)
                targets.setdefault(plain, []).append(_Target(entry, ambiguous, capitals, _breaks(names)))
        self._targets = [sorted(row, key=lambda target: _RANK[target.entry.kind]) for row in targets.values()]
        self._automaton = AhoCorasick(list(targets), matchkind=MatchKind.Standard) if targets else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found]:
        """Every name in ``text[start:end]``, none overlapping another, in order: the longest at each place wins."""
        if self._automaton is None:
            return []
        text = text[start:end]
        folded = fold(text)
        squeezed, places = _squeeze(folded)
        hits: list[Found] = []
        for index, head, tail in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
            first, last = places[head], places[tail - 1] + 1
            if folded[first - 1 : first] in _INSIDE or folded[last : last + 1] in _INSIDE_END:
                continue  # most hits are pieces of longer words
            parted = last - first > tail - head
            plural = (
                text[last : last + 1] == "s"
                and not folded[last + 1 : last + 2].isalnum()
                and tail - head > 2
                and text[last - 2 : last].isalnum()  # "CLIP is" is no plural of CLIP-I
            )
            if (
                not (plural or _bounded(folded, last))
                or not _begins(folded, first)
                or (parted and _BREAK.search(folded, first, last))
            ):
                continue
            found, small = text[first:last], folded[first:last]
            capitals = sum(one != other for one, other in zip(found, small, strict=True)) if found != small else 0
            spaces: frozenset[int] | set[int] = _NONE
            if parted:
                spaces = {place - head for place in range(head + 1, tail) if places[place] - places[place - 1] > 1}
            for target in self._targets[index]:
                if plural and target.entry.kind != "metric":
                    continue
                if capitals >= target.capitals and spaces <= target.breaks:
                    hits.append(Found(start + first, start + last, target.entry, target.ambiguous))
        if len(hits) < 2:
            return hits
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.ambiguous, _RANK[hit.entry.kind], hit.start, hit.entry.key))
        kept: list[Found] = []
        taken = bytearray(len(text))
        for hit in hits:
            first, last = hit.start - start, hit.end - start
            if taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)


def _squeeze(folded: str) -> tuple[str, Sequence[int]]:
    """A folded text without its spaces and marks, and where each character of the rest stands."""
    if folded.isascii():
        stop = folded.find(".")
        if stop < 0 or stop == len(folded) - 1:
            plain = folded if stop < 0 else folded[:stop]  # most sentences have one, at their end
        else:
            plain = _LONE_STOP.sub(" ", folded)
        raw = plain.encode("ascii")
        return raw.translate(None, _DROPPED).decode("ascii"), [*compress(range(len(raw)), raw.translate(_KEPT))]
    pieces: list[str] = []
    places: list[int] = []
    for match in _PIECE.finditer(folded):
        pieces.append(match[0])
        places.extend(range(match.start(), match.end()))
    return "".join(pieces), places


def _breaks(names: list[str]) -> frozenset[int]:
    """Where a spelling may be parted: where the name is, between letters and digits, before an inner capital.

    "OCRBench" may be written "OCR Bench", and "R@1" "R 1"; but "In a" is no way to write "INA".
    """
    found: set[int] = set()
    for name in names:
        place = 0
        for index, character in enumerate(name):
            step = len(normalise(character)) or (
                1 if character == "." and len(normalise(name[: index + 2])) > place + 1 else 0
            )
            before = name[index - 1] if index else ""
            if step and place:
                after = name[index + 1 : index + 2]
                camel = character.isupper() and (before.islower() or after.islower())
                if not before.isalnum() or before.isdigit() != character.isdigit() or camel:
                    found.add(place)
            place += step
    return frozenset(found)


def _capitals(names: list[str], entry: Entry) -> int:
    """How many capitals a mention needs: proper names one, short forms two; metrics' long names none."""
    return min(_needed(name, entry) for name in names)


def _needed(name: str, entry: Entry) -> int:
    letters = [character for character in name if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if not capitals:
        return 0
    if entry.kind == "metric":
        return 2 if capitals > 1 and len(letters) <= 3 else 1 if capitals > 1 and len(letters) <= 4 else 0
    if entry.kind == "task":
        return 0
    short = capitals == len(letters) > 1 or (capitals > 1 and any(c in " -_/" for c in name) and len(letters) < 9)
    return 2 if short and not any(character.isdigit() for character in name) else 1


def _begins(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not before or not (
        before.isalnum() or before in "_+" or (before == "." and text[max(0, start - 2)].isalnum())
    )


def _bounded(text: str, end: int) -> bool:
    """Whether a range ends at the border of a word: "GPT-4" is not in "GPT-4.5", nor "C" in "C++"."""
    after = text[end : end + 2]
    if not after:
        return True
    if after[0].isalnum() or after[0] in "_+":
        return False
    return not (after[0] == "." and len(after) > 1 and after[1].isdigit())
