"""The whole rows that a board's page prints, as plain values: over a hundred of them, out of one statement.

They answer to the same words as a `Result` and what stands around it, so that the same functions write both.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from leaderboard import ranking
from leaderboard.models import Metric, Result, Status
from leaderboard.models.papers import shortened_title
from leaderboard.queries.boards.facets import listed, ranked
from leaderboard.queries.passages import Passage, cut_sentence, with_passages
from leaderboard.queries.statements import Day, Given, Statement, tuples_of

JOINT_SHOWN = 20
# Undated results come last where the newest comes first. An expression, because a database would else find the few
# results of a board by walking an index of all dates there are.
WHEN = Coalesce("date_end", Value(datetime.date.min))


class ModelName(NamedTuple):
    """A model as far as a line names it."""

    slug: str
    name: str
    status: str

    @property
    def confirmed(self) -> bool:
        """Whether a person, or the shipped catalogue, stands behind the name."""
        return self.status == Status.CONFIRMED

    def get_absolute_url(self) -> str:
        return reverse("system", args=[self.slug])


class PaperName(NamedTuple):
    """A paper as far as a line names it."""

    slug: str
    title: str

    @property
    def short_title(self) -> str:
        """Enough of the title to tell papers apart in a table."""
        return shortened_title(self.title)

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.slug])


class Window(NamedTuple):
    """A piece of a text around a number, which stands at `start` to `end` of the whole."""

    field: str
    start: int
    end: int
    kind: str
    first: int
    text: str


class FileRow(NamedTuple):
    """An imported row as far as a line tells where it stands."""

    source: str
    place: str
    note: str
    benchmark: str
    metric: str


class ChoiceOfHead(NamedTuple):
    """Who chose one of several reports of a model, and why."""

    shown_name: str
    reason: str


class Row(NamedTuple):
    """A result as a line of a board prints it."""

    pk: int
    kind: str
    standing: str
    reason: str
    benchmark_id: int | None
    metric_id: int | None
    system_id: int | None
    paper_id: int | None
    printed: str
    value: Decimal
    high: Decimal | None
    unit: str
    qualifier: str
    factor: Decimal
    rank_key: Decimal
    split: str
    shots: str
    regime: str
    extra_data: str
    tools: str
    note: str
    date: datetime.date | None
    date_precision: str
    date_end: datetime.date | None
    source: str
    checked: str
    checked_by: str
    heads: bool
    metric: Metric | None
    system: ModelName | None
    paper: PaperName | None
    window: Window | None
    imported_row: FileRow | None
    head_act: ChoiceOfHead | None

    @property
    def passage(self) -> Passage | None:
        """The sentence behind the number; None for one that stands in no text."""
        at = self.window
        if at is None or not at.text:
            return None
        in_title = at.field == "title"
        return cut_sentence(at.text, at.start - at.first, at.end - at.first, kind=at.kind, in_title=in_title)

    def get_absolute_url(self) -> str:
        return reverse("result", args=[self.pk])


_AROUND: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (ModelName, ("system__slug", "system__name", "system__status")),
    (PaperName, ("paper__slug", "paper__title")),
    (Window, ("anchor__field", "anchor__start", "anchor__end", "anchor__text__kind", "window_start", "window")),
    (FileRow, tuple(f"imported_row__{name}" for name in FileRow._fields)),
    (ChoiceOfHead, tuple(f"head_act__{name}" for name in ChoiceOfHead._fields)),
)
_OWN = Row._fields[: Row._fields.index("metric")]
_DATES = ("date", "date_end")
_COLUMNS = (
    *(Day(name) if name in _DATES else name for name in _OWN),
    *(column for _, columns in _AROUND for column in columns),
)


_METRIC = _OWN.index("metric_id")


class Listing(NamedTuple):
    """Which of a board's unranked results are asked for: a page of those that fit a search, newest first."""

    search: Q | None
    first: int
    last: int | None

    def cut(self, rows: QuerySet[Result]) -> Any:
        """Their keys, out of all that is listed."""
        found = rows if self.search is None else rows.filter(self.search)
        return found.order_by(WHEN.desc(), "pk").values("pk")[self.first : self.last]


def fetch(
    metrics: Sequence[Metric], conditions: Mapping[str, Any], shown: Collection[int], listing: Listing | None
) -> dict[int, Row]:
    """Every whole row that a page prints, by key: those `shown`, those of `listing`, what is joint, the baseline.

    One statement, and one more where a joint number is in a metric that the board does not have; standing and benchmark
    tell afterwards what is what.
    """
    search = listing is not None and listing.search is not None
    columns = (_asked if search else _kept)(tuple(conditions), listing).columns(**conditions, shown=shown)
    if not columns:
        return {}
    known = {metric.pk: metric for metric in metrics}
    if missing := {pk for pk in columns[_METRIC] if pk is not None} - set(known):
        known |= Metric.objects.in_bulk(missing)
    return {row.pk: row for row in tuples_of(Row, zip(*_own(columns, known), *_around(columns), strict=True))}


def _own(columns: Sequence[Sequence[Any]], metrics: Mapping[int, Metric]) -> Iterator[Iterable[Any]]:
    """The columns of the rows themselves, and the metric of each."""
    yield from columns[: len(_OWN)]
    yield map(metrics.get, columns[_METRIC])


def _around(columns: Sequence[Sequence[Any]]) -> Iterator[Iterable[Any]]:
    """What stands around each row, kind by kind."""
    start = len(_OWN)
    for kind, names in _AROUND:
        end = start + len(names)
        # What a row does not have comes as empty columns, the first of which is never empty else.
        found = zip(columns[start], tuples_of(kind, zip(*columns[start:end], strict=True)), strict=True)
        yield [said if first is not None else None for first, said in found]
        start = end


def _asked(names: tuple[str, ...], listing: Listing | None) -> Statement:
    """The statement of a board with these conditions."""
    conditions = {name: Given(name) for name in names}
    joint = Result.objects.scores().filter(jointly=Given("benchmark")).exclude(reason=ranking.Reason.REJECTED)
    began = ranked(conditions).filter(source=Result.Source.BENCHMARK, date_end__isnull=False)
    parts: list[Any] = [
        [Given("shown", many=True)],
        joint.order_by("pk").values("pk")[:JOINT_SHOWN],
        began.order_by(WHEN, "pk").values("pk")[:1],
    ]
    if listing is not None:
        parts.append(listing.cut(listed(conditions)))
    # A union, because a database that is given alternatives instead may well read the whole table.
    first, *rest = (Result.objects.order_by().filter(pk__in=part).values("pk") for part in parts)
    rows = with_passages(Result.objects.order_by("pk").filter(pk__in=first.union(*rest)))
    return Statement(rows.values_list(*_COLUMNS))


# As many shapes as readers usually ask for; what is searched for is in the text, and of no use to anybody else.
_kept = lru_cache(maxsize=200)(_asked)
