"""Find names that nothing knows, by their shape, and give them the role that the words beside them tell."""

from __future__ import annotations

import regex

from extraction import shapes
from extraction.mentions.page import Page
from extraction.mentions.roles import SHORT, is_sure, listed, role_of
from extraction.scene import B, Role, Scene

#: Words of mathematics that are written large: what follows one alone is no name either.
_EPONYMS = frozenset("bayesian gaussian markov euclidean boolean turing shannon fourier wasserstein named".split())  # noqa: SIM905
#: "Energy-only (0.82)": here an adjective is a name.
_SCORED = regex.compile(r"\s\(\d")
#: "French Treebank": here a language makes the name.
_OF_LANGUAGE = regex.compile(r"\s(?:[A-Z][\w-]*\s)?(?:Tree[Bb]ank|Corpus|Dataset|Benchmark)")
#: Whatever else stands in the name of a machine, it is neither a place nor a system.
_MACHINES = frozenset("jetson orin xavier raspberry xeon geforce rtx gtx snapdragon epyc ryzen".split())  # noqa: SIM905
_LIST_GOES_ON = regex.compile(r"\s?(?:,|and\b|or\b|&|/|\)|as\swell\b)")
_LIST_BEFORE = regex.compile(r",\s\Z")
_TOKEN = regex.compile(r"\S++")


def find_unknown(page: Page, scene: Scene) -> None:
    names = _names(page, scene)
    roles: list[Role | None] = [role_of(page, scene, start, end) for start, end in names]
    for step in (1, -1):  # members of one list share their role, with the known ones too
        order = range(len(names)) if step == 1 else range(len(names) - 1, -1, -1)
        for index in order:
            other = index - step
            if roles[index] is None and 0 <= other < len(names) and roles[other] is not None:
                low, high = min(index, other), max(index, other)
                if shapes.JOINS.fullmatch(page.text, names[low][1], names[high][0]) and _is_listed(
                    page, names[low], names[high]
                ):
                    roles[index] = roles[other]
    for index, (start, end) in enumerate(names):
        role = roles[index] or listed(page, scene, start, end)
        if role is None or page.is_taken(start, end) or (role == B and _goes_on(scene, start)):
            continue
        split = shapes.SPLIT_SUFFIX.search(page.text, start, end) if role == B else None
        if split and split.start() - start > 2:
            page.add(scene, B, start, split.start(), (start, end), split=(split.start(1), end))
        else:
            short = SHORT.match(page.text, end, scene.end) if role == B else None
            outer = (start, short.end() if short else end)
            sure = role != B or is_sure(page, scene, start, end) or _follows_sure(page, scene, start)
            page.add(scene, role, start, end, outer, sure=sure)


def _follows_sure(page: Page, scene: Scene, start: int) -> bool:
    """Whether a name goes on with a list of places that hold for other sentences: "experiments on A-4K and [B]"."""
    before = next((m for m in reversed(scene.mentions) if m.role == B and m.outer_end < start), None)
    return (
        before is not None
        and before.sure
        and (before.entry is None or is_sure(page, scene, before.start, before.end))
        and shapes.JOINS.fullmatch(page.text, before.outer_end, start) is not None
    )


def _names(page: Page, scene: Scene) -> list[tuple[int, int]]:
    """Runs of name tokens that nothing else took, without common words at their ends."""
    rows: list[tuple[int, int]] = []
    pieces: list[str] = []
    done = scene.start
    for mention in sorted(scene.mentions, key=lambda mention: mention.outer_start):
        pieces += (page.text[done : mention.outer_start], "\0" * (mention.outer_end - mention.outer_start))
        done = mention.outer_end
    blocked = "".join((*pieces, page.text[done : scene.end]))
    for match in shapes.NAMES.finditer(blocked, 0, len(blocked)):
        start, end = match.span("name")
        alone = blocked.find(" ", start, end) < 0
        tokens = [(start, end)] if alone else [t.span() for t in _TOKEN.finditer(blocked, start, end)]
        while tokens and (
            (
                (word := blocked[slice(*tokens[0])].casefold().removesuffix("'s")) in shapes.NOT_NAMES
                and not (word in shapes.LANGUAGES and _OF_LANGUAGE.fullmatch(blocked, tokens[0][1], tokens[-1][1]))
                and not (
                    word == "ai"
                    and len(tokens) > 2
                    and shapes.PLACE_INSIDE.search(blocked, tokens[1][0], tokens[-1][1])
                )
            )
            or (tokens[0][0] == 0 and len(tokens) > 1 and not shapes.strong_name(blocked[slice(*tokens[0])]))
        ):
            tokens.pop(0)
        cut = bool(tokens) and blocked[start : tokens[0][0]].strip().casefold() in _EPONYMS
        while tokens and blocked[slice(*tokens[-1])].casefold() in shapes.NOT_NAMES:
            tokens.pop()
        if not tokens or (tokens[0][0] > start and blocked[start : tokens[0][0]].split()[0].casefold() in _MACHINES):
            continue
        first, last = tokens[0][0], tokens[-1][1]
        if (
            cut
            and len(tokens) == 1
            and blocked[slice(*tokens[0])].isalpha()
            and not shapes.strong_name(blocked[first:last])
        ):
            continue  # "Fourier Transform" without "Fourier" is no name
        name = blocked[first:last]
        if name.endswith(("'s", "’s")):
            last -= 2
        if page.field == "title" and blocked[first:last].endswith(" Tasks"):
            last -= len(" Tasks")  # "Team Foo at BarEval 2019 Tasks"
        plain = not shapes.ADJECTIVE.search(blocked[first:last]) or _SCORED.match(blocked, last)
        if plain and shapes.is_name(blocked[first:last]):
            rows.append((first + scene.start, last + scene.start))
    return rows


def _goes_on(scene: Scene, start: int) -> bool:
    """Whether a name only goes on with that of a known place before it: "IJB-C [Covariate Verification] benchmark"."""
    return any(mention.role == B and mention.outer_end == start - 1 for mention in scene.mentions)


def _is_listed(page: Page, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a bare comma between two names is a list's: "On FooSet, BarNet reaches" is none."""
    if page.text[left[1] : right[0]] != ", ":
        return True
    return (
        _LIST_GOES_ON.match(page.text, right[1]) is not None
        or _LIST_BEFORE.search(page.text, max(0, left[0] - 2), left[0]) is not None
    )
