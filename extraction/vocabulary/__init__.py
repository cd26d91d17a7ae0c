"""The names that the library knows: benchmarks, metrics, tasks and models, with their aliases.

``Vocabulary`` is plain, frozen, picklable data, built from the packaged TOML files, another folder of such files, or
entries handed in (a site's database rows, say). The matcher that finds its names in a text is built on first use in
each process and never pickled.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import regex

from extraction.hints import remembered

if TYPE_CHECKING:
    from extraction.vocabulary.matching import Matcher

EntryKind = Literal["benchmark", "metric", "task", "model"]
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
SEPARATORS = ("split", "shots", "regime", "extra_data", "tools")
SCALES = ("percent", "fraction", "absolute")
#: Facts about the world: whoever states one says where it is written.
SOURCED = ("test_size", "human_level")

_KEPT = regex.compile(r"[^\W_]|\+|(?<=\d)\.(?=\d)")
#: The same for plain ASCII without a full stop: what goes.
_DROPPED = dict.fromkeys(code for code in range(128) if not chr(code).isalnum() and chr(code) != "+")
_KEY = regex.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")


@remembered
def normalise(text: str) -> str:
    """The one form in which names are compared, here and in the site.

    NFKC, case folded, and of the characters only letters, digits, ``+`` and a full stop between two digits are kept:
    "R@ 1" and "R@1" are one name, "MS COCO" and "MS-COCO" too; "GPT-4" and "GPT-4V", "InternVL2" and "InternVL2.5",
    "C" and "C++" stay apart.
    """
    if text.isascii() and "." not in text:
        return text.lower().translate(_DROPPED)
    return "".join(_KEPT.findall(unicodedata.normalize("NFKC", text).casefold()))


class VocabularyError(ValueError):
    """Bad vocabulary data: which file, which entry, and what is wrong with it."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}, entry {key!r}: {problem}")
        self.file, self.key, self.problem = file, key, problem


#: "Claude Opus 4", "Gemini 2.5 Pro": a family and its version, of one digit and perhaps another behind a point.
_VERSIONED = regex.compile(r"(?P<family>[A-Za-z][A-Za-z ]+?)[ -]\d(?:\.\d)?(?![\w.])")


