"""Papers with labels of all their claims, and the script that holds claims against labels.

Three sets belong to the reference data, texts and labels both. Two are labelled here, by the same guidelines: their
labels are part of the repository (``tests/labelled/``), their texts are abstracts of the reference corpus, found by
identifier. Rules and confidence were worked on with the sets of ``WORKED_ON``. On ``LEVELLED_ON`` confidence was
brought to the level of fresh papers; a handful of its misreadings were looked at later and mended, so it flatters by
as much. Of ``HELD_OUT`` only figures are looked at (but for a listing that once named four of its papers), and it had
no part in anything.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.reference import reference

WORKED_ON = ("seed", "dev", "corpus")
LEVELLED_ON = "corpus-held-out"
HELD_OUT = ("check",)
SETS = (*WORKED_ON, LEVELLED_ON, *HELD_OUT)

_LABELLED = Path(__file__).parent / "labelled"
_CORPUS = "corpora/abstracts-30k.jsonl.gz"


@dataclass(frozen=True)
class Paper:
    """One paper and the claims that it makes, as ``gold/GUIDELINES.md`` of the reference data describes them."""

    identity: str
    title: str
    abstract: str
    claims: list[dict[str, Any]]


def scorer() -> ModuleType:
    """The reference data's own ``gold/score.py``."""
    spec = importlib.util.spec_from_file_location("score", reference("gold/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@functools.cache
def papers(name: str) -> tuple[Paper, ...]:
    """The papers of a set, in the order of its labels."""
    if name in ("corpus", "corpus-held-out"):
        labels = _LABELLED / f"{name}.jsonl"
        texts = _corpus()
    else:
        labels = reference(f"gold/{name}/claims.jsonl")
        texts = {row["id"]: row for row in _rows(reference(f"gold/{name}/papers.jsonl"))}
    found = []
    for row in _rows(labels):
        text = texts[row["id"]]
        found.append(Paper(row["id"], text["title"], text["abstract"], row["claims"]))
    return tuple(found)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@functools.cache
def _corpus() -> Mapping[str, dict[str, Any]]:
    """The abstracts of the corpus that a set is made of, by identifier."""
    wanted = {row["id"] for path in _LABELLED.glob("*.jsonl") for row in _rows(path)}
    with gzip.open(reference(_CORPUS), "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}
