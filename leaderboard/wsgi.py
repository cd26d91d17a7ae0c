"""The WSGI entry: `gunicorn leaderboard.wsgi`."""

import gc
import itertools
import os
from typing import Any

from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboard.settings")

application = get_wsgi_application()

# Code stays for good, and there is much of it: without this, every few requests one waits while the garbage collector
# looks through all of it, as long as a page takes.
get_resolver().url_patterns  # noqa: B018 - imports all views
gc.collect()
gc.freeze()

# What a page leaves behind goes at once when nothing names it any more; for the little that names itself the collector
# looks when the answer is sent and there is little else to look through, and not while the largest page is made. Left
# to itself it came in the middle of a page, five times, or seldom and then for a tenth of a second.
gc.set_threshold(100_000)
_ANSWERS = itertools.count(1)
_ALL_AFTER = 1_000  # answers; what was in use at the end of an earlier one is in the older generations


def _look_for_garbage(**_said: Any) -> None:
    gc.collect(0 if next(_ANSWERS) % _ALL_AFTER else 2)


request_finished.connect(_look_for_garbage)
