"""Two runs and a curator at the same time, as real processes: nothing doubled, nothing lost, nobody refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sites
from tests.sites import Site

PAPERS = 210

CURATOR = """
import sys, time, django
django.setup()
from django.contrib.auth.models import User
from leaderboard.models import Act, Result
from leaderboard.services import acts
person = User.objects.create_user("ada")
decided, deadline = set(), time.monotonic() + 12
while len(decided) < 8 and time.monotonic() < deadline:
    result = Result.objects.exclude(pk__in=decided).order_by("?").first()
    if result is None:
        time.sleep(0.05)
        continue
    decided.add(result.pk)
    if len(decided) % 2:
        acts.reject(result, person=person, reason="Not a measured score")
    else:
        acts.accept(result, person=person)
print(len(decided))
"""

CHECK = """
import json, django
django.setup()
from django.db.models import Count
from leaderboard.models import Act, Anchor, Name, Paper, Result, Run, System, Text
twice = lambda model, *fields: model.objects.values(*fields).annotate(n=Count("pk")).filter(n__gt=1).count()
rejected = Act.objects.filter(verb="reject").values("anchor")
print(json.dumps({
    "papers": Paper.objects.count(),
    "texts": Text.objects.count(),
    "systems called QuillNet": System.objects.filter(name="QuillNet").count(),
    "papers twice": twice(Paper, "normalised_title"),
    "places twice": twice(Anchor, "text", "field", "start", "end"),
    "anchors without result": Anchor.objects.filter(result=None).count(),
    "rejected and shown": Result.objects.filter(anchor__in=rejected).exclude(standing="hidden").count(),
    "decisions without mark": Result.objects.filter(anchor__acts__isnull=False, checked="read").count(),
    "runs that ended well": Run.objects.filter(failure="", finished_at__isnull=False).count(),
}))
"""

TWO_NAMES = """
import django
django.setup()
from django.contrib.auth.models import User
from tests import factories
for name in ("TextHawks 2", "TextHawk2"):
    factories.make_result(system=factories.make_system(name))
for name in ("ada", "bob"):
    User.objects.create_user(name)
"""

EDITOR = """
import sys, django
django.setup()
from django.contrib.auth.models import User
from leaderboard.models import System
from leaderboard.services import acts, merging
who, one, other = sys.argv[1:]
one, other = System.objects.get(name=one), System.objects.get(name=other)
person = User.objects.get(username=who)
seen = merging.preview(one, other, person=person).token
print("ready", flush=True)
sys.stdin.readline()
try:
    merging.merge(one, other, person=person, seen=seen)
    print("merged")
except acts.ActError as refused:
    print(refused)
"""

MERGED = """
import json, django
django.setup()
from leaderboard.models import Act, System
print(json.dumps([
    Act.objects.filter(verb="merge").count(),
    System.objects.filter(merged_into=None, name__startswith="TextHawk").count(),
    System.objects.filter(merged_into__merged_into__isnull=False).count(),
]))
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with sites.migrated(tmp_path) as made:
        yield made


def papers_file(path: Path, numbers: range) -> str:
    abstract = "QuillNet achieves {0}.5% accuracy on OCRBench. It beats PlumeNet{1} by {0}.2% on ChartQA."
    lines = [
        {"title": f"Paper number {n}", "abstract": abstract.format(n % 90 + 1, n % 7), "arxiv_id": f"2410.{n:05}"}
        for n in numbers
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return str(path)


def test_two_imports_of_the_same_papers_two_minings_and_a_curator(site: Site, tmp_path: Path) -> None:
    forward = papers_file(tmp_path / "forward.jsonl", range(1, PAPERS + 1))
    backward = papers_file(tmp_path / "backward.jsonl", range(PAPERS, 0, -1))
    processes = [
        site.start("manage.py", "import_papers", forward),
        site.start("manage.py", "import_papers", backward),
        site.start("-c", CURATOR),
        site.start("manage.py", "mine"),
    ]
    for process in processes:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    assert "Nothing changed." in site.run("manage.py", "mine")[0]
    assert json.loads(site.run("-c", CHECK)[0]) == {
        "papers": PAPERS,
        "texts": PAPERS,
        "systems called QuillNet": 1,
        "papers twice": 0,
        "places twice": 0,
        "anchors without result": 0,
        "rejected and shown": 0,
        "decisions without mark": 0,
        "runs that ended well": 4,
    }


@pytest.mark.parametrize("second", [("TextHawks 2", "TextHawk2"), ("TextHawk2", "TextHawks 2")])
def test_of_two_editors_who_merge_the_same_two_one_is_told(site: Site, second: tuple[str, str]) -> None:
    site.run("-c", TWO_NAMES)
    editors = [
        site.start("-c", EDITOR, "ada", "TextHawks 2", "TextHawk2"),
        site.start("-c", EDITOR, "bob", *second),
    ]
    for editor in editors:  # both have seen their preview before either merges
        assert editor.stdout is not None
        assert editor.stdout.readline() == "ready\n"
    for editor in editors:
        assert editor.stdin is not None
        editor.stdin.write("\n")
        editor.stdin.flush()
    answers = [editor.communicate(timeout=60) for editor in editors]
    assert [editor.returncode for editor in editors] == [0, 0], answers
    (refused,) = [printed for printed, _ in answers if printed != "merged\n"]
    assert "merged" in refused or "Both lead to" in refused or "Something changed" in refused
    assert json.loads(site.run("-c", MERGED)[0]) == [1, 1, 0]
