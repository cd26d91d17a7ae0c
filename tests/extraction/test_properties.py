# ruff: noqa: E501 (tables of texts)
"""Whatever the text: no exception, spans in range, the same reading twice, and an end in sight."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction import Report, extract
from tests.reference import ROOT

WORDS = [
    "We", "propose", "HaloNet", "(HN)", "which", "achieves", "outperforms", "improves", "reduces", "accuracy", "F1", "mAP", "of", "by", "to",
    "from", "and", ",", ";", ".", "(", ")", "on", "ImageNet", "COCO", "GPT-4", "the", "baseline", "respectively", "78.4%", "0.65", "12",
    "+3.2", "-1%", "5-10%", "up to", "over", "between", "compared", "than", "points", "x", "2021", r"\%", "$", "~", "±", "%", "respectively.",
    "{", "}", "\\textbf{", "&lt;", "\u00ad", "ﬁ", "İ", "🄥", "◆", "\x00", "@", "R@1", "[email protected]", ":", "/", "—",
]  # fmt: skip


def check(title: str, abstract: str) -> Report:
    report = extract(title, abstract)
    fields = {"title": title, "abstract": abstract}
    for claim in report.claims:
        for span in claim.spans.all():
            assert 0 <= span.start < span.end <= len(fields[span.field])
        value = claim.spans.value
        assert fields[value.field][value.start : value.end] == claim.printed
        assert 0 <= claim.confidence <= 1
        assert claim.joint == isinstance(claim.benchmark, tuple)
    for refused in report.rejected:
        assert fields[refused.span.field][refused.span.start : refused.span.end] == refused.printed
    assert extract(title, abstract) == report
    assert extract(title, abstract, explain=False).claims == report.claims
    places = [(claim.spans.value.field != "title", claim.spans.value.start) for claim in report.claims]
    assert places == sorted(places)
    return report


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
@example("", "\u0130 78.4% accuracy on COCO")
@example("0%", "%" * 50)
@example("$" * 40, "\\textbf{" * 20 + "5%")
@example("A: B", "🄥 🄜 of 78.4% ◆ accuracy")
def test_any_text(title: str, abstract: str):
    check(title, abstract)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
)
def test_any_text_that_looks_like_a_result(abstract: str, title: str):
    check(title, abstract)


NASTY = [
    "1" * 60_000,
    "1 " * 30_000,
    "(" * 30_000 + "5%",
    "5%, " * 15_000,
    "accuracy of " * 6_000 + "5%",
    "A" * 60_000 + " 5%",
    "A1 " * 20_000 + "5%",
    "on the " * 10_000 + "78.4%",
    "from 5% to " * 6_000,
    "\"5%'(" * 12_000,
    "improves by " * 6_000 + "5%",
    "\\textbf{5\\%} $" * 6_000,
]


@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12].strip())
def test_a_nasty_text_ends(text: str):
    started = time.perf_counter()
    check("", text)
    assert time.perf_counter() - started < 20


def test_needs_no_django():
    """The library runs where Django, pandas and the site cannot be imported."""
    program = (
        "import sys\n"
        "for name in ('django', 'pandas', 'plotly', 'leaderboard'): sys.modules[name] = None\n"
        "from extraction import extract\n"
        "(claim,) = extract('', 'Foo reaches 78.4% accuracy on OCRBench.').claims\n"
        "print(claim.value)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "78.4"
