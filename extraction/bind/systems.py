"""Bind numbers to systems: the subject of the clause, the one in brackets, the one compared with."""

from __future__ import annotations

import dataclasses
import itertools
import re

import regex

from extraction.claims import BASELINE, HUMAN, PAPER
from extraction.hints import remembered
from extraction.paper import Paper
from extraction.reading import Reading
from extraction.rules.readings import RETAINED, SIGNED
from extraction.scene import B, L, Mention, O, S, Scene, V
from extraction.shapes import ACHIEVES, SYSTEM

_BRACKET = regex.compile(
    r"[\"'”’]{0,2}\s?(?:\([^()🄥]{0,30}\)\s?)?\(\s?(?:[\w+:=~-]+\s){0,3}(?:🄜[\s:=]{1,3}(?:of\s)?)?|(?:\s(?:with|without|using)\s[\w-]+(?:\s[\w-]+)?)?\s?(?::\s|=\s?)"
)
_FOLLOWED = regex.compile(r"(?:.*\s)?followed\sby\s🄢\s(?:at|with)\s")
_LISTED_LEVEL = regex.compile(r"(?:.*(?:\sand|,))\s🄢\s")
#: "surpassing a reader at 44.1 and Foo with prompts at 41.0"
_AT = regex.compile(r"(?:\swith\s[a-z-]+)?\sat\s(?:only\s|just\s)?")
_LEVEL_OF_METRIC = regex.compile(r"(?:['’]s?)?\s🄜\s(?:of|at)\s")
_OWNS = regex.compile(r"['’]s?\s")
_SUCH_AS = regex.compile(r"(?:such\sas|like|including|with)\s\Z")
#: "Foo with Bar reaches": it is Foo that does, unless Bar is the paper's own.
_WITH_ANOTHER = regex.compile(r"[🄢🄞]\swith\s\Z")
_OF_IT = regex.compile(r"\s(?:for|by)\s(?:the\s)?")
_WITH = regex.compile(r"(?:\w+,\s)?(?:for|with|using|on)\s(?:the\s)?", regex.IGNORECASE)
_AT_LEVEL = regex.compile(r"\s(?:of|at)\s")
_FROM = regex.compile(r"\sfrom\s(?:an?\s)?(?:🄜\sof\s)?")
_OF_WHOM = regex.compile(
    r"(?:['’]s?)?(?:\s(?!to\b|with\b|and\b)[\w-]+){0,2}(?:['’]s?)?(?:\s🄜)?(?:\s(?:on|in|for|across)\s(?:the\s)?🄑)?\s(?:from\s(?:an?\s)?|\()"
)
_RAISED = regex.compile(
    r"\b(?:improv|boost|rais|lift|enhanc|increas|reduc|lower|elevat|push|bring|advanc|doubl|tripl)\w*\s(?:the\s)?(?:[a-z-]+\s)?\Z"
)
#: "the accuracy of Foo falls from": of one and the same system
_FALLS = regex.compile(r"\b(?:drop|fall|fell|declin|degrad|plummet|deteriorat|collaps)\w*\s(?:[\w-]+\s){0,3}from\s\Z")
#: "the 🄜 for Foo improves to"
_MEASURED_OF = regex.compile(r"🄜\s(?:(?:performance|results?)\s)?(?:for|of|with)\s(?:the\s|our\s)?\Z")
_FEW_WORDS = regex.compile(r"\s(?:[\w,-]+\s){0,3}(?:(?:on|in|for)\s(?:the\s)?🄑\s)?")
#: "a simple baseline that predicts the same for all yields"
_THAT = regex.compile(r"\s(?:that|which|trained|based)\s[^,;🄥🄢🄞]{0,80}")
#: "existing methods, held back by noise, achieve"
_ASIDE = regex.compile(r",\s[^,;🄥🄢🄞]{1,80},\s")
_BEHIND = regex.compile(
    r"(?:(?:\s?🄜)?(?:\s(?:on|in)\s(?:the\s)?🄑)?\s?(?!of\sthe\s(?:performance\s|quality\s)?gap\b)"
    r"(?:for|by|with|from|of|(?:achiev|obtain)ed\sby|using)"
    r"|[),]{0,2}(?:\s(?:on|in)\s(?:the\s)?🄑,?)?\s(?:is|was|are|were)\s(?:achiev|obtain|reach|attain)ed\s(?:by|with))"
    r"\s(?:(?:the|our)\s)?(?:[a-z-]+\s){0,2}"
)
_VERB = regex.compile(
    rf"\b(?<!-)(?:{ACHIEVES}|is|are|was|were|remains?|answers?|answered|finds?|found|proves?|closes?|matches|struggl\w+|falls?|fell|declines?d?|degrades?d?|rises?|rose|climbs?|climbed|suffers?|fails?|failed|lags?|experienc\w+|preserv(?:es|ed|ing)|keeps?|kept|sustain(?:s|ed|ing)|averag(?:es|ed|ing)|ranks|los(?:es|ing)|lost|peaks?|peaked|ranked|generali[sz]es|underperforms?|approach(?:es|ed|ing)|agrees)\b"
)
#: All that may be such a verb: words come again and again, so that each is looked at once (``_is_verb``).
_LETTERS = re.compile(r"(?<![\w-])[a-z]+(?!\w)")


