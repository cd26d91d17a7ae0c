"""Where the reference data is, if it is here: labelled papers, corpora and dumps that are no part of the repository.

``TIDEMARK_REFERENCE`` names the folder; without it, ``../shared`` beside the repository is tried. A test that needs it
carries ``@needs_reference`` and skips with the reason, or fails where ``TIDEMARK_REQUIRE_ALL=1`` forbids skipping.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
_MARKS = ("gold/score.py", "formats.md")


def reference_directory() -> Path | None:
    """The folder with the reference data, or ``None`` where there is none that holds what it should."""
    directory = Path(os.environ.get("TIDEMARK_REFERENCE") or ROOT.parent / "shared")
    return directory if all((directory / mark).is_file() for mark in _MARKS) else None


def missing_reference() -> str | None:
    """Why the reference data cannot be used, in a sentence, or ``None`` if it can."""
    if reference_directory() is not None:
        return None
    return (
        "The reference data is not here: set TIDEMARK_REFERENCE to the folder that holds gold/score.py and formats.md."
    )


def required() -> bool:
    """Whether this run forbids skipping for want of something outside the repository."""
    return os.environ.get("TIDEMARK_REQUIRE_ALL") == "1"


def needs_reference(test: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a test or a class of tests that reads the reference data."""
    if required():
        return test  # without the data it fails by itself, through ``reference()``
    reason = missing_reference()
    return pytest.mark.skipif(reason is not None, reason=reason or "")(test)


def reference(path: str = "") -> Path:
    """A file or folder of the reference data; fails the test where it is not here."""
    directory = reference_directory()
    if directory is None:
        pytest.fail(missing_reference() or "")
    return directory / path
