"""A database made at the first release is upgraded: every row, decision and line of the log is there and in force."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests import sites
from tests.ledger import first_issue

MODULE = ("-m", "tests.ledger.first_issue")


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    """A result's row without the spelling of its numbers, which differs between databases."""
    kept = {name: row[name] for name in first_issue.KEPT}
    return kept | {name: Decimal(row[name]).normalize() for name in ("value", "rank_key")}


def test_a_database_of_the_first_release_upgrades(tmp_path: Path) -> None:
    with sites.empty(tmp_path) as site:
        site.run(*MODULE, "fill")
        waiting, _ = site.run("manage.py", "showmigrations", "leaderboard")
        assert waiting.count("[X]") == 1, waiting
        site.run("manage.py", "migrate", "-v", "0")
        found = json.loads(site.run(*MODULE, "look")[0])
    rows = first_issue.rows()
    results = {row["id"]: comparable(row) for row in rows["leaderboard.result"]}
    assert {row["pk"]: comparable(row) for row in found["results"]} == results
    verbs = {"accept", "reject", "correct", "dispute", "undo"}
    assert {verb for acts in found["acts"].values() for verb in acts} == verbs
    assert found["guarded"], "acts are append-only after the upgrade as well"
    assert set(found["pages"].values()) == {200}
    assert found["lines without a number"] == 0
    assert found["accepted"] == 1
    states = {row["id"]: [row["checked"], row["checked_by"]] for row in rows["leaderboard.result"]}
    assert {int(pk): state for pk, state in found["decided after mining"].items()} == {
        int(pk): states[int(pk)] for pk in found["decided after mining"]
    }
