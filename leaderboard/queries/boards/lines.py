"""The lines of a board's tables: whole rows for the few that a page shows, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import BigIntegerField, ExpressionWrapper, F, Q

from leaderboard import ranking
from leaderboard.models import Benchmark, Metric, Result
from leaderboard.queries.boards.rows import Row
from leaderboard.queries.boards.standings import Placed
from leaderboard.queries.lines import addresses, in_order
from leaderboard.queries.statements import Given, Statement, tuples_of

# Further results of a model that fold under its best one; the model's page has them all.
FOLDED = 5


class Beside(NamedTuple):
    """A result beside a line: a further one of its model, or its entry's number in another metric."""

    pk: int
    printed: str
    value: Decimal
    factor: Decimal
    rank_key: Decimal
    note: str
    split: str
    shots: str
    regime: str
    extra_data: str
    tools: str
    metric_id: int | None
    system_id: int | None
    paper_id: int | None
    imported_from: str | None
    address: str

    @property
    def entry(self) -> tuple[object, ...]:
        """What the results of one entry share: model, origin and setting."""
        return _entry(self, self.imported_from)


_BESIDE = (*Beside._fields[:-2], "imported_row__source")
_FOLDED = Q(pk__in=[Given("folded", many=True)])


class Line(NamedTuple):
    """One line of a table: a result, its page, its rank among models, and what stands beside it.

    `others` are further results of its model on this board, `more` counts those that are not shown; `metrics` holds the
    same entry's numbers in further metrics, by their keys. `sought` is the line that the address asks for.
    """

    result: Row
    address: str
    rank: int | None = None
    others: Sequence[Beside] = ()
    more: int = 0
    metrics: Mapping[int, Beside] = MappingProxyType({})
    sought: bool = False
    model_address: str = ""
    paper_address: str = ""


def ranked_lines(
    placed: Sequence[Placed], rows: Mapping[int, Row], benchmark: Benchmark, metrics: Sequence[Metric], sought: int
) -> list[Line]:
    """The lines of the ranked table: slim ones made whole, with `metrics` as further columns; in one statement."""
    beside = _beside(placed, rows, benchmark, metrics)
    by_pk = {row.pk: row for row in beside}
    entries: dict[tuple[object, ...], dict[int, Beside]] = defaultdict(dict)
    for row in _best_first(beside, metrics):
        entries[row.entry].setdefault(row.metric_id, row)  # type: ignore[arg-type]  # it is in one of them
    address, model, paper = addresses(), addresses("system"), addresses("paper")
    lines = []
    for best, others, rank in placed:
        if best.pk not in rows:
            continue
        result = rows[best.pk]
        mine = entries.get(_entry(result, result.imported_row.source if result.imported_row else None), {})
        lines.append(
            Line(
                result=result,
                address=address(best.pk),
                rank=rank,
                others=in_order([row.pk for row in others[:FOLDED]], by_pk),
                more=max(0, len(others) - FOLDED),
                metrics=mine,
                sought=sought in (best.pk, *(row.pk for row in others)),
                model_address=model(result.system.slug) if result.system else "",
                paper_address=paper(result.paper.slug) if result.paper else "",
            )
        )
    return lines


def listed_lines(rows: Iterable[Row], sought: int) -> list[Line]:
    """The lines of the table of what does not rank."""
    address, model, paper = addresses(), addresses("system"), addresses("paper")
    return [
        Line(
            result=row,
            address=address(row.pk),
            sought=row.pk == sought,
            model_address=model(row.system.slug) if row.system else "",
            paper_address=paper(row.paper.slug) if row.paper else "",
        )
        for row in rows
    ]


def _beside(
    placed: Sequence[Placed], rows: Mapping[int, Row], benchmark: Benchmark, metrics: Sequence[Metric]
) -> list[Beside]:
    """What folds under these lines, and what their models reached in the further metrics."""
    folded = [row.pk for line in placed for row in line.others[:FOLDED]]
    if metrics:
        systems = {rows[line.best.pk].system_id for line in placed if line.best.pk in rows}
        keys = [metric.pk for metric in metrics]
        found = _with_metrics().columns(folded=folded, benchmark=benchmark.pk, systems=systems, metrics=keys)
    else:
        found = _folded().columns(folded=folded) if folded else []
    return list(tuples_of(Beside, zip(*found, map(addresses(), found[0]), strict=True))) if found else []


def _best_first(beside: Iterable[Beside], metrics: Sequence[Metric]) -> list[Beside]:
    """Those in one of these metrics, the best of each first."""
    signs = {metric.pk: -1 if metric.higher_is_better else 1 for metric in metrics}
    keyed = [(signs[row.metric_id] * row.rank_key, row.pk, row) for row in beside if row.metric_id in signs]
    return [row for *_, row in sorted(keyed)]


@cache
def _folded() -> Statement:
    return Statement(Result.objects.order_by().filter(_FOLDED).values_list(*_BESIDE))


@cache
def _with_metrics() -> Statement:
    # Columns as plain numbers: Django would look for the key of an entry in what is given.
    keys = {name: ExpressionWrapper(F(name), BigIntegerField()) for name in ("system_id", "metric_id")}
    ranked = Q(benchmark=Given("benchmark"), standing=Result.Standing.RANKED)
    wanted = ranked & Q(of_system__in=[Given("systems", many=True)], in_metric__in=[Given("metrics", many=True)])
    rows = Result.objects.alias(of_system=keys["system_id"], in_metric=keys["metric_id"])
    return Statement(rows.order_by().filter(_FOLDED | wanted).values_list(*_BESIDE))


def _entry(row: Row | Beside, imported_from: str | None) -> tuple[object, ...]:
    origin = row.paper_id if row.paper_id is not None else imported_from
    return (row.system_id, origin, *ranking.stated(row))
