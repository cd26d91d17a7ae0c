"""Which role a name plays, read from the words beside it: a place of measurement, a system, or neither."""

from __future__ import annotations

import regex

from extraction import shapes
from extraction.mentions.metrics import is_measured_by
from extraction.mentions.page import Page
from extraction.scene import B, M, Role, S, Scene

#: A short form behind a name, taken into its mention.
SHORT = regex.compile(r"\s\((?=[^()]*[A-Z])[\w.+-]{2,14}\)")
#: "42.7% on Video-Holmes,": behind a number and "on", a plain capitalised name will do.
_REACHED_ON = regex.compile(r"\d\)?(?:\s?%)?(?:\s[\w@-]+){0,3}\son\s(?:the\s)?\Z")
_ENDS = regex.compile(r"\s?(?:[,.;:()]|and\b|or\b|with\b|while\b|compared\b|over\b|respectively\b|\Z)")
#: "Our system at FooEval 2024": an event that is measured at.
_AT_EVENT = regex.compile(r"\b(?:at|for|in|to)\s(?:the\s)?\Z|@\Z", regex.IGNORECASE)
#: "the best results are obtained with Stanza (LAS 89.1), followed by"
_SCORED_WITH = regex.compile(
    r"\b(?:(?:obtained|achieved|reached|results?|performance|scores?)\s(?:with|by|using|for)|followed\sby)\s\Z"
)
#: "the Glove model": a plain name of a model
_THE = regex.compile(r"\bthe\s\Z", regex.IGNORECASE)
_LEVEL_NEXT = regex.compile(r"\s\d?\d?\.\d")
_BEATEN_BEFORE = regex.compile(
    r"\b(?:outperform|surpass|exceed|beat|compared\s(?:to|with)|versus|vs\.|than)\w*\s[^;]{1,70}\d(?:,|,?\sand)\s\Z"
)
#: A sentence that names more is no sentence, and not worth a look at each name from each other.
_MANY = 200
#: "88% for Foo, 85% for Bar and 84% for Baz": whoever stands in the row with a system is one.
_FOR_OTHERS = regex.compile(r"\d\s?%?\sfor\s\Z")
_ON_OTHERS = regex.compile(r"\d\s?%?\s(?:[\w@-]+\s){0,2}on\s\Z")
#: "we validate the answers against ERA5": what is true, not what competes
_VALIDATED_AGAINST = regex.compile(r"\bvalidat\w*\s(?:[\w-]+\s){0,4}against\s(?:the\s)?\Z")
_THE_MODEL = regex.compile(r"\s(?:model|parser|tagger|algorithm|classifier)\b")
#: "an AMR parser": a kind of system
_GENERIC = regex.compile(r"\b(?:an?|any|some|several|many|most|two|three|existing|standard)\s(?:[a-z-]+\s){0,2}\Z")
_NOUN_NEXT = regex.compile(rf"\s(?:{shapes.SYSTEM})\b")
#: "we test it on a new benchmark, FooBench"
_NEW_PLACE = regex.compile(
    r"(?r)\b(?:an?|our|the)\s(?:[\w-]+\s){0,4}(?:data\s?set|benchmark|corpus|test\s?(?:set|suite)|testbed),\s\Z"
)
#: "le corpus RATP-DECODA", "the benchmark FooEval"
_NOUN_BEFORE = regex.compile(r"(?r)\b(?:corpus|corpora|datasets?|benchmarks?)\s\Z", regex.IGNORECASE)
#: "Sub Task A", "Shared Task 2017": parts of an event that is named elsewhere
_EVENT_PART = regex.compile(
    r"(?:(?:Sub|Shared|Main|First|Second)[\s-]?)?(?:[Tt]ask|[Tt]rack|Subtask|Challenge)s?(?:[\s-]?(?:\d{1,4}|[A-Z]))?"
)
#: "a Question Answering dataset": a kind of data, however it is written
_ARTICLE = regex.compile(r"\b(?:an?|any|some|our|new)\s(?:[a-z-]+\s){0,2}\Z")
#: "a large OCT dataset": so are capitals behind an article.
_LETTERS = regex.compile(r"[A-Z]{2,4}")
#: "in the Karel domain"
_WITHIN = regex.compile(r"\b(?:in|on|for|across)\s(?:the\s)?\Z", regex.IGNORECASE)
#: Endings of names of models: "-VL", "LM", "-7B".
_SYSTEM_LIKE = regex.compile(r"(?:-VL|[a-z]LM|GPT|BERT|[-\s]\d{1,3}(?:\.\d)?[BM])\Z")
_ABSTRACT = regex.compile(r"(?:tion|ing|ment|ance|ence|ness|ity|sis|ism|ship|ed|ly)\Z|\s")
_EVALUATES = regex.compile(
    r"\b(?:evaluat|experiment|test|validat|benchmark|assess|result|appl(?:y|ied)|perform)\w*\b", regex.IGNORECASE
)

