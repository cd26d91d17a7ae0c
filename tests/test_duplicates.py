"""Which names are suggested as one thing, and which never are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard import duplicates

ONE = [
    ("GPT-4", "GPT4"),
    ("GPT-4o", "gpt 4o"),
    ("InternVL2.5", "InternVL 2.5"),
    ("OCRBench", "OCR Bench"),
    ("OCRBench", "OCRBench dataset"),
    ("Text-VQA", "TextVQA benchmark"),
    ("Recognising text", "Recognizing text"),
    ("Llama-3-8B Instruct", "LLaMA 3 Instruct 8B"),
    ("Visual question answering", "Answering visual question"),
    ("Word error rate", "Word-Error-Rate"),
]
TWO = [
    ("GPT-4", "GPT-4V"),
    ("InternVL2", "InternVL2.5"),
    ("ViT-B", "ViT-L"),
    ("Llama 3", "Llama 3 Chat"),
    ("Llama 2 7B", "Llama 2 13B"),
    ("DETR", "DETR++"),
    ("BERT base", "BERT large"),
    ("RefCOCO test", "RefCOCO val"),
    ("VQA", "GQA"),
    ("Part II", "Part III"),
    ("Recall@1", "Recall@5"),
    ("BLEU", "BLEU-4"),
    ("Macro F1", "Micro F1"),
    ("ImageNet", "ImageNet v2"),
    ("+", "-"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_thing_are_likely(one: str, other: str) -> None:
    assert duplicates.likeness(one, other) >= duplicates.LIKELY
    assert [(pair.one, pair.other) for pair in duplicates.likely([(1, one), (2, other)])] == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_versions_and_variants_are_kept_apart(one: str, other: str) -> None:
    assert duplicates.likeness(one, other) < duplicates.LIKELY
    assert duplicates.likely([(1, one), (2, other)]) == []


def test_a_thing_is_no_duplicate_of_itself_and_a_pair_comes_once() -> None:
    assert duplicates.likely([(1, "GPT-4"), (1, "GPT4"), (2, "gpt 4"), (2, "GPT-4")]) == [duplicates.Pair(1, 2, 100)]


def test_an_alias_brings_nothing_together_that_own_names_tell_apart() -> None:
    names = [(1, "AIME 2023"), (1, "AIME"), (2, "AIME 2024"), (2, "aime")]
    assert duplicates.likely(names) == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_are_as_alike_either_way_round(one: str, other: str) -> None:
    assert duplicates.likeness(one, other) == duplicates.likeness(other, one)
    assert 0 <= duplicates.likeness(one, other) <= 100


def test_many_names_take_time_that_grows_with_their_number() -> None:
    start = time.process_time()
    found = duplicates.likely(
        (n, f"System {chr(97 + n % 26) * 3}{chr(97 + n // 26 % 26) * 4} {n % 7}") for n in range(5000)
    )
    assert time.process_time() - start < 20
    assert found
