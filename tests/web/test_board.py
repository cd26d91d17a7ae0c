"""A benchmark's page: who leads, what ranks and in which order, what does not and why, what it covers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from leaderboard.models import Benchmark, ImportedRow, Run
from leaderboard.ranking import SETTING_FIELDS
from leaderboard.services import summaries
from tests import factories
from tests.web.conftest import Get, World
from tests.web.page import parse


def models(page: object) -> list[str]:
    return [row.one("th.model a").text for row in page.all("#ranked-table tr.line")]  # type: ignore[attr-defined]


def make_row(**fields: Any) -> ImportedRow:
    """A row of a tracker's file, for what only a row says; made as it should be, for rows never change."""
    said = {"benchmark": "OCRBench", "metric": "Accuracy", "system": "A", "printed": "78.4", "value": Decimal("78.4")}
    run = factories.make_run(Run.Verb.IMPORT_RESULTS)
    same = {"source": "tests", "external_id": "a" * 64, "raw": {}, "understood": "score", "digest": "a" * 64}
    return ImportedRow.objects.create(run=run, **same, **said, **fields)


# Who leads --------------------------------------------------------------------------------------------------------


def test_the_page_says_in_one_sentence_who_leads_and_what_stands_behind_it(get: Get, world: World) -> None:
    assert get("/benchmarks/ocrbench/").one(".lead").text == (
        "Alder of OCRBench leads with 78.4% Accuracy since 7 October 2024, reported by its paper, "
        "checked by grace-OCRBench."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], "No result stands here yet."),
        (["80"], "A has the only comparable result, 80% Accuracy (7 October 2024), imported from another tracker"),
        (["80", "70"], "Of two comparable results, too few to rank, A has the better one, 80% Accuracy (7 October"),
        (["80", "80"], "A and 1 other model share the only number, 80% Accuracy (7 October 2024)"),
        (["80", "80", "70"], "A and 1 other model share the lead with 80% Accuracy (7 October 2024)"),
        (["80", "75", "70"], "A leads with 80% Accuracy since 7 October 2024"),
    ],
    ids=["nothing", "one", "two", "two equal", "three, two equal", "three"],
)
def test_the_sentence_is_honest_about_few_results(get: Get, db: None, values: list[str], sentence: str) -> None:
    benchmark = factories.make_benchmark()
    for name, value in zip("ABC", values, strict=False):
        factories.make_result(benchmark=benchmark, system=factories.make_system(name), value=value)
    assert get("/benchmarks/ocrbench/").one(".lead").text.startswith(sentence)


def test_an_undated_leader_is_said_to_be_undated(get: Get, db: None) -> None:
    for value in ("80", "75", "70"):
        factories.make_result(value=value, when=None)
    assert "80% Accuracy (undated)" in get("/benchmarks/ocrbench/").one(".lead").text


def test_an_unconfirmed_benchmark_says_so_and_ranks_nothing(get: Get, db: None) -> None:
    candidate = factories.make_benchmark("Zebra", status="candidate")
    factories.make_result(benchmark=candidate, standing="listed", reason="unconfirmed-benchmark")
    page = get("/benchmarks/zebra/")
    assert page.one("h1 .tag").text == "unconfirmed"
    assert page.one(".lead").text == "Nothing ranks here yet: 1 result is listed below with the reason why not."
    assert page.one("td.reason").text == "The benchmark’s name is unconfirmed."


# What ranks -------------------------------------------------------------------------------------------------------


def test_one_line_stands_for_each_model_with_its_others_folded(get: Get, world: World) -> None:
    page = get("/benchmarks/ocrbench/")
    assert models(page) == ["Alder of OCRBench", "Birch of OCRBench", "Cedar of OCRBench"]
    assert page.texts("#ranked-table .rank")[1:] == ["1", "2", "3"]
    assert page.texts("#ranked-table th .count") == ["+1"]
    assert "Also of Alder of OCRBench here: 70.1" in page.one(".others").text


