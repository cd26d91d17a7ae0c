"""What a benchmark has to choose from: metrics, groups and setting fields, each with its number of ranked results."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from leaderboard import ranking
from leaderboard.filters import ALL_GROUPS, BoardFilters, InvalidParameter
from leaderboard.models import Benchmark, BenchmarkCounts, Metric, Result
from leaderboard.queries.choices import Choice
from leaderboard.queries.lines import boards_of

_WAITING = (ranking.Reason.HELD, ranking.Reason.BELOW_THRESHOLD)
FACET_WORDS = {"split": "Split", "shots": "Shots", "regime": "Regime", "extra_data": "Extra data", "tools": "Tools"}


@dataclass(frozen=True, slots=True)
class Facet:
    """One setting field and the values that results state in it."""

    words: str
    choices: Sequence[Choice]


class Combination(NamedTuple):
    """So many results of a benchmark that are alike in all of this."""

    metric: int | None
    group: str
    standing: str
    kind: str
    split: str
    shots: str
    regime: str
    extra_data: str
    tools: str
    results: int
    waiting: int

    def fits(self, setting: Mapping[str, str]) -> bool:
        """Whether the results say this of their setting."""
        return all(getattr(self, field) == value for field, value in setting.items())


@dataclass(frozen=True, slots=True)
class Counts:
    """All results of a benchmark, or those that were published by a day, by what they have in common."""

    rows: Sequence[Combination]

    @classmethod
    def of(cls, benchmark: Benchmark, as_of: date | None) -> Counts:
        """As they are stored; those of a day in one statement."""
        if as_of is None:
            return cls([Combination._make(row) for row in BenchmarkCounts.of(benchmark).combinations])
        found = combinations(Result.objects.filter(benchmark=benchmark, date_end__lte=as_of))
        return cls(found.get(benchmark.pk, []))

    def ranked(
        self, by: Callable[[Combination], str], metric: Metric | None, setting: Mapping[str, str]
    ) -> Counter[str]:
        """The ranked results in a metric and setting, counted by something."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            if row.standing == Result.Standing.RANKED and metric and row.metric == metric.pk and row.fits(setting):
                counts[by(row)] += row.results
        return counts

    def metrics(self) -> Counter[int]:
        """The ranked results of each metric that any result is in, be that none."""
        counts: Counter[int] = Counter()
        for row in self.rows:
            if row.metric is not None and row.kind == Result.Kind.SCORE:
                counts[row.metric] += row.results if row.standing == Result.Standing.RANKED else 0
        return counts

    def first(self, default_metric: int | None) -> int | None:
        """The metric that the page shows first: with most ranked results, or where nothing ranks most listed ones."""
        ranked = [row for row in self.rows if row.standing == Result.Standing.RANKED and row.metric is not None]
        board = boards_of(((row.metric or 0, row.group, row.results) for row in ranked), default_metric)
        if board is not None:
            return board.metric
        listed: Counter[int] = Counter()
        for row in self.rows:
            if row.standing == Result.Standing.LISTED and row.metric is not None:
                listed[row.metric] += row.results
        return max(listed, key=lambda pk: (listed[pk], -pk), default=None)

    def listed(self, metric: Metric | None, setting: Mapping[str, str]) -> int:
        """The results that are listed and not ranked, in this metric or in none."""
        metrics = (metric.pk if metric else None, None)
        rows = (row for row in self.rows if row.standing == Result.Standing.LISTED)
        return sum(row.results for row in rows if row.metric in metrics and row.fits(setting))

    @property
    def gains(self) -> int:
        """Reported gains and drops."""
        return sum(row.results for row in self.rows if row.kind == Result.Kind.DELTA)

    @property
    def waiting(self) -> int:
        """Readings that wait for a person before they may enter the board."""
        return sum(row.waiting for row in self.rows)


def combinations(results: QuerySet[Result]) -> dict[int, list[Combination]]:
    """Results by their benchmark and what they have in common, in one statement."""
    counted = (
        results.order_by()
        .values_list("benchmark", *Combination._fields[:-2])
        .annotate(results=Count("pk"), waiting=Count("pk", filter=Q(reason__in=_WAITING)))
    )
    found: dict[int, list[Combination]] = defaultdict(list)
    for benchmark, *said in counted:
        found[benchmark].append(Combination._make(said))
    return found


@dataclass(frozen=True, slots=True)
class Chosen:
    """The conditions that the reader, or the default, chose: what ranks together."""

    metric: Metric | None
    group: str | None  # None where groups are joined or nothing ranks
    setting: Mapping[str, str]
    as_of: date | None
    metrics: Sequence[Choice]
    groups: Sequence[Choice]
    facets: Sequence[Facet]

    def conditions(self, benchmark: Benchmark) -> dict[str, Any]:
        """The same as columns of results and their values, for `ranked` and `listed`."""
        found: dict[str, Any] = {
            "benchmark": benchmark.pk,
            "metric": self.metric.pk if self.metric else None,
            **self.setting,
        }
        if self.group is not None:
            found["group"] = self.group
        if self.as_of is not None:
            found["date_end__lte"] = self.as_of
        return found


def ranked(conditions: Mapping[str, Any]) -> QuerySet[Result]:
    """The results that rank on the board of these conditions."""
    return Result.objects.ranked().filter(**conditions)


def listed(conditions: Mapping[str, Any]) -> QuerySet[Result]:
    """What belongs on this board and does not rank: of any group, in its metric, or in none that is known."""
    others = {name: value for name, value in conditions.items() if name not in ("metric", "group")}
    in_metric = Q(metric=conditions["metric"]) | Q(metric=None)
    return Result.objects.filter(in_metric, standing=Result.Standing.LISTED, **others)


