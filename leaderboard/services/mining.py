"""Which papers a mining run reads, what it did to boards, and how a run that was stopped or killed goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from extraction import RULES_VERSION
from leaderboard.models import Benchmark, Identifier, ImportedRow, Paper, Run
from leaderboard.services import catalogue, ledger
from leaderboard.services.numbers import batches


class SelectionError(ValueError):
    """A selection of papers that leads nowhere, or a run that cannot go on; nothing was read."""


@dataclass(frozen=True)
class Selection:
    """Which papers are read: all of them, these (by id), or those with a result on one benchmark (by key).

    `after` leaves out the papers up to that id, which an earlier run has done.
    """

    papers: tuple[int, ...] = ()
    benchmark: str = ""
    after: int | None = None

    @property
    def stored(self) -> dict[str, Any]:
        """As a run keeps it; empty for all papers."""
        if self.papers:
            return {"papers": list(self.papers)}
        return {"benchmark": self.benchmark} if self.benchmark else {}

    @classmethod
    def of(cls, run: Run) -> Selection:
        """What that run did not come to."""
        stored: Mapping[str, Any] = run.selection
        return cls(tuple(stored.get("papers", ())), stored.get("benchmark", ""), run.reached)

    def found(self) -> list[int]:
        """The ids of the papers, in the order in which they are read."""
        papers = Paper.objects.order_by("id")
        if self.papers:
            papers = papers.filter(pk__in=self.papers)
        elif self.benchmark:
            of_board = Q(texts__anchors__result__benchmark__key=self.benchmark)
            of_board |= Q(texts__anchors__result__jointly__key=self.benchmark) | Q(
                results__benchmark__key=self.benchmark
            )
            papers = papers.filter(of_board).distinct()
        if self.after is not None:
            papers = papers.filter(pk__gt=self.after)
        return list(papers.values_list("pk", flat=True))

    def rows(self) -> QuerySet[ImportedRow, tuple[str, str]]:
        """The imported rows that are brought up to date beside the papers: all, the benchmark's, or none."""
        rows = ImportedRow.objects.order_by("id")
        if self.papers:
            rows = rows.none()
        elif self.benchmark:
            rows = rows.filter(result__benchmark__key=self.benchmark)
        else:
            rows = rows.filter(version=1)
        return rows.values_list("source", "external_id")


def select(papers: Iterable[str] = (), benchmark: str = "") -> Selection:
    """A selection out of what an operator typed: papers by slug, DOI, arXiv or ACL id, a benchmark by slug or name.

    Raises `SelectionError` where one is not known, or the benchmark has no papers.
    """
    if benchmark:
        entry = catalogue.finder("benchmark")(benchmark)
        chosen = Selection(benchmark=entry.key) if isinstance(entry, Benchmark) else None
        if chosen is None or not chosen.found():
            raise SelectionError(f"No paper has a result on a benchmark with the slug {benchmark}.")
        return chosen
    found: list[int] = []
    missing: list[str] = []
    for typed in papers:
        named = Identifier.objects.filter(value__iexact=typed.strip()).values("paper")
        matches = list(Paper.objects.filter(Q(slug=typed) | Q(pk__in=named)).values_list("pk", flat=True)[:2])
        if len(matches) == 1:
            found += matches
        else:
            missing.append(typed)
    if missing:
        raise SelectionError(
            f"No paper, or more than one, has the slug, DOI, arXiv or ACL id {', '.join(sorted(missing))}."
        )
    return Selection(papers=tuple(sorted(set(found))))


def interrupted() -> Selection:
    """What the newest mining run that did not come to its end left over. Closes that run in the records.

    Raises `SelectionError` where every run came to its end, or where rules or names changed since: going on would leave
    its first papers read in another way than its last.
    """
    seen: list[Any] = []
    for run in Run.objects.filter(verb=Run.Verb.MINE).order_by("-started_at", "-pk"):
        if run.selection in seen:
            continue
        if run.finished_at is not None and not run.failure:
            seen.append(run.selection)
            continue
        if (run.rules_version, run.vocabulary) != (RULES_VERSION, catalogue.vocabulary().fingerprint):
            raise SelectionError(
                "Rules or names changed since that run began, so its papers are read from the first one again: "
                "run `manage.py mine` without --resume."
            )
        Run.objects.filter(pk=run.pk, finished_at=None).update(
            finished_at=timezone.now(), failure="Ended without a word; a later run goes on."
        )
        return Selection.of(run)
    raise SelectionError("Every mining run came to its end, so there is nothing to go on with.")


def one_by_one(papers: Iterable[int]) -> Iterator[Paper]:
    """These papers, without a cursor that stays open: SQLite refuses to write behind one once another process wrote."""
    for keys in batches(papers, ledger.BATCH):
        found = Paper.objects.in_bulk(keys)
        yield from (found[key] for key in keys if key in found)
