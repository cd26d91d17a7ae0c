"""Numbers out of the database for programs: without the zeros that storing added, and never rounded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson


def shortest(number: Decimal) -> str:
    """The number in digits: 78.4, 100."""
    return format(number.normalize(), "f")


def as_json(value: Any) -> Any:
    """What orjson asks for where it knows no form of its own: a `default` for it."""
    if isinstance(value, Decimal):
        return orjson.Fragment(shortest(value))
    raise TypeError(f"{type(value).__name__} has no form in JSON here.")
