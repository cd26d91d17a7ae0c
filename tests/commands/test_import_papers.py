"""`manage.py import_papers`: what it says, what it refuses, what it leaves behind."""

from __future__ import annotations

import io
import json
import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leaderboard.models import Paper, Result, Run, Text
from tests import factories
from tests.reference import needs_reference, reference
from tests.sites import Site

GOOD = {
    "id": "a",
    "title": "TextHawk2: Seeing Fine Print",
    "abstract": "TextHawk2 achieves 78.4% accuracy on OCRBench.",
    "arxiv_id": "2410.05261",
    "date": "2024-10-07",
}


def lines(*items: object) -> str:
    return "\n".join(item if isinstance(item, str) else json.dumps(item) for item in items)


def import_papers(path: Path, *options: str) -> tuple[str, str, bool]:
    """Standard output, standard error, and whether it ended well."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_papers", str(path), *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), False
    return out.getvalue(), err.getvalue(), True


@pytest.fixture
def _catalogue(db: None) -> None:
    factories.make_metric("Accuracy", key="accuracy")
    factories.make_benchmark("OCRBench")
    factories.make_system("TextHawk2")


@pytest.mark.usefixtures("_catalogue")
class TestReport:
    def test_a_good_file_is_read_and_reported(self, tmp_path: Path) -> None:
        file = tmp_path / "papers.jsonl"
        file.write_text(lines(GOOD))
        said, _, well = import_papers(file)
        assert well
        assert "papers created: 1" in said
        assert str(Result.objects.get()) == "78.4% by TextHawk2 on OCRBench"

    def test_the_second_time_nothing_changes_and_it_says_so(self, tmp_path: Path) -> None:
        file = tmp_path / "papers.jsonl"
        file.write_text(lines(GOOD))
        import_papers(file)
        before = Result.objects.values().get()
        said, _, well = import_papers(file)
        assert well
        assert "Nothing changed." in said
        assert Result.objects.values().get() == before

    def test_the_run_is_recorded_with_the_files_hash_and_counts(self, tmp_path: Path) -> None:
        file = tmp_path / "papers.jsonl"
        file.write_text(lines(GOOD))
        import_papers(file)
        run = Run.objects.get(verb=Run.Verb.IMPORT_PAPERS)
        assert (run.file_name, len(run.file_sha256), run.counts["papers created"]) == ("papers.jsonl", 64, 1)
        assert run.finished_at is not None


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize(
    ("bad", "said"),
    [
        pytest.param("{not json", ("line 2", "JSON"), id="no-json"),
        pytest.param("[1, 2]", ("line 2", "object"), id="no-object"),
        pytest.param({"id": "b", "abstract": "x"}, ("line 2", "field title"), id="no-title"),
        pytest.param({"id": "b", "title": "  "}, ("line 2", "field title"), id="blank-title"),
        pytest.param({"id": "b", "title": "B", "date": "2021-13"}, ("line 2", "field date", "YYYY"), id="no-date"),
        pytest.param(
            {"id": "b", "title": "B", "abstract": "x" * 1_000_001}, ("line 2", "field abstract"), id="too-long"
        ),
        pytest.param({"id": "b", "title": "B", "abstract": "a\0b"}, ("line 2", "NUL"), id="nul-byte"),
        pytest.param({"id": "b", "title": "B", "abstract": "\ud800"}, ("line 2",), id="lone-surrogate"),
    ],
)
def test_a_bad_line_is_refused_alone_with_its_place(tmp_path: Path, bad: object, said: tuple[str, ...]) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text(lines(GOOD, bad, {**GOOD, "id": "c", "title": "Another paper", "arxiv_id": "2410.05262"}))
    _, problems, well = import_papers(file)
    assert not well
    assert all(part in problems for part in ("papers.jsonl", *said)), problems
    assert Paper.objects.count() == 2


@pytest.mark.usefixtures("_catalogue")
def test_broken_utf8_is_refused_for_its_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_bytes(b'{"id": "b", "title": "\xff"}\n' + json.dumps(GOOD).encode())
    _, problems, well = import_papers(file)
    assert not well
    assert "line 1" in problems
    assert Paper.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "said"),
    [pytest.param("missing.jsonl", "No such file", id="missing"), pytest.param(".", "folder", id="folder")],
)
def test_what_is_no_file_is_said_in_one_line(tmp_path: Path, name: str, said: str) -> None:
    _, problems, well = import_papers(tmp_path / name)
    assert not well
    assert said in problems
    assert not Run.objects.exists()


# Killed in the middle ------------------------------------------------------------------------------------------------


@pytest.mark.sqlite
def test_killed_at_any_moment_whole_papers_stand_and_a_second_run_completes(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    abstract = "TextHawk2 achieves {0}.5% accuracy on OCRBench. It beats others by {0}.2% on ChartQA."
    papers = [
        {"title": f"Paper number {n}", "abstract": abstract.format(n % 90 + 1), "arxiv_id": f"2410.{n:05}"}
        for n in range(1, 601)
    ]
    file.write_text(lines(*papers))
    database = tmp_path / "tidemark.sqlite3"
    site = Site(f"sqlite:///{database}", tmp_path)
    site.run("manage.py", "migrate", "-v0")
    moment = random.Random(7)
    killed = 0
    for _ in range(4):
        process = site.start("manage.py", "import_papers", str(file))
        time.sleep(0.9 + moment.random() * 0.6)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        killed += process.returncode == -signal.SIGKILL
        _consistent(database)
    assert killed
    site.run("manage.py", "import_papers", str(file))
    counts = _consistent(database)
    assert counts["paper"] == counts["text"] == 600


def _consistent(database: Path) -> dict[str, int]:
    """No paper without its text and reading, no result without its anchor, no reading without a result."""
    connection = sqlite3.connect(database)
    try:
        tables = ("paper", "text", "anchor", "claim", "result")
        counts = {t: connection.execute(f"SELECT count(*) FROM leaderboard_{t}").fetchone()[0] for t in tables}
        orphans = connection.execute(
            "SELECT count(*) FROM leaderboard_anchor a LEFT JOIN leaderboard_result r ON r.anchor_id = a.id "
            "WHERE r.id IS NULL"
        ).fetchone()[0]
    finally:
        connection.close()
    assert counts["paper"] == counts["text"]
    assert counts["anchor"] == counts["claim"] == counts["result"]
    assert orphans == 0
    return counts


# Reference data ------------------------------------------------------------------------------------------------------


@needs_reference
@pytest.mark.django_db
def test_the_page_the_project_began_from_is_mined_whole() -> None:
    page = reference("seed/similar-papers.txt")
    call_command("import_fixtures", "fixtures/catalogue.json", stdout=io.StringIO())
    said, _, well = import_papers(page, "--facts", str(reference("seed/papers.tsv")))
    assert well
    assert "papers created: 203" in said
    assert Text.objects.count() == 203
    result = Result.objects.get(benchmark__key="ocrbench", system__name="TextHawk2")
    assert (result.printed, result.metric.key, result.standing) == ("78.4%", "accuracy", "ranked")
    assert str(result.date) == "2024-10-07"
