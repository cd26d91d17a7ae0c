"""Find names that are known: the paper's own systems and benchmarks, and the vocabulary's."""

from __future__ import annotations

import re

import regex

from extraction import shapes
from extraction.hints import Gated
from extraction.mentions.page import LEFT, Page
from extraction.mentions.roles import SHORT, is_background, is_place
from extraction.paper import occurrences
from extraction.scene import B, Role, S, Scene
from extraction.vocabulary import EntryKind, normalise
from extraction.vocabulary.matching import Found

MODEL_TAIL = regex.compile(
    r"(?:[-/][\w.+]*\w)*+(?:\s?\(?(?:\d++(?:\.\d++)?[BbM]|[Ll]arge|[Bb]ase|[Ss]mall|[Xx][Ll]|Pro|Ultra|Mini|Turbo|Flash|Sonnet|Opus|Haiku)\)?(?!\w))?+"
)
_REACHED_ON = regex.compile(r"\d\)?(?:\s?%)?(?:\s[\w@-]+){0,2}\son\s(?:the\s)?\Z")
_ENDS = regex.compile(r"\s?(?:[,.;:(]|and\b|or\b|with\b|while\b|compared\b|\Z)")
#: "FooBench-Real": a part of the paper's own benchmark.
_PART = regex.compile(r"(?:-(?!(?:based|style|like|trained)\b)[A-Z\d][\w+]{0,14}){1,2}+(?![\w-])")
#: "FooSet-8B": a model that was trained with it.
_SIZED = regex.compile(r"-\d{1,3}(?:\.\d)?[BM]\Z")
_ATTACHED = regex.compile(r"(?:(?:[-+^_'’]|/(?![A-Z]))(?=[\w{])[\w.^+{}’'-]*[\w}])?+")
_YEARS = regex.compile(
    r"(?:\s(?:(?:19|20)\d\d|[vV]\d(?:\.\d)?|\d{1,3}(?:\.\d(?!\d))?|\d{1,3}[Kk]|\d{2,4}x\d{2,4})(?!\s?%|[\w/]|\.\d|,\d|\s(?:points?|percent|accuracy|F1|mAP|BLEU)))?+"
)
#: Plain training on a known benchmark: where a level is reported and no other place is named, it is the place.
_TRAINED = regex.compile(r"(?<![-\w])train(?:ed|ing)\s[^.;]{0,60}\Z", regex.IGNORECASE)
_BENCH_TAIL = regex.compile(r"(?:bench(?:mark)?|eval|qa|arena|test|set|\d{2,3}k)\Z", regex.IGNORECASE)
_CAPITAL_BEFORE = regex.compile(r"(?<![\w-])[A-Z][\w-]+\s\Z")
_CLASSES = regex.compile(r"\s(?:[a-z]+\s)?(?:classes|categories)\b")
_COUNTED = regex.compile(r"\d\s\Z")
#: "the social network Last.fm": where data come from, no place of measurement.
_SITE_BEFORE = regex.compile(
    r"(?r)\b(?:web\s?sites?|networks?|platforms?|sites?|services?|apps?|forums?|repository)\s\Z", regex.IGNORECASE
)
#: "DMP-trained DenseNet", "syntax-augmented mBERT": another system than the one that it was made of.
_MADE_WITH = regex.compile(
    r"(?<![\w-])(?!(?:fine|pre|instruction|well|newly|domain|task|re|jointly|self)-)[A-Za-z][\w]{1,20}-(?:augmented|enhanced|trained|guided|regularized|equipped|initialized|infused|injected)\s\Z"
)
#: "MLE-Bench Lite", "HD-EPIC VQA": a part of a known benchmark, or a task on it, is measured on apart.
_PART_NAMED = regex.compile(
    r"\s(?:Lite|Verified|Hard|Pro|Plus|Mini|Live|Diamond|Extended|Easy|Multilingual|Professional|VQA)(?![\w-])"
)
#: "UCI [Wine Quality] dataset": a name goes on up to the noun that says what it is.
_LONGER = regex.compile(
    rf"(?P<words>(?:\s(?!(?i:{shapes.PLACE})\b)[A-Z][a-z][a-z-]+){{1,3}})\s(?:data\s?set|benchmark|corpus|database)\b"
)
#: "Virtual KITTI", "Moving MNIST": a word written large before a known name, behind a word that leads to a place.
_HEADED = regex.compile(r"\b(?:on|in|for|and|the|of|both|,)\s(?P<word>[A-Z][a-z]{3,14})\s\Z")
#: What stands before a known name and makes another of it.
_FOREHEAD = regex.compile(r"(?<![\w-])(?!(?:Non|Pre|Post|Zero|Few|Cross|Multi|Sub)-)[A-Z\d][A-Za-z\d]{0,14}-(?:to-)?\Z")


