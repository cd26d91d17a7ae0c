"""Many lines through ``python -m extraction``: the same answer on any number of processes, killed ones included."""

from __future__ import annotations

import gzip
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from extraction.__main__ import Progress
from extraction.stream import Answer, Batch, WorkersDiedError, batches, read_batch, read_here, read_in_processes
from tests.reference import ROOT

COMMAND = [sys.executable, "-m", "extraction"]


def paper(number: int) -> bytes:
    abstract = f"HaloNet-{number} reaches {number % 89 + 10}.4% accuracy on OCRBench. We study {number} maps."
    return json.dumps({"id": number, "title": f"Reading Maps {number}", "abstract": abstract}).encode() + b"\n"


def bad(number: int) -> bytes:
    return b"{oops\n" if number % 97 == 13 else paper(number)


@pytest.fixture(scope="module")
def corpus() -> list[bytes]:
    return [bad(number) for number in range(1, 1001)]


@pytest.fixture(scope="module")
def expected(corpus: list[bytes]) -> tuple[bytes, list[str]]:
    """What one process makes of the corpus, batch by batch."""
    answers = list(read_here(batches(io.BytesIO(b"".join(corpus)))))
    problems = [f"line {number}: {problem}" for answer in answers for number, problem in answer.problems]
    return b"".join(answer.output for answer in answers), problems


def until(holds: Callable[[], Any], seconds: float = 30) -> Any:
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)
    return found


def workers_of(pid: int) -> list[psutil.Process]:
    """The processes that read for a command (and not the one that keeps track of its resources)."""
    return [child for child in psutil.Process(pid).children() if "spawn_main" in " ".join(child.cmdline())]


