"""How sure a claim is: the share of such claims that hold as whole tuples, estimated from labelled papers.

A claim's signs are what can be seen of how it was read: the rule, how each part was bound, whether names were known,
how crowded the sentence is. Each sign has a weight; their sum, through the logistic function, is the confidence.
The weights in ``weights.toml`` were fitted by ``make calibrate`` (logistic regression on labelled papers).
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extraction.claims import BASELINE, HUMAN, PAPER
from extraction.paper import Paper
from extraction.reading import Reading
from extraction.scene import B, L, M, O, S, Scene, V

WEIGHTS = Path(__file__).with_name("weights.toml")
#: No claim is certain, and none is worth nothing.
LOWEST, HIGHEST = 0.01, 0.99


def confidence(seen: Iterable[str]) -> float:
    """A figure from 0 to 1, from a claim's signs: how likely the whole of it holds."""
    weights = _weights()
    total = sum(weights.get(sign, 0.0) for sign in ("always", *seen))
    return round(min(max(1 / (1 + math.exp(-total)), LOWEST), HIGHEST), 2)


def signs(reading: Reading, scene: Scene, paper: Paper) -> Iterator[str]:
    """The signs of a claim that was bound, each a short name; ``weights.toml`` says what each is worth."""
    quantity = reading.mention.quantity
    assert quantity is not None
    yield f"rule {reading.rule.name}"
    yield f"field {scene.field}"
    yield from _metric(reading)
    yield from _place(reading, paper)
    yield from _system(reading, paper)
    if not quantity.unit:
        yield "number without unit"
    if not quantity.decimal:
        yield "whole number"
    if quantity.qualifier != "exact":
        yield f"hedge {quantity.qualifier}"
    for role, name, bounds in _CROWDS:
        count = len(scene.of(role))
        for bound in bounds:
            if count >= bound:
                yield f"{bound} {name} in the sentence"
    if len(scene.group(reading.mention)) > 1:
        yield "one of a list"


_CROWDS = (
    (V, "numbers", (2, 4, 7)),
    (M, "metrics", (2, 3)),
    (B, "places", (2, 4)),
    (S, "systems", (1, 2, 4)),
    (L, "unnamed systems", (1,)),
    (O, "pronouns", (1,)),
)


def _metric(reading: Reading) -> Iterator[str]:
    metric = reading.metric
    if metric is None:
        yield "no metric"
        return
    yield f"metric {reading.metric_how}"
    if metric.entry is None:
        yield "metric unknown"
    if metric.weak:
        yield "metric weak"


def _place(reading: Reading, paper: Paper) -> Iterator[str]:
    if not reading.benchmarks:
        yield "no place, others named" if paper.benchmarks else "no place"
        return
    yield f"place {reading.benchmark_how}"
    if len(reading.benchmarks) > 1:
        yield "several places at once"
    first = reading.benchmarks[0]
    if first.own:
        yield "place of its own"
    elif first.entry is None:
        yield "place unknown"
    if first.training:
        yield "place trained on"


def _system(reading: Reading, paper: Paper) -> Iterator[str]:
    yield f"system {reading.model_how}"
    own = paper.system
    if reading.model is not None:
        yield "system of its own" if reading.model.own else "system of others"
        if reading.model.entry is None and not reading.model.own:
            yield "system unknown"
    elif reading.model_name in (PAPER, BASELINE, HUMAN):
        yield f"system {reading.model_name}"
    elif own is not None:
        yield f"system named in {own.field}"
        abstract = paper.texts.get("abstract", "")
        if own.field == "title":
            yield "system of title in text" if own.name in abstract else "system of title not in text"
        else:
            yield "system of text in title" if own.name in paper.texts.get("title", "") else "system not in title"
    if len(paper.systems) > 1:
        yield "several own systems"


@functools.cache
def _weights() -> Mapping[str, float]:
    return {sign: float(weight) for sign, weight in tomllib.loads(WEIGHTS.read_text(encoding="utf-8")).items()}
