# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Bind numbers to metrics: beside them, by lists in order, carried within the sentence."""

from __future__ import annotations

import itertools

import regex

from extraction.metrics import GENERIC, NO_THING
from extraction.reading import Reading
from extraction.rules.readings import RETAINED
from extraction.scene import B, M, Mention, Scene, V
from extraction.words import COST, DOWN_ADJ, DOWN_NOUN, UP_ADJ, UP_NOUN

_STOP = r"(?!(?:and|or|et|de|du|while|whereas|with|on|at|but|than|compared|respectively|over|for|by|from|to|versus|vs|in|of|across|using|when|which|that|is|are|under|within|without|between|against|achiev\w+|surpass\w*|outperform\w*|exceed\w*)\b)"
_WORD = rf"(?:{_STOP}[\w/'’+🄑🄢🄛-]+\s)"
#: Between a number and the metric behind it.
_RIGHT_TIGHT = regex.compile(rf"\)?(?:\s\([^()🄥🄜]{{1,24}}\))?\s?-?(?:{_STOP}[\w/'’+-]+\.?\s){{0,2}}+")
_RIGHT_CHANGE = regex.compile(
    rf"\s?(?:{_WORD}){{0,4}}(?:{UP_NOUN}|{DOWN_NOUN}|{UP_ADJ}|{DOWN_ADJ}|absolute|relative|behind|points)\s?(?:\([^()]*\)\s?)?(?:(?:in|on|of|for|to|with\srespect\sto|w\.r\.t\.|in\sterms\sof)\s)?+(?:(?:the|both|average|overall|its|all)\s)?(?:{_WORD}){{0,4}}\(?",
    regex.IGNORECASE,
)
_RIGHT_IN = regex.compile(
    rf"(?:,(?=\sin\sterms\sof)|\spoints(?=\sin\s))?\s?(?:absolute(?:ly)?\s|relative(?:ly)?\s)?(?:\([^()]*\)\s)?(?:in\sterms\sof|w\.r\.t\.|in|of|on|for|under|as|measured\s(?:by|in))\s(?:(?:the|both|average|overall|its|average)\s)?(?:(?<=\sin\s|\sin\sthe\s)[\w-]+\sand\s)?(?:{_WORD}){{0,3}}",
    regex.IGNORECASE,
)
_RIGHT_JUST_IN = regex.compile(r"\sin\s(?:terms\sof\s)?(?:the\s)?")
#: What keeps a metric from the number behind it, where another stands right behind that: "in A, and by 3% in B"
_PARTED = regex.compile(r",\s|\sand\s")
#: "8% of problems at pass@1"
_RIGHT_AT = regex.compile(r"(?:\sof\s[^🄥🄜,;()]{1,30})?\s(?:at|for)\s")
#: "by 10% in A", "from 21 to 22 in A"
_RIGHT_BY = regex.compile(r"(?:\spoints|\sto\s🄥)?\s(?:in|on)\s(?:terms\sof\s)?(?:the\s)?")
#: "a gain of 2.4% over the best, in terms of A"
_RIGHT_TERMS = regex.compile(
    r"\s(?:over|above|upon|compared\sto)\s[^🄥🄜;]{1,50},?\sin\sterms\sof\s(?:the\s)?(?:[\w-]+\s)?"
)
_AND_BY = regex.compile(r",?\s(?:and\s)?(?:by|from)\s")
_IN_TERMS_OF = regex.compile(r"(?:\s\([^()]{0,20}\)|\sto\s🄥)?\sin\s(?:terms\sof\s)?(?:the\s)?")
#: "1.6% (1.5%) in accuracy", "a 0.07 (+17%) gain in recall", "2.1 (4.1% relative) absolute improvement in BLEU"
_ASIDE = regex.compile(r"\s?\([^()🄥🄜;]{0,20}🄥[^()🄥🄜;]{0,24}(?:🄥[^()🄥🄜;]{0,12})?\)(?!\sto\s)")
#: "3.4%, 4.5% and 8.5% improvements over the best in A, B and C"
_RIGHT_OVER = regex.compile(
    rf"\s?(?:{_WORD}){{0,2}}(?:{UP_NOUN}|{DOWN_NOUN})\s(?:over|compared\s(?:to|with)|against|upon)\s[^🄥🄜,;]{{1,50}}\sin\s(?:terms\sof\s)?(?:the\s)?"
)
_RIGHT_ON = regex.compile(
    rf"\s?(?:on|in|for)\s(?:the\s)?🄑\s(?:(?:data\s?set|corpus|benchmark|test\sset|task)\s)?(?:(?:in|in\sterms\sof|w\.r\.t\.)\s(?:the\s)?)?(?:{_WORD}){{0,3}}",
    regex.IGNORECASE,
)
_RIGHT_LOOSE = regex.compile(rf"\s?-?(?:{_WORD}){{0,5}}")
#: Between a metric and the number behind it.
_LEFT = regex.compile(
    r"""
      \s?[=:(~≈<>≥≤→,]?\s?\(? | \s\w+ly\s
    | \sof\s[a-z]+ing\s | (?:\s\w+)?\s(?:de|égale?\sà)\s(?:près\sde\s|plus\sde\s)?  # as French has it
    | (?:(?:(?!,\s(?:improv|surpass|outperform|exceed|beat|whil|where|gain|reduc)|\sand\s(?:surpass|outperform|exceed|beat))[^🄥🄜;]){0,70}?)? \s(?:of|by|to|at|from|is|was|are|were|reach(?:es|ed|ing)?|(?<!\swell\s)as|being|between|=|:|equals?|exceed(?:s|ing)?|over|above|below|around|scor(?:es|ed|ing)|improv(?:es|ed|ing)|increas(?:es|ed|ing)|drops?|dropping|decreas(?:es|ed)|remains?|up)
        (?:\s(?:an?|the|only|just|about|nearly|up|high|as|average|mean|maximum|minimum|least|low|best|up\sto|average\sof|a\stotal\sof|over|still|now|both|measured|at|to|evaluated|found|be|by)){0,4} \s?
    | \s? (?:(?!(?:and|or|with|on|while|than|for|by|is|are)\s)[\w-]+\s){0,4} \( | [^🄥🄜;()]{0,60} \((?:Pearson's?\s|Spearman's?\s)?[rρκ]\s?=\s?
    | \s(?:[\w-]+\s){0,3}(?:gains?|improvements?|increases?|drops?|reductions?|boosts?|decreases?|degradations?|gap|differences?)\s(?:(?:of|by|up\sto|ranging\sfrom|between|from|as|high|over|at|to|is|was|in|on|for|the|🄑|[\w-]+)\s){0,6}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


#: "a 🄜 of the estimator close to 🄥"
_LEFT_OF = regex.compile(r"\s(?:of|for|on)\s(?:the\s|our\s|its\s)?(?:[\w-]+\s){1,3}(?:is\s|was\s)?")
_LEFT_TIGHT = regex.compile(
    r"\s?(?:[=:(~,]|→)?\s?\(?|\s\w+ly\s|\s?(?:of|=|:|is|was|are|were|at|by|to|from|with|reach\w*)\s(?:(?:an?|the|only|about|up|to|average)\s){0,2}",
    regex.IGNORECASE,
)


#: "This performance surpasses", "This result reaches": about the metric of the sentence before.
_THIS = regex.compile(
    r"(?:\w+,\s)?(?:this|these|that|the\slatter)\s(?:performance|results?|scores?|rates?|figures?|numbers?|value|level)\b",
    regex.IGNORECASE,
)


_THIS_TO = regex.compile(r"\b(?:this|it|that)\s(?:further\s)?(?:up\s)?to\s\Z")


#: "correlates with 🄜 (r = ◆"
_CORRELATION = regex.compile(r"[^🄥🄜;()]{0,40}\s\(\s?[rρτ]\s?=\s?")
#: "predicts accuracy well (ρ = ◆": a correlation, whatever it is one with
_SYMBOL = regex.compile(r"(?<![\w🄜])(?P<name>r|rho|ρ|τ|tau)(?:\s?(?:=|≈|>)\s?|\s)\Z")
_CORRELATES = regex.compile(r"correlat|pearson|spearman|kendall", regex.IGNORECASE)
#: "a score of ◆ on the 🄜", "◆ accuracy in terms of 🄜": the name that says it best.
_IN_TERMS = regex.compile(r"\s(?:in\sterms\sof|as\smeasured\sby|measured\s(?:by|in|as))\s(?:the\s)?(?:[\w-]+\s)?")
_ON_METRIC = regex.compile(r"\s(?:on|in|under|by|for)\s(?:the\s)?(?:[\w-]+\s)?")
#: "(BLEU)", "(Acc.)"
_CLOSED = regex.compile(r"\.?\)(?!\sto\s)")
#: Names that the short form in brackets behind them says better.
_VAGUE = frozenset(
    ("accuracy", "precision", "recall", "correlation", "agreement", "error", "quality", "score", "similarity")
)
_METRIC_NOUN = regex.compile(r"\s(?:metrics?|measures?)\Z")


def _said_better(scene: Scene, here: Mention, metric: Mention, metrics: list[Mention]) -> Mention:
    """The metric that the words behind a number and its general metric name: "a score of 0.4 on the Evidence F1 metric"."""
    last = metric if metric.at > here.at else here
    behind = next((m for m in metrics if m.at > last.at), None)
    if behind is None:
        return metric
    gap = scene.gap(last, behind)
    if _IN_TERMS.fullmatch(gap):
        return behind
    vague = metric.weak or metric.name.casefold() in _VAGUE
    if last is metric and vague and gap == " (" and behind.name[-1].isupper() and _CLOSED.match(scene.after(behind, 5)):
        return behind  # "improves detection precision (mAP) by"
    general = metric.name.casefold() in GENERIC and _METRIC_NOUN.search(scene.text[behind.start : behind.outer_end])
    return behind if general and _ON_METRIC.fullmatch(gap) else metric


#: "is preferred over A in 87% of cases", "hallucinate in 60% and 75% of their outputs": a verb that is counted.
_COUNTED = (
    (regex.compile(r"\b(?P<verb>prefer(?:red|s|ring)?)\b[^.;%]{0,90}\Z"), "preference rate"),
    (
        regex.compile(r"\b(?P<verb>hallucinat(?:es?|ed|ing|ions?))\b[^.;%]{0,30}\s(?:in|on|for)\s(?:\d+%\sand\s)?\Z"),
        "hallucination rate",
    ),
)
#: "of the time", "of their outputs"
_OF_CASES = regex.compile(
    r"(?:\sand\s🄥)?\sof\s(?:(?:the|all|its|their)\s)?(?:[\w-]+\s){0,2}(?:time|times|cases|comparisons|trials|pairs|judge?ments|evaluations|instances|votes|samples|outputs|responses|answers|questions|prompts|generations|summaries)\b"
)


def bind_metrics(scene: Scene, readings: list[Reading], spoken: Mention | None = None) -> None:
    """Set ``metric`` and ``metric_how`` of every reading that has one in its sentence.

    ``spoken`` is the metric that the sentence before ended on: what "this performance" is about.
    """
    _bind_named(scene, readings, spoken)
    for reading in readings:
        quantity = reading.mention.quantity
        unnamed = reading.metric is None or reading.metric_how in ("carried", "far")
        if (
            unnamed
            and reading.kind == "score"
            and reading.refused is None
            and quantity is not None
            and quantity.percent
        ):
            _bind_counted(scene, reading)


def _bind_counted(scene: Scene, reading: Reading) -> None:
    """Take what a verb tells of a share of cases for its metric."""
    if not _OF_CASES.match(scene.after(reading.mention, 80)):
        return
    here = reading.mention
    for pattern, name in _COUNTED:
        verb = pattern.search(scene.text, max(scene.start, here.outer_start - 130), here.outer_start)
        if verb is not None:
            start, end = verb.span("verb")
            at = scene.masked.rfind(verb["verb"], 0, here.at)  # one place for all that it counts
            reading.metric = Mention(M, start, end, start, end, name, weak=True, at=at, field=scene.field)
            reading.metric_how = "near"


def _bind_named(scene: Scene, readings: list[Reading], spoken: Mention | None) -> None:
    """Bind numbers to the metrics that their sentence names."""
    metrics = scene.of(M)
    if spoken is not None and not metrics and _THIS.match(scene.masked):
        for reading in readings:
            if reading.kind == "score":
                reading.metric, reading.metric_how = spoken, "carried"
        return
    if spoken is not None and not metrics:
        for reading in readings:
            if reading.place == "to" and _THIS_TO.search(scene.before(reading.mention, 40)):
                reading.metric, reading.metric_how = spoken, "carried"  # "raises this to 42%"
    if not metrics:
        for reading in readings:
            _named_alone(scene, reading)
        if any(reading.metric is not None and reading.metric_how == "far" for reading in readings):
            _carry(scene, readings, metrics)
        return
    for reading in readings:
        if reading.refused == "condition":  # "at a recall of 90%": that recall is no other number's
            here = reading.mention
            behind = scene.after(here, 2) == f" {M}"  # "the hit rate at 1% false alarm rate"
            beside = next((m for m in (metrics if behind else reversed(metrics)) if (m.at > here.at) == behind), None)
            metrics = [metric for metric in metrics if metric is not beside]
    for reading in readings:
        reading.metric, reading.metric_how = _beside(scene, reading, metrics)
        if reading.metric is not None and reading.metric_how in ("direct", "near"):
            reading.metric = _said_better(scene, reading.mention, reading.metric, metrics)
    _in_decibels(scene, readings, metrics)
    if "terms of" in scene.masked or "metric" in scene.masked:
        _in_terms(scene, readings)
    _in_order(scene, readings)
    _in_turns(scene, readings)
    by_at = {reading.mention.at: reading for reading in readings}
    for reading in readings:
        if reading.metric is None:
            _from_list(scene, reading, by_at)
    _in_order_of_levels(scene, readings)
    for reading, following in itertools.pairwise(readings):
        _share_head(scene, reading, following)
        _named_before(scene, following, reading)
    for reading in readings:
        _named_alone(scene, reading)
    _carry(scene, readings, metrics)
    for reading in readings:
        bound = reading.metric is not None and reading.metric_how not in ("carried", "list")
        if reading.metric is not None and not (bound and _CORRELATES.search(reading.metric.name)):
            _bind_symbol(scene, reading, metrics)


def _beyond_aside(gap: str) -> str:
    """What stands between a number and a metric behind it, without the bracket that another number is told in."""
    aside = _ASIDE.match(gap)
    return gap[aside.end() :] if aside else gap


def _bind_symbol(scene: Scene, reading: Reading, metrics: list[Mention]) -> None:
    """Take the letter that says that a number is a correlation for its metric, or the correlation that is spoken of."""
    here = reading.mention
    before = scene.before(here, 8)
    symbol = _SYMBOL.search(before)
    if symbol is None:
        return
    of = next((m for m in reversed(metrics) if m.at < here.at and _CORRELATES.search(m.name)), None)
    of = of or _written(scene, here, len(before) - symbol.start(), symbol["name"])
    if of is not None:
        reading.metric, reading.metric_how = of, "direct"


def _before_its_numbers(scene: Scene, left: Mention, right: Mention) -> bool:
    """Whether metrics stand before their numbers, with nothing between them and the next pair."""
    return scene.after(right, 2) == f" {V}" and scene.before(left, 2) != f"{V} "


def _written(scene: Scene, number: Mention, back: int, name: str) -> Mention | None:
    """A metric that nothing knows, written so many characters before a number; ``None`` where a name is in between."""
    start = number.outer_start - back
    end = start + len(name)
    if scene.text[start:end] != name:
        return None
    return Mention(M, start, end, start, end, name, weak=True, at=number.at - back, field=scene.field)


def _beside(scene: Scene, reading: Reading, metrics: list[Mention]) -> tuple[Mention | None, str]:
    here = reading.mention
    right = next((m for m in metrics if m.at > here.at), None)
    left = next((m for m in reversed(metrics) if m.at < here.at), None)
    right_gap = _beyond_aside(scene.gap(here, right)) if right else ""
    left_gap = scene.gap(left, here) if left else ""
    if left and right and right.name.casefold() in GENERIC and left_gap.strip() == "(":
        return left, "direct"  # "BLEU (43.8) scores"
    if left and _CORRELATION.fullmatch(left_gap):
        of = next((m for m in reversed(metrics) if m.at < here.at and _CORRELATES.search(m.name)), left)
        return of, "direct"  # "a correlation with accuracy (r = 0.74)"
    if right and _AND_BY.fullmatch(left_gap) and _IN_TERMS_OF.fullmatch(right_gap):
        return right, "direct"  # "by 8% in A and by 12% in terms of B", "30% to 40% in A, and from 50% to 60% in B"
    if left and right and _RIGHT_JUST_IN.fullmatch(right_gap) and left_gap.strip() in (",", ", and"):
        return right, "direct"  # "25% in A, 26% in B": the comma before a number is its list's
    if (
        left
        and right
        and _RIGHT_BY.fullmatch(right_gap)
        and (_PARTED.search(left_gap) or (right.sure and not left.sure))
    ):
        return right, "near"  # "improves personalization by 10% in A", "with high A, Foo is better by 3% in B"
    if left and left_gap.strip() in ("=", ":"):
        return left, "direct"
    if left and right and left_gap == right_gap == " " and _before_its_numbers(scene, left, right):
        return left, "direct"  # "PSNR 51 SSIM 0.99"
    if right and right_gap == " (" and _CLOSED.match(scene.after(right, 5)):
        return right, "direct"  # "reaches 82.1 (BLEU)"
    if right and V not in right_gap and len(right_gap) < 90:
        if _RIGHT_TIGHT.fullmatch(right_gap):
            return right, "direct"
        if _RIGHT_CHANGE.fullmatch(right_gap) and reading.kind == "delta":
            return right, "direct"
    if right and V not in right_gap and "@" in right.name and _RIGHT_AT.fullmatch(right_gap):
        return right, "direct"  # "8% of the tasks at pass@1 and 12% at pass@4"
    hedged = here.outer_start < here.start
    if left and V not in left_gap and hedged and _LEFT_OF.fullmatch(left_gap):
        return left, "left"
    if left and V not in left_gap and _LEFT.fullmatch(left_gap):
        return left, "direct" if _LEFT_TIGHT.fullmatch(left_gap) else "left"
    if right and V not in right_gap and len(right_gap) < 90:
        for pattern in (_RIGHT_IN, _RIGHT_ON, _RIGHT_LOOSE, _RIGHT_CHANGE, _RIGHT_OVER, _RIGHT_TERMS):
            if pattern.fullmatch(right_gap):
                return right, "near"
    return None, ""


def _in_order(scene: Scene, readings: list[Reading]) -> None:
    """ "accuracy, precision and recall of 96%, 94% and 88%": as many metrics as numbers bind one to one."""
    done: set[int] = set()
    for reading in readings:
        group = scene.group(reading.mention)
        if len(group) < 2 or group[0].at in done:
            continue
        done.add(group[0].at)
        members = [r for r in readings if r.mention in group]
        anchor = members[0].metric
        behind = members[-1].metric
        if behind is not None and _in_tuples(scene, members, scene.group(behind)):
            continue
        if behind is not None and members[-1].metric_how in ("direct", "near") and behind.at > group[-1].at:
            listed = scene.group(behind)
            if len(listed) == len(group) == len(members) and listed[0] is behind:
                for member, metric in zip(members, listed, strict=True):
                    member.metric, member.metric_how = metric, "list"  # "80/40% precision/recall"
                continue
        if _share_metrics(scene, members, behind or anchor):
            continue
        if anchor is None or members[0].metric_how not in ("direct", "left"):
            continue
        if behind is not None and members[0].metric_how == "left" and _of_all(scene, members, behind):
            continue
        listed = scene.group(anchor)
        if anchor is listed[-1] and anchor.at < group[0].at and _in_rounds(scene, members, listed):
            continue
        if anchor is listed[-1] and anchor.at < group[0].at and _in_tuples(scene, members, listed):
            continue
        if len(listed) == len(group) and listed[-1].at < group[0].at and anchor is listed[-1]:
            for member, metric in zip(members, listed, strict=False):
                member.metric, member.metric_how = metric, "list"


_BY = regex.compile(r"\s(?:by|of|from|to)\s(?:over|up\sto|about|an\saverage\sof)?\s?")
#: What stands before "and accuracy" and is no kind of it.
_NO_KIND = regex.compile(rf"{COST}|performance|efficiency|quality|\w+ly|\w+ing|results?|robustness|diversity|stability")
#: "the [rotation] and translation error"
_FIRST_OF_HEAD = regex.compile(
    r"(?<!\w)(?:the|in|of|on|both|average|mean|reduc\w+|improv\w+|increas\w+|lower\w*|decreas\w+|boost\w*|[A-Z]\w+|[🄑🄢])\s(?P<name>[a-z][a-z-]{2,})\sand\s\Z"
)


def _share_metrics(scene: Scene, members: list[Reading], metric: Mention | None) -> bool:
    """ "reduces the rotation and translation error by 12% and 40%": bind two numbers to what shares the head of a name.

    Says whether it did so.
    """
    if metric is None or len(members) != 2 or " " not in metric.name or len(scene.group(metric)) > 1:
        return False
    first = _FIRST_OF_HEAD.search(scene.before(metric, 40))
    if first is None or _NO_KIND.fullmatch(first["name"]):
        return False
    before, numbers = scene.gap(members[0].mention, metric), scene.gap(*(member.mention for member in members))
    behind = metric.at > members[1].mention.at
    near = len(before) < 70 if behind else _BY.fullmatch(scene.gap(metric, members[0].mention)) is not None
    if not near or not _BARE.fullmatch(numbers) or (behind and not members[1].metric and members[1].kind == "score"):
        return False
    other = _written(scene, metric, len(first[0]) - first.start("name") + first.start(), first["name"])
    if other is None:
        return False
    other.name, other.end = f"{other.name} {metric.name.split(maxsplit=1)[1]}", metric.end
    for member, one in zip(members, (other, metric), strict=True):
        member.metric, member.metric_how = one, "list"
    return True


def _in_rounds(scene: Scene, members: list[Reading], listed: list[Mention]) -> bool:
    """ "reduces 🄜 and 🄜 by 9% and 8% on 🄑 and 7% and 6% on 🄑": numbers of each place bind in order. Whether they did."""
    size = len(listed)
    if size < 2 or size == len(members) or len(members) % size:
        return False
    for place, (left, right) in enumerate(itertools.pairwise(members), 1):
        gap = scene.gap(left.mention, right.mention)
        if (B not in gap) if place % size == 0 else not _BARE.fullmatch(gap):
            return False
    for place, member in enumerate(members):
        member.metric, member.metric_how = listed[place % size], "list"
    return True


#: "12% and 20% on 🄑 and 🄑 in terms of", "a 7.9% gain for Foo across six tasks on the 🄜 metric"
_THEN_TERMS = regex.compile(
    r"[^🄥🄜;]{0,90}\s(?:in\sterms\sof|(?:on|in|under|by)(?=\sthe\s🄜\smetrics?\b))\s(?:the\s|both\s)?(?:[\w-]+\s){0,2}"
)


def _in_terms(scene: Scene, readings: list[Reading]) -> None:
    """ "by 12% and 20% on A and B in terms of 🄜": what a list of numbers is measured in, said at the end of its clause."""
    metrics = scene.of(M)
    for reading in readings:
        group = scene.group(reading.mention)
        behind = next((metric for metric in metrics if metric.at > reading.mention.at), None)
        if (
            behind is None
            or reading.mention is not group[-1]
            or not _THEN_TERMS.fullmatch(scene.gap(group[-1], behind))
        ):
            continue
        members = [one for one in readings if one.mention in group and one.refused is None]
        bound = [place for place, one in enumerate(members) if one.metric is not None and one.metric is not behind]
        members = members[bound[-1] + 1 :] if bound else members  # "92% accuracy and a 5% gain in terms of"
        if not members:
            continue
        listed = scene.group(behind)
        each = listed if len(listed) == len(members) else [behind] * len(members)
        for member, metric in zip(members, each, strict=True):
            member.metric, member.metric_how = metric, "near" if len(members) == 1 else "list"


def _of_all(scene: Scene, members: list[Reading], metric: Mention) -> bool:
    """ "an F1 of 0.7 and FooNet reaches 75%/49% accuracy": what stands right behind all that slashes join is theirs."""
    last = members[-1]
    joined = all(scene.gap(one.mention, other.mention) == "/" for one, other in itertools.pairwise(members))
    if not joined or metric.at < last.mention.at or last.metric_how != "direct" or len(scene.group(metric)) > 1:
        return False
    for member in members:
        member.metric, member.metric_how = metric, "list"
    return True


def _in_tuples(scene: Scene, members: list[Reading], listed: list[Mention]) -> bool:
    """ "7.3%/3.2% and 19.9%/10.3% in 🄜/🄜", "🄜 and 🄜 of 0.8/0.7 on 🄑 and 0.9/0.8": what slashes join stands in order.

    Says whether it did so.
    """
    size = scene.tuple_size([member.mention for member in members])
    if size < 2 or size == len(members) or size != len(listed):
        return False
    if scene.tuple_size(listed) != size and listed[0].at > members[0].mention.at:
        return False
    for place, member in enumerate(members):
        member.metric, member.metric_how = listed[place % size], "list"
    return True


_DECIBELS = regex.compile(r"\s?dB\b")


def _in_decibels(scene: Scene, readings: list[Reading], metrics: list[Mention]) -> None:
    """A number in decibels is of a metric in decibels, where the sentence has one and the number none beside it."""
    known = [metric for metric in metrics if metric.entry is not None and metric.entry.unit == "dB"]
    for reading in readings:
        if known and reading.metric is None and _DECIBELS.match(scene.after(reading.mention, 4)):
            reading.metric, reading.metric_how = min(known, key=lambda m: abs(m.at - reading.mention.at)), "carried"


_BARE = regex.compile(r"\s?(?:,\s?(?:and\s)?|and\s|/\s?)")


def _in_turns(scene: Scene, readings: list[Reading]) -> None:
    """ "an LAS of 94 and a UAS of 96 on A, and 90 and 91 on B": a second round binds to the metrics of the first."""
    kept = [reading for reading in readings if reading.refused is None]
    start = 0
    while start < len(kept):
        stop = start
        while stop < len(kept) and kept[stop].metric is None:
            if stop > start and not _BARE.fullmatch(scene.gap(kept[stop - 1].mention, kept[stop].mention)):
                break
            stop += 1
        count = stop - start
        round_before = kept[max(0, start - count) : start]
        metrics = {r.metric.at: r.metric for r in round_before if r.metric is not None and r.metric_how != "near"}
        if count > 1 and len(metrics) == count == len(round_before):
            for reading, metric in zip(kept[start:stop], metrics.values(), strict=True):
                reading.metric, reading.metric_how = metric, "list"
        start = max(stop, start + 1)


def _in_order_of_levels(scene: Scene, readings: list[Reading]) -> None:
    """ "69.7% mAP and 72.1% NDS, better by 5.0% and 2.7%": gains bind to the levels' metrics in order."""
    done: set[int] = set()
    for reading in readings:
        group = scene.group(reading.mention)
        if len(group) < 2 or group[0].at in done or reading.metric is not None or reading.kind != "delta":
            continue
        done.add(group[0].at)
        members = [r for r in readings if r.mention in group]
        earlier = {
            r.metric.at: r.metric
            for r in readings
            if r.metric is not None and r.mention.at < group[0].at and r.refused is None
        }
        if len(earlier) == len(members) == len(group) and all(member.metric is None for member in members):
            for member, metric in zip(members, earlier.values(), strict=True):
                member.metric, member.metric_how = metric, "list"


def _in_brackets_each(scene: Scene, found: Reading, reading: Reading) -> bool:
    """ "1.8 (fluency) and 2.9 (ease)": what the bracket behind a number names is no other bracketed number's."""
    assert found.metric is not None
    return scene.gap(found.mention, found.metric) == " (" == scene.after(reading.mention, 2)


#: Between two numbers, and between the second and the metric: "80.6% linear probe and 85.3% fine-tuning accuracy"
_OF_A_KIND = regex.compile(rf"\s(?:{_STOP}[\w-]+\s){{1,3}}and\s")
_OF_ANOTHER = regex.compile(rf"\s(?:{_STOP}[\w-]+\s){{1,3}}")


def _share_head(scene: Scene, reading: Reading, following: Reading) -> None:
    """ "80.6% node and 85.3% edge accuracy": give a number the metric whose name the next one's words end on."""
    here, there, metric = reading.mention.quantity, following.mention.quantity, following.metric
    if metric is None or reading.metric is not None or reading.refused or following.refused:
        return
    assert here is not None
    assert there is not None
    if here.unit != there.unit or here.decimal != there.decimal or metric.at < following.mention.at:
        return
    first, second = scene.gap(reading.mention, following.mention), scene.gap(following.mention, metric)
    if _OF_A_KIND.fullmatch(first) and _OF_ANOTHER.fullmatch(second):
        reading.metric, reading.metric_how = metric, "list"


#: "88% coverage and 2% [overgeneration] on A", "84% (UAR) and 83% [(UF1)]"
_NAME_BEHIND = regex.compile(
    rf"\s(?:\((?P<name>[A-Z][\w-]{{0,8}}|[a-z-]{{2,20}})\)|(?P<name>(?:{_STOP}[A-Za-z][\w-]+\s){{0,2}}{_STOP}(?:[A-Za-z][\w-]{{3,}}|[A-Z]{{2,4}}))(?=[,;)]|\.(?:\s[A-Z]|\Z)|\s\(|\spoints?\b|\s(?:on|for|in|while|with|across|and|compared|over|at|under|using|than|when|respectively)\b|\Z))"
)


#: "MAE 0.13 m and [MedAE] 0.24 m", "Dice=0.94, [HD99]=1.3"
_NAME_BEFORE = regex.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?P<name>[A-Za-z][\w-]{0,10}[A-Z\d]\w{0,3})(?:\s|\s?=\s?|:\s)\Z"
)