@remembered
def _is_verb(word: str) -> bool:
    return _VERB.fullmatch(word) is not None


_BLOCKS = regex.compile(
    r"\b(?:than|over|outperform\w*|surpass\w*|exceed\w*|beat\w*|compar\w+|against|versus|vs\.?|with|us(?:ing|e|es|ed)|employ\w*|leverag\w+|incorporat\w+|integrat\w+|combin\w+|replac\w+|evaluat\w+|by|on|from|based\son|of|to|for|like|in|between|via|through|including|into|unlike)\s(?:(?:the|an?|its|our|both|other|all|a|as|most)\s)?(?:[\w-]+\s){0,2}\Z",
    regex.IGNORECASE,
)
#: What makes a member's name of a family's: "-MoE-L", "-7B", "++".
_FAMILY = regex.compile(
    r"(?:-(?!based|style|like|trained|bench|eval)[A-Z\d][\w.]{0,12}|\+{1,2}){1,4}(?=[\s,.;)])", regex.IGNORECASE
)
#: "surpassing methods such as Foo": what is compared with is no subject.
_COMPARED = regex.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|compared\s(?:to|with)|against|unlike|better\sthan|higher\sthan)\b(?:(?!\b(?:that|while|whereas|which)\s)(?:[^,;🄥]|,\s(?=(?:and\s)?(?:[\w-]+\s){0,2}[🄢🄛]|and\s(?:[\w-]+\s){0,2}\Z))){0,80}\Z",
    regex.IGNORECASE,
)
#: "Compared to the baseline, Foo achieves"
_COMPARED_FIRST = regex.compile(
    r"(?:\A|[,;.]\s|\A\w+,\s)(?:when\s)?(?:compared|relative|in\scomparison)\s(?:to|with)\s[^,;🄥]{1,60},\s\Z",
    regex.IGNORECASE,
)
#: "Foo, the best of its kind, which achieves"
_WHICH = regex.compile(
    r"(?:\s\([^()]{0,40}\))?(?:\s[a-z-]+)?,\s(?:[^,;🄥]{0,70},\s)?(?:which\s(?:only\s|also\s)?|whose\s(?:[\w-]+\s){0,3}🄜\s(?:[\w-]+\s)?)"
)
#: ", with Foo and Bar achieving": they achieve it.
_WITH_THEM = regex.compile(
    r"[,;(]\s(?:(?:and|but)\s)?with\s(?:(?:the|both|even|only)\s)?(?:[\w-]+\s){0,2}\Z", regex.IGNORECASE
)
_PARTICIPLE = regex.compile(r"\w+ing\b")
#: "the Foo model achieving"
_OF_KIND = regex.compile(rf"\s(?:(?:[a-z-]+\s)?{SYSTEM}\s)?")
#: "Foo achieves" of what is written like a place: places reach nothing, so that it is a system here.
_REACHING = regex.compile(
    rf"\s(?:{SYSTEM}\s)?(?:itself\s)?(?:achieves|outperforms|obtains|surpasses|reaches|attains|beats|sets)\s"
)
#: "beats the best (96% vs. 91%)": of two levels side by side the first is the subject's.
_VERSUS = regex.compile(r"(?:\s🄜)?\s(?:vs\.?|versus|against|compared\s(?:to|with))\s(?:only\s|just\s)?🄥")
_SECOND_OF_TWO = regex.compile(
    r"\s(?:(?:on|in)\s(?:[\w-]+\s){1,3})?\((?:[^()]{0,60}\sand\s)?🄥(?:\s🄜)?\s(?:vs\.?|versus|against)\s"
)
_GIVES = regex.compile(
    r"\b(?:show|demonstrate|indicate|reveal|find|found|suggest|confirm|observe|prove|report|see)\w{0,3}\s(?:that\s)?\Z",
    regex.IGNORECASE,
)


