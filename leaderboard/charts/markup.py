"""The grammar of drawings: text made fit for XML, coordinates, links, marks. What is drawn is said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
# What XML 1.0 cannot hold, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
# Where a link may lead: into the site, or to the web.
_LINK = re.compile(r"(?:/(?!/)|https?://|#)", re.IGNORECASE)


# Names, titles of papers and days are said again and again.
@lru_cache(maxsize=10_000)
def escaped(text: str) -> str:
    """Text fit for an element or a quoted attribute."""
    return escape(_NOT_XML.sub(_REPLACED, text))


def number(value: float) -> str:
    """A coordinate, to a tenth of a unit: finer than any screen shows."""
    return f"{value:.1f}".removesuffix(".0")


def opened(width: float, height: float, label: str, *, role: str, size: float) -> str:
    """The first tag of a chart's drawing, with its name and the size of its text."""
    wide, high = number(width), number(height)
    return (
        f'<svg {NAMESPACE} class="chart-svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="{role}" '
        f'font-family="sans-serif" font-size="{number(size)}" fill="currentColor" aria-label="{escaped(label)}">'
    )


def text(x: float, y: float, anchor: str, words: str, attributes: str = "") -> str:
    """A line of text that starts, ends or has its middle at `x`, by `anchor`."""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{number(x)}" y="{number(y)}"{end}{attributes}>{escaped(words)}</text>'


def linked(url: str, drawing: str, *, facts: Sequence[str], tabbable: bool) -> str:
    """The drawing as a link that says where it leads; alone where the address is none that a page may lead to.

    What the keyboard passes over (`tabbable` off) must be reachable elsewhere on the page.
    """
    before, after = link(url, facts=facts, tabbable=tabbable)
    return f"{before}{drawing}{after}"


def link(url: str, *, facts: Sequence[str], tabbable: bool) -> tuple[str, str]:
    """What stands before and after a drawing that `linked` makes a link."""
    if not _LINK.match(url):
        return "", ""
    tab = "" if tabbable else ' tabindex="-1"'
    name = f' aria-label="{", ".join(map(escaped, facts))}"' if tabbable else ""
    return f'<a href="{escape(_NOT_XML.sub(_REPLACED, url))}"{tab}{name}>', "</a>"


def path(line: Sequence[tuple[float, float]]) -> str:
    """The commands of a line along these points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in line)
