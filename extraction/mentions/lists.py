# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Join the members of coordinated lists: "A, B and C"."""

from __future__ import annotations

import itertools
from dataclasses import replace

import regex

from extraction.scene import B, L, M, Mention, S, Scene, V
from extraction.words import DOWN_NOUN, UP_NOUN

_LIST_GAPS = {
    V: regex.compile(r"(?!.*🄑.*\sby\s)(?:\s?(?:(?:dB|mm|cm|m|px|pixels|degrees)\b|°C?))?(?:\s🄜)?(?:\s\([a-z][\w\s-]{1,18}\)(?!\sto\s))?(?:\s(?:on|for|in)\s(?:the\s)?🄑)?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|,?\sas\swell\sas\s|to\s|versus\s|vs\.?\s)(?:an?\s|by\s|at\s|in\s|of\s)?"),
    M: regex.compile(r"\s?(?:,\s?(?:and\s)?|and\s|/\s?|&\s|,?\sas\swell\sas\s)(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}"),
    B: regex.compile(r"(?:\s(?:test|dev|val|validation|test-(?:dev|std|clean|other)|minival)\b(?:\s(?:set|split))?)?(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|\+\s|,?\sas\swell\sas\s)(?:on\s)?(?:the\s)?(?:(?!(?:improv|boost|rais|reduc|increas|outperform|achiev|surpass|lift|advanc|maintain|exceed|reach|attain)\w)[a-z-]+\s){0,2}"),
    S: regex.compile(r"(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|,?\sas\swell\sas\s)(?:the\s|over\s)?"),
    L: regex.compile(r"(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s)(?:the\s|over\s)?"),
}  # fmt: skip


#: No list of results is longer; a bound keeps the work on a list linear in the text.
_LONGEST_LIST = 16


def coordinate(scene: Scene) -> None:
    """Join neighbours of one role that only a comma, "and" or the like keeps apart."""
    for role, pattern in _LIST_GAPS.items():
        members = scene.of(role)
        run: list[Mention] = []
        for mention in members:
            if run and len(run) < _LONGEST_LIST and pattern.fullmatch(scene.gap(run[-1], mention)):
                run.append(mention)
            else:
                run = [mention]
            for one in run:
                scene.groups[one.at] = run
    _part_at_commas(scene)
    for number in reversed(scene.of(V)):
        _share_unit(scene, number)
    numbers = scene.of(V)
    for number in numbers:
        _share_hedge(scene, number)
    for left, right in itertools.pairwise(numbers):
        _carry_hedge(scene, left, right)
    comparands = [mention for mention in scene.mentions if mention.role in (S, L)]
    for left, right in itertools.pairwise(comparands):
        if left.role != right.role and _LIST_GAPS[S].fullmatch(scene.gap(left, right)):
            joined = [*scene.group(left), *scene.group(right)]
            for one in joined:
                scene.groups[one.at] = joined


_WITH_BEFORE = regex.compile(r"\b(?:with|on|using|for|from|by|in)\s(?:the\s)?\Z")


def _part_at_commas(scene: Scene) -> None:
    """ "On A with Foo, Bar achieves": two names with but a comma between them, behind a preposition, are no list."""
    for mention in scene.of(S):
        group = scene.group(mention)
        bare = len(group) == 2 and group[0] is mention and scene.gap(*group) == ", "
        if bare and _WITH_BEFORE.search(scene.before(mention, 12)):
            for one in group:
                scene.groups[one.at] = [one]


_BARE = regex.compile(r"\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|,?\sas\swell\sas\s)")


def _share_unit(scene: Scene, number: Mention) -> None:
    """ "by 9.0 and 4.8 points": the unit printed behind the last member of a bare list holds for all."""
    group = scene.group(number)
    place = group.index(number)
    if place + 1 == len(group) or not _BARE.fullmatch(scene.gap(number, group[place + 1])):
        return
    mine, next_one = number.quantity, group[place + 1].quantity
    assert mine is not None
    assert next_one is not None
    apart = mine.decimal and mine.value < 1 < next_one.value  # "an MRR of 0.358 and 54.2% Hits@10"
    apart = apart and not (mine.sign and mine.sign == next_one.sign)  # "by +0.7 and +1.3 points"
    apart = apart or scene.text.startswith("within", group[place + 1].outer_start)  # "30.0, within 10% of"
    if next_one.unit and not (apart or mine.unit or mine.factor or mine.glued or next_one.factor):
        number.quantity = replace(mine, unit=next_one.unit)


def _share_hedge(scene: Scene, number: Mention) -> None:
    """ "by up to 4.7%, 3.9% and 5.2%": a hedge before a bare list holds for all of it."""
    group = scene.group(number)
    place = group.index(number)
    if place == 0 or not _BARE.fullmatch(scene.gap(group[place - 1], number)):
        return
    before, mine = group[place - 1].quantity, number.quantity
    assert before is not None
    assert mine is not None
    if mine.qualifier == "exact" and before.qualifier not in ("exact", "range"):
        number.quantity = replace(mine, qualifier=before.qualifier)


_CHANGE = rf"(?:{UP_NOUN}|{DOWN_NOUN})"
#: Between two members of a series: " on 🄑, ", " improvement in 🄜 and "; no word says that another thing begins.
_SERIES = regex.compile(
    r"""
    (?![^,]*\b(?:(?:achiev|attain|averag|outperform|reach|surpass)\w*|improv(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|but|by|compared|from|mean|only|than|to|while|which|whereas)\b)
    [^🄥;:.,]{2,90}? \s?(?:,\s?(?:and\s)?|\sand\s|,?\sas\swell\sas\s)
    """,
    regex.VERBOSE,
)
#: What stands behind a number, past a gain that it is: "(in) 🄜", " improvement (on) 🄑"
_HEAD = regex.compile(rf"(?:\s?dB\b)?(?:(?:\s[\w🄜-]+){{0,2}}?\s{_CHANGE}\b)?\s?([a-z]+|🄜|\()")
_ON_AVERAGE = regex.compile(r"[^,;.🄥]{0,40}\baverage\b")


def _carry_hedge(scene: Scene, left: Mention, right: Mention) -> None:
    """ "by up to 5% on A and 7% on B": a hedge holds for the rest of a series whose members carry more with them."""
    before, mine = left.quantity, right.quantity
    assert before is not None
    assert mine is not None
    if mine.qualifier != "exact" or before.qualifier not in ("up_to", "at_least"):
        return
    alike = (before.unit, before.sign, before.factor) == (mine.unit, mine.sign, mine.factor) and not mine.glued
    if not alike or not _SERIES.fullmatch(scene.gap(left, right)):
        return
    first, second = _HEAD.match(scene.after(left, 80)), _HEAD.match(scene.after(right, 80))
    if first is None or second is None or first[1] != second[1] or _ON_AVERAGE.match(scene.after(right, 60)):
        return
    if first[1] == M:
        better = [scene.by_at[one.at + 1 + head.start(1)].entry for one, head in ((left, first), (right, second))]
        if len({entry.higher_is_better for entry in better if entry is not None}) == 2:
            return  # "over 99% accuracy and 0.2% EER"
    right.quantity = replace(mine, qualifier=before.qualifier)
