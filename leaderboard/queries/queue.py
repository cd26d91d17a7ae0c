"""The review queue: which results wait for a person, what to narrow it by, what each needs to be decided.

The order is that of `Result.urgency`, which also tells the kinds of doubt (`doubts.codes_of`), so that narrowing and
counting by reason need no look into the doubts themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from leaderboard import checks, ranking
from leaderboard.doubts import LABELS, WEIGHTS, Code, Doubt, codes_of, in_words
from leaderboard.filters import QUEUE_FACETS, QueueFilters
from leaderboard.models import Act, Benchmark, Kind, Name, Result
from leaderboard.models.catalogue import Entry
from leaderboard.queries.choices import Choice
from leaderboard.queries.evidence import Evidence, evidence
from leaderboard.queries.lines import Slim, higher_is_better, printed
from leaderboard.queries.names import begins, leading
from leaderboard.queries.search import nearest

CHOICES_SHOWN = 12
NAMES_SHOWN = 12
# Of the board: its first lines, and the neighbours of the result on either side.
_TOP, _BESIDE = 3, 2
_SAMPLE = 10


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to narrow the queue by."""

    label: str
    choices: Sequence[Choice]
    more: int = 0


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the board around a result: `here` is the result itself, `gap` that lines before it were left out."""

    rank: int | None
    result: Result
    here: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An unconfirmed name of the result, and entries that it may be another name of, nearest first."""

    kind: str
    label: str
    entry: Entry
    near: Sequence[str]


@dataclass(frozen=True, slots=True)
class Item:
    """All that the queue shows of one result; history and form come from the services."""

    evidence: Evidence
    reasons: Sequence[str]
    board: Sequence[BoardLine]
    candidates: Sequence[Candidate]

    @property
    def result(self) -> Result:
        """The result that waits."""
        return self.evidence.result


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue as its page shows it: `item` is None where nothing waits that was not skipped."""

    filters: QueueFilters
    waiting: int
    facets: Sequence[Facet]
    item: Item | None
    following: str

    @property
    def passed(self) -> bool:
        """Whether only results wait that were skipped."""
        return self.item is None and self.waiting > 0


def page(filters: QueueFilters, normalised: str) -> QueuePage:
    """The queue under these filters, with the one asked for, or the first that was not skipped."""
    rows = waiting(filters, normalised)
    found = item(int(filters.item)) if filters.item else None
    if found is None:
        unseen = rows.exclude(pk__in=filters.passed_over).order_by("-urgency", "pk")
        pk = unseen.values_list("pk", flat=True).first()
        found = item(pk) if pk is not None else None
    return QueuePage(
        filters=filters,
        waiting=rows.count(),
        facets=_facets(filters, normalised),
        item=found,
        following=filters.skipping(found.result.pk) if found else "",
    )


def page_with(found: Item, filters: QueueFilters, normalised: str) -> QueuePage:
    """The same page around one item: after a refusal."""
    return QueuePage(
        filters=filters,
        waiting=waiting(filters, normalised).count(),
        facets=_facets(filters, normalised),
        item=found,
        following=filters.skipping(found.result.pk),
    )


def waiting(filters: QueueFilters, normalised: str, *, but: str = "") -> QuerySet[Result]:
    """The results that wait for a person under these filters, all but the one named `but`; in no order."""
    rows = Result.objects.filter(urgency__gt=0)
    if filters.reason and but != "reason":
        rows = rows.alias(bit=F("urgency").bitand(WEIGHTS[Code(filters.reason)])).filter(bit__gt=0)
    if filters.benchmark and but != "benchmark":
        rows = rows.filter(benchmark__slug=filters.benchmark)
    if filters.rule and but != "rule":
        rows = rows.filter(rule=filters.rule)
    if filters.source and but != "source":
        rows = rows.filter(source=filters.source)
    if filters.q:
        named = Q(pk__in=[])
        if normalised:
            for kind in (Kind.BENCHMARK, Kind.SYSTEM):
                names = Name.objects.filter(kind=kind, normalised__contains=normalised)
                named |= Q(**{f"{kind.value}__in": leading(names, kind.value)})
        rows = rows.filter(named | Q(paper__title__icontains=filters.q) | Q(printed__icontains=filters.q))
    return rows


# What to narrow by -------------------------------------------------------------------------------------------------


def _facets(filters: QueueFilters, normalised: str) -> list[Facet]:
    counted = {name: _counted(name, filters, normalised) for name in QUEUE_FACETS}
    slugs = list(counted["benchmark"])
    names = dict(Benchmark.objects.filter(slug__in=slugs).values_list("slug", "name"))
    words = {
        "reason": {str(code): label for code, label in LABELS.items()},
        "benchmark": names,
        "rule": {},
        "source": {str(value): str(label) for value, label in Result.Source.choices},
    }
    labels = {"reason": "Why", "benchmark": "Benchmark", "rule": "Rule", "source": "Source"}
    return [_facet(name, labels[name], counted[name], words[name], filters) for name in QUEUE_FACETS]


def _counted(name: str, filters: QueueFilters, normalised: str) -> Counter[str]:
    """How many results there would be, by each value of one facet, under the other filters."""
    rows = waiting(filters, normalised, but=name).order_by()
    counts: Counter[str] = Counter()
    if name == "reason":
        for total, count in rows.values_list("urgency").annotate(n=Count("pk")):
            for code in codes_of(total):
                counts[str(code)] += count
        return counts
    column = "benchmark__slug" if name == "benchmark" else name
    for value, count in rows.values_list(column).annotate(n=Count("pk")):
        if value:
            counts[value] += count
    return counts


def _facet(name: str, label: str, counts: Counter[str], words: dict[str, str], filters: QueueFilters) -> Facet:
    chosen = getattr(filters, name)
    if name == "reason":
        values = [str(code) for code in Code if counts[str(code)]]
    else:
        values = sorted(counts, key=lambda value: (-counts[value], value))
    shown = values[:CHOICES_SHOWN]
    if chosen and chosen not in shown:
        shown.append(chosen)
    choices = [
        Choice(
            words=words.get(value, value),
            count=counts[value],
            address=filters.address(**{name: "" if value == chosen else value}),
            chosen=value == chosen,
        )
        for value in shown
    ]
    return Facet(label=label, choices=choices, more=max(0, len(values) - CHOICES_SHOWN))


# One item ----------------------------------------------------------------------------------------------------------


def item(pk: int) -> Item | None:
    """All that one result needs to be decided on, whether it waits or not; None where there is none of that number."""
    found = evidence(pk)
    if found is None:
        return None
    result = found.result
    return Item(
        evidence=found,
        reasons=[_sentence(Doubt(row["code"], row["particulars"])) for row in result.doubts],
        board=board_around(result),
        candidates=_candidates(result),
    )


def _sentence(doubt: Doubt) -> str:
    found = doubt.kind == Code.FAILED_CHECK
    said = checks.sentence(doubt.code, doubt.particulars) if found else in_words(doubt)
    return said.replace("'", "’")


def board_around(result: Result) -> list[BoardLine]:
    """The first lines of the result's board and those beside it, as if it ranked; empty where it has no board."""
    if result.benchmark_id is None or result.metric is None or result.kind != Result.Kind.SCORE:
        return []
    same = Result.objects.filter(benchmark=result.benchmark_id, metric=result.metric_id, group=result.group)
    slims = Slim.fetch(same.filter(Q(standing=Result.Standing.RANKED) | Q(pk=result.pk)))
    own = next(slim for slim in slims if slim.pk == result.pk)
    up = higher_is_better(result.metric)
    others = [best for best, _ in ranking.best_per_model([slim for slim in slims if slim != own], higher_is_better=up)]
    lines = ranking.ordered([*others, own], higher_is_better=up)
    places = ranking.ranks(lines)
    here = next(place for place, line in enumerate(lines) if line.pk == result.pk)
    shown = sorted({*range(min(_TOP, len(lines))), *range(max(0, here - _BESIDE), min(len(lines), here + _BESIDE + 1))})
    rows = {row.pk: row for row in printed(Result.objects.filter(pk__in=[lines[place].pk for place in shown]))}
    return [
        BoardLine(
            rank=places[place],
            result=rows[lines[place].pk],
            here=place == here,
            gap=index > 0 and shown[index - 1] != place - 1,
        )
        for index, place in enumerate(shown)
        if lines[place].pk in rows
    ]


