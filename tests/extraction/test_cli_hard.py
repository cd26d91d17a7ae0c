"""Hard texts through ``python -m extraction``: each ends within a minute, and is read or refused with a reason.

The command is a real child process that the system kills after a minute of processor time, so that other work on
the machine proves nothing either way.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from extraction.lines import LONGEST_FIELD
from tests.extraction.hard_texts import HARD
from tests.reference import ROOT

SECONDS = 60
COMMAND = [
    sys.executable,
    "-c",
    f"import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))\n"
    "from extraction.__main__ import main; sys.exit(main(['-']))",
]
#: What a claim is read from before the hard part begins.
OPENING = "HaloNet reaches 78.4% accuracy on OCRBench. "
REFUSED = ("halves of surrogate pairs", "NUL characters")  # by the command; the library takes them
#: The whole megabyte, for one of each kind. The others have a tenth of it, which shows a square as well.
WHOLE = (
    "digits", "nested brackets", "commas", "percent signs", "quotes", "capitals", "hyphens", "combining marks",
    "dots", "A and B", "no spaces at all", "all of these",
)  # fmt: skip


def run(*texts: str) -> subprocess.CompletedProcess[bytes]:
    rows = [{"id": number, "title": "Hard", "abstract": text} for number, text in enumerate(texts, start=1)]
    given = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return subprocess.run(COMMAND, input=given, capture_output=True, cwd=ROOT, check=False, timeout=10 * SECONDS)


@pytest.mark.parametrize("name", WHOLE)
def test_a_megabyte_in_one_sentence_ends(name: str):
    done = run(OPENING + HARD[name](LONGEST_FIELD - len(OPENING)))
    assert done.returncode == 0, done.stderr.decode() or f"killed after {SECONDS} s"
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["claims"][0]["value"] == 78.4


PORTIONS = [[name for name in HARD if name not in (*WHOLE, *REFUSED)][start::4] for start in range(4)]


@pytest.mark.parametrize("names", PORTIONS, ids=lambda names: f"{names[0]} and others")
def test_every_other_hard_text_ends(names: list[str]):
    done = run(*(OPENING + HARD[name](LONGEST_FIELD // 10) for name in names))
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(read) == len(names), f"killed after {SECONDS} s over {names[len(read)]}"
    assert done.returncode == 0, done.stderr.decode()  # a line that could not be read would have made it 1
    assert [row["id"] for row in read] == list(range(1, len(names) + 1))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (json.dumps({"id": 1, "title": "T", "abstract": "\ud83d" * 170_000}).encode(), "half a surrogate pair"),
        (json.dumps({"id": 1, "title": "T", "abstract": "a\0" * 150_000}).encode(), "there is a NUL character at 2"),
        (b"\0" * 1_000_000, "this is no JSON"),
        (b"\xff" * 1_000_000, "byte 1 is no UTF-8"),
        (b"[" * 1_000_000, "this is no JSON"),
        (b'{"a":' * 200_000, "this is no JSON"),
        (b"7" * 1_000_000, "this is no JSON"),
        (b'{"id": 1, "title": "' + b"\\" * 1_000_001, "this is no JSON"),
    ],
    ids=["surrogates", "NULs", "raw NULs", "no UTF-8", "nested lists", "nested objects", "digits", "backslashes"],
)
def test_a_megabyte_that_is_no_paper_is_refused_and_the_next_is_read(line: bytes, told: str):
    good = json.dumps({"id": 2, "title": "T", "abstract": OPENING}).encode()
    done = subprocess.run(
        COMMAND, input=line + b"\n" + good + b"\n", capture_output=True, cwd=ROOT, check=False, timeout=10 * SECONDS
    )
    assert done.returncode == 1, done.stderr
    (message,) = done.stderr.decode().splitlines()
    assert message.startswith("standard input, line 1: ")
    assert told in message
    assert len(message) < 500
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == [2]
