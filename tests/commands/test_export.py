"""`manage.py export`: all that is public in files, each whole or not there, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leaderboard.models import System
from leaderboard.services import export
from tests import factories
from tests.web.conftest import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def run(out: Path, *options: str) -> str:
    said = io.StringIO()
    call_command("export", "--out", str(out), *options, stdout=said)
    return said.getvalue()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_kind_is_a_file_of_its_own(world: World, tmp_path: Path) -> None:
    said = run(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{kind}.csv" for kind in export.KINDS}
    assert f"{tmp_path / 'results.csv'}: 5 records" in said
    assert [row["value"] for row in rows(tmp_path / "results.csv")] == ["78.4", "75.25", "60", "70.1", "90"]


def test_lines_of_json_are_the_apis_records(world: World, tmp_path: Path) -> None:
    run(tmp_path, "--format", "jsonl", "--only", "models")
    [path] = tmp_path.iterdir()
    assert [json.loads(line)["slug"] for line in path.read_text(encoding="utf-8").splitlines()] == sorted(
        system.slug for system in world.systems
    )


def test_more_than_one_slice_is_written_whole(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MOST", 2)
    run(tmp_path, "--only", "results")
    assert len(rows(tmp_path / "results.csv")) == 5


def test_a_board_has_its_metrics_as_columns_and_the_best_of_each_model(world: World, tmp_path: Path) -> None:
    lower = factories.make_metric("Error", direction="lower")
    for value in ("12", "9.5"):
        factories.make_result(benchmark=world.benchmark, metric=lower, system=world.systems[0], value=value)
    run(tmp_path, "--board", "ocrbench")
    assert [(row["model_name"], row["accuracy"], row["error"]) for row in rows(tmp_path / "board-ocrbench.csv")] == [
        ("Alder of OCRBench", "78.4", "9.5"),
        ("Birch of OCRBench", "75.25", ""),
        ("Cedar of OCRBench", "60", ""),
    ]


def test_a_formula_for_a_name_is_text(world: World, tmp_path: Path) -> None:
    System.objects.update(name='=HYPERLINK("http://evil.example")')
    run(tmp_path, "--only", "models")
    assert {row["name"][:2] for row in rows(tmp_path / "models.csv")} == {"'="}


def test_a_file_that_breaks_off_leaves_the_older_one(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "results.csv").write_text("older")

    def broken(kind: str) -> object:
        yield {"id": 1}
        raise OSError("the disk went away")

    monkeypatch.setattr(export, "listed", broken)
    with pytest.raises(OSError, match="went away"):
        run(tmp_path, "--only", "results")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"results.csv": "older"}


def test_an_unknown_board_is_named(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no benchmark “nowhere”"):
        run(tmp_path, "--board", "nowhere")


def test_an_empty_database_makes_empty_files(db: None, tmp_path: Path) -> None:
    run(tmp_path)
    assert {path.stat().st_size for path in tmp_path.iterdir()} == {0}
