"""Which columns a board's table has: those that the reader chose, or those that usually tell something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderboard.filters import BoardFilters, InvalidParameter
from leaderboard.filters.boards import BOARD_COLUMNS, NO_COLUMNS
from leaderboard.models import Metric

# Further metrics that stand beside the one that ranks, unless the reader chooses; the most used ones.
USUAL_METRICS = 3
_WORDS = {"setting": "Setting", "source": "Source", "checked": "Checked", "paper": "Paper", "date": "Date"}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column that a reader may have: its name in the address, in words, and whether it was chosen."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns beside rank, model and the number that ranks."""

    fixed: Sequence[str]
    metrics: Sequence[Metric]
    choices: Sequence[ColumnChoice]
    by_reader: bool  # what the reader chose is shown even where nothing stands in it


def columns_of(others: Sequence[Metric], filters: BoardFilters) -> Columns:
    """The columns asked for. `others` are the metrics beside the one that ranks, most used first.

    Raises `InvalidParameter` for a column that this page does not have.
    """
    known = {*BOARD_COLUMNS, NO_COLUMNS, filters.metric, *(row.slug for row in others)}
    for name in filters.columns:
        if name not in known:
            allowed = [*BOARD_COLUMNS, *(row.slug for row in others), NO_COLUMNS]
            raise InvalidParameter("columns", f"this page has no column “{name}”.", allowed)
    by_reader = bool(filters.columns)
    fixed = [name for name in BOARD_COLUMNS if name in filters.columns or not by_reader]
    metrics = [row for row in others if row.slug in filters.columns] if by_reader else list(others[:USUAL_METRICS])
    chosen = {*fixed, *(row.slug for row in metrics)}
    choices = [
        *(ColumnChoice(name, _WORDS[name], name in chosen) for name in BOARD_COLUMNS),
        *(ColumnChoice(row.slug, row.name, row.slug in chosen) for row in others),
    ]
    return Columns(fixed=fixed, metrics=metrics, choices=choices, by_reader=by_reader)
