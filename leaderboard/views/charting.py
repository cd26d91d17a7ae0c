"""Rows of boards as the charts' plain series: only what is drawn is fetched with its names."""

from __future__ import annotations

from dataclasses import replace

from leaderboard.charts.series import Point, Row, Series, build
from leaderboard.models import Result
from leaderboard.queries.boards import Chart, Named, named
from leaderboard.queries.lines import addresses
from leaderboard.queries.trends import Trend
from leaderboard.templatetags.scores import doubt, iso_date, score, unit_of, with_space

NARROW_OTHERS = 120


def series_of(chart: Chart) -> Series:
    """The series of a board: all of its frontier, and as many other results as a chart draws."""
    rows = (Row(slim.pk, slim.system_id, "", slim.rank_key, "", slim.date_end, "", "", "") for slim in chart.rows)
    metric = chart.metric
    series = build(
        rows,
        title=chart.benchmark.name,
        metric=metric.name if metric else "",
        unit=unit_of(metric),
        higher_is_better=chart.higher_is_better,
    )
    results = named([point.pk for point in series.points])
    address = addresses()
    points = {
        point.pk: _said(point, results[point.pk], with_space(unit_of(metric)), address(point.pk))
        for point in series.points
        if point.pk in results
    }
    return replace(
        series,
        points=tuple(points[point.pk] for point in series.points if point.pk in points),
        frontier=tuple(points[point.pk] for point in series.frontier if point.pk in points),
    )


def narrow(series: Series) -> Series:
    """The same series for a phone's width: the whole frontier, and as many other results as there is room for."""
    others = [point for point in series.points if not point.on_frontier]
    step = max(1, -(-len(others) // NARROW_OTHERS))
    kept = {point.pk for point in others[::step]}
    points = tuple(point for point in series.points if point.on_frontier or point.pk in kept)
    return replace(series, points=points, left_out=series.left_out + len(series.points) - len(points))


def series_of_trend(trend: Trend) -> Series:
    """The series of a small chart: the frontier alone."""
    leader = trend.leader
    assert leader.benchmark is not None
    assert leader.metric is not None
    return build(
        [_row(step) for step in trend.steps],
        title=leader.benchmark.name,
        metric=leader.metric.name,
        unit=unit_of(leader.metric),
        higher_is_better=leader.metric.higher_is_better,
    )


def _row(result: Result) -> Row:
    return Row(
        pk=result.pk,
        system_id=result.system_id,
        label=result.system.name if result.system else "",
        rank_key=result.rank_key,
        printed=score(result) + with_space(unit_of(result.metric)),
        date_end=result.date_end,
        date_text=iso_date(result),
        paper="",
        url=result.get_absolute_url(),
        doubt=doubt(result),
    )


def _said(point: Point, result: Named, unit: str, url: str) -> Point:
    return replace(
        point,
        label=result.system,
        printed=score(result) + unit,
        date_text=iso_date(result),
        paper=result.paper or "",
        url=url,
        doubt=doubt(result),
    )
