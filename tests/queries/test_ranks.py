"""What the database counts agrees with what `ranking` decides, on boards with ties, both directions and no dates."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from leaderboard import ranking
from leaderboard.filters import BenchmarkFilters, BoardFilters, InvalidParameter
from leaderboard.models import BenchmarkSummary, Metric, Result
from leaderboard.queries import boards, firsts, lists, trends
from leaderboard.queries.lines import Board, Slim, boards_of
from leaderboard.queries.paging import cut
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["higher", "lower"])
def metric(request: Any) -> Metric:
    return factories.make_metric("Loss", direction=request.param, maximum=None)


def fill(metric: Metric, seed: int, count: int = 24) -> list[Result]:
    """A board with ties, several results a model, days that are shared and results without one."""
    dice = random.Random(seed)
    benchmark = factories.make_benchmark(f"Board {seed}")
    systems = [factories.make_system(f"Model {seed} {number}") for number in range(9)]
    return [
        factories.make_result(
            benchmark=benchmark,
            metric=metric,
            system=dice.choice(systems),
            value=str(dice.randrange(40, 60)),
            when=dice.choice([None, date(2020, dice.randrange(1, 13), 1)]),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_rank_on_a_models_page_is_that_of_the_board(metric: Metric, seed: int) -> None:
    results = fill(metric, seed)
    fill(metric, seed + 100)
    up = metric.higher_is_better
    best = [
        row
        for row, _ in ranking.best_per_model(
            Slim.fetch(Result.objects.filter(pk__in=pks(results))), higher_is_better=up
        )
    ]
    expected = dict(zip([row.pk for row in best], ranking.ranks(best), strict=True))
    found = lists.places_of([result for result in results if result.pk in expected])
    assert {pk: rank for pk, (rank, _) in found.items()} == expected
    assert {of for _, of in found.values()} == {len(best)}


@pytest.mark.parametrize("seed", range(4))
def test_the_frontier_of_a_small_chart_is_that_of_the_board(metric: Metric, seed: int) -> None:
    results = fill(metric, seed)
    expected = ranking.frontier(
        Slim.fetch(Result.objects.filter(pk__in=pks(results))), higher_is_better=metric.higher_is_better
    )
    board = (results[0].benchmark_id, metric.pk, "")
    assert [row.pk for row in trends.frontiers([board])[board]] == [row.pk for row in expected]  # type: ignore[list-item, index]


def test_the_best_in_the_list_is_the_leader_of_the_page(metric: Metric) -> None:
    results = fill(metric, 1)
    benchmark = results[0].benchmark
    assert benchmark is not None
    lead = boards.board(benchmark, BoardFilters()).lead
    assert lead is not None
    assert firsts.first_boards([benchmark.pk])[benchmark.pk].leader == lead.result.pk
    assert BenchmarkSummary.objects.get(benchmark=benchmark).best_id == lead.result.pk


@pytest.mark.parametrize(
    ("counts", "default", "chosen"),
    [
        ([], None, None),
        ([(1, "", 3)], None, Board(1, "")),
        ([(1, "", 3), (2, "", 4)], 1, Board(2, "")),
        ([(1, "", 3), (2, "", 3)], 2, Board(2, "")),
        ([(1, "", 3), (2, "", 3)], None, Board(1, "")),
        ([(1, "split=dev", 2), (1, "split=test", 3)], None, Board(1, "split=test")),
        ([(1, "split=dev", 2), (1, "", 2), (2, "", 3)], None, Board(1, "")),
    ],
    ids=[
        "nothing", "one", "the busiest metric", "of equals the usual one", "of equals the older", "the largest group",
        "groups count together",
    ],
)  # fmt: skip
def test_the_board_that_is_shown_first(
    counts: list[tuple[int, str, int]], default: int | None, chosen: Board | None
) -> None:
    assert boards_of(counts, default) == chosen


def test_trends_show_busy_confirmed_boards_only(metric: Metric) -> None:
    busy = fill(metric, 1)
    candidate = fill(metric, 2)
    few = fill(metric, 3, count=4)
    assert candidate[0].benchmark is not None
    candidate[0].benchmark.status = "candidate"
    candidate[0].benchmark.save()
    assert few
    assert [trend.leader.benchmark_id for trend in trends.trends(9)] == [busy[0].benchmark_id]


def test_of_results_of_one_day_trends_look_at_those_that_were_learnt_last(
    metric: Metric, monkeypatch: pytest.MonkeyPatch
) -> None:
    up = 1 if metric.higher_is_better else -1
    for name in ("First", "Last"):
        board = factories.make_benchmark(name)
        for month in range(1, 9):
            value = str(50 + up * month)
            factories.make_result(benchmark=board, metric=metric, value=value, when=date(2020, month, 1))
    monkeypatch.setattr(trends, "LOOKED_AT", 1)
    assert [str(trend.leader.benchmark) for trend in trends.trends(9)] == ["Last"]


@pytest.mark.parametrize(
    ("page", "rows", "first", "last", "previous", "following"),
    [
        (1, 0, 0, 0, None, None),
        (1, 3, 1, 3, None, None),
        (1, 10, 1, 10, None, None),
        (1, 11, 1, 10, None, "?page=2"),
        (2, 11, 11, 11, "?", None),
        (2, 30, 11, 20, "?", "?page=3"),
    ],
)
def test_pages_know_their_neighbours(
    page: int, rows: int, first: int, last: int, previous: str | None, following: str | None
) -> None:
    _, pager = cut(range(rows), BenchmarkFilters(page=page), size=10)
    assert (pager.first, pager.last, pager.previous, pager.next) == (first, last, previous, following)


@pytest.mark.parametrize(("page", "rows"), [(2, 0), (2, 10), (100_000, 50)])
def test_a_page_beyond_the_last_is_refused(page: int, rows: int) -> None:
    with pytest.raises(InvalidParameter):
        cut(range(rows), BenchmarkFilters(page=page), size=10)


def pks(results: Sequence[Result]) -> list[int]:
    return [result.pk for result in results]
