"""Static files that come out of installed packages: of the `plotly` wheel, the one script that charts need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "plotly.min.js"
PREFIX = "plotly"


def _folder() -> Path:
    """Where the wheel keeps its bundle; found without importing plotly, which is slow."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise RuntimeError("The plotly package is not installed; charts need it. Install requirements/demo.txt.")
    return Path(spec.origin).parent / "package_data"


class PlotlyFinder(BaseFinder):
    """Serves `plotly/plotly.min.js` out of the installed wheel, and nothing else of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=_folder())
        # collectstatic puts a storage's files below this folder of STATIC_ROOT.
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]
        super().__init__()

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = str(_folder() / NAME) if path == f"{PREFIX}/{NAME}" else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        yield NAME, self.storage