#: "On FooSet, Bar-QA compresses": who does something behind a bare comma is no member of a list.
_ACTS_BEHIND = regex.compile(
    r"\s(?!(?:datasets|benchmarks|tasks|corpora|games|domains|as|across|versus|is|plus|thus|using|during|including|being)\b)[a-z]{2,}(?:e?s|ed)\s(?!\d)"
)

#: "BarEval 2019", "FooTask-3": numbered like an event. "Defects Across 380 Categories" only counts.
_NUMBERED = regex.compile(r"(?:19|20)\d\d|[A-Za-z'’-]\d|(?i:task|track|challenge)s?\s\d|\d[A-Za-z]")

#: "(FooSet: mIoU: 76.6%; BarSet: mIoU: 86.2%)"
_HEADS_BEFORE = regex.compile(r"[(;]\s?\Z")
_HEADS_AFTER = regex.compile(r"(?:\s[A-Z][\w-]+)?:\s(?:[\w-]+:?\s){1,3}\d")
#: "boosting accuracy on Foo-Hard from 54.5% to", "performance on Foo by 3%"
_LEVEL_ON = regex.compile(
    r"\b(?:accurac(?:y|ies)|performance|scores?|results?|rates?|F1|mAP|AUC|AUROC|BLEU|WER|FID|error|pass@1)\son\s(?:the\s)?\Z",
    regex.IGNORECASE,
)
_FROM_LEVEL = regex.compile(r"\s(?:from|by|to)\s(?:up\sto\s)?\d")
#: "V2I", "B2C": one to the other
_TO = regex.compile(r"[A-Z]2[A-Z]")

#: "the GREEN metric"
_MEASURE_AFTER = regex.compile(r"\s(?:metrics?|measure)\b")
#: "the test set of FooQA", "on a subset of FooQA"
_SET_OF = regex.compile(
    r"\b(?:(?:test|validation|dev|development|evaluation|held-out)\s?(?:sets?|splits?|data|portions?)|on\s(?:[\w-]+\s){1,3}(?:subsets?|portions?|parts?|splits?|versions?|samples?|questions|tasks))\s(?:of|from)\s(?:the\s)?\Z",
    regex.IGNORECASE,
)
#: "Experiments on FooSet show": what stands there is not who shows it.
_RIGHT_BEHIND_ON = regex.compile(
    r"(?:\b(?:experiment|evaluat|result|test|analys|comparison|validat|assess|performance|baseline|model|faster)\w*|\d[%)]{0,2})\s(?:[\w-]+\s){0,4}?on\s(?:the\s)?\Z",
    regex.IGNORECASE,
)
#: "We evaluate our approach on Foo-4K"
_EVALUATED_ON = regex.compile(
    r"\b(?:evaluat(?:e|ed|ions?)|experiments?|tested|test|validat(?:e|ed)|assess(?:ed)?|benchmark(?:ed)?)\s(?:(?!(?:and|or|by|of)\b)[\w-]+\s){0,4}?(?:on|using)\s(?:the\s)?\Z",
    regex.IGNORECASE,
)


