# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Apply the rules to each number of a sentence: refused and why, or read as what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from extraction.claims import Kind
from extraction.rules import AFTER, BEFORE, HERE, SIGNED, Rule, possible
from extraction.rules.costs import COSTS_BEFORE, COSTS_BEHIND, SPEED
from extraction.rules.readings import (
    BEHIND,
    COMPARED,
    FROM_LEVEL,
    GAIN_AFTER,
    GAIN_BEFORE,
    GAIN_BY,
    GAIN_POINTS,
    GAIN_UP_TO,
    LEVEL,
    RETAINED,
    TO_LEVEL,
    WITHIN,
)
from extraction.rules.refusals import DATA_SHARE, ENUMERATOR, MEASURE_BEHIND, OUT_OF, UNITS
from extraction.rules.rule import Place
from extraction.scene import B, M, Mention, Scene, V
from extraction.shapes import ACHIEVES
from extraction.shares import is_share_of_outputs
from extraction.values import Quantity, plainly_none
from extraction.words import DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB


@dataclass(slots=True, eq=False)
class Reading:
    """One number, what a rule made of it, and, filled in by ``extraction.bind``, what it belongs to."""

    mention: Mention
    rule: Rule
    kind: Kind
    place: Place = ""
    negative: bool = False
    refused: str | None = None
    metric: Mention | None = None
    metric_how: str = ""  # direct, list, carried
    benchmarks: tuple[Mention, ...] = ()
    benchmark_how: str = ""
    model: Mention | None = None
    model_name: str = ""
    model_how: str = ""
    baseline: Mention | None = None
    settings: list[tuple[int, int, str]] = field(default_factory=list)


#: A sentence with more numbers than this is a table that lost its lines, and no rule can read it.
_CROWD = 60


def read_numbers(scene: Scene) -> list[Reading]:
    """A reading of every number of a scene, in order."""
    numbers = scene.of(V)
    if len(numbers) > _CROWD:
        return [Reading(mention, LEVEL, "score", refused="crowd") for mention in numbers]
    if ")" in scene.masked:
        scene.set_aside(mention for mention in numbers if _enumerates(scene, mention))
    seen = [_around(scene, mention) for mention in numbers]
    refusals = [_refusal(scene, mention, around) for mention, around in zip(numbers, seen, strict=True)]
    if any(refusals):  # what is refused stands between no number and what that number belongs to
        scene.set_aside(mention for mention, refused in zip(numbers, refusals, strict=True) if refused is not None)
        seen = [_around(scene, mention) for mention in numbers]
    readings = [
        _read(scene, mention, around) if refused is None else Reading(mention, LEVEL, "score", refused=refused)
        for mention, around, refused in zip(numbers, seen, refusals, strict=True)
    ]
    by_at = {reading.mention.at: reading for reading in readings}
    previous: Reading | None = None
    for index, reading in enumerate(readings):
        if index >= 2 and _is_next_pair(scene, readings[index - 2 : index + 2]):
            reading.rule, reading.place = FROM_LEVEL, FROM_LEVEL.place
            readings[index + 1].rule, readings[index + 1].place = TO_LEVEL, TO_LEVEL.place
        if reading.rule in (LEVEL, BEHIND) and reading.refused is None:
            _beaten_too(scene, reading, readings[max(0, index - 3) : index])
        if reading.rule is LEVEL and reading.refused is None:
            _share(scene, reading, previous, by_at)
        if reading.rule is LEVEL and reading.refused is None and previous is not None:
            _share_past_asides(scene, reading, readings[:index])
        before = readings[index - 1] if index else None
        if before is not None and reading.refused is None and _is_kept_too(scene, before, reading):
            reading.rule, reading.kind, reading.place = RETAINED, "delta", ""
        if before is not None and reading.refused is None and reading.rule in (LEVEL, GAIN_BY):
            first = _before_bracket(scene, readings[max(0, index - 6) : index], reading)
            if reading.rule is LEVEL and _is_most(scene, before, reading):
                reading.rule, reading.kind, reading.negative = before.rule, before.kind, before.negative
            elif _goes_on(scene, first, reading):
                reading.refused = first.refused
        if reading.refused is None and not (previous is not None and _is_aside(scene, reading)):
            previous = reading
    return readings