def bind_systems(scene: Scene, readings: list[Reading], paper: Paper, subject: Mention | None = None) -> Mention | None:
    """Set model, how it was found, and baseline of every reading kept.

    ``subject`` is the system that the sentences before spoke of, which "it" means where the paper names none of its
    own; returned is the one for the sentences behind.
    """
    systems = [m for m in scene.mentions if m.role in (S, L, O)]
    kept = any(reading.refused is None for reading in readings)
    verbs = [match.span() for match in _LETTERS.finditer(scene.masked) if _is_verb(match[0])] if kept else []
    before: Reading | None = None
    for reading in readings:
        if reading.refused is None:
            _bind(scene, reading, systems, paper, verbs, before)
            before = reading
            if reading.model_how == "pronoun" and paper.system is not None:
                reading.model = _variant(scene, reading, systems, paper.system.name)
            elif reading.model_how == "pronoun" and subject is not None and _is_it(scene, reading, systems):
                reading.model = subject
            elif reading.model is not None:
                reading.model = _whole(scene, reading.model)
                if reading.model_how == "subject":
                    subject = reading.model
    _subjects_in_order(scene, readings)
    _share_bracket(scene, readings)
    _baselines_in_order(scene, readings)
    return subject


_PLUS = regex.compile(r"\s?\+\s?")


def _whole(scene: Scene, part: Mention) -> Mention:
    """A system that is made of several, "Foo + Bar", as one mention at the place of ``part``; else ``part`` itself."""
    if "+" not in scene.masked:
        return part
    first = last = part
    for mention in scene.of(S):
        if mention.at > last.at and _PLUS.fullmatch(scene.gap(last, mention)):
            last = mention
    for mention in reversed(scene.of(S)):
        if mention.at < first.at and _PLUS.fullmatch(scene.gap(mention, first)):
            first = mention
    if first is last:
        return part
    start, end = first.start, last.end
    return dataclasses.replace(part, start=start, end=end, name=scene.text[start:end], entry=None, own=False)


def _subjects_in_order(scene: Scene, readings: list[Reading]) -> None:
    """ "A and B obtain 53% and 31%": as many subjects as numbers bind one to one, where nothing else parts them."""
    for reading in readings:
        group = scene.group(reading.mention)
        if len(group) < 2 or group[0] is not reading.mention or reading.model_how != "subject" or reading.model is None:
            continue
        members = [r for r in readings if r.mention in group and r.model_how == "subject" and r.model is reading.model]
        names = scene.group(reading.model)
        metrics = {r.metric.at for r in members if r.metric is not None}
        places = {tuple(b.at for b in r.benchmarks) for r in members}
        apart = len(metrics) > 1 or len(places) > 1
        if len(members) == len(group) == len(names) and not apart and names[-1].at < group[0].at:
            for member, name in zip(members, names, strict=True):
                if name.role == S:
                    member.model = name


def _share_bracket(scene: Scene, readings: list[Reading]) -> None:
    """ "better than Foo (18.7 and 32.1)": what a bracket behind a name holds is all that name's."""
    for before, reading in itertools.pairwise(readings):
        shared = before.model_how == "bracket" and before.kind == reading.kind and reading.refused is None
        gap = scene.gap(before.mention, reading.mention)
        if shared and len(gap) < 60 and not {*"();", S} & set(gap) and "(" in scene.before(before.mention, 30):
            reading.model, reading.model_name, reading.model_how = before.model, before.model_name, "bracket"


