"""Where names may stand beside the steps of a frontier: never on another name, the line or a point."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple

Anchor = Literal["start", "middle", "end"]

# Widths in parts of the font size, on the generous side: the reader's system font is not known here.
_NARROW = frozenset("ijl|!'.,:;` ()[]{}tfI/\\-")
_APART = 2.0  # between two names
_WIDE = frozenset("mwMW@%&")


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is in a sans-serif font; rather too wide than too narrow."""
    return size * sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(char: str) -> float:
    if char in _NARROW:
        return 0.4
    if char in _WIDE:
        return 1.0
    if ord(char) >= 0x1100:  # from here on scripts whose signs fill a square
        return 1.05
    return 0.72 if char.isupper() else 0.63


def shortened(text: str, size: float, width: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    text = " ".join(text.split())
    if text_width(text, size) <= width:
        return text
    room = width - text_width("…", size)
    for end, char in enumerate(text):
        room -= size * _width(char)
        if room < 0:
            return text[:end].rstrip(" ,;:-(") + "…"
    return text


class Box(NamedTuple):
    """A rectangle of the drawing; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return bool(_meeting(self, [other]))

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants to stand beside a point of the line; `must`: it stands in any case."""

    key: int
    text: str
    x: float
    y: float
    must: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place: `x` and `baseline` are where an SVG text starts, ends or has its middle, by `anchor`."""

    key: int
    text: str
    x: float
    baseline: float
    anchor: Anchor
    side: Literal["above", "below", "beside"]
    box: Box


def place(
    wishes: Iterable[Wish], obstacles: Sequence[Box], bounds: Box, *, size: float, above: bool
) -> tuple[Label, ...]:
    """Place names, the most important first in, so that none meets another or an obstacle and all lie in `bounds`.

    `above`: the free side of the line, where no point can be, is the upper one. A name without a free place is
    dropped, unless it must stand: then it takes the place that hides least.
    """
    placed: list[Label] = []
    taken: list[Box] = []  # by names, with room around each
    # Hundreds of points are lower than a line of text, so that those at its height are found by their upper edges.
    low = sorted((box for box in obstacles if box.bottom - box.top < size), key=itemgetter(1))
    tops = [box.top for box in low]
    tall = [box for box in obstacles if box.bottom - box.top >= size]
    for wish in wishes:
        best: tuple[int, _Place] | None = None
        places = list(_candidates(wish, bounds, size, above))
        if not places:
            continue
        around = _around([at.box for at in places])
        named = _meeting(around, taken)
        free = [at for at in places if not _meeting(at.box, named)] if named else places
        if not free:
            continue
        level = low[bisect_left(tops, around.top - size) : bisect_left(tops, around.bottom)]
        near = _meeting(around, [*level, *tall])
        for at in free:
            hidden = len(_meeting(at.box, near))
            if best is None or hidden < best[0]:
                best = hidden, at
            if not hidden:
                break
        if best is not None and (best[0] == 0 or wish.must):
            placed.append(Label(wish.key, wish.text, *best[1]))
            taken.append(best[1].box.grown(_APART))
    return tuple(placed)


class _Place(NamedTuple):
    """Where a name might stand; as in `Label`."""

    x: float
    baseline: float
    anchor: Anchor
    side: Literal["above", "below", "beside"]
    box: Box


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest rectangle that holds them all."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _meeting(one: Box, boxes: Iterable[Box]) -> list[Box]:
    """Those that meet this one. Written out, because every name on a chart is held against every point near it."""
    left, top, right, bottom = one
    return [box for box in boxes if top < box[3] and box[1] < bottom and left < box[2] and box[0] < right]


def _candidates(wish: Wish, bounds: Box, size: float, above: bool) -> Iterable[_Place]:
    """Places within bounds, best first: on the free side, ending, centred or starting at the point; beside; beyond."""
    width = text_width(wish.text, size)
    free, beyond = (wish.y - 8, wish.y + size + 6) if above else (wish.y + size + 6, wish.y - 8)
    sides: tuple[Literal["above", "below"], Literal["above", "below"]] = (
        ("above", "below") if above else ("below", "above")
    )
    tries: list[tuple[float, float, Anchor, Literal["above", "below", "beside"]]] = [
        (wish.x + 4, free, "end", sides[0]),
        (wish.x, free, "middle", sides[0]),
        (wish.x - 4, free, "start", sides[0]),
        (wish.x - 9, wish.y + size / 3, "end", "beside"),
        (wish.x - 4, beyond, "start", sides[1]),
        (wish.x + 4, beyond, "end", sides[1]),
    ]
    if wish.must:
        # Pushed back inside from where it would leave the drawing.
        x = min(max(wish.x + 4, bounds.left + width), bounds.right)
        tries += [(x, min(max(y, bounds.top + size), bounds.bottom - 4), "end", sides[0]) for y in (free, beyond)]
    for x, baseline, anchor, side in tries:
        left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
        box = Box(left, baseline - 0.8 * size, left + width, baseline + 0.25 * size)
        if box.within(bounds):
            yield _Place(x, baseline, anchor, side, box)
