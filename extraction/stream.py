"""Many lines: in batches of raw bytes, in this process or in several, answered in order.

A way of running batches takes them in order and gives an answer for each, in the same order (``Way``). There are
three: here, on processes of this machine, and on a Dask cluster (``extraction.cluster``).

Memory stays flat whatever the length of the input: a batch is bounded in lines and bytes, and only so many are on
their way at once. A worker that dies takes no line with it: its pool is made anew and what was unfinished is read
again, and since an answer is handed on only once, in order, nothing appears twice.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import BinaryIO

from extraction.lines import BadLineError, read_line
from extraction.vocabulary import Vocabulary

#: Lines and bytes of a batch: enough that sending it costs nothing beside reading it, few enough to share evenly.
BATCH_LINES, BATCH_BYTES = 100, 1 << 20
#: No paper's title and abstract need more, even with every character escaped. A longer line is never held as a whole.
LONGEST_LINE = 1 << 25
#: Batches on their way to each worker, finished ones that wait for their turn included.
AHEAD = 4
#: How often workers die over a batch that is alone before it is its own fault.
_PATIENCE = 3

_TOO_LONG = b"\0"  # stands for a line that was too long to be kept; no JSON begins so


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines as they stand in the input, and the number of the first."""

    first: int
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to print for a batch, how many lines it had, and what is wrong with which of them."""

    output: bytes
    lines: int
    problems: tuple[tuple[int, str], ...]


#: A way of running batches. Whoever stops before its end closes it, which ends what it has begun.
Way = Callable[[Iterator[Batch]], Generator[Answer, None, None]]


class WorkersDiedError(RuntimeError):
    """The workers died again and again over the same batch."""

    @classmethod
    def over(cls, batch: Batch) -> WorkersDiedError:
        """The error that names the lines of ``batch``."""
        last = batch.first + len(batch.lines) - 1
        return cls(f"the workers died again and again over lines {batch.first} to {last}, out of memory perhaps")


def batches(
    source: BinaryIO, *, most_lines: int = BATCH_LINES, most_bytes: int = BATCH_BYTES, longest: int = LONGEST_LINE
) -> Iterator[Batch]:
    """Cut ``source`` into batches, in order, reading no further ahead than the batch at hand."""
    first, kept, size = 1, list[bytes](), 0
    while line := source.readline(longest):
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := source.readline(longest)) and not rest.endswith(b"\n"):
                pass
            line = _TOO_LONG
        elif first == 1 and not kept:
            line = line.removeprefix(b"\xef\xbb\xbf")
        kept.append(line)
        size += len(line)
        if len(kept) >= most_lines or size >= most_bytes:
            yield Batch(first, tuple(kept))
            first, kept, size = first + len(kept), [], 0
    if kept:
        yield Batch(first, tuple(kept))


def read_batch(batch: Batch, *, explain: bool = False) -> Answer:
    """Read every line of a batch. Blank lines are passed over; a bad one is a problem, and the others go on."""
    output: list[str] = []
    problems: list[tuple[int, str]] = []
    for number, line in enumerate(batch.lines, start=batch.first):
        if line == _TOO_LONG:
            problems.append((number, "it is too long. Write one paper a line, its title and abstract alone."))
        elif line.strip():
            try:
                output.append(read_line(line, explain=explain))
            except BadLineError as error:
                problems.append((number, str(error)))
            except Exception as error:  # noqa: BLE001 - a fault of ours in one paper must not cost the other millions
                problems.append((number, f"reading it failed ({error!r}). Please report this paper as a bug."))
    return Answer("".join(output).encode(), len(batch.lines), tuple(problems))


def read_here(source: Iterator[Batch], *, explain: bool = False) -> Generator[Answer, None, None]:
    """Read batches in this process, one after the other."""
    settle()
    for batch in source:
        yield read_batch(batch, explain=explain)


def read_in_processes(source: Iterator[Batch], workers: int, *, explain: bool = False) -> Generator[Answer, None, None]:
    """Read batches on ``workers`` processes; the answers come in the order of the batches.

    Raises ``WorkersDiedError`` when processes die over the same batch time and again. Close the iterator to end the
    workers before it is exhausted.
    """
    pool = _pool(workers)
    waiting: deque[tuple[Batch, Future[Answer] | None]] = deque()  # None: to be read alone, when its turn comes
    deaths = 0
    try:
        while True:
            if all(future for _, future in waiting):
                while len(waiting) < workers * AHEAD and (batch := next(source, None)) is not None:
                    waiting.append((batch, _submit(pool, batch, explain)))
            if not waiting:
                return
            batch, future = waiting[0]
            try:
                answer = (future or _submit(pool, batch, explain)).result()
            except BrokenProcessPool:
                deaths += future is None
                if deaths == _PATIENCE:
                    raise WorkersDiedError.over(batch) from None
                pool.shutdown(cancel_futures=True)
                pool = _pool(workers)
                # Any of those on their way may be to blame; which one shows when each is alone.
                waiting = deque((one, old if old and _finished(old) else None) for one, old in waiting)
                continue
            waiting.popleft()
            deaths = 0
            yield answer
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and nothing of the parent (threads, locks) is copied half-way.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Make a fresh worker ready: the vocabulary and its matcher are built once, before the first batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    settle()


def settle() -> None:
    """Make a process ready for many papers: the vocabulary is built, and garbage is not looked for in what stays."""
    _ = Vocabulary.default().matcher
    gc.freeze()


def _end_with_parent() -> None:
    """Without this a worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(pool: ProcessPoolExecutor, batch: Batch, explain: bool) -> Future[Answer]:
    """Like ``pool.submit``; a pool that broke while idle says so in the future, as one that breaks later does."""
    try:
        return pool.submit(read_batch, batch, explain=explain)
    except BrokenProcessPool as error:
        broken: Future[Answer] = Future()
        broken.set_exception(error)
        return broken


def _finished(future: Future[Answer]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
