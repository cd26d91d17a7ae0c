"""`make_sample` takes indexes and references away while it writes: they are there again, whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from leaderboard.models import Benchmark, Result

ROOT = Path(__file__).resolve().parents[2]
LAID = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"],
    "postgresql": [
        "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
        "SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint",
        "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    ],
}
HELD = """
    SELECT count(*) FROM pg_locks
    WHERE relation = 'leaderboard_result'::regclass AND mode = 'AccessExclusiveLock' AND granted
"""


def asked(statement: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def laid() -> set[tuple[str, ...]]:
    """Indexes, references and the like of all tables, as the database describes them."""
    return {row for statement in LAID[connection.vendor] for row in asked(statement)}


def wait_until(held: int) -> None:
    """Until so many transactions hold the table of results for themselves."""
    deadline = time.monotonic() + 60
    while asked(HELD) != [(held,)]:
        assert time.monotonic() < deadline, f"waited in vain for {held} to hold the table"
        time.sleep(0.02)


@pytest.mark.django_db
def test_they_are_laid_as_they_were() -> None:
    before = laid()
    call_command("make_sample", results=60, verbosity=0)
    call_command("make_sample", results=40, verbosity=0)
    assert Result.objects.count() == 100
    assert laid() == before


@pytest.mark.postgresql
def test_killed_in_the_middle_they_are_there_and_nothing_is_half_made(tmp_path: Path, transactional_db: None) -> None:
    before, held = laid(), settings.DATABASES["default"]
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgres://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{name}",
        "TIDEMARK_DEMO": "",
        "TIDEMARK_STATE": str(tmp_path),
        "TIDEMARK_SECRET_KEY": "only for this test",
        "DJANGO_SETTINGS_MODULE": "leaderboard.settings",
    }
    command = [sys.executable, "manage.py", "make_sample", "--results", "200000"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until(1)
        finally:
            process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    wait_until(0)
    assert not Result.objects.exists()
    assert not Benchmark.objects.exists()
    assert laid() == before
