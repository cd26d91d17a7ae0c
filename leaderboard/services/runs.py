"""Runs: every act of a machine says what it was, with which code and rules, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.utils import timezone

from extraction import RULES_VERSION
from leaderboard.models import Run
from leaderboard.services import catalogue

NOT_INSTALLED = "source"


def code_version() -> str:
    """Tidemark's version where it is installed as a package, else "source"."""
    try:
        return version("tidemark")
    except PackageNotFoundError:
        return NOT_INSTALLED


@dataclass
class Tally:
    """What a run did, counted; `problems` and `notices` are sentences that name the place."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    kept_raw: Counter[str] = field(default_factory=Counter)

    def refuse(self, problem: object) -> None:
        """Note one bad line; the run goes on."""
        self.counts["refused"] += 1
        self.problems.append(str(problem))

    @property
    def changed(self) -> bool:
        """Whether anything at all is different in the database."""
        return any(self.counts[key] for key in self.counts if key.endswith(("created", "updated", "deleted", "gone")))


@contextmanager
def run(
    verb: Run.Verb,
    *,
    file_name: str = "",
    file_sha256: str = "",
    selection: Mapping[str, Any] | None = None,
    reached: int | None = None,
) -> Iterator[tuple[Run, Tally]]:
    """Open a run, hand it out with its tally, and close it with the counts; a failure is noted and goes on up."""
    record = Run.objects.create(
        verb=verb,
        started_at=timezone.now(),
        code_version=code_version(),
        rules_version=RULES_VERSION,
        vocabulary=catalogue.vocabulary().fingerprint,
        file_name=file_name,
        file_sha256=file_sha256,
        selection=dict(selection or {}),
        reached=reached,
    )
    tally = Tally()
    try:
        yield record, tally
    except BaseException as error:
        record.failure = f"{type(error).__name__}: {error}"[:2000]
        raise
    finally:
        record.finished_at = timezone.now()
        record.counts = dict(sorted(tally.counts.items()))
        record.save(update_fields=["failure", "finished_at", "counts"])
