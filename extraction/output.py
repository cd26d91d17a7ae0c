"""A claim as one object of the command line's output (``docs/claims.schema.json``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extraction.claims import Claim, Span

VERSION = 1


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """Exactly one member of the command line's ``claims``: plain data, ready for ``json.dumps``."""
    row: dict[str, Any] = {"kind": claim.kind, "value": _number(claim.value)}
    if claim.high is not None:
        row["high"] = _number(claim.high)
    row |= {
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "metric": claim.metric,
        "benchmark": _plain(claim.benchmark),
    }
    if claim.joint:
        row["joint"] = True
    benchmark = claim.spans.benchmark
    row |= {
        "setting": claim.setting,
        "model": claim.model,
        "baseline": claim.baseline,
        "printed": claim.printed,
        "metric_key": claim.metric_key,
        "benchmark_key": _plain(claim.benchmark_key),
        "model_key": claim.model_key,
        "source": claim.source,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "spans": {
            "value": claim.spans.value.to_json(),
            "metric": _span(claim.spans.metric),
            "benchmark": [_span(one) for one in benchmark] if isinstance(benchmark, tuple) else _span(benchmark),
            "model": _span(claim.spans.model),
            "setting": [one.to_json() for one in claim.spans.setting],
            "baseline": _span(claim.spans.baseline),
        },
        "v": VERSION,
    }
    return row


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() and value.as_tuple().exponent >= 0 else float(value)  # type: ignore[operator]


def _plain(value: str | tuple[str | None, ...] | None) -> str | list[str | None] | None:
    return list(value) if isinstance(value, tuple) else value


def _span(span: Span | None) -> list[str | int] | None:
    return None if span is None else span.to_json()
