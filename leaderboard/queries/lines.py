"""Rows as ranking needs them, and choosing what a benchmark's page shows first: shared by board, lists and home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple, TypeVar, cast

from django.db.models import Case, CharField, ExpressionWrapper, F, FloatField, Q, QuerySet, Value, When
from django.urls import get_script_prefix, reverse

from leaderboard import ranking
from leaderboard.models import Metric, Result
from leaderboard.models.catalogue import Direction
from leaderboard.queries.statements import Day, tuples_of

R = TypeVar("R")

# Whom a reader may believe without looking: a person looked at the number alone.
BY_PERSON = (Result.Checked.CHECKED, Result.Checked.CORRECTED)


class Slim(NamedTuple):
    """As much of a result as ordering needs. `rank_key` orders as the printed numbers do, and is equal where they are.

    `extra` is what the reader sorts by, where that is no rank; `found` says whether it fits the reader's search.
    """

    pk: int
    # A `Decimal`, or a float: of at most 15 digits (`services.numbers`), each printed number is one of its own.
    rank_key: Any
    system_id: int | None
    date_end: date | None
    found: bool = True
    extra: Any = None

    @classmethod
    def fetch(cls, results: Any, *, search: Q | None = None, extra: str = "") -> list[Slim]:
        """Slim rows of a queryset of results, in no order."""
        return cls.of(list(zip(*cls.asked(results, search=search, extra=extra), strict=True)))

    @staticmethod
    def asked(results: Any, *, search: Q | None = None, extra: str = "") -> Any:
        """The query of `fetch`, whose rows `of` makes slim ones.

        The number comes as a float, and is not made a `Decimal` only to be compared.
        """
        rows = results.order_by().annotate(key=ExpressionWrapper(F("rank_key"), FloatField()), day=Day("date_end"))
        names = ["pk", "key", "system_id", "day"]
        if search is not None or extra:
            fits = Value(True) if search is None else Case(When(search, then=True), default=False)
            last = F(extra) if extra else Value(None, CharField())
            rows, names = rows.annotate(found=fits, extra=last), [*names, "found", "extra"]
        return rows.values_list(*names)

    @classmethod
    def of(cls, columns: Sequence[Iterable[Any]]) -> list[Slim]:
        """Slim rows out of the columns of what `asked` found, of which there are none where it found nothing."""
        if not columns:
            return []
        pks, keys, systems, days, *asked_for = columns
        found, extra = asked_for or (repeat(True), repeat(None))
        return list(tuples_of(cls, zip(pks, keys, systems, days, found, extra, strict=False)))


@dataclass(frozen=True, slots=True)
class Board:
    """What ranks together: a benchmark's results in one metric and, unless joined, of one group."""

    metric: int
    group: str


def boards_of(counts: Iterable[tuple[int, str, int]], default_metric: int | None) -> Board | None:
    """The board that a benchmark shows first: the metric with most ranked results, then its default group.

    `counts` are (metric, group, ranked results). Of equal metrics the benchmark's default one comes first.
    """
    groups: dict[int, Counter[str]] = {}
    for metric, group, count in counts:
        groups.setdefault(metric, Counter())[group] += count
    if not groups:
        return None
    metric = min(groups, key=lambda pk: (-groups[pk].total(), pk != default_metric, pk))
    return Board(metric=metric, group=ranking.default_group(groups[metric]))


def higher_is_better(metric: Metric | None) -> bool:
    """The direction of a metric; where nobody said, what most metrics are."""
    return metric is None or metric.direction != Direction.LOWER


# What a line of a table prints, and nothing of what only its origin's page needs: texts, raw rows, spans.
_PRINTED = (
    *("kind", "metric_assumed", "baseline", "printed", "value", "high", "unit", "qualifier", "factor", "rank_key"),
    *("split", "shots", "regime", "extra_data", "tools", "note", "group", "date", "date_precision", "date_end"),
    *("source", "checked", "checked_by", "standing", "reason", "heads"),
    *("head_act__shown_name", "head_act__reason", "head_act__at"),
    *("system__slug", "system__name", "system__status", "paper__slug", "paper__title"),
    *("anchor__field", "anchor__start", "anchor__end", "anchor__text__kind"),
    *("imported_row__source", "imported_row__place", "imported_row__note"),
    *("imported_row__benchmark", "imported_row__metric"),
)


_BOARD = (
    *("benchmark__slug", "benchmark__name", "benchmark__status"),
    *("metric__slug", "metric__name", "metric__unit", "metric__direction"),
)


def printed(results: QuerySet[Result]) -> QuerySet[Result]:
    """The same results, each with exactly what a line of a table prints, in one statement."""
    return cast("QuerySet[Result]", cast(Any, results).with_names().select_related("head_act").only(*_PRINTED, *_BOARD))


def addresses(view: str = "result") -> Callable[[int | str], str]:
    """The page of each result by its key, or of whatever `view` shows by its slug: one look for all lines."""
    return _addresses(view, get_script_prefix())


@lru_cache(maxsize=100)
def _addresses(view: str, _prefix: str) -> Callable[[int | str], str]:
    before, _, after = reverse(view, args=[0]).rpartition("0")
    return lambda which: f"{before}{which}{after}"


def in_order(pks: Sequence[int], rows: Mapping[int, R]) -> list[R]:
    """The rows of these keys, in their order; a row that went between two statements is passed over."""
    return [rows[pk] for pk in pks if pk in rows]