def test_the_sentence_behind_a_number_is_one_click_away(get: Get, world: World) -> None:
    evidence = get("/benchmarks/ocrbench/").all("#ranked-table tr.under details")[0]
    assert evidence.one("mark").text == "78.4%"
    assert evidence.one("blockquote").text == "Alder of OCRBench achieves 78.4% accuracy on OCRBench."
    assert evidence.one("figcaption").text.startswith("From the authors’ abstract of")


def test_an_imported_number_shows_its_file_and_place_one_click_away(get: Get, world: World) -> None:
    evidence = get("/benchmarks/ocrbench/").all("#ranked-table tr.under details")[1]
    assert evidence.one(".place").text.startswith("Imported from file.json: row")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            "squad.json, [0].datasets[1].sota.rows[216].metrics.EM",
            "Imported from squad.json, row 217 of the table for OCRBench, column “Accuracy”.",
        ),
        ("runs.csv, line 12", "Imported from runs.csv, line 12."),
        ("runs.csv, line 12, field value", "Imported from runs.csv, line 12."),
        ("a shelf", "Imported from a shelf."),
    ],
    ids=["a table in JSON", "a line", "a field of a line", "anything else"],
)
def test_the_place_of_an_imported_row_is_said_in_words(get: Get, db: None, place: str, words: str) -> None:
    factories.make_result(imported_row=make_row(place=place))
    assert get("/benchmarks/ocrbench/").one(".place").text == words


def test_an_imported_row_shows_its_own_note_and_the_paper_that_it_cites(get: Get, db: None) -> None:
    paper = factories.make_paper("Reading: a study")
    factories.make_result(paper=paper, imported_row=make_row(place="runs.csv, line 2", note="rerun by us"))
    said = "Imported from runs.csv, line 2, citing Reading. The row notes: rerun by us."
    assert get("/benchmarks/ocrbench/").one(".place").text == said


def test_nothing_from_outside_takes_the_place_of_a_part_of_the_page(get: Get, db: None) -> None:
    name = "<!--part ranked--><!--part none-->"
    benchmark = factories.make_benchmark(name)
    for number in range(3):
        factories.make_result(benchmark=benchmark, system=factories.make_system(f"{name}{number}"), value=str(number))
    page = get(benchmark.get_absolute_url())
    assert page.one("h1").text == name
    assert models(page) == [f"{name}2", f"{name}1", f"{name}0"]


def test_columns_without_anything_in_them_are_left_out(get: Get, db: None) -> None:
    for value in ("80", "70", "60"):
        factories.make_result(value=value)
    heads = get("/benchmarks/ocrbench/").texts("#ranked-table thead th")
    assert heads == ["Rank", "Model", "Accuracy (%)", "Source", "Checked", "Date", "Evidence"]


@pytest.mark.parametrize("field", [*SETTING_FIELDS, "note"])
def test_a_setting_that_one_row_states_has_its_column(get: Get, db: None, field: str) -> None:
    for value, stated in (("80", ""), ("70", "yes"), ("60", "")):
        factories.make_result(value=value, **{field: stated})
    assert "Setting" in get("/benchmarks/ocrbench/").texts("#ranked-table thead th")


def test_a_unit_is_not_said_twice(get: Get, db: None) -> None:
    metric = factories.make_metric("Bits per character", unit="bits", scale="absolute", direction="lower", maximum=None)
    factories.make_result(metric=metric, value="0.94", unit="")
    page = get("/benchmarks/ocrbench/")
    assert "0.94 Bits per character" in page.one(".lead").text
    assert "Bits per character" in page.texts("#ranked-table thead th")


def test_numbers_stand_with_their_points_below_each_other(get: Get, world: World) -> None:
    cells = get("/benchmarks/ocrbench/").all("#ranked-table td.value")
    shown = ["".join(cell._texts()) for cell in cells]
    assert shown == ["78.4\u2007", "75.25", "60\u2008\u2007\u2007"]


def test_equal_numbers_share_a_rank(get: Get, db: None) -> None:
    for value in ("80", "75", "75", "60"):
        factories.make_result(value=value)
    assert get("/benchmarks/ocrbench/").texts("#ranked-table td.rank") == ["1", "2", "2", "4"]


