"""`manage.py mine`: read papers again with the rules and the vocabulary of today."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, TextIO

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from leaderboard.formats import changes_csv
from leaderboard.management.reporting import (
    LedgerCommand,
    open_for_writing,
    progress,
    report,
    say_changes,
    stoppable,
)
from leaderboard.models import Run
from leaderboard.services import ledger, mining
from leaderboard.services.changelog import changes_of
from leaderboard.services.mining import Selection, SelectionError
from leaderboard.services.runs import run


class Command(LedgerCommand):
    help = (
        "Read papers again with today's rules and vocabulary. What people decided stands; what changes on boards is "
        "listed and goes into their change log. Ctrl-C or SIGTERM finishes the batch at hand; whatever ended it, what "
        "is finished stands, and --resume goes on from there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--benchmark", metavar="SLUG", help="only papers with a result on this benchmark")
        which.add_argument(
            "--paper",
            metavar="ID",
            action="append",
            help="only this paper, by slug, DOI, arXiv or ACL id; may be repeated",
        )
        which.add_argument("--resume", action="store_true", help="go on with the last run that did not reach its end")
        parser.add_argument("--dry-run", action="store_true", help="say what would change on boards, write nothing")
        parser.add_argument("--csv", metavar="FILE", help="write what changes on boards into this file as well")

    def handle(self, *args: Any, **options: Any) -> None:
        with ExitStack() as stack:
            # Opened first: a file that cannot be written must not be found out after an hour.
            table = stack.enter_context(open_for_writing(options["csv"])) if options["csv"] else None
            if options["dry_run"]:
                with transaction.atomic():  # the real thing, then taken back: what it says is what would happen
                    self._mine(options, table, lambda: False)
                    transaction.set_rollback(True)
                return
            with stoppable() as stop:
                done = self._mine(options, table, stop)
        if not done:
            raise CommandError("Stopped before the end; what is finished stands. To go on: manage.py mine --resume")

    def _mine(self, options: dict[str, Any], table: TextIO | None, stop: Callable[[], bool]) -> bool:
        """Read the papers and say what it did; False where it was stopped before the end."""
        try:
            selection = mining.interrupted() if options["resume"] else self._selection(options)
        except SelectionError as error:
            raise CommandError(str(error)) from error
        papers = selection.found()
        with (
            run(Run.Verb.MINE, selection=selection.stored, reached=selection.after) as (record, tally),
            progress(what="Reading papers", total=len(papers), unit=" papers") as bar,
        ):
            mined = ledger.mine(mining.one_by_one(papers), run=record, advance=bar.update, stop=stop)
            tally.counts += mined.counts
            tally.counts += ledger.project_rows(list(selection.rows()), run=record, stop=stop)
            if stop():
                record.failure = "Stopped by its operator."
        say_changes(self, changes_of(record))
        if table is not None:
            changes_csv.write(table, changes_of(record))
        read = tally.counts["texts read"] + tally.counts["papers without text"]
        report(self, f"Read {read:,} papers", tally, dry_run=options["dry_run"])
        return not record.failure

    def _selection(self, options: dict[str, Any]) -> Selection:
        return mining.select(options["paper"] or (), options["benchmark"] or "")