def _named_before(scene: Scene, reading: Reading, before_it: Reading) -> None:
    """Take the short form before a number for its metric, where the number before stands right behind its own."""
    metric, here = before_it.metric, reading.mention
    if metric is None or reading.metric is not None or metric.at > before_it.mention.at:
        return
    gap = scene.gap(before_it.mention, here)
    name = _NAME_BEFORE.search(gap) if scene.gap(metric, before_it.mention).strip() in ("", "=", ":") else None
    if name is None or name.start() > 12 or V in gap:
        return
    written = _written(scene, here, len(gap) - name.start("name"), name["name"])
    if written is not None:
        reading.metric, reading.metric_how = written, "direct"


_CHANGE_NOUN = regex.compile(rf"\b(?:{UP_NOUN}|{DOWN_NOUN})\Z", regex.IGNORECASE)


def _named_behind(scene: Scene, reading: Reading) -> None:
    """Take the plain words behind a number for its metric, as those of its list are."""
    named = _NAME_BEHIND.match(scene.after(reading.mention, 70))
    if named is None or NO_THING.search(named["name"]) or _CHANGE_NOUN.search(named["name"]):
        return
    start = reading.mention.outer_end + named.start("name")
    end = start + len(named["name"])
    if scene.text[start:end] == named["name"]:
        at = reading.mention.at + 1 + named.start("name")
        reading.metric_how = "direct"
        reading.metric = Mention(M, start, end, start, end, named["name"], weak=True, at=at, field=scene.field)