def find_own(page: Page, scene: Scene) -> None:
    text = page.text[scene.start : scene.end]
    own = [named for named in (*page.paper.systems, *page.paper.benchmarks) if named.name in text]
    for named in sorted(own, key=lambda named: -len(named.name)):
        for start, end in occurrences(page.text, named.name, scene.start, scene.end):
            role: Role = B if named in page.paper.benchmarks else S
            if role == B and page.is_training(scene, start):
                continue
            if (
                role == S
                and _REACHED_ON.search(page.text, max(scene.start, start - 50), start)
                and _ENDS.match(page.text, end, scene.end)
            ):
                role = B  # "97% on KorpusX": what it introduces is no system
            if role == S and (tail := MODEL_TAIL.match(page.text, end, scene.end)):
                end = tail.end()
            elif role == B and (part := _PART.match(page.text, end, scene.end)):
                end = part.end()
                role = S if _SIZED.search(part[0]) else B
            if shapes.ADJECTIVE.search(page.text[start:end].split(" ")[0]):
                continue
            kind: EntryKind = "benchmark" if role == B else "model"
            sure = role != B or named in page.paper.tests
            entry = page.vocabulary.lookup(kind, page.text[start:end])
            page.add(scene, role, start, end, own=True, sure=sure, entry=entry)


def find_known(page: Page, scene: Scene) -> None:
    for found in page.known(scene, "benchmark"):
        _known_benchmark(page, scene, found)
    for found in page.known(scene, "model"):
        tail = MODEL_TAIL.match(page.text, found.end, scene.end)
        end = tail.end() if tail else found.end
        version = _VERSION.match(page.text, found.start, scene.end)
        if version is not None and version.end() > end and _is_version(page, version):
            end = version.end()
        name = page.text[found.start : end]
        if shapes.ADJECTIVE.search(name) or found.ambiguous:
            continue
        if end > found.end and _BENCH_TAIL.search(name):
            acts = shapes.SYSTEM_AFTER.match(page.text, end, min(scene.end, end + 60))  # "Deep-GCN-BIQA achieves"
            if not acts and not page.is_training(scene, found.start):
                page.add(scene, B, found.start, end, entry=page.vocabulary.lookup("benchmark", name))
            continue
        start, entry = found.start, found.entry if end == found.end else page.vocabulary.lookup("model", name)
        head = _FOREHEAD.search(page.text, max(scene.start, start - 24), start)
        if head:  # "CNN-BiLSTM"
            start, entry = head.start(), page.vocabulary.lookup("model", page.text[head.start() : end])
        elif made := _MADE_WITH.search(page.text, max(scene.start, start - 40), start):
            start, entry = made.start(), None
        page.add(scene, S, start, end, entry=entry)


#: "Claude Opus 4.6", "Gemini-3.5-Flash", "Claude Haiku": a later version of a known family, whose number is no score.
_TIER = r"(?:Sonnet|Opus|Haiku|Flash|Pro)"
_NO_MORE = r"(?![\w-]|\.\d|\s?%|\s(?:points?|percent|accuracy|[A-Z]))"
_VERSION = regex.compile(
    r"(?<![\w-])(?P<family>[A-Z][A-Za-z]+(?:[ -][A-Z][a-z]+)?)[ -][vV]?\d(?:\.\d)?"
    r"(?:[ -](?i:Pro|Plus|Flash|Lite|Turbo|Max|Mini|Nano|Large|Small|Ultra|Sonnet|Opus|Haiku|Coder|Thinking"
    r"|Instruct|Chat|VL|\d{1,3}B)\b){0,3}"
    rf"{_NO_MORE}|(?<![\w-])(?P<family>[A-Z][A-Za-z]+[ -]{_TIER}){_NO_MORE}"
)
_VERSIONS = Gated(
    _VERSION,
    starts=re.compile(rf"(?<![\w-])[A-Z][A-Za-z]+[ -](?:[vV]?\d|{_TIER}\b|[A-Z][a-z]+[ -][vV]?\d)"),
)


def find_versions(page: Page, scene: Scene) -> None:
    """Versions of known families of models that the vocabulary does not have."""
    for match in _VERSIONS.finditer(page.text, scene.start, scene.end):
        if _is_version(page, match) and not page.is_taken(*match.span()):
            entry = page.vocabulary.lookup("model", match[0])
            page.add(scene, S, match.start(), match.end(), entry=entry)


