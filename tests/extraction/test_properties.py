# ruff: noqa: E501 (tables of texts)
"""Whatever the text: no exception, spans in range and in order, and the same reading twice, explained or not."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction import Report, extract
from tests.extraction.cases.bugs import BUGS
from tests.extraction.cases.known_misses import KNOWN_MISSES
from tests.extraction.cases.nothing_here import NOTHING_HERE
from tests.extraction.cases.worked_on import WORKED_ON
from tests.extraction.hard_texts import HARD
from tests.reference import ROOT

WORDS = [
    "We", "propose", "HaloNet", "(HN)", "which", "achieves", "outperforms", "improves", "reduces", "accuracy", "F1", "mAP", "of", "by", "to",
    "from", "and", ",", ";", ".", "(", ")", "on", "ImageNet", "COCO", "GPT-4", "the", "baseline", "respectively", "78.4%", "0.65", "12",
    "+3.2", "-1%", "5-10%", "up to", "over", "between", "compared", "than", "points", "x", "2021", r"\%", "$", "~", "±", "%", "respectively.",
    "{", "}", "\\textbf{", "&lt;", "\u00ad", "ﬁ", "İ", "🄥", "◆", "\x00", "@", "R@1", "[email protected]", ":", "/", "—",
]  # fmt: skip


#: Every character, halves of surrogate pairs included.
ANY = st.characters(exclude_categories=())


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
    refused_at = [(refused.span.field != "title", refused.span.start) for refused in report.rejected]
    assert refused_at == sorted(refused_at)
    assert not set(places) & set(refused_at)
    return report


@settings(deadline=None)
@given(st.text(ANY, max_size=300), st.text(ANY, max_size=300))
@example("", "HaloNet\ud800 reaches 78.4% accuracy on OCRBench\udfff.")
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


@pytest.mark.parametrize("name", HARD)
def test_hard_texts(name: str):
    check("HaloNet: 5%", HARD[name](3_000))
    check(HARD[name](500), "HaloNet reaches 78.4% accuracy on OCRBench. " + HARD[name](500) + " 5% mAP on COCO.")


#: Texts of the project's own that hold what the rules look for, to be broken.
TEXTS = [f"{case.title} {case.text}".strip() for case in (*WORKED_ON, *NOTHING_HERE, *BUGS, *KNOWN_MISSES)]
CHARACTERS = "0123456789.,;:%()[]{}-–—+−±~$\\&'\"/ \n\0\u00ad\u200b\u0301\ud800ﬁİ٪％😀ABaβ🄥🄜🄑◆"


def broken(text: str, other: str, chance: random.Random) -> str:
    """One of the ways in which a text comes to harm: cut, doubled, mixed with another, a character too many."""
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    words = text.split(" ")
    match chance.randrange(8):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + text[start:]
        case 2:
            return text[:start] + chance.choice(CHARACTERS) * chance.choice((1, 1, 1, 40)) + text[start:]
        case 3:
            return text[:start] + other[chance.randrange(len(other)) :] + text[start:]
        case 4:
            chance.shuffle(words)
            return " ".join(words)
        case 5:
            return text.replace(" ", chance.choice(("", "-", "\u00a0", ", ")))
        case 6:
            return " ".join(other if word[:1].isupper() and chance.random() < 0.1 else word for word in words)
        case _:
            return "".join(chance.choice(CHARACTERS) if chance.random() < 0.05 else one for one in text)


@pytest.mark.parametrize("seed", range(8))
def test_broken_texts(seed: int):
    """Seeded, so that what once fell falls again; ``TIDEMARK_FUZZ`` says how many texts each seed breaks."""
    chance = random.Random(seed)
    for _ in range(int(os.environ.get("TIDEMARK_FUZZ", "100"))):
        title, abstract = chance.sample(TEXTS, 2)
        for _ in range(chance.randint(1, 4)):
            title, abstract = (broken(one, chance.choice(TEXTS), chance)[:4000] for one in (title, abstract))
        try:
            check(title, abstract)
        except Exception as error:
            error.add_note(f"The text: {title!r}, {abstract!r}")
            raise


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
