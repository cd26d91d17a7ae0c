"""Merging: likely duplicates, two that an editor chose or keeps apart, what would move, and the undoing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leaderboard.filters import DuplicateFilters, MergeFilters
from leaderboard.models import Act
from leaderboard.people import MERGE
from leaderboard.queries import merges as queries
from leaderboard.services import acts, merging
from leaderboard.services.catalogue import normalise
from leaderboard.services.recording import subject_of
from leaderboard.views.base import filtered, only_with, page

_KINDS = (
    ("system", "Models"),
    ("benchmark", "Benchmarks"),
    ("metric", "Metrics"),
    ("task", "Tasks"),
    ("paper", "Papers"),
)


@only_with(MERGE)
@page(DuplicateFilters)
def duplicates(request: HttpRequest, filters: DuplicateFilters) -> HttpResponse:
    """Likely duplicates of one kind, and what was merged, each with its undoing."""
    context = {"section": "merge", "filters": filters, "page": queries.page(filters), "kinds": _KINDS}
    return render(request, "leaderboard/merge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_with(MERGE)
@filtered(MergeFilters)
def preview(request: HttpRequest, filters: MergeFilters) -> HttpResponse:
    """What merging the two would move; sent, it is done, unless something else would move than was shown."""
    errors: dict[str, str] = {}
    merge, into = (_chosen(filters, field, errors) for field in ("merge", "into"))
    if merge is None or into is None:
        return _ask(request, filters, errors)
    person, reason = cast(User, request.user), request.POST.get("reason", "")
    try:
        if request.method != "POST":
            return _show(request, filters, merge, into, merging.preview(merge, into, person=person))
        merging.merge(merge, into, person=person, reason=reason, seen=request.POST.get("seen", ""))
    except merging.ChangedError as changed:
        return _show(request, filters, merge, into, changed.moves, reason, changed.errors, status=409)
    except acts.ActError as refused:
        if "reason" in refused.errors:
            moves = merging.preview(merge, into, person=person)
            return _show(request, filters, merge, into, moves, reason.replace("\0", "�"), refused.errors, status=422)
        return _ask(request, filters, refused.errors)
    messages.success(request, f"Merged “{merging.name_of(merge)}” into “{merging.name_of(into)}”.")
    return HttpResponseRedirect(cast(Any, into).get_absolute_url())


@require_POST
@only_with(MERGE)
@filtered(MergeFilters)
def keep_apart(request: HttpRequest, filters: MergeFilters) -> HttpResponse:
    """The two that were suggested are not one: they are not suggested again, until that is undone."""
    errors: dict[str, str] = {}
    one, other = (_chosen(filters, field, errors) for field in ("merge", "into"))
    if one is None or other is None:
        messages.error(request, " ".join(errors.values()) or "Say which two are to be kept apart.")
    else:
        try:
            merging.keep_apart(one, other, person=cast(User, request.user), reason=request.POST.get("reason", ""))
        except acts.ActError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"“{merging.name_of(one)}” and “{merging.name_of(other)}” are kept apart.")
    return HttpResponseRedirect(f"{reverse('merge')}?kind={filters.kind}")


@require_POST
@only_with(MERGE)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Split again what one act merged, or let two be suggested again that one kept apart."""
    act = get_object_or_404(Act, pk=pk)
    if act.verb not in (Act.Verb.MERGE, Act.Verb.PART):
        raise Http404("This act merged nothing, and kept nothing apart.")
    merged = cast(Any, act.subject)
    try:
        acts.undo(act, person=cast(User, request.user), reason=request.POST.get("reason", ""))
    except acts.ActError as refused:
        messages.error(request, str(refused))
    else:
        again = "stands for itself again" if act.verb == Act.Verb.MERGE else "may be suggested again"
        messages.success(request, f"Undone: “{merging.name_of(merged)}” {again}.")
    kind = subject_of(merged)
    show = "merged" if act.verb == Act.Verb.MERGE else "apart"
    return HttpResponseRedirect(f"{reverse('merge')}?kind={kind}&show={show}")


def _chosen(filters: MergeFilters, field: str, errors: dict[str, str]) -> merging.Mergeable | None:
    """What was typed into a field; where it names nothing, `errors` says so."""
    typed: str = getattr(filters, field)
    found = merging.find(filters.kind, typed)
    if found is None and typed:
        errors[field] = f"No {dict(_KINDS)[filters.kind].lower()[:-1]}, or more than one, answers to “{typed[:100]}”."
    return found


def _ask(request: HttpRequest, filters: MergeFilters, errors: Mapping[str, str]) -> HttpResponse:
    """The form for two, with what is wrong with what was typed, and what is alike."""
    wrong = next((field for field in ("merge", "into") if field in errors), "")
    near = queries.near(filters.kind, normalise(getattr(filters, wrong))) if wrong else []
    context = {
        "section": "merge",
        "filters": filters,
        "typed": filters,
        "errors": errors,
        "whole": errors.get("", ""),
        "near": [(words, reverse("merge-preview") + filters.address(**{wrong: key})) for words, key in near],
    }
    return render(request, "leaderboard/merge_preview.html", context, status=422 if errors else 200)


def _show(
    request: HttpRequest,
    filters: MergeFilters,
    merge: merging.Mergeable,
    into: merging.Mergeable,
    moves: merging.Moves,
    reason: str = "",
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "section": "merge",
        "filters": filters,
        "swapped": replace(filters, merge=filters.into, into=filters.merge),
        "merge": merge,
        "into": into,
        "moves": moves,
        "reason": reason,
        "errors": errors or {},
        "whole": (errors or {}).get("", ""),
    }
    return render(request, "leaderboard/merge_preview.html", context, status=status)
