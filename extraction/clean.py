# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
r"""See through typographic noise, and remember where every character came from.

The rules read a cleaned text: LaTeX percent signs, math delimiters and font commands, HTML entities, odd spaces,
dashes and ligatures are gone or made plain. ``Cleaned.origin`` leads any range of it back to the text as given.

The noise this knows, one alternative each in ``_NOISE`` and beside it: ``\%``; ``$...$`` and ``\(...\)`` around a formula; ``\textbf{...}`` and its
kin; ``\times``, ``\sim``, ``\pm``, ``\geq``; a lost backslash (``sim27%``, ``2,560times2,560``); entities;
soft hyphens and zero-width characters; words cut at the end of a line (``accu- racy``); no-break and thin spaces; LaTeX's tie ``~`` between words; the Unicode
minus, full-width percent sign and ligatures; Markdown's ``**``; references to other work.
"""

from __future__ import annotations

import bisect
import html
import re
from dataclasses import dataclass
from operator import itemgetter

import regex

from extraction.hints import Gated, begun

_SYMBOLS = {
    "times": "×", "sim": "~", "approx": "~", "thicksim": "~", "pm": "±", "geq": "≥", "ge": "≥", "geqslant": "≥",
    "leq": "≤", "le": "≤", "leqslant": "≤", "lesssim": "≤", "gtrsim": "≥", "rightarrow": "→", "to": "→", "uparrow": "", "downarrow": "",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "tau": "τ", "rho": "ρ", "kappa": "κ", "lambda": "λ",
    "ell": "l", "deg": "°", "cdot": "·", "ldots": "...", "dots": "...", "textasciitilde": "~", "quad": " ", "xspace": "",
}  # fmt: skip

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

#: One character for one character: done first, because it moves nothing.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680", " "),
        **dict.fromkeys("\n\r\t\v\f\u2028\u2029\u0085", " "),
        **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2012\u2013", "–"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
        **dict.fromkeys("\uff05\ufe6a\u066a", "%"),
        **dict.fromkeys("\u223c\uff5e\u2248\u2243\u2245\u02dc", "~"),
        "\u2265": "≥", "\u2a7e": "≥", "\u2267": "≥", "\u2264": "≤", "\u2a7d": "≤", "\u2266": "≤",
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # half a surrogate pair, which no matcher takes
        "\uff0b": "+", "\uff08": "(", "\uff09": ")", "\uff0c": ",", "\uff1a": ":", "\uff1b": ";", "\u2715": "×",
    }
)  # fmt: skip

#: Every character that ``_PLAIN`` replaces, and others.
_ODD = re.compile(r"[^ -_a-~]+")

