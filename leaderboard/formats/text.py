"""Opening input: plain or gzip by its first bytes, streamed line by line or read whole, every byte accounted for.

What is wrong with one line is a `Problem` for that line; what keeps a file from being read at all is an `InputError`.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from leaderboard.formats.records import Place, Problem

Source = Path | str | BinaryIO
Progress = Callable[[int], object]

# Longer fields than this are refused; a line may hold several, and escapes take up to six bytes a character.
MOST_CHARACTERS = 1_000_000
MOST_LINE_BYTES = 16 * 1024 * 1024
# What is read whole must fit into memory, also when a small gzip file unpacks to a lot.
MOST_BYTES = 1024 * 1024 * 1024

_BROKEN_GZIP = (gzip.BadGzipFile, EOFError, zlib.error)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CHUNK = 64 * 1024


class InputError(Exception):
    """A file that cannot be read at all. The message is one line for people."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text without its end; `number` counts from 1."""

    number: int
    text: str


def unfit(text: str) -> tuple[str, str] | None:
    """Why a text may not be stored, and how to mend it; None where it may.

    Databases hold no NUL and no half of a surrogate pair, though JSON can spell both.
    """
    if len(text) > MOST_CHARACTERS:
        return f"The text has {len(text):,} characters.", f"At most {MOST_CHARACTERS:,} are read; shorten it."
    if "\0" in text:
        return "The text holds a NUL character.", "Take it out."
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return "The text holds half of a surrogate pair.", "Write the character in UTF-8, or as a pair."
    return None


class _Counted(io.RawIOBase):
    """A binary stream that reports how many bytes were taken from it, and leaves it open when it is closed itself."""

    def __init__(self, stream: BinaryIO, progress: Progress | None) -> None:
        self._stream = stream
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        if self._progress is not None and data:
            self._progress(len(data))
        return len(data)


class Input:
    """An opened input, to be used as a context manager. Closes what it opened, leaves open what it was handed.

    `progress` is called with the number of bytes taken since its last call, as the file holds them (compressed ones
    for gzip), so that they sum up to the file's size. Raises `InputError`, also later, where the system fails to read.
    """

    def __init__(self, source: Source, name: str | None = None, progress: Progress | None = None) -> None:
        own = isinstance(source, (str, Path))
        self.name = name or (Path(cast("str | Path", source)).name if own else _stream_name(source))
        self._own = _open(Path(cast("str | Path", source))) if own else None
        self._stream: BinaryIO | io.BufferedReader
        self._stream = io.BufferedReader(_Counted(self._own or cast(BinaryIO, source), progress), _CHUNK)
        try:
            self._begin()
        except BaseException:
            self._close()
            raise

    def _begin(self) -> None:
        start = self._peek()
        if start[:2] == b"\x1f\x8b":
            self._stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=self._stream)), _CHUNK)
            try:
                start = self._peek()
            except _BROKEN_GZIP as error:
                raise InputError(f"{self.name} is no whole gzip file: {_say(error)}. Pack it again.") from error
        if start[:2] in _UTF16:
            raise InputError(f"{self.name} is UTF-16 text. Save it as UTF-8.")

    def _peek(self) -> bytes:
        try:
            return cast(io.BufferedReader, self._stream).peek(2)
        except _BROKEN_GZIP:
            raise
        except OSError as error:
            raise InputError(f"{self.name} cannot be read: {_say(error)}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._stream.close()
        if self._own is not None:
            self._own.close()

    def head(self, size: int = _CHUNK) -> bytes:
        """The first bytes, unpacked; what was read is gone. Where a gzip file breaks off, what came before it."""
        data = b""
        try:
            while len(data) < size and (part := cast(io.BufferedReader, self._stream).read1(size - len(data))):
                data += part
        except _BROKEN_GZIP:
            pass
        except OSError as error:
            raise InputError(f"{self.name} cannot be read: {_say(error)}.") from error
        return data

    def lines(self) -> Iterator[Line | Problem]:
        """The lines in order, blank ones included; a `Problem` in place of one that is too long or is no UTF-8 text.

        A byte order mark before the first line is dropped. A gzip stream that breaks off ends with a `Problem`.
        """
        number = 0
        while True:
            number += 1
            place = Place(self.name, number)
            try:
                data = self._stream.readline(MOST_LINE_BYTES + 1)
                whole = len(data) <= MOST_LINE_BYTES
                while not whole and data and not data.endswith(b"\n"):
                    data = self._stream.readline(MOST_LINE_BYTES)
            except _BROKEN_GZIP as error:
                yield Problem(place, f"The gzip file breaks off here: {_say(error)}.", "Pack it again.")
                return
            except OSError as error:
                raise InputError(f"{self.name} cannot be read: {_say(error)}.") from error
            if not whole:
                yield Problem(place, f"The line is longer than {MOST_LINE_BYTES:,} bytes.", "Shorten it.")
            elif not data:
                return
            else:
                yield _line(data, place)

    def whole(self) -> str | Problem:
        """The whole text; a `Problem` where it is too large, broken gzip or no UTF-8 text. No byte order mark."""
        parts: list[bytes] = []
        size = 0
        try:
            while part := self._stream.read(_CHUNK):
                size += len(part)
                if size > MOST_BYTES:
                    return Problem(
                        Place(self.name), f"The file has more than {MOST_BYTES:,} bytes.", "Split it into several."
                    )
                parts.append(part)
        except _BROKEN_GZIP as error:
            return Problem(Place(self.name), f"The gzip file is broken: {_say(error)}.", "Pack it again.")
        except OSError as error:
            raise InputError(f"{self.name} cannot be read: {_say(error)}.") from error
        data = b"".join(parts)
        parts.clear()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            return _no_utf8(Place(self.name, line), error.start - (data.rfind(b"\n", 0, error.start) + 1))


def _stream_name(stream: object) -> str:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) and name else "input"


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder, not a file.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(f"{path} cannot be opened: {_say(error)}.") from error


def _line(data: bytes, place: Place) -> Line | Problem:
    if b"\0" in data:
        return Problem(place, "The line holds NUL bytes.", "Take them out, or save the file as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig" if place.line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return _no_utf8(place, error.start)
    return Line(place.line or 0, text.rstrip("\r\n"))


def _no_utf8(place: Place, byte: int) -> Problem:
    return Problem(place, f"Byte {byte + 1} of the line is no UTF-8 text.", "Save the text as UTF-8.")


def _say(error: Exception) -> str:
    text = (getattr(error, "strerror", None) or str(error) or type(error).__name__).strip().rstrip(".")
    return text[:1].lower() + text[1:]
