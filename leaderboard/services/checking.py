"""The facts that the checks need, for many results at once, and the levels that reported gains imply.

Reads only. The number of statements does not grow with the results asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

from django.db.models import prefetch_related_objects

from extraction.claims import BASELINE, PAPER
from leaderboard import checks, ranking
from leaderboard.checks import Facts, Finding, Level
from leaderboard.models import Benchmark, Kind, Metric, Name, Paper, Result, System
from leaderboard.models.catalogue import Direction
from leaderboard.queries.trends import frontiers
from leaderboard.ranking import Rankable
from leaderboard.services.catalogue import normalise
from leaderboard.services.numbers import batches

# Metrics that are a count of right (or wrong) items out of all, by key; means over classes and curves are none.
SHARES_OF_ITEMS = frozenset(
    {
        *("accuracy", "top-5-accuracy", "top-10-accuracy", "top-20-accuracy", "subset-accuracy", "exact-match"),
        *("error-rate", "top-5-error", "solve-rate", "resolved-rate", "success-rate", "pass-rate"),
    }
)
# What stands on its board, or would if a person let it in.
_LET_IN = ("", ranking.Reason.HELD, ranking.Reason.BELOW_THRESHOLD)
_NEVER = (ranking.Reason.REJECTED, ranking.Reason.SUPERSEDED, ranking.Reason.NOT_READ, ranking.Reason.SAME)
Board = tuple[int, int, str]


class Checked(Rankable, Protocol):
    """As much of a result as the checks look at."""

    @property
    def kind(self) -> str: ...
    @property
    def benchmark_id(self) -> int | None: ...
    @property
    def metric_id(self) -> int | None: ...
    @property
    def group(self) -> str: ...
    @property
    def split(self) -> str: ...
    @property
    def baseline(self) -> str: ...
    @property
    def printed(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def factor(self) -> Decimal: ...
    @property
    def reason(self) -> str: ...


class Entries(NamedTuple):
    """The benchmarks and metrics that results are in, by key."""

    benchmarks: Mapping[int, Benchmark]
    metrics: Mapping[int, Metric]

    @classmethod
    def of(cls, rows: Collection[Checked]) -> Entries:
        """Those of these rows: two statements, however many there are."""
        benchmarks = {row.benchmark_id for row in rows} - {None}
        metrics = {row.metric_id for row in rows} - {None}
        return cls(Benchmark.objects.in_bulk(benchmarks), Metric.objects.in_bulk(metrics))

    def benchmark(self, row: Checked) -> Benchmark | None:
        """The row's benchmark, None where it has none."""
        return self.benchmarks[row.benchmark_id] if row.benchmark_id is not None else None

    def metric(self, row: Checked) -> Metric | None:
        """The row's metric, None where it has none."""
        return self.metrics[row.metric_id] if row.metric_id is not None else None


@dataclass(frozen=True, slots=True)
class Known:
    """A level that is known for what a paper compares itself with, and where it stands."""

    result: Result
    level: Level
    agrees: bool


@dataclass(frozen=True, slots=True)
class Implied:
    """What a reported gain and the level beside it say of a third system; shown, and never a row.

    `system` is None where the catalogue does not know the name, or the text gives none (`name` is "" then).
    """

    delta: Result
    level: Result
    name: str
    system: System | None
    implied: Level
    known: Sequence[Known]

    @property
    def in_points(self) -> bool:
        """Whether the paper says points; a percent sign leaves open whether it is a part of the level."""
        return self.delta.unit != "%"


class _History:
    """A board's frontier, to be asked what stood before a result."""

    def __init__(self, steps: Sequence[Rankable]) -> None:
        self._dated = [(step.date_end, step) for step in steps if step.date_end is not None]
        self._days = [day for day, _ in self._dated]
        self._keys = [step.rank_key for _, step in self._dated]
        self._places = {step.pk: place for place, (_, step) in enumerate(self._dated)}

    def before(self, row: Checked) -> list[Decimal]:
        """The steps up to the result's date, without itself, oldest first."""
        if row.date_end is None:
            return []
        keys = self._keys[: bisect_right(self._days, row.date_end)]
        place = self._places.get(row.pk, len(keys))
        return keys[:place] + keys[place + 1 :]


