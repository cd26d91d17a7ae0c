"""`make_sample` takes indexes and references away while it writes: they are there again, whatever ends it."""

from __future__ import annotations

import json
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from leaderboard.models import Result
from tests import sites
from tests.sites import Site

LAID = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"],
    "postgresql": [
        "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
        "SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint",
        "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    ],
}
LOOK = """
import json, django
django.setup()
from leaderboard.models import Benchmark, Result
from tests.commands.test_make_sample_indexes import laid
print(json.dumps([Result.objects.count(), Benchmark.objects.count(), sorted(laid())]))
"""
HELD = """
    SELECT count(*) > 0 FROM pg_locks
    WHERE relation = 'leaderboard_result'::regclass AND mode = 'AccessExclusiveLock' AND granted
"""


def asked(statement: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def laid() -> set[tuple[str, ...]]:
    """Indexes, references and the like of all tables, as the database describes them."""
    return {row for statement in LAID[connection.vendor] for row in asked(statement)}


def held(site: Site) -> bool:
    """Whether somebody writes whom others wait for."""
    if site.address.startswith("postgres"):
        with psycopg.connect(site.address) as connection:
            return connection.execute(HELD).fetchone() == (True,)
    with closing(sqlite3.connect(site.address.removeprefix("sqlite:///"), timeout=0.5)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
    return False


@pytest.mark.django_db
def test_they_are_laid_as_they_were() -> None:
    before = laid()
    call_command("make_sample", results=60, verbosity=0)
    call_command("make_sample", results=40, verbosity=0)
    assert Result.objects.count() == 100
    assert laid() == before


def test_killed_in_the_middle_they_are_there_and_nothing_is_half_made(tmp_path: Path) -> None:
    with sites.migrated(tmp_path) as site:
        before = site.run("-c", LOOK)[0]
        process = site.start("manage.py", "make_sample", "--results", "200000")
        try:
            deadline = time.monotonic() + 60
            while not held(site):
                assert process.poll() is None, "it ended before it was seen to write"
                assert time.monotonic() < deadline, "waited in vain for it to write"
                time.sleep(0.02)
        finally:
            process.kill()
            process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert site.run("-c", LOOK)[0] == before
        assert json.loads(before)[:2] == [0, 0]