def _is_it(scene: Scene, reading: Reading, systems: list[Mention]) -> bool:
    return _pronoun(scene, reading, systems) == "it"


def _pronoun(scene: Scene, reading: Reading, systems: list[Mention]) -> str:
    before = [mention for mention in systems if mention.at < reading.mention.at]
    return scene.text[before[-1].start : before[-1].end].casefold() if before and before[-1].role == O else ""


def _variant(scene: Scene, reading: Reading, systems: list[Mention], name: str) -> Mention | None:
    """The member of the paper's own family that the sentence before named: "we train Foo-L. Our model achieves"."""
    if _pronoun(scene, reading, systems) not in ("it", "our model", "this model"):
        return None
    floor = max(0, scene.start - 240)
    place = scene.text.rfind(name, floor, scene.start)
    tail = _FAMILY.match(scene.text, place + len(name), scene.start) if place >= 0 else None
    if tail is None:
        return None
    return Mention(S, place, tail.end(), place, tail.end(), scene.text[place : tail.end()], own=True, field=scene.field)


def _baselines_in_order(scene: Scene, readings: list[Reading]) -> None:
    """ "surpasses A and B by 3% and 9%": as many baselines as gains bind one to one."""
    for reading in readings:
        if reading.baseline is None or reading.kind != "delta":
            continue
        numbers, names = scene.group(reading.mention), scene.group(reading.baseline)
        if len(numbers) == len(names) > 1:
            reading.baseline = names[numbers.index(reading.mention)]


def _bind(
    scene: Scene,
    reading: Reading,
    systems: list[Mention],
    paper: Paper,
    verbs: list[tuple[int, int]],
    before: Reading | None,
) -> None:
    here = reading.mention
    left = next((m for m in reversed(systems) if m.at < here.at), None)
    right = next((m for m in systems if m.at > here.at), None)
    if reading.kind == "delta":
        if (
            right
            and right.role == S
            and not right.own
            and reading.rule in (SIGNED, RETAINED)
            and _OF_IT.fullmatch(scene.gap(here, right))
        ):
            _take(scene, reading, right, "behind")  # "a drop of 1%, compared to 2% for Foo"
            return
        reading.baseline = _baseline(scene, here, systems)
        _subject(scene, reading, systems, paper, verbs)
        return
    apart = _apart(scene, here, systems)
    if apart is not None:
        _take(scene, reading, apart, "behind")
        return
    if right and right.role == S and not right.own and reading.place and _OF_BRACKET.fullmatch(scene.gap(here, right)):
        _take(scene, reading, right, "bracket")  # "falls from 15.0% (Foo 1) to 2.0% (Foo 2)"
        return
    if reading.place == "from" and left and left.role == S and not left.own and _is_raised(scene, left, here):
        _take(scene, reading, left, "from")
        return
    if reading.place == "from" and (beaten := _beaten(scene, here, systems)) is not None:
        _take(scene, reading, beaten, "from")  # "surpasses Foo, improving F1 from 24 to 25"
        return
    if reading.place == "from" and not _FALLS.search(scene.before(here, 80)):
        reading.model_name, reading.model_how = BASELINE, "from"
        return
    if (
        right
        and right.role == S
        and not right.own
        and scene.after(here, 4) == f" ({S})"
        and not (left and left.role == S and V not in scene.gap(left, here))
    ):
        _take(scene, reading, right, "bracket")  # "the best model reaches 61% (Foo)"
        return
    if left and _is_first_of_two(scene, reading, left):
        _subject(scene, reading, systems, paper, verbs)
        return
    if left and left.role in (S, L) and _BRACKET.fullmatch(scene.gap(left, here)):
        _take(scene, reading, left, "bracket")
        return
    if left and left.role == S and _FOLLOWED.fullmatch(scene.masked[max(0, left.at - 12) : here.at]):
        _take(scene, reading, left, "bracket")  # "reaches 71%, followed by Foo at 68%"
        return
    if left and left.role == S and not left.own and _AT.fullmatch(scene.gap(left, here)):
        _take(scene, reading, left, "bracket")
        return
    if left and left.role == S and _LISTED_LEVEL.fullmatch(scene.masked[max(0, left.at - 5) : here.at]):
        _take(scene, reading, left, "bracket")  # "outperforming a baseline 0.381 and Foo 0.354"
        return
    if left and left.role == L and _LEVEL_OF_METRIC.fullmatch(scene.gap(left, here)):
        _take(scene, reading, left, "behind")  # "close to the human-level accuracy of 84%"
        return
    if left and left.role == L and _AT_LEVEL.fullmatch(scene.gap(left, here)):
        _take(scene, reading, left, "behind")  # "above the majority baseline of 34%"
        return
    if (
        right
        and right.role == S
        and _IN_THE.fullmatch(scene.gap(here, right))
        and _MODEL_NEXT.match(scene.after(right))
    ):
        _take(scene, reading, right, "behind")  # "the highest precision was 90.9% in the Foo model"
        return
    named_behind = right is not None and (right.role == S or (right.role == L and reading.place == "compared"))
    behind = right is not None and named_behind and _BEHIND.fullmatch(scene.gap(here, right)) is not None
    if right and behind and not (_USING.search(scene.gap(here, right)) and _has_own_subject(scene, here, systems)):
        _take(scene, reading, right, "behind")
        return
    if reading.place == "compared":
        between = [m for m in systems if m.at < here.at and V not in scene.gap(m, here)]
        if not between and left and _SECOND_OF_TWO.fullmatch(scene.gap(left, here)):
            between = [left]  # "models like Foo (35.5 vs 29.6)"
        if between and between[-1].role in (S, L) and not between[-1].own:
            _take(scene, reading, between[-1], "compared")
        else:
            reading.model_name, reading.model_how = BASELINE, "compared"
        return
    if left and left.role == S and V not in scene.gap(left, here) and _OWNS.match(scene.gap(left, here)):
        _take(scene, reading, left, "owner")
        return
    if _is_beaten_level(scene, reading, systems, before):
        return
    _subject(scene, reading, systems, paper, verbs)


