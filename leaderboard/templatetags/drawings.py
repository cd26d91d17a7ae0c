"""Marks and links of drawings on pages."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from leaderboard import ranking
from leaderboard.charts import palette
from leaderboard.charts.series import Point
from leaderboard.filters import BoardFilters, CompareFilters
from leaderboard.models import Result

register = template.Library()


@register.simple_tag
def shape(slot: int) -> SafeString:
    """The mark of a chart's slot, for a key of 16 by 16 units."""
    return mark_safe(palette.shape(slot, 8, 8, 5.5))  # noqa: S308 - drawn out of a number alone


@register.simple_tag
def step_rows(steps: Iterable[Point]) -> SafeString:
    """The steps of a frontier as the rows of a table; a board has dozens, which a template takes long for."""
    rows = [
        f'<tr><td class="date">{escape(point.date_text)}</td><th scope="row">{escape(point.label)}</th>'
        f'<td class="number"><a href="{escape(point.url)}">{escape(point.printed)}</a></td>'
        f'<td class="fold">{escape(point.paper)}</td></tr>'
        for point in steps
    ]
    return mark_safe("".join(rows))  # noqa: S308 - escaped piece by piece


@register.filter
def on_board(result: Result) -> str:
    """The address of the board that a ranked or listed result stands on, with its metric and group chosen."""
    if result.benchmark is None:
        return ""
    ranked = result.standing == Result.Standing.RANKED
    filters = BoardFilters(
        metric=result.metric.slug if result.metric else "",
        group=(result.group or ranking.NOT_STATED) if ranked else "",
    )
    return result.benchmark.get_absolute_url() + filters.address() + ("#ranked" if ranked else "#listed")


@register.simple_tag
def compared(lines: Iterable[Any]) -> str:
    """The address that compares the models of the first three of these lines."""
    slugs = [line.result.system.slug for line in islice(lines, 3)]
    return reverse("compare") + CompareFilters(model=tuple(dict.fromkeys(slugs))).address()
