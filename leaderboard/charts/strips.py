"""A strip a board with a mark for each model on it: how far it is from the lowest to the best there.

Every strip has an axis of its own, so no strip says anything about another one's numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderboard.charts.labels import shortened, text_width
from leaderboard.charts.markup import escaped, linked, number, opened, text
from leaderboard.charts.palette import shape

_TEXT, _NOTE = 13.0, 11.0
_RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark: how far along its strip (0 the lowest, 1 the best), in which slot of colours, and what it says."""

    share: float
    slot: int
    facts: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One board: its name, what stands behind its name in small, and its marks."""

    name: str
    note: str
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class Strips:
    """Boards below each other; `ends` names the left and the right end of all of them, `summary` says it in words."""

    title: str
    summary: str
    ends: tuple[str, str]
    strips: Sequence[Strip]


def strips_svg(drawing: Strips, *, width: float = 960, stacked: bool = False) -> str:
    """The drawing; empty where there is no strip. Escaped, and safe to put on a page.

    `stacked` puts each name above its strip, for a phone; else it stands to the left. Every mark is a link that the
    keyboard reaches.
    """
    strips = drawing.strips
    if not strips:
        return ""
    names = 0.0 if stacked else 0.34 * width
    left, right = names + _RADIUS + 3, width - _RADIUS - 3
    row, top = (50.0, 22.0) if stacked else (44.0, 26.0)
    height = top + row * len(strips) + 4
    drawn = []
    for i, strip in enumerate(strips):
        y = top + row * i + (row - 14 if stacked else row / 2)
        if stacked:
            note = shortened(strip.note, _NOTE, 0.6 * width)
            name = shortened(strip.name, _TEXT, width - text_width(note, _NOTE) - 12)
            places = ((0.0, y - 16, "start"), (width, y - 16, "end"))
        else:
            note, name = shortened(strip.note, _NOTE, names - 14), shortened(strip.name, _TEXT, names - 14)
            places = ((0.0, y - 2, "start"), (0.0, y + 13, "start"))
        drawn.append(text(*places[0], name, ' class="chart-label"'))
        drawn.append(text(*places[1], note, f' class="chart-note" font-size="{number(_NOTE)}"'))
        drawn.append(
            f'<path class="strip" fill="none" stroke="currentColor" stroke-opacity="0.3" '
            f'd="M{number(left)} {number(y)}H{number(right)}M{number(right)} {number(y - 4)}v8"/>'
        )
        drawn += [_mark(dot, x, y + lift) for dot, x, lift in _lifted(strip.dots, left, right)]
    return "".join(
        (
            opened(width, height, drawing.title, role="group", size=_TEXT),
            f"<title>{escaped(drawing.title)}</title><desc>{escaped(drawing.summary)}</desc>",
            text(left, 12, "start", drawing.ends[0], ' class="chart-note" font-size="12"'),
            text(right, 12, "end", drawing.ends[1], ' class="chart-note" font-size="12"'),
            *drawn,
            "</svg>",
        )
    )


def _mark(dot: Dot, x: float, y: float) -> str:
    title = f"<title>{escaped(chr(10).join(dot.facts))}</title>"
    mark = shape(dot.slot, x, y, _RADIUS, title)
    return f'<g class="series-{dot.slot}">{linked(dot.url, mark, facts=dot.facts, tabbable=True)}</g>'


def _lifted(dots: Sequence[Dot], left: float, right: float) -> list[tuple[Dot, float, float]]:
    """Each mark with its place along the strip, and how far it is moved off it so as not to hide another one."""
    placed: list[tuple[Dot, float, float]] = []
    for dot in sorted(dots, key=lambda dot: dot.share):
        x = left + dot.share * (right - left)
        near = {lift for _, other, lift in placed if abs(other - x) < 1.6 * _RADIUS}
        lifts = (step * 1.5 * _RADIUS for step in (0, -1, 1, -0.5, 0.5, 0))
        placed.append((dot, x, next((lift for lift in lifts if lift not in near), 0.0)))
    return placed
