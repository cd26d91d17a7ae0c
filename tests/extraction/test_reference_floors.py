"""How well the labelled papers of the reference data are read: floors, to be raised when the rules get better."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

import pytest

from extraction import claim_to_json, extract
from tests.reference import needs_reference, reference

#: Per set: the F1 of whole entries, of an entry's number alone, of whole gains, and the share of silent papers.
FLOORS = {
    "seed": (0.94, 0.98, 0.71, 0.99),
    "dev": (0.71, 0.84, 0.73, 0.96),
    "check": (0.61, 0.78, 0.55, 0.94),
}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", reference("gold/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name: str) -> dict[str, list[dict[str, Any]]]:
    with reference(f"gold/{name}/papers.jsonl").open(encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    return {
        paper["id"]: [claim_to_json(c) for c in extract(paper["title"], paper["abstract"]).claims] for paper in papers
    }


@needs_reference
@pytest.mark.parametrize("name", FLOORS)
def test_reads_at_least_as_well_as_before(name: str):
    score = scorer()
    gold, predicted = score.load(str(reference(f"gold/{name}/claims.jsonl"))), read(name)
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
