"""What a rule is: a name, a pattern over the masked sentence, what it says, what it must and must not match.

A rule looks at one number, marked ◆, in a window of its masked sentence (``extraction.scene`` explains the letters).
Its examples and near misses are such windows, and a test tries them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from extraction.claims import Kind

HERE = "◆"
BEFORE, AFTER = 150, 110

Place = Literal["", "from", "to", "compared"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One reading of one number.

    ``kind`` is what the number is, ``None`` for a rule that refuses it (its name is then the reason's code).
    ``place`` says where in a comparison a score stands: the level from which something rose, the one to which it
    rose, or that of a compared system. A pattern may name groups: ``down`` (a drop) and ``strong``.
    """

    name: str
    pattern: regex.Pattern[str]
    kind: Kind | None
    place: Place = ""
    whole: bool = False  # for plain whole numbers only
    hint: tuple[str, ...] = ()  # pieces of text of which one must stand somewhere in the window, the number being 🄥
    before: tuple[str, ...] = ()  # the same, before the number
    behind: tuple[str, ...] = ()  # the same, behind it
    reads: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


def pattern(source: str) -> regex.Pattern[str]:
    """Compile a rule's verbose pattern."""
    return regex.compile(source, regex.VERBOSE | regex.IGNORECASE)