#: "surpassing plain fine-tuning (69.2)", "compared to a reader of the full text (F1 = 0.70)"
_BEATEN_WITH = regex.compile(
    r"(?r)(?:\b(?:outperform\w*|surpass\w*|exceed(?:s|ed|ing)?|beat(?:s|ing)?|compar(?:ed|able)\s(?:to|with)|than|(?<!\b(?:gains?|improvements?|margins?|lead)\s)over|match(?:es|ing))|(?P<too>🄥(?:\s🄜)?\)(?:,|,?\sand)))\s(?P<whom>(?:(?!\b(?:on|in|by|across|at|for|where|while|when|achiev\w*|reach\w*|under|using|and)\b)[^🄥;(),🄑🄜🄞]){2,90})(?:\s\([^()🄥]{1,40}\))?\s\((?:🄜[\s=:]{1,3}(?:of\s)?)?\Z",
    regex.IGNORECASE,
)


def _is_beaten_level(scene: Scene, reading: Reading, systems: list[Mention], before: Reading | None) -> bool:
    """Whether a level stands in brackets behind whom the sentence says is surpassed; if so, it is set as theirs.

    ``before`` is the reading before: where its level is such a one, those that follow in a row are, too.
    """
    window = scene.before(reading.mention, 160)
    beaten = _BEATEN_WITH.search(window)
    if beaten is None or _VERSUS.match(scene.after(reading.mention, 40)):
        return False
    if beaten["too"] and not (before is not None and before.model_how in ("bracket", "compared")):
        return False
    start = reading.mention.at - len(window) + beaten.start("whom")
    named = [mention for mention in systems if start <= mention.at < reading.mention.at]
    if any(mention.own or mention.role == O for mention in named):
        return False
    if named and named[-1].role == S:
        _take(scene, reading, named[-1], "bracket")
    else:
        reading.model_name, reading.model_how = BASELINE, "bracket"
    return True


def _is_raised(scene: Scene, system: Mention, level: Mention) -> bool:
    """ "raises Foo from 45%", "improves the Foo agent's accuracy on A from 45%": whether that is a system's."""
    gap = scene.gap(system, level)
    return _FROM.fullmatch(gap) is not None or (
        _OF_WHOM.fullmatch(gap) is not None and _RAISED.search(scene.before(system, 40)) is not None
    )


