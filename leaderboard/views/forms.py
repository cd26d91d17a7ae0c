"""What a person types into the site's two forms, kept as typed beside what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaderboard.models import Result
from leaderboard.ranking import SETTING_FIELDS
from leaderboard.services import acts

LABELS: Mapping[str, str] = {
    "value": "Value",
    "unit": "Unit",
    "kind": "Kind",
    "qualifier": "How exact",
    "system": "Model",
    "benchmark": "Benchmark",
    "metric": "Metric",
    "split": "Split",
    "shots": "Shots",
    "regime": "Regime",
    "extra_data": "Extra data",
    "tools": "Tools",
    "note": "Note",
}
_CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "unit": (("", "none"), ("%", "%"), ("points", "points")),
    "kind": (("score", "a score"), ("delta", "a gain or drop")),
    "qualifier": (
        ("exact", "exact"),
        ("about", "about"),
        ("up_to", "up to"),
        ("at_least", "at least"),
        ("range", "a range"),
    ),
}
_SETTING = (*SETTING_FIELDS, "note")
_NAMES = ("benchmark", "metric", "system")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: what the result says, what was typed, what is wrong with that."""

    name: str
    label: str
    initial: str
    typed: str
    error: str
    choices: Sequence[tuple[str, str]]

    @property
    def is_name(self) -> bool:
        """Whether it names an entry of the catalogue."""
        return self.name in _NAMES


@dataclass(frozen=True, slots=True)
class Entered:
    """A curator's form on one result."""

    fields: Sequence[Field]
    reason: str
    verb: str
    error: str
    reason_error: str

    @property
    def main(self) -> list[Field]:
        """The fields that say what the number is."""
        return [field for field in self.fields if field.name not in _SETTING]

    @property
    def setting(self) -> list[Field]:
        """The fields that say under which conditions, and the note: folded while nobody uses them."""
        return [field for field in self.fields if field.name in _SETTING]

    @property
    def setting_in_use(self) -> bool:
        """Whether any of them holds something, or was refused."""
        return any(field.typed or field.error for field in self.setting)

    @property
    def changes(self) -> dict[str, str]:
        """The fields that were typed over."""
        return {field.name: field.typed for field in self.fields if field.typed != field.initial}


def entered(result: Result, given: Mapping[str, str] | None, errors: Mapping[str, str]) -> Entered:
    """The form on a result: as it stands (`given` None), or as a person sent it."""
    fields = []
    for name, label in LABELS.items():
        initial = _initial(result, name)
        typed = initial if given is None else given.get(name, initial).strip()
        fields.append(Field(name, label, initial, typed, errors.get(name, ""), _CHOICES.get(name, ())))
    known = {*LABELS, "reason", ""}
    rest = [errors[name] for name in errors if name == "" or name not in known]
    return Entered(
        fields=fields,
        reason="" if given is None else given.get("reason", ""),
        verb="" if given is None else given.get("verb", ""),
        error=" ".join(rest),
        reason_error=errors.get("reason", ""),
    )


def _initial(result: Result, name: str) -> str:
    if name in _NAMES:
        entry = getattr(result, name)
        return entry.name if entry is not None else ""
    return acts.current(result, name)
