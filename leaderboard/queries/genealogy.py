"""A number's genealogy: every report of one model on a benchmark in a metric, the own one and each quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from leaderboard.models import Result
from leaderboard.queries.lines import printed

SHOWN = 40
# Whose number may be the first of its kind: who measured it, not who repeats it.
_OWN = (Result.Source.OWN, Result.Source.BENCHMARK, Result.Source.MEASURED)


@dataclass(frozen=True, slots=True)
class Report:
    """One report, and how far its number lies from the origin's: None under another setting. `here` is the page's."""

    result: Result
    difference: Decimal | None
    origin: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Genealogy:
    """The reports, oldest first, undated ones last; `origin` is what the others are held against, None for unknown."""

    origin: Result | None
    reports: Sequence[Report]
    more: bool

    @property
    def differing(self) -> int:
        """How many comparable reports say another number than the origin."""
        return sum(1 for report in self.reports if report.difference)


def genealogy(result: Result) -> Genealogy | None:
    """The genealogy of a score's number; None for what has no model, benchmark or metric, and where it is alone."""
    if result.kind != Result.Kind.SCORE or None in (result.system_id, result.benchmark_id, result.metric_id):
        return None
    same = Result.objects.visible().scores()
    rows = printed(
        same.filter(system=result.system_id, benchmark=result.benchmark_id, metric=result.metric_id)
    ).order_by(F("date_end").asc(nulls_last=True), "pk")
    found = list(rows[: SHOWN + 1])
    if all(row.pk == result.pk for row in found):
        return None
    alike = [row for row in found if row.group == result.group]
    origin = next((row for row in alike if row.source in _OWN), alike[0] if alike else None)
    return Genealogy(
        origin=origin,
        reports=[
            Report(
                result=row,
                difference=row.rank_key - origin.rank_key if origin is not None and row.group == origin.group else None,
                origin=origin is not None and row.pk == origin.pk,
                here=row.pk == result.pk,
            )
            for row in found[:SHOWN]
        ],
        more=len(found) > SHOWN,
    )
