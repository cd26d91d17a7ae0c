"""Dates that are known to the day, the month or the year."""

from __future__ import annotations

import calendar
from datetime import date

from leaderboard.models import DatePrecision


def last_day(first: date | None, precision: str) -> date | None:
    """The last day of the period that starts at `first`: the day on which it counts. None for None."""
    if first is None or precision == DatePrecision.DAY:
        return first
    if precision == DatePrecision.YEAR:
        return date(first.year, 12, 31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
