"""`manage.py recount`: count anew what lists say of benchmarks."""

from __future__ import annotations

from typing import Any

from leaderboard.management.reporting import LedgerCommand, progress
from leaderboard.models import Benchmark, BenchmarkSummary
from leaderboard.services import summaries


class Command(LedgerCommand):
    help = (
        "Count anew how many results each benchmark has, who leads and how that came to be. Mining, imports and "
        "decisions keep these figures right by themselves; an upgrade from a version without them counts once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with progress(what="Counting", total=Benchmark.objects.count(), unit=" benchmarks") as bar:
            summaries.refresh_all(bar.update)
        found = BenchmarkSummary.objects.filter(results__gt=0)
        self.stdout.write(f"Benchmarks with results: {found.count():,}.")
