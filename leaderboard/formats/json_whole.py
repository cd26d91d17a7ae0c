"""JSON that is read whole: numbers keep their spelling, and what is broken is told with line, column and remedy."""

from __future__ import annotations

import json
import re
from typing import Any

from leaderboard.formats.records import Place, Problem

# Longer whole numbers are kept by their spelling: Python itself refuses to read very long ones.
_MOST_DIGITS = 18
_COMMA = re.compile(r",\s*[\]}]")


class Spelled(float):
    """A number that remembers how it was spelled: 0.10 is not 0.1 to a table of results."""

    spelling: str

    def __new__(cls, spelling: str) -> Spelled:
        number = super().__new__(cls, spelling)
        number.spelling = spelling
        return number


class Repeating(dict[str, Any]):
    """An object in which a key stood twice; `repeated` is the first such key. The last value counts, as in JSON."""

    repeated: str


def parse(text: str, file: str) -> Any:
    """The value of a JSON text; a `Problem` where it is none. NaN and the infinities, which JSON lacks, are texts."""
    try:
        return json.loads(
            text, parse_float=_number, parse_int=_whole_number, parse_constant=str, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        return _broken(text, error, file)
    except RecursionError:
        return Problem(Place(file), "The brackets nest too deeply.", "Write tables as the format has them.")


def _whole_number(spelling: str) -> object:
    return int(spelling) if len(spelling) <= _MOST_DIGITS else _number(spelling)


def _number(spelling: str) -> object:
    """A number with its spelling; one that no float holds as a text."""
    number = Spelled(spelling)
    return number if abs(number) != float("inf") else spelling


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    seen: set[str] = set()
    repeating = Repeating(value)
    repeating.repeated = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return repeating


def _broken(text: str, error: json.JSONDecodeError, file: str) -> Problem:
    comma = text.rfind(",", 0, error.pos + 1)
    if comma >= 0 and _COMMA.match(text, comma) and not text[comma + 1 : error.pos].strip():
        line, column = text.count("\n", 0, comma) + 1, comma - text.rfind("\n", 0, comma)
        return Problem(
            Place(file, line),
            f"A comma stands before a closing bracket, at column {column}; JSON allows none there.",
            "Take the comma out; nothing of the file was read.",
        )
    what = error.msg[:1].lower() + error.msg[1:]
    return Problem(
        Place(file, error.lineno),
        f"The file is no JSON: {what} at column {error.colno}.",
        "Mend it there; nothing of the file was read.",
    )
