"""Find metrics: the vocabulary's, those by shape, and the paper's own short forms."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import regex

from extraction import shapes
from extraction.mentions.page import Page
from extraction.metrics import GENERIC, changed_things, metric_shapes, outer_end, outer_start
from extraction.paper import occurrences
from extraction.scene import B, M, Mention, Scene
from extraction.vocabulary import Entry
from extraction.vocabulary.matching import Found

_NUMBER_NEXT = regex.compile(
    r"\s(?:between\s|only\s|just\s|about\s|around\s|over\s|up\sto\s)?[\d.~]"
    r"|\s(?:(?:under|below|above|at|nearly|roughly|approximately|less\sthan|more\sthan|at\s(?:most|least))\s){1,2}[\d.]{1,5}\s?%"
)
#: "Clip Accuracy", "Sentence IoU": names of metrics as names are written
_TITLED = regex.compile(
    r"(?<=[a-z%\d,]\s|\()(?P<word>(?!(?:Top|Mean|Average|Overall|Best|The|An?|On|In|We|Our|And|With|For|Final|Test|Higher|Lower|Absolute|Maximum)\s)[A-Z][a-z]+)\s\Z"
)
#: "mAP50:95", "AP@0.5:0.95"
_TO_THRESHOLD = regex.compile(r"(?<=50|[@.]\d{1,2})(?:\s[:–-]\s|[:–-])(?:\d{2}|\d?\.\d{1,2})(?![\w.%]|\s?%)")
#: "box mAP@50", "segmentation mAP@0.5:0.95", "AP(50)"
_AT_THRESHOLD = regex.compile(r"@\s?(?:\d{1,3}|\d?\.\d{1,3})(?:[:–-]\d?\.?\d{1,3})?(?![\w%]|\.\d)|(?<=\(\d\d)\)")
#: "F1-max", "F1 (macro)", "Chamfer-L2"
_KIND = regex.compile(
    r"[\s-](?P<kind>max|macro|micro|weighted|L[12])(?:[\s-]?averaged)?(?=\s(?:scores?|of|on|by|from|points?|and|is|was)\b|\s?[,.;)=])"
    r"|\s\((?P<kind>macro|micro|weighted|max|macro-averaged|micro-averaged)\)"
)
#: "Top-1 localization error": one name
_RANKED_HEAD = regex.compile(r"(?:[Tt]op|[Rr]ank)-?\s?\d{1,3}\s")
#: "overall F1-score"
_DASH_SCORE = regex.compile(r"-scores?\b")
#: "AP^b", "ADD-0.1", "HOTA-Temporal"
_VARIANT = regex.compile(
    r"\^\w{1,3}(?!\w)|-(?:0?\.\d{1,2}|\d\.\d{1,2}|[A-Z]\w{0,12})(?=\s(?:scores?|accurac(?:y|ies)|of|on|points?)\b|\s?[,.;)])"
)
_SCORES = regex.compile(
    r"(?:\bscores|\b(?:models|LLMs|VLMs|MLLMs|systems|agents|methods|humans|people|experts|annotators|participants|students|baselines)\sscore)\Z",
    regex.IGNORECASE,
)
#: "93.1% ASR": of attacks, not of speech
_VALUE_BEFORE = regex.compile(r"\d(?:\s?%)?\s\Z")
#: "scores": a verb, or what is counted
_SOME = regex.compile(r"(?<!s)s\Z")
_OF_ELSE = regex.compile(
    r"\s(?:analys[ei]s|tasks?|problems?|benchmarks?|data\s?sets?|corpus|corpora|models?|modell?ing|functions?|signals?|hacking|search|detection|detectors?|drift|questions?|judgments?|evaluations?)\b"
)
_OF_SYSTEM = regex.compile(r"-(?!scores?\b|measures?\b|macro\b|micro\b|weighted\b|max\b|mean\b|avg\b)[a-zA-Z]+-?\d*")
_LEADING = regex.compile(r"(?:state-of-the-art|SOTA|performance)\s\Z")
#: How exactly weights are stored.
_OF_WEIGHTS = regex.compile(r"(?:full|half|mixed|single|double)-precision", regex.IGNORECASE)
_PREFIX = regex.compile(
    r"(?<![\w-])(?!(?:zero|few|one|five|end|non|cross|multi|high|low|state|real|pre|post|self|semi|fine)-)[A-Za-z]{1,12}-\Z"
)


def may_name_metric(page: Page, scene: Scene, own: Iterable[str]) -> bool:
    """Whether a sentence may name a metric, one of the paper's ``own`` included; asked before the paper is read.

    Where it says no, ``find_metrics`` finds none.
    """
    return bool(
        page.known(scene, "metric")
        or metric_shapes(page.text, scene.start, scene.end)
        or changed_things(page.text, scene.start, scene.end)
        or any(next(occurrences(page.text, name, scene.start, scene.end), None) for name in own)
    )


def find_metrics(page: Page, scene: Scene) -> None:
    own = page.paper.system
    titled = own.name if own is not None and own.field == "title" else ""  # "MIG: ..." is a system, whatever it is else
    own_names = {named.name for named in page.paper.systems}
    known: list[tuple[int, int, Entry | None, bool]] = [
        (f.start, f.end, f.entry, f.ambiguous)
        for f in page.known(scene, "metric")
        if page.text[f.start : f.end] not in page.paper.others and page.text[f.start : f.end] != titled
    ]
    shaped: list[tuple[int, int, Entry | None, bool]] = [
        (shape.start, shape.end, None, shape.weak)
        for shape in metric_shapes(page.text, scene.start, scene.end)
        if page.text[shape.start : shape.end] not in page.paper.others
        and page.text[shape.start : shape.end] not in own_names
        and not _is_else(page, shape.start, shape.end)
        and not (
            shape.weak
            and any(f[0] < shape.end and shape.start < f[1] < shape.end and not f[3] for f in known)
            and not _RANKED_HEAD.match(page.text, shape.start)
        )
    ]
    short: list[tuple[int, int, Entry | None, bool]] = [
        (start, end, None, False)
        for named in page.paper.metrics
        for start, end in occurrences(page.text, named.name, scene.start, scene.end)
    ]
    rows = sorted(
        known + shaped + short,
        key=lambda row: (page.text[row[0] : row[1]].casefold() in GENERIC, row[0] - row[1], row[2] is None, row[0]),
    )
    for start, end, entry, weak in rows:
        last = end + (page.text[end : end + 1] == "s")  # a plural that the vocabulary knows in the singular
        if (")" in page.text[start:end] and "(" not in page.text[start:end]) or _is_inside_own(page, start, end):
            continue
        if page.text[end - 1].isdigit() and page.text[end : end + 2].lstrip().startswith("%"):
            continue  # "in the top 10%": a share
        if any(_is_of_name(page.text, found, start, end) for found in page.known(scene, "benchmark")):
            continue
        if _OF_ELSE.match(page.text, last, min(scene.end, last + 16)):
            continue  # "a sensitivity analysis", "textual similarity tasks", "reward models"
        if page.text[start:last] == "scores" and _LEADING.search(page.text, max(scene.start, start - 20), start):
            continue  # "achieves state-of-the-art scores of 41%": of whatever metric
        if end - start < 4 and page.text[end - 1].isdigit() and _OF_SYSTEM.match(page.text, end):
            continue  # "R1-distill-7B"
        plain = entry is None or page.text[start:end].casefold() in ("score", "scores")
        if (
            plain
            and _SCORES.search(page.text, max(scene.start, start - 14), last)
            and _NUMBER_NEXT.match(page.text, last)
        ):
            continue  # the verb: "it scores 49%"
        if page.text[start - 1 : start] == "-" and (
            prefix := _PREFIX.search(page.text, max(scene.start, start - 20), start)
        ):
            brief = page.text[start:end].isalpha() and end - start == 2 and prefix[0][0].isupper()
            if brief and shapes.ON_BEFORE.search(page.text, max(scene.start, prefix.start() - 40), prefix.start()):
                continue  # "on SHIRE-CD": a place, whatever "CD" is alone
            if _OF_WEIGHTS.fullmatch(page.text, prefix.start(), end):
                continue  # "the full-precision counterpart"
            start, entry = prefix.start(), page.vocabulary.lookup("metric", page.text[prefix.start() : end])
        if page.text[end - 1].isdigit() and (rest := _TO_THRESHOLD.match(page.text, end)):
            end = last = rest.end()
            entry = page.vocabulary.lookup("metric", page.text[start:end])
        if rest := _AT_THRESHOLD.match(page.text, end, scene.end):
            printed = page.text[start : rest.end()]
            end = last = rest.end()
            entry = page.vocabulary.lookup("metric", printed) or page.vocabulary.lookup("metric", printed.split()[-1])
        if entry is not None and (rest := _DASH_SCORE.match(page.text, end, scene.end)):
            end = last = rest.end()
        if page.text[end - 1].isupper() and (rest := _VARIANT.match(page.text, end, scene.end)):
            end = last = rest.end()
            entry = page.vocabulary.lookup("metric", page.text[start:end])
        if entry is not None and page.text[end - 1].isalnum() and (rest := _KIND.match(page.text, end, scene.end)):
            last = rest.end()
            if page.text[last - 1] != ")":  # "F1 (macro)" is an F1
                end = last
                entry = page.vocabulary.lookup("metric", page.text[start:end]) or entry
        if page.text[start].isupper() and (word := _titled(page, scene, start)) is not None:
            start, entry = word, page.vocabulary.lookup("metric", page.text[word:end])
        if (wider := outer_start(page.text, scene.start, start)) < start and not page.is_taken(wider, start):
            start, entry = wider, page.vocabulary.lookup("metric", page.text[wider:end])
        outer = (start, min(outer_end(page.text, start, last), scene.end))
        page.add(scene, M, start, end, outer, entry=entry, weak=weak, of=_named_for(page, scene, start, end))
    _leave_out_modifiers(page, scene)
    _leave_out_glosses(page, scene)
    _find_listed(page, scene)
    for thing in changed_things(page.text, scene.start, scene.end):
        page.add(scene, M, thing.start, thing.end, weak=True, sure=False)


def _leave_out_modifiers(page: Page, scene: Scene) -> None:
    """ "alignment accuracy", "factual correctness agreement": what stands right before a metric is but a word of it."""
    metrics = sorted((mention for mention in scene.mentions if mention.role == M), key=lambda mention: mention.start)
    for left, right in itertools.pairwise(metrics):
        if (
            left.weak
            and left.name.islower()
            and not _SOME.search(left.name)
            and left.outer_end + 1 == right.outer_start
            and page.text[left.outer_end] == " "
        ):
            scene.mentions.remove(left)
            page.taken[left.outer_start : left.outer_end] = bytes(left.outer_end - left.outer_start)


#: "HOTA (a measure of overall tracking": up to the metric that a bracket explains another with
_GLOSS = regex.compile(r"\s\((?:an?|the|which|i\.e\.,?|that\sis,?|measur\w+|lower|higher|for)\s[^()\d;]{0,60}\Z")
_GLOSS_ENDS = regex.compile(r"[^()\d;]{0,40}\)")


def _leave_out_glosses(page: Page, scene: Scene) -> None:
    """ "HOTA (a measure of tracking accuracy) rises to 61.2": what a bracket explains a metric with is none itself."""
    named: Mention | None = None
    for metric in sorted((mention for mention in scene.mentions if mention.role == M), key=lambda one: one.start):
        if (
            named is not None
            and _GLOSS_ENDS.match(page.text, metric.outer_end, min(scene.end, metric.outer_end + 42))
            and _GLOSS.fullmatch(page.text, named.outer_end, metric.outer_start)
        ):
            scene.mentions.remove(metric)
            page.taken[metric.outer_start : metric.outer_end] = bytes(metric.outer_end - metric.outer_start)
        else:
            named = metric


#: Between members of a list of metrics.
_JOINED = regex.compile(r"(?:,\s(?:and\s)?|\sand\s|/)\Z")
#: A short form that nothing knows, as the next member: "in IoU, [nIoU], [Pd], and [Fa] on"
_NEXT_SHORT = regex.compile(
    r"(?:,\s(?:and\s)?|\sand\s|/)(?P<name>[a-z]{0,3}[A-Z][A-Za-z\d]{0,7}(?:@\d{1,3})?)(?=,\s|/[A-Za-z]|,?\sand\s|\)|\.?(?:\s|\Z))"
)
_ENDS_LIST = regex.compile(
    r"[,.;)]|\s(?:of|by|on|for|over|are|is|were|respectively|values|scores|metrics|with|compared)\b|\Z"
)
_BEGINS_LIST = regex.compile(
    r"(?:\b(?:in|of|including|using|its|by|improv\w+|achiev\w+|metrics)|\d%?)[\s(:]{1,2}(?:the\s|terms\sof\s|both\s|average\s|mean\s)?\Z"
)
#: Short forms in capitals that are costs, or else.
_NO_SHORT = regex.compile(
    r"(?:FPS|G?FLOPs?|T?MACs?|GPUs?|CPUs?|V?RAM|LLMs?|V?LMs?|RT|SOTA|AI|ML|NLP|CV|QA|VQA|RAG|RL|SFT|CoT|[A-Z])",
    regex.IGNORECASE,
)


def _find_listed(page: Page, scene: Scene) -> None:
    """ "in IoU, nIoU, Pd, and Fa": short forms that stand in one list with metrics are metrics."""
    metrics = sorted((mention for mention in scene.mentions if mention.role == M), key=lambda one: one.start)
    starts, ends = {metric.outer_start for metric in metrics}, {metric.outer_end for metric in metrics}
    for metric in metrics:
        joined = _JOINED.search(page.text, max(scene.start, metric.outer_start - 6), metric.outer_start)
        goes_on = joined is not None and joined.start() in ends
        if metric.weak or not (
            goes_on or _BEGINS_LIST.search(page.text, max(scene.start, metric.outer_start - 24), metric.outer_start)
        ):
            continue
        names: list[tuple[int, int]] = []
        end = metric.outer_end
        while (found := _NEXT_SHORT.match(page.text, end, scene.end)) is not None and found.start("name") not in starts:
            names.append(found.span("name"))
            end = found.end("name")
        listed = any(page.text[end:start] in (", ", " and ", ", and ", "/") for start in starts)
        if names and (listed or (_ENDS_LIST.match(page.text, end, scene.end) and len(names) + goes_on > 1)):
            ends.add(end)
            for start, stop in names:
                _add_short(page, scene, start, stop)


def _add_short(page: Page, scene: Scene, start: int, end: int) -> None:
    """Take a short form for a metric, where it is not known as anything else."""
    name = page.text[start:end]
    known = page.vocabulary.may_name("benchmark", name) or _is_else(page, start, end) or name in page.paper.others
    if not (known or _NO_SHORT.fullmatch(name) or any(name == own.name for own in page.paper.systems)):
        page.add(scene, M, start, end, entry=page.vocabulary.lookup("metric", name), weak=True)


def _is_else(page: Page, start: int, end: int) -> bool:
    """Whether what is written like a metric is known as something else: a model, a benchmark, a task, a technique."""
    name = page.text[start:end]
    if page.vocabulary.lookup("benchmark", name) is not None:
        return True
    if page.vocabulary.lookup("model", name) is not None or name.casefold() in shapes.TECHNIQUES:
        return True
    if _VALUE_BEFORE.search(page.text, max(0, start - 8), start):
        return name.casefold() in shapes.NOT_NAMES and not page.vocabulary.may_name("metric", name)
    return page.vocabulary.may_name("model", name) or name.casefold() in shapes.NOT_NAMES


def _is_of_name(text: str, found: Found, start: int, end: int) -> bool:
    """Whether what looks like a metric is but a piece of a known benchmark's name: "[HD]-EPIC", "FooBench-[R1]"."""
    if found.ambiguous or text[found.start : found.end].casefold() == text[start:end].casefold():
        return False
    piece = found.start <= start and end <= found.end and "-" in (text[start - 1 : start], text[end : end + 1])
    return piece or (found.end == start - 1 and text[start - 1] == "-" and text[end - 1].isdigit())


