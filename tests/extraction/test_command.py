"""``python -m extraction``: one line in, one line out, bad lines named, nothing half written."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.reference import ROOT

GOOD = {"id": "p1", "title": "HaloNet: Reading", "abstract": "HaloNet reaches 78.4% accuracy on OCRBench."}
SILENT = {"id": 7, "title": "Nothing to Report", "abstract": "We study maps."}
JOINT = {
    "id": "p3",
    "title": "",
    "abstract": "It gains up to 10.1% on CUB-200-2011, Stanford Cars and FGVC Aircraft (5.6 ~ 35.0% F1).",
}
JOINT["title"] = "Joint Results"


def run(*arguments: str, given: bytes | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extraction", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=cwd, check=False)


def lines(*rows: Any) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def output(text: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_reads_standard_input_and_writes_standard_output():
    done = run("-", given=lines(GOOD, SILENT))
    assert done.returncode == 0, done.stderr
    first, second = output(done.stdout)
    assert first["id"] == "p1"
    (claim,) = first["claims"]
    assert (claim["value"], claim["benchmark"], claim["model"], claim["v"]) == (78.4, "OCRBench", "HaloNet", 1)
    assert GOOD["abstract"][claim["spans"]["value"][1] : claim["spans"]["value"][2]] == claim["printed"] == "78.4%"
    assert second == {"id": 7, "claims": []}


def test_every_line_keeps_to_the_schema():
    schema = json.loads((ROOT / "docs/claims.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = output(run("-", given=lines(GOOD, SILENT, JOINT)).stdout)
    for row in rows:
        jsonschema.validate(row, schema, jsonschema.Draft202012Validator)
    claims = rows[2]["claims"]
    assert claims[0]["joint"] is True
    assert len(claims[0]["spans"]["benchmark"]) == len(claims[0]["benchmark"]) == 3
    assert claims[1]["high"] == 35.0


def test_reads_gzip_and_writes_a_file(tmp_path: Path):
    source, target = tmp_path / "papers.jsonl.gz", tmp_path / "claims.jsonl"
    source.write_bytes(gzip.compress(lines(GOOD, SILENT)))
    done = run(str(source), "-o", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [row["id"] for row in output(target.read_bytes())] == ["p1", 7]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.jsonl", "papers.jsonl.gz"]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"{oops", "this is no JSON"),
        (b"[1, 2]", "this is no JSON object"),
        (b'{"id": "x", "abstract": "no title"}', "field title: it is missing or empty"),
        (b'{"id": "x", "title": "  "}', "field title: it is missing or empty"),
        (b'{"id": "x", "title": 5}', "field title: it is no text"),
        (b'{"id": "x", "title": "T", "abstract": 5}', "field abstract: it is no text"),
        (b'{"title": "T"}', "field id: it is missing"),
        (b'{"id": "x", "title": "\xff\xfe"}', "is no UTF-8"),
        (b'{"id": "x", "title": "T", "abstract": "a\\u0000b"}', "field abstract: there is a NUL character at 2"),
        (b'{"id": "x", "title": "T", "abstract": "\\ud800"}', "half a surrogate pair"),
        (
            b'{"id": "x", "title": "T", "abstract": "' + b"a" * 1_000_001 + b'"}',
            "field abstract: it has 1,000,001 characters",
        ),
    ],
    ids=[
        "no-json",
        "no-object",
        "no-title",
        "blank-title",
        "title-number",
        "abstract-number",
        "no-id",
        "utf-8",
        "nul",
        "surrogate",
        "long",
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, bad: bytes, told: str):
    source, target = tmp_path / "papers.jsonl", tmp_path / "claims.jsonl"
    source.write_bytes(lines(GOOD, bad, SILENT))
    done = run(str(source), "-o", str(target))
    assert done.returncode == 1
    message = done.stderr.decode()
    assert f"{source}, line 2: " in message
    assert told in message
    assert message.count("\n") == 1
    assert [row["id"] for row in output(target.read_bytes())] == ["p1", 7]


@pytest.mark.parametrize("name", ["absent.jsonl", "."])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str):
    done = run(str(tmp_path / name), "-o", str(tmp_path / "claims.jsonl"))
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "claims.jsonl").exists()


def test_a_broken_archive_leaves_no_output(tmp_path: Path):
    source, target = tmp_path / "papers.jsonl.gz", tmp_path / "claims.jsonl"
    source.write_bytes(gzip.compress(lines(GOOD) * 2000)[:-20])
    target.write_text("what was there before")
    done = run(str(source), "-o", str(target))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert target.read_text() == "what was there before"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path):
    (tmp_path / "papers.jsonl").write_bytes(lines(GOOD))
    done = run(str(tmp_path / "papers.jsonl"), "-o", str(tmp_path / "absent" / "claims.jsonl"))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_explains_for_people():
    done = run("-", "--explain", given=lines(GOOD | {"abstract": GOOD["abstract"] + " It has 7.5B parameters."}))
    told = done.stdout.decode()
    assert "78.4%" in told
    assert "rule level" in told
    assert "7.5" in told
    assert "not a result. [size]" in told


def test_an_empty_input_gives_an_empty_output():
    done = run("-", given=b"")
    assert (done.returncode, done.stdout) == (0, b"")
