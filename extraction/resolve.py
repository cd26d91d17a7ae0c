"""Decide over what was bound: carry benchmarks across sentences, and drop what has nothing to stand on."""

from __future__ import annotations

import itertools
from decimal import Decimal

import regex

from extraction.bind.benchmarks import names_no_place, names_part
from extraction.metrics import is_task
from extraction.paper import Paper
from extraction.reading import Reading
from extraction.rules.readings import (
    COMPARED,
    GAIN_AFTER,
    GAIN_BEFORE,
    GAIN_BY,
    GAIN_POINTS,
    LEVEL,
    MORE,
    RETAINED,
    SIGNED,
    WITHIN,
)
from extraction.scene import B, Mention, Scene
from extraction.shapes import ACHIEVES
from extraction.shares import is_share_of_outputs

#: An event of a title's, that its paper took part in: "SemEval-2020 Task 12".
_EVENT = regex.compile(r"\d{2}")
_EVALUATION = regex.compile(
    r"\b(?:benchmarks?|data\s?sets?|tasks?|test\s?sets?|domains?|languages|settings|scenarios|modalities)\b",
    regex.IGNORECASE,
)
_ACHIEVES = regex.compile(rf"\b{ACHIEVES}\b[^;]{{0,140}}\Z")
_SUMMED_UP = regex.compile(
    r"\b(?:performance|results?|scores?)\s(?:of\s|at\s)?(?:an?\s)?(?:🄥\sand\s)?\(?\Z", regex.IGNORECASE
)
#: "human performance on FooQA is close to 92%"
_PERFORMANCE_IS = regex.compile(
    r"(?:\bperformance\b|🄛(?=\s(?:on|in|for)\s🄑|\s(?:is|was)\s\Z))(?![^🄥;]{0,60}\b(?:gain|improv|increas|drop|boost|degrad|loss|gap))[^🄥;.]{0,80}\s(?:is|was|be|reach(?:es|ed)|reaching|of|at)\s\Z",
    regex.IGNORECASE,
)
#: "outperforms the best baseline by 10%", "an improvement of 13% over the base model": measured against something.
_BEATS = regex.compile(
    r"\b(?:outperform|surpass|beat|exceed|excel|outscor)\w*\s[^;🄥]{0,80}[🄛🄢][^;🄥]{0,40}\s(?:by|with)\s(?:up\s)?(?:🄥[^;🄥]{1,40}\s){0,3}(?:an?\s)?(?:(?:[\w-]+\s){0,3}(?:of|from|between)\s)?\Z|\b(?:improvements?|gains?)\sover\s[^;🄥]{0,60}[🄛🄢]\s\(\Z",
    regex.IGNORECASE,
)
_AGAINST = regex.compile(
    r"(?:\s(?!and\b|performance\b|efficiency\b)[\w-]+){0,4}?\s(?:over|above|against|compared\s(?:to|with)|relative\sto|than)\s(?:(?!\d)[\w-]+\s){0,4}(?:[🄛🄢]|(?:vanilla|standard|naive|plain|conventional|traditional|existing|previous|prior|models?|methods?|systems?|work|approach(?:es)?|versions?|counterparts?)\b)",
    regex.IGNORECASE,
)
#: "the Foo model achieving 85% for English": a level, whatever it is of.
_REACHES = regex.compile(
    r"(?:[🄢🄞🄛]\)?,?|\b(?:runs?|submissions?|systems?|models?|ensembles?))(?:\s[\w-]+){0,2}\s(?:(?:achiev|averag|reach|obtain|attain|scor|gets?\b|got\b)\w*|(?:perform|do|work)(?:s|es|ing)?\s(?:best|better|worst|worse)\s(?:at|with)|lags?\s(?:behind\s)?at|(?:saturat|plateau|peak)\w*(?:\sat)?|sets?\s(?:an?\s)?(?:new\s|strong\s)?🄛\s(?:at|of))\s(?:(?:only|just|between)\s)?(?:🄥\s(?:on|for|in)\s[^🄥;]{1,40}\sand\s)?\Z",
    regex.IGNORECASE,
)
#: "(68.9% vs 64.7%)", "(60% vs 48%, p = 0.009)": two levels held against each other, and nothing else in the brackets.
_PAIR = regex.compile(r"\(🄥\s(?:vs\.?|versus|against)\s🄥(?:[,;]\s?[pP]\s?[=<≤]\s?n)?\)")
#: "(Foo: 83.6, Bar: 81.2)", "Foo (83.6)"
_BESIDE = regex.compile(r"[🄢🄛]\s?(?:\(|:\s?)\Z")
_REACHED = regex.compile(r"\s?(?:[,.;)]|\Z|(?:across|for|on|in|over|with|when|using|while|versus|vs)\b)")
#: "the percentage of correctly ordered pairs ranging from 70% to 83%"
_SHARE_RIGHT = regex.compile(
    r"\b(?:percentage|proportion|fraction|share)\sof\s(?:[\w-]+\s){0,3}?(?:correct|accurate|success|solved)\w*\s[^🄥.;]{0,60}\Z",
    regex.IGNORECASE,
)
#: "rated 4.2 out of 5"
_OUT_OF = regex.compile(r"\sout\sof\sn\b")
_CORRECT = regex.compile(r"\s(?:fully\s|exactly\s)?correct\b")
_PERFORMANCE = regex.compile(
    r"\b(?:performance|improvement|gain|increase|outperform|surpass|accurac|better|superior|exceed|higher|\+)",
    regex.IGNORECASE,
)