#: "achieves a [28%] semantic equivalence with"
_REACHES = regex.compile(
    r"\b(?:achiev|reach|attain|obtain|exhibit|yield)\w*\s(?:(?:an?|only|just|the)\s){0,2}\Z", regex.IGNORECASE
)
#: "achieves the best answer quality (", "reaches lower bias ("
_BETTER_BEFORE = regex.compile(
    r"\b(?:achiev|reach|attain|obtain|exhibit|yield|deliver|maintain|show|ha)\w*\s(?:the\s|an?\s)?(?:overall\s)?(?:high|low|strong|bett|great|best|superior|remarkabl|excellent|good)\w*\s"
    r"(?P<name>(?!and\b|in\b|of\b)[a-z][a-z-]+(?:\s(?!and\b|in\b|of\b|on\b|for\b|with\b|than\b|at\b)[a-z][a-z-]+)?)\s\(\Z"
)
#: "43% sharper peaks", "99% character and 98% field accuracy"
_NOT_ALONE = regex.compile(r"\s(?:[\w-]+er|[\w-]++(?=\s(?:and|or)\s🄥))\s")
_NO_MEASURE = regex.compile(r"\b(?:gain|improvement|result|performance|number|capabilit\w+|evidence|potential)s?\Z")


def _named_alone(scene: Scene, reading: Reading) -> None:
    """ "reaches a 28% semantic equivalence with", "achieves lower bias (0.33": take the words beside a level for its metric."""
    here, quantity = reading.mention, reading.mention.quantity
    if reading.kind != "score" or reading.refused is not None or reading.metric is not None or quantity is None:
        return
    before, after = scene.before(here, 90), scene.after(here, 40)
    if quantity.percent and _REACHES.search(before) and _ITS_OWN.match(after) and not _NOT_ALONE.match(after):
        _named_behind(scene, reading)
    elif (named := _BETTER_BEFORE.search(before)) is not None:
        name = named["name"]
        if not NO_THING.search(name.replace(" quality", " ")) and not _NO_MEASURE.search(name):
            reading.metric = _written(scene, here, len(before) - named.start("name"), name)
    if reading.metric is not None:
        reading.metric_how = "far"  # whether it is a metric at all, no name says


