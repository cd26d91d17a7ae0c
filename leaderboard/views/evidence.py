"""One result: its evidence for everybody, and a curator's decisions on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from leaderboard.checks import sentence
from leaderboard.filters import NoFilters
from leaderboard.models import Act, Result
from leaderboard.problems import problem
from leaderboard.queries.evidence import Evidence, evidence
from leaderboard.services import acts, checking
from leaderboard.services.catalogue import normalise
from leaderboard.services.outcome import REVIEWS
from leaderboard.templatetags.scores import act_verb
from leaderboard.views.base import is_curator, page
from leaderboard.views.explained import explained
from leaderboard.views.forms import Entered, entered

_DONE = {
    Act.Verb.ACCEPT: "Accepted.",
    Act.Verb.REJECT: "Rejected: it is on no board now.",
    Act.Verb.CORRECT: "Corrected.",
    Act.Verb.DISPUTE: "Disputed: it is listed, not ranked, until that is settled.",
    Act.Verb.UNDO: "Undone.",
}


@page(NoFilters)
def result(request: HttpRequest, filters: NoFilters, pk: int) -> HttpResponse:
    """The sentence behind a number, what each name was taken for, why it ranks or not, and who decided what."""
    return _page(request, _evidence(pk), None)


@page(NoFilters, data=True)
def why(request: HttpRequest, filters: NoFilters, pk: int) -> HttpResponse:
    """The same for programs, in the shape that docs/why.schema.json describes."""
    found = evidence(pk, normalise)
    if found is None:
        return problem(404, "There is no such result.")
    return JsonResponse(explained(found, acts.history(found.result)))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A curator's decision. What is refused comes back with its reason at the field, and nothing typed is lost."""
    if not is_curator(request):
        raise PermissionDenied
    found = _evidence(pk)
    try:
        act = _decide(request, found.result)
    except acts.ActError as refused:
        return _page(request, found, entered(found.result, request.POST, refused.errors), status=422)
    messages.success(request, _DONE[Act.Verb(act.verb)])
    return HttpResponseRedirect(found.result.get_absolute_url())


def _evidence(pk: int) -> Evidence:
    found = evidence(pk, normalise)
    if found is None:
        raise Http404("There is no such result.")
    return found


def _decide(request: HttpRequest, found: Result) -> Act:
    given: Mapping[str, str] = request.POST
    person = cast(User, request.user)
    reason = given.get("reason", "") or given.get("ready_reason", "")
    seen = given.get("seen") or None
    if "\x00" in reason:
        raise acts.ActError({"reason": "The text holds a NUL byte. Type it anew."})
    match given.get("verb"):
        case Act.Verb.ACCEPT:
            return acts.accept(found, person=person, reason=reason, seen=seen)
        case Act.Verb.REJECT:
            return acts.reject(found, person=person, reason=reason, seen=seen)
        case Act.Verb.DISPUTE:
            return acts.dispute(found, person=person, reason=reason, seen=seen)
        case Act.Verb.CORRECT:
            changes = entered(found, given, {}).changes
            return acts.correct(found, person=person, changes=changes, reason=reason, seen=seen)
        case Act.Verb.UNDO:
            chosen = [act for act in acts.history(found) if str(act.pk) == given.get("act")]
            if not chosen:
                raise acts.ActError({"": "There is no such decision on this result."})
            return acts.undo(chosen[0], person=person, reason=reason)
        case _:
            raise acts.ActError({"": "Choose what to decide: accept, reject, correct, dispute or undo."})


@dataclass(frozen=True, slots=True)
class Decided:
    """One act for the page, what it did in words, and whether it can still be undone."""

    act: Act
    words: str
    undoable: bool


def decided(result: Result) -> list[Decided]:
    """Everything that people decided on the result's number, oldest first."""
    history = acts.history(result)
    by_key = {act.pk: act for act in history}
    for act in history:
        if act.undoes_id is not None:
            act.undoes = by_key.get(act.undoes_id)  # what was undone stands in the same history
    return [Decided(act, act_verb(act), act.verb != Act.Verb.UNDO and not hasattr(act, "undone_by")) for act in history]


def _page(request: HttpRequest, found: Evidence, form: Entered | None, status: int = 200) -> HttpResponse:
    curator = is_curator(request)
    context: dict[str, Any] = {
        "page": found,
        "history": decided(found.result),
        "curator": curator,
        "findings": [
            sentence(finding.code, finding.particulars)
            for finding in checking.findings_of([found.result]).get(found.result.pk, ())
        ],
        "review_in_words": REVIEWS.get(found.result.review, found.result.review),
    }
    if curator:
        context["form"] = form or entered(found.result, None, {})
        context["seen"] = acts.state_token(found.result)
        context["reject_reasons"] = acts.REJECT_REASONS
    return render(request, "leaderboard/result.html", context, status=status)