def _is_version(page: Page, match: regex.Match[str]) -> bool:
    return normalise(match["family"]) in page.vocabulary.families


def _is_plain_title(name: str) -> bool:
    """Whether a name is but words that a title writes large: "Simple Questions Generate ..."."""
    return " " in name and name.replace(" ", "").isalpha() and name.istitle()


def _known_benchmark(page: Page, scene: Scene, found: Found) -> None:
    plain = page.text[found.start : found.end] in page.paper.plain
    if plain and (
        found.ambiguous or not shapes.PLACE_AFTER.match(page.text, found.end, min(scene.end, found.end + 40))
    ):
        return  # "diabetic retinopathy (DR)", whatever else the letters stand for
    if page.field == "title" and not found.ambiguous and _is_plain_title(page.text[found.start : found.end]):
        return  # as likely words as a name, and a title has nothing to tell them apart
    if _CLASSES.match(page.text, found.end, min(scene.end, found.end + 30)) and _COUNTED.search(
        page.text, max(scene.start, found.start - 8), found.start
    ):
        return  # "40 ImageNet object classes"
    if found.ambiguous and _CAPITAL_BEFORE.search(page.text, max(scene.start, found.start - 30), found.start):
        return  # "Self-Annotated Reddit Corpus": read as a whole, by its shape
    inside = shapes.NAME.match(page.text, found.start, scene.end)
    if inside and inside.end() > found.end and shapes.PLACE_INSIDE.search(inside["name"]):
        entry = page.vocabulary.lookup("benchmark", inside["name"])
        page.add(scene, B, found.start, inside.end(), entry=entry)
        return
    if _SITE_BEFORE.search(page.text, max(scene.start, found.start - 30), found.start):
        return
    tail = _ATTACHED.match(page.text, found.end, scene.end)
    end = tail.end() if tail else found.end
    if end - 2 >= found.end and page.text.startswith(("'s", "’s"), end - 2):
        end -= 2  # "FooBench's labels"
    name = page.text[found.start : end]
    if shapes.ADJECTIVE.search(name):
        return
    if page.text[found.start - 1 : found.start] == "-" and (
        head := _FOREHEAD.search(page.text, max(scene.start, found.start - 24), found.start)
    ):  # "Anomaly-ShapeNet" is another thing than "ShapeNet"
        whole = page.text[head.start() : end]
        if page.vocabulary.lookup("model", page.text[head.start() : found.start - 1]) is not None:
            return  # "FooGPT-NLI"
        if not found.ambiguous and not page.is_training(scene, head.start()):
            page.add(scene, B, head.start(), end, entry=page.vocabulary.lookup("benchmark", whole))
        return
    split = shapes.SPLIT_SUFFIX.search(name)
    if split and end > found.end:
        bounds = (found.start + split.start(1), end)
        if not page.is_training(scene, found.start):
            page.add(scene, B, found.start, found.end, (found.start, end), entry=found.entry, split=bounds)
        return
    if end == found.end and (year := _YEARS.match(page.text, end, scene.end)):
        end = year.end()
    if part := _PART_NAMED.match(page.text, end, scene.end):
        end = part.end()
    longer = _LONGER.match(page.text, end, min(scene.end, end + 60)) if end == found.end else None
    if longer and not any(word.casefold() in shapes.NOT_NAMES for word in longer["words"].split()):
        end = longer.end("words")
    entry = found.entry if end == found.end else page.vocabulary.lookup("benchmark", page.text[found.start : end])
    if found.ambiguous and not is_place(page, scene, found.start, end):
        return
    start = found.start
    head = None if found.ambiguous else _HEADED.search(page.text, max(scene.start, start - 24), start)
    if head is not None and head["word"].casefold() not in shapes.NOT_NAMES:
        start, entry = head.start("word"), page.vocabulary.lookup("benchmark", page.text[head.start("word") : end])
    if shapes.TRAIN_AFTER.match(page.text, end, min(scene.end, end + 30)):
        return
    training = page.is_training(scene, start)
    if training and not _TRAINED.search(page.text, max(scene.start, found.start - LEFT), found.start):
        return
    short = SHORT.match(page.text, end, scene.end)
    outer = (start, short.end() if short else end)
    sure = not training and not is_background(page, scene, start)
    page.add(scene, B, start, end, outer, entry=entry, sure=sure, training=training)
