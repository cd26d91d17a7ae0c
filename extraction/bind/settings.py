# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""What a number's setting is: split, shots, regime and the like, printed beside it."""

from __future__ import annotations

import re

import regex

from extraction.hints import Gated
from extraction.reading import Reading
from extraction.scene import B, Scene, V

#: Splits that are no word of anything else.
_SPLITS = r"test-?dev|test-?std|minival|test-clean|test-other|dev-clean|dev-other|testA|testB"
#: The first letters of what a setting begins with.
_SETTING_STARTS = re.compile(
    r"(?<![\w-])(?:zero|few|one|two|three|five|ten|\d|fine|linear|full|(?:un|semi-|self-)?superv|weakly|in-d|out-|cross|single"
    r"|ensemble|test|minival|dev|val|offi|held|with|no\s|text|image|video|obje|acti|anom|detec|semantic|instance|panoptic)"
)
_SETTING = Gated(
    regex.compile(
        rf"""
    \b (?<!-)
    (?: (?P<shots> zero-?\s?shot | few-?\s?shot | one-?\s?shot | (?:\d{{1,3}}|one|two|three|five|ten)-?shot )
      | (?P<regime> fine-?tun(?:ed|ing) | linear\sprob(?:e|ing) | full-shot | supervised | unsupervised | semi-supervised | self-supervised
          | weakly[\s-]supervised | in-domain | out-of-domain | cross-domain | single-model | ensemble | (?:5|10)-fold\scross-validation | few-step | one-step )
      | (?P<split> {_SPLITS}
          | (?:(?P<test>official\stest|held-out\stest|test) | (?P<val>validation|val|dev(?:elopment)?))(?=\s(?:set|split|data|sets|splits)\b|(?:/|\sand\s(?:the\s)?)(?:test|dev|val)\w*\s(?:sets|splits)\b) )
      | (?P<extra> (?:with(?:out)?|no)\s(?:additional|extra|external)\s(?:training\s)?data )
      | (?P<task> (?:text-to-(?:video|image|speech)|image-to-text|video-to-text|image-text|cross-modal)\s(?:retrieval|generation) | (?:object\s|action\s|anomaly\s)?detection(?!\srate)
          | (?:semantic|instance|panoptic)\ssegmentation )
    )(?![\w-])
    """,
        regex.VERBOSE | regex.IGNORECASE,
    ),
    "shot", "tun", "prob", "supervised", "domain", "single-model", "ensemble", "-fold", "-step", "test", "minival",
    "validation", "val ", "dev", "data", "retrieval", "generation", "detection", "segmentation",
    starts=_SETTING_STARTS, small=True,
)  # fmt: skip
_NAMES = {
    "finetuned": "fine-tuned",
    "finetuning": "fine-tuned",
    "fine-tuning": "fine-tuned",
    "fine tuned": "fine-tuned",
}
_CLAUSE = regex.compile(r"[;]|,\s(?:while|whereas|and)\s")


#: "COCO test-dev", "ADE20K val)": the split printed right behind the place that it is one of.
_BEHIND_PLACE = regex.compile(
    rf"\s({_SPLITS}|test|validation|val|dev)(?=[),.;]|\s(?:and|with|in|at|for|set|split|sets|splits|data)\b|\Z)"
)


_FOR = regex.compile(r"\b(?:on|in|for|under)\s(?:(?:the|an?|its)\s)?\Z")


def bind_settings(scene: Scene, readings: list[Reading]) -> None:
    """Add to each reading the settings named in its part of the sentence."""
    kept = [reading for reading in readings if reading.refused is None]
    if not kept:
        return
    found = [(match, _name(match)) for match in _SETTING.finditer(scene.text, scene.start, scene.end)]
    _splits_in_order(scene, kept, [row for row in found if row[0]["split"]])
    for reading in kept:
        if reading.settings:
            continue
        for benchmark in reading.benchmarks[:1]:
            if benchmark.split is not None:
                start, end = benchmark.split
                reading.settings.append((start, end, _split_name(scene.text[start:end])))
            elif split := _BEHIND_PLACE.match(scene.text, benchmark.outer_end, scene.end):
                reading.settings.append((*split.span(1), _split_name(split[1])))
    if not found:
        return
    behind: set[int] = set()  # the settings that stand behind the number before: "39 mAP for detection, 1.1 ADE"
    for index, reading in enumerate(kept):
        taken, behind = behind, set()
        low = kept[index - 1].mention.outer_end if index else scene.start
        high = kept[index + 1].mention.outer_start if index + 1 < len(kept) else scene.end
        has_split = bool(reading.settings)
        for match, name in found:
            if match["split"] and (has_split or _is_of_another_place(scene, reading, match.start())):
                continue
            if match.start() > reading.mention.outer_end and match.start() < high:
                between = scene.text[reading.mention.outer_end : match.start()]
                if _FOR.search(between):
                    behind.add(match.start())
            elif (
                match.start() not in taken
                and match.end() <= reading.mention.outer_start
                and (match.start() >= low or (index and V in scene.masked))
            ):
                between = scene.text[match.end() : reading.mention.outer_start]
            else:
                continue
            if len(between) < 160 and not _CLAUSE.search(between) and name not in [s[2] for s in reading.settings]:
                reading.settings.append((match.start(), match.end(), name))


def _is_of_another_place(scene: Scene, reading: Reading, start: int) -> bool:
    """Whether a split stands right behind a place, and the number has another: OK-VQA's of "VQAv2 test-dev and OK-VQA"."""
    place = next((mention for mention in scene.of(B) if mention.outer_end + 1 == start), None)
    return place is not None and bool(reading.benchmarks) and place not in reading.benchmarks


#: Between two members of a list of splits: "test-clean/test-other", "the validation and test sets".
_AND = regex.compile(r"\s?(?:/|,\s(?:and\s)?|and\s|&\s)(?:the\s)?")


def _splits_in_order(scene: Scene, readings: list[Reading], found: list[tuple[regex.Match[str], str]]) -> None:
    """ "2.1% and 4.3% on test-clean and test-other": as many splits as numbers bind one to one."""
    lists: list[list[tuple[regex.Match[str], str]]] = []
    for row in found:
        if lists and _AND.fullmatch(scene.text, lists[-1][-1][0].end(), row[0].start()):
            lists[-1].append(row)
        else:
            lists.append([row])
    for splits in lists:
        if len(splits) == 1:
            continue
        for reading in readings:
            group = scene.group(reading.mention)
            beside = not group[0].start < splits[0][0].start() < group[-1].start
            if len(group) == len(splits) and beside and not reading.settings:
                match, name = splits[group.index(reading.mention)]
                reading.settings.append((match.start(), match.end(), name))


def _name(match: regex.Match[str]) -> str:
    text = match[0].casefold()
    if match["split"]:
        return "test" if match["test"] else "val" if match["val"] else match["split"]
    text = text.replace("zero shot", "zero-shot").replace("zeroshot", "zero-shot").replace("few shot", "few-shot")
    return _NAMES.get(text, text)


def _split_name(text: str) -> str:
    lowered = text.casefold()
    return "val" if lowered in ("validation", "dev", "val") else text