_OF_BRACKET = regex.compile(r"(?:\s🄜)?\s\(")
#: "the gap between models and people (41% vs. 85%)": the first level is the first one's, the second the second's.
_GAP_BETWEEN = regex.compile(
    r"(?r)\bbetween\s[^🄥;]{0,90}?[🄢🄛][^🄥;]{0,60}?\sand\s(?:[\w-]+\s){0,3}[🄢🄛][^🄥;()]{0,40}\((?:🄜\s)?(?P<first>🄥[^🄥();]{0,20}\s(?:vs\.?|versus|against)\s)?\Z",
    regex.IGNORECASE,
)
_OTHER_BEHIND = regex.compile(r"[^🄥();]{0,20}\s(?:vs\.?|versus|against)\s🄥", regex.IGNORECASE)


def _apart(scene: Scene, here: Mention, systems: list[Mention]) -> Mention | None:
    """Whose level a number is, of two that the words before their bracket set apart; ``None`` where none do."""
    apart = _GAP_BETWEEN.search(scene.before(here, 240))
    if apart is None or not (apart["first"] or _OTHER_BEHIND.match(scene.after(here, 40))):
        return None
    between = [m for m in systems if here.at - len(apart[0]) <= m.at < here.at]
    return between[-1] if apart["first"] else between[0]


_BEATEN = regex.compile(
    r"\b(?:outperform|surpass|exceed|beat)\w*\s(?:(?:the|previous|prior|best|current|existing|strong|state-of-the-art|SOTA|model|method|baseline)\s|🄛\s){0,5}\Z"
)
_IMPROVING = regex.compile(r",\s(?:improving|raising|increasing|boosting|lifting|reducing|lowering)\s")


def _beaten(scene: Scene, here: Mention, systems: list[Mention]) -> Mention | None:
    """The one named system that a clause says is surpassed, right before it says from where to where."""
    for mention in reversed([m for m in systems if m.at < here.at]):
        if mention.role == S and not mention.own and scene.group(mention) == [mention]:
            beaten = _BEATEN.search(scene.masked[max(0, mention.at - 90) : mention.at])
            return mention if beaten and _IMPROVING.match(scene.gap(mention, here)) else None
    return None


_IN_THE = regex.compile(r"(?:\s🄜)?\sin\sthe\s")
_MODEL_NEXT = regex.compile(rf"\s{SYSTEM}\b")
_USING = regex.compile(r"\b(?:using|with)\s(?:the\s)?(?:[a-z-]+\s){0,2}\Z")


def _has_own_subject(scene: Scene, here: Mention, systems: list[Mention]) -> bool:
    """Whether the paper's own system acts in the clause before a number: "Foo reaches 94% using Bar" is Foo's."""
    return any(
        mention.own and mention.role == S and mention.at < here.at and _VERB.match(scene.after(mention, 40).lstrip())
        for mention in systems
    )


def _is_first_of_two(scene: Scene, reading: Reading, left: Mention) -> bool:
    """Whether a level is the subject's own, beside that of the system before it: "beats the best (96% vs. 91%)"."""
    if left.role not in (S, L) or left.own or not _VERSUS.match(scene.after(reading.mention, 40)):
        return False
    if reading.place == "compared":
        return True
    return left.role == L and _BRACKET.fullmatch(scene.gap(left, reading.mention)) is not None


#: "human performance", "humans", "human-level accuracy"
_HUMAN = regex.compile(r"\bhumans?\b", regex.IGNORECASE)


def _unnamed(scene: Scene, mention: Mention) -> str:
    """Whom a phrase without a name stands for: people, or a system to compare with."""
    return HUMAN if _HUMAN.search(scene.text, mention.start, mention.end) else BASELINE


def _take(scene: Scene, reading: Reading, mention: Mention, how: str) -> None:
    named = _named(scene, mention) if mention.role == L else mention
    if named is None:
        reading.model_name, reading.model_how = _unnamed(scene, mention), how
        reading.model = None
    else:
        reading.model, reading.model_how = named, how


