"""`make_sample`: as many results as asked for, each of them what the ledger itself would make of its origin."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import F, Sum

from leaderboard.models import (
    Act,
    Anchor,
    Benchmark,
    BenchmarkSummary,
    BoardChange,
    Claim,
    ImportedRow,
    Metric,
    Name,
    Paper,
    Result,
    Run,
    System,
    Text,
)
from leaderboard.queries.search import Asked, search
from leaderboard.services import projection
from leaderboard.services.catalogue import normalise
from tests import factories

pytestmark = pytest.mark.django_db


def make(results: int = 300, **options: Any) -> str:
    out = StringIO()
    call_command("make_sample", results=results, stdout=out, **options)
    return out.getvalue()


def content() -> list[list[dict[str, Any]]]:
    """All that the samples say, without the times and keys that differ from one database to another."""
    return [
        list(rows.values(*fields))
        for rows, fields in (
            (Benchmark.objects.order_by("key"), ("key", "name", "status", "separators", "not_stated", "year")),
            (System.objects.order_by("key"), ("key", "name", "status")),
            (Paper.objects.order_by("slug"), ("slug", "title", "authors", "date", "date_precision")),
            (Text.objects.order_by("paper__slug"), ("paper__slug", "kind", "title", "body", "sha256")),
            (Claim.objects.order_by("pk"), ("digest", "printed", "spans", "anchor__start", "anchor__text__sha256")),
            (ImportedRow.objects.order_by("pk"), ("source", "external_id", "raw", "digest", "date", "setting")),
            (
                Result.objects.order_by("pk"),
                ("printed", "value", "rank_key", "group", "standing", "reason", "date_end", "checked", "system__key"),
            ),
        )
    ]


def test_it_makes_as_many_results_as_asked_for_and_says_so() -> None:
    said = make(300)
    assert Result.objects.count() == 300
    assert "results created: 300" in said
    run = Run.objects.get()
    assert (run.verb, run.failure, run.counts["results created"]) == ("make-sample", "", 300)


@pytest.mark.parametrize("results", [20, 0], ids=["done", "refused"])
def test_a_command_leaves_the_garbage_collector_as_it_was(results: int) -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    with suppress(CommandError):
        make(results)
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_every_result_says_what_the_ledger_makes_of_its_origin() -> None:
    make(300)
    counts = projection.project_results(Result.objects.all(), cause=factories.make_run())
    assert +counts == Counter(unchanged=300)


def test_reading_the_ledger_again_adds_no_result() -> None:
    make(300)
    papers = projection.project_papers(list(Paper.objects.all()), cause=factories.make_run())
    rows = projection.project_rows(
        list(ImportedRow.objects.values_list("source", "external_id")), cause=factories.make_run()
    )
    assert set(+(papers + rows)) == {"unchanged"}
    assert Result.objects.count() == 300


def test_about_a_third_is_read_in_texts_where_it_is_printed() -> None:
    make(300)
    assert 60 <= Anchor.objects.count() <= 150
    assert Anchor.objects.count() + ImportedRow.objects.count() == 300
    for claim in Claim.objects.select_related("anchor__text"):
        anchor = claim.anchor
        assert anchor.text.body[anchor.start : anchor.end] == claim.printed
        spans = claim.spans
        metric, benchmarks = spans["metric"], spans["benchmark"] if claim.joint else [spans["benchmark"]]
        assert (anchor.text.body[metric[1] : metric[2]] if metric else "") == claim.metric
        assert [anchor.text.body[start:end] for _, start, end in benchmarks] == claim.benchmarks


def test_the_samples_hold_every_kind_of_standing_precision_and_spelling() -> None:
    make(900)
    assert set(Result.objects.values_list("standing", flat=True)) == {"ranked", "listed", "hidden"}
    assert set(Result.objects.values_list("date_precision", flat=True)) == {"", "day", "month", "year"}
    reasons = set(Result.objects.values_list("reason", flat=True))
    assert reasons >= {"hedged", "range", "quotation", "assumed-metric", "unconfirmed-model", "delta", "baseline"}
    assert Result.objects.filter(factor=100).exists()
    assert Result.objects.exclude(rank_key=F("value")).exists()
    years = {day.year for day in Paper.objects.filter(date__isnull=False).values_list("date", flat=True)}
    assert len(years) > 5


def test_few_boards_are_large_and_many_small() -> None:
    make(900, benchmarks=60)
    sizes = Counter(Result.objects.filter(benchmark__isnull=False).values_list("benchmark", flat=True))
    ordered = sorted(sizes.values(), reverse=True)
    assert Benchmark.objects.count() == 60
    assert ordered[0] > 8 * ordered[len(ordered) // 2]
    assert Metric.objects.filter(results__isnull=False).distinct().count() > 5


def test_a_sample_curator_who_cannot_log_in_decided_on_some() -> None:
    make(300)
    curator = User.objects.get()
    assert not curator.is_active
    assert not curator.has_usable_password()
    assert set(Act.objects.values_list("verb", flat=True)) == {"accept", "correct", "reject", "dispute"}
    assert set(Act.objects.values_list("person", flat=True)) == {curator.pk}
    assert {"checked", "corrected", "bulk"} <= set(Result.objects.values_list("checked", flat=True))


def test_the_newest_results_stand_in_the_change_log() -> None:
    make(900)
    entered = BoardChange.objects.filter(run=Run.objects.get(), verb="entered")
    logged = {change.result_id for change in entered}
    newest = Result.objects.visible().exclude(date=None).order_by("-date_end")[:100]
    assert {result.pk for result in newest} - logged == set()


def test_the_same_seed_gives_the_same_rows() -> None:
    seen = []
    for seed in (7, 7, 8):
        with transaction.atomic():
            make(300, seed=seed)
            seen.append(content())
            transaction.set_rollback(True)
    same, again, other = seen
    assert same == again
    assert same != other


def test_more_samples_can_be_added_to_samples() -> None:
    make(300)
    make(300)
    assert Result.objects.count() == 600
    assert Name.objects.filter(kind="metric").count() == Metric.objects.count()


@pytest.mark.parametrize(
    ("fill", "named"),
    [
        (lambda: factories.make_benchmark(), "benchmarks"),
        (lambda: factories.make_system(), "models"),
        (lambda: factories.make_paper(), "papers"),
        (lambda: factories.make_result(), "imported rows"),
    ],
    ids=["benchmark", "model", "paper", "row"],
)
def test_it_refuses_a_database_that_holds_anything_else(fill: Any, named: str) -> None:
    fill()
    before = Result.objects.count()
    with pytest.raises(CommandError, match=f"{named}.*say --add"):
        make(300)
    assert Result.objects.count() == before
    assert not Run.objects.filter(verb=Run.Verb.SAMPLE).exists()


def test_it_adds_to_other_data_when_told_to_and_shares_its_metrics() -> None:
    mine = factories.make_result()
    said = make(300, add=True)
    assert "results created: 300" in said
    assert Result.objects.count() == 301
    assert Metric.objects.filter(name="Accuracy").get() == mine.metric
    assert Result.objects.filter(metric=mine.metric).count() > 1
    after = Result.objects.get(pk=mine.pk)
    assert (after.checked, after.standing) == (mine.checked, mine.standing)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"results": 0}, "--results is a number from 1."),
        ({"results": 5, "benchmarks": 6}, "--benchmarks is a number from 1 to that of --results."),
        ({"results": 5, "benchmarks": 0}, "--benchmarks is a number from 1 to that of --results."),
    ],
    ids=["no results", "more benchmarks than results", "no benchmarks"],
)
def test_numbers_that_make_no_sense_are_refused(options: dict[str, int], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        make(**options)


@pytest.mark.parametrize("results", [1, 2, 19])
def test_very_few_results_work_too(results: int) -> None:
    make(results)
    assert Result.objects.count() == results


def test_what_is_made_later_goes_on_behind_the_samples_keys() -> None:
    make(300)
    made = set(Result.objects.values_list("pk", flat=True))
    assert factories.make_result(metric=Metric.objects.get(name="Accuracy")).pk not in made
    factories.make_paper()
    factories.make_benchmark("Reef")


def test_samples_are_found_and_counted_at_once() -> None:
    make(300)
    benchmark = BenchmarkSummary.objects.filter(ranked__gt=2).latest("results").benchmark
    (group,) = search(Asked.read(benchmark.name, normalise), ["benchmark"])
    assert group.hits[0].name == benchmark.name
    assert BenchmarkSummary.objects.aggregate(all=Sum("results"))["all"] == Result.objects.visible().count()