#: Between a pair of numbers and the next: " on A and ", " 🄜, "
_NEXT_PAIR = regex.compile(r"[^🄥;.()]{0,60}?(?:,|,?\sand)\s(?:[\w🄜🄑🄢-]+\s){0,3}?(?:from\s)?")


def _is_next_pair(scene: Scene, readings: list[Reading]) -> bool:
    """ "from 17.5 to 18.5 on A and 21.2 to 22.3 on B": whether the last two of four numbers are another from and to."""
    return (
        len(readings) == 4
        and all(one.kind == "score" and one.refused is None for one in readings)
        and (readings[0].place, readings[1].place, readings[2].place) == ("from", "to", "")
        and scene.gap(readings[2].mention, readings[3].mention) == " to "
        and _NEXT_PAIR.fullmatch(gap := scene.gap(readings[1].mention, readings[2].mention)) is not None
        and _VERB.search(gap) is None
    )


def _is_aside(scene: Scene, reading: Reading) -> bool:
    """ "gains of 10.1 (56.4%) on A and 7.4": what a bracket says of a number is no member of its series."""
    return f"{V} (" == scene.before(reading.mention, 3) and scene.after(reading.mention, 1) == ")"


def _around(scene: Scene, mention: Mention) -> tuple[str, str]:
    """What stands before a number and behind it, as far as a rule looks."""
    return scene.before(mention, BEFORE), scene.after(mention, AFTER)


def _refusal(scene: Scene, mention: Mention, around: tuple[str, str]) -> str | None:
    """The reason why a number is no claim, or ``None``."""
    quantity = mention.quantity
    assert quantity is not None
    refused = plainly_none(quantity)
    if refused is not None:
        return refused
    before, behind = around
    refusals, _ = possible(before, behind)
    window = before + HERE + behind
    hedge = scene.text[mention.outer_start : mention.start].casefold()
    for rule in refusals:
        if rule is UNITS and _is_length_of_error(scene, mention):
            continue
        if rule is DATA_SHARE and hedge.startswith("within") and not scene.after(mention, 14).startswith(" of each"):
            continue  # "within 0.5% of the upper bound"
        if rule in (DATA_SHARE, COSTS_BEHIND) and quantity.unit and is_share_of_outputs(scene, mention):
            continue
        if (
            rule.whole
            and (quantity.unit or quantity.decimal or quantity.factor or quantity.high is not None)
            and not _is_top(rule, quantity, before)
        ):
            continue
        if rule in (COSTS_BEFORE, SPEED) and before.endswith("by ") and _NO_COST.search(before):
            continue
        if rule in (COSTS_BEFORE, SPEED) and behind.startswith(f" and {V}") and _AND_COST.search(before):
            continue
        if rule is COSTS_BEHIND and (
            _is_level_of(quantity, before, behind) or (_MADE_WHERE.match(behind) and _GAIN_OF.search(before))
        ):
            continue
        if rule.pattern.search(window):
            return rule.name
    return None


