# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Split a cleaned text into sentences, broken ends ("on GQA.Besides, we") included."""

from __future__ import annotations

from collections.abc import Iterator

import regex

#: A longer stretch is cut at a space: no sentence is that long, and the rules' work stays linear in the text.
LONGEST = 1600

_END = regex.compile(
    r"""
      (?<! \b (?:e\.g|i\.e|et\ al|vs|cf|resp|approx|Fig|Figs|Tab|Sec|Eq|Eqs|No|Nos|Dr|Mr|Ms|St|w\.r\.t|a\.k\.a|abs|rel|ca|viz) )
      (?<! \b [A-Z] )                       # an initial
      [.!?。]{1,8}+ ["')\]]*+               # the mark, the last of a longer run, and what closes with it
      \s++ (?= [^\s\p{Ll},;:)\]%] )         # a new sentence starts with anything but a small letter
    | (?<= [\p{Ll}\d)%A-Z] ) [.!?]          # glued: the next sentence follows without a space
      (?= (?:The|This|These|That|We|Our|It|Its|In|On|To|By|For|As|With|While|When|Besides|Moreover|Furthermore|However
           |Additionally|Finally|Experiments?|Experimental|Extensive|Results|Code|Compared|Further|Also|Notably|Here
           |Then|Thus|Based|Through|Although|Despite|Specifically|Comprehensive)\b )
    """,
    regex.VERBOSE,
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ``(start, end)`` of each sentence, in order, without the space around it."""
    start = 0
    for match in _END.finditer(text):
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
