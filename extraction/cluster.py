"""Batches read on a Dask cluster that somebody else runs; the third way of ``extraction.stream``.

Whole batches of raw lines travel to the workers and printed answers come back, so nothing of a paper is taken apart
here. The scheduler itself notices a worker that dies and gives what it had to another. The functions that travel are
sent as code, not by name: the scheduler needs Dask alone, and a worker that has no Tidemark, or another one, says so.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import platform
import time
import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import cache
from importlib import resources
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from extraction import RULES_VERSION
from extraction.stream import AHEAD, Answer, Batch, WorkersDiedError, read_batch

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from distributed import Client, Future

#: Seconds in which a scheduler has to answer, and for which a cluster may be without any worker.
CONNECT, PATIENCE = 10.0, 30.0
#: The most batches on their way, however large the cluster: they stand in the scheduler's memory.
MOST_AHEAD = 1000
_LOOK = 1.0  # seconds between two looks at who is there

Reader = Callable[[int, tuple[bytes, ...], bool, str], Any]


class ClusterError(RuntimeError):
    """The cluster cannot read: what is wrong with it, and what to do."""


def read_on_cluster(source: Iterator[Batch], scheduler: str, *, explain: bool = False) -> Generator[Answer, None, None]:
    """Read batches on the workers of ``scheduler`` (``tcp://host:port``); the answers come in the order of the batches.

    Workers may come and go meanwhile. Raises ``ClusterError`` where Dask is missing, the scheduler does not answer or
    is lost, no worker is there for ``PATIENCE`` seconds, or one of them has other rules; ``WorkersDiedError`` when
    workers die over the same batch time and again. Close the iterator to take back what is not read yet.
    """
    with _connected(scheduler) as client:
        ask, read = _travelling()
        here, run = edition(), uuid.uuid4().hex
        _compare(client, scheduler, ask, here)
        crowd = _Crowd(client, scheduler)
        waiting: deque[tuple[Batch, Future[Any]]] = deque()

        def submit(batch: Batch, again: str = "") -> Future[Any]:
            key = f"tidemark-{run}-{batch.first}{again}"
            with _no_loss(scheduler):
                return client.submit(read, batch.first, batch.lines, explain, here, key=key, pure=False)

        while True:
            room = crowd.room()
            while len(waiting) < room and (batch := next(source, None)) is not None:
                waiting.append((batch, submit(batch)))
            if not waiting:
                return
            crowd.wait_for(waiting[0][1])
            answers = _gathered(client, scheduler, waiting)
            if answers is None:
                # The scheduler blames a death on all that the worker had; what is alone there is to blame.
                for _, future in waiting:
                    crowd.wait_for(future)
                batch = waiting[0][0]
                alone = deque([(batch, submit(batch, "-alone"))])
                crowd.wait_for(alone[0][1])
                answers = _gathered(client, scheduler, alone)
                if answers is None:
                    raise WorkersDiedError.over(batch)
            for answer in answers:
                waiting.popleft()
                if not isinstance(answer, Answer):
                    raise ClusterError(_other(scheduler, dict([answer]), here))
                yield answer


@cache
def edition() -> str:
    """Which rules these are: their version, and a digest of the package's files, code and vocabulary alike."""
    digest = hashlib.sha256()
    for name, content in _files(resources.files("extraction"), ""):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"{RULES_VERSION} ({digest.hexdigest()[:12]})"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{path}/{one.name}"
        if one.is_dir():
            yield from _files(one, name)
        elif name.endswith((".py", ".toml")):
            yield name, one.read_bytes()


def read_there(first: int, lines: tuple[bytes, ...], explain: bool) -> Answer:
    """On a worker: read one batch."""
    return read_batch(Batch(first, lines), explain=explain)


def _travelling() -> tuple[Callable[[], str], Reader]:
    """What is sent to the workers as code, since these functions have no name that a module could be asked for.

    The first says which rules a worker has. The second reads a batch, or returns the worker's address and its rules
    where they are not those of the caller: a worker may join at any time, and must not mix its readings with theirs.
    """

    def ask() -> str:
        try:
            from extraction.cluster import edition
        except ImportError as error:
            return f"none: {error}"
        return edition()

    def read(first: int, lines: tuple[bytes, ...], explain: bool, expected: str) -> Any:
        if (there := ask()) != expected:
            from distributed import get_worker

            return get_worker().address, there
        from extraction.cluster import read_there

        return read_there(first, lines, explain)

    return ask, read


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            f"reading on a cluster needs Dask, which is not installed ({error}). Run: pip install 'tidemark[dask]'"
        ) from None
    # A line may be longer than what Dask warns of, and is right to travel all the same.
    with _quiet(), dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
        asyncio.run(_answering(scheduler))
        with _no_loss(scheduler):
            client = Client(scheduler, timeout=CONNECT, set_as_default=False, name="tidemark")
        with client:
            yield client


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence Dask's log: what goes wrong is told once, by us, and a worker that dies is nothing to be told of."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    levels = {name: logging.getLogger(name).level for name in names}
    try:
        for name in names:  # each has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL)
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


