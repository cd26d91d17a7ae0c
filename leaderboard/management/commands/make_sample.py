"""`manage.py make_sample`: as many invented results as wanted, to feel the site's size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError, CommandParser

from leaderboard.management.reporting import LedgerCommand, progress, report
from leaderboard.models import Run
from leaderboard.services import sample
from leaderboard.services.runs import run


class Command(LedgerCommand):
    help = (
        "Fill a database with invented, seeded results: papers, sentences, imported rows, boards of very different "
        "sizes, some decisions. Refuses where anything but sample data is there, unless --add is given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--results", type=int, required=True, metavar="N", help="how many results to make")
        parser.add_argument("--benchmarks", type=int, metavar="M", help="on so many benchmarks; default N/50, from 20")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other rows; default 1")
        parser.add_argument("--add", action="store_true", help="add to a database that holds other data, too")

    def handle(self, *args: Any, **options: Any) -> None:
        results: int = options["results"]
        if results < 1:
            raise CommandError("--results is a number from 1.")
        benchmarks = options["benchmarks"]
        if benchmarks is None:
            benchmarks = min(results, max(20, results // 50))
        if not 1 <= benchmarks <= results:
            raise CommandError("--benchmarks is a number from 1 to that of --results.")
        others = sample.foreign()
        if others and not options["add"]:
            raise CommandError(
                f"This database holds {', '.join(others)} that are no sample data, and samples cannot be taken out "
                "again. Name another database (TIDEMARK_STATE or DATABASE_URL), or say --add."
            )
        with run(Run.Verb.SAMPLE) as (record, tally):
            sample.make(
                results=results,
                benchmarks=benchmarks,
                seed=options["seed"],
                run=record,
                tally=tally,
                watch=_watch,
            )
        report(self, f"Made {results:,} sample results", tally)


@contextmanager
def _watch(what: str, total: int | None) -> Iterator[Callable[[int], object]]:
    with progress(what=what, total=total, unit="") as bar:
        yield bar.update
