"""What lists and pages say of benchmarks is what there is: after every kind of write, stored equals counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import Q

from leaderboard import ranking
from leaderboard.models import Benchmark, BenchmarkCounts, BenchmarkSummary, Metric, Paper, Result
from leaderboard.queries.boards.coverage import Coverage, coverage
from leaderboard.queries.boards.facets import Combination, Counts
from leaderboard.queries.lines import BY_PERSON, Slim, boards_of
from leaderboard.services import acts, imports, summaries
from leaderboard.services.runs import Tally
from tests import factories
from tests.ledger.conftest import mine
from tests.ledger.test_lasting import cell

pytestmark = pytest.mark.django_db


def counted(benchmark: Benchmark) -> dict[str, Any]:
    """A benchmark's figures, counted one result at a time by what `ranking` says."""
    results = list(Result.objects.filter(benchmark=benchmark).exclude(standing="hidden").select_related("metric"))
    ranked = [result for result in results if result.standing == "ranked"]
    sizes: dict[tuple[int, str], int] = {}
    for result in ranked:
        assert result.metric_id is not None
        sizes[result.metric_id, result.group] = sizes.get((result.metric_id, result.group), 0) + 1
    board = boards_of([(*key, count) for key, count in sizes.items()], benchmark.default_metric_id)
    found: dict[str, Any] = {
        "results": len(results),
        "ranked": len(ranked),
        "papers": len({result.paper_id for result in results if result.paper_id}),
        "checked": sum(result.checked in BY_PERSON for result in results),
        "board": None,
        "best": None,
        "steps": [],
        "points": 0,
    }
    if board is not None:
        up = Metric.objects.get(pk=board.metric).higher_is_better
        mine = Result.objects.ranked().filter(benchmark=benchmark, metric=board.metric, group=board.group)
        slims = Slim.fetch(mine)
        found |= {
            "board": (board.metric, board.group),
            "best": ranking.ordered(slims, higher_is_better=up)[0].pk,
            "steps": [row.pk for row in ranking.frontier(slims, higher_is_better=up)],
            "points": sum(row.date_end is not None for row in slims),
        }
    return found


def stored(benchmark: Benchmark) -> dict[str, Any]:
    row = BenchmarkSummary.objects.filter(benchmark=benchmark).first() or BenchmarkSummary(benchmark=benchmark)
    board = (row.metric_id, row.group) if row.metric_id else None
    fields = ("results", "ranked", "papers", "checked", "best_id", "steps", "points")
    return {"board": board, **{name.removesuffix("_id"): getattr(row, name) for name in fields}}


def alike(benchmark: Benchmark) -> Counter[tuple[Any, ...]]:
    """A benchmark's results by what a reader may choose, and those that wait for a person, counted one at a time."""
    names = Combination._fields[:-2]
    rows = Result.objects.filter(benchmark=benchmark).values("metric_id", "reason", *names[1:])
    waiting = (ranking.Reason.HELD, ranking.Reason.BELOW_THRESHOLD)
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        what = tuple(row[name] for name in ("metric_id", *names[1:]))
        found[*what, "results"] += 1
        found[*what, "waiting"] += row["reason"] in waiting
    return +found


def stored_alike(benchmark: Benchmark) -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for *what, results, waiting in Counts.of(benchmark, None).rows:
        found[*what, "results"] += results
        found[*what, "waiting"] += waiting
    return +found


def origins(benchmark: Benchmark, metric: Metric | None) -> Coverage:
    """What a board's results came out of, looked at one at a time."""
    rows = Result.objects.exclude(standing="hidden").filter(benchmark=benchmark)
    rows = rows.filter(Q(metric=metric) | Q(metric=None)).select_related("anchor__text", "imported_row")
    read = {(row.anchor.text.kind, row.paper_id) for row in rows if row.anchor is not None}
    papers = Counter(kind for kind, _ in read)
    return Coverage(
        results=len(rows),
        papers=sorted(papers.items(), key=lambda item: (-item[1], item[0])),
        imports=len({row.imported_row.source for row in rows if row.imported_row is not None}),
        checked=sum(row.checked in BY_PERSON for row in rows),
    )


def assert_true() -> None:
    """What is stored is what one counts, and what counting everything anew would store."""
    for benchmark in Benchmark.objects.all():
        assert stored(benchmark) == counted(benchmark), benchmark.name
        assert stored_alike(benchmark) == alike(benchmark), benchmark.name
        for metric in (None, *Metric.objects.all()):
            assert coverage(benchmark, metric) == origins(benchmark, metric), (benchmark.name, metric)
    before = everything()
    summaries.refresh_all()
    assert everything() == before


def everything() -> list[list[dict[str, Any]]]:
    """All that is stored of benchmarks with results."""
    tables: list[Any] = [BenchmarkSummary, BenchmarkCounts]
    with_results = Result.objects.exclude(standing="hidden").values("benchmark")
    return [list(table.objects.filter(pk__in=with_results).order_by("pk").values()) for table in tables]


@pytest.fixture
def ada() -> User:
    return factories.make_person()


@pytest.fixture
def mined(catalogue: None) -> list[Result]:
    """Results that a paper's sentences give, on three boards."""
    for year, value in ((2023, "61.5"), (2024, "78.4")):
        factories.make_text(
            factories.make_paper(f"Paper of {year}", date=date(year, 1, 1)),
            f"TextHawk2 achieves {value}% accuracy on OCRBench. It reaches {value}% accuracy on ChartQA. "
            f"NewModel{year} achieves {value}% accuracy on FreshBench{year}.",
        )
    mine()
    return list(Result.objects.filter(benchmark__name="OCRBench").order_by("pk"))