@dataclass(frozen=True)
class Entry:
    """One name with its aliases and what is known about it. ``key`` is permanent; ``name`` may change.

    ``ambiguous`` aliases are ordinary words or shared by several things: they count only with evidence beside them.
    ``minimum`` and ``maximum`` are on the metric's own scale; ``share_of_items`` says that its numbers are counts out
    of the test set's items, as accuracy's are and F1's are not. ``separators`` are the setting fields that keep a
    benchmark's results apart (``None``: all of them) and ``not_stated`` says what silence about one stands for.
    ``test_size`` counts the items of the test set that papers report on, ``human_level`` is what people reach in the
    benchmark's usual metric, and ``sources`` says where each of the two is written.
    """

    kind: EntryKind
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    metric: str | None = None
    unit: str = ""
    scale: str = "percent"
    higher_is_better: bool | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    share_of_items: bool = False
    area: str = ""
    parent: str | None = None
    description: str = ""
    separators: tuple[str, ...] | None = None
    not_stated: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    test_size: int | None = None
    human_level: Decimal | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases, the ambiguous ones last."""
        return (self.name, *self.aliases, *self.ambiguous)


class Vocabulary:
    """A checked, immutable set of entries."""

    def __init__(self, entries: Iterable[Entry], *, files: Mapping[str, str] | None = None) -> None:
        """Check and keep ``entries``. Raises ``VocabularyError``; ``files`` says where a ``kind:key`` came from."""
        self._entries = tuple(sorted(entries, key=lambda entry: (entry.kind, entry.key)))
        self._index = _checked_index(self._entries, files or {})
        self._matcher: Matcher | None = None

    @classmethod
    @functools.cache
    def default(cls) -> Vocabulary:
        """The packaged vocabulary, read once in each process."""
        return cls.from_toml(Path(__file__).parent)

    @classmethod
    def from_toml(cls, directory: Path) -> Vocabulary:
        """Read every ``*.toml`` file of ``directory``. Raises ``VocabularyError`` naming file and key."""
        entries: list[Entry] = []
        files: dict[str, str] = {}
        for path in sorted(directory.glob("*.toml")):
            for entry in _read(path):
                identity = f"{entry.kind}:{entry.key}"
                if identity in files:
                    raise VocabularyError(path.name, entry.key, f"the key is already taken in {files[identity]}.")
                files[identity] = path.name
                entries.append(entry)
        return cls(entries, files=files)

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> Vocabulary:
        """A vocabulary of the given entries. Raises ``VocabularyError`` where they contradict each other."""
        return cls(entries)

    @functools.cached_property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the canonical content: equal for equal entries in whatever order they came."""
        rows = [{f.name: _plain(getattr(entry, f.name)) for f in fields(Entry)} for entry in self._entries]
        return hashlib.sha256(json.dumps(rows, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        """Every entry of a kind, by key."""
        return tuple(entry for entry in self._entries if entry.kind == kind)

    def lookup(self, kind: EntryKind, text: str) -> Entry | None:
        """The entry of a kind that a text names exactly, after normalisation; ``None`` if none or an ambiguous one."""
        found, ambiguous = self._index.get((kind, normalise(text)), (None, False))
        return None if ambiguous else found

    def may_name(self, kind: EntryKind, text: str) -> bool:
        """Whether a text names an entry of a kind exactly, an ambiguous name included."""
        return (kind, normalise(text)) in self._index

    @functools.cached_property
    def families(self) -> frozenset[str]:
        """What model names with a version begin with, normalised: "claude opus" of "Claude Opus 4"."""
        names = (name for entry in self._entries if entry.kind == "model" for name in entry.names)
        found = (_VERSIONED.match(name) for name in names)
        return frozenset(normalise(match["family"]) for match in found if match is not None)

    @property
    def matcher(self) -> Matcher:
        """Finds this vocabulary's names in texts; built on first use in each process."""
        if self._matcher is None:
            from extraction.vocabulary.matching import Matcher

            self._matcher = Matcher(self._entries)
        return self._matcher

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[tuple[Entry, ...]]]:
        return type(self), (self._entries,)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _checked_index(
    entries: tuple[Entry, ...], files: Mapping[str, str]
) -> dict[tuple[EntryKind, str], tuple[Entry, bool]]:
    """Every normalised name of every kind, with its entry and whether it is ambiguous; raises on contradictions."""
    keys: dict[EntryKind, set[str]] = {kind: set() for kind in KINDS}
    index: dict[tuple[EntryKind, str], tuple[Entry, bool]] = {}

    def fail(entry: Entry, problem: str) -> VocabularyError:
        return VocabularyError(files.get(f"{entry.kind}:{entry.key}", "entries"), entry.key, problem)

    for entry in entries:
        if not _KEY.fullmatch(entry.key):
            raise fail(entry, "a key is small letters and digits, joined by single hyphens.")
        if entry.key in keys[entry.kind]:
            raise fail(entry, f"the key stands twice among the {entry.kind}s.")
        keys[entry.kind].add(entry.key)
        if entry.scale not in SCALES:
            raise fail(entry, f"scale {entry.scale!r} is none of {', '.join(SCALES)}.")
        for separator in (*(entry.separators or ()), *entry.not_stated):
            if separator not in SEPARATORS:
                raise fail(entry, f"{separator!r} is no setting field ({', '.join(SEPARATORS)}).")
        if set(entry.sources) != {fact for fact in SOURCED if getattr(entry, fact) is not None}:
            raise fail(entry, f"sources names where each of {' and '.join(SOURCED)} is written, and nothing else.")
        if entry.test_size is not None and entry.test_size < 1:
            raise fail(entry, "a test set has at least one item.")
        if entry.human_level is not None and entry.metric is None:
            raise fail(entry, "a human level is a level in some metric: say which is the usual one.")
        own: set[str] = set()
        for name in entry.names:
            plain = normalise(name)
            if not plain:
                raise fail(entry, f"the name {name!r} has no letter or digit.")
            other = index.get((entry.kind, plain))
            ambiguous = name in entry.ambiguous
            if other is not None and other[0] is not entry and not (ambiguous and other[1]):
                raise fail(
                    entry, f"the name {name!r} already belongs to {other[0].key!r}; declare it ambiguous in both."
                )
            if plain in own and name != entry.name and not ambiguous:
                raise fail(entry, f"the alias {name!r} is a spelling of a name it already has.")
            own.add(plain)
            if other is None or other[0] is entry:
                index[entry.kind, plain] = (entry, ambiguous or (other is not None and other[1]))
    for entry in entries:
        if entry.metric is not None and entry.metric not in keys["metric"]:
            raise fail(entry, f"the metric {entry.metric!r} is unknown.")
        for task in entry.tasks:
            if task not in keys["task"]:
                raise fail(entry, f"the task {task!r} is unknown.")
        if entry.parent is not None and entry.parent not in keys[entry.kind]:
            raise fail(entry, f"the parent {entry.parent!r} is unknown.")
    return index


_NAMES = {f.name for f in fields(Entry)} - {"kind"}
_TUPLES = {"aliases", "ambiguous", "tasks", "separators"}
_DECIMALS = {"minimum", "maximum", "human_level"}
_FLAGS = {"higher_is_better", "share_of_items"}
_STRINGS = {"key", "name", "metric", "unit", "scale", "area", "parent", "description"}


def _read(path: Path) -> Iterator[Entry]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(path.name, "", f"the file is no TOML: {error}.") from error
    for kind, rows in tables.items():
        if kind not in KINDS:
            raise VocabularyError(path.name, kind, f"a table is one of {', '.join(KINDS)}.")
        if not isinstance(rows, list):
            raise VocabularyError(path.name, kind, f"write [[{kind}]], with two brackets.")
        for row in rows:
            yield _entry(path.name, kind, row)


def _entry(file: str, kind: EntryKind, row: Mapping[str, Any]) -> Entry:
    key = str(row.get("key", row.get("name", "")))
    for required in ("key", "name"):
        if required not in row:
            raise VocabularyError(file, key, f"it has no {required}.")
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name not in _NAMES:
            raise VocabularyError(file, key, f"{name!r} is no field of a {kind}.")
        if name in _TUPLES:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise VocabularyError(file, key, f"{name} is a list of strings.")
            values[name] = tuple(value)
        elif name in _DECIMALS:
            try:
                values[name] = Decimal(str(value))
            except InvalidOperation:
                raise VocabularyError(file, key, f"{name} is a number.") from None
        elif name in _STRINGS and not isinstance(value, str):
            raise VocabularyError(file, key, f"{name} is a string.")
        elif name in _FLAGS and not isinstance(value, bool):
            raise VocabularyError(file, key, f"{name} is true or false.")
        else:
            values[name] = value
    return Entry(kind=kind, **values)


__all__ = [
    "KINDS",
    "SCALES",
    "SEPARATORS",
    "Entry",
    "EntryKind",
    "Vocabulary",
    "VocabularyError",
    "normalise",
]
