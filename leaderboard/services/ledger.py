"""Texts into the ledger: the one place that reads papers with the extractor and stores what it read.

Reading a text again matches the new readings of each printed number to the earlier ones, so that decisions, which hang
on the anchor, stay with their number whatever a better rule makes of it. A reading that says the same as the latest one
stores nothing. When a paper's text is replaced, its anchors are carried over to the new text.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import extraction
from extraction import Vocabulary
from leaderboard.models import Act, Anchor, Claim, Paper, Run, Text
from leaderboard.services import catalogue, projection
from leaderboard.services.carry import Carried, carry
from leaderboard.services.numbers import batches, fits
from leaderboard.services.texts import feeding_texts
from leaderboard.services.turns import turn

BATCH = 100
_WITHDRAWN = "not-read"
_NAME_LIMIT = 300


@dataclass
class Mined:
    """What mining did: counts of texts, readings and results."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> bool:
        """Whether any reading or result differs from before."""
        return any(
            self.counts[key]
            for key in ("readings created", "anchors carried", "results created", "results updated", "results gone")
        )


def mine(
    papers: Iterable[Paper],
    *,
    run: Run,
    advance: Callable[[int], object] = lambda count: None,
    stop: Callable[[], bool] = lambda: False,
) -> Mined:
    """Read the feeding text of each paper and bring its results up to date, one transaction a batch.

    `advance` is told how many papers were finished; `stop` is asked before each batch. Returns the counts. Stopped or
    killed in the middle, whole batches stand, and `run.reached` is the last paper of the last one: it is written in
    the same transaction.
    """
    mined = Mined()
    for batch in batches(papers, BATCH):
        if stop():
            break
        vocabulary = catalogue.vocabulary()
        # Texts never change, so they are read before the turn, while others write.
        reports = {
            text.pk: extraction.extract(text.title, text.body, vocabulary=vocabulary, explain=False)
            for text in feeding_texts(batch).values()
        }
        with turn():
            if (now := catalogue.vocabulary()) is not vocabulary:  # names changed meanwhile: nothing older is written
                vocabulary, reports = now, {}
            mined.counts += mine_batch(batch, run=run, vocabulary=vocabulary, reports=reports)
            run.reached = batch[-1].pk
            run.save(update_fields=["reached"])
        advance(len(batch))
    return mined


def project_rows(
    rows: Iterable[tuple[str, str]], *, run: Run, stop: Callable[[], bool] = lambda: False
) -> Counter[str]:
    """Bring the results of imported rows, named by (source, external id), up to date, one transaction a batch."""
    counts: Counter[str] = Counter()
    for batch in batches(rows, 5 * BATCH):
        if stop():
            break
        with turn():
            for name, number in projection.project_rows(batch, cause=run).items():
                counts[f"results {name}"] += number
    return counts


def mine_batch(
    papers: Sequence[Paper],
    *,
    run: Run,
    vocabulary: Vocabulary,
    reports: Mapping[int, extraction.Report] = MappingProxyType({}),
) -> Counter[str]:
    """Read these papers inside the caller's transaction. Returns counts as `mine` sums them.

    `reports` are readings of texts, by text id, that were made beforehand.
    """
    counts: Counter[str] = Counter()
    feeding = feeding_texts(papers)
    shelf = _Shelf.of(papers)
    fresh: list[Claim] = []
    for paper in papers:
        text = feeding.get(paper.pk)
        if text is None:
            counts["papers without text"] += 1
            continue
        counts["texts read"] += 1
        report = reports.get(text.pk) or extraction.extract(text.title, text.body, vocabulary=vocabulary, explain=False)
        fresh += _read(text, report, shelf, run)
    Anchor.objects.bulk_create(shelf.new, batch_size=500)
    Claim.objects.bulk_create(fresh, batch_size=500)
    counts["readings created"] += len(fresh)
    counts["anchors carried"] += shelf.carried
    doubtful = {anchor.pk for anchor in shelf.by_value}
    for name, number in projection.project_papers(papers, cause=run, doubtful=doubtful).items():
        counts[f"results {name}"] += number
    return counts


