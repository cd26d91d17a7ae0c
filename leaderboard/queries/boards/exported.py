"""A board's table as a plain value: exactly the columns and rows that the page shows, in its order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from leaderboard.formats.table import Column, Row, Table, Value
from leaderboard.models import Metric
from leaderboard.queries.boards.lines import Line
from leaderboard.queries.boards.page import BoardPage
from leaderboard.queries.tables import references
from leaderboard.templatetags.scores import (
    Numbered,
    checked_in_words,
    iso_date,
    score,
    setting_in_words,
    source_in_short,
    unit_of,
)

_FIXED: dict[str, tuple[Column, Callable[[Line], Value]]] = {
    "setting": (Column("setting", "Setting"), lambda line: setting_in_words(line.result) or None),
    "source": (Column("source", "Source"), lambda line: source_in_short(line.result)),
    "checked": (Column("checked", "Checked"), lambda line: checked_in_words(line.result)),
    "paper": (Column("paper", "Paper"), lambda line: line.result.paper.title if line.result.paper else None),
    "date": (Column("date", "Date", "date"), lambda line: iso_date(line.result) or None),
}


def table(page: BoardPage) -> Table:
    """The ranked table of a page, read from the database but for what citations need of its papers: two statements."""
    cells = _columns(page)
    papers = references(line.result.paper_id for line in page.lines)
    return Table(
        title=_title(page),
        columns=[column for column, _ in cells],
        rows=[
            Row(
                values=[value(line) for _, value in cells],
                result=line.result.pk,
                address=line.address,
                paper=papers.get(line.result.paper_id) if line.result.paper_id is not None else None,
            )
            for line in page.lines
        ],
        total=page.pager.total,
    )


def _title(page: BoardPage) -> str:
    """The board, and what was chosen of it: a table in a paper no longer has the page around it."""
    metric = page.metric.name if page.metric is not None else ""
    chosen = [metric, page.among, *(filtered.words for filtered in page.filters.active())]
    said = "; ".join(filter(None, chosen))
    return f"{page.benchmark.name}: {said}" if said else page.benchmark.name


def number_shown(result: Numbered) -> Decimal:
    """The number of a result on its metric's scale, with the digits that were printed."""
    return Decimal(score(result).replace(",", "").replace("−", "-"))


def _columns(page: BoardPage) -> list[tuple[Column, Callable[[Line], Value]]]:
    """The columns that the page shows, each with what a line says in it."""
    found: list[tuple[Column, Callable[[Line], Value]]] = []
    if page.numbered:
        found.append((Column("rank", "Rank", "number"), lambda line: line.rank))
    found.append((Column("model", "Model"), lambda line: line.result.system.name if line.result.system else None))
    if page.metric is not None:
        found.append((_head(page.metric), lambda line: number_shown(line.result)))
    for metric in page.metrics_beside:
        found.append((_head(metric), _beside(metric)))
    return [*found, *(_FIXED[name] for name in page.fixed)]


def _head(metric: Metric) -> Column:
    return Column(metric.slug, metric.name, "number", unit_of(metric))


def _beside(metric: Metric) -> Callable[[Line], Value]:
    """What a line says in a further metric."""

    def value(line: Line) -> Value:
        beside = line.metrics.get(metric.pk)
        return None if beside is None else number_shown(beside)

    return value
