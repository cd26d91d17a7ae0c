"""The API, asked at random out of its own description: never a 5xx, never an answer outside its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from leaderboard.api.v1 import api
from leaderboard.wsgi import application
from tests.web.conftest import World

CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# So many questions each: all operations together stay well under a minute.
EXAMPLES = 25
# What the small world knows: chance alone would hardly ever find anything.
KNOWN = {
    "benchmark": "ocrbench",
    "metric": "accuracy",
    "task": "reading-ocrbench",
    "model": "alder-of-ocrbench",
    "group": "not stated",
    "q": "ocr",
    "sort": "best",
    "limit": 1,
}


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The test's transaction stays open between requests, as Django's own test client keeps it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations() -> list[tuple[str, str]]:
    described = api.get_openapi_schema()
    return [(path, method) for path, methods in described["paths"].items() for method in methods]


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(("path", "method"), operations())
def test_any_question_gets_an_answer_inside_the_description(
    world: World, settings: Any, path: str, method: str
) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operation = schema[path][method]
    slug = {"benchmarks": "ocrbench", "metrics": "accuracy", "models": "alder-of-ocrbench", "tasks": "reading-ocrbench"}
    places = {"slug": slug.get(path.split("/")[3], world.paper.slug), "number": world.ranked[0].pk}

    @hypothesis.settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(case=operation.as_strategy(), data=st.data())
    def ask(case: schemathesis.Case, data: st.DataObject) -> None:
        for name in case.path_parameters or {}:
            if data.draw(st.booleans(), label=f"a known {name}"):
                case.path_parameters[name] = places[name]
        for name in case.query or {}:
            if name in KNOWN and data.draw(st.booleans(), label=f"a known {name}"):
                case.query[name] = KNOWN[name]
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()
