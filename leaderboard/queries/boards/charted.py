"""What a board's chart draws, and how it names the few points that are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from leaderboard.models import Benchmark, Metric, Result
from leaderboard.queries.lines import Slim
from leaderboard.queries.statements import Day, Given, Statement, tuples_of


@dataclass(frozen=True, slots=True)
class Chart:
    """The ranked results that a board's chart draws, in no order: slim, because a chart names only what it draws."""

    benchmark: Benchmark
    metric: Metric | None
    higher_is_better: bool
    rows: Sequence[Slim]
    # What the rows have in common beside metric; a group of None is all of them joined.
    group: str | None = None
    setting: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw: two results that have a place in time."""
        return len(list(islice((row for row in self.rows if row.date_end is not None), 2))) > 1


class Named(NamedTuple):
    """What a chart says of a point: model, paper, number and date; no more, because a chart has hundreds of points."""

    pk: int
    system: str
    paper: str | None
    printed: str
    value: Decimal
    factor: Decimal
    rank_key: Decimal
    date: date | None
    date_precision: str
    checked: str


_NAMED = ("pk", "system__name", "paper__title", *(Day(name) if name == "date" else name for name in Named._fields[3:]))


def named(pks: Sequence[int]) -> dict[int, Named]:
    """These results as a chart names them, by key."""
    return {row.pk: row for row in tuples_of(Named, zip(*_names().columns(pks=pks), strict=True))}


@cache
def _names() -> Statement:
    return Statement(Result.objects.filter(pk__in=[Given("pks", many=True)]).order_by().values_list(*_NAMED))
