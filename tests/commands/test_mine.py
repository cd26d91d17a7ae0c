"""`manage.py mine`: what it would do, what it does, and to which papers."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from leaderboard.models import BoardChange, Claim, Result, Run
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _texts(db: None) -> None:
    factories.make_metric("Accuracy", key="accuracy")
    factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    factories.make_system("TextHawk2")
    one = factories.make_paper("Paper one", slug="one")
    two = factories.make_paper("Paper two", slug="two")
    factories.make_text(one, "TextHawk2 achieves 78.4% accuracy on OCRBench.")
    factories.make_text(two, "TextHawk2 achieves 81.4% accuracy on ChartQA.")


def mine(*options: str) -> str:
    out = io.StringIO()
    call_command("mine", *options, stdout=out)
    return out.getvalue()


def test_a_dry_run_says_what_would_change_and_writes_nothing() -> None:
    dry = mine("--dry-run")
    assert "OCRBench: TextHawk2 78.4% entered" in dry
    assert "Nothing was written" in dry
    assert not any(model.objects.exists() for model in (Claim, Result, Run))


def test_what_the_dry_run_said_is_what_then_happens() -> None:
    changes = [line for line in mine("--dry-run").splitlines() if "entered" in line]
    assert [line for line in mine().splitlines() if "entered" in line] == changes
    assert BoardChange.objects.count() == len(changes) == 2


def test_the_second_time_nothing_changes_and_it_says_so() -> None:
    mine()
    assert "Nothing changed." in mine()


def test_one_paper_alone() -> None:
    mine("--paper", "one")
    assert list(Result.objects.values_list("benchmark__key", flat=True)) == ["ocrbench"]


def test_one_benchmarks_papers_alone() -> None:
    mine()
    assert "Read 1 papers" in mine("--benchmark", "chartqa")


@pytest.mark.parametrize("options", [("--paper", "none"), ("--benchmark", "none")], ids=["paper", "benchmark"])
def test_an_unknown_slug_is_said(options: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="none"):
        mine(*options)