def role_of(page: Page, scene: Scene, start: int, end: int) -> Role | None:
    """Which role the words beside a name give it; ``None`` where they say nothing."""
    name = page.text[start:end]
    before = page.before(scene, start).rstrip("\"'“‘")
    if _EVENT_PART.fullmatch(name):
        return None
    if (
        name.startswith("\\")
        and name[1:].isalpha()
        and shapes.SYSTEM_AFTER.match(page.text, end, min(scene.end, end + 60))
    ):
        return None  # a macro that reaches something: the paper's own system
    strong = shapes.strong_name(name)
    if page.field == "title":
        placed = shapes.PLACE_INSIDE.search(name) or _AT_EVENT.search(before)
        return B if placed and _NUMBERED.search(name) else None
    if shapes.PLACE_INSIDE.search(name):
        return B
    if page.text.startswith(" et al", end) or _MEASURE_AFTER.match(page.text, end, min(scene.end, end + 10)):
        return None
    acts = (
        strong
        and shapes.SYSTEM_AFTER.match(page.text, end, min(scene.end, end + 60))
        and (
            _RIGHT_BEHIND_ON.search(before) is None
            or page.is_training(scene, start)
            or _NOUN_NEXT.match(page.text, end, min(scene.end, end + 40))
        )
    )
    if acts and before.endswith(", "):
        return S
    if (
        shapes.PLACE_BEFORE.search(before)
        or _NEW_PLACE.search(before)
        or (strong and not acts and _NOUN_BEFORE.search(before))
    ):
        return None if page.is_training(scene, start) else B
    if shapes.PLACE_APPOSED.match(page.text, end, min(scene.end, end + 70)):
        return B
    if strong and _SET_OF.search(before):
        return None if page.is_training(scene, start) else B
    kind = shapes.KIND_BEFORE.search(before) and shapes.KIND_AFTER.match(page.text, end, min(scene.end, end + 40))
    technique = name.casefold() in shapes.TECHNIQUES or name in page.paper.plain or _TO.fullmatch(name) is not None
    described = (
        (not strong or _LETTERS.fullmatch(name) is not None)
        and _ARTICLE.search(before) is not None
        and not page.text.startswith(" (", end)
    )
    if (
        not technique
        and not kind
        and not described
        and (strong or start > scene.start)
        and shapes.PLACE_AFTER.match(page.text, end, min(scene.end, end + 70))
    ):
        return None if page.is_training(scene, start) else B
    if shapes.SYSTEM_BEFORE.search(before) and (strong or name[0].isupper()):
        if shapes.BENCH_NAME.search(name):
            return B
        return None if _VALIDATED_AGAINST.search(before) else S
    if (
        not strong
        and name[0].isupper()
        and _THE.search(before)
        and _THE_MODEL.match(page.text, end, min(scene.end, end + 14))
    ):
        return S
    if name[0].isupper() and page.text.startswith(" (", end) and _SCORED_WITH.search(before):
        return S
    if strong and _LEVEL_NEXT.match(page.text, end, min(scene.end, end + 8)) and _BEATEN_BEFORE.search(before):
        return S  # "outperforming a baseline 0.38 and Foo 0.35"
    if strong and _FOR_OTHERS.search(before) and _is_among(page, scene, start, _FOR_OTHERS):
        return S
    if acts and not (_GENERIC.search(before) and _NOUN_NEXT.match(page.text, end, min(scene.end, end + 40))):
        return S
    if (
        (start > scene.start or not _ABSTRACT.search(name))
        and name[0].isupper()
        and shapes.REACHES_AFTER.match(page.text, end, min(scene.end, end + 16))
    ):
        return S
    if technique or kind:
        return None
    role = _role_behind_on(page, scene, start, end, before, strong)
    return None if role is None or page.is_training(scene, start) else role


def _is_among(page: Page, scene: Scene, start: int, row: regex.Pattern[str]) -> bool:
    """Whether a system stands in the same row of numbers before a name."""
    return len(scene.mentions) <= _MANY and any(
        mention.role == S and mention.end < start and row.search(page.before(scene, mention.start))
        for mention in scene.mentions
    )


#: "on Key Information Extraction": what is done, not where
_TASK_NAME = regex.compile(
    r"\s(?:Recognition|Detection|Classification|Segmentation|Generation|Translation|Extraction|Retrieval|Answering|Reasoning|Prediction|Estimation|Recommendation|Suggestion|Analysis|Summari[sz]ation|Navigation|Planning|Generali[sz]ation)\Z"
)


