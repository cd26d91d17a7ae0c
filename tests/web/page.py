"""A page as tests see it: elements found by a small selector, text as a reader reads it. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_STEP = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<rest>(?:[#.][\w-]+|\[[\w-]+(?:=[^\]]+)?\])*)")
_PART = re.compile(r"#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[(?P<name>[\w-]+)(?:=(?P<value>[^\]]+))?\]")


class Element:
    """One element with its attributes and children, elements and texts."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @property
    def text(self) -> str:
        """All text inside, white space as one space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style"):
                yield from child._texts()

    def all(self, selector: str) -> list[Element]:
        """Every element below this one that the selector finds, in the order of the page.

        Selectors: tag, #id, .class, [attribute] and [attribute=value], joined, and steps apart by spaces.
        """
        steps = selector.split()
        return [element for element in self._below() if element._fits(steps)]

    def one(self, selector: str) -> Element:
        """The only element that the selector finds."""
        found = self.all(selector)
        assert len(found) == 1, f"{selector}: {len(found)} elements instead of one"
        return found[0]

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that the selector finds."""
        return [element.text for element in self.all(selector)]

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()

    def _fits(self, steps: list[str]) -> bool:
        if not self._is(steps[-1]):
            return False
        above, rest = self.parent, steps[:-1]
        while rest and above is not None:
            if above._is(rest[-1]):
                rest = rest[:-1]
            above = above.parent
        return not rest

    def _is(self, step: str) -> bool:
        found = _STEP.fullmatch(step)
        assert found is not None, f"no selector: {step}"
        if found["tag"] and found["tag"] != self.tag:
            return False
        for part in _PART.finditer(found["rest"]):
            if part["id"] and self.attributes.get("id") != part["id"]:
                return False
            if part["class"] and part["class"] not in self.attributes.get("class", "").split():
                return False
            if part["name"]:
                value = self.attributes.get(part["name"])
                if value is None or (part["value"] is not None and value != part["value"]):
                    return False
        return True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("page", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(html: str) -> Element:
    """The page of this HTML. Fails where an end tag closes something else: pages must nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is never closed"
    return reader.root
