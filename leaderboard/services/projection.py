"""Results out of readings and decisions: the one writer of `Result`.

A result is rebuilt from its origin at will: the latest reading of an anchor, or the latest version of an imported row,
with the acts on it on top. Where a person decided, the reading that was decided on stays underneath; a newer one that
disagrees only puts the result in the review queue. What the rebuilding changes on a board goes into its public log.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet

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
)
from leaderboard.services import changelog, decided, outcome
from leaderboard.services.catalogue import Resolver, normalise
from leaderboard.services.changelog import Cause
from leaderboard.services.decided import Decision
from leaderboard.services.outcome import BASELINE, PAPER, Origin, Outcome, Review
from leaderboard.services.texts import feeding_texts


def project_papers(
    papers: Collection[Paper], *, cause: Cause, doubtful: Collection[int] = (), resolver: Resolver | None = None
) -> Counter[str]:
    """Rebuild the results of all texts of these papers. Returns counts (created, updated, gone, unchanged).

    `doubtful` are anchors whose decisions were carried over from an older text by the number alone.
    """
    anchors = list(
        Anchor.objects.filter(text__paper__in=[paper.pk for paper in papers]).select_related("text").order_by("id")
    )
    by_id = {paper.pk: paper for paper in papers}
    replaced = {anchor.predecessor_id for anchor in anchors}
    feeding = {text.pk for text in feeding_texts(by_id.values()).values()}
    chains = _chains(anchors)
    claims = _claims(anchors)
    acts = _acts(Act.objects.filter(anchor__in=[anchor.pk for anchor in anchors]), "anchor_id")
    results = {
        result.anchor_id: result for result in Result.objects.filter(anchor__in=[anchor.pk for anchor in anchors])
    }
    origins = []
    for anchor in anchors:
        if anchor.pk in replaced:
            continue
        chain = chains[anchor.pk]
        mine = sorted((act for link in chain for act in acts.get(link, ())), key=lambda act: act.pk)
        existing = next((results[link] for link in reversed(chain) if link in results), None)
        origin = _anchor_origin(
            anchor,
            [claim for link in chain for claim in claims[link]],
            decided.fold(mine),
            paper=by_id[anchor.text.paper_id],
            existing=existing,
            superseded=anchor.text_id not in feeding,
        )
        doubted = anchor.pk in doubtful or (existing is not None and existing.review == Review.CARRIED_BY_VALUE)
        if doubted and origin.decision.last is not None:
            origin.review = origin.review or Review.CARRIED_BY_VALUE
        origins.append(origin)
    return _write(origins, cause, resolver or Resolver())


def project_rows(rows: Collection[tuple[str, str]], *, cause: Cause, resolver: Resolver | None = None) -> Counter[str]:
    """Rebuild the results of imported rows, named by (source, external id). Returns counts as `project_papers`."""
    wanted = Q(pk__in=[])
    by_source: dict[str, list[str]] = defaultdict(list)
    for source, external_id in rows:
        by_source[source].append(external_id)
    for source, ids in by_source.items():
        wanted |= Q(source=source, external_id__in=ids)
    versions: dict[tuple[str, str], list[ImportedRow]] = defaultdict(list)
    for row in ImportedRow.objects.filter(wanted).select_related("paper").order_by("version"):
        versions[row.source, row.external_id].append(row)
    every = [row.pk for group in versions.values() for row in group]
    acts = _acts(Act.objects.filter(imported_row__in=every), "imported_row_id")
    results = {result.imported_row_id: result for result in Result.objects.filter(imported_row__in=every)}
    origins = []
    for group in versions.values():
        latest = group[-1]
        mine = sorted((act for row in group for act in acts.get(row.pk, ())), key=lambda act: act.pk)
        decision = decided.fold(mine)
        base = latest
        review = ""
        if decision.last is not None:
            base = next(row for row in group if row.pk == decision.last.imported_row_id)
            if base.digest != latest.digest:
                review = Review.DISAGREES if latest.understood == ImportedRow.Understood.SCORE else Review.GONE
        existing = next((results[row.pk] for row in reversed(group) if row.pk in results), None)
        origins.append(
            Origin(
                base=base,
                latest=latest,
                paper=latest.paper,
                decision=decision,
                row=latest,
                existing=existing,
                review=review,
            )
        )
    resolver = resolver or Resolver()
    counts = _write(origins, cause, resolver)
    _write_attributes([group[-1] for group in versions.values()], resolver)
    return counts


def project_results(results: QuerySet[Result], *, cause: Cause) -> Counter[str]:
    """Rebuild these results from their origins: after a decision, or when a convention or a status changed."""
    papers: dict[int, Paper] = {}
    rows: list[tuple[str, str]] = []
    for result in results.select_related("anchor__text__paper", "imported_row"):
        if result.anchor is not None:
            papers[result.anchor.text.paper_id] = result.anchor.text.paper
        elif result.imported_row is not None:
            rows.append((result.imported_row.source, result.imported_row.external_id))
    counts: Counter[str] = Counter()
    everyone = list(papers.values())
    for start in range(0, len(everyone), 200):
        counts += project_papers(everyone[start : start + 200], cause=cause)
    for start in range(0, len(rows), 500):
        counts += project_rows(rows[start : start + 500], cause=cause)
    return counts


def as_read(result: Result) -> Result:
    """What the newest reading alone would say, unsaved: the result without any decision."""
    latest: Claim | ImportedRow
    if result.imported_row is not None:
        row = result.imported_row
        latest = ImportedRow.objects.filter(source=row.source, external_id=row.external_id).latest("version")
    else:
        latest = Claim.objects.filter(anchor=result.anchor).latest("id")
    origin = Origin(latest, latest, result.paper, Decision(), anchor=result.anchor, row=result.imported_row)
    wanted = outcome.of(origin, Resolver())
    return Result(pk=result.pk, **wanted.fields) if wanted is not None else result


# Origins -----------------------------------------------------------------------------------------------------------


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


def _claims(anchors: Sequence[Anchor]) -> dict[int, list[Claim]]:
    readings: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(anchor__in=[anchor.pk for anchor in anchors]).order_by("id"):
        readings[claim.anchor_id].append(claim)
    return readings


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
) -> Origin:
    """Choose the reading that counts: the latest, or, where a person decided, the one that was decided on.

    `readings` are those of the anchor and of its predecessors, oldest first.
    """
    latest = base = readings[-1]
    review = ""
    if decision.last is not None:
        seen = next((claim for claim in readings if claim.pk == decision.last.claim_id), latest)
        if latest.kind == Claim.Reading.NONE and seen.kind != Claim.Reading.NONE:
            base, review = seen, Review.GONE
        elif _says(latest) != _says(seen):
            base, review = seen, Review.DISAGREES
        if superseded:
            review = Review.NOT_CARRIED
    return Origin(
        base=base,
        latest=latest,
        paper=paper,
        decision=decision,
        anchor=anchor,
        existing=existing,
        superseded=superseded,
        review=review,
    )


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
    )


# Writing -----------------------------------------------------------------------------------------------------------


def _write(origins: Sequence[Origin], cause: Cause, resolver: Resolver) -> Counter[str]:
    outcome.prepare(resolver, origins)
    created: list[tuple[Result, Outcome]] = []
    updated: list[Result] = []
    gone: list[Result] = []
    unchanged = 0
    joint: list[tuple[Result, Outcome]] = []
    touched: set[str] = set()
    changes: list[BoardChange] = []
    for origin in origins:
        wanted, existing = outcome.of(origin, resolver), origin.existing
        if wanted is None:
            if existing is not None:
                gone.append(existing)
                changes += changelog.lines(existing, None, cause)
        elif existing is None:
            created.append((Result(**wanted.fields), wanted))
        elif different := {name for name, value in wanted.fields.items() if getattr(existing, name) != value}:
            changes += changelog.lines(existing, Result(pk=existing.pk, **wanted.fields), cause)
            for name in different:
                setattr(existing, name, wanted.fields[name])
            updated.append(existing)
            touched |= different
            if wanted.jointly or "joint" in different:
                joint.append((existing, wanted))
        else:
            unchanged += 1
    Result.objects.bulk_create([result for result, _ in created], batch_size=500)
    if updated:
        Result.objects.bulk_update(updated, sorted(touched), batch_size=200)
    for result, wanted in joint + [pair for pair in created if pair[1].jointly]:
        result.jointly.set(wanted.jointly)
    for result, _ in created:
        changes += changelog.lines(None, result, cause)
    changelog.write(changes)
    if gone:
        Result.objects.filter(pk__in=[result.pk for result in gone]).delete()
    return Counter(created=len(created), updated=len(updated), gone=len(gone), unchanged=unchanged)


def _write_attributes(rows: Sequence[ImportedRow], resolver: Resolver) -> None:
    """Properties of models that came beside their scores: parameters, for one."""
    wanted = [row for row in rows if row.understood == ImportedRow.Understood.ATTRIBUTE and row.printed]
    resolver.prepare(Kind.SYSTEM, [row.system for row in wanted])
    stale = SystemAttribute.objects.filter(
        imported_row__source__in={row.source for row in wanted},
        imported_row__external_id__in=[row.external_id for row in wanted],
    ).exclude(imported_row__in=[row.pk for row in wanted])
    stale.delete()
    known = set(SystemAttribute.objects.filter(imported_row__in=wanted).values_list("imported_row_id", flat=True))
    fresh = []
    for row in wanted:
        system = resolver.resolve(Kind.SYSTEM, row.system)
        if row.pk not in known and isinstance(system, System):
            fresh.append(SystemAttribute(system=system, name=row.metric, value=row.printed, imported_row=row))
    SystemAttribute.objects.bulk_create(fresh)
