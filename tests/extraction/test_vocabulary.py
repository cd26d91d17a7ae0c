# ruff: noqa: E501 (tables of texts)
"""Vocabularies: what is refused, what is found in a text, and that they travel between processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extraction.vocabulary import Entry, Vocabulary, VocabularyError, normalise


def benchmark(key: str, name: str, *aliases: str, **more: object) -> Entry:
    return Entry("benchmark", key, name, aliases, **more)  # type: ignore[arg-type]


SMALL = (
    benchmark("coco", "COCO", "MS COCO"),
    benchmark("imagenet", "ImageNet"),
    benchmark("shoes", "UT-Zap", ambiguous=("Shoes",)),
    Entry("metric", "recall-at-1", "Recall@1", ("R@1",), unit="%"),
    Entry("metric", "map", "mAP", unit="%"),
    Entry("model", "gpt-4", "GPT-4"),
    Entry("model", "gpt-4v", "GPT-4V", ("GPT-4V(ision)",)),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("R@ 1", "R@1"), ("MS COCO", "MS-COCO"), ("F1-score", "f1 score"), ("ＣＯＣＯ", "coco"), ("UniF²ace", "UniF2ace")],
)
def test_spellings_of_one_name_are_equal(one: str, other: str):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("GPT-4", "GPT-4V"), ("InternVL2", "InternVL2.5"), ("C", "C++"), ("BLEU-1", "BLEU-4"), ("Llama 2", "Llama 3")],
)
def test_different_names_stay_apart(one: str, other: str):
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ((benchmark("a", "One", "Same"), benchmark("b", "Two", "same")), "already belongs to 'a'"),
        ((benchmark("a", "One", "O-N-E"),), "is a spelling of a name it already has"),
        ((benchmark("a", "One"), benchmark("a", "Two")), "stands twice"),
        ((benchmark("A b", "One"),), "small letters and digits"),
        ((benchmark("a", "One", metric="nope"),), "the metric 'nope' is unknown"),
        ((benchmark("a", "One", tasks=("nope",)),), "the task 'nope' is unknown"),
        ((benchmark("a", "One", parent="nope"),), "the parent 'nope' is unknown"),
        ((benchmark("a", "One", "!?"),), "has no letter or digit"),
        ((benchmark("a", "One", scale="metres"),), "scale 'metres' is none of"),
        ((benchmark("a", "One", separators=("mood",)),), "is no setting field"),
        ((benchmark("a", "One", test_size=10),), "sources names where each of test_size and human_level is written"),
        ((benchmark("a", "One", sources={"test_size": "a paper"}),), "sources names where each"),
        ((benchmark("a", "One", test_size=0, sources={"test_size": "a paper"}),), "has at least one item"),
        ((benchmark("a", "One", human_level=90, sources={"human_level": "a paper"}),), "say which is the usual one"),
    ],
)
def test_refuses_bad_data(entries: tuple[Entry, ...], problem: str):
    with pytest.raises(VocabularyError, match=problem):
        Vocabulary.build(entries)


def test_an_alias_may_be_shared_where_both_declare_it_ambiguous():
    vocabulary = Vocabulary.build(
        (benchmark("a", "One", ambiguous=("Same",)), benchmark("b", "Two", ambiguous=("Same",)))
    )
    assert vocabulary.lookup("benchmark", "Same") is None


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[[benchmark]]\nkey = 'a'\n", "entry 'a': it has no name"),
        ("[[benchmark]]\nkey = 'a'\nname = 'A'\ncolour = 1\n", "'colour' is no field of a benchmark"),
        ("[[benchmark]]\nkey = 'a'\nname = 'A'\naliases = 'B'\n", "aliases is a list of strings"),
        ("[[animal]]\nkey = 'a'\nname = 'A'\n", "a table is one of"),
        ("[benchmark]\nkey = 'a'\n", r"write \[\[benchmark\]\]"),
        ("[[benchmark]\n", "the file is no TOML"),
    ],
)
def test_bad_files_are_refused_by_name(tmp_path: Path, toml: str, problem: str):
    (tmp_path / "benchmarks.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"benchmarks\.toml.*{problem}"):
        Vocabulary.from_toml(tmp_path)


def test_reads_files(tmp_path: Path):
    (tmp_path / "m.toml").write_text(
        '[[metric]]\nkey = "psnr"\nname = "PSNR"\nunit = "dB"\nscale = "absolute"\nminimum = 0\nhigher_is_better = true\n',
        encoding="utf-8",
    )
    (entry,) = Vocabulary.from_toml(tmp_path).entries("metric")
    assert (entry.key, entry.unit, entry.minimum, entry.higher_is_better) == ("psnr", "dB", 0, True)


def test_looks_up_exactly():
    vocabulary = Vocabulary.build(SMALL)
    found = vocabulary.lookup("benchmark", "ms-coco")
    assert found is not None
    assert found.key == "coco"
    assert vocabulary.lookup("benchmark", "COCO 2017") is None
    assert vocabulary.lookup("benchmark", "Shoes") is None, "an ambiguous alias names nothing by itself"


def found_in(text: str) -> list[tuple[str, str]]:
    return [(found.entry.key, text[found.start : found.end]) for found in Vocabulary.build(SMALL).matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on MS-COCO we reach", [("coco", "MS-COCO")]),
        ("GPT-4V and GPT-4.", [("gpt-4v", "GPT-4V"), ("gpt-4", "GPT-4")]),
        ("GPT-4.5 is newer", []),
        ("GPT-4V(ision) sees", [("gpt-4v", "GPT-4V(ision")]),
        ("R@ 1 of 80", [("recall-at-1", "R@ 1")]),
        ("a map of cocoa", []),
        ("the mAP is high", [("map", "mAP")]),
        ("Image Net and imagenet", [("imagenet", "Image Net")]),
        ("İİ on COCO", [("coco", "COCO")]),
    ],
)
def test_finds_names_whatever_their_spelling(text: str, expected: list[tuple[str, str]]):
    assert found_in(text) == expected


def test_travels_to_another_process_without_its_matcher():
    vocabulary = Vocabulary.build(SMALL)
    assert vocabulary.matcher.find("on COCO")
    other = pickle.loads(pickle.dumps(vocabulary))
    assert other == vocabulary
    assert other.fingerprint == vocabulary.fingerprint
    assert other.matcher.find("on COCO")


def test_the_fingerprint_depends_on_content_alone():
    assert Vocabulary.build(SMALL).fingerprint == Vocabulary.build(reversed(SMALL)).fingerprint
    assert Vocabulary.build(SMALL).fingerprint != Vocabulary.build(SMALL[1:]).fingerprint


def test_an_empty_vocabulary_finds_nothing():
    assert Vocabulary.build(()).matcher.find("on COCO") == []
