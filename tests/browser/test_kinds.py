"""Every kind of page in a real Chromium: none has a fault that axe finds, none is wider than its window.

The kinds are the names of the table of addresses, so that a page that is in none of the lists below fails.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from leaderboard.models import Paper, Result, Run, Status, Suggestion, System
from leaderboard.services import acts, ledger, merging
from leaderboard.services import suggestions as suggesting
from tests import factories
from tests.browser.conftest import Open, faults
from tests.web.conftest import World
from tests.web.test_who_may import ADDRESSES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Every page by the name of its address, in each state that looks different. What stands in braces is filled in below.
KINDS: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "benchmarks": (
        "/benchmarks/",
        "/benchmarks/?task=reading-ocrbench&metric=accuracy&sort=-best",
        "/benchmarks/?q=nothing",
        "/benchmarks/?page=x",  # 400
    ),
    "benchmark": (
        "/benchmarks/ocrbench/",
        "/benchmarks/ocrbench/?lines=group&group=all&columns=setting&columns=date&columns=paper&size=25",
        "/benchmarks/ocrbench/?as_of=2024-06-30&axis=error&source=own",
        "/benchmarks/ocrbench/?q=nothing",
        "/benchmarks/empty/",
        "/benchmarks/unheard/",
        "/benchmarks/orcbench/",  # 404
    ),
    "benchmark-changes": (
        "/benchmarks/ocrbench/changes/",
        "/benchmarks/ocrbench/changes/?from=2020-01-01&to=2024-01-01",
    ),
    "tasks": ("/tasks/",),
    "task": ("/tasks/reading-ocrbench/", "/tasks/idle/"),
    "systems": ("/models/", "/models/?q=alder", "/models/?q=nothing"),
    "system": ("/models/alder-of-ocrbench/", "/models/bare/"),
    "compare": (
        "/compare/",
        "/compare/?model=alder-of-ocrbench",
        "/compare/?model=alder-of-ocrbench&model=birch-of-ocrbench&model=cedar-of-ocrbench&q=dog",
    ),
    "papers": ("/papers/", "/papers/?q=nothing"),
    "paper": ("{paper}", "{untold}"),
    "result": ("{ranked}", "{listed}", "{gain}", "{joint}", "{imported}", "{long}"),
    "gains": ("/gains/", "/gains/?unit=percent"),
    "changes": ("/changes/", "/changes/?benchmark=ocrbench"),
    "read": ("/read/",),  # with what was read in a text: its own test below
    "search": ("/search/", "/search/?q=ocr", "/search/?q=ocr&kind=models&sort=name", "/search/?q=zzzzzz"),
    "about": ("/about/",),
    "api": ("/api/v1/",),
    "suggest": ("/suggest/?benchmark=ocrbench", "/suggest/?result={pk}"),
    "suggested": ("/suggest/{receipt}/",),
    "queue": ("/curate/", "/curate/?q=nothing"),  # every form of it: test_queue
    "queue-bulk": ("/curate/bulk/?reason=unconfirmed-model&verb=accept",),
    "suggestions": ("/curate/suggestions/", "/curate/suggestions/?show=settled"),
    "merge": (
        "/curate/merge/",
        "/curate/merge/?kind=benchmark",
        "/curate/merge/?show=merged",
        "/curate/merge/?show=apart",
    ),
    "merge-preview": (
        "/curate/merge/preview/?kind=system&merge=TextHawks+2&into=TextHawk+2",
        "/curate/merge/preview/?kind=system&merge=nobody&into=TextHawk+2",
    ),
    "report": ("/curate/report/",),
    "shown-name": ("/curate/name/",),
    "admin:index": ("/admin/",),
    "admin:leaderboard_benchmark_changelist": ("/admin/leaderboard/benchmark/",),
    "admin:leaderboard_benchmark_history": ("/admin/leaderboard/benchmark/{benchmark}/history/",),
    "admin:leaderboard_paper_change": ("/admin/leaderboard/paper/{paper_pk}/change/",),
    "admin:leaderboard_result_changelist": ("/admin/leaderboard/result/",),
    "admin:leaderboard_result_change": ("/admin/leaderboard/result/{pk}/change/",),
    "admin:leaderboard_act_changelist": ("/admin/leaderboard/act/",),
    "admin:login": ("/admin/login/",),
}
# Addresses that show no page: they are files, or pictures, or for machines, or take a form and lead on to a page.
NO_PAGES = {
    *("healthz", "robots", "sitemap-index", "django.contrib.sitemaps.views.sitemap", "why", "queue-names"),
    *("search-typed", "benchmark-chart", "benchmark-chart-svg", "benchmark-points"),
    *("decide", "queue-decide", "queue-undo", "merge-apart", "merge-undo", "suggestion-settle"),
}
_FILES = ("-table", "-feed", "-badge")
# The administration's pages are Django's; those that are ours in part stand above.
_NOT_OURS = ("admin:", "v1:")


def test_every_page_is_looked_at() -> None:
    named = {name for name, _ in ADDRESSES}
    known = {*KINDS, *NO_PAGES, "feed"}
    others = {name for name in named - known if not name.endswith(_FILES) and not name.startswith(_NOT_OURS)}
    assert others == set(), "pages that no browser has looked at: name their addresses in KINDS"
    assert known <= named, "kinds of pages that there are no more"


@pytest.fixture
def places(world: World, settings: Any) -> dict[str, str]:
    """A site on which every page has something to show; what its addresses are filled in with."""
    settings.SUGGESTIONS = True
    result = world.ranked[0]
    ada = factories.make_person("grace")
    factories.make_result(
        system=world.systems[1], value="61.5", split="dev", group="split=dev", regime="fine-tuned", from_text=True
    )
    factories.make_benchmark("Empty")
    factories.make_task("Idle")
    factories.make_system("Bare")
    unheard = factories.make_benchmark("Unheard", status=Status.CANDIDATE)
    factories.make_result(benchmark=unheard, standing="listed", reason="unconfirmed-benchmark", from_text=True)
    factories.make_text(factories.make_paper("A report"), "Novel-7B achieves 80.5% accuracy on OCRBench.")
    ledger.mine(Paper.objects.filter(title="A report"), run=factories.make_run(Run.Verb.MINE))
    endless = factories.make_system("Reinforced_Mnemonic_Reader+Answer_Verifier_on_Everything_(ensemble)")
    long = factories.make_result(system=endless, value="51.25", from_text=True)
    spelled = [factories.make_system(name) for name in ("TextHawks 2", "TextHawk 2", "Sparrows", "Sparrow")]
    for system in spelled:
        factories.make_result(system=system, value="41.5")
    merging.merge(spelled[2], spelled[3], person=ada, reason="One spelling too many")
    finches = [factories.make_system(name) for name in ("Finches-7B", "Finch-7B")]
    merging.keep_apart(*finches, person=ada, reason="Two sizes of flock")
    acts.dispute(world.ranked[2], person=ada, reason="The table says 61.")
    waiting, settled = (
        suggesting.suggest(about=about, text="It says\n79.1.", link="https://example.org/", address="192.0.2.7")
        for about in (result, world.benchmark)
    )
    suggesting.settle(settled, state=Suggestion.State.TAKEN, person=ada, answer="Thanks.")
    assert Result.objects.filter(urgency__gt=0).exists()
    assert System.objects.filter(merged_into=None, name="Sparrows").count() == 0
    assert world.paper is not None
    return {
        "pk": str(result.pk),
        "benchmark": str(world.benchmark.pk),
        "paper_pk": str(world.paper.pk),
        "paper": world.paper.get_absolute_url(),
        "untold": factories.make_paper("Nobody has its text").get_absolute_url(),
        "ranked": result.get_absolute_url(),
        "imported": world.ranked[1].get_absolute_url(),
        "listed": world.listed.get_absolute_url(),
        "gain": world.gain.get_absolute_url(),
        "joint": world.joint.get_absolute_url(),
        "long": long.get_absolute_url(),
        "receipt": suggesting.receipt(waiting),
    }


def everything_open(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


EVERY_LOOK = pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
)


@EVERY_LOOK
def test_every_kind_of_page_fits_and_has_no_fault_that_axe_finds(
    opened: Open, places: dict[str, str], live_server: Any, width: int, scheme: str
) -> None:
    look: dict[str, Any] = {
        "viewport": {"width": width, "height": 800}, "color_scheme": scheme, "reduced_motion": "reduce"
    }  # fmt: skip
    curator = opened("ada", "/about/", **look)  # sees all that a reader sees, and the forms
    reader = opened("", "/about/", **look)
    wrong = {}
    for kind, addresses in KINDS.items():
        page = reader if kind == "admin:login" else curator
        for address in addresses:
            page.goto(live_server.url + address.format(**places))
            everything_open(page)
            if found := faults(page):
                wrong[address] = found
    assert wrong == {}


@EVERY_LOOK
def test_what_was_read_in_two_texts_fits_and_has_no_fault(opened: Open, world: World, width: int, scheme: str) -> None:
    page = opened("", "/read/", viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.get_by_label("Text").fill(
        "Ash scores 91.5% accuracy on OCRBench, 2.1 points better than before.\n\n"
        "Elm scores 61.2% accuracy on OCRBench."
    )
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("#claim-3").wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_what_one_may_not_do_is_said_on_a_page_without_a_fault(opened: Open, world: World, width: int) -> None:
    page = opened(factories.make_person("eve", curator=False), "/curate/", viewport={"width": width, "height": 800})
    expect(page.locator(".kicker")).to_have_text("403")
    assert faults(page) == []


def test_a_printed_board_keeps_its_columns_and_fits_the_paper(opened: Open, places: dict[str, str]) -> None:
    page = opened("", "/benchmarks/ocrbench/", viewport={"width": 718, "height": 1000})  # A4 within its margins
    page.emulate_media(media="print")
    expect(page.get_by_role("columnheader", name="Date").first).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 718


@pytest.mark.parametrize("width", [390, 1200])
def test_the_header_of_a_curator_is_one_row_where_there_is_room(opened: Open, world: World, width: int) -> None:
    page = opened("ada", "/about/", viewport={"width": width, "height": 800})
    tops = page.locator("header.site .house, header.site nav, header.site .search").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)"
    )
    assert (max(tops) - min(tops) < 4) is (width == 1200)
