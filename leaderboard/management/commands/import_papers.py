"""`manage.py import_papers FILE...`: papers into the ledger, read as they come."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from leaderboard.formats import detect, similar_papers
from leaderboard.formats.text import InputError
from leaderboard.management.reporting import LedgerCommand, Opened, for_each_file
from leaderboard.models import Run
from leaderboard.services import imports


class Command(LedgerCommand):
    help = (
        "Import papers and read the scores that they report. FILE is JSON lines (id, title, abstract; optional date, "
        'url, arxiv_id, doi, authors, code_links, kind) or the text of a saved "similar papers" page, plain or gzip. '
        "A paper that is known is completed, never doubled. A bad line is refused alone; the exit status is then 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--facts",
            metavar="TSV",
            help="a table (title, arxiv_id, date) that gives the papers of a page identifiers and dates, by title",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            joining = similar_papers.read_joining(options["facts"]) if options["facts"] else None
        except InputError as error:
            raise CommandError(str(error)) from error

        def work(opened: Opened) -> None:
            records = detect.read_papers(opened.path, joining=joining, progress=opened.advance)
            imports.import_papers(records, run=opened.run, tally=opened.tally)

        for_each_file(self, options["files"], Run.Verb.IMPORT_PAPERS, work)