def findings_of(results: Collection[Result]) -> dict[int, list[Finding]]:
    """What the checks find, by result; results without a finding are left out. Rejected ones are not checked."""
    asked = [result for result in results if result.reason not in _NEVER]
    prefetch_related_objects(asked, "benchmark", "metric")  # those that did not bring theirs along
    entries = Entries(
        {result.benchmark.pk: result.benchmark for result in asked if result.benchmark is not None},
        {result.metric.pk: result.metric for result in asked if result.metric is not None},
    )
    return _findings(asked, entries, _frontiers(asked), implied_by(asked))


def findings_among(
    rows: Collection[Checked], entries: Entries, frontiers: Mapping[Board, Sequence[Rankable]]
) -> dict[int, list[tuple[str, Mapping[str, str]]]]:
    """The same of slim rows, as plain pairs of a code and its particulars: what the review queue keeps.

    `frontiers` are those of the rows' boards. All rows that are given are checked: which are worth it is for the
    caller to say.
    """
    gains = [row.pk for row in rows if _is_gain(row)]
    implied = implied_by([gain for some in batches(gains, 500) for gain in Result.objects.filter(pk__in=some)])
    found = _findings(rows, entries, frontiers, implied)
    return {pk: [(str(odd.code), odd.particulars) for odd in some] for pk, some in found.items()}


def _findings(
    rows: Iterable[Checked],
    entries: Entries,
    frontiers: Mapping[Board, Sequence[Rankable]],
    implied: Iterable[Implied],
) -> dict[int, list[Finding]]:
    histories = {board: _History(steps) for board, steps in frontiers.items()}
    said = {one.delta.pk: one for one in implied}
    found: dict[int, list[Finding]] = {}
    for row in rows:
        board = _board(row)
        history = histories.get(board) if board is not None else None
        before = history.before(row) if history is not None else ()
        if odd := checks.findings(_facts(row, entries.benchmark(row), entries.metric(row), before, said.get(row.pk))):
            found[row.pk] = odd
    return found


def _facts(
    row: Checked,
    benchmark: Benchmark | None,
    metric: Metric | None,
    history: Sequence[Decimal],
    implied: Implied | None,
) -> Facts:
    on_test = row.split == "" or row.split.startswith("test")
    counts_items = metric is not None and metric.key in SHARES_OF_ITEMS
    test_size = benchmark.test_size if benchmark and on_test else None
    digits = implied is not None or (counts_items and test_size)  # nothing else asks how many were printed
    return Facts(
        kind=row.kind,
        exact=row.qualifier == "exact",
        value=_in_points(row, implied.level) if implied else row.value,
        printed=row.printed,
        unit=row.unit,
        key=row.rank_key,
        decimals=checks.printed_decimals(row.printed, row.value, row.factor) if digits else None,
        metric=metric.name if metric else "",
        scale=metric.scale if metric else "absolute",
        minimum=metric.minimum if metric else None,
        maximum=metric.maximum if metric else None,
        higher_is_better=None if metric is None or metric.direction == Direction.UNKNOWN else metric.higher_is_better,
        printed_in=benchmark.printed_in if benchmark else "",
        counts_items=counts_items,
        test_size=test_size,
        history=history,
        level=_level(implied.level) if implied else None,
        baseline=implied.system.name if implied and implied.system else "",
        known=[known.level for known in implied.known] if implied else (),
        dated=row.date_end,
        year=benchmark.year if benchmark else None,
    )


def _board(row: Checked) -> Board | None:
    """The board whose history a result is held against; None for what no frontier can be of."""
    if row.kind != Result.Kind.SCORE or row.reason not in _LET_IN or row.date_end is None:
        return None
    if row.benchmark_id is None or row.metric_id is None:
        return None
    return row.benchmark_id, row.metric_id, row.group


def _frontiers(results: Iterable[Result]) -> dict[Board, Sequence[Rankable]]:
    """The frontiers of the boards that these results stand on."""
    boards = sorted({board for result in results if (board := _board(result)) is not None})
    found: dict[Board, Sequence[Rankable]] = {}
    for some in batches(boards, 200):
        found |= frontiers(some)
    return found


# Implied levels ----------------------------------------------------------------------------------------------------


def implied_in(paper: Paper) -> list[Implied]:
    """What the gains that a paper reports say of the systems it compares itself with, in the order of its text."""
    deltas = Result.objects.deltas().filter(paper=paper).order_by("anchor__field", "anchor__start", "pk")
    return implied_by(list(deltas[:200]))


