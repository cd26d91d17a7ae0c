"""Papers that are one: each with all that was merged into it, since their equal numbers are one result."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count, Q

from leaderboard.models import Anchor, ImportedRow, Paper


def of(papers: Collection[int], *, several: bool = False) -> dict[int, Paper]:
    """These papers as they are now, with all that are merged with them, by id; what each was merged into is joined.

    With `several`, only those that may say one number in several places: merged, read in a text, or in several files.
    """
    if not papers:
        return {}
    roots = {
        merged_into or pk for pk, merged_into in Paper.objects.filter(pk__in=papers).values_list("pk", "merged_into")
    }
    kin = Paper.objects.filter(Q(pk__in=roots) | Q(merged_into__in=roots)).select_related("merged_into")
    found = {paper.pk: paper for paper in kin}
    if not several:
        return found
    chosen = {paper.merged_into_id for paper in found.values() if paper.merged_into_id is not None}
    chosen |= set(Anchor.objects.filter(text__paper__in=found).values_list("text__paper", flat=True))
    sources = (
        ImportedRow.objects.filter(paper__in=found)
        .order_by()
        .values("paper")
        .annotate(n=Count("source", distinct=True))
    )
    chosen |= set(sources.filter(n__gt=1).values_list("paper", flat=True))
    return {pk: paper for pk, paper in found.items() if pk in chosen or paper.merged_into_id in chosen}


def rows_of(papers: Iterable[int]) -> list[tuple[str, str]]:
    """The imported results that any version of which names one of these papers, by source and external id."""
    rows = ImportedRow.objects.filter(paper__in=list(papers), understood=ImportedRow.Understood.SCORE)
    return list(rows.order_by("source", "external_id").values_list("source", "external_id").distinct())