def test_fewer_than_three_models_get_no_rank(get: Get, db: None) -> None:
    for value in ("80", "75"):
        factories.make_result(value=value)
    page = get("/benchmarks/ocrbench/")
    assert page.texts("#ranked-table .rank") == []
    assert page.one("#ranked").text == "Results 2 models"


def test_lower_is_better_where_the_metric_says_so(get: Get, db: None) -> None:
    metric = factories.make_metric("Perplexity", unit="", scale="absolute", direction="lower", maximum=None)
    for name, value in (("A", "40.5"), ("B", "20"), ("C", "30.25")):
        factories.make_result(metric=metric, system=factories.make_system(name), value=value, unit="")
    page = get("/benchmarks/ocrbench/")
    assert models(page) == ["B", "C", "A"]
    assert "Lower is better" in page.one("#ranked-table caption").text


def test_a_share_is_shown_on_the_metrics_scale_with_what_was_printed(get: Get, db: None) -> None:
    factories.make_result(value="0.784", unit="")
    cell = get("/benchmarks/ocrbench/").one("#ranked-table td.value")
    assert (cell.one("a").text, cell.one(".unit").text) == ("78.4", "0.784 × 100")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("rank", "ABC"),
        ("model", "ABC"),
        ("-model", "CBA"),
        ("date", "CBA"),
        ("-date", "BCA"),
        ("source", "ABC"),
        ("setting", "ABC"),
        ("checked", "ABC"),
        ("paper", "ABC"),
    ],
)
def test_columns_sort_and_ranks_stay_with_their_rows(get: Get, db: None, sort: str, order: str) -> None:
    dates = {"A": None, "B": date(2024, 1, 1), "C": date(2020, 1, 1)}
    for name, value in (("A", "80"), ("B", "70"), ("C", "60")):
        factories.make_result(system=factories.make_system(name), value=value, when=dates[name])
    page = get(f"/benchmarks/ocrbench/?sort={sort}")
    assert "".join(models(page)) == order
    assert page.texts("#ranked-table td.rank") == [str("ABC".index(name) + 1) for name in order]


def test_a_sorted_column_says_so_and_turns_round(get: Get, world: World) -> None:
    head = get("/benchmarks/ocrbench/?sort=date").one("th[aria-sort]")
    assert (head["aria-sort"], head.one("a")["href"]) == ("ascending", "?sort=-date")


def test_a_long_board_is_paged(get: Get, db: None) -> None:
    for number in range(26):
        factories.make_result(system=factories.make_system(f"Model {number:02}"), value=f"{80 - number}")
    first, second = get("/benchmarks/ocrbench/?size=25"), get("/benchmarks/ocrbench/?size=25&page=2")
    assert (len(models(first)), models(second)) == (25, ["Model 25"])
    assert first.one("nav.pager span").text == "1–25 of 26"
    assert second.texts("#ranked-table td.rank") == ["26"]
    assert second.one(".lead").text.startswith("Model 00 leads")


# Metrics and groups -----------------------------------------------------------------------------------------------


@pytest.fixture
def two_groups(db: None) -> Benchmark:
    """Three results on the test split, two on the dev split, one of them the best of all; and one in F1."""
    benchmark = factories.make_benchmark()
    for name, value, split in (
        ("A", "80", "test"),
        ("B", "70", "test"),
        ("C", "60", "test"),
        ("D", "90", "dev"),
        ("A", "65", "dev"),
    ):
        system = factories.System.objects.filter(name=name).first() or factories.make_system(name)
        factories.make_result(benchmark=benchmark, system=system, value=value, split=split, group=f"split={split}")
    factories.make_result(benchmark=benchmark, metric=factories.make_metric("F1"), system=system, value="50")
    return benchmark


def test_the_largest_group_is_shown_and_the_others_are_named_with_counts(get: Get, two_groups: Benchmark) -> None:
    page = get("/benchmarks/ocrbench/")
    assert models(page) == ["A", "B", "C"]
    groups = page.one("nav[aria-label=Setting]")
    assert groups.texts("li") == ["test split 3", "dev split 2", "Join all"]
    assert groups.one("a[aria-current]").text == "test split"


