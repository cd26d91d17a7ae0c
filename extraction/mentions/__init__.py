"""Find what a sentence names: metrics, benchmarks, systems, pronouns for them, and quantities.

The order in ``scene`` is the order of trust, and the first to claim a stretch of text keeps it: metrics, the paper's
own names, the vocabulary's, phrases ("the baseline", "our method"), names by shape and position, numbers.
"""

from __future__ import annotations

from extraction.hints import Hints
from extraction.mentions.lists import coordinate
from extraction.mentions.metrics import find_metrics, may_name_metric
from extraction.mentions.names import find_known, find_own, find_versions
from extraction.mentions.page import Page
from extraction.mentions.phrases import find_phrases
from extraction.mentions.unknown import find_unknown
from extraction.scene import Scene, V, mask
from extraction.values import Quantity, plainly_none

#: A name that nothing knows is a place for other sentences too only beside one of these (``shapes.PLACE`` and kin).
_PLACE_WORDS = Hints(
    [
        (
            "set", "benchmark", "corp", "suite", "bed", "challenge", "leaderboard", "task", "treebank", "database",
            "competition", "collection", "track", "test", "domain", "environment", "game", "cohort", "evaluat",
            "experiment", "validat",
        )
    ]
)  # fmt: skip

__all__ = ["Page", "may_name_metric", "places_only", "scene_of"]


def scene_of(page: Page, start: int, end: int, numbers: list[Quantity]) -> Scene:
    """The scene of the sentence ``start:end`` with its numbers: every mention, the lists, the masked form."""
    scene = Scene(page.field, page.text, start, end, [])
    find_metrics(page, scene)
    find_own(page, scene)
    find_known(page, scene)
    find_versions(page, scene)
    find_phrases(page, scene)
    find_unknown(page, scene)
    for number in numbers:
        if plainly_none(number) is None and not page.is_taken(number.start, number.end):
            outer = (max(number.outer_start, start), min(number.outer_end, end))
            page.add(scene, V, number.start, number.end, outer, quantity=number)
    mask(scene)
    coordinate(scene)
    return scene


def places_only(page: Page, start: int, end: int) -> Scene:
    """The scene of a sentence that holds no claim: what it names that other sentences may be measured on."""
    scene = Scene(page.field, page.text, start, end, [])
    find_own(page, scene)
    find_known(page, scene)
    if page.field == "title" or _PLACE_WORDS.of(page.text[start:end]):
        find_unknown(page, scene)
    return scene
