"""The pictures of `README.md` and `docs/curation*.md`, made anew from the demo's own data: `make pictures`.

A database of its own is filled from `fixtures/`. Each picture is one address in a real Chromium, as a reader or a
curator sees it, with what was typed and which keys were pressed there.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page, the window, and what was done before it is taken.

    `typed` is put into the fields with these labels, and sent; then the keys are pressed; then the page is scrolled
    until `top` is where the window begins.
    """

    name: str
    address: str
    reader: bool = False  # else a curator
    typed: Mapping[str, str] = field(default_factory=dict)
    keys: Sequence[str] = ()
    top: str = ""
    width: int = 1280
    height: int = 800
    scheme: Any = "light"


LANTERN = (
    "We introduce LanternNet, a compact vision-language model with 7B parameters that reads charts, receipts and"
    " scanned pages at their own resolution. Trained in 2025 on 1.2 million documents, LanternNet reaches 81.3%"
    " accuracy on OCRBench and 91.7% ANLS on DocVQA. On ChartQA it attains 83.1% accuracy, compared with 79.4%"
    " for Qwen-VL, a gain of 3.7 points, while running 3.5x faster."
)
TEXTHAWK = "texthawk2-a-large-vision-language-model-excels-in-bilingual-ocr-and-grounding-with-16x-fewer-tokens"

PICTURES = (
    Picture("home", "/", reader=True),
    Picture("board", "/benchmarks/squad-1-1/", reader=True, height=1240),
    Picture("evidence", f"/papers/{TEXTHAWK}/", reader=True),
    Picture(
        "read",
        "/read/",
        reader=True,
        typed={"Title": "LanternNet: reading by lantern light", "Text": LANTERN},
        top="#seen",
    ),
    Picture("queue", "/curate/?source=own"),
    Picture("queue-candidate", "/curate/?source=own&reason=unconfirmed-benchmark", height=980),
    Picture("queue-reject", "/curate/?source=own&reason=unconfirmed-benchmark", keys=("r",)),
    Picture("queue-correct", "/curate/?source=own", keys=("e",)),
    Picture("queue-bulk", "/curate/bulk/?source=own&reason=unconfirmed-benchmark"),
    Picture("merge", "/curate/merge/?kind=system"),
    Picture("merge-preview", "/curate/merge/preview/?kind=system&merge=3-layer+AWD-LSTM&into=AWD-LSTM", height=900),
    Picture("queue-phone", "/curate/?source=own&reason=unconfirmed-model", width=390, height=780, scheme="dark"),
)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        return


@contextmanager
def site(folder: str) -> Iterator[tuple[str, str]]:
    """A filled site on loopback: its address, and the session of a curator."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = str(Path(folder) / "pictures.sqlite3")
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    from leaderboard.wsgi import application

    call_command("migrate", verbosity=0)
    call_command("import_fixtures", stdout=sys.stderr)
    curator = User.objects.create_superuser("ada")
    client = Client()
    client.force_login(curator, backend="django.contrib.auth.backends.ModelBackend")
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", client.cookies["sessionid"].value
    server.shutdown()


def take(page: Page, picture: Picture) -> None:
    """Type, press the keys, scroll, and write the file."""
    for label, text in picture.typed.items():
        page.get_by_label(label, exact=True).fill(text)
    if picture.typed:
        page.get_by_role("main").locator("button[type=submit]").click()
        page.wait_for_load_state()
    for key in picture.keys:
        page.keyboard.press(key)
    if picture.top:
        page.locator(picture.top).evaluate(
            "(element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24)"
        )
    page.wait_for_timeout(200)
    page.screenshot(path=IMAGES / f"{picture.name}.png")


def main() -> None:
    """Make every picture, or those named on the command line."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    wanted = [picture for picture in PICTURES if picture.name in (sys.argv[1:] or [each.name for each in PICTURES])]
    with tempfile.TemporaryDirectory() as folder, site(folder) as (address, session), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for picture in wanted:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                reduced_motion="reduce",
            )
            if not picture.reader:
                context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
            page = context.new_page()
            page.goto(address + picture.address)
            take(page, picture)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
