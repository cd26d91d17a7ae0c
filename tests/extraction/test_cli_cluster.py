"""``python -m extraction --scheduler``: a Dask cluster answers as one process does, killed workers included.

Schedulers, workers and the command are real processes on this machine.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil
import pytest

from extraction.stream import AHEAD, batches, read_here
from tests.reference import ROOT

COMMAND = [sys.executable, "-m", "extraction"]
#: The command with its two patiences cut short.
HASTY = [
    sys.executable,
    "-c",
    "import sys; from extraction import cluster; from extraction.__main__ import main\n"
    "cluster.CONNECT = cluster.PATIENCE = 2\nsys.exit(main())",
]


def paper(number: int) -> bytes:
    abstract = f"HaloNet-{number} reaches {number % 89 + 10}.4% accuracy on OCRBench. We study {number} maps."
    return json.dumps({"id": number, "title": f"Reading Maps {number}", "abstract": abstract}).encode() + b"\n"


@pytest.fixture(scope="module")
def corpus() -> list[bytes]:
    return [b"{oops\n" if number % 97 == 13 else paper(number) for number in range(1, 3001)]


@pytest.fixture(scope="module")
def expected(corpus: list[bytes]) -> tuple[bytes, list[str]]:
    """What one process makes of the corpus: its output, and the lines that it refuses."""
    answers = list(read_here(batches(io.BytesIO(b"".join(corpus)))))
    problems = [f"standard input, line {number}: {told}" for answer in answers for number, told in answer.problems]
    return b"".join(answer.output for answer in answers), problems


def until(holds: Callable[[], Any], seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)
    return found


class Cluster:
    """A scheduler and its workers, each a process of its own, ended with the block."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder, self._settings, self._stack = folder, settings, ExitStack()
        self._count = 0

    def __enter__(self) -> Cluster:
        file = self._folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        self.address: str = until(lambda: file.is_file() and file.read_text() and json.loads(file.read_text()))[
            "address"
        ]
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def worker(self, *more: str, python_path: Path | None = ROOT) -> subprocess.Popen[bytes]:
        """A worker that has been taken on."""
        process = self._start("worker", self.address, "--nthreads", "1", *more, python_path=python_path)
        until(lambda: b"Registered to" in (self._folder / f"{self._count}.log").read_bytes())
        return process

    def _start(self, kind: str, *arguments: str, python_path: Path | None = None) -> subprocess.Popen[bytes]:
        self._count += 1
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | self._settings
        if python_path is not None:
            environment["PYTHONPATH"] = str(python_path)
        log = self._stack.enter_context((self._folder / f"{self._count}.log").open("wb"))
        module = f"distributed.cli.dask_{kind}"
        own = ("--local-directory", str(self._folder)) if kind == "worker" else ()
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments, "--host", "127.0.0.1", "--no-dashboard", *own],
            cwd=self._folder,
            env=environment,
            stderr=log,
            start_new_session=True,
        )
        self._stack.callback(_end, process)
        return process


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    with Cluster(folder) as made:
        yield made


@contextmanager
def running(target: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """The command, which writes to ``target`` whatever it has, and its standard input."""
    with (
        target.open("wb") as out,
        subprocess.Popen(
            [*COMMAND, "-", *arguments], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE, cwd=ROOT
        ) as command,
    ):
        assert command.stdin is not None
        try:
            yield command, command.stdin
        finally:
            command.kill()


def begin(given: IO[bytes], lines: list[bytes], target: Path) -> None:
    """Give the command enough to read that it must answer the first of it, and wait until it has."""
    given.write(b"".join(lines))
    given.flush()
    until(lambda: target.stat().st_size)


def settled(path: Path) -> bool:
    """Whether a file has stopped growing for a second."""
    before = path.stat().st_size
    time.sleep(1)
    return path.stat().st_size == before


def run(
    *arguments: str, given: bytes = b"", command: list[str] = HASTY, seconds: float = 60
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*command, "-", *arguments], input=given, capture_output=True, cwd=ROOT, check=False, timeout=seconds
    )