def _from_list(scene: Scene, reading: Reading, by_at: dict[int, Reading]) -> None:
    here = reading.mention
    group = scene.group(here)
    place = group.index(here)
    for other in (*group[place + 1 :], *reversed(group[:place])):
        found = by_at.get(other.at)
        if found and found.metric is not None and found.metric_how in ("direct", "left", "near"):
            left_bound = found.metric.at < found.mention.at
            if other.at > here.at and left_bound and found.metric.at > here.at:
                continue  # "76.2% and an F1 of 81.0%": that metric is the other number's alone
            if not left_bound and (_in_brackets_each(scene, found, reading) or _ITS_OWN.match(scene.after(here, 40))):
                _named_behind(scene, reading)
                return
            reading.metric, reading.metric_how = found.metric, "list"
            return


_ANOTHER_AFTER = regex.compile(
    r"[^🄥🄜,;]{0,40}?\b(?:improvements?|gains?|increases?|reductions?|decreases?|boosts?|drops?|rise)\s(?:in|of)\s(?!terms\b|performance\b)[^🄥🄜,;]{3,40}",
    regex.IGNORECASE,
)
_ANOTHER_BEFORE = regex.compile(
    r"\b(?:improv|increas|reduc|decreas|boost|rais|enhanc|lower)(?:es|ed|ing|s)?\s(?!performance\b|results?\b|the\sperformance\b)[^🄥🄜🄛🄢🄞🄑,;]{4,60}\sby\s\Z",
    regex.IGNORECASE,
)


