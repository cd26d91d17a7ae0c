"""One line of the command line: a paper as JSON in, its claims as JSON (or in words) out."""

from __future__ import annotations

import json
from typing import Any

from extraction.claims import Claim, Report
from extraction.output import claim_to_json
from extraction.pipeline import extract
from extraction.reasons import REASONS

LONGEST_FIELD = 1_000_000

_printed = json.JSONEncoder(ensure_ascii=False).encode


class BadLineError(ValueError):
    """A line that is refused: which field, what is wrong, how to mend it."""

    def __init__(self, field: str, what: str, mend: str) -> None:
        super().__init__(f"field {field}: {what} {mend}" if field else f"{what} {mend}")


def read_line(line: bytes, *, explain: bool = False) -> str:
    """What to print for one line of the input, with its line end; raises ``BadLineError`` where it holds no paper.

    One JSON object, as ``docs/claims.schema.json`` describes it; with ``explain`` a few lines for people instead.
    """
    identity, title, abstract = parse_paper(line)
    report = extract(title, abstract, explain=explain)
    if explain:
        return _explained(identity, title, report)
    row = {"id": identity, "claims": [claim_to_json(claim) for claim in report.claims]}
    return _printed(row) + "\n"


def parse_paper(line: bytes) -> tuple[str | int, str, str]:
    """Identifier, title and abstract (empty where there is none) of one line; raises ``BadLineError``."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadLineError("", f"byte {error.start + 1} is no UTF-8.", "Save the file as UTF-8.") from None
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLineError(
            "", f"this is no JSON: {error}.", 'Write one object a line, {"id": ..., "title": ..., "abstract": ...}.'
        ) from None
    if not isinstance(row, dict):
        raise BadLineError("", "this is no JSON object.", 'Write {"id": ..., "title": ..., "abstract": ...}.')
    identity = row.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise BadLineError("id", "it is missing or neither text nor a whole number.", "Give each paper an id.")
    _check("id", str(identity))
    title, abstract = row.get("title"), row.get("abstract")
    if title is None or (isinstance(title, str) and not title.strip()):
        raise BadLineError("title", "it is missing or empty.", "Give the paper's title as a string.")
    return identity, _text("title", title), _text("abstract", "" if abstract is None else abstract)


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadLineError(field, "it is no text.", f"Give the paper's {field} as a string.")
    if len(value) > LONGEST_FIELD:
        what = f"it has {len(value):,} characters, more than {LONGEST_FIELD:,}."
        raise BadLineError(field, what, "Give a title and an abstract, not a whole paper.")
    if "\0" in value:
        raise BadLineError(field, f"there is a NUL character at {value.index(chr(0)) + 1}.", "Remove it.")
    _check(field, value)
    return value


def _check(field: str, value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        what = "there is half a surrogate pair, which is no character."
        raise BadLineError(field, what, "Remove it or write the whole character.") from None


def _explained(identity: object, title: str, report: Report) -> str:
    rows = [f"{identity}  {title}"]
    rows += [f"  {claim.printed:<12} {_told(claim)}" for claim in report.claims]
    rows += [f"  {one.printed:<12} refused: {REASONS[one.reason]} [{one.reason}]" for one in report.rejected]
    return "\n".join(rows) + "\n\n"


def _told(claim: Claim) -> str:
    benchmark = " and ".join(claim.benchmark) if isinstance(claim.benchmark, tuple) else claim.benchmark
    upper = "" if claim.high is None else f" to {claim.high}"
    parts = [
        claim.kind, f"{claim.value}{upper} {claim.unit}".rstrip(),
        "" if claim.qualifier == "exact" else f"({claim.qualifier.replace('_', ' ')})",
        f"in {claim.metric}" if claim.metric else "",
        f"on {benchmark}" if benchmark else "", f"by {claim.model}" if claim.model else "",
        f"against {claim.baseline}" if claim.baseline else "", f"[{claim.setting}]" if claim.setting else "",
        f"rule {claim.rule}, {claim.source}, confidence {claim.confidence}",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)
