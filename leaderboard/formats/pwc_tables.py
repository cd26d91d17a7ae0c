"""PWC evaluation tables (`evaluation-tables.json`, sota-extractor's `taskdb/v01`): tasks, data sets, rows, cells.

The file is read whole: JSON that breaks off on its last line gives nothing. Every cell comes out as a record, be it a
score, an attribute or raw with its reason; rows and tables of a wrong shape come out as problems. Only `task` and
`model_name` are required by the format; here even a row without a model is kept, raw.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from leaderboard.formats import cells, identifiers, names
from leaderboard.formats.json_whole import Repeating, Spelled, parse
from leaderboard.formats.records import PartialDate, Place, Problem, ResultRecord
from leaderboard.formats.text import Input, Progress, Source, unfit

NO_MODEL = "the row names no model"
HUMAN = "how people did, not a model"
PROPERTY = "a property of the model, not a score"
CONDITION = "a condition of the row in words, not a score"
# Columns whose words say which part of the data a row is about.
_DATA_COLUMNS = {"data", "dataset", "data set", "split", "subset", "test set", "test data"}


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
    found = list(_Walk(file).tasks(tree if isinstance(tree, list) else [tree], "" if isinstance(tree, list) else None))
    tables = [table for table in found if isinstance(table, _Table)]
    crossing = _crossing(tables)
    repeats = _repeats(tables)
    for item in found:
        if isinstance(item, Problem):
            yield item
        else:
            yield from _Reader(item, crossing, repeats).records()


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """One row whose shape is right."""

    path: str
    value: Mapping[str, Any]
    model: str
    title: str
    url: str
    date: PartialDate | None
    metrics: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """One data set's table with its way from the top: names of tasks, and of the data sets that nest."""

    file: str
    tasks: tuple[str, ...]
    datasets: tuple[str, ...]
    metrics: tuple[str, ...]
    rows: tuple[_Row, ...]

    @property
    def task(self) -> str:
        return cells.tidy(self.tasks[-1]).rstrip(":").strip()


# Walking ----------------------------------------------------------------------------------------------------------


