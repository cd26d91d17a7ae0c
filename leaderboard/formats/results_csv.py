"""Results as CSV with named columns: comma, semicolon or tab; the first line names the columns.

Needed: benchmark, metric, model, value. Known: task, split, shots, regime, extra_data, tools, note, paper_title,
paper_url, arxiv_id, doi, date, source, external_id, code. Case, spaces and a few other words for the same
(`HEADERS`) do not matter. Columns that are not known are kept with each row's raw cells and reported once.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from leaderboard.formats import identifiers, names, scores
from leaderboard.formats.records import Notice, PartialDate, Place, Problem, ResultRecord
from leaderboard.formats.text import Input, Line, Progress, Source, unfit

DELIMITERS = (",", ";", "\t")
REQUIRED = ("benchmark", "metric", "model", "value")
SETTING = ("split", "shots", "regime", "extra_data", "tools")
OPTIONAL = (
    "task", *SETTING, "note", "paper_title", "paper_url", "arxiv_id", "doi", "date", "source", "external_id", "code",
)  # fmt: skip
# Other words for the same column; spaces and hyphens in a header count as underscores.
HEADERS: Mapping[str, str] = {name: name for name in (*REQUIRED, *OPTIONAL)} | {
    "dataset": "benchmark", "data_set": "benchmark", "metric_name": "metric", "measure": "metric",
    "model_name": "model", "system": "model", "method": "model", "score": "value", "result": "value",
    "metric_value": "value", "extra_training_data": "extra_data", "uses_additional_data": "extra_data",
    "notes": "note", "comment": "note", "paper": "paper_title", "title": "paper_title", "url": "paper_url",
    "link": "paper_url", "arxiv": "arxiv_id", "paper_date": "date", "published": "date", "id": "external_id",
    "code_link": "code", "code_links": "code", "code_url": "code",
}  # fmt: skip

# A quoted field may run over several lines; a quote that is not closed by then was never meant as one.
_MOST_LINES = 100
_YES = {"true": "yes", "1": "yes", "yes": "yes", "y": "yes"}
_NO = {"false", "0", "no", "n"}


# Reading ----------------------------------------------------------------------------------------------------------


def read(
    source: Source, name: str | None = None, *, progress: Progress | None = None
) -> Iterator[ResultRecord | Problem]:
    """The rows of a file in order, one record each; a `Problem` for each that is none, a `Notice` of unknown columns.

    Raises `InputError` where the file cannot be read. A row's external id is its own where the file has the column;
    else a hash of all its names, its setting and its paper, and a number where several rows share all of these.
    """
    with Input(source, name, progress) as opened:
        rows = _Rows(opened)
        columns = _columns(rows, opened.name)
        if isinstance(columns, Problem):
            yield columns
            return
        if columns is None:
            return
        unknown = [column for column in columns if column not in HEADERS.values()]
        if unknown:
            said = ", ".join(map(repr, unknown))
            yield Notice(
                Place(opened.name, rows.number), f"Unknown columns: {said}.", "They are kept raw; rename or drop them."
            )
        ids = _Ids()
        for row in rows:
            if isinstance(row, Problem):
                yield row
            elif any(cell.strip() for cell in row.cells):
                yield _record(row, columns, opened.name, ids)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: list[str]


class _Rows:
    """The rows of a CSV text, each parsed alone, so that a bad one takes nothing else with it."""

    def __init__(self, opened: Input) -> None:
        self._lines = opened.lines()
        self._waiting: deque[Line | Problem] = deque()
        self._file = opened.name
        self.delimiter = ","
        self.number = 0

    def line(self) -> Line | Problem | None:
        """The next line as it stands; None at the end."""
        item = self._waiting.popleft() if self._waiting else next(self._lines, None)
        if isinstance(item, Line):
            self.number = item.number
        return item

    def __iter__(self) -> Iterator[_Row | Problem]:
        while (item := self.line()) is not None:
            yield item if isinstance(item, Problem) else self._row(item)

    def parse(self, lines: list[str]) -> list[str]:
        """One row out of its lines. Raises `csv.Error`, with "unexpected end" while a quote is open."""
        return next(csv.reader(iter(lines), delimiter=self.delimiter, strict=True), [])

    def _row(self, first: Line) -> _Row | Problem:
        taken: list[Line] = [first]
        while True:
            try:
                return _Row(first.number, self.parse([f"{line.text}\n" for line in taken[:-1]] + [taken[-1].text]))
            except csv.Error as error:
                following = self.line() if "unexpected end" in str(error) and len(taken) < _MOST_LINES else None
                if isinstance(following, Line):
                    taken.append(following)
                    continue
                # Only the first line is refused; what was taken after it is read again.
                self._waiting.extendleft(reversed([*taken[1:], *([following] if following else [])]))
                unclosed = "unexpected end" in str(error)
                what = "A quote is opened and not closed." if unclosed else f"The row is no CSV: {error}."
                return Problem(
                    Place(self._file, first.number),
                    what,
                    'Put fields with quotes between quotes, and double those: "".',
                )


def _columns(rows: _Rows, file: str) -> list[str] | Problem | None:
    """The columns' names, known ones in their one spelling; sets the delimiter. None for an empty file."""
    header = rows.line()
    while isinstance(header, Line) and not header.text.strip():
        header = rows.line()
    if header is None or isinstance(header, Problem):
        return header
    place = Place(file, header.number)
    found: list[tuple[int, str, list[str], list[str | None]]] = []
    for delimiter in DELIMITERS:
        rows.delimiter = delimiter
        with contextlib.suppress(csv.Error):
            printed = rows.parse([header.text])
            known = [HEADERS.get("_".join(re.split(r"[\s_-]+", cell.strip().casefold()))) for cell in printed]
            found.append((len(set(filter(None, known))), delimiter, printed, known))
    if not found:
        return Problem(place, "The line of column names is no CSV.", "Name the columns in the first line.")
    _, rows.delimiter, printed, known = max(found, key=lambda candidate: candidate[0])
    missing = [name for name in REQUIRED if name not in known]
    if missing:
        said = ", ".join(repr(cell.strip()) for cell in printed)
        return Problem(
            place, f"No column {', '.join(missing)}; the columns are {said}.", "Name them in the first line."
        )
    columns = [name or cell.strip() for name, cell in zip(known, printed, strict=True)]
    twice = [name for name, count in Counter(columns).items() if count > 1]
    if twice:
        return Problem(place, f"Several columns are called {', '.join(map(repr, twice))}.", "Keep one of each.")
    return columns


