"""Numbers as the ledger's columns hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

# What the columns hold: digits before the point, and behind it; and, on SQLite, which keeps them as binary, in all.
MOST_DIGITS, MOST_DECIMALS, MOST_IN_ALL = 14, 10, 15
T = TypeVar("T")


def fits(number: Decimal) -> bool:
    """Whether a column holds the number exactly, on every database."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or -exponent > MOST_DECIMALS or number.adjusted() >= MOST_DIGITS:
        return False
    return len(digits) <= MOST_IN_ALL or len("".join(map(str, digits)).strip("0")) <= MOST_IN_ALL


def as_held(number: Decimal) -> Decimal:
    """The number with no more digits behind the point than a column holds."""
    return number if fits(number) else round(number, MOST_DECIMALS)


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
