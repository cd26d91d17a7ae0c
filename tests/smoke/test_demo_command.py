"""What `manage.py demo` prepares and says before it becomes the server; tests/smoke/demo.py runs the whole."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from leaderboard.management.commands import demo


@pytest.fixture
def served(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that would have been served; the shipped data stays out."""
    addresses: list[str] = []

    def note(listener: socket.socket) -> None:
        addresses.append("http://{}:{}/".format(*listener.getsockname()))
        listener.close()

    settings.STATE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    monkeypatch.setattr(demo, "_become_server", note)
    monkeypatch.setattr(demo, "connections", SimpleNamespace(close_all=lambda: None))
    monkeypatch.setattr(demo.Command, "_import_fixtures", lambda self: None)
    return addresses


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def password_in(output: str) -> str:
    found = re.search(r"as curator, password (\S+)", output)
    assert found, output
    return found[1]


def test_demo_refuses_to_run_with_the_settings_of_a_real_site(settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="make demo"):
        call_command("demo")


def test_taken_port_is_named_with_a_way_out(served: list[str], taken: int) -> None:
    with pytest.raises(CommandError, match=rf"Port {taken} cannot be used .*PORT="):
        call_command("demo", port=taken)
    assert served == []


@pytest.mark.parametrize("port", [-1, 70_000])
def test_impossible_port_is_refused(served: list[str], port: int) -> None:
    with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
        call_command("demo", port=port)


@pytest.mark.django_db
def test_without_a_port_the_next_free_one_is_served_and_named(
    served: list[str], taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "FIRST_PORT", taken)
    call_command("demo")
    assert served
    assert served != [f"http://127.0.0.1:{taken}/"]
    output = capsys.readouterr().out
    assert f"Port {taken} is taken" in output
    assert served[0] in output


@pytest.mark.django_db
def test_second_demo_of_a_folder_is_refused_and_names_the_first(served: list[str]) -> None:
    call_command("demo", port=0)
    with pytest.raises(CommandError, match=f"running already: {re.escape(served[0])}"):
        call_command("demo", port=0)


@pytest.mark.django_db
def test_curator_gets_a_new_password_each_time_and_only_the_last_one_works(
    served: list[str], tmp_path: Path, settings, client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo", port=0)
    first = password_in(capsys.readouterr().out)
    settings.STATE_DIR = tmp_path / "another"
    call_command("demo", port=0)
    second = password_in(capsys.readouterr().out)

    assert first != second
    assert not client.login(username="curator", password=first)
    assert client.login(username="curator", password=second)
    assert get_user_model().objects.count() == 1


@pytest.mark.django_db
def test_what_pages_load_is_laid_out_below_the_state_folder(served: list[str], tmp_path: Path) -> None:
    call_command("demo", port=0)
    assert (tmp_path / "static" / "plotly" / "plotly.min.js").is_file()
    assert (tmp_path / "static" / "admin").is_dir()
