"""A board over time as a Plotly figure: the picture of `svg`, live, for readers who reach for it.

The only module that imports plotly, which is slow: import it where a reader asks. There are no colours here:
`chart.js` takes them from the page's theme.
"""

from __future__ import annotations

import html
import json
import math
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from leaderboard.chart_options import Axis
from leaderboard.charts.labels import Label, text_width
from leaderboard.charts.layout import BOLD, CAPTION, TEXT, Layout, lay_out
from leaderboard.charts.lines import Lines, lay_out_lines
from leaderboard.charts.palette import SYMBOLS
from leaderboard.charts.scales import ValueAxis
from leaderboard.charts.series import Point, Series

# The size that margins and labels are made for; the live drawing then fills what the page gives it.
WIDTH, HEIGHT = 760, 380

_HOVER = "%{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"
_ENDS = {"start": "right", "middle": "center", "end": "left"}
_SIDES = {"above": "top", "below": "bottom", "beside": "middle"}
_EPOCH = date(1970, 1, 1)
_DAY = 86_400_000  # milliseconds, what Plotly counts time in


def board_figure(
    series: Series, *, width: float = WIDTH, height: float = HEIGHT, axis: Axis = "linear"
) -> dict[str, Any]:
    """The figure as JSON-able data, `{"data": [...], "layout": {...}}`; no traces for a series without a dated point.

    All traces are scatters; their `meta` says what they are: "others" (every result beside the frontier), "frontier"
    (the step line) and "steps" (its points, named as the drawing of that size names them). A point's `customdata` is
    its address, then model, value, and paper with date, as `hovertemplate` shows them.
    """
    if not series.points:
        return {"data": [], "layout": {}}
    chart = lay_out(series, width, height, axis)
    others = [point for point in series.points if not point.on_frontier]
    names = {label.key: label for label in chart.labels}
    best = series.frontier[-1]
    figure = go.Figure(
        data=[
            _markers(chart, others, "others", size=6),
            go.Scatter(
                meta="frontier",
                mode="lines",
                # The last value holds to the end of the data.
                x=[*(point.when.isoformat() for point in series.frontier), series.points[-1].when.isoformat()],
                y=[_value(chart, point) for point in (*series.frontier, best)],
                line={"shape": "hv", "width": 2.5},
                hoverinfo="skip",
            ),
            _markers(chart, series.frontier, "steps", size=8, labels=[names.get(i) for i in range(len(chart.steps))]),
        ],
        layout=_layout(series, chart),
    )
    data: dict[str, Any] = json.loads(figure.to_json())
    return data


def lines_figure(
    lines: Lines, *, width: float = WIDTH, height: float = HEIGHT, axis: Axis = "linear"
) -> dict[str, Any]:
    """The figure of several lines; the `meta` of a trace is "line" or "steps" with the slot of its colour."""
    if not lines.lines:
        return {"data": [], "layout": {}}
    chart = lay_out_lines(lines, width, height, axis)
    last = lines.whole.points[-1].when.isoformat()
    traces = []
    for line in lines.lines:
        steps = line.series.frontier
        others = [point for point in line.series.points if not point.on_frontier]
        names = ["" for _ in steps] + ["\N{EN SPACE}" + _plain(line.name)]  # apart from the mark at its end
        traces += [
            go.Scatter(
                meta=f"line-{line.slot}",
                mode="lines+text",
                x=[*(point.when.isoformat() for point in steps), last],
                y=[_value(chart, point) for point in (*steps, steps[-1])],
                line={"shape": "hv", "width": 2},
                text=names,
                textposition="middle right",
                cliponaxis=False,
                hoverinfo="skip",
            ),
            _markers(chart, others, f"dots-{line.slot}", size=5),
            _markers(chart, steps, f"steps-{line.slot}", size=8, symbol=SYMBOLS[line.slot]),
        ]
    data: dict[str, Any] = json.loads(go.Figure(data=traces, layout=_layout(lines.whole, chart)).to_json())
    return data


