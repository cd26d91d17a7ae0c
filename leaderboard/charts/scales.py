"""Axes: where they start, where their ticks stand, and what the ticks say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal, localcontext

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Ample for numbers of 24 digits; the default 28 would round the difference of two of them.
_PRECISION = 60
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
    def over(cls, low: Decimal, high: Decimal, *, about: int = 5) -> ValueAxis:
        """The axis of data from `low` to `high`, with about so many ticks."""
        with localcontext(prec=_PRECISION):
            if low == high:
                # Nothing varies: a window around it, a tenth of its order of magnitude to either side.
                half = Decimal(1).scaleb(low.adjusted() - 1) / 2 if low else Decimal("0.5")
                low, high = low - half, high + half
            step = _nice_step((high - low) / about)
            start = (low / step).to_integral_value(ROUND_FLOOR) * step
            return cls(start, high, step, _power(max(abs(start), abs(high))))

    def share(self, value: Decimal) -> float:
        """How far along the axis a value stands: 0 at its start, 1 at its end."""
        with localcontext(prec=_PRECISION):
            return float((value - self.start) / (self.end - self.start))

    def value(self, share: float) -> Decimal:
        """The inverse of `share`; also outside 0 to 1."""
        with localcontext(prec=_PRECISION):
            return self.start + Decimal(share) * (self.end - self.start)

    def ticks(self, up_to: Decimal) -> Iterator[Decimal]:
        """Round numbers from the start on."""
        with localcontext(prec=_PRECISION):
            count = int((up_to - self.start) / self.step) + 1
            found = [self.start + self.step * i for i in range(count)]
        yield from found

    def text(self, tick: Decimal) -> str:
        """A tick's text; all ticks of an axis carry equally many digits behind the point."""
        with localcontext(prec=_PRECISION):
            return number(tick.scaleb(-self.power), _decimals(self.step.scaleb(-self.power)))


def _nice_step(least: Decimal) -> Decimal:
    base = Decimal(1).scaleb(least.adjusted())
    return next(nice * base for nice in _NICE if nice * base >= least)


def _power(largest: Decimal) -> int:
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
        for style, days in _CALENDARS:
            found = [day for day in days(self.start, self.end) if self.start <= day <= self.end]
            if len(found) <= max(2, most):
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


def _by_days(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        # Not worth walking through: a coarser step serves such a span.
        for i in range(min((end - start).days, 400 * step) // step + 1):
            yield start + timedelta(days=i * step)

    return days


def _by_months(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        for year in range(start.year, end.year + 1):
            for month in range(1, 13, step):
                yield date(year, month, 1)

    return days


def _by_years(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        for year in range(start.year, end.year + 1):
            if year % step == 0:
                yield date(year, 1, 1)

    return days


# From fine to coarse; the calendar of `date` leaves the last one two days at most.
_CALENDARS: tuple[tuple[Callable[[date, bool], str], Callable[[date, date], Iterator[date]]], ...] = (
    *((_day_text, _by_days(step)) for step in (1, 2, 7, 14)),
    *((_month_text, _by_months(step)) for step in (1, 3, 6)),
    *((_year_text, _by_years(step)) for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000)),
)