class _Walk:
    """Goes through tasks and data sets, however deep, and hands out tables and problems in the file's order."""

    def __init__(self, file: str) -> None:
        self._file = file

    def tasks(self, value: object, path: str | None, above: tuple[str, ...] = ()) -> Iterator[_Table | Problem]:
        for where, task in self._objects(value, path):
            if isinstance(task, Problem):
                yield task
                continue
            name = self._name(task, ("task",), where)
            if isinstance(name, Problem):
                yield name
                continue
            yield from self._datasets(task.get("datasets"), f"{where}.datasets", (*above, name))
            yield from self.tasks(task.get("subtasks"), f"{where}.subtasks", (*above, name))

    def _datasets(
        self, value: object, path: str, tasks: tuple[str, ...], above: tuple[str, ...] = ()
    ) -> Iterator[_Table | Problem]:
        for where, dataset in self._objects(value, path):
            if isinstance(dataset, Problem):
                yield dataset
                continue
            name = self._name(dataset, ("dataset", "subdataset"), where)
            if isinstance(name, Problem):
                yield name
                continue
            yield from self._table(dataset.get("sota"), f"{where}.sota", tasks, (*above, name))
            yield from self._datasets(dataset.get("subdatasets"), f"{where}.subdatasets", tasks, (*above, name))

    def _table(
        self, value: object, path: str, tasks: tuple[str, ...], datasets: tuple[str, ...]
    ) -> Iterator[_Table | Problem]:
        if value is None:
            return
        if not isinstance(value, dict):
            yield self._wrong(path, "an object")
            return
        declared = value.get("metrics")
        metrics = tuple(name for name in declared if isinstance(name, str)) if isinstance(declared, list) else ()
        rows = []
        for where, row in self._objects(value.get("rows"), f"{path}.rows"):
            found = row if isinstance(row, Problem) else self._row(row, where)
            if isinstance(found, Problem):
                yield found
            else:
                rows.append(found)
        yield _Table(self._file, tasks, datasets, metrics, tuple(rows))

    def _row(self, row: dict[str, Any], path: str) -> _Row | Problem:
        metrics = row.get("metrics")
        metrics = {} if metrics is None else metrics
        if not isinstance(metrics, dict):
            return self._wrong(f"{path}.metrics", "an object")
        for where, value in ((path, row), (f"{path}.metrics", metrics)):
            if isinstance(value, Repeating):
                return Problem(
                    Place(self._file, None, where),
                    f"The key {value.repeated!r} stands twice in one object.",
                    "Keep the right one.",
                )
        for field in ("model_name", "paper_title", "paper_url", "paper_date"):
            if not isinstance(row.get(field), (str, type(None))):
                return self._wrong(f"{path}.{field}", "a text or null")
        if reason := next(filter(None, map(unfit, _texts(row))), None):
            return Problem(Place(self._file, None, path), *reason)
        date = None
        if text := (row.get("paper_date") or "").strip():
            try:
                date = PartialDate.parse(text)
            except ValueError:
                return Problem(
                    Place(self._file, None, f"{path}.paper_date"),
                    f"{text!r} is no date.",
                    "Write YYYY, YYYY-MM or YYYY-MM-DD, or null.",
                )
        return _Row(
            path=path,
            value=row,
            model=row.get("model_name") or "",
            title=(row.get("paper_title") or "").strip(),
            url=(row.get("paper_url") or "").strip(),
            date=date,
            metrics=metrics,
        )

    def _objects(self, value: object, path: str | None) -> Iterator[tuple[str, dict[str, Any] | Problem]]:
        """The objects of a list with their paths. A missing list is empty; the path None stands for the file itself."""
        if value is None:
            return
        if not isinstance(value, list):
            yield path or "", self._wrong(path or "", "a list")
            return
        for number, item in enumerate(value):
            where = "" if path is None else f"{path}[{number}]"
            yield where, item if isinstance(item, dict) else self._wrong(where, "an object")

    def _name(self, value: dict[str, Any], keys: tuple[str, ...], path: str) -> str | Problem:
        name = next((value[key] for key in keys if value.get(key) is not None), None)
        if not isinstance(name, str) or not name.strip():
            what = f"The name under {' or '.join(map(repr, keys))} is missing or no text."
            return Problem(Place(self._file, None, path), what, "Add it; nothing under it was read.")
        if reason := unfit(name):
            return Problem(Place(self._file, None, f"{path}.{keys[0]}"), *reason)
        return name

    def _wrong(self, path: str, wanted: str) -> Problem:
        return Problem(Place(self._file, None, path), f"What stands here is not {wanted}.", f"Write {wanted}.")


