"""Bind numbers to benchmarks: in brackets, behind "on", by lists in order, carried from before."""

from __future__ import annotations

import itertools

import regex

from extraction.reading import Reading
from extraction.scene import B, Mention, Scene, V

_BRACKET = regex.compile(
    r"[\"'”’]{0,2}\s?(?:\([^()🄥]{0,40}\)\s?)?(?:[a-z-]+\s){0,3}(?:\(\s?(?:[\w+:~-]+\s){0,3}(?:🄜[\s:=]{1,3}(?:of\s)?)?|[:=]\s?)",
    regex.IGNORECASE,
)
#: "84.2% 🄜 (🄑 test)": the place in the bracket behind a number is that number's.
_BRACKET_BEHIND = regex.compile(
    r"(?:\s?-?(?:[a-z-]+\s){0,2}🄜)?\s?\(\s?(?:(?:on|for|in)\s)?(?:the\s)?", regex.IGNORECASE
)
_CLOSED = regex.compile(r"[\w\s./-]{0,24}\)")
_RIGHT = regex.compile(
    r"(?:[^🄥;:]{0,90}?[\s(])?(?:on|across|over|for|in|at|from|of|under|upon|to|against|with)\s(?:(?!(?:and|or|while|whereas|but|with|than|compared|outperform\w*|surpass\w*)\b)[\w🄢-]+,?\s){0,6}",
    regex.IGNORECASE,
)
_BEFORE_NOUN = regex.compile(
    r"\s(?:(?!(?:and|or|on|in|with|by|to|of|for|from|than|while)\b)[\w-]+\s){0,3}", regex.IGNORECASE
)
_CLAUSE = regex.compile(
    r",\s(?:and|while|whereas|but|outperform|surpass|exceed|improv|beat|which|compar|respectively,|as\swell\sas\sthe)|;|\.\s|\s(?:while|whereas)\s|\sand\s(?:[\w-]+\s){0,3}🄥|\sand\s(?:also\s|further\s|even\s)?(?:demonstrates?|shows?|exhibits?|generali[sz]es?|outperforms?|surpass|achieves?|improves?|reduces?|maintains?|ranks?|delivers?|sets?|transfers?)\b"
)
_LEADS = regex.compile(
    r"(?:\A|[,;:.(]\s?|\band\s|\bthat\s|\d\)\s)(?:\w+,\s|\w+\s){0,3}?(?:on|for|in|across|with|over|using|evaluated\son|to)\s(?:(?!and\b)[\w-]+,?\s){0,6}\Z",
    regex.IGNORECASE,
)

_HEADS = regex.compile(
    r"(?:\A|;\s|\d\)\s)(?:\w+,\s)?(?:on|for|in|across|using|with)\s(?:(?!and\b)[\w-]+,?\s){0,6}\Z", regex.IGNORECASE
)
#: "on third-person datasets": a place, but no name.
_UNNAMED = regex.compile(
    r"(?:\s?🄜)?\s(?:on|in|for|across)\s(?!(?:the\s(?:test|val|held-?out|official|blind|hidden|unseen|final|evaluation|dev|full|whole|entire|same|hard|easy|challenging|public|private|main)|these|this|all|both|average|each|three|two|four|five|several|multiple|various|many|our|public|standard|benchmark)\b)"
    r"(?:(?:the|an?)\s)?(?:[a-z-]+\s){1,3}(?:data\s?sets?|tasks|data|images|videos|examples|samples|queries|questions|objects|scenes|instances|languages|subset|split)\b(?!\s(?:(?:of|from|in)\s(?:the\s)?)?🄑)",
    regex.IGNORECASE,
)
#: "82.6% (+6.1) on A": a number in brackets stands in nobody's way.
_ASIDE = regex.compile(r"\s?\(🄥[^()]{0,30}\)")
_FROM_OR_BY = regex.compile(r"\s(?:from|by)\s(?:an?\s|an\saverage\sof\s)?")
_ON = regex.compile(
    r"\b(?:on|in|for|improv\w+|rais\w+|boost\w*|increas\w+|lift\w*|advanc\w+)\s(?:the\s)?(?:[\w-]+\s){0,2}\Z",
    regex.IGNORECASE,
)
_OWNED = regex.compile(r"(?:['’]s)?\s(?:(?!(?:and|or|by|with|to)\b)[\w-]+\s){0,2}")
#: Places counted but not named: what the sentence trains on is then not where it measures.
_MANY = regex.compile(
    r"\b(?:across|on|over)\s(?:[\w🄥-]+\s){0,3}(?:benchmarks|datasets|tasks|test\ssets)\b", regex.IGNORECASE
)