def _candidates(result: Result) -> list[Candidate]:
    found = []
    for kind in (Kind.BENCHMARK, Kind.SYSTEM, Kind.METRIC):
        entry: Entry | None = getattr(result, kind.value)
        if entry is not None and not entry.confirmed:
            name = Name.objects.filter(kind=kind, **{kind.value: entry}).order_by("id").first()
            near = nearest(name.normalised, [kind]) if name is not None else []
            names = [other.name for other in near if other.name != entry.name]
            found.append(Candidate(kind=kind.value, label=str(kind.label), entry=entry, near=names))
    return found


def names_like(kind: str, normalised: str) -> list[str]:
    """Names of entries of one kind for what somebody types: those that begin so, then those that hold it."""
    if not normalised:
        return []
    entries = _entries_named(begins(Name.objects.filter(kind=kind), normalised), kind)
    if len(entries) < NAMES_SHOWN:
        inside = Name.objects.filter(kind=kind, normalised__contains=normalised)
        entries += [name for name in _entries_named(inside, kind) if name not in entries]
    return entries[:NAMES_SHOWN]


def _entries_named(names: QuerySet[Name], kind: str) -> list[str]:
    rows = names.values_list(Coalesce(f"{kind}__merged_into__name", f"{kind}__name"), flat=True)
    found = dict.fromkeys(rows.order_by("normalised")[: 4 * NAMES_SHOWN])
    return sorted(found, key=len)[:NAMES_SHOWN]


# Many, and the last one --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sample:
    """The first of many results, for the page that asks before they are decided on at once."""

    results: Sequence[Result]
    count: int
    boards: int


def sample(results: QuerySet[Result]) -> Sample:
    """The first of these results in the order of the queue, and how many there are on how many benchmarks."""
    shown = printed(results).order_by("-urgency", "pk")[:_SAMPLE]
    counted = results.aggregate(count=Count("pk"), boards=Count("benchmark", distinct=True))
    return Sample(results=list(shown), count=counted["count"], boards=counted["boards"])


@dataclass(frozen=True, slots=True)
class Last:
    """What a person did last and may take back; `others` are what was done in the same step."""

    act: Act
    others: int


def last_of(person: Any) -> Last | None:
    """The person's latest act that still stands; None where the latest act of all is an undoing of it."""
    acts = Act.objects.filter(person=person, undone_by=None).exclude(verb=Act.Verb.UNDO)
    acts = acts.filter(Q(anchor__isnull=False) | Q(imported_row__isnull=False) | Q(verb__in=_NAMED))
    act = (
        acts.select_related(
            *("anchor__result__system", "anchor__result__benchmark", "imported_row__result__system"),
            *("imported_row__result__benchmark", "benchmark", "metric", "system", "undoes"),
        )
        .order_by("-id")
        .first()
    )
    if act is None:
        return None
    others = Act.objects.filter(batch=act.batch).count() - 1 if act.batch is not None else 0
    return Last(act=act, others=others)


_NAMED = (Act.Verb.CONFIRM, Act.Verb.MERGE)
