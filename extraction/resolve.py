"""Decide over what was bound: carry benchmarks across sentences, and drop what has nothing to stand on."""

from __future__ import annotations

from decimal import Decimal

import regex

from extraction.bind.benchmarks import names_no_place
from extraction.paper import Paper
from extraction.reading import Reading
from extraction.rules.readings import GAIN_BY, LEVEL, RETAINED
from extraction.scene import B, Mention, Scene
from extraction.shapes import ACHIEVES

#: An event of a title's, that its paper took part in: "SemEval-2020 Task 12".
_EVENT = regex.compile(r"\d{2}")
_EVALUATION = regex.compile(
    r"\b(?:benchmarks?|datasets?|tasks?|test\s?sets?|domains?|languages|settings|scenarios|modalities)\b",
    regex.IGNORECASE,
)
_ACHIEVES = regex.compile(rf"\b{ACHIEVES}\b[^;]{{0,140}}\Z")
_SUMMED_UP = regex.compile(r"\b(?:performance|results?|scores?)\s(?:of\s|at\s)?(?:an?\s)?\(?\Z", regex.IGNORECASE)
#: "whereas Foo reaches 41%"
_JUST_ACHIEVES = regex.compile(
    r"[🄢🄛]\s(?:\w+\s)?(?:reach|achiev|obtain|attain|scor|get|got|manag)\w*\s(?:only\s|just\s)?\Z"
)
#: "answers 87% of the questions": a share of what was put to a system is a score without a metric's name.
_SOLVES = regex.compile(
    r"\b(?:solv|answer|resolv|complet|recogni[sz]|detect|identif|classif|translat|predict|retriev|recover|transcrib|match|cover|pass|find|found|clos|prov|spot|catch)\w*\s(?:(?:only|just|correctly|successfully)\s){0,2}\Z|\b(?:succeed|fail|work)\w*\sin\s(?:only\s|just\s)?\Z|\b(?:solv|pass|resolv|answer|complet)\w*\s🄥\sof\s🄑\sand\s\Z",
    regex.IGNORECASE,
)
#: "agrees with people 72% of the time"
_OFTEN = regex.compile(r"\sof\s(?:the\s)?(?:time|cases)\b")
_RIGHTLY = regex.compile(
    r"\b(?:correct|agree|prefer|accura|success|succe|win|won|detect|identif|solv|find|found|recogni[sz])\w*\b[^🄥.;]{0,80}\Z",
    regex.IGNORECASE,
)
_OF_THEM = regex.compile(r"\s?of\s")
#: "human performance on FooQA is close to 92%"
_PERFORMANCE_IS = regex.compile(
    r"(?:\bperformance\b|🄛(?=\s(?:on|in|for)\s🄑|\s(?:is|was)\s\Z))(?![^🄥;]{0,60}\b(?:gain|improv|increas|drop|boost|degrad|loss|gap))[^🄥;.]{0,80}\s(?:is|was|reach(?:es|ed)|reaching|of|at)\s\Z",
    regex.IGNORECASE,
)
_PERFORMANCE = regex.compile(
    r"\b(?:performance|improvement|gain|increase|outperform|surpass|accurac|better|superior|exceed|\+)",
    regex.IGNORECASE,
)


def carry_benchmarks(scenes: list[tuple[Scene, list[Reading]]], paper: Paper) -> None:
    """Give a benchmark named elsewhere to the numbers whose own sentence names none.

    The one that the whole text names, if it names just one; else the one that the sentence just before ended on; else
    the event that the title says the paper took part in.
    """
    everywhere = _everywhere(scenes)
    event = next(
        (m for scene, _ in scenes if scene.field == "title" for m in scene.of(B) if _EVENT.search(m.name)), None
    )
    previous: tuple[Mention, ...] = ()
    for scene, readings in scenes:
        here = [mention for mention in scene.of(B) if mention.sure]
        for reading in readings:
            if reading.refused is not None or reading.benchmarks or names_no_place(scene, reading):
                continue
            if len(everywhere) == 1:
                reading.benchmarks, reading.benchmark_how = tuple(everywhere.values()), "carried"
            elif len(previous) == len(scene.group(reading.mention)) > 1 and not here:
                place = scene.group(reading.mention).index(reading.mention)
                reading.benchmarks, reading.benchmark_how = (previous[place],), "carried"
            elif event is not None and not here:
                reading.benchmarks, reading.benchmark_how = (event,), "carried"
            elif len(previous) == 1 and not here:
                reading.benchmarks, reading.benchmark_how = previous, "carried"
            elif paper.benchmarking and not here and (own := [m for m in everywhere.values() if m.own]):
                reading.benchmarks, reading.benchmark_how = (own[0],), "carried"
        if here:
            previous = tuple({(m.entry.key if m.entry else m.name.casefold()): m for m in here}.values())
        elif not readings:
            previous = ()


