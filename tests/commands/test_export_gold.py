"""`manage.py export_gold`: complete papers as labels, names as their texts print them, nothing that was not read."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaderboard.models import Paper, Result, Run, Text
from leaderboard.services import acts, ledger
from leaderboard.services.papers import text_digest
from tests import factories
from tests.reference import needs_reference, reference

TWO = "TextHawk2 achieves 78.4% accuracy on OCRBench and 81.4% accuracy on ChartQA."


@pytest.fixture
def ada(db: None) -> User:
    factories.make_metric("Accuracy", aliases=("acc",))
    factories.make_metric("F1", aliases=("F1 score",))
    factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    factories.make_benchmark("DocVQA", aliases=("the doc set", "DocVQA-test"))
    factories.make_system("TextHawk2")
    return factories.make_person("ada")


def mined(body: str, arxiv_id: str | None = "2410.05261") -> list[Result]:
    paper = factories.make_paper(f"A paper {arxiv_id}", arxiv_id=arxiv_id)
    factories.make_text(paper, body)
    ledger.mine(Paper.objects.filter(pk=paper.pk), run=factories.make_run(Run.Verb.MINE))
    return list(Result.objects.filter(paper=paper).order_by("anchor__start"))


def export(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], str]:
    said = StringIO()
    call_command("export_gold", "--out", str(folder), stdout=said)
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["claims"] for row in map(json.loads, lines)}, said.getvalue()


def test_an_accepted_reading_is_a_label_as_printed(ada: User, tmp_path: Path) -> None:
    for result in mined(TWO):
        acts.accept(result, person=ada)
    claims, said = export(tmp_path)
    assert claims["arxiv:2410.05261"][0] == {
        "kind": "score",
        "value": 78.4,
        "unit": "%",
        "qualifier": "exact",
        "metric": "accuracy",
        "benchmark": "OCRBench",
        "setting": None,
        "model": "TextHawk2",
        "baseline": None,
    }
    assert [claim["benchmark"] for claim in claims["arxiv:2410.05261"]] == ["OCRBench", "ChartQA"]
    assert "Wrote 1 papers with 2 claims" in said
    assert json.loads((tmp_path / "papers.jsonl").read_text()) == {
        "id": "arxiv:2410.05261",
        "title": "A paper 2410.05261",
        "abstract": TWO,
    }


@pytest.mark.parametrize(
    ("changes", "field", "label"),
    [
        ({"value": "87.4"}, "value", 87.4),
        ({"value": "87"}, "value", 87),
        ({"kind": "delta", "unit": "points"}, "kind", "delta"),
        ({"qualifier": "about"}, "qualifier", "about"),
        ({"metric": "F1"}, "metric", "F1"),
        ({"benchmark": "ChartQA"}, "benchmark", "ChartQA"),
        ({"split": "test", "shots": "5"}, "setting", "test; 5"),
    ],
    ids=str,
)
def test_a_correction_is_what_the_label_says(
    ada: User, tmp_path: Path, changes: dict[str, str], field: str, label: object
) -> None:
    first, second = mined(TWO)
    acts.correct(first, person=ada, changes=changes, reason="As the text says")
    acts.accept(Result.objects.get(pk=second.pk), person=ada)
    assert export(tmp_path)[0]["arxiv:2410.05261"][0][field] == label


def test_a_corrected_name_is_every_name_that_the_text_prints(ada: User, tmp_path: Path) -> None:
    (first,) = mined("TextHawk2 achieves 78.4% accuracy on OCRBench, not on the doc set, DocVQA-test.")
    acts.correct(first, person=ada, changes={"benchmark": "DocVQA"}, reason="As the text says")
    assert export(tmp_path)[0]["arxiv:2410.05261"][0]["benchmark"] == ["DocVQA", "the doc set", "DocVQA-test"]


def test_rejected_numbers_are_no_labels_and_a_paper_of_them_is_silent(ada: User, tmp_path: Path) -> None:
    for result in mined(TWO):
        acts.reject(result, person=ada, reason="Not a measured score")
    claims, said = export(tmp_path)
    assert claims == {"arxiv:2410.05261": []}
    assert "in 1 of them every number was rejected" in said


def unfinished_by(how: str, ada: User) -> None:
    first, second = mined(TWO)
    acts.accept(first, person=ada)
    second = Result.objects.get(pk=second.pk)
    match how:
        case "in bulk":
            acts.accept(second, person=ada, bulk=True)
        case "rejected in bulk":
            acts.reject(second, person=ada, reason="x", bulk=True)
        case "disputed":
            acts.dispute(second, person=ada, reason="I doubt it.")
        case "undone":
            acts.undo(acts.accept(second, person=ada), person=ada)


@pytest.mark.parametrize("how", ["undecided", "in bulk", "rejected in bulk", "disputed", "undone"])
def test_a_paper_with_an_open_number_is_left_out_and_counted(ada: User, tmp_path: Path, how: str) -> None:
    unfinished_by(how, ada)
    claims, said = export(tmp_path)
    assert claims == {}
    assert "Left out 1 papers with 1 decided numbers" in said


def test_a_decision_that_a_new_version_of_the_text_inherits_counts(ada: User, tmp_path: Path) -> None:
    (first,) = mined("TextHawk2 achieves 78.4% accuracy on OCRBench.")
    acts.accept(first, person=ada)
    paper = first.paper
    assert paper is not None
    body = "On OCRBench, TextHawk2 achieves 78.4% accuracy."
    Text.objects.create(
        paper=paper, kind="abstract", version=2, title=paper.title, body=body, sha256=text_digest(paper.title, body)
    )
    ledger.mine(Paper.objects.all(), run=factories.make_run(Run.Verb.MINE))
    assert Result.objects.get().anchor.text.version == 2
    if Result.objects.get().review:
        acts.accept(Result.objects.get(), person=ada)
    claims, _ = export(tmp_path)
    assert [claim["value"] for claim in claims["arxiv:2410.05261"]] == [78.4]
    assert json.loads((tmp_path / "papers.jsonl").read_text())["abstract"] == body


def test_a_paper_without_an_identifier_is_named_by_its_address(ada: User, tmp_path: Path) -> None:
    (result,) = mined("TextHawk2 achieves 78.4% accuracy on OCRBench.", None)
    acts.accept(result, person=ada)
    assert list(export(tmp_path)[0]) == [f"tidemark:{result.paper.slug}"]


def test_an_empty_database_gives_empty_files_and_says_what_is_missing(db: None, tmp_path: Path) -> None:
    claims, said = export(tmp_path / "new" / "folder")
    assert claims == {}
    assert "complete when every number" in said


def test_a_folder_that_cannot_be_made_is_said(db: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        export(tmp_path / "file" / "below")


def test_it_asks_as_often_for_twice_the_papers(ada: User, tmp_path: Path) -> None:
    counts = []
    for some in (("1", "2"), ("3", "4")):
        for number in some:
            for result in mined(TWO, f"2410.0000{number}"):
                acts.accept(Result.objects.get(pk=result.pk), person=ada)
        with CaptureQueriesContext(connection) as asked:
            export(tmp_path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15


@needs_reference
def test_the_labels_fit_the_form_that_extractors_are_measured_against(ada: User, tmp_path: Path) -> None:
    for number, decide in enumerate((acts.accept, acts.accept, None)):
        for result in mined(TWO.replace("78.4", f"7{number}.4"), f"2410.0000{number}"):
            fresh = Result.objects.get(pk=result.pk)
            if decide is not None:
                decide(fresh, person=ada)
            else:
                acts.correct(fresh, person=ada, changes={"benchmark": "DocVQA", "unit": ""}, reason="As it says")
    export(tmp_path)
    labels = str(tmp_path / "claims.jsonl")
    command = [sys.executable, str(reference("gold/score.py")), labels, labels, "--json", "--gold-against-gold"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["all"]["gold"] == found["all"]["predicted"] == 6
    for level, figures in found["all"]["levels"].items():
        assert figures == {"precision": 1.0, "recall": 1.0, "f1": 1.0}, level
    assert found["all"]["beside"] == {"unit": 1.0, "qualifier": 1.0}
