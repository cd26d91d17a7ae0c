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
#: "🄑 (FGD 🄥, BC 🄥)": so is what stands further on in the bracket behind a place.
_IN_BRACKET = regex.compile(r"\s?\((?:(?!\son\s)[^()🄑;]){0,20}🄥(?:(?!\s(?:on|in|for)\s)[^()🄑;]){1,60}")
_CLOSED = regex.compile(r"[\w\s./-]{0,24}\)")
_RIGHT = regex.compile(
    r"(?:[^🄥;:]{0,90}?[\s(])?(?:on|across|over|for|in|at|from|of|under|upon|to|against|with)\s(?:(?!(?:and|or|while|whereas|but|with|than|compared|outperform\w*|surpass\w*)\b)[\w🄢-]+,?\s){0,6}",
    regex.IGNORECASE,
)
_BEFORE_NOUN = regex.compile(
    r"\s(?:(?!(?:and|or|on|in|with|by|to|of|for|from|than|while)\b)[\w-]+\s){0,3}", regex.IGNORECASE
)
_CLAUSE = regex.compile(
    r",\s(?:and|while|whereas|but|yet|though|although|outperform|surpass|exceed|improv|beat|which|compar|respectively,|as\swell\sas\sthe)|;|\.\s|\s(?:while|whereas)\s|\sand\s(?:[\w-]+\s){0,3}🄥|\sand\s(?:also\s|further\s|even\s)?(?:demonstrates?|shows?|exhibits?|generali[sz]es?|outperforms?|surpass|achieves?|improves?|reduces?|maintains?|ranks?|delivers?|sets?|transfers?|(?:preserv|maintain|retain|improv|reduc|achiev|outperform|surpass|demonstrat|show|exceed|generali[sz]|transferr?)ing)\b"
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
    r"(?:\s?🄜)?\s(?:on|in|for|across)\s(?!(?:the\s(?:two|three|four|five|six|test|val|held-?out|official|blind|hidden|unseen|final|evaluation|dev|full|whole|entire|same|hard|easy|challenging|public|private|main)|these|this|all|both|average|each|three|two|four|five|several|multiple|various|many|our|public|standard|benchmark)\b)"
    r"(?:(?:the|an?)\s)?(?!(?:test|validation|dev(?:elopment)?|held-?out|evaluation|official|blind|hidden)\s)(?:[a-z-]+\s){1,3}(?:data\s?sets?|tasks|data|images|videos|examples|samples|queries|questions|objects|scenes|instances|languages|subset|split)\b(?!\s(?:(?:of|from|in)\s(?:the\s)?)?🄑)",
    regex.IGNORECASE,
)
#: "82.6% (+6.1) on A", "94% accuracy (F1 0.93) on A": a number in brackets stands in nobody's way.
_ASIDE = regex.compile(r"\s?\((?:🄜\s?(?:[=:]\s?|of\s)?)?🄥[^()🄥]{0,30}\)")
_FROM_OR_BY = regex.compile(
    r"\s(?:(?:[a-z-]+\s){0,2}(?:performance|scores?|results?|data\s?sets?|benchmarks?|domains?|tasks?|environments?)\s)?(?:from|by|at)\s(?:an?\s|an\saverage\sof\s)?"
)
_ON = regex.compile(
    r"\b(?:on|in|for|improv\w+|rais\w+|boost\w*|increas\w+|lift\w*|advanc\w+)\s(?:the\s)?(?:[\w-]+\s){0,2}\Z",
    regex.IGNORECASE,
)
#: "(COCO 81.2, LVIS 60.3)": where a place with its number right behind it may begin.
_LISTED_ALONE = regex.compile(r"(?:\(|,|:|\be\.g\.|🄥\sand|,\sand)\s?\Z")
#: "52.2%, with gains on COCO from 60 to 63": what is added behind a number, on a place with numbers of its own.
_ADDS = regex.compile(r",\s(?:(?:with|including|e\.g\.,?|and)\s)?(?:[a-z-]+\s){0,4}(?:on|in|for)\s")
_OF_NEXT = regex.compile(r"\s?(?:\(|:\s?|from\s|by\s)(?:\s?up\sto\s)?🄥")
_OWNED = regex.compile(r"(?:['’]s)?\s(?:(?!(?:and|or|by|with|to)\b)[\w-]+\s){0,2}")
#: Places counted but not named: what the sentence trains on is then not where it measures.
_MANY = regex.compile(
    r"\b(?:across|on|over)\s(?:[\w🄥-]+\s){0,3}(?:benchmarks|datasets|tasks|test\ssets)\b", regex.IGNORECASE
)


