"""The tables of the lists as plain values: the columns and rows that each page shows, for the page's other forms.

A board's own table is `boards.table`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from leaderboard.formats.table import Column, Row, Table
from leaderboard.models import Benchmark, Result
from leaderboard.queries.benchmarks import BenchmarkList
from leaderboard.queries.boards.exported import number_shown
from leaderboard.queries.compare import ComparePage
from leaderboard.queries.days import Line, Moved, Net
from leaderboard.queries.gains import GainPage
from leaderboard.queries.lists import SystemList, SystemPage
from leaderboard.queries.log import Difference, LogPage
from leaderboard.queries.papers import PaperList
from leaderboard.queries.search import PAPERS, SearchPage
from leaderboard.queries.tables import references
from leaderboard.templatetags.scores import (
    checked_in_words,
    doubt,
    hedge,
    iso_date,
    reason_sentence,
    setting_in_words,
    unit,
    unit_of,
    upper_end,
)

_VALUE = (
    Column("hedge", "Hedge"),
    Column("value", "Value", "number"),
    Column("upper_end", "Upper end"),
    Column("unit", "Unit"),
)


def benchmarks(page: BenchmarkList) -> Table:
    """The list of benchmarks."""
    columns = (
        Column("benchmark", "Benchmark"),
        Column("tasks", "Task"),
        Column("best", "Best", "number"),
        Column("metric", "Metric"),
        Column("unit", "Unit"),
        Column("model", "Model"),
        Column("best_is", "Best is"),
        Column("date", "Date", "date"),
        Column("results", "Results", "number"),
        Column("papers", "Papers", "number"),
        Column("checked", "Checked", "number"),
        Column("changed", "Last change", "date"),
    )
    papers = references(line.best.paper_id for line in page.lines if line.best is not None)
    rows = []
    for line in page.lines:
        best, summary = line.best, line.summary
        rows.append(
            Row(
                values=(
                    line.benchmark.name,
                    ", ".join(task.name for task in line.tasks) or None,
                    number_shown(best) if best else None,
                    summary.metric.name if best and summary.metric else None,
                    unit_of(summary.metric) or None if best else None,
                    best.system.name if best and best.system else None,
                    (doubt(best) or "checked") if best else None,
                    iso_date(best) or None if best else None,
                    summary.results,
                    summary.papers,
                    summary.checked,
                    summary.changed_at.date().isoformat() if summary.changed_at else None,
                ),
                address=line.benchmark.get_absolute_url(),
                result=best.pk if best else None,
                paper=papers.get(best.paper_id) if best and best.paper_id else None,
            )
        )
    return Table("Benchmarks", columns, rows, page.pager.total)


def systems(page: SystemList) -> Table:
    """The list of models."""
    columns = (
        Column("model", "Model"),
        Column("confirmed", "Name"),
        Column("results", "Results", "number"),
        Column("benchmarks", "Benchmarks", "number"),
    )
    rows = [
        Row(
            values=(line.system.name, _confirmed(line.system), line.results, line.boards),
            address=line.system.get_absolute_url(),
        )
        for line in page.systems
    ]
    return Table("Models", columns, rows, page.pager.total)


def system(page: SystemPage) -> Table:
    """The results on one model's page."""
    columns = (
        Column("benchmark", "Benchmark"),
        *_VALUE,
        Column("metric", "Metric"),
        Column("rank", "Rank", "number"),
        Column("of", "Of", "number"),
        Column("why_not", "Why not ranked"),
        Column("setting", "Setting"),
        Column("checked", "Checked"),
        Column("paper", "Paper"),
        Column("date", "Date", "date"),
    )
    papers = references(line.result.paper_id for line in page.results)
    rows = [
        Row(
            values=(
                line.result.benchmark.name if line.result.benchmark else None,
                *_value(line.result),
                line.result.metric.name if line.result.metric else None,
                line.rank,
                line.of or None,
                reason_sentence(line.result.reason) or None,
                setting_in_words(line.result) or None,
                checked_in_words(line.result),
                line.result.paper.title if line.result.paper else None,
                iso_date(line.result) or None,
            ),
            address=line.result.get_absolute_url(),
            result=line.result.pk,
            paper=papers.get(line.result.paper_id) if line.result.paper_id else None,
        )
        for line in page.results
    ]
    return Table(page.system.name, columns, rows, page.pager.total)


def comparison(page: ComparePage) -> Table:
    """Models on the boards that they share: a row for each number, so that each leads to its evidence and its paper."""
    columns = (
        Column("benchmark", "Benchmark"),
        Column("metric", "Metric"),
        Column("setting", "Setting"),
        Column("model", "Model"),
        Column("value", "Value", "number"),
        Column("unit", "Unit"),
        Column("rank", "Rank", "number"),
        Column("of", "Of", "number"),
        Column("checked", "Checked"),
        Column("date", "Date", "date"),
    )
    cells = [(board, cell) for board in page.boards for cell in board.cells if cell is not None]
    cited = references(cell.result.paper_id for _, cell in cells)
    rows = [
        Row(
            values=(
                board.benchmark.name,
                board.metric.name,
                setting_in_words(cell.result) or None,
                cell.result.system.name if cell.result.system else None,
                number_shown(cell.result),
                unit_of(board.metric) or None,
                cell.rank,
                cell.of,
                checked_in_words(cell.result),
                iso_date(cell.result) or None,
            ),
            address=cell.result.get_absolute_url(),
            result=cell.result.pk,
            paper=cited.get(cell.result.paper_id) if cell.result.paper_id else None,
        )
        for board, cell in cells
    ]
    return Table(f"{', '.join(system.name for system in page.systems)} compared", columns, rows)