_SHORT = regex.compile(r"\s\(([\w.+-]{2,14})\)")
_VERSION = regex.compile(r"[\s-]?v?\d[\d.]*")


def _everywhere(scenes: list[tuple[Scene, list[Reading]]]) -> dict[str, Mention]:
    """The places that a whole text names for sure, once each: short forms and versions of a name are that name."""
    found: dict[str, Mention] = {}
    spelled: dict[str, str] = {}
    for scene, _ in scenes:
        for mention in scene.of(B):
            if not mention.sure:
                continue
            identity = mention.entry.key if mention.entry else mention.name.casefold()
            if (short := _SHORT.fullmatch(scene.text, mention.end, mention.outer_end)) is not None:
                spelled[short[1].casefold()] = identity
            identity = spelled.get(identity, identity)
            if identity in found:
                continue
            if mention.entry is None and any(
                identity.startswith(other) and _VERSION.fullmatch(identity, len(other)) for other in found
            ):
                continue
            found[identity] = mention
    return found


def judge(scenes: list[tuple[Scene, list[Reading]]]) -> None:
    """Refuse every reading that lacks evidence, with its reason."""
    for scene, readings in scenes:
        for reading in readings:
            if reading.refused is None:
                reading.refused = _lacks(scene, reading)


_ON_PLACE = regex.compile(r"\son\s(?:the\s)?")
_BEHIND_PLACE = regex.compile(r"\s\(")


def _is_reached_on(scene: Scene, reading: Reading) -> bool:
    """ "reaches 0.77 on GenEval", "GenEval (0.77)": a bare level right beside the place that it was reached on."""
    if len(reading.benchmarks) != 1 or reading.benchmark_how not in ("direct", "list"):
        return False
    place, here = reading.benchmarks[0], reading.mention
    if place.at > here.at:
        beside = _ON_PLACE.fullmatch(scene.gap(here, place))
    else:
        beside = _BEHIND_PLACE.fullmatch(scene.gap(place, here))
    return beside is not None and _ACHIEVES.search(scene.masked[: here.at]) is not None


def _lacks(scene: Scene, reading: Reading) -> str | None:
    quantity = reading.mention.quantity
    assert quantity is not None
    entry = reading.metric.entry if reading.metric else None
    if (
        reading.kind == "score"
        and entry is not None
        and entry.maximum is not None
        and quantity.value > max(entry.maximum, Decimal(100))
    ):
        return "out-of-range"
    bound = reading.metric is not None and reading.metric_how in ("direct", "left", "list", "near")
    in_sentence = reading.benchmark_how not in ("", "carried")
    if quantity.factor:
        carried = reading.rule is GAIN_BY and reading.metric is not None and reading.metric.at < reading.mention.at
        return None if reading.kind == "delta" and reading.rule is not LEVEL and (bound or carried) else "factor"
    if reading.kind == "delta":
        if quantity.unit or quantity.sign:
            if reading.metric is not None or in_sentence:
                return None
            if reading.benchmarks and _PERFORMANCE.search(scene.masked):
                return None
            if reading.rule is RETAINED and quantity.unit:
                return None
            return None if _EVALUATION.search(scene.masked) and quantity.unit else "no-measure"
        carried = reading.metric is not None and quantity.decimal and reading.metric_how in ("carried", "far")
        return None if bound or carried else "no-unit"
    if quantity.percent:
        if bound:
            return None
        if reading.metric is not None and (reading.metric_how == "carried" or in_sentence):
            return None
        if reading.benchmarks and (
            (reading.model_how == "bracket" and reading.model is not None)
            or _SUMMED_UP.search(scene.before(reading.mention))
        ):
            return None
        if reading.benchmark_how in ("direct", "list", "leading") and (
            _ACHIEVES.search(scene.masked[: reading.mention.at])
            or scene.before(reading.mention, 3).rstrip().endswith("(")
        ):
            return None
        if in_sentence and _ACHIEVES.search(scene.masked[: reading.mention.at]):
            return None
        if reading.place in ("from", "to", "compared") and (reading.metric or reading.benchmarks):
            return None
        if (
            reading.benchmarks
            and reading.model_how == "subject"
            and _JUST_ACHIEVES.search(scene.before(reading.mention))
        ):
            return None
        if _SOLVES.search(scene.before(reading.mention)) and _OF_THEM.match(scene.after(reading.mention)):
            return None
        if _OFTEN.match(scene.after(reading.mention)) and _RIGHTLY.search(scene.before(reading.mention)):
            return None
        if _PERFORMANCE_IS.search(scene.before(reading.mention)):
            return None
        return "no-measure"
    if quantity.unit == "points":
        return None if bound else "no-unit"
    if bound and (quantity.decimal or reading.metric_how in ("direct", "list")):
        return None
    if quantity.decimal and reading.metric is not None and reading.metric_how == "carried":
        return None
    if quantity.decimal and not quantity.glued and reading.rule is LEVEL and _is_reached_on(scene, reading):
        return None
    return "no-unit"