#: "a gain of 6 points in relation to others": a gain's points are no points in space.
_POINTS_BEHIND = regex.compile(r"\spoints?\b")
#: "improves the accuracy of tagging up to 9 points", "exceeds A at 53.9% by 11 points": a number in points is a change
#: of what is said to change before it.
_CHANGED = regex.compile(
    rf"""
    (?r)  # from the number backwards: the nearest verb counts
    \b(?:{UP_VERB}|{UP_NOUN}|contribut\w+|(?P<down>{DOWN_VERB}|{DOWN_NOUN}|regressions?))\b
    (?: [^🄥;]{{0,110}} | [^;]{{0,110}}\sby\s )\Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


#: Where rating scales end, however many decimals are printed: "rated 4.6/5.00".
_TOPS = (3, 4, 5, 7, 10, 100)
_OF_SCALE = regex.compile(r"(?:🄥\s?/|\bout\sof)\s?\Z")


def _is_top(rule: Rule, quantity: Quantity, before: str) -> bool:
    """Whether a number printed with decimals is the top of the scale of what stands before it."""
    plain = not quantity.unit and not quantity.factor
    return rule is OUT_OF and plain and quantity.value in _TOPS and _OF_SCALE.search(before) is not None


def _read(scene: Scene, mention: Mention, around: tuple[str, str]) -> Reading:
    """What a number is read as that was not refused, nor the others that still stand in the mask."""
    quantity = mention.quantity
    assert quantity is not None
    before, behind = around
    _, rules = possible(before, behind)
    window = before + HERE + behind
    hedge = scene.text[mention.outer_start : mention.start].casefold()
    if quantity.sign == "-" and _LEVEL_BEFORE.search(scene.before(mention, 24)):
        return Reading(mention, LEVEL, "score", "", True)
    if quantity.sign and _is_correlation(scene, mention):
        return Reading(mention, LEVEL, "score", "", quantity.sign == "-")
    if quantity.sign and quantity.high is None:
        for rule in (FROM_LEVEL, TO_LEVEL):
            if rule in rules and _FROM_TO.search(window) and rule.pattern.search(window):
                return Reading(mention, rule, "score", rule.place, quantity.sign == "-")
    if quantity.sign:
        return Reading(mention, SIGNED, "delta", "", quantity.sign == "-")
    for rule in rules:
        if rule is LEVEL:
            break  # what remains
        if rule is GAIN_POINTS and hedge.startswith(("below", "under", "above")):
            continue  # "falls below 50%" ends on a level
        if rule is WITHIN and not hedge.startswith("within"):
            continue
        if rule is GAIN_UP_TO and not (hedge.startswith(("up to", "by up to")) or _is_small(scene, mention)):
            continue
        if rule is BEHIND and _is_win_rate(scene, mention):
            continue  # "a 55% win rate over 🄢"
        if rule is FROM_LEVEL and quantity.high is not None and f"to {V}" not in behind:
            continue  # "rising from 3% to 10%": a range is what it rose by
        if rule in (FROM_LEVEL, TO_LEVEL) and _RANGES_FROM.search(window):
            continue  # "ranging from 61% (A) to 74% (B)": neither became the other
        match = rule.pattern.search(window)
        if match is not None and rule.kind is not None:
            down = "down" in rule.pattern.groupindex and match["down"] is not None
            down = down or (rule is GAIN_BY and _DROP_BEHIND.match(scene.after(mention, 30)) is not None)
            if rule.kind == "delta" and not quantity.unit and _POINTS_BEHIND.match(behind):
                mention.quantity = replace(quantity, unit="points")
            return Reading(mention, rule, rule.kind, rule.place, down)
    if quantity.unit == "points" and (changed := _CHANGED.search(before)) is not None:
        return Reading(mention, GAIN_POINTS, "delta", "", changed["down"] is not None)
    return Reading(mention, LEVEL, "score")


def _is_small(scene: Scene, mention: Mention) -> bool:
    """ "improves accuracy (15%)", "a higher accuracy (2-11%)": too little for a level of what more of is better."""
    quantity = mention.quantity
    named = scene.by_at.get(mention.at - 3)  # "🄜 (🄥"
    return (
        quantity is not None and quantity.percent and (quantity.high or quantity.value) < 40
        and _CLOSES.match(scene.after(mention, 4)) is not None
        and (named is None or named.role == B or (
            named.role == M and (named.entry is None or named.entry.higher_is_better is not False)
        ))
    )  # fmt: skip


_CLOSES = regex.compile(r"(?:\s🄜)?\)")


def _is_win_rate(scene: Scene, mention: Mention) -> bool:
    """Whether a number is how often something wins: "a 55% win rate over 🄢", "a win rate of 55% over 🄢"."""
    near = [scene.by_at.get(mention.at + step) for step in (2, -5)]  # "🄥 🄜", "🄜 of 🄥"
    return any(one is not None and one.role == M and _WINS.search(one.name) for one in near)


#: "win rate", "human preference rate"
_WINS = regex.compile(r"\b(?:win|winning|preference|success)[\s-]rates?\Z", regex.IGNORECASE)


def may_be_claim(text: str, quantity: Quantity) -> bool:
    """Whether a number may be a claim, as far as it and the word behind it tell: a cheap look before a close one."""
    if quantity.unit or quantity.sign or quantity.factor:
        return plainly_none(quantity) is None
    measured = MEASURE_BEHIND.match(text, quantity.outer_end) is not None
    if measured and _is_length(text, quantity) and _ERROR.search(text, max(0, quantity.start - 160), quantity.end + 24):
        measured = False
    if measured and _ERROR_BEFORE.search(text, max(0, quantity.start - 40), quantity.start) is not None:
        measured = False
    return plainly_none(quantity) is None and not measured


#: Errors that are lengths, wherever the sentence names them: "RMSE was 0.062 m, ours 0.037 m".
_ERROR = regex.compile(r"(?:\b[Ee]rrors?|RMSEs?|\bMAE|\bATE|\bADE|\bFDE|HD95|[Dd]istance|[Dd]eviation)\b")
_LENGTH = regex.compile(r"[\s-]?(?:m|mm|cm|µm|px|pixels?|voxels?|deg(?:rees?)?|°C?)(?![\w/&])")


def _is_length(text: str, quantity: Quantity) -> bool:
    return quantity.decimal and _LENGTH.match(text, quantity.outer_end) is not None


def _is_length_of_error(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a length in a sentence that names an error, which is one: "an RMSE of 0.06 m, ours 0.04 m"."""
    assert mention.quantity is not None
    return _is_length(scene.text, mention.quantity) and any(_ERROR.search(metric.name) for metric in scene.of(M))


#: "a mean absolute error of 1.3 years": errors come in the units of what they are errors of.
_ERROR_BEFORE = regex.compile(r"(?:rrors?|MAE|MSE|ATE|ADE|FDE)\b\)?\D{1,16}\Z")
#: "a BERTScore of -0.48": a level below nought.
_LEVEL_BEFORE = regex.compile(r"🄜\s?(?:=|:|of|is|was)\s?\Z")
_EQUALS = regex.compile(r"(?:🄜|\b(?:[rρτ]|rho|tau))\s?(=|:|of|\()\s?\Z")
_CORRELATION = regex.compile(r"\b(?:correlations?|Pearson|Spearman|Kendall|rho|tau|ρ|τ|r)\b", regex.IGNORECASE)


def _is_correlation(scene: Scene, mention: Mention) -> bool:
    """ "Spearman's rho = +0.48", "a correlation (-0.3)": a level, printed with its sign as it may be below nought."""
    equals = _EQUALS.search(scene.before(mention, 8))
    if equals is None or (equals[1] == "(" and scene.after(mention, 1) not in (")", ",")):
        return False
    return bool(_CORRELATION.search(scene.text, max(scene.start, mention.outer_start - 24), mention.outer_start))


#: "outperforms compression by 7%", "improves the correctness of its steps by 9%": what is named like a cost is none here.
_NO_COST = regex.compile(
    r"\b(?:outperform|surpass|exceed|beat|outscor)\w*\s(?:[\w🄢🄛🄜'’-]+\s){1,8}by\s\Z|🄜\s(?:of|for|in|at|under)\s(?:the\s|its\s)?(?:[\w🄥-]+\s){1,3}by\s\Z"
    rf"|\b(?:{UP_VERB}|{DOWN_VERB})\s(?:[\w-]+\s){{0,3}}🄜\s(?:on|across|of|for|in)\s(?:(?!{UP_VERB}|{DOWN_VERB}|sav)[\w-]+,?\s){{1,6}}by\s\Z"
)
#: "improves accuracy and speed by 3% and 8%, respectively": the first of the two is of the metric.
_AND_COST = regex.compile(r"🄜\sand\s(?:[\w-]+\s){1,3}by\s\Z")
#: "improves 🄜 by ◆ at equal cost", "beats 🄛 by ◆ on the training set": what stands behind a gain says where it was made.
_GAIN_OF = regex.compile(
    rf"\b(?:{UP_VERB}|{DOWN_VERB})\s(?:[\w-]+\s){{0,3}}[🄜🄛](?:\s(?:on|for|of)\s[🄑🄢🄛])?\sby\s(?:about\s|an?\s)?\Z"
)
_MADE_WHERE = regex.compile(
    r"\s?(?:in|on|at|under|for|with|when|over)\s(?!(?:[\w-]+\s)?(?:computation\w*|cost|energy|FLOPs|latency|length|memory|number|parameters|runtime|size|speed|throughput|times?|tokens)\b)"
)
#: "an error of 2.3 hours", "errors of 15%, 18% and 40% for length, width and depth": levels, whatever stands behind them,
_LEVEL_OF = regex.compile(r"🄜\s(?:of|is|was|were|are)\s(?:🄥,?\s(?:and\s)?){0,3}\Z")
#: ... unless that says how much less it is.
_SAVED = regex.compile(r"\s?(?:lower|less|fewer|more|smaller|cheaper|reduction|decrease|increase|savings?)\b")


def _is_level_of(quantity: Quantity, before: str, behind: str) -> bool:
    plain = quantity.decimal or quantity.unit != ""
    return plain and _LEVEL_OF.search(before) is not None and _SAVED.match(behind) is None


#: "outperforms A by 9% reduction in errors"
_DROP_BEHIND = regex.compile(r"(?:\s(?:absolute|relative|average|error|🄜)){0,2}\s(?:reductions?|decreases?|drops?)\b")
#: "from -0.04 to +0.01": levels, whatever their signs.
_FROM_TO = regex.compile(
    r"\((?:🄜\s)?(?:◆\s?(?:to|→|->)\s?🄥|🄥\s?(?:to|→|->)\s?◆)|\bfrom\s(?:◆(?:\s\([^()🄥]{1,30}\))?\sto\s🄥|🄥(?:\s\([^()🄥]{1,30}\))?\sto\s◆)"
)
_RANGES_FROM = regex.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|span(?:s|ned|ning)?)\s(?:\w+\s)?from\s(?:an?\s|the\s)?(?:[\w🄜-]+\s){0,3}(?:◆|🄥[^🄥◆;.]{0,60}\sto\s(?:an?\s|the\s)?(?:[\w🄜-]+\s){0,3}◆)"
    r"|\bwith\s(?:[\w-]+\s){0,3}🄜\sfrom\s(?:◆\s\([^()]{1,30}\)\sto\s🄥\s\(|🄥\s\([^()]{1,30}\)\sto\s◆\s\()"
)
_SHARED_REFUSALS = ("speed-up", "cost", "measure", "data-share", "count", "size", "uncertainty")
#: Between two members of a series whose members carry more with them than a list's: "61% for A, 69% for B and 51% for C".
_SERIES = regex.compile(
    rf"""
    (?:\s(?:(?:absolute|relative|average|performance|🄜)\s)?(?:{UP_NOUN}|{DOWN_NOUN}))? (?:\s\(🄥\))? (?:\s?(?:dB|degrees|mm|cm))? (?:\s?🄜(?:\spoints?)?)? (?:\s(?:relatively|absolutely|relative|absolute))? (?:\s?\([^()]{{0,60}}\))?
    (?:\s(?:for|on|in|with|without|over|under|after|before|during|at|against|when|using|across|to|of|by|points?)\s[^🄥;()]{{1,90}}?)? (?:\s?\([^()]{{0,60}}\)(?:\s[a-z]+)?)? \s?
    (?:,\s?(?:and|or|as\swell\sas)?|and|or|as\swell\sas)\s
    (?:(?:an?|by|of|even|also|another|in|the|average|additional|on|to|more\simportantly|especially)\s|(?:[\w-]+\s){{0,2}}[🄜🄛🄢]\sby\s){{0,4}}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_RELATIVE = regex.compile(
    r"(?:\s🄜)?(?:\spoints?)?\s\((?:relative|relatively|rel\.|absolute)(?::|\s=)?\s"
    r"|[^()🄥;]{0,60}\s\((?:range|average|averaging|avg\.|mean|median|max(?:imum)?)(?::|\sof)?\s"
)
_IN_METRIC = regex.compile(r"\s(?:points?\s)?in\s(?:the\s)?🄜")
#: Between a gain and the next: "by 2%, and in a second setting by 3%", "by 8% and FooSet by 16%", "(18.1), B (56.2) by 4%",
#: "by 10% on A; 2) segmentation by 9%".
_BEATEN_TOO = regex.compile(
    r"""
      [^🄥;]{1,110}? (?:,|\sand) \sby\s (?:an?\s)?
    | \s? (?:,|,?\sand)\s (?:on\s)?(?:the\s)? 🄑 (?:\s(?:data\s?sets?|benchmarks?))? \s(?:by\s)?
    | \s[^🄥;]{1,60}? ,?\sand\s [^,;🄥]{1,60} \sby\s
    | [^🄥;()]{0,60} \((?:from\s)?🄥[^()🄥;]{0,20}🄥[^()🄥;]{0,20}\) ,?\s(?:and\s)?(?:[^🄥;,]{1,50}\s)?by\s(?:an?\s)?
    | (?:\s[a-zA-Z]{1,3})? (?:\s\([^()]{0,40}\))? ,?\s(?:and\s)? [^,;🄥]{1,50} (?:\([^()]{0,40}\)\s)? by\s(?:an?\s)?
    | [^🄥;]{0,60} ;\s(?:and\s)?n\)\s [^🄥;]{1,80} \sby\s
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_VERB = regex.compile(
    rf"\b(?!(?:gains?|increase|boost|drop|setting)\b|(?<=\b(?:test|validation|dev|development|training|evaluation|held-out)\s)sets?\b|improv|only\b|even\b){ACHIEVES}\b"
)


