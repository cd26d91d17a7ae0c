"""What a page can be narrowed by: the same plain value on boards and in the queue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the page could show instead, with how many results there would be."""

    words: str
    count: int
    address: str
    chosen: bool
