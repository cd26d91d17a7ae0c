"""Changes of boards as CSV: what entered, left or moved, one line each, for a spreadsheet or another program."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from leaderboard.formats.cells_csv import harmless

COLUMNS = ("board", "board_name", "change", "metric", "model", "value", "standing", "reason", "before", "after")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of a board's change log: what it said before and says after, each empty where there is none."""

    board: str
    name: str
    verb: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def said(self) -> Mapping[str, Any]:
        """What the line says now, or said when it left."""
        return self.after or self.before


def write(file: TextIO, rows: Iterable[ChangeRow]) -> None:
    """Write a head and the rows. `before` and `after` hold all that the log says, as JSON with sorted keys."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        said = [str(row.said.get(name) or "") for name in ("metric", "model", "value", "standing", "reason")]
        writer.writerow([*map(harmless, [row.board, row.name, row.verb, *said]), _json(row.before), _json(row.after)])


def _json(said: Mapping[str, Any]) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False) if said else ""