def _share(scene: Scene, reading: Reading, previous: Reading | None, by_at: dict[int, Reading]) -> None:
    """Let a number read as a plain level take over what a member of its list or series says of the whole."""
    group = scene.group(reading.mention)
    place = group.index(reading.mention)
    before = [by_at[other.at] for other in reversed(group[:place])]
    if not before and previous is not None and _is_series(scene.gap(previous.mention, reading.mention)):
        before = [previous]
    behind = [by_at[other.at] for other in group[place + 1 :] if _bare_gap(scene, reading.mention, other)]
    for found in (*before, *behind):
        gain = found.kind == "delta" and (_is_gain_in(scene, found, reading) or _is_of_gains(scene, found, reading))
        if not _alike(found, reading) and not gain:
            continue
        if found.mention.at > reading.mention.at and _begins_anew(scene, reading, found):
            continue
        if found.kind == "delta" and _is_other_level(scene, found, reading, by_at):
            continue
        if found.rule in (SIGNED, WITHIN) and found.mention.at > reading.mention.at:
            continue  # "(65.7%, +5.3%)", "30.0, within 10% of": the level first
        if found in behind and found.refused == "count" and scene.gap(reading.mention, found.mention).strip() == "/":
            continue  # "3.6/4": the top of the scale
        if (
            found.refused in _SHARED_REFUSALS
            and _is_counted_too(found, reading)
            and _bare_gap(scene, reading.mention, found.mention)
        ):
            reading.refused = found.refused
            return
        if found.kind == "delta" and found.refused is None:
            if not _is_level_again(scene, found, reading):
                reading.rule, reading.kind, reading.negative = found.rule, found.kind, found.negative
            return
        if found.place == "compared" and found.mention.at < reading.mention.at:
            reading.rule, reading.place = found.rule, found.place
            return