def test_the_sentence_says_among_which_results_a_model_leads(get: Get, two_groups: Benchmark) -> None:
    assert "80% Accuracy (test split) since" in get("/benchmarks/ocrbench/").one(".lead").text
    assert "90% Accuracy since" in get("/benchmarks/ocrbench/?group=all").one(".lead").text


def test_another_group_may_be_chosen(get: Get, two_groups: Benchmark) -> None:
    assert models(get("/benchmarks/ocrbench/?group=split%3Ddev")) == ["D", "A"]


def test_groups_may_be_joined_by_a_switch_in_the_address(get: Get, two_groups: Benchmark) -> None:
    page = get("/benchmarks/ocrbench/?group=all")
    assert models(page) == ["D", "A", "B", "C"]
    assert "not measured alike" in page.one("#ranked-section .note").text


def test_the_metric_is_a_choice(get: Get, two_groups: Benchmark) -> None:
    page = get("/benchmarks/ocrbench/")
    assert page.one("nav[aria-label=Metric]").texts("li") == ["Accuracy 5", "F1 1"]
    assert models(get("/benchmarks/ocrbench/?metric=f1")) == ["A"]


@pytest.mark.parametrize("query", ["metric=bleu", "group=split%3Dval", "page=2", "listed=2", "sort=random"])
def test_what_the_board_does_not_have_is_refused_with_what_it_has(get: Get, two_groups: Benchmark, query: str) -> None:
    page = get(f"/benchmarks/ocrbench/?{query}", 400)
    assert page.texts("main code")[0] == query.partition("=")[0]
    assert len(page.texts("main code")) > 1


def test_of_equally_busy_metrics_the_usual_one_comes_first(get: Get, db: None) -> None:
    accuracy, f1 = factories.make_metric(), factories.make_metric("F1")
    benchmark = factories.make_benchmark(default_metric=f1)
    for metric in (accuracy, f1):
        factories.make_result(benchmark=benchmark, metric=metric)
    assert get("/benchmarks/ocrbench/").one("nav[aria-label=Metric] a[aria-current]").text == "F1"


# What does not rank -----------------------------------------------------------------------------------------------


def test_what_does_not_rank_is_listed_with_its_reason(get: Get, world: World) -> None:
    page = get("/benchmarks/ocrbench/")
    row = page.one("#listed-table tr.line")
    assert row.one("th.model").text == "Dogwood of OCRBench"
    assert row.one("td.value").text == "up to 90.0"
    assert row.one("td.reason").text.startswith("The text hedges the number")


def test_an_unconfirmed_model_is_marked(get: Get, db: None) -> None:
    system = factories.make_system("Zebra", status="candidate")
    factories.make_result(system=system, standing="listed", reason="unconfirmed-model")
    assert get("/benchmarks/ocrbench/").one("#listed-table .tag").text == "unconfirmed"


def test_a_result_without_a_model_or_metric_is_listed_too(get: Get, db: None) -> None:
    result = factories.make_result(standing="listed", reason="no-model")
    result.system = result.metric = None
    result.save()
    summaries.refresh([result.benchmark_id])
    assert get("/benchmarks/ocrbench/").one("#listed-table tbody th.model").text == "not stated"


def test_joint_numbers_and_gains_are_named(get: Get, world: World) -> None:
    page = get("/benchmarks/ocrbench/")
    assert page.texts("ul.plain li") == ["55.5% Accuracy by Cedar of OCRBench, in Cedar of OCRBench"]
    assert "?benchmark=ocrbench" in page.one(".covers p a[href=/gains/?benchmark=ocrbench]")["href"]


def test_the_page_says_what_it_covers(get: Get, world: World) -> None:
    assert get("/benchmarks/ocrbench/").all(".covers p")[0].text == (
        "5 results in Accuracy from 3 papers’ abstracts and 1 import; a person checked 1. "
        "Numbers that stand only in papers’ tables are not here."
    )


