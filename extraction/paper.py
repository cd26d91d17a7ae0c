# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""What a paper calls its own things: the system it proposes, the benchmark it introduces, and its short forms.

Read once per paper, before any sentence: "our method" and "it" are resolved to these names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import regex

from extraction.claims import Field
from extraction.hints import Gated, Hints, begun
from extraction.shapes import BENCH_NAME, NAMES, NOT_NAMES, REACHES_AFTER, SYSTEM, TECHNIQUES, is_name, strong_name


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it first stands, in the cleaned field."""

    name: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's own names. ``systems`` are the best first; ``metrics`` are its short forms of metrics."""

    systems: tuple[Named, ...] = ()
    benchmarks: tuple[Named, ...] = ()
    metrics: tuple[Named, ...] = ()
    tests: tuple[Named, ...] = ()  # those of its benchmarks that systems are measured on, not trained with
    kinds: frozenset[str] = frozenset()  # short forms of kinds of systems: "optical neural networks (ONNs)"
    terms: frozenset[str] = frozenset()  # short forms of plain terms: "diabetic retinopathy (DR)"
    others: frozenset[str] = frozenset()  # what it writes like a known metric and explains as something else
    benchmarking: bool = False  # it measures others' systems on something of its own
    placed: frozenset[str] = frozenset()  # names that some sentence calls a data set or the like
    texts: dict[Field, str] = field(default_factory=dict)

    @property
    def plain(self) -> frozenset[str]:
        """Short forms that name no place of measurement: of kinds of systems, of terms, and what has a plural."""
        return self.kinds | self.terms | self.others

    @property
    def system(self) -> Named | None:
        return self.systems[0] if self.systems else None


