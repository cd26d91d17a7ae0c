"""People curate, then rules, names and texts change: every decision stands, and the dry run had said what happens."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from pathlib import Path

import pytest
from django.core.management import call_command

from leaderboard.models import Act, Claim, Result, Run
from leaderboard.services.decided import CORRECTABLE
from tests.ledger import curation
from tests.reference import missing_reference, reference, required

pytestmark = pytest.mark.django_db


def visible_numbers() -> dict[tuple[int | None, str], set[int]]:
    """The results on boards and papers' pages, by paper and size of their number."""
    found: dict[tuple[int | None, str], set[int]] = defaultdict(set)
    for row in Result.objects.exclude(reason__in=["rejected", "superseded", "not-read"]):
        found[row.paper_id, str(abs(row.value).normalize())].add(row.pk)
    return found


class Mined:
    """What was there before the second mining, what its dry run said, and what it then did."""

    def __init__(self, folder: Path, seed: str) -> None:
        curation.build(seed)
        curation.decide()
        self.acts = set(Act.objects.values_list("verb", "bulk"))
        curation.renew()
        self.decisions, self.numbers = curation.decisions(), visible_numbers()
        before = curation.state()
        call_command("mine", "--dry-run", "--csv", str(folder / "said.csv"), stdout=io.StringIO())
        assert curation.state() == before, "a dry run changed something"
        call_command("mine", "--csv", str(folder / "done.csv"), stdout=io.StringIO())
        self.said, self.done = folder / "said.csv", folder / "done.csv"


@pytest.fixture(params=["own papers", "seed page"])
def mined(request: pytest.FixtureRequest, tmp_path: Path) -> Mined:
    if request.param == "own papers":
        return Mined(tmp_path, "")
    if (missing := missing_reference()) and not required():
        pytest.skip(missing)
    return Mined(tmp_path, str(reference("seed/similar-papers.txt")))


def test_every_decision_every_tombstone_and_every_word_of_the_dry_run_holds(mined: Mined) -> None:
    """One test, because the world takes long to make; each part says what it is about."""
    every_kind_of_act_was_made(mined)
    rules_names_and_texts_really_changed()
    every_decision_is_in_force(mined)
    every_tombstone_is_silent(mined)
    what_the_dry_run_said_is_what_happened(mined)
    mining_once_more_changes_nothing()


def every_kind_of_act_was_made(mined: Mined) -> None:
    assert mined.acts >= {
        *(("accept", False), ("accept", True), ("reject", False), ("reject", True), ("dispute", False)),
        *(("correct", False), ("undo", False), ("confirm", False), ("edit", False)),
    }
    fields = set(Act.objects.filter(verb="correct").values_list("changes__field", flat=True))
    assert fields >= set(CORRECTABLE) - {"metric"}, "every field was corrected"
    assert len(mined.decisions) > 50


def rules_names_and_texts_really_changed() -> None:
    split = Result.objects.filter(benchmark__key="refcocog", split="test")
    assert split.exists(), "RefCOCOg-test became benchmark and split"
    run = Run.objects.filter(verb="mine").latest("pk")
    became = Claim.objects.filter(run=run, kind="delta", anchor__claims__kind="score")
    assert became.exists(), "a score became a delta"
    carried = Result.objects.filter(anchor__text__version=2, anchor__predecessor__isnull=False)
    assert carried.exclude(checked__in=["read", "imported"]).exists(), "decisions followed into a second version"


def every_decision_is_in_force(mined: Mined) -> None:
    after = curation.decisions()
    changed = {pk: (before, after.get(pk)) for pk, before in mined.decisions.items() if after.get(pk) != before}
    assert not changed
    assert Result.objects.filter(pk__in=after).exclude(review="").exists(), "what disagrees is in the queue"


def every_tombstone_is_silent(mined: Mined) -> None:
    tombstones = Result.objects.filter(checked="rejected")
    assert tombstones.count() > 10
    assert set(tombstones.values_list("standing", "reason")) == {("hidden", "rejected")}
    numbers = visible_numbers()
    for row in tombstones:
        number = (row.paper_id, str(abs(row.value).normalize()))
        assert numbers[number] <= mined.numbers[number], f"{row} came back"


def what_the_dry_run_said_is_what_happened(mined: Mined) -> None:
    assert mined.said.read_bytes() == mined.done.read_bytes()
    with mined.done.open(newline="") as file:
        rows = list(csv.DictReader(file))
    told = [
        [row["board"], row["change"], *(json.loads(row[side] or "{}") for side in ("before", "after"))] for row in rows
    ]
    assert told == curation.log()
    assert {row["change"] for row in rows} == {"entered", "left", "moved"}


def mining_once_more_changes_nothing() -> None:
    out = io.StringIO()
    call_command("mine", stdout=out)
    assert "Nothing changed." in out.getvalue()