def test_two_workers_answer_as_one_process_does(
    cluster: Cluster, corpus: list[bytes], expected: tuple[bytes, list[str]]
):
    cluster.worker("--no-nanny")
    cluster.worker("--no-nanny")
    done = run("--scheduler", cluster.address, given=b"".join(corpus))
    assert done.returncode == 1
    assert (done.stdout, done.stderr.decode().splitlines()) == expected
    explained = run("--scheduler", cluster.address, "--explain", given=paper(1))
    assert (explained.returncode, b"rule level" in explained.stdout) == (0, True)


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    cluster: Cluster, corpus: list[bytes], expected: tuple[bytes, list[str]], tmp_path: Path
):
    target = tmp_path / "claims.jsonl"
    victim = cluster.worker("--no-nanny")
    cluster.worker("--no-nanny")
    with running(target, "--scheduler", cluster.address) as (command, given):
        begin(given, corpus[:1500], target)
        victim.send_signal(signal.SIGSTOP)  # from now on it keeps what it is given
        with ThreadPoolExecutor() as thread:  # the command takes no more than it can have on its way
            rest = thread.submit(command.communicate, b"".join(corpus[1500:]), timeout=60)
            until(lambda: settled(target))
            waits = command.poll() is None
            victim.send_signal(signal.SIGKILL)
            told = rest.result()[1]
    assert waits, "all was read without the worker that was to die"
    assert command.returncode == 1
    assert (target.read_bytes(), told.decode().splitlines()) == expected


def test_workers_of_which_the_last_was_killed_may_be_replaced(
    cluster: Cluster, corpus: list[bytes], expected: tuple[bytes, list[str]], tmp_path: Path
):
    target = tmp_path / "claims.jsonl"
    victim = cluster.worker("--nanny")  # it starts another by itself
    nannied = until(lambda: _children(victim.pid))
    with running(target, "--scheduler", cluster.address) as (command, given):
        begin(given, corpus[:1500], target)
        for pid in nannied:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert command.communicate(b"".join(corpus[1500:]), timeout=60)[1].decode().splitlines() == expected[1]
    assert target.read_bytes() == expected[0]


def _children(pid: int) -> list[int]:
    return [one.pid for one in psutil.Process(pid).children() if "spawn_main" in " ".join(one.cmdline())]


def test_only_so_many_batches_are_on_their_way(cluster: Cluster):
    cluster.worker("--no-nanny")
    program = (
        "import io, sys\n"
        "from extraction.cluster import read_on_cluster\n"
        "from extraction.stream import Batch\n"
        "line = sys.stdin.buffer.read()\n"
        "taken, answered, most = 0, 0, 0\n"
        "def source():\n"
        "    global taken, most\n"
        "    for number in range(1, 101):\n"
        "        taken += 1\n"
        "        most = max(most, taken - answered)\n"
        "        yield Batch(number, (line,))\n"
        "for answer in read_on_cluster(source(), sys.argv[1]):\n"
        "    answered += 1\n"
        "print(answered, most)\n"
    )
    done = run(cluster.address, command=[sys.executable, "-c", program.replace("argv[1]", "argv[2]")], given=paper(1))
    assert done.stdout.split() == [b"100", str(AHEAD).encode()], done.stderr


