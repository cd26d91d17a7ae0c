"""Why results wait for a person, and which first: brought up to date for whole groups of boards at once.

What a result's doubts say depends on its neighbours, so whoever writes results names the groups that they stand or
stood in, and these are weighed anew: `leaderboard.doubts` decides, this module reads and writes. The number of
statements does not depend on how many results there are, save that long lists are fetched and written in portions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from leaderboard import doubts, ranking
from leaderboard.doubts import Weighed
from leaderboard.models import Change, Result, Status
from leaderboard.queries.statements import Statement, tuples_of
from leaderboard.ranking import Reason, Standing
from leaderboard.services import checking
from leaderboard.services.checking import Entries
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
    benchmark_id: int | None
    metric_id: int | None
    group: str
    system_id: int | None
    rank_key: Decimal
    value: Decimal
    printed: str
    unit: str
    factor: Decimal
    split: str
    baseline: str
    date_end: date | None
    standing: str
    reason: str
    kind: str
    qualifier: str
    checked: str
    review: str
    confidence: float | None
    metric_assumed: bool
    system__status: str | None
    head_act: int | None
    doubts: list[Any]
    urgency: int
    heads: bool


class _Board:
    """The results of one group, as stored, and as `doubts` sees them and weighs them; or all that belong to none."""

    def __init__(self, group: Group | None, stored: Sequence[_Stored], entries: Entries, over: _Over) -> None:
        self.stored = stored
        self.rows = [_row(row, entries, over, on_board=group is not None) for row in stored]
        metric = entries.metric(stored[0])
        self._higher_is_better = metric is None or metric.higher_is_better
        self.weighed = doubts.weigh(self.rows, higher_is_better=self._higher_is_better)

    def to_check(self, written: Container[int]) -> list[_Stored]:
        """The results that checks should look at; see `refresh`."""
        return [
            stored
            for stored, row in zip(self.stored, self.rows, strict=True)
            if row.checkable
            and (
                row.pk in written
                or stored.urgency & _ODD
                or any(doubt.code == doubts.Code.FRONTIER for doubt in self.weighed[row.pk].doubts)
            )
        ]

    def frontier(self) -> list[_Stored]:
        """The best so far at each date, of what ranks."""
        ranked = [row for row in self.stored if row.standing == Standing.RANKED]
        return ranking.frontier(ranked, higher_is_better=self._higher_is_better)

    def add(self, findings: Mapping[int, Sequence[tuple[str, Mapping[str, Any]]]]) -> None:
        """Weigh in what checks found."""
        for row in self.rows:
            if row.pk in findings:
                self.weighed[row.pk] = doubts.with_findings(row, self.weighed[row.pk], findings[row.pk])


# So many results are weighed in one turn, where a board has no more: writers beside wait no longer than that takes.
_AT_ONCE = 10_000
_UNDECIDED = (Result.Checked.READ, Result.Checked.IMPORTED)
_ODD = doubts.WEIGHTS[doubts.Code.FAILED_CHECK]
# By act that chose a result to head its model's reports, the numbers that it was chosen over.
_Over = Mapping[int, Sequence[Decimal]]


def group_of(result: Result) -> Group | None:
    """The group that a result stands in, None where it has no benchmark or no metric."""
    if result.benchmark_id is None or result.metric_id is None:
        return None
    return Group(result.benchmark_id, result.metric_id, result.group)


def rows_of(results: QuerySet[Result]) -> list[doubts.Row]:
    """These results as `doubts` sees them, by key."""
    stored = _read(results)
    entries, over = Entries.of(stored), _over(stored)
    return [_row(row, entries, over, on_board=_group(row) is not None) for row in stored]


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
    by_group = _fetch(groups, lone)
    stored = [row for some in by_group.values() for row in some]
    entries, over = Entries.of(stored), _over(stored)
    boards = {group: _Board(group, some, entries, over) for group, some in by_group.items()}
    to_check = {group: some for group, board in boards.items() if (some := board.to_check(written))}
    found = checking.findings_among(
        [row for some in to_check.values() for row in some],
        entries,
        {group: boards[group].frontier() for group in to_check if group is not None},
    )
    changed: dict[int, _Columns] = {}
    moved: dict[int, Moved] = {}
    for board in boards.values():
        board.add(found)
        for row in board.stored:
            was = _Columns(row.doubts, row.urgency, row.heads, row.standing, row.reason)
            now = _columns(row, board.weighed[row.pk])
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


def _fetch(groups: Collection[Group], lone: Iterable[int]) -> dict[Group | None, list[_Stored]]:
    """The rows of these groups, and of those of no group the ones with these keys."""
    found: dict[Group | None, list[_Stored]] = defaultdict(list)
    for some in batches(sorted(groups), 300):
        wanted = set(some)
        for row in _read(Result.objects.near(some)):
            if (group := _group(row)) in wanted:
                found[group].append(row)
    for keys in batches(sorted(lone), 500):
        nowhere = _read(Result.objects.filter(Q(benchmark=None) | Q(metric=None), pk__in=keys))
        if nowhere:
            found[None] += nowhere
    return found


def _read(results: QuerySet[Result]) -> list[_Stored]:
    # Asked once, but for many rows at a time: its numbers come again and again, and each is made once.
    return list(tuples_of(_Stored, Statement(results.order_by("pk").values_list(*_Stored._fields)).rows()))


def _group(row: _Stored) -> Group | None:
    if row.benchmark_id is None or row.metric_id is None:
        return None
    return Group(row.benchmark_id, row.metric_id, row.group)


def _over(stored: Iterable[_Stored]) -> _Over:
    chosen = {row.head_act for row in stored if row.head_act is not None}
    known: dict[int, list[Decimal]] = {}
    for some in batches(sorted(chosen), 500):
        for act, old in Change.objects.filter(act__in=some, field=CHOSEN).values_list("act_id", "old"):
            known[act] = [Decimal(number) for number in old.split("; ") if number]
    return known


def _row(row: _Stored, entries: Entries, over: _Over, *, on_board: bool) -> doubts.Row:
    benchmark = entries.benchmark(row)
    return doubts.Row(
        pk=row.pk,
        system_id=row.system_id,
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
        threshold=benchmark.threshold if benchmark is not None else 0.0,
        held=benchmark is not None and benchmark.held,
        metric_assumed=row.metric_assumed,
        benchmark_confirmed=benchmark is None or benchmark.confirmed,
        model_confirmed=row.system__status in (None, Status.CONFIRMED),
        board=on_board,
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
