"""Opening input: plain and gzip alike, lines and bytes accounted for, one clear error for what cannot be read."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from leaderboard.formats import text
from leaderboard.formats.records import Problem
from leaderboard.formats.text import Input, InputError, Line


def _lines(data: bytes) -> list[Line | Problem]:
    with Input(io.BytesIO(data), "a.txt") as opened:
        return list(opened.lines())


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_lines_come_with_their_numbers(pack: object) -> None:
    assert callable(pack)
    assert _lines(pack(b"\xef\xbb\xbfone\r\n\ntwo \xc3\xa9\nlast")) == [
        Line(1, "one"),
        Line(2, ""),
        Line(3, "two é"),
        Line(4, "last"),
    ]


def test_only_the_line_with_broken_bytes_is_refused() -> None:
    first, broken, last = _lines(b"one\nbr\xf8ken\nlast\n")
    assert (first, last) == (Line(1, "one"), Line(3, "last"))
    assert str(broken) == "a.txt, line 2: Byte 3 of the line is no UTF-8 text. Save the text as UTF-8."


def test_only_the_line_with_nul_bytes_is_refused() -> None:
    refused, last = _lines(b"o\0ne\nlast\n")
    assert isinstance(refused, Problem)
    assert "NUL" in refused.what
    assert last == Line(2, "last")


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_LINE_BYTES", 8)
    long, last = _lines(b"123456789012345678901234567890\nlast\n")
    assert str(long) == "a.txt, line 1: The line is longer than 8 bytes. Shorten it."
    assert last == Line(2, "last")


def test_a_file_may_end_with_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_LINE_BYTES", 8)
    assert len(_lines(b"12345678901234567890")) == 1


def test_a_gzip_file_that_breaks_off_ends_with_a_problem() -> None:
    packed = gzip.compress(b"".join(b"line %d\n" % number for number in range(50_000)))
    *lines, problem = _lines(packed[: len(packed) // 2])
    assert lines[0] == Line(1, "line 0")
    assert isinstance(problem, Problem)
    assert "breaks off" in problem.what


def test_progress_sums_up_to_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"one line\n" * 100_000))
    steps: list[int] = []
    with Input(path, progress=steps.append) as opened:
        assert sum(1 for _ in opened.lines()) == 100_000
    assert sum(steps) == path.stat().st_size


def test_a_stream_that_was_handed_in_stays_open() -> None:
    stream = io.BytesIO(b"one\n")
    with Input(stream) as opened:
        assert list(opened.lines()) == [Line(1, "one")]
    assert not stream.closed


def test_a_stream_lends_its_name(tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_bytes(b"x")
    with (tmp_path / "named.txt").open("rb") as stream, Input(stream) as opened:
        assert opened.name == "named.txt"


def test_a_file_that_does_not_exist_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^.*nowhere\.jsonl does not exist\.$"):
        Input(tmp_path / "nowhere.jsonl")


def test_a_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is a folder, not a file\.$"):
        Input(tmp_path)


def test_a_path_with_a_nul_is_one_line() -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        Input("a\0b")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("text".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(b"\x1f\x8bnothing of the kind", "no whole gzip file", id="no gzip after all"),
        pytest.param(gzip.compress(b"text")[:12], "no whole gzip file", id="gzip cut in its head"),
    ],
)
def test_what_is_no_text_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        Input(io.BytesIO(data), "a.txt")
    assert "\n" not in str(error.value)


class _Failing(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_disk_that_fails_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^disk cannot be read: input/output error\.$"):
        Input(_Failing(), "disk")  # type: ignore[arg-type]


def _whole(data: bytes) -> str | Problem:
    with Input(io.BytesIO(data), "a.json") as opened:
        return opened.whole()


def test_the_whole_text_has_no_byte_order_mark() -> None:
    assert _whole(b"\xef\xbb\xbf[]") == "[]"


def test_the_whole_text_is_refused_for_one_broken_byte() -> None:
    assert str(_whole(b"[\n  \xf8]")) == (
        "a.json, line 2: Byte 3 of the line is no UTF-8 text. Save the text as UTF-8."
    )


def test_the_whole_text_is_refused_when_its_gzip_breaks_off() -> None:
    packed = gzip.compress(b"[" + b"1, " * 100_000 + b"1]")
    problem = _whole(packed[: len(packed) // 2])
    assert isinstance(problem, Problem)
    assert "gzip file is broken" in problem.what


def test_the_whole_text_has_a_size_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_BYTES", 100)
    problem = _whole(gzip.compress(b" " * 10_000_000))
    assert str(problem) == "a.json: The file has more than 100 bytes. Split it into several."


def test_the_head_of_a_broken_gzip_file_is_what_came_before() -> None:
    packed = gzip.compress(b'{"title": "x"}\n' * 50_000)
    with Input(io.BytesIO(packed[:-20])) as opened:
        assert opened.head(14) == b'{"title": "x"}'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("plain é 𝄞", None, id="plain"),
        pytest.param("a\0b", "NUL", id="nul"),
        pytest.param("a\ud800b", "surrogate", id="half a pair"),
        pytest.param("x" * 1_000_001, "1,000,001 characters", id="long"),
        pytest.param("x" * 1_000_000, None, id="just not too long"),
    ],
)
def test_what_no_database_holds_is_unfit(words: str, said: str | None) -> None:
    found = text.unfit(words)
    assert found is None if said is None else found is not None and said in found[0]
