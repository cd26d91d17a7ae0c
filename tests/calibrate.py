"""Fit what a claim's signs are worth: ``make calibrate``, or ``python -m tests.calibrate [--write]``.

Reads the labelled papers (``tests/labels.py``), notes each claim's signs and whether it holds as a whole tuple, and
fits a logistic regression with a quadratic penalty to those that the rules were worked on with. Rules fare better on
papers that they were written on than on others: two numbers, a shift and a stretch of the whole, are then fitted to
the corpus papers that no rule was written on. Prints how the fitted confidence fares on the papers worked on, each
fifth judged by a fit of the others, and on the held-out ones. ``--write`` writes ``extraction/weights.toml``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from extraction import claim_to_json, extract
from extraction.calibrate import WEIGHTS
from tests.labels import HELD_OUT, LEVELLED_ON, WORKED_ON, papers, scorer
from tests.reference import missing_reference

#: The larger, the nearer to nought all weights stay. Chosen by the figures of the fifths.
PENALTY = 2.0
#: How strongly the stretch is held to 1 when the weights are levelled: few fresh claims bear little but a shift.
STRETCH_PULL = 1000.0
#: A sign seen less often says nothing.
RARE = 8
FOLDS = 5
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Seen:
    """One claim: its paper, its signs, whether it holds, and whether a board could rank it."""

    paper: str
    signs: tuple[str, ...]
    holds: bool
    entry: bool


def observe(name: str) -> list[Seen]:
    """Every claim that the extractor reads in a set of labelled papers, but those that count neither way."""
    score = scorer()
    seen: list[Seen] = []
    for paper in papers(name):
        claims = extract(paper.title, paper.abstract, explain=False).claims
        rows = [claim_to_json(claim) for claim in claims]
        pairs, excused = score.match(paper.claims, rows)
        depths = {index: depth for _, index, depth in pairs}
        seen += [
            Seen(paper.identity, claim.signs, depths.get(index, 0) == len(score.LEVELS), score.is_entry(row))
            for index, (claim, row) in enumerate(zip(claims, rows, strict=True))
            if index not in excused
        ]
    return seen


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weight of each sign that is frequent enough, by Newton's method on the penalised likelihood."""
    counts = Counter(sign for one in seen for sign in set(one.signs))
    names = ["always", *sorted(sign for sign, count in counts.items() if count >= RARE)]
    table = np.array([[name == "always" or name in one.signs for name in names] for one in seen], dtype=float)
    holds = np.array([one.holds for one in seen], dtype=float)
    penalty = np.full(len(names), PENALTY)
    penalty[0] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(50):
        expected = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (holds - expected) - penalty * weights
        bend = table.T @ (table * (expected * (1 - expected))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def levelled(weights: dict[str, float], fresh: Sequence[Seen]) -> dict[str, float]:
    """The weights stretched and shifted, so that they are right on the whole for papers that no rule was written on.

    Platt's scaling, with a pull of the stretch towards 1: a few dozen claims cannot bear more.
    """
    totals = np.array([sum(weights.get(sign, 0.0) for sign in ("always", *one.signs)) for one in fresh])
    table = np.stack([np.ones_like(totals), totals], axis=1)
    holds = np.array([one.holds for one in fresh], dtype=float)
    pull = np.diag([1e-6, STRETCH_PULL])
    fitted = np.array([0.0, 1.0])
    for _ in range(50):
        expected = 1 / (1 + np.exp(-table @ fitted))
        slope = table.T @ (holds - expected) - pull @ (fitted - np.array([0.0, 1.0]))
        step = np.linalg.solve(table.T @ (table * (expected * (1 - expected))[:, None]) + pull, slope)
        fitted += step
        if np.abs(step).max() < 1e-9:
            break
    shift, stretch = fitted
    moved = {name: round(float(weight * stretch), 3) for name, weight in weights.items()}
    return moved | {"always": round(float(weights["always"] * stretch + shift), 3)}


def judged(weights: dict[str, float], seen: Iterable[Seen]) -> list[tuple[float, Seen]]:
    """Each claim with the confidence that the weights give it."""
    totals = ((sum(weights.get(sign, 0.0) for sign in ("always", *one.signs)), one) for one in seen)
    return [(1 / (1 + float(np.exp(-total))), one) for total, one in totals]


def crosswise(seen: Sequence[Seen]) -> list[tuple[float, Seen]]:
    """Each claim judged by a fit of the papers of the other folds."""
    order = {paper: index % FOLDS for index, paper in enumerate(sorted({one.paper for one in seen}))}
    rows: list[tuple[float, Seen]] = []
    for fold in range(FOLDS):
        weights = fit([one for one in seen if order[one.paper] != fold])
        rows += judged(weights, [one for one in seen if order[one.paper] == fold])
    return rows


def told(name: str, rows: Sequence[tuple[float, Seen]]) -> str:
    """How confidence fares: per bound, the share of claims at it or above that hold, and of right entries there."""
    right = [confidence for confidence, one in rows if one.holds and one.entry]
    lines = [f"{name}: {len(rows)} claims, {sum(one.holds for _, one in rows) / len(rows):.2f} hold"]
    for bound in BOUNDS:
        above = [one for confidence, one in rows if confidence >= bound]
        if above:
            holds = sum(one.holds for one in above) / len(above)
            share = sum(confidence >= bound for confidence in right) / max(len(right), 1)
            lines.append(
                f"  at {bound} or above: {len(above):4} claims, {holds:.2f} hold; {share:.2f} of right entries"
            )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fit what a claim's signs are worth.")
    parser.add_argument("--write", action="store_true", help="write extraction/weights.toml")
    options = parser.parse_args()
    if (missing := missing_reference()) is not None:
        print(missing, file=sys.stderr)
        return 2
    seen = [one for name in WORKED_ON for one in observe(name)]
    weights = levelled(fit(seen), observe(LEVELLED_ON))
    print(told("worked on, crosswise", crosswise(seen)))
    for name in (LEVELLED_ON, *HELD_OUT):
        print(told(name, judged(weights, observe(name))))
    if options.write:
        head = "# What each sign of a claim is worth: see extraction/calibrate.py. Written by `make calibrate`.\n\n"
        body = "".join(f'"{sign}" = {weight}\n' for sign, weight in weights.items())
        WEIGHTS.write_text(head + body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