def _names_another(scene: Scene, reading: Reading) -> bool:
    """Whether a gain says what it is a gain in, and that is no metric: then no metric carries over to it."""
    if reading.kind != "delta":
        return False
    return bool(
        _ANOTHER_AFTER.match(scene.after(reading.mention)) or _ANOTHER_BEFORE.search(scene.before(reading.mention))
    )


#: "3.1%, 2.2% (relative 9%, 8%) improvement in 🄜"
_THEN_RELATIVE = regex.compile(r"[^🄜;()]{0,60}\((?:relative|absolute)\s(?:🄥,?\s(?:and\s)?){0,6}")
_TERMS = regex.compile(r"[^🄥🄜;]{0,30}\bin\sterms\sof\s[^🄥🄜;]{0,40}🄜")
#: "scores 7.34, and on A its win rate is": what is said of another place is not said of this one.
_ELSEWHERE = regex.compile(r",\s(?:and|while|but)\s(?:on|in|for)\s(?:the\s)?🄑")
_APART = regex.compile(r"[;🄥,]|\b(?:while|and|but|with)\b")


#: "66.2% accuracy; on A, 71.0%": the words left out behind the semicolon are those before it.
_LEFT_OUT = regex.compile(
    rf"[^;]{{0,60}};\s(?:(?:and\s)?(?:on|for|in)\s(?:the\s)?🄑(?:\s[\w-]+){{0,2}},?\s|(?:an?\s)(?:[\w-]+\s){{0,2}}{UP_NOUN}\sof\s)"
)


