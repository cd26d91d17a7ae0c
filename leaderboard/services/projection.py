"""Results out of readings and decisions: the one writer of `Result`.

A result is rebuilt from its origin at will: the latest reading of an anchor, or the latest version of an imported row,
with the acts on it on top. Where a person decided, the reading that was decided on stays underneath; a newer one that
disagrees only puts the result in the review queue. What the rebuilding changes on a board goes into its public log, and
the benchmarks that it touches are counted anew (`summaries`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from django.db.models import Q, QuerySet

from extraction.claims import BASELINE, PAPER
from leaderboard.models import (
    Act,
    Anchor,
    BoardChange,
    Claim,
    ImportedRow,
    Kind,
    Paper,
    Result,
    System,
    SystemAttribute,
    Text,
)
from leaderboard.ranking import Reason, Standing
from leaderboard.services import changelog, copies, decided, families, outcome, summaries, weighing
from leaderboard.services.catalogue import Resolver, normalise
from leaderboard.services.changelog import Cause
from leaderboard.services.decided import Decision
from leaderboard.services.numbers import batches
from leaderboard.services.outcome import REVIEWS, Origin, Outcome, Review
from leaderboard.services.texts import best_of


def project_papers(
    papers: Collection[Paper], *, cause: Cause, doubtful: Collection[int] = (), resolver: Resolver | None = None
) -> Counter[str]:
    """Rebuild the results of all texts of these papers. Returns counts (created, updated, gone, unchanged).

    What such a paper was merged with, and imported rows whose numbers may be the same, are rebuilt along with it.
    `doubtful` are anchors whose decisions were carried over from an older text by the number alone.
    """
    written = _project_papers(papers, cause, doubtful, resolver)
    summaries.refresh(written.benchmarks)
    return written.counts


def project_rows(rows: Collection[tuple[str, str]], *, cause: Cause, resolver: Resolver | None = None) -> Counter[str]:
    """Rebuild the results of imported rows, named by (source, external id). Returns counts as `project_papers`.

    Where their papers say numbers in several places, what may be the same number is rebuilt along with them.
    """
    written = _project_rows(rows, cause, resolver)
    summaries.refresh(written.benchmarks)
    return written.counts


def project_results(results: QuerySet[Result], *, cause: Cause) -> Counter[str]:
    """Rebuild these results from their origins: after a decision, or when a convention or a status changed."""
    papers: dict[int, Paper] = {}
    rows: list[tuple[str, str]] = []
    # A convention, or a metric's direction, may choose another first board or leader without changing any result.
    benchmarks: set[int | None] = set()
    for result in results.select_related("anchor__text__paper", "imported_row"):
        benchmarks.add(result.benchmark_id)
        if result.anchor is not None:
            papers[result.anchor.text.paper_id] = result.anchor.text.paper
        elif result.imported_row is not None:
            rows.append((result.imported_row.source, result.imported_row.external_id))
    everyone = list(papers.values())
    parts = [_project_papers(everyone[start : start + 200], cause) for start in range(0, len(everyone), 200)]
    parts += [_project_rows(rows[start : start + 500], cause) for start in range(0, len(rows), 500)]
    summaries.refresh(benchmarks.union(*(part.benchmarks for part in parts)))  # once, however many parts there are
    return sum((part.counts for part in parts), Counter[str]())


class _Written(NamedTuple):
    """What a projection wrote: counts, and the benchmarks that are to be counted anew."""

    counts: Counter[str]
    benchmarks: set[int | None]


def _project_papers(
    papers: Collection[Paper], cause: Cause, doubtful: Collection[int] = (), resolver: Resolver | None = None
) -> _Written:
    kin = families.of([paper.pk for paper in papers])
    origins = _anchor_origins(kin, doubtful) + _row_origins(families.rows_of(kin), only=kin)
    return _write(origins, cause, resolver or Resolver())


def _project_rows(rows: Collection[tuple[str, str]], cause: Cause, resolver: Resolver | None = None) -> _Written:
    asked = _row_origins(rows)
    kin = families.of({paper for origin in asked for paper in origin.papers_of_row}, several=True)
    done = {(origin.row.source, origin.row.external_id) for origin in asked if origin.row is not None}
    near = [row for row in families.rows_of(kin) if row not in done]
    origins = asked + _anchor_origins(kin) + _row_origins(near, only=kin)
    resolver = resolver or Resolver()
    written = _write(origins, cause, resolver)
    _write_attributes([origin.row for origin in asked if origin.row is not None], resolver)
    return written


def doubt(review: str, latest: Claim | ImportedRow) -> str:
    """A doubt of the review queue in words that name the reading: what a decision made in its knowledge settles."""
    if review == Review.DISAGREES:
        return f"a newer reading, {_in_words(latest)}"
    if review == Review.CARRIED_BY_VALUE and isinstance(latest, Claim):
        return f"carried over to {latest.anchor.text}"
    return REVIEWS[review]


def _in_words(reading: Claim | ImportedRow) -> str:
    number = f"{reading.printed} {reading.metric}".strip()
    if isinstance(reading, ImportedRow):
        stated = (f"{name} {value}" for name, value in sorted(reading.setting.items()))
        parts = [number, reading.benchmark, reading.system, *stated, str(reading.date or "")]
    else:
        parts = [reading.kind, reading.qualifier, number, *reading.benchmarks, reading.system, reading.setting]
        parts.append(reading.source)
    return ", ".join(filter(None, parts))


# Origins -----------------------------------------------------------------------------------------------------------


def _anchor_origins(kin: Mapping[int, Paper], doubtful: Collection[int] = ()) -> list[Origin]:
    """The numbers that the texts of these papers print, as far as a newer text did not take their place."""
    texts = {text.pk: text for text in Text.objects.filter(paper__in=kin).defer("title", "body")}
    feeding = {text.pk for text in best_of(texts.values()).values()}
    anchors = list(Anchor.objects.filter(text__paper__in=kin).order_by("id"))
    for anchor in anchors:
        anchor.text = texts[anchor.text_id]
    chains = _chains(anchors)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(anchor__text__paper__in=kin).order_by("id"):
        claims[claim.anchor_id].append(claim)
    acts = _acts(Act.objects.filter(anchor__text__paper__in=kin), "anchor_id")
    results = {result.anchor_id: result for result in Result.objects.filter(anchor__text__paper__in=kin)}
    origins = []
    for anchor in _heads(anchors):
        chain = chains[anchor.pk]
        existing = next((results[link] for link in reversed(chain) if link in results), None)
        origin = _anchor_origin(
            anchor,
            [claim for link in chain for claim in claims[link]],
            decided.fold(sorted((act for link in chain for act in acts[link]), key=lambda act: act.pk)),
            paper=kin[anchor.text.paper_id],
            existing=existing,
            superseded=anchor.text_id not in feeding,
            doubtful=anchor.pk in doubtful or (existing is not None and existing.review == Review.CARRIED_BY_VALUE),
        )
        origins.append(origin)
    _spread_rejections(origins, texts_of_acts={anchor.pk: anchor.text_id for anchor in anchors})
    return origins


def _row_origins(rows: Iterable[tuple[str, str]], *, only: Mapping[int, Paper] | None = None) -> list[Origin]:
    """The numbers of imported rows, named by (source, external id); with `only`, of those papers."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for source, external_id in rows:
        by_source[source].append(external_id)
    if not by_source:
        return []
    wanted = Q(pk__in=[])
    for source, ids in by_source.items():
        wanted |= Q(source=source, external_id__in=ids)
    versions: dict[tuple[str, str], list[ImportedRow]] = defaultdict(list)
    stored = ImportedRow.objects.filter(wanted).select_related("paper__merged_into").order_by("version")
    for row in stored:
        versions[row.source, row.external_id].append(row)
    groups = [group for group in versions.values() if only is None or group[-1].paper_id in only]
    every = [row.pk for group in groups for row in group]
    acts = _acts(Act.objects.filter(imported_row__in=every), "imported_row_id")
    results = {result.imported_row_id: result for result in Result.objects.filter(imported_row__in=every)}
    origins = []
    for group in groups:
        latest = group[-1]
        mine = sorted((act for row in group for act in acts.get(row.pk, ())), key=lambda act: act.pk)
        decision = decided.fold(mine)
        base = latest
        review = ""
        if decision.last is not None:
            seen = next(row for row in group if row.pk == decision.last.imported_row_id)
            if _row_says(latest) != _row_says(seen):
                base = seen
                review = Review.DISAGREES if latest.understood == ImportedRow.Understood.SCORE else Review.GONE
        existing = next((results[row.pk] for row in reversed(group) if row.pk in results), None)
        origins.append(
            Origin(
                base=base,
                latest=latest,
                paper=latest.paper.survivor if latest.paper is not None else None,
                own=latest.paper,
                decision=decision,
                row=latest,
                existing=existing,
                review=_unsettled(review, latest, decision),
                papers_of_row={row.paper_id for row in group if row.paper_id is not None},
            )
        )
    return origins


