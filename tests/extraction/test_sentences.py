"""Where sentences end, broken ends included."""

from __future__ import annotations

import pytest

from extraction.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It has e.g. 5 parts. Next.", ["It has e.g. 5 parts.", "Next."]),
        ("Smith et al. (2019) say so. We agree.", ["Smith et al. (2019) say so.", "We agree."]),
        ("It attains 78.4% on GQA.Besides, it is small.", ["It attains 78.4% on GQA.", "Besides, it is small."]),
        ("A gain of 3.5 points. It holds.", ["A gain of 3.5 points.", "It holds."]),
        ("See Fig. 3 for more. End.", ["See Fig. 3 for more.", "End."]),
        ("It ends (so.) Then more.", ["It ends (so.)", "Then more."]),
        ("Node.js and llama.cpp run.", ["Node.js and llama.cpp run."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_splits(text: str, expected: list[str]):
    assert split(text) == expected


def test_an_endless_sentence_is_cut_at_a_space():
    pieces = split("word " * 2000)
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces).split() == ["word"] * 2000


def test_an_endless_word_is_cut_too():
    assert "".join(split("x" * 5000)) == "x" * 5000
