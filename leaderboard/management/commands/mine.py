"""`manage.py mine`: read papers again with the rules and the vocabulary of today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.db.models import QuerySet

from leaderboard.management.reporting import LedgerCommand, progress, report
from leaderboard.models import BoardChange, ImportedRow, Paper, Run
from leaderboard.services import ledger
from leaderboard.services.numbers import batches
from leaderboard.services.runs import run


class Command(LedgerCommand):
    help = (
        "Read papers again with today's rules and vocabulary. What people decided stands; what changes on boards is "
        "listed and goes into their change log. Stopped in the middle, finished batches stand; run it again to go on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--benchmark", metavar="SLUG", help="only papers with a result on this benchmark")
        parser.add_argument("--paper", metavar="SLUG", action="append", help="only this paper; may be repeated")
        parser.add_argument("--dry-run", action="store_true", help="say what would change on boards, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        papers = self._papers(options)
        total = papers.count()
        if not options["dry_run"]:
            self._mine(papers, total, options)
            return
        with transaction.atomic():  # the real thing, then taken back: what it says is what would happen
            self._mine(papers, total, options)
            transaction.set_rollback(True)

    def _mine(self, papers: QuerySet[Paper], total: int, options: dict[str, Any]) -> None:
        with (
            run(Run.Verb.MINE) as (record, tally),
            progress(what="Reading papers", total=total, unit=" papers") as bar,
        ):
            tally.counts += ledger.mine(_one_by_one(papers), run=record, advance=bar.update).counts
            if not options["paper"] and not options["benchmark"]:
                rows = ImportedRow.objects.filter(version=1).order_by("id").values_list("source", "external_id")
                tally.counts += ledger.project_rows(list(rows), run=record)
        for change in BoardChange.objects.filter(run=record).select_related("benchmark").order_by("id"):
            side = change.after or change.before
            self.stdout.write(
                f"{change.benchmark}: {side.get('model') or 'unnamed'} {side.get('value')} {change.get_verb_display()}"
            )
        report(self, f"Read {total:,} papers", tally, dry_run=options["dry_run"])

    def _papers(self, options: dict[str, Any]) -> QuerySet[Paper]:
        papers = Paper.objects.order_by("id")
        if options["paper"]:
            papers = papers.filter(slug__in=options["paper"])
            missing = set(options["paper"]) - set(papers.values_list("slug", flat=True))
            if missing:
                raise CommandError(f"No paper has the slug {', '.join(sorted(missing))}.")
        if options["benchmark"]:
            papers = papers.filter(results__benchmark__slug=options["benchmark"]).distinct()
            if not papers.exists():
                raise CommandError(f"No paper has a result on a benchmark with the slug {options['benchmark']}.")
        return papers


def _one_by_one(papers: QuerySet[Paper]) -> Iterator[Paper]:
    """The papers, without a cursor that stays open: SQLite refuses to write behind one once another process wrote."""
    for keys in batches(list(papers.values_list("pk", flat=True)), ledger.BATCH):
        found = Paper.objects.in_bulk(keys)
        yield from (found[key] for key in keys if key in found)