_NOUN_TO_LEVEL = regex.compile(rf"\s(?:[\w🄜-]+\s){{0,3}}(?:{UP_NOUN}|{DOWN_NOUN})\b.*\san?\s")


def _is_level_again(scene: Scene, found: Reading, reading: Reading) -> bool:
    """ "a 4% improvement in F1 and a 77% win rate": behind a gain that is called one, what is called a metric is a level."""
    return (
        found.rule is GAIN_AFTER
        and scene.after(reading.mention, 2) == f" {M}"
        and _NOUN_TO_LEVEL.fullmatch(scene.gap(found.mention, reading.mention)) is not None
    )


def _begins_anew(scene: Scene, reading: Reading, found: Reading) -> bool:
    """ "an F1 of 97%, nearly 6 points better", "an F1 of 97%, a 6% gain": a hedge or an article says that all is new."""
    one, other = reading.mention.quantity, found.mention.quantity
    if one is None or other is None:
        return False
    gap = scene.gap(reading.mention, found.mention)
    if gap in (", a ", ", an "):
        return scene.before(reading.mention, 4) == " of "
    if gap == ", by ":
        return True  # "achieves 86%, by 6% improvements"
    return gap == ", " and one.qualifier == "exact" and other.qualifier not in ("exact", "range")


def _is_other_level(scene: Scene, found: Reading, reading: Reading, by_at: dict[int, Reading]) -> bool:
    """ "an F1 of 85% on A, beating B by 3%, and 84% on C": like the level before the gain, and nothing like the gain."""
    made, gain = reading.mention.quantity, found.mention.quantity
    if made is None or gain is None or made.value < 4 * gain.value or found.mention.at > reading.mention.at:
        return False
    if scene.after(reading.mention, 4) != " on ":
        return False
    levels = [
        one.mention.quantity.value
        for one in by_at.values()
        if one.mention.at < found.mention.at and one.kind == "score" and one.refused is None
        and one.mention.quantity is not None and one.mention.quantity.unit == made.unit
    ]  # fmt: skip
    return any(abs(level - made.value) * 3 < level for level in levels)


