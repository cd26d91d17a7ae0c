"""Rows of boards as the charts' plain series: only what is drawn is fetched with its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leaderboard import ranking
from leaderboard.chart_options import Axis, Lines
from leaderboard.charts.layout import Size, axes_of
from leaderboard.charts.lines import MOST_LINES, Line, lines_svg
from leaderboard.charts.lines import Lines as Drawn
from leaderboard.charts.palette import slots
from leaderboard.charts.series import MOST_OTHERS, Kept, Row, Series, build, kept, of_kept
from leaderboard.charts.strips import Dot, Strip, Strips, strips_svg
from leaderboard.charts.svg import board_svgs
from leaderboard.filters import BoardFilters
from leaderboard.formats.points import PointRow, table
from leaderboard.formats.table import Table
from leaderboard.models import Result, System
from leaderboard.queries.boards import BoardPage, Chart, Named, named
from leaderboard.queries.charts import by_line
from leaderboard.queries.lines import Slim, addresses
from leaderboard.queries.lists import RankedResult
from leaderboard.queries.trends import Step, Trend
from leaderboard.templatetags.scores import doubt, iso_date, score, unit_of, with_space

# So many results stand beside the frontier in the drawings that a page begins with. More say nothing more, and were
# half of what the page of a large board weighs; the live chart and the drawing as a file have them.
ON_PAGE = 100
NARROW_STRIPS = 340
# So many boards make a profile that is still read at a glance; the table below it has all.
PROFILE = 24


def both_widths(drawing: Strips) -> dict[str, str]:
    """The drawing for wide columns and the one for phones, as the template of strips takes them."""
    return {"svg": strips_svg(drawing), "narrow": strips_svg(drawing, width=NARROW_STRIPS, stacked=True)}


def profile(system: System, lines: Sequence[RankedResult]) -> Strips:
    """A model's best rank on each board among these lines, as the share of other models that it is ahead of.

    The first of a board stands at the right end, whatever the board measures; boards without ranks are left out.
    """
    best: dict[tuple[int | None, int | None, str], RankedResult] = {}
    for line in lines:
        if line.rank is not None:
            board = (line.result.benchmark_id, line.result.metric_id, line.result.group)
            known = best.get(board)
            if known is None or _better(line.result, known.result):
                best[board] = line
    (slot,) = slots([system.slug])
    strips = [(_ahead(line), _profile_strip(line, slot)) for line in best.values()]
    return Strips(
        title=f"{system.name} among the models of each board",
        summary="One strip a board: the further right, the more of its other models are behind. "
        "The table below has the numbers.",
        ends=("all others ahead", "ahead of all others"),
        strips=[strip for _, strip in sorted(strips, key=lambda item: (-item[0], item[1].name))][:PROFILE],
    )


def _better(one: Result, other: Result) -> bool:
    higher = one.metric is None or one.metric.higher_is_better
    return one.rank_key > other.rank_key if higher else one.rank_key < other.rank_key


def _ahead(line: RankedResult) -> float:
    assert line.rank is not None
    return (line.of - line.rank) / (line.of - 1)


def _profile_strip(line: RankedResult, slot: int) -> Strip:
    result = line.result
    name, metric = (entry.name if entry else "" for entry in (result.benchmark, result.metric))
    rank = f"rank {line.rank} of {line.of}"
    number = score(result) + with_space(unit_of(result.metric))
    facts = (name, f"{metric}: {number}", rank, *filter(None, (doubt(result),)))
    # The rank first: a phone has no room for all.
    note = ", ".join(filter(None, (rank, metric, result.group and ranking.group_in_words(result.group))))
    return Strip(name=name, note=note, dots=[Dot(_ahead(line), slot, facts, result.get_absolute_url())])


# One drawing for wide columns and one for phones: text must not shrink with the drawing.
WIDE: Size = {"width": 960, "height": 400}
NARROW: Size = {"width": 380, "height": 320}
AXIS_WORDS: Mapping[Axis, str] = {"linear": "as they are", "log": "log axis", "error": "as errors, log axis"}


LINE_WORDS: Mapping[Lines, str] = {
    "one": "one",
    "group": "for each setting",
    "metric": "for each metric of this unit",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One form of the chart that the reader may choose, and the address with it."""

    words: str
    address: str
    chosen: bool


