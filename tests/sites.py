"""Databases that real processes open, and copies of them: files on SQLite, templates on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Site:
    """One database and the folder beside it."""

    address: str
    folder: Path

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A Python process on this database."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TIDEMARK_")},
            "DATABASE_URL": self.address,
            "TIDEMARK_STATE": str(self.folder),
            "TIDEMARK_SECRET_KEY": "only for this test",
            "DJANGO_SETTINGS_MODULE": "leaderboard.settings",
        }
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str, status: int = 0) -> tuple[str, str]:
        """What such a process prints, on both streams; fails unless it ends with this status."""
        process = self.start(*arguments)
        printed, said = process.communicate(timeout=120)
        assert process.returncode == status, said
        return printed, said


@contextmanager
def empty(folder: Path) -> Iterator[Site]:
    """A database without tables, thrown away at the end."""
    with _database(folder, None) as site:
        yield site


@contextmanager
def migrated(folder: Path) -> Iterator[Site]:
    """A database with Tidemark's tables, thrown away at the end."""
    with empty(folder) as site:
        site.run("manage.py", "migrate", "--verbosity", "0")
        yield site


@contextmanager
def copy(site: Site, folder: Path) -> Iterator[Site]:
    """A database with all that `site` has, thrown away at the end. Nobody may be connected to `site`."""
    with _database(folder, site) as made:
        yield made


@contextmanager
def _database(folder: Path, template: Site | None) -> Iterator[Site]:
    name = f"tidemark_{os.getpid()}_{next(_numbers)}"
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        path = folder / f"{name}.sqlite3"
        if template is not None:
            shutil.copyfile(template.address.removeprefix("sqlite:///"), path)
        yield Site(f"sqlite:///{path}", folder)
        path.unlink(missing_ok=True)
        return
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        like = f' TEMPLATE "{_name_in(template)}"' if template is not None else ""
        connection.execute(f'CREATE DATABASE "{name}"{like}')
        try:
            yield Site(f"{server.rsplit('/', 1)[0]}/{name}", folder)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _name_in(site: Site) -> str:
    return site.address.rsplit("/", 1)[1]
