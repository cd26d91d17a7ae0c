"""What a board's chart shows, as plain values: results over time and the frontier. No Django, no drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from leaderboard import ranking

T = TypeVar("T")
R = TypeVar("R", bound=ranking.Rankable)

# So many results beside the frontier are drawn; more only makes a page heavy, not a picture clearer.
MOST_OTHERS = 400


class Row(NamedTuple):
    """One ranked result as a chart needs it, made by the thousand. `ranking` orders it as it orders a board's rows."""

    pk: int
    system_id: int | None
    label: str  # the model's name
    rank_key: Decimal  # on the metric's scale
    printed: str  # the number as its source prints it
    date_end: date | None  # when it counts: the last day of the period that is known
    date_text: str  # as known: "2024-10"
    paper: str  # title, empty for none
    url: str  # the result's page
    doubt: str = ""  # "unchecked", or what else stands behind it than a person who looked; empty for checked


class Point(NamedTuple):
    """One dated result."""

    pk: int
    label: str
    value: Decimal
    printed: str
    when: date
    date_text: str
    paper: str
    url: str
    on_frontier: bool
    doubt: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """What a reader is told who points at it: model, value, paper, date, doubt; the unknown is left out."""
        return tuple(filter(None, (self.label, self.printed, self.paper, self.date_text, self.doubt)))


@dataclass(frozen=True, slots=True)
class Series:
    """A board over time.

    `points` are oldest first and hold every point of `frontier`; `left_out` counts the dated results that were thinned
    out of them, `undated` those that have no date and therefore no place.
    """

    title: str
    metric: str
    unit: str
    higher_is_better: bool
    points: tuple[Point, ...]
    frontier: tuple[Point, ...]
    undated: int
    left_out: int

    @property
    def summary(self) -> str:
        """What the chart shows, in sentences, for readers who do not see it."""
        if not self.points:
            return f"{self.title}: no dated results in {self.metric}."
        total = len(self.points) + self.left_out
        first, last = self.points[0].date_text, self.points[-1].date_text
        span = first if first == last else f"{first} to {last}"
        best = self.frontier[-1]
        said = f"{total:,} dated {'result' if total == 1 else 'results'} in {self.metric} on {self.title}, {span}. "
        said += f"Best: {best.label} with {best.printed} ({', '.join(filter(None, (best.date_text, best.doubt)))})."
        if len(self.frontier) > 1:
            said += f" The best result so far rose to it in {len(self.frontier)} steps."
        if not self.higher_is_better:
            said = said.replace(" rose to it", " fell to it") + " Lower is better."
        if self.left_out:
            said += f" {self.left_out:,} results are not drawn."
        if self.undated:
            said += f" {self.undated:,} without a date {'is' if self.undated == 1 else 'are'} not drawn."
        return said


@dataclass(frozen=True, slots=True)
class Kept(Generic[R]):
    """Which rows a chart draws: the frontier and some of the others, oldest first; the rest is counted."""

    frontier: Sequence[R]
    others: Sequence[R]
    undated: int
    left_out: int

    def told(self, tell: Callable[[R], Row | None]) -> Kept[Row]:
        """The same rows with what is said of them; one that nothing is known of any more is dropped."""
        frontier, others = (
            [row for row in map(tell, rows) if row is not None] for rows in (self.frontier, self.others)
        )
        return Kept(frontier, others, self.undated, self.left_out)


def kept(rows: Iterable[R], *, higher_is_better: bool, most: int | None = MOST_OTHERS) -> Kept[R]:
    """What is drawn of these rows: `ranking.frontier`, whole; of the others at most `most` (None: all)."""
    given = list(rows)
    frontier = ranking.frontier(given, higher_is_better=higher_is_better)
    steps = {row.pk for row in frontier}
    # Each has a key of its own, so that no two rows are compared themselves.
    dated = sorted([(row.date_end, row.rank_key, row.pk, row) for row in given if row.date_end is not None])
    others = [row for _, _, pk, row in dated if pk not in steps]
    drawn = others if most is None else _thinned(others, most, key=attrgetter("rank_key"))
    return Kept(frontier, drawn, undated=len(given) - len(dated), left_out=len(others) - len(drawn))


def build(
    rows: Iterable[Row],
    *,
    title: str,
    metric: str,
    unit: str,
    higher_is_better: bool,
    most: int | None = MOST_OTHERS,
) -> Series:
    """The series of comparable, ranked rows, in any order: one group of one benchmark in one metric.

    `title` names the benchmark, `metric` and `unit` its metric. Every result may be given, several of a model too.
    The frontier is `ranking.frontier`, whole; of the others at most `most` are kept (None: all).
    """
    drawn = kept(rows, higher_is_better=higher_is_better, most=most)
    return of_kept(drawn, title=title, metric=metric, unit=unit, higher_is_better=higher_is_better)


def of_kept(drawn: Kept[Row], *, title: str, metric: str, unit: str, higher_is_better: bool) -> Series:
    """The series of rows that were chosen already."""
    frontier = tuple(_point(row, row.date_end, True) for row in drawn.frontier if row.date_end is not None)
    others = (_point(row, row.date_end, False) for row in drawn.others if row.date_end is not None)
    return Series(
        title=title,
        metric=metric,
        unit=unit,
        higher_is_better=higher_is_better,
        points=tuple(sorted([*others, *frontier], key=lambda point: (point.when, point.value, point.pk))),
        frontier=frontier,
        undated=drawn.undated,
        left_out=drawn.left_out,
    )


def _point(row: Row, when: date, on_frontier: bool) -> Point:
    return Point(
        pk=row.pk,
        label=row.label,
        value=row.rank_key,
        printed=row.printed,
        when=when,
        date_text=row.date_text,
        paper=row.paper,
        url=row.url,
        on_frontier=on_frontier,
        doubt=row.doubt,
    )


def _thinned(points: Sequence[T], most: int, *, key: Callable[[T], Any]) -> list[T]:
    """At most so many, evenly out of the order of time and value: first and last, the least and the greatest too.

    A systematic sample: dense months stay dense, and no model is preferred. With the least and the greatest among them
    a drawing of few points has the axis of one of many, and the same axes can show it.
    """
    if len(points) <= most:
        return list(points)
    if most < 4:
        return list(points[:most])
    worth = list(map(key, points))
    taken = {i * (len(points) - 1) // (most - 3) for i in range(most - 2)}
    taken |= {worth.index(min(worth)), worth.index(max(worth))}
    return [points[place] for place in sorted(taken)]
