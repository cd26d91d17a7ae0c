"""What the commands of Tidemark share: a progress bar, and the report at the end."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from leaderboard.formats.changes_csv import ChangeRow
from leaderboard.formats.text import InputError
from leaderboard.models import Run
from leaderboard.services.runs import Tally, run

# More problems than this are counted, not printed; the first ones show what is wrong.
SHOWN = 50
# The garbage collector looks each time that so many objects more were made than went: more than a batch holds.
_LOOK_AFTER = 200_000


class LedgerCommand(BaseCommand):
    """A command that needs Tidemark's tables, and says in one line what to do where they are missing or old."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except OperationalError as error:
            raise CommandError(f"The database cannot be reached: {str(error).strip()}.") from error
        if waiting:
            raise CommandError("The database is not set up for this version: run `manage.py migrate` first.")
        with _seldom_collecting():
            return super().execute(*args, **options)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Have the garbage collector look seldom, and past what is there already.

    A batch is tens of thousands of objects that go all at once when it is written, without a collector. Looking
    through them again and again for cycles, of which there are hardly any, took a third of the time of long commands.
    """
    before = gc.get_threshold()
    frozen = gc.get_freeze_count() > 0  # by a command around this one, or by the server that this one runs in
    if not frozen:
        gc.freeze()
    gc.set_threshold(max(_LOOK_AFTER, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not frozen:
            gc.unfreeze()


@contextmanager
def progress(*, what: str, total: int | None, unit: str) -> Iterator[tqdm[Any]]:
    """A bar on standard error while a person watches; nothing where the output is no terminal."""
    with tqdm(
        total=total,
        desc=what,
        unit=unit,
        unit_scale=unit == "B",
        file=sys.stderr,
        disable=None,
        leave=False,
        mininterval=0.2,
    ) as bar:
        yield bar


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Hand out a question, "was I asked to stop?", that SIGINT and SIGTERM answer; a second signal ends at once.

    Outside the main thread, where Python takes no signals, nobody can ask, and the answer stays no.
    """
    asked: list[int] = []

    def ask(number: int, frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def open_for_writing(name: str) -> Iterator[TextIO]:
    """A text file that takes the place of `name` when all is written, and only then. Raises `CommandError`."""
    path = Path(name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        file = beside.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(f"{name} cannot be written: {error.strerror}.") from error
    try:
        with file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def say_changes(command: BaseCommand, rows: Iterable[ChangeRow]) -> None:
    """List what changed on boards, line by line in the order of the log, then how much on each board."""
    boards: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        boards[row.name][row.verb] += 1
        model, value = row.said.get("model") or "unnamed", row.said.get("value") or "every line"
        command.stdout.write(f"{row.name}: {model} {value} {row.verb}")
    for name, verbs in boards.items():
        command.stdout.write(f"{name}: {verbs['entered']} entered, {verbs['left']} left, {verbs['moved']} moved")


def report(command: BaseCommand, name: str, tally: Tally, *, dry_run: bool = False) -> None:
    """Say what was created, updated, unchanged, kept raw and refused, one line each."""
    command.stdout.write(command.style.MIGRATE_HEADING(name))
    for what, number in sorted(tally.counts.items()):
        if number:
            command.stdout.write(f"  {what}: {number:,}")
    for why, number in tally.kept_raw.most_common():
        command.stdout.write(f"  no result, because “{why or 'no score'}”: {number:,}")
    for notice in tally.notices[:SHOWN]:
        command.stdout.write(f"  note: {notice}")
    for problem in tally.problems[:SHOWN]:
        command.stderr.write(f"  refused: {problem}")
    if len(tally.problems) > SHOWN:
        command.stderr.write(f"  … and {len(tally.problems) - SHOWN:,} more refused.")
    if dry_run:
        command.stdout.write("  Nothing was written: this was a dry run.")
    elif not tally.changed:
        command.stdout.write("  Nothing changed.")


@dataclass(frozen=True)
class Opened:
    """One file of a command's arguments, with the run that records its import."""

    path: Path
    run: Run
    tally: Tally
    advance: Callable[[int], object]


def for_each_file(command: BaseCommand, names: Sequence[str], verb: Run.Verb, work: Callable[[Opened], None]) -> None:
    """Do `work` on each file in turn, with a run, a progress bar and a report; a bad file stops only itself.

    Raises `CommandError` at the end, and so a non-zero exit status, where a file or a line was refused.
    """
    refused = 0
    for name in names:
        path = Path(name)
        try:
            digest, size = _measure(path)
            with (
                run(verb, file_name=path.name, file_sha256=digest) as (record, tally),
                progress(what=path.name, total=size, unit="B") as bar,
            ):
                work(Opened(path, record, tally, bar.update))
        except InputError as error:
            command.stderr.write(str(error))
            refused += 1
            continue
        report(command, path.name, tally)
        refused += tally.counts["refused"]
    finish(refused)


def _measure(path: Path) -> tuple[str, int]:
    """SHA-256 and size of the file as it lies on disk. Raises `InputError` for a folder or what cannot be opened."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file in it.")
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.") from error


def finish(refused: int) -> None:
    """End with a non-zero status where anything was refused; all else stands."""
    if refused:
        raise CommandError(f"{refused:,} refused, see above; everything else is in.")
