"""What holds for the repository as a whole, whichever part of it changes."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.template import engines
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from leaderboard.models import Text
from tests.factories import make_text

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("requirements/*.txt"))

# URL names that no test needs to visit, each with its reason.
EXEMPT: dict[str, str] = {"v1:api-root": "ninja's own root, in whose place the guide stands"}


@cache
def tracked_files() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


# The ground -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)], ids=["IPv4", "IPv6"])
def test_no_test_connects_beyond_this_machine(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as client, pytest.raises(RuntimeError, match="Tests"):
        client.connect(address)


def test_no_test_looks_up_a_host() -> None:
    with pytest.raises(RuntimeError, match="Tests"):
        socket.getaddrinfo("tidemark.example", 443)


def test_tests_do_connect_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after another"])
def test_tests_that_commit_start_from_an_empty_ledger_that_refuses_deletion(turn: str) -> None:
    assert Text.objects.count() == 0, turn
    text = make_text()
    with pytest.raises(IntegrityError):
        text.delete()


@pytest.mark.django_db
def test_every_model_change_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_system_checks_are_clean() -> None:
    call_command("check", fail_level="WARNING")


def test_imports_follow_the_layers() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_extraction_imports_only_the_standard_library_and_its_matchers() -> None:
    allowed = sys.stdlib_module_names | {"extraction", "regex", "ahocorasick_rs"}
    imported = {
        (str(path.relative_to(ROOT)), module)
        for path in ROOT.glob("extraction/**/*.py")
        for module in imported_roots(ast.parse(path.read_text()))
    }
    assert {one for one in imported if one[1] not in allowed} == {
        ("extraction/cluster.py", "dask"),  # an optional extra, imported only where a cluster is asked for
        ("extraction/cluster.py", "distributed"),
    }


def imported_roots(tree: ast.AST) -> Iterator[str]:
    """The first part of every absolute import's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize(
    "name",
    [
        str(path.relative_to(folder))
        for folder in ROOT.glob("leaderboard/templates")
        for path in sorted(folder.rglob("*.*"))
        if path.is_file()
    ],
)
def test_template_compiles(name: str) -> None:
    engines["django"].get_template(name)


# Locks and files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_pins_every_package_with_hashes_and_names_no_host(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "index-url" not in text
    pins = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[a-z0-9._\[\],-]+==\S+( ; .+)? \\", line)] == []
    assert len(re.findall(r"==\S+(?: ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", text)) == len(pins)


def test_tests_run_on_the_very_packages_of_the_demo() -> None:
    demo, test = ((ROOT / f"requirements/{name}.txt").read_text() for name in ("demo", "test"))
    pinned = re.compile(r"^([a-z0-9._-]+)(?:\[.+\])?==(\S+)", re.MULTILINE)
    assert dict(pinned.findall(demo)).items() <= dict(pinned.findall(test)).items()


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(rb"(?<![\w.~<>)}\]])/(?:work|root|home|Users)/\w")
    naming = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix not in {".png", ".gz", ".jpg", ".ico"} and place.search(path.read_bytes())
    ]
    assert naming == []


# Addresses --------------------------------------------------------------------------------------------------------


def url_names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every name of the site's own addresses; Django's admin has its own tests."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name
        elif pattern.namespace != "admin":
            yield from url_names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def reached(tree: ast.AST) -> Iterator[str]:
    """The URL names that a test's text reaches for: as an address, or as reverse("name").

    What an f-string fills in is taken for 1, and for nothing at its start: f"{live_server.url}/benchmarks/".
    """
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="reverse"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Constant(value=str(text)):
                yield from view_name(text)
            case ast.JoinedStr(values=[first, *rest]):
                start = first.value if isinstance(first, ast.Constant) else ""
                parts = [part.value if isinstance(part, ast.Constant) else "1" for part in rest]
                yield from view_name("".join(map(str, [start, *parts])))


def view_name(text: str) -> Iterator[str]:
    """The name of the view at an address, if the text is one."""
    if text.startswith("/"):
        with suppress(Resolver404):
            yield resolve(text.partition("?")[0].partition("#")[0]).view_name


def test_every_address_is_visited_by_some_test_or_exempt_with_a_reason() -> None:
    names = set(url_names(get_resolver()))
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    visited = {name for path in tests for name in reached(ast.parse(path.read_text()))}
    assert names - visited - EXEMPT.keys() == set()
    assert EXEMPT.keys() - names == set(), "exempt, yet no longer an address"
    assert EXEMPT.keys() & visited == set(), "exempt, yet visited"


def test_an_installed_package_brings_its_data_along():
    """What is no Python and belongs to a package is named in ``[tool.setuptools.package-data]``."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    brought = [
        folder / one
        for package, patterns in settings["package-data"].items()
        for folder in [ROOT / package]
        for pattern in patterns
        for one in folder.glob(pattern)
    ]
    forgotten = [
        path
        for path in tracked_files()
        if {"extraction", "leaderboard"} & set(path.relative_to(ROOT).parts[:1])
        and path.suffix != ".py"
        and not any(path.is_relative_to(one) for one in brought)
    ]
    assert not forgotten
