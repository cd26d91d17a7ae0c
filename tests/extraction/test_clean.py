"""Noise is seen through, and every range of the cleaned text leads back to the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.clean import clean

NOISE = [
    (r"78.4\%", "78.4%"),
    (r"$78.4\%$", "78.4%"),
    (r"98.1$\%$", "98.1%"),
    (r"\textbf{78.4}", "78.4"),
    (r"$\mathbf{12.74\%}$", "12.74%"),
    (r"3.1$\times$", "3.1×"),
    (r"$\sim$5", "~5"),
    (r"$\geq$ 80", "≥ 80"),
    ("sim27%", "~27%"),
    ("2,560times2,560", "2,560×2,560"),
    ("1.5times-4times", "1.5×-4×"),
    ("&lt;5 &amp; &gt;3", "<5 & >3"),
    ("78.4\u2009%", "78.4 %"),
    ("78.4\u00a0%", "78.4 %"),
    ("−2.1", "-2.1"),
    ("accu\u00adracy", "accuracy"),
    ("scienti\ufb01c", "scientific"),
    ("3~hours", "3 hours"),
    ("**bold**", "bold"),
    ("27--48", "27–48"),
    ("78.4％", "78.4%"),
]


@pytest.mark.parametrize(("given_text", "cleaned"), NOISE, ids=[cleaned for _, cleaned in NOISE])
def test_sees_through_noise(given_text: str, cleaned: str):
    assert clean(given_text).text == cleaned


@pytest.mark.parametrize(
    "text",
    ["similar", "sometimes 5", "5 times faster", "It costs $5 and $10.", "AT&T", "a~b is 5.6~35", "R&D &notanentity;"],
)
def test_leaves_ordinary_text_alone(text: str):
    assert clean(text).text.replace(" ", "") == text.replace("~b", "b").replace(" ", "")


def test_a_clean_text_needs_no_map():
    assert not clean("Nothing to see here.").edits


def test_every_character_leads_back_in_order():
    text = r"\textbf{7}$\sim$\%--\u00ad\u00adaccu- racy &lt;{}{}5"
    cleaned = clean(text)
    ranges = [cleaned.origin(place, place + 1) for place in range(len(cleaned.text))]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges == sorted(ranges)
    assert [text[start:end] for start, end in ranges if end - start > 1] == ["\\sim", "\\%", "--", "&lt;"]


def test_a_range_leads_back_to_what_was_given():
    text = r"It attains $78.4\%$ on \textbf{OCRBench}."
    cleaned = clean(text)
    for part, printed in (("78.4%", r"78.4\%"), ("OCRBench", "OCRBench")):
        start = cleaned.text.index(part)
        first, last = cleaned.origin(start, start + len(part))
        assert text[first:last] == printed


@given(st.text(max_size=200))
def test_any_text_maps_back_into_itself(text: str):
    cleaned = clean(text)
    previous = 0
    for place in range(len(cleaned.text)):
        start, end = cleaned.origin(place, place + 1)
        assert previous <= start <= end <= len(text)
        previous = start


@given(
    st.lists(st.sampled_from([*"a$\\{}%~&; -", "textbf", r"\%", "times", "sim5", "--", "**"]), max_size=40).map("".join)
)
def test_any_noise_maps_back_into_itself(text: str):
    cleaned = clean(text)
    for place in range(len(cleaned.text)):
        start, end = cleaned.origin(place, place + 1)
        assert 0 <= start <= end <= len(text)
