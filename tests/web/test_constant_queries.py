"""Pages cost the same whatever the database holds: count the statements, double everything, count again."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaderboard.services import acts
from tests import factories
from tests.web.conftest import World, make_world

PAGES = {
    "/": 10,
    "/about/": 1,
    "/benchmarks/": 7,
    "/benchmarks/?q=ocr&show=empty": 7,
    "/benchmarks/?sort=-results": 7,
    "/benchmarks/?sort=task&metric=accuracy&task=reading-ocrbench": 8,
    "/benchmarks/ocrbench/": 6,
    "/benchmarks/ocrbench/?sort=paper&group=all": 6,
    "/benchmarks/ocrbench/?q=alder&as_of=2026-01-01": 7,
    "/benchmarks/ocrbench/changes/": 2,
    "/benchmarks/ocrbench/changes/?from=2020-01-01&to=2026-01-01": 2,
    "/benchmarks/ocrbench/chart.json": 4,
    "/benchmarks/ocrbench/chart.svg": 4,
    "/benchmarks/ocrbench/?lines=group&axis=error": 7,
    "/benchmarks/ocrbench/chart.json?lines=metric": 5,
    "/benchmarks/ocrbench/points.csv": 4,
    "/tasks/": 2,
    "/tasks/reading-ocrbench/": 5,
    "/models/": 2,
    "/models/?q=alder": 2,
    "/models/alder-of-ocrbench/": 5,
    "/compare/?model=alder-of-ocrbench&q=elm": 5,
    "/compare/?model=alder-of-ocrbench&model=birch-of-ocrbench": 5,
    "/papers/": 2,
    "/papers/?q=paper": 2,
    "{paper}": 7,
    "{ranked}": 9,
    "{gain}": 6,
    "{joint}": 6,
    "/gains/": 3,
    "/gains/?benchmark=ocrbench&over=%40baseline": 2,
    "/changes/": 1,
    "/changes/?benchmark=ocrbench": 2,
    "/search/?q=ocrbench": 5,
    "/search/?q=ocrbench&kind=benchmarks&sort=name": 5,
    "/search/typed/?q=ocrbench": 5,
    "/search/?q=orcbnech": 8,
    "/read/": 0,
    "/benchmarks/table.csv": 9,
    "/benchmarks/ocrbench/table.csv": 7,
    "/benchmarks/ocrbench/changes/table.csv": 2,
    "/models/table.csv": 2,
    "/models/alder-of-ocrbench/table.csv": 7,
    "/compare/table.csv?model=alder-of-ocrbench&model=birch-of-ocrbench": 7,
    "/papers/table.csv": 4,
    "/gains/table.csv": 5,
    "/changes/table.csv": 1,
    "/search/table.csv?q=ocrbench": 7,
    "/feed/": 2,
    "/benchmarks/ocrbench/feed/": 6,
    "/tasks/reading-ocrbench/feed/": 8,
    "/models/alder-of-ocrbench/feed/": 3,
    "{ranked}badge.svg": 2,
    "/benchmarks/ocrbench/models/alder-of-ocrbench/badge.svg": 5,
    "/sitemap.xml": 4,
    "/sitemap-benchmarks.xml": 2,
    "/robots.txt": 0,
    "/api/v1/": 0,
    "/api/v1/results/{pk}": 8,
    "/api/v1/benchmarks/ocrbench/board": 7,
    "/benchmarks/nowhere/": 3,
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_as_often_of_twice_the_data(client: Client, db: None, address: str) -> None:
    world = make_world("OCRBench")
    assert world.ranked[0].paper is not None
    where = address.format(
        paper=world.ranked[0].paper.get_absolute_url(),
        ranked=world.ranked[0].get_absolute_url(),
        gain=world.gain.get_absolute_url(),
        joint=world.joint.get_absolute_url(),
        pk=world.ranked[0].pk,
    )
    double(world, "two")
    first = statements(client, where)
    double(world, "three")
    double(world, "four")
    again = statements(client, where)
    assert len(again) == len(first), "\n".join(again)
    assert len(first) <= PAGES[address], "\n".join(first)


def double(world: World, name: str) -> None:
    """More of everything: another benchmark with all that belongs to it, and more on the very pages asked for."""
    make_world(f"OCRBench {name}")
    for year, value in enumerate(("80", "81.5", "82", "83"), start=2015):
        for system in (world.systems[0], factories.make_system(f"Elm {value} {name}")):
            for where in ({"from_text": True}, {"paper": world.paper}):
                factories.make_result(
                    benchmark=world.benchmark,
                    metric=world.metric,
                    system=system,
                    value=value,
                    when=date(year, 1, 1),
                    **where,
                )
    acts.dispute(world.ranked[0], person=factories.make_person(f"eve-{name}"), reason="I doubt it.")
    changes = {"split": f"test {name}"}
    acts.correct(world.ranked[0], person=factories.make_person(f"bob-{name}"), changes=changes, reason="See there.")


def statements(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [query["sql"] for query in asked.captured_queries]
