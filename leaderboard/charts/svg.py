"""The drawings that stand on a page before any script: boards, the small tide line, shares, the mark of the house.

They carry classes and no style: `static/leaderboard/chart.css` says how they look, light and dark. Presentation
attributes keep them legible without it, in a feed reader for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import compress

from leaderboard.chart_options import Axis
from leaderboard.charts.labels import Label
from leaderboard.charts.layout import CAPTION, TEXT, Layout, Size, lay_out
from leaderboard.charts.markup import NAMESPACE, escaped, link, number, opened, path, text
from leaderboard.charts.scales import TimeAxis, ValueAxis
from leaderboard.charts.series import Point, Series
from leaderboard.charts.shares import Share

# Three tides, each higher than the one before; on a grid of 16 with edges on whole pixels.
MARK_PATH = "M1 13h5V8h5V3h4"
MARK_COLOUR = "#12846c"  # legible on white and on black: a favicon cannot know what it stands on

# A drawing narrower than this is for phones. There a quiet point is too small a target for a finger, and is no link.
_FOR_PHONES = 500

# From nothing to all, in percent.
_SHARES = ValueAxis(Decimal(0), Decimal(100), Decimal(25), 0)


def board_svg(series: Series, *, width: float = 760, height: float = 380, axis: Axis = "linear") -> str:
    """A board over time: every result a quiet point, the frontier a bold step line with names at its steps.

    Empty for a series without a dated point. Every point is a link to its result, in a drawing for phones those of the
    frontier alone; these are reached by keyboard, and all stand in the table below. A group, since an image may hold no
    links. The text keeps the size of the drawing: for a phone draw it narrower (380 by 320) instead of shrinking it.
    Escaped, and safe to put on a page.
    """
    return board_svgs(series, [Size(width=width, height=height)], axis=axis)[0]


def board_svgs(series: Series, sizes: Sequence[Size], *, axis: Axis = "linear") -> list[str]:
    """The same board drawn in several sizes, each as `board_svg` does; what is said of the points is written once."""
    if not series.points:
        return [""] * len(sizes)
    title, summary = escaped(series.title), escaped(series.summary)
    quiet = [not point.on_frontier for point in series.points]
    others = [_dot(point, 3, tabbable=False) for point in compress(series.points, quiet)]
    radius = 4 if len(series.frontier) <= 40 else 3
    steps = [_dot(point, radius, tabbable=True) for point in series.frontier]
    drawings = []
    for size in sizes:
        chart = lay_out(series, **size, axis=axis)
        parts = (
            opened(size["width"], size["height"], f"{series.title} over time", role="group", size=TEXT),
            f"<title>{title} over time</title><desc>{summary}</desc>",
            axes_svg(chart),
            _others(others if size["width"] >= _FOR_PHONES else None, list(compress(chart.points, quiet))),
            f'<path class="chart-frontier" fill="none" stroke="currentColor" stroke-width="2.5" '
            f'stroke-linejoin="round" stroke-linecap="round" d="{path(chart.line)}"/>',
            f'<g class="chart-steps">{_placed(steps, chart.steps)}</g>',
            f'<g aria-hidden="true">{_labels(chart.labels)}</g>',
            "</svg>",
        )
        drawings.append("".join(parts))
    return drawings


def spark_svg(series: Series, width: float = 220, height: float = 56) -> str:
    """The frontier alone, as a small step line for lists and the home page. Empty without a dated point."""
    if not series.points:
        return ""
    worth = [point.value for point in series.frontier]
    # The line alone: its own lowest and highest are its edges, so that every step is seen.
    low, high = min(worth), max(worth)
    values = ValueAxis(low, high, step=high - low, power=0) if low < high else None
    times = TimeAxis(series.points[0].when, series.points[-1].when)
    inset = 5.0

    def at(point: Point) -> tuple[float, float]:
        share = values.share(point.value) if values else 0.5
        return inset + times.share(point.when) * (width - 2 * inset), height - inset - share * (height - 2 * inset)

    steps = [at(point) for point in series.frontier]
    line = f"M{number(steps[0][0])} {number(steps[0][1])}"
    line += "".join(f"H{number(x)}V{number(y)}" for x, y in steps[1:])
    end = inset + times.share(times.end) * (width - 2 * inset)
    x, y = end, steps[-1][1]
    return (
        f'<svg {NAMESPACE} class="spark" viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" '
        f'height="{number(height)}" role="img"><title>{escaped(series.summary)}</title>'
        f'<path class="chart-frontier" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" '
        f'stroke-linecap="round" d="{line}H{number(x)}"/><circle class="spark-end" fill="currentColor" '
        f'cx="{number(x)}" cy="{number(y)}" r="3"/></svg>'
    )


def shares_svg(shares: Sequence[Share], *, caption: str, summary: str, width: float = 760, height: float = 260) -> str:
    """The points, oldest first, joined by a line; a larger dot stands for more. Empty where there is no point.

    Escaped, and safe to put on a page. For a phone draw it narrower instead of shrinking it.
    """
    if not shares:
        return ""
    left, right, top, bottom = 46.0, 22.0, 34.0, 28.0
    times = TimeAxis(shares[0].when, shares[-1].when)
    across, up = width - left - right, height - top - bottom
    most = max(share.of for share in shares)

    def at(share: Share) -> tuple[float, float]:
        y = top + up * (1 - _SHARES.share(Decimal(repr(share.percent))))
        return left + across * times.share(share.when), y

    ticks = [(tick, top + up * (1 - _SHARES.share(tick))) for tick in _SHARES.ticks(Decimal(100))]
    days = [(left + across * times.share(day), words) for day, words in times.ticks(max(2, int(across // 90)))]
    if times.start == times.end:
        days = [(x, shares[0].words.partition(":")[0]) for x, _ in [at(shares[0])]]
    grid = "".join(f"M{number(left)} {number(y)}H{number(width - right)}" for _, y in ticks)
    marks = "".join(f"M{number(x)} {number(top + up)}v4" for x, _ in days)
    places = [at(share) for share in shares]
    line = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places)
    dots = "".join(
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(2.5 + 3.5 * (share.of / most) ** 0.5)}">'
        f"<title>{escaped(share.words)}</title></circle>"
        for share, (x, y) in zip(shares, places, strict=True)
    )
    last_x, last_y = places[-1]
    # Beside the line's end, on the side that the line does not come from.
    from_above = len(places) > 1 and places[-2][1] < last_y
    baseline = last_y + 20 if (from_above and last_y + 20 < top + up) or last_y - 10 < top else last_y - 10
    return "".join(
        (
            opened(width, height, summary, role="img", size=13),
            f"<title>{escaped(summary)}</title>",
            f'<path class="chart-grid" fill="none" stroke="currentColor" stroke-opacity="0.15" d="{grid}"/>',
            '<path class="chart-axis" fill="none" stroke="currentColor" stroke-opacity="0.5" '
            f'd="M{number(left)} {number(top + up)}H{number(width - right)}{marks}"/>',
            text(0, 14, "start", caption, ' class="chart-caption" font-weight="600"'),
            '<g class="chart-ticks">',
            *(text(left - 8, y + 4, "end", f"{tick.normalize():f}%") for tick, y in ticks),
            *(text(x, top + up + 19, "middle", words) for x, words in days),
            "</g>",
            f'<path class="chart-frontier" fill="none" stroke="currentColor" stroke-width="2.5" d="{line}"/>',
            f'<g class="chart-steps">{dots}</g>',
            text(
                min(last_x + 6, width), baseline, "end", f"{shares[-1].percent:.0f}%", ' class="chart-label chart-best"'
            ),
            "</svg>",
        )
    )


def mark_svg() -> str:
    """The mark of the house, in the colour of the text around it."""
    return (
        f'<svg {NAMESPACE} class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false"><path fill="none" stroke="currentColor" stroke-width="2" d="{MARK_PATH}"/></svg>'
    )


def mark_file() -> str:
    """What stands in `static/leaderboard/mark.svg`, for the favicon and wherever a file is needed."""
    return (
        f'<svg {NAMESPACE} viewBox="0 0 16 16"><path fill="none" stroke="{MARK_COLOUR}" stroke-width="2" '
        f'd="{MARK_PATH}"/></svg>\n'
    )


def axes_svg(chart: Layout) -> str:
    """Caption, note, grid and ticks."""
    plot, (note_x, note_y, note_anchor) = chart.plot, chart.note_at
    across = "".join(f"M{number(plot.left)} {number(tick.at)}H{number(plot.right)}" for tick in chart.value_ticks)
    down = "".join(f"M{number(tick.at)} {number(plot.bottom)}v4" for tick in chart.time_ticks)
    texts = [
        text(0, 14, "start", chart.caption, f' class="chart-caption" font-size="{number(CAPTION)}"'),
        text(note_x, note_y, note_anchor, chart.note, ' class="chart-note"') if chart.note else "",
        '<g class="chart-ticks">',
        *(text(plot.left - 8, tick.at + 4, "end", tick.text) for tick in chart.value_ticks),
        *(text(tick.at, plot.bottom + 19, tick.anchor, tick.text) for tick in chart.time_ticks),
        "</g>",
    ]
    return (
        f'<path class="chart-grid" fill="none" stroke="currentColor" stroke-opacity="0.15" d="{across}"/>'
        f'<path class="chart-axis" fill="none" stroke="currentColor" stroke-opacity="0.5" '
        f'd="M{number(plot.left)} {number(plot.bottom)}H{number(plot.right)}{down}"/>{"".join(texts)}'
    )


def _labels(labels: Iterable[Label]) -> str:
    drawn = []
    for i, label in enumerate(labels):
        best = ' class="chart-label chart-best" font-weight="600"' if i == 0 else ' class="chart-label"'
        drawn.append(text(label.x, label.baseline, label.anchor, label.text, best))
    return "".join(drawn)


def _dot(point: Point, radius: int, *, tabbable: bool) -> tuple[str, str]:
    """A point as a link, but for its place: what stands before it and what after."""
    facts = point.facts
    before, after = link(point.url, facts=facts, tabbable=tabbable)
    title = "\n".join(map(escaped, facts))
    return f'{before}<circle cx="', f'" r="{radius}"><title>{title}</title></circle>{after}'


def _others(dots: Sequence[tuple[str, str]] | None, places: Sequence[tuple[float, float]]) -> str:
    """The quiet points; without `dots` as one path of round spots."""
    if not places:
        return ""
    if dots is not None:
        return f'<g class="chart-others" fill-opacity="0.35">{_placed(dots, places)}</g>'
    spots = "".join([f"M{number(x)} {number(y)}h0" for x, y in places])
    return (
        '<path class="chart-spots" fill="none" stroke="currentColor" stroke-opacity="0.35" stroke-width="6" '
        f'stroke-linecap="round" d="{spots}"/>'
    )


def _placed(dots: Iterable[tuple[str, str]], places: Iterable[tuple[float, float]]) -> str:
    """Dots in their places."""
    return "".join(
        [f'{before}{number(x)}" cy="{number(y)}{after}' for (before, after), (x, y) in zip(dots, places, strict=True)]
    )
