"""What a board's chart draws where each group or each metric has a line of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from leaderboard import ranking
from leaderboard.chart_options import Lines
from leaderboard.models import Result
from leaderboard.queries.boards import Chart
from leaderboard.queries.lines import Slim


def by_line(chart: Chart, lines: Lines) -> Mapping[str, Sequence[Slim]]:
    """The ranked results of a chart's benchmark by the line that they belong to, in one statement.

    A line for each group has them all in the chart's metric; a line for each metric has those of the chart's group, in
    every metric of the same unit and direction, because others stand on no common axis.
    """
    metric = chart.metric
    assert metric is not None
    rows = Result.objects.ranked().filter(benchmark=chart.benchmark, **chart.setting)
    if chart.as_of is not None:
        rows = rows.filter(date_end__lte=chart.as_of)
    if lines == "group":
        rows, extra = rows.filter(metric=metric), "group"
    else:
        rows, extra = rows.filter(metric__unit=metric.unit, metric__direction=metric.direction), "metric__name"
        if chart.group is not None:
            rows = rows.filter(group=chart.group)
    found: dict[str, list[Slim]] = defaultdict(list)
    for row in Slim.fetch(rows, extra=extra):
        found[ranking.group_in_words(row.extra) if lines == "group" else row.extra].append(row)
    return found
