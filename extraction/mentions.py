# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Find what a sentence names: metrics, benchmarks, systems, pronouns for them, and quantities.

The order below is the order of trust, and the first to claim a stretch of text keeps it: metrics and names of the
vocabulary, the paper's own names, phrases ("the baseline", "our method"), names by shape and position, numbers.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

import regex

from extraction import shapes
from extraction.claims import Field
from extraction.metrics import GENERIC, metric_shapes, outer_end, outer_start
from extraction.paper import Paper, occurrences
from extraction.scene import B, L, M, Mention, O, Role, S, Scene, V, mask
from extraction.values import quantities
from extraction.vocabulary import Entry, EntryKind, Vocabulary
from extraction.vocabulary.matching import Found

_OWN = regex.compile(
    rf"""
      \\(?:ours?|model(?:name)?|method(?:name)?|name|system(?:name)?|approach|algname|sys|tool)\b~?+
    | \b(?:our|this|the\sproposed|our\sproposed|the\spresented|the\sresulting|the\sdeveloped|the\ssuggested|my)\s(?:(?!(?:performance|results?|surpass\w*|outperform\w*|exceed\w*|beats?|is|are|achiev\w*)\b)[\w-]+\s){{0,4}}?{shapes.SYSTEM}\b
    | \b(?:we|ours|it)\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BASE = regex.compile(
    r"""
    (?<![\w-])
    (?: (?:the|an?|all|several|other|these|existing|previous|prior|current|strong|our|its|their|both|most|many|any|recent|any|conventional|traditional|vanilla|standard|naive|non-\w+|best|leading|competitive)\s
        (?:(?!(?:and|or|with|on|by|of|new|is|are|for|in|to|that|which)\s)[\w/'’-]+\s){0,5}? )?+
    (?: (?:baselines?|counterparts?|competitors?|predecessors?)(?:\s(?:models?|methods?|approach(?:es)?|systems?|performance|results?|algorithms?|networks?))?
      | (?:state[\s-]of[\s-](?:the[\s-])?arts?|so?ta|SoTA)(?:\s(?!(?:performance|results?|accurac\w+|scores?|level)\b)(?:[\w-]+\s){0,3}?(?:models?|methods?|approach(?:es)?|systems?|algorithms?|techniques?|baselines?|networks?|detectors?|agents?|solutions?|works?|(?-i:[A-Z]{2,6}s)))?
      | prior\s(?:work|works|art) | previous\s(?:work|works|best(?:\sresults?)?|records?|results?|bests?) | related\swork
      | (?:(?:previous|prior|existing|other|competing|conventional|traditional|vanilla|standard|comparable|recent|best-performing|current|alternative|leading|supervised|strongest|second-best|unimodal|commercial|proprietary|frontier)\s)(?:(?!(?:and|or|with|on|by|of|is|are|for|in|to|that|which)\s)[\w/-]+\s){0,4}?(?:models?|methods?|approach(?:es)?|systems?|algorithms?|techniques?|networks?|detectors?|agents?|solutions?|(?-i:[A-Z]{2,6}s))
      | human(?:s|\s(?:performance|experts?|level|annotators?|baseline|raters?|accuracy|capabilities))\b | random\s(?:guess(?:ing)?|chance|selection|baseline|sampling) | chance(?:\slevel)?
      | from\sscratch
    )(?![\w-])
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_STATE_RESULT = regex.compile(
    r"\s(?:performance|results?|level|[🄜]|accurac|score|F1|mAP|FID|success|recall|precision|on\b)|\s?\(?\Z"
)
_NEW = regex.compile(
    r"\b(?:new|a|achiev\w+|set\w*|establish\w*|reach\w*|obtain\w*|attain\w*|near(?:ly)?|yield\w*)\s(?:[\w-]+\s)?\Z",
    regex.IGNORECASE,
)
_STATE = regex.compile(r"(?:state.of.(?:the.)?arts?|sota)\Z", regex.IGNORECASE)
_SURPASSED = regex.compile(
    r"(?:improv\w+|rais\w+|over|than|surpass\w*|outperform\w*|exceed\w*|beat\w*|advanc\w+|previous|compared\s(?:to|with)|from)\s(?:the\s)?(?:[\w-]+\s)?\Z",
    regex.IGNORECASE,
)
_MODEL_TAIL = regex.compile(
    r"(?:[-/][\w.+]*\w)*+(?:\s?\(?(?:\d++(?:\.\d++)?[BbM]|[Ll]arge|[Bb]ase|[Ss]mall|[Xx][Ll]|Pro|Ultra|Mini|Turbo|Flash|Sonnet|Opus|Haiku)\)?(?!\w))?+"
)
_ATTACHED = regex.compile(r"(?:[-/+^_'’](?=[\w{])[\w.^+{}’'-]*[\w}])?+")
_YEARS = regex.compile(
    r"(?:\s(?:(?:19|20)\d\d|[vV]\d(?:\.\d)?|\d{1,3}(?:\.\d(?!\d))?|\d{1,3}[Kk]|\d{2,4}x\d{2,4})(?!\s?%|[\w/]|\.\d|,\d|\s(?:points?|percent|accuracy|F1|mAP|BLEU)))?+"
)
_EVALUATES = regex.compile(
    r"\b(?:evaluat|experiment|test|validat|benchmark|assess|result|appl(?:y|ied)|perform)\w*\b", regex.IGNORECASE
)
#: A short form behind a name, taken into its mention.
_SHORT = regex.compile(r"\s\((?=[^()]*[A-Z])[\w.+-]{2,14}\)")
#: Plain training on a known benchmark: where a level is reported and no other place is named, it is the place.
_TRAINED = regex.compile(r"(?<![-\w])train(?:ed|ing)\s[^.;]{0,60}\Z", regex.IGNORECASE)
#: "42.7% on Video-Holmes,": behind a number and "on", a plain capitalised name will do.
_REACHED_ON = regex.compile(r"\d\)?(?:\s?%)?(?:\s[\w@-]+){0,3}\son\s(?:the\s)?\Z")
_ENDS = regex.compile(r"\s?(?:[,.;:()]|and\b|or\b|with\b|while\b|compared\b|over\b|respectively\b|\Z)")
_BENCH_TAIL = regex.compile(r"(?:bench(?:mark)?|eval|qa|arena|test|set|\d{2,3}k)\Z", regex.IGNORECASE)
_NUMBER_NEXT = regex.compile(r"\s(?:between\s|only\s|just\s|about\s|around\s|over\s|up\sto\s)?[\d.~]")
_SCORES = regex.compile(r"(?:\bscores|(?:models|LLMs|systems|agents|methods)\sscore)\Z", regex.IGNORECASE)
_PREFIX = regex.compile(
    r"(?<![\w-])(?!(?:zero|few|one|five|end|non|cross|multi|high|low|state|real|pre|post|self|semi|fine)-)[A-Za-z]{1,12}-\Z"
)
#: "Our system at FooEval 2024": an event that is measured at.
_AT_EVENT = regex.compile(r"\b(?:at|for|in|to)\s(?:the\s)?\Z|@\Z", regex.IGNORECASE)
#: What stands before a known name and makes another of it.
_FOREHEAD = regex.compile(r"(?<![\w-])(?!(?:Non|Pre|Post|Zero|Few|Cross|Multi|Sub)-)[A-Z\d][A-Za-z\d]{1,14}-\Z")
#: Endings of names of models: "-VL", "LM", "-7B".
_SYSTEM_LIKE = regex.compile(r"(?:-VL|[a-z]LM|GPT|BERT|[-\s]\d{1,3}(?:\.\d)?[BM])\Z")
_ABSTRACT = regex.compile(r"(?:tion|ing|ment|ance|ence|ness|ity|sis|ism|ship|ed|ly)\Z|\s")
_LEFT = 100


class Finder:
    """Finds the mentions of one field's sentences. ``found`` are the vocabulary's names in the whole field."""

    def __init__(self, field: Field, text: str, found: list[Found], vocabulary: Vocabulary, paper: Paper) -> None:
        self.field: Field = field
        self.text = text
        self.found = found
        # By place, so that a sentence looks at its own names only, however long the text is.
        self.by_start = sorted(range(len(found)), key=lambda index: found[index].start)
        self.starts = [found[index].start for index in self.by_start]
        self.vocabulary = vocabulary
        self.paper = paper
        self.taken = bytearray(len(text))
        self.own = sorted((*paper.systems, *paper.benchmarks), key=lambda named: -len(named.name))

    def scene(self, start: int, end: int) -> Scene:
        """The scene of the sentence ``start:end``."""
        scene = Scene(self.field, self.text, start, end, [])
        self._metrics(scene)
        self._own(scene)
        self._known(scene)
        self._phrases(scene)
        self._unknown(scene)
        self._quantities(scene)
        mask(scene)
        _coordinate(scene)
        return scene

    def places_only(self, start: int, end: int) -> Scene:
        """The scene of a sentence without numbers: what it names that other sentences may be measured on."""
        scene = Scene(self.field, self.text, start, end, [])
        self._own(scene)
        self._known(scene)
        self._unknown(scene)
        return scene

    # -- one step each ------------------------------------------------------------------------------------------

    def _add(
        self, scene: Scene, role: Role, start: int, end: int, outer: tuple[int, int] | None = None, **more: object
    ) -> Mention | None:
        first, last = outer or (start, end)
        if any(self.taken[first:last]):
            if any(self.taken[start:end]):
                return None
            first, last = start, end
        self.taken[first:last] = b"\1" * (last - first)
        mention = Mention(role, start, end, first, last, self.text[start:end], field=self.field, **more)  # type: ignore[arg-type]
        scene.mentions.append(mention)
        return mention

    def numbers_only(self, start: int, end: int) -> Scene:
        """The scene of a sentence of a text that holds no claim: its numbers, for the reasons of their refusal."""
        scene = Scene(self.field, self.text, start, end, [])
        self._quantities(scene)
        mask(scene)
        return scene

    def _in(self, scene: Scene, kind: str) -> list[Found]:
        first, last = bisect_left(self.starts, scene.start), bisect_right(self.starts, scene.end)
        here = (self.found[index] for index in sorted(self.by_start[first:last]))
        return [found for found in here if found.entry.kind == kind and found.end <= scene.end]

    def _metrics(self, scene: Scene) -> None:
        known: list[tuple[int, int, Entry | None, bool]] = [
            (f.start, f.end, f.entry, f.ambiguous)
            for f in self._in(scene, "metric")
            if self.text[f.start : f.end] not in self.paper.others
        ]
        shaped: list[tuple[int, int, Entry | None, bool]] = [
            (shape.start, shape.end, None, shape.weak)
            for shape in metric_shapes(self.text, scene.start, scene.end)
            if self.text[shape.start : shape.end] not in self.paper.others
            and not (
                shape.weak and any(f[0] < shape.end and shape.start < f[1] < shape.end and not f[3] for f in known)
            )
        ]
        short: list[tuple[int, int, Entry | None, bool]] = [
            (start, end, None, False)
            for named in self.paper.metrics
            for start, end in occurrences(self.text, named.name, scene.start, scene.end)
        ]
        rows = sorted(
            known + shaped + short,
            key=lambda row: (self.text[row[0] : row[1]].casefold() in GENERIC, row[0] - row[1], row[2] is None, row[0]),
        )
        for start, end, entry, weak in rows:
            last = end + (self.text[end : end + 1] == "s")  # a plural that the vocabulary knows in the singular
            if (")" in self.text[start:end] and "(" not in self.text[start:end]) or self._is_inside_own(start, end):
                continue
            if self.text[end - 1].isdigit() and self.text[end : end + 2].lstrip().startswith("%"):
                continue  # "in the top 10%": a share
            if _SCORES.search(self.text, start, last) and _NUMBER_NEXT.match(self.text, last):
                continue  # the verb: "it scores 49%"
            if self.text[start - 1 : start] == "-" and (
                prefix := _PREFIX.search(self.text, max(scene.start, start - 20), start)
            ):
                brief = self.text[start:end].isalpha() and end - start == 2 and prefix[0][0].isupper()
                if brief and shapes.ON_BEFORE.search(self.text, max(scene.start, prefix.start() - 40), prefix.start()):
                    continue  # "on SHIRE-CD": a place, whatever "CD" is alone
                start, entry = prefix.start(), self.vocabulary.lookup("metric", self.text[prefix.start() : end])
            if (wider := outer_start(self.text, scene.start, start)) < start and not any(self.taken[wider:start]):
                start, entry = wider, self.vocabulary.lookup("metric", self.text[wider:end])
            self._add(scene, M, start, end, (start, min(outer_end(self.text, last), scene.end)), entry=entry, weak=weak)

    def _is_inside_own(self, start: int, end: int) -> bool:
        """Whether what is written like a metric is but a part of the name of the paper's own system."""
        for named in self.paper.systems[:2]:
            shift = named.name.find(self.text[start:end])
            longer = shift >= 0 and len(named.name) > end - start
            if longer and self.text.startswith(named.name, start - shift):
                return True
        return False

    def _own(self, scene: Scene) -> None:
        for named in self.own:
            role: Role = B if named in self.paper.benchmarks else S
            kind: EntryKind = "benchmark" if role == B else "model"
            for start, end in occurrences(self.text, named.name, scene.start, scene.end):
                if role == B and self._is_training(scene, start):
                    continue
                if role == S and (tail := _MODEL_TAIL.match(self.text, end, scene.end)):
                    end = tail.end()
                if shapes.ADJECTIVE.search(self.text[start:end].split(" ")[0]):
                    continue
                sure = role != B or named in self.paper.tests
                entry = self.vocabulary.lookup(kind, self.text[start:end])
                self._add(scene, role, start, end, own=True, sure=sure, entry=entry)

    def _known(self, scene: Scene) -> None:
        for found in self._in(scene, "benchmark"):
            self._known_benchmark(scene, found)
        for found in self._in(scene, "model"):
            tail = _MODEL_TAIL.match(self.text, found.end, scene.end)
            end = tail.end() if tail else found.end
            name = self.text[found.start : end]
            if shapes.ADJECTIVE.search(name) or found.ambiguous:
                continue
            if end > found.end and _BENCH_TAIL.search(name):
                if not self._is_training(scene, found.start):
                    self._add(scene, B, found.start, end, entry=self.vocabulary.lookup("benchmark", name))
                continue
            entry = found.entry if end == found.end else self.vocabulary.lookup("model", name)
            self._add(scene, S, found.start, end, entry=entry)

    def _known_benchmark(self, scene: Scene, found: Found) -> None:
        inside = shapes.NAME.match(self.text, found.start, scene.end)
        if inside and inside.end() > found.end and shapes.PLACE_INSIDE.search(inside["name"]):
            entry = self.vocabulary.lookup("benchmark", inside["name"])
            self._add(scene, B, found.start, inside.end(), entry=entry)
            return
        tail = _ATTACHED.match(self.text, found.end, scene.end)
        end = tail.end() if tail else found.end
        name = self.text[found.start : end]
        if shapes.ADJECTIVE.search(name):
            return
        if self.text[found.start - 1 : found.start] == "-" and (
            head := _FOREHEAD.search(self.text, max(scene.start, found.start - 24), found.start)
        ):  # "Anomaly-ShapeNet" is another thing than "ShapeNet"
            if not found.ambiguous and not self._is_training(scene, head.start()):
                whole = self.text[head.start() : end]
                self._add(scene, B, head.start(), end, entry=self.vocabulary.lookup("benchmark", whole))
            return
        split = shapes.SPLIT_SUFFIX.search(name)
        if split and end > found.end:
            bounds = (found.start + split.start(1), end)
            if not self._is_training(scene, found.start):
                self._add(scene, B, found.start, found.end, (found.start, end), entry=found.entry, split=bounds)
            return
        if end == found.end and (year := _YEARS.match(self.text, end, scene.end)):
            end = year.end()
        entry = found.entry if end == found.end else self.vocabulary.lookup("benchmark", self.text[found.start : end])
        if found.ambiguous and not self._is_place(scene, found.start, end):
            return
        training = self._is_training(scene, found.start)
        if training and not _TRAINED.search(self.text, max(scene.start, found.start - _LEFT), found.start):
            return
        short = _SHORT.match(self.text, end, scene.end)
        outer = (found.start, short.end() if short else end)
        self._add(scene, B, found.start, end, outer, entry=entry, sure=not training, training=training)

    def _phrases(self, scene: Scene) -> None:
        for match in _BASE.finditer(self.text, scene.start, scene.end):
            if self._is_own_state(scene, match):
                continue
            self._add(scene, L, match.start(), match.end())
        for match in _OWN.finditer(self.text, scene.start, scene.end):
            self._add(scene, O, match.start(), match.end())

    def _is_own_state(self, scene: Scene, match: regex.Match[str]) -> bool:
        """Whether "state of the art" is what is reached here, and not what is surpassed."""
        phrase = match[0]
        state = _STATE.search(phrase)
        if state is None:
            return False
        before = self.text[max(scene.start, match.start() - 40) : match.start()]
        after = self.text[match.end() : match.end() + 24]
        reached = _STATE_RESULT.match(after) or _NEW.search(before) or phrase.casefold().startswith(("a ", "new "))
        return bool(reached) and not _SURPASSED.search(before + phrase[: state.start()])

    def _unknown(self, scene: Scene) -> None:
        names = self._names(scene)
        roles: list[Role | None] = [self._role(scene, start, end) for start, end in names]
        for step in (1, -1):  # members of one list share their role, with the known ones too
            order = range(len(names)) if step == 1 else range(len(names) - 1, -1, -1)
            for index in order:
                other = index - step
                if roles[index] is None and 0 <= other < len(names) and roles[other] is not None:
                    low, high = min(index, other), max(index, other)
                    if shapes.JOINS.fullmatch(self.text, names[low][1], names[high][0]):
                        roles[index] = roles[other]
        for index, (start, end) in enumerate(names):
            role = roles[index] or self._listed(scene, start, end)
            if role is None or any(self.taken[start:end]):
                continue
            split = shapes.SPLIT_SUFFIX.search(self.text, start, end) if role == B else None
            if split and split.start() - start > 2:
                self._add(scene, B, start, split.start(), (start, end), split=(split.start(1), end))
            else:
                short = _SHORT.match(self.text, end, scene.end) if role == B else None
                outer = (start, short.end() if short else end)
                self._add(scene, role, start, end, outer, sure=role != B or self._is_sure(scene, start, end))

    def _names(self, scene: Scene) -> list[tuple[int, int]]:
        """Runs of name tokens that nothing else took, without common words at their ends."""
        rows: list[tuple[int, int]] = []
        blocked = "".join(
            "\0" if taken else character
            for character, taken in zip(
                self.text[scene.start : scene.end], self.taken[scene.start : scene.end], strict=True
            )
        )
        for match in shapes.NAME.finditer(blocked):
            start, end = match.span("name")
            tokens = [(t.start() + start, t.end() + start) for t in regex.finditer(r"\S+", blocked[start:end])]
            while tokens and (
                blocked[slice(*tokens[0])].casefold().removesuffix("'s") in shapes.NOT_NAMES
                or (tokens[0][0] == 0 and len(tokens) > 1 and not shapes.strong_name(blocked[slice(*tokens[0])]))
            ):
                tokens.pop(0)
            while tokens and blocked[slice(*tokens[-1])].casefold() in shapes.NOT_NAMES:
                tokens.pop()
            if not tokens:
                continue
            first, last = tokens[0][0], tokens[-1][1]
            name = blocked[first:last]
            if name.endswith(("'s", "’s")):
                last -= 2
            if shapes.is_name(blocked[first:last]) and not shapes.ADJECTIVE.search(blocked[first:last]):
                rows.append((first + scene.start, last + scene.start))
        return rows

    def _role(self, scene: Scene, start: int, end: int) -> Role | None:
        """Which role the words beside a name give it; ``None`` where they say nothing."""
        name = self.text[start:end]
        before = self.text[max(scene.start, start - _LEFT) : start]
        strong = shapes.strong_name(name)
        training = self._is_training(scene, start)
        if self.field == "title":
            placed = shapes.PLACE_INSIDE.search(name) or _AT_EVENT.search(before)
            return B if placed and any(c.isdigit() for c in name) else None
        if shapes.PLACE_INSIDE.search(name):
            return B
        if self.text.startswith(" et al", end):
            return None
        acts = strong and shapes.SYSTEM_AFTER.match(self.text, end, min(scene.end, end + 60))
        if acts and before.endswith(", "):
            return S
        if shapes.PLACE_BEFORE.search(before):
            return None if training else B
        if shapes.PLACE_APPOSED.match(self.text, end, min(scene.end, end + 70)):
            return B
        kind = shapes.KIND_BEFORE.search(before) and shapes.KIND_AFTER.match(self.text, end, min(scene.end, end + 40))
        technique = name.casefold() in shapes.TECHNIQUES or name in self.paper.kinds
        if (
            not technique
            and not kind
            and (strong or start > scene.start)
            and shapes.PLACE_AFTER.match(self.text, end, min(scene.end, end + 70))
        ):
            return None if training else B
        if shapes.SYSTEM_BEFORE.search(before) and (strong or name[0].isupper()):
            return S
        if acts:
            return S
        if (
            (start > scene.start or not _ABSTRACT.search(name))
            and name[0].isupper()
            and shapes.REACHES_AFTER.match(self.text, end, min(scene.end, end + 16))
        ):
            return S
        if training or technique or kind:
            return None
        if strong and shapes.ON_BEFORE.search(before):
            return S if _SYSTEM_LIKE.search(name) else B
        if _REACHED_ON.search(before) and name[0].isupper() and _ENDS.match(self.text, end, scene.end):
            return B
        return None

    def _listed(self, scene: Scene, start: int, end: int) -> Role | None:
        """The role of a known mention that stands in one list with a name."""
        for mention in scene.mentions:
            if mention.role in (B, S) and (
                shapes.JOINS.fullmatch(self.text, mention.outer_end, start)
                or shapes.JOINS.fullmatch(self.text, end, mention.outer_start)
            ):
                return mention.role
        return None

    def _is_place(self, scene: Scene, start: int, end: int) -> bool:
        before = self.text[max(scene.start, start - _LEFT) : start]
        return bool(
            shapes.PLACE_AFTER.match(self.text, end, min(scene.end, end + 70)) or shapes.PLACE_BEFORE.search(before)
            or shapes.ON_BEFORE.search(before) or self._listed(scene, start, end)
        )  # fmt: skip

    def _is_sure(self, scene: Scene, start: int, end: int) -> bool:
        """Whether an unknown name is a place of measurement beyond its own sentence."""
        before = self.text[max(scene.start, start - _LEFT) : start]
        return bool(
            shapes.PLACE_INSIDE.search(self.text[start:end])
            or (
                (self.field == "abstract")
                and (shapes.strong_name(self.text[start:end]) or _EVALUATES.search(before))
                and (
                    shapes.PLACE_AFTER.match(self.text, end, min(scene.end, end + 40))
                    or shapes.PLACE_BEFORE.search(before)
                )
            )
        )

    def _is_training(self, scene: Scene, start: int) -> bool:
        before = self.text[max(scene.start, start - _LEFT) : start]
        return bool(shapes.TRAIN_BEFORE.search(before))

    def _quantities(self, scene: Scene) -> None:
        for quantity in quantities(self.text, scene.start, scene.end):
            if not any(self.taken[quantity.start : quantity.end]):
                outer = (max(quantity.outer_start, scene.start), min(quantity.outer_end, scene.end))
                self._add(scene, V, quantity.start, quantity.end, outer, quantity=quantity)


_LIST_GAPS = {
    V: regex.compile(r"(?:\s🄜)?(?:\s(?:on|for|in)\s(?:the\s)?🄑)?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|,?\sas\swell\sas\s|to\s|versus\s|vs\.?\s)(?:an?\s|by\s|at\s|in\s|of\s)?"),
    M: regex.compile(r"\s?(?:,\s?(?:and\s)?|and\s|/\s?|&\s|,?\sas\swell\sas\s)(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}"),
    B: regex.compile(r"(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|\+\s|,?\sas\swell\sas\s)(?:on\s)?(?:the\s)?(?:[a-z-]+\s){0,2}"),
    S: regex.compile(r"(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|/\s?|&\s|,?\sas\swell\sas\s)(?:the\s|over\s)?"),
    L: regex.compile(r"(?:\s\([^()]{0,60}\))?\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s)(?:the\s|over\s)?"),
}  # fmt: skip


#: No list of results is longer; a bound keeps the work on a list linear in the text.
_LONGEST_LIST = 16


def _coordinate(scene: Scene) -> None:
    """Join neighbours of one role that only a comma, "and" or the like keeps apart."""
    for role, pattern in _LIST_GAPS.items():
        members = scene.of(role)
        run: list[Mention] = []
        for mention in members:
            if run and len(run) < _LONGEST_LIST and pattern.fullmatch(scene.gap(run[-1], mention)):
                run.append(mention)
            else:
                run = [mention]
            for one in run:
                scene.groups[one.at] = run
    comparands = [mention for mention in scene.mentions if mention.role in (S, L)]
    for left, right in itertools.pairwise(comparands):
        if left.role != right.role and _LIST_GAPS[S].fullmatch(scene.gap(left, right)):
            joined = [*scene.group(left), *scene.group(right)]
            for one in joined:
                scene.groups[one.at] = joined
