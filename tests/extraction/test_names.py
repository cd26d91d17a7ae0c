"""Names found by shape and position, and what a paper calls its own."""

from __future__ import annotations

import pytest

from extraction import Vocabulary, extract
from extraction.paper import Paper, read_paper
from extraction.shapes import is_name, strong_name

NOTHING_KNOWN = Vocabulary.build(())


def paper(title: str, abstract: str = "") -> Paper:
    return read_paper({"title": title, "abstract": abstract}, lambda name: name in ("F1", "AUC"))


@pytest.mark.parametrize("name", ["OCRBench", "GPT-4", "mPLUG", "3D-VLA", "WMT14", "FB15k-237", "DocRED"])
def test_letters_alone_give_some_names_away(name: str):
    assert strong_name(name)
    assert is_name(name)


@pytest.mark.parametrize("word", ["The", "Our", "Experiments", "GPU", "English", "LLMs", "A"])
def test_common_words_written_large_are_no_names(word: str):
    assert not (is_name(word) and strong_name(word))


@pytest.mark.parametrize(
    ("title", "abstract", "system"),
    [
        ("HaloNet: Reading Slowly", "", "HaloNet"),
        ("Reading Slowly", "We propose HaloNet, a reader.", "HaloNet"),
        ("Reading Slowly", "We present a reader called HaloNet that reads.", "HaloNet"),
        ("Reading Slowly", "This paper introduces Gated Context Fusion (GCF), a layer.", "GCF"),
        ("Reading Slowly", "In our tests, our HaloNet reads best.", "HaloNet"),
        ("Reading Slowly", "We propose a reader.", None),
        ("Reading Slowly", "Our best model achieves F1 of 3.", None),
        ("Reading Slowly", "We fine-tune a Support Vector Machine (SVM).", None),
        ("Alpha Team at SemEval-2023 Task 4: Reading", "", "Alpha"),
        ("MossBench: A Benchmark for Maps", "We introduce MossBench, a benchmark of maps.", None),
    ],
)
def test_finds_the_system_of_a_paper(title: str, abstract: str, system: str | None):
    found = paper(title, abstract).system
    assert (found.name if found else None) == system


@pytest.mark.parametrize(
    ("title", "abstract", "benchmark"),
    [
        ("MossBench: A Benchmark for Maps", "", "MossBench"),
        ("Reading Maps", "We introduce MossBench, a new benchmark of maps.", "MossBench"),
        ("Reading Maps", "To this end, we construct the MossBench dataset.", "MossBench"),
    ],
)
def test_finds_the_benchmark_of_a_paper(title: str, abstract: str, benchmark: str):
    assert [named.name for named in paper(title, abstract).benchmarks] == [benchmark]


def test_a_short_form_of_a_metric_is_a_metric_from_then_on():
    text = "We define a Social Stereotype Index (SSI) of images. With HaloNet, the SSI dropped by 61%."
    (claim,) = extract("", text, vocabulary=NOTHING_KNOWN).claims
    assert (claim.metric, claim.value) == ("SSI", -61)


@pytest.mark.parametrize(
    ("text", "metric", "benchmark", "model"),
    [
        ("HazelVQA achieves 61.5% accuracy on the GlyphQA dataset.", "accuracy", "GlyphQA", "HazelVQA"),
        ("On NorTweets-24, HazelLM attains an F1 of 0.71.", "F1", "NorTweets-24", "HazelLM"),
        (
            "HazelBot reaches a 78.8% pollination success rate on GreenFarm-2.",
            "pollination success rate",
            "GreenFarm-2",
            "HazelBot",
        ),
        ("HazelTTS obtains a speaker similarity of 0.83 on VoxTales.", "speaker similarity", "VoxTales", "HazelTTS"),
        ("HazelDet attains 61.2 R1@IoU=0.3 on ClipMoments.", "R1@IoU=0.3", "ClipMoments", "HazelDet"),
        ("HazelNet yields an rQRS of 12.65 on ClipMoments.", "rQRS", "ClipMoments", "HazelNet"),
        (
            "We test on two datasets, CropNet and WeedNet. HazelSeg improves mIoU by 2.1 and 3.3.",
            "mIoU",
            "CropNet",
            "HazelSeg",
        ),
    ],
)
def test_needs_no_list_of_names(text: str, metric: str, benchmark: str, model: str):
    claim = extract("", text, vocabulary=NOTHING_KNOWN).claims[0]
    assert (claim.metric, claim.benchmark, claim.model) == (metric, benchmark, model)
    assert (claim.benchmark_key, claim.model_key) == (None, None)


def test_the_vocabulary_adds_its_keys():
    (claim,) = extract("", "On MSCOCO, DETR reaches 42.0 mAP.").claims
    assert (claim.benchmark, claim.benchmark_key) == ("MSCOCO", "coco")
    assert claim.metric_key is not None


def test_a_name_inside_a_web_address_is_none():
    (claim,) = extract(
        "", "We reach 78.4% accuracy on GQA. See https://github.com/FooBarNet/CodeBench for more."
    ).claims
    assert claim.model == "@paper"


def test_a_title_that_begins_with_an_at_sign_breaks_nothing():
    assert extract("@Foo@Bar: reading charts", "We reach 78.4% accuracy on GQA.").claims
