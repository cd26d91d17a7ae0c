"""Filters of the page that compares models."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leaderboard.filters.base import Filters, many, number, text

MOST_COMPARED = 6


# A model's address, or another name of it: anything that says something.
_WORDS = re.compile(r"[^\s\x00](?:[^\n\x00]*[^\s\x00])?")


@dataclass(frozen=True, slots=True)
class CompareFilters(Filters):
    """Models side by side, in this order, and what somebody looks for to add."""

    model: tuple[str, ...] = many(_WORDS, "the last part of a model’s address", MOST_COMPARED)
    q: str = text()
    page: int = number()

    def adding(self, slug: str) -> str:
        """The address with one model more."""
        return self.address(model=(*self.model, slug), q="")

    def without(self, slug: str) -> str:
        """The address with one model less."""
        return self.address(model=tuple(other for other in self.model if other != slug))
