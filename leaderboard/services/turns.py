"""One writer of the ledger at a time, so that two runs and a curator never meet half-way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Any numbers that nothing else in the database locks by: one for each kind of writers that wait for each other.
LEDGER = 7_146_301
SUGGESTIONS = 7_146_302


@contextmanager
def turn(queue: int = LEDGER) -> Iterator[None]:
    """A transaction that no other writer of the ledger works beside; waits until the one before is done.

    Everything that a write depends on is read inside. SQLite's immediate transactions give turns by themselves; on
    PostgreSQL an advisory lock does. It must come before any row is locked: two that hold rows would wait for ever.
    What never touches the ledger waits in a `queue` of its own, and not behind a run.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [queue])
        yield
