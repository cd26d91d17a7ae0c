"""Which text of a paper feeds boards: the latest version of the best kind that it has."""

from __future__ import annotations

from collections.abc import Iterable

from leaderboard.models import Paper, Text
from leaderboard.models.papers import TEXT_RANK


def feeding_texts(papers: Iterable[Paper]) -> dict[int, Text]:
    """The feeding text of each paper that has any, by paper id, in one query."""
    return best_of(Text.objects.filter(paper__in=[paper.pk for paper in papers]))


def best_of(texts: Iterable[Text]) -> dict[int, Text]:
    """Of each paper's texts the one that feeds boards, by paper id."""
    best: dict[int, Text] = {}
    for text in texts:
        mine = best.get(text.paper_id)
        if mine is None or _rank(text) > _rank(mine):
            best[text.paper_id] = text
    return best


def _rank(text: Text) -> tuple[int, int]:
    return TEXT_RANK[text.kind], text.version
