"""`manage.py export_gold`: what curators decided, as labels that the extractor can be measured against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leaderboard.services import gold


class Command(BaseCommand):
    """Write the labels, and say how many papers are complete."""

    help = (
        "Write papers whose every number was decided by a person as labels: claims.jsonl and papers.jsonl. They say "
        "what was read wrongly; what no rule read is not in them. The papers' texts are in the files: mind whose they "
        "are before you pass them on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, default=Path("gold"), metavar="DIR", help="the folder; default: gold")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        try:
            tally = gold.export(out)
        except OSError as error:
            raise CommandError(
                f"{out} cannot be written: {error.strerror or error}. Name another one: --out."
            ) from None
        self.stdout.write(
            f"Wrote {tally.papers:,} papers with {tally.claims:,} claims to {out / gold.CLAIMS} and {gold.PAPERS}; "
            f"in {tally.silent:,} of them every number was rejected."
        )
        if tally.unfinished:
            self.stdout.write(
                f"Left out {tally.unfinished:,} papers with {tally.numbers:,} decided numbers: others in their texts "
                "still wait for a person, or were decided in bulk only."
            )
        if not tally.papers:
            self.stdout.write("A paper is complete when every number read in its text was decided on one by one.")
