"""What a person pastes or sends to be read: one abstract or several, JSON lines, a "similar papers" page, or HTML.

Told by what stands in it. Plain text, whether tags set its letters or not, is parted by lines of dashes, equal signs,
asterisks or underscores where there is one, else by blank lines; a single short line that ends no sentence is the title
of what follows it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leaderboard.formats import markup, papers_jsonl, similar_papers
from leaderboard.formats.records import PaperRecord, Problem

_SEPARATOR = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
MOST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Abstract:
    """One text to be read; `title` is "" where nothing says what it is called."""

    title: str
    body: str

    @property
    def size(self) -> int:
        """Its length in characters."""
        return len(self.title) + len(self.body)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The texts that were found, what was wrong with lines that are left out, and whether tags were taken off."""

    texts: Sequence[Abstract]
    problems: Sequence[Problem] = ()
    from_markup: bool = False


def read(given: str, name: str = "the text") -> Pasted:
    """The texts in what was given; none in blanks. `name` is what problems call it."""
    lines = [line.strip() for line in given.lstrip("\ufeff").split("\n", 50) if line.strip()]
    if any(similar_papers.is_glued(line) for line in lines[:10]):
        return _records(similar_papers.read(_stream(given), name))
    if lines and lines[0].startswith("{"):
        return _records(papers_jsonl.read(_stream(given), name))
    if markup.is_page(given):
        title, body = markup.text_of(given)
        return Pasted([Abstract(title, body)] if body else [], from_markup=True)
    if markup.is_markup(given):
        bare = (Abstract(_bare(one.title), _bare(one.body)) for one in _parted(given))
        return Pasted([one for one in bare if one.body], from_markup=True)
    return Pasted(_parted(given))


def _bare(text: str) -> str:
    """A text without the tags that set its letters, in the paragraphs that it has."""
    return "\n\n".join(filter(None, (markup.text_of(block)[1] for block in _BLANK.split(text))))


def _stream(given: str) -> io.BytesIO:
    return io.BytesIO(given.encode("utf-8", "replace"))


def _records(found: Iterable[PaperRecord | Problem]) -> Pasted:
    records = list(found)
    return Pasted(
        texts=[Abstract(item.title, item.abstract) for item in records if isinstance(item, PaperRecord)],
        problems=[item for item in records if isinstance(item, Problem)],
    )


def _parted(text: str) -> list[Abstract]:
    if _SEPARATOR.search(text):
        return [one for part in _SEPARATOR.split(text) if part.strip() for one in [_titled(part)]]
    found: list[Abstract] = []
    title = ""
    for block in filter(None, (block.strip() for block in _BLANK.split(text))):
        if title:
            found.append(Abstract(title, block))
            title = ""
        elif _is_title(block):
            title = block
        else:
            found.append(Abstract("", block))
    return [*found, Abstract("", title)] if title else found


def _titled(part: str) -> Abstract:
    """One part between separators, of any number of paragraphs; its first line may be its title."""
    first, _, rest = part.strip().partition("\n")
    if rest.strip() and _is_title(first):
        return Abstract(first.strip(), rest.strip())
    return Abstract("", part.strip())


def _is_title(block: str) -> bool:
    return "\n" not in block and len(block) <= MOST_TITLE and not _ENDS_SENTENCE.search(block)