#: "recall (cars: 82%; trucks: 70%)"
_IN_SAME_BRACKET = regex.compile(r";\s(?:[\w🄑🄢-]+\s){0,3}[\w🄑🄢-]+:\s")


def _goes_on(scene: Scene, last: Mention, here: Mention) -> bool:
    gap = scene.gap(last, here)
    return ";" not in gap or _LEFT_OUT.fullmatch(gap) is not None or _IN_SAME_BRACKET.fullmatch(gap) is not None


#: "an F1 of 60 and 98% cloud uptime": what a number is of stands right behind it, and is no metric spoken of before.
_ITS_OWN = regex.compile(
    r"\s(?!(?:on|in|for|with|and|or|at|of|to|from|by|vs|versus|over|under|across|when|while|than|but|using|compared|relative|absolute|is|was|are|were|as|after"
    r"|before|against|without|between|during|per|among|via|through|that|which|where|even|despite|if|only|points?|percent|behind|above|below|given|within|because"
    r"|since|due|whereas|both|upon|once|regardless|outside|inside|instead|just|almost|alone|overall|respectively|until|not"
    r"|higher|lower|better|worse|improvements?|gains?|increases?|drops?|reductions?|decreases?|accurate|correct|zero-shot|few-shot|validation|test|dev"
    r"|mm|cm|m|km|dB|degrees?|years?|beats|bits?|nats|average|mean|median|overall|sur|avec|pour|dans|et|de|[\w-]+(?:ed|ly|ing|s))\b)[A-Za-z][\w-]+(?!\s(?:and|or)\s🄥)"
)


