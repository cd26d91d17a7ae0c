"""The page for people who write programs: every operation of the API, out of its own description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from leaderboard.api.v1 import api


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: what it does and what it takes, in words."""

    name: str
    words: str
    takes: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer."""

    name: str
    takes: str
    words: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API; `example` is one that can be opened, "" where a slug is needed."""

    name: str
    path: str
    words: str
    parameters: Sequence[Parameter]
    fields: Sequence[Field]
    example: str


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What can be asked, how answers look, and how often one may ask."""
    context = {"operations": operations(), "limit": settings.API_REQUESTS_PER_MINUTE, "section": "api"}
    return render(request, "leaderboard/api.html", context)


@cache
def operations() -> Sequence[Operation]:
    """Every operation as the page shows it."""
    described = api.get_openapi_schema()
    schemas = described["components"]["schemas"]
    return [
        Operation(
            name=operation["operationId"],
            path=path,
            words=_coded(operation["description"]),
            parameters=[
                Parameter(one["name"], _coded(one.get("description", "Which one.")), _takes(one["schema"]))
                for one in operation["parameters"]
            ],
            fields=_fields(operation["responses"][200]["content"]["application/json"]["schema"], schemas),
            example="" if "{" in path else path,
        )
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[Field]:
    """The fields of a record: of a list those of what it lists."""
    whole = schemas[schema["$ref"].rpartition("/")[2]]
    listed = whole["properties"].get("records")
    if listed is not None:
        whole = schemas[listed["items"]["$ref"].rpartition("/")[2]]
    return [Field(name, _takes(one), _coded(one.get("description", ""))) for name, one in whole["properties"].items()]


def _coded(text: str) -> SafeString:
    """A text of the description, which is Markdown, as the page has it: what stands between backticks is code."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text)))  # noqa: S308 - escaped before


def _takes(schema: Mapping[str, Any]) -> str:
    """A schema in a few words: "text", "a day", "one of own, benchmark, quoted"."""
    if "enum" in schema:
        return "one of " + ", ".join(f"“{word}”" for word in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_takes(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    match schema.get("type"):
        case "integer":
            most = schema.get("maximum")
            return "a whole number" + (f" from {schema['minimum']} to {most:,}" if most else "")
        case "number":
            return "a number"
        case "boolean":
            return "true or false"
        case "null":
            return "null"
        case "array":
            return f"a list: {_takes(schema['items'])}"
        case "object":
            return "an object"
        case _:
            return {"date": "a day: 2026-01-31", "date-time": "a moment"}.get(schema.get("format", ""), "text")
