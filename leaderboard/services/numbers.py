"""Numbers as the ledger's columns hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

# What the columns hold: digits before the point, and behind it.
MOST_DIGITS, MOST_DECIMALS = 14, 10
T = TypeVar("T")


def fits(number: Decimal) -> bool:
    """Whether a column holds the number exactly."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= MOST_DECIMALS and number.adjusted() < MOST_DIGITS


def plain(number: Decimal) -> str:
    """A number without exponent and without idle zeros behind the point: 78.4, 100, 0.05."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter, as they come."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
