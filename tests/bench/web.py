"""How fast the site is at a million results: ``make bench-web``, or ``python -m tests.bench.web [--database URL] …``.

Builds a sample database on SQLite and on PostgreSQL, or takes those that are there, and asks the real WSGI application
for pages inside one process: middleware, database, templates and compression, but no server and no network. Each page
is asked for warm, often and in turn with the others, and every time counts; p95 is what nineteen of twenty stay under.
Busy is the processor time of this process alone, which other work on the machine hardly changes; of PostgreSQL it
leaves out what its own processes do.

A page is an entry of `PAGES`: a name, its bar, and the addresses that stand for it in a database at hand.

Then a Chromium visits the board (`visit`), and the site is set beside Datasette (`datasette`), where these are at hand.
``--write`` brings the tables of ``docs/performance.md`` up to date.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.bench.datasette import Compared, compare, sample
from tests.bench.extraction import machine
from tests.bench.visit import Visits, visits
from tests.docs_parts import put
from tests.reference import ROOT

RESULTS, BENCHMARKS = 1_000_000, 20_000
ROUNDS = 100
WARMING = 5
STATE = ROOT / "var" / "bench"
BUILT_IN = 300  # seconds
BESIDE = 20_000  # results of the sample that is set beside Datasette
DOCS = ROOT / "docs" / "performance.md"


@dataclass(frozen=True)
class PageKind:
    """One kind of page, how many milliseconds its p95 may be (floor and aim; None for no bar), and its addresses."""

    name: str
    floor: float | None
    aim: float | None
    addresses: Callable[[], Sequence[str]]


def _board() -> list[str]:
    """The benchmark of 5,000 results: the smallest that has as many."""
    from leaderboard.models import BenchmarkSummary

    rows = BenchmarkSummary.objects.select_related("benchmark").order_by("results")
    found = rows.filter(results__gte=RESULTS // 200).first() or rows.latest("results")
    return [found.benchmark.get_absolute_url()]


def _typed() -> list[str]:
    """What one sends while typing names of every kind, letter by letter, right and misspelled, and nonsense."""
    from leaderboard.models import Benchmark, System

    names = [model.objects.order_by("pk")[number].name for model in (Benchmark, System) for number in (7, 500)]
    wrong = [name[:3] + name[4] + name[3] + name[5:] for name in names]
    said = [*names, *wrong, "sparse attention", "sprase atention", "translation", "xqzvw"]
    return [f"/search/typed/?q={quote(text[:length])}" for text in said for length in range(1, len(text) + 1)]


def _task() -> list[str]:
    from leaderboard.models import Task

    return [task.get_absolute_url() for task in Task.objects.all()[:5]]


PAGES = (
    PageKind("home", 100, 20, lambda: ["/"]),
    PageKind("search as one types", 150, 40, _typed),
    PageKind("search", None, None, lambda: ["/search/?q=bench", "/search/?q=attention&kind=papers&sort=newest"]),
    PageKind("benchmark of 5,000 results", 150, 40, _board),
    PageKind("benchmarks", None, None, lambda: ["/benchmarks/"]),
    PageKind("benchmarks, sorted", None, None, lambda: ["/benchmarks/?sort=-results", "/benchmarks/?sort=-checked"]),
    PageKind("tasks", None, None, lambda: ["/tasks/"]),
    PageKind("a task", None, None, _task),
    PageKind("models", None, None, lambda: ["/models/"]),
    PageKind("papers", None, None, lambda: ["/papers/"]),
)


# Measuring, in a process of its own for each database -------------------------------------------------------------


def measure(rounds: int) -> dict[str, Any]:
    """Of each kind of page: its times in milliseconds, the most statements of an address, the most bytes sent."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from leaderboard.models import Benchmark, Result
    from leaderboard.wsgi import application

    found: dict[str, Any] = {}
    turns: dict[str, Iterator[str]] = {}
    for kind in PAGES:
        addresses = kind.addresses()
        asked, sent = [], []
        for address in addresses[:: max(1, len(addresses) // 25)]:
            with CaptureQueriesContext(connection) as queries:
                sent.append(_ask(application, address))
            asked.append(len(queries))
        found[kind.name] = {"times": [], "busy": [], "statements": max(asked), "bytes": max(sent)}
        turns[kind.name] = itertools.cycle(addresses)
    for number in range(WARMING + rounds):
        for kind in PAGES:  # in turn, so that other work on the machine hits all alike
            address = next(turns[kind.name])
            started, worked = time.perf_counter(), time.process_time()
            _ask(application, address)
            if number >= WARMING:
                found[kind.name]["times"].append(1000 * (time.perf_counter() - started))
                found[kind.name]["busy"].append(1000 * (time.process_time() - worked))
    version = ".".join(map(str, connection.get_database_version()))
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    size = f"{Result.objects.count():,} results on {Benchmark.objects.count():,} benchmarks"
    return {"database": f"{name} {version}, {size}", "pages": found, "board": _board()[0]}


def _ask(application: Any, address: str) -> int:
    """One GET as a browser behind a proxy sends it; the bytes of the body. Anything but a page ends the run."""
    path, _, query = address.partition("?")
    answered: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": sys.stdin.buffer,
        "wsgi.errors": sys.stderr,
    }
    body = application(environ, lambda status, headers, exc_info=None: answered.append(status))
    try:
        size = sum(map(len, body))
    finally:
        body.close()
    if not answered[0].startswith("200"):
        raise SystemExit(f"{address} answered {answered[0]}")
    return size


# Building, and telling ---------------------------------------------------------------------------------------------


def _environment(url: str) -> dict[str, str]:
    """What a process needs to work on that database as the site does: behind a proxy, on this machine."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "TIDEMARK_STATE": str(STATE),
    }


def build(url: str, results: int, benchmarks: int) -> float | None:
    """Fill the database with samples where it has none. Returns the seconds that it took, None where it was there."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    environment = _environment(url) | {"DJANGO_SETTINGS_MODULE": "leaderboard.settings"}
    for command in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run([*manage, *command, "--verbosity", "0"], env=environment, check=True)
    count = "from leaderboard.models import Result; print(Result.objects.exists())"
    there = subprocess.run(
        [*manage, "shell", "--no-imports", "-c", count], env=environment, check=True, capture_output=True, text=True
    )
    if there.stdout.strip() == "True":
        return None
    started = time.monotonic()
    sizes = ["--results", str(results), "--benchmarks", str(benchmarks)]
    subprocess.run([*manage, "make_sample", *sizes], env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


@dataclass(frozen=True)
class Figure:
    """One line of the report: what was measured, in which database, the figure, its bars (None for none), and more.

    The bars are of the figure itself; `most` says that it must stay under them, else that it must reach them.
    """

    what: str
    figure: float
    unit: str
    floor: float | None = None
    aim: float | None = None
    most: bool = True
    more: str = ""

    @property
    def state(self) -> str:
        """Where the figure stands among its bars, in words."""
        if self.floor is None or self.aim is None:
            return ""
        sign = 1 if self.most else -1
        if sign * self.figure <= sign * self.aim:
            return "aim reached"
        return "floor kept" if sign * self.figure <= sign * self.floor else "BELOW THE FLOOR"

    @property
    def cells(self) -> list[str]:
        """The line as a table has it."""
        bars = [f"{bar:,g}" if bar is not None else "" for bar in (self.floor, self.aim)]
        digits = 0 if abs(self.figure) >= 1000 else 3 if abs(self.figure) < 0.1 and self.figure else 2
        figure = f"{self.figure:,.{digits}f}".rstrip("0").rstrip(".") if digits else f"{self.figure:,.0f}"
        return [self.what, f"{figure} {self.unit}".strip(), *bars, self.state, self.more]


HEAD = ["what", "figure", "floor", "aim", "", "beside it"]


def pages(said: dict[str, Any]) -> list[Figure]:
    """One database's pages."""
    found = []
    for kind in PAGES:
        page = said["pages"][kind.name]
        p95 = statistics.quantiles(page["times"], n=20)[-1]
        middle, busy = (statistics.median(page[name]) for name in ("times", "busy"))
        busiest = statistics.quantiles(page["busy"], n=20)[-1]
        more = (
            f"median {middle:.1f}; processor time {busy:.1f}, p95 {busiest:.1f}; {page['statements']} statements; "
            f"{page['bytes']:,} bytes"
        )
        found.append(Figure(f"{kind.name}, p95", p95, "ms", kind.floor, kind.aim, more=more))
    return found


def visited(found: Visits) -> list[Figure]:
    """A first visit to the board of 5,000 results."""
    slowest = max(visit.largest for visit in found.made)
    return [
        Figure("bytes sent, before the chart comes alive", found.sent / 1000, "kB", 200, 90),
        Figure("largest contentful paint, median", found.largest, "ms", 1000, 500, more=f"slowest {slowest:.0f}"),
        Figure("layout shift, most", found.shift, "", 0.1, 0),
    ]


def beside(found: Sequence[Compared]) -> list[Figure]:
    """This site and Datasette, as how many times as many requests a second."""
    lines = []
    for compared, (floor, aim) in zip(found, ((1.0, 3.0), (2.0, 8.0)), strict=True):
        (ours, theirs), ratios = compared.middle("clock"), compared.ratios("clock")
        work = statistics.median(compared.ratios("processor"))
        more = (
            f"{ours:.0f} and {theirs:.0f} a second, rounds from {ratios[0]:.2f} to {ratios[-1]:.2f}; "
            f"per processor time {work:.2f}"
        )
        ratio = statistics.median(ratios)
        lines.append(Figure(compared.what, ratio, "times", floor, aim, most=False, more=more))
    return lines


def tell(title: str, figures: Sequence[Figure]) -> None:
    """Print some lines of the report."""
    rows = [figure.cells for figure in figures]
    widths = [max(len(row[place]) for row in [HEAD, *rows]) for place in range(len(HEAD))]
    print(title)
    for row in [HEAD, *rows]:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(flush=True)


def as_table(title: str, figures: Sequence[Figure]) -> str:
    """The same lines for the docs."""
    rows = [HEAD, ["---"] * len(HEAD), *(figure.cells for figure in figures)]
    return f"**{title}**\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.web", description="How fast the site is.")
    parser.add_argument("--database", action="append", metavar="URL", help="a database to fill or take; repeatable")
    parser.add_argument("--results", type=int, default=RESULTS, metavar="N", help=f"to build ({RESULTS:,})")
    parser.add_argument("--benchmarks", type=int, default=BENCHMARKS, metavar="N", help=f"to build ({BENCHMARKS:,})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"of each page ({ROUNDS})")
    parser.add_argument("--datasette", default="var/bench/bin/datasette", help="the program; default: %(default)s")
    parser.add_argument("--write", action="store_true", help="bring the tables of docs/performance.md up to date")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.rounds)))
        return 0
    STATE.mkdir(parents=True, exist_ok=True)
    postgres = os.environ.get("BENCH_DATABASE_URL")
    databases = options.database or [f"sqlite:///{STATE / 'sample.sqlite3'}", *([postgres] if postgres else [])]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("django", "psycopg"))
    conditions = f"{machine()}; {versions}; {options.rounds} times each page"
    print(f"{conditions}\n")
    told: list[tuple[str, list[Figure]]] = []
    board = ""

    def say(title: str, figures: list[Figure]) -> None:
        tell(title, figures)
        told.append((title, figures))

    for url in databases:
        seconds = build(url, options.results, options.benchmarks)
        command = [sys.executable, "-m", "tests.bench.web", "--measure", "--rounds", str(options.rounds)]
        done = subprocess.run(command, env=_environment(url), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        said = json.loads(done.stdout.splitlines()[-1])
        board = board or said["board"]
        bar = BUILT_IN if options.results == RESULTS else None
        built = [] if seconds is None else [Figure("building it with make_sample", seconds, "s", bar, bar)]
        say(said["database"], [*built, *pages(said)])
    if (found := visits(board, _environment(databases[0]))) is not None:
        say(f"A first visit to the benchmark of 5,000 results, {found.browser}", visited(found))
    else:
        print("The first visit was left out: it needs Chromium.\n")
    if datasette := shutil.which(options.datasette):
        small = STATE / "beside"
        small.mkdir(exist_ok=True)
        if not (small / "tidemark.sqlite3").exists():
            sample(small, BESIDE)
        say("Requests a second beside Datasette", beside(compare(small, datasette)))
    else:
        print(f"Datasette was left out: {options.datasette} is no program; see tests/bench/datasette.py.\n")
    if not options.database and not postgres:
        print("PostgreSQL was left out: name an empty database in BENCH_DATABASE_URL.")
    if options.write:
        tables = [as_table(title, figures) for title, figures in told]
        put("figures", "\n\n".join([f"{conditions}.", *tables]), DOCS)
    return 0 if all(figure.state != "BELOW THE FLOOR" for _, figures in told for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
