"""A badge: one line as a small drawing for a README, what it is about on the left and what it states on the right."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_HEIGHT = 20
_PAD = 7
# Wide enough for any letter of the font that the reader's machine happens to take.
_LETTER = 6.8
_LONGEST = 80
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def badge(subject: str, states: str, *, sure: bool) -> str:
    """The drawing as SVG with its words as an accessible title; `sure` colours what a person checked."""
    left, right = _short(subject), _short(states)
    first, second = (round(len(words) * _LETTER) + 2 * _PAD for words in (left, right))
    words = f"{left}: {right}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{first + second}" height="{_HEIGHT}" role="img" '
        f"aria-label={quoteattr(words)}><title>{escape(words)}</title>"
        f'<rect width="{first + second}" height="{_HEIGHT}" rx="3" fill="{"#0b6b5d" if sure else "#5c5f62"}"/>'
        f'<path d="M3 0h{first - 3}v{_HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3" fill="#2c2f31"/>'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">'
        f'<text x="{_PAD}" y="14" textLength="{first - 2 * _PAD}" lengthAdjust="spacingAndGlyphs">{escape(left)}</text>'
        f'<text x="{first + _PAD}" y="14" textLength="{second - 2 * _PAD}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(right)}</text></g></svg>\n"
    )


def _short(text: str) -> str:
    text = " ".join(_UNFIT.sub(" ", text).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
