"""Filters as OpenAPI describes parameters: one source for what a page, the API and its description understand."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from leaderboard.filters import Filters
from leaderboard.filters.base import parameter

# What each parameter does, in the words of the guide.
WORDS = {
    "q": "Text that the name or title holds.",
    "task": "Slug of a task.",
    "metric": "Slug of a metric.",
    "benchmark": "Slug of a benchmark.",
    "model": "Slug of a model.",
    "paper": "Slug of a paper.",
    "show": "“empty”: also benchmarks without results; “unconfirmed”: unconfirmed names instead.",
    "group": "A group of comparable results, as records name it; “not stated” for the one that states nothing.",
    "source": "Whose number it is.",
    "checked": "What stands behind it.",
    "standing": "“ranked”, “listed” with a reason why not, or “hidden”; without it, all that stands on boards.",
    "unit": "Gains in points, in percent, or whose unit is not stated.",
    "from": "From this day on.",
    "to": "Up to and with this day.",
    "sort": "Order.",
    "as_of": "The board as published by this day.",
    "columns": "Columns to show; may be repeated.",
    "size": "How many rows a page has.",
    "row": "Number of a result: the page that it stands on.",
    "kind": "Only this kind.",
    "page": "Number of the page.",
    "cursor": "Where to go on: “next” of the answer before.",
    "limit": "How many records the answer holds at most.",
}


def parameters_of(filters: type[Filters]) -> dict[str, Any]:
    """The part of an operation that tells its parameters."""
    return {
        "parameters": [
            {
                "in": "query",
                "name": parameter(item),
                "required": False,
                "description": WORDS.get(parameter(item), "As on the page."),
                "schema": _schema(item.metadata, item.default),
                **({"style": "form", "explode": True} if "most" in item.metadata else {}),
            }
            for item in fields(filters)
        ]
    }


def _schema(metadata: Any, default: Any) -> dict[str, Any]:
    if "allowed" in metadata:
        allowed = [word for word in metadata["allowed"] if word]
        return {"type": "string", "enum": allowed, **({"default": default} if default else {})}
    if "below" in metadata:
        return {"type": "integer", "minimum": 1, "maximum": metadata["below"], "default": default}
    if "day" in metadata:
        return {"type": "string", "format": "date"}
    one = {"type": "string", "maxLength": metadata["limit"]}
    if "form" in metadata:
        one["pattern"] = f"^(?:{metadata['form'].pattern})$"
    if "most" in metadata:
        return {"type": "array", "items": one, "maxItems": metadata["most"]}
    return one
