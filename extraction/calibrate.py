"""How sure a claim is: from how its parts were bound."""

from __future__ import annotations

from extraction.reading import Reading

_METRIC = {"direct": 1.0, "left": 0.95, "list": 0.97, "near": 0.93, "carried": 0.85, "far": 0.75, "": 0.7}
_BENCHMARK = {"direct": 1.0, "list": 0.95, "leading": 0.97, "near": 0.85, "sentence": 0.75, "carried": 0.75, "": 0.85}
_MODEL = {
    "subject": 0.95,
    "bracket": 0.97,
    "behind": 0.93,
    "owner": 0.97,
    "pronoun": 0.97,
    "from": 0.95,
    "compared": 0.9,
    "default": 0.85,
    "": 0.8,
}


def confidence(reading: Reading, *, joint: bool) -> float:
    """A figure from 0 to 1: how likely the whole claim holds."""
    sure = (
        _METRIC.get(reading.metric_how, 0.8)
        * _BENCHMARK.get(reading.benchmark_how, 0.8)
        * _MODEL.get(reading.model_how, 0.8)
    )
    if reading.kind == "delta":
        sure *= 0.93
    if joint:
        sure *= 0.9
    return round(sure, 2)
