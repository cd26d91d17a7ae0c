"""`manage.py demo`: fill and serve a site of one's own on this machine. `make demo` runs it."""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import secrets
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 20
CURATOR = "curator"
# Nobody should have to ask whether that was a one or an l.
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105


class Command(BaseCommand):
    """Prepare whatever is missing or out of date, then become the web server.

    What people changed since the last run stays: the database is migrated and refreshed, never made anew.
    """

    help = "Fill and serve a site of your own on this machine, on plain http and for this machine only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help=f"serve there; without it, the first free from {FIRST_PORT}")

    def handle(self, *args: Any, port: int | None = None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo has settings of its own: start it with `make demo`.")
        state = Path(settings.STATE_DIR)
        state.mkdir(parents=True, exist_ok=True)
        lock = self._only_one(state / "demo.lock")
        listener = self._bind(port)
        self._migrate()
        self._import_fixtures()
        self._collect_static(state / "static-files.txt")
        password = self._curator()
        self._announce(listener, lock, password)
        connections.close_all()
        _become_server(listener)

    def _only_one(self, path: Path) -> int:
        """Hold `path` locked for as long as the server and its workers live; returns the open descriptor."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = os.read(descriptor, 200).decode() or "(it is still starting)"
            raise CommandError(f"The demo of this folder is running already: {where}") from None
        os.set_inheritable(descriptor, True)
        return descriptor

    def _bind(self, port: int | None) -> socket.socket:
        """A socket bound to the port asked for, else to the first free one; not listening yet."""
        ports = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
        for candidate in ports:
            listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, candidate))
            except (OSError, OverflowError) as error:
                listener.close()
                if port is not None:
                    raise CommandError(f"Port {port} cannot be used ({error}): name another, PORT=8001.") from None
            else:
                if port is None and candidate != FIRST_PORT:
                    self.stdout.write(f"Port {FIRST_PORT} is taken, so this is served on {candidate}.")
                return listener
        raise CommandError(f"Ports {ports[0]} to {ports[-1]} are all taken: name a free one, PORT=9000.")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            with self._step("Preparing the database"):
                call_command("migrate", verbosity=0)
                call_command("requeue", stdout=io.StringIO())  # results of an earlier version know no queue

    def _import_fixtures(self) -> None:
        """Bring in what the project ships; what people changed since stays, and what is refused stops nobody."""
        try:
            call_command("import_fixtures", stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            self.stderr.write(str(error))

    def _collect_static(self, stamp: Path) -> None:
        """Lay out what pages load, compressed; skipped while the files are those of the last time."""
        found = _static_fingerprint()
        if stamp.exists() and stamp.read_text() == found and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            return
        with self._step("Laying out scripts and styles"):
            stamp.unlink(missing_ok=True)
            Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(found)

    def _curator(self) -> str:
        """A curator's login with a password that holds for this run only; returns the password."""
        password = "-".join("".join(secrets.choice(PASSWORD_LETTERS) for _ in range(4)) for _ in range(3))
        user, _ = get_user_model().objects.update_or_create(
            username=CURATOR, defaults={"is_staff": True, "is_superuser": True, "is_active": True}
        )
        user.set_password(password)
        user.save(update_fields=["password"])
        return password

    def _announce(self, listener: socket.socket, lock: int, password: str) -> None:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{address} (process {os.getpid()})".encode(), 0)
        self.stdout.write(
            f"\nTidemark is at   {address}\n"
            f"Curators log in  {address}admin/   as {CURATOR}, password {password} (until the next start)\n"
            f"Its data is in   {settings.STATE_DIR}\n"
            "Ctrl-C stops it; the next start keeps what was changed.\n"
        )

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        """Say what takes a moment before it does, and how long it took after."""
        self.stdout.write(f"{what} ...", ending="")
        self.stdout.flush()
        start = time.monotonic()
        yield
        self.stdout.write(f" {time.monotonic() - start:.1f} s")


def _static_fingerprint() -> str:
    """Changes whenever a static file, its finder's choice of files, or the way they are stored does."""
    listed: list[Any] = [settings.STORAGES["staticfiles"], str(settings.STATIC_ROOT)]
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            listed.append([getattr(storage, "prefix", None), path, status.st_size, status.st_mtime_ns])
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()


def _become_server(listener: socket.socket) -> None:
    """Replace this process by gunicorn on the bound socket, so that signals reach the server itself."""
    listener.listen()
    listener.set_inheritable(True)
    # A developer's options for another server are not this one's.
    environment = {name: value for name, value in os.environ.items() if name != "GUNICORN_CMD_ARGS"}
    command = [
        *(sys.executable, "-m", "gunicorn", "leaderboard.wsgi"),
        *("--bind", f"fd://{listener.fileno()}", "--chdir", str(settings.BASE_DIR)),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--graceful-timeout", "3", "--log-level", "warning", "--no-control-socket"),
    ]
    sys.stdout.flush()
    os.execve(sys.executable, command, environment)  # noqa: S606