def choose(benchmark: Benchmark, metrics: Sequence[Metric], counts: Counts, filters: BoardFilters) -> Chosen:
    """What the filters choose among `metrics` and what was counted. Raises `InvalidParameter`.

    Where they say nothing, the metric and group are those of today, if anything ranked in them by the day that is asked
    for: a day alone does not lead to another board.
    """
    today = counts if filters.as_of is None else Counts.of(benchmark, None)
    metric = _metric(benchmark, metrics, counts, today, filters)
    ranked = counts.metrics()
    setting = filters.setting
    _refuse_unknown_setting(counts, metric, filters)
    sizes = counts.ranked(lambda row: row.group, metric, setting)
    usual = sizes if today is counts else today.ranked(lambda row: row.group, metric, setting)
    group = _group(sizes, usual, counts.ranked(lambda row: row.group, metric, {}), filters)
    return Chosen(
        metric=metric,
        group=group,
        setting=setting,
        as_of=filters.as_of,
        metrics=[
            Choice(row.name, ranked[row.pk], other_metric(filters, row), row == metric)
            for row in sorted(metrics, key=lambda row: (-ranked[row.pk], row.name))
        ],
        groups=[
            Choice(
                words=ranking.group_in_words(name),
                count=sizes[name],
                address=filters.address(group=name or ranking.NOT_STATED),
                chosen=name == group and not filters.joined,
            )
            for name in sorted(sizes, key=lambda name: (-sizes[name], name))
        ],
        facets=_facets(counts, metric, filters),
    )


def other_metric(filters: BoardFilters, metric: Metric) -> str:
    """The address of the page that ranks in another metric: what was chosen among the first one's results is gone."""
    return filters.address(metric=metric.slug, group="", sort="rank", **dict.fromkeys(ranking.SETTING_FIELDS, ""))


def _metric(
    benchmark: Benchmark, metrics: Sequence[Metric], counts: Counts, today: Counts, filters: BoardFilters
) -> Metric | None:
    if not filters.metric:
        first = today.first(benchmark.default_metric_id)
        if today is not counts and not (first is not None and counts.metrics()[first]):
            first = counts.first(benchmark.default_metric_id)
        return next((row for row in metrics if row.pk == first), None)
    found = next((row for row in metrics if row.slug == filters.metric), None)
    if found is None:
        raise InvalidParameter(
            "metric",
            f"this benchmark has no result in “{filters.metric}”.",
            sorted(row.slug for row in metrics) or ["none: it has no results yet"],
        )
    return found


def _refuse_unknown_setting(counts: Counts, metric: Metric | None, filters: BoardFilters) -> None:
    if filters.as_of is not None:
        return  # what nobody had stated by then is no mistake: the board is empty
    for field, value in filters.setting.items():
        values = counts.ranked(lambda row, field=field: getattr(row, field), metric, {})  # type: ignore[misc]
        if value not in values:
            problem = f"no ranked result says “{getattr(filters, field)}” here."
            raise InvalidParameter(field, problem, sorted(value or ranking.NOT_STATED for value in values))


def _group(sizes: Counter[str], usual: Counter[str], known: Counter[str], filters: BoardFilters) -> str | None:
    """The group that ranks: the one asked for, else the largest of what is usual; None where all are joined or nothing
    ranks.
    """
    if filters.joined or not known:
        if filters.group and not filters.joined and filters.as_of is None:
            raise InvalidParameter("group", "nothing ranks in this metric, so it has no groups.", [ALL_GROUPS])
        return None
    if not filters.group:
        first = ranking.default_group(usual) if usual else None
        return first if first in sizes else ranking.default_group(sizes) if sizes else None
    wanted = "" if filters.group == ranking.NOT_STATED else filters.group
    if wanted not in known and filters.as_of is None:
        raise InvalidParameter(
            "group",
            f"no ranked result stands in the group “{filters.group}”.",
            [*(name or ranking.NOT_STATED for name in sorted(known)), ALL_GROUPS],
        )
    return wanted


def _facets(counts: Counts, metric: Metric | None, filters: BoardFilters) -> list[Facet]:
    """The setting fields in which results differ. Each counts what the other ones leave; it is chosen over groups."""
    found = []
    for field in ranking.SETTING_FIELDS:
        others = {name: value for name, value in filters.setting.items() if name != field}
        sizes = counts.ranked(lambda row, field=field: getattr(row, field), metric, others)  # type: ignore[misc]
        asked = getattr(filters, field)
        if len(sizes) < 2 and not asked:
            continue
        group = filters.group if filters.joined else ""
        choices = [
            Choice(
                words=ranking.group_in_words(f"{field}={value}") if value else ranking.NOT_STATED,
                count=sizes[value],
                address=filters.address(
                    **{field: "" if asked == (value or ranking.NOT_STATED) else value or ranking.NOT_STATED},
                    group=group,
                ),
                chosen=asked == (value or ranking.NOT_STATED),
            )
            for value in sorted(sizes, key=lambda value: (-sizes[value], value))
        ]
        found.append(Facet(FACET_WORDS[field], choices))
    # Where results differ in one field alone, and it is what parts them, its values stand there already as groups.
    groups = counts.ranked(lambda row: row.group, metric, {})
    alike = len(found) == 1 and Counter(choice.count for choice in found[0].choices) == Counter(groups.values())
    return found if not alike or filters.setting or filters.joined else []
