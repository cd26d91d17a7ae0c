"""`manage.py make_fixtures`: write the shipped fixture files anew."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from leaderboard.services import fixture_files
from leaderboard.services.reading import shipped_vocabulary


class Command(BaseCommand):
    help = (
        "Write fixtures/catalogue.json out of extraction/vocabulary/*.toml. With --from-database also papers.json and "
        "results.json out of this database, which then should hold what the demo shows and nothing else."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from-database", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        files = {"catalogue.json": fixture_files.catalogue_objects(shipped_vocabulary())}
        if options["from_database"]:
            files["papers.json"] = fixture_files.paper_objects()
            files["results.json"] = fixture_files.result_objects()
        for name, objects in files.items():
            written = fixture_files.write(folder / name, objects)
            self.stdout.write(f"{name}: {len(objects):,} objects, {'written' if written else 'unchanged'}.")