def test_a_batch_that_kills_every_worker_is_a_clear_failure_and_what_they_read_beside_it_is_not_blamed(tmp_path: Path):
    deadly = tmp_path / "deadly.py"
    deadly.write_text(
        "import os, time\n"
        "from extraction import stream\n"
        "def read_line(line, *, explain=False):\n"
        "    if line == b'slow\\n':\n"
        "        time.sleep(1)\n"
        "    return os._exit(9) if line == b'deadly' else 'read\\n'\n"
        "stream.read_line = read_line\n"
    )
    with Cluster(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster:
        cluster.worker("--nanny", "--nthreads", "2", "--preload", str(deadly))
        given = b"good\n" * 99 + b"slow\n" + b"deadly"
        done = run("--scheduler", cluster.address, given=given, command=COMMAND)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr.decode()
    told = done.stderr.decode()
    assert "died again and again over lines 101 to 101" in told
    assert done.stdout == b"read\n" * 100


@pytest.fixture
def other_rules(tmp_path: Path) -> Path:
    """A Tidemark whose rules differ, by as little as may be."""
    folder = tmp_path / "other"
    shutil.copytree(ROOT / "extraction", folder / "extraction", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "extraction" / "weights.toml").open("a") as weights:
        weights.write("# another\n")
    return folder


def test_workers_with_other_rules_do_not_read(cluster: Cluster, other_rules: Path):
    cluster.worker("--no-nanny", python_path=other_rules)
    done = run("--scheduler", cluster.address, given=paper(1))
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert "reads by the rules" in told
    assert "Install the same Tidemark everywhere." in told


def test_a_worker_with_other_rules_that_joins_later_does_not_read_either(
    cluster: Cluster, other_rules: Path, corpus: list[bytes], expected: tuple[bytes, list[str]], tmp_path: Path
):
    target = tmp_path / "claims.jsonl"
    cluster.worker("--no-nanny")
    with running(target, "--scheduler", cluster.address) as (command, given):
        begin(given, corpus[:1500], target)
        cluster.worker("--no-nanny", python_path=other_rules)
        told = command.communicate(b"".join(corpus[1500:]), timeout=60)[1].decode()
    assert command.returncode == 2
    assert "reads by the rules" in told.splitlines()[-1]
    assert expected[0].startswith(target.read_bytes())


def test_workers_that_cannot_import_the_extraction_are_named(cluster: Cluster):
    cluster.worker("--no-nanny", python_path=None)
    done = run("--scheduler", cluster.address, given=paper(1))
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert "No module named 'extraction'" in told
    assert "PYTHONPATH" in told


def test_a_cluster_without_workers_is_told_of(cluster: Cluster):
    done = run("--scheduler", cluster.address, given=paper(1))
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert f"has had no worker for 2 s. Start some with: dask worker {cluster.address}." in told


def test_a_scheduler_that_is_lost_in_the_middle_is_told_of(cluster: Cluster, corpus: list[bytes], tmp_path: Path):
    target = tmp_path / "claims.jsonl"
    cluster.worker("--no-nanny")
    with running(target, "--scheduler", cluster.address) as (command, given):
        begin(given, corpus[:1500], target)
        cluster.scheduler.kill()
        told = command.communicate(b"".join(corpus[1500:]), timeout=60)[1].decode()
    assert command.returncode == 2
    assert f"the connection to the scheduler at {cluster.address} was lost" in told.splitlines()[-1]
    assert "Traceback" not in told


@pytest.mark.parametrize("listens", [False, True], ids=["nobody", "somebody who never speaks"])
def test_a_scheduler_that_does_not_answer_is_not_waited_for(listens: bool):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        if not listens:
            server.close()
        done = run("--scheduler", address, given=paper(1), seconds=20)
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert f"no Dask scheduler answers at {address} (waited 2 s)" in told


def test_a_worker_is_no_scheduler(cluster: Cluster):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    cluster.worker("--no-nanny", "--worker-port", str(port))
    done = run("--scheduler", f"tcp://127.0.0.1:{port}", given=paper(1))
    assert done.returncode == 2
    assert b"is a worker of Dask. Give the address of its scheduler." in done.stderr


def test_without_dask_it_says_how_to_get_it():
    program = "import sys; sys.modules['distributed'] = None\nfrom extraction.__main__ import main\nsys.exit(main())"
    done = run("--scheduler", "tcp://127.0.0.1:8786", command=[sys.executable, "-c", program], given=paper(1))
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert "pip install 'tidemark[dask]'" in told


def test_workers_and_a_scheduler_are_one_too_many():
    done = run("--workers", "2", "--scheduler", "tcp://127.0.0.1:8786", command=COMMAND)
    assert done.returncode == 2
    assert b"argument --scheduler: not allowed with argument --workers" in done.stderr


@pytest.mark.parametrize(
    "address", ["", "tidemark", "http://127.0.0.1:8787", "tcp://127.0.0.1", "tcp://127.0.0.1:port"]
)
def test_what_is_no_address_is_refused_at_once(address: str):
    done = run("--scheduler", address, command=COMMAND)
    assert done.returncode == 2
    assert b"is no address of a Dask scheduler, such as tcp://127.0.0.1:8786." in done.stderr