#: "in the video alignment task, we attain", "evaluating on a materials science corpus"
_UNNAMED_BEFORE = regex.compile(
    r"(?:\b(?:in|on|for|to)\s(?:an?\s(?:[a-z-]+\s){1,5}(?:data\s?set|corpus|benchmark|test\s?set|KG|graph|platform|environment)|the\s(?:[a-z🄜-]+\s){2,6}task|(?:[a-z-]+\s){0,2}?(?:physical|real-?\s?world|real-robot|hardware|field|user|human|expert|clinician|online|on-robot|real\srobot)\s(?:[a-z-]+\s){0,2}(?:experiments?|trials?|tests?|deployments?|stud(?:y|ies)|evaluations?|reviews?|ratings?)(?:\swith\s[^,;.🄑🄥]{1,50})?),?\s[^🄑.;]{0,100})\Z",
    regex.IGNORECASE,
)


def names_no_place(scene: Scene, reading: Reading) -> bool:
    """Whether the text says where the number was measured without naming it."""
    return (
        _UNNAMED.match(scene.after(reading.mention)) is not None
        or _UNNAMED_BEFORE.search(scene.before(reading.mention)) is not None
    )


def bind_benchmarks(scene: Scene, readings: list[Reading]) -> None:
    """Set ``benchmarks`` and ``benchmark_how`` of the readings whose sentence names a benchmark."""
    _bind_places(scene, readings)
    for reading in readings:
        named_for = reading.metric.of if reading.metric is not None else None
        if named_for is not None and reading.refused is None and reading.benchmark_how not in ("direct", "list"):
            reading.benchmarks, reading.benchmark_how = (named_for,), "direct"  # "a FooBench score of 0.86"


def _bind_places(scene: Scene, readings: list[Reading]) -> None:
    places = [place for place in scene.of(B) if not place.training] or (
        scene.of(B) if not _MANY.search(scene.masked) else []
    )
    if not places:
        return
    kept = [reading for reading in readings if reading.refused is None]
    for reading in kept:
        _beside(scene, reading, places)
    for first, second in itertools.pairwise(kept):
        if (
            first.place == "from"
            and second.place == "to"
            and first.benchmark_how == "direct"
            and B not in scene.gap(first.mention, second.mention)
        ):
            second.benchmarks, second.benchmark_how = first.benchmarks, "direct"  # "on A from 70 to 85 and on B"
    _in_order(scene, kept, places)
    by_at = {reading.mention.at: reading for reading in kept}
    for reading in kept:
        if not reading.benchmarks:
            _leading(scene, reading, places, _HEADS)
    for reading in kept:
        if not reading.benchmarks:
            _from_list(scene, reading, by_at)
    for reading in kept:
        if not reading.benchmarks:
            _leading(scene, reading, places, _LEADS)
    _in_order_of_levels(scene, kept)
    for reading in kept:
        if not reading.benchmarks and not _UNNAMED.match(scene.after(reading.mention)):
            _anywhere(scene, reading, places)


def _set(scene: Scene, reading: Reading, place: Mention, how: str) -> None:
    reading.benchmarks = tuple(scene.group(place))
    reading.benchmark_how = how


def _beside(scene: Scene, reading: Reading, places: list[Mention]) -> None:
    here = reading.mention
    right = next((b for b in places if b.at > here.at), None)
    if right is not None and _BRACKET_BEHIND.fullmatch(scene.gap(here, right)) and _CLOSED.match(scene.after(right)):
        reading.benchmarks, reading.benchmark_how = (right,), "direct"
        return
    left = next((b for b in reversed(places) if b.at < here.at), None)
    if left is not None and _BRACKET.fullmatch(scene.gap(left, here)):
        reading.benchmarks, reading.benchmark_how = (left,), "direct"
        return
    if (
        left is not None
        and _FROM_OR_BY.fullmatch(scene.gap(left, here))
        and _ON.search(scene.masked[max(0, scene.group(left)[0].at - 30) : scene.group(left)[0].at])
    ):
        _set(scene, reading, left, "direct")  # "on COCO from 50 to 52 and on LVIS from 30 to 33"
        return
    metric = reading.metric
    if metric is not None and left is not None and metric.at < here.at and _OWNED.fullmatch(scene.gap(left, metric)):
        _set(scene, reading, left, "direct")  # "improves ImageNet FID from 2.8 to 2.7"
        return
    if right is None or _UNNAMED.match(scene.after(here)):
        return
    gap = _ASIDE.sub("", scene.gap(here, right))
    if not right.sure and any(place.sure and _HEADS.search(scene.masked[: place.at]) for place in places):
        return  # "on COCO, it gains 4.6 on FooNet": what is only written behind "on" gives way to a known place
    if V in gap or len(gap) > 110 or _CLAUSE.search(gap):
        return
    if _RIGHT.fullmatch(gap):
        _set(scene, reading, right, "direct")
    elif _BEFORE_NOUN.fullmatch(gap):
        _set(scene, reading, right, "near")


