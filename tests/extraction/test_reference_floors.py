"""How well the labelled papers of the reference data are read: floors, to be raised when the rules get better."""

from __future__ import annotations

import pytest

from tests.gold import labelled, read
from tests.labels import scorer
from tests.reference import needs_reference

#: Per set: the F1 of whole entries, of an entry's number alone, of whole gains, and the share of silent papers.
FLOORS = {
    "seed": (0.96, 0.99, 0.78, 0.99),
    "dev": (0.81, 0.90, 0.80, 0.93),
    "check": (0.68, 0.81, 0.66, 0.94),
}


@needs_reference
@pytest.mark.parametrize("name", FLOORS)
def test_reads_at_least_as_well_as_before(name: str):
    score = scorer()
    gold, predicted = labelled(name), read(name)
    entries, _ = score.tally(gold, predicted, score.is_entry)
    deltas, _ = score.tally(gold, predicted, lambda claim: claim["kind"] == "delta")
    silent = [paper for paper, claims in gold.items() if not claims]
    figures = (
        entries["levels"]["model"]["f1"],
        entries["levels"]["value"]["f1"],
        deltas["levels"]["model"]["f1"],
        sum(not predicted[paper] for paper in silent) / len(silent),
    )
    names = ("whole entries", "numbers of entries", "whole gains", "silent papers")
    fallen = [
        f"{what}: {got:.3f} < {floor}"
        for what, got, floor in zip(names, figures, FLOORS[name], strict=True)
        if got < floor
    ]
    assert not fallen
