"""Logarithmic axes: of the numbers themselves, or of what they lack to the whole, which tells good results apart."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from leaderboard.charts.scales import PRECISION, number, power_of, round_step

# What ticks are multiples of within a power of ten, from coarse to fine.
_MULTIPLES = ((1,), (1, 3), (1, 2, 5), tuple(range(1, 10)))


@dataclass(frozen=True, slots=True)
class LogAxis:
    """A logarithmic axis from `start` to `end`, numbers of the metric; with `whole`, of the errors `whole` - number.

    An axis of errors runs from great ones to small ones, so that better stands higher, as on the linear axis.
    """

    start: Decimal
    end: Decimal
    about: int
    power: int
    whole: Decimal | None = None

    @classmethod
    def over(cls, low: Decimal, high: Decimal, *, about: int, below: Decimal, whole: Decimal | None = None) -> LogAxis:
        """The axis of data from `low` to `high`. ValueError for what has no logarithm: see `fits`."""
        if not cls.fits(low, high, whole):
            raise ValueError(f"No logarithm of {low} to {high}.")
        with localcontext(prec=PRECISION):
            first, last = (low, high) if whole is None else (whole - low, whole - high)
            if first == last:
                wide = Decimal("1.1")
                first, last = (first / wide, last * wide) if whole is None else (first * wide, last / wide)
            # Room before the data, and a start of two digits.
            first = first * Decimal(repr(float(first / last) ** float(below)))
            places = first.adjusted() - 1
            side = ROUND_FLOOR if whole is None else ROUND_CEILING
            first = first.scaleb(-places).to_integral_value(side).scaleb(places)
            power = power_of(max(first, last))
            if whole is None:
                return cls(first, last, about, power)
            return cls(whole - first, whole - last, about, power, whole)

    @staticmethod
    def fits(low: Decimal, high: Decimal, whole: Decimal | None = None) -> bool:
        """Whether all of the data has a logarithm: above nothing, or below the whole."""
        return low > 0 if whole is None else low >= 0 and high < whole

    def drawn(self, value: Decimal) -> Decimal:
        """The number that the axis shows for a value: itself, or its error."""
        return value if self.whole is None else self.whole - value

    def share(self, value: Decimal) -> float:
        """How far along the axis a value stands: 0 at its start, 1 at its end."""
        (share,) = self.shares([value])
        return share

    def shares(self, values: Iterable[Decimal]) -> list[float]:
        """The same of many values."""
        start, end = (math.log10(self.drawn(one)) for one in (self.start, self.end))
        return [(math.log10(self.drawn(value)) - start) / (end - start) for value in values]

    def value(self, share: float) -> Decimal:
        """The inverse of `share`; also outside 0 to 1."""
        start, end = math.log10(self.drawn(self.start)), math.log10(self.drawn(self.end))
        return self.drawn(Decimal(repr(10 ** (start + share * (end - start)))))

    def ticks(self, up_to: Decimal) -> list[Decimal]:
        """Round numbers on the axis, continued up to that value: as few kinds of them as give enough."""
        low, high = sorted((self.drawn(self.start), self.drawn(up_to)))
        for multiples in _MULTIPLES:
            found = [
                tick
                for power in range(low.adjusted(), high.adjusted() + 1)
                for multiple in multiples
                if low <= (tick := Decimal(multiple).scaleb(power)) <= high
            ]
            if len(found) >= min(4, self.about):
                break
        else:
            step = round_step((high - low) / self.about)
            first = int((low / step).to_integral_value(ROUND_CEILING))
            found = [i * step for i in range(first, int((high / step).to_integral_value(ROUND_FLOOR)) + 1)]
        return sorted(self.drawn(tick) for tick in found)

    def text(self, tick: Decimal) -> str:
        """A tick's text, with the digits that it needs."""
        return self.exact(tick)

    def exact(self, value: Decimal) -> str:
        """A value's text as the axis counts it, with all its digits."""
        with localcontext(prec=PRECISION):
            return number(self.drawn(value).scaleb(-self.power))