_TITLE = regex.compile(r"(?P<name>[^:?!]{2,48}?)(?:\s?:\s|(?<=[^:?!]{3})\s?:(?=[A-Z])|\s[-–—]{1,3}\s)(?P<rest>.+)")
_TEAM = regex.compile(
    r"(?P<name>[A-Z\d][\w-]*+(?:\s[A-Z\d][\w-]*+){0,3}?)(?:\s[Tt]eam)?(?:['’]s\s\w+(?:\s\w+)?)?+\s(?:at|@)\s(?:the\s)?(?=(?:\w+-)?(?:SemEval|CoNLL|BEA|WMT|IWSLT|BioNLP|CLEF|TREC|MEDIQA|SMM4H|\w*\d{4}|[A-Z]\w*[A-Z]))"
)
#: "Riverbank's Systems for WMT 2031", "The RVB Submission to the Parsing Shared Task"
_ENTRANT = regex.compile(
    r"(?:The\s)?(?!(?:An?|End|University)\b)(?P<name>[A-Z][\w/+-]{1,30}+(?:\s(?!(?:System|Submission|Neural|Machine|Statistical)s?\b)[A-Z][\w/-]{1,20}+(?=(?:\s[A-Z][\w/-]++)?['’])){0,2})(?P<owns>['’]s?)?\s(?:[\w-]+\s){0,6}?(?:[Ss]ubmissions?|[Ss]ystems?|[Ee]ntry|[Pp]articipation|[Cc]ontribution)\s(?:to|for|at|in)\s(?:the\s)?(?=[^:]{0,60}(?:WMT|IWSLT|WAT|SemEval|CoNLL|[Ss]hared\s[Tt]ask|\b20\d\d\b|Challenge))"
)
#: "the team Riverbank", "Riverbank's submission to"
_TEAMS = regex.compile(
    r"\b[Tt]eam\s[\"“'‘]?(?P<name>[A-Z][\w-]{1,30}+)|\([Tt]eam(?:\sname)?:\s(?P<name>[\w-]{2,32}+)\)|(?<![\w-])(?P<name>(?=[A-Z][\w-]{0,30}[A-Z])[\w-]{2,32}+)(?:['’]s)?\s(?:\w+\s)?(?:submissions?|entry|participation|contribution)\s(?:to|for|at|in)\b"
)
#: Words without which the patterns of a group need not be tried, or with which their matches begin: of submissions, of
#: calling, of data sets; "our", "we" and verbs of proposing.
_SENT, _CALLING, _PLACING, _OURS, _WE, _PROPOSING = range(6)
_PROPOSE_VERBS = (
    "propos", "introduc", "present", "develop", "design", "describ", "releas", "build", "built", "construct", "creat",
    "curat", "term", "call", "nam", "dub", "offer", "establish", "provid", "contribut", "unveil", "open-sourc",
)  # fmt: skip
_HINTS = Hints(
    [
        ("team ", "team:", "submission", "entry", "participation", "contribution to"),
        (
            "called", "named", "dubbed", "termed", "coined", "namely", "abbreviat", "nicknam", "denoted", "refer",
            "call ", "name ", "term ", "dub ", "titled", "short:", "acronym",
        ),
        ("dataset", "data set", "benchmark", "corpus", "corpora", "treebank", "leaderboard", "testset", "test set"),
        ("our", "the proposed"),
        ("we ",),
        _PROPOSE_VERBS,
    ]
)  # fmt: skip
_BENCH_NOUN = r"(?:benchmarks?|data\s?sets?(?!\s(?:distillation|condensation|compression|pruning|selection|synthesis|generation|augmentation|search|discovery|bias|shift))|corpus|corpora|test\s?sets?|test\s?suites?|testbed|suite|challenge\s?set|leaderboard|treebank|database|collection|arena|evaluation\s(?:framework|suite|set))"
_BENCH = regex.compile(rf"(?<!-)\b{_BENCH_NOUN}\b", regex.IGNORECASE)
#: "we also" and the like: what stands before a verb of proposing, read from there backwards.
_PROPOSER = regex.compile(
    r"""
    (?r) \b(?:we|this\s(?:paper|work|article|report|study)|paper|work|authors|i|,|and|to\send|end|first|here)\s
    (?:(?:also|further|therefore|then|thus|first|next|finally|here|instead|additionally|formally|hereby|now|jointly|newly|publicly|openly)\s|,\s)? \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LONGEST_PROPOSER = 40  # characters and more
_PROPOSES = regex.compile(rf"(?!namely\b)(?:{'|'.join(_PROPOSE_VERBS)})\w{{0,3}}+\s", regex.IGNORECASE)
_CALLED = regex.compile(
    r"(?:\b(?:called|named(?!\sentit)|dubbed|termed|coined|(?<![a-z]s,?\s)namely|abbreviated(?:\sas)?|nicknamed|denoted(?:\sas|\sby)?|(?<!(?:often|commonly|also|sometimes|usually|collectively|widely|generally|frequently|typically)\s)referred\sto\sas|refer\sto\s(?:it|this|these|them|our\s\w+)\sas|(?:we|which\swe)\s(?:call|name|term|dub)(?:\s(?:it|this|our\s\w+))?|titled|short:|acronym)),?\s(?:as\s|the\s|it\s|\")?+",
    regex.IGNORECASE,
)
_OUR = regex.compile(
    rf"\b(?:[Oo]ur|[Tt]he\sproposed|[Oo]ur\sproposed)\s(?:(?:proposed|novel|new|full|final|best|largest|\w+\s{SYSTEM}|{SYSTEM})(?:,|\s—)?\s)?+"
)
#: "our final model, Foo": the whole of what was called this and that before
_FINAL = regex.compile(rf"\b(?:final|full|complete|overall|resulting)\s{SYSTEM},\s\Z", regex.IGNORECASE)
#: "We close this gap with Foo, a framework that", "we train Foo, a parser"
_WITH_NEW = regex.compile(
    r"\b[Ww]e\s(?:train|fine-tune|further\strain)\s(?=(?P<name>(?=[A-Z][\w+-]{0,30}[A-Z\d])[\w+-]{2,32}+),\san?\s)|\b[Ww]e\s(?:\w+\s)?(?:address|tackle|close|bridge|fill|meet|solve|overcome)\s[^.;]{3,60}?\s(?:with|by)\s(?=(?:the\s)?(?P<name>(?=[A-Z][\w+-]{0,30}[A-Z\d])[\w+-]{2,32}+)(?:,|\s\()\s?(?:an?|our|the)?)"
)
_SHORT_FORM = regex.compile(  # "(e.g., 96%)" is none
    r"\s\(\s?(?:or\s|abbreviated\sas\s)?(?<short>(?![eE]\.?g\b|[iI]\.?e\b|[cC]f\b|vs\b)[A-Za-z][\w@.^+*/-]{0,14})(?:\s?[;,][^()]{0,40}+)?\)"
)
#: The words before a short form, read from the bracket backwards.
_LONG_FORM = regex.compile(r"(?r)(?:[\w/+@'-]++\s){1,8}\Z")
#: "our scale network (ScaleNet)": no term of everybody's
_OWN_LONG_FORM = regex.compile(r"\b(?:our|propos\w*|novel|new|introduc\w*|present\w*|develop\w*)\b", regex.IGNORECASE)
_METRIC_END = regex.compile(
    r"(?r)(?:accurac(?:y|ies)|rates?|scores?|errors?|index|precision|recall|similarity|distance|measure|correlation|coefficient|match|ratio|perplexity|divergence|f1|quality|consistency|rank|gain|auc|curve|kappa|deviation)\Z",
    regex.IGNORECASE,
)
_NOT_SYSTEM = regex.compile(
    rf"(?:{_BENCH_NOUN}|metrics?|task|problem|setting|paradigm|taxonomy|survey|study|analysis|theorem|loss|index|score)s?\b",
    regex.IGNORECASE,
)


def read_paper(texts: dict[Field, str], is_metric: Callable[[str], bool]) -> Paper:
    """Find a paper's own names in its cleaned title and abstract; ``is_metric`` knows names of metrics."""
    title, abstract = texts.get("title", ""), texts.get("abstract", "")
    systems: list[tuple[int, Named]] = []
    benchmarks: list[Named] = []
    metrics: list[Named] = []
    kinds: set[str] = set()
    terms: set[str] = set()
    others: set[str] = set()
    explained: dict[str, int] = {}  # where the abstract first says what a plain short form stands for
    titled: list[Named] = []
    hints = _HINTS.places(abstract)
    head = _title_name(title)
    kind_of_head = _kind_of_title(head, title, abstract) if head is not None else ""
    if head is not None and kind_of_head == "benchmark":
        benchmarks.append(head)
    elif head is not None:
        systems.append((0, head))
    if head is None and (whole := _whole_title(title, abstract)) is not None:
        systems.append((4, whole))
    if head is None and (lead := _lead_of_title(title, abstract)) is not None:
        systems.append((3, lead))
    team = _TEAM.match(title)
    if team and head is None and team["name"].split()[0].casefold() not in NOT_NAMES:
        systems.append((2, Named(team["name"], "title", team.start("name"), team.end("name"))))
    entrant = _ENTRANT.match(title) if not systems and not benchmarks else None
    if entrant and entrant["owns"]:
        systems.append((2, Named(entrant["name"], "title", *entrant.span("name"))))
    if not systems and not benchmarks and hints[_SENT] and (sent := _TEAMS.search(abstract)) and is_name(sent["name"]):
        systems.append((2, Named(sent["name"], "abstract", *sent.span("name"))))
    if entrant and not systems and strong_name(entrant["name"]):
        systems.append((2, Named(entrant["name"], "title", *entrant.span("name"))))
    for named, long in _short_forms(texts):
        short = named.name
        is_title = head is None and _is_titled(short, long, title)
        if is_title:
            (benchmarks if _BENCH.search(long) else titled).append(named)
        if not _initials_fit(short, long):
            continue
        if named.field == "abstract" and not is_title and not _OWN_LONG_FORM.search(long):
            explained.setdefault(short.removesuffix("s"), named.start)
        if _ends_in_metric(long, is_metric):
            metrics.append(named)
        elif is_metric(short) and (_initials_are(short, long) or _heads_are(short, long)):
            others.add(short)
        elif is_title:
            continue  # no plain term
        elif _KIND_END.search(long):
            if not _heads_title(short, title):
                kinds.add(short)
        elif _is_term(short, long) or _TASK_BEHIND.match(texts[named.field], named.end):
            terms.add(short)
    terms.update(name for text in texts.values() for name in _PLURAL.findall(text))
    for text in texts.values():
        for match in _EXPLAINED.finditer(text, 0, len(text)):
            if _initials_are(match["short"], match["long"]):
                terms.add(match["short"])
    for rank, start in _openings(abstract, hints):
        found = _name_after(abstract, start, close=rank != 2, called=rank == 1)
        if rank == 3 and head is not None and kind_of_head == "benchmark":
            continue  # "our judge" of a benchmark's paper is not what it is about
        if found is None or found.name.casefold() in TECHNIQUES or (is_metric(found.name) and found.name not in others):
            continue
        spelt = {found.name, f"{found.name}s"} if found.name.isupper() else {found.name}
        if spelt & (kinds | terms) and explained.get(found.name, start) < start:
            continue
        role = _role(abstract, found, start, rank)
        if role == "benchmark":
            benchmarks.append(found)
        elif role == "system":
            systems.append((rank, found))
    measured = {named.name for named in metrics}
    spelled = {named.name for named in titled}
    systems = [(1 if named.name in spelled else rank, named) for rank, named in systems]
    systems += [(5, named) for named in titled if named.name not in kinds | terms and not is_metric(named.name)]
    systems = [
        row for row in systems if row[1].name not in measured and row[1].name not in {b.name for b in benchmarks}
    ]
    if not systems and not benchmarks and hints[_CALLING] and (spoken := _named_plainly(title, abstract)) is not None:
        systems.append((6, spoken))
    systems.sort(key=lambda row: (row[0], row[1].start))
    ordered = _distinct([named for _, named in systems])
    benchmarks = _distinct(benchmarks)
    tests = [named for named in benchmarks if _is_test(named.name, title, abstract)]
    own = {named.name for named in ordered}
    return Paper(
        tuple(ordered),
        tuple(benchmarks),
        tuple(_distinct(metrics)),
        tuple(tests),
        frozenset(kinds - own),
        frozenset(terms - own - {named.name for named in benchmarks}),
        frozenset(others),
        bool(tests) and not ordered and bool(_EVALUATES.search(abstract) or _MODELS_DO.search(abstract)),
        _placed(texts) if hints[_PLACING] else frozenset(),
        texts,
    )


def metric_names(texts: dict[Field, str], is_metric: Callable[[str], bool]) -> set[str]:
    """A paper's own short forms of metrics, as ``Paper.metrics`` has them, without reading the rest."""
    return {
        named.name
        for named, long in _short_forms(texts)
        if _ends_in_metric(long, is_metric) and _initials_fit(named.name, long)
    }


def _short_forms(texts: dict[Field, str]) -> Iterator[tuple[Named, str]]:
    """Every short form in brackets, with the words before it: "diabetic retinopathy (DR)"."""
    for field_name, text in texts.items():
        for match in _SHORT_FORM.finditer(text):
            before = _LONG_FORM.search(text, max(0, match.start() - 200), match.start() + 1)
            if before is not None:
                yield Named(match["short"], field_name, *match.span("short")), before[0].rstrip()


#: "Chinese Spell Check (CSC) task"
_TASK_BEHIND = regex.compile(r"\)\s(?:tasks?|problems?)\b")
#: "ISTD (Infrared Small Target Detection)": a task, however it is written
_EXPLAINED = Gated(
    regex.compile(
        r"(?<![\w-])(?P<short>[A-Z]{2,8})\s\((?P<long>[A-Za-z][\w\s-]{4,70}(?:[Dd]etection|[Ss]egmentation|[Rr]ecognition|[Cc]lassification|[Ee]stimation|[Gg]eneration|[Tt]ranslation|[Rr]etrieval|[Pp]arsing|[Aa]nswering|[Ss]ummari[sz]ation|[Ll]earning))\)"
    ),
    "ion)", "val)", "ing)",
    starts=re.compile(r"[A-Z]{2,8} \([A-Za-z]"),
)  # fmt: skip
#: "AMRs": one of many
_PLURAL = regex.compile(r"(?<![\w-])([A-Z]{2,6})s(?![\w'’-])")
_PLACED = regex.compile(
    r"(?<![\w./-])(?P<name>[A-Z][\w+-]{0,30}+(?:\s(?:[A-Z][\w+-]{0,30}+|\d{4}|\d\.\d)){0,3})(?:\s\([^()]{1,20}\))?\s(?:data\s?sets?|benchmarks?|corpus|corpora|treebank|leaderboard|test\s?sets?)\b"
)


def _placed(texts: dict[Field, str]) -> frozenset[str]:
    """Names that stand before a word like "dataset" somewhere: places wherever else they stand."""
    names = {match["name"] for text in texts.values() for match in _PLACED.finditer(text)}
    return frozenset(name for name in names if (is_name(name) and not name.isupper()) or strong_name(name))


_EVALUATES = regex.compile(
    r"\b(?:evaluat|benchmark|assess|test|experiment|analy|baseline|state-of-the-art)\w*\b[^.]{0,120}\b(?:LLMs?|MLLMs?|VLMs?|LVLMs?|LMMs?|models?|systems?|methods?|baselines?|agents?|approaches|detectors?|algorithms?)\b",
    regex.IGNORECASE,
)
_MODELS_DO = regex.compile(
    r"\b(?:models|LLMs|MLLMs|VLMs|LVLMs|LMMs|agents|systems|methods|GPT-[\w.-]+)\b[^.]{0,70}\b(?:achiev|struggl|lag|perform|reach|scor|fail|fall|attain|obtain)\w*",
    regex.IGNORECASE,
)
_KIND_END = regex.compile(
    rf"(?r)(?:{SYSTEM}|learning|machines?|trees?|forests?|fields?|processing)\Z", regex.IGNORECASE
)
_TEST_NAME = regex.compile(r"bench|eval|arena|challenge|test|exam|quiz", regex.IGNORECASE)


TRAINING = regex.compile(r"\b(?:pre-?|fine-?|instruction[-\s])?(?:train(?:ed|ing)?|tun(?:ed|ing))\b", regex.IGNORECASE)
_TEST_NOUN = r"(?:benchmark|test\s?set|test\s?suite|testbed|challenge|leaderboard|evaluation)"
_TEST_AFTER = regex.compile(rf"(?:\s\([^()]{{1,60}}\))?(?:,?\s[\w-]+){{0,7}}?,?\s{_TEST_NOUN}", regex.IGNORECASE)
_TEST_BEFORE = regex.compile(
    rf"(?r)(?:{_TEST_NOUN}s?(?:[\s,:(]{{1,2}}[\w-]+){{0,3}}[\s,:(]{{1,2}}|\b(?:on|across)\s(?:the\s|our\s)?)\Z",
    regex.IGNORECASE,
)


def _is_test(name: str, title: str, abstract: str) -> bool:
    """Whether a benchmark of the paper's own measures systems: unless the text only speaks of training with it."""
    if _TEST_NAME.search(name) is not None:
        return True
    places = list(occurrences(abstract, name))
    trains = TRAINING.search(title) or any(
        TRAINING.search(abstract, max(0, start - 80), end + 40) for start, end in places
    )
    if not trains:
        return True
    return any(
        _TEST_AFTER.match(abstract, end) or _TEST_BEFORE.search(abstract, max(0, start - 60), start)
        for start, end in occurrences(abstract, name)
    )


def occurrences(text: str, name: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text as a word of its own, a plural "s" aside."""
    end = len(text) if end is None else end
    place = text.find(name, start, end)
    while place >= 0:
        last = place + len(name)
        before, after = text[place - 1 : place], text[last : last + 2]
        inside = before and (before.isalnum() or before in "_-")
        if (
            not inside
            and not (after[:1].isalnum() and not (after[0] == "s" and not after[1:].isalnum()))
            and after[:1] != "_"
        ):
            yield place, last
        place = text.find(name, last, end)


def _title_name(title: str) -> Named | None:
    match = _TITLE.match(title)
    if match is None:
        alone = strong_name(title) and " " not in title.strip() and is_name(title)
        return Named(title.strip(), "title", 0, len(title.strip())) if alone else None
    name = _NO_NAME.sub("", match["name"].strip())
    start = title.index(name)
    words = name.split()
    team = _TEAM.match(title)
    if team and team.end("name") < match.end("name"):
        return None
    if " at " in name[1:] and strong_name(name.split(" at ")[0]):  # "Team at SharedTask"
        name = name.split(" at ")[0]
        words = name.split()
    if "@" in name[1:]:  # "Team@SharedTask"
        name = name[: name.index("@", 1)]
        words = [name]
    if (bracket := regex.fullmatch(r"(\S+) \([\w-]+\)", name)) and strong_name(bracket[1]):
        name = bracket[1]
        words = [name]
    if len(words) <= 8 and _PLACE_NAME.fullmatch(name):
        return Named(name, "title", start, start + len(name))
    if 1 <= len(words) <= 3 and (strong_name(name) or (len(words) == 1 and name[0].isupper() and is_name(name))):
        return Named(name, "title", start, start + len(name))
    ending = regex.search(r"\b(?:with|via|using|by|through)\s(\S+)\Z", name)
    if ending and strong_name(ending[1]):
        return Named(ending[1], "title", start + ending.start(1), start + ending.end(1))
    acronym = regex.search(r"\(([A-Z][\w-]{1,12})\)\s*\Z", name)
    if acronym and strong_name(acronym[1]):
        return Named(acronym[1], "title", start + acronym.start(1), start + acronym.end(1))
    return None


#: What a head of a title says of the text itself: "Foo Technical Report", "Foo System Description"
_NO_NAME = regex.compile(r"\s(?:(?:Technical|Tech|System|Model)\s)?(?:Report|Description|Card)\Z")
#: "Street Sign Dataset", "National Reading Challenge"
_PLACE_NAME = regex.compile(
    r"(?!(?:A|An|The|Towards?|On)\s)[A-Z][\w-]+(?:\s(?:[A-Z][\w-]*|of|on|for|in|and|the)){0,6}\s(?:Challenge|Dataset|Data\sSet|Corpus|Benchmark|Treebank|Database|Test\sSuite|Competition)"
)
#: "SemEval-2017 Task 3", "The 2019 Parsing Shared Task"
_EVENT_NAME = regex.compile(r"\d\s(?:[\w-]+\s){0,3}(?:Shared\s)?(?:Task|Track|Challenge)(?:\s[\dA-Z]{1,2})?\Z")
_WHOLE = regex.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){1,3}")
#: "Stacked Cross Attention for ...", "Mix-and-Match Pruning: ...": what a title speaks of first
_LEAD = regex.compile(r"(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+){1,3})(?:\s(?:for|to|in|with|via|on|from|by)|:)\s")
_INTRODUCED = regex.compile(
    r"\b(?:propos|present|introduc|call|nam|term|dub|develop)\w{0,4}\b[^.;]{0,60}\Z", regex.IGNORECASE
)
#: A head before a colon may be but the subject: it must be what is introduced, with no more than adjectives between.
_JUST_INTRODUCED = regex.compile(
    r"\b(?:propos|present|introduc|call|nam|term|dub|develop)\w{0,4}\s(?:(?!(?:that|which|with|of|for|by|using|to|in|on)\b)[\w-]+,?\s){0,4}\Z",
    regex.IGNORECASE,
)


def _lead_of_title(title: str, abstract: str) -> Named | None:
    """The first words of a title where the text introduces them, written large, as a name."""
    lead = _LEAD.match(title)
    if lead is None or _NOT_SYSTEM.search(lead["name"]) or not is_name(lead["name"]):
        return None
    for start, end in occurrences(abstract, lead["name"]):
        introduced = _JUST_INTRODUCED if lead[0].endswith(": ") else _INTRODUCED
        if introduced.search(abstract, max(0, start - 90), start):
            return Named(lead["name"], "abstract", start, end)
    return None


def _whole_title(title: str, abstract: str) -> Named | None:
    """A short title that the text uses as the name of its own method: "Patient Hashing", "our patient hashing"."""
    if not _WHOLE.fullmatch(title):
        return None
    verbatim = title.removeprefix("The ")
    if title.startswith("The ") and abstract.count(verbatim) > 1 and not _NOT_SYSTEM.search(title):
        return Named(verbatim, "title", 4, len(title))  # "The Evolved Parser"
    used = regex.search(
        rf"\b(?:our|propose[sd]?|the\sproposed|called)\s(?:an?\s|the\s|novel\s)*+{regex.escape(title)}\b",
        abstract,
        regex.IGNORECASE,
    )
    return Named(title, "title", 0, len(title)) if used and not _NOT_SYSTEM.search(title) else None


_IS_A = regex.compile(
    rf"\)?(?:\s\([^()]{{1,120}}\))?(?:[,:]|\s(?:is|as)|\s[-–—])\s(?:the\s(?:first\s)?|an?\s)(?:[\w-]+,?\s){{0,7}}?(?:(?P<place>{_BENCH_NOUN})|(?P<system>{SYSTEM}))\b"
)
_HAS_NOUN = regex.compile(rf"(?:\)|\s\([^()]{{1,120}}\)|['’]s)?\s(?:(?P<place>{_BENCH_NOUN})|(?P<system>{SYSTEM}))\b")
_NOUN_BEFORE = rf"(?r)(?:{_BENCH_NOUN}|\b(?:annotated|image|video|text|test|evaluation)\sset)\s(?:called\s|named\s|,\s)?[\"'“‘(]?\Z"
_HAS_NOUN_BEFORE = regex.compile(_NOUN_BEFORE, regex.IGNORECASE)
_UP_TO_FOR = regex.compile(r"[^:]*?(?:\bfor\b|\bin\b|\bof\b|\bvia\b|\bwith\b|\Z)")
_MEASURING = regex.compile(r"\b(?:benchmarking|evaluating|assessing|measuring)\b", regex.IGNORECASE)


def _kind_of_title(head: Named, title: str, abstract: str) -> str:
    if _PLACE_NAME.fullmatch(head.name) or _EVENT_NAME.search(head.name):
        return "benchmark"
    rest = title[head.end :]
    for pattern in (_IS_A, _HAS_NOUN):
        for _, end in occurrences(abstract, head.name):
            if about := pattern.match(abstract, end, end + 170):
                return "benchmark" if about["place"] else "system"
    for start, end in occurrences(abstract, head.name):
        if REACHES_AFTER.match(abstract, end, end + 16):
            continue  # "on the Foo data set BarNet achieves"
        if _HAS_NOUN_BEFORE.search(abstract, max(0, start - 40), start):
            return "benchmark"
    if BENCH_NAME.search(head.name):
        return "benchmark"
    head_noun = _UP_TO_FOR.match(rest[1:].lstrip())
    before_for = head_noun[0] if head_noun else rest
    if _BENCH.search(before_for) or _MEASURING.search(rest[:40]):
        return "benchmark"
    return "system"


def _openings(abstract: str, hints: list[list[int]]) -> list[tuple[int, int]]:
    """Where a name of the paper's own may follow, with how sure that is (0 our final, 1 called, 2 proposed, 3 ours)."""
    found = [
        (1, match.end())
        for match in (_CALLED.finditer(abstract) if hints[_CALLING] else ())
        if _OWN_THING.search(abstract, max(0, match.start() - 220), match.start() + len("we"))
    ]
    found += [(2, match.start("name")) for match in begun(_WITH_NEW, abstract, hints[_WE])]
    found += [
        (2, match.end())
        for match in begun(_PROPOSES, abstract, hints[_PROPOSING])
        if _PROPOSER.search(abstract, max(0, match.start() - _LONGEST_PROPOSER), match.start())
    ]
    found += [(0 if _FINAL.search(match[0]) else 3, match.end()) for match in begun(_OUR, abstract, hints[_OURS])]
    return sorted(found, key=lambda row: row[1])


#: Before "called": "we propose a thing called", "our parser, named"; "a phenomenon called drift" is nobody's own.
_OWN_THING = regex.compile(
    rf"(?r)(?:\b(?:we|our|this|new|novel|(?:{'|'.join(_PROPOSE_VERBS)})\w*|{SYSTEM}|{_BENCH_NOUN})\b)[^.;]*\Z",
    regex.IGNORECASE,
)
_STOP = regex.compile(
    r"[.;:]\s|\b(?:that|which|to|using|integrating|combining|leveraging|including|comprising|incorporating|employing|consisting|between|across|based\son|where|by|whose|on|with|from|when|while|through|of|for|in|into)\s",
    regex.IGNORECASE,
)
_NAMED_PLAINLY = regex.compile(r"[.,]|\s(?:an?|the|that|which|to)\s|\s\(|\s[–—-]")
_NAMED_LONGER = regex.compile(
    r"\s(?:learning|training|prompting|search|tuning|attention|sampling|decoding|distillation|pruning)(?=\s?[(,.;]|\s(?:that|which|to)\b)"
)
_APPOSED = regex.compile(r",\s(?:our|an?|the\sfirst)\s")
_NAMED_BY_ACRONYM = regex.compile(r"[^.;()]{3,140}?\((?P<name>[A-Z][\w^*+-]{1,18}|[a-z]{1,3}[A-Z][\w-]{1,14})\)")


_ACRONYM_NAME = r"\((?P<name>[A-Z][\w^*+-]{1,18}|[a-z]{1,3}[A-Z][\w-]{1,14})\)"
_ACRONYM = regex.compile(rf"\s?(?:[\w-]+\s){{0,6}}{_ACRONYM_NAME}")
_ACRONYM_NEAR = regex.compile(rf"\s?(?:[\w-]+\s){{0,4}}{_ACRONYM_NAME}")
_ADJECTIVE_AHEAD = regex.compile(r"-?(?:based|style|like)\b")
_ADJECTIVE = regex.compile(r"-(?:based|style|like|free|driven|aware|[a-z]{3,}ed)\Z")


def _name_after(abstract: str, start: int, *, close: bool, called: bool) -> Named | None:
    """The name that a proposing phrase ending at ``start`` introduces."""
    end = min(len(abstract), start + 160)
    stop = None if close else _STOP.search(abstract, start, end)
    reach = start + 2 if close else stop.start() + 1 if stop else end
    if called and abstract[start : start + 1].islower():
        spelled = _NAMED_BY_ACRONYM.match(abstract, start, end)
        if spelled and strong_name(spelled["name"]) and _initials_fit(spelled["name"], spelled[0]):
            return Named(spelled["name"], "abstract", *spelled.span("name"))
    for match in NAMES.finditer(abstract, start, end, last=reach):
        name = match["name"]
        after = abstract[match.end() : match.end() + 200]
        plain = match.start() == start and name[0].isupper() and " " not in name and _NAMED_PLAINLY.match(after)
        if (
            match.start() == start
            and name.istitle()
            and name.count(" ") in (1, 2)
            and (_APPOSED.match(after) or (called and _NAMED_PLAINLY.match(after)))
        ):
            return Named(name, "abstract", match.start(), match.end())  # "Amber Canvas, our editor"
        if called and match.start() == start and name[0].isupper() and (longer := _NAMED_LONGER.match(after)):
            last = match.end() + longer.end()  # "called Between-Class learning (BC)"
            return Named(abstract[match.start() : last], "abstract", match.start(), last)
        if not is_name(name) or name.casefold() in NOT_NAMES or not (plain or strong_name(name)):
            acronym = _ACRONYM.match(after)
            if acronym and strong_name(acronym["name"]) and not _is_of_purpose(acronym["name"], acronym[0]):
                at = match.end() + acronym.start("name")
                return Named(acronym["name"], "abstract", at, at + len(acronym["name"]))
            continue
        acronym = _ACRONYM_NEAR.match(after)
        if (
            acronym
            and strong_name(acronym["name"])
            and _initials_fit(acronym["name"], name + after[: acronym.start("name")])
        ):
            at = match.end() + acronym.start("name")
            return Named(acronym["name"], "abstract", at, at + len(acronym["name"]))
        if called and _ONE_OF_LIST.match(after):
            return None  # "three pretrained models named Foo, Bar, and Baz"
        if not close and "-" not in name and _is_sort(abstract, name, start, match.start()):
            continue
        if (owned := _OWNED_BY.search(name)) is not None:
            name = name[: owned.start()]  # "Foo's submission"
        words = name.split()
        if (len(words) > 3 and not close) or (not close and _NAMED_BEHIND.match(after)):
            continue  # "a new NLoS detection algorithm termed Foo"
        if _ADJECTIVE_AHEAD.match(after) or _ADJECTIVE.search(name):
            continue
        return Named(name, "abstract", match.start(), match.start() + len(name))
    acronym = None if close else _NAMED_BY_ACRONYM.match(abstract, start, end)
    if (
        acronym
        and strong_name(acronym["name"])
        and (acronym.start("name") <= reach + 1 or _shows_letters(acronym[0], acronym["name"]))
    ):
        return Named(acronym["name"], "abstract", acronym.start("name"), acronym.end("name"))
    return None


def _shows_letters(phrase: str, short: str) -> bool:
    """ "Language augmentatIon Prior (LIP)": capitals inside words show where the letters of a short form come from."""
    words = phrase[: phrase.rindex("(")]
    inside = any(letter.isupper() for word in words.split() for letter in word[1:])
    return inside and [c for c in words if c.isupper()] == [c for c in short if c.isupper()]


#: "an adaptive FOO clustering algorithm": a technique that many know, made better
_OF_A_SORT = regex.compile(r"(?r)\b[Aa]n?\s(?:[a-z-]+,?\s){0,4}\Z")
_SORT_BEHIND = regex.compile(rf"\s(?:[a-z-]+\s){{0,2}}{SYSTEM}\b")


def _is_sort(abstract: str, name: str, start: int, place: int) -> bool:
    """Whether a name proposed at ``place`` but says of what sort the thing is, and is not spoken of as one itself."""
    end = place + len(name)
    return (
        _OF_A_SORT.search(abstract, start, place) is not None
        and _SORT_BEHIND.match(abstract, end, end + 60) is not None
        and not any(
            abstract[max(0, first - 4) : first].casefold() == "the " and _SORT_BEHIND.match(abstract, last, last + 60)
            for first, last in occurrences(abstract, name)
        )
    )


_ONE_OF_LIST = regex.compile(r",\s[A-Z][\w-]{1,30}+(?:\s[A-Z][\w-]{1,30}+)?,\s(?:and\s)?[A-Z]")
_OWNED_BY = regex.compile(r"(?:\sTeam)?['’]s?\Z")
_NAMED_BEHIND = regex.compile(
    rf"\s(?:[a-z-]+\s){{0,3}}{SYSTEM},?\s(?:termed|called|named|dubbed|coined|namely|which\swe\s(?:call|term|name))\b"
)
_PURPOSE = regex.compile(r"(?r)\b(?:for|in|of|on|to)\s(?P<long>[^()]+)\s\Z")


def _is_of_purpose(short: str, words: str) -> bool:
    """Whether a short form stands for what a thing is for, not for the thing: "networks for spell checking (SC)"."""
    purpose = _PURPOSE.search(words[: words.rindex("(")])
    return purpose is not None and _initials_are(short, purpose["long"])


_PLACE_OR_SYSTEM = regex.compile(rf"\b(?:(?P<place>{_BENCH_NOUN})|(?P<system>{SYSTEM}))\b")
_SYSTEM_NOUN = regex.compile(rf"\b{SYSTEM}\b")
_NEITHER = regex.compile(
    r"\b(?:(?:metric|task|problem|theorem|loss|index|score|taxonomy)\b[^.]{0,12}|(?:metric|measure),\s(?:[\w-]+\s){1,6}\()\Z"
)
#: "a new task for ..., which is termed"
_CALLED_TASK = regex.compile(
    r"\b(?:new|novel|challenging|the)\s(?:[\w-]+\s){0,3}?(?:task|problem|setting|phenomenon)\b(?:(?!\band\b)[^.;]){0,90}\b(?:called|named|dubbed|termed|coined|namely)\s(?:as\s)?\Z"
)
_ARENA = regex.compile(r"\b(?:task|environment|game|simulator|challenge)s?\s(?:called\s|named\s|dubbed\s|,\s)?\Z")
_DESCRIBED = regex.compile(
    rf"\)?(?:\s\([^()]{{1,120}}\))?(?:\s(?:(?!(?:in|which|that|for|to|with|where|on|is|are|by|from|and)\b)[\w-]+\s){{0,3}}?(?P<noun>{_BENCH_NOUN}|{SYSTEM})\b|,?\s[-–—,]?\s?(?:an?|the|our)\s(?P<described>[^.;]{{3,90}}))?"
)


#: Where the first noun phrase of a description ends: "a data collection framework | for fleets of robots".
_PHRASE_END = regex.compile(
    r"[,;:(]|\b(?:that|which|for|to|with|designed|of|in|on|from|by|where|whose|comprising|consisting|containing|using|built|based)\b"
)


_OF_A_KIND = regex.compile(r"variants?|series|family")


def _head_of(described: str) -> regex.Match[str] | None:
    """The noun that says what is described: the last of the first noun phrase, else the first there is."""
    end = _PHRASE_END.search(described)
    phrase = list(_PLACE_OR_SYSTEM.finditer(described, 0, end.start() if end else len(described)))
    if len(phrase) > 1 and _OF_A_KIND.fullmatch(phrase[-1][0]):
        phrase.pop()  # "a data set variant"
    return phrase[-1] if phrase else _PLACE_OR_SYSTEM.search(described)


def _role(abstract: str, named: Named, opening: int, rank: int) -> str:
    """Whether a proposed thing is a "benchmark", a "system" or neither ("")."""
    around = abstract[max(0, opening - 90 if rank == 1 else opening) : named.start]
    after = _DESCRIBED.match(abstract[named.end : named.end + 140])
    noun = (after and after["noun"]) or ""
    if noun:
        return "benchmark" if _BENCH.fullmatch(noun) else "system"
    described = (after and after["described"]) or ""
    if described and (head := _head_of(described)) is not None:
        reaches = any(REACHES_AFTER.match(abstract, end, end + 16) for _, end in occurrences(abstract, named.name))
        return "benchmark" if head["place"] and not reaches else "system"
    if rank == 1 and _CALLED_TASK.search(abstract, max(0, opening - 180), opening):
        return ""
    if BENCH_NAME.search(named.name) or _PLACE_NAME.fullmatch(named.name):
        return "benchmark"
    if _BENCH.search(around) and not _SYSTEM_NOUN.search(around[-40:]):
        return "benchmark"
    if _ARENA.search(around):
        return "benchmark"
    if _NEITHER.search(around):
        return ""
    return "system"


def _ends_in_metric(long: str, is_metric: Callable[[str], bool]) -> bool:
    if _METRIC_END.search(long):
        return True
    words = long.split()
    return any(is_metric(" ".join(words[-count:])) for count in range(2, min(len(words), 6) + 1))


def _initials_are(short: str, long: str) -> bool:
    """Whether a short form is made of the first letters of the last words of the long one."""
    words = [word for word in _HYPHENS.split(long) if word]
    return len(short) > 1 and "".join(word[0] for word in words[-len(short) :]).casefold() == short.casefold()


def _heads_are(short: str, long: str) -> bool:
    """Whether a short form is made of the first letters of the last words, each with what a hyphen joins to it."""
    words = long.split()[-len(short) :]
    return len(words) == len(short) and "".join(word[0] for word in words).casefold() == short.casefold()


_NAMED_SO = regex.compile(
    rf"""
    \b(?:{SYSTEM}|defen[sc]e|techniques?|scheme|paradigm|procedure|mechanism|recipe|heuristic|regulari[sz]er)\b,?\s
    (?:(?:that|which)\s)?(?:is\s)?
    (?:called|named|termed|dubbed|coined|namely|we\s(?:call|name|term|dub|refer\sto\sas)|referred\sto\sas|denoted(?:\sas|\sby)?)\s
    (?:as\s)?(?:the\s)?["'“‘]{{0,2}}
    (?P<name>[A-Za-z][\w-]{{2,30}}+(?:\s(?!(?:that|which|to|by|and|or|with|for|is|in|on|of|as|using|where|based)\b)[\w-]{{2,30}}+){{0,5}}+)
    (?=["'”’]{{0,2}}(?:[.,;:]|\s\(|\s(?:that|which|to|by|and|with|for|is|in|using|where)\b|\Z))
    (?:\s\((?P<short>[A-Z][\w-]{{1,14}})\))?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_PROPOSED = regex.compile(
    r"\b(?:propos|introduc|present|develop|design|describ|devis|suggest)\w*\b[^.]*\Z", regex.IGNORECASE
)


def _named_plainly(title: str, abstract: str) -> Named | None:
    """What a text calls its own method in plain words: "we propose a defense, called [boundary smoothing]"."""
    for match in _NAMED_SO.finditer(abstract):
        if _PROPOSED.search(abstract, max(0, match.start() - 160), match.start() + 12):
            if " " not in match["name"] and match["name"].casefold() not in title.casefold():
                continue  # one plain word is a name where the title says so too
            group = "short" if match["short"] and strong_name(match["short"]) else "name"
            return Named(match[group], "abstract", *match.span(group))
    return None


#: How terms end that titles begin with as well: tasks, fields, kinds of systems.
_TERM_END = regex.compile(
    rf"(?r)(?:\b(?:det|recogni|segment|classific|gener|estim|transl|predic|reconstruc|locali[sz]|summari[sz]|adapt|naviga|manipul|extrac|comple|simul|identific|inform|optimi[sz]|augment|restor|registr|evalu|diffu|regress|communic|resolu)\w*"
    rf"|\b(?:learn|pars|answer|track|process|comput|understand|model|reason|match|cluster|imag|sens|render|plann|writ|engineer)ings?"
    rf"|\b\w+(?:ics|ity|ies|ance|ence|ship|logy)|\b(?:retrieval|synthesis|data|images?|graphs?|videos?|speech|languages?|texts?|documents?|diseases?|vehicles?)|{SYSTEM})\Z",
    regex.IGNORECASE,
)
_BY = regex.compile(r"\b(?:via|with|using|by|through)\s\Z", regex.IGNORECASE)


def _is_titled(short: str, long: str, title: str) -> bool:
    """Whether a short form stands for a name, written as one, that the title spells out or that the title explains.

    What a title begins with may be written small in the text, unless it ends as terms of the field do.
    """
    words = long.split()
    if not strong_name(short) or short.casefold() in TECHNIQUES or (short.endswith("s") and short[:-1].isupper()):
        return False
    for count in range(min(len(words), len(short) + 2), 1, -1):
        name = words[-count:]
        if name[0][0].casefold() != short[0].casefold() or not _initials_fit(short, " ".join(name)):
            continue
        capitals = sum(word[0].isupper() for word in name)
        place = title.casefold().find(" ".join(name).casefold())
        if place == 0 and capitals * 2 <= count:
            return len(short) > 2 and not _TERM_END.search(long)
        return capitals * 2 > count and (place == 0 or (place > 0 and _BY.search(title, 0, place) is not None))
    return False


_HYPHENS = regex.compile(r"[\s-]+")


def _heads_title(short: str, title: str) -> bool:
    """ "Mixed Effects Networks (MeNets) for ...": written as a name, at the head of a title, it is no kind of systems."""
    place = title.find(f"({short})")
    return place > 0 and not short.rstrip("s").isupper() and all(w[0].isupper() for w in title[:place].split())


def _is_term(short: str, long: str) -> bool:
    """Whether a long form is made of plain words, as names of data sets and systems seldom are."""
    words = long.split()[-len(short) :]
    if _initials_are(short, long):  # "Vision-language navigation (VLN)" heads a sentence
        parts = [part for part in _HYPHENS.split(long) if part][-len(short) :]
        return not _BENCH.search(long) and not any(part[0].isupper() for part in parts[1:])
    return len(words) > 1 and not _BENCH.search(long) and not any(word[0].isupper() for word in words)


def _initials_fit(short: str, long: str) -> bool:
    """Whether a short form's letters occur in order at word beginnings (loosely) of the long one."""
    letters = [c for c in short.casefold() if c.isalpha()]
    if not letters:
        return False
    rest = long.casefold()
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return True


def _distinct(named: list[Named]) -> list[Named]:
    seen: set[str] = set()
    kept = []
    for one in named:
        if one.name.casefold() not in seen:
            seen.add(one.name.casefold())
            kept.append(one)
    return kept
