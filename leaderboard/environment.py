"""What the settings read from outside: environment variables and the machine's own secret key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the environment variable says yes (1, true, yes, on); `default` where it is unset or empty."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """The environment variable split at commas, blanks dropped."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key(state: Path) -> str:
    """`TIDEMARK_SECRET_KEY`, else the key of this machine: a file in `state`, made once, readable by its owner only."""
    given = os.environ.get("TIDEMARK_SECRET_KEY", "")
    if given:
        return given
    path = state / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    state.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process made it between the two calls
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key := secrets.token_urlsafe(64))
    return key
