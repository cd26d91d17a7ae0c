"""Colours and shapes of what stands side by side: eight slots, coloured by a stylesheet, each with its own shape.

Shape says the same as colour, for readers who tell few colours apart and for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from leaderboard.charts.markup import number

SLOTS = 8
# The names that Plotly has for the shapes below, slot by slot.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "hexagon", "star-square")
# Outlines around the origin, in parts of the radius.
_OUTLINES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ((0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
    ((0, 1.2), (1.15, -0.85), (-1.15, -0.85)),
    tuple(
        (x, y)
        for x, y in zip(
            (-0.4, 0.4, 0.4, 1.2, 1.2, 0.4, 0.4, -0.4, -0.4, -1.2, -1.2, -0.4),
            (-1.2, -1.2, -0.4, -0.4, 0.4, 0.4, 1.2, 1.2, 0.4, 0.4, -0.4, -0.4),
            strict=True,
        )
    ),
    ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
    ((0, -0.5), (1.1, -1.1), (0.5, 0), (1.1, 1.1), (0, 0.5), (-1.1, 1.1), (-0.5, 0), (-1.1, -1.1)),
)


def slots(keys: Sequence[str]) -> list[int]:
    """The slot of each key: its own wherever that is free, else the next free one; more than `SLOTS` keys share.

    The first in line keep theirs, so that adding one at the end changes nobody's colour.
    """
    taken: set[int] = set()
    found = []
    for key in keys:
        own = crc32(key.encode()) % SLOTS
        slot = next((slot % SLOTS for slot in range(own, own + SLOTS) if slot % SLOTS not in taken), own)
        taken.add(slot)
        found.append(slot)
    return found


def shape(slot: int, x: float, y: float, radius: float, inside: str = "") -> str:
    """The mark of a slot around a point; `inside` is what the element holds, a title for one."""
    outline = _OUTLINES[slot]
    if not outline:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}">{inside}</circle>'
    corners = "L".join(f"{number(x + radius * dx)} {number(y + radius * dy)}" for dx, dy in outline)
    return f'<path d="M{corners}Z">{inside}</path>'
