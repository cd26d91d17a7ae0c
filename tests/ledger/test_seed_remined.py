"""The page that the project began with: curators decide, then new rules read every paper again."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest
from django.core.management import call_command

from leaderboard.models import Result
from leaderboard.services import acts
from tests import factories
from tests.ledger.conftest import mine
from tests.reference import needs_reference, reference

pytestmark = pytest.mark.django_db

DECIDED = ("kind", "value", "high", "benchmark_id", "metric_id", "system_id", "split", "note", "standing", "checked")


def as_older_rules_read(claim):
    """Now and then no reading at all, another number, another place, no metric: as rules differ."""
    turn = zlib.crc32(claim.printed.encode()) % 5
    if turn == 0:
        return None
    if turn == 1:
        return replace(claim, value=claim.value + 1)
    if turn == 2 and not claim.joint:
        return replace(claim, benchmark="OCRBench", benchmark_key="ocrbench")
    return replace(claim, metric=None, metric_key=None) if turn == 3 else claim


def decided() -> dict[int, tuple[object, ...]]:
    rows = Result.objects.exclude(checked="read").order_by("anchor_id")
    return {row.anchor_id: tuple(getattr(row, name) for name in DECIDED) for row in rows}


@needs_reference
def test_mining_again_with_new_rules_leaves_every_decision_standing(with_rules):
    with_rules(as_older_rules_read)
    call_command("import_papers", str(reference("seed/similar-papers.txt")))
    ada = factories.make_person("ada")
    for index, result in enumerate(Result.objects.order_by("id")):
        if index % 4 == 0:
            acts.accept(result, person=ada)
        elif index % 4 == 1:
            acts.reject(result, person=ada, reason="Not a measured score")
        elif index % 4 == 2:
            acts.correct(result, person=ada, changes={"note": "held-out half"}, reason="Table 3 says so")
    before = decided()
    assert len(before) > 30
    assert Result.objects.filter(standing=Result.Standing.HIDDEN, reason="rejected").count() > 10
    with_rules(lambda claim: claim)
    mine()
    assert decided() == before
