"""The geometry of a board's chart: margins, axes, where points and labels stand. Both drawings are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypedDict

from leaderboard.chart_options import Axis
from leaderboard.charts.labels import Anchor, Box, Label, Wish, place, shortened, text_width
from leaderboard.charts.logs import LogAxis
from leaderboard.charts.scales import TimeAxis, ValueAxis, number, power_text
from leaderboard.charts.series import Point, Series

SMALLEST = (300, 200)
TEXT = 12.0  # the size of ticks, labels and notes, in units of the drawing
CAPTION = 13.0
BOLD = 1.1  # how much wider a bold text runs
WHOLE = Decimal(100)  # what errors in percent are counted from
_MARKER = 4.0
_LABEL_ROOM = 24
_LABEL_WIDTH = 40  # so many units of the plot for each name that is tried: a phone has room for the greatest steps
_NO_BREAK = "\N{NO-BREAK SPACE}"


class Size(TypedDict):
    """The size of a drawing in its own units."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A text at an axis."""

    at: float
    text: str
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out chart of at least one dated point. Coordinates are units of the drawing, y downwards.

    `points`, `steps` and `line` give centres in the order of `series.points`, `series.frontier` and along the step
    line, which runs on to the last date of the data.
    """

    width: float
    height: float
    plot: Box
    caption: str
    note: str
    note_at: tuple[float, float, Anchor]
    values: ValueAxis | LogAxis
    times: TimeAxis
    value_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    points: tuple[tuple[float, float], ...]
    steps: tuple[tuple[float, float], ...]
    line: tuple[tuple[float, float], ...]
    labels: tuple[Label, ...]
    # The range of values and the share of the time axis that the edges of the plot stand for.
    value_range: tuple[Decimal, Decimal]
    time_margin: float


def axes_of(series: Series) -> tuple[Axis, ...]:
    """The axes that can show the numbers of a series: a logarithm takes no zero, an error needs a whole."""
    if not series.points:
        return ("linear",)
    worth = [point.value for point in series.points]
    low, high = min(worth), max(worth)
    log: tuple[Axis, ...] = ("log",) if LogAxis.fits(low, high) else ()
    whole = series.unit == "%" and series.higher_is_better
    error: tuple[Axis, ...] = ("error",) if whole and LogAxis.fits(low, high, WHOLE) else ()
    return ("linear", *log, *error)


def value_axis(axis: Axis, low: Decimal, high: Decimal, *, about: int, below: Decimal) -> ValueAxis | LogAxis:
    """The axis of that kind over data from `low` to `high`, with room before it."""
    if axis == "linear":
        return ValueAxis.over(low, high, about=about, below=below)
    return LogAxis.over(low, high, about=about, below=below, whole=WHOLE if axis == "error" else None)


def lay_out(series: Series, width: float, height: float, axis: Axis = "linear", *, right: float = 2.0) -> Layout:
    """Lay a series out on so many units; an axis that cannot show it gives way to the linear one.

    `right` is the room that the plot leaves beside it. A series without a frontier has neither line nor labels.

    ValueError below 300 by 200 units, or without a dated point.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        raise ValueError(f"A chart needs at least {SMALLEST[0]} by {SMALLEST[1]} units, not {width} by {height}.")
    if not series.points:
        raise ValueError("A chart needs at least one dated point.")
    up = series.higher_is_better
    worth = [point.value for point in series.points]
    # Labels stand on the free side of the line, so there must be room for one beyond the best value.
    room = Decimal("0.03") if up else Decimal(_LABEL_ROOM) / Decimal(height)
    axis = axis if axis in axes_of(series) else "linear"
    values = value_axis(axis, min(worth), max(worth), about=max(2, round(height / 64)), below=room)
    times = TimeAxis(series.points[0].when, series.points[-1].when)

    caption = shortened(_caption(series, values), CAPTION * BOLD, width)
    note = _note(series, values)
    beside = text_width(caption, CAPTION * BOLD) + 24 + text_width(note, TEXT) <= width
    note = note if beside else shortened(note, TEXT, width)
    note_at: tuple[float, float, Anchor] = (width, 14, "end") if beside else (0, 31, "start")
    top = 28 if beside or not note else 46

    plot_bottom = height - 26
    best_top = top + (_LABEL_ROOM if up else 8)
    # An axis that starts at zero may leave less room below than asked for.
    lowest = values.share(min(worth)) * (plot_bottom - best_top)
    bottom = plot_bottom - (0 if up or lowest >= _LABEL_ROOM else max(10, _LABEL_ROOM - lowest))

    def heights(some: Iterable[Decimal]) -> list[float]:
        return [bottom - share * (bottom - best_top) for share in values.shares(some)]

    ceiling = values.value((bottom - top) / (bottom - best_top))
    if series.unit == "%" and max(worth) <= 100:
        ceiling = min(ceiling, Decimal(100))
    marked = values.ticks(ceiling)
    ticks = [(y, values.text(tick)) for y, tick in zip(heights(marked), marked, strict=True)]
    left = max(text_width(text, TEXT) for _, text in ticks) + 10
    plot = Box(left, top, width - right, plot_bottom)
    first_x, last_x = plot.left + 12, plot.right - 12

    def places(some: Sequence[Point]) -> tuple[tuple[float, float], ...]:
        across = [first_x + times.share(point.when) * (last_x - first_x) for point in some]
        return tuple(zip(across, heights(point.value for point in some), strict=True))

    points, steps = places(series.points), places(series.frontier)
    line = step_line(steps, max(x for x, _ in points)) if steps else ()
    others = [at for point, at in zip(series.points, points, strict=True) if not point.on_frontier]
    return Layout(
        width=width,
        height=height,
        plot=plot,
        caption=caption,
        note=note,
        note_at=note_at,
        values=values,
        times=times,
        value_ticks=tuple(Tick(y, text) for y, text in ticks),
        time_ticks=_time_ticks(series, times, first_x, last_x, plot),
        points=points,
        steps=steps,
        line=line,
        labels=_labels(series, values, steps, line, others, plot) if steps else (),
        value_range=(
            values.value((bottom - plot_bottom) / (bottom - best_top)),
            values.value((bottom - top) / (bottom - best_top)),
        ),
        time_margin=12 / (last_x - first_x),
    )


