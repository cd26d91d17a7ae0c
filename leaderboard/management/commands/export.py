"""`manage.py export`: everything public as files, or one board whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from leaderboard.management.reporting import LedgerCommand, open_for_writing, progress
from leaderboard.models import Benchmark
from leaderboard.services import export


class Command(LedgerCommand):
    """Write the files one after another; each takes the place of an older one when it is whole."""

    help = (
        "Write everything public to files: benchmarks, metrics, models, tasks, papers, results, gains and changes, as "
        "the API lists them. With --board, one benchmark whole: a line per model, its metrics as columns."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--out", type=Path, default=Path("export"), metavar="DIR", help="the folder; default: export"
        )
        parser.add_argument("--format", choices=tuple(export.WRITERS), default="csv", help="default: csv")
        parser.add_argument("--only", action="append", choices=tuple(export.KINDS), help="this kind; may be repeated")
        parser.add_argument("--board", action="append", metavar="SLUG", help="this one, whole; may be repeated")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        wanted = self._boards(options["board"] or ())
        if not wanted or options["only"]:
            wanted |= {kind: export.listed(kind) for kind in options["only"] or export.KINDS}
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"{out} cannot be made: {error.strerror}. Name another one: --out.") from None
        for name, rows in wanted.items():
            path = out / f"{name}.{options['format']}"
            with open_for_writing(str(path)) as file, progress(what=path.name, total=None, unit=" records") as bar:
                count = export.WRITERS[options["format"]](file, rows, bar.update)
            self.stdout.write(f"{path}: {count:,} {'record' if count == 1 else 'records'}")

    def _boards(self, slugs: list[str] | tuple[str, ...]) -> dict[str, Iterator[export.Record]]:
        found = {row.slug: row for row in Benchmark.objects.filter(slug__in=slugs, merged_into=None)}
        missing = [slug for slug in slugs if slug not in found]
        if missing:
            raise CommandError(f"There is no benchmark “{missing[0]}”: give the last part of its page's address.")
        return {f"board-{slug}": export.board(found[slug]) for slug in slugs}
