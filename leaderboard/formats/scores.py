"""Whether a cell is a score: a number in a column of scores, in a row that names a model."""

from __future__ import annotations

from leaderboard.formats import cells, names

NO_MODEL = "the row names no model"
HUMAN = "how people did, not a model"
PROPERTY = "a property of the model, not a score"


def read(text: str | None, *, metric: str, model: str) -> cells.Reading:
    """Read a cell; `metric` as printed, `model` as `names.model_name` has it. What is no score says why."""
    if text is None or cells.is_nothing(text):
        return cells.Reading("raw", cells.NO_VALUE)
    if names.is_attribute(metric):
        return cells.Reading("attribute", PROPERTY) if model else cells.Reading("raw", NO_MODEL)
    reading = cells.read(text)
    if reading.understood == "raw":
        return reading
    if not model:
        return cells.Reading("raw", NO_MODEL)
    return cells.Reading("raw", HUMAN) if names.is_human(model) else reading
