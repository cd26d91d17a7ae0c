"""What the ledger costs: as many statements for a large batch as for a small one, work linear in a text's claims.

The batches stay below what SQLite takes in one INSERT (999 values).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import extraction
from extraction import Span
from leaderboard.models import Paper, Result, Run
from leaderboard.services import carry, catalogue, imports, ledger, projection
from leaderboard.services.runs import Tally
from tests import factories
from tests.ledger.test_lasting import cell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SENTENCE = "TextHawk2 achieves {}.5% accuracy on OCRBench. It reaches {}.1% accuracy on ChartQA."


def statements(work) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        work()
    return len(queries)


def some_papers(count: int) -> list[Paper]:
    papers = [factories.make_paper(f"Paper {count} of many, number {n}") for n in range(count)]
    for n, paper in enumerate(papers):
        factories.make_text(paper, SENTENCE.format(n + 1, n + 2))
    return papers


def reading(papers: list[Paper]):
    run = factories.make_run(Run.Verb.MINE)
    return lambda: ledger.mine_batch(papers, run=run, vocabulary=catalogue.vocabulary())


def test_reading_twice_as_many_papers_takes_as_many_statements() -> None:
    reading(some_papers(2))()
    few, many = some_papers(5), some_papers(10)
    assert statements(reading(few)) == statements(reading(many))
    assert statements(reading(few)) == statements(reading(many))  # and when nothing changes


def test_rebuilding_twice_as_many_papers_takes_as_many_statements(with_rules) -> None:
    with_rules(lambda claim: replace(claim, benchmark=("OCRBench", "ChartQA"), benchmark_key=(None, None), joint=True))
    reading(some_papers(2))()
    few, many = some_papers(5), some_papers(10)
    run = factories.make_run()
    assert statements(reading(few)) == statements(reading(many))
    Result.jointly.through.objects.all().delete()
    assert statements(lambda: projection.project_papers(few, cause=run)) == statements(
        lambda: projection.project_papers(many, cause=run)
    )


def test_importing_twice_as_many_rows_takes_as_many_statements() -> None:
    def bring(first: int, count: int) -> None:
        records = [cell(f"{n % 90}.5", external_id=f"{first + n:064d}", task="Reading") for n in range(count)]
        imports.import_results(records, source="tracker", run=run, tally=Tally())

    run = factories.make_run(Run.Verb.IMPORT_RESULTS)
    bring(0, 2)
    assert statements(lambda: bring(1_000, 10)) == statements(lambda: bring(2_000, 20))
    rows = [("tracker", f"{2_000 + n:064d}") for n in range(20)]
    assert statements(lambda: projection.project_rows(rows[:10], cause=run)) == statements(
        lambda: projection.project_rows(rows, cause=run)
    )


def test_many_equal_numbers_in_one_text_are_each_compared_with_a_few(monkeypatch) -> None:
    sentence = "TextHawk2 achieves 78.4% accuracy on OCRBench. "
    first = extraction.extract("", sentence, vocabulary=catalogue.vocabulary()).claims[0]

    def many(title: str, abstract: str, **kwargs: object) -> extraction.Report:
        starts = [at for at in range(len(abstract)) if abstract.startswith("78.4%", at)]
        claims = [
            replace(first, spans=replace(first.spans, value=Span("abstract", at, at + 5)), value=Decimal("78.4"))
            for at in starts
        ]
        return extraction.Report(tuple(claims), ())

    monkeypatch.setattr(extraction, "extract", many)
    text = factories.make_text(body=sentence * 400)
    paper = text.paper
    reading([paper])()
    factories.make_text(paper, "We read. " + sentence * 400, version=2)
    compared = []
    monkeypatch.setattr(carry, "_overlap", lambda one, other: compared.append(1) or 1.0)
    assert reading([paper])()["anchors carried"] == 400
    assert len(compared) < 400 * 100
