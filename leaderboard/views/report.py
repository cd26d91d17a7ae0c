"""The report on the rules, out of curators' own decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from leaderboard.charts.shares import Share
from leaderboard.charts.svg import shares_svg
from leaderboard.filters import ReportFilters
from leaderboard.queries import report as queries
from leaderboard.views.base import curators_only, page

_SPANS = ((30, "the last 30 days"), (90, "the last 90 days"), (365, "the last year"))
_CAPTION = "Read right, % of decided readings"


@curators_only
@page(ReportFilters)
def report(request: HttpRequest, filters: ReportFilters) -> HttpResponse:
    """How right each rule is by people's decisions, and which of them cost most."""
    found = queries.report(filters)
    shares = [_share(period, by_weeks=found.by_weeks) for period in found.periods]
    today = timezone.now().date()
    spans = [(ReportFilters(since=today - timedelta(days=days - 1)), words) for days, words in _SPANS]
    context: dict[str, Any] = {
        "section": "report",
        "page": found,
        "periods": list(zip(found.periods, shares, strict=True)),
        "spans": [(span.address(), words, span == filters) for span, words in spans],
        "whole": filters == ReportFilters(page=filters.page),
    }
    if len(shares) > 1:
        summary = f"Share of readings that people let stand, by {'week' if found.by_weeks else 'month'}. "
        summary += f"First {shares[0].words}; last {shares[-1].words}."
        context["svg"] = shares_svg(shares, caption=_CAPTION, summary=summary, width=760)
        context["narrow"] = shares_svg(shares, caption=_CAPTION, summary=summary, width=380)
    return render(request, "leaderboard/report.html", context)


def _share(period: queries.Period, *, by_weeks: bool) -> Share:
    tally = period.tally
    assert tally.precision is not None  # a period without decisions is none
    when = f"week of {period.start:%-d %B %Y}" if by_weeks else f"{period.start:%B %Y}"
    return Share(period.start, tally.precision, tally.decided, f"{when}: {tally.precision:.0f}% of {tally.decided:,}")
