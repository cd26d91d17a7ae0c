"""What the commands of Tidemark share: a progress bar, and the report at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from leaderboard.services.runs import Tally

# More problems than this are counted, not printed; the first ones show what is wrong.
SHOWN = 50


@contextmanager
def progress(command: BaseCommand, *, what: str, total: int | None, unit: str) -> Iterator[tqdm[Any]]:
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


def report(command: BaseCommand, name: str, tally: Tally, *, dry_run: bool = False) -> None:
    """Say what was created, updated, unchanged, kept raw and refused, one line each."""
    command.stdout.write(command.style.MIGRATE_HEADING(name))
    for what, number in sorted(tally.counts.items()):
        if number:
            command.stdout.write(f"  {what}: {number:,}")
    for why, number in tally.kept_raw.most_common():
        command.stdout.write(f"  no result, because “{why or 'no score'}”: {number:,}")
    for problem in tally.problems[:SHOWN]:
        command.stderr.write(f"  refused: {problem}")
    if len(tally.problems) > SHOWN:
        command.stderr.write(f"  … and {len(tally.problems) - SHOWN:,} more refused.")
    if dry_run:
        command.stdout.write("  Nothing was written: this was a dry run.")
    elif not tally.changed:
        command.stdout.write("  Nothing changed.")


def existing_file(name: str) -> Path:
    """The path, where it is a readable file. Raises `CommandError` with one line where it is none."""
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name} is a folder; name a file in it.")
    if not path.exists():
        raise CommandError(f"{name} does not exist.")
    return path


def finish(tallies: list[Tally]) -> None:
    """End with a non-zero status where anything was refused; all else stands."""
    refused = sum(tally.counts["refused"] for tally in tallies)
    if refused:
        raise CommandError(f"{refused:,} refused, see above; everything else is in.")
