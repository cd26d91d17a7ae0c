"""What holds for every test: no network, no unexplained skip in CI, one way to a browser, an emptied ledger."""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
from collections.abc import Generator
from typing import Any

import hypothesis
import pytest

# A busy machine is no bug.
hypothesis.settings.register_profile("tidemark", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("tidemark")

# Playwright runs an event loop in the thread that the ORM is called from.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

REQUIRE_ALL = os.environ.get("TIDEMARK_REQUIRE_ALL") == "1"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


# No network -------------------------------------------------------------------------------------------------------


def _is_here(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _forbid_network(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: Python calls it before every connection and every look-up, whichever library asks.

    No OSError: code that lives with a network that is down must not live with this.
    """
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]  # text or bytes for a socket file, a tuple for a host
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise RuntimeError(f"Tests talk to this machine only, not to {address[0]}.")
    elif event == "socket.getaddrinfo" and not _is_here(args[0]):
        raise RuntimeError(f"Tests look up no host: {args[0]!r}.")


sys.addaudithook(_forbid_network)


# Skips ------------------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgresql: about PostgreSQL alone; left out on another database")
    config.addinivalue_line("markers", "sqlite: about SQLite alone; left out on another database")
    # pytest-base-url, which pytest-playwright brings, still defines its fixture the old way.
    config.addinivalue_line("filterwarnings", "ignore:Session-scoped fixtures:pytest.PytestRemovedIn10Warning")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    from django.db import connection

    others = {"postgresql", "sqlite"} - {connection.vendor}
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in others)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and CHROMIUM is None:
        pytest.skip("no Chromium on PATH (Debian and Ubuntu: apt-get install chromium)")


def _refuse_skip(report: Any) -> Any:
    """Where everything must run (CI), a test that found an excuse has failed."""
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"TIDEMARK_REQUIRE_ALL=1, and yet skipped: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


# Browser ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, quiet, and unable to reach anything but this machine."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }


# Database ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Generator[None]:
    """Before PostgreSQL drops the test database, end sessions of requests that a closed browser did not wait for."""
    yield
    from django.db import connection

    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def _emptied_ledger() -> Generator[None]:
    """Let tests that commit be emptied after: the triggers that forbid it are laid again by post_migrate."""
    from django.db import connections
    from django.test import TransactionTestCase

    from leaderboard.models import append_only

    empty = TransactionTestCase._fixture_teardown

    def remove_and_empty(self: TransactionTestCase) -> None:
        for alias in self._databases_names(include_mirrors=False):
            append_only.remove(connections[alias])
        empty(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", remove_and_empty)
        yield
