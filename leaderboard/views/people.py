"""The name that pages show under a person's decisions: chosen by the person."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leaderboard.services import acts, people
from leaderboard.views.base import curators_only


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def shown_name(request: HttpRequest) -> HttpResponse:
    """The form, and what it sent: a name that is refused comes back as typed, with the reason."""
    person = cast(User, request.user)
    context = {"typed": acts.shown_name(person), "limit": people.NAME_LIMIT, "error": ""}
    if request.method != "POST":
        return render(request, "leaderboard/shown_name.html", context)
    typed = request.POST.get("name", "")
    try:
        name = people.choose_name(person, typed)
    except people.NameRefusedError as refused:
        context |= {"typed": typed.replace("\0", "�"), "error": str(refused)}
        return render(request, "leaderboard/shown_name.html", context, status=422)
    messages.success(request, f"Pages show you as “{name}” from now on.")
    return HttpResponseRedirect(reverse("shown-name"))