def _texts(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


# Across tables ----------------------------------------------------------------------------------------------------


def _crossing(tables: Sequence[_Table]) -> frozenset[tuple[str, str]]:
    """Benchmark and metric names, folded, that stand under several tasks: what they measure is not the same."""
    tasks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table in tables:
        benchmark = _benchmark(table.datasets, table.task)[0].casefold()
        for metric in {*table.metrics, *(metric for row in table.rows for metric in row.metrics)}:
            if not names.is_attribute(metric):
                tasks[benchmark, names.metric_name(metric).name.casefold()].add(table.task)
    return frozenset(pair for pair, found in tasks.items() if len(found) > 1)


def _repeats(tables: Sequence[_Table]) -> Mapping[_Row, int]:
    """How many rows of the same identity stand before a row, by date and then by what they say."""
    same: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for table in tables:
        for row in table.rows:
            same[(table.tasks, table.datasets, row.model, row.url or row.title)].append(row)
    numbers: dict[_Row, int] = {}
    for rows in same.values():
        if len(rows) > 1:
            rows.sort(key=lambda row: (row.date.isoformat() if row.date else "", json.dumps(row.value, sort_keys=True)))
        numbers.update((row, number) for number, row in enumerate(rows))
    return numbers


def _benchmark(datasets: tuple[str, ...], task: str) -> tuple[str, dict[str, str]]:
    """A name that says on its own what was measured on, and what the names of nested tables say of the setting."""
    name, setting = "", {}
    for printed in datasets:
        part = names.dataset_name(printed)
        for field, value in (("split", part.split), ("regime", part.regime), ("shots", part.shots)):
            if value:
                setting[field] = value
        if not name or part.name.casefold().startswith(name.casefold()):
            name = part.name or name
        elif part.name:
            name = f"{name} ({part.name})"
    return name or task, setting


# Cells ------------------------------------------------------------------------------------------------------------


class _Reader:
    """Turns one table into records."""

    def __init__(self, table: _Table, crossing: frozenset[tuple[str, str]], repeats: Mapping[_Row, int]) -> None:
        self._table = table
        self._repeats = repeats
        self._benchmark, self._setting = _benchmark(table.datasets, table.task)
        printed = {metric: names.metric_name(metric) for row in table.rows for metric in row.metrics}
        self._metrics = printed
        self._in_words = {metric for metric in printed if self._holds_words(metric)}
        folded = self._benchmark.casefold()
        self._shared = any((folded, metric.name.casefold()) in crossing for metric in printed.values())

    def records(self) -> Iterator[ResultRecord]:
        for row in self._table.rows:
            for metric, value in row.metrics.items():
                yield self._record(row, metric, value)

    def _holds_words(self, metric: str) -> bool:
        """Whether the column says something in words in every row that says anything."""
        found = [value for row in self._table.rows if isinstance(value := row.metrics.get(metric), str)]
        found = [value for value in found if not cells.is_nothing(value)]
        return bool(found) and not any(map(cells.has_digit, found)) and not names.is_attribute(metric)

    def _record(self, row: _Row, metric: str, value: object) -> ResultRecord:
        table, model, column = self._table, names.model_name(row.model), self._metrics[metric]
        benchmark, metric_name, setting, notes = self._place(row, column)
        text = _as_text(value)
        reading = self._reading(metric, text, value)
        name, date = _dated(model, row)
        if reading.understood == "score" and not name:
            reading = cells.Reading("raw", NO_MODEL)
        elif reading.understood == "score" and names.is_human(name):
            reading = cells.Reading("raw", HUMAN)
        if model.regime:
            setting["regime"] = "; ".join(filter(None, (setting.get("regime"), model.regime)))
        if row.value.get("uses_additional_data") is True:
            setting["extra_data"] = "yes"
        unit: Literal["%", ""] = reading.unit or column.unit if reading.understood == "score" else ""
        return ResultRecord(
            place=Place(table.file, None, f"{row.path}.metrics{_key(metric)}"),
            external_id=_external_id(
                table.tasks, table.datasets, row.model, row.url or row.title, metric, self._repeats[row]
            ),
            task=table.task,
            benchmark=benchmark,
            metric=metric_name,
            model=name,
            value=text,
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

    def _place(self, row: _Row, column: names.MetricName) -> tuple[str, str, dict[str, str], list[str]]:
        """Benchmark, metric, setting and notes of a cell, as far as table, column and the row's words tell."""
        benchmark, metric, setting, notes = self._benchmark, column.name, dict(self._setting), []
        if names.is_edition(metric) and metric.casefold() != benchmark.casefold():
            # The columns are data sets, the measure is not said; the table's own name tells what kind of systems.
            if benchmark != self._table.task:
                notes.append(benchmark)
            benchmark, metric = f"{metric} ({self._table.task})", ""
        elif part := _part_of(benchmark, metric):
            benchmark, metric = part
        elif self._shared:
            benchmark = f"{benchmark} ({self._table.task})"
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

    def _reading(self, metric: str, text: str | None, value: object) -> cells.Reading:
        if text is None or cells.is_nothing(text):
            return cells.Reading("raw", cells.NO_VALUE)
        if isinstance(value, (bool, list, dict)):
            return cells.Reading("raw", "neither a number nor a text")
        if names.is_attribute(metric):
            return cells.Reading("attribute", PROPERTY)
        if metric in self._in_words:
            return cells.Reading("attribute", CONDITION)
        return cells.read(text)


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


def _dated(model: names.ModelName, row: _Row) -> tuple[str, PartialDate | None]:
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


def _raw(table: _Table, row: _Row, metric: str, value: object) -> dict[str, Any]:
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


def _external_id(*identity: object) -> str:
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()
