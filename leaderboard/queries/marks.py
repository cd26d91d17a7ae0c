"""A text with the places marked in it that numbers were read at: pieces that a template prints one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: what stands there (`kind`: score, delta, part, refused), and what it belongs to."""

    start: int
    end: int
    kind: str
    subject: Any = None
    number: int = 0

    def moved(self, by: int) -> Mark:
        """The same mark in a text that starts elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a text, with the marks that cover exactly it; none for what lies between."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def first(self) -> Mark | None:
        """The mark that the piece is shown as."""
        return self.marks[0] if self.marks else None


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at its marks, in order. Marks of one place share a piece; of overlapping places the first counts.

    Marks beyond the text are passed over, so that a text that was cut short is still shown.
    """
    places: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            places.setdefault((mark.start, mark.end), []).append(mark)
    found: list[Piece] = []
    done = 0
    for (start, end), here in sorted(places.items(), key=lambda item: item[0]):
        if start < done:
            continue
        if start > done:
            found.append(Piece(text[done:start]))
        found.append(Piece(text[start:end], tuple(here)))
        done = end
    if done < len(text):
        found.append(Piece(text[done:]))
    return found
