"""What a board's lead is held against: chance, what people reach, and what the benchmark's authors began with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from leaderboard.models import Benchmark, Convention, Metric
from leaderboard.models.catalogue import Scale
from leaderboard.queries.boards.rows import Row
from leaderboard.significance import told_apart

# The splits that a benchmark's size is the size of.
_TEST_SPLITS = ("", "test")


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads: the best result, how many models share its number, and how many models are compared.

    `items` is the size of a test set that cannot tell the lead over `next` from chance; None where it can, or where
    that cannot be said.
    """

    result: Row
    sharing: int
    models: int
    next: Row | None = None
    items: int | None = None

    @property
    def sharing_others(self) -> int:
        """How many other models have the same number."""
        return self.sharing - 1


@dataclass(frozen=True, slots=True)
class HumanLevel:
    """What people reach, and where that is written down."""

    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Levels:
    """What a reader may hold the board's numbers against; None for what nobody knows."""

    human: HumanLevel | None
    baseline: Row | None


def indistinct(benchmark: Benchmark, metric: Metric | None, first: Row, second: Row | None) -> int | None:
    """The size of the test set where it cannot tell these two results apart (`significance.told_apart`), else None.

    Only a share of items is a count out of the test set's size; a number on another split is a share of other items.
    """
    items = benchmark.test_size
    if second is None or items is None or metric is None or not metric.share_of_items:
        return None
    if any(row.split.casefold() not in _TEST_SPLITS for row in (first, second)):
        return None
    whole = 100 if metric.scale == Scale.PERCENT else 1
    apart = told_apart(float(first.rank_key) / whole, float(second.rank_key) / whole, items)
    return items if apart is False else None


def human_level(benchmark: Benchmark, metric: Metric | None, conventions: list[Convention]) -> HumanLevel | None:
    """What people reach in this metric: the convention speaks of the benchmark's usual one."""
    if benchmark.human_level is None or metric is None or metric.pk != benchmark.default_metric_id:
        return None
    source = next((row.source for row in conventions if row.field == "human_level"), "")
    return HumanLevel(benchmark.human_level, source)
