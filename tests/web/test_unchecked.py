"""Wherever a page shows what is best or new, the same line says whether a person checked it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from leaderboard.models import Result, Run
from leaderboard.services import acts, changelog
from tests import factories
from tests.web.conftest import Get
from tests.web.page import Element

pytestmark = pytest.mark.django_db


@pytest.fixture
def best() -> Result:
    """The newest and best of a board that has a trend, read by rule."""
    for year in range(2010, 2018):
        factories.make_result(value=f"{50 + year - 2010}", when=date(year, 1, 1))
    best = factories.make_result(value="78.4", when=date(2020, 1, 1), from_text=True, system=_system())
    changelog.write(changelog.lines(None, best, factories.make_run(Run.Verb.MINE)))
    gain = factories.make_result(
        value="2.1", unit="points", system=best.system, kind="delta", standing="hidden", reason="delta", from_text=True
    )
    assert gain.kind == "delta"
    return best


def _system():
    return factories.make_system("TextHawk2")


def line_of(page: Element, selector: str) -> str:
    """The line of the page that speaks of the best result."""
    (found,) = (text for text in page.texts(selector) if "TextHawk2" in text)
    return found


PLACES = [
    pytest.param("/", "ul.sparks li", id="home-trend"),
    pytest.param("/benchmarks/", "tbody tr", id="benchmarks"),
    pytest.param("/benchmarks/ocrbench/", ".lead", id="leader"),
    pytest.param("/benchmarks/ocrbench/", "#ranked-table tr.line", id="board"),
    pytest.param("/benchmarks/ocrbench/changes/", "ul.log li", id="log-of-a-board"),
    pytest.param("/changes/", "ul.log li", id="log"),
    pytest.param("/models/texthawk2/", "tbody tr", id="model"),
]


@pytest.mark.parametrize(("address", "selector"), PLACES)
def test_a_line_about_the_best_says_unchecked_until_a_person_looked(
    get: Get, best: Result, address: str, selector: str
) -> None:
    says: Callable[[], bool] = lambda: any(  # noqa: E731
        word in line_of(get(address), selector) for word in ("unchecked", "read by rule")
    )
    assert says()
    acts.accept(best, person=factories.make_person())
    assert not says()


def test_home_says_it_of_what_changed_lately(get: Get, best: Result) -> None:
    assert "TextHawk2, 78.4% Accuracy entered, unchecked" in line_of(get("/"), "ul.log li")
    acts.accept(best, person=factories.make_person())
    assert "entered, unchecked" not in get("/").one("main").text


def test_what_was_accepted_in_bulk_is_not_passed_off_as_read(get: Get, best: Result) -> None:
    acts.accept(best, person=factories.make_person(), bulk=True)
    assert "accepted in bulk" in line_of(get("/"), "ul.sparks li")
    assert "accepted in bulk" in line_of(get("/benchmarks/"), "tbody tr")


def test_a_chart_says_it_of_its_points_and_of_the_best(client: Client, best: Result) -> None:
    def drawn() -> tuple[str, str]:
        page = client.get("/benchmarks/ocrbench/").content.decode()
        return page, client.get("/benchmarks/ocrbench/chart.json").content.decode()

    page, figure = drawn()
    assert "Best: TextHawk2 with 78.4% (2020-01-01, unchecked)." in page
    assert "TextHawk2, 78.4%, TextHawk2: a paper, 2020-01-01, unchecked" in page
    assert "2020-01-01, unchecked" in figure
    acts.accept(best, person=factories.make_person())
    page, figure = drawn()
    assert "Best: TextHawk2 with 78.4% (2020-01-01)." in page
    assert "2020-01-01, unchecked" not in page + figure


def test_a_reported_gain_says_it_too(get: Get, best: Result) -> None:
    assert "unchecked" in line_of(get("/gains/"), "ul.gains li")
