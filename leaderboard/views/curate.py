"""The review queue: one result at a time, decided in place, and the next one there at once.

Every act is a form that works without scripts and is answered with a redirect. What is refused comes back with its
reason at the field and all that was typed; a result that changed meanwhile comes back with what happened to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leaderboard.filters import BulkFilters, InvalidParameter, NameFilters, QueueFilters
from leaderboard.models import Act, Kind, Result
from leaderboard.models.catalogue import Entry
from leaderboard.people import MERGE
from leaderboard.queries import queue as queries
from leaderboard.queries.queue import Item
from leaderboard.services import acts, merging
from leaderboard.services.catalogue import normalise
from leaderboard.templatetags.scores import act_verb
from leaderboard.views.base import curators_only, filtered, may, page
from leaderboard.views.evidence import Decided, decided
from leaderboard.views.forms import Entered, entered

# Of a result, what its acts leave to be decided: after these, the same one is shown again while it waits.
_ON_NAMES = ("confirm", "alias")
_KINDS = (Kind.BENCHMARK, Kind.SYSTEM, Kind.METRIC)


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that came back: which one, what was typed, what is wrong, and what happened to the result meanwhile."""

    verb: str
    kind: str
    given: Mapping[str, str]
    errors: Mapping[str, str]
    since: acts.Since | None = None

    @property
    def whole(self) -> str:
        """What is wrong with no field in particular."""
        return self.errors.get("", "")

    @property
    def reason(self) -> str:
        """What is wrong with the reason."""
        return self.errors.get("reason", "")

    @property
    def alias(self) -> str:
        """What is wrong with the entry that a candidate was said to be."""
        return self.errors.get("alias", "")


@curators_only
@page(QueueFilters)
def queue(request: HttpRequest, filters: QueueFilters) -> HttpResponse:
    """What waits for a person, most valuable first: one result with all that is needed to decide on it."""
    return _render(request, queries.page(filters, normalise(filters.q)), None)


@require_POST
@curators_only
@filtered(QueueFilters)
def decide(request: HttpRequest, filters: QueueFilters, pk: int) -> HttpResponse:
    """A decision on one result of the queue, or on one of its names."""
    item = queries.item(pk)
    if item is None:
        messages.error(request, "That result no longer exists: the text it was read from changed. Nothing was decided.")
        return HttpResponseRedirect(reverse("queue") + filters.address(item=""))
    given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    verb = given.get("verb", "")
    try:
        _act(cast(User, request.user), item, verb, given)
    except acts.ActError as refused:
        happened = acts.since(item.result, given.get("seen", "")) if isinstance(refused, acts.StaleError) else None
        found = queries.page_with(item, filters, normalise(filters.q))
        back = Refused(verb, given.get("kind", ""), given, refused.errors, happened)
        return _render(request, found, back, status=409 if happened else 422)
    still = verb in _ON_NAMES and Result.objects.filter(pk=pk, urgency__gt=0).exists()
    return HttpResponseRedirect(reverse("queue") + filters.address(item=str(pk) if still else ""))


@require_POST
@curators_only
@filtered(QueueFilters)
def undo(request: HttpRequest, filters: QueueFilters, pk: int) -> HttpResponse:
    """Take back one act of the queue, with all that was done in the same step, and show its result again."""
    act = get_object_or_404(Act, pk=pk)
    if act.verb == Act.Verb.MERGE and not merging.is_alias(act) and not may(request, MERGE):
        raise PermissionDenied
    try:
        undone = acts.undo_step(act, person=cast(User, request.user))
    except acts.ActError as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("queue") + filters.address())
    shown = acts.result_of(act) if not act.bulk else None
    messages.success(request, "Undone." if len(undone) == 1 or not act.bulk else f"Undone: {len(undone):,} decisions.")
    return HttpResponseRedirect(reverse("queue") + filters.address(item=str(shown.pk) if shown else ""))


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@filtered(BulkFilters)
def bulk(request: HttpRequest, filters: BulkFilters) -> HttpResponse:
    """Many results at once: first how many and which, then, on a second press, all of them in one step."""
    if not filters.narrowed:
        raise InvalidParameter("verb", "no filter is on.", ["a filter of the queue, and a verb"])
    rows = queries.waiting(filters, normalise(filters.q))
    errors: Mapping[str, str] = {}
    if request.method == "POST":
        reason = _reason(request.POST)
        try:
            done = acts.decide_all(
                rows,
                Act.Verb(filters.verb),
                person=cast(User, request.user),
                reason=reason,
                seen=request.POST.get("seen", ""),
            )
        except acts.StaleError:
            errors = {"": "What waits changed while you looked at it. See below what it is now, and decide again."}
        except acts.ActError as refused:
            errors = refused.errors
        else:
            words = act_verb(done[0])
            messages.success(request, f"{len(done):,} result{'' if len(done) == 1 else 's'} {words}.")
            return HttpResponseRedirect(reverse("queue"))
    chosen = acts.undecided(rows)
    sample = queries.sample(chosen)
    context = {
        "filters": filters,
        "sample": sample,
        "left_out": rows.count() - sample.count,
        "too_many": sample.count > acts.MOST_AT_ONCE,
        "most": acts.MOST_AT_ONCE,
        "seen": acts.bulk_token(rows) if sample.count <= acts.MOST_AT_ONCE else "",
        "errors": errors,
        "error": errors.get("", ""),
        "given": request.POST,
        "reject_reasons": acts.REJECT_REASONS,
        "back": reverse("queue") + filters.back(),
    }
    return render(request, "leaderboard/curate_bulk.html", context, status=422 if errors else 200)