# Reading one text --------------------------------------------------------------------------------------------------


@dataclass
class _Shelf:
    """The anchors of a batch with their readings, and what the batch adds."""

    by_text: dict[int, list[Anchor]]
    latest: dict[int, Claim]  # by anchor id
    spoken: dict[int, Claim]  # the latest that is not "no claim": what the number is known by, by anchor id
    heads: dict[int, list[Anchor]]  # by paper: anchors without a successor
    decided: set[int]
    new: list[Anchor] = field(default_factory=list)
    by_value: list[Anchor] = field(default_factory=list)
    carried: int = 0

    @classmethod
    def of(cls, papers: Collection[Paper]) -> _Shelf:
        ids = [paper.pk for paper in papers]
        texts = Text.objects.filter(paper__in=ids).in_bulk()
        anchors = list(Anchor.objects.filter(text__paper__in=ids).order_by("field", "start", "end", "ordinal"))
        latest: dict[int, Claim] = {}
        spoken: dict[int, Claim] = {}
        for claim in Claim.objects.filter(anchor__text__paper__in=ids).order_by("id"):
            latest[claim.anchor_id] = claim
            if claim.kind != Claim.Reading.NONE:
                spoken[claim.anchor_id] = claim
        replaced = {anchor.predecessor_id for anchor in anchors}
        by_text: dict[int, list[Anchor]] = defaultdict(list)
        heads: dict[int, list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            anchor.text = texts[anchor.text_id]
            by_text[anchor.text_id].append(anchor)
            if anchor.pk not in replaced:
                heads[anchor.text.paper_id].append(anchor)
        acted = set(Act.objects.filter(anchor__text__paper__in=ids).values_list("anchor_id", flat=True))
        return cls(by_text, latest, spoken, heads, _decided(anchors, acted))


def _decided(anchors: Sequence[Anchor], acted: Collection[int]) -> set[int]:
    """The anchors on which, or on a predecessor of which, a person acted."""
    before = {anchor.pk: anchor.predecessor_id for anchor in anchors}
    found = set()
    for anchor in anchors:
        link: int | None = anchor.pk
        while link is not None:
            if link in acted:
                found.add(anchor.pk)
                break
            link = before.get(link)
    return found


def _read(text: Text, report: extraction.Report, shelf: _Shelf, run: Run) -> list[Claim]:
    """New readings of one text; new anchors go onto the shelf."""
    read: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if fits(claim.value) and (claim.high is None or fits(claim.high)):
            span = claim.spans.value
            read[span.field, span.start, span.end].append(_reading(claim, run))
    known: dict[tuple[str, int, int], list[Anchor]] = defaultdict(list)
    for anchor in shelf.by_text.get(text.pk, ()):
        known[anchor.field, anchor.start, anchor.end].append(anchor)
    fresh: list[Claim] = []
    added: list[Anchor] = []
    for place in sorted(set(read) | set(known)):
        pairs, unread = _pair(known.get(place, []), read.get(place, []), shelf.spoken)
        taken = len(known.get(place, ()))
        for old, reading in pairs:
            if old is None:
                reading.anchor = Anchor(text=text, field=place[0], start=place[1], end=place[2], ordinal=taken)
                taken += 1
                added.append(reading.anchor)
                fresh.append(reading)
            elif shelf.latest[old.pk].digest != reading.digest:
                reading.anchor = old
                fresh.append(reading)
        fresh += [
            _withdrawal(anchor, shelf.latest[anchor.pk], run)
            for anchor in unread
            if shelf.latest[anchor.pk].kind != Claim.Reading.NONE
        ]
    if added:
        _carry_over(text, added, {id(claim.anchor): claim for claim in fresh}, shelf)
    shelf.new += added
    return fresh


def _carry_over(text: Text, added: Sequence[Anchor], readings: dict[int, Claim], shelf: _Shelf) -> None:
    """Let new anchors succeed the anchors of the paper's other texts that say the same number."""
    heads = [head for head in shelf.heads.get(text.paper_id, ()) if head.text_id != text.pk]
    old = [
        Carried(
            anchor.field,
            anchor.start,
            anchor.end,
            anchor.text.field_text(anchor.field),
            shelf.spoken[anchor.pk],
            anchor.pk in shelf.decided,
        )
        for anchor in heads
    ]
    new = [
        Carried(anchor.field, anchor.start, anchor.end, text.field_text(anchor.field), readings[id(anchor)], False)
        for anchor in added
    ]
    for match in carry(old, new):
        added[match.new].predecessor = heads[match.old]
        shelf.carried += 1
        if match.by_value_alone:
            shelf.by_value.append(added[match.new])


def _pair(
    anchors: Sequence[Anchor], readings: Sequence[Claim], spoken: dict[int, Claim]
) -> tuple[list[tuple[Anchor | None, Claim]], list[Anchor]]:
    """Which reading belongs to which ordinal of one place: the most alike first, then in order.

    Returns the pairs in the readings' order (None: needs a new ordinal) and the anchors that nothing read.
    """
    alike = sorted(
        (
            (-_likeness(spoken[anchor.pk], reading), a, r)
            for a, anchor in enumerate(anchors)
            for r, reading in enumerate(readings)
        ),
    )
    of_reading: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, r in alike:
        if r not in of_reading and a not in taken:
            of_reading[r] = a
            taken.add(a)
    pairs = [(anchors[of_reading[r]] if r in of_reading else None, reading) for r, reading in enumerate(readings)]
    unread = [anchor for a, anchor in enumerate(anchors) if a not in taken]
    return pairs, unread


def _likeness(old: Claim, new: Claim) -> int:
    names = set(map(catalogue.normalise, old.benchmarks)) & set(map(catalogue.normalise, new.benchmarks))
    return (
        4 * (old.digest == new.digest)
        + 2 * bool(names)
        + 2 * (old.system == new.system)
        + (old.metric == new.metric)
        + (old.kind == new.kind)
    )


# Readings ----------------------------------------------------------------------------------------------------------


def _reading(claim: extraction.Claim, run: Run) -> Claim:
    """The extractor's claim as a row, without its anchor."""
    plain = extraction.claim_to_json(claim)
    benchmarks = _listed(claim.benchmark)
    keys = _listed(claim.benchmark_key) or [None] * len(benchmarks)
    return Claim(
        run=run,
        kind=claim.kind,
        printed=claim.printed[:200],
        value=claim.value,
        high=claim.high,
        unit=claim.unit,
        qualifier=claim.qualifier,
        metric=(claim.metric or "")[:_NAME_LIMIT],
        benchmarks=[name[:_NAME_LIMIT] for name in benchmarks],
        joint=claim.joint,
        setting=(claim.setting or "")[:500],
        system=(claim.model or "")[:_NAME_LIMIT],
        baseline=(claim.baseline or "")[:_NAME_LIMIT],
        metric_key=claim.metric_key or "",
        benchmark_keys=keys,
        system_key=claim.model_key or "",
        source=claim.source,
        rule=claim.rule,
        confidence=claim.confidence,
        spans=plain["spans"],
        digest=hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
    )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, tuple | list) else [value]


def _withdrawal(anchor: Anchor, before: Claim, run: Run) -> Claim:
    """The reading that says: the current rules read no claim here any more."""
    return Claim(
        anchor=anchor,
        run=run,
        kind=Claim.Reading.NONE,
        printed=before.printed,
        rule=_WITHDRAWN,
        spans={},
        digest=hashlib.sha256(_WITHDRAWN.encode()).hexdigest(),
    )
