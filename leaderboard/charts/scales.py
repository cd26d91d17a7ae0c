"""Axes: where they start, where their ticks stand, and what the ticks say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import islice

_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_ROUND_OR_QUARTER = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Ample for numbers of 24 digits; the default 28 would round the difference of two of them.
PRECISION = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: Decimal, decimals: int | None = None) -> str:
    """A number for readers: thousands parted, a true minus sign, no needless zeros unless `decimals` asks for them."""
    if decimals is None:
        decimals = _decimals(value)
    if not round(value, decimals):
        value = abs(value)  # no "-0"
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def _decimals(value: Decimal) -> int:
    """How many digits stand behind the point, trailing zeros apart."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A linear axis that starts at a round number just before the data and ends where the data does."""

    start: Decimal
    end: Decimal
    step: Decimal
    power: int  # ticks are written in units of ten to this power

    @classmethod
    def over(cls, low: Decimal, high: Decimal, *, about: int = 6, below: Decimal = Decimal(0)) -> ValueAxis:
        """The axis of data from `low` to `high`, with about so many ticks; `below` asks for room before the data.

        It starts at zero where zero is near, and never below it unless the data does.
        """
        with localcontext(prec=PRECISION):
            if low == high:
                # Nothing varies: a window around it, a tenth of its order of magnitude wide.
                half = Decimal(1).scaleb(low.adjusted() - 1) / 2 if low else Decimal("0.5")
                start, high = low - half, low + half
            else:
                start = low - below * (high - low)
            span = high - start
            fine = round_step(span / 20, _ROUND)
            start = (start / fine).to_integral_value(ROUND_FLOOR) * fine
            if low >= 0 and start < span / 5:
                start = Decimal(0)
            step = round_step((high - start) / about)
            return cls(start, high, step, power_of(max(abs(start), abs(high))))

    def drawn(self, value: Decimal) -> Decimal:
        """The number that the axis shows for a value: itself."""
        return value

    def share(self, value: Decimal) -> float:
        """How far along the axis a value stands: 0 at its start, 1 at its end."""
        (share,) = self.shares([value])
        return share

    def shares(self, values: Iterable[Decimal]) -> list[float]:
        """The same of many values."""
        with localcontext(prec=PRECISION):
            start, length = self.start, float(self.end - self.start)
            return [float(value - start) / length for value in values]

    def value(self, share: float) -> Decimal:
        """The inverse of `share`; also outside 0 to 1."""
        with localcontext(prec=PRECISION):
            return self.start + Decimal(share) * (self.end - self.start)

    def ticks(self, up_to: Decimal) -> list[Decimal]:
        """The round numbers on the axis, continued up to that value."""
        with localcontext(prec=PRECISION):
            first = (self.start / self.step).to_integral_value(ROUND_CEILING)
            count = int((up_to / self.step).to_integral_value(ROUND_FLOOR) - first) + 1
            return [(first + i) * self.step for i in range(count)]

    def text(self, tick: Decimal) -> str:
        """A tick's text; all ticks of an axis carry equally many digits behind the point."""
        with localcontext(prec=PRECISION):
            return number(tick.scaleb(-self.power), _decimals(self.step.scaleb(-self.power)))

    def exact(self, value: Decimal) -> str:
        """A value's text in the units of the ticks, with all its digits."""
        with localcontext(prec=PRECISION):
            return number(value.scaleb(-self.power))


def round_step(least: Decimal, steps: tuple[Decimal, ...] = _ROUND_OR_QUARTER) -> Decimal:
    """The smallest round number that is no smaller than this."""
    base = Decimal(1).scaleb(least.adjusted())
    return next(step * base for step in steps if step * base >= least)


def power_of(largest: Decimal) -> int:
    """The power of a thousand that keeps ticks short: 0 from a thousandth to a million."""
    if not largest or -3 <= largest.adjusted() < 6:
        return 0
    return largest.adjusted() // 3 * 3


def power_text(power: int) -> str:
    """Ten to a power, in words of digits: "×10⁹"."""
    return "×10" + str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A linear axis from the first day of the data to its last."""

    start: date
    end: date

    def share(self, when: date) -> float:
        """How far along the axis a day stands: 0 at its start, 1 at its end; one half where there is one day only."""
        if self.start == self.end:
            return 0.5
        return (when - self.start) / (self.end - self.start)

    def ticks(self, most: int) -> list[tuple[date, str]]:
        """Beginnings of years, months or days, as finely as at most so many (and at least two) allow, oldest first.

        Years are "2019"; months "2019" for January and "Jul" else, the first one with its year; days "3 Oct".
        """
        room = max(2, most)
        for style, days in _CALENDARS:
            within = (day for day in days(self.start, self.end) if self.start <= day <= self.end)
            found = list(islice(within, room + 1))
            if len(found) <= room:
                return [(day, style(day, day == found[0])) for day in found]
        return []


def _year_text(day: date, _first: bool) -> str:
    return str(day.year)


def _month_text(day: date, first: bool) -> str:
    if day.month == 1:
        return str(day.year)
    return f"{_MONTHS[day.month - 1]} {day.year}" if first else _MONTHS[day.month - 1]


def _day_text(day: date, first: bool) -> str:
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if first or (day.month, day.day) == (1, 1) else text


def _by_days(*numbers: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        # A longer span is not worth walking through: it has far too many of them.
        for year, month in islice(_months(start, end), 40):
            last = monthrange(year, month)[1]
            yield from (date(year, month, day) for day in numbers if day <= last)

    return days


def _by_months(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        yield from (date(year, month, 1) for year, month in _months(start, end) if month % step == 1 % step)

    return days


def _months(start: date, end: date) -> Iterator[tuple[int, int]]:
    for count in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield count // 12, count % 12 + 1


def _by_years(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        for year in range(start.year, end.year + 1):
            if year % step == 0:
                yield date(year, 1, 1)

    return days


# From fine to coarse; the calendar of `date` leaves the last one two days at most.
_CALENDARS: tuple[tuple[Callable[[date, bool], str], Callable[[date, date], Iterator[date]]], ...] = (
    *((_day_text, _by_days(*numbers)) for numbers in (range(1, 32), range(1, 31, 2), (1, 8, 15, 22), (1, 15))),
    *((_month_text, _by_months(step)) for step in (1, 3, 6)),
    *((_year_text, _by_years(step)) for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000)),
)
