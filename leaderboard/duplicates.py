"""Which names are likely two spellings of one thing: suggestions for a person, pure, no database.

What tells versions apart must be the same in both: numbers with what is written onto them ("GPT-4" is not "GPT-4V",
"InternVL2" is not "InternVL2.5"), single letters ("ViT-B", "ViT-L"), signs ("DETR++"), and the words that makers set
variants apart by ("mini", "large", "test"). What is left, the plain words, may differ in case, spaces, hyphens, order
and words that say nothing, and, where it is long enough, in a letter or two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

# At least so alike, of 100, are two names that are worth a look.
LIKELY = 88
# The same words in another order.
_REORDERED = 95
# Shorter plain words must be equal: one letter of "VQA" is another benchmark.
_LONG_ENOUGH = 6
# Each name is compared with so many that follow it, in the order of beginnings, of ends, and of the words it has.
_NEAR = 40
_PART = re.compile(r"\d+(?:\.\d+)*[a-z]*|[^\W\d_]+|\++|\*+")
_ROMAN = re.compile(r"[ivx]+")
_VARIANTS = frozenset(
    {
        *(
            "nano",
            "micro",
            "mini",
            "tiny",
            "small",
            "base",
            "medium",
            "large",
            "huge",
            "giant",
            "xs",
            "xxs",
            "xl",
            "xxl",
        ),
        *(
            "lite",
            "light",
            "plus",
            "pro",
            "max",
            "ultra",
            "turbo",
            "flash",
            "fast",
            "preview",
            "opus",
            "sonnet",
            "haiku",
        ),
        *(
            "instruct",
            "chat",
            "it",
            "sft",
            "rl",
            "dpo",
            "thinking",
            "reasoning",
            "vision",
            "vl",
            "audio",
            "code",
            "coder",
        ),
        *(
            "math",
            "omni",
            "next",
            "new",
            "old",
            "open",
            "closed",
            "test",
            "val",
            "validation",
            "dev",
            "train",
            "subset",
        ),
        *(
            "easy",
            "hard",
            "full",
            "zero",
            "few",
            "shot",
            "cot",
            "macro",
            "weighted",
            "average",
            "mean",
            "median",
            "top",
        ),
        *("relative", "absolute", "min"),
    }
)
_IDLE = frozenset(
    {
        *("the", "a", "an", "of", "and", "for", "on", "in", "to"),
        *("dataset", "datasets", "benchmark", "benchmarks", "corpus", "model", "data", "set", "task"),
    }
)


class Shape(NamedTuple):
    """A name as it is compared: what tells versions apart, and its plain words in order."""

    version: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def core(self) -> str:
        """The plain words as one."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things, by the keys they came with, and how alike their names are, of 100."""

    one: int
    other: int
    likeness: int


def shape(name: str) -> Shape:
    """How a name is compared. Letters that lead up to a number are a word of their own: "GPT4" is "GPT-4"."""
    version, words = [], []
    for part in _PART.findall(name.casefold()):
        if not part.isalpha() or len(part) == 1 or part in _VARIANTS or _ROMAN.fullmatch(part):
            version.append(part)
        elif part not in _IDLE:
            words.append(part)
    return Shape(tuple(sorted(version)), tuple(words))


def likeness(one: str, other: str) -> int:
    """How likely two names are one thing, of 100; 0 where something tells them apart."""
    return _likeness(shape(one), shape(other))


def _likeness(one: Shape, other: Shape) -> int:
    if one.version != other.version:
        return 0
    if one.core == other.core:
        return 100 if one.core or one.version else 0
    if sorted(one.words) == sorted(other.words):
        return _REORDERED
    if min(len(one.core), len(other.core)) < _LONG_ENOUGH:
        return 0
    alike = fuzz.ratio(one.core, other.core)
    sorted_alike = fuzz.ratio("".join(sorted(one.words)), "".join(sorted(other.words)))
    return min(99, round(max(alike, sorted_alike)))


def likely(names: Iterable[tuple[int, str]]) -> list[Pair]:
    """Pairs of different things whose names are likely one, the most alike first.

    A thing may come with several names, its own one first: what its own name tells apart, no alias brings together.
    Work grows with the number of names, not with its square: compared are names of one version that begin alike, end
    alike, or share their words.
    """
    shapes: dict[Shape, set[int]] = defaultdict(set)
    version: dict[int, tuple[str, ...]] = {}
    for key, name in names:
        said = shape(name)
        shapes[said].add(key)
        version.setdefault(key, said.version)
    found: dict[tuple[int, int], int] = {}
    for one, other in _candidates(shapes):
        alike = _likeness(one, other)
        if alike >= LIKELY:
            for first in shapes[one]:
                for second in shapes[other]:
                    if first != second and version[first] == version[second]:
                        pair = (min(first, second), max(first, second))
                        found[pair] = max(found.get(pair, 0), alike)
    pairs = [Pair(*keys, alike) for keys, alike in found.items()]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _candidates(shapes: Mapping[Shape, object]) -> Iterator[tuple[Shape, Shape]]:
    """Shapes that are worth comparing: each with itself, and with its neighbours in three orders."""
    versions: dict[tuple[str, ...], list[Shape]] = defaultdict(list)
    for one in shapes:
        yield one, one
        versions[one.version].append(one)
    for group in versions.values():
        orders = (
            sorted(group, key=lambda one: (one.core, one.words)),
            sorted(group, key=lambda one: (one.core[::-1], one.words)),
            sorted(group, key=lambda one: sorted(one.words)),
        )
        for ordered in orders:
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 : place + 1 + _NEAR]:
                    yield one, other