_ASIDE = regex.compile(r"\s?\([^()]*+\)")


def _share_past_asides(scene: Scene, reading: Reading, before: list[Reading]) -> None:
    """ "gains of 5% on A (from 60 to 65), 7% on B (from 51 to 58)": what stands in brackets parts no series."""
    behind = scene.masked[: reading.mention.at]
    if not behind[-160:].count(")") or behind.count("(") != behind.count(")"):
        return
    for found in reversed(before[-5:]):
        left = scene.masked[: found.mention.at]
        if left.count("(") != left.count(")"):
            continue  # itself in brackets
        gap = scene.gap(found.mention, reading.mention)
        if V in gap and found.kind == "delta" and found.refused is None and _alike(found, reading):
            bare = _ASIDE.sub("", gap)
            if V not in bare and _is_series(bare):
                reading.rule, reading.kind, reading.negative = found.rule, found.kind, found.negative
        return


def _is_gain_in(scene: Scene, found: Reading, reading: Reading) -> bool:
    """ "gains of 1.5% in accuracy and 2.2 in F1": what it is a gain in tells that the bare number is one, too."""
    quantity = reading.mention.quantity
    return (
        quantity is not None and not quantity.unit and not quantity.factor
        and _IN_METRIC.match(scene.after(reading.mention, 12)) is not None
        and found.mention.at < reading.mention.at and "in 🄜" in scene.gap(found.mention, reading.mention)
    )  # fmt: skip


