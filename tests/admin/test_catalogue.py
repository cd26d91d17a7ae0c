"""Curators work on the catalogue: what they change is checked, recorded, and holds at once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from leaderboard.models import Act, Benchmark, BoardChange, Metric, Name, Result, Status, System, Task
from leaderboard.services import acts, catalogue, reading
from leaderboard.services.catalogue import Resolver
from tests import factories
from tests.admin.conftest import Send, errors, new_row, row_of, taught


def last_act(**subject: Any) -> tuple[Act, dict[str, tuple[str, str]]]:
    act = Act.objects.filter(**subject).latest("id")
    return act, {change.field: (change.old, change.new) for change in act.changes.all()}


# Names ------------------------------------------------------------------------------------------------------------


def test_an_alias_taught_in_the_admin_is_used_by_the_very_next_reading(send: Send) -> None:
    factories.make_metric()
    benchmark = factories.make_benchmark("OCRBench")
    sentence = "TextHawk2 achieves 78.4% accuracy on Glyphorama."
    assert [claim.benchmark_key for claim in reading.read("", sentence).claims] == [None]
    assert send(benchmark, **{f"{new_row(benchmark)}-text": "Glypho-Rama"}).status_code == 302
    assert [claim.benchmark_key for claim in reading.read("", sentence).claims] == ["ocrbench"]


def test_teaching_a_name_is_recorded_with_all_names_before_and_after(send: Send, curator: User) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    send(
        benchmark,
        **{f"{new_row(benchmark)}-text": "Shoes", f"{new_row(benchmark)}-ambiguous": "on", "reason": "As papers say"},
    )
    act, changes = last_act(benchmark=benchmark)
    assert (act.person, act.shown_name, act.verb, act.reason) == (curator, "Ada", "edit", "As papers say")
    assert changes == {"names": ("OCRBench", "OCRBench; Shoes (ambiguous)")}


@pytest.mark.parametrize(
    ("typed", "ambiguous", "said"),
    [
        ("chart qa", "", ["“chart qa” already leads to ChartQA."]),
        ("Bars", "", ["“Bars” is an ambiguous name of ChartQA. Add it below as ambiguous here as well."]),
        ("OCR-Bench", "", ["This is the same name as another one here, in another spelling."]),
        ("–", "", ["A name needs a letter or a digit, or nothing can be found by it."]),
    ],
    ids=["taken", "ambiguous elsewhere", "own in another spelling", "no letter"],
)
def test_a_name_that_cannot_lead_here_is_refused_at_its_field(
    send: Send, typed: str, ambiguous: str, said: list[str]
) -> None:
    other = factories.make_benchmark("ChartQA")
    catalogue.teach(other, "Bars", ambiguous=True)
    benchmark = factories.make_benchmark("OCRBench")
    # Names are shown by text, so the entry's own comes first.
    response = send(benchmark, **{f"{new_row(benchmark)}-text": typed, f"{new_row(benchmark)}-ambiguous": ambiguous})
    assert errors(response) == said
    assert taught(benchmark) == {"OCRBench": "vocabulary"}


def test_a_name_may_be_ambiguous_in_two_entries(send: Send) -> None:
    other = factories.make_benchmark("ChartQA")
    catalogue.teach(other, "Bars", ambiguous=True)
    benchmark = factories.make_benchmark("OCRBench")
    row = new_row(benchmark)
    assert send(benchmark, **{f"{row}-text": "Bars", f"{row}-ambiguous": "on"}).status_code == 302
    assert "Bars" in taught(benchmark)


def test_a_wrong_alias_is_taken_back_and_no_longer_read(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench", aliases=("Glyphorama",))
    assert send(benchmark, **{f"{row_of(benchmark, 'Glyphorama')}-DELETE": "on"}).status_code == 302
    assert catalogue.vocabulary().lookup("benchmark", "Glyphorama") is None
    assert last_act(benchmark=benchmark)[1] == {"names": ("OCRBench; Glyphorama", "OCRBench")}


def test_an_entry_keeps_its_own_name(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    response = send(benchmark, **{f"{row_of(benchmark, 'OCRBench')}-DELETE": "on"})
    assert errors(response) == ["An entry answers to its own name. Rename the entry first."]


# Entries ----------------------------------------------------------------------------------------------------------


def test_a_new_entry_is_confirmed_answers_to_its_name_and_is_recorded(send: Send) -> None:
    response = send(kind="benchmark", name="Reef QA", **{"names-0-text": "ReefQuestions", "reason": "New this year"})
    assert response.status_code == 302
    benchmark = Benchmark.objects.get()
    assert (benchmark.key, benchmark.slug, benchmark.status) == ("reef-qa", "reef-qa", Status.CONFIRMED)
    assert taught(benchmark) == {"ReefQuestions": "curator", "Reef QA": "curator"}
    act, changes = last_act(benchmark=benchmark)
    assert (act.verb, act.reason) == ("create", "New this year")
    assert changes["name"] == ("", "Reef QA")
    assert changes["separators"] == ("", "split, shots, regime, extra_data, tools")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "OCR bench"}, "“OCR bench” already leads to OCRBench."),
        ({"name": "···"}, "A name needs a letter or a digit, or nothing can be found by it."),
        ({"name": "Reef", "slug": "ocr-bench"}, "“ocr-bench” already leads to OCRBench."),
        ({"name": "Reef", "slug": "--"}, "An address needs a letter or a digit."),
        ({"name": "Reef", "key": "Reef_1"}, "A key is small letters and digits, joined by single hyphens."),
        ({"name": "Reef", "key": "ocrbench"}, "Another entry has this key already. Choose another one."),
    ],
    ids=["name taken", "name without letters", "address taken", "address empty", "key spelled", "key taken"],
)
def test_a_new_entry_is_refused_with_a_sentence_at_the_field(send: Send, typed: dict[str, str], said: str) -> None:
    factories.make_benchmark("OCRBench")
    assert errors(send(kind="benchmark", **typed)) == [said]
    assert Benchmark.objects.count() == 1


def test_a_renamed_entry_answers_to_both_names_and_says_who_renamed_it(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    send(benchmark, name="OCRBench v1", reason="There is a second version now")
    assert taught(benchmark) == {"OCRBench": "vocabulary", "OCRBench v1": "curator"}
    act, changes = last_act(benchmark=benchmark)
    assert act.reason == "There is a second version now"
    assert changes == {"name": ("OCRBench", "OCRBench v1"), "names": ("OCRBench", "OCRBench; OCRBench v1")}
    assert catalogue.vocabulary().lookup("benchmark", "ocrbench-v1") is not None


def test_an_old_address_is_kept_as_a_name_and_redirects(send: Send, desk: Client) -> None:
    benchmark = factories.make_benchmark("OCRBench", key="glyphs", slug="glyphs")
    assert send(benchmark, slug="ocr-bench").status_code == 302
    assert taught(benchmark) == {"OCRBench": "vocabulary", "glyphs": "slug"}
    response = desk.get(reverse("benchmark", args=["glyphs"]))
    assert (response.status_code, response["Location"]) == (301, reverse("benchmark", args=["ocr-bench"]))


def test_an_old_address_teaches_no_text(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench", key="glyphs", slug="glyphs")
    send(benchmark, slug="ocr-bench")
    assert catalogue.vocabulary().lookup("benchmark", "glyphs") is None


def test_an_address_whose_redirect_another_entry_would_catch_is_not_given_up(send: Send) -> None:
    factories.make_benchmark("Glyphs", key="others")
    benchmark = factories.make_benchmark("OCRBench", key="glyphs", slug="glyphs")
    assert errors(send(benchmark, slug="ocr-bench")) == ["“glyphs” already leads to Glyphs."]


def test_the_key_stays_whatever_is_sent(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    assert send(benchmark, key="other", year="2023").status_code == 302
    benchmark.refresh_from_db()
    assert (benchmark.key, benchmark.year) == ("ocrbench", 2023)


def test_a_save_that_changes_nothing_is_no_act(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    assert send(benchmark, reason="I only looked").status_code == 302
    assert Act.objects.count() == 0


def test_conventions_of_a_benchmark_regroup_its_results_at_once(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench", separators=["split"])
    result = factories.make_result(benchmark=benchmark)
    send(benchmark, separators=["shots", "split"], unstated_split="test")
    result.refresh_from_db()
    assert result.group == "split=test"
    assert last_act(benchmark=benchmark)[1] == {
        "separators": ("split", "split, shots"),
        "not_stated": ("", "split: test"),
    }


def test_separators_are_setting_fields(send: Send) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    said = "“weather” is no setting field. There are: split, shots, regime, extra_data, tools."
    assert errors(send(benchmark, separators=["split", "weather"])) == [said]


def test_a_metrics_direction_ranks_its_results_and_the_board_says_why(send: Send) -> None:
    metric = factories.make_metric("Gloss", direction="unknown")
    result = factories.make_result(metric=metric, standing="listed", reason="no-direction")
    send(metric, direction="higher")
    result.refresh_from_db()
    assert (result.standing, result.reason) == ("ranked", "")
    assert BoardChange.objects.get().act == Act.objects.get()


def test_a_metrics_range_is_in_order(send: Send) -> None:
    metric = factories.make_metric()
    assert errors(send(metric, minimum="5", maximum="5")) == ["The lowest possible value must be below the highest."]


def test_a_metrics_range_is_recorded_without_idle_zeros(send: Send) -> None:
    metric = factories.make_metric()
    send(metric, minimum="", maximum="99.50")
    assert Metric.objects.get().maximum == Decimal("99.5")
    assert last_act(metric=metric)[1] == {"minimum": ("0", ""), "maximum": ("100", "99.5")}


def test_a_task_cannot_stand_under_itself(send: Send) -> None:
    above = factories.make_task("Vision")
    below = factories.make_task("Detection", parent=above)
    said = "Detection stands under this task itself, so it cannot stand above it."
    assert errors(send(above, parent=below.pk)) == [said]


# Confirming -------------------------------------------------------------------------------------------------------


def candidate_result() -> Result:
    """A result that ranks once its model is confirmed."""
    factories.make_metric()
    factories.make_benchmark("OCRBench")
    system = Resolver().resolve("system", "ReefNet")
    return factories.make_result(system=system, standing="listed", reason="unconfirmed-model")


def test_confirming_a_model_ranks_its_listed_results_and_says_how_many(desk: Client, curator: User) -> None:
    result = candidate_result()
    confirmed = factories.make_system("TextHawk2")
    response = desk.post(
        reverse("admin:leaderboard_system_changelist"),
        {"action": "confirm", "_selected_action": [result.system_id, confirmed.pk]},
        follow=True,
    )
    assert [str(message) for message in response.context["messages"]] == ["1 model confirmed. 1 confirmed already."]
    result.refresh_from_db()
    assert (result.standing, result.reason) == ("ranked", "")
    act = Act.objects.get()
    assert (act.verb, act.system, act.person) == ("confirm", result.system, curator)


@pytest.mark.parametrize("kind", ["benchmark", "metric", "system", "task"])
def test_every_kind_can_be_confirmed_from_its_list(desk: Client, kind: str) -> None:
    entry = Resolver().resolve(kind, "Reef 7")
    assert entry is not None
    desk.post(reverse(f"admin:leaderboard_{kind}_changelist"), {"action": "confirm", "_selected_action": [entry.pk]})
    entry.refresh_from_db()
    assert entry.confirmed


def test_confirming_on_the_entrys_own_page_is_an_act_of_its_own(send: Send) -> None:
    result = candidate_result()
    assert result.system is not None
    send(result.system, status="confirmed", description="A network of reefs.", reason="Seen in two papers")
    assert list(Act.objects.order_by("id").values_list("verb", "reason")) == [
        ("edit", "Seen in two papers"),
        ("confirm", "Seen in two papers"),
    ]
    result.refresh_from_db()
    assert result.standing == "ranked"
    assert taught(result.system) == {"ReefNet": "curator"}


def test_a_confirmation_by_mistake_is_taken_back_with_its_results(send: Send) -> None:
    result = candidate_result()
    assert result.system is not None
    acts.confirm(result.system, person=factories.make_person("eve"))
    send(result.system, status="candidate")
    result.refresh_from_db()
    assert (result.standing, result.reason) == ("listed", "unconfirmed-model")


# Deleting and history ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["benchmark", "metric", "system"])
def test_what_results_refer_to_is_not_deleted_and_the_page_says_why(desk: Client, kind: str) -> None:
    entry = getattr(factories.make_result(), kind)
    page = reverse(f"admin:leaderboard_{kind}_delete", args=[entry.pk])
    response = desk.post(page, {"post": "yes"}, follow=True)
    (message,) = response.context["messages"]
    assert str(message) == f"“{entry}” was not deleted: it is referred to by 1 result."
    assert type(entry).objects.filter(pk=entry.pk).exists()


def test_a_task_stays_while_benchmarks_stand_under_it(desk: Client) -> None:
    task = factories.make_task("Reading")
    factories.make_benchmark("OCRBench", tasks=(task,))
    desk.post(reverse("admin:leaderboard_task_delete", args=[task.pk]), {"post": "yes"})
    assert Task.objects.count() == 1


def test_a_fresh_mistaken_entry_is_deleted_with_its_names(desk: Client) -> None:
    benchmark = factories.make_benchmark("OCRBench", tasks=(factories.make_task(),))
    page = reverse("admin:leaderboard_benchmark_delete", args=[benchmark.pk])
    assert desk.get(page).status_code == 200
    assert desk.post(page, {"post": "yes"}).status_code == 302
    assert not Name.objects.filter(kind="benchmark").exists()
    assert not Benchmark.objects.exists()


def test_history_shows_every_act_field_by_field_with_who_and_why(desk: Client, send: Send) -> None:
    system = factories.make_system("TextHawk2")
    send(system, name="TextHawk 2.0", reason="As its authors write it")
    page = desk.get(reverse("admin:leaderboard_system_history", args=[system.pk])).content.decode()
    for shown in ("Ada", "edited", "<td>name</td><td>TextHawk2</td><td>TextHawk 2.0</td>", "As its authors write it"):
        assert shown in page


def test_history_of_an_untouched_entry_says_so(desk: Client) -> None:
    system = factories.make_system("TextHawk2")
    page = desk.get(reverse("admin:leaderboard_system_history", args=[system.pk]))
    assert "No person has changed this model yet" in page.content.decode()


def test_history_of_an_unknown_entry_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("admin:leaderboard_system_history", args=[4711])).status_code == 404


def test_the_page_of_an_entry_leads_to_its_public_page(desk: Client) -> None:
    benchmark = factories.make_benchmark("OCRBench")
    page = desk.get(reverse("admin:leaderboard_benchmark_change", args=[benchmark.pk])).content.decode()
    assert f'href="{benchmark.get_absolute_url()}"' in page


@pytest.mark.parametrize("term", ["gpt 4", "GPT-4", "fourth gpt", "gpt-4"], ids=str)
def test_the_list_is_searched_by_every_name(desk: Client, term: str) -> None:
    factories.make_system("GPT-4", aliases=("Fourth GPT",))
    factories.make_system("LLaMA")
    listed = desk.get(reverse("admin:leaderboard_system_changelist"), {"q": term}).context["cl"].result_list
    assert [system.name for system in listed] == ["GPT-4"]


@pytest.mark.parametrize("term", ["o c r", "\0", "···"], ids=["alias", "NUL", "nothing to find"])
def test_fields_complete_what_is_typed(desk: Client, term: str) -> None:
    factories.make_metric()
    query = {"app_label": "leaderboard", "model_name": "benchmark", "field_name": "default_metric", "term": term}
    assert desk.get(reverse("admin:autocomplete"), query).status_code == 200


def test_a_models_list_tells_unnamed_ones_apart(desk: Client) -> None:
    unnamed = Resolver().unnamed(factories.make_paper())
    factories.make_system("TextHawk2")
    page = reverse("admin:leaderboard_system_changelist")
    listed = desk.get(page, {"paper__isempty": "0"}).context["cl"].result_list
    assert list(listed) == [unnamed]
    assert System.objects.count() == 2
