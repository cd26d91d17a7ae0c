"""A setting as its fields: the free text that a paper prints, taken apart into split, shots, regime, data and tools."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from leaderboard.ranking import SETTING_FIELDS

_SPLIT = re.compile(
    r"(?:the )?(?P<split>test(?:-(?:dev|std|clean|other|challenge))?|dev(?:elopment)?|val(?:idation)?|"
    r"mini-?val|testmini|test mini|held-out test|hidden test|leaderboard|private test|public test)(?: (?:set|split))?",
    re.IGNORECASE,
)
_SHOTS = re.compile(r"(?P<shots>(?:zero|one|two|three|four|five|few|many|full|\d{1,4})[- ]shot)", re.IGNORECASE)
_EXTRA_DATA = re.compile(r"(?:with )?(?:additional|extra|external) (?:training )?data", re.IGNORECASE)
_TOOLS = re.compile(r"with (?:tools?|code interpreter|python|search|calculator)\b.*", re.IGNORECASE)
_REGIME = re.compile(
    r"fine[- ]?tun(?:ed|ing)|linear prob(?:e|ing)|(?:semi-|self-|un|fully |weakly )?supervised|transductive|inductive|"
    r"ensemble|single model|from scratch|frozen|few-shot fine-tuned|chain-of-thought|CoT|greedy|pre-?trained",
    re.IGNORECASE,
)
_SPELLING = {"development": "dev", "validation": "val", "test mini": "testmini", "mini-val": "minival"}
_LIMIT = 100
_NOTE_LIMIT = 500


class Setting(NamedTuple):
    """Under which conditions a number was reached; "" is not stated. `note` holds what fits no field."""

    split: str = ""
    shots: str = ""
    regime: str = ""
    extra_data: str = ""
    tools: str = ""
    note: str = ""

    def fields(self) -> dict[str, str]:
        """All six, by name."""
        return self._asdict()


@lru_cache(maxsize=2048)
def parse(printed: str) -> Setting:
    """Take a printed setting apart at its semicolons. What no field understands becomes the note, unchanged."""
    setting, notes = Setting(), []
    for part in filter(None, (piece.strip() for piece in printed.split(";"))):
        if (found := _SHOTS.fullmatch(part)) and not setting.shots:
            setting = setting._replace(shots=found["shots"].lower().replace(" ", "-"))
        elif (found := _SPLIT.fullmatch(part)) and not setting.split:
            split = found["split"].lower()
            setting = setting._replace(split=_SPELLING.get(split, split))
        elif _EXTRA_DATA.fullmatch(part):
            setting = setting._replace(extra_data="yes")
        elif _TOOLS.fullmatch(part):
            setting = setting._replace(tools=part[:_LIMIT])
        elif _REGIME.fullmatch(part) and not setting.regime:
            setting = setting._replace(regime=re.sub(r"^fine tun", "fine-tun", part.lower())[:_LIMIT])
        else:
            notes.append(part)
    return setting._replace(note="; ".join(notes)[:_NOTE_LIMIT])


def of(fields: Mapping[str, str], note: str = "") -> Setting:
    """A setting whose fields are already told apart, as an imported row gives them."""
    known = {name: str(value)[:_LIMIT] for name, value in fields.items() if name in SETTING_FIELDS}
    return Setting(**known, note=note[:_NOTE_LIMIT])