_OF_METRIC_ON = regex.compile(r"(?:\s🄜)?\s(?:on|for|in)\s")


def _is_of_gains(scene: Scene, found: Reading, reading: Reading) -> bool:
    """ "gains of 1.8% on A and 1.4 BLEU on B": the same words around it tell that the bare number is one, too."""
    quantity = reading.mention.quantity
    return (
        found.rule is GAIN_BEFORE and found.mention.at < reading.mention.at
        and quantity is not None and not quantity.unit and not quantity.factor
        and scene.after(reading.mention, 2) == f" {M}"
        and _OF_METRIC_ON.match(scene.after(reading.mention, 8)) is not None
        and _OF_METRIC_ON.match(scene.after(found.mention, 8)) is not None
    )  # fmt: skip


def _is_counted_too(found: Reading, reading: Reading) -> bool:
    """Whether a number may be a count as another is: no decimal is because a whole number is ("Subtask 2, 0.71")."""
    counted, quantity = found.mention.quantity, reading.mention.quantity
    return found.refused != "count" or (
        counted is not None and quantity is not None and (counted.decimal or not quantity.decimal)
    )


_METRIC_BEHIND = regex.compile(r"\s(?:points?\s)?(?:in\s)?(?:[\w-]+\s){0,2}🄜")


