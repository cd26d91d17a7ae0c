"""What is printed in one cell of a table of results: a number and what stands around it, or why it is none.

Only what is plain becomes a number. Hedges, ranges, two numbers in one cell and words stay as printed, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

NO_VALUE = "no value"
_LONGEST = 200

_NUMBER = r"-?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
_PLAIN = re.compile(rf"({_NUMBER})\s*(%?)")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)\s*(%?)")  # asked after the form with grouped thousands
_PLUS_MINUS = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>%?)\s*"
    rf"(?:(?:±|\+\s?/\s?-|\+-)\s*(?P<error>{_NUMBER})\s*(?P<unit2>%?)|\(\s*(?:±|\+/-)\s*(?P<error2>{_NUMBER})\s*%?\s*\))"
)
_REMARKED = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>%?)\s*[(\[](?P<remark>[^()\[\]]*[^\W\d_]{{2,}}[^()\[\]]*)[)\]]"
)
_COUNT = re.compile(rf"[~≈]?\s*{_NUMBER}\s*(?:[kKmMbBgG]|[MmBb]illion)\s*\??")
_SEVERAL = re.compile(rf"{_NUMBER}\s*%?(?:\s*[/;|,]\s*{_NUMBER}\s*%?)+")
_BRACKETED = re.compile(rf"{_NUMBER}\s*%?\s*[(\[]\s*{_NUMBER}\s*%?\s*[)\]]")
_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|to|\.\.)\s*{_NUMBER}\s*%?")
_HEDGED = re.compile(
    rf"(?:[<>≤≥~≈]|<=|>=|about|around|approx\.?|up to|over|under|at least|at most)\s*{_NUMBER}\s*%?"
    rf"|{_NUMBER}\s*%?\s*(?:\+|or more)",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"\+\s*{_NUMBER}\s*%?")

# Marks of a footnote, asked for after bold and the like were taken off.
_MARKS = re.compile(r"(?:\s*[*†‡§¶♦♠♣♥•^]+)+$")
_MARKUP = (
    (re.compile(r"</?(?:b|strong|i|em|u|sup|sub|span|font)\b[^<>]*>", re.IGNORECASE), ""),
    (re.compile(r"\\(?:textbf|textit|mathbf|bm|bf|underline|emph)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\pm\b"), "±"),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"\$"), ""),
    (re.compile(r"(\*\*|__)(.+?)\1"), r"\2"),
)
_MARKUP_BEGINS = re.compile(r"[<\\$*_]")
_CHARACTERS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\uff05": "%"})
_SPACES = str.maketrans({0xA0: " ", 0x202F: " ", 0x2009: " "})
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_NOTHING = re.compile(
    r"[-*?.\s/]*|(?:n\.?\s?/?\s?a\.?|none|null|nan|nil|tba|tbd|unknown|not (?:reported|available))\*?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `number` is None unless `understood` is "score"; `reason` is "" for a score alone."""

    understood: Literal["score", "attribute", "raw"]
    reason: str = ""
    number: Decimal | None = None
    unit: Literal["%", ""] = ""
    uncertainty: str | None = None
    note: str = ""


def tidy(text: str) -> str:
    """A printed text without markup of emphasis, invisible characters and runs of spaces."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text).translate(_SPACES)
    if _MARKUP_BEGINS.search(text):  # most texts have none, and every cell comes by here several times
        for pattern, kept in _MARKUP:
            text = pattern.sub(kept, text)
    return " ".join(text.split())


def is_nothing(text: str) -> bool:
    """Whether a cell holds no value: empty, dashes, "n/a" and the like."""
    return _NOTHING.fullmatch(tidy(text).translate(_CHARACTERS)) is not None


def has_digit(text: str) -> bool:
    """Whether there is any digit in the text; a column without one holds no scores."""
    return any("0" <= character <= "9" for character in text)


def read(text: str) -> Reading:
    """Read one cell of a column that holds scores."""
    if len(text) > _LONGEST:
        return Reading("raw", "words, not a number")
    plain = tidy(text).translate(_CHARACTERS)
    if _NOTHING.fullmatch(plain):
        return Reading("raw", NO_VALUE)
    mark = _MARKS.search(plain)
    note = f"marked {''.join(mark[0].split())}" if mark else ""
    if mark:
        plain = plain[: mark.start()]
    if found := _PLAIN.fullmatch(plain):
        return _score(found[1], found[2], note=note)
    if found := _DECIMAL_COMMA.fullmatch(plain):
        return _score(f"{found[1]}.{found[2]}", found[3], note=note)
    if found := _PLUS_MINUS.fullmatch(plain):
        error = (found["error"] or found["error2"]).replace(",", "")
        return _score(found["number"], found["unit"] or found["unit2"] or "", uncertainty=error, note=note)
    if found := _REMARKED.fullmatch(plain):
        note = "; ".join(filter(None, (found["remark"].strip(), note)))
        return _score(found["number"], found["unit"], note=note)
    return _unread(plain)


def _score(number: str, unit: str, *, uncertainty: str | None = None, note: str = "") -> Reading:
    return Reading("score", "", Decimal(number.replace(",", "")), "%" if unit else "", uncertainty, note)


def _unread(plain: str) -> Reading:
    if _COUNT.fullmatch(plain):
        return Reading("attribute", "a count such as parameters, not a score")
    for pattern, reason in (
        (_SEVERAL, "several numbers in one cell"),
        (_BRACKETED, "a second number in brackets, without saying what it is"),
        (_RANGE, "a range, not one number"),
        (_HEDGED, "a hedged or marked number, not an exact one"),
        (_SIGNED, "a gain, not a level"),
    ):
        if pattern.fullmatch(plain):
            return Reading("raw", reason)
    return Reading("raw", "words and a number" if has_digit(plain) else "words, not a number")
