"""Merging entries and papers: everything moves along, a preview says what, and undoing splits exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from leaderboard.models import (
    Act,
    Benchmark,
    BoardChange,
    Identifier,
    ImportedRow,
    Metric,
    Name,
    Paper,
    Result,
    System,
    SystemAttribute,
    Task,
    Text,
)
from leaderboard.services import acts, catalogue, imports, merging, papers
from leaderboard.services.runs import Tally
from tests import factories
from tests.ledger.conftest import mine
from tests.ledger.test_lasting import cell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

STORED = (Benchmark, Metric, System, Task, Paper, Name, Identifier, Text, ImportedRow, Result, SystemAttribute)


@pytest.fixture
def ada(db: None):
    return factories.make_person("ada")


def everything() -> dict[str, Any]:
    """All that merging might touch, log and acts apart."""
    found = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in STORED}
    found["jointly"] = list(
        Result.jointly.through.objects.order_by("result", "benchmark").values_list("result", "benchmark")
    )
    return found


def read(sentence: str, title: str = "", **fields: Any) -> Paper:
    paper = factories.make_paper(title or sentence, **fields)
    factories.make_text(paper, sentence, title="A report")
    mine(paper)
    return paper


# Entries -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def spelled() -> tuple[System, System]:
    """Two spellings of one model, each with a result."""
    one, two = factories.make_system("Text-Hawk 2B"), factories.make_system("TextHawk Two")
    read("Text-Hawk 2B achieves 71.1% accuracy on OCRBench.")
    read("TextHawk Two achieves 72.2% accuracy on ChartQA.")
    return one, two


def test_results_names_and_keys_lead_to_the_survivor_and_undoing_restores_every_row(spelled, ada) -> None:
    one, two = spelled
    before = everything()
    act = merging.merge(one, two, person=ada, reason="One model")
    assert set(Result.objects.values_list("system", flat=True)) == {two.pk}
    find = catalogue.finder("system")
    assert [find(name) for name in ("Text-Hawk 2B", "text-hawk-2b", "TextHawk Two")] == [two, two, two]
    assert (act.verb, act.subject, act.reason) == ("merge", one, "One model")
    acts.undo(act, person=ada)
    assert everything() == before


def test_the_next_text_that_prints_either_name_is_of_the_survivor_until_undone(spelled, ada) -> None:
    one, two = spelled
    act = merging.merge(one, two, person=ada)
    read("Text-Hawk 2B achieves 73.3% accuracy on ChartQA.")
    assert Result.objects.get(printed="73.3%").system == two
    acts.undo(act, person=ada)
    assert Result.objects.get(printed="73.3%").system == one
    lines = BoardChange.objects.count()
    mine()
    assert (Result.objects.get(printed="73.3%").system, BoardChange.objects.count()) == (one, lines)


def test_the_boards_log_shows_the_merge_and_its_undoing(spelled, ada) -> None:
    one, two = spelled
    act = merging.merge(one, two, person=ada)
    line = BoardChange.objects.get(act=act)
    assert (line.verb, line.before["model"], line.after["model"]) == ("moved", one.name, two.name)
    undone = acts.undo(act, person=ada)
    line = BoardChange.objects.get(act=undone)
    assert (line.before["model"], line.after["model"]) == (two.name, one.name)


def test_decisions_stay_in_force_through_a_merge_and_its_undoing(spelled, ada) -> None:
    one, two = spelled
    result = Result.objects.get(system=one)
    acts.correct(result, person=ada, changes={"value": "70.5"}, reason="Table 2")
    act = merging.merge(one, two, person=ada)
    merged = Result.objects.get(pk=result.pk)
    assert (merged.system, str(merged.value.normalize()), merged.checked) == (two, "70.5", "corrected")
    acts.undo(act, person=ada)
    assert Result.objects.get(pk=result.pk).system == one


def test_a_benchmarks_results_leave_its_board_and_enter_the_other(ada) -> None:
    other = factories.make_benchmark("OCR Bench v1")
    read("TextHawk2 achieves 71.1% accuracy on OCR Bench v1.")
    before = everything()
    benchmark = Benchmark.objects.get(key="ocrbench")
    act = merging.merge(other, benchmark, person=ada)
    assert Result.objects.get().benchmark == benchmark
    said = list(BoardChange.objects.filter(act=act).order_by("id").values_list("verb", "benchmark"))
    assert said == [("left", other.pk), ("entered", benchmark.pk)]
    acts.undo(act, person=ada)
    assert everything() == before


def test_a_metric_that_a_benchmark_assumes_is_assumed_as_what_it_was_merged_into(ada) -> None:
    other = factories.make_metric("Exactness")
    Benchmark.objects.filter(key="ocrbench").update(default_metric=other)
    result = factories.make_result(metric=other, from_text=True)
    merging.merge(other, Metric.objects.get(key="accuracy"), person=ada)
    assert Result.objects.get(pk=result.pk).metric.key == "accuracy"


def test_what_tables_say_of_a_model_moves_along_and_back(spelled, ada) -> None:
    one, two = spelled
    row = factories.make_result(system=one).imported_row
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(
                **{**vars_of(row), "external_id": "p", "understood": "attribute", "metric": "Params", "printed": "7B"}
            )
        ]
    )
    said = ImportedRow.objects.get(external_id="p")
    attribute = SystemAttribute.objects.create(system=one, name="Params", value="7B", imported_row=said)
    act = merging.merge(one, two, person=ada)
    attribute.refresh_from_db()
    assert attribute.system == two
    acts.undo(act, person=ada)
    attribute.refresh_from_db()
    assert attribute.system == one


def vars_of(row: ImportedRow) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def test_a_task_leads_the_vocabulary_to_the_survivor(ada) -> None:
    one, two = factories.make_task("Reading text"), factories.make_task("Text reading")
    Benchmark.objects.get(key="ocrbench").tasks.set([one])
    merging.merge(one, two, person=ada)
    entries = {entry.key: entry for entry in catalogue.vocabulary().entries("benchmark")}
    assert entries["ocrbench"].tasks == (two.key,)


@pytest.mark.parametrize("first", [0, 1], ids=["the first undone first", "the last undone first"])
def test_a_chain_leads_to_its_end_and_is_undone_in_either_order(ada, first: int) -> None:
    systems = [factories.make_system(name) for name in ("Alder", "Birch", "Cedar")]
    for system, value in zip(systems, ("71.1", "72.2", "73.3"), strict=True):
        read(f"{system.name} achieves {value}% accuracy on OCRBench.")
    before = everything()
    chain = [merging.merge(systems[0], systems[1], person=ada), merging.merge(systems[1], systems[2], person=ada)]
    assert set(Result.objects.values_list("system", flat=True)) == {systems[2].pk}
    acts.undo(chain[first], person=ada)
    left = {(0, 1): (0, 2, 2), (1, 0): (1, 1, 2)}[first, 1 - first]
    assert owners() == [systems[place].pk for place in left]
    acts.undo(chain[1 - first], person=ada)
    assert everything() == before


def test_an_entry_may_be_merged_elsewhere_after_an_undoing_even_the_other_way_round(ada) -> None:
    one, two, three = (factories.make_system(name) for name in ("Alder", "Birch", "Cedar"))
    for system, value in ((one, "71.1"), (two, "72.2"), (three, "73.3")):
        read(f"{system.name} achieves {value}% accuracy on OCRBench.")
    first, second = merging.merge(one, two, person=ada), merging.merge(two, three, person=ada)
    acts.undo(first, person=ada)
    merging.merge(one, three, person=ada)
    acts.undo(second, person=ada)
    assert owners() == [three.pk, two.pk, three.pk]
    merging.merge(three, two, person=ada)
    assert owners() == [two.pk] * 3


def owners() -> list[int | None]:
    return list(Result.objects.order_by("rank_key").values_list("system", flat=True))


# Refusals ----------------------------------------------------------------------------------------------------------


def _itself(one: System, two: System) -> tuple[Any, Any]:
    return one, one


def _back(one: System, two: System) -> tuple[Any, Any]:
    merging.merge(one, two, person=factories.make_person("bob"))
    return two, one


def _again(one: System, two: System) -> tuple[Any, Any]:
    merging.merge(one, two, person=factories.make_person("bob"))
    return one, factories.make_system("Cedar")


REFUSED = [
    (_itself, "into", "nothing can be merged into itself"),
    (_back, "into", "nothing can be merged into itself"),
    (_again, "merge", "is merged into “TextHawk Two” already"),
    (
        lambda one, two: (one, Benchmark.objects.get(key="ocrbench")),
        "into",
        "a model, “OCRBench” a benchmark: only two",
    ),
    (lambda one, two: (one, factories.make_paper("A title")), "into", "“A title” a paper: only two of one kind"),
    (
        lambda one, two: (one, factories.make_system("Cedar", status="candidate")),
        "into",
        "Nobody has confirmed “Cedar”",
    ),
    (lambda one, two: (one, factories.make_system("unnamed", paper=factories.make_paper())), "into", "left unnamed"),
    (lambda one, two: (factories.make_system("unnamed", paper=factories.make_paper()), one), "merge", "left unnamed"),
]


@pytest.mark.parametrize(("which", "field", "reason"), REFUSED)
def test_what_cannot_be_merged_is_refused_with_the_reason_and_nothing_changes(
    spelled, ada, which: Callable[..., tuple[Any, Any]], field: str, reason: str
) -> None:
    source, target = which(*spelled)
    before, count = everything(), Act.objects.count()
    with pytest.raises(acts.ActError) as refused:
        merging.merge(source, target, person=ada)
    assert reason in refused.value.errors[field]
    assert (everything(), Act.objects.count()) == (before, count)


def test_an_undoing_says_the_merges_change_the_other_way_round(spelled, ada) -> None:
    one, other = spelled
    act = merging.merge(one, other, person=ada)
    undone = acts.undo(act, person=ada)
    said = [[(change.field, change.old, change.new) for change in each.changes.all()] for each in (act, undone)]
    assert said == [[("merged_into", "", other.key)], [("merged_into", other.key, "")]]


def test_a_merge_is_undone_once(spelled, ada) -> None:
    act = merging.merge(*spelled, person=ada)
    acts.undo(act, person=ada)
    with pytest.raises(acts.ActError, match="no longer stands"):
        acts.undo(act, person=ada)


# Preview -----------------------------------------------------------------------------------------------------------


def test_a_preview_changes_nothing_and_says_what_then_happens(spelled, ada) -> None:
    before, token = everything(), catalogue.vocabulary().fingerprint
    said = merging.preview(*spelled, person=ada)
    assert (everything(), Act.objects.count(), BoardChange.objects.filter(verb="moved").count()) == (before, 0, 0)
    assert catalogue.vocabulary().fingerprint == token
    assert [(board.benchmark.name, board.entered, board.left, board.moved) for board in said.boards] == [
        ("OCRBench", 0, 0, 1)
    ]
    assert (said.results, said.names, said.address) == (1, ["Text-Hawk 2B"], "/models/text-hawk-2b/")
    act = merging.merge(*spelled, person=ada, seen=said.token)
    assert BoardChange.objects.filter(act=act).count() == 1


def test_what_changed_since_the_preview_is_shown_and_asked_again(spelled, ada) -> None:
    said = merging.preview(*spelled, person=ada)
    read("Text-Hawk 2B achieves 74.4% accuracy on ChartQA.")
    before = everything()
    with pytest.raises(merging.ChangedError) as changed:
        merging.merge(*spelled, person=ada, seen=said.token)
    assert everything() == before
    assert [board.benchmark.name for board in changed.value.moves.boards] == ["ChartQA", "OCRBench"]
    merging.merge(*spelled, person=ada, seen=changed.value.moves.token)


# Papers ------------------------------------------------------------------------------------------------------------

SAME = "TextHawk2 achieves 78.4% accuracy on OCRBench."


@pytest.fixture
def twice() -> tuple[Paper, Paper]:
    """One paper, found as a preprint and in proceedings; one number is in both abstracts, one in each alone."""
    preprint = read(f"{SAME} It reaches 60.1% accuracy on ChartQA.", "TextHawk2, a preprint", arxiv_id="2410.05261")
    printed = read(
        f"In short: {SAME} It reaches 61.5% R@1 on RefCOCOg.", "TextHawk2, in proceedings", date=None, date_precision=""
    )
    Identifier.objects.create(paper=printed, scheme="acl", value="2024.acl-long.1")
    return printed, preprint


def shown(paper: Paper) -> list[tuple[str, str]]:
    rows = Result.objects.visible().filter(paper=paper).order_by("printed")
    return list(rows.values_list("printed", "benchmark__name"))


def test_equal_numbers_of_merged_papers_are_one_result_with_several_origins(twice, ada) -> None:
    printed, preprint = twice
    before = everything()
    act = merging.merge(printed, preprint, person=ada)
    assert shown(preprint) == [("60.1%", "ChartQA"), ("61.5%", "RefCOCOg"), ("78.4%", "OCRBench")]
    one = Result.objects.visible().get(printed="78.4%")
    copy = one.same.get()
    assert (copy.standing, copy.reason, copy.paper) == ("hidden", "same", preprint)
    acts.undo(act, person=ada)
    assert everything() == before


def test_a_paper_without_a_date_takes_that_of_the_one_it_is_merged_into(twice, ada) -> None:
    printed, preprint = twice
    merging.merge(printed, preprint, person=ada)
    assert set(Result.objects.values_list("date", flat=True)) == {preprint.date}


def test_a_decision_on_one_origin_holds_for_its_copies_and_stays_with_it_after_undoing(twice, ada) -> None:
    printed, preprint = twice
    act = merging.merge(printed, preprint, person=ada)
    one = Result.objects.visible().get(printed="78.4%")
    copy = one.same.get()
    acts.reject(one, person=ada, reason="Not a measured score")
    assert not Result.objects.visible().filter(benchmark__key="ocrbench").exists()
    acts.undo(act, person=ada)
    assert Result.objects.get(pk=one.pk).reason == "rejected"
    assert Result.objects.get(pk=copy.pk).standing == "ranked"


def test_a_correction_of_one_origin_does_not_bring_its_copy_back(twice, ada) -> None:
    printed, preprint = twice
    merging.merge(printed, preprint, person=ada)
    one = Result.objects.visible().get(printed="78.4%")
    acts.correct(one, person=ada, changes={"value": "78.9"}, reason="Table 2")
    assert list(Result.objects.visible().filter(benchmark__key="ocrbench").values_list("pk", flat=True)) == [one.pk]


def test_two_decisions_from_before_the_merge_both_stand(twice, ada) -> None:
    printed, preprint = twice
    mine_of = {result.paper_id: result for result in Result.objects.filter(benchmark__key="ocrbench")}
    acts.reject(mine_of[printed.pk], person=ada, reason="Not a measured score")
    acts.accept(mine_of[preprint.pk], person=ada)
    merging.merge(printed, preprint, person=ada)
    assert Result.objects.visible().get(benchmark__key="ocrbench").pk == mine_of[preprint.pk].pk
    assert Result.objects.get(pk=mine_of[printed.pk].pk).reason == "rejected"


def test_mining_after_a_merge_changes_nothing(twice, ada) -> None:
    merging.merge(*twice, person=ada)
    assert not mine().changed


@pytest.mark.parametrize("scheme", ["acl", "arxiv"])
def test_a_record_of_either_place_finds_the_paper_again_and_brings_no_text_twice(twice, ada, scheme: str) -> None:
    merging.merge(*twice, person=ada)
    identifier = Identifier.objects.get(scheme=scheme)
    both = (("acl", "2024.acl-long.1"), ("arxiv", "2410.05261"))
    for named in (((scheme, identifier.value),), both):
        facts = papers.Facts("TextHawk2, told anew", named)
        assert papers.Shelf([facts]).store(facts).paper.survivor == twice[1]
    text, other = Text.objects.get(paper=twice[1]), Paper.objects.get(pk=twice[0].pk)
    assert not papers.add_text(other, kind="abstract", title=text.title, body=text.body)


def test_the_unnamed_systems_of_merged_papers_are_one(ada) -> None:
    both = [read(f"Our model achieves {value}% accuracy on OCRBench.", f"Paper {value}") for value in ("71.1", "72.2")]
    before = everything()
    act = merging.merge(both[0], both[1], person=ada)
    assert owners() == [System.objects.get(paper=both[1]).pk] * 2
    assert System.objects.get(paper=both[0]).survivor.paper == both[1]
    acts.undo(act, person=ada)
    assert everything() == before


# Copies without a merge --------------------------------------------------------------------------------------------


def import_rows(*values: str) -> None:
    records = [
        cell(
            value,
            external_id=f"{n:064d}",
            paper_title="TextHawk2: a report",
            paper_url="https://arxiv.org/abs/2410.05261",
        )
        for n, value in enumerate(values)
    ]
    imports.import_results(records, source="tracker", run=factories.make_run("import-results"), tally=Tally())


def test_a_trackers_row_of_a_papers_own_number_is_a_copy_of_it_and_a_differing_one_is_not() -> None:
    read(SAME, arxiv_id="2410.05261")
    import_rows("78.4", "79.9")
    own = Result.objects.get(anchor__isnull=False)
    assert own.standing == "ranked"
    assert list(Result.objects.filter(anchor=None).order_by("value").values_list("reason", "same_as")) == [
        ("same", own.pk),
        ("", None),
    ]


def test_an_equal_row_that_came_first_gives_way_and_comes_back_when_the_text_says_it_no_more(with_rules) -> None:
    import_rows("78.4")
    row = Result.objects.get()
    assert row.standing == "ranked"
    paper = row.paper
    factories.make_text(paper, SAME)
    mine(paper)
    assert Result.objects.get(pk=row.pk).reason == "same"
    with_rules(lambda claim: None)
    mine(paper)
    assert Result.objects.get(pk=row.pk).standing == "ranked"


def test_rejecting_the_text_as_a_duplicate_leaves_the_row(ada) -> None:
    read(SAME, arxiv_id="2410.05261")
    import_rows("78.4")
    acts.reject(Result.objects.get(anchor__isnull=False), person=ada, reason="A duplicate of another result")
    assert Result.objects.visible().get().imported_row is not None
