"""Suggestions: switched off there is no such address; switched on they are kept apart, as text, within limits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leaderboard.models import Act, BoardChange, Result, Suggestion
from leaderboard.services import suggestions
from tests import factories
from tests.web.conftest import World
from tests.web.page import Element, parse

LINK = "https://example.org/paper.pdf"
SCRIPT = "<script>alert(1)</script> & <b>bold</b> \"quoted\" 'so'"


@pytest.fixture
def on(settings: object) -> None:
    settings.SUGGESTIONS = True  # type: ignore[attr-defined]


def send(
    client: Client, world: World, text: str = "It says 79.1.", link: str = LINK, address: str = "192.0.2.7"
) -> object:
    return client.post(
        f"/suggest/?result={world.ranked[0].pk}", {"text": text, "link": link}, REMOTE_ADDR=address, follow=False
    )


def errors(answer: object, field: str) -> str:
    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = parse(answer.content.decode())  # type: ignore[attr-defined]
    assert page.one(f"#{field}")["aria-invalid"] == "true"
    return page.one(f"#{field}-error").text


class TestOff:
    """As shipped."""

    @pytest.mark.parametrize("address", ["/suggest/?benchmark=ocrbench", "/suggest/1.x/"])
    def test_there_is_no_such_address(self, client: Client, world: World, address: str) -> None:
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "x", "link": LINK}).status_code == 404
        assert Suggestion.objects.count() == 0

    def test_no_page_offers_it(self, client: Client, world: World) -> None:
        for address in ("/benchmarks/ocrbench/", world.ranked[0].get_absolute_url()):
            assert b"/suggest/" not in client.get(address).content


@pytest.mark.usefixtures("on")
class TestForm:
    """What a visitor meets."""

    @pytest.mark.parametrize("about", ["board", "result"])
    def test_it_is_offered_where_it_belongs_and_says_what_it_is_about(
        self, client: Client, world: World, about: str
    ) -> None:
        result = world.ranked[0]
        where = world.benchmark if about == "board" else result
        page = parse(client.get(where.get_absolute_url()).content.decode())
        (link,) = [one["href"] for one in page.all("a") if one["href"].startswith("/suggest/")]
        form = parse(client.get(link).content.decode())
        assert form.one("h1").text == {"board": "Suggest a missing result", "result": "Suggest a correction"}[about]
        assert form.one(".kicker a")["href"] == where.get_absolute_url()

    def test_what_is_sent_waits_and_reaches_no_board(self, client: Client, world: World) -> None:
        before = list(Result.objects.order_by("pk").values()), BoardChange.objects.count(), Act.objects.count()
        answer = send(client, world)
        page = parse(client.get(answer["Location"]).content.decode())  # type: ignore[index]
        assert page.one("h1").text == "Thank you: it waits for a curator"
        kept = Suggestion.objects.get()
        assert (kept.text, kept.link, kept.state) == ("It says 79.1.", LINK, "open")
        assert (kept.anchor, kept.benchmark) == (world.ranked[0].anchor, world.benchmark)
        assert before == (
            list(Result.objects.order_by("pk").values()),
            BoardChange.objects.count(),
            Act.objects.count(),
        )
        for address in ("/", "/benchmarks/ocrbench/", world.ranked[0].get_absolute_url(), "/changes/"):
            assert b"79.1" not in client.get(address).content

    def test_markup_and_scripts_are_text(self, client: Client, as_curator: Client, world: World) -> None:
        answer = send(client, world, SCRIPT)
        assert Suggestion.objects.get().text == SCRIPT
        for address in (answer["Location"], "/curate/suggestions/"):  # type: ignore[index]
            html = as_curator.get(address).content.decode()
            assert "<script>alert" not in html
            assert parse(html).one("blockquote.sent").text == SCRIPT

    def test_too_long_a_text_is_cut_off_with_a_message_and_can_be_sent_so(self, client: Client, world: World) -> None:
        answer = send(client, world, "é" * 100_000)
        assert "100,000 characters long; 4,000 are the most" in errors(answer, "text")
        shown = parse(answer.content.decode()).one("textarea").text  # type: ignore[attr-defined]
        assert shown == "é" * 4_000
        assert Suggestion.objects.count() == 0
        assert send(client, world, shown).status_code == 302  # type: ignore[attr-defined]

    def test_lines_count_as_browsers_show_them(self, client: Client, world: World) -> None:
        send(client, world, "a\r\n" * 1_999 + "a")
        assert Suggestion.objects.get().text == "a\n" * 1_999 + "a"

    @pytest.mark.parametrize(
        ("text", "link", "field", "says"),
        [
            ("", LINK, "text", "what is wrong or missing"),
            (" \r\n ", LINK, "text", "what is wrong or missing"),
            ("a\0b", LINK, "text", "NUL"),
            ("x", "", "link", "starts with https://"),
            ("x", "javascript:alert(1)", "link", "starts with https://"),
            ("x", "ftp://example.org/", "link", "starts with https://"),
            ("x", "data:text/html,<script>", "link", "starts with https://"),
            ("x", "https://", "link", "starts with https://"),
            ("x", f"https://example.org/a\0{'a' * 5}", "link", "starts with https://"),
            ("x", f"https://example.org/{'a' * 600}", "link", "500 are the most"),
        ],
        ids=lambda value: value[:30].replace("\0", "NUL") if isinstance(value, str) else "",
    )
    def test_what_is_refused_says_why_at_its_field(
        self, client: Client, world: World, text: str, link: str, field: str, says: str
    ) -> None:
        answer = send(client, world, text, link)
        assert says in errors(answer, field)
        assert Suggestion.objects.count() == 0

    @pytest.mark.parametrize(
        "query", ["", "?benchmark=nowhere", "?result=999999", "?result=x", "?benchmark=ocrbench&result=1", "?else=1"]
    )
    def test_it_must_be_about_something(self, client: Client, world: World, query: str) -> None:
        assert client.get(f"/suggest/{query}").status_code == 400
        assert client.post(f"/suggest/{query}", {"text": "x", "link": LINK}).status_code == 400

    @pytest.mark.parametrize("receipt", ["1", "1.x", "x.y", "1:abc"])
    def test_a_receipt_cannot_be_guessed(self, client: Client, world: World, receipt: str) -> None:
        send(client, world)
        assert client.get(f"/suggest/{receipt}/").status_code == 404


@pytest.mark.usefixtures("on")
class TestLimits:
    """Per sender and in all, counted in the database."""

    def test_one_sender_is_held_back_and_others_are_not(self, client: Client, world: World) -> None:
        answers = [send(client, world, f"No. {number}").status_code for number in range(6)]  # type: ignore[attr-defined]
        assert answers == [302] * 5 + [429]
        assert send(client, world, address="192.0.2.8").status_code == 302  # type: ignore[attr-defined]

    def test_an_hour_later_the_sender_may_go_on(self, client: Client, world: World) -> None:
        for number in range(5):
            send(client, world, f"No. {number}")
        Suggestion.objects.update(at=timezone.now() - timedelta(minutes=61))
        assert send(client, world).status_code == 302  # type: ignore[attr-defined]

    def test_all_together_are_held_back_too_and_lose_nothing_typed(self, client: Client, world: World) -> None:
        for number in range(suggestions.HOURLY_OF_ALL):
            Suggestion.objects.create(text="x", link=LINK, sender=f"{number}")
        answer = send(client, world, "Not lost")
        assert answer.status_code == 429  # type: ignore[attr-defined]
        page = parse(answer.content.decode())  # type: ignore[attr-defined]
        assert "within this hour" in page.one(".error").text
        assert page.one("textarea").text == "Not lost"

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("192.0.2.7", "192.0.2.7", True),
            ("192.0.2.7", "192.0.2.8", False),
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
            ("", "nonsense", True),
        ],
    )
    def test_a_sender_is_an_address_or_a_network_of_ones_own(self, one: str, other: str, same: bool) -> None:
        assert (suggestions.sender_digest(one) == suggestions.sender_digest(other)) is same

    def test_no_address_is_stored_and_its_digest_is_forgotten_after_a_day(self, client: Client, world: World) -> None:
        send(client, world)
        (row,) = Suggestion.objects.values()
        assert "192.0.2.7" not in str(row)
        assert len(row["sender"]) == 64
        Suggestion.objects.update(at=timezone.now() - timedelta(hours=25))
        send(client, world)
        assert [bool(sender) for sender in Suggestion.objects.order_by("id").values_list("sender", flat=True)] == [
            False,
            True,
        ]

    @pytest.mark.parametrize(("proxied", "kept"), [(True, "198.51.100.4"), (False, "192.0.2.7")])
    def test_behind_a_proxy_the_address_is_the_one_it_saw(
        self, client: Client, world: World, settings: object, proxied: bool, kept: str
    ) -> None:
        settings.BEHIND_PROXY = proxied  # type: ignore[attr-defined]
        client.post(
            "/suggest/?benchmark=ocrbench",
            {"text": "x", "link": LINK},
            REMOTE_ADDR="192.0.2.7",
            HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.4",
        )
        assert Suggestion.objects.get().sender == suggestions.sender_digest(kept)


@pytest.mark.usefixtures("on")
class TestCookies:
    """Plain readers get none; the form's page sets the one that guards it."""

    def test_reading_sets_no_cookie(self, client: Client, world: World) -> None:
        for address in ("/", "/benchmarks/ocrbench/", world.ranked[0].get_absolute_url(), "/about/"):
            assert not client.get(address).cookies, address

    def test_the_form_sets_its_guard_and_nothing_else(self, client: Client, world: World) -> None:
        assert set(client.get("/suggest/?benchmark=ocrbench").cookies) == {"csrftoken"}
        assert set(send(client, world).cookies) <= {"csrftoken"}  # type: ignore[attr-defined]

    def test_a_suggestion_needs_a_page_of_this_site(self, world: World) -> None:
        assert send(Client(enforce_csrf_checks=True), world).status_code == 403  # type: ignore[attr-defined]
        assert Suggestion.objects.count() == 0


