"""The link checker finds what it is for, on a small site of real HTTP."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CHECKER = Path(__file__).with_name("links.py")
WHOLE = '<!doctype html><html lang="en"><title>T</title><main><h1>H</h1>{}</main></html>'


@contextmanager
def site(pages: dict[str, str]) -> Iterator[str]:
    """A server of these pages, by address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = pages.get(self.path)
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((found or "").encode())

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def checked(pages: dict[str, str]) -> tuple[int, list[str]]:
    """Exit status and lines of the checker over a site."""
    with site(pages) as address:
        done = subprocess.run([sys.executable, CHECKER, address], stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def test_a_whole_site_passes_and_is_counted() -> None:
    status, lines = checked({"/": WHOLE.format('<a href="/a">a</a><a href="https://elsewhere">x</a>'), "/a": WHOLE})
    assert (status, lines) == (
        0,
        ["2 addresses visited, 2 of them pages, 0 further states of pages left out; 0 findings"],
    )


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<a href="/gone">x</a>', "/gone gives 404 (linked on /a)"),
        ('<a href="#nowhere">x</a>', "/a#nowhere leads to no place (linked on /a)"),
        ("<h1>again</h1>", "/a has not one first heading"),
        ("</main><main>", "/a has not a main landmark"),
    ],
    ids=["dead link", "dead fragment", "two headings", "two mains"],
)
def test_what_is_wrong_is_named_with_where_it_stands(body: str, finding: str) -> None:
    status, lines = checked({"/": WHOLE.format('<a href="a">a</a>'), "/a": WHOLE.format(body)})
    assert (status, lines[1:]) == (1, [f"  {finding}"])


def test_a_page_without_title_and_language_is_named() -> None:
    status, lines = checked({"/": "<main><h1>H</h1></main>"})
    assert (status, lines[1:]) == (1, ["  / has not a title", "  / has not a language"])


def test_of_one_paths_states_only_the_first_are_visited() -> None:
    states = {f"/?page={number}": WHOLE.format("") for number in range(9)}
    links = "".join(f'<a href="{address}">x</a>' for address in states)
    _, lines = checked({"/": WHOLE.format(links), **states})
    assert lines[0].startswith("5 addresses visited, 5 of them pages, 5 further states")
