"""`manage.py import_fixtures`: the shipped catalogue, papers and results into a living database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from leaderboard.management.reporting import LedgerCommand, finish, progress, report, say_changes
from leaderboard.models import Run
from leaderboard.services import fixtures
from leaderboard.services.changelog import changes_of
from leaderboard.services.runs import Tally, run

# What a file refers to comes before it.
ORDER = ("catalogue.json", "papers.json", "results.json")


class Command(LedgerCommand):
    help = (
        "Load fixture files into a living database: creates, and updates only what no person touched. Without FILE, "
        "the shipped ones. A file that was loaded before and has not changed is passed over."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="say what would change on boards, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dry_run"]:
            self._load(options)
            return
        with transaction.atomic():  # the real thing, then taken back
            self._load(options)
            transaction.set_rollback(True)

    def _load(self, options: dict[str, Any]) -> None:
        shipped = [settings.BASE_DIR / "fixtures" / name for name in ORDER]
        tallies: list[Tally] = []
        for path in [Path(name) for name in options["files"]] or shipped:
            try:
                fixture = fixtures.read(path)
            except fixtures.FixtureError as error:
                raise CommandError(str(error)) from error
            if fixtures.unchanged(fixture):
                self.stdout.write(f"{fixture.name}: unchanged since it was last loaded.")
                continue
            with (
                run(Run.Verb.IMPORT_FIXTURES, file_name=fixture.name, file_sha256=fixture.sha256) as (record, tally),
                progress(what=fixture.name, total=len(fixture.items), unit=" objects") as bar,
            ):
                fixtures.load(fixture, run=record, tally=tally, advance=bar.update)
            tallies.append(tally)
            if options["dry_run"]:
                say_changes(self, changes_of(record))
            report(self, fixture.name, tally, dry_run=options["dry_run"])
        finish(sum(tally.counts["refused"] for tally in tallies))
