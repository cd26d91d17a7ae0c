"""Which reader a file needs: told by what stands in it; its name counts only where the content says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from leaderboard.formats import papers_jsonl, pwc_tables, results_csv, similar_papers
from leaderboard.formats.records import PaperRecord, Problem, ResultRecord
from leaderboard.formats.text import Input, InputError, Progress

PapersFormat = Literal["jsonl", "similar-papers"]
ResultsFormat = Literal["pwc", "csv"]


def papers_format(path: Path) -> PapersFormat:
    """Raises `InputError`, one line, for a file that cannot be read or that holds papers in no known format."""
    lines = _first_lines(path)
    if any(similar_papers.is_glued(line) for line in lines[:10]):
        return "similar-papers"
    if not lines[0].startswith("[") and any(line.startswith("{") for line in lines):
        return "jsonl"
    if _suffix(path) in (".jsonl", ".ndjson"):
        return "jsonl"
    if lines[0].startswith("["):
        raise InputError(f"{path.name} is a JSON list. Papers are read as JSON lines: one object a line.")
    raise InputError(
        f'{path.name} holds papers in no known format. JSON lines and the text of a "similar papers" page are read.'
    )


def results_format(path: Path) -> ResultsFormat:
    """Raises `InputError`, one line, for a file that cannot be read or that holds results in no known format."""
    lines = _first_lines(path)
    if lines[0].startswith(("[", "{")):
        return "pwc"
    if _suffix(path) == ".json":
        return "pwc"  # broken from the first character on: its reader says where
    if any(delimiter in lines[0] for delimiter in results_csv.DELIMITERS):
        return "csv"
    known = "PWC evaluation tables (JSON) and CSV with named columns are read."
    raise InputError(f"{path.name} holds results in no known format. {known}")


def read_papers(
    path: Path, *, joining: similar_papers.Joining | None = None, progress: Progress | None = None
) -> Iterator[PaperRecord | Problem]:
    """The papers of a file in either format. Raises `InputError` at once, before the first record is asked for."""
    if papers_format(path) == "jsonl":
        return papers_jsonl.read(path, progress=progress)
    return similar_papers.read(path, joining=joining, progress=progress)


def read_results(path: Path, *, progress: Progress | None = None) -> Iterator[ResultRecord | Problem]:
    """The results of a file in either format. Raises `InputError` at once, before the first record is asked for."""
    if results_format(path) == "pwc":
        return pwc_tables.read(path, progress=progress)
    return results_csv.read(path, progress=progress)


def _first_lines(path: Path) -> list[str]:
    """The trimmed lines of the file's beginning, without blank ones; at least one."""
    with Input(path) as opened:
        text = opened.head().decode("utf-8", "replace").lstrip("\ufeff")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        raise InputError(f"{path.name} is empty.")
    return lines


def _suffix(path: Path) -> str:
    return path.with_suffix("").suffix.lower() if path.suffix == ".gz" else path.suffix.lower()
