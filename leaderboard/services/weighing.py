"""Why results wait for a person, and which first: brought up to date for whole groups of boards at once.

What a result's doubts say depends on its neighbours, so whoever writes results names the groups that they stand or
stood in, and these are weighed anew: `leaderboard.doubts` decides, this module reads and writes. The number of
statements does not depend on how many results there are, save that long lists are fetched and written in portions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from leaderboard import doubts
from leaderboard.doubts import Weighed
from leaderboard.models import Change, Result, Status
from leaderboard.models.catalogue import Direction
from leaderboard.ranking import Reason, Standing
from leaderboard.services import checking
from leaderboard.services.decided import CHOSEN
from leaderboard.services.numbers import batches
from leaderboard.services.turns import turn
from leaderboard.services.writing import update


class Group(NamedTuple):
    """Results that rank together."""

    benchmark: int
    metric: int
    group: str


class Moved(NamedTuple):
    """A result whose standing its neighbours changed: where it stood before, and where it stands now."""

    before: tuple[str, str]
    after: tuple[str, str]


class _Columns(NamedTuple):
    """The columns of a result that weighing writes."""

    doubts: list[Any]
    urgency: int
    heads: bool
    standing: str
    reason: str


class _Stored(NamedTuple):
    """A result's row as far as its doubts depend on it, and what they were."""

    pk: int
    benchmark: int | None
    metric: int | None
    group: str
    system: int | None
    rank_key: Decimal
    printed: str
    factor: Decimal
    date_end: Any
    standing: str
    reason: str
    kind: str
    qualifier: str
    checked: str
    review: str
    confidence: float | None
    metric_assumed: bool
    benchmark_status: str | None
    threshold: float | None
    held: bool | None
    direction: str | None
    system_status: str | None
    head_act: int | None
    doubts: list[Any]
    urgency: int
    heads: bool

    @property
    def board(self) -> Group | None:
        """The group it stands in, None where it has no benchmark or no metric."""
        if self.benchmark is None or self.metric is None:
            return None
        return Group(self.benchmark, self.metric, self.group)


_COLUMNS = (
    *("pk", "benchmark", "metric", "group", "system", "rank_key", "printed", "factor", "date_end", "standing"),
    *("reason", "kind", "qualifier", "checked", "review", "confidence", "metric_assumed"),
    *("benchmark__status", "benchmark__threshold", "benchmark__held", "metric__direction", "system__status"),
    *("head_act", "doubts", "urgency", "heads"),
)
# So many results are weighed in one turn, where a board has no more: writers beside wait no longer than that takes.
_AT_ONCE = 5_000
_UNDECIDED = (Result.Checked.READ, Result.Checked.IMPORTED)


def group_of(result: Result) -> Group | None:
    """The group that a result stands in, None where it has no benchmark or no metric."""
    if result.benchmark_id is None or result.metric_id is None:
        return None
    return Group(result.benchmark_id, result.metric_id, result.group)


def rows_of(results: QuerySet[Result]) -> list[doubts.Row]:
    """These results as `doubts` sees them, by key."""
    stored = [_Stored._make(row) for row in results.order_by("pk").values_list(*_COLUMNS)]
    over = _over(stored)
    return [_row(row, over) for row in stored]


def refresh(
    groups: Collection[Group],
    lone: Collection[int] = (),
    *,
    written: Container[int] = (),
) -> dict[int, Moved]:
    """Weigh anew the results of these groups, and of those that belong to none the ones with these keys.

    `written` are the keys of results that have just been written: these are checked anew, and of their neighbours those
    that change a frontier or that a check found something in, since a check may look at the board. Returns the results
    that their neighbours moved: another report was chosen over them, or is so no more.
    """
    stored = _fetch(groups, lone)
    over = _over(stored)
    by_group: dict[Group | None, list[_Stored]] = defaultdict(list)
    for row in stored:
        by_group[row.board].append(row)
    rows = {board: [_row(row, over) for row in some] for board, some in by_group.items()}
    weighed = {board: _weigh(by_group[board], some, {}) for board, some in rows.items()}
    found = checking.findings_by_id(_to_check(by_group, rows, weighed, written))
    changed: dict[int, _Columns] = {}
    moved: dict[int, Moved] = {}
    for board, some in by_group.items():
        if any(row.pk in found for row in some):
            weighed[board] = _weigh(some, rows[board], found)
        for row in some:
            was = _Columns(row.doubts, row.urgency, row.heads, row.standing, row.reason)
            now = _columns(row, weighed[board][row.pk])
            if was != now:
                changed[row.pk] = now
            if was[-2:] != now[-2:]:
                moved[row.pk] = Moved(was[-2:], now[-2:])
    # Standings are written only where one moved: they are part of what boards are indexed by.
    names = _Columns._fields if moved else _Columns._fields[:-2]
    update(Result, names, {pk: now[: len(names)] for pk, now in changed.items()})
    return moved


