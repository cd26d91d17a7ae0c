"""How fast the extractor is: ``make bench-extraction``, or ``python -m tests.bench.extraction [--papers N]``.

Side by side, in one run of about three minutes: the bare pass of one small pattern over the same texts, ``python -m
extraction`` on one process and on two, and quantulum3 where somebody has installed it; peak memory over the corpus and
over twice the corpus; and how time grows when a text is doubled. What matters are the ratios: the sides of each take
turns over parts of the corpus, so that other work on the machine hits all alike, and the median of the turns counts.
Times of one core are processor time; a load beside this run still spoils the figure for two workers.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.metadata
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from extraction import extract
from extraction.lines import LONGEST_FIELD
from extraction.stream import BATCH_LINES, settle
from tests.extraction.hard_texts import HARD, PIECES
from tests.reference import ROOT, missing_reference, reference

CORPUS = "corpora/abstracts-30k.jsonl.gz"
BARE = regex.compile(r"\d+(?:\.\d+)?\s?%?")
ROUNDS = 5
#: Every abstract on arXiv, about.
ARXIV = 2_700_000
PROSE = PIECES["prose with claims"]
QUANTULUM_SAMPLE = 30  # papers of each round
QUANTULUM = ".venv/bin/python -m pip install --require-hashes -r requirements/bench.txt"
MOST_GROWN = 1.1  # times that peak memory may grow when the input is doubled

#: Seconds that the shortest of three lengths takes at least, so that it can be measured; where it begins.
LEAST_SECONDS, SHORTEST = 0.04, LONGEST_FIELD // 64
LONGEST_SECONDS = 60
REPEATS = 5
MOST = 2.3  # times that doubling a text may cost
OPENING = "HaloNet reaches 78.4% accuracy on OCRBench. "  # so that the rest is looked at, numbers or none
#: One of each kind; ``--all`` measures every hard text.
SHAPES = (
    "prose with claims", "one sentence of claims", "respectively", "lines of a table", "digits", "numbers",
    "numbers in brackets", "percentages", "all of these", "nested brackets", "commas", "dots", "quotes", "A and B",
    "unknown names", "no spaces at all",
)  # fmt: skip


# Speed ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spent:
    """What a command took: seconds by the wall and of processors, and the peak of its largest process in MB."""

    wall: float
    busy: float
    peak: float


@dataclass(frozen=True)
class Round:
    """What one part of the corpus took, start-up off: seconds, of processors unless said otherwise."""

    papers: int
    bare: float
    one: float
    one_wall: float
    two: float
    two_wall: float
    quantulum: float | None  # for one paper
    same: bool
    claims: int


def speed(most: int | None) -> None:
    """Print papers a second, each way, and peak memory."""
    if (missing := missing_reference()) is not None:
        print(f"Speed is not measured. {missing}\n")
        return
    with gzip.open(reference(CORPUS), "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line, _ in zip(lines, range(most or sys.maxsize), strict=False)]
    parser = _quantulum()
    with tempfile.TemporaryDirectory() as scratch:
        rounds = [_round(papers[start::ROUNDS], Path(scratch), parser) for start in range(ROUNDS)]
        _tell(rounds)
        _memory(papers, Path(scratch))


def _round(papers: list[dict[str, Any]], scratch: Path, parser: Any) -> Round:
    """Measure each way once over ``papers``."""
    texts = [f"{paper['title']}\n{paper['abstract']}" for paper in papers]
    warm, part, target, other = (scratch / name for name in ("warm.jsonl", "part.jsonl", "one.jsonl", "two.jsonl"))
    first = {"id": 1, "title": "A paper", "abstract": PROSE}
    # Blank lines fill a batch, so that each of two workers gets one and starts.
    _write(warm, [first])
    with warm.open("a") as more:
        more.write("\n" * BATCH_LINES + json.dumps(first) + "\n")
    _write(part, papers)
    start, start_two = _command(warm, target), _command(warm, other, "--workers", "2")
    before = _bare(texts)
    one = _command(part, target)
    between = _bare(texts)
    two = _command(part, other, "--workers", "2")
    after = _bare(texts)
    output = target.read_bytes()
    return Round(
        papers=len(papers),
        bare=statistics.median((before, between, after)),
        one=one.busy - start.busy,
        one_wall=one.wall - start.wall,
        two=two.busy - start_two.busy,
        two_wall=two.wall - start_two.wall,
        quantulum=None if parser is None else _each(parser, texts[:: len(texts) // QUANTULUM_SAMPLE + 1]),
        same=output == other.read_bytes(),
        claims=output.count(b'"kind": '),
    )


def _tell(rounds: Sequence[Round]) -> None:
    def median(of: Any) -> float:
        return statistics.median(of(one) for one in rounds)

    count = sum(one.papers for one in rounds)
    print(f"{count:,} papers, {sum(one.claims for one in rounds):,} claims; start-up apart.")
    print(f"Median of {len(rounds)} rounds, each over its own {count // len(rounds):,}:\n")
    print(f"{'':<28}{'ms/paper':>10}{'papers/s':>11}{'x bare pass':>13}   in each round")
    ways = [
        ("bare pass of one pattern", lambda one: one.bare / one.papers),
        ("Tidemark, one core", lambda one: one.one / one.papers),
    ]
    if rounds[0].quantulum is not None:
        ways.append(("quantulum3, one core", lambda one: one.quantulum or 0))
    for name, each in ways:
        times = [each(one) / (one.bare / one.papers) for one in rounds]
        told = ", ".join(f"{one:.0f}" for one in times)
        each_ms = median(each) * 1000
        print(f"{name:<28}{each_ms:>10.4f}{1000 / each_ms:>11,.0f}{statistics.median(times):>13,.0f}   {told}")
    if rounds[0].quantulum is None:
        print(f"quantulum3 is not installed, so it is not measured beside them. To install it:\n  {QUANTULUM}")
    gains = [one.one_wall / one.two_wall for one in rounds]
    print(
        f"\nTwo workers against one, by the wall: {statistics.median(gains):.2f} times "
        f"({', '.join(f'{one:.2f}' for one in gains)}); {median(lambda one: one.papers / one.one_wall):,.0f} and "
        f"{median(lambda one: one.papers / one.two_wall):,.0f} papers/s; processor time "
        f"{median(lambda one: one.two / one.one) - 1:+.1%};"
    )
    print("the same output, byte for byte." if all(one.same for one in rounds) else "THE OUTPUT DIFFERS.")
    minutes = ARXIV * median(lambda one: one.one / one.papers) / 60
    print(f"Every abstract on arXiv ({ARXIV:,}) on one core: {minutes:.0f} minutes.\n")


def _memory(papers: list[dict[str, Any]], scratch: Path) -> None:
    """Print the peak of the largest process, parent or worker, over the papers and over twice the papers."""
    source, target = scratch / "many.jsonl", scratch / "claims.jsonl"
    peaks = []
    for times in (1, 2):
        _write(source, papers * times)
        peaks.append(_command(source, target, "--workers", "2").peak)
    told = "flat" if peaks[1] <= MOST_GROWN * peaks[0] else "IT GROWS"
    count = len(papers)
    print(f"Peak memory of the largest process: {peaks[0]:.0f} MB over {count:,} papers, ", end="")
    print(f"{peaks[1]:.0f} MB over {2 * count:,}: {told}.\n", flush=True)


def _write(path: Path, papers: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(paper) + "\n" for paper in papers)


def _bare(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        for _ in BARE.finditer(text):
            pass
    return time.process_time() - started


#: Runs a command and prints what it took. A process of its own, since a peak of memory counts what forked it.
_RUNNER = """
import json, os, subprocess, sys, time
started = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
print(json.dumps([time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / unit]))
sys.exit(child.returncode)
"""


def _command(source: Path, target: Path, *more: str) -> Spent:
    """Run ``python -m extraction``; its workers count."""
    command = [sys.executable, "-m", "extraction", str(source), "-o", str(target), *more]
    done = subprocess.run([sys.executable, "-c", _RUNNER, *command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with status {done.returncode}.")
    return Spent(*json.loads(done.stdout))


def _quantulum() -> Any:
    try:
        with warnings.catch_warnings(action="ignore"):  # it can tell units apart by a model, which nobody needs here
            parser = importlib.import_module("quantulum3.parser")
            parser.parse(PROSE)
    except ImportError:
        return None
    return parser


def _each(parser: Any, sample: list[str]) -> float:
    started = time.process_time()
    for text in sample:
        parser.parse(text)
    return (time.process_time() - started) / len(sample)


# Time against length ----------------------------------------------------------------------------------------------


def growth(names: Sequence[str], repeats: int) -> None:
    """Print how time grows with length, shape by shape, each in a process of its own."""
    print(f"One abstract, doubled and doubled again: seconds (median of {repeats}), and what each doubling costs")
    print(f"(at most {MOST} times):\n")
    for name in names:
        command = [sys.executable, "-m", "tests.bench.extraction", "--shape", name, "--repeats", str(repeats)]
        try:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"{name:<36}KILLED after {LONGEST_SECONDS} s", flush=True)
            continue
        if done.returncode != 0:
            print(f"{name:<36}FAILED with status {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
            continue
        lengths, medians = json.loads(done.stdout)
        doublings = [longer / shorter for shorter, longer in itertools.pairwise(medians)]
        told = ", ".join(f"{one:.2f}" for one in doublings) + ("  TOO MUCH" if max(doublings) > MOST else "")
        seconds = "".join(f"{one:>9.3f}" for one in medians)
        print(f"{name:<36}{lengths[0]:>8,} to {lengths[-1]:>9,} characters{seconds}   {told}", flush=True)


def one_shape(name: str, repeats: int) -> None:
    """In the child: print three lengths, each twice the one before, and the median seconds of each."""
    settle()  # start-up apart
    extract("", PROSE)

    def make(length: int) -> str:
        return OPENING + HARD[name](length)

    length = SHORTEST
    while _seconds(make(length)) < LEAST_SECONDS and 4 * length < LONGEST_FIELD:
        length *= 2
    lengths = (length, 2 * length, 4 * length)
    texts = [make(one) for one in lengths]
    times = [[_seconds(text) for text in texts] for _ in range(repeats)]  # the lengths take turns
    print(json.dumps([lengths, [statistics.median(one) for one in zip(*times, strict=True)]]))


def _seconds(text: str) -> float:
    started = time.process_time()
    extract("", text, explain=False)
    return time.process_time() - started


def machine() -> str:
    """Processor, cores, load and versions, in two lines."""
    info = Path("/proc/cpuinfo")
    models = [line for line in info.read_text().splitlines() if "model name" in line] if info.is_file() else []
    name = models[0].partition(":")[2].strip() if models else platform.processor() or platform.machine()
    versions = [f"{one} {importlib.metadata.version(one)}" for one in ("regex", "ahocorasick_rs")]
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, cwd=ROOT, check=False)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{name}, {os.cpu_count()} cores{load}; {platform.system()}, Python {platform.python_version()}, "
        f"{', '.join(versions)}; commit {commit.stdout.strip() or 'unknown'}; {time.strftime('%Y-%m-%d %H:%M')}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction", description="How fast the extractor is.")
    parser.add_argument("--papers", type=int, metavar="N", help="the first N papers of the corpus only")
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help=f"readings of each text ({REPEATS})")
    parser.add_argument("--only", choices=("speed", "growth"), help="one half of it")
    parser.add_argument("--all", action="store_true", help="the growth of every hard text, not of one of each kind")
    parser.add_argument("--shape", choices=HARD, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.shape:
        one_shape(options.shape, options.repeats)
        return 0
    started = time.monotonic()
    print(machine() + "\n", flush=True)
    if options.only != "growth":
        speed(options.papers)
    if options.only != "speed":
        growth(list(HARD) if options.all else SHAPES, options.repeats)
    load = f"; load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    print(f"\nMeasured in {time.monotonic() - started:.0f} s{load}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