def _named(scene: Scene, baseline: Mention) -> Mention | None:
    """The one system that an unnamed one is called by: "the Foo baseline"."""
    for mention in reversed(scene.mentions):
        if mention.at < baseline.at and mention.role == S:
            alone = scene.gap(mention, baseline) == " " and not scene.text.endswith("s", 0, baseline.end)
            return mention if alone and not mention.own else None
    return None


#: "the best model (Foo) achieves": the brackets name who it is
_EXTREME = regex.compile(
    r"\b(?:best|worst|strongest|weakest|top|leading|largest|smallest)(?:[-\s]performing)?\s(?:[\w-]+\s){1,3}\(\Z"
)


def _subject(
    scene: Scene, reading: Reading, systems: list[Mention], paper: Paper, verbs: list[tuple[int, int]]
) -> None:
    """The system in front of the last verb of reaching before the number; else the paper's own."""
    here = reading.mention
    for verb, end in reversed(verbs):
        if end > here.at:
            continue
        for mention in reversed(systems):
            if mention.at >= verb:
                continue
            first = scene.group(mention)[0].at  # "surpassing A and B": what holds for A holds for B
            before = scene.masked[max(0, first - 60) : first]
            gap = scene.masked[mention.at + 1 : verb]
            if _WHICH.fullmatch(gap) and mention.role == S:
                reading.model, reading.model_how = mention, "subject"
                return
            if ")" in gap and "(" not in gap.split(")")[0] and not mention.own and not before.endswith("("):
                continue  # within brackets that close before the verb
            if not gap.strip() and _COMPARED_FIRST.search(scene.masked[: mention.at]):
                before = ""
            elif _COMPARED.search(scene.masked[max(0, first - 110) : first]):
                continue
            if before.endswith("(") and gap.startswith(")") and not mention.own:
                if not _EXTREME.search(scene.text, scene.start, mention.outer_start):
                    continue  # "(Claude)" explains something else
                before = ""
            if len(gap) > 90 or V in gap or ";" in gap:
                break
            if (
                _BLOCKS.search(before)
                and not (_MEASURED_OF.search(before) and _FEW_WORDS.fullmatch(gap))
                and not _GIVES.search(before)
                and not (
                    not gap.strip()
                    and _SUCH_AS.search(before[-12:])
                    and (mention.own or not _WITH_ANOTHER.search(before))
                )
                and not (
                    _OF_KIND.fullmatch(gap) and _WITH_THEM.search(before) and _PARTICIPLE.match(scene.masked, verb)
                )
            ):
                continue
            if mention.role == S:
                reading.model, reading.model_how = mention, "subject"
                return
            if mention.role == L and (_FEW_WORDS.fullmatch(gap) or _THAT.fullmatch(gap) or _ASIDE.fullmatch(gap)):
                reading.model_name, reading.model_how = _unnamed(scene, mention), "subject"
                return
            if mention.role == O:
                named = _just_named(scene, mention, systems)
                if named is None:
                    _own(reading, paper, "pronoun")
                else:
                    reading.model, reading.model_how = named, "subject"
                return
    reaching = next((m for m in reversed(scene.of(B)) if m.at < here.at and _reaches(scene, m)), None)
    if reaching is not None and V not in scene.gap(reaching, scene.group(here)[0]):
        reading.model, reading.model_how = reaching, "subject"
        return
    head = systems[0] if systems else None
    if paper.system is None and head is not None and head.role == S and _WITH.fullmatch(scene.masked[: head.at]):
        reading.model, reading.model_how = head, "leading"  # "For Foo, training improves 🄜 to"
        return
    own = {named.name for named in paper.systems}
    spoken = [mention for mention in systems if mention.at < here.at and mention.name in own]
    if len({mention.name for mention in spoken}) == 1 and spoken[0].name != paper.systems[0].name:
        reading.model, reading.model_how = spoken[0], "default"  # the one of several that the sentence speaks of
        return
    _own(reading, paper, "default", scene.masked[: here.at])


def _just_named(scene: Scene, pronoun: Mention, systems: list[Mention]) -> Mention | None:
    """The paper's own system that the sentence named before it says "it": one of several, it may not be the first."""
    if scene.text[pronoun.start : pronoun.end] != "it":
        return None
    named = [mention for mention in systems if mention.at < pronoun.at and mention.role == S]
    return named[-1] if named and named[-1].own else None