def refresh_all(*, advance: Callable[[int], object] = lambda count: None) -> None:
    """Weigh every result anew, some thousand in a turn of their own; `advance` is told how many.

    For a database whose results were written before there was a queue, or by code that weighed them otherwise.
    """
    everything = range((Result.objects.aggregate(last=Max("pk"))["last"] or 0) + 1)
    columns = ("benchmark", "metric", "group")
    boards = Result.objects.exclude(benchmark=None).exclude(metric=None).order_by(*columns).values_list(*columns)
    counted = [(Group(*board), count) for *board, count in boards.annotate(count=Count("pk"))]
    for some, results in _portions(counted):
        with turn():
            refresh(some, written=everything)
        advance(results)
    lone = Result.objects.filter(Q(benchmark=None) | Q(metric=None)).order_by("pk").values_list("pk", flat=True)
    for keys in batches(list(lone), 500):
        with turn():
            refresh((), keys, written=everything)
        advance(len(keys))


def _portions(counted: Iterable[tuple[Group, int]]) -> Iterator[tuple[list[Group], int]]:
    """Groups, given each with its number of results, in lists of some thousand results, with that number."""
    portion: list[Group] = []
    results = 0
    for group, count in counted:
        if portion and results + count > _AT_ONCE:
            yield portion, results
            portion, results = [], 0
        portion.append(group)
        results += count
    if portion:
        yield portion, results


def _weigh(stored: Sequence[_Stored], rows: Sequence[doubts.Row], found: Mapping[int, Any]) -> dict[int, Weighed]:
    return doubts.weigh(rows, higher_is_better=stored[0].direction != Direction.LOWER, findings=found)


def _to_check(
    by_group: Mapping[Group | None, Sequence[_Stored]],
    rows: Mapping[Group | None, Sequence[doubts.Row]],
    weighed: Mapping[Group | None, Mapping[int, Weighed]],
    written: Container[int],
) -> list[int]:
    """The results that checks should look at; see `refresh`."""
    wanted = []
    for board, some in by_group.items():
        for stored, row in zip(some, rows[board], strict=True):
            step = any(doubt.code == doubts.Code.FRONTIER for doubt in weighed[board][row.pk].doubts)
            odd = doubts.Code.FAILED_CHECK in doubts.codes_of(stored.urgency)
            if row.checkable and (row.pk in written or step or odd):
                wanted.append(row.pk)
    return wanted


def _fetch(groups: Collection[Group], lone: Iterable[int]) -> list[_Stored]:
    found = []
    for some in batches(sorted(groups), 300):
        wanted = set(some)
        rows = map(_Stored._make, Result.objects.near(some).order_by("pk").values_list(*_COLUMNS))
        found += [row for row in rows if row.board in wanted]
    for keys in batches(sorted(lone), 500):
        nowhere = Q(benchmark=None) | Q(metric=None)
        rows = map(_Stored._make, Result.objects.filter(nowhere, pk__in=keys).order_by("pk").values_list(*_COLUMNS))
        found += list(rows)
    return found


def _over(stored: Iterable[_Stored]) -> dict[int, list[Decimal]]:
    """By act that chose a result to head its model's reports, the numbers that it was chosen over."""
    chosen = {row.head_act for row in stored if row.head_act is not None}
    known: dict[int, list[Decimal]] = {}
    for some in batches(sorted(chosen), 500):
        for act, old in Change.objects.filter(act__in=some, field=CHOSEN).values_list("act_id", "old"):
            known[act] = [Decimal(number) for number in old.split("; ") if number]
    return known


def _row(row: _Stored, over: Mapping[int, Sequence[Decimal]]) -> doubts.Row:
    return doubts.Row(
        pk=row.pk,
        system_id=row.system,
        rank_key=row.rank_key,
        decimals=_decimals(row.printed, row.rank_key, row.factor),
        date_end=row.date_end,
        standing=row.standing,
        reason=row.reason,
        kind=row.kind,
        qualifier=row.qualifier,
        decided=row.checked not in _UNDECIDED,
        review=row.review,
        confidence=row.confidence,
        threshold=row.threshold or 0.0,
        held=bool(row.held),
        metric_assumed=row.metric_assumed,
        benchmark_confirmed=row.benchmark_status in (None, Status.CONFIRMED),
        model_confirmed=row.system_status in (None, Status.CONFIRMED),
        board=row.board is not None,
        head_act=row.head_act,
        over=over.get(row.head_act, ()) if row.head_act is not None else (),
    )


def _decimals(printed: str, key: Decimal, factor: Decimal) -> int:
    """Digits behind the point as printed, on the metric's scale: "78.40%" has two, "0.784" of a percentage one."""
    try:
        digits = -int(Decimal(printed.strip().rstrip("%").strip()).as_tuple().exponent)
    except (InvalidOperation, ValueError, TypeError):  # hedges, ranges, typesetting: as many as the number needs
        digits = -int(key.normalize().as_tuple().exponent)
    else:
        digits -= factor.adjusted()
    return max(0, digits)


def _columns(row: _Stored, weighed: Weighed) -> _Columns:
    """What a weighed result's columns say."""
    standing, reason = row.standing, row.reason
    if weighed.overruled:
        standing, reason = Standing.LISTED.value, Reason.OVERRULED.value
    elif row.reason == Reason.OVERRULED:
        standing, reason = Standing.RANKED.value, ""
    said = [{"code": str(doubt.code), "particulars": dict(doubt.particulars)} for doubt in weighed.doubts]
    return _Columns(said, weighed.urgency, weighed.heads, standing, reason)
