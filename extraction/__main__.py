"""``python -m extraction papers.jsonl -o claims.jsonl``: a stream of papers in, a stream of claims out.

One line in, one line out, in order: ``{"id", "title", "abstract"}`` to ``{"id", "claims": [...]}``
(``docs/claims.schema.json``). Input may be plain, gzip or "-" for standard input; the output is written beside its
place and moved there when complete. Exit status: 0, 1 if a line was refused, 2 if nothing could be read or written.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import os
import re
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from extraction.cluster import ClusterError, read_on_cluster
from extraction.stream import BATCH_LINES, Answer, Way, WorkersDiedError, batches, read_here, read_in_processes


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m extraction", description="Read the scores that papers report.")
    parser.add_argument("papers", help='JSON lines with id, title, abstract; plain, gzip, or "-" for standard input')
    parser.add_argument(
        "-o",
        "--output",
        default="-",
        help='where the claims go, packed where the name ends in .gz; "-", the default, is standard output',
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="read on N processes (1); the output is the same"
    )
    where.add_argument(
        "--scheduler",
        type=_address,
        metavar="ADDRESS",
        help="read on the Dask cluster of this scheduler (tcp://host:8786); the output is the same",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print for people: each claim with its rule, each refused number with its reason",
    )
    options = parser.parse_args(arguments)
    try:
        with _input(options.papers) as (lines, share), _output(options.output) as out:
            way, size = _way(options)
            name = "standard input" if options.papers == "-" else options.papers
            return _write(way(batches(lines, most_lines=size)), out, name, Progress(sys.stderr, share))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except ClusterError as error:
        print(f"--scheduler: {error}.", file=sys.stderr)
        return 2
    except (OSError, EOFError, WorkersDiedError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        name = error.filename if isinstance(error, OSError) and error.filename else options.papers
        print(f"{name}: {reason}.", file=sys.stderr)
        return 2


def _way(options: argparse.Namespace) -> tuple[Way, int]:
    """How the batches are read, and how many lines each of them has."""
    if options.scheduler is not None:
        return partial(read_on_cluster, scheduler=options.scheduler, explain=options.explain), BATCH_LINES
    if options.workers > 1:
        return partial(read_in_processes, workers=options.workers, explain=options.explain), BATCH_LINES
    return partial(read_here, explain=options.explain), 1  # so that a slow source is answered as it speaks


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 1024.")
    return int(text)


def _address(text: str) -> str:
    if not re.fullmatch(r"(?:(?:tcp|tls|wss?)://)?(?:\[[\da-fA-F:.]+\]|[^\s:/\[\]]+):\d{1,5}/?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a Dask scheduler, such as tcp://127.0.0.1:8786.")
    return text


def _write(answers: Generator[Answer, None, None], out: BinaryIO, name: str, progress: Progress) -> int:
    refused = 0
    with contextlib.closing(answers), progress:
        for answer in answers:
            out.write(answer.output)
            if out is sys.stdout.buffer:
                out.flush()  # whoever listens gets each answer when it is there
            for number, problem in answer.problems:
                progress.clear()
                print(f"{name}, line {number}: {problem}", file=sys.stderr)
            refused += len(answer.problems)
            progress.step(answer.lines)
    return 1 if refused else 0


class Progress:
    """Tells how far the run is: in one line of a terminal, or in a line of its own each half minute elsewhere.

    Silent for as long as that, two seconds on a terminal, so that a short run says nothing.
    ``share`` says how much of the input is behind us, from 0 to 1, or ``None`` where nobody knows.
    """

    def __init__(
        self, stream: TextIO, share: Callable[[], float | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._share, self._clock = stream, share, clock
        self._watched = stream.isatty()
        self._started = clock()
        self._next = self._started + (2 if self._watched else 30)
        self._lines = 0
        self._shown = False

    def step(self, lines: int) -> None:
        """Count ``lines`` more, and tell it now and then."""
        self._lines += lines
        if (now := self._clock()) < self._next:
            return
        self._next = now + (0.5 if self._watched else 30)
        self._shown = self._watched
        speed = self._lines / (now - self._started)
        share = self._share()
        part = "" if share is None else f", {share:.0%} of the input"
        told = f"{self._lines:,} lines{part}, {speed:,.0f} a second"
        self._stream.write(f"\r\x1b[K{told}" if self._watched else f"{told}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line off the terminal, so that something else may be printed."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()


@contextlib.contextmanager
def _input(name: str) -> Iterator[tuple[BinaryIO, Callable[[], float | None]]]:
    """The unpacked lines of a file or of standard input, and how much of the file is behind us."""
    if name == "-":
        yield _unpacked(cast(io.BufferedReader, sys.stdin.buffer)), lambda: None
        return
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(None, "this is a folder, not a file", name)
    if not path.exists():
        raise FileNotFoundError(None, "there is no such file", name)
    with path.open("rb") as plain:
        size = os.fstat(plain.fileno()).st_size  # 0 for a pipe
        yield _unpacked(plain), lambda: min(1.0, plain.tell() / size) if size else None


def _unpacked(plain: io.BufferedReader) -> BinaryIO:
    return cast(BinaryIO, gzip.open(plain) if plain.peek(2)[:2] == b"\x1f\x8b" else plain)


@contextlib.contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears, complete, when the block ends, and not at all if it fails."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(None, "this is a folder, not a file", name)
    if path.exists() and not path.is_file():  # /dev/null, a named pipe: nothing to be moved into its place
        with path.open("wb") as out:
            yield out
        return
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as handle:
        try:
            if path.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=handle, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield cast(BinaryIO, handle)
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
