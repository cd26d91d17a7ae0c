"""The smoke test of `make demo`: python tests/smoke/demo.py

Clones this repository into an empty folder and runs the demo there as a newcomer would, in an environment that holds
PATH and an empty HOME and nothing else. Standard library only. Prints what it does with times; exits non-zero, with
the demo's own output, at the first thing that is not as it should be.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parents[2]
# Seconds after which it hangs. How long it takes is told, and on a usual machine is 40 and 3: machines differ by more
# than a test could allow for.
FIRST_START = 300.0
LATER_START = 60.0
STOP = 10.0
BOARD = "/benchmarks/ocrbench/"
TREND = "/benchmarks/squad-1-1/"
# Addresses and what each page must say.
PAGES = {
    "/": "Tidemark",
    "/benchmarks/": "OCRBench",
    TREND: "<svg",
    BOARD: "TextHawk2",
    "/models/?q=TextHawk2": "TextHawk2",
    "/papers/?q=TextHawk2": "TextHawk2",
    "/read/": "<textarea",
}
# What the curator corrects a number to, and why; no page says either before.
VALUE = "12.3"
REASON = "The smoke test says so"


def say(what: str) -> None:
    print(f"  {what}", flush=True)


class Failure(Exception):  # noqa: N818
    """The demo is not as it should be."""


def check(holds: object, complaint: str) -> None:
    if not holds:
        raise Failure(complaint)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Demo:
    """`make demo` in a clone, started and stopped."""

    clone: Path
    home: Path
    port: int = field(default_factory=free_port)

    def start(self, limit: float) -> float:
        """Start it and wait for its first page; returns the seconds that took, all told."""
        self.output = (self.home / "output.txt").open("w")
        begin = time.monotonic()
        self.process = subprocess.Popen(
            ["make", "demo", f"PORT={self.port}"],
            cwd=self.clone,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while not self.answers():
            took = time.monotonic() - begin
            check(self.process.poll() is None, f"it ended with status {self.process.returncode}")
            check(took < limit, f"no page after {took:.0f} s, {limit:.0f} allowed")
            time.sleep(0.05)
        took = time.monotonic() - begin
        check(took < limit, f"its first page took {took:.1f} s, {limit:.0f} allowed")
        return took

    def answers(self) -> bool:
        try:
            return bool(Browser(self.address).get("/"))
        except OSError:  # nobody listens yet
            return False

    def stop(self) -> float:
        """Stop it as Ctrl-C does, which every process of the terminal hears; returns the seconds that took."""
        begin = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(STOP)
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)):
                    return time.monotonic() - begin
            check(time.monotonic() - begin < STOP, "it was stopped, and something still answers on its port")
            time.sleep(0.05)

    def mine(self) -> float:
        """Read all papers again while nobody serves them; returns the seconds that took."""
        begin = time.monotonic()
        with (self.home / "output.txt").open("w") as output:
            done = subprocess.run(
                [self.clone / ".venv/bin/python", "manage.py", "mine"],
                cwd=self.clone,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        check(done.returncode == 0, f"mining again ended with status {done.returncode}")
        return time.monotonic() - begin

    def kill(self) -> None:
        """End whatever is left of it, when the test itself failed."""
        if hasattr(self, "process") and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(STOP)

    def said(self) -> str:
        return (self.home / "output.txt").read_text()

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.home)}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def password(self) -> str:
        found = re.search(r"as curator, password (\S+)", self.said())
        check(found, "it printed no curator's login")
        assert found
        return found[1]


class Browser:
    """Fetches pages and sends forms, keeping cookies, never through a proxy."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        return self._ask(Request(self.address + path))

    def send(self, page: str, path: str, **fields: str) -> str:
        """Send the form that `page` holds to `path`, with the hidden fields that it carries; returns the answer."""
        content = self.get(page)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', content))
        check("csrfmiddlewaretoken" in hidden, f"{page} holds no form")
        data = urlencode({**hidden, **fields}).encode()
        return self._ask(Request(self.address + path, data))

    def _ask(self, request: Request) -> str:
        try:
            with self.opener.open(request, timeout=20) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            raise Failure(f"{request.get_method()} {request.selector} gives {error.code} {error.reason}") from None

    def log_in(self, password: str) -> None:
        page = self.send("/admin/login/", "/admin/login/", username="curator", password=password)
        check("Log out" in page, "the printed login does not work")


def crawl(demo: Demo) -> str:
    """Every link of the site, followed; returns what the link checker says of it."""
    checker = Path(__file__).with_name("links.py")
    done = subprocess.run([sys.executable, checker, demo.address], stdout=subprocess.PIPE, text=True, check=False)
    check(done.returncode == 0, f"links lead nowhere, or pages lack something:\n{done.stdout}")
    return done.stdout.strip().splitlines()[-1]


def walk(demo: Demo) -> None:
    """Everything that the test asks of the demo, in order."""
    say(f"first start: {demo.start(FIRST_START):.1f} s")
    browser = Browser(demo.address)
    for path, text in PAGES.items():
        check(text in browser.get(path), f"{path} does not say {text!r}")
    for kind in ("css", "js"):
        file = re.search(rf'"(/static/[^"]+\.[0-9a-f]{{12}}\.{kind})"', browser.get(TREND))
        check(file and browser.get(file[1]), f"{TREND} names no {kind} file of the site")
    say(f"{len(PAGES)} pages fetched, and their style and script")

    say(crawl(demo))

    result = re.search(r'"(/results/\d+/)"', browser.get(BOARD))
    check(result, f"{BOARD} leads to no result")
    assert result
    check(VALUE not in browser.get(BOARD), f"{BOARD} says {VALUE} before anybody corrected anything")
    browser.log_in(demo.password)
    browser.send(result[1], f"{result[1]}decide/", verb="correct", value=VALUE, reason=REASON)
    check(REASON in browser.get(result[1]), f"{result[1]} does not say who corrected it and why")
    say(f"curator logged in; {result[1]} corrected")
    say(f"stopped in {demo.stop():.1f} s")

    say(f"papers mined again: {demo.mine():.1f} s")
    say(f"second start: {demo.start(LATER_START):.1f} s")
    for path in (BOARD, result[1]):
        check(VALUE in browser.get(path), f"the correction is gone from {path}")
    say("the correction is still there")
    say(f"stopped in {demo.stop():.1f} s")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="tidemark smoke ") as folder:
        clone, home = Path(folder, "clone"), Path(folder, "home")
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        demo = Demo(clone, home)
        try:
            walk(demo)
        except Failure as failure:
            last = "".join(f"    {line}\n" for line in demo.said().splitlines()[-40:])
            raise SystemExit(f"The demo is not as it should be: {failure}. The end of what it said:\n{last}") from None
        finally:
            demo.kill()


if __name__ == "__main__":
    sys.exit(main())