# Rows -------------------------------------------------------------------------------------------------------------


class _Ids:
    """Hands out external ids, each once."""

    def __init__(self) -> None:
        self._repeats: Counter[str] = Counter()
        self._given: dict[str, int] = {}

    def given(self, text: str, line: int) -> int | None:
        """Note an id that the file gives; the line where it stood before, if it did."""
        first = self._given.setdefault(text, line)
        return first if first != line else None

    def made(self, *identity: str) -> str:
        digest = _hash("row", *identity)
        number = self._repeats[digest]
        self._repeats[digest] += 1
        return _hash(digest, number)


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _record(row: _Row, columns: list[str], file: str, ids: _Ids) -> ResultRecord | Problem:
    if len(row.cells) != len(columns):
        what = f"The row has {len(row.cells)} cells, but there are {len(columns)} columns."
        return Problem(Place(file, row.number), what, "Quote cells that hold the delimiter, or fill up the row.")
    raw = dict(zip(columns, row.cells, strict=True))
    for column, cell in raw.items():
        if reason := unfit(cell):
            return Problem(Place(file, row.number, column), *reason)
    said = {column: cell.strip() for column, cell in raw.items() if column in HEADERS.values()}
    for column in ("benchmark", "model"):
        if not said[column]:
            return Problem(Place(file, row.number, column), f"The row names no {column}.", "Fill the cell.")
    date = None
    if text := said.get("date"):
        try:
            date = PartialDate.parse(text)
        except ValueError as error:
            return Problem(Place(file, row.number, "date"), f"{error}.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    arxiv_id, doi = identifiers.arxiv_id(said.get("arxiv_id", "")), identifiers.doi(said.get("doi", ""))
    for column, known, what in (("arxiv_id", arxiv_id, "arXiv id"), ("doi", doi, "DOI")):
        if said.get(column) and known is None:
            what = f"{said[column]!r} is no {what}."
            return Problem(Place(file, row.number, column), what, "Write it like 2410.05261 or 10.1000/182, or not.")
    external_id = _hash("given", said["external_id"]) if said.get("external_id") else None
    if external_id and (first := ids.given(external_id, row.number)):
        what = f"The id {said['external_id']!r} stands at line {first} already."
        return Problem(Place(file, row.number, "external_id"), what, "Give each row its own.")
    setting, names_of, notes = _names(said)
    metric_unit: Literal["%", ""] = "%" if names_of["unit"] else ""
    reading = scores.read(said["value"], metric=said["metric"], model=names_of["model"])
    paper = identifiers.url_in(said.get("paper_url")) or (
        f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else f"https://doi.org/{doi}" if doi else None
    )
    return ResultRecord(
        place=Place(file, row.number),
        external_id=external_id
        or ids.made(
            *(said.get(column, "") for column in ("task", *REQUIRED[:3], *SETTING, "note")),
            paper or said.get("paper_title", ""),
        ),
        task=said.get("task") or None,
        benchmark=names_of["benchmark"],
        metric=names_of["metric"],
        model=names_of["model"],
        value=raw["value"],
        raw=raw,
        understood=reading.understood,
        reason=reading.reason,
        number=reading.number,
        uncertainty=reading.uncertainty,
        unit=reading.unit or metric_unit if reading.understood == "score" else "",
        setting=setting,
        note="; ".join(filter(None, (said.get("note"), *notes, reading.note))),
        paper_title=said.get("paper_title") or None,
        paper_url=paper,
        arxiv_id=arxiv_id,
        doi=doi,
        date=date,
        code_links=tuple(said.get("code", "").split()),
        origin=said.get("source", ""),
    )


def _names(said: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """The setting, the names and the notes of a row: what the columns state, then what the names carry with them."""
    benchmark, metric = names.dataset_name(said["benchmark"]), names.metric_name(said["metric"])
    model = names.model_name(said["model"])
    carried = {
        "split": metric.split or benchmark.split,
        "regime": model.regime or benchmark.regime,
        "shots": benchmark.shots,
    }
    setting: dict[str, str] = {}
    for field in SETTING:
        text = said.get(field, "")
        if field == "split":
            text = names.split_of(text) or text
        elif field == "extra_data":
            text = "no" if text.casefold() in _NO else _YES.get(text.casefold(), text)
        if text := text or carried.get(field) or "":
            setting[field] = text
    found = {
        "benchmark": benchmark.name or said["benchmark"],
        "metric": metric.name,
        "unit": metric.unit,
        "model": f"{model.name} ({model.year})" if model.name and model.year else model.name,
    }
    return setting, found, [model.note] if model.note else []