_NOISE = Gated(
    regex.compile(
        r"""
    (?=[\\&~*{}\-\u00ad\u200b-\u200f\u2060\ufeff\ufe0fﬀ-ﬆ]) (?:                # a cheap look first
      \\(?P<escaped>[%&$\#_])                                     # \% \& \$ \# \_
    | (?P<delimiter>\\[()])                                       # \( ... \) around a formula
    | \\(?:[,;:!\ ]|quad\b)                                       # LaTeX's thin spaces
    | (?P<font>\\(?:text(?:bf|it|tt|sc|rm|sf|normal)?+|emph|math(?:bf|rm|it|cal|tt|sf|bb)|underline|mbox|bf|it)\b\s?+\{?+)
    | \\(?P<symbol>[A-Za-z]{2,14}+)(?<=\\(?:times|sim|approx|thicksim|pm|geq?|geqslant|leq?|leqslant|lesssim|gtrsim|rightarrow|to
          |uparrow|downarrow|deg|alpha|beta|gamma|delta|tau|rho|kappa|lambda|ell|cdot|l?dots|textasciitilde|xspace))
    | (?P<entity>&(?:\#\d{1,6}+|\#x[0-9a-f]{1,5}+|[a-z]{2,8}+);)  # &lt; &#37; &nbsp;
    | (?P<gone>[\u00ad\u200b-\u200f\u2060\ufeff\ufe0f]++|\*\*)     # soft hyphen, zero width, Markdown bold
    | (?P<ligature>[ﬀﬁﬂﬃﬄﬅﬆ])
    | (?P<tie>(?<=[\w)%.])~(?=[\w$\\(])(?!(?<=[\d%]~)\d) | ~(?==~) | (?<=~=)~(?=[\d.]))  # LaTeX's tie between words, "F1~=~0.6"
    | (?P<brace>[{}])
    | (?P<dash>(?<!-)---?(?!-)) )
    """,
        regex.VERBOSE | regex.IGNORECASE,
    ),
    starts=re.compile(r"[\\&~*{}\u00ad\u200b-\u200f\u2060\ufeff\ufe0fﬀ-ﬆ]|--"),
)
#: Noise that is written in letters: a lost \\sim before a number, a lost \\times behind one.
_LOST_SIM = regex.compile(r"(?P<lostsim>sim(?=\d)(?<![^\W_]sim))")
_LOST_TIMES = regex.compile(
    r"(?P<losttimes>\s?+times(?<=\d\s?times)(?=\d|[\s\-–~,.)]*+\d|\b(?!\s+(?:more|less|fewer|faster|higher|as\b|out|per|the|a\b))))"
)
#: "31.6% v.s. 63.5%": one more way to write it, which would end the sentence.
_VERSUS = regex.compile(r"(?P<versus>\b[Vv]\.[Ss]\.)")
#: Where something was written before: "(Rivers et al., 2019; Brook, 2020)", "[12, 31]"; it parts what belongs together.
#: And what a page could not print before a number, about as often "~" as anything: "[?]13%".
_CITED = regex.compile(
    r"""
    (?P<lostsim> \s?\[\?\]\s?(?=\d) )
  | (?P<cited> \s?
        (?: \( (?:(?:e\.g\.,?|see|cf\.)\s)?
            (?:[A-Z][\w'-]{1,30}+(?:\set\sal\.?,?|\s(?:and|&)\s[A-Z][\w'-]{1,30}+,?|,)\s(?:19|20)\d\d[a-z]?(?:[;,]\s)?){1,8}+ \)
          | (?<=[A-Za-z)"']\s?)\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}+\] ))
    """,
    regex.VERBOSE,
)
_OPENS = re.compile(r" ?[(\[]")
_YEAR = re.compile(r", (?:19|20)\d\d[a-z]?[;)]")
#: A word cut at the end of a printed line: "accu- racy", "approxi(cid:173) mately", "state-of-the- art".
_CUT = regex.compile(
    r"(?P<cut>(?=-\s|\(cid)(?<=\b[a-z]{2,20})(?<!-[a-z]{1,12})(?:-\s|\(cid:\d{1,4}\)\s?)(?=[a-z]{2})(?!(?:and|or|to|as|versus|but|nor|by|in|on|of|with|the|und|et|ou|y|e)\b))"
    r"|(?=\s)(?<=\w-)(?P<hyphen>\s)(?<=(?:-[a-z]{1,12}|\d)-\s)(?=[a-z]{2})(?!(?:and|or|to|as)\b)"
)
_MATH = regex.compile(r"\$(?=[^\s$])([^$]{0,120}+)(?<!\s)\$")
#: A set of characters alone, which ``re`` looks for four times as fast as ``regex``.
_SPECIAL = re.compile(r"[\\&\u00ad\u200b-\u200f\u2060\ufeff\ufe0f*$ﬀ-ﬆ~{}]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, and what was replaced in it."""

    text: str
    #: In order: the range of each replacement, which may be empty, and the range of the given text that it stands for.
    edits: tuple[tuple[int, int, int, int], ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The range of the given text that the non-empty range ``start:end`` of the cleaned text came from."""
        return (self._given(start)[0], self._given(end - 1)[1]) if self.edits else (start, end)

    def _given(self, place: int) -> tuple[int, int]:
        """The range of the given text that one character of the cleaned text stands for."""
        index = bisect.bisect_right(self.edits, place, key=itemgetter(0)) - 1
        if index < 0:
            return place, place + 1
        _, end, given_start, given_end = self.edits[index]
        if place < end:
            return given_start, given_end
        moved = given_end + place - end
        return moved, moved + 1


def clean(text: str) -> Cleaned:
    """Clean a text; linear in its length, and never raises."""
    plain = _plain(text)
    special = "--" in plain or _SPECIAL.search(plain) is not None
    found = [*_NOISE.finditer(plain, 0, len(plain))] if special else []
    if "sim" in plain:
        found += _LOST_SIM.finditer(plain)
    if "times" in plain:
        found += _LOST_TIMES.finditer(plain)
    if "[" in plain or "et al" in plain or _YEAR.search(plain) is not None:
        found += begun(_CITED, plain, (match.start() for match in _OPENS.finditer(plain)), len(plain))
    if "v.s." in plain or "V.S." in plain:
        found += _VERSUS.finditer(plain)
    if "- " in plain or "(cid:" in plain:
        found += _CUT.finditer(plain)
    if not found and "$" not in plain:
        return Cleaned(plain)
    wanted = [(match.start(), match.end(), _replacement(match)) for match in found]
    for match in _MATH.finditer(plain):
        wanted += [(match.start(), match.start() + 1, ""), (match.end() - 1, match.end(), "")]
    wanted.sort(key=itemgetter(0, 1))
    pieces: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, new in wanted:
        if start < done:
            continue
        pieces += (plain[done:start], new)
        place = length + start - done
        length = place + len(new)
        edits.append((place, length, start, end))
        done = end
    pieces.append(plain[done:])
    return Cleaned("".join(pieces), tuple(edits))


def _plain(text: str) -> str:
    """The text with plain characters for odd ones, one for one; most texts have none, or few."""
    if not text.isascii():
        return _ODD.sub(lambda match: match[0].translate(_PLAIN), text)
    return text if text.isprintable() and "`" not in text else text.translate(_PLAIN)


def _replacement(match: regex.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "escaped":
        return match["escaped"]
    if kind == "symbol":
        return _SYMBOLS.get(match["symbol"].casefold(), "")
    if kind == "entity":
        entity = html.unescape(match["entity"])
        return " " if entity == "\xa0" else entity.translate(_PLAIN) if len(entity) == 1 else match["entity"]
    if kind == "ligature":
        return _LIGATURES[match["ligature"]]
    if kind == "lostsim":
        return " ~" if match[0].startswith(" ") else "~"
    if kind == "losttimes":
        return "×"
    if kind == "versus":
        return "vs."
    if kind == "tie":
        return " "
    if kind == "dash":
        return "–" if match["dash"] == "--" else "—"
    if kind in ("font", "gone", "brace", "cited", "cut", "hyphen", "delimiter"):
        return ""
    return " "  # LaTeX's thin spaces