# Chart ------------------------------------------------------------------------------------------------------------


def test_the_chart_stands_on_the_page_before_any_script(get: Get, world: World) -> None:
    figure = get("/benchmarks/ocrbench/?sort=model").one("figure#chart")
    assert len(figure.all("svg")) == 2
    assert figure["data-figure"] == "/benchmarks/ocrbench/chart.json?sort=model"
    assert world.ranked[0].get_absolute_url() in [link["href"] for link in figure.all("svg a")]


def test_one_dated_result_is_no_chart(get: Get, db: None) -> None:
    factories.make_result()
    factories.make_result(when=None)
    assert get("/benchmarks/ocrbench/").all("figure#chart") == []


def test_the_chart_as_data_shows_the_same_board(client: Client, two_groups: Benchmark) -> None:
    def drawn(query: str) -> set[str]:
        figure = client.get(f"/benchmarks/ocrbench/chart.json{query}").json()
        traces = [trace for trace in figure["data"] if trace["meta"] in ("others", "steps")]
        return {point[1] for trace in traces for point in trace["customdata"]}

    assert drawn("") == {"A", "B", "C"}
    assert drawn("?group=split%3Ddev") == {"A", "D"}
    assert drawn("?metric=f1") == {"A"}


def test_the_chart_as_data_is_laid_out_as_the_wide_drawing_is(client: Client, world: World) -> None:
    labels = [
        text
        for trace in client.get("/benchmarks/ocrbench/chart.json").json()["data"]
        for text in trace.get("text", [])
        if text
    ]
    drawn = parse(client.get("/benchmarks/ocrbench/").content.decode()).one(".chart-wide svg").texts(".chart-label")
    assert sorted(labels) == sorted(drawn)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/benchmarks/ocrbench/chart.json?metric=bleu", 400, {"parameter": "metric", "allowed": ["accuracy"]}),
        ("/benchmarks/orcbench/chart.json", 404, {"detail": "There is no benchmark called “orcbench”."}),
    ],
    ids=["a wrong parameter", "no such benchmark"],
)
def test_what_is_wrong_with_the_chart_is_said_as_data(
    client: Client, world: World, address: str, status: int, says: dict[str, object]
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert says.items() <= answer.json().items()


def test_another_name_leads_the_chart_to_the_chart(client: Client, world: World) -> None:
    assert client.get("/benchmarks/OCRBench/chart.json")["Location"] == "/benchmarks/ocrbench/chart.json"


def test_an_empty_board_as_data_is_an_empty_figure(client: Client, db: None) -> None:
    factories.make_benchmark()
    assert client.get("/benchmarks/ocrbench/chart.json").json()["data"] == []


@pytest.mark.parametrize(
    ("axis", "caption"), [("log", "Accuracy (%), log axis"), ("error", "Error: 100 − Accuracy (%)")]
)
def test_the_axis_of_the_chart_is_a_choice_that_the_address_keeps(
    client: Client, get: Get, world: World, axis: str, caption: str
) -> None:
    page = get(f"/benchmarks/ocrbench/?axis={axis}&sort=model")
    assert caption in page.one(".chart-wide svg .chart-caption").text
    assert page.one("figure.chart")["data-figure"].endswith(f"?sort=model&axis={axis}")
    figure = client.get(f"/benchmarks/ocrbench/chart.json?axis={axis}").json()
    assert figure["layout"]["yaxis"]["type"] == "log"
    offered = {link.text: link["href"] for link in page.all(".chart-choices a")}
    assert offered["as they are"] == "?sort=model#chart"


def test_an_axis_that_cannot_show_the_numbers_says_so(get: Get, world: World) -> None:
    factories.make_result(benchmark=world.benchmark, metric=world.metric, system=world.systems[1], value="0")
    page = get("/benchmarks/ocrbench/?axis=log")
    assert "some are zero or less" in page.one(".chart-choices .note").text
    assert "log axis" not in page.texts(".chart-choices a")


def test_the_line_of_the_chart_has_a_table_for_its_twin(get: Get, world: World) -> None:
    rows = get("/benchmarks/ocrbench/").all("figure.chart tbody tr")
    assert [row.one("th").text for row in rows] == ["Cedar of OCRBench", "Birch of OCRBench", "Alder of OCRBench"]
    assert rows[2].one("td a")["href"] == world.ranked[0].get_absolute_url()


def test_the_chart_may_be_kept_as_a_drawing(client: Client, world: World) -> None:
    answer = client.get("/benchmarks/ocrbench/chart.svg?axis=log")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="ocrbench.svg"'
    assert "log axis" in answer.content.decode()


def test_the_points_of_the_chart_may_be_kept_with_all_that_a_drawing_leaves_out(client: Client, world: World) -> None:
    lines = client.get("/benchmarks/ocrbench/points.csv").content.decode().splitlines()
    assert lines[0] == "Date,Model,Accuracy (%),As printed,Best so far,Checked,Paper,Address"
    assert lines[1].startswith("2022-01-01,Cedar of OCRBench,60,60%,yes,unchecked,Cedar of OCRBench: a paper,http")
    assert len(lines) == 5
    rows = client.get("/benchmarks/ocrbench/points.json").json()["rows"]
    assert [row["values"]["frontier"] for row in rows] == ["yes", "yes", "no", "yes"]


def test_the_points_come_in_no_other_form(client: Client, world: World) -> None:
    assert client.get("/benchmarks/ocrbench/points.xls").status_code == 404


def test_a_board_without_dates_has_no_drawing_to_keep(client: Client, db: None) -> None:
    factories.make_benchmark()
    assert client.get("/benchmarks/ocrbench/chart.svg").status_code == 404


def test_the_form_of_the_chart_that_the_address_asks_for_is_always_marked(get: Get, world: World) -> None:
    offered = get("/benchmarks/ocrbench/?lines=group").all(".chart-choices nav")[0].all("a")
    assert [(link.text, link.attributes.get("aria-current")) for link in offered] == [
        ("one", None),
        ("for each setting", "true"),
    ]


def test_each_group_may_have_a_line_of_its_own(client: Client, get: Get, two_groups: Benchmark) -> None:
    page = get("/benchmarks/ocrbench/?lines=group")
    names = [text.text for text in page.one(".chart-wide svg").all(".chart-name")]
    assert len(names) == len(set(names)) == 2
    assert [caption.split(":")[0] for caption in page.texts("figure.chart caption")] == sorted(names)
    traces = client.get("/benchmarks/ocrbench/chart.json?lines=group").json()["data"]
    assert len([trace for trace in traces if trace["meta"].startswith("line-")]) == 2
    lines = client.get("/benchmarks/ocrbench/points.csv?lines=group").content.decode().splitlines()
    assert {line.partition(",")[0].strip('"') for line in lines[1:]} <= {
        "Line",
        *(name.split(",")[0] for name in names),
    }


def test_each_metric_of_a_unit_may_have_a_line_of_its_own(get: Get, world: World) -> None:
    f1 = factories.make_metric("F1")
    other = factories.make_metric("Perplexity", unit="", scale="absolute", direction="lower", maximum=None)
    for metric in (f1, other):
        factories.make_result(benchmark=world.benchmark, metric=metric, system=world.systems[0])
    page = get("/benchmarks/ocrbench/?lines=metric")
    assert sorted(page.one(".chart-wide svg").texts(".chart-name")) == ["Accuracy", "F1"]


def test_of_many_groups_the_largest_have_lines_and_the_rest_is_counted(get: Get, world: World) -> None:
    for number in range(8):
        for day in range(2 + number):
            factories.make_result(
                benchmark=world.benchmark,
                metric=world.metric,
                when=date(2020, 1, 1 + day),
                group=f"split=s{number}",
                split=f"s{number}",
            )
    page = get("/benchmarks/ocrbench/?lines=group")
    assert len(page.one(".chart-wide svg").all(".chart-name")) == 6
    assert "3 with fewer results are not drawn" in page.one("figure.chart figcaption").text