def _caption(series: Series, values: ValueAxis | LogAxis) -> str:
    unit = " ".join(filter(None, (power_text(values.power) if values.power else "", series.unit)))
    what = (
        (series.metric or "Value")
        + (f" ({unit})" if unit else "")
        + ("" if series.higher_is_better else ", lower is better")
    )
    if isinstance(values, ValueAxis):
        return what
    return f"{what}, log axis" if values.whole is None else f"Error: {number(values.whole)} − {what}, log axis"


def _note(series: Series, values: ValueAxis | LogAxis) -> str:
    """What a reader must know of the drawing so as not to be misled by it."""
    said = []
    if values.drawn(values.start):
        power = f"{_NO_BREAK}{power_text(values.power)}" if values.power else ""
        unit = series.unit if series.unit in ("", "%") else f"{_NO_BREAK}{series.unit}"
        said.append(f"axis starts at {values.exact(values.start)}{power}{unit}")
    if series.left_out:
        drawn = len(series.points) - len(series.frontier)
        said.append(f"{drawn:,} of {drawn + series.left_out:,} other results drawn")
    return "; ".join(said)


def _time_ticks(series: Series, times: TimeAxis, first_x: float, last_x: float, plot: Box) -> tuple[Tick, ...]:
    if times.start == times.end:
        return (_kept_inside(Tick((first_x + last_x) / 2, series.points[0].date_text), plot),)
    ticks = times.ticks(int((last_x - first_x) / 68))
    placed = [_kept_inside(Tick(first_x + times.share(day) * (last_x - first_x), text), plot) for day, text in ticks]
    return tuple(placed)


def _kept_inside(tick: Tick, plot: Box) -> Tick:
    """The tick, with its text begun or ended at it where it would leave the drawing."""
    half = text_width(tick.text, TEXT) / 2
    if tick.at + half > plot.right:
        return Tick(tick.at, tick.text, "end")
    if tick.at - half < 0:
        return Tick(tick.at, tick.text, "start")
    return tick


def step_line(steps: tuple[tuple[float, float], ...], end: float) -> tuple[tuple[float, float], ...]:
    """Along the best value, then up to the next; the last one holds to the end of the data."""
    line = [steps[0]]
    for x, y in steps[1:]:
        line += [(x, line[-1][1]), (x, y)]
    if end > line[-1][0]:
        line.append((end, line[-1][1]))
    return tuple(line)


def _labels(
    series: Series,
    values: ValueAxis | LogAxis,
    steps: tuple[tuple[float, float], ...],
    line: tuple[tuple[float, float], ...],
    others: list[tuple[float, float]],
    plot: Box,
) -> tuple[Label, ...]:
    """Names at the steps of the line: the last one with its value always, the first, then the greatest steps."""
    widest = min(230.0, 0.62 * (plot.right - plot.left))
    gains = [abs(b.value - a.value) for a, b in pairwise(series.frontier)]
    last = len(steps) - 1
    order = sorted(range(1, last), key=lambda i: (-gains[i - 1], i))
    wishes = [
        Wish(i, shortened(series.frontier[i].label, TEXT, widest), *steps[i])
        for i in ([0] if last else []) + order[: int((plot.right - plot.left) / _LABEL_WIDTH)]
    ]
    best = series.frontier[last]
    value = f" {values.exact(best.value)}"
    if text_width(value, TEXT * BOLD) > widest / 2:
        value = ""
    name = shortened(best.label, TEXT * BOLD, widest - text_width(value, TEXT * BOLD))
    crown = Wish(last, name + value, *steps[last], must=True)
    obstacles = [Box(x - 3, y - 3, x + 3, y + 3) for x, y in others]
    obstacles += [Box(x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER) for x, y in steps]
    obstacles += [
        Box(min(ax, bx) - 2, min(ay, by) - 2, max(ax, bx) + 2, max(ay, by) + 2) for (ax, ay), (bx, by) in pairwise(line)
    ]
    bounds = Box(plot.left + 2, plot.top, plot.right, plot.bottom)
    first = place([crown], obstacles, bounds, size=TEXT * BOLD, above=series.higher_is_better)
    taken = [label.box.grown(2) for label in first]
    return first + place(wishes, [*obstacles, *taken], bounds, size=TEXT, above=series.higher_is_better)
