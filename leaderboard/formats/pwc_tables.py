"""PWC evaluation tables (`evaluation-tables.json`, sota-extractor's `taskdb/v01`): tasks, data sets, rows, cells.

The file is read whole: JSON that breaks off on its last line gives nothing. Every cell comes out as a record, be it a
score, an attribute or raw with its reason; rows and tables of a wrong shape come out as problems. The format says
nothing of directions, units, splits or settings: they are taken from the names, where those are plain.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from leaderboard.formats import cells, identifiers, names, scores
from leaderboard.formats.json_whole import Spelled, parse
from leaderboard.formats.pwc_shape import Row, Table, tables
from leaderboard.formats.records import PartialDate, Place, Problem, ResultRecord
from leaderboard.formats.text import Input, Progress, Source

CONDITION = "a condition of the row in words, not a score"
NO_MEASURE = "the column names neither a measure nor a data set"
# Columns whose words say which part of the data a row is about.
_DATA_COLUMNS = {"data", "dataset", "data set", "split", "subset", "test set", "test data"}
# Columns that sum up others: where the others are data sets, these are none.
_SUMS = {"all", "avg", "avg.", "average", "mean", "overall", "total"}


# Reading ----------------------------------------------------------------------------------------------------------


def read(
    source: Source, name: str | None = None, *, progress: Progress | None = None
) -> Iterator[ResultRecord | Problem]:
    """All cells of a file in its order. Raises `InputError` where the file cannot be read.

    External ids are hashes of task, data set, model, paper and metric as printed. Rows that share all of these are
    told apart by their dates, then by what they say, so that the order in the file means nothing.
    """
    with Input(source, name, progress) as opened:
        file, text = opened.name, opened.whole()
    tree = text if isinstance(text, Problem) else parse(text, file)
    if isinstance(tree, Problem):
        yield tree
        return
    found = list(tables(tree, file))
    del tree, text
    readable = [table for table in found if isinstance(table, Table)]
    crossing, repeats = _crossing(readable), _repeats(readable)
    for item in found:
        if isinstance(item, Problem):
            yield item
        else:
            yield from _Reader(item, crossing, repeats).records()


# Names of benchmarks ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Benchmark:
    """A name that says on its own what was measured on, and what the names of nested tables say of the setting."""

    base: str
    parts: list[str] = field(default_factory=list)
    setting: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.base} ({', '.join(self.parts)})" if self.parts else self.base

    def under(self, task: str) -> str:
        """The name with the task that tells it from its namesakes."""
        known = self.base == task or task in self.parts
        return self.name if known else f"{self.base} ({', '.join([task, *self.parts])})"


def _benchmark(table: Table) -> _Benchmark:
    found = _Benchmark("")
    for printed in table.datasets:
        part = names.dataset_name(printed)
        for key, value in (("split", part.split), ("regime", part.regime), ("shots", part.shots)):
            if value:
                found.setting[key] = value
        if not found.base or part.name.casefold().startswith(found.base.casefold()):
            found.base = part.name or found.base
        elif part.name:
            found.parts.append(part.name)
    if names.is_bare_event(found.base):
        found.parts.insert(0, table.task)
    found.base = found.base or table.task
    return found


def _crossing(readable: Sequence[Table]) -> frozenset[tuple[str, str]]:
    """Benchmark and metric names, folded, that stand under several tasks: what they measure is not the same."""
    tasks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table in readable:
        benchmark = _benchmark(table).name.casefold()
        for metric in {metric for row in table.rows for metric in row.metrics}:
            if not names.is_attribute(metric):
                tasks[benchmark, names.metric_name(metric).name.casefold()].add(table.task)
    return frozenset(pair for pair, found in tasks.items() if len(found) > 1)


def _part_of(benchmark: str, metric: str) -> tuple[str, str] | None:
    """Benchmark and metric where a column is named after a part of the data set: RACE-m on RACE, "EM (Quasar-T)"."""
    whole, column = benchmark.casefold(), metric.casefold()
    if len(whole) < 3:
        return None
    if column == whole or (column.startswith(f"{whole}-") and " " not in column):
        return metric, ""
    if column.endswith(")") and f"({whole}-" in column:
        name, _, part = metric[:-1].rpartition("(")
        return (part.strip(), name.strip()) if name.strip() else None
    return None


# Identity ---------------------------------------------------------------------------------------------------------


def _repeats(readable: Sequence[Table]) -> Mapping[Row, int]:
    """How many rows of the same identity stand before a row, by date and then by what they say."""
    same: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for table in readable:
        for row in table.rows:
            same[(table.tasks, table.datasets, row.model, row.paper)].append(row)
    numbers: dict[Row, int] = {}
    for rows in same.values():
        if len(rows) > 1:
            rows.sort(key=lambda row: (row.date.isoformat() if row.date else "", json.dumps(row.value, sort_keys=True)))
        numbers.update((row, number) for number, row in enumerate(rows))
    return numbers


def _external_id(*identity: object) -> str:
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()


# Cells ------------------------------------------------------------------------------------------------------------


class _Reader:
    """Turns one table into records."""

    def __init__(self, table: Table, crossing: frozenset[tuple[str, str]], repeats: Mapping[Row, int]) -> None:
        self._table = table
        self._repeats = repeats
        self._benchmark = _benchmark(table)
        self._columns = {metric: names.metric_name(metric) for row in table.rows for metric in row.metrics}
        self._in_words = {metric for metric in self._columns if self._holds_words(metric)}
        self._of_events = any(names.is_event(column.name) for column in self._columns.values())
        folded = self._benchmark.name.casefold()
        shared = any((folded, column.name.casefold()) in crossing for column in self._columns.values())
        self._name = self._benchmark.under(table.task) if shared else self._benchmark.name

    def records(self) -> Iterator[ResultRecord]:
        for row in self._table.rows:
            model = names.model_name(row.model)
            for metric, value in row.metrics.items():
                yield self._record(row, model, metric, value)

    def _holds_words(self, metric: str) -> bool:
        """Whether the column says something in words in every row that says anything."""
        found = [value for row in self._table.rows if isinstance(value := row.metrics.get(metric), str)]
        found = [value for value in found if not cells.is_nothing(value)]
        return bool(found) and not any(map(cells.has_digit, found)) and not names.is_attribute(metric)

    def _record(self, row: Row, model: names.ModelName, metric: str, value: object) -> ResultRecord:
        table, column = self._table, self._columns[metric]
        benchmark, metric_name, setting, notes = self._place(row, column)
        name, date = _dated(model, row)
        reading = self._reading(metric, column, value, name)
        if model.regime:
            setting["regime"] = "; ".join(filter(None, (setting.get("regime"), model.regime)))
        if row.value.get("uses_additional_data") is True:
            setting["extra_data"] = "yes"
        unit: Literal["%", ""] = reading.unit or column.unit if reading.understood == "score" else ""
        return ResultRecord(
            place=Place(table.file, None, f"{row.path}.metrics{_key(metric)}"),
            external_id=_external_id(table.tasks, table.datasets, row.model, row.paper, metric, self._repeats[row]),
            task=table.task,
            benchmark=benchmark,
            metric=metric_name,
            model=name,
            value=_as_text(value),
            raw=_raw(table, row, metric, value),
            understood=reading.understood,
            reason=reading.reason,
            number=reading.number,
            uncertainty=reading.uncertainty,
            unit=unit,
            setting=setting,
            note="; ".join(filter(None, (*notes, model.note, reading.note))),
            paper_title=names.paper_title(row.title),
            paper_url=identifiers.url_in(row.url),
            date=date,
            code_links=_links(row.value.get("code_links")),
            is_first_metric=metric == (table.metrics[0] if table.metrics else next(iter(row.metrics))),
        )

    def _place(self, row: Row, column: names.MetricName) -> tuple[str, str, dict[str, str], list[str]]:
        """Benchmark, metric, setting and notes of a cell, as far as table, column and the row's words tell."""
        task, benchmark, metric = self._table.task, self._name, column.name
        setting, notes = dict(self._benchmark.setting), []
        if names.is_event(metric):
            # The columns are data sets and no measure is named; the table's own name tells the kind of systems.
            if self._benchmark.base != task:
                notes.append(self._benchmark.name)
            benchmark, metric = f"{metric} ({task})", ""
        elif part := _part_of(self._benchmark.base, metric):
            benchmark, metric = part
        if column.split:
            setting["split"] = column.split
        for words in sorted(self._in_words & row.metrics.keys()):
            said = cells.tidy(str(row.metrics[words]))
            if cells.is_nothing(said):
                continue
            if words.strip().casefold() in _DATA_COLUMNS and "split" not in setting:
                setting["split"] = said
            else:
                notes.append(f"{cells.tidy(words)}: {said}")
        return benchmark, metric, setting, notes

    def _reading(self, metric: str, column: names.MetricName, value: object, model: str) -> cells.Reading:
        if isinstance(value, (bool, list, dict)):
            return cells.Reading("raw", "neither a number nor a text")
        reading = scores.read(_as_text(value), metric=metric, model=model)
        if reading.reason == cells.NO_VALUE:
            return reading
        if metric in self._in_words:
            return cells.Reading("attribute", CONDITION)
        if self._of_events and column.name.casefold() in _SUMS:
            return cells.Reading("raw", NO_MEASURE)
        return reading