#: "in the video alignment task, we attain", "evaluating on a materials science corpus"
_UNNAMED_BEFORE = regex.compile(
    r"(?:\b(?:in|on|for|to)\s(?:an?\s(?:[a-z-]+\s){1,5}(?:data\s?set|corpus|benchmark|test\s?set|KG|graph|platform|environment)|the\s(?:[a-z🄜-]+\s){2,6}task|(?:[a-z-]+\s){0,2}?(?:physical|real-?\s?world|real-robot|hardware|field|user|human|expert|clinician|online|on-robot|real\srobot)\s(?:[a-z-]+\s){0,2}(?:experiments?|trials?|tests?|deployments?|stud(?:y|ies)|evaluations?|reviews?|ratings?)(?:\swith\s[^,;.🄑🄥]{1,50})?|(?:(?:[a-z-]+\s){0,2}(?:simulated|synthetic|real-?\s?world|unseen|private|in-house|internal|proprietary)\s(?:[a-z-]+\s){0,3}(?:environments?|data|scenes?|scenarios?|simulations?|tasks?|data\s?sets?|cohorts?|settings?)|simulations?)(?:\sbuilt\s[^,;.🄑🄥]{1,40})?),?\s[^🄑.;]{0,100})\Z",
    regex.IGNORECASE,
)


def names_no_place(scene: Scene, reading: Reading) -> bool:
    """Whether the text says where the number was measured without naming it."""
    return (
        _UNNAMED.match(scene.after(reading.mention)) is not None
        or _UNNAMED_BEFORE.search(scene.before(reading.mention)) is not None
    )


#: "54.2% accuracy on coarse tasks": a part of the benchmark that a paper introduces
_PART = regex.compile(
    r"(?:\s?🄜)?\s(?:on|in|for)\s(?:the\s)?(?:[a-z-]+\s){1,3}(?:tasks|queries|questions|examples|samples|instances|subset|split|images|videos|scenes|objects)\b"
)


def names_part(scene: Scene, reading: Reading) -> bool:
    """Whether the text says on what part of a place the number was measured."""
    return _PART.match(scene.after(reading.mention)) is not None


def bind_benchmarks(scene: Scene, readings: list[Reading]) -> None:
    """Set ``benchmarks`` and ``benchmark_how`` of the readings whose sentence names a benchmark."""
    _bind_places(scene, readings)
    for reading in readings:
        named_for = reading.metric.of if reading.metric is not None else None
        if named_for is not None and reading.refused is None:
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
    if ":" in scene.masked:
        for reading in kept:
            _under_heading(scene, reading)
    by_at = {reading.mention.at: reading for reading in kept}
    for first, second in reversed([*itertools.pairwise(kept)]):
        if not first.benchmarks and second.benchmark_how == "direct" and _goes_with_next(scene, first, second, kept):
            first.benchmarks, first.benchmark_how = second.benchmarks, "list"
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


#: "Across five benchmarks spanning math (🄑), code (🄑) and science (🄑)": what follows the noun is one list.
_SEVERAL = regex.compile(
    r"\b(?:across|on|over)\s(?:[\w-]+\s){0,5}(?:benchmarks|data\s?sets|corpora|tasks|test\s?sets)\b(?:(?!\s(?:on|that|where|which|we|demonstrat|show|reveal|indicat|confirm)\w*\b)[^🄥;.]){0,200}\Z",
    regex.IGNORECASE,
)


def _set(scene: Scene, reading: Reading, place: Mention, how: str) -> None:
    places = scene.group(place)
    if how in ("leading", "sentence") and place.at < reading.mention.at:
        head = scene.masked[max(0, place.at - 260) : place.at]
        several = _SEVERAL.search(head)
        if several is not None:
            first = place.at - len(head) + several.start()
            listed = {one.name: one for one in scene.of(B) if first < one.at <= place.at}
            places = list(listed.values()) if len(listed) > len(places) else places
    reading.benchmarks = tuple(places)
    reading.benchmark_how = how


def _beside(scene: Scene, reading: Reading, places: list[Mention]) -> None:
    here = reading.mention
    right = next((b for b in places if b.at > here.at), None)
    if right is not None and _BRACKET_BEHIND.fullmatch(scene.gap(here, right)) and _CLOSED.match(scene.after(right)):
        reading.benchmarks, reading.benchmark_how = (right,), "direct"
        return
    left = next((b for b in reversed(places) if b.at < here.at), None)
    if left is not None and (_BRACKET.fullmatch(scene.gap(left, here)) or _is_in_its_bracket(scene, left, here)):
        reading.benchmarks, reading.benchmark_how = (left,), "direct"
        return
    if (
        right is not None
        and scene.gap(here, right) == ", "
        and scene.before(here, 1) == "("
        and scene.after(right, 1) == ")"
    ):
        reading.benchmarks, reading.benchmark_how = (right,), "direct"  # "(+5.1, 🄑)"
        return
    if (
        left is not None
        and _FROM_OR_BY.fullmatch(scene.gap(left, here))
        and _ON.search(scene.masked[max(0, scene.group(left)[0].at - 30) : scene.group(left)[0].at])
    ):
        _set(scene, reading, left, "direct")  # "on COCO from 50 to 52 and on LVIS from 30 to 33"
        return
    if left is not None and scene.gap(left, here) == " " and _LISTED_ALONE.search(scene.before(left, 8)):
        reading.benchmarks, reading.benchmark_how = (left,), "direct"  # "(COCO 81.2, LVIS 60.3)"
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
    if _is_of_next(scene, here, right):
        return
    if _RIGHT.fullmatch(gap):
        _set(scene, reading, right, "direct")
    elif _BEFORE_NOUN.fullmatch(gap):
        _set(scene, reading, right, "near")


