"""From a text to its claims: the steps, in order.

clean -> own names -> sentences (those that cannot hold a claim are skipped) -> mentions and mask -> rules -> bind
metric, benchmark, system, setting -> keep or refuse -> claims.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import regex

from extraction.bind.benchmarks import bind_benchmarks
from extraction.bind.metrics import bind_metrics
from extraction.bind.settings import bind_settings
from extraction.bind.systems import bind_systems
from extraction.calibrate import confidence, signs
from extraction.claims import BASELINE, HUMAN, PAPER, Claim, Field, Rejected, Report, Source, Span, Spans, Unit
from extraction.clean import Cleaned, clean
from extraction.mentions import Page, may_name_metric, places_only, scene_of
from extraction.metrics import shortest_name
from extraction.paper import Paper, metric_names, read_paper
from extraction.reading import Reading, may_be_claim, read_numbers
from extraction.resolve import carry_benchmarks, judge, wants_place
from extraction.scene import Mention, Scene, V, mask
from extraction.sentences import sentences
from extraction.values import Quantity, plainly_none, quantities
from extraction.vocabulary import Vocabulary

#: A sentence that matches nowhere holds no claim: no percentage, no decimal, no gain, no number beside capitals.
#: All but the spelled "percent" is tried at digits alone, which are few.
_WORTH = regex.compile(
    r"""
    (?=\d) (?: \d (?: \s?% | [.,]\d | \s?(?:-\s?)?(?:points?|pts|pp|dB|times|fold|x|per\s?cent)\b | × )
             | (?<=[+])\d | (?<=\bby\s\D{0,20})\d | (?<=(?:\b(?:of|to|at|over|than)|[=:])\s?)\d\d?\b
             | (?<=[\s(]\.)\d\d | (?<!\w)\d\d?\s(?:[a-z-]+\s)?[A-Za-z]*[A-Z] )
    """,
    regex.VERBOSE,
)
_PER_CENT = regex.compile(r"\bper\s?cent")
_DIGIT = regex.compile(r"\d")
_NO_DIGITS = bytes(code for code in range(256) if chr(code) not in "0123456789")


def _is_worth(text: str, start: int = 0, end: int | None = None) -> bool:
    return _WORTH.search(text, start, end) is not None or (
        text.find("cent", start, len(text) if end is None else end) >= 0
        and _PER_CENT.search(text, start, end) is not None
    )


def _has_number(text: str) -> bool:
    plain = text.isascii()
    digits = text.encode().translate(None, _NO_DIGITS) if plain else _DIGIT.search(text)
    return bool(digits) or ("cent" in text and _PER_CENT.search(text) is not None)


def extract(title: str, abstract: str = "", *, vocabulary: Vocabulary | None = None, explain: bool = True) -> Report:
    """Read the claims of one paper's title and abstract.

    Any text is welcome: the function raises nothing, and reads the same from the same text every time. Claims and
    refused numbers come in the order of the text, title first. ``vocabulary`` is the packaged one where none is given.
    Without ``explain`` the report has the same claims and no refused numbers, and most texts cost a fraction.
    """
    if not _has_number(abstract) and not _has_number(title):
        return Report()
    cleaned: dict[Field, Cleaned] = {"title": clean(title), "abstract": clean(abstract)}
    texts: dict[Field, str] = {name: one.text for name, one in cleaned.items()}
    if not explain and not any(map(_is_worth, texts.values())):
        return Report()
    parts = [_part(name, text, start, end, explain) for name, text in texts.items() for start, end in sentences(text)]
    paper = Paper()
    scenes: _Scenes = []
    vocabulary = vocabulary or Vocabulary.default()

    def is_metric(name: str) -> bool:
        return vocabulary.lookup("metric", name) is not None

    if any(part.close for part in parts):
        pages = {name: Page(name, text, vocabulary) for name, text in texts.items()}
        if not explain and not _may_claim(parts, pages, lambda: metric_names(texts, is_metric)):
            return Report()
        paper = read_paper(texts, is_metric)
        for page in pages.values():
            page.paper = paper
        scenes = _read_closely(parts, pages, paper)
        judge(scenes)
    claims, rejected = _told(scenes, paper, cleaned, {"title": title, "abstract": abstract}, vocabulary)
    if explain:
        rejected += _refused_at_once(texts, parts, cleaned, {"title": title, "abstract": abstract})
        rejected.sort(key=lambda one: (one.span.field == "abstract", one.span.start))
    return Report(tuple(claims), tuple(rejected))


@dataclass(slots=True)
class _Part:
    """A sentence with its numbers, and whether one of them may be a claim, so that it is worth a close look."""

    field: Field
    start: int
    end: int
    numbers: list[Quantity]
    close: bool


_Scenes = list[tuple[Scene, list[Reading]]]


def _part(field: Field, text: str, start: int, end: int, explain: bool) -> _Part:
    worth = _is_worth(text, start, end)
    if not worth and not (explain and _has_number(text[start:end])):
        return _Part(field, start, end, [], close=False)
    numbers = quantities(text, start, end)
    return _Part(field, start, end, numbers, worth and any(may_be_claim(text, number) for number in numbers))


def _told(
    scenes: _Scenes, paper: Paper, cleaned: dict[Field, Cleaned], given: dict[Field, str], vocabulary: Vocabulary
) -> tuple[list[Claim], list[Rejected]]:
    """The claims and the refused numbers of scenes that were judged."""
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    seen: set[tuple[object, ...]] = set()
    for scene, readings in scenes:
        for reading in readings:
            span = _span(cleaned[scene.field], scene.field, reading.mention.start, reading.mention.end)
            printed = given[scene.field][span.start : span.end]
            if reading.refused is None:
                claim = _claim(scene, reading, paper, cleaned, span, printed, vocabulary)
                identity = (
                    claim.kind,
                    claim.value,
                    claim.high,
                    claim.metric,
                    claim.benchmark,
                    claim.model,
                    claim.setting,
                )
                if identity not in seen:
                    seen.add(identity)
                    claims.append(claim)
                    continue
                reading.refused = "repeated"
            rejected.append(Rejected(span, printed, reading.refused))
    return claims, rejected


def _may_claim(parts: list[_Part], pages: dict[Field, Page], own_metrics: Callable[[], set[str]]) -> bool:
    """Whether a claim may be among the numbers of a paper: a bare whole number, or a factor, is none without a metric.

    ``judge`` would refuse them all, and most of the numbers in abstracts are of these.
    """
    close = [part for part in parts if part.close]
    for part in close:
        for number in part.numbers:
            telling = number.unit or number.sign or (number.decimal and not number.factor)
            if telling and plainly_none(number) is None:
                return True
    own = own_metrics()
    scenes = [Scene(part.field, pages[part.field].text, part.start, part.end, []) for part in close]
    return any(may_name_metric(pages[scene.field], scene, own) for scene in scenes)


def _read_closely(parts: list[_Part], pages: dict[Field, Page], paper: Paper) -> _Scenes:
    """The scenes of a text that may hold claims, their numbers read and bound."""
    scenes: _Scenes = []
    subject: Mention | None = None
    spoken: Mention | None = None  # the metric that the sentence before ended on
    for part in parts:
        if not part.close:
            scenes.append((Scene(part.field, pages[part.field].text, part.start, part.end, []), []))
            continue
        scene = scene_of(pages[part.field], part.start, part.end, part.numbers)
        readings = read_numbers(scene)
        if readings:
            scene.set_aside(reading.mention for reading in readings if reading.refused is not None)
            bind_metrics(scene, readings, spoken)
            bind_benchmarks(scene, readings)
            subject = bind_systems(scene, readings, paper, subject)
            bind_settings(scene, readings)
        kept = [reading for reading in readings if reading.refused is None and reading.metric is not None]
        spoken = kept[-1].metric if kept else None
        scenes.append((scene, readings))
    if any(wants_place(scene, reading) for scene, readings in scenes for reading in readings):
        for place, part in enumerate(parts):
            if not part.close:
                scenes[place] = (places_only(pages[part.field], part.start, part.end), [])
        carry_benchmarks(scenes, paper)
    return scenes


def _refused_at_once(
    texts: dict[Field, str], parts: list[_Part], cleaned: dict[Field, Cleaned], given: dict[Field, str]
) -> list[Rejected]:
    """The numbers that were no use to a close look, and those of sentences that no claim can stand in, with reasons."""
    rejected: list[Rejected] = []
    for part in parts:
        if not part.numbers:
            continue
        for number in part.numbers if part.close else ():
            if (reason := plainly_none(number)) is not None:  # never looked at closely
                span = _span(cleaned[part.field], part.field, number.start, number.end)
                rejected.append(Rejected(span, given[part.field][span.start : span.end], reason))
        if part.close:
            continue
        scene = Scene(part.field, texts[part.field], part.start, part.end, [])
        for number in part.numbers:
            outer = max(number.outer_start, part.start), min(number.outer_end, part.end)
            scene.mentions.append(Mention(V, number.start, number.end, *outer, quantity=number, field=part.field))
        mask(scene)
        readings = read_numbers(scene)
        judge([(scene, readings)])
        for reading in readings:
            span = _span(cleaned[part.field], part.field, reading.mention.start, reading.mention.end)
            rejected.append(Rejected(span, given[part.field][span.start : span.end], reading.refused or "no-measure"))
    return rejected


def _span(cleaned: Cleaned, field: Field, start: int, end: int) -> Span:
    return Span(field, *cleaned.origin(start, end))


def _claim(
    scene: Scene,
    reading: Reading,
    paper: Paper,
    cleaned: dict[Field, Cleaned],
    span: Span,
    printed: str,
    vocabulary: Vocabulary,
) -> Claim:
    quantity = reading.mention.quantity
    assert quantity is not None

    def place(mention: Mention | None) -> Span | None:
        return None if mention is None else _span(cleaned[mention.field], mention.field, mention.start, mention.end)

    sign = -1 if reading.negative else 1
    value, high = quantity.value * sign, quantity.high * sign if quantity.high is not None else None
    if sign < 0 and high is not None:
        value, high = -quantity.value, -quantity.high if quantity.high is not None else None
    joint = len(reading.benchmarks) > 1
    names = tuple(mention.name for mention in reading.benchmarks)
    keys = tuple(mention.entry.key if mention.entry else None for mention in reading.benchmarks)
    model_name, model_span, model_key = reading.model_name, place(reading.model), None
    if reading.model is not None:
        model_name = reading.model.name
        model_key = reading.model.entry.key if reading.model.entry else None
    elif model_name and model_name != HUMAN and not model_name.startswith("@") and paper.system is not None:
        own = paper.system
        model_span = _span(cleaned[own.field], own.field, own.start, own.end)
    if model_key is None and model_name and not model_name.startswith("@"):
        entry = vocabulary.lookup("model", model_name)
        model_key = entry.key if entry else None
    metric = reading.metric
    metric_entry = metric.entry if metric else None

    def known(name: str) -> str | None:
        found = vocabulary.lookup("metric", name)
        return found.key if found else None

    metric_name = shortest_name(metric.name, known) if metric else None
    if metric_entry is None and metric_name:
        metric_entry = vocabulary.lookup("metric", metric_name)
    settings = "; ".join(dict.fromkeys(name for _, _, name in reading.settings)) or None
    seen = tuple(signs(reading, scene, paper))
    places = tuple(place(mention) for mention in reading.benchmarks)
    spans = Spans(
        span, place(metric),
        places if joint else places[0] if places else None,
        model_span,
        tuple(_span(cleaned[scene.field], scene.field, start, end) for start, end, _ in reading.settings),
        place(reading.baseline),
    )  # fmt: skip
    return Claim(
        reading.kind, value, high, printed, _unit(scene, reading), quantity.qualifier, metric_name,
        names if joint else names[0] if names else None, joint, settings, model_name or None,
        reading.baseline.name if reading.baseline else None,
        metric_entry.key if metric_entry else None, keys if joint else keys[0] if keys else None, model_key,
        _source(reading, paper), reading.rule.name, confidence(seen), spans, seen,
    )  # fmt: skip


#: "by 16 degrees", "a gain of 10 dB": what is measured in units of its own.
_MEASURED = regex.compile(
    r"[\s-]?(?:dB|mm|cm|km|m|m?s|seconds?|years?|days?|hours?|deg(?:rees?)?|°C?|px|pixels?|voxels?|kg)(?![\w])"
)


def _unit(scene: Scene, reading: Reading) -> Unit:
    quantity = reading.mention.quantity
    assert quantity is not None
    if quantity.unit or reading.kind == "score" or quantity.factor:
        return quantity.unit
    if quantity.glued or _MEASURED.match(scene.text, quantity.outer_end):
        return ""
    entry = reading.metric.entry if reading.metric else None
    if entry is not None and entry.unit not in ("", "%"):
        return ""
    if quantity.value < 1 and quantity.decimal and (entry is None or entry.scale == "fraction"):
        return ""
    return "points" if entry is None or entry.scale in ("percent",) or entry.maximum == Decimal(100) else ""


def _source(reading: Reading, paper: Paper) -> Source:
    own = {named.name for named in paper.systems}
    name = reading.model.name if reading.model else reading.model_name
    if name in own or name == PAPER or (reading.model_how in ("default", "pronoun") and name not in (BASELINE, HUMAN)):
        return "own"
    if paper.benchmarking:
        return "benchmark"
    return (
        "quoted"
        if name in (BASELINE, HUMAN)
        or reading.place in ("from", "compared")
        or reading.model_how in ("bracket", "behind", "compared")
        else "own"
    )
