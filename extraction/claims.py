"""What reading a text yields: claims, refused numbers, and where each stands in the text as given.

Plain frozen values that import nothing else of this library, so that every other module may use them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Field = Literal["title", "abstract"]
Kind = Literal["score", "delta"]
Unit = Literal["%", "points", ""]
Qualifier = Literal["exact", "up_to", "at_least", "about", "range"]
Source = Literal["own", "quoted", "benchmark"]

#: The system of a number whose text names none: the paper's own, or one that it is compared with.
PAPER = "@paper"
BASELINE = "@baseline"
#: What people reached, however the text speaks of them.
HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points of one field, counted in the field as it was given."""

    field: Field
    start: int
    end: int

    def to_json(self) -> list[str | int]:
        return [self.field, self.start, self.end]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the parts of a claim stand. ``None`` where a part is not named or was inferred."""

    value: Span
    metric: Span | None = None
    benchmark: Span | tuple[Span | None, ...] | None = None
    model: Span | None = None
    setting: tuple[Span, ...] = ()
    baseline: Span | None = None

    def all(self) -> tuple[Span, ...]:
        """Every span there is, the value's first."""
        benchmarks = self.benchmark if isinstance(self.benchmark, tuple) else (self.benchmark,)
        parts = (self.value, self.metric, *benchmarks, self.model, *self.setting, self.baseline)
        return tuple(part for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that the text reports as measured performance.

    ``value`` is negative for a drop, and for an error or cost that "is reduced by" the number; ``high`` is the
    upper end where a range is printed. ``printed`` is the field's text at ``spans.value``, exactly. Names are as
    printed, ``@paper`` and ``@baseline`` where the text gives none; the keys are the vocabulary's, where it knows
    the name. ``benchmark`` is a tuple only where one number holds for several benchmarks together (``joint``).
    ``signs`` are what the confidence was made of (``extraction.calibrate``).
    """

    kind: Kind
    value: Decimal
    high: Decimal | None
    printed: str
    unit: Unit
    qualifier: Qualifier
    metric: str | None
    benchmark: str | tuple[str, ...] | None
    joint: bool
    setting: str | None
    model: str | None
    baseline: str | None
    metric_key: str | None
    benchmark_key: str | tuple[str | None, ...] | None
    model_key: str | None
    source: Source
    rule: str
    confidence: float
    spans: Spans
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number that is no claim, with the code of the reason (``extraction.reasons.REASONS`` says it in words)."""

    span: Span
    printed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Claims and refused numbers, each in the order of the text: title before abstract, then by place."""

    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
