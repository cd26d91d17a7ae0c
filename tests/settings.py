"""The site's settings, made fit for tests: the demo's plain http on loopback, a database of their own, no waiting."""

import os
import secrets

import dj_database_url

# What a developer's shell says about other sites must not reach the tests.
for _name in [name for name in os.environ if name.startswith("TIDEMARK_")]:
    if _name not in {"TIDEMARK_REFERENCE", "TIDEMARK_REQUIRE_ALL"}:
        del os.environ[_name]
os.environ |= {"TIDEMARK_DEMO": "1", "TIDEMARK_SECRET_KEY": secrets.token_urlsafe(64)}

from leaderboard.settings import *  # noqa: E402, F403

if _url := os.environ.get("TEST_DATABASE_URL"):
    DATABASES = {"default": dj_database_url.parse(_url)}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
# Files straight from where they are written, without a manifest.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
