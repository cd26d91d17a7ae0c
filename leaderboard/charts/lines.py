"""Several frontiers in one drawing, a line each, in its own colour, with its own marks and named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderboard.chart_options import Axis
from leaderboard.charts.labels import shortened, text_width
from leaderboard.charts.layout import BOLD, TEXT, Layout, lay_out, step_line
from leaderboard.charts.markup import escaped, linked, number, opened, path, text
from leaderboard.charts.palette import shape
from leaderboard.charts.series import Series
from leaderboard.charts.svg import axes_svg

MOST_LINES = 6
_APART = TEXT + 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its slot of colours, and its results."""

    name: str
    slot: int
    series: Series


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over one pair of axes; `left_out` counts those that there is no room for."""

    whole: Series  # all points, without a frontier
    lines: Sequence[Line]
    left_out: int

    @classmethod
    def of(cls, lines: Sequence[Line], *, title: str, metric: str, unit: str, higher: bool, left_out: int) -> Lines:
        """The lines that have a dated point."""
        dated = [line for line in lines if line.series.points]
        points = sorted(
            (point for line in dated for point in line.series.points), key=lambda point: (point.when, point.pk)
        )
        whole = Series(
            title=title,
            metric=metric,
            unit=unit,
            higher_is_better=higher,
            points=tuple(points),
            frontier=(),
            undated=sum(line.series.undated for line in lines),
            left_out=sum(line.series.left_out for line in dated),
        )
        return cls(whole, dated, left_out)

    @property
    def summary(self) -> str:
        """What the chart shows, in sentences, for readers who do not see it."""
        said = [
            f"{line.name}: best {best.label}, {', '.join(filter(None, (best.printed, best.date_text, best.doubt)))}."
            for line in self.lines
            for best in line.series.frontier[-1:]
        ]
        return " ".join(said)


def lay_out_lines(lines: Lines, width: float, height: float, axis: Axis) -> Layout:
    """The axes of the lines, with room for their names at the right."""
    widest = max(text_width(line.name, TEXT * BOLD) for line in lines.lines)
    return lay_out(lines.whole, width, height, axis, right=min(widest + 14, 0.34 * width))


def lines_svg(lines: Lines, *, width: float = 760, height: float = 380, axis: Axis = "linear") -> str:
    """The drawing; empty where no line has a dated point. Escaped, and safe to put on a page.

    Every point is a link to its result; those of the frontiers are reached by keyboard.
    """
    if not lines.lines:
        return ""
    chart = lay_out_lines(lines, width, height, axis)
    at = {point.pk: place for point, place in zip(lines.whole.points, chart.points, strict=True)}
    title = f"{lines.whole.title} over time"
    return "".join(
        (
            opened(width, height, title, role="group", size=TEXT),
            f"<title>{escaped(title)}</title><desc>{escaped(lines.summary)}</desc>",
            axes_svg(chart),
            *(_line(line, at, chart) for line in lines.lines),
            f'<g aria-hidden="true">{_names(lines, at, chart)}</g>',
            "</svg>",
        )
    )


def _line(line: Line, at: dict[int, tuple[float, float]], chart: Layout) -> str:
    drawn = [f'<g class="series-{line.slot}">']
    for point in line.series.points:
        if not point.on_frontier:
            x, y = at[point.pk]
            dot = f'<circle cx="{number(x)}" cy="{number(y)}" r="2.5" fill-opacity="0.35">'
            title = f"<title>{escaped(chr(10).join((line.name, *point.facts)))}</title></circle>"
            drawn.append(linked(point.url, dot + title, facts=point.facts, tabbable=False))
    steps = [at[point.pk] for point in line.series.frontier]
    end = max(x for x, _ in chart.points)
    drawn.append(
        f'<path class="chart-line" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" '
        f'd="{path(step_line(tuple(steps), end))}"/>'
    )
    for point, (x, y) in zip(line.series.frontier, steps, strict=True):
        facts = (line.name, *point.facts)
        mark = shape(line.slot, x, y, 4, f"<title>{escaped(chr(10).join(facts))}</title>")
        drawn.append(linked(point.url, mark, facts=facts, tabbable=True))
    return "".join((*drawn, "</g>"))


def _names(lines: Lines, at: dict[int, tuple[float, float]], chart: Layout) -> str:
    """Each line's name beside its end, moved apart where ends are near."""
    ends = sorted((at[line.series.frontier[-1].pk][1], i) for i, line in enumerate(lines.lines))
    room = chart.width - chart.plot.right - 8
    drawn, lowest = [], chart.plot.top + TEXT / 2 - _APART
    for left, (y, i) in zip(range(len(ends), 0, -1), ends, strict=True):
        # As near to its end as the names above it allow, with room for those below it.
        lowest = min(max(y, lowest + _APART), chart.plot.bottom - (left - 1) * _APART)
        line = lines.lines[i]
        name = shortened(line.name, TEXT * BOLD, room)
        words = f' class="series-{line.slot} chart-name" font-weight="600"'
        drawn.append(text(chart.plot.right + 6, lowest + TEXT / 3, "start", name, words))
    return "".join(drawn)
