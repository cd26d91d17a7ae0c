"""Papers as JSON lines: one object a line with title, abstract and, where known, id, date, url, arxiv_id, doi, authors,
code_links and kind ("abstract", or "summary" for a text written for Tidemark). Other keys are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from leaderboard.formats import identifiers
from leaderboard.formats.records import PaperRecord, PartialDate, Place, Problem, TextKind
from leaderboard.formats.text import Input, Line, Progress, Source, unfit

_KINDS: dict[str, TextKind] = {"abstract": "abstract", "summary": "summary"}
_JSON_WORDS = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


class _Refused(Exception):  # noqa: N818 - no error of the program: it carries a problem to its line
    def __init__(self, field: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.field, self.what, self.mend = field, what, mend


def read(
    source: Source, name: str | None = None, *, progress: Progress | None = None
) -> Iterator[PaperRecord | Problem]:
    """The papers of a file in order, blank lines skipped; a `Problem` for each line that holds none.

    Raises `InputError` where the file cannot be read. A line whose id stood before in the same file is refused.
    """
    seen: dict[str, int] = {}
    with Input(source, name, progress) as opened:
        for line in opened.lines():
            if isinstance(line, Problem):
                yield line
            elif line.text.strip():
                yield _read_line(line, opened.name, seen)


def _read_line(line: Line, file: str, seen: dict[str, int]) -> PaperRecord | Problem:
    try:
        record = _record(_parse(line.text), Place(file, line.number))
        if record.id is not None:
            first = seen.setdefault(record.id, line.number)
            if first != line.number:
                raise _Refused(
                    "id", f"The id {_short(record.id)} stands at line {first} already.", "Give each its own."
                )
    except _Refused as refused:
        return Problem(Place(file, line.number, refused.field), refused.what, refused.mend)
    return record


def _parse(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"The line is no JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}."
        raise _Refused("", what, "Write one JSON object a line.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets a thousand deep
        raise _Refused("", "The line is no JSON that can be read.", "Write one plain JSON object a line.") from error
    if not isinstance(value, dict):
        raise _Refused("", f"The line is {_kind_of(value)}, no JSON object.", 'Write {"title": ..., "abstract": ...}.')
    return value


def _record(value: dict[str, Any], place: Place) -> PaperRecord:
    title = _text(value, "title")
    if title is None:
        raise _Refused("title", "The paper has no title.", "Add one.")
    if not title.strip():
        raise _Refused("title", "The title is empty.", "Write the paper's title.")
    kind = _text(value, "kind") or "abstract"
    if kind not in _KINDS:
        raise _Refused("kind", f"{_short(kind)} is no kind of text.", 'Write "abstract" or "summary".')
    paper_id, url = _id(value), (_text(value, "url") or "").strip() or None
    linked, named = dict(identifiers.of_link(url)), dict(identifiers.of_link(paper_id))
    if paper_id and (bare := identifiers.arxiv_id(paper_id)):
        named["arxiv"] = bare
    arxiv_id = _identifier(value, "arxiv_id", identifiers.arxiv_id, "arXiv id", "2410.05261")
    arxiv_id = arxiv_id or identifiers.arxiv_id(_text(value, "doi") or "")  # arXiv gives DOIs of its own
    doi = _identifier(value, "doi", identifiers.doi, "DOI", "10.1000/182")
    for field, known in (("url", linked), ("id", named)):
        for own, other in ((arxiv_id, known.get("arxiv")), (doi, known.get("doi"))):
            if own and other and own != other:
                raise _Refused(field, f"It says {other}, but another field says {own}.", "Keep the right one.")
    return PaperRecord(
        place=place,
        id=paper_id,
        title=title.strip(),
        abstract=(_text(value, "abstract") or "").strip(),
        date=_date(value),
        url=url,
        arxiv_id=arxiv_id or linked.get("arxiv") or named.get("arxiv"),
        doi=doi or linked.get("doi") or named.get("doi"),
        authors=_authors(value),
        kind=_KINDS[kind],
        code_links=_links(value),
    )


# Fields -----------------------------------------------------------------------------------------------------------


def _text(value: dict[str, Any], field: str) -> str | None:
    """A field that is a text or absent; null counts as absent."""
    found = value.get(field)
    if found is None:
        return None
    if not isinstance(found, str):
        raise _Refused(field, f"It is {_kind_of(found)}, no text.", "Put a text between quotes there.")
    return _fit(field, found)


def _fit(field: str, text: str) -> str:
    if reason := unfit(text):
        raise _Refused(field, *reason)
    return text


def _id(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return (_text(value, "id") or "").strip() or None


def _identifier(
    value: dict[str, Any], field: str, normalise: Callable[[str], str | None], what: str, example: str
) -> str | None:
    text = (_text(value, field) or "").strip()
    known = normalise(text) if text else None
    if text and known is None and not (field == "doi" and identifiers.arxiv_id(text)):
        raise _Refused(field, f"{_short(text)} is no {what}.", f"Write it like {example}, or leave it out.")
    return known


def _date(value: dict[str, Any]) -> PartialDate | None:
    found = value.get("date")
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    else:
        found = (_text(value, "date") or "").strip()
    if not found:
        return None
    try:
        return PartialDate.parse(found)
    except ValueError as error:
        raise _Refused("date", f"{_short(found)} is no date.", "Write YYYY, YYYY-MM or YYYY-MM-DD.") from error


def _authors(value: dict[str, Any]) -> tuple[str, ...]:
    found = value.get("authors")
    if isinstance(found, list):
        return tuple(" ".join(name.split()) for name in _texts("authors", found, "name"))
    return split_authors(_text(value, "authors") or "")


def _links(value: dict[str, Any]) -> tuple[str, ...]:
    found = value.get("code_links")
    return _texts("code_links", found if isinstance(found, list) else [found] if found else [], "url")


def _texts(field: str, found: list[Any], key: str) -> tuple[str, ...]:
    """The texts of a list, of which each may stand in an object under `key`; empty ones are left out."""
    texts = []
    for item in found:
        text = item.get(key) if isinstance(item, dict) else item
        if not isinstance(text, str):
            raise _Refused(field, f"{_kind_of(text).capitalize()} stands in the list.", "Write a list of texts.")
        texts.append(_fit(field, text.strip()))
    return tuple(filter(None, texts))


def split_authors(text: str) -> tuple[str, ...]:
    """Names out of one text: "A B; C D", "A B, C D and E F", or "Last, First and Last, First" as BibTeX has them."""
    text = re.sub(r"(?:,|\band\b)?\s*\bet al\.?$", "", " ".join(text.split()))
    if ";" in text:
        names = text.split(";")
    else:
        names = re.split(r",? and | & ", text)
        inverted = all(name.count(",") == 1 for name in names)
        if not inverted or (len(names) == 1 and " " in names[0].partition(",")[0].strip()):
            names = [part for name in names for part in name.split(",")]
    return tuple(name.strip() for name in names if name.strip())


def _kind_of(value: object) -> str:
    return "null" if value is None else _JSON_WORDS.get(type(value), "a value")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
