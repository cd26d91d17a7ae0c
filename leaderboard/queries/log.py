"""What changed, when and why: the boards' public change log, what people decided and what machines did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Max, Prefetch, Q

from leaderboard import ranking
from leaderboard.filters import ChangeFilters, DayFilters, Filters, InvalidParameter
from leaderboard.models import Act, Anchor, Benchmark, BoardChange, ImportedRow, Result, Run, Status
from leaderboard.queries.paging import Pager, slice_of

PAGE_SIZE = 100
# Of the newest lines so many are looked at for the newest boards that changed: one run may write thousands.
_LOOKED_AT = 400
# What a line of the log says, in the order in which readers look for it.
_FIELDS = (
    ("value", "value"),
    ("unit", "unit"),
    ("model", "model"),
    ("metric", "metric"),
    ("setting", "setting"),
    ("group", "compared with"),
    ("source", "source"),
    ("standing", "standing"),
    ("reason", "reason"),
    ("date", "date"),
)
# What a line prints of its own and of what stands around it.
_SAID = (
    *("at", "verb", "before", "after", "benchmark__slug", "benchmark__name", "result__checked"),
    *("run__verb", "run__file_name", "act__shown_name", "act__reason"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a line that moved."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the change log with what it said before and says now."""

    change: BoardChange

    @property
    def said(self) -> Mapping[str, Any]:
        """What the line says now, or said when it left."""
        return cast(Mapping[str, Any], self.change.after or self.change.before)

    @property
    def differences(self) -> list[Difference]:
        """What moved, field by field; empty for an entry or a leaving."""
        before, after = self.change.before, self.change.after
        return differences(before, after) if before and after else []


@dataclass(frozen=True, slots=True)
class LogPage:
    """The change log, all of it or one benchmark's."""

    filters: Filters
    benchmark: Benchmark | None
    lines: Sequence[LogLine]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Lately:
    """What the home page says of the last days: lines of boards, decisions of people, runs of machines."""

    lines: Sequence[LogLine]
    acts: Sequence[Act]
    runs: Sequence[Run]


def log(filters: ChangeFilters) -> LogPage:
    """One page of the change log, newest first. Raises `InvalidParameter` for an unknown benchmark."""
    benchmark = None
    changes = _with_causes()
    if filters.benchmark:
        benchmark = Benchmark.objects.filter(slug=filters.benchmark, merged_into=None).first()
        if benchmark is None:
            raise InvalidParameter(
                "benchmark", f"there is no benchmark “{filters.benchmark}”.", ["the last part of its address"]
            )
        changes = changes.filter(of_board(benchmark))
    lines, pager = slice_of(changes, filters, size=PAGE_SIZE)
    return LogPage(filters=filters, benchmark=benchmark, lines=[LogLine(line) for line in lines], pager=pager)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What two states of one line say differently, field by field, in words."""
    return [
        Difference(words, _in_words(field, before.get(field)), _in_words(field, after.get(field)))
        for field, words in _FIELDS
        if before.get(field) != after.get(field)
    ]


def log_of(benchmark: Benchmark, filters: DayFilters) -> LogPage:
    """One page of one benchmark's change log, newest first."""
    lines, pager = slice_of(_with_causes().filter(of_board(benchmark)), filters, size=PAGE_SIZE)
    return LogPage(filters=filters, benchmark=benchmark, lines=[LogLine(line) for line in lines], pager=pager)


def of_board(benchmark: Benchmark) -> Q:
    """The condition on lines of the log: they are the benchmark's, or of what was merged into it."""
    return Q(benchmark=benchmark) | Q(benchmark__merged_into=benchmark)


def lately(*, lines: int, acts: int, runs: int) -> Lately:
    """The newest of each, newest first; of the boards one line each, and confirmed ones only."""
    newest = BoardChange.objects.order_by("-id").values("id")[:_LOOKED_AT]
    of_boards = BoardChange.objects.filter(pk__in=newest).order_by().values("benchmark").annotate(last=Max("id"))
    chosen = _changes().filter(pk__in=of_boards.values("last"), benchmark__status=Status.CONFIRMED)
    return Lately(
        lines=[LogLine(change) for change in chosen[:lines]],
        acts=list(acts_with_subjects().order_by("-at", "-id")[:acts]),
        runs=list(Run.objects.order_by("-started_at")[:runs]),
    )


def acts_with_subjects() -> Any:
    """Acts with all that a line about one prints.

    Their numbers come in statements of their own: joined to them, PostgreSQL plans for a tenth of a second.
    """
    named = ("result__benchmark", "result__system")
    return Act.objects.select_related("benchmark", "metric", "system", "task", "paper", "undoes").prefetch_related(
        Prefetch("anchor", Anchor.objects.select_related(*named)),
        Prefetch("imported_row", ImportedRow.objects.select_related(*named).defer("raw")),
        "changes",
    )


def _changes() -> Any:
    return BoardChange.objects.select_related("benchmark", "run", "act", "result").only(*_SAID).order_by("-id")


def _with_causes() -> Any:
    """The lines of the log with all that is said of their run or act."""
    return _changes().select_related("act__undoes").only(*_SAID, "act__verb", "act__bulk", "act__undoes__verb")


def _in_words(field: str, value: Any) -> str:
    if field == "reason" and value:
        return ranking.REASONS.get(value, value)
    if field == "standing" and value:
        return str(Result.Standing(value).label) if value in Result.Standing.values else str(value)
    if field == "source" and value in Result.Source.values:
        return str(Result.Source(value).label)
    if isinstance(value, Mapping):
        return ", ".join(str(said) for said in value.values())
    return str(value or "")
