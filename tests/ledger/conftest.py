"""A small catalogue, a paper, and a way to read texts with other rules than today's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import extraction
from leaderboard.models import Paper, Run
from leaderboard.services import ledger
from tests import factories

Rewrite = Callable[[extraction.Claim], extraction.Claim | None]


@pytest.fixture
def catalogue(db: None) -> None:
    factories.make_metric("Accuracy", key="accuracy", aliases=("acc",))
    factories.make_metric("Recall@1", key="recall-1", aliases=("R@1",))
    factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    factories.make_benchmark("RefCOCOg")
    factories.make_system("TextHawk2")


def mine(*papers: Paper) -> ledger.Mined:
    return ledger.mine(papers or Paper.objects.order_by("id"), run=factories.make_run(Run.Verb.MINE))


@pytest.fixture
def with_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Rewrite], None]:
    """Change the rules: what the real ones read is passed through `rewrite`; None takes a reading back."""
    real = extraction.extract

    def change(rewrite: Rewrite) -> None:
        def changed(*args: object, **kwargs: object) -> extraction.Report:
            report = real(*args, **kwargs)
            claims = tuple(claim for claim in map(rewrite, report.claims) if claim is not None)
            return replace(report, claims=claims)

        monkeypatch.setattr(extraction, "extract", changed)

    return change
