"""What visitors suggested, for curators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderboard.filters import SuggestionFilters
from leaderboard.models import Anchor, ImportedRow, Result, Suggestion
from leaderboard.queries.paging import Pager, slice_of

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion and the result that it is about; None where it is about a board, or the result is gone."""

    suggestion: Suggestion
    result: Result | None


@dataclass(frozen=True, slots=True)
class SuggestionsPage:
    """One page of suggestions: those that wait, oldest first, or those that are settled, the latest first."""

    filters: SuggestionFilters
    lines: Sequence[Suggested]
    waiting: int
    pager: Pager


def suggestions(filters: SuggestionFilters) -> SuggestionsPage:
    """The page asked for. Raises `InvalidParameter` beyond the last."""
    rows = Suggestion.objects.select_related(
        "benchmark",
        "settled_by__profile",
        *(
            f"{origin}__result__{name}"
            for origin in ("anchor", "imported_row")
            for name in ("benchmark", "metric", "system")
        ),
    )
    opened = Suggestion.objects.filter(state=Suggestion.State.OPEN)
    if filters.show == "settled":
        rows = rows.exclude(state=Suggestion.State.OPEN).order_by("-settled_at", "-id")
    else:
        rows = rows.filter(state=Suggestion.State.OPEN).order_by("id")
    lines, pager = slice_of(rows, filters, size=PAGE_SIZE)
    return SuggestionsPage(
        filters=filters, lines=[Suggested(row, subject(row)) for row in lines], waiting=opened.count(), pager=pager
    )


def subject(suggestion: Suggestion) -> Result | None:
    """The result that a suggestion is about, as it stands now: found again where its text was replaced meanwhile."""
    origin = suggestion.anchor or suggestion.imported_row
    while origin is not None:
        found: Result | None = getattr(origin, "result", None)
        if found is not None:
            return found
        origin = _later(origin)
    return None


def _later(origin: Anchor | ImportedRow) -> Anchor | ImportedRow | None:
    """What stands for it now: the same number in the newer text, or the row's newer version. Asked for the few that
    changed since a visitor looked."""
    if isinstance(origin, Anchor):
        return Anchor.objects.filter(predecessor=origin).select_related("result").first()
    same = ImportedRow.objects.filter(source=origin.source, external_id=origin.external_id)
    return same.filter(version__gt=origin.version).select_related("result").order_by("version").first()