async def _answering(scheduler: str) -> None:
    """Return when a scheduler answers there; a client of Dask would wait for ever for somebody who says nothing."""
    from distributed import Security
    from distributed.core import rpc

    try:
        async with asyncio.timeout(CONNECT):
            async with rpc(scheduler, connection_args=Security().get_connection_args("client")) as remote:
                kind = (await remote.identity())["type"]
    except (OSError, ValueError, TypeError) as error:
        reason = str(error) or f"waited {CONNECT:.0f} s"
        raise ClusterError(
            f"no Dask scheduler answers at {scheduler} ({reason}). Start one with: dask scheduler"
        ) from None
    if kind != "Scheduler":
        raise ClusterError(f"at {scheduler} is a {kind.lower()} of Dask. Give the address of its scheduler")


@contextmanager
def _no_loss(scheduler: str) -> Iterator[None]:
    try:
        yield
    except (OSError, CancelledError):  # the scheduler's own "cancelled" comes of losing it, too
        raise ClusterError(_lost(scheduler)) from None


def _lost(scheduler: str) -> str:
    return f"the connection to the scheduler at {scheduler} was lost. See whether it still runs, and begin again"


def _compare(client: Client, scheduler: str, ask: Callable[[], str], here: str) -> None:
    """Raise ``ClusterError`` unless everybody there runs this Python and these rules."""
    with _no_loss(scheduler):
        versions = cast(dict[str, Any], client.get_versions())
        python = {name: one["host"]["python"] for name, one in versions["workers"].items() if one}
        python["the scheduler"] = versions["scheduler"]["host"]["python"]
        mine = platform.python_version_tuple()[:2]
        other = {name: one for name, one in python.items() if tuple(one.split(".")[:2]) != mine}
        if other:
            name, one = min(other.items())
            raise ClusterError(
                f"{name} runs Python {one.removesuffix('.final.0')}, and here is {'.'.join(mine)}. "
                "Run the same Python on both sides"
            )
        editions = client.run(ask, on_error="ignore")
    if any(one != here for one in editions.values()):
        raise ClusterError(_other(scheduler, editions, here))


def _other(scheduler: str, editions: dict[str, str], here: str) -> str:
    """What to say of the workers whose rules, by address, are not those of here."""
    others = {name: one for name, one in editions.items() if one != here}
    name, there = min(others.items())
    who = f"the worker {name} of {scheduler}" + (f" (and {len(others) - 1} more)" if len(others) > 1 else "")
    if there.startswith("none: "):
        return (
            f"{who} has no extraction of Tidemark that it can import ({there.removeprefix('none: ')}). "
            "Install the same Tidemark on every worker, or put its folder on their PYTHONPATH"
        )
    return f"{who} reads by the rules {there}, and here they are {here}. Install the same Tidemark everywhere"


class _Crowd:
    """Who is there to read, looked up now and then."""

    def __init__(self, client: Client, scheduler: str) -> None:
        self._client, self._scheduler = client, scheduler
        self._threads = 0
        self._seen = time.monotonic()  # when somebody was there
        self._next = self._seen

    def room(self) -> int:
        """How many batches may be on their way: some for each thread, so that none waits for the next."""
        self._look()
        return min(MOST_AHEAD, AHEAD * max(1, self._threads))

    def wait_for(self, future: Future[Any]) -> None:
        """Return when ``future`` is done, well or not; raise ``ClusterError`` when nobody is left to see to it."""
        from distributed import wait

        while not future.done():
            with _no_loss(self._scheduler), suppress(TimeoutError), self._client.as_current():
                wait([future], timeout=_LOOK)
            self._look()

    def _look(self) -> None:
        if (now := time.monotonic()) < self._next:
            return
        self._next = now + _LOOK
        if self._client.status != "running":
            raise ClusterError(_lost(self._scheduler))
        with _no_loss(self._scheduler):
            self._threads = sum(self._client.nthreads().values())
        if self._threads:
            self._seen = now
        elif now - self._seen > PATIENCE:
            raise ClusterError(
                f"the cluster at {self._scheduler} has had no worker for {PATIENCE:.0f} s. "
                f"Start some with: dask worker {self._scheduler}"
            )


def _gathered(
    client: Client, scheduler: str, waiting: deque[tuple[Batch, Future[Any]]]
) -> list[Answer | tuple[str, str]] | None:
    """What is done at the head of the queue, fetched at one go; None when workers died over some of it too often."""
    from distributed.scheduler import KilledWorker

    done = list(takewhile(lambda one: one[1].status == "finished", waiting)) or [waiting[0]]
    try:
        with _no_loss(scheduler):
            return cast(list[Answer | tuple[str, str]], client.gather([future for _, future in done]))
    except KilledWorker:
        return None
