"""`manage.py requeue`: say anew of every result whether it waits for a person, and why."""

from __future__ import annotations

from typing import Any

from leaderboard.management.reporting import LedgerCommand, progress
from leaderboard.models import Result
from leaderboard.services import weighing


class Command(LedgerCommand):
    help = (
        "Say anew of every result why it waits for a person. Needed once after an upgrade from a version without a "
        "review queue, or whose checks were others; mining, imports and decisions keep the queue right by themselves. "
        "Moves nothing on any board."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with progress(what="Weighing", total=Result.objects.count(), unit=" results") as bar:
            weighing.refresh_all(advance=bar.update)
        self.stdout.write(f"Waiting for a decision: {Result.objects.filter(urgency__gt=0).count():,}.")
