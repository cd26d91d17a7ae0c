"""Whether a test set is large enough to tell two shares apart. Pure arithmetic: no database, no Django.

A share of items answered right (accuracy, exact match, error rate) is a count out of n, and so would be another one
after another draw of the items. Two models' shares are compared as two independent binomials: the items are the same
for both, so a test on the pairs of answers could tell smaller leads apart, but papers do not print those.
"""

from __future__ import annotations

from math import sqrt

# The two-sided 5% point of the standard normal distribution.
CRITICAL = 1.959964
# The normal approximation holds from so many items of either answer on (Cochran 1954, "Some methods for strengthening
# the common chi-squared tests", Biometrics 10(4)).
LEAST_EXPECTED = 5


def told_apart(first: float, second: float, items: int) -> bool | None:
    """Whether two shares (0 to 1), each of `items` items, differ by more than chance explains, at the 5% level.

    The test of two proportions with pooled variance: with p the mean of both, z = |p1 - p2| / sqrt(2 p (1-p) / n) is
    compared with 1.96 (Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd ed. 2003, ch. 3,
    without the correction for continuity). None where too few answers of one kind are expected for it to hold.
    """
    pooled = (first + second) / 2
    if items < 1 or items * min(pooled, 1 - pooled) < LEAST_EXPECTED:
        return None
    return abs(first - second) / sqrt(2 * pooled * (1 - pooled) / items) > CRITICAL
