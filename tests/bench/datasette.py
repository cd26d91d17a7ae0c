"""A board beside Datasette: ``python -m tests.bench.datasette [--results N] [--state DIR] [--datasette PATH]``.

Requests a second for 100 rows of the same board, as JSON and as a page: this site's ``/api/v1/results`` and board out
of its own database, with one gunicorn worker, and Datasette out of one SQLite file with the very same rows and columns
laid flat, one process. Our page also draws its chart and lists what does not rank; Datasette's is its table alone.
Neither keeps results, neither is asked conditionally. Datasette is spared what it would also do (counting, suggesting
facets), so that it looks as good as it can. Both stand at once and take turns, so that other work on the machine hits
both alike; the median of the rounds counts. The rows of both are compared first. Beside the clock, the processor's time
of each server is told, which other work on the machine does not touch.

Datasette needs an environment of its own:
  python3 -m venv var/bench && var/bench/bin/python -m pip install --require-hashes -r requirements/bench.txt
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import psutil

from tests.reference import ROOT

ROWS = 100
ROUNDS = 41
SECONDS = 0.3
RESULTS = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=int, default=RESULTS, help="how many sample results; default 20,000")
    parser.add_argument("--state", type=Path, help="a folder with a sample database that is made already")
    parser.add_argument("--datasette", default="var/bench/bin/datasette", help="the program; default: %(default)s")
    options = parser.parse_args()
    datasette = shutil.which(options.datasette)
    if datasette is None:
        sys.exit(f"{options.datasette} is no program. {(__doc__ or '').rpartition('Datasette needs')[2].strip()}")
    with tempfile.TemporaryDirectory() as folder:
        for compared in compare(options.state or sample(Path(folder), options.results), datasette):
            print(compared.in_words())


class Rate(NamedTuple):
    """Requests a second by the clock, and a second of the server's own processor time."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Compared:
    """What was asked for, and round by round how often this site and Datasette answered."""

    what: str
    rounds: Sequence[tuple[Rate, Rate]]

    def middle(self, field: str) -> tuple[float, float]:
        """Our rate and Datasette's, by the clock or by processor time: the medians."""
        ours, theirs = (statistics.median(getattr(pair[side], field) for pair in self.rounds) for side in (0, 1))
        return ours, theirs

    def ratios(self, field: str) -> list[float]:
        """How many times as often this site answered, lowest round first."""
        return sorted(getattr(ours, field) / getattr(theirs, field) for ours, theirs in self.rounds)

    def in_words(self) -> str:
        said = [f"{self.what}, {len(self.rounds)} rounds:"]
        for words, field in (("by the clock", "clock"), ("of processor time", "processor")):
            (ours, theirs), ratios = self.middle(field), self.ratios(field)
            said.append(
                f"  a second {words}: this site {ours:.0f}, Datasette {theirs:.0f}; "
                f"{statistics.median(ratios):.2f} times (from {ratios[0]:.2f} to {ratios[-1]:.2f})"
            )
        return "\n".join(said)


def compare(state: Path, datasette: str) -> list[Compared]:
    """Both servers over the sample in that folder: rows as JSON, then as a page."""
    with tempfile.TemporaryDirectory() as folder, our_site(state) as ours:
        board = largest_board(ours)
        every = list(records(ours, board))
        flat = laid_flat(every, Path(folder) / "board.db")
        with datasette_of(datasette, flat) as theirs:
            rows = f"{ROWS} of {len(every):,} rows"
            asked = (("JSON", *as_json(ours, theirs, board)), ("a page", *as_page(ours, theirs, board)))
            return [Compared(f"{rows} as {form}", rounds(ours, theirs, *paths)) for form, *paths in asked]


def sample(state: Path, results: int) -> Path:
    """A database of sample results."""
    static = ["collectstatic", "--noinput", "-v0"]
    for command in (["migrate", "-v0"], ["make_sample", "--results", str(results)], static):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment(state), check=True)
    return state