def _chains(anchors: Sequence[Anchor]) -> dict[int, list[int]]:
    """For each anchor, the anchors that it stands for, oldest first, itself last."""
    before = {anchor.pk: anchor.predecessor_id for anchor in anchors}
    chains: dict[int, list[int]] = {}
    for anchor in anchors:
        chain: list[int] = []
        link: int | None = anchor.pk
        while link is not None:
            chain.append(link)
            link = before.get(link)
        chains[anchor.pk] = chain[::-1]
    return chains


def _heads(anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors that no newer text's took the place of."""
    replaced = {anchor.predecessor_id for anchor in anchors}
    return [anchor for anchor in anchors if anchor.pk not in replaced]


def _spread_rejections(origins: Sequence[Origin], *, texts_of_acts: Mapping[int, int]) -> None:
    """A number that was rejected in an older text stays rejected wherever the newer one repeats it.

    An anchor has one predecessor, so only one of the repetitions inherits the act itself; the others go to the queue.
    """
    rejected: dict[tuple[object, ...], tuple[int, Decision]] = {}
    for origin in origins:
        decision = origin.decision
        if decision.rejected and decision.last is not None and decision.last.anchor_id is not None:
            assert origin.anchor is not None
            assert isinstance(origin.base, Claim)
            text = texts_of_acts[decision.last.anchor_id]
            rejected[origin.anchor.text.paper_id, *_number(origin.base)] = (text, decision)
    for origin in origins if rejected else ():
        anchor, latest = origin.anchor, origin.latest
        if anchor is None or origin.decision.last is not None or anchor.predecessor_id is not None:
            continue
        assert isinstance(latest, Claim)
        text, decision = rejected.get((anchor.text.paper_id, *_number(latest)), (anchor.text_id, origin.decision))
        if text != anchor.text_id:
            origin.decision, origin.review = decision, Review.CARRIED_BY_VALUE


def _acts(acts: QuerySet[Act], subject: str) -> dict[int, list[Act]]:
    found: dict[int, list[Act]] = defaultdict(list)
    for act in acts.prefetch_related("changes").order_by("id"):
        found[getattr(act, subject)].append(act)
    return found


def _anchor_origin(
    anchor: Anchor,
    readings: list[Claim],
    decision: Decision,
    *,
    paper: Paper,
    existing: Result | None,
    superseded: bool,
    doubtful: bool,
) -> Origin:
    """Choose the reading that counts: the latest, or, where a person decided, the one that was decided on.

    `readings` are those of the anchor and of its predecessors, oldest first.
    """
    latest = base = readings[-1]
    review = ""
    if decision.last is not None:
        spoken = [claim for claim in readings if claim.kind != Claim.Reading.NONE]
        seen = next((claim for claim in spoken if claim.pk == decision.last.claim_id), spoken[-1])
        if _says(latest) != _says(seen):
            base = seen
            review = Review.GONE if latest.kind == Claim.Reading.NONE else Review.DISAGREES
        if superseded:
            review = Review.NOT_CARRIED
        if doubtful:
            review = review or Review.CARRIED_BY_VALUE
    return Origin(
        base=base,
        latest=latest,
        paper=paper.survivor,
        own=paper,
        decision=decision,
        anchor=anchor,
        existing=existing,
        superseded=superseded,
        review=_unsettled(review, latest, decision),
    )


def _number(claim: Claim) -> tuple[object, ...]:
    """Which number it is, whatever else is said of it: a part of `_says`."""
    return claim.value, claim.high, frozenset(map(normalise, claim.benchmarks)), normalise(claim.system)


def _unsettled(review: str, latest: Claim | ImportedRow, decision: Decision) -> str:
    """The doubt, unless a decision settled this very one, or rejected what is not there any more anyway."""
    if not review or (decision.rejected and review in (Review.GONE, Review.NOT_CARRIED)):
        return ""
    return "" if doubt(review, latest) in decision.settled else review


def _says(claim: Claim) -> tuple[object, ...]:
    """What a reading says, however it was read and spelled: rule, confidence and spans may change freely."""
    return (
        claim.kind,
        claim.value,
        claim.high,
        claim.unit,
        claim.qualifier,
        normalise(claim.metric),
        frozenset(map(normalise, claim.benchmarks)),
        claim.joint,
        claim.setting.casefold(),
        claim.system if claim.system in (PAPER, BASELINE) else normalise(claim.system),
        claim.source,
    )


def _row_says(row: ImportedRow) -> tuple[object, ...]:
    """What a row says of its result; what else stands around it in the file may change freely."""
    return (
        row.understood,
        row.value,
        row.unit,
        *map(normalise, (row.benchmark, row.metric, row.system)),
        tuple(sorted(row.setting.items())),
        row.date,
        row.date_precision,
    )


# Writing -----------------------------------------------------------------------------------------------------------


def _write(origins: Sequence[Origin], cause: Cause, resolver: Resolver) -> _Written:
    outcome.prepare(resolver, origins)
    pairs = [(origin, outcome.of(origin, resolver)) for origin in origins]
    shown_by = copies.hide(pairs, resolver)
    created = {
        place: Result(**wanted.fields)
        for place, (origin, wanted) in enumerate(pairs)
        if wanted is not None and origin.existing is None
    }
    # What shows a number is there before its copies, which point at it.
    Result.objects.bulk_create([row for place, row in created.items() if place not in shown_by], batch_size=500)
    for copied, shown in shown_by.items():
        wanted, shows = pairs[copied][1], created.get(shown) or pairs[shown][0].existing
        assert wanted is not None
        assert shows is not None
        wanted.fields["same_as_id"] = shows.pk
        if copied in created:
            created[copied].same_as_id = shows.pk
    Result.objects.bulk_create([row for place, row in created.items() if place in shown_by], batch_size=500)
    updated: list[tuple[Result, Result]] = []  # as it was, as it is
    gone: list[Result] = []
    same: list[Result] = []
    joint = [(row, wanted) for place, row in created.items() if (wanted := pairs[place][1]) and wanted.jointly]
    touched: set[str] = set()
    shared = _shared(existing for origin in origins if (existing := origin.existing) is not None and existing.joint)
    for origin, wanted in pairs:
        existing = origin.existing
        if existing is None:
            continue
        if wanted is None:
            gone.append(existing)
            continue
        if different := _different(existing, wanted):
            before = copy(existing)
            for name in different:
                setattr(existing, name, wanted.fields[name])
            updated.append((before, existing))
            touched |= different
        else:
            same.append(existing)
        if shared[existing.pk] != {entry.pk for entry in wanted.jointly}:
            joint.append((existing, wanted))
    if updated:
        Result.objects.bulk_update([result for _, result in updated], sorted(touched), batch_size=200)
    _share(joint)
    for some in batches([result.pk for result in gone], 500):
        Result.objects.filter(pk__in=some).delete()
    written = [*updated, *((None, result) for result in created.values()), *((result, result) for result in same)]
    changes = [line for result in gone for line in changelog.lines(result, None, cause)]
    changes += _settle(written, gone, cause)
    changelog.write(changes)
    sides = [side for pair in updated for side in pair] + [*created.values(), *gone]
    return _Written(
        Counter(created=len(created), updated=len(updated), gone=len(gone), unchanged=len(same)),
        {result.benchmark_id for result in sides} | {line.benchmark_id for line in changes},
    )


def _different(existing: Result, wanted: Outcome) -> set[str]:
    """The columns that differ. One that another report was chosen over stays so until its neighbours are weighed."""
    if existing.reason == Reason.OVERRULED and wanted.fields["standing"] == Standing.RANKED:
        wanted.fields.update(standing=existing.standing, reason=existing.reason)
    return {name for name, value in wanted.fields.items() if getattr(existing, name) != value}


def _settle(written: Sequence[tuple[Result | None, Result]], gone: Sequence[Result], cause: Cause) -> list[BoardChange]:
    """Weigh the results anew with their neighbours, those that they had and those that they have.

    `written` are pairs of what was, None for nothing, and what is. Returns the lines that all of it adds to the log.
    """
    groups = {weighing.group_of(side) for pair in written for side in pair if side is not None}
    groups |= {weighing.group_of(result) for result in gone}
    keys = {result.pk for _, result in written}
    lone = [result.pk for _, result in written if weighing.group_of(result) is None]
    moved = weighing.refresh({group for group in groups if group is not None}, lone, written=keys)
    changes: list[BoardChange] = []
    for was, result in written:
        step = moved.pop(result.pk, None)
        if was is result and step is None:
            continue
        before = copy(result) if was is result else was  # its neighbours may move one that did not change itself
        if step is not None:
            result.standing, result.reason = step.after
        changes += changelog.lines(before, result, cause)
    for some in batches(moved, 500):
        for pk, result in Result.objects.in_bulk(some).items():
            before = copy(result)
            before.standing, before.reason = moved[pk].before
            changes += changelog.lines(before, result, cause)
    return changes


def _shared(results: Iterable[Result]) -> dict[int, set[int]]:
    """The benchmarks that share each joint result's number, by result id."""
    found: dict[int, set[int]] = defaultdict(set)
    for some in batches((result.pk for result in results), 500):
        rows = Result.jointly.through.objects.filter(result__in=some).values_list("result_id", "benchmark_id")
        for result_id, benchmark_id in rows:
            found[result_id].add(benchmark_id)
    return found


def _share(pairs: Sequence[tuple[Result, Outcome]]) -> None:
    """Set the benchmarks that share each joint number, in a few statements for all of them."""
    through = Result.jointly.through
    for some in batches(pairs, 500):
        through.objects.filter(result__in=[result.pk for result, _ in some]).delete()
        fresh = {(result.pk, entry.pk) for result, wanted in some for entry in wanted.jointly}
        through.objects.bulk_create(through(result_id=one, benchmark_id=other) for one, other in sorted(fresh))


def _write_attributes(rows: Sequence[ImportedRow], resolver: Resolver) -> None:
    """Properties of models that came beside their scores: parameters, for one."""
    wanted = [row for row in rows if row.understood == ImportedRow.Understood.ATTRIBUTE and row.printed]
    resolver.prepare(Kind.SYSTEM, [row.system for row in wanted])
    SystemAttribute.objects.filter(
        imported_row__source__in={row.source for row in rows},
        imported_row__external_id__in=[row.external_id for row in rows],
    ).exclude(imported_row__in=[row.pk for row in wanted]).delete()
    known = {
        attribute.imported_row_id: attribute for attribute in SystemAttribute.objects.filter(imported_row__in=wanted)
    }
    fresh, moved = [], []
    for row in wanted:
        system, attribute = resolver.resolve(Kind.SYSTEM, row.system), known.get(row.pk)
        if not isinstance(system, System):
            continue
        if attribute is None:
            fresh.append(SystemAttribute(system=system, name=row.metric, value=row.printed, imported_row=row))
        elif attribute.system_id != system.pk:
            attribute.system = system
            moved.append(attribute)
    SystemAttribute.objects.bulk_create(fresh)
    SystemAttribute.objects.bulk_update(moved, ["system"])
