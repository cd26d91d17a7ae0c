"""The site's settings for measuring: as in production, but for plain http from this machine."""

from __future__ import annotations

import os

os.environ.setdefault("TIDEMARK_HOSTS", "127.0.0.1")

from leaderboard.settings import *  # noqa: F403

SECURE_SSL_REDIRECT = False
