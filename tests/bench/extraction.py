"""How fast the extractor is: ``make bench-extraction``, or ``python -m tests.bench.extraction [--papers N]``.

Side by side, in one run: the bare pass of one small pattern over the same texts, ``python -m extraction`` on one
process and on two, and quantulum3 on a sample where somebody has installed it. Then how time grows with the length of
a text, each shape of text in a process of its own, killed where one reading takes over a minute. What matters are the
ratios: both sides of each were measured on the same machine within the same minutes. Times of one core are processor
time, so that other work on the machine does not count; a load beside this run still spoils the figure for two workers.
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
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import regex

from extraction import extract
from extraction.stream import BATCH_LINES
from tests.reference import ROOT, missing_reference, reference

CORPUS = "corpora/abstracts-30k.jsonl.gz"
BARE = regex.compile(r"\d+(?:\.\d+)?\s?%?")
#: Every abstract on arXiv, about.
ARXIV = 2_700_000
LENGTHS = (250_000, 500_000, 1_000_000)
LONGEST_SECONDS = 60
MOST = 2.3  # times that doubling a text may cost

_PROSE = (
    "HaloNet reaches 78.4% accuracy on OCRBench and improves mAP on COCO by 2.1 points over the baseline. "
    "It also studies maps of many kinds. "
)


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


#: Texts of any length that are hard on a reader, each one sentence but the first.
SHAPES: dict[str, Callable[[int], str]] = {
    "prose with claims": _repeated(_PROSE),
    "one sentence of claims": _repeated("reaches 78.4% accuracy on OCRBench and 61.2 mAP on COCO, "),
    "digits": _repeated("7"),
    "numbers": _repeated("7 "),
    "brackets": _repeated("("),
    "numbers in brackets": _repeated("(5)"),
    "commas": _repeated(","),
    "percentages": _repeated("5%, "),
    "percent signs": _repeated("%"),
    "quotes": _repeated('"'),
    "all of these": _repeated('12.5%, ("3")'),
    "unknown names": _repeated("XNet-7 on FooBench, "),
}


def speed(most: int | None) -> None:
    """Print papers a second, each way."""
    if (missing := missing_reference()) is not None:
        print(f"Speed is not measured. {missing}\n")
        return
    with gzip.open(reference(CORPUS), "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line, _ in zip(lines, range(most or sys.maxsize), strict=False)]
    texts = [f"{paper['title']}\n{paper['abstract']}" for paper in papers]
    with tempfile.TemporaryDirectory() as scratch:
        one, all_papers, target = (Path(scratch) / name for name in ("one.jsonl", "all.jsonl", "claims.jsonl"))
        warm = {"id": 1, "title": "A paper", "abstract": _PROSE}
        # Blank lines fill a batch, so that each of two workers gets one and starts.
        one.write_text("\n".join([json.dumps(warm), *[""] * BATCH_LINES, json.dumps(warm)]), encoding="utf-8")
        all_papers.write_text("".join(json.dumps(paper) + "\n" for paper in papers), encoding="utf-8")
        bare = [_bare(texts)]
        start = _start_up(one, target)
        wall, busy = _apart(_command(all_papers, target), start)
        claims = sum(line.count(b'"kind": ') for line in target.read_bytes().splitlines())
        first = target.read_bytes()
        bare.append(_bare(texts))
        two = ("--workers", "2")
        start = _start_up(one, target, *two)
        wall_two, busy_two = _apart(_command(all_papers, target, *two), start)
        same = target.read_bytes() == first
        bare.append(_bare(texts))
    pass_ = statistics.median(bare)
    count = len(papers)
    print(f"{count:,} papers, {claims:,} claims; start-up taken off.\n")
    print(f"{'':<28}{'processor s':>12}{'wall s':>9}{'papers/s':>10}{'x bare pass':>13}")
    print(f"{'bare pass of one pattern':<28}{pass_:>12.3f}{'':>9}{count / pass_:>10,.0f}{1:>13}")
    print(f"{'Tidemark, one process':<28}{busy:>12.2f}{wall:>9.2f}{count / busy:>10,.0f}{busy / pass_:>13.0f}")
    print(f"{'Tidemark, two workers':<28}{busy_two:>12.2f}{wall_two:>9.2f}{count / wall_two:>10,.0f}")
    print(f"\nTwo workers against one, by the wall: {wall / wall_two:.2f} times", end="; ")
    print("the same output, byte for byte." if same else "THE OUTPUT DIFFERS.")
    print(f"Every abstract on arXiv ({ARXIV:,}) on one core: {ARXIV / (count / busy) / 60:.0f} minutes.")
    _quantulum(texts[:: max(1, count // 100)][:100], pass_ / count)


def _start_up(source: Path, target: Path, *more: str) -> tuple[float, float]:
    wall, busy = zip(*(_command(source, target, *more) for _ in range(3)), strict=True)
    return statistics.median(wall), statistics.median(busy)


def _apart(whole: tuple[float, float], start: tuple[float, float]) -> tuple[float, float]:
    return whole[0] - start[0], whole[1] - start[1]


def _bare(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        for _ in BARE.finditer(text):
            pass
    return time.process_time() - started


def _command(source: Path, target: Path, *more: str) -> tuple[float, float]:
    """Wall and processor seconds of ``python -m extraction``, its workers included."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "extraction", str(source), "-o", str(target), *more], cwd=ROOT, check=True)
    passed, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _quantulum(sample: list[str], bare: float) -> None:
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        print("quantulum3 is not installed, so it is not measured beside them.\n")
        return
    parser.parse(_PROSE)
    started = time.process_time()
    for text in sample:
        parser.parse(text)
    each = (time.process_time() - started) / len(sample)
    print(f"quantulum3 on {len(sample)} of them: {1 / each:,.0f} papers/s, {each / bare:,.0f} times the bare pass.\n")


