"""What a citation needs of papers: the part of a page's table that is read from the database."""

from __future__ import annotations

from collections.abc import Iterable

from leaderboard.formats.table import Reference
from leaderboard.models import Paper
from leaderboard.templatetags.scores import iso_date


def references(papers: Iterable[int | None]) -> dict[int, Reference]:
    """The papers of these keys as citations name them, by key; in two statements."""
    wanted = {pk for pk in papers if pk is not None}
    rows = Paper.objects.filter(pk__in=wanted).order_by().prefetch_related("identifiers")
    return {
        row.pk: Reference(
            slug=row.slug,
            title=row.title,
            authors=tuple(map(str, row.authors)),
            date=iso_date(row),
            identifiers=tuple((item.scheme, item.value) for item in row.identifiers.all()),
        )
        for row in rows
    }
