"""Rows written as plain values read back as they were given, on both databases, whatever stands in them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from leaderboard.models import Paper
from leaderboard.services.writing import insert, update

pytestmark = pytest.mark.django_db

AWKWARD = (
    "",
    "a\tb",
    "line\nbreak\r\n",
    "back\\slash",
    "\\N",
    "\\.",
    '"quoted", and, commas',
    "日本語 \N{SNOWMAN}",
    "%s %(x)s",
)
#: Few rows are written one by one, many at once where the database can.
AMOUNTS = (1, len(AWKWARD), 200)


def _papers(count: int) -> list[dict[str, Any]]:
    plain = {field.attname: field.get_default() for field in Paper._meta.concrete_fields}
    moment = datetime.datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=datetime.UTC)
    return [
        plain
        | {
            "id": 1 + number,
            "slug": f"paper-{number}",
            "title": f"{number} {AWKWARD[number % len(AWKWARD)]}",
            "first_author": AWKWARD[number % len(AWKWARD)],
            "authors": [AWKWARD[number % len(AWKWARD)], "B"] if number % 3 else [],
            "date": datetime.date(2026, 1, 1 + number % 28) if number % 2 else None,
            "date_precision": "day" if number % 2 else "",
            "created_at": moment,
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("count", AMOUNTS)
def test_rows_read_back_as_they_were_given(count: int) -> None:
    given = _papers(count)

    insert(Paper, given)

    assert [{name: vars(paper)[name] for name in given[0]} for paper in Paper.objects.order_by("pk")] == given


@pytest.mark.parametrize("count", AMOUNTS)
def test_columns_written_over_read_back_and_others_stay(count: int) -> None:
    given = _papers(count)
    insert(Paper, given)

    days = [(datetime.date(2025, 1, 2), "month") if row["date"] is None else (None, "") for row in given]
    wanted = [(row["title"], [row["title"]], *day) for row, day in zip(given, days, strict=True)]
    columns = ("first_author", "authors", "date", "date_precision")
    update(Paper, columns, {row["id"]: values for row, values in zip(given, wanted, strict=True)})

    kept = Paper.objects.order_by("pk").values_list("title", *columns)
    assert list(kept) == [(row["title"], *values) for row, values in zip(given, wanted, strict=True)]


@pytest.mark.parametrize("count", AMOUNTS)
def test_a_row_that_the_database_refuses_is_told_as_djangos_own_error_and_none_stay(count: int) -> None:
    given = _papers(count)
    given[-1]["date_precision"] = "day" if given[-1]["date"] is None else ""

    with pytest.raises(IntegrityError, match="date_has_precision"), transaction.atomic():
        insert(Paper, given)

    assert not Paper.objects.exists()
