"""Names, numbers and texts that nobody would write: cut or refused alike on every database, never a crash."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leaderboard.models import Benchmark, ImportedRow, Paper, Result, System
from leaderboard.services import acts
from leaderboard.services.numbers import as_held, fits
from tests import factories
from tests.ledger.conftest import mine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

LONG = "wide " * 20_000 + "end"
NAMES = [
    pytest.param("x" * 350, id="long"),
    pytest.param("N" + "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 299, id="longer-when-normalised"),
    pytest.param("\N{FIRE}\N{FIRE}", id="emoji"),
    pytest.param("\u05e9\u05dc\u05d5\u05dd\u202e", id="right-to-left"),
    pytest.param("???", id="nothing-when-normalised"),
    pytest.param("unnamed-paper", id="like-a-generated-one"),
    pytest.param("a" * 200 + "!", id="slug-cut"),
]


def write(tmp_path: Path, name: str, *lines: str) -> str:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_imported_and_imported_again_without_change(name, tmp_path, capsys) -> None:
    row = f'"{name}","{name} 2","{name} 3",78.4,"{name}","{name}","{name}","https://example.org/{name}"'
    path = write(tmp_path, "results.csv", "benchmark,metric,model,value,split,note,paper_title,paper_url", row)
    call_command("import_results", path)
    before = (Result.objects.count(), Paper.objects.count(), System.objects.count(), Benchmark.objects.count())
    call_command("import_results", path)
    assert "Nothing changed." in capsys.readouterr().out
    assert (
        Result.objects.count(),
        Paper.objects.count(),
        System.objects.count(),
        Benchmark.objects.count(),
    ) == before
    assert ImportedRow.objects.count() == 1


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(LONG, id="100000-characters"),
        pytest.param("".join(chr(0x1F300 + n % 600) for n in range(5_000)), id="emoji"),
        pytest.param("\u05e9\u05dc\u05d5\u05dd \u202eright to left", id="right-to-left"),
        pytest.param("???", id="no-letters"),
    ],
)
def test_any_title_is_imported_and_found_again(title, tmp_path, capsys) -> None:
    body = "TextHawk2 achieves 78.4% accuracy on OCRBench."
    fields = {"title": title, "abstract": body, "authors": ["A" * 1_000], "url": "https://example.org/" + "u" * 900}
    path = write(tmp_path, "papers.jsonl", json.dumps({"id": "1", **fields}))
    call_command("import_papers", path)
    call_command("import_papers", path)
    assert "Nothing changed." in capsys.readouterr().out
    assert Paper.objects.get().texts.get().title == title
    assert Result.objects.get().standing == "ranked"


def test_long_titles_that_differ_at_their_end_are_two_papers(tmp_path) -> None:
    lines = [json.dumps({"id": end, "title": LONG + end, "abstract": "We read."}) for end in ("one", "two")]
    call_command("import_papers", write(tmp_path, "papers.jsonl", *lines))
    assert Paper.objects.count() == 2


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800"], ids=["nul", "half-a-pair"])
@pytest.mark.parametrize("field", ["title", "abstract", "authors", "url", "id"])
def test_characters_that_no_database_holds_are_refused_with_their_line(field, bad, tmp_path, capsys) -> None:
    fields = {"id": "1", "title": "Good", "abstract": "We read.", field: "Bad @"}
    line = json.dumps(fields).replace("@", bad)
    good = json.dumps({"id": "2", "title": "Another", "abstract": "We read."})
    with pytest.raises(CommandError, match="refused"):
        call_command("import_papers", write(tmp_path, "papers.jsonl", line, good))
    assert list(Paper.objects.values_list("title", flat=True)) == ["Another"]


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800"], ids=["nul", "half-a-pair"])
@pytest.mark.parametrize("where", ["model_name", "value", "paper_title", "dataset", "metric", "link"])
def test_no_dump_brings_such_characters_in(where, bad, tmp_path) -> None:
    said = {"model_name": "M", "value": "1.5", "paper_title": "P", "dataset": "D", "metric": "Accuracy", "link": "L"}
    said[where] += " @"
    row = {
        "model_name": said["model_name"],
        "metrics": {said["metric"]: said["value"]},
        "paper_title": said["paper_title"],
        "paper_url": "",
        "paper_date": None,
        "code_links": [{"title": said["link"], "url": ""}],
        "model_links": [],
        "uses_additional_data": False,
    }
    table = {"dataset": said["dataset"], "sota": {"metrics": [said["metric"]], "rows": [row]}, "subdatasets": []}
    dump = [{"task": "T", "categories": [], "datasets": [table], "subtasks": [], "description": ""}]
    text = json.dumps(dump).replace("@", bad)
    try:
        call_command("import_results", write(tmp_path, "dump.json", text))
    except CommandError as error:
        assert "refused" in str(error)  # noqa: PT017
    for kept in ImportedRow.objects.all():
        assert not any(sign in json.dumps(kept.raw) for sign in ("\\u0000", "\\ud800"))


def test_a_csv_of_a_thousand_columns(tmp_path, capsys) -> None:
    columns = ["benchmark", "metric", "model", "value", *(f"extra {n}" for n in range(1_000))]
    row = ["OCRBench", "Accuracy", "TextHawk2", "78.4", *("y" * 300 for _ in range(1_000))]
    call_command("import_results", write(tmp_path, "wide.csv", ",".join(columns), ",".join(row)))
    assert Result.objects.get().value == Decimal("78.4")


def test_a_source_that_no_column_holds_is_refused_in_one_line(tmp_path, capsys) -> None:
    path = write(tmp_path, "x" * 220 + ".csv", "benchmark,metric,model,value", "OCRBench,Accuracy,TextHawk2,78.4")
    with pytest.raises(CommandError):
        call_command("import_results", path)
    assert "200 is the most" in capsys.readouterr().err
    assert not ImportedRow.objects.exists()


@pytest.mark.parametrize(
    ("number", "held"),
    [
        ("78.4", True),
        ("0.000000001", True),
        ("12345678901234", True),
        ("123456789012345", False),
        ("12345678901234.56", False),
        ("0.12345678901", False),
        ("1E+13", True),
        ("1E+14", False),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_only_numbers_that_every_database_holds_exactly_are_kept(number, held) -> None:
    assert fits(Decimal(number)) is held


def test_a_number_on_its_metrics_scale_is_held_as_it_is_read_back(tmp_path, capsys) -> None:
    factories.make_metric("Share", key="share", scale="fraction", unit="", minimum=None, maximum=None)
    path = write(tmp_path, "r.csv", "benchmark,metric,model,value", "OCRBench,Share,TextHawk2,0.1234567891%")
    call_command("import_results", path)
    result = Result.objects.get()
    assert result.rank_key == as_held(result.rank_key) == Decimal("0.0012345679")
    call_command("mine")
    assert "Nothing changed." in capsys.readouterr().out


def test_an_unnamed_model_of_a_paper_whose_name_is_taken() -> None:
    paper = factories.make_paper("Reading Fine Print", slug="fine-print")
    factories.make_system("Unnamed Fine Print", key="unnamed-fine-print")
    factories.make_text(paper, "Our method achieves 78.4% accuracy on OCRBench.")
    mine()
    assert Result.objects.get().system.paper == paper


def test_a_curator_with_a_very_long_name_and_a_reason_with_a_nul_byte() -> None:
    person = factories.make_person()
    person.first_name, person.last_name = "A" * 140, "B" * 140
    person.save()
    result = factories.make_result(from_text=True)
    with pytest.raises(acts.ActError, match="NUL"):
        acts.accept(result, person=person, reason="a\0b")
    assert len(acts.accept(result, person=person).shown_name) == 150