def _named_for(page: Page, scene: Scene, start: int, end: int) -> Mention | None:
    """The known benchmark that a metric's name begins with: "FooBench" of "FooBench score"."""
    for found in page.known(scene, "benchmark"):
        name = page.text[start : found.end]
        if found.start == start and found.end < end and (not found.ambiguous or is_measured_by(page, start, found.end)):
            return Mention(B, start, found.end, start, found.end, name, entry=found.entry, field=page.field)
    return None


def is_measured_by(page: Page, start: int, end: int) -> bool:
    """Whether a word in capitals before a metric is a benchmark's name, whatever else it may be: "POPE accuracy"."""
    name = page.text[start:end]
    return name.isupper() and (len(name) > 3 or not name.isalpha()) and page.text.startswith(" ", end)


def _is_inside_own(page: Page, start: int, end: int) -> bool:
    """Whether what is written like a metric is but a part of the name of the paper's own system."""
    for named in page.paper.systems[:2]:
        shift = named.name.find(page.text[start:end])
        longer = shift >= 0 and len(named.name) > end - start
        if longer and page.text.startswith(named.name, start - shift):
            return True
    return False


def _titled(page: Page, scene: Scene, start: int) -> int | None:
    """Where a metric's name begins that is written as a name: "[Clip] Accuracy" at "Clip"."""
    title = _TITLED.search(page.text, max(scene.start + 1, start - 20), start)
    if title is None or title["word"].casefold() in shapes.NOT_NAMES:
        return None
    return None if page.vocabulary.lookup("benchmark", title["word"]) else title.start("word")