#: "We evaluate it on A and B"
_EVALUATED_ON = regex.compile(r"\b(?:evaluat|experiment|validat|test)\w*\s[^.;]{0,120}\Z", regex.IGNORECASE)
_AND_ON = regex.compile(r"(?:\s\([^()]{0,60}\))?(?:,?\s(?:and|&|as\swell\sas)|,)\s(?:on\s)?(?:[a-z-]+\s){0,3}")


def _are_evaluated_on(scene: Scene, places: list[Mention]) -> bool:
    """Whether a sentence says of all its places together, and of nothing else, that something was evaluated there."""
    return _EVALUATED_ON.search(scene.text, scene.start, places[0].start) is not None and all(
        _AND_ON.fullmatch(scene.text, left.outer_end, right.outer_start) for left, right in itertools.pairwise(places)
    )


_COUNTS = {
    word: count
    for count, words in enumerate(["two both", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)
    for word in words.split()
}
#: "Across four benchmarks, it gains 3%", "7% on average over 12 datasets": places that are counted, not named.
_COUNTED = regex.compile(
    r"\b(?:across|on|over|in|for)\s(?:(?:all|the|these|those|our|as\smany\sas)\s){0,2}(?P<count>n|\d+|two|both|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|several|multiple|various|many|diverse|different|respective)\s(?:(?!and\s)[\w-]+\s){0,4}?(?:benchmarks|data\s?sets|corpora|test\s?sets)\b",
    regex.IGNORECASE,
)


def _count_of_places(scene: Scene) -> int | None:
    """How many places a sentence says its numbers are of, 0 for "several"; ``None`` where none are counted."""
    found = _COUNTED.search(scene.masked)
    return None if found is None else _COUNTS.get(found["count"].casefold(), 0)


#: "experiments on the benchmark show": the paper's own, if it has one
_ON_THE_BENCHMARK = regex.compile(
    r"\bon\s(?:the|this|our)\s(?:new\s|proposed\s)?(?:benchmark|data\s?set|corpus|test\s?set)\b|\bin\s(?:the|our)\stest\s?set\b",
    regex.IGNORECASE,
)


def carry_benchmarks(scenes: list[tuple[Scene, list[Reading]]], paper: Paper) -> None:
    """Give a benchmark named elsewhere to the numbers whose own sentence names none.

    The one that the whole text names, if it names just one; else the one that the sentence just before ended on; else
    the event that the title says the paper took part in. A place that is named only later holds for nothing before
    it, and for a gain only one whose sentence speaks of measuring: what a difference was measured on is said closer by.
    """
    everywhere = _everywhere(scenes)
    measured = {id(m) for scene, _ in scenes for m in scene.of(B) if _speaks_of_measuring(scene, m)}
    event = next(
        (m for scene, _ in scenes if scene.field == "title" for m in scene.of(B) if _EVENT.search(m.name)), None
    )
    previous: tuple[Mention, ...] = ()
    named = previous  # the places of the last sentence that names any
    together = False  # whether the sentence before says that all was measured on each of them
    for scene, readings in scenes:
        here = sorted((mention for mention in scene.of(B) if mention.sure), key=lambda mention: mention.start)
        so_far = tuple(m for m in everywhere.values() if m.field == "title" or m.start < scene.end)
        count = _count_of_places(scene) if event is None and readings and not here else None
        for reading in readings:
            if reading.refused is not None or reading.benchmarks:
                continue
            if names_no_place(scene, reading) and not (paper.benchmarking and names_part(scene, reading)):
                continue
            if count is not None:
                if count == len(named):
                    _place_all(scene, reading, readings, named)
                continue
            own_test = next((m for m in everywhere.values() if m.own), None)
            if own_test is not None and not here and _ON_THE_BENCHMARK.search(scene.masked):
                reading.benchmarks, reading.benchmark_how = (own_test,), "carried"
            elif len(everywhere) == 1:
                reading.benchmarks, reading.benchmark_how = tuple(everywhere.values()), "carried"
            elif len(so_far) == 1 and so_far[0].own:
                reading.benchmarks, reading.benchmark_how = so_far, "carried"
            elif (
                len(previous) == len(scene.group(reading.mention)) > 1
                and not here
                and reading.place not in ("from", "to")
                and _is_of_one(scene, reading, readings)
            ):
                place = scene.group(reading.mention).index(reading.mention)
                reading.benchmarks, reading.benchmark_how = (previous[place],), "carried"
            elif event is not None and not here:
                reading.benchmarks, reading.benchmark_how = (event,), "carried"
            elif not here and (len(previous) == 1 or together):
                reading.benchmarks, reading.benchmark_how = previous, "carried"
            elif paper.benchmarking and not here and (own := [m for m in everywhere.values() if m.own]):
                reading.benchmarks, reading.benchmark_how = (own[0],), "carried"
            beside = _places_of_levels(scene, reading, readings)
            if not all(
                _holds_for(scene, reading, place, id(place) in measured or id(place) in beside)
                for place in reading.benchmarks
            ):
                reading.benchmarks, reading.benchmark_how = (), ""
        here = _with_listed(scene, here)
        if here:
            together = _are_evaluated_on(scene, here)
            apart = {(m.entry.key if m.entry and not together else m.name.casefold()): m for m in here}
            previous = named = tuple(apart.values())
        elif not readings:
            previous = ()


def _place_all(scene: Scene, reading: Reading, readings: list[Reading], places: tuple[Mention, ...]) -> None:
    """ "on the two data sets": a number holds for all the places of the sentence before, a list of numbers in order."""
    group = scene.group(reading.mention)
    kept = [other for other in readings if other.refused is None]
    if reading.place in ("from", "to"):
        if len(kept) == 2 * len(places) and all(other.place in ("from", "to") for other in kept):
            places = (places[kept.index(reading) // 2],)  # "from 1.6 to 2.2 and from 0.6 to 1.4 on the two data sets"
    elif len(group) == len(places) and _is_of_one(scene, reading, readings):
        places = (places[group.index(reading.mention)],)
    reading.benchmarks, reading.benchmark_how = places, "carried"


#: "improves the average on established benchmarks by 5%": elsewhere
_ON_OTHERS = regex.compile(r"[^,;.🄥]{0,40}\bbenchmarks\b")
_ON_OTHERS_BEFORE = regex.compile(r"\bon\s[^,;.🄥🄑]{0,50}\bbenchmarks\s(?:by\s)?\Z")
_MEASURING = regex.compile(
    r"\b(?:evaluat|experiment|validat|test|benchmark|assess|result|perform|achiev|outperform|improv|show|demonstrat|compar)\w*",
    regex.IGNORECASE,
)


def _places_of_levels(scene: Scene, reading: Reading, readings: list[Reading]) -> set[int]:
    """The places that were carried to the levels of a gain's own sentence: they hold for the gain, too."""
    elsewhere = _ON_OTHERS.match(scene.after(reading.mention)) or _ON_OTHERS_BEFORE.search(
        scene.before(reading.mention)
    )
    return {
        id(place)
        for other in readings
        if not elsewhere and other.kind == "score" and other.benchmark_how == "carried"
        for place in other.benchmarks
    }


def _speaks_of_measuring(scene: Scene, place: Mention) -> bool:
    return _MEASURING.search(scene.text, scene.start, min(scene.end, place.end + 60)) is not None


def _holds_for(scene: Scene, reading: Reading, place: Mention, measured: bool) -> bool:
    """Whether a place that another sentence names may be a number's."""
    if place.field == "title" or scene.field == "title":
        return True
    return place.start < scene.start and (measured or place.own or reading.kind == "score")


def _is_of_one(scene: Scene, reading: Reading, readings: list[Reading]) -> bool:
    """Whether a number's list is of one metric: "an F1 of 0.71 and 83% recall" are not of two places in order."""
    group = scene.group(reading.mention)
    return len({other.metric.at if other.metric else -1 for other in readings if other.mention in group}) == 1


def _with_listed(scene: Scene, places: list[Mention]) -> list[Mention]:
    """Places of a sentence, and those that nothing tells but that they stand in one list with them: "A-4K, B and C"."""
    every = sorted(scene.of(B), key=lambda mention: mention.start)
    if not places or len(places) == len(every):
        return every if places else []
    kept = {id(place) for place in places}
    joined = [(a, b) for a, b in itertools.pairwise(every) if _AND_ON.fullmatch(scene.text, a.outer_end, b.outer_start)]
    for left, right in joined:
        if id(left) in kept:
            kept.add(id(right))
    for left, right in reversed(joined):
        if id(right) in kept:
            kept.add(id(left))
    return [place for place in every if id(place) in kept]


_SHORT = regex.compile(r"\s\(([\w.+-]{2,14})\)")
_VERSION = regex.compile(r"[\s-]?v?\d[\d.]*")
#: "PharmaEval Shared Task" is "PharmaEval".
_EVENT_NOUN = regex.compile(r"\s(?:shared\stasks?|challenges?|competition|tracks?)\Z")


#: "Foo and Foo-v2": two places
_JOINED = regex.compile(r",?\s(?:and|&)\s|,\s")
_PART_OF_EVENT = regex.compile(r"(?:,|:)?\s(?:\(?(?:shared\s)?(?:sub)?(?:task|track|challenge)\b).{0,30}")


def _is_part(whole: str, event: str) -> bool:
    """Whether one name is that of an event and the other adds its task or track: "fooeval 2025 task 2"."""
    return whole.startswith(event) and _PART_OF_EVENT.fullmatch(whole, len(event)) is not None


def _everywhere(scenes: list[tuple[Scene, list[Reading]]]) -> dict[str, Mention]:
    """The places that a whole text names for sure, once each: short forms and versions of a name are that name."""
    found: dict[str, Mention] = {}
    spelled: dict[str, str] = {}
    for scene, _ in scenes:
        for mention in _with_listed(scene, [place for place in scene.of(B) if place.sure]):
            identity = mention.entry.key if mention.entry else mention.name.casefold()
            if (short := _SHORT.fullmatch(scene.text, mention.end, mention.outer_end)) is not None:
                spelled[short[1].casefold()] = identity
            identity = spelled.get(identity, identity)
            if identity in found:
                continue
            if mention.entry is None and any(
                identity.startswith(other)
                and _VERSION.fullmatch(identity, len(other))
                and not _JOINED.fullmatch(scene.text, one.outer_end, mention.outer_start)
                for other, one in found.items()
            ):
                continue
            if any(_is_part(other, identity) for other in found):
                continue  # "FooEval 2025" of "FooEval 2025 Task 2"
            if (whole := next((other for other in found if _is_part(identity, other)), None)) is not None:
                found[whole] = mention if found[whole].field == mention.field else found[whole]
                continue
            bare = _EVENT_NOUN.sub("", identity)
            if any(bare == _EVENT_NOUN.sub("", other) for other in found):
                continue
            found[identity] = mention
    return found


def wants_place(scene: Scene, reading: Reading) -> bool:
    """Whether a benchmark named elsewhere would be given to a number, and would not see it refused all the same."""
    if reading.refused is not None or reading.benchmarks:
        return False
    if names_no_place(scene, reading) and not names_part(scene, reading):
        return False
    reading.benchmarks, reading.benchmark_how = (_SOME_PLACE,), "carried"
    useless = _lacks(scene, reading)
    reading.benchmarks, reading.benchmark_how = (), ""
    return useless is None


#: Stands for whatever benchmark may be carried to a number: none is looked at any closer.
_SOME_PLACE = Mention(B, 0, 0, 0, 0)


def judge(scenes: list[tuple[Scene, list[Reading]]]) -> None:
    """Refuse every reading that lacks evidence, with its reason."""
    for scene, readings in scenes:
        for reading in readings:
            if reading.refused is None:
                reading.refused = _lacks(scene, reading)
        _take_in_their_lists(scene, readings)
        if ";" in scene.masked:
            _take_in_next(scene, readings)
        _take_in_compared(scene, readings)
        for reading in readings:
            if reading.metric is not None and not reading.metric.sure and is_task(reading.metric.name):
                reading.metric, reading.metric_how = None, ""


def _take_in_compared(scene: Scene, readings: list[Reading]) -> None:
    """Take a level back that stands behind the one that is compared with it: "fools 44%, compared to 25% for A"."""
    for before, reading in itertools.pairwise(readings):
        if reading.refused not in ("no-unit", "no-measure") or reading.place != "compared":
            continue
        left, right = before.mention.quantity, reading.mention.quantity
        assert left is not None
        assert right is not None
        alike = (left.unit, left.factor) == (right.unit, right.factor) and (right.unit != "" or right.decimal)
        near = len(scene.gap(before.mention, reading.mention)) < 100
        if alike and near and before.refused is None and before.kind == "score":
            reading.refused = None
            if reading.metric is None and before.metric is not None:
                reading.metric, reading.metric_how = before.metric, "carried"
            if not reading.benchmarks:
                reading.benchmarks, reading.benchmark_how = before.benchmarks, before.benchmark_how


#: Between two levels of one metric: "(F1: 0.54 for A; 0.56 for B)", "precision (cars: 0.97; trucks: 1.00)".
_AND_FOR = regex.compile(r"[^🄥🄜();]{0,60};\s(?:and\s)?[^🄥🄜();]{0,40}")


def _take_in_next(scene: Scene, readings: list[Reading]) -> None:
    """Take a bare level in a bracket back that stands behind a semicolon after another: its metric is that one's."""
    for before, reading in itertools.pairwise(readings):
        if reading.refused not in ("no-unit", "no-measure") or before.refused is not None or before.metric is None:
            continue
        left, right = before.mention.quantity, reading.mention.quantity
        assert left is not None
        assert right is not None
        alike = before.rule is reading.rule is LEVEL and (left.unit, left.decimal) == (right.unit, right.decimal)
        alike = alike and (left.high is not None or right.high is None)
        if alike and _AND_FOR.fullmatch(scene.gap(before.mention, reading.mention)):
            reading.refused, reading.metric, reading.metric_how = None, before.metric, "carried"


def _take_in_their_lists(scene: Scene, readings: list[Reading]) -> None:
    """Take a bare level back where another of its list shows what all are: "A and B reach 61.0 and 58.2 on FooSet"."""
    by_at = {reading.mention.at: reading for reading in readings}
    for reading in readings:
        if reading.refused not in ("no-unit", "no-measure") or reading.kind != "score" or not reading.benchmarks:
            continue
        for other in scene.group(reading.mention):
            shown = by_at.get(other.at)
            if shown is None or shown.refused is not None or shown.rule is not reading.rule:
                continue
            here, there = reading.mention.quantity, other.quantity
            assert here is not None
            assert there is not None
            if (here.unit, here.decimal) == (there.unit, there.decimal):
                reading.refused = None
                break


_ON_PLACE = regex.compile(r"\s(?:on|in)\s(?:the\s)?")
_BEHIND_PLACE = regex.compile(r"\s?\(")


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


def _is_with_gain(scene: Scene, reading: Reading) -> bool:
    """ "11.78 (+2.82)": a bare level of a known place, with its gain behind it."""
    behind = scene.by_at.get(reading.mention.at + 3)
    return (
        bool(reading.benchmarks)
        and scene.after(reading.mention, 2) == " ("
        and behind is not None
        and behind.quantity is not None
        and bool(behind.quantity.sign)
    )


def _is_beside(scene: Scene, reading: Reading) -> bool:
    """ "Foo (83.6)": a bare level of a known place, with the system that reached it before it."""
    return (
        bool(reading.benchmarks)
        and _BESIDE.search(scene.before(reading.mention, 4)) is not None
        and scene.after(reading.mention, 1) in (",", ")")
    )


def _is_reached(scene: Scene, reading: Reading) -> bool:
    """Whether a system reaches a bare level: "Foo reaches 85% for English"."""
    return _REACHES.search(scene.before(reading.mention, 90)) is not None and (
        _REACHED.match(scene.after(reading.mention, 12)) is not None
        or _CORRECT.match(scene.after(reading.mention, 24)) is not None
    )


def _is_pair(scene: Scene, reading: Reading) -> bool:
    """Whether a level stands alone in brackets with the level that it is held against: "(68.9% vs 64.7%)"."""
    before, behind = scene.before(reading.mention, 12), scene.after(reading.mention, 20)
    start = before.rfind("(")
    return start >= 0 and _PAIR.match(f"{before[start:]}🄥{behind}") is not None


#: "Foo improves from 71% to 82%"
_BECAME = regex.compile(
    r"[🄢🄛🄞]\)?,?\s(?:[\w-]+\s){0,3}?(?:improv|increas|ris|rose|rais|climb|drop|fell|fall|declin|jump)\w*\s(?:[\w-]+\s)?from\s(?:🄥\s(?:🄜\s)?to\s)?\Z",
    regex.IGNORECASE,
)


def _is_of_system(scene: Scene, reading: Reading) -> bool:
    """Whether what went from one level to another is a system."""
    return _BECAME.search(scene.before(reading.mention, 90)) is not None


def _is_against(scene: Scene, reading: Reading) -> bool:
    """Whether a gain says which system it was measured against."""
    if reading.negative or reading.rule not in (GAIN_BY, GAIN_AFTER, GAIN_BEFORE, GAIN_POINTS, SIGNED):
        return False
    if "efficiency" in scene.before(reading.mention, 30):
        return False
    return bool(_BEATS.search(scene.before(reading.mention)) or _AGAINST.match(scene.after(reading.mention, 90)))


#: "achieves a mean Foo of 3.1": whatever it is called, a number right behind a verb of reaching was measured.
_JUST_REACHED = regex.compile(r"\b(?:achiev|reach|attain|obtain|scor|yield)\w*[^;🄥]{0,50}\Z", regex.IGNORECASE)
#: ... unless it is that much more than something.
_MORE = regex.compile(
    r"[^;.]{0,60}\b(?:improvement|gain|increase|larger|higher|lower|smaller|change)", regex.IGNORECASE
)


def _is_just_reached(scene: Scene, reading: Reading) -> bool:
    return (
        reading.rule is LEVEL
        and reading.mention.quantity is not None
        and reading.mention.quantity.high is None
        and _JUST_REACHED.search(scene.before(reading.mention, 70)) is not None
        and _MORE.match(scene.after(reading.mention, 80)) is None
    )


#: "the loss drops from 6.4 to 1.8": of training, not of a test. What "improves FooSet from 0.71 to 0.72" is.
_LOSS = regex.compile(r"\bloss\b[^;.]{0,40}\Z", regex.IGNORECASE)
_DECIBELS = regex.compile(r"\s?dB\b")


#: What is named like a metric and is a cost, a setting or a spread, and no result.
_NO_RESULT = regex.compile(
    r"""
      rank
    | (?:[\w-]+\s){0,3}? (?:node|query|token|step|frame|click|call|operation|iteration|parameter|message)\scounts?
    | (?:[\w-]+\s){0,3}? (?:retention|labell?(?:ing)?|sampling|masking|compression|pruning)\sratio
    | (?:[\w-]+\s){0,3}? (?:ops|standard\sdeviations?|dimensionality|(?:code|learning|sampling)\srate|image\soverlap)
    | (?:[\w-]+\s){0,3}? (?:approximation|competitive)\s(?:ratio|factor|guarantee)s?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_AGREEMENT = regex.compile(r"\b(?:kappa|alpha|ICC)\b|κ|α", regex.IGNORECASE)
#: Those who agree made data, or judged it: "annotated by two experts (kappa = 0.71)".
_BY_PEOPLE = regex.compile(
    r"\b(?:annotation\squality|annotators|annotated\sby|adjudicat|dual-cod|inter-?judge|double-cod|labell?ing\sand|human-validated|coders|(?:inter|intra)-?\s?(?:model|method|observer|rater|reader)|(?:cross|within)-(?:judge|prompt)|clinicians\sproduced|reviewers\s(?:[\w-]+\s){0,2}agree)",
    regex.IGNORECASE,
)

#: What measures nothing but how far several raters agree, unless one of them is a system.
_AMONG_RATERS = regex.compile(
    r"Fleiss|Krippendorff|(?:inter|intra)-?\s?(?:annotator|coder|observer|rater|reader)", regex.IGNORECASE
)
_WITH_PEOPLE = regex.compile(
    r"\b(?:agree|align|correlat|concord)\w*\s(?:[\w-]+\s){0,2}(?:with|to)\b|\bhuman\sagreement|\bconsistency\b",
    regex.IGNORECASE,
)


def _is_no_result(scene: Scene, metric: Mention) -> str | None:
    """Why numbers of a metric are none, by its name."""
    if metric.entry is None and _NO_RESULT.fullmatch(metric.name) is not None:
        return "parameter"
    if _AGREEMENT.search(metric.name) is not None and _BY_PEOPLE.search(scene.text, scene.start, scene.end) is not None:
        return "agreement"
    if _AMONG_RATERS.match(metric.name) is not None and not _WITH_PEOPLE.search(scene.text, scene.start, scene.end):
        return "agreement"
    return None


def _lacks(scene: Scene, reading: Reading) -> str | None:
    quantity = reading.mention.quantity
    assert quantity is not None
    entry = reading.metric.entry if reading.metric else None
    if reading.metric is not None and reading.metric_how != "carried":
        refused = _is_no_result(scene, reading.metric)
        if refused is not None:
            return refused
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
            if reading.benchmarks and (reading.rule is SIGNED or _PERFORMANCE.search(scene.masked)):
                return None
            if reading.rule in (RETAINED, WITHIN, MORE) and quantity.unit:
                return None
            if quantity.unit and (_EVALUATION.search(scene.masked) or _is_against(scene, reading)):
                return None
            return None if reading.rule is GAIN_BEFORE and quantity.unit and quantity.decimal else "no-measure"
        measured = quantity.decimal and reading.rule in (GAIN_BY, GAIN_AFTER, GAIN_BEFORE)
        measured = measured or (
            reading.metric is not None and _DECIBELS.match(scene.after(reading.mention, 4)) is not None
        )
        return None if bound or measured else "no-unit"
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
        if is_share_of_outputs(scene, reading.mention) or _PERFORMANCE_IS.search(scene.before(reading.mention)):
            return None
        if _is_pair(scene, reading) and _PERFORMANCE.search(scene.masked):
            return None
        if reading.place in ("from", "to") and (quantity.decimal or _is_of_system(scene, reading)):
            return None
        if (
            _is_just_reached(scene, reading)
            or _is_reached(scene, reading)
            or _SHARE_RIGHT.search(scene.before(reading.mention))
        ):
            return None
        return "no-measure"
    if quantity.unit == "points":
        return None if bound else "no-unit"
    if bound and (quantity.decimal or reading.metric_how in ("direct", "list")):
        return None
    if quantity.decimal and reading.metric is not None and reading.metric_how == "carried":
        return None
    beside = reading.benchmark_how in ("direct", "list", "leading")
    if quantity.decimal and reading.place and (beside or (reading.benchmarks and not quantity.sign)):
        return None if _LOSS.search(scene.before(reading.mention, 60)) is None else "no-unit"
    if quantity.decimal and _OUT_OF.match(scene.after(reading.mention, 24)):
        return None
    if quantity.decimal and not quantity.glued and _is_just_reached(scene, reading):
        return None
    if quantity.decimal and not quantity.glued and reading.rule in (LEVEL, COMPARED):
        plain = _is_reached_on(scene, reading) or _is_with_gain(scene, reading) or _is_beside(scene, reading)
        return None if plain or (reading.benchmarks and _is_reached(scene, reading)) else "no-unit"
    return "no-unit"