def _in_order(scene: Scene, readings: list[Reading], places: list[Mention]) -> None:
    """Lists of equal length bind in order, with or without "respectively"."""
    done: set[int] = set()
    for reading in readings:
        group = scene.group(reading.mention)
        if len(group) < 2 or group[0].at in done:
            continue
        done.add(group[0].at)
        members = [r for r in readings if r.mention in group]
        if len(members) != len(group):
            continue
        left = members[0].benchmarks[0] if members[0].benchmark_how == "direct" else None
        if (
            left is not None
            and left.at < group[0].at
            and scene.gap(left, group[0]).rstrip().endswith("(")
            and ")" not in scene.masked[group[0].at : group[-1].at]
            and not _is_bare_list(scene, scene.group(left), left, len(group))
        ):  # "Foo (65.7%, +5.3%)": one bracket, one place; "Foo and Bar (65.7%, 70.1%)" are in order
            for member in members:
                member.benchmarks, member.benchmark_how = (left,), "direct"
            continue
        direct = [r for r in members if r.benchmark_how == "direct" and len(r.benchmarks) == 1]
        own = [r for r in direct if r.benchmarks[0] is not left]
        bound = {r.benchmarks[0].at for r in own}
        if len(own) == len(members):
            continue
        size = scene.tuple_size(group)
        lists: list[list[Mention]] = []
        for place in places:
            listed = scene.group(place)
            if (
                len(listed) in (len(group), len(group) // size)
                and len(listed) > 1
                and listed not in lists
                and bound <= {place.at for place in listed}
                and not any(group[0].at < b.at < group[-1].at for b in listed)
            ):
                lists.append(listed)
        if lists:
            nearest = min(
                lists, key=lambda listed: abs(listed[0].at - group[-1].at) + (0 if listed[0].at > group[-1].at else 30)
            )
            each = len(group) // len(nearest)  # so many numbers of each place: "71/65 and 70/62 on A and B"
            for index, member in enumerate(members):
                member.benchmarks, member.benchmark_how = (nearest[index // each],), "list"


def _is_bare_list(scene: Scene, listed: list[Mention], last: Mention, count: int) -> bool:
    """Whether places are so many, up to the last, with no number among them: "Foo and Bar (65.7%, 70.1%)"."""
    return len(listed) == count and listed[-1] is last and V not in scene.masked[listed[0].at : last.at]


def _in_order_of_levels(scene: Scene, readings: list[Reading]) -> None:
    """ "80% on A and 70% on B, better than the best by 2% and 1%": gains bind to the levels' benchmarks in order."""
    bound = [r for r in readings if r.benchmark_how in ("direct", "list") and len(r.benchmarks) == 1]
    done: set[int] = set()
    for reading in readings:
        group = scene.group(reading.mention)
        if len(group) < 2 or group[0].at in done or reading.benchmark_how in ("direct", "list"):
            continue
        done.add(group[0].at)
        members = [r for r in readings if r.mention in group]
        earlier: dict[str, Reading] = {}
        for one in bound:
            if one.mention.at < group[0].at:
                earlier.setdefault(one.benchmarks[0].name, one)
        if len(earlier) == len(members) == len(group):
            for member, one in zip(members, earlier.values(), strict=True):
                member.benchmarks, member.benchmark_how = one.benchmarks, "list"


def _leading(scene: Scene, reading: Reading, places: list[Mention], pattern: regex.Pattern[str]) -> None:
    """ "On A, X reaches 5%": a place named at the head of the clause."""
    left = next((b for b in reversed(places) if b.at < reading.mention.at), None)
    if left is None:
        return
    first = scene.group(left)[0]
    if V in scene.gap(left, reading.mention) and pattern is _HEADS:
        return
    if pattern.search(scene.masked[max(0, first.at - 60) : first.at]):
        _set(scene, reading, left, "leading")


def _from_list(scene: Scene, reading: Reading, by_at: dict[int, Reading]) -> None:
    group = scene.group(reading.mention)
    place = group.index(reading.mention)
    for other in (*group[place + 1 :], *reversed(group[:place])):
        found = by_at.get(other.at)
        left, right = (reading.mention, other) if other.at > reading.mention.at else (other, reading.mention)
        if B in scene.gap(left, right):
            continue
        if found and found.benchmarks and found.benchmark_how in ("direct", "near"):
            reading.benchmarks, reading.benchmark_how = found.benchmarks, "list"
            return


def _anywhere(scene: Scene, reading: Reading, places: list[Mention]) -> None:
    left = next((b for b in reversed(places) if b.at < reading.mention.at), None)
    if left is not None:
        _set(scene, reading, left, "sentence")
        return
    right = next((b for b in places if b.at > reading.mention.at), None)
    if right is not None and ";" not in scene.gap(reading.mention, right):
        _set(scene, reading, right, "sentence")
