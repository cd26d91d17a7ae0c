"""Fetching pages, and a small world to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from leaderboard.models import Act, Benchmark, BoardChange, Metric, Paper, Result, System, Task
from leaderboard.services import acts, summaries
from tests import factories
from tests.web.page import Element, parse

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
Get = Callable[..., Element]


@pytest.fixture
def get(client: Client, db: None) -> Get:
    """Fetch a page and read it; fails on any other status than the one expected."""

    def fetch(address: str, status: int = 200) -> Element:
        answer = client.get(address)
        assert answer.status_code == status, f"{address} answered {answer.status_code}"
        return parse(answer.content.decode())

    return fetch


@pytest.fixture
def curator(db: None) -> User:
    return factories.make_person("ada")


@pytest.fixture
def as_curator(client: Client, curator: User) -> Client:
    client.force_login(curator, backend=MODEL_BACKEND)
    return client


@dataclass(frozen=True)
class World:
    """OCRBench with three ranked results, one listed, one gain and one joint number; and a decision on one."""

    task: Task
    benchmark: Benchmark
    metric: Metric
    systems: list[System]
    ranked: list[Result]
    listed: Result
    gain: Result
    joint: Result
    paper: Paper
    act: Act


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def make_world(name: str = "OCRBench", people: str = "grace") -> World:
    """Everything that a page may show, once."""
    task = factories.make_task(f"Reading {name}")
    metric = Metric.objects.filter(key="accuracy").first() or factories.make_metric()
    benchmark = factories.make_benchmark(name, aliases=(f"{name} v1",), tasks=(task,))
    systems = [factories.make_system(f"{letter} of {name}") for letter in ("Alder", "Birch", "Cedar", "Dogwood")]
    ranked = [
        factories.make_result(
            benchmark=benchmark, metric=metric, system=system, value=value, when=when, from_text=from_text
        )
        for system, value, when, from_text in (
            (systems[0], "78.4", date(2024, 10, 7), True),
            (systems[1], "75.25", date(2023, 5, 1), False),
            (systems[2], "60", date(2022, 1, 1), True),
            (systems[0], "70.1", date(2024, 1, 1), False),
        )
    ]
    listed = factories.make_result(
        benchmark=benchmark,
        metric=metric,
        system=systems[3],
        value="90.0",
        from_text=True,
        standing="listed",
        reason="hedged",
        qualifier="up_to",
    )
    gain = factories.make_result(
        benchmark=benchmark,
        metric=metric,
        system=systems[1],
        value="2.1",
        unit="points",
        from_text=True,
        kind="delta",
        standing="hidden",
        reason="delta",
        baseline="@baseline",
    )
    joint = factories.make_result(
        benchmark=None,
        metric=metric,
        system=systems[2],
        value="55.5",
        from_text=True,
        standing="hidden",
        reason="joint",
    )
    Result.objects.filter(pk=joint.pk).update(benchmark=None)
    joint.jointly.set([benchmark])
    gain.jointly.set([benchmark])  # a gain is no level, jointly reported or not
    act = acts.accept(ranked[0], person=factories.make_person(f"{people}-{name}"), reason="Read it in the paper.")
    BoardChange.objects.create(
        act=act,
        verb="entered",
        benchmark=benchmark,
        metric=metric,
        result=ranked[0],
        after={"model": systems[0].name, "metric": "Accuracy", "value": "78.4%", "standing": "ranked"},
    )
    summaries.refresh([benchmark.pk])
    paper = ranked[0].paper
    assert paper is not None
    ranked[0].refresh_from_db()
    return World(task, benchmark, metric, systems, ranked, listed, gain, joint, paper, act)
