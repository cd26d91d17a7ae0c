# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Quantities: numbers as papers print them, with sign, unit, hedge and range.

A quantity's range ``start:end`` is the number as printed with its sign and percent sign, or both ends of a printed
range; ``outer_start:outer_end`` takes in the hedge before it ("up to") and the unit behind it ("percentage points").
Whether it is a claim is for others to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extraction.claims import Qualifier, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, or a range of two, in a cleaned text."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Decimal
    high: Decimal | None = None
    unit: Unit = ""
    qualifier: Qualifier = "exact"
    sign: str = ""  # "+" or "-" where printed
    factor: bool = False  # "3.1x", "two-fold": a multiple
    glued: str = ""  # letters that stand directly behind: "7B", "10k"
    decimal: bool = False  # printed with a decimal mark

    @property
    def percent(self) -> bool:
        return self.unit == "%"


_NUMBER = regex.compile(
    r"""
    (?: (?<=\bnear-|\d\s?dB/|\dx[-–]|\b(?:of|by|is)(?=\d[\d.]*+\s?%))        # "a near-100% rate", "1.5dB/0.02", "2x-3x", "of75%"
      | (?<! [^\W_] | [_@^\#\\] | [^\W\d_][-'–./+] | \d, | [^\W_]\. ) )  # else not inside a word, a name, a version
    (?P<sign> [+±] | (?<! [\d%)×x] \s?+ ) - (?=[\d.]) )?+ \s?+
    (?P<number>
        \d{1,3}+ (?:,\d{3}(?!\d))++ (?:\.\d++)?+                   # 10,296 and 1,024.5
      | \d++ \. \d++                                              # 78.4
      | \d++ , \d{1,2}+ (?= \s?+(?:%|percent|per\ cent) )           # 78,4 %
      | 0 , \d++
      | \d++
      | \. \d++                                                   # .84
    )
    (?P<power> \s?+ [×·] \s?+ 10 \s?+ \^ \s?+ (?P<exponent>-\d{1,2}) | e(?P<exponent>-\d{1,2}) )?+      # 2.7 × 10^-3, 2.7e-3
    (?P<uncertainty> \s?+ (?:±|\+/-|\+-|\(±) \s?+ \d++(?:\.\d++)?+ \)?+ )?+       # dropped
    (?P<plus> \+ (?=\s?%|[\s,.;)]|\Z) )?+                                 # "by 10+%", "35+ PSNR"
    (?P<unit>
        \s?+ % (?: \s?+ (?:absolute\s)?+ (?:points?|pts?|pp)\b | p\b )?+
      | \s?+ (?: percent(?:age|s)?+ (?:[\s-] points?)?+ | per\ cent | pct | p\.p\. | pp | ppts? | pts? | %?p\.? ) (?![\w])
      | [\s-]? points? \b (?<=\.\d{1,3}[\s-]points?)               # "2.28 points at 7B", but "100 points in a cloud"
      | [\s-]? points? \b (?! \s (?:of|in|at|where|cloud|sets?|out)\b | -)
      | \s?+ × | \s?+ x (?!\w) | [\s-] times (?! \s (?:in|over)\b) | [\s-]? fold \b
      | (?P<glued> [^\W\d_]++ (?! [.]\w ) )
      | - (?! (?:improvement|gain|increase|boost|drop|reduction)s?\b ) (?P<compound> [^\W\d_]++ )  # 30-day, 4-way; but "a 0.7-gain"
    )?+
    (?P<more> (?<=%) (?: \+ (?=[\s,.;)]|\Z) | -plus\b ) )?+                # "99%+", "90%-plus"
    """,
    regex.VERBOSE,
)

_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_SPELLED = regex.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[-\s](?P<ones>{'|'.join(list(_SMALL)[1:10])}))?+"
    rf"|(?P<small>{'|'.join(sorted(_SMALL, key=len, reverse=True))}))(?P<unit>\s(?:percent(?:age\spoints?)?|per\scent)\b)",
    regex.IGNORECASE,
)