@pytest.mark.usefixtures("on")
class TestSettling:
    """A curator takes one up or declines it, and the sender reads the answer."""

    @pytest.fixture
    def one(self, client: Client, world: World) -> Suggestion:
        send(client, world)
        return Suggestion.objects.get()

    def settle(self, client: Client, one: Suggestion, verb: str, answer: str = "", status: int = 302) -> Element:
        sent = client.post(f"/curate/suggestions/{one.pk}/", {"verb": verb, "answer": answer})
        assert sent.status_code == status
        return parse((client.get(sent["Location"]) if status == 302 else sent).content.decode())

    def receipt(self, client: Client, one: Suggestion) -> Element:
        return parse(client.get(f"/suggest/{suggestions.receipt(one)}/").content.decode())

    def test_taking_one_up_changes_no_result(self, as_curator: Client, one: Suggestion) -> None:
        before, acts = list(Result.objects.order_by("pk").values()), Act.objects.count()
        page = self.settle(as_curator, one, "take")
        assert "Nothing changed on a board yet" in page.one(".messages").text
        assert page.one(".empty").text.startswith("No suggestion waits.")
        assert (list(Result.objects.order_by("pk").values()), Act.objects.count()) == (before, acts)
        assert self.receipt(as_curator, one).one("h1").text == "A curator took it up"

    def test_declining_needs_an_answer_which_the_sender_reads(self, as_curator: Client, one: Suggestion) -> None:
        page = self.settle(as_curator, one, "decline", status=422)
        assert "whoever suggested it reads the answer" in page.one("#answer-error").text
        self.settle(as_curator, one, "decline", "The paper says 78.4.")
        page = self.receipt(as_curator, one)
        assert (page.one("h1").text, page.one(".lead").text) == ("A curator declined it", "The paper says 78.4.")
        settled = parse(as_curator.get("/curate/suggestions/?show=settled").content.decode())
        assert "Declined by ada" in settled.one(".suggestions").text

    def test_a_second_curator_is_told_what_the_first_did(self, as_curator: Client, one: Suggestion) -> None:
        bob = factories.make_person("bob")
        suggestions.settle(one, state=Suggestion.State.DECLINED, person=bob, answer="No such table.")
        page = self.settle(as_curator, one, "take", "Thanks, done.", status=422)
        assert "bob was faster" in page.one(".error").text
        assert "No such table." in page.one(".error").text
        assert page.one("blockquote.sent").text == "Thanks, done."
        one.refresh_from_db()
        assert (one.state, one.answer) == ("declined", "No such table.")

    def test_a_settled_one_can_be_opened_again(self, as_curator: Client, one: Suggestion) -> None:
        self.settle(as_curator, one, "take")
        page = self.settle(as_curator, one, "open")
        assert page.one(".title .count").text == "1 waiting"

    @pytest.mark.parametrize(
        ("verb", "answer"), [("explode", ""), ("", ""), ("decline", "a\0b"), ("decline", "x" * 501), ("open", "")]
    )
    def test_what_makes_no_sense_changes_nothing(
        self, as_curator: Client, one: Suggestion, verb: str, answer: str
    ) -> None:
        self.settle(as_curator, one, verb, answer, status=422)
        one.refresh_from_db()
        assert one.state == "open"

    def test_one_that_is_not_there(self, as_curator: Client, world: World) -> None:
        assert as_curator.post("/curate/suggestions/999/", {"verb": "take"}).status_code == 404

    def test_the_list_stays_when_suggestions_are_switched_off(
        self, as_curator: Client, one: Suggestion, settings: object
    ) -> None:
        settings.SUGGESTIONS = False  # type: ignore[attr-defined]
        page = parse(as_curator.get("/curate/suggestions/").content.decode())
        assert "switched them off" in page.one(".title").text
        assert len(page.all(".suggestions blockquote")) == 1

    def test_the_list_asks_as_often_of_twice_the_suggestions(self, as_curator: Client, world: World) -> None:
        counts = []
        for _ in range(2):
            for result in world.ranked[:3]:
                Suggestion.objects.create(
                    text="x",
                    link=LINK,
                    anchor=result.anchor,
                    imported_row=result.imported_row,
                    benchmark=world.benchmark,
                )
            with CaptureQueriesContext(connection) as asked:
                as_curator.get("/curate/suggestions/")
            counts.append(len(asked))
        assert counts[0] == counts[1] <= 8
