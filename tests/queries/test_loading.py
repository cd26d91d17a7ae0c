"""Rows that are loaded column by column behave as Django's own do."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from django.db.models import F

from leaderboard.models import Benchmark, Result
from tests import factories

pytestmark = pytest.mark.django_db


def test_what_was_not_asked_for_is_fetched_when_it_is_looked_at(django_assert_num_queries: Any) -> None:
    key = factories.make_benchmark("OCRBench").pk
    row = Benchmark.objects.only("slug").get(pk=key)
    assert row.get_deferred_fields() >= {"name", "status"}
    with django_assert_num_queries(1):
        assert row.name == "OCRBench"


def test_a_loaded_row_is_known_to_be_in_the_database_and_saves_as_a_change() -> None:
    factories.make_benchmark("OCRBench")
    row = Benchmark.objects.get()
    assert (row._state.adding, row._state.db) == (False, "default")
    row.description = "Text in pictures."
    row.save()
    assert list(Benchmark.objects.values_list("description", flat=True)) == ["Text in pictures."]


def test_a_loaded_row_is_equal_to_itself_copied_refreshed_and_annotated() -> None:
    made = factories.make_benchmark("OCRBench")
    row: Any = Benchmark.objects.annotate(said=F("name")).get()
    assert row == made == pickle.loads(pickle.dumps(row))
    assert (row.said, row.name) == ("OCRBench", "OCRBench")
    row.refresh_from_db()
    assert row.name == "OCRBench"


def test_near_finds_the_results_of_boards_and_no_other_benchmark() -> None:
    benchmark, metric = factories.make_benchmark(), factories.make_metric()
    results = [factories.make_result(benchmark=benchmark, metric=metric) for _ in range(2)]
    board = (results[0].benchmark_id, results[0].metric_id, results[0].group)
    assert set(Result.objects.near([board])) == set(results)
    assert not Result.objects.near([(10**6, board[1], board[2])]).exists()