_OF_PERFORMANCE = regex.compile(r"\s?of\s[^🄥🄜;,]{0,50}\bperformance\b")
#: Between the second and the first of "reduces leakage by 76% on A and 64% on B"
_IN_A_ROW = regex.compile(r"\s(?:against|on|for|over|in|with|under)\s[^🄥🄜;,]{1,50}(?:,\s|,?\sand\s)(?:by\s)?")


def _alike_in_row(scene: Scene, before: Reading, reading: Reading) -> bool:
    return (
        before.kind == reading.kind == "delta"
        and before.refused is None
        and _IN_A_ROW.fullmatch(scene.gap(before.mention, reading.mention)) is not None
    )


#: "from 28% to 2% (about 93%", "to 18% (vs. 49% for A"
_OPENS = regex.compile(
    r"(?![^(]*\b(?:while|and|but)\b)[^🄥🄜;,()]{0,60}\s\((?:(?:vs\.?|versus|compared\s(?:to|with)|from|to|down\sfrom|up\sfrom|an?|the)\s){0,2}"
)


def _is_told_in_brackets(scene: Scene, before: Reading, reading: Reading) -> bool:
    """ "cuts overclaims to 2% (a 93% reduction)": what a bracket says of a number before it is of the same thing."""
    return before.refused is None and _OPENS.fullmatch(scene.gap(before.mention, reading.mention)) is not None


