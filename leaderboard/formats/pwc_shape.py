"""The shape of PWC evaluation tables: from a JSON value to tables of rows, and problems for what has another shape.

File = list of tasks; a task has `datasets` and `subtasks`, a data set `sota` and `subdatasets`, a sota `metrics` and
`rows`. Both nest to any depth, and every key but `task` and `model_name` may be absent or null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaderboard.formats import cells
from leaderboard.formats.json_whole import Repeating
from leaderboard.formats.records import PartialDate, Place, Problem
from leaderboard.formats.text import unfit


def tables(tree: object, file: str) -> Iterator[Table | Problem]:
    """The tables of a parsed file in its order, those without rows too, and problems where they stand."""
    walk = _Walk(file)
    yield from walk.tasks(tree if isinstance(tree, list) else [tree], "" if isinstance(tree, list) else None)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row whose shape is right."""

    path: str
    value: Mapping[str, Any]
    model: str
    title: str
    url: str
    date: PartialDate | None
    metrics: Mapping[str, Any]

    @property
    def paper(self) -> str:
        """What tells the row's paper from others: its link, else its title; "" for neither."""
        return self.url or self.title


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One data set's table with its way from the top: names of tasks, and of the data sets that nest."""

    file: str
    tasks: tuple[str, ...]
    datasets: tuple[str, ...]
    metrics: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def task(self) -> str:
        return cells.tidy(self.tasks[-1]).rstrip(":").strip()


# Walking ----------------------------------------------------------------------------------------------------------


class _Walk:
    """Goes through tasks and data sets, however deep, and hands out tables and problems in the file's order."""

    def __init__(self, file: str) -> None:
        self._file = file

    def tasks(self, value: object, path: str | None, above: tuple[str, ...] = ()) -> Iterator[Table | Problem]:
        for where, task in self._objects(value, path):
            if isinstance(task, Problem):
                yield task
                continue
            name = self._name(task, ("task",), where)
            if isinstance(name, Problem):
                yield name
                continue
            yield from self._datasets(task.get("datasets"), _join(where, "datasets"), (*above, name))
            yield from self.tasks(task.get("subtasks"), _join(where, "subtasks"), (*above, name))

    def _datasets(
        self, value: object, path: str, tasks: tuple[str, ...], above: tuple[str, ...] = ()
    ) -> Iterator[Table | Problem]:
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
    ) -> Iterator[Table | Problem]:
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
        yield Table(self._file, tasks, datasets, metrics, tuple(rows))

    def _row(self, row: dict[str, Any], path: str) -> Row | Problem:
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
        return Row(
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
            return Problem(Place(self._file, None, _join(path, keys[0])), *reason)
        return name

    def _wrong(self, path: str, wanted: str) -> Problem:
        return Problem(Place(self._file, None, path), f"What stands here is not {wanted}.", f"Write {wanted}.")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


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
