"""Cheap first tests: which of many patterns can match at all, found in one pass over the text.

A pattern that needs one of some words is tried only where one of them stands. All words of all patterns are looked
for together, by one Aho-Corasick automaton, as plain pieces of text in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick, MatchKind


class Hints:
    """Rows of words, each row standing for something that needs one of its words. An empty row needs none."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        owners: dict[str, int] = {}
        for index, words in enumerate(rows):
            for word in words:
                owners[word] = owners.get(word, 0) | 1 << index
        self._always = sum(1 << index for index, words in enumerate(rows) if not words)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard)

    def of(self, text: str) -> int:
        """The rows that the text holds a word of, and those that need none: a bit for each, the first row's lowest."""
        rows, owners = self._always, self._owners
        for index, _, _ in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            rows |= owners[index]
        return rows


class Gated:
    """A pattern that is tried only on stretches that hold, in small or large letters, one of the words it needs."""

    def __init__(self, pattern: regex.Pattern[str], *words: str) -> None:
        self.pattern = pattern
        self._automaton = AhoCorasick(words)

    def finditer(self, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        if self._automaton.find_matches_as_indexes(text[start:end].lower()):
            return self.pattern.finditer(text, start, end)
        return iter(())
