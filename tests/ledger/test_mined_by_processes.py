"""Mining a curated site by real processes: two at once, and one that is killed wherever it happens to be.

Whatever happens to a process, the site ends up as one undisturbed run would have left it, log and all.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import sites
from tests.reference import missing_reference, reference
from tests.sites import Site

CURATION = ("-m", "tests.ledger.curation")
KILLS = 20


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site where people decided, and then rules, names and texts changed; nobody mined it again yet."""
    with sites.empty(tmp_path_factory.mktemp("curated")) as site:
        site.run("manage.py", "migrate", "-v", "0")
        seed = () if missing_reference() else (str(reference("seed/similar-papers.txt")),)
        site.run(*CURATION, "build", *seed)
        yield site


@pytest.fixture
def site(curated: Site, tmp_path: Path) -> Iterator[Site]:
    with sites.copy(curated, tmp_path) as made:
        yield made


def look(site: Site) -> Any:
    return json.loads(site.run(*CURATION, "look")[0])


@pytest.fixture(scope="module")
def undisturbed(curated: Site, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, int]:
    """The site after one run that nobody disturbed, and how many statements of SQL that run took."""
    with sites.copy(curated, tmp_path_factory.mktemp("undisturbed")) as site:
        _, said = site.run(*CURATION, "mine", "0")
        found = re.search(r"statements: (\d+)", said)
        assert found is not None, said
        after = look(site)
        assert len(after["log"]) > 50
        return after, int(found[1])


def share(part: int) -> float:
    """A random place within the `part`-th twentieth of a run, the same in every test run."""
    return (part + random.Random(f"kill {part}").random()) / KILLS


@pytest.mark.parametrize("part", range(KILLS))
def test_a_run_killed_anywhere_and_gone_on_with_is_as_if_nothing_had_happened(
    site: Site, undisturbed: tuple[Any, int], part: int
) -> None:
    expected, statements = undisturbed
    site.run(*CURATION, "mine", str(1 + int(share(part) * statements)), status=-9)
    # Going on and starting anew come to the same.
    left, _ = site.run(*CURATION, "finish", *(("resume",) if part % 2 else ()))
    assert json.loads(left) == expected


def test_two_runs_at_once_come_to_what_one_would_have(site: Site, undisturbed: tuple[Any, int]) -> None:
    expected, _ = undisturbed
    both = [site.start(*CURATION, "mine", "0") for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    after = look(site)
    assert after["state"] == expected["state"]
    # Each change was made once, by whichever run came to its paper first.
    assert sorted(map(json.dumps, after["log"])) == sorted(map(json.dumps, expected["log"]))


def test_a_dry_run_says_what_a_process_then_does(site: Site, tmp_path: Path) -> None:
    said, done = str(tmp_path / "said.csv"), str(tmp_path / "done.csv")
    site.run(*CURATION, "mine", "0", "--dry-run", "--csv", said)
    site.run(*CURATION, "mine", "0", "--csv", done)
    assert Path(said).read_bytes() == Path(done).read_bytes() != b""
