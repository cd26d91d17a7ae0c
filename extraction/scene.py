"""A sentence with everything in it that a claim is made of, and the masked form that the rules read.

In the masked sentence every mention is one letter in brackets, so that a rule sees shapes, never names:

    "Foo reaches 78.4% accuracy on OCRBench, outperforming GPT-4V by 2.1 points."
    "🄢 reaches 🄥 🄜 on 🄑, outperforming 🄢 by 🄥."

🄥 a quantity with its hedge and unit, 🄜 a metric, 🄑 a benchmark, 🄢 a named system, 🄞 "our method" and its like,
🄛 an unnamed system to compare with ("the baseline", "previous methods").
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from extraction.claims import Field
from extraction.values import Quantity
from extraction.vocabulary import Entry

V, M, B, S, O, L = "🄥🄜🄑🄢🄞🄛"  # noqa: E741
Role = str  # one of the six letters above
_SPACES = regex.compile(r" {2,}+")
_MASKS = str.maketrans(dict.fromkeys("🄥🄜🄑🄢🄞🄛", "·"))


@dataclass(slots=True, eq=False)
class Mention:
    """One thing named in a sentence. ``start:end`` is the name alone, ``outer_*`` what its mask covers."""

    role: Role
    start: int
    end: int
    outer_start: int
    outer_end: int
    name: str = ""
    entry: Entry | None = None
    weak: bool = False  # evidence only where a number is bound to it
    own: bool = False  # the paper's own system or benchmark
    sure: bool = True  # an unknown benchmark: may it hold for other sentences too?
    training: bool = False  # a benchmark that the sentence only trains on
    of: Mention | None = None  # the benchmark that a metric is named for: "FooBench score"
    split: tuple[int, int] | None = None  # a split printed as part of a benchmark's name
    quantity: Quantity | None = None
    at: int = -1  # its place in the masked sentence
    field: Field = "abstract"

    @property
    def value(self) -> Decimal:
        assert self.quantity is not None
        return self.quantity.value


@dataclass(slots=True)
class Scene:
    """One sentence: its mentions in order and its masked form."""

    field: Field
    text: str  # the whole cleaned field
    start: int
    end: int
    mentions: list[Mention]
    masked: str = ""
    by_at: dict[int, Mention] = dataclasses.field(default_factory=dict)
    groups: dict[int, list[Mention]] = dataclasses.field(default_factory=dict)  # per place: the list it is a member of

    def of(self, role: Role) -> list[Mention]:
        return [mention for mention in self.mentions if mention.role == role]

    def before(self, mention: Mention, width: int = 160) -> str:
        """The masked text before a mention, bounded."""
        return self.masked[max(0, mention.at - width) : mention.at]

    def after(self, mention: Mention, width: int = 160) -> str:
        """The masked text behind a mention, bounded."""
        return self.masked[mention.at + 1 : mention.at + 1 + width]

    def gap(self, left: Mention, right: Mention) -> str:
        """The masked text between two mentions."""
        return self.masked[left.at + 1 : right.at]

    def set_aside(self, numbers: Iterable[Mention]) -> None:
        """Mask numbers as a plain word from now on: they stand between no number and what that number belongs to."""
        letters = list(self.masked)
        for number in numbers:
            letters[number.at] = "n"
        self.masked = "".join(letters)

    def tuple_size(self, members: Sequence[Mention]) -> int:
        """How many members of a list slashes join at a time: 2 for "7/3 and 9/4", 1 where they are not all alike."""
        sizes = [1]
        for left, right in itertools.pairwise(members):
            if self.gap(left, right).strip() == "/":
                sizes[-1] += 1
            else:
                sizes.append(1)
        return sizes[0] if len(set(sizes)) == 1 else 1

    def group(self, mention: Mention) -> list[Mention]:
        """The coordinated list that a mention is a member of (itself alone, mostly)."""
        return self.groups.get(mention.at, [mention])


def _plain(text: str) -> str:
    """Text between mentions, with single spaces and without the letters that stand for mentions."""
    text = text.translate(_MASKS)
    return _SPACES.sub(" ", text) if "  " in text else text


def mask(scene: Scene) -> None:
    """Fill in the masked form of a scene whose mentions are known."""
    scene.mentions.sort(key=lambda mention: mention.outer_start)
    pieces: list[str] = []
    length, done = 0, scene.start
    for mention in scene.mentions:
        plain = _plain(scene.text[done : mention.outer_start])
        pieces += (plain, mention.role)
        length += len(plain)
        mention.at = length
        length += 1
        scene.by_at[mention.at] = mention
        done = mention.outer_end
    pieces.append(_plain(scene.text[done : scene.end]))
    scene.masked = "".join(pieces)
