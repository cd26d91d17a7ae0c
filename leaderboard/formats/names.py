"""Names as tables of results print them, taken apart: what is the name, and what belongs into the setting or a note.

Everything here is about shape alone, no list of benchmarks or metrics; what is not plain stays in the name. Callers
keep the printed name in `raw`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from leaderboard.formats.cells import tidy

# Longer names are sentences: they stay as they are.
_LONGEST = 200

# Splits -----------------------------------------------------------------------------------------------------------

_SPLIT = (
    r"(?:test(?:[- ]?(?:dev|std|clean|other|challenge|reserve)|[- ]?[ABab])?|testmini|minival|"
    r"dev(?:elopment)?(?:[- ](?:clean|other))?|val(?:idation|id|\.)?|train(?:ing)?|(?:mis)?matched)"
)
_SET = r"(?:[- ](?:set|split|data))?"
_WHOLE_SPLIT = re.compile(rf"{_SPLIT}{_SET}", re.IGNORECASE)
# "Training time" is no time on the training split.
_NO_MEASURE = r"(?:times?|speed|cost|steps|epochs|data|examples|samples|size)\b"
_BEFORE = re.compile(rf"(?P<split>{_SPLIT}){_SET}[\s_.:-]+(?P<rest>(?!{_NO_MEASURE})\W*\w.*)", re.IGNORECASE)
_BRACKETED = re.compile(rf"(?P<rest>\W*\w.*?)\s*[(\[]\s*(?P<split>{_SPLIT}){_SET}\s*[)\]]", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<rest>\W*\w.*?)(?<!\bstd)(?<!\bstandard)(?:\s+on(?:\s+the)?\s+|\s*[-–:,]\s+|\s+)(?P<split>{_SPLIT}){_SET}",
    re.IGNORECASE,
)
# A name of a data set ends with a split only in small letters: "COCO test-dev", but "Story Cloze Test". A set is one.
_BEHIND_DATASET = re.compile(rf"(?P<rest>\W*\w.*?)(?:\s*[-–:,]\s+|\s+)(?P<split>{_SPLIT})")
_BEHIND_DATASET_SET = re.compile(rf"(?P<rest>\W*\w.*?)\s+(?P<split>{_SPLIT})[- ](?:set|split)", re.IGNORECASE)
_SPELLING = {"development": "dev", "validation": "val", "valid": "val", "val.": "val", "training": "train"}


def split_of(text: str) -> str | None:
    """A text that names a split and nothing else, in its one spelling ("val" for validation); None for any other."""
    return _spelled(re.sub(rf"{_SET}$", "", text, flags=re.I)) if _WHOLE_SPLIT.fullmatch(text) else None


def _spelled(split: str) -> str:
    words = re.sub(r"^(test|dev|val) ", r"\1-", split.strip().lower())
    return _SPELLING.get(words, words)


# Metrics ----------------------------------------------------------------------------------------------------------

_UNIT_IN_NAME = re.compile(r"^%\s*(?!of\b)(?=[^\W\d_])|\s*[(\[]\s*(?:in\s*)?%\s*[)\]]|(?<=[^\W\d_])\s*%$|\s*,?\s+in %$")
_ARROWS = re.compile(r"\s*[(\[]?\s*[↑↓⇑⇓]\s*[)\]]?\s*")
_MARKS = re.compile(r"\s*[*†‡§]+$")
_ABBREVIATION = re.compile(r"(?P<name>.+?)\s*\((?P<short>[A-Z][A-Z0-9]+)\)")
_ATTRIBUTE = re.compile(
    r"(?:(?:the )?(?:number of|num\.?|no\.? of|#|total|trainable|model)\s*(?:of\s*)?)*"
    r"(?:param(?:eter)?s?|weights|flops?|[gmt]flops?|macs|gmacs|model size|layers)"
    r"(?: count)?(?:\s*[(\[].*[)\]])?|hardware burden|operations per network pass",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MetricName:
    """`name` is "" where the column names a split only, or nothing; `unit` is "%" where the name says percent."""

    name: str
    unit: Literal["%", ""] = ""
    split: str | None = None


def metric_name(printed: str) -> MetricName:
    """Take a column's name apart: "% Test Accuracy" is Accuracy in percent on the test split."""
    if len(printed) > _LONGEST:
        return MetricName(tidy(printed))
    name = _MARKS.sub("", _ARROWS.sub(" ", tidy(printed)).strip())
    cut = _UNIT_IN_NAME.sub("", name).strip()
    unit: Literal["%", ""] = "%" if cut != name else ""
    name, split = cut, None
    if whole := split_of(name):
        return MetricName("", unit, whole)
    for pattern in (_BEFORE, _BRACKETED, _BEHIND):
        if found := pattern.fullmatch(name):
            name, split = found["rest"].strip(), _spelled(found["split"])
            break
    short = _ABBREVIATION.fullmatch(name)
    if short and _abbreviates(short["short"], short["name"]):
        name = short["name"]
    return MetricName(name, unit, split)