def _goes_on(scene: Scene, before: Reading, reading: Reading) -> bool:
    """Whether a number goes on with a series of costs or the like: "tokens by 20% for A and by 30% for B"."""
    gap = scene.gap(before.mention, reading.mention)
    if before.refused not in _SHARED_REFUSALS or "🄜" in gap or not _alike(before, reading) or not _is_series(gap):
        return False
    if not _is_counted_too(before, reading):
        return False
    return reading.rule is LEVEL or _METRIC_BEHIND.match(scene.after(reading.mention, 40)) is None


def _before_bracket(scene: Scene, before: list[Reading], reading: Reading) -> Reading:
    """The last of the readings before a number that stands in no bracket of its own: "by 20% (3 of 9 s) and by ◆"."""
    for one in reversed(before):
        gap = scene.gap(one.mention, reading.mention)
        if gap.count(")") <= gap.count("("):
            return one
    return before[-1]


def _beaten_too(scene: Scene, reading: Reading, before: list[Reading]) -> None:
    """ "beats A by 2%, B by 3% and C (56.1) by 4%": each further one is a gain like the first."""
    for found in before:
        if found.rule is GAIN_BY and _BEATEN_TOO.fullmatch(scene.gap(found.mention, reading.mention)):
            reading.rule, reading.kind, reading.negative = found.rule, found.kind, found.negative
            return


def _enumerates(scene: Scene, mention: Mention) -> bool:
    """ "improves 1) detection by 10%; 2) ...": such a number stands between nothing and what belongs together."""
    quantity = mention.quantity
    assert quantity is not None
    plain = not (quantity.unit or quantity.decimal or quantity.factor or quantity.high is not None)
    return plain and ENUMERATOR.pattern.search(scene.before(mention, 4) + HERE + scene.after(mention, 4)) is not None


def _is_kept_too(scene: Scene, before: Reading, reading: Reading) -> bool:
    """ "retains 92% of its accuracy, compared with 88% for A": the other's level is a share kept, too."""
    return (
        before.rule is RETAINED and before.refused is None and reading.rule is COMPARED and _alike(before, reading)
    ) and ";" not in scene.gap(before.mention, reading.mention)


def _is_most(scene: Scene, before: Reading, reading: Reading) -> bool:
    """ "improves accuracy by 6.2% (up to 61.4% on some tasks)", "by 3.1 points (relative: 10.4%)": of the same gain."""
    quantity = reading.mention.quantity
    if before.kind != "delta" or before.refused is not None or quantity is None:
        return False
    gap = scene.gap(before.mention, reading.mention)
    if gap == " or ":  # "by 0.02 or about 4%"
        return before.rule is GAIN_BY
    if gap == " (" and scene.after(reading.mention, 1) == ")" and quantity.qualifier != "up_to":  # "by 10.1 (56.4%)"
        made = before.mention.quantity
        return made is not None and made.unit != "%" and not made.factor and quantity.percent
    return (quantity.qualifier == "up_to" and gap == " (" and _alike(before, reading)) or bool(_RELATIVE.fullmatch(gap))


def _is_series(gap: str) -> bool:
    return len(gap) < 160 and _SERIES.fullmatch(gap) is not None and _VERB.search(gap) is None


def _alike(one: Reading, other: Reading) -> bool:
    left, right = one.mention.quantity, other.mention.quantity
    return (
        left is not None
        and right is not None
        and (
            left.unit == right.unit
            or {left.unit, right.unit} == {"", "points"}
            or (one.kind == "delta" and {left.unit, right.unit} == {"%", "points"})
        )
        and left.factor == right.factor
    )


def _bare_gap(scene: Scene, one: Mention, other: Mention) -> bool:
    left, right = (one, other) if one.at < other.at else (other, one)
    return "🄜" not in scene.gap(left, right) and B not in scene.gap(left, right)