@curators_only
@page(NameFilters, data=True)
def names(request: HttpRequest, filters: NameFilters) -> HttpResponse:
    """Names of the catalogue like what is being typed: suggestions for a field, for the page's script."""
    return JsonResponse({"names": queries.names_like(filters.kind, normalise(filters.q))})


def _act(person: User, item: Item, verb: str, given: Mapping[str, str]) -> Act:
    """Do what a form asks for. Raises `ActError`."""
    result, seen = item.result, given.get("seen", "")
    reason = _reason(given)
    match verb:
        case "accept":
            return acts.accept(result, person=person, reason=reason, seen=seen)
        case "accept-names":
            entries = [candidate.entry for candidate in item.candidates]
            return acts.accept(result, person=person, reason=reason, seen=seen, confirming=entries)
        case "reject":
            return acts.reject(result, person=person, reason=reason, seen=seen)
        case "dispute":
            return acts.dispute(result, person=person, reason=reason, seen=seen)
        case "head":
            return acts.head(result, person=person, reason=reason, seen=seen)
        case "correct":
            changes = entered(result, given, {}).changes
            return acts.correct(result, person=person, changes=changes, reason=reason, seen=seen)
        case "confirm":
            return acts.confirm(_candidate(result, given), person=person, reason=reason)
        case "alias":
            return acts.alias(_candidate(result, given), of=given.get("alias", ""), person=person, reason=reason)
    raise acts.ActError({"": "Choose what to decide: accept, reject, correct, or one of the names."})


def _reason(given: Mapping[str, str]) -> str:
    """The reason: one of the list, free words, or both."""
    parts = (given.get("ready_reason", "").strip(), given.get("reason", "").strip())
    return ": ".join(filter(None, parts))


def _candidate(result: Result, given: Mapping[str, str]) -> Entry:
    """The entry that a form on a name is about. Raises `ActError` where the result leads elsewhere by now."""
    kind = given.get("kind", "")
    entry: Entry | None = getattr(result, kind) if kind in _KINDS else None
    if entry is None or str(entry.pk) != given.get("entry"):
        raise acts.ActError({"": "The result leads to another name by now. See below which, and decide again."})
    return entry


def _render(request: HttpRequest, found: queries.QueuePage, refused: Refused | None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "page": found,
        "filters": found.filters,
        "query": found.filters.address(),
        "refused": refused,
        "last": queries.last_of(request.user),
        "section": "queue",
    }
    if found.item is not None:
        result = found.item.result
        form: Entered = entered(
            result,
            refused.given if refused and refused.verb == "correct" else None,
            refused.errors if refused and refused.verb == "correct" else {},
        )
        history: list[Decided] = decided(result)
        context |= {
            "form": form,
            "seen": acts.state_token(result),
            "history": history,
            "newer": acts.newer_reading(result) if result.review else [],
            "rivals": acts.rivals(result) if found.item.evidence.others else [],
            "reject_reasons": acts.REJECT_REASONS,
            "correct_reasons": acts.CORRECT_REASONS,
        }
    return render(request, "leaderboard/curate.html", context, status=status)
