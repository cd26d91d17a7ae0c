"""`manage.py import_results`: every cell accounted for, twice with the same outcome, changes as new versions."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from leaderboard.models import BoardChange, ImportedRow, Result, System, SystemAttribute
from leaderboard.services import acts
from tests import factories
from tests.reference import needs_reference, reference


def table(*rows: dict[str, Any], metrics: tuple[str, ...] = ("EM", "Number of params")) -> list[dict[str, Any]]:
    return [
        {
            "task": "Question answering",
            "datasets": [{"dataset": "SQuAD1.1", "sota": {"metrics": list(metrics), "rows": list(rows)}}],
        }
    ]


ROWS = (
    {
        "model_name": "QANet (ensemble)",
        "metrics": {"EM": "84.454", "Number of params": "12M"},
        "paper_date": "2018-03-19",
    },
    {"model_name": "QANet (single)", "metrics": {"EM": "80.929", "Number of params": "-"}, "paper_date": "2018-04-23"},
    {"model_name": "BiDAF", "metrics": {"EM": "see paper"}, "paper_date": None},
)


def import_results(path: Path, *options: str) -> tuple[str, str, bool]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_results", str(path), *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), False
    return out.getvalue(), err.getvalue(), True


@pytest.fixture
def file(db: None, tmp_path: Path) -> Path:
    factories.make_metric("Exact match", key="exact-match", aliases=("EM",))
    factories.make_benchmark("SQuAD1.1")
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(table(*ROWS)))
    return path


def test_every_cell_is_accounted_for(file: Path) -> None:
    said, _, well = import_results(file)
    assert well
    states = sorted(ImportedRow.objects.values_list("system", "understood"))
    assert states == [
        ("BiDAF", "raw"),
        ("QANet", "attribute"),
        ("QANet", "raw"),
        ("QANet", "score"),
        ("QANet", "score"),
    ]
    assert "no result, because" in said


def test_an_ensemble_is_a_setting_and_no_other_model(file: Path) -> None:
    import_results(file, "--confirm-names")
    assert System.objects.filter(name__startswith="QANet").count() == 1
    assert sorted(Result.objects.values_list("regime", flat=True)) == ["ensemble", "single model"]


def test_a_parameter_count_is_an_attribute_of_the_model(file: Path) -> None:
    import_results(file)
    assert [(str(a.system), a.value) for a in SystemAttribute.objects.all()] == [("QANet", "12M")]


def test_new_models_are_listed_and_rank_once_the_operator_vouches_for_them(file: Path) -> None:
    said, _, _ = import_results(file)
    assert set(Result.objects.values_list("standing", "reason")) == {("listed", "unconfirmed-model")}
    assert "Unconfirmed names: 1 models" in said
    import_results(file, "--confirm-names")
    assert set(Result.objects.values_list("standing", flat=True)) == {"ranked"}


def test_the_second_time_nothing_changes_and_it_says_so(file: Path) -> None:
    import_results(file)
    before = list(Result.objects.order_by("id").values())
    said, _, _ = import_results(file)
    assert "Nothing changed." in said
    assert list(Result.objects.order_by("id").values()) == before


def test_a_changed_cell_becomes_the_next_version_of_its_row(file: Path) -> None:
    import_results(file, "--confirm-names")
    result = Result.objects.get(regime="ensemble")
    changed = [{**ROWS[0], "metrics": {"EM": "84.5"}}, *ROWS[1:]]
    file.write_text(json.dumps(table(*changed)))
    import_results(file)
    result.refresh_from_db()
    assert (str(result.value.normalize()), result.imported_row.version) == ("84.5", 2)
    assert BoardChange.objects.filter(result=result, verb="moved").count() == 1


def test_a_decision_outlives_a_changed_cell_and_the_difference_is_queued(file: Path) -> None:
    import_results(file, "--confirm-names")
    acts.accept(Result.objects.get(regime="ensemble"), person=factories.make_person())
    changed = [{**ROWS[0], "metrics": {"EM": "99.9"}}, *ROWS[1:]]
    file.write_text(json.dumps(table(*changed)))
    import_results(file)
    result = Result.objects.get(regime="ensemble")
    assert (str(result.value.normalize()), result.checked, result.review) == ("84.454", "checked", "disagrees")


def test_a_trailing_comma_is_named_with_its_line_and_nothing_is_read(file: Path) -> None:
    file.write_text(json.dumps(table(*ROWS), indent=1).replace("\n]", ",\n]"))
    _, problems, well = import_results(file)
    assert not well
    assert "squad.json, line" in problems
    assert "comma" in problems
    assert not ImportedRow.objects.exists()


def test_csv_with_named_columns_is_read_too(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Benchmark,Metric,Model,Value,Date\nSQuAD1.1,EM,BiDAF,68.5%,2016-11\nSQuAD1.1,EM,,1,2016\n")
    _, problems, well = import_results(path, "--confirm-names")
    assert not well
    assert "mine.csv, line 3" in problems
    result = Result.objects.get()
    assert (str(result.system), result.unit, result.date_precision, result.standing) == (
        "BiDAF",
        "%",
        "month",
        "ranked",
    )


@needs_reference
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["hotpotqa", "nlp-progress", "snli", "squad"])
def test_a_real_dump_is_imported_whole_and_twice_with_the_same_outcome(name: str) -> None:
    path = reference(f"leaderboards/{name}.json")
    _, problems, well = import_results(path)
    assert well, problems
    assert ImportedRow.objects.count() == _cells(json.loads(path.read_text()))
    before = list(Result.objects.order_by("id").values())
    said, _, _ = import_results(path)
    assert "Nothing changed." in said
    assert list(Result.objects.order_by("id").values()) == before


def _cells(node: Any) -> int:
    """How many metric cells a dump holds, counted without the reader."""
    if isinstance(node, list):
        return sum(map(_cells, node))
    if not isinstance(node, dict):
        return 0
    own = len(node["metrics"]) if "model_name" in node else 0
    return own + sum(_cells(value) for key, value in node.items() if key != "metrics")
