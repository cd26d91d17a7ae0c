"""The forms that a page's table comes in beside the page: one name, one media type and one writer each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from leaderboard.formats import bibtex, table_csv, table_json, table_latex, table_markdown
from leaderboard.formats.table import Table


class Writer(Protocol):
    """Writes a table piece by piece; `site` is what addresses begin with where the file leaves the site."""

    def __call__(self, table: Table, *, site: str = "") -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name in addresses, which is the ending of its files too, and what readers call it."""

    name: str
    words: str
    media_type: str
    write: Writer


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("csv", "CSV", "text/csv", table_csv.write),
        Form("json", "JSON", "application/json", table_json.write),
        Form("md", "Markdown", "text/markdown", table_markdown.write),
        Form("tex", "LaTeX", "application/x-tex", table_latex.write),
        Form("bib", "BibTeX", "application/x-bibtex", bibtex.write),
    )
}
