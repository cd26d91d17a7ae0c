"""Rows and series for the charts' tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from leaderboard.charts.series import Row, Series, build

NAMES = ("BERT", "RoBERTa (ensemble)", "XLNet large", "GPT-4V", "InternVL2-72B", "DrQA", "R-NET + self-training")


def row(pk: int, value: str, when: date | None, **facts: Any) -> Row:
    """A row; what a test does not care for is filled in."""
    known = {
        "label": f"Model {pk}",
        "printed": value,
        "date_text": when.isoformat() if when else "",
        "paper": f"Paper {pk}",
        "url": f"/results/{pk}",
    }
    return Row(pk=pk, system_id=pk, rank_key=Decimal(value), date_end=when, **{**known, **facts})


def series(rows: Sequence[Row], **facts: Any) -> Series:
    given = {"title": "OCRBench", "metric": "Accuracy", "unit": "%", "higher_is_better": True, **facts}
    return build(rows, **given)


def dated(*values: str, start: date = date(2018, 1, 31), days: int = 91, **facts: Any) -> list[Row]:
    """One row each, so many days apart."""
    return [row(i, value, start + timedelta(days=days * i), **facts) for i, value in enumerate(values)]


def crowd(count: int, *, seed: int = 1, lower: bool = False) -> list[Row]:
    """So many rows that get better over seven years, as on a real board."""
    chance = random.Random(seed)
    rows = []
    for pk in range(count):
        t = chance.random() ** 0.7
        value = 60 + 35 * (1 - (1 - t) ** 2) - abs(chance.gauss(0, 8))
        when = date(2016, 3, 31) + timedelta(days=int(2500 * t))
        rows.append(row(pk, f"{155 - value if lower else value:.1f}", when, label=chance.choice(NAMES)))
    return rows
