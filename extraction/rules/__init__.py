"""The rules and the one place where their order stands.

Each number of a sentence is first offered to the refusals, then to the readings, in these orders; the first that
matches decides. ``extraction.reading`` applies them, and lets a number that no reading of its own claims share the
reading of the list that it is a member of.
"""

import functools

from extraction.hints import Hints
from extraction.rules.readings import READINGS, SIGNED
from extraction.rules.refusals import REFUSALS
from extraction.rules.rule import AFTER, BEFORE, HERE, Rule
from extraction.scene import V

__all__ = ["AFTER", "BEFORE", "HERE", "READINGS", "REFUSALS", "SIGNED", "Rule", "possible"]

_RULES = (*REFUSALS, *READINGS)
_SIDES = [[getattr(rule, side) for rule in _RULES] for side in ("hint", "before", "behind")]
_HINTS = Hints([words for side in _SIDES for words in side])
_COUNT = len(_RULES)
_ALL = (1 << _COUNT) - 1


@functools.lru_cache(maxsize=64)
def possible(before: str, behind: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The refusals and the readings that can match a number between two masked texts, in their orders."""
    anywhere, left, right = _HINTS.around(before, V, behind)
    return _among(anywhere & left >> _COUNT & right >> 2 * _COUNT & _ALL)


@functools.lru_cache(maxsize=4096)
def _among(bits: int) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The refusals and the readings whose bits are set."""
    count = len(REFUSALS)
    here = [index for index in range(len(_RULES)) if bits >> index & 1]
    return tuple(_RULES[at] for at in here if at < count), tuple(_RULES[at] for at in here if at >= count)
