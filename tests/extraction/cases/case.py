"""How a labelled sentence is written down: the text, and all the claims that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extraction import Claim


@dataclass(frozen=True)
class Expected:
    """One claim that a text makes. Names are as printed; a joint claim's benchmark is a tuple."""

    kind: str
    printed: str
    value: Decimal
    high: Decimal | None
    unit: str
    qualifier: str
    metric: str | None
    benchmark: str | tuple[str, ...] | None
    model: str | None
    setting: str | None

    def __str__(self) -> str:
        return " | ".join(f"{name} {value}" for name, value in vars(self).items() if value not in (None, "", "exact"))


@dataclass(frozen=True)
class Case:
    """A text of the project's own making and all its claims, in order."""

    name: str
    text: str
    claims: tuple[Expected, ...] = ()
    title: str = ""


def score(
    printed: str,
    value: str,
    metric: str | None,
    benchmark: str | tuple[str, ...] | None,
    model: str | None = "@paper",
    *,
    unit: str = "%",
    qualifier: str = "exact",
    high: str | None = None,
    setting: str | None = None,
    kind: str = "score",
) -> Expected:
    """A level. The unit is "%" unless said otherwise."""
    upper = None if high is None else Decimal(high)
    return Expected(kind, printed, Decimal(value), upper, unit, qualifier, metric, benchmark, model, setting)


def delta(
    printed: str,
    value: str,
    metric: str | None,
    benchmark: str | tuple[str, ...] | None,
    model: str | None = "@paper",
    *,
    unit: str = "%",
    qualifier: str = "exact",
    high: str | None = None,
    setting: str | None = None,
) -> Expected:
    """A difference; negative for a drop. The unit is "%" unless said otherwise."""
    return score(
        printed,
        value,
        metric,
        benchmark,
        model,
        unit=unit,
        qualifier=qualifier,
        high=high,
        setting=setting,
        kind="delta",
    )


def as_expected(claim: Claim) -> Expected:
    """What was read, in the form of an expectation."""
    return Expected(
        claim.kind,
        claim.printed,
        claim.value,
        claim.high,
        claim.unit,
        claim.qualifier,
        claim.metric,
        claim.benchmark,
        claim.model,
        claim.setting,
    )
