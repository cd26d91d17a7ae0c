"""The papers that a table cites as BibTeX. A paper's address here is its key, so that it is the same in every file."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from leaderboard.formats.table import Reference, Table
from leaderboard.formats.table_latex import escape

# Of an address all but white space, backslashes, braces, quotes and what is no ASCII.
_PLAIN = ":/?#[]@!$&()*+,;=%~_-."
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """One entry per paper, in the order in which the rows cite them."""
    seen: set[str] = set()
    for row in table.rows:
        if row.paper is not None and row.paper.slug not in seen:
            seen.add(row.paper.slug)
            yield entry(row.paper)
    if not seen:
        yield "% No row of this table cites a paper.\n"


def entry(paper: Reference) -> str:
    """One paper: title and authors as known, the parts of its date that are known, what identifies it."""
    fields = [("title", f"{{{{{escape(paper.title)}}}}}")]
    if paper.authors:
        fields.append(("author", f"{{{' and '.join(_author(name) for name in paper.authors)}}}"))
    year, _, rest = paper.date.partition("-")
    if year:
        fields.append(("year", f"{{{escape(year)}}}"))
    month = rest.partition("-")[0]
    if month.isdecimal() and 1 <= int(month) <= len(_MONTHS):
        fields.append(("month", _MONTHS[int(month) - 1]))
    known = dict(reversed(paper.identifiers))  # of several of one kind the first
    if "arxiv" in known:
        fields += [("eprint", _verbatim(known["arxiv"])), ("archiveprefix", "{arXiv}")]
    if "doi" in known:
        fields.append(("doi", _verbatim(known["doi"])))
    if "url" in known:
        fields.append(("url", _verbatim(known["url"])))
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    return f"@misc{{{paper.slug},\n{lines}}}\n"


def _verbatim(text: str) -> str:
    """What LaTeX sets as it stands: nothing is escaped, so whatever could end it is written as addresses write it."""
    return f"{{{quote(text, safe=_PLAIN)}}}"


def _author(name: str) -> str:
    """One author; a name with a lone "and" in it is one name nevertheless."""
    escaped = escape(name)
    return f"{{{escaped}}}" if " and " in f" {escaped} " else escaped
