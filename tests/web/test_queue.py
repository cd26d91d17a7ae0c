"""The review queue's page: what it shows, what each of its forms does, what is refused and how, and who may."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaderboard.doubts import Code
from leaderboard.models import Act, Benchmark, BoardChange, Name, Paper, Profile, Result, Run, System
from leaderboard.services import acts, ledger
from tests import factories
from tests.web.conftest import MODEL_BACKEND
from tests.web.page import Element, parse


def mine() -> None:
    ledger.mine(Paper.objects.order_by("id"), run=factories.make_run(Run.Verb.MINE))


def report(sentence: str, year: int = 2024) -> None:
    paper = factories.make_paper(f"A report of {year}: {sentence[:12]}", date=date(year, 1, 1), date_precision="year")
    factories.make_text(paper, sentence)


@pytest.fixture
def catalogue(db: None) -> None:
    factories.make_metric("Accuracy", aliases=("acc",))
    for name in ("OCRBench", "ChartQA"):
        factories.make_benchmark(name)
    for name in ("TextHawk2", "Alder"):
        factories.make_system(name)


@pytest.fixture
def waiting(catalogue: None) -> Result:
    """One result whose model nobody confirmed, read in a sentence."""
    report("In 2024, NewModel-7B achieves 88.1% accuracy on OCRBench.")
    mine()
    return Result.objects.get()


def look(client: Client, address: str = "/curate/", status: int = 200) -> Element:
    answer = client.get(address)
    assert answer.status_code == status
    return parse(answer.content.decode())


def send(client: Client, page: Element, verb: str, status: int = 302, **typed: str) -> Element:
    """Press the button of this verb, with these fields typed over, and look at the page that answers."""
    form = next(form for form in page.all("form") if any(b["value"] == verb for b in form.all("button[value]")))
    sent = {
        field["name"]: field.attributes.get("value", "")
        for field in form.all("input")
        if "type" not in field.attributes
    }
    sent |= {field["name"]: field["value"] for field in form.all("input[type=hidden]")}
    for select in form.all("select"):
        sent[select["name"]] = select.one("option[selected]")["value"]
    answer = client.post(form["action"], {**sent, "verb": verb, **typed})
    assert answer.status_code == status, answer.content.decode()[:2000]
    return look(client, answer["Location"]) if status == 302 else parse(answer.content.decode())


def reasons(page: Element) -> list[str]:
    return page.texts(".reasons li")


# What is shown -----------------------------------------------------------------------------------------------------


def test_an_item_shows_its_sentence_with_every_part_marked_and_named(as_curator: Client, waiting: Result) -> None:
    page = look(as_curator)
    assert page.one("blockquote mark").text == "88.1%"
    assert page.texts("blockquote .part") == ["NewModel-7B model", "accuracy metric", "OCRBench benchmark"]
    assert "Read by" in page.one("figcaption").text
    assert reasons(page) == ["Nobody has confirmed that this model is one."]
    rows = {row.one("th").text: row.texts("td") for row in page.all(".takenfor tbody tr")}
    assert rows["Model"] == ["NewModel-7B", "NewModel-7B unconfirmed"]
    assert rows["Benchmark"] == ["OCRBench", "OCRBench"]


def test_an_item_stands_among_the_lines_of_its_board(as_curator: Client, waiting: Result) -> None:
    for place in range(9):
        factories.make_result(value=f"{50 + 5 * place}.5", system=factories.make_system(f"Old {place}"))
    lines = look(as_curator, f"/curate/?item={waiting.pk}").all(".around tbody tr")
    assert [line.one("th").text for line in lines] == [
        *("Old 8", "NewModel-7B (this one)", "Old 7", "Old 6"),
    ]
    assert [line.attributes.get("class") for line in lines] == [None, "here", None, None]


def test_the_most_valuable_comes_first(as_curator: Client, waiting: Result) -> None:
    report("TextHawk2 achieves 70.1% accuracy on ChartQA.", 2020)
    report("Alder achieves 75.5% accuracy on ChartQA.", 2021)
    mine()
    page = look(as_curator)
    assert reasons(page) == ["The best so far at its date, ahead of 70.1."]
    page = look(as_curator, page.one("[data-key=s]")["href"])
    assert reasons(page) == ["Nobody has confirmed that this model is one."]
    page = look(as_curator, page.one("[data-key=s]")["href"])
    assert "2 results that you skipped still wait." in page.one(".empty").text


def test_what_becomes_more_urgent_meanwhile_is_not_passed_over(as_curator: Client, catalogue: None) -> None:
    for number in range(3):
        report(f"Model-{number}B achieves {60 + number}.5% accuracy on OCRBench.", 2000 + number)
    mine()
    page = send(as_curator, look(as_curator), "accept-names")
    assert reasons(page) == [
        "The best so far at its date, ahead of 60.5.",
        "Nobody has confirmed that this model is one.",
    ]


def test_the_queue_is_narrowed_by_reason_benchmark_rule_source_and_text_with_counts(
    as_curator: Client, waiting: Result
) -> None:
    report("TextHawk2 achieves 70.1% accuracy on ChartQA.", 2020)
    report("Alder achieves 75.5% accuracy on ChartQA.", 2021)
    mine()
    page = look(as_curator)
    choices = {link.text: link["href"] for link in page.all(".choices a")}
    counts = {item.one("a").text: item.one(".count").text for item in page.all(".choices li")}
    assert counts["new best"] == counts["unconfirmed model"] == counts["ChartQA"] == counts["OCRBench"] == "1"
    assert counts["the paper's own"] == "2"
    for words, shown in (("new best", "75.5%"), ("ChartQA", "75.5%"), ("OCRBench", "88.1%")):
        page = look(as_curator, choices[words])
        assert page.one("#item .figure").text == shown
        assert page.one("h1 .count").text == "1 waiting here"
    for query, shown in (("newmodel", "88.1%"), ("chart qa", "75.5%"), ("75.5", "75.5%"), ("report of 2021", "75.5%")):
        assert look(as_curator, f"/curate/?q={query}").one("#item .figure").text == shown
    assert "Nothing waits under these filters." in look(as_curator, "/curate/?q=nothing").one(".empty").text


def test_every_reason_can_be_asked_for(as_curator: Client, waiting: Result) -> None:
    for code in Code:
        assert look(as_curator, f"/curate/?reason={code}").one("h1").text.startswith("Review queue")


@pytest.mark.parametrize("query", ["reason=boredom", "skipped=x", "skipped=1-", "item=x", "source=x", "page=2"])
def test_what_the_address_cannot_mean_is_refused(as_curator: Client, waiting: Result, query: str) -> None:
    assert as_curator.get(f"/curate/?{query}").status_code == 400
    assert as_curator.post(f"/curate/{waiting.pk}/?{query}", {"verb": "accept"}).status_code == 400
    assert Act.objects.count() == 0


def test_what_a_check_found_is_said_in_its_words(as_curator: Client, catalogue: None) -> None:
    Benchmark.objects.filter(key="ocrbench").update(test_size=7)
    report("TextHawk2 achieves 88.1% accuracy on OCRBench.")
    mine()
    assert reasons(look(as_curator, "/curate/?reason=failed-check"))[0].startswith(
        "No whole number out of 7 items gives"
    )
    send(as_curator, look(as_curator), "accept")
    assert Result.objects.get().urgency == 0


def test_an_empty_queue_says_what_comes_here(as_curator: Client, db: None) -> None:
    assert "Nothing waits for a decision." in look(as_curator).one(".empty").text


def test_both_readings_are_shown_where_a_newer_one_disagrees(as_curator: Client, catalogue: None, monkeypatch) -> None:
    report("TextHawk2 achieves 78.4% accuracy on OCRBench.")
    mine()
    acts.accept(Result.objects.get(), person=factories.make_person("bob"))
    Name.objects.filter(text="OCRBench").delete()
    factories.make_benchmark("OCRBench of old", aliases=("OCR Bench",))
    real = ledger.extraction.extract

    def drop(*args: object, **kwargs: object) -> object:
        return ledger.extraction.Report((), real(*args, **kwargs).rejected)

    monkeypatch.setattr(ledger.extraction, "extract", drop)
    mine()
    page = look(as_curator)
    assert reasons(page) == ["The current rules read no score here any more; the decision stands."]
    assert "kind score → no claim" in page.one(".newer").text
    page = send(as_curator, page, "accept")
    assert "Nothing waits" in page.one(".empty").text
    assert Result.objects.get().standing == "ranked"


# Acts --------------------------------------------------------------------------------------------------------------


def test_accepting_goes_to_the_next_and_can_be_undone(as_curator: Client, waiting: Result) -> None:
    page = send(as_curator, look(as_curator), "accept")
    assert "Nothing waits" in page.one(".empty").text
    assert page.one(".last p").text == "You accepted 88.1%, NewModel-7B on OCRBench."
    assert Result.objects.get().checked == "checked"
    answer = as_curator.post(page.one(".last form")["action"])
    page = look(as_curator, answer["Location"])
    assert page.texts(".messages li") == ["Undone."]
    assert reasons(page) == ["Nobody has confirmed that this model is one."]
    assert [act.verb for act in Act.objects.order_by("id")] == ["accept", "undo"]


def test_accepting_and_confirming_is_one_step_with_one_undo(as_curator: Client, waiting: Result) -> None:
    page = send(as_curator, look(as_curator), "accept-names")
    assert Result.objects.get().standing == "ranked"
    assert [act.verb for act in Act.objects.order_by("id")] == ["confirm", "accept"]
    as_curator.post(page.one(".last form")["action"])
    assert (Result.objects.get().standing, System.objects.get(name="NewModel-7B").status) == ("listed", "candidate")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"ready_reason": "Not a measured score"}, "Not a measured score"),
        ({"reason": "A target, not a result"}, "A target, not a result"),
        ({"ready_reason": "Not a measured score", "reason": "a target"}, "Not a measured score: a target"),
    ],
)
def test_rejecting_takes_a_reason_of_the_list_or_free_words_or_both(
    as_curator: Client, waiting: Result, typed: dict[str, str], kept: str
) -> None:
    send(as_curator, look(as_curator), "reject", **typed)
    assert Act.objects.get().reason == kept
    assert Result.objects.get().checked == "rejected"


def test_disputing_leaves_it_listed(as_curator: Client, waiting: Result) -> None:
    send(as_curator, look(as_curator), "dispute", reason="The table says otherwise")
    assert Result.objects.get().reason == "disputed"


def test_correcting_any_field_by_name(as_curator: Client, waiting: Result) -> None:
    typed = {"value": "81.8", "system": "text hawk 2", "benchmark": "ChartQA", "shots": "5-shot", "reason": "Table 2"}
    send(as_curator, look(as_curator), "correct", **typed)
    result = Result.objects.select_related("system", "benchmark").get()
    assert (str(result.value.normalize()), result.system.name, result.benchmark.name, result.shots) == (
        *("81.8", "TextHawk2", "ChartQA"),
        "5-shot",
    )
    assert (result.checked, result.standing) == ("corrected", "ranked")


def test_confirming_the_model_settles_what_it_waited_for(as_curator: Client, waiting: Result) -> None:
    page = send(as_curator, look(as_curator), "confirm")
    assert "Nothing waits" in page.one(".empty").text
    assert page.one(".last p").text == "You confirmed NewModel-7B."
    assert Result.objects.get().standing == "ranked"
    as_curator.post(page.one(".last form")["action"])
    assert Result.objects.get().reason == "unconfirmed-model"


def test_after_a_name_the_same_result_is_shown_while_it_still_waits(as_curator: Client, waiting: Result) -> None:
    report("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020)
    mine()
    page = send(as_curator, look(as_curator), "confirm")
    assert page.one("#item .figure").text == "88.1%"
    assert reasons(page) == ["The best so far at its date, ahead of 70.1."]


class TestAlias:
    """A candidate that is but another name of an entry."""

    def test_its_results_move_and_the_next_text_understands_it(self, as_curator: Client, waiting: Result) -> None:
        send(as_curator, look(as_curator), "alias", alias="Text-Hawk 2")
        result = Result.objects.select_related("system").get()
        assert (result.system.name, result.standing) == ("TextHawk2", "ranked")
        report("NewModel-7B achieves 90.2% accuracy on ChartQA.", 2025)
        mine()
        assert Result.objects.select_related("system").get(printed="90.2%").system.name == "TextHawk2"

    def test_its_address_leads_to_the_other(self, as_curator: Client, waiting: Result) -> None:
        send(as_curator, look(as_curator), "alias", alias="TextHawk2")
        answer = as_curator.get("/models/newmodel-7b/")
        assert (answer.status_code, answer["Location"]) == (301, "/models/texthawk2/")

    def test_undoing_splits_them_again(self, as_curator: Client, waiting: Result) -> None:
        before = list(Name.objects.order_by("id").values_list("id", "text", "system", "source"))
        page = send(as_curator, look(as_curator), "alias", alias="TextHawk2")
        as_curator.post(page.one(".last form")["action"])
        assert list(Name.objects.order_by("id").values_list("id", "text", "system", "source")) == before
        result = Result.objects.select_related("system").get()
        assert (result.system.name, result.reason) == ("NewModel-7B", "unconfirmed-model")
        assert as_curator.get("/models/newmodel-7b/").status_code == 200

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("", "Name a model of the catalogue."),
            ("Nobody", "No model is called “Nobody”."),
            ("TextHawk", "Is it one of these: TextHawk2?"),
            ("newmodel 7b", "leads to NewModel-7B itself"),
            ("OCRBench", "No model is called “OCRBench”."),
            ("a\x00b", "NUL"),
        ],
    )
    def test_what_it_cannot_be_is_said_at_the_field(
        self, as_curator: Client, waiting: Result, typed: str, says: str
    ) -> None:
        page = send(as_curator, look(as_curator), "alias", 422, alias=typed)
        assert says in page.one("#alias-error-system").text
        assert page.one("#alias-system")["value"] == typed.replace("\x00", "\ufffd") or "\x00" in typed
        assert Act.objects.count() == 0

    def test_a_correction_that_named_the_candidate_follows(self, as_curator: Client, waiting: Result) -> None:
        report("Alder achieves 61.2% accuracy on ChartQA.", 2020)
        mine()
        other = Result.objects.get(printed="61.2%")
        acts.correct(other, person=factories.make_person("bob"), changes={"system": "NewModel-7B"}, reason="Table 2")
        send(as_curator, look(as_curator, f"/curate/?item={waiting.pk}"), "alias", alias="TextHawk2")
        mine()
        assert Result.objects.select_related("system").get(pk=other.pk).system.name == "TextHawk2"


def test_one_of_two_differing_reports_is_chosen_with_a_reason(as_curator: Client, catalogue: None) -> None:
    report("TextHawk2 achieves 70.1% accuracy on OCRBench.", 2020)
    report("TextHawk2 achieves 72.5% accuracy on OCRBench.", 2021)
    mine()
    first = Result.objects.get(printed="70.1%")
    page = look(as_curator, f"/curate/?item={first.pk}")
    assert reasons(page) == ["Another report of the same says 72.5."]
    assert send(as_curator, page, "head", 422, reason=" ").one("#head-error").text.startswith("Say in a few words")
    send(as_curator, page, "head", reason="The leaderboard's own number")
    board = look(as_curator, "/benchmarks/ocrbench/")
    assert board.texts("#ranked-table td.value") == ["70.1"]
    assert "chose this one: The leaderboard's own number" in board.one("#ranked-table .evidence").text
    shown = look(as_curator, first.get_absolute_url())
    assert shown.texts("section[aria-labelledby=reports] .difference") == ["+2.4"]


# What is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "typed", "where", "says"),
    [
        ("correct", {"value": "much"}, "e-value", "no number"),
        ("correct", {"value": "178.4"}, "e-value", "cannot be above 100"),
        ("correct", {"benchmark": "Nothing"}, "e-benchmark", "No benchmark is called"),
        ("correct", {"benchmark": "OCR Bensh"}, "e-benchmark", "Is it one of these: OCRBench?"),
        ("correct", {"metric": ""}, "e-metric", "Name one"),
        ("correct", {"value": "81", "reason": ""}, "correct-error", "in a few words why"),
        ("reject", {}, "reject-error", "in a few words why"),
        ("reject", {"reason": "a\x00b"}, "reject-error", "NUL"),
    ],
)
def test_what_is_refused_says_why_at_its_field_and_changes_nothing(
    as_curator: Client, waiting: Result, verb: str, typed: dict[str, str], where: str, says: str
) -> None:
    page = send(as_curator, look(as_curator), verb, 422, **typed)
    assert says in page.one(f"#{where}").text
    assert page.one(f"[aria-describedby={where}]")["aria-invalid"] == "true"
    assert "open" in page.one(f"#{verb}").attributes
    assert Act.objects.count() == 0


@pytest.mark.parametrize("verb", ["", "explode", "undo"])
def test_an_unknown_verb_is_refused(as_curator: Client, waiting: Result, verb: str) -> None:
    assert as_curator.post(f"/curate/{waiting.pk}/", {"verb": verb}).status_code == 422
    assert Act.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"kind": "system", "entry": "0"}, {"kind": "paper", "entry": "1"}])
def test_a_name_that_the_result_does_not_lead_to_is_refused(
    as_curator: Client, waiting: Result, sent: dict[str, str]
) -> None:
    assert as_curator.post(f"/curate/{waiting.pk}/", {"verb": "confirm", **sent}).status_code == 422
    assert Act.objects.count() == 0


def test_a_result_that_went_is_said_to_be_gone(as_curator: Client, waiting: Result) -> None:
    answer = as_curator.post("/curate/999999/", {"verb": "accept"})
    assert "no longer exists" in look(as_curator, answer["Location"]).one(".messages").text


class TestTwoCurators:
    """The second is told what the first decided, and loses nothing typed."""

    def test_what_the_other_decided_is_shown_and_asked_again(self, as_curator: Client, waiting: Result) -> None:
        page = look(as_curator)
        bob = factories.make_person("bob")
        Profile.objects.create(person=bob, shown_name="Bob of the lab")
        acts.correct(waiting, person=bob, changes={"value": "88.4"}, reason="Table 2")
        typed = {"value": "81.8", "system": "TextHawk2", "reason": "Read it myself"}
        page = send(as_curator, page, "correct", 409, **typed)
        told = page.one(".meanwhile").text
        assert "Bob of the lab corrected it: value 88.1 → 88.4. Table 2" in told
        kept = {field["name"]: field["value"] for field in page.all("#correct input[value]")}
        assert {name: kept[name] for name in typed} == typed
        assert Act.objects.count() == 1
        send(as_curator, page, "correct")
        assert Result.objects.select_related("system").get().system.name == "TextHawk2"

    @pytest.mark.parametrize("verb", ["accept", "accept-names", "reject", "dispute"])
    def test_every_decision_on_a_stale_page_is_asked_again(
        self, as_curator: Client, waiting: Result, verb: str
    ) -> None:
        page = look(as_curator)
        acts.dispute(waiting, person=factories.make_person("bob"), reason="I doubt it.")
        page = send(as_curator, page, verb, 409, **({"reason": "No"} if verb in ("reject", "dispute") else {}))
        assert "bob disputed it. I doubt it." in page.one(".meanwhile").text
        assert Act.objects.count() == 1

    def test_one_that_was_undone_again_is_asked_about_too(self, as_curator: Client, waiting: Result) -> None:
        page = look(as_curator)
        bob = factories.make_person("bob")
        acts.undo(acts.accept(waiting, person=bob), person=bob)
        send(as_curator, page, "accept", 409)

    def test_a_new_reading_is_shown(self, as_curator: Client, waiting: Result, monkeypatch) -> None:
        from dataclasses import replace
        from decimal import Decimal

        page = look(as_curator)
        real = ledger.extraction.extract

        def other(*args: object, **kwargs: object) -> object:
            found = real(*args, **kwargs)
            claims = (replace(claim, printed="88.9%", value=Decimal("88.9")) for claim in found.claims)
            return replace(found, claims=tuple(claims))

        monkeypatch.setattr(ledger.extraction, "extract", other)
        mine()
        page = send(as_curator, page, "accept", 409)
        assert "Read anew: value 88.1% → 88.9%" in page.one(".meanwhile").text
        assert Act.objects.count() == 0

    def test_a_token_of_nobodys_making_is_refused(self, as_curator: Client, waiting: Result) -> None:
        for seen in ("", "x", "1-2-3", "9" * 40 + "-" + "9" * 40 + "-x"):
            answer = as_curator.post(f"/curate/{waiting.pk}/", {"verb": "accept", "seen": seen})
            assert answer.status_code == 409
        assert Act.objects.count() == 0

    def test_undoing_twice_is_refused(self, as_curator: Client, waiting: Result) -> None:
        page = send(as_curator, look(as_curator), "accept")
        action = page.one(".last form")["action"]
        as_curator.post(action)
        answer = as_curator.post(action)
        assert "nothing to undo" in look(as_curator, answer["Location"]).one(".messages").text
        assert Act.objects.count() == 2


# Bulk --------------------------------------------------------------------------------------------------------------


class TestBulk:
    """Many results in one step: counted first, told apart from reading, taken back by one undo."""

    @pytest.fixture
    def several(self, catalogue: None) -> list[Result]:
        for number in range(12):
            report(f"Model-{number}B achieves {60 + number}.5% accuracy on OCRBench.", 2000 + number)
        report("NewModel-7B achieves 88.1% accuracy on ChartQA.")
        mine()
        row = factories.make_result(value="5", benchmark=Benchmark.objects.get(key="ocrbench"))
        Result.objects.filter(pk=row.pk).update(urgency=1, doubts=[{"code": "assumed-metric", "particulars": {}}])
        return list(Result.objects.filter(rule__gt="", urgency__gt=0, benchmark__key="ocrbench"))

    ADDRESS = "/curate/bulk/?reason=unconfirmed-model&benchmark=ocrbench"

    def test_it_asks_with_the_count_and_a_sample(self, as_curator: Client, several: list[Result]) -> None:
        page = look(as_curator, self.ADDRESS)
        assert page.one("h1").text == "Accept 12 results in bulk?"
        assert "accepted in bulk" in page.one(".lead").text
        assert len(page.all("tbody tr")) == 10
        assert Act.objects.count() == 0

    def press(self, client: Client, page: Element, status: int = 302, **typed: str) -> Element:
        form = page.one("form.bulk")
        sent = {"seen": form.one("input[name=seen]")["value"], **typed}
        answer = client.post(form["action"], sent)
        assert answer.status_code == status
        return look(client, answer["Location"]) if status == 302 else parse(answer.content.decode())

    def test_accepting_all_says_so_everywhere_and_one_undo_takes_it_back(
        self, as_curator: Client, several: list[Result]
    ) -> None:
        page = self.press(as_curator, look(as_curator, self.ADDRESS))
        assert page.texts(".messages li") == ["12 results accepted in bulk."]
        assert page.one(".last p").text == "You accepted in bulk 12 results."
        assert Result.objects.filter(checked="bulk").count() == 12
        assert Act.objects.filter(bulk=True, verb="accept").count() == 12
        one = Result.objects.filter(checked="bulk").first()
        assert one is not None
        assert "ada accepted in bulk" in look(as_curator, one.get_absolute_url()).one("ol.log").text
        as_curator.post(page.one(".last form")["action"])
        assert Result.objects.filter(checked="bulk").count() == 0
        assert Result.objects.filter(rule__gt="", urgency__gt=0, benchmark__key="ocrbench").count() == len(several)
        assert Act.objects.filter(verb="undo", bulk=True).count() == 12

    def test_rejecting_all_needs_a_reason(self, as_curator: Client, several: list[Result]) -> None:
        page = look(as_curator, f"{self.ADDRESS}&verb=reject")
        page = self.press(as_curator, page, 422)
        assert "few words why" in page.one("#reason-error").text
        assert Act.objects.count() == 0
        self.press(as_curator, page, ready_reason="Not a measured score")
        assert Result.objects.filter(checked="rejected").count() == 12
        assert Act.objects.values_list("reason", flat=True).distinct().get() == "Not a measured score"

    def test_imported_rows_are_decided_and_taken_back_alike(self, as_curator: Client, several: list[Result]) -> None:
        page = look(as_curator, "/curate/bulk/?source=tracker")
        assert page.one("h1").text == "Accept 1 result in bulk?"
        page = self.press(as_curator, page)
        assert Result.objects.get(imported_row__isnull=False).checked == "bulk"
        as_curator.post(page.one(".last form")["action"])
        assert Result.objects.get(imported_row__isnull=False).checked == "imported"

    def test_what_changed_since_the_question_is_asked_again(self, as_curator: Client, several: list[Result]) -> None:
        page = look(as_curator, self.ADDRESS)
        acts.accept(Result.objects.get(printed="60.5%"), person=factories.make_person("bob"))
        page = self.press(as_curator, page, 422)
        assert "changed while you looked" in page.one(".error").text
        assert page.one("h1").text == "Accept 11 results in bulk?"
        assert Act.objects.count() == 1

    def test_a_decision_of_a_person_is_left_out(self, as_curator: Client, several: list[Result]) -> None:
        result = Result.objects.get(printed="60.5%")
        acts.accept(result, person=factories.make_person("bob"))
        Result.objects.filter(pk=result.pk).update(urgency=Result.objects.get(printed="61.5%").urgency)
        page = look(as_curator, self.ADDRESS)
        assert page.one("h1").text == "Accept 11 results in bulk?"
        assert "1 result under these filters is left out" in page.one(".note").text

    def test_without_a_filter_it_is_refused(self, as_curator: Client, several: list[Result]) -> None:
        assert as_curator.get("/curate/bulk/").status_code == 400
        assert as_curator.post("/curate/bulk/", {}).status_code == 400
        assert Act.objects.count() == 0

    def test_too_many_are_refused(self, as_curator: Client, several: list[Result], monkeypatch) -> None:
        monkeypatch.setattr(acts, "MOST_AT_ONCE", 5)
        page = look(as_curator, self.ADDRESS)
        assert "More than 5 at once" in page.one(".empty").text
        with pytest.raises(acts.ActError, match="too many"):
            acts.decide_all(Result.objects.all(), Act.Verb.ACCEPT, person=User.objects.get(username="ada"))
        assert Act.objects.count() == 0

    def test_the_change_log_names_the_step_once(self, as_curator: Client, several: list[Result]) -> None:
        acts.confirm(System.objects.get(name="Model-3B"), person=factories.make_person("bob"))
        BoardChange.objects.all().delete()
        self.press(as_curator, look(as_curator, f"{self.ADDRESS}&verb=reject"), reason="All of them misread")
        changes = look(as_curator, "/changes/")
        assert len(changes.all("h2.cause")) == 1
        assert "ada rejected in bulk" in changes.one("h2.cause").text

    def test_twice_as_many_take_as_many_statements(self, as_curator: Client, several: list[Result]) -> None:
        ada = User.objects.get(username="ada")
        counts = []
        for some in (several[:4], several[4:12]):
            with CaptureQueriesContext(connection) as asked:
                done = acts.decide_all(
                    Result.objects.filter(pk__in=[result.pk for result in some]), Act.Verb.ACCEPT, person=ada
                )
            counts.append(len(asked))
            assert len(done) == len(some)
        assert counts[0] == counts[1]


# Suggestions -------------------------------------------------------------------------------------------------------


def test_names_are_suggested_while_typing(as_curator: Client, catalogue: None) -> None:
    factories.make_system("Hawk of old")
    assert as_curator.get("/curate/names/?kind=system&q=hawk").json() == {"names": ["Hawk of old", "TextHawk2"]}
    assert as_curator.get("/curate/names/?kind=benchmark&q=hawk").json() == {"names": []}
    assert as_curator.get("/curate/names/?kind=system&q=").json() == {"names": []}
    assert as_curator.get("/curate/names/?kind=paper&q=x").status_code == 400


# Who may -----------------------------------------------------------------------------------------------------------

WRITING = ("/curate/{pk}/", "/curate/undo/{act}/", "/curate/bulk/?source=own")


@pytest.mark.parametrize("who", ["a reader", "without the right", "staff without the right", "right without staff"])
def test_nobody_else_reads_or_writes_the_queue(client: Client, waiting: Result, who: str) -> None:
    act = acts.dispute(waiting, person=factories.make_person("bob"), reason="I doubt it.")
    if who != "a reader":
        person = factories.make_person("eve", curator=False)
        person.is_staff = who.startswith("staff")
        person.save()
        if who.startswith("right"):
            person.groups.add(Group.objects.get(name="Curators"))
        client.force_login(person, backend=MODEL_BACKEND)
    for address in WRITING:
        answer = client.post(address.format(pk=waiting.pk, act=act.pk), {"verb": "accept", "seen": "x"})
        assert answer.status_code == 403
    for address in ("/curate/", "/curate/names/?kind=system&q=x", "/curate/bulk/?source=own"):
        answer = client.get(address)
        if who == "a reader":
            assert answer["Location"].startswith("/admin/login/?next=/curate/")
        else:
            assert answer.status_code == 403
    assert Act.objects.count() == 1


def test_the_group_of_curators_may(client: Client, waiting: Result) -> None:
    person = factories.make_person("eve", curator=False)
    person.is_staff = True
    person.save()
    person.groups.add(Group.objects.get(name="Curators"))
    client.force_login(person, backend=MODEL_BACKEND)
    send(client, look(client), "accept")
    assert Act.objects.get().person == person


def test_a_form_needs_a_page_of_this_site(waiting: Result, curator: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(curator, backend=MODEL_BACKEND)
    for address in (f"/curate/{waiting.pk}/", "/curate/undo/1/", "/curate/bulk/?source=own"):
        assert strict.post(address, {"verb": "accept"}).status_code == 403
    assert Act.objects.count() == 0


@pytest.mark.parametrize("address", ["/curate/{pk}/", "/curate/undo/{pk}/"])
def test_looking_decides_nothing(as_curator: Client, waiting: Result, address: str) -> None:
    assert as_curator.get(address.format(pk=waiting.pk)).status_code == 405
    assert Act.objects.count() == 0


# Cost --------------------------------------------------------------------------------------------------------------


def test_the_page_asks_as_often_of_twice_the_queue(as_curator: Client, catalogue: None) -> None:
    def grow(first: int) -> None:
        for number in range(first, first + 8):
            report(f"Model-{number}B achieves {30 + number}.5% accuracy on OCRBench.", 2000 + number)
            report(f"Model-{number}B achieves {50 + number}.5% accuracy on OCRBench.", 2001 + number)
        mine()

    counts = []
    for first in (0, 10, 20):
        grow(first)
        pk = Result.objects.order_by("-urgency", "pk").values_list("pk", flat=True)[1]
        with CaptureQueriesContext(connection) as asked:
            look(as_curator, f"/curate/?item={pk}")
        counts.append(len(asked))
    assert counts[1] == counts[2] <= 40
