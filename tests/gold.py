"""How well the labelled papers are read: ``make gold``, or ``python -m tests.gold [--write]``.

Prints precision, recall and F1 per set and level, what each rule's claims are worth, and whether confidence means what
it says. ``tests/labels.py`` says which papers, and where they are. Only figures
come out of here, never a text or a label. ``--write`` brings what ``docs/extraction.md`` takes from
code up to date.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from extraction import RULES_VERSION, claim_to_json, extract
from tests import docs_parts
from tests.labels import HELD_OUT, SETS, papers, scorer
from tests.reference import ROOT, missing_reference

LEVELS = {
    "value": "the number",
    "benchmark": "... and benchmark",
    "metric": "... and metric",
    "model": "... and system: the whole",
}
#: The lower ends of the bins of confidence.
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SURE = 0.9

_Claims = dict[str, list[dict[str, Any]]]


def read(name: str) -> _Claims:
    """What the extractor reads in the papers of a set, by paper, as the command line prints it."""
    return {
        paper.identity: [claim_to_json(one) for one in extract(paper.title, paper.abstract, explain=False).claims]
        for paper in papers(name)
    }


def labelled(name: str) -> _Claims:
    """What the papers of a set claim, by paper."""
    return {paper.identity: paper.claims for paper in papers(name)}


@dataclass
class Count:
    """Claims of one kind: how many, how many with the right number, how many that hold as a whole."""

    claims: int = 0
    number: int = 0
    whole: int = 0

    def add(self, depth: int) -> None:
        self.claims += 1
        self.number += depth >= 1
        self.whole += depth == len(LEVELS)


@dataclass
class Figures:
    """What was measured on one set."""

    views: dict[str, dict[str, Any]]
    silent: tuple[int, int]  # papers without a claim: left silent, of how many
    rules: dict[str, Count] = field(default_factory=dict)
    bins: dict[float, Count] = field(default_factory=lambda: {low: Count() for low in BINS})
    sure: Count = field(default_factory=Count)
    entries: tuple[int, int] = (0, 0)  # correct entries at ``SURE`` or above, of all correct entries


def measure(score: ModuleType, gold: _Claims, predicted: _Claims) -> Figures:
    """Hold the claims of a set against its labels."""
    keeps = {"entry": score.is_entry, "delta": lambda claim: claim["kind"] == "delta", "all": lambda _: True}
    silent = [paper for paper, claims in gold.items() if not claims]
    figures = Figures(
        {name: score.tally(gold, predicted, keep)[0] for name, keep in keeps.items()},
        (sum(not predicted.get(paper) for paper in silent), len(silent)),
    )
    correct = sure = 0
    for paper, golds in gold.items():
        claims = predicted.get(paper, [])
        pairs, excused = score.match(golds, claims)
        depths = {index: depth for _, index, depth in pairs}
        for index, claim in enumerate(claims):
            if index in excused:
                continue  # counts neither way: see ``match``
            depth, confidence = depths.get(index, 0), claim["confidence"]
            figures.rules.setdefault(claim["rule"], Count()).add(depth)
            figures.bins[max(low for low in BINS if low <= confidence)].add(depth)
            if confidence >= SURE:
                figures.sure.add(depth)
            if depth == len(LEVELS) and score.is_entry(claim):
                correct += 1
                sure += confidence >= SURE
    figures.entries = (sure, correct)
    return figures


def measure_all() -> dict[str, Figures]:
    """The figures of every set."""
    score = scorer()
    return {name: measure(score, labelled(name), read(name)) for name in SETS}


def tables(measured: dict[str, Figures]) -> str:
    """The figures as Markdown."""
    return "\n\n".join(
        [
            "Precision, recall and F1, per set and level. An entry is a score with a benchmark, what a board could "
            "rank; a delta is a gain or a loss:",
            _table(("set", "what", "level", "labelled", "read", "precision", "recall", "F1"), _levels(measured)),
            _table(("set", "papers without a claim left silent", "units right", "qualifiers right"), _beside(measured)),
            "By rule, over all sets and on `check` alone: how many claims, how many of them have the number (and kind) "
            "right, how many hold as whole tuples, and which share of all labelled claims the rule reads whole:",
            _table(
                ("rule", "claims", "number", "whole", "recall", "`check`: claims", "number", "whole"), _rules(measured)
            ),
            "Confidence, as read and as it turned out:",
            _table(("confidence", *(f"{name}: claims | hold" for name in SETS)), _bins(measured)),
            "\n".join(
                f"- `{name}`: of the {one.sure.claims} claims at {SURE} or above, "
                f"{_share(one.sure.whole, one.sure.claims)} hold as whole tuples; "
                f"{_share(*one.entries)} of the {one.entries[1]} correct entries stand there."
                for name, one in measured.items()
            ),
        ]
    )


def _levels(measured: dict[str, Figures]) -> Iterable[tuple[str, ...]]:
    for name, figures in measured.items():
        for view, row in figures.views.items():
            for level, told in LEVELS.items():
                got = row["levels"][level]
                parts = (f"{got[part]:.3f}" for part in ("precision", "recall", "f1"))
                yield f"`{name}`", view, told, str(row["gold"]), str(row["predicted"]), *parts


def _beside(measured: dict[str, Figures]) -> Iterable[tuple[str, ...]]:
    for name, figures in measured.items():
        beside = figures.views["all"]["beside"]
        silent, papers = figures.silent
        yield f"`{name}`", f"{silent} of {papers}", f"{beside['unit']:.3f}", f"{beside['qualifier']:.3f}"


def _rules(measured: dict[str, Figures]) -> Iterable[tuple[str, ...]]:
    labelled = sum(figures.views["all"]["gold"] for figures in measured.values())
    totals: dict[str, Count] = {}
    for figures in measured.values():
        for rule, count in figures.rules.items():
            total = totals.setdefault(rule, Count())
            total.claims += count.claims
            total.number += count.number
            total.whole += count.whole
    for rule, total in sorted(totals.items(), key=lambda item: -item[1].claims):
        one = measured["check"].rules.get(rule, Count())
        yield f"`{rule}`", *_counted(total), f"{total.whole / labelled:.3f}", *_counted(one)


def _counted(count: Count) -> tuple[str, str, str]:
    return str(count.claims), _share(count.number, count.claims), _share(count.whole, count.claims)


def _bins(measured: dict[str, Figures]) -> Iterable[tuple[str, ...]]:
    for low, high in zip(BINS, (*BINS[1:], 1.0), strict=True):
        counts = [figures.bins[low] for figures in measured.values()]
        cells = (f"{one.claims} | {_share(one.whole, one.claims)}" for one in counts)
        yield (f"{low:.2f} to {high:.2f}" if high == 1 else f"{low:.2f} to under {high:.2f}"), *cells


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table whose columns also line up on a terminal; a cell may hold several columns, split by " | "."""
    cells = [" | ".join(row).split(" | ") for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


def _measured_at() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    known = commit.stdout.strip() or "unknown"
    return (
        f"Measured on {datetime.date.today().isoformat()} with `make gold`, commit {known}, "
        f"rules version {RULES_VERSION}, on labelled papers: the reference sets `seed`, `dev` and `check`, and "
        "abstracts of the reference corpus that are labelled in `tests/labelled/` by the same guidelines (`corpus`, "
        f"`corpus-held-out`). Of {' and '.join(f'`{name}`' for name in HELD_OUT)} only figures were looked at, "
        "but for a listing that once named four of its papers with what was read there"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description="Accuracy on the labelled papers.")
    parser.add_argument(
        "--write",
        action="store_true",
        help="bring the figures, the rules and the example in docs/extraction.md up to date",
    )
    options = parser.parse_args()
    if (missing := missing_reference()) is not None:
        print(missing, file=sys.stderr)
        return 1
    text = _measured_at() + "\n\n" + tables(measure_all())
    print(text)
    if options.write:
        docs_parts.put("figures", text)
        docs_parts.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