def papers(page: PaperList) -> Table:
    """The list of papers."""
    columns = (Column("title", "Title"), Column("results", "Results", "number"), Column("date", "Date", "date"))
    cited = references(paper.pk for paper, _ in page.papers)
    rows = [
        Row((paper.title, results, iso_date(paper) or None), paper.get_absolute_url(), paper=cited.get(paper.pk))
        for paper, results in page.papers
    ]
    return Table("Papers", columns, rows, page.pager.total)


def gains(page: GainPage) -> Table:
    """The list of reported gains, each with its sentence."""
    columns = (
        *_VALUE,
        Column("metric", "Metric"),
        Column("benchmark", "Benchmark"),
        Column("model", "Model"),
        Column("over", "Over"),
        Column("checked", "Checked"),
        Column("date", "Date", "date"),
        Column("sentence", "Sentence"),
    )
    cited = references(gain.result.paper_id for gain in page.gains)
    rows = []
    for gain in page.gains:
        result, passage = gain.result, gain.passage
        over = "an unnamed system" if result.baseline == "@baseline" else result.baseline
        rows.append(
            Row(
                values=(
                    *_value(result),
                    result.metric.name if result.metric else None,
                    result.benchmark.name if result.benchmark else None,
                    result.system.name if result.system else None,
                    over or None,
                    checked_in_words(result),
                    iso_date(result) or None,
                    passage.before + passage.number + passage.after if passage else None,
                ),
                address=result.get_absolute_url(),
                result=result.pk,
                paper=cited.get(result.paper_id) if result.paper_id else None,
            )
        )
    return Table("Reported gains", columns, rows, page.pager.total)


def changes(page: LogPage) -> Table:
    """The public change log."""
    columns = (
        Column("at", "At", "date"),
        Column("benchmark", "Benchmark"),
        Column("change", "Change"),
        Column("model", "Model"),
        Column("metric", "Metric"),
        Column("value", "Value"),
        Column("differences", "What changed"),
        Column("by", "By"),
    )
    rows = []
    for line in page.lines:
        change, said = line.change, line.said
        cause = change.act.shown_name if change.act else change.run.get_verb_display() if change.run else None
        rows.append(
            Row(
                values=(
                    change.at.isoformat(timespec="seconds"),
                    change.benchmark.name,
                    change.get_verb_display(),
                    _text(said.get("model")),
                    _text(said.get("metric")),
                    _text(said.get("value")),
                    _moves(line.differences),
                    cause,
                ),
                address=change.result.get_absolute_url() if change.result else change.benchmark.get_absolute_url(),
                result=change.result_id,
            )
        )
    title = f"Changes on {page.benchmark.name}" if page.benchmark else "Changes"
    return Table(title, columns, rows, page.pager.total)


def net(benchmark: Benchmark, found: Net) -> Table:
    """What a board's lines said at the end of one day and say at the end of another."""
    columns = (
        Column("change", "Change"),
        Column("model", "Model"),
        Column("metric", "Metric"),
        Column("value", "Value"),
        Column("differences", "What changed"),
    )

    def row(change: str, line: Line | Moved, differences: Iterable[Difference] = ()) -> Row:
        said = (_text(line.said.get(name)) for name in ("model", "metric", "value"))
        return Row((change, *said, _moves(differences)), benchmark.get_absolute_url(), line.result)

    rows = [
        *(row("entered", line) for line in found.entered),
        *(row("left", line) for line in found.left),
        *(row("changed", moved, moved.differences) for moved in found.moved),
    ]
    return Table(f"Changes on {benchmark.name}", columns, rows, len(rows))


def search(page: SearchPage) -> Table:
    """What a search found, by kind."""
    columns = (
        Column("kind", "Kind"),
        Column("name", "Name"),
        Column("alias", "Found as"),
        Column("status", "Name is"),
        Column("results", "Results", "number"),
    )
    cited = references(hit.entry.pk for group in page.groups if group.kind == PAPERS for hit in group.hits)
    rows = [
        Row(
            values=(
                group.word.removesuffix("s"),
                hit.name,
                hit.alias or None,
                "confirmed" if hit.confirmed else "unconfirmed",
                hit.results,
            ),
            address=hit.entry.get_absolute_url(),
            paper=cited.get(hit.entry.pk) if group.kind == PAPERS else None,
        )
        for group in page.groups
        for hit in group.hits
    ]
    total = page.pager.total if page.pager else None
    return Table(f"Search for “{page.filters.q}”", columns, rows, total)


def _value(result: Result) -> Iterable[Any]:
    """Hedge, number, upper end and unit of a result, where no column's head says them."""
    return hedge(result) or None, number_shown(result), upper_end(result) or None, unit(result).strip() or None


def _moves(differences: Iterable[Difference]) -> str | None:
    return "; ".join(f"{one.field}: {one.old or 'nothing'} to {one.new or 'nothing'}" for one in differences) or None


def _confirmed(entry: Any) -> str:
    return "confirmed" if entry.confirmed else "unconfirmed"


def _text(said: Any) -> str | None:
    return str(said) if said else None
