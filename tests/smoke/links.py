"""The link checker: python tests/smoke/links.py http://127.0.0.1:8000

Crawls a running site as a reader, from its home page on, and names every address that does not answer, every fragment
that leads to no place in its page, and every page without a title, one first heading, a main landmark or a language.
Of one path's states (`?sort=…`, `?page=…`) only the first few are visited, because a board has more states than there
are seconds; how many were left out is said. Standard library only. Exits with 1 where anything was found.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

STATES = 4  # of one path that are visited
# What readers are not led into: Django's admin asks for a login at its first page.
CLOSED = ("/admin/",)
_TAKES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "use": "href"}


class Page(HTMLParser):
    """What a page leads to and what it offers to people who cannot see it."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.places: set[str] = {"", "top"}
        self.counts: Counter[str] = Counter()
        self.title = self.language = ""
        self._in_title = False
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.counts[tag] += 1
        if "id" in given:
            self.places.add(given["id"])
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "title" and self.counts["svg"] == 0:
            self._in_title = True
        address = given.get(_TAKES.get(tag, ""), "")
        if address and not (tag == "link" and "preconnect" in given.get("rel", "")):
            self.links.append(address)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def wants(self) -> list[str]:
        """What a page must have and this one has not."""
        found = {
            "a title": bool(self.title.strip()),
            "one first heading": self.counts["h1"] == 1,
            "a main landmark": self.counts["main"] == 1,
            "a language": bool(self.language),
        }
        return [what for what, there in found.items() if not there]


@dataclass
class Crawl:
    """One walk over a site."""

    site: str
    findings: list[str] = field(default_factory=list)
    visited: int = 0
    pages: int = 0
    left_out: int = 0

    def run(self) -> None:
        """Visit everything that can be reached from the home page."""
        opener = build_opener(ProxyHandler({}))
        waiting: deque[tuple[str, str]] = deque([("/", "the start")])
        known = {"/"}
        states: Counter[str] = Counter()
        fragments: dict[str, list[tuple[str, str]]] = {}
        places: dict[str, set[str]] = {}
        told = monotonic()
        while waiting:
            address, found_on = waiting.popleft()
            try:
                with opener.open(Request(self.site + address), timeout=60) as answer:
                    content = answer.read()
                    kind = answer.headers.get_content_type()
                    landed = answer.geturl()
            except HTTPError as error:
                self.findings.append(f"{address} gives {error.code} (linked on {found_on})")
                continue
            finally:
                self.visited += 1
            if monotonic() - told > 10:
                told = monotonic()
                print(f"    {self.visited:,} visited, {len(waiting):,} to go", flush=True)
            if kind != "text/html":
                continue
            self.pages += 1
            page = Page(content.decode())
            places[address] = page.places
            self.findings += [f"{address} has not {what}" for what in page.wants()]
            for link in page.links:
                whole, fragment = urldefrag(urljoin(landed, link))
                parts = urlsplit(whole)
                if f"{parts.scheme}://{parts.netloc}" != self.site or parts.path.startswith(CLOSED):
                    continue
                target = parts.path + (f"?{parts.query}" if parts.query else "")
                if fragment:
                    fragments.setdefault(target, []).append((fragment, address))
                if target in known:
                    continue
                known.add(target)
                if parts.query:
                    states[parts.path] += 1
                    if states[parts.path] > STATES:
                        self.left_out += 1
                        continue
                waiting.append((target, address))
        for target, wanted in fragments.items():
            for fragment, found_on in wanted if target in places else ():
                if fragment not in places[target]:
                    self.findings.append(f"{target}#{fragment} leads to no place (linked on {found_on})")

    def summary(self) -> str:
        """What was walked, in one line."""
        return (
            f"{self.visited:,} addresses visited, {self.pages:,} of them pages, {self.left_out:,} further states of "
            f"pages left out; {len(self.findings):,} findings"
        )


def main(site: str) -> int:
    crawl = Crawl(site.rstrip("/"))
    crawl.run()
    print(crawl.summary())
    for finding in crawl.findings[:200]:
        print(f"  {finding}")
    return 1 if crawl.findings else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
