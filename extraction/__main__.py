"""``python -m extraction papers.jsonl -o claims.jsonl``: a stream of papers in, a stream of claims out.

One line in, one line out, in order: ``{"id", "title", "abstract"}`` to ``{"id", "claims": [...]}``
(``docs/claims.schema.json``). Input may be plain, gzip or "-" for standard input; the output is written beside its
place and moved there when complete. Exit status: 0, 1 if a line was refused, 2 if nothing could be read or written.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from extraction.claims import Claim, Report
from extraction.output import claim_to_json
from extraction.pipeline import extract
from extraction.reasons import REASONS

LONGEST_FIELD = 1_000_000


class BadLineError(ValueError):
    """A line that is refused: which field, what is wrong, how to mend it."""

    def __init__(self, field: str, what: str, mend: str) -> None:
        super().__init__(f"field {field}: {what} {mend}" if field else f"{what} {mend}")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m extraction", description="Read the scores that papers report.")
    parser.add_argument("papers", help='JSON lines with id, title, abstract; plain, .gz, or "-" for standard input')
    parser.add_argument("-o", "--output", default="-", help='where the claims go; "-", the default, is standard output')
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print for people: each claim with its rule, each refused number with its reason",
    )
    options = parser.parse_args(arguments)
    try:
        with _input(options.papers) as lines, _output(options.output) as out:
            return _run(
                lines, out, "standard input" if options.papers == "-" else options.papers, explain=options.explain
            )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        name = error.filename if isinstance(error, OSError) and error.filename else options.papers
        print(f"{name}: {reason}.", file=sys.stderr)
        return 2


def _run(lines: BinaryIO, out: TextIO, name: str, *, explain: bool) -> int:
    refused = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            identity, title, abstract = _paper(line)
        except BadLineError as error:
            refused += 1
            print(f"{name}, line {number}: {error}", file=sys.stderr)
            continue
        report = extract(title, abstract)
        if explain:
            out.write(_explained(identity, title, report))
        else:
            row = {"id": identity, "claims": [claim_to_json(claim) for claim in report.claims]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 1 if refused else 0


def _paper(line: bytes) -> tuple[Any, str, str]:
    """Identifier, title and abstract of one line; raises ``BadLineError``."""
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
    if not isinstance(row.get("id"), str | int) or isinstance(row.get("id"), bool):
        raise BadLineError("id", "it is missing or neither text nor a whole number.", "Give each paper an id.")
    fields = []
    for field in ("title", "abstract"):
        value = row.get(field)
        if value is None and field == "abstract":
            value = ""
        if not isinstance(value, str) or (field == "title" and not value.strip()):
            what = (
                "it is missing or empty."
                if value is None or value == "" or isinstance(value, str)
                else "it is no text."
            )
            raise BadLineError(field, what, f"Give the paper's {field} as a string.")
        if len(value) > LONGEST_FIELD:
            raise BadLineError(
                field,
                f"it has {len(value):,} characters, more than {LONGEST_FIELD:,}.",
                "Give a title and an abstract, not a whole paper.",
            )
        if "\0" in value:
            raise BadLineError(field, f"there is a NUL character at {value.index(chr(0)) + 1}.", "Remove it.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise BadLineError(
                field,
                "there is half a surrogate pair, which is no character.",
                "Remove it or write the whole character.",
            )
        fields.append(value)
    return row["id"], fields[0], fields[1]


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


@contextlib.contextmanager
def _input(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(None, "this is a folder, not a file", name)
    if not path.exists():
        raise FileNotFoundError(None, "there is no such file", name)
    with path.open("rb") as plain:
        if plain.peek(2)[:2] == b"\x1f\x8b":
            with gzip.open(plain) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            yield plain


@contextlib.contextmanager
def _output(name: str) -> Iterator[TextIO]:
    """Standard output, or a file that appears, complete, when the block ends, and not at all if it fails."""
    if name == "-":
        with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False) as out:
            yield out
        return
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(None, "this is a folder, not a file", name)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as handle:
        try:
            yield cast(TextIO, handle)
            handle.flush()
            os.chmod(handle.name, 0o666 & ~_umask())  # noqa: PTH101
            Path(handle.name).replace(path)
        except BaseException:
            Path(handle.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


if __name__ == "__main__":
    sys.exit(main())