def _role_behind_on(page: Page, scene: Scene, start: int, end: int, before: str, strong: bool) -> Role | None:
    """The role of a name that stands behind "on" or the like."""
    name = page.text[start:end]
    if not strong and _TASK_NAME.search(name):
        return None
    if name in page.paper.placed and (shapes.ON_BEFORE.search(before) or _WITHIN.search(before)):
        return B
    if (
        name[0].isupper()
        and _WITHIN.search(before)
        and shapes.WEAK_PLACE_AFTER.match(page.text, end, min(scene.end, end + 44))
    ):
        return B
    if before.endswith(", ") and _ACTS_BEHIND.match(page.text, end, min(scene.end, end + 24)):
        return S if strong else None
    if strong and shapes.ON_BEFORE.search(before):
        if _SYSTEM_LIKE.search(name) or (_ON_OTHERS.search(before) and _is_among(page, scene, start, _ON_OTHERS)):
            return S  # "93% on GPT-4, 95% on Foo-3"
        return B
    if (
        _LEVEL_ON.search(before)
        and name[0].isupper()
        and not _TASK_NAME.search(name)
        and _FROM_LEVEL.match(page.text, end, min(scene.end, end + 14))
    ):
        return S if _SYSTEM_LIKE.search(name) else B
    if shapes.BENCH_NAME.search(name) and _WITHIN.search(before):
        return B
    if _REACHED_ON.search(before) and name[0].isupper() and _ENDS.match(page.text, end, scene.end):
        return B
    return None


def listed(page: Page, scene: Scene, start: int, end: int) -> Role | None:
    """The role of a known mention that stands in one list with a name."""
    for mention in scene.mentions:
        if mention.role in (B, S) and (
            (
                shapes.JOINS.fullmatch(page.text, mention.outer_end, start)
                and (
                    page.text[mention.outer_end : start] != ", "
                    or not _ACTS_BEHIND.match(page.text, end, min(scene.end, end + 24))
                )
            )
            or shapes.JOINS.fullmatch(page.text, end, mention.outer_start)
        ):
            return mention.role
    return None


def is_place(page: Page, scene: Scene, start: int, end: int) -> bool:
    before = page.before(scene, start)
    return bool(
        (_HEADS_BEFORE.search(before) and _HEADS_AFTER.match(page.text, end, min(scene.end, end + 40)))
        or shapes.PLACE_AFTER.match(page.text, end, min(scene.end, end + 70)) or shapes.PLACE_BEFORE.search(before)
        or shapes.ON_BEFORE.search(before) or _SET_OF.search(before) or listed(page, scene, start, end)
        or (is_measured_by(page, start, end) and any(m.role == M and m.start == end + 1 for m in scene.mentions))
    )  # fmt: skip


#: "the FooSet test split"
_SPLIT_AFTER = regex.compile(r"\s(?:test|val|validation|dev|evaluation)\s(?:split|images|samples|portion|partition)\b")
#: "the 2017 Native Dialect Identification shared task"
_EVENT_AFTER = regex.compile(r"\s(?:shared\stask|challenge|competition|evaluation\scampaign)\b")
#: "Existing benchmarks, such as FooSet, lack": what a paper sets itself apart from
_BACKGROUND = regex.compile(
    r"(?:\A|\.\s|\b(?:while|although|unlike|however,|but|yet)\s)(?:most\s|many\s|the\s|all\s)?(?:existing|current|prior|previous|traditional|conventional|popular|today['’]s|widely[\s-]used|standard|available|static)\s(?:[\w-]+\s){0,5}(?:benchmarks?|data\s?sets?|corpora|evaluations?|test\s?suites?),?\s\(?(?:such\sas|like|including|e\.g\.,?)\s[^.;]{0,60}\Z",
    regex.IGNORECASE,
)


def is_background(page: Page, scene: Scene, start: int) -> bool:
    """Whether a name stands among the benchmarks that a sentence finds wanting."""
    return _BACKGROUND.search(page.text[max(scene.start, start - 160) : start]) is not None


def is_sure(page: Page, scene: Scene, start: int, end: int) -> bool:
    """Whether an unknown name is a place of measurement beyond its own sentence."""
    before = page.before(scene, start)
    if is_background(page, scene, start):
        return False
    return bool(
        shapes.PLACE_INSIDE.search(page.text[start:end])
        or (page.text.count(" ", start, end) > 1 and _EVENT_AFTER.match(page.text, end, min(scene.end, end + 40)))
        or (
            (page.field == "abstract")
            and (shapes.strong_name(page.text[start:end]) or _EVALUATES.search(before))
            and (
                shapes.PLACE_AFTER.match(page.text, end, min(scene.end, end + 40))
                or _SPLIT_AFTER.match(page.text, end, min(scene.end, end + 20))
                or shapes.PLACE_BEFORE.search(before)
                or _NEW_PLACE.search(before)
                or shapes.PLACE_APPOSED.match(page.text, end, min(scene.end, end + 70))
                or _NOUN_BEFORE.search(before)
                or (shapes.strong_name(page.text[start:end]) and _EVALUATED_ON.search(before))
            )
        )
    )
