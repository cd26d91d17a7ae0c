"""Why is this here: the page of a number and its twin for programs, from the sentence to the last decision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from leaderboard.models import Name, Result
from leaderboard.services.catalogue import bump, normalise
from tests import factories
from tests.web.conftest import Get, World

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "why.schema.json"


def explained(client: Client, result: Result) -> dict[str, Any]:
    answer = client.get(f"/results/{result.pk}/why.json")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


@pytest.mark.parametrize("which", ["ranked", "imported", "listed", "gain", "joint"])
def test_every_kind_of_number_is_explained_in_the_documented_shape(client: Client, world: World, which: str) -> None:
    results = {
        "ranked": world.ranked[0],
        "imported": world.ranked[1],
        "listed": world.listed,
        "gain": world.gain,
        "joint": world.joint,
    }
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(explained(client, results[which]))


def test_the_sentence_comes_with_the_places_of_the_number_and_of_its_text(client: Client, world: World) -> None:
    text = explained(client, world.ranked[0])["text"]
    assert text["sentence"] == "Alder of OCRBench achieves 78.4% accuracy on OCRBench."
    (value,) = [mark for mark in text["marked"] if mark["what"] == "value"]
    assert text["sentence"][value["start"] : value["end"]] == "78.4%"
    assert (text["kind"], text["field"]) == ("abstract", "abstract")


def test_names_say_through_which_spelling_they_were_found(client: Client, db: None) -> None:
    result = factories.make_result(from_text=True)
    other = factories.make_system("TextHawk 2")
    assert result.system is not None
    # The printed name was an alias of what is now called something else.
    Name.objects.filter(system=result.system).delete()
    Name.objects.create(
        kind="system", system=other, text="Model-X", normalised=normalise(result.system.name), source="curator"
    )
    bump()
    Result.objects.filter(pk=result.pk).update(system=other)
    names = {row["what"]: row for row in explained(client, result)["names"]}
    assert names["model"]["printed"] == result.system.name
    assert names["model"]["entry"]["name"] == "TextHawk 2"
    assert names["model"]["alias"] == {"text": "Model-X", "from": "a curator"}
    assert names["metric"]["alias"] == {"text": "Accuracy", "from": "shipped vocabulary"}


def test_a_name_that_no_spelling_led_to_says_none(client: Client, world: World) -> None:
    Result.objects.filter(pk=world.ranked[0].pk).update(system=world.systems[1])
    names = {row["what"]: row for row in explained(client, world.ranked[0])["names"]}
    assert names["model"]["alias"] is None


def test_rank_reason_and_decisions_are_told(client: Client, world: World) -> None:
    ranked, listed = explained(client, world.ranked[0]), explained(client, world.listed)
    assert (ranked["standing"]["rank"], ranked["standing"]["of"]) == (1, 3)
    assert [(act["verb"], act["by"], act["reason"]) for act in ranked["acts"]] == [
        ("accept", "grace-OCRBench", "Read it in the paper.")
    ]
    assert (listed["standing"]["standing"], listed["standing"]["reason"]) == ("listed", "hedged")
    assert listed["standing"]["reason_in_words"].startswith("The text hedges the number")


def test_an_imported_number_is_explained_by_its_row(client: Client, world: World) -> None:
    said = explained(client, world.ranked[1])
    assert said["text"] is None
    assert said["imported"]["row"] == {"value": "75.25"}


@pytest.mark.parametrize(("address", "status"), [("/results/999999/why.json", 404), ("{}why.json?x=1", 400)])
def test_what_is_wrong_is_said_as_data(client: Client, world: World, address: str, status: int) -> None:
    answer = client.get(address.format(world.ranked[0].get_absolute_url()))
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]


def test_the_page_leads_to_its_twin_and_to_its_row_on_the_board(get: Get, world: World) -> None:
    page = get(world.ranked[0].get_absolute_url())
    twins = [link["href"] for link in page.all("link[rel=alternate]")]
    assert f"/results/{world.ranked[0].pk}/why.json" in twins
    (board,) = [link["href"] for link in page.all("main p a") if link.text == "See it on its board"]
    row = get(board.partition("#")[0]).one("tr.sought")
    assert row["id"] == board.partition("#")[2]
