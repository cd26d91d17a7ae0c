"""A curator clears the queue in a real Chromium: by keyboard alone, and by touch on a phone's width."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from leaderboard.models import Act, Paper, Result, Run, System
from leaderboard.services import acts, ledger
from tests import factories
from tests.browser.conftest import Open, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ten(transactional_db: None) -> list[Result]:
    """Ten results that wait for a decision: nobody has confirmed their models."""
    factories.make_metric("Accuracy", aliases=("acc",))
    factories.make_benchmark("OCRBench")
    factories.make_benchmark("ChartQA")
    factories.make_system("TextHawk2")
    for number in range(10):
        paper = factories.make_paper(f"Report {number}", date=date(2010 + number, 1, 1), date_precision="year")
        factories.make_text(paper, f"In that year, Model-{number}B achieves {80 - number}.5% accuracy on OCRBench.")
    ledger.mine(Paper.objects.order_by("id"), run=factories.make_run(Run.Verb.MINE))
    found = list(Result.objects.filter(urgency__gt=0).order_by("-urgency", "pk"))
    assert len(found) == 10
    return found


def left(page: Page, count: int) -> None:
    """Wait for the page that says how many are left, and for its script to listen where scripts run."""
    expect(page.locator("h1 .count")).to_have_text(f"{count} waiting" if count else "")
    page.wait_for_load_state()


def test_a_queue_of_ten_is_cleared_by_keyboard_alone(opened: Open, ten: list[Result]) -> None:
    page = opened()
    keys = page.keyboard
    left(page, 10)
    for rest in (9, 8, 7):  # obvious ones
        keys.press("a")
        left(page, rest)
    keys.press("r")  # no result, for a reason of the list
    expect(page.get_by_label("Not a measured score")).to_be_focused()
    keys.press("2")
    left(page, 6)
    keys.press("r")  # no result, in words of one's own
    keys.press("Tab")
    keys.type("A target, not a result")
    keys.press("Enter")
    left(page, 5)
    keys.press("e")  # misread
    expect(page.get_by_label("Value")).to_be_focused()
    keys.type("61.8")
    keys.press("Enter")
    left(page, 4)
    keys.press("s")  # later
    expect(page.locator("#item .figure")).to_have_text(ten[7].printed)
    keys.press("n")  # the number only
    left(page, 3)
    keys.press("m")  # the name only
    left(page, 2)
    keys.press("u")  # no: that was too quick
    left(page, 3)
    keys.press("a")
    left(page, 2)
    keys.press("a")
    expect(page.locator(".empty")).to_contain_text("1 result that you skipped still waits")
    keys.press("s")  # again from the top
    expect(page.locator("#item .figure")).to_have_text(ten[6].printed)
    keys.press("a")
    expect(page.locator(".empty")).to_contain_text("Nothing waits for a decision")
    verbs = list(Act.objects.filter(anchor__isnull=False).order_by("id").values_list("verb", flat=True))
    assert verbs == [*["accept"] * 3, *["reject"] * 2, "correct", *["accept"] * 4]
    reasons = list(Act.objects.filter(verb="reject").order_by("id").values_list("reason", flat=True))
    assert reasons == ["The number belongs to something else", "A target, not a result"]
    assert str(Result.objects.get(pk=ten[5].pk).value.normalize()) == "61.8"


def test_an_item_is_decided_by_touch_on_a_phone(opened: Open, ten: list[Result]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    left(page, 10)
    for button in page.locator(".verdicts button:visible, .verdicts summary:visible, .verdicts a:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.get_by_role("button", name="Accept, confirm model").tap()
    left(page, 9)
    page.locator("#reject > summary").tap()
    page.get_by_text("Not a measured score").tap()
    page.locator("#reject").get_by_role("button", name="Reject").tap()
    left(page, 8)
    page.get_by_role("button", name="Undo").tap()
    left(page, 9)
    page.get_by_role("link", name="Skip", exact=True).tap()
    expect(page.locator("#item .figure")).to_have_text(ten[2].printed)
    page.locator("#correct > summary").tap()
    page.get_by_label("Value").fill("61.8")
    page.get_by_role("button", name="Correct it so").tap()
    left(page, 8)
    assert str(Result.objects.get(pk=ten[2].pk).value.normalize()) == "61.8"


def test_ten_are_cleared_by_touch(opened: Open, ten: list[Result]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for rest in range(9, -1, -1):
        page.get_by_role("button", name="Accept, confirm model").tap()
        left(page, rest)
    assert Result.objects.filter(standing="ranked", checked="checked").count() == 10


def test_names_are_suggested_while_typing_and_an_alias_is_taught(opened: Open, ten: list[Result]) -> None:
    page = opened()
    field = page.get_by_label("No, it is another name of")
    field.press_sequentially("texth")
    expect(page.locator("#near-system option").first).to_have_attribute("value", "TextHawk2")
    field.fill("TextHawk")
    page.keyboard.press("Enter")
    expect(page.locator("#alias-error-system")).to_contain_text("Is it one of these: TextHawk2?")
    page.get_by_label("No, it is another name of").fill("TextHawk2")
    page.get_by_role("button", name="Make it an alias").click()
    left(page, 9)
    assert Result.objects.get(pk=ten[0].pk).system == System.objects.get(name="TextHawk2")


def test_typing_decides_nothing_and_keys_can_be_switched_off(opened: Open, ten: list[Result]) -> None:
    page = opened()
    page.keyboard.press("e")
    page.get_by_label("Note").fill("")
    page.keyboard.type("a r s u e n m")
    expect(page.get_by_label("Note")).to_have_value("a r s u e n m")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Single keys work on this page").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("a")
    left(page, 10)
    assert Act.objects.count() == 0


def test_two_curators_on_one_item(opened: Open, ten: list[Result]) -> None:
    page = opened()
    page.keyboard.press("e")
    page.get_by_label("Value").fill("61.8")
    acts.reject(ten[0], person=factories.make_person("bob"), reason="A target, not a result")
    page.keyboard.press("Enter")
    expect(page.locator(".meanwhile")).to_contain_text("bob rejected it. A target, not a result")
    expect(page.get_by_label("Value")).to_have_value("61.8")
    expect(page.get_by_label("Value")).to_be_visible()
    page.get_by_role("button", name="Correct it so").click()
    left(page, 9)
    assert Result.objects.get(pk=ten[0].pk).checked == "corrected"


def test_it_works_without_scripts(opened: Open, ten: list[Result]) -> None:
    page = opened(java_script_enabled=False)
    page.locator("#reject > summary").click()
    page.get_by_label("Not a measured score").check()
    page.locator("#reject").get_by_role("button", name="Reject").click()
    left(page, 9)
    page.get_by_role("link", name="Skip", exact=True).click()
    page.get_by_role("button", name="Accept number only").click()
    left(page, 8)
    page.get_by_role("button", name="Undo").click()
    left(page, 9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320], ids=["desktop", "phone"])
def test_the_queue_fits_and_has_no_fault_that_axe_finds(
    opened: Open, ten: list[Result], width: int, scheme: str
) -> None:
    factories.make_result(value="50.5", system=System.objects.get(name="Model-0B"))
    size = {"width": width, "height": 800}
    page = opened(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for address in (
        "/curate/",
        "/curate/?reason=unconfirmed-model",
        "/curate/bulk/?reason=unconfirmed-model&verb=reject",
    ):
        page.goto(page.url.split("/curate/")[0] + address)
        for number in range(page.locator("details").count() + 1):
            page.evaluate(
                "(n) => document.querySelectorAll('details').forEach((d, i) => { d.open = i === n; })", number
            )
            if wrong := faults(page):
                found[address, number] = wrong
    assert found == {}
