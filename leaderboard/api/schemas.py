"""What the API answers, for its description and for those who check an answer against it.

Answers are written straight from the database's rows; these classes describe them, and a test holds both together.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from ninja import Field, Schema
from pydantic import ConfigDict

R = TypeVar("R")

Status = Literal["confirmed", "candidate"]
Source = Literal["own", "benchmark", "quoted", "measured", "tracker", "suggestion"]
Checked = Literal["read", "imported", "bulk", "checked", "corrected", "disputed", "rejected"]
Standing = Literal["ranked", "listed", "hidden"]
# As precisely as it is known: a year, a month or a day.
KNOWN_DATE = Field(None, description="As precisely as it is known: 2019, 2019-06 or 2019-06-04.", examples=["2024-10"])


class Described(Schema):
    """An object that holds what it says it holds, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class Problem(Described):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = Field(None, description="Which parameter was refused.")
    allowed: list[str] = Field([], description="What is allowed in its place.")
    alike: list[str] = Field([], description="Slugs whose names are near to what was asked for.")


class Records(Described, Generic[R]):
    """Some records of a list."""

    records: list[R]
    next: str | None = Field(description="The cursor of the records that follow; null after the last.")


class Entry(Described):
    """What all kinds of catalogue entries say."""

    slug: str = Field(description="Its short name, in addresses and filters; an old one redirects.")
    key: str = Field(description="Permanent: no rename changes it.")
    name: str
    description: str
    status: Status = Field(description="A candidate was only read, and nothing ranks by it.")


class Benchmark(Entry):
    """A benchmark with its conventions."""

    default_metric: str | None
    year: int | None
    version: str
    state: Literal["in-use", "saturated", "withdrawn", "superseded"]
    test_size: int | None
    human_level: float | None
    separators: list[str] = Field(description="Setting fields that results are ranked apart by.")
    not_stated: dict[str, str] = Field(description="What silence about a setting field stands for.")
    tasks: list[str]


class Board(Described):
    """How many results rank together."""

    metric: str
    group: str
    results: int


class BenchmarkWhole(Benchmark):
    """A benchmark with its other names and its boards."""

    aliases: list[str]
    boards: list[Board] = Field(description="What ranks together, the largest first.")


class Metric(Entry):
    """A metric."""

    unit: str
    scale: Literal["percent", "fraction", "absolute"]
    direction: Literal["higher", "lower", "unknown"]
    minimum: float | None
    maximum: float | None


class Model(Entry):
    """A model; `paper` only for the one unnamed model of a paper."""

    paper: str | None


class ModelWhole(Model):
    """A model with its other names."""

    aliases: list[str]


class Task(Entry):
    """A task; `parent` is the one that it is a part of."""

    area: str
    parent: str | None


class Identifier(Described):
    """What names a paper outside."""

    scheme: Literal["doi", "arxiv", "acl", "url"]
    value: str


class Paper(Described):
    """A paper."""

    slug: str
    title: str
    authors: list[str]
    date: str | None = KNOWN_DATE
    code_links: list[str]
    identifiers: list[Identifier]


class Number(Described):
    """What a level and a difference share."""

    id: int
    benchmark: str | None
    metric: str | None
    model: str | None
    model_name: str | None
    paper: str | None
    value: float
    high: float | None = Field(description="The upper end where a range is reported.")
    printed: str = Field(description="The number as it is printed.")
    unit: str
    qualifier: str = Field(description="“exact”, or how the text hedges the number.")
    split: str
    shots: str
    regime: str
    extra_data: str
    tools: str
    note: str
    date: str | None = KNOWN_DATE
    source: Source
    checked: Checked
    checked_by: str
    rule: str
    confidence: float | None


class Result(Number):
    """A level that a model reached; `value` is on its metric's scale, as it ranks."""

    factor: float = Field(description="What the printed number was multiplied by to stand on the metric's scale.")
    metric_assumed: bool
    group: str = Field(description="Results rank only among those of their group.")
    standing: Standing
    reason: str = Field(description="Why it does not rank, as a code; empty where it does.")


class Gain(Number):
    """A difference that a paper reports. It never ranks."""

    baseline: str = Field(description="What it is a gain over; “@baseline” where that is not named.")


class Change(Described):
    """One line of the public change log: what a board's line said before, and says after."""

    id: int
    at: datetime
    change: Literal["entered", "left", "moved"]
    benchmark: str
    metric: str | None
    result: int | None
    run: str | None
    person: str | None
    before: dict[str, Any]
    after: dict[str, Any]


class Sentence(Described):
    """Where a number stands in a text, in three parts; `text` is whose words these are."""

    before: str
    number: str
    after: str
    text: Literal["full", "abstract", "pasted", "summary"]
    in_title: bool


class Resolved(Described):
    """A name as printed, and the entry it was taken for."""

    what: Literal["model", "benchmark", "metric"]
    printed: str
    slug: str | None


class Act(Described):
    """A person's decision on a number."""

    at: datetime
    person: str
    decided: str
    reason: str


class Evidence(Described):
    """Why a result stands where it stands: the answer to “Why is this here?”."""

    result: Result | Gain
    url: str
    rank: int | None
    of: int = Field(description="Among how many models it is ranked; 0 where it is not.")
    why_not: str = Field(description="Why it does not rank, as a sentence; empty where it does.")
    sentence: Sentence | None = Field(description="Null for what came out of a file.")
    imported_from: str | None = Field(description="The file and the place in it, for what came out of one.")
    resolved: list[Resolved]
    acts: list[Act] = Field(description="What people decided, oldest first.")


class Column(Described):
    """A column of a page's table."""

    key: str
    name: str
    kind: Literal["text", "number", "date"]
    unit: str


class Row(Described):
    """A row: its values by the columns' keys, the page it leads to, and the paper it cites."""

    values: dict[str, str | float | None]
    address: str | None
    result: int | None
    paper: str | None


class Cited(Described):
    """A paper as citations name it."""

    title: str
    authors: list[str]
    date: str | None
    identifiers: list[Identifier]


class Table(Described):
    """A page's table: exactly what the page shows."""

    title: str
    total: int | None
    columns: list[Column]
    rows: list[Row]
    papers: dict[str, Cited]


class Hit(Described):
    """Something that was found, and the other name by which; `alias` is empty where it is its own."""

    kind: Literal["benchmark", "model", "task", "metric", "paper"]
    slug: str
    name: str
    alias: str
    near: bool = Field(description="Whether it is only spelled nearly so.")


class Found(Described):
    """What a search found."""

    hits: list[Hit]
