"""The WSGI entry: `gunicorn leaderboard.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboard.settings")

application = get_wsgi_application()

# Code stays for good, and there is much of it: without this, every few requests one waits while the garbage collector
# looks through all of it, as long as a page takes. What requests leave behind goes at once when nothing names it any
# more; it need not be looked through while the largest page is made, for the little that names itself.
get_resolver().url_patterns  # noqa: B018 - imports all views
gc.collect()
gc.freeze()
gc.set_threshold(100_000)
