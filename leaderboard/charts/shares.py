"""A share over time, as plain data: one point a week or a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Share:
    """One point: when, the share in percent, out of how many, and the same in words."""

    when: date
    percent: float
    of: int
    words: str