def implied_by(results: Iterable[Result]) -> list[Implied]:
    """The implied level of each gain among these results whose paper reports one level of the same model beside it."""
    deltas = [row for row in results if _is_gain(row) and row.paper_id]
    if not deltas:
        return []
    beside = _beside(deltas)
    systems = _systems({row.baseline for row in deltas} - {PAPER, BASELINE})
    known = _known(deltas, systems)
    found = []
    for delta in deltas:
        level = _one_level(delta, beside.get((delta.paper_id, *_what(delta)), ()))
        if level is None:
            continue
        decimals = checks.printed_decimals(delta.printed, delta.value) or 0
        implied = checks.implied_level(_level(level), _in_points(delta, level), decimals)
        system = systems.get(normalise(delta.baseline))
        others = known.get((system.pk, delta.benchmark_id, delta.metric_id), ()) if system else ()
        found.append(
            Implied(
                delta=delta,
                level=level,
                name="" if delta.baseline in (PAPER, BASELINE) else delta.baseline,
                system=system,
                implied=implied,
                known=[
                    Known(other, mine := _level(other), abs(mine.key - implied.key) <= _slack(level, decimals, mine))
                    for other in others
                ],
            )
        )
    return found


def _is_gain(row: Checked) -> bool:
    """Whether it is a change of which the text says all that it takes to know the level compared with."""
    complete = row.benchmark_id and row.metric_id and row.system_id and row.baseline
    return bool(complete) and row.kind == Result.Kind.DELTA and row.qualifier == "exact"


def _what(result: Result) -> tuple[int | None, int | None, int | None]:
    return result.benchmark_id, result.metric_id, result.system_id


def _levels() -> list[str]:
    return ["benchmark", "metric", "system", "paper"]


def _beside(deltas: Sequence[Result]) -> Mapping[tuple[int | None, ...], list[Result]]:
    """The levels that the same papers report, by paper, benchmark, metric and model."""
    found: dict[tuple[int | None, ...], list[Result]] = defaultdict(list)
    papers = {row.paper_id for row in deltas}
    rows = Result.objects.scores().filter(paper__in=papers, qualifier="exact", benchmark__isnull=False)
    for row in rows.exclude(reason__in=_NEVER).select_related(*_levels()).order_by("pk"):
        found[row.paper_id, *_what(row)].append(row)
    return found


def _one_level(delta: Result, levels: Sequence[Result]) -> Result | None:
    """The level that the gain belongs to: the one under the same setting, else the only number there is."""
    same = [level for level in levels if level.group == delta.group] or list(levels)
    return same[0] if len({level.rank_key for level in same}) == 1 else None


def _in_points(delta: Checked, level: Result) -> Decimal:
    """The change on the level's scale: beside a level that is printed as a share, a bare 0.084 is 8.4 points."""
    shares = level.factor != 1 and delta.unit == "" and abs(delta.value) < 1
    return delta.value * level.factor if shares else delta.value


def _systems(names: Iterable[str]) -> dict[str, System]:
    """The models that these printed names lead to without doubt, by normalised name."""
    wanted = {normalise(name) for name in names} - {""}
    rows = Name.objects.filter(kind=Kind.SYSTEM, normalised__in=wanted, ambiguous=False)
    rows = rows.select_related("system__merged_into")
    return {row.normalised: row.system.survivor for row in rows if row.system is not None}


def _known(
    deltas: Sequence[Result], systems: Mapping[str, System]
) -> Mapping[tuple[int, int | None, int | None], list[Result]]:
    """The exact levels that are known for these systems, by system, benchmark and metric; each number once."""
    if not systems:
        return {}
    rows = Result.objects.scores().filter(
        system__in={system.pk for system in systems.values()},
        benchmark__in={row.benchmark_id for row in deltas},
        metric__in={row.metric_id for row in deltas},
        qualifier="exact",
    )
    found: dict[tuple[int, int | None, int | None], list[Result]] = defaultdict(list)
    for row in rows.exclude(reason__in=_NEVER).select_related(*_levels()).order_by("pk"):
        assert row.system_id is not None
        mine = found[row.system_id, row.benchmark_id, row.metric_id]
        if row.rank_key not in {other.rank_key for other in mine}:
            mine.append(row)
    return found


def _level(result: Result) -> Level:
    decimals = checks.printed_decimals(result.printed, result.value, result.factor)
    return Level(result.rank_key, decimals if decimals is not None else 0)


def _slack(level: Result, decimals: int, known: Level) -> Decimal:
    """How far rounding of the three printed numbers may bring the implied level from the known one."""
    return _level(level).half + Decimal(5).scaleb(-decimals - 1) + known.half
