"""How files that visitors send are taken: in memory, and no larger than any other request."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class KeptInMemory(MemoryFileUploadHandler):
    """Nothing that is sent to be read touches a disk. A request that is too large is refused before it is read."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - the base class's name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Raises `RequestDataTooBig`, which becomes the page that says how much is taken."""
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("The file is too large.")
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