def bring(value: str = "91.5", number: int = 0) -> None:
    imports.import_results(
        [cell(value, external_id=f"{number:064d}")], source="tracker", run=factories.make_run(), tally=Tally()
    )


def edit(entry: Any, person: User, **changes: Any) -> None:
    """Change an entry as the administration does."""
    said = {name: (str(getattr(entry, name)), str(value)) for name, value in changes.items()}
    for name, value in changes.items():
        setattr(entry, name, value)
    entry.save()
    acts.record_edit(entry, person=person, changes=said)


def replace_text(results: list[Result]) -> None:
    paper = Paper.objects.get(title="Paper of 2024")
    factories.make_text(paper, "TextHawk2 achieves 80.1% accuracy on ChartQA.", version=2)
    mine()


def undo_confirming(results: list[Result], person: User) -> None:
    candidate = Benchmark.objects.get(name="FreshBench2024")
    acts.undo(acts.confirm(candidate, person=person), person=person)


def undo_alias(results: list[Result], person: User) -> None:
    candidate = Benchmark.objects.get(name="FreshBench2024")
    acts.undo(acts.alias(candidate, of="OCRBench", person=person), person=person)


# Every way in which results are written, or the order of a board changes.
WRITES: dict[str, Callable[[list[Result], User], object]] = {
    "reading texts": lambda results, ada: None,
    "reading them again": lambda results, ada: mine(),
    "a text that is replaced": lambda results, ada: replace_text(results),
    "an import": lambda results, ada: bring(),
    "another version of an imported row": lambda results, ada: (bring(), bring("12.5")),
    "accepting": lambda results, ada: acts.accept(results[0], person=ada),
    "accepting in bulk": lambda results, ada: acts.accept(results[0], person=ada, bulk=True),
    "correcting": lambda results, ada: acts.correct(
        results[1], person=ada, changes={"benchmark": "ChartQA", "value": "12.5"}, reason="Table 3"
    ),
    "rejecting": lambda results, ada: acts.reject(results[1], person=ada, reason="Not this."),
    "disputing": lambda results, ada: acts.dispute(results[1], person=ada, reason="Really?"),
    "undoing": lambda results, ada: acts.undo(acts.reject(results[1], person=ada, reason="No."), person=ada),
    "confirming a name": lambda results, ada: acts.confirm(Benchmark.objects.get(name="FreshBench2024"), person=ada),
    "taking that back": undo_confirming,
    "merging two benchmarks": lambda results, ada: acts.alias(
        Benchmark.objects.get(name="FreshBench2024"), of="OCRBench", person=ada
    ),
    "parting them again": undo_alias,
    "turning a metric round": lambda results, ada: edit(
        Metric.objects.get(key="accuracy"), ada, direction="lower"
    ),
    "ranking apart by other fields": lambda results, ada: edit(
        Benchmark.objects.get(name="OCRBench"), ada, separators=[]
    ),
}  # fmt: skip


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_what_is_stored_is_what_one_counts_after(mined: list[Result], ada: User, write: Any) -> None:
    assert {result.standing for result in mined} == {"ranked"}
    write(mined, ada)
    assert_true()


def test_what_is_in_no_metric_belongs_to_the_board_of_each(mined: list[Result]) -> None:
    benchmark, metric = mined[0].benchmark, mined[0].metric
    assert benchmark is not None
    result = factories.make_result(benchmark=benchmark, standing="listed", reason="no-metric", from_text=True)
    Result.objects.filter(pk=result.pk).update(metric=None)
    summaries.refresh([benchmark.pk])
    assert coverage(benchmark, metric).results == len(mined) + 1
    assert_true()


def test_a_metric_that_is_turned_round_has_another_leader_in_the_list(mined: list[Result], ada: User) -> None:
    summary = BenchmarkSummary.objects.get(benchmark__name="OCRBench")
    assert summary.best_id == mined[1].pk
    edit(Metric.objects.get(key="accuracy"), ada, direction="lower")
    summary.refresh_from_db()
    assert summary.best_id == mined[0].pk


def test_a_decision_counts_its_benchmark_once(mined: list[Result], ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    counted_anew: list[int | None] = []
    refresh = summaries.refresh
    monkeypatch.setattr(summaries, "refresh", lambda some: (counted_anew.extend(some), refresh(some)))
    acts.accept(mined[0], person=ada)
    assert counted_anew == [mined[0].benchmark_id]


def test_the_last_change_is_that_of_the_change_log(mined: list[Result], ada: User) -> None:
    summary = BenchmarkSummary.objects.get(benchmark__name="OCRBench")
    before = summary.changed_at
    acts.dispute(mined[0], person=ada, reason="Really?")
    summary.refresh_from_db()
    newest = Benchmark.objects.get(name="OCRBench").changes.latest("at")  # type: ignore[attr-defined]
    assert summary.changed_at == newest.at
    assert before is not None
    assert summary.changed_at > before


def test_counting_anew_mends_what_is_wrong_or_missing(mined: list[Result], capsys: Any) -> None:
    BenchmarkSummary.objects.filter(benchmark__name="OCRBench").update(results=99, best=None)
    BenchmarkSummary.objects.filter(benchmark__name="ChartQA").delete()
    BenchmarkCounts.objects.filter(benchmark__name="ChartQA").update(combinations=[], coverage=[])
    call_command("recount")
    assert_true()
    assert "Benchmarks with results: 4." in capsys.readouterr().out


@pytest.mark.parametrize("missing", [(BenchmarkCounts,), (BenchmarkCounts, BenchmarkSummary)], ids=["some", "all"])
def test_an_upgrade_from_a_version_without_these_counts_counts_by_itself(
    mined: list[Result], missing: tuple[Any, ...]
) -> None:
    for table in missing:
        table.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert_true()
    assert BenchmarkSummary.objects.filter(results__gt=0).count() == 4
