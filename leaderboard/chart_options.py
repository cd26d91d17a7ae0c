"""What a reader asks of a board's chart: a value of its own, that the board's filters carry in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal["linear", "log", "error"]
Lines = Literal["one", "group", "metric"]
# The first of each is what a chart shows unless it is asked.
AXES: tuple[Axis, ...] = ("linear", "log", "error")
LINES: tuple[Lines, ...] = ("one", "group", "metric")


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """The axis of numbers, and what has a line of its own: the whole board, each group, or each metric."""

    axis: Axis = "linear"
    lines: Lines = "one"