def _reaches(scene: Scene, place: Mention) -> bool:
    """Whether what is written like a place is the subject of a verb of reaching: "Foo achieves"."""
    return _REACHING.match(scene.after(place, 60)) is not None and not _BLOCKS.search(scene.before(place, 60))


#: "We find that models struggle", "none of the models", "the best submission": others' models
_MODELS_FAIL = regex.compile(
    r"\b(?:models|LLMs|MLLMs|VLMs|LMMs|agents)\s(?:still\s|often\s)?(?:struggl|fail|lag\b|perform\spoorly)"
    r"|\bnone\sof\sthe\s(?:[\w-]+\s){0,3}(?:models|LLMs|MLLMs|VLMs|agents|systems)\b"
    r"|(?<!\bour\s)\bbest(?:[-\s]performing)?\s(?:submission|participant|participant\ssystem|participating\ssystem|team|entry)\s(?:achiev|attain|got|had|improv|obtain|reach|scor|was\s🄥)"
    r"|\bbest(?:[-\s]performing)?\s(?:model|system|agent|method|LLM|VLM|MLLM|approach)\s[a-z]+\s(?:[a-z]+\s)?only\b",
    regex.IGNORECASE,
)


#: "models trained on FooSet gain 12%": what a new set of data is good for is the paper's own.
_TRAINED_ON = regex.compile(
    r"\b(?:re-?|fine-?|pre-?)?(?:train|tun)(?:ed|ing)\s(?:[\w🄢-]+\s){0,2}(?:on|with)\s(?:[🄑🄢]|(?:our|it)\b)"
)


#: "our heuristics reduce": what a paper of a benchmark does besides measuring others.
_OUR_DOING = regex.compile(
    rf"\b(?:our|the\sproposed)\s(?!(?:[\w-]+\s){{0,3}}?(?:evaluations?|analys[ie]s|experiments?|experimental|findings?|results?|benchmark\w*|data\s?sets?|stud(?:y|ies)|work|tests?|corpus|audit|annotations?|assessments?|investigations?|observations?)\b)(?:[a-z-]+\s){{1,3}}(?:\w+ly\s)?(?:results?\sin|(?!even|only|can|consistently){ACHIEVES})\b",
    regex.IGNORECASE,
)


def _is_of_ours(reading: Reading, text: str) -> bool:
    """Whether a number of a benchmark's paper is what the paper itself reaches, and not what it measures of others.

    ``text`` is the masked sentence up to the number.
    """
    if _OUR_DOING.search(text):
        return True
    if reading.kind != "delta":
        return False
    beaten = None if reading.negative else reading.baseline
    return _TRAINED_ON.search(text) is not None or (beaten is not None and not _HUMAN.search(beaten.name))


def _own(reading: Reading, paper: Paper, how: str, text: str = "") -> None:
    if how == "default" and _MODELS_FAIL.search(text):
        reading.model_name, reading.model_how = BASELINE, how
    elif paper.system is not None:
        reading.model_name, reading.model_how = paper.system.name, how
    elif how == "default" and paper.benchmarking and not _is_of_ours(reading, text):
        reading.model_name, reading.model_how = BASELINE, how
    else:
        reading.model_name, reading.model_how = PAPER, how


_OVER = regex.compile(
    r"\b(?:over|than|outperform\w*|surpass\w*|exceed\w*|beat\w*|compared\s(?:to|with)|against|versus|vs\.?|relative\sto|behind|from|of|improv\w+)\s(?:(?:the|an?|its|our|both|other|all)\s)?(?:[\w-]+\s){0,2}\Z",
    regex.IGNORECASE,
)


def _baseline(scene: Scene, here: Mention, systems: list[Mention]) -> Mention | None:
    """What a difference is measured against."""
    for mention in (*[m for m in systems if m.at > here.at], *reversed([m for m in systems if m.at < here.at])):
        if (
            mention.role in (S, L)
            and not mention.own
            and _OVER.search(scene.masked[max(0, mention.at - 60) : mention.at])
        ):
            return mention
    return None
