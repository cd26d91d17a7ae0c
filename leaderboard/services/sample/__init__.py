"""Sample data of any size, to feel how the site holds up: invented, seeded, and honest in its shape.

Every result has an origin like a real one, a sentence of a paper or a row of a file, and says what `outcome` makes of
it: the same code that projects real readings. Sizes are skewed, a few boards with thousands of results and a long tail.
Rows are written table by table with keys of their own, some thousand results at a time, so that memory does not grow
with the number of results (but for one small card each).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.contrib.auth.models import User
from django.db import transaction

from leaderboard.models import Benchmark, ImportedRow, Metric, Paper, Result, Run, System, Task
from leaderboard.services import acts, catalogue, changelog, summaries, weighing
from leaderboard.services.runs import Tally
from leaderboard.services.sample.bare import Watch, bare
from leaderboard.services.sample.draw import Maker
from leaderboard.services.sample.names import MARK
from leaderboard.services.sample.rows import analyse, next_key, settle
from leaderboard.services.sample.shelf import Shelf

BATCH = 20_000  # results in a transaction: each one rewrites much of the indexes, so few are faster
_NEWEST = 300  # lines of the change log
_DECIDED = 40  # at most


def foreign() -> list[str]:
    """What the database holds that is no sample data, in words; empty where there is nothing else."""
    found = [
        str(model._meta.verbose_name_plural)
        for model in (Task, Metric, Benchmark, Paper)
        if model._default_manager.exclude(slug__startswith=MARK).exists()
    ]
    if System.objects.exclude(slug__startswith=MARK).exclude(slug__startswith=f"unnamed-{MARK}").exists():
        found.append("models")
    if ImportedRow.objects.exclude(source__startswith=MARK).exists():
        found.append("imported rows")
    return found


def make(*, results: int, benchmarks: int, seed: int, run: Run, tally: Tally, watch: Watch) -> None:
    """Add so many results on so many new benchmarks. The same seed on the same database gives the same rows.

    `watch` opens each step with what it does and of how many, None where nobody can say; it is told how many are done.
    """
    turn = Run.objects.filter(verb=Run.Verb.SAMPLE).count()  # a further call adds further rows
    random = Random(f"{seed}:{turn}")  # noqa: S311 - nothing here is secret
    with bare(watch) as lay_boards:
        with watch("Making benchmarks", benchmarks) as advance, transaction.atomic():
            shelf = Shelf(random, benchmarks, results)
            catalogue.bump()
            advance(benchmarks)
        tally.counts["benchmarks created"] = benchmarks
        maker = Maker(shelf, random, run, turn)
        with watch("Making results", results) as advance:
            while results:
                with transaction.atomic():
                    written = maker.write(min(BATCH, results), tally)
                results -= written
                advance(written)
        lay_boards()
        analyse()
        with watch("Logging the newest", None), transaction.atomic():
            catalogue.bump()
            newest = Result.objects.visible().filter(pk__gte=maker.first).order_by("-date_end", "pk")
            dated = newest.filter(date__isnull=False)[:_NEWEST]
            changelog.write([line for result in dated[::-1] for line in changelog.lines(None, result, run)])
        with watch("Weighing results", Result.objects.count()) as advance:
            weighing.refresh_all(advance=advance)
    with watch("Counting benchmarks", Benchmark.objects.count()) as advance:
        summaries.refresh_all(advance)
    decisions = min(_DECIDED, 1 + (next_key(Result) - maker.first) // 20)
    with watch("Deciding", decisions) as advance:
        _decide(maker.first, decisions, tally, advance)
    settle()


def _decide(first: int, wanted: int, tally: Tally, advance: Callable[[int], object]) -> None:
    """A few decisions of a curator who is a sample too, and who cannot log in."""
    person, created = User.objects.get_or_create(
        username=f"{MARK}curator",
        defaults={"first_name": "Sample", "last_name": "Curator", "is_active": False},
    )
    if created:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    last = next_key(Result)
    for number in range(wanted):
        result = Result.objects.filter(pk__gte=first + number * (last - first) // wanted).earliest("pk")
        match number % 5:
            case 0 | 1 | 2:
                acts.accept(result, person=person, bulk=number % 5 == 2)
            case 3:
                acts.correct(
                    result, person=person, changes={"note": f"Table {number}"}, reason="Sample: it stands in a table."
                )
            case _:
                decide = acts.dispute if number % 2 else acts.reject
                decide(result, person=person, reason="Sample: the number belongs to something else.")
        tally.counts["decisions created"] += 1
        advance(1)
