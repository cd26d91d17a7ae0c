"""What visitors suggest: taken in as plain text within limits, kept apart, and settled by a curator.

Nothing here reaches a board: a curator who takes a suggestion up decides on the result as on any other.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from datetime import timedelta

from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.crypto import salted_hmac

from leaderboard.models import Benchmark, Result, Suggestion
from leaderboard.services.recording import shown_name
from leaderboard.services.turns import SUGGESTIONS, turn

TEXT_LIMIT = 4_000
LINK_LIMIT = 500
ANSWER_LIMIT = 500
# How many are taken in within an hour: of one sender, and of all together.
HOURLY_OF_ONE = 5
HOURLY_OF_ALL = 60
# A sender's digest serves the limit alone, and is forgotten after.
_REMEMBERED = timedelta(days=1)
_HOUR = timedelta(hours=1)
_IS_ADDRESS = URLValidator(schemes=["http", "https"])
_RECEIPTS = signing.Signer(salt="tidemark.suggestion", sep=".")


class SuggestionError(ValueError):
    """Refused: `errors` says what is wrong, by field ("" for the whole). Nothing was stored."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class TooManyError(SuggestionError):
    """The limit of an hour is reached."""


def clean(text: str) -> str:
    """What was typed with plain line ends and no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def suggest(*, about: Benchmark | Result, text: str, link: str, address: str) -> Suggestion:
    """Keep what a visitor suggests on a result, or as missing on a benchmark's board. Raises `SuggestionError`.

    `address` is the sender's network address; only a keyed digest of it is stored, and only for a day.
    """
    text, link = clean(text), link.strip()
    errors = _problems(text, link)
    if errors:
        raise SuggestionError(errors)
    sender, now = sender_digest(address), timezone.now()
    with turn(SUGGESTIONS):
        lately = Suggestion.objects.filter(at__gt=now - _HOUR)
        if lately.filter(sender=sender).count() >= HOURLY_OF_ONE:
            raise TooManyError({"": f"{HOURLY_OF_ONE} suggestions an hour are taken from one sender. Come back later."})
        if lately.count() >= HOURLY_OF_ALL:
            raise TooManyError({"": "Too many suggestions arrived within this hour. Come back in the next one."})
        Suggestion.objects.filter(at__lte=now - _REMEMBERED).exclude(sender="").update(sender="")
        if isinstance(about, Result):
            subject = {"benchmark": about.benchmark, "anchor": about.anchor, "imported_row": about.imported_row}
        else:
            subject = {"benchmark": about}
        return Suggestion.objects.create(text=text, link=link, sender=sender, **subject)


def settle(suggestion: Suggestion, *, state: Suggestion.State, person: User, answer: str) -> Suggestion:
    """Take a suggestion up, decline it with an answer, or open it again. Raises `SuggestionError`.

    Refused where another curator was faster, so that nobody's answer is overwritten.
    """
    answer = clean(answer)
    if "\0" in answer:
        raise SuggestionError({"answer": "The text holds a NUL byte. Type it anew."})
    if len(answer) > ANSWER_LIMIT:
        raise SuggestionError(
            {"answer": f"The answer is {len(answer):,} characters long; {ANSWER_LIMIT} are the most."}
        )
    if state == Suggestion.State.DECLINED and not answer:
        raise SuggestionError({"answer": "Say in a few words why; whoever suggested it reads the answer."})
    with turn(SUGGESTIONS):
        found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        opening = state == Suggestion.State.OPEN
        if opening == (found.state == Suggestion.State.OPEN):
            raise SuggestionError({"": _meanwhile(found)})
        found.state = state
        found.answer = "" if opening else answer
        found.settled_by, found.settled_at = (None, None) if opening else (person, timezone.now())
        found.save(update_fields=["state", "answer", "settled_by", "settled_at"])
    return found


def receipt(suggestion: Suggestion) -> str:
    """The end of the address where the sender, and whoever is given it, reads what became of the suggestion."""
    return _RECEIPTS.sign(str(suggestion.pk))


def of_receipt(text: str) -> Suggestion | None:
    """The suggestion that the receipt is of; None for one that was never given."""
    try:
        pk = int(_RECEIPTS.unsign(text))
    except (signing.BadSignature, ValueError):
        return None
    return (
        Suggestion.objects.select_related("benchmark", "anchor__result", "imported_row__result").filter(pk=pk).first()
    )


def sender_digest(address: str) -> str:
    """A keyed digest of a network address; of IPv6, of the network that one sender has for himself."""
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        said = "unknown"
    else:
        said = str(ipaddress.ip_network((found, 64), strict=False) if found.version == 6 else found)
    return salted_hmac("tidemark.suggestion.sender", said, algorithm="sha256").hexdigest()


def _problems(text: str, link: str) -> dict[str, str]:
    errors = {}
    if not text:
        errors["text"] = "Say what is wrong or missing, in a sentence."
    elif "\0" in text:
        errors["text"] = "The text holds NUL bytes, which cannot be kept. Remove them, and send it again."
    elif len(text) > TEXT_LIMIT:
        errors["text"] = (
            f"The text is {len(text):,} characters long; {TEXT_LIMIT:,} are the most. It is cut off there now: "
            "see whether it still says what you mean, and send it again."
        )
    try:
        _IS_ADDRESS(link.replace("\0", " "))
    except ValidationError:
        errors["link"] = "Give the address where this can be checked. It starts with https:// or http://."
    if len(link) > LINK_LIMIT:
        errors["link"] = f"The address is {len(link):,} characters long; {LINK_LIMIT} are the most."
    return errors


def _meanwhile(found: Suggestion) -> str:
    if found.state == Suggestion.State.OPEN:
        return "Another curator opened this suggestion again meanwhile."
    who = shown_name(found.settled_by) if found.settled_by else "Somebody"
    answer = f", with the answer “{found.answer}”" if found.answer else ""
    return f"{who} was faster: the suggestion was {found.get_state_display()} meanwhile{answer}. Nothing was changed."