def environment(state: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIDEMARK_", "DATABASE_URL"))}
    limits = {"TIDEMARK_API_REQUESTS_PER_MINUTE": str(10**9)}  # counted as ever, and never reached
    return {**kept, **limits, "TIDEMARK_DEMO": "1", "TIDEMARK_STATE": str(state)}


# Servers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Server:
    """A server that answers at a port of this machine."""

    port: int
    process: psutil.Process

    def busy(self) -> float:
        """Seconds of processor time that it and its workers took so far."""
        times = [one.cpu_times() for one in (self.process, *self.process.children(recursive=True))]
        return sum(one.user + one.system for one in times)


@contextlib.contextmanager
def served(command: list[str], port: int, **options: Any) -> Iterator[Server]:
    """A server while it is needed, from when it answers."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        deadline = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{command[0]} did not start.")
            time.sleep(0.1)
        yield Server(port, psutil.Process(server.pid))
    finally:
        server.terminate()
        server.wait()


def our_site(state: Path) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "leaderboard.wsgi",
        "-b",
        f"127.0.0.1:{port}",
        "-w",
        "1",
        "-k",
        "gthread",
    ]
    return served([*command, "--threads", "1"], port, cwd=ROOT, env=environment(state))


def datasette_of(program: str, file: Path) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    settings = [part for name in ("suggest_facets", "default_cache_ttl") for part in ("--setting", name, "0")]
    return served([program, "serve", str(file), "-p", str(port), *settings], port)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# The board --------------------------------------------------------------------------------------------------------


def fetch(server: Server, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, body
    return body


def largest_board(server: Server) -> dict[str, Any]:
    """The filters of the board with most results among the first benchmarks of the list."""
    boards = []
    for entry in json.loads(fetch(server, "/api/v1/benchmarks?limit=300"))["records"]:
        for board in json.loads(fetch(server, f"/api/v1/benchmarks/{entry['slug']}"))["boards"][:1]:
            boards.append((board["results"], entry["slug"], board["metric"], board["group"] or "not stated"))
    _, benchmark, metric, group = max(boards)
    return {"benchmark": benchmark, "metric": metric, "group": group, "sort": "best", "limit": ROWS}


def records(server: Server, board: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every row of the board, best first."""
    following: str | None = ""
    while following is not None:
        page = json.loads(fetch(server, "/api/v1/results?" + urlencode({**board, "limit": 1000, "cursor": following})))
        yield from page["records"]
        following = page["next"]


def laid_flat(rows: list[dict[str, Any]], file: Path) -> Path:
    """The same rows and columns as one table of one SQLite file, in their order."""
    columns = ", ".join(f'"{name}"' for name in rows[0])
    with sqlite3.connect(file) as database:
        database.execute(f"CREATE TABLE board ({columns})")
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO board VALUES ({places})", [tuple(row.values()) for row in rows])
    return file


# Measuring --------------------------------------------------------------------------------------------------------


def as_json(ours: Server, theirs: Server, board: dict[str, Any]) -> tuple[str, str]:
    """Where each serves the rows to programs; they are the same rows and columns."""
    our_path = "/api/v1/results?" + urlencode(board)
    their_path = f"/board/board.json?_shape=objects&_nocount=1&_nofacet=1&_size={ROWS}"
    shown = json.loads(fetch(ours, our_path))["records"], json.loads(fetch(theirs, their_path))["rows"]
    assert [row["id"] for row in shown[0]] == [row["id"] for row in shown[1]], "both show the same rows"
    assert set(shown[0][0]) <= set(shown[1][0]), "both show the same columns"
    return our_path, their_path


def as_page(ours: Server, theirs: Server, board: dict[str, Any]) -> tuple[str, str]:
    """Where each serves the rows to readers."""
    our_path = f"/benchmarks/{board['benchmark']}/?" + urlencode({name: board[name] for name in ("metric", "group")})
    their_path = f"/board/board?_nocount=1&_nofacet=1&_size={ROWS}"
    shown = fetch(ours, our_path).count(b'<tr class="line'), fetch(theirs, their_path).count(b"<tr>") - 1
    assert min(shown) >= ROWS, f"both show {ROWS} rows: {shown}"
    return our_path, their_path


def rounds(ours: Server, theirs: Server, our_path: str, their_path: str) -> list[tuple[Rate, Rate]]:
    """Requests a second of both, round by round."""
    for server, path in ((ours, our_path), (theirs, their_path)):
        rate(server, path, 0.5)
    return [(rate(ours, our_path, SECONDS), rate(theirs, their_path, SECONDS)) for _ in range(ROUNDS)]


def rate(server: Server, path: str, seconds: float) -> Rate:
    """How often the server answers over one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    asked, busy, start = 0, server.busy(), time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        asked += 1
    connection.close()
    return Rate(asked / passed, asked / max(server.busy() - busy, 0.01))


if __name__ == "__main__":
    main()