def _markers(
    chart: Layout,
    points: Sequence[Point],
    meta: str,
    *,
    size: int,
    labels: Sequence[Label | None] = (),
    symbol: str = "circle",
) -> go.Scatter:
    texts: dict[str, Any] = {"mode": "markers"}
    if labels:
        texts = {
            "mode": "markers+text",
            "text": [_plain(label.text) if label else "" for label in labels],
            "textposition": [
                f"{_SIDES[label.side]} {_ENDS[label.anchor]}" if label else "top left" for label in labels
            ],
        }
    return go.Scatter(
        meta=meta,
        x=[point.when.isoformat() for point in points],
        y=[_value(chart, point) for point in points],
        customdata=[[point.url, *_said(point)] for point in points],
        hovertemplate=_HOVER,
        marker={"size": size, "symbol": symbol},
        cliponaxis=False,
        **texts,
    )


def _value(chart: Layout, point: Point) -> float:
    """In the units of the axis. A picture needs no more digits than a float has; readers get the printed number."""
    return float(chart.values.drawn(point.value).scaleb(-chart.values.power))


def _value_range(chart: Layout) -> list[float]:
    """What the lower and the upper edge of the plot stand for, as Plotly takes it: a log axis in powers of ten."""
    ends = [float(chart.values.drawn(value).scaleb(-chart.values.power)) for value in chart.value_range]
    return ends if isinstance(chart.values, ValueAxis) else [math.log10(end) for end in ends]


def _said(point: Point) -> tuple[str, str, str]:
    """Model, value, and paper with date and doubt: at most three short lines each."""
    where = [*_lines(point.paper), _plain(", ".join(filter(None, (point.date_text, point.doubt))))]
    return "<br>".join(_lines(point.label)), _plain(point.printed), "<br>".join(filter(None, where))


def _lines(text: str) -> list[str]:
    return [_plain(line) for line in textwrap.wrap(text, 48, max_lines=3, placeholder=" …")]


def _plain(text: str) -> str:
    """Text that Plotly, which understands some tags, shows as it is."""
    return html.escape(text, quote=False)


def _layout(series: Series, chart: Layout) -> dict[str, Any]:
    plot, times = chart.plot, chart.times
    quiet = {"zeroline": False, "automargin": False, "fixedrange": False}
    start, end = ((day - _EPOCH).days * _DAY for day in (times.start, times.end))
    margin = (end - start) * chart.time_margin or 15 * _DAY
    return {
        "template": "none",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "margin": {
            "l": plot.left,
            "t": plot.top,
            "r": chart.width - plot.right,
            "b": chart.height - plot.bottom,
            "pad": 0,
        },
        "font": {"size": TEXT},
        "xaxis": {
            **quiet,
            "type": "date",
            "range": [start - margin, end + margin],
            "showgrid": False,
            "showline": True,
            "ticks": "outside",
            "ticklen": 4,
            "nticks": 10,
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
                {"dtickrange": ["M1", "M6"], "value": "%b %Y"},
                {"dtickrange": ["M12", None], "value": "%Y"},
            ],
        },
        "yaxis": {
            **quiet,
            "type": "linear" if isinstance(chart.values, ValueAxis) else "log",
            "range": _value_range(chart),
            "nticks": len(chart.value_ticks) + 2,
            "ticklabelstandoff": 6,
            "exponentformat": "none",
            "separatethousands": True,
        },
        "annotations": _lines_above(chart),
    }


def _lines_above(chart: Layout) -> list[dict[str, Any]]:
    """Caption and note where the drawing has them, but the note after the caption: the right end is for the tools."""
    caption = _text(chart, chart.caption, 0, 14, CAPTION, "caption")
    if not chart.note:
        return [caption]
    x, baseline, anchor = chart.note_at
    if anchor == "end":
        x = text_width(chart.caption, CAPTION * BOLD) + 16
    return [caption, _text(chart, chart.note, x, baseline, TEXT, "note")]


def _text(chart: Layout, text: str, x: float, baseline: float, size: float, name: str) -> dict[str, Any]:
    """A line above the plot that keeps its distance to the plot's upper left corner."""
    return {
        "name": name,
        "text": _plain(text),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": x - chart.plot.left,
        "y": 1,
        "yanchor": "bottom",
        "yshift": chart.plot.top - baseline - 5,
        "borderpad": 0,
        "font": {"size": size, "weight": 600 if name == "caption" else 400},
    }