def growth(names: list[str], repeats: int) -> None:
    """Print how time grows with length, shape by shape."""
    lengths = "".join(f"{f'{length:,}':>12}" for length in LENGTHS)
    print(f"Seconds by length (median of {repeats}) and what each doubling costs (at most {MOST} times):\n")
    print(f"{'one abstract of':<26}{lengths}    doublings")
    for name in names:
        command = [sys.executable, "-m", "tests.bench.extraction", "--shape", name, "--repeats", str(repeats)]
        medians: list[float] = []
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            killer = _Killer(child)
            for line in child.stdout:
                killer.rest()
                if line.strip() != ".":
                    medians.append(float(line))
            killer.end()
        doublings = [longer / shorter for shorter, longer in itertools.pairwise(medians)]
        told = ", ".join(f"{one:.2f}" for one in doublings) + ("  TOO MUCH" if max(doublings, default=0) > MOST else "")
        if len(medians) < len(LENGTHS):
            told += (
                f"  KILLED after {LONGEST_SECONDS} s" if killer.fired else f"  FAILED with status {child.returncode}"
            )
        print(f"{name:<26}{''.join(f'{one:>12.3f}' for one in medians):<36}    {told}", flush=True)


class _Killer:
    """Kills a child that has said nothing for a minute of wall time."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child, self.fired = child, False
        self._timer = threading.Timer(LONGEST_SECONDS, self._fire)
        self._timer.start()

    def rest(self) -> None:
        """The child has said something: another minute."""
        self._timer.cancel()
        self._timer = threading.Timer(LONGEST_SECONDS, self._fire)
        self._timer.start()

    def end(self) -> None:
        """The child has ended."""
        self._timer.cancel()

    def _fire(self) -> None:
        self.fired = True
        self._child.kill()


def one_shape(name: str, repeats: int) -> None:
    """In the child: say "." after each reading, and the median seconds after each length."""
    extract("", _PROSE)  # start-up apart
    for length in LENGTHS:
        text = SHAPES[name](length)
        times = []
        for _ in range(repeats):
            started = time.process_time()
            extract("", text)
            times.append(time.process_time() - started)
            print(".", flush=True)
        print(statistics.median(times), flush=True)


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
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="readings of each text (5)")
    parser.add_argument("--only", choices=("speed", "growth"), help="one half of it")
    parser.add_argument("--shape", choices=SHAPES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.shape:
        one_shape(options.shape, options.repeats)
        return 0
    print(machine() + "\n")
    if options.only != "growth":
        speed(options.papers)
    if options.only != "speed":
        growth(list(SHAPES), options.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
