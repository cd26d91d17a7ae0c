"""A reader and a curator walk the site in a real Chromium: what needs a browser to be seen, and no more."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from leaderboard.models import Paper, Result, Run
from leaderboard.services import ledger
from tests import factories
from tests.browser.conftest import Go, sign_in
from tests.web.conftest import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Walks ------------------------------------------------------------------------------------------------------------


def test_from_home_to_the_board_its_evidence_the_paper_and_back(go: Go, world: World) -> None:
    page = go("/")
    page.get_by_role("combobox", name="Search benchmarks").fill("ocr bench")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="OCRBench", exact=True).click()
    expect(page.locator(".lead")).to_contain_text("Alder of OCRBench leads with 78.4% Accuracy")

    first = page.locator("#ranked-table tr.under").first
    expect(first.locator("mark")).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator("mark")).to_have_text("78.4%")

    first.get_by_role("link", name="Why is this here?").click()
    expect(page.locator(".passage mark")).to_have_text("78.4%")
    page.get_by_role("link", name="Alder of OCRBench: a paper").click()
    expect(page.locator("section.text p mark a").first).to_have_text("78.4%")
    page.locator("section.text p mark a").first.click()
    expect(page).to_have_url(re.compile(rf"/results/{world.ranked[0].pk}/$"))
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(re.compile(r"/benchmarks/ocrbench/$"))


def test_from_a_search_to_a_board_as_of_a_day_its_chart_the_evidence_and_the_paper(go: Go, world: World) -> None:
    page = go("/papers/")
    page.get_by_role("combobox", name="Search benchmarks").press_sequentially("ocr")
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page.locator("h1")).to_have_text("OCRBench")
    page.get_by_text("Filter and choose columns").click()
    page.get_by_label("Reported by").select_option("own")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(2)
    page.get_by_label("As of a day").fill("2024-06-30")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#ranked-table tr.line")).to_have_count(1)
    expect(page.locator(".lead")).to_contain_text("Birch of OCRBench leads with 75.25%")
    page.locator(".chart-wide .chart-steps a").first.click()
    expect(page.locator("h1")).to_contain_text("60% Accuracy, Cedar of OCRBench")
    expect(page.locator(".passage mark")).to_have_text("60%")
    page.get_by_role("link", name="Cedar of OCRBench: a paper").click()
    expect(page.locator("section.text p mark a")).to_have_text("60%")


def test_a_column_sorts_by_a_click_and_turns_round(go: Go, world: World) -> None:
    page = go("/benchmarks/ocrbench/")
    models = page.locator("#ranked-table th.model a").filter(has_text=" of ")
    head = page.locator("#ranked-table").get_by_role("columnheader", name="Date")
    head.get_by_role("link").click()
    expect(models.first).to_have_text("Cedar of OCRBench")
    head.get_by_role("link").click()
    expect(models.first).to_have_text("Alder of OCRBench")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_a_pasted_text_is_read_at_once(go: Go, world: World) -> None:
    page = go("/read/")
    page.get_by_label("Text").fill("In 2024, NewModel achieves 91.5% accuracy on OCRBench.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("section.text p mark.score").first).to_have_text("91.5%")
    page.get_by_role("link", name="score, claim 1").click()
    expect(page.locator("#claim-1")).to_be_in_viewport()
    expect(page.get_by_label("Text")).to_have_value(re.compile("NewModel"))


def test_two_texts_and_a_file_are_read_and_kept(go: Go, world: World) -> None:
    page = go("/read/")
    page.get_by_label("Text").fill("Ash scores 91.5% accuracy on OCRBench.\n\nElm scores 61.2% accuracy on OCRBench.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("#claim-2")).to_contain_text("61.2%")
    with page.expect_download() as kept:
        page.get_by_role("button", name="CSV").click()
    assert "61.2" in kept.value.path().read_text()
    page = go("/read/")
    line = '{"title": "Fir", "abstract": "Fir scores 70.3% accuracy on OCRBench."}'
    page.get_by_label("Or a file").set_input_files({"name": "a.jsonl", "mimeType": "", "buffer": line.encode()})
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".papertitle")).to_have_text("Fir")
    expect(page.locator("#claim-1")).to_contain_text("70.3%")


def test_three_models_are_compared_from_a_models_page(go: Go, world: World) -> None:
    page = go("/models/alder-of-ocrbench/")
    page.get_by_role("link", name="Compare with other models").click()
    for name in ("Birch", "Cedar"):
        page.get_by_label("Add a model").fill(name)
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name=f"Add {name} of OCRBench", exact=True).click()
    expect(page.locator("#comparison td.number")).to_have_count(3)
    page.locator(".chart-wide").get_by_role("link", name="Birch of OCRBench").click()
    expect(page).to_have_url(re.compile(rf"/results/{world.ranked[1].pk}/$"))
    page.go_back()
    page.get_by_role("link", name="Remove Cedar of OCRBench").click()
    expect(page.locator("#comparison td.number")).to_have_count(2)


def test_the_chart_comes_alive_on_request(go: Go, world: World) -> None:
    page = go("/benchmarks/ocrbench/")
    expect(page.locator("figure.chart .chart-wide svg")).to_be_visible()
    assert page.locator("script[src*=plotly]").count() == 0
    page.get_by_role("button", name="Explore this chart").click()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    # The tools stand in one row, untouched by the site's own buttons and lists.
    page.locator(".chart-stage").hover()
    tops = page.locator(".modebar-btn").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


def test_the_evidence_handle_stands_on_the_first_row_of_a_line_however_long_its_name(
    go: Go, transactional_db: None
) -> None:
    system = factories.make_system("A model whose authors gave it a name that no phone can show in one row of text")
    factories.make_result(system=system)
    page = go("/about/")
    page.set_viewport_size({"width": 390, "height": 800})
    page = go("/benchmarks/ocrbench/")
    value, handle = (page.locator(f"#ranked-table {each}").bounding_box() for each in ("td.value a", "summary"))
    assert value
    assert handle
    middle = handle["y"] + handle["height"] / 2
    assert value["y"] <= middle <= value["y"] + value["height"]


def test_a_curator_corrects_a_value_and_it_stays(go: Go, live_server: Any, transactional_db: None) -> None:
    factories.make_metric()
    factories.make_benchmark()
    factories.make_system()
    factories.make_text(body="TextHawk2 achieves 78.4% accuracy on OCRBench.")
    ledger.mine(Paper.objects.all(), run=factories.make_run(Run.Verb.MINE))
    result = Result.objects.get()
    page = go("/about/")
    sign_in(page, live_server, "ada")
    page = go(result.get_absolute_url())
    page.get_by_label("Value").fill("much")
    page.get_by_label("Reason").fill("Misread: see table 2.")
    page.keyboard.press("Enter")
    expect(page.locator("#e-value")).to_contain_text("no number")
    page.get_by_label("Value").fill("74.8")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("status").filter(has_text="Corrected.")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("74.8%")
    ledger.mine(Paper.objects.all(), run=factories.make_run(Run.Verb.MINE))
    page.get_by_role("link", name="OCRBench").first.click()
    expect(page.locator(".lead")).to_contain_text("74.8% Accuracy")
    expect(page.locator(".lead")).to_contain_text("corrected by ada")


def test_the_keyboard_alone_reaches_the_content_and_the_evidence(go: Go, world: World) -> None:
    page = go("/benchmarks/ocrbench/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#ranked-table summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ranked-table blockquote").first).to_be_visible()


# On a phone, by theme, without scripts ------------------------------------------------------------------------------


def test_a_phones_list_of_benchmarks_says_who_is_best_since_when(go: Go, world: World) -> None:
    page = go("/benchmarks/")
    row = page.get_by_role("row", name="OCRBench")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(row.get_by_role("rowheader").locator(".folded")).to_be_visible()
    expect(row.get_by_role("rowheader").locator(".folded")).to_have_text("Alder of OCRBench, 7 Oct 2024")
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(row.get_by_role("rowheader").locator(".folded")).to_be_hidden()


def test_a_phone_keeps_model_and_value_and_folds_the_rest_under_the_line(go: Go, world: World) -> None:
    page = go("/about/")
    page.set_viewport_size({"width": 390, "height": 800})
    page = go("/benchmarks/ocrbench/")
    expect(page.locator("#ranked-table th.model").nth(1)).to_be_visible()
    expect(page.locator("#ranked-table td.value").first).to_be_visible()
    expect(page.locator("#ranked-table td.date").first).to_be_hidden()
    page.locator("#ranked-table summary").first.click()
    expect(page.locator("#ranked-table .folded").first).to_contain_text("7 Oct 2024")


@pytest.mark.parametrize(("scheme", "darker"), [("light", False), ("dark", True)])
def test_the_page_follows_the_systems_theme(go: Go, world: World, scheme: Any, darker: bool) -> None:
    page = go("/about/")
    page.emulate_media(color_scheme=scheme)
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    surface, ink = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)
    assert (surface < ink) is darker


def test_boards_are_read_without_scripts(browser: Any, live_server: Any, world: World) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/benchmarks/ocrbench/")
    expect(page.locator("figure.chart .chart-wide svg")).to_be_visible()
    page.locator("#ranked-table summary").first.click()
    expect(page.locator("#ranked-table blockquote").first).to_be_visible()
    context.close()