def _stands_in_brackets(scene: Scene, mention: Mention) -> bool:
    """ "outperforms A (82.1) and B (84.3) with a score of 86.0": a level beside the system that it is of."""
    return scene.before(mention, 1) == "(" and scene.after(mention, 1) == ")"


def _is_place_beside_metric(scene: Scene, last: Reading, reading: Reading) -> bool:
    """ "faithfulness (0.88), FooQA (0.92)": a place in a row of metrics, its number in no metric that is said."""
    assert last.metric is not None
    beside = last.metric.at < last.mention.at and scene.gap(last.metric, last.mention) == " ("
    return beside and scene.before(reading.mention, 3) == f"{B} ("


def _carry(scene: Scene, readings: list[Reading], metrics: list[Mention]) -> None:
    last: Reading | None = None
    for index, reading in enumerate(readings):
        if reading.metric is not None:
            if (
                last is not None
                and last.metric is not None
                and reading.metric.name.casefold() in GENERIC
                and reading.kind == "score"
                and not (reading.metric.at > reading.mention.at and " " in reading.metric.name)
            ):
                reading.metric = last.metric  # "an F1 of 50, the best model scoring 60": a score of that same metric
            if reading.metric.sure:
                last = reading
            continue
        if reading.refused is not None or _names_another(scene, reading):
            continue
        if last is not None and _is_place_beside_metric(scene, last, reading):
            continue
        if reading.kind == "score" and _ITS_OWN.match(scene.after(reading.mention, 40)):
            continue
        if reading.rule is RETAINED and _OF_PERFORMANCE.match(scene.after(reading.mention, 70)):
            continue  # "92% of the performance of": of no metric
        before_it = readings[index - 1] if index else None
        if (
            before_it is not None
            and before_it.metric is not None
            and not before_it.metric.sure
            and (_alike_in_row(scene, before_it, reading) or _is_told_in_brackets(scene, before_it, reading))
        ):
            reading.metric, reading.metric_how = before_it.metric, "carried"
            continue
        if last is not None and _in_brackets_each(scene, last, reading):
            _named_behind(scene, reading)
            continue
        if last is not None and last.refused is None and _goes_on(scene, last.mention, reading.mention):
            reading.metric, reading.metric_how = last.metric, "carried"
            continue
        before = [m for m in metrics if m.at < reading.mention.at and not m.weak]
        if before and ";" not in scene.gap(before[-1], reading.mention):
            reading.metric, reading.metric_how = before[-1], "carried"
            continue
        following = next((r for r in readings[index + 1 :] if r.metric is not None and r.refused is None), None)
        if (
            following is not None
            and following.kind == reading.kind == "delta"
            and _THEN_RELATIVE.fullmatch(scene.gap(reading.mention, following.mention))
        ):
            reading.metric, reading.metric_how = following.metric, "carried"
            continue
        if (
            following is not None
            and (reading.place in ("from", "") or _stands_in_brackets(scene, reading.mention))
            and following.place in ("to", "compared", "")
        ):
            gap = scene.gap(reading.mention, following.mention)
            if _in_brackets_each(scene, following, reading):
                _named_behind(scene, reading)
                continue
            if len(gap) < 60 and ";" not in gap and not _ELSEWHERE.search(gap):
                reading.metric, reading.metric_how = following.metric, "carried"
                continue
        if (
            following is not None
            and following.kind == reading.kind == "delta"
            and following.metric is not None
            and _TERMS.match(scene.after(following.mention))
            and ";" not in scene.gap(reading.mention, following.mention)
        ):  # "A by 6% and B by 12% in terms of recall"
            reading.metric, reading.metric_how = following.metric, "carried"
            continue
        after = [m for m in metrics if m.at > reading.mention.at and not m.weak]
        if (
            after
            and len(scene.gap(reading.mention, after[0])) < 60
            and not _APART.search(scene.gap(reading.mention, after[0]))
        ):
            reading.metric, reading.metric_how = after[0], "far"
