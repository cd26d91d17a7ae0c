"""How fast pages are at a million results: ``make bench-web``, or ``python -m tests.bench.web [--database URL] …``.

Builds a sample database on SQLite and on PostgreSQL, or takes those that are there, and asks the real WSGI application
for pages inside one process: middleware, database, templates and compression, but no server and no network. Each page
is asked for warm, often and in turn with the others, and every time counts; p95 is what nineteen of twenty stay under.
Busy is the processor time of this process alone, which other work on the machine hardly changes; of PostgreSQL it
leaves out what its own processes do.

A page is an entry of `PAGES`: a name, its bar, and the addresses that stand for it in a database at hand.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.bench.extraction import machine
from tests.reference import ROOT

RESULTS, BENCHMARKS = 1_000_000, 20_000
ROUNDS = 100
WARMING = 5
STATE = ROOT / "var" / "bench"
BUILT_IN = 300  # seconds


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
    return {"database": f"{name} {version}, {size}", "pages": found}


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
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
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


def tell(said: dict[str, Any]) -> bool:
    """Print one database's figures. Returns whether all floors hold."""
    print(said["database"])
    print(f"  {'':<28}{'p50 ms':>9}{'p95 ms':>9}{'busy p95':>10}{'floor':>7}{'aim':>6}{'statements':>12}{'bytes':>9}")
    well = True
    for kind in PAGES:
        page = said["pages"][kind.name]
        p95 = statistics.quantiles(page["times"], n=20)[-1]
        over = kind.floor is not None and p95 > kind.floor
        well &= not over
        busy = statistics.quantiles(page["busy"], n=20)[-1]
        bars = f"{kind.floor or '':>7}{kind.aim or '':>6}"
        print(
            f"  {kind.name:<28}{statistics.median(page['times']):>9.1f}{p95:>9.1f}{busy:>10.1f}{bars}"
            f"{page['statements']:>12}{page['bytes']:>9,}{'  OVER THE FLOOR' if over else ''}"
        )
    print(flush=True)
    return well


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.web", description="How fast pages are.")
    parser.add_argument("--database", action="append", metavar="URL", help="a database to fill or take; repeatable")
    parser.add_argument("--results", type=int, default=RESULTS, metavar="N", help=f"to build ({RESULTS:,})")
    parser.add_argument("--benchmarks", type=int, default=BENCHMARKS, metavar="N", help=f"to build ({BENCHMARKS:,})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"of each page ({ROUNDS})")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.rounds)))
        return 0
    STATE.mkdir(parents=True, exist_ok=True)
    postgres = os.environ.get("BENCH_DATABASE_URL")
    databases = options.database or [f"sqlite:///{STATE / 'sample.sqlite3'}", *([postgres] if postgres else [])]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("django", "psycopg"))
    print(f"{machine()}; {versions}\nThe WSGI application in one process, no network; {options.rounds} times each.\n")
    well = True
    for url in databases:
        seconds = build(url, options.results, options.benchmarks)
        if seconds is not None:
            over = "  OVER THE BAR" if seconds > BUILT_IN and options.results == RESULTS else ""
            print(f"Built in {seconds:.0f} s (at most {BUILT_IN}).{over}")
        command = [sys.executable, "-m", "tests.bench.web", "--measure", "--rounds", str(options.rounds)]
        done = subprocess.run(command, env=_environment(url), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        well &= tell(json.loads(done.stdout.splitlines()[-1]))
    if not options.database and not postgres:
        print("PostgreSQL was left out: name an empty database in BENCH_DATABASE_URL.")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