_HEDGE = regex.compile(
    r"""
    (?<![\w-])
    (?: (?P<up_to> up \s? to (?:\s(?:about|around))?+ | upto | as\s(?:much|high|many)\sas | at\smost | a\smaximum\sof
          | no\smore\sthan | (?:(?:falls?|falling|fell)\s)?below | under | less\sthan | lower\sthan | fewer\sthan | within | <=? | ≤ )
      | (?P<at_least> (?:well\s)?over | more\sthan | at\sleast | (?:well\s)?above | (?:greater|higher|larger|bigger)\sthan
          | exceed(?:s|ing|ed)?+ | in\sexcess\sof | upwards\sof | no\sless\sthan | >=? | ≥ | beyond )
      | (?P<about> about | around | approximately | approx\.? | roughly | nearly | approaching
          | in\sthe\s(?:order|range|region|vicinity)\sof | almost | close\sto | circa | ca\. | near (?:-|\s)?+ | some | ~ )
    ) (?:\san?)?+ [\s$]*+ \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
#: How every hedge ends, in small letters: a cheap look first.
_HEDGE_ENDS = (
    "to", "an", "a", "about", "around", "as", "most", "of", "than", "below", "under", "within", "<", "=", "≤", "over",
    "least", "above", "exceed", "exceeds", "exceeding", "exceeded", ">", "≥", "beyond", "approximately", "approx",
    "approx.", "roughly", "nearly", "almost", "approaching", "circa", "ca.", "near", "near-", "some", "~",
)  # fmt: skip
_HEDGE_AHEAD = regex.compile(
    r"\s?+(?:or (?:more|better|higher|above)\b|and (?:higher|above)(?=\s?[.,;)]|\s(?:for|in|on)\b))", regex.IGNORECASE
)
#: "over 83.3%" compares, instead of hedging, behind a noun of gain.
_COMPARES = regex.compile(
    r"(?:improvements?|gains?|increases?|boost|advantages?|leads?|margins?|improv(?:es|ed|ing)|%|points?)\s(?:(?!of\b|by\b|to\b)[\w-]+\s){0,2}?over\s\Z",
    regex.IGNORECASE,
)
_NONE_BEYOND = regex.compile(
    r"""
    \b(?: (?:no|none)\s (?:(?!(?:and|but|by|is|while|with)\b)[\w'/-]++\s){0,6}?
           (?: (?:exceed|surpass)\w*+ | (?:achiev|answer|attain|get|perform|reach|recover|scor|solv)\w*+\s(?:[\w-]++\s)?(?:above|beyond|over|(?:better|higher|more)\sthan) )
         | (?: no\s(?:[\w-]++\s){0,2}?(?:models?|systems?|methods?|agents?|approach|\w*LMs?) | none )\s(?:achiev|attain|cross|pass|reach)\w*+
         | (?: not | never | cannot | \w++n't | fail\w{0,3}\sto )\s(?:even\s)?(?:achieve|attain|cross|exceed|reach|surpass)\w{0,3}+
    ) \s (?:(?:even|an?|the|above|beyond|over|more\sthan)\s){0,2}+ \$?+ \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_RANGE_BEFORE = regex.compile(
    r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|spann?(?:s|ing|ed)?|fluctuat\w{2,4}|lies?|scattered)\b,?[^.;%\d]{0,40}\Z",
    regex.IGNORECASE,
)
_FROM = regex.compile(r"\bfrom\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,6}\Z", regex.IGNORECASE)
#: "achieving errors from 0.1 to 0.6": they lie between, and nothing went from the one to the other.
_LEVELS_FROM = regex.compile(
    r"\b(?:achiev|obtain|attain|yield|with)\w*\s(?:[\w-]+\s){0,4}(?:errors|rates|scores|accuracies|values)(?:\s\([^()]{1,12}\))?\sfrom\s\Z",
    regex.IGNORECASE,
)
_BETWEEN = regex.compile(r"\bbetween\s(?:[\w-]+\s)?\Z", regex.IGNORECASE)
#: "raises F1 (0.83 to 0.89)", "(AUC 0.93 to 0.94": from the one to the other; but "the best F1 (0.83 to 0.89)".
_BRACKETED = regex.compile(r"\((?:[\w@-]{1,20}\s){0,2}\Z")
#: What is said of numbers that one became the other of.
_CHANGE = regex.compile(
    r"(?:\bfrom\b|\b(?:advanc|boost|chang|climb|collaps|crater|cut|declin|decreas|degrad|deteriorat|doubl|drop|elevat|enhanc|fall|fell|gain|grew|grow|improv|increas|jump|leap|lift|lower|mitigat|mov|narrow|plummet|push|rais|recover|reduc|rescu|rise|rising|rose|shift|shrink|tighte|tripl)\w*|→)",
    regex.IGNORECASE,
)
_WINDOW = 64


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every quantity of ``text[start:end]``, in order, ranges joined."""
    end = len(text) if end is None else end
    found = [_read(text, start, match) for match in _NUMBER.finditer(text, start, end) if _has_known_digits(match)]
    found += [_read_spelled(text, start, match) for match in _SPELLED.finditer(text, start, end)]
    found.sort(key=lambda quantity: quantity.start)
    return _join_ranges(text, start, found)


_THOUSANDS = regex.compile(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+")


def to_decimal(printed: str) -> Decimal:
    """The number that "10,296", "78,4", "78.4" or ".84" prints."""
    if _THOUSANDS.fullmatch(printed):
        return Decimal(printed.replace(",", ""))
    return Decimal(printed.replace(",", "."))


def _has_known_digits(match: regex.Match[str]) -> bool:
    """Whether Python knows all digits of a number, too: ``regex`` may know a newer Unicode."""
    return match[0].isascii() or all(
        c.isdecimal() for group in ("number", "exponent") for c in match[group] or "" if c not in ".,-"
    )


def _read(text: str, floor: int, match: regex.Match[str]) -> Quantity:
    number = match["number"]
    unit = (match["unit"] or "").strip().casefold()
    glued, compound = match["glued"] or "", match["compound"] or ""
    end = match.end("power") if match["power"] else match.end("number")
    outer_end = match.end()
    kind: Unit = ""
    factor = False
    if glued.casefold() in ("percent", "pp", "pts", "ppts"):
        unit, glued = glued.casefold(), ""
    if glued.casefold() in ("x", "times", "fold"):
        unit, glued = "x", ""
    if compound.casefold() in ("fold", "times", "x"):
        unit, compound = "x", ""
    if compound or glued:
        outer_end = end
    elif unit in ("×", "x", "times", "fold", "-fold", "-times"):
        factor = True
    elif unit.startswith("%"):
        kind = "%" if unit == "%" else "points"
        end = end if match["uncertainty"] else text.index("%", end) + 1
    elif unit.startswith("per") or unit == "pct":
        kind = "points" if "point" in unit else "%"
    elif unit:
        kind = "points"
    value = to_decimal(number)
    if match["power"]:
        value = value.scaleb(int(match["exponent"]))
    sign = match["sign"] or ""
    start = match.start("sign") if sign else match.start("number")
    outer_start, qualifier = _hedge(text, floor, start)
    if qualifier == "exact" and (match["plus"] or match["more"]):
        qualifier = "at_least"
    if qualifier in ("exact", "at_least") and _is_bound(text, floor, start):
        qualifier = "up_to"
    if qualifier == "exact" and (more := _HEDGE_AHEAD.match(text, outer_end)):
        qualifier, outer_end = "at_least", more.end()
    return Quantity(
        start, end, outer_start, outer_end, value, None, kind, qualifier, sign, factor,
        glued or (f"-{compound}" if compound else ""), "." in number or ("," in number and to_decimal(number) % 1 != 0),
    )  # fmt: skip


def _read_spelled(text: str, floor: int, match: regex.Match[str]) -> Quantity:
    if match["tens"]:
        value = _TENS[match["tens"].casefold()] + _SMALL.get((match["ones"] or "zero").casefold(), 0)
    else:
        value = _SMALL[match["small"].casefold()]
    outer_start, qualifier = _hedge(text, floor, match.start())
    kind: Unit = "points" if "point" in match["unit"].casefold() else "%"
    end = match.start("unit")
    return Quantity(match.start(), end, outer_start, match.end(), Decimal(value), None, kind, qualifier)


def _hedge(text: str, floor: int, start: int) -> tuple[int, Qualifier]:
    """Where the hedge before ``start`` begins, and which it is."""
    window = max(floor, start - 24)
    if not text[window:start].rstrip(" $").lower().endswith(_HEDGE_ENDS):
        return start, "exact"
    match = _HEDGE.search(text, window, start)
    if match is None:
        return start, "exact"
    if match["up_to"]:
        return match.start(), "up_to"
    if match["about"]:
        outer, before = _hedge(text, floor, match.start()) if text[match.start()] == "~" else (match.start(), "exact")
        return (outer, before) if before != "exact" else (match.start(), "about")
    over = match.end("at_least") + 1  # behind "over" and a space
    if match["at_least"].casefold().startswith("over") and _COMPARES.search(text, max(floor, start - 60), over):
        return start, "exact"
    return match.start(), "at_least"


def _is_bound(text: str, floor: int, start: int) -> bool:
    """Whether nothing gets beyond a number: "no model exceeds 75%", "none surpasses 21%", "they fail to reach 15%"."""
    window = text[max(floor, start - 90) : start].lower()
    return ("no" in window or "n't" in window or "fail" in window) and _NONE_BEYOND.search(window) is not None


_DASH = regex.compile(r"\s?+[-–—~]\s?+\+?\s?+")
#: "0.4 dB - 6.7 dB": between two ends that the same unit stands behind.
_DASH_UNIT = regex.compile(r"\s?+(?P<unit>dB|mm|cm)\s?+[-–—]\s?+\d[\d.]*+\s?+(?P=unit)\b")
_TO = regex.compile(r"(?:\s?+%)?+\s(?:up\s)?to\s")
_AND = regex.compile(r"\s(?:and|to)\s")


def _join_ranges(text: str, floor: int, found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    index = 0
    while index < len(found):
        low = found[index]
        if index + 1 < len(found) and _is_range(text, floor, joined, low, found[index + 1]):
            high = found[index + 1]
            ends = sorted((low.value, high.value))  # "ranging from 0.8 to 0.6"
            joined.append(
                replace(
                    low, end=high.end, outer_end=high.outer_end, value=ends[0], high=ends[1], unit=high.unit or low.unit,
                    qualifier="range", sign=low.sign if low.sign != "-" or high.sign == "-" else "",
                    factor=high.factor or low.factor, glued=high.glued, decimal=low.decimal or high.decimal,
                )
            )  # fmt: skip
            index += 2
        else:
            joined.append(low)
            index += 1
    return joined


def _is_range(text: str, floor: int, before: list[Quantity], low: Quantity, high: Quantity) -> bool:
    """Whether two numbers are the ends of one range; ``before`` are those that come before them."""
    if low.value == high.value or (low.unit and high.unit != low.unit) or high.start - low.outer_end > 9:
        return False
    if low.value < high.value and _DASH_UNIT.match(text, low.end):
        return True
    if low.glued:
        return False
    gap_start, gap_end = low.outer_end, high.outer_start if high.qualifier != "about" else high.start
    window = max(floor, low.outer_start - _WINDOW)
    to = _TO.fullmatch(text, gap_start, gap_end) is not None
    if to and (_RANGE_BEFORE.search(text, window, low.outer_start) or _is_next_range(text, before, low)):
        return low.sign == high.sign
    if low.value > high.value:
        return _is_torn(text, low, high, ("-", "–")) and not low.sign
    if (
        _is_torn(text, low, high, (" ",))
        or _TORN.search(text, max(floor, low.start - 6), high.outer_end)
        or _DASH.fullmatch(text, low.outer_end, high.start)
    ):
        return True
    if to:
        if _LEVELS_FROM.search(text, window, low.outer_start):
            return True
        if low.sign == "+":
            return high.sign != "-"  # "from +5.7% to +23.3%", "(+13 to 16)": gains, from the least to the most
        if (opened := _BRACKETED.search(text, window, low.outer_start)) is not None:
            changed = _CHANGE.search(text, max(floor, low.outer_start - 160), low.outer_start) is not None
            return low.sign == "-" or not (changed or len(opened[0]) > 1 or text.startswith(",", high.outer_end))
        if low.qualifier not in ("exact", "about") and not text.startswith("within", low.outer_start):
            return False
        return not _FROM.search(text, window, low.outer_start) and not _is_next_change(text, floor, before, low)
    if _AND.fullmatch(text, gap_start, gap_end):
        return bool(_BETWEEN.search(text, window, low.outer_start))
    return False


#: Between a pair of numbers and the next: " on A and ", " in F1, "
_NEXT_PAIR = regex.compile(r"[^.;()]{0,60}(?:,|\band)\s(?:[\w-]++\s){0,4}?(?:from\s)?\Z")


def _is_next_range(text: str, before: list[Quantity], low: Quantity) -> bool:
    """ "ranging from 0.8 to 0.9 on A and from 0.6 to 0.7 on B": the second of two ranges."""
    if not before or before[-1].qualifier != "range":
        return False
    last = before[-1]
    gap = text[last.outer_end : low.outer_start]
    return (
        _NEXT_PAIR.fullmatch(gap) is not None
        and _CHANGE.search(gap.removesuffix("from ")) is None
        and _TO.search(text, last.start, last.end) is not None
        and _RANGE_BEFORE.search(text, max(0, last.outer_start - _WINDOW), last.outer_start) is not None
    )


def _is_next_change(text: str, floor: int, before: list[Quantity], low: Quantity) -> bool:
    """ "improves from 17.5 to 18.5 in BLEU, 21.2 to 22.3 in METEOR": the second of two changes, whose "from" is not said again."""
    if len(before) < 2 or not _NEXT_PAIR.fullmatch(text, before[-1].outer_end, low.outer_start):
        return False
    first, second = before[-2:]
    return (
        _TO.search(text, first.outer_end, second.start) is not None
        and second.start - first.outer_end < 60
        and _FROM.search(text, max(floor, first.outer_start - _WINDOW), first.outer_start) is not None
    )


#: "by 2 3 points", "of up to 1 2 BLEU": the dash was lost.
_TORN = regex.compile(r"\b(?:by|to|of)\s\d{1,2}\s\d{1,2}(?:%|\spoints?)?\Z")


def _is_torn(text: str, low: Quantity, high: Quantity, gaps: tuple[str, ...]) -> bool:
    """ "an improvement of 0.86 2.14 points", "(0.5 0.6)": two ends of a range with one of ``gaps`` for a dash."""
    first, second = text[low.start : low.end], text[high.start : high.end]
    return (
        text[low.end : high.start] in gaps
        and low.decimal
        and high.decimal
        and len(first.partition(".")[2]) == len(second.partition(".")[2])
        and not text[high.end : high.end + 2].strip().isdigit()
        and not text[max(0, low.start - 2) : low.start].strip().isdigit()
    )


def plainly_none(quantity: Quantity) -> str | None:
    """The reason why a number is none that the number alone gives, or ``None``."""
    if quantity.sign == "±":
        return "uncertainty"
    if quantity.glued and quantity.glued.casefold() not in ("db", "mm", "cm"):
        if quantity.glued.casefold() in ("st", "nd", "rd", "th"):
            return "rank"
        return "size" if not quantity.glued.startswith("-") else "count"
    bare = not quantity.unit and not quantity.factor and not quantity.decimal
    if bare and 1900 <= quantity.value <= 2099 and not quantity.sign:
        return "year"
    if bare and quantity.value > 2100:
        return "count"
    if quantity.percent and quantity.value > 2000:
        return "count"
    return None
