"""The shipped fixtures: true to their sources, loaded twice with one outcome, never over a person's work."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db.models import Count

from extraction import Vocabulary
from leaderboard.models import Benchmark, Convention, ImportedRow, Metric, Name, Paper, Result, System, Task, Text
from leaderboard.services import acts, catalogue, fixture_files
from tests import factories

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SHIPPED = ("catalogue.json", "papers.json", "results.json")


def import_fixtures(*files: Path) -> tuple[str, str, bool]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_fixtures", *map(str, files), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), False
    return out.getvalue(), err.getvalue(), True


def objects(*items: dict[str, Any]) -> str:
    return json.dumps(list(items))


def metric(**fields: Any) -> dict[str, Any]:
    plain = {"key": "accuracy", "slug": "accuracy", "name": "Accuracy", "status": "confirmed", "direction": "higher"}
    return {"model": "leaderboard.metric", "fields": {**plain, **fields}}


def sized(items: int, source: str) -> str:
    """A benchmark with the size of its test set, and where that is written."""
    plain = {"key": "quill", "slug": "quill", "name": "QuillBench", "status": "confirmed", "test_size": items}
    said = {"benchmark": ["quill"], "field": "test_size", "source": source}
    return objects(
        {"model": "leaderboard.benchmark", "fields": plain}, {"model": "leaderboard.convention", "fields": said}
    )


class TestShippedFiles:
    def test_the_catalogue_is_what_the_vocabulary_says(self) -> None:
        made = fixture_files.text_of(fixture_files.catalogue_objects(Vocabulary.default()))
        assert (FIXTURES / "catalogue.json").read_text(encoding="utf-8") == made, "run `make fixtures`"

    @pytest.mark.django_db
    def test_loaddata_reads_every_file_into_an_empty_database_twice_alike(self) -> None:
        def everything() -> list[str]:
            models = (Task, Metric, Benchmark, Convention, System, Name, Paper, Text, ImportedRow)
            return [serializers.serialize("json", model.objects.order_by("pk")) for model in models]

        files = [str(FIXTURES / name) for name in SHIPPED]
        call_command("loaddata", *files, verbosity=0)
        first = everything()
        call_command("loaddata", *files, verbosity=0)
        assert everything() == first

    @pytest.mark.django_db
    def test_a_living_database_gets_boards_with_trends_out_of_them(self) -> None:
        _, problems, well = import_fixtures()
        assert well, problems
        assert Text.objects.filter(kind="summary").count() >= 60
        trends = (
            Result.objects.ranked()
            .filter(date__isnull=False)
            .values("benchmark__name", "metric__name", "group")
            .annotate(points=Count("id"))
            .filter(points__gte=8)
        )
        assert len(trends) >= 10
        assert len({trend["benchmark__name"] for trend in trends}) >= 6
        found = Result.objects.get(system__name="TextHawk2", benchmark__name="OCRBench")
        assert (found.printed, found.metric.name, found.standing) == ("78.4%", "Accuracy", "ranked")
        said, _, _ = import_fixtures()
        assert said.count("unchanged since it was last loaded") == 3

    def test_enough_is_shipped(self) -> None:
        kinds = Counter(item["model"] for item in json.loads((FIXTURES / "catalogue.json").read_text()))
        assert kinds["leaderboard.benchmark"] >= 80
        assert kinds["leaderboard.metric"] >= 50
        assert kinds["leaderboard.task"] >= 25


@pytest.mark.django_db
class TestLoading:
    def test_what_a_person_touched_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "catalogue.json"
        file.write_text(objects(metric()))
        import_fixtures(file)
        entry = Metric.objects.get()
        entry.name = "Share correct"
        entry.save()
        acts.record_edit(entry, person=factories.make_person(), changes={"name": ("Accuracy", "Share correct")})
        file.write_text(objects(metric(name="Accuracy rate")))
        said, _, _ = import_fixtures(file)
        assert "left as a person made it: 1" in said
        assert Metric.objects.get().name == "Share correct"

    def test_a_name_that_a_person_took_away_does_not_come_back(self, tmp_path: Path) -> None:
        spelled = {"model": "leaderboard.name", "fields": {"kind": "metric", "metric": ["accuracy"], "text": "acc"}}
        file = tmp_path / "catalogue.json"
        file.write_text(objects(metric(), spelled))
        import_fixtures(file)
        Name.objects.filter(text="acc").delete()
        changed = {"names": ("Accuracy, acc", "Accuracy")}
        acts.record_edit(Metric.objects.get(), person=factories.make_person(), changes=changed)
        file.write_text(objects(spelled, metric()))
        said, _, _ = import_fixtures(file)
        assert "left as a person made it: 1" in said
        assert not Name.objects.filter(text="acc").exists()

    def test_what_nobody_touched_is_updated(self, tmp_path: Path) -> None:
        file = tmp_path / "catalogue.json"
        file.write_text(objects(metric(direction="unknown")))
        import_fixtures(file)
        file.write_text(objects(metric()))
        said, _, _ = import_fixtures(file)
        assert "updated: 1" in said
        assert Metric.objects.get().direction == "higher"

    def test_a_test_sets_size_comes_with_where_it_is_written(self, tmp_path: Path) -> None:
        file = tmp_path / "catalogue.json"
        for items, source in ((1000, "the paper"), (1200, "its second edition")):
            file.write_text(sized(items, source))
            _, problems, well = import_fixtures(file)
            assert well, problems
            benchmark = Benchmark.objects.get()
            assert (benchmark.test_size, [str(row) for row in benchmark.conventions.all()]) == (
                items,
                [f"test_size: {source}"],
            )

    def test_a_source_for_a_benchmark_that_a_person_changed_is_left_out(self, tmp_path: Path) -> None:
        benchmark = factories.make_benchmark("QuillBench", key="quill", test_size=900)
        changes = {"test_size": ("", "900")}
        acts.record_edit(benchmark, person=factories.make_person(), changes=changes)
        file = tmp_path / "catalogue.json"
        file.write_text(sized(1000, "the paper"))
        said, _, _ = import_fixtures(file)
        assert "left as a person made it: 2" in said
        benchmark.refresh_from_db()
        assert (benchmark.test_size, benchmark.conventions.count()) == (900, 0)

    def test_a_dry_run_says_what_would_change_on_boards_and_writes_nothing(self, tmp_path: Path) -> None:
        file = tmp_path / "catalogue.json"
        file.write_text(objects(metric(direction="unknown")))
        import_fixtures(file)
        result = factories.make_result(metric=Metric.objects.get(), standing="listed", reason="no-direction")
        file.write_text(objects(metric()))
        out = io.StringIO()
        call_command("import_fixtures", str(file), "--dry-run", stdout=out)
        assert "OCRBench: 0 entered, 0 left, 1 moved" in out.getvalue().splitlines()
        assert "Nothing was written: this was a dry run." in out.getvalue()
        result.refresh_from_db()
        assert (result.standing, Metric.objects.get().direction) == ("listed", "unknown")
        said, _, _ = import_fixtures(file)
        assert "updated: 1" in said

    def test_a_shipped_name_takes_a_candidates_results_over(self, tmp_path: Path) -> None:
        factories.make_metric("Accuracy", key="accuracy")
        factories.make_system("TextHawk2")
        factories.make_text(body="TextHawk2 achieves 78.4% accuracy on the QuillBench benchmark.")
        from tests.ledger.conftest import mine

        mine()
        assert Result.objects.get().reason == "unconfirmed-benchmark"
        file = tmp_path / "catalogue.json"
        file.write_text(
            objects(
                {
                    "model": "leaderboard.benchmark",
                    "fields": {"key": "quill", "slug": "quill", "name": "QuillBench", "status": "confirmed"},
                },
                {
                    "model": "leaderboard.name",
                    "fields": {
                        "kind": "benchmark",
                        "benchmark": ["quill"],
                        "text": "QuillBench",
                        "source": "vocabulary",
                    },
                },
            )
        )
        _, problems, well = import_fixtures(file)
        assert well, problems
        mine()
        assert (Result.objects.get().benchmark.key, Result.objects.get().standing) == ("quill", "ranked")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            pytest.param("{}", ("line 1", "list"), id="no-list"),
            pytest.param('[{"model": "leaderboard.metric",}]', ("line 1, column",), id="no-json"),
            pytest.param('[\n{"model": "leaderboard.metric", "fields": {}},\n]', ("comma",), id="trailing-comma"),
            pytest.param("", ("line 1",), id="empty"),
        ],
    )
    def test_a_file_that_is_no_fixture_is_refused_whole(self, tmp_path: Path, content: str, said: tuple[str]) -> None:
        file = tmp_path / "catalogue.json"
        file.write_text(content)
        _, problems, well = import_fixtures(file)
        assert not well
        assert all(part in problems for part in ("catalogue.json", *said)), problems

    @pytest.mark.parametrize(
        ("bad", "said"),
        [
            pytest.param({**metric(), "pk": 1}, "unknown key pk", id="unknown-key"),
            pytest.param(metric(colour="red"), "colour", id="unknown-field"),
            pytest.param({"model": "auth.user", "fields": {}}, "auth.user", id="model-not-allowed"),
            pytest.param(metric(minimum="many"), "many", id="no-number"),
            pytest.param([1], "model", id="no-object"),
            pytest.param(
                {"model": "leaderboard.name", "fields": {"kind": "metric", "metric": ["none"], "text": "x"}},
                "no metric has the key",
                id="unknown-target",
            ),
        ],
    )
    def test_a_bad_object_is_refused_alone_with_its_line(self, tmp_path: Path, bad: Any, said: str) -> None:
        file = tmp_path / "catalogue.json"
        file.write_text("[\n" + json.dumps(bad) + ",\n" + json.dumps(metric(key="f1", slug="f1", name="F1")) + "\n]")
        _, problems, well = import_fixtures(file)
        assert not well
        assert "catalogue.json, line 2" in problems
        assert said in problems, problems
        assert list(Metric.objects.values_list("key", flat=True)) == ["f1"]


@pytest.mark.django_db
def test_a_name_that_another_confirmed_entry_has_is_refused(tmp_path: Path) -> None:
    factories.make_metric("Accuracy", key="accuracy")
    factories.make_metric("F1", key="f1")
    file = tmp_path / "names.json"
    file.write_text(
        objects({"model": "leaderboard.name", "fields": {"kind": "metric", "metric": ["f1"], "text": "accuracy"}})
    )
    _, problems, well = import_fixtures(file)
    assert not well
    assert "already leads to Accuracy" in problems
    assert catalogue.finder("metric")("accuracy").key == "accuracy"