#: "(🄑: 🄜: 🄥 vs. 🄥, 🄜 🄥; 🄑: 🄜 🄥)": a place with a colon holds up to the next semicolon or bracket.
_HEADING = regex.compile(r"[(;]\s?(?:and\s)?(?P<place>🄑)(?:\s[\w-]+){0,2}:\s[^();🄑]*\Z")


def _under_heading(scene: Scene, reading: Reading) -> None:
    found = _HEADING.search(scene.masked, max(0, reading.mention.at - 200), reading.mention.at)
    if found is not None:
        place = scene.by_at[found.start("place")]
        reading.benchmarks, reading.benchmark_how = (place,), "direct"


#: "91% 🄜 with 92% 🄜 on 🄑"
_GOES_WITH = regex.compile(
    r"(?:\s(?!(?:on|in|for|over|by|than)\s)[\w🄜-]+){0,4}?\s(?:with|and|alongside|at)\s(?:(?:an?|the)\s)?(?:🄜\s(?:of\s)?)?"
)


def _goes_with_next(scene: Scene, first: Reading, second: Reading, kept: list[Reading]) -> bool:
    """Whether a number stands behind another's place and before its own: "70% on A, 91% 🄜 with 92% 🄜 on B"."""
    place = second.benchmarks[0]
    return (
        place.at > second.mention.at
        and first.place == second.place
        and _GOES_WITH.fullmatch(scene.gap(first.mention, second.mention)) is not None
        and any(
            r.benchmark_how in ("direct", "list")
            and r.mention.at < first.mention.at
            and r.benchmarks[0].at < first.mention.at
            for r in kept
        )
    )


def _is_of_next(scene: Scene, number: Mention, place: Mention) -> bool:
    """ "reaches 52.2%, with gains on A from 60 to 63": a place is of the numbers behind it, not of the one before."""
    return _ADDS.search(scene.gap(number, place)) is not None and _OF_NEXT.match(scene.after(place, 24)) is not None


def _is_in_its_bracket(scene: Scene, place: Mention, number: Mention) -> bool:
    """Whether a number stands in the bracket behind one place, with others before it."""
    group = scene.group(place)
    alone = len(group) == 1 or "(" in scene.masked[group[0].at : group[-1].at]
    return alone and _IN_BRACKET.fullmatch(scene.gap(place, number)) is not None


def _in_order(scene: Scene, readings: list[Reading], places: list[Mention]) -> None:
    """Lists of equal length bind in order, with or without "respectively"."""
    done: set[int] = set()
    for reading in readings:
        group = _run(scene, reading.mention)
        if len(group) < 2 or group[0].at in done:
            continue
        done.add(group[0].at)
        members = [r for r in readings if r.mention in group]
        if len(members) != len(group) or _is_held_together(scene, members):
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
        direct_joint = [r for r in members if r.benchmark_how == "direct" and len(r.benchmarks) > 1]
        own = [r for r in direct if r.benchmarks[0] is not left]
        bound = {r.benchmarks[0].at for r in own}
        if len(own) == len(members):
            continue
        size = scene.tuple_size(group)
        together = next((r for r in direct_joint if len(r.benchmarks) not in (len(group), len(group) // size)), None)
        if together is not None:  # "0.31/0.35 in 🄜/🄜 across A, B and C"
            for member in members:
                if member not in direct:
                    member.benchmarks, member.benchmark_how = together.benchmarks, "list"
            continue
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


def _run(scene: Scene, number: Mention) -> list[Mention]:
    """The numbers of a list between two places: "70% and 60%" of "80% on A and 70% and 60% on B and C"."""
    group = scene.group(number)
    place = group.index(number)
    first, last = place, place + 1
    while first > 0 and B not in scene.gap(group[first - 1], group[first]):
        first -= 1
    while last < len(group) and B not in scene.gap(group[last - 1], group[last]):
        last += 1
    return group[first:last] if last - first > 1 else group


#: "from 70 to 80", "0.08 vs 0.21": the numbers of one place.
_TO = regex.compile(r"(?:\s?🄜)?\s(?:to|vs\.?|versus)\s(?:an?\s|by\s|at\s|in\s|of\s)?")


def _is_held_together(scene: Scene, members: list[Reading]) -> bool:
    """Whether two numbers are set against each other, so that they are no list of places."""
    return len(members) == 2 and _TO.fullmatch(scene.gap(members[0].mention, members[1].mention)) is not None


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
        if len(earlier) == len(members) == len(group) and not _is_held_together(scene, members):
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
    if (
        right is not None
        and ";" not in scene.gap(reading.mention, right)
        and not _is_of_next(scene, reading.mention, right)
    ):
        _set(scene, reading, right, "sentence")