def is_attribute(metric: str) -> bool:
    """Whether a column holds a property of the model, such as its number of parameters, rather than scores."""
    return len(metric) <= _LONGEST and _ATTRIBUTE.fullmatch(tidy(metric)) is not None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in `name` in order, the first at its beginning: BPC, Bit per Character."""
    letters = iter(name.casefold())
    return name[:1].casefold() == short[0].casefold() and all(letter in letters for letter in short.casefold())


# Data sets --------------------------------------------------------------------------------------------------------

_RESULTS_ON = re.compile(r"(?:results|performance|scores) (?:on|for) (?:the )?(?P<rest>.+)", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"(?P<rest>.+\S) dataset")
_TRACK = re.compile(
    r"(?P<regime>(?:un)?restricted|(?:un|semi-|self-|weakly |fully )?supervised|(?:un)?constrained|knowledge[- ]based|"
    r"closed|open|low[- ]resource|zero[- ]resource|transductive|inductive|(?P<shots>(?:zero|one|few)[- ]shot))"
    r"(?: (?:track|setting|methods|systems))?",
    re.IGNORECASE,
)
# Shared tasks name their data after the year's event; no measure is called so.
_EVENT = re.compile(
    r"(?:SemEval|Senseval|SensEval|CoNLL|WMT|IWSLT|TAC|TREC|DUC|MUC|ACE|BEA)[- ]?(?:[0-9]{1,4})(?:[- ].*)?"
)


_BARE_EVENT = re.compile(r"SemEval[- ]?(?:20)?[0-9]{2}")


@dataclass(frozen=True, slots=True)
class DatasetName:
    """`name` is "" where the table is named after a track ("Supervised") or a split alone."""

    name: str
    split: str | None = None
    regime: str | None = None
    shots: str | None = None


def dataset_name(printed: str) -> DatasetName:
    """Take a table's name apart: "COCO test-dev" is COCO on test-dev; "Restricted track" is a regime, no data set."""
    if len(printed) > _LONGEST:
        return DatasetName(tidy(printed))
    name = _MARKS.sub("", tidy(printed)).rstrip(":").strip()
    if found := _RESULTS_ON.fullmatch(name):
        name = found["rest"].strip()
    if whole := split_of(name):
        return DatasetName("", whole)
    if found := _TRACK.fullmatch(name):
        regime = found["regime"].lower()
        return DatasetName("", shots=regime.replace(" ", "-")) if found["shots"] else DatasetName("", regime=regime)
    split = None
    for pattern in (_BRACKETED, _BEHIND_DATASET, _BEHIND_DATASET_SET):
        if found := pattern.fullmatch(name):
            name, split = found["rest"].strip(), _spelled(found["split"])
            break
    if found := _PLAIN_WORD.fullmatch(name):
        name = found["rest"]
    return DatasetName(name, split)


def is_event(name: str) -> bool:
    """Whether a name is one year's event of a series of shared tasks ("SemEval 2013"): data, not a measure."""
    return _EVENT.fullmatch(name) is not None


def is_bare_event(name: str) -> bool:
    """Whether a name says the event alone, though it had many tasks: "SemEval 2013", but not "SemEval-2014 Task 4"."""
    return _BARE_EVENT.fullmatch(name) is not None


# Models -----------------------------------------------------------------------------------------------------------

ENSEMBLE, SINGLE = "ensemble", "single model"

