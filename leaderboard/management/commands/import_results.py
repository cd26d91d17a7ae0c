"""`manage.py import_results FILE...`: results out of other trackers' files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from leaderboard.formats import detect
from leaderboard.formats.text import InputError
from leaderboard.management.reporting import LedgerCommand, Opened, for_each_file
from leaderboard.models import Run
from leaderboard.services import imports

MOST_SOURCE = 200


class Command(LedgerCommand):
    help = (
        "Import results. FILE is evaluation tables as Papers with Code published them (JSON) or CSV with named columns "
        "(benchmark, metric, model, value; optional task, split, shots, regime, extra_data, tools, note, paper_title, "
        "paper_url, date ...), plain or gzip. Every cell is kept; what is no score is kept raw, with the reason. "
        "Importing again changes nothing; a changed cell becomes the next version of its row, and so does one whose "
        "paper came since."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--source",
            help="lasting name of whose results these are; rows are found again under it (default: the file's name "
            "without its ending)",
        )
        parser.add_argument(
            "--confirm-names",
            action="store_true",
            help="vouch for the benchmarks, metrics and models that the files name: they rank at once. Without it, new "
            "names are unconfirmed: their results are listed, and rank when a person confirms the name in the admin",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["source"] and len(options["files"]) > 1:
            raise CommandError("--source names one source; give one FILE with it.")

        def work(opened: Opened) -> None:
            source = options["source"] or opened.path.name.split(".", 1)[0]
            if len(source) > MOST_SOURCE:
                raise InputError(
                    f"{opened.path}: its source would have {len(source)} letters; {MOST_SOURCE} is the most."
                )
            imports.import_results(
                detect.read_results(opened.path, progress=opened.advance),
                source=source,
                run=opened.run,
                tally=opened.tally,
                confirm_names=options["confirm_names"],
            )

        try:
            for_each_file(self, options["files"], Run.Verb.IMPORT_RESULTS, work)
        finally:
            self._say_what_waits(confirmed=options["confirm_names"])

    def _say_what_waits(self, *, confirmed: bool) -> None:
        waiting = imports.waiting_names()
        if waiting and not confirmed:
            said = ", ".join(f"{number:,} {what}" for what, number in waiting.items())
            self.stdout.write(
                f"Unconfirmed names: {said}. Their results are listed, not ranked. Confirm them in the admin, or "
                "import again with --confirm-names if you vouch for the file."
            )
