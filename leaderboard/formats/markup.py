"""The text of an HTML page, without its scripts, styles and tags, and what the page calls itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# What lays a page out, and what only sets letters within a text.
_PAGE = (
    "html|head|body|main|article|section|div|p|br|h[1-6]|ul|ol|li|table|tr|td|th|script|style|meta|title|abstract|"
    "blockquote|img|figure|nav|header|footer"
)
_LETTERS = "a|span|em|strong|sup|sub|i|b"
_PAGE_TAG = re.compile(rf"<!doctype\s+html|</?(?:{_PAGE})\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(rf"{_PAGE_TAG.pattern}|</?(?:{_LETTERS})\b[^<>]*>", re.IGNORECASE)
# What stands in these is no text of the page.
_SILENT = frozenset(("script", "style", "template", "noscript", "head", "svg", "nav", "header", "footer", "button"))
# These begin a line of their own.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "td", "th", "tr", "ul"),
    )
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
# What publishers name a paper's title and abstract in their pages' heads.
_TITLES = ("citation_title", "dc.title", "og:title")


def is_markup(text: str) -> bool:
    """Whether the text holds tags of HTML; a bare "a < b" is none."""
    return _TAG.search(text) is not None


def is_page(text: str) -> bool:
    """Whether tags say where its paragraphs begin; tags of letters alone leave that to line ends."""
    return _PAGE_TAG.search(text) is not None


def text_of(page: str) -> tuple[str, str]:
    """What the page calls itself ("" where it does not say) and the rest of its text, a line for each block."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    named = next((reader.named[name] for name in _TITLES if reader.named.get(name)), "")
    title = " ".join((named or reader.heading or reader.title).split())
    lines = [line for part in "".join(reader.parts).split("\n") if (line := " ".join(part.split()))]
    if title in lines:
        lines.remove(title)  # said once: a number in it is one number
    return title, "\n".join(lines)


class _Reader(HTMLParser):
    """Collects the text of a page; broken markup is read as far as it goes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.named: dict[str, str] = {}
        self.title = ""
        self.heading = ""
        self._open: list[str] = []  # the silent elements that are open
        self._in = ""  # "title" or "h1" while in the first of them

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta":
            name = given.get("name") or given.get("property") or ""
            self.named.setdefault(name.lower(), given.get("content") or "")
        if tag == "body":  # ends a head that nobody closed
            self._open.clear()
        if tag in _SILENT and tag not in _VOID:
            self._open.append(tag)
        if (tag == "title" and not self.title) or (tag == "h1" and not self.heading):
            self._in = tag
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[self._open.index(tag) :]
        if tag == self._in:
            self._in = ""
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "h1" and not self._open:
            self.heading += data
        if not self._open and self._in != "title":
            # Line ends in the source are spaces; those of the page come from its blocks.
            self.parts.append(data.replace("\n", " "))