def drawn(page: BoardPage) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What the template of a board's chart prints: its lines as tables, what else may be chosen. And the drawings."""
    filters = page.filters
    picture = picture_of(page.chart, filters, ON_PAGE if filters.lines == "one" else MOST_OTHERS)
    whole = picture if isinstance(picture, Series) else picture.whole
    axes = axes_of(whole)
    axis = filters.axis if filters.axis in axes else "linear"
    several: dict[Lines, bool] = {"one": True, "group": len(page.groups) > 1, "metric": len(page.metrics) > 1}
    lines = [name for name, offered in several.items() if offered or name == filters.lines]
    if isinstance(picture, Series):
        drawings = board_svgs(picture, (WIDE, NARROW), axis=axis)
        tables = [("", picture.frontier)]
    else:
        drawings = [lines_svg(picture, **size, axis=axis) for size in (WIDE, NARROW)]
        tables = [(line.name, line.series.frontier) for line in picture.lines]
    words = {
        "tables": tables,
        "axes": [Offered(AXIS_WORDS[name], filters.address(axis=name), name == axis) for name in axes],
        "refused_axis": AXIS_WORDS[filters.axis] if filters.axis != axis else "",
        "lines": [Offered(LINE_WORDS[name], filters.address(lines=name), name == filters.lines) for name in lines],
        "lines_left_out": 0 if isinstance(picture, Series) else picture.left_out,
    }
    return words, {"wide": drawings[:1], "narrow": drawings[1:]}


def picture_of(chart: Chart, filters: BoardFilters, most: int | None = MOST_OTHERS) -> Series | Drawn:
    """What a board's chart shows: one series, or lines where the address asks for them (`most` None: all points)."""
    if filters.lines == "one" or chart.metric is None:
        return series_of(chart, most)
    found = by_line(chart, filters.lines)
    largest = sorted(found, key=lambda name: (-len(found[name]), name))
    names = sorted(largest[:MOST_LINES])  # by name, so that a colour does not change with every new result
    share = None if most is None else most // len(names) if names else most
    series = _series(chart, [_kept(chart, found[name], share) for name in names])
    return Drawn.of(
        [Line(*parts) for parts in zip(names, slots(names), series, strict=True)],
        title=chart.benchmark.name,
        metric="" if filters.lines == "metric" else chart.metric.name,
        unit=unit_of(chart.metric),
        higher=chart.higher_is_better,
        left_out=len(found) - len(names),
    )


def points_of(chart: Chart, filters: BoardFilters) -> Table:
    """Every dated result of the same chart as a table for programs; what has no room in the drawing too."""
    picture = picture_of(chart, filters, most=None)
    parts = [("", picture)] if isinstance(picture, Series) else [(line.name, line.series) for line in picture.lines]
    rows = (
        PointRow(
            line=name,
            model=point.label,
            value=point.value.normalize(),
            printed=point.printed,
            date=point.date_text,
            paper=point.paper,
            frontier=point.on_frontier,
            doubt=point.doubt,
            result=point.pk,
            address=point.url,
        )
        for name, series in parts
        for point in series.points
    )
    named = chart.metric.name if chart.metric and filters.lines != "metric" else ""
    return table(rows, title=f"{chart.benchmark.name} over time", metric=named, unit=unit_of(chart.metric))


def series_of(chart: Chart, most: int | None = MOST_OTHERS) -> Series:
    """The series of a board: all of its frontier, and as many other results as a chart draws (`most` None: all)."""
    (series,) = _series(chart, [_kept(chart, chart.rows, most)])
    return series


def _kept(chart: Chart, rows: Sequence[Slim], most: int | None) -> Kept[Slim]:
    return kept(rows, higher_is_better=chart.higher_is_better, most=most)


def _series(chart: Chart, given: Sequence[Kept[Slim]]) -> list[Series]:
    """Each as a series, with the names of what is drawn alone, in one statement for all."""
    results = named([slim.pk for part in given for slim in (*part.frontier, *part.others)])
    address, unit = addresses(), with_space(unit_of(chart.metric))

    def tell(slim: Slim) -> Row | None:
        result = results.get(slim.pk)
        return _told(slim, result, unit, address(slim.pk)) if result is not None else None

    return [
        of_kept(
            part.told(tell),
            title=chart.benchmark.name,
            metric=chart.metric.name if chart.metric else "",
            unit=unit_of(chart.metric),
            higher_is_better=chart.higher_is_better,
        )
        for part in given
    ]


def series_of_trend(trend: Trend) -> Series:
    """The series of a small chart: the frontier alone."""
    leader = trend.leader
    unit = unit_of(leader.metric)
    return build(
        [_row(step, with_space(unit)) for step in trend.steps],
        title=leader.benchmark.name,
        metric=leader.metric.name,
        unit=unit,
        higher_is_better=leader.metric.higher_is_better,
    )


def _row(result: Step, unit: str) -> Row:
    return Row(
        pk=result.pk,
        system_id=result.system_id,
        label=result.system or "",
        rank_key=result.rank_key,
        printed=score(result) + unit,
        date_end=result.date_end,
        date_text=iso_date(result),
        paper="",
        url="",  # a small chart links to its board as a whole
        doubt=doubt(result),
    )


def _told(slim: Slim, result: Named, unit: str, url: str) -> Row:
    return Row(
        pk=slim.pk,
        system_id=slim.system_id,
        label=result.system,
        rank_key=result.rank_key,
        printed=score(result) + unit,
        date_end=slim.date_end,
        date_text=iso_date(result),
        paper=result.paper or "",
        url=url,
        doubt=doubt(result),
    )
