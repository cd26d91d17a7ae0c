"""Which Python `make` takes on a machine that has several, or none that serves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "environment"

WORKING = f'exec {sys.executable} "$@"'
# What a version manager leaves for a version that is not installed.
LAUNCHER = "echo 'python: command not found' >&2; exit 127"
TOO_OLD = "exit 1"
WITHOUT_VENV = f'case "$*" in *ensurepip*) exit 1 ;; esac; exec {sys.executable} "$@"'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with the shell's own tools and nothing else; tests add interpreters to its folders `a` and `b`."""
    (tmp_path / "tools").mkdir()
    for tool in ("sh", "dirname", "cat"):
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))
    return tmp_path


def install(folder: Path, **interpreters: str) -> None:
    folder.mkdir()
    for name, body in interpreters.items():
        program = folder / name.replace("_", ".")
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)


def find(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{machine}/a:{machine}/b:{machine}/tools"
    return subprocess.run(
        [SCRIPT, "find"], env={"PATH": path, **environment}, capture_output=True, text=True, check=False
    )


def test_newest_python_is_taken(machine: Path) -> None:
    install(machine / "a", python3=WORKING, python3_11=WORKING, python3_13=WORKING)
    assert find(machine).stdout == f"{machine}/a/python3.13\n"


@pytest.mark.parametrize("body", [LAUNCHER, TOO_OLD, WITHOUT_VENV], ids=["launcher", "too old", "without venv"])
def test_python_that_does_not_serve_is_passed_over_for_the_next_on_path(machine: Path, body: str) -> None:
    install(machine / "a", python3_12=body)
    install(machine / "b", python3_12=WORKING)
    assert find(machine).stdout == f"{machine}/b/python3.12\n"


def test_python_that_is_asked_for_is_taken(machine: Path) -> None:
    install(machine / "a", python3_11=WORKING, python3_13=WORKING)
    assert find(machine, PYTHON="python3.11").stdout == f"{machine}/a/python3.11\n"


def test_missing_venv_names_the_system_package(machine: Path) -> None:
    install(machine / "a", python3=WITHOUT_VENV)
    result = find(machine)
    assert result.returncode == 1
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"install the system package python{version}-venv" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_no_python_says_what_to_install(machine: Path) -> None:
    install(machine / "a", python3_14=LAUNCHER)
    result = find(machine)
    assert result.returncode == 1
    assert "Python 3.11 or newer" in result.stderr
    assert len(result.stderr.splitlines()) == 1
