"""For editors, on the page of an entry or a paper: what was merged into it, and the way to merge it."""

from __future__ import annotations

from typing import Any

from django import template

from leaderboard.models import Act
from leaderboard.queries.merges import merges_into
from leaderboard.services.merging import Mergeable, key_of, kind_in_words, name_of
from leaderboard.services.recording import subject_of

register = template.Library()


@register.inclusion_tag("leaderboard/partials/merged_here.html", takes_context=True)
def merged_here(context: dict[str, Any], thing: Mergeable) -> dict[str, Any]:
    """The merges in force into this entry or paper, each with its undoing."""
    kind = subject_of(thing)
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "merges": merges_into(thing, kind),
        "kind": kind,
        "key": key_of(thing),
    }


@register.filter
def called(thing: Mergeable) -> str:
    """What readers call an entry or a paper."""
    return name_of(thing)


@register.filter
def kind_called(thing: Mergeable) -> str:
    """What readers call its kind."""
    return kind_in_words(thing)


@register.filter
def keyed(thing: Mergeable) -> str:
    """What finds it again for sure, whatever else is called so."""
    return key_of(thing)


@register.filter
def merged_thing(act: Act) -> Any:
    """What a merging act merged."""
    return act.subject