def test_two_workers_and_a_killed_one_answer_as_one_process_does(
    corpus: list[bytes], expected: tuple[bytes, list[str]], tmp_path: Path
):
    target = tmp_path / "claims.jsonl"
    command = subprocess.Popen(
        [*COMMAND, "-", "--workers", "2", "-o", str(target)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert command.stdin is not None
    half = len(corpus) // 2  # the command waits for the other half, so that its workers are there to be killed
    command.stdin.write(b"".join(corpus[:half]))
    command.stdin.flush()
    until(lambda: len(workers_of(command.pid)) == 2)
    workers_of(command.pid)[0].send_signal(signal.SIGKILL)
    _, told = command.communicate(b"".join(corpus[half:]))
    output, problems = expected
    assert command.returncode == 1
    assert target.read_bytes() == output
    assert [line.removeprefix("standard input, ") for line in told.decode().splitlines()] == problems
    assert problems[0].startswith("line 13: this is no JSON")
    assert list(tmp_path.iterdir()) == [target]


def test_a_worker_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing(
    corpus: list[bytes], expected: tuple[bytes, list[str]]
):
    def deadly() -> Iterator[Batch]:
        for number, batch in enumerate(batches(io.BytesIO(b"".join(corpus)), most_lines=50)):
            if number == 12:  # the first answers have come, and eight batches are on their way
                victim = multiprocessing.active_children()[0]
                assert victim.pid is not None
                os.kill(victim.pid, signal.SIGKILL)
            yield batch

    answers = list(read_in_processes(deadly(), 2))
    assert b"".join(answer.output for answer in answers) == expected[0]
    assert sum(answer.lines for answer in answers) == len(corpus)


class Deadly:
    """Kills whichever process receives it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_batch_that_kills_every_worker_is_a_clear_failure():
    good, fatal = Batch(1, (paper(1),)), Batch(2, (Deadly(),))  # type: ignore[arg-type]
    answers: list[Answer] = []
    with pytest.raises(WorkersDiedError, match="lines 2 to 2"):
        answers.extend(read_in_processes(iter([good, fatal]), 1))
    assert not multiprocessing.active_children()


def test_a_batch_that_is_read_beside_a_fatal_one_is_not_blamed():
    long, fatal = Batch(1, tuple(map(paper, range(1, 5001)))), Batch(5001, (Deadly(),))  # type: ignore[arg-type]
    answers: list[Answer] = []
    with pytest.raises(WorkersDiedError, match="lines 5001 to 5001"):
        answers.extend(read_in_processes(iter([long, fatal, Batch(5002, (paper(1),))]), 2))
    assert [answer.lines for answer in answers] == [5000]


def test_workers_end_with_a_killed_parent():
    command = subprocess.Popen([*COMMAND, "-", "--workers", "2"], stdin=subprocess.PIPE, cwd=ROOT)
    assert command.stdin is not None
    command.stdin.write(b"".join(paper(number) for number in range(300)))
    command.stdin.flush()
    workers = until(lambda: len(found := workers_of(command.pid)) == 2 and found)
    command.kill()
    command.communicate()
    _, alive = psutil.wait_procs(workers, timeout=15)
    assert not alive


def test_gzip_goes_in_and_out_and_through_standard_input(tmp_path: Path):
    packed, target = gzip.compress(paper(1) + paper(2)), tmp_path / "claims.jsonl.gz"
    done = subprocess.run([*COMMAND, "-", "-o", str(target)], input=packed, capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["id"] for line in gzip.decompress(target.read_bytes()).splitlines()] == [1, 2]


@pytest.mark.parametrize("workers", ["0", "-1", "two", "99999"])
def test_refuses_a_number_of_workers_that_is_none(workers: str):
    done = subprocess.run(
        [*COMMAND, "-", "--workers=" + workers], input=b"", capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert b"is no number of processes" in done.stderr


class TestBatches:
    def test_are_bounded_in_lines(self):
        assert [(b.first, len(b.lines)) for b in batches(io.BytesIO(b"a\n" * 7), most_lines=3)] == [
            (1, 3),
            (4, 3),
            (7, 1),
        ]

    def test_are_bounded_in_bytes(self):
        assert [len(b.lines) for b in batches(io.BytesIO(b"abcd\n" * 4), most_bytes=10)] == [2, 2]

    def test_keep_blank_lines_so_that_numbers_hold(self):
        (batch,) = batches(io.BytesIO(b"\n\n{oops\n"))
        assert [number for number, _ in read_batch(batch).problems] == [3]

    def test_never_hold_a_line_that_is_too_long(self):
        (batch,) = batches(io.BytesIO(b"a\n" + b"x" * 500 + b"\n" + paper(1)), longest=200)
        assert max(map(len, batch.lines)) <= 200
        answer = read_batch(batch)
        assert [(number, problem[:17]) for number, problem in answer.problems][1] == (2, "it is too long. W")
        assert json.loads(answer.output)["id"] == 1

    def test_are_cut_only_as_they_are_asked_for(self):
        source = io.BytesIO(b"a\n" * 100)
        next(batches(source, most_lines=10))
        assert source.tell() == 20

    def test_a_mark_at_the_head_of_a_file_is_no_part_of_its_first_line(self):
        (batch,) = batches(io.BytesIO(b"\xef\xbb\xbf" + paper(1)))
        assert read_batch(batch).problems == ()


def test_a_fault_of_the_reader_costs_one_paper(monkeypatch: pytest.MonkeyPatch):
    def faulty(title: str, abstract: str, **options: bool) -> Any:
        if title.endswith(" 2"):
            raise IndexError("out of range")
        return real(title, abstract, **options)

    real = sys.modules["extraction.lines"].extract  # type: ignore[attr-defined]
    monkeypatch.setattr("extraction.lines.extract", faulty)
    answer = read_batch(Batch(1, (paper(1), paper(2), paper(3))))
    assert [json.loads(line)["id"] for line in answer.output.splitlines()] == [1, 3]
    ((number, problem),) = answer.problems
    assert (number, "IndexError" in problem, "report" in problem) == (2, True, True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    @staticmethod
    def run(stream: io.StringIO, seconds: list[float], share: float | None = None) -> str:
        clock = iter([0.0, *seconds])
        with Progress(stream, lambda: share, lambda: next(clock)) as progress:
            for _ in seconds:
                progress.step(100)
        return stream.getvalue()

    def test_is_silent_for_two_seconds(self):
        assert self.run(Terminal(), [0.5, 1.9]) == ""

    def test_tells_lines_share_and_speed_and_leaves_nothing_behind(self):
        told = self.run(Terminal(), [1, 2], 0.25)
        assert "200 lines, 25% of the input, 100 a second" in told
        assert told.endswith("\r\x1b[K")

    def test_says_a_whole_line_each_half_minute_where_no_terminal_watches(self):
        assert self.run(io.StringIO(), [1, 5, 29]) == ""
        assert self.run(io.StringIO(), [20, 40, 50, 80]).splitlines() == [
            "200 lines, 5 a second",
            "400 lines, 5 a second",
        ]
