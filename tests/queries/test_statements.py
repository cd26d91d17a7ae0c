"""Statements that are made once: the same rows as the query itself, whatever values are given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import CharField, Func
from django.test.utils import CaptureQueriesContext

from leaderboard.models import Result
from leaderboard.queries.statements import Day, Given, Statement
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2020, 2, 29)
COLUMNS = ("pk", "value", "rank_key", "date", "heads", "system__name", "high")


def test_a_statement_gives_what_its_query_does_for_each_value() -> None:
    benchmarks = [factories.make_benchmark(name) for name in ("One", "Two", "None")]
    for benchmark in benchmarks[:2]:
        for value in ("70.25", "0.5"):
            factories.make_result(benchmark=benchmark, value=value, when=date(2020, 2, 29))
    statement = Statement(Result.objects.filter(benchmark=Given("benchmark")).order_by("pk").values_list(*COLUMNS))
    for benchmark in benchmarks:
        expected = list(Result.objects.filter(benchmark=benchmark).order_by("pk").values_list(*COLUMNS))
        assert [tuple(row) for row in statement.rows(benchmark=benchmark.pk)] == expected


def test_values_come_as_python_calls_them() -> None:
    result = factories.make_result(value="70.25", when=date(2020, 2, 29))
    ((_, value, _, day, heads, name, high),) = Statement(Result.objects.values_list(*COLUMNS)).rows()
    assert (value, day, heads, high) == (Decimal("70.25"), date(2020, 2, 29), False, None)
    assert result.system is not None
    assert (type(value), type(heads), name) == (Decimal, bool, result.system.name)


def test_a_day_as_text_is_the_same_date() -> None:
    known, unknown = (factories.make_result(value=str(value), when=when) for value, when in ((1, DAY), (2, None)))
    columns = Statement(Result.objects.order_by("value").values_list("pk", Day("date"), Day("date_end"))).columns()
    assert columns == [(known.pk, unknown.pk), [DAY, None], [DAY, None]]
    assert list(Result.objects.order_by("value").values_list(Day("date"), flat=True)) == [DAY, None]
    assert Statement(Result.objects.filter(pk=Given("pk")).values_list("pk")).columns(pk=0) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_as_many_values_as_there_are(count: int) -> None:
    wanted = [factories.make_result(value=str(value)).pk for value in range(4)][:count]
    statement = Statement(
        Result.objects.filter(pk__in=[Given("wanted", many=True)], value__lte=Given("most"))
        .order_by("pk")
        .values_list("pk")
    )
    assert [pk for (pk,) in statement.rows(wanted=wanted, most=10)] == wanted
    assert statement.rows(wanted=wanted, most=-1) == []


def test_what_is_given_is_never_read_as_sql() -> None:
    name = "100%s ' OR 1=1 --"
    result = factories.make_result(system=factories.make_system(name))
    statement = Statement(Result.objects.filter(system__name=Given("name")).values_list("pk"))
    assert [tuple(row) for row in statement.rows(name=name)] == [(result.pk,)]
    assert statement.rows(name="' OR 1=1 --") == []


def test_signs_of_a_place_that_are_none_stay_text() -> None:
    result = factories.make_result()
    said = Func(template="'100%%%%s'", output_field=CharField())
    statement = Statement(Result.objects.filter(pk=Given("pk")).values_list(said, "pk"))
    assert [tuple(row) for row in statement.rows(pk=result.pk)] == [("100%s", result.pk)]


def test_one_statement_is_one_statement() -> None:
    statement = Statement(Result.objects.filter(pk=Given("pk")).values_list("pk"))
    with CaptureQueriesContext(connection) as asked:
        statement.rows(pk=1)
        statement.rows(pk=2)
    assert len(asked) == 2
