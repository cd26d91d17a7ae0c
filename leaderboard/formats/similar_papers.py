"""The text of a saved "similar papers" page, and the table that adds what the page lacks.

The page: two lines of mail sign-up, the first title glued to the word Subscribe, then a title line and an abstract
line in turn. Blank lines and spaces at the ends of lines mean nothing.

The table: tab-separated with named columns, `title` and any of `id`, `arxiv_id`, `doi`, `url`, `date`; others are left
alone. It joins by title, whatever the case, spaces and punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from leaderboard.formats import identifiers
from leaderboard.formats.records import PaperRecord, PartialDate, Place, Problem
from leaderboard.formats.text import Input, InputError, Line, Progress, Source, unfit

GLUE = "Subscribe"
# No title is as long, no abstract as short: a longer line where a title should stand means that one is missing.
MOST_TITLE = 300
# The sign-up stands in the lines before the glued title; a page without it begins with a title.
_HEAD_LINES = 10


# Joining table ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """One row of the joining table."""

    id: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    url: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """The table by normalised title, and what was wrong with rows that are left out."""

    facts: Mapping[str, Facts] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_joining(source: Source, name: str | None = None) -> Joining:
    """Read a joining table whole. Raises `InputError` where it cannot be read or names no `title` column."""
    facts: dict[str, Facts] = {}
    problems: list[Problem] = []
    columns: list[str] | None = None
    with Input(source, name) as opened:
        for line in opened.lines():
            if isinstance(line, Problem):
                problems.append(line)
            elif columns is None:
                columns = [column.strip().casefold() for column in line.text.split("\t")]
                if "title" not in columns:
                    break
            elif line.text.strip():
                found = _facts(line, columns, opened.name)
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    facts.setdefault(*found)
        if not columns or "title" not in columns:
            raise InputError(f"{opened.name}: the first line names no column title (tab-separated).")
    return Joining(facts, tuple(problems))


def _facts(line: Line, columns: list[str], file: str) -> tuple[str, Facts] | Problem:
    cells = dict(zip(columns, (cell.strip() for cell in line.text.split("\t")), strict=False))
    title = identifiers.normalise_title(cells.get("title", ""))
    if not title:
        return Problem(Place(file, line.number, "title"), "The row has no title.", "Add one, or drop the row.")
    date, arxiv_id, doi = None, None, None
    if text := cells.get("date"):
        try:
            date = PartialDate.parse(text)
        except ValueError as error:
            return Problem(Place(file, line.number, "date"), f"{error}.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if (text := cells.get("arxiv_id")) and (arxiv_id := identifiers.arxiv_id(text)) is None:
        place = Place(file, line.number, "arxiv_id")
        return Problem(place, f"{text!r} is no arXiv id.", "Write it like 2410.05261, or leave it out.")
    if (text := cells.get("doi")) and (doi := identifiers.doi(text)) is None:
        place = Place(file, line.number, "doi")
        return Problem(place, f"{text!r} is no DOI.", "Write it like 10.1000/182, or leave it out.")
    return title, Facts(cells.get("id") or None, arxiv_id, doi, cells.get("url") or None, date)


# Page -------------------------------------------------------------------------------------------------------------


def read(
    source: Source, name: str | None = None, *, joining: Joining | None = None, progress: Progress | None = None
) -> Iterator[PaperRecord | Problem]:
    """The papers of a page in order, completed from the joining table where it knows their title.

    The table's own problems come first. Where a line is missing, the one that has lost its other half is refused and
    the rest is paired anew. Raises `InputError` where the file cannot be read.
    """
    facts = joining.facts if joining else {}
    yield from joining.problems if joining else ()
    with Input(source, name, progress) as opened:
        title: Line | None = None
        for line in _body(opened):
            if isinstance(line, Problem):
                yield line
                continue
            place = Place(opened.name, line.number)
            if title is None and len(line.text) > MOST_TITLE:
                yield Problem(place, "An abstract stands here without a title before it.", "Put its title above it.")
            elif title is None:
                title = line
            elif reason := unfit(line.text):
                yield Problem(place, *reason)
                title = None
            else:
                yield _complete(PaperRecord(Place(opened.name, title.number), None, title.text, line.text), facts)
                title = None
        if title is not None:
            place = Place(opened.name, title.number)
            yield Problem(
                place, "A title stands here without an abstract below it.", "Put its abstract on the next line."
            )


def is_glued(line: str) -> bool:
    """Whether this is the page's first title: the word Subscribe and, without a space, more."""
    return line.startswith(GLUE) and line != GLUE and not line[len(GLUE)].isspace()


def _body(opened: Input) -> Iterator[Line | Problem]:
    """The title and abstract lines, trimmed, without sign-up, glue and blank lines."""
    head: list[Line | Problem] | None = []
    for line in opened.lines():
        if isinstance(line, Line):
            text = line.text.strip()
            if not text:
                continue
            line = Line(line.number, text)
            if head is not None and is_glued(text):
                yield from (item for item in head if isinstance(item, Problem))
                head, line = None, Line(line.number, text[len(GLUE) :].strip())
        if head is None:
            yield line
            continue
        head.append(line)
        if len(head) > _HEAD_LINES:
            yield from head
            head = None
    yield from head or ()


def _complete(record: PaperRecord, facts: Mapping[str, Facts]) -> PaperRecord:
    known = facts.get(identifiers.normalise_title(record.title))
    if known is None:
        return record
    return replace(record, id=known.id, arxiv_id=known.arxiv_id, doi=known.doi, url=known.url, date=known.date)
