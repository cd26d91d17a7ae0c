"""From a text to its claims: the steps, in order.

clean -> own names -> sentences (those that cannot hold a claim are skipped) -> mentions and mask -> rules -> bind
metric, benchmark, system, setting -> keep or refuse -> claims.
"""

from __future__ import annotations

from decimal import Decimal

import regex

from extraction.bind.benchmarks import bind_benchmarks
from extraction.bind.metrics import bind_metrics
from extraction.bind.settings import bind_settings
from extraction.bind.systems import bind_systems
from extraction.calibrate import confidence
from extraction.claims import BASELINE, Claim, Field, Rejected, Report, Source, Span, Spans, Unit
from extraction.clean import Cleaned, clean
from extraction.mentions import Finder
from extraction.metrics import shortest_name
from extraction.paper import Paper, read_paper
from extraction.reading import Reading, read_numbers
from extraction.resolve import carry_benchmarks, judge
from extraction.scene import Mention, Scene
from extraction.sentences import sentences
from extraction.vocabulary import Vocabulary

#: A text that matches nowhere holds no number worth a look.
_NUMBER = regex.compile(r"\d[\d.,%]|\d\s?[\\$%]|[+-]\d|\bper\s?cent|\b\d\b")
#: A sentence that matches nowhere holds no claim: no percentage, no decimal, no gain, no number beside capitals.
_WORTH = regex.compile(
    r"\d\s?%|\bper\s?cent|\d[.,]\d|\d\s?(?:-\s?)?(?:points?|pts|pp|dB|times|fold|x)\b|\d×|[+]\d|\bby\s\D{0,20}\d"
    r"|\b(?:of|=|:|to|at)\s?\d\d?\b|\b\d\d?\s(?:[a-z-]+\s)?[A-Za-z]*[A-Z]"
)
_DIGIT = regex.compile(r"\d|\bper\s?cent")


def extract(title: str, abstract: str = "", *, vocabulary: Vocabulary | None = None) -> Report:
    """Read the claims of one paper's title and abstract.

    Any text is welcome: the function raises nothing, and reads the same from the same text every time. Claims and
    refused numbers come in the order of the text, title first. ``vocabulary`` is the packaged one where none is given.
    """
    if not _NUMBER.search(abstract) and not _NUMBER.search(title):
        return Report()
    cleaned: dict[Field, Cleaned] = {"title": clean(title), "abstract": clean(abstract)}
    texts: dict[Field, str] = {name: one.text for name, one in cleaned.items()}
    spans = {name: tuple(sentences(text)) for name, text in texts.items()}
    vocabulary = vocabulary or Vocabulary.default()
    if any(_WORTH.search(texts[name], start, end) for name, rows in spans.items() for start, end in rows):
        paper = read_paper(texts, lambda name: vocabulary.lookup("metric", name) is not None)
        scenes = _read_closely(texts, spans, vocabulary, paper)
    else:
        paper = Paper()
        scenes = _read_numbers_alone(texts, spans, vocabulary, paper)
    judge(scenes)
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    seen: set[tuple[object, ...]] = set()
    for scene, readings in scenes:
        one = cleaned[scene.field]
        given = title if scene.field == "title" else abstract
        for reading in readings:
            span = _span(one, scene.field, reading.mention.start, reading.mention.end)
            if reading.refused is None:
                claim = _claim(scene, reading, paper, cleaned, span, given[span.start : span.end], vocabulary)
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
            rejected.append(Rejected(span, given[span.start : span.end], reading.refused))
    return Report(tuple(claims), tuple(rejected))


_Sentences = dict[Field, tuple[tuple[int, int], ...]]
_Scenes = list[tuple[Scene, list[Reading]]]


def _read_closely(texts: dict[Field, str], spans: _Sentences, vocabulary: Vocabulary, paper: Paper) -> _Scenes:
    """The scenes of a text that may hold claims, their numbers read and bound."""
    scenes: _Scenes = []
    subject: Mention | None = None
    spoken: Mention | None = None  # the metric that the sentence before ended on
    idle: list[tuple[int, Finder, int, int]] = []
    for name, text in texts.items():
        finder = Finder(name, text, vocabulary.matcher.find(text), vocabulary, paper)
        for start, end in spans[name]:
            if not _DIGIT.search(text, start, end):
                idle.append((len(scenes), finder, start, end))
                scenes.append((Scene(name, text, start, end, []), []))
                continue
            scene = finder.scene(start, end)
            readings = read_numbers(scene)
            if readings:
                bind_metrics(scene, readings, spoken)
                bind_benchmarks(scene, readings)
                subject = bind_systems(scene, readings, paper, subject)
                bind_settings(scene, readings)
            kept = [reading for reading in readings if reading.refused is None and reading.metric is not None]
            spoken = kept[-1].metric if kept else None
            scenes.append((scene, readings))
    if any(reading.refused is None and not reading.benchmarks for _, readings in scenes for reading in readings):
        for place, finder, start, end in idle:
            scenes[place] = (finder.places_only(start, end), [])
        carry_benchmarks(scenes, paper)
    return scenes


def _read_numbers_alone(texts: dict[Field, str], spans: _Sentences, vocabulary: Vocabulary, paper: Paper) -> _Scenes:
    """The scenes of a text that holds no claim, with the reasons why its numbers are none."""
    scenes: _Scenes = []
    for name, text in texts.items():
        finder = Finder(name, text, [], vocabulary, paper)
        for start, end in spans[name]:
            if _DIGIT.search(text, start, end):
                scene = finder.numbers_only(start, end)
                scenes.append((scene, read_numbers(scene)))
    return scenes


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
    elif model_name and not model_name.startswith("@") and paper.system is not None:
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
    places = tuple(place(mention) for mention in reading.benchmarks)
    spans = Spans(
        span, place(metric),
        places if joint else places[0] if places else None,
        model_span,
        tuple(_span(cleaned[scene.field], scene.field, start, end) for start, end, _ in reading.settings),
        place(reading.baseline),
    )  # fmt: skip
    return Claim(
        reading.kind, value, high, printed, _unit(reading), quantity.qualifier, metric_name,
        names if joint else names[0] if names else None, joint, settings, model_name or None,
        reading.baseline.name if reading.baseline else None,
        metric_entry.key if metric_entry else None, keys if joint else keys[0] if keys else None, model_key,
        _source(reading, paper), reading.rule.name, confidence(reading, joint=joint), spans,
    )  # fmt: skip


#: Metrics whose difference is no difference of points, by the unit or scale that the vocabulary gives them.
def _unit(reading: Reading) -> Unit:
    quantity = reading.mention.quantity
    assert quantity is not None
    if quantity.unit or reading.kind == "score" or quantity.factor:
        return quantity.unit
    entry = reading.metric.entry if reading.metric else None
    if entry is not None and entry.unit not in ("", "%"):
        return ""
    if quantity.value < 1 and quantity.decimal and (entry is None or entry.scale == "fraction"):
        return ""
    return "points" if entry is None or entry.scale in ("percent",) or entry.maximum == Decimal(100) else ""


def _source(reading: Reading, paper: Paper) -> Source:
    own = {named.name for named in paper.systems}
    name = reading.model.name if reading.model else reading.model_name
    if name in own or name == "@paper" or (reading.model_how in ("default", "pronoun") and name != BASELINE):
        return "own"
    if paper.benchmarking:
        return "benchmark"
    return (
        "quoted"
        if name == BASELINE
        or reading.place in ("from", "compared")
        or reading.model_how in ("bracket", "behind", "compared")
        else "own"
    )