_STASH = re.compile(r"\s*\x02[^\x03]*\x03\s*")  # what a Markdown converter leaves where it put maths aside
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LINK = re.compile(r"\[([^\[\]]+)\]\(https?://[^()\s]*\)")
_BRACES = re.compile(r"\{([^{}]+)\}")
_YEARS = re.compile(r"\s*(?:\((?P<year>(?:19|20)[0-9]{2})\)\s*)+$")
_CITATION = re.compile(r".*\bet\.? al\b.*|[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? (?:and|&) [A-Z][\w’'-]+|.*,")
_FOOTNOTE = re.compile(r"(?:\s+\*+|\s*[†‡§¶♦♠♣♥]+|(?<=\w{3})\*+)$")
_REGIME = re.compile(
    r"\s*(?:[(\[]\s*(?:[0-9]+[- ]?(?:x|models?)?\s*)?(?:(?P<e1>ensembled?)|(?P<s1>single))(?:[- ]models?|[- ]systems?|"
    r" of [0-9]+(?: models)?)?\s*[)\]]"
    r"|(?:\s|[-–+_,:/])\s*(?:(?P<e2>ensemble)(?:[- ]model)?|(?P<s2>single)[- ]model|(?<=[-–,] )(?P<s3>single)))$",
    re.IGNORECASE,
)
_HAS_ENSEMBLE = re.compile(r"(?<![A-Za-z])ensembl(?:e|es|ed|ing)(?![A-Za-z])", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:anonymous|unknown|unnamed|no name|n/?a|none|null)(?: (?:model|system))?|\W*", re.IGNORECASE)
_HUMAN = re.compile(
    r"(?:human|turkers?|crowd ?workers?)s?(?:[\s-]+(?:performance|baseline|level|expert|annotator|average).*)?", re.I
)


@dataclass(frozen=True, slots=True)
class ModelName:
    """`name` is "" where the row names no model; `year` is the one of a citation that was taken off."""

    name: str
    regime: str | None = None
    year: int | None = None
    note: str = ""


def model_name(printed: str) -> ModelName:
    """Take a model's name apart: "BERT (ensemble)" is BERT as an ensemble, "ULMFiT (2018)" is ULMFiT of 2018.

    The year stays in names that are citations ("Ma and Hovy (2016)"), where it tells one from another.
    """
    if len(printed) > _LONGEST:
        return ModelName(tidy(_CONTROL.sub(" ", printed)))
    name = _LINK.sub(r"\1", _CONTROL.sub(" ", _STASH.sub(" ", printed)))
    name = _BRACES.sub(r"\1", tidy(name))
    regime, year, marks = None, None, ""
    while True:
        before = name
        if found := _YEARS.search(name):
            year = year or int(found["year"])
            name = name[: found.start()]
        if found := _FOOTNOTE.search(name):
            marks = found[0].strip() + marks
            name = name[: found.start()]
        if found := _REGIME.search(name):
            regime = regime or (ENSEMBLE if found["e1"] or found["e2"] else SINGLE)
            name = name[: found.start()]
        name = name.strip(" ;,:")
        if name == before:
            break
    if regime is None and _HAS_ENSEMBLE.search(name):
        regime = ENSEMBLE
    note = f"marked {marks}" if marks else ""
    if _NAMELESS.fullmatch(name):
        return ModelName("", regime, year, note)
    if year is not None and _CITATION.fullmatch(name):
        return ModelName(f"{name} ({year})", regime, None, note)
    return ModelName(name, regime, year, note)


def is_human(name: str) -> bool:
    """Whether a row tells how people did, not a model."""
    return len(name) <= _LONGEST and _HUMAN.fullmatch(name) is not None


# Papers -----------------------------------------------------------------------------------------------------------

_NUMBERED = re.compile(r"(?:\[[^\[\]]{0,12}\]\s*)+")
_CITED_YEAR = r"\s*(?:[A-Z][A-Za-z-]*\s*)?['’]?(?:19|20)?[0-9]{2}[a-z]?"
_CITED = re.compile(
    rf".{{0,50}}\bet\.? al\b[.,]*(?:{_CITED_YEAR})?"
    rf"|(?:(?:[A-Z][\w’'-]+[.,]* ){{1,3}}(?:and|&) [A-Z][\w’'-]+[.,]*|Anonymous){_CITED_YEAR}"
)


def paper_title(printed: str | None) -> str | None:
    """A title, tidied; None where the table gives a link, a bare citation ("Peters et al. '18") or "[3]" instead."""
    title = re.sub(r" \*$", "", tidy(printed or ""))
    if not any(character.isalpha() for character in title) or "://" in title.split(" ")[-1]:
        return None
    if len(title) <= _LONGEST and (_NUMBERED.fullmatch(title) or _CITED.fullmatch(title)):
        return None
    return title
