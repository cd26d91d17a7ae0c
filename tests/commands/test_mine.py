"""`manage.py mine`: what it would do, what it does, and to which papers."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.utils import timezone

import extraction
from leaderboard.models import Benchmark, BoardChange, Claim, Paper, Result, Run, Text
from leaderboard.services import acts, catalogue, ledger
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
    said, done = mine("--dry-run"), mine()
    assert said.replace("  Nothing was written: this was a dry run.\n", "") == done
    assert BoardChange.objects.count() == len([line for line in done.splitlines() if line.endswith("% entered")]) == 2


def test_it_says_how_much_changed_on_each_board() -> None:
    assert mine("--dry-run").splitlines()[2:4] == [
        "OCRBench: 1 entered, 0 left, 0 moved",
        "ChartQA: 1 entered, 0 left, 0 moved",
    ]


def test_the_table_of_a_dry_run_is_that_of_the_run_itself(tmp_path: Path) -> None:
    mine("--dry-run", "--csv", str(tmp_path / "said.csv"))
    mine("--csv", str(tmp_path / "done.csv"))
    assert (tmp_path / "said.csv").read_bytes() == (tmp_path / "done.csv").read_bytes()
    with (tmp_path / "done.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["board"], row["change"], row["model"], row["value"], row["before"]) for row in rows] == [
        ("ocrbench", "entered", "TextHawk2", "78.4%", ""),
        ("chartqa", "entered", "TextHawk2", "81.4%", ""),
    ]
    assert [json.loads(row["after"]) for row in rows] == list(
        BoardChange.objects.order_by("id").values_list("after", flat=True)
    )


def test_a_table_that_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        mine("--csv", str(tmp_path / "nowhere" / "table.csv"))
    assert not Run.objects.exists()


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


def test_a_paper_is_found_by_its_identifiers_too() -> None:
    Paper.objects.get(slug="two").identifiers.create(scheme="arxiv", value="2410.05261")
    mine("--paper", "2410.05261")
    assert list(Result.objects.values_list("benchmark__key", flat=True)) == ["chartqa"]


class TestGoingOn:
    """A run that was stopped goes on where it was, and only there."""

    @pytest.fixture(autouse=True)
    def _one_paper_a_batch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ledger, "BATCH", 1)

    @pytest.fixture
    def stopped(self, monkeypatch: pytest.MonkeyPatch) -> str:
        """A run that was told to stop while it read the first paper; what it answered."""
        real = extraction.extract

        def read(*args: Any, **kwargs: Any) -> extraction.Report:
            os.kill(os.getpid(), signal.SIGTERM)
            return real(*args, **kwargs)

        with monkeypatch.context() as patch:
            patch.setattr(extraction, "extract", read)
            with pytest.raises(CommandError) as refused:
                mine()
        return str(refused.value)

    def test_the_batch_at_hand_is_finished_and_it_says_how_to_go_on(self, stopped: str) -> None:
        assert "mine --resume" in stopped
        assert list(Result.objects.values_list("benchmark__key", flat=True)) == ["ocrbench"]
        run = Run.objects.get()
        assert (run.reached, run.failure) == (Paper.objects.get(slug="one").pk, "Stopped by its operator.")

    def test_it_reads_what_was_left(self, stopped: str) -> None:
        assert "Read 1 papers" in mine("--resume")
        assert set(Result.objects.values_list("benchmark__key", flat=True)) == {"ocrbench", "chartqa"}

    def test_it_does_not_go_on_twice(self, stopped: str) -> None:
        mine("--resume")
        with pytest.raises(CommandError, match="nothing to go on with"):
            mine("--resume")

    def test_it_does_not_go_on_with_other_names(self, stopped: str) -> None:
        catalogue.teach(Benchmark.objects.get(key="chartqa"), "Chart questions")
        with pytest.raises(CommandError, match="names changed since"):
            mine("--resume")

    def test_a_later_run_over_all_papers_leaves_nothing_to_go_on_with(self, stopped: str) -> None:
        mine()
        with pytest.raises(CommandError, match="nothing to go on with"):
            mine("--resume")

    def test_it_goes_on_with_the_same_selection(self, monkeypatch: pytest.MonkeyPatch) -> None:
        factories.make_text(factories.make_paper("Paper three", slug="three"), "TextHawk2 reaches 9.4% on ChartQA.")
        Run.objects.create(
            verb=Run.Verb.MINE,
            started_at=timezone.now(),
            rules_version=extraction.RULES_VERSION,
            vocabulary=catalogue.vocabulary().fingerprint,
            selection={"papers": [Paper.objects.get(slug=slug).pk for slug in ("one", "two")]},
            reached=Paper.objects.get(slug="one").pk,
        )
        assert "Read 1 papers" in mine("--resume")
        assert list(Result.objects.values_list("paper__slug", flat=True)) == ["two"]


class TestUpgrades:
    """Newer rules or a newer shipped catalogue change no board until a person applies them."""

    @pytest.fixture
    def newer_rules(self, monkeypatch: pytest.MonkeyPatch) -> None:
        mine()
        real = extraction.extract

        def read(*args: Any, **kwargs: Any) -> extraction.Report:
            report = real(*args, **kwargs)
            return replace(report, claims=tuple(replace(claim, kind="delta") for claim in report.claims))

        monkeypatch.setattr(extraction, "extract", read)

    def boards(self) -> list[Any]:
        return list(Result.objects.order_by("pk").values())

    @pytest.mark.usefixtures("newer_rules")
    def test_newer_rules_alone_change_nothing_whatever_people_decide_meanwhile(self) -> None:
        one, two = Result.objects.order_by("pk")
        before = self.boards()[1]
        acts.accept(one, person=factories.make_person())
        call_command("migrate", verbosity=0)
        assert self.boards()[1] == before
        assert Result.objects.get(pk=two.pk).kind == "score"

    @pytest.mark.usefixtures("newer_rules")
    def test_papers_that_are_imported_again_are_not_read_again(self, tmp_path: Path) -> None:
        before = self.boards()
        papers = [{"title": title, "abstract": body} for title, body in Text.objects.values_list("title", "body")]
        (tmp_path / "papers.jsonl").write_text("".join(json.dumps(paper) + "\n" for paper in papers))
        call_command("import_papers", str(tmp_path / "papers.jsonl"), stdout=io.StringIO())
        assert self.boards() == before

    @pytest.mark.usefixtures("newer_rules")
    def test_a_shipped_file_with_one_paper_more_reads_that_one_alone(self, tmp_path: Path) -> None:
        before = self.boards()
        rows = json.loads(
            serializers.serialize(
                "json",
                [*Paper.objects.all(), *Text.objects.all()],
                use_natural_foreign_keys=True,
                use_natural_primary_keys=True,
            )
        )
        more = json.loads(json.dumps(rows).replace('"one"', '"more"').replace("78.4%", "79.4%"))
        shipped = [*rows, *(row for row in more if "more" in json.dumps(row))]
        (tmp_path / "papers.json").write_text(json.dumps(shipped))
        call_command("import_fixtures", str(tmp_path / "papers.json"), stdout=io.StringIO())
        assert self.boards()[:2] == before
        assert [row["paper_id"] for row in self.boards()[2:]] == [Paper.objects.get(slug="more").pk]

    @pytest.mark.usefixtures("newer_rules")
    def test_mining_applies_them_and_the_log_says_so(self) -> None:
        mine()
        assert set(Result.objects.values_list("kind", flat=True)) == {"delta"}
        assert set(BoardChange.objects.filter(verb="left").values_list("run__verb", flat=True)) == {"mine"}