def _dated(model: names.ModelName, row: Row) -> tuple[str, PartialDate | None]:
    """The model's name and the row's date. A citation's year behind the name is dropped where it tells nothing new.

    It is the date where the row gives none and its link tells none; it stays in the name where it contradicts them.
    """
    if model.year is None or not model.name:
        return model.name, row.date
    known = row.date or identifiers.date_from_link(row.url)
    if known is None:
        return model.name, PartialDate(model.year)
    if abs(known.year - model.year) <= 1:
        return model.name, row.date
    return f"{model.name} ({model.year})", row.date


def _as_text(value: object) -> str | None:
    """A cell's value exactly as the file spells it; None for null."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Spelled):
        return value.spelling
    return json.dumps(value, ensure_ascii=False)


def _raw(table: Table, row: Row, metric: str, value: object) -> dict[str, Any]:
    """The cell with all that stands around it but the row's other cells, which have records of their own."""
    return {
        "task": list(table.tasks),
        "dataset": list(table.datasets),
        "metric": metric,
        "value": value,
        "row": {key: item for key, item in row.value.items() if key != "metrics"},
    }


def _links(value: object) -> tuple[str, ...]:
    links = value if isinstance(value, list) else []
    urls = (link.get("url") if isinstance(link, dict) else link for link in links)
    return tuple(url for url in urls if isinstance(url, str) and url)


def _key(name: str) -> str:
    return f".{name}" if name.isidentifier() else f"[{json.dumps(name, ensure_ascii=False)}]"
