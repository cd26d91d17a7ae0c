"""A table as LaTeX with the rules of booktabs, each row citing its paper; `bibtex` writes the entries that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaderboard.formats.table import Table, plain

# Braces by name, because an escaped brace still counts where BibTeX pairs them.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    # At a row's begin a bracket would be an argument of the line end before it.
    "[": "{[}",
    "]": "{]}",
    **{character: "\\" + character for character in "$&#_%"},
    # What the classic engines do not draw.
    "−": "$-$",
    "–": "--",
    "—": "---",
    "…": r"\ldots{}",
    "×": r"$\times$",
    "±": r"$\pm$",
    "≤": r"$\leq$",
    "≥": r"$\geq$",
    "≈": r"$\approx$",
    "Δ": r"$\Delta$",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
}
_CHARACTERS = str.maketrans(_SPECIAL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def escape(text: str) -> str:
    """A text as LaTeX sets it letter for letter, on one line; characters that only steer are dropped."""
    return _CONTROL.sub("", " ".join(text.split())).translate(_CHARACTERS)


def write(table: Table, *, site: str = "") -> Iterator[str]:
    """A `table` with caption and rows; the first cell of text carries the citation. No row has an address in print."""
    rows = list(table.rows)
    cites = (
        " The entries that it cites are in the .bib file of the same page." if any(row.paper for row in rows) else ""
    )
    yield f"% Needs \\usepackage{{booktabs}}.{cites}\n"
    yield "\\begin{table}\n\\centering\n"
    yield f"\\caption{{{escape(table.title)}}}\n"
    yield f"\\begin{{tabular}}{{{''.join('r' if column.kind == 'number' else 'l' for column in table.columns)}}}\n"
    yield "\\toprule\n" + _line([escape(column.head) for column in table.columns]) + "\\midrule\n"
    texts = [index for index, column in enumerate(table.columns) if column.kind == "text"]
    cited = texts[0] if texts else 0
    for row in rows:
        cells = [escape(plain(value)) for value in row.values]
        if row.paper is not None and cells:
            cells[cited] = f"{cells[cited]}~\\cite{{{row.paper.slug}}}".lstrip("~")
        yield _line(cells)
    yield "\\bottomrule\n\\end{tabular}\n\\end{table}\n"


def _line(cells: list[str]) -> str:
    return f"{' & '.join(cells)} \\\\\n"
