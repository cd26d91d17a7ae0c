"""Cheap first tests: which of many patterns can match at all, and where, found in one pass over the text.

A pattern that needs one of some words is tried only where one of them stands. All words of all patterns are looked
for together, by one Aho-Corasick automaton, as plain pieces of text in small letters.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

_T = TypeVar("_T")


class Hints:
    """Rows of words, each row standing for something that needs one of its words. An empty row needs none."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        owners: dict[str, int] = {}
        for index, words in enumerate(rows):
            for word in words:
                owners[word] = owners.get(word, 0) | 1 << index
        self._count = len(rows)
        self._always = sum(1 << index for index, words in enumerate(rows) if not words)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard)

    def of(self, text: str) -> int:
        """The rows that the text holds a word of, and those that need none: a bit for each, the first row's lowest."""
        rows, owners = self._always, self._owners
        for index, _, _ in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            rows |= owners[index]
        return rows

    def around(self, before: str, middle: str, behind: str) -> tuple[int, int, int]:
        """What ``of`` says of three texts in a row, of the first and of the last, from one pass over them."""
        anywhere = left = right = self._always
        first, last = len(before), len(before) + len(middle)
        for index, start, end in self._automaton.find_matches_as_indexes(
            fold(f"{before}{middle}{behind}"), overlapping=True
        ):
            rows = self._owners[index]
            anywhere |= rows
            if end <= first:
                left |= rows
            elif start >= last:
                right |= rows
        return anywhere, left, right

    def places(self, text: str) -> list[list[int]]:
        """For each row the places where one of its words begins, in order."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        for index, start, _ in self._automaton.find_matches_as_indexes(fold(text), overlapping=True):
            owners = self._owners[index]
            for row in range(owners.bit_length()):
                if owners >> row & 1:
                    found[row].append(start)
        return [sorted(set(row)) if len(row) > 1 else row for row in found]


def fold(text: str) -> str:
    """The text in small letters, character for character ("İ".lower() has two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def begun(
    pattern: regex.Pattern[str], text: str, places: Iterable[int], end: int | None = None, last: int | None = None
) -> Iterator[regex.Match[str]]:
    """The matches that begin at one of some places, which are in order; none overlaps another.

    With ``last``, those alone that begin there or before.
    """
    done, match_at = 0, pattern.match
    for place in places:
        if last is not None and place > last:
            return
        if place >= done and (match := match_at(text, place, end)) is not None:
            yield match
            done = match.end()


_start = operator.methodcaller("start")  # of a match; no call of Python for each of very many


class Gated:
    """A pattern that is tried only where it may match.

    That is on stretches that hold, in small or large letters, one of the ``words`` that it needs, if any are given;
    and on those only where ``starts``, a cheap pattern of ``re``, matches: every match must begin where one of it does.
    With ``small`` it is looked for in the stretch alone, in small letters: that is faster than to overlook case.
    With ``at_words`` every match must begin with a word, written in letters, that holds one of ``words``.
    """

    def __init__(
        self,
        pattern: regex.Pattern[str],
        *words: str,
        starts: re.Pattern[str] | None = None,
        small: bool = False,
        at_words: bool = False,
    ) -> None:
        self.pattern = pattern
        self._automaton = AhoCorasick(words) if words else None
        self._starts = starts
        self._small = small
        self._at_words = at_words

    def finditer(self, text: str, start: int, end: int, *, last: int | None = None) -> Iterator[regex.Match[str]]:
        """What the pattern's own ``finditer`` yields; with ``last``, those matches alone that begin there or before."""
        stretch = fold(text[start:end]) if self._automaton is not None or self._small else ""
        if self._automaton is not None:
            found = self._automaton.find_matches_as_indexes(stretch)
            if not found:
                return iter(())
            if self._at_words:
                return begun(self.pattern, text, (_word_at(text, start, start + one[1]) for one in found), end)
        if self._starts is None:
            return self.pattern.finditer(text, start, end)
        if self._small:
            places: Iterator[int] = (start + place for place in map(_start, self._starts.finditer(stretch)))
        else:
            places = map(_start, self._starts.finditer(text, start, end))
        return begun(self.pattern, text, places, end, last)


def _word_at(text: str, floor: int, place: int) -> int:
    """Where the word begins that a letter stands in."""
    while place > floor and text[place - 1].isalpha():
        place -= 1
    return place


def remembered(judge: Callable[[str], _T]) -> Callable[[str], _T]:
    """A function of short texts, such as names, that come again and again: what it said of the last ones is kept.

    Long texts are judged anew each time, so that what is kept stays small.
    """
    known = functools.lru_cache(maxsize=4096)(judge)

    @functools.wraps(judge)
    def ask(text: str) -> _T:
        return known(text) if len(text) <= 100 else judge(text)

    return ask
