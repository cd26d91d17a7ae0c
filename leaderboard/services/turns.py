"""One writer of the ledger at a time, so that two runs and a curator never meet half-way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Any number that nothing else in the database locks by.
_LEDGER = 7_146_301


@contextmanager
def turn() -> Iterator[None]:
    """A transaction that no other writer of the ledger works beside; waits until the one before is done.

    Everything that a write depends on is read inside. SQLite's immediate transactions give turns by themselves; on
    PostgreSQL an advisory lock does. It must come before any row is locked: two that hold rows would wait for ever.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LEDGER])
        yield
