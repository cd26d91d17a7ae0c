# ruff: noqa: E501 (tables of texts)
"""Labelled sentences of the project's own: every claim, every span, and silence where there is nothing."""

from __future__ import annotations

import pytest

from extraction import Claim, Span, extract
from extraction.clean import clean
from extraction.metrics import shortest_name
from tests.extraction.cases.bugs import BUGS
from tests.extraction.cases.case import Case, as_expected
from tests.extraction.cases.known_misses import KNOWN_MISSES
from tests.extraction.cases.nothing_here import NOTHING_HERE
from tests.extraction.cases.worked_on import WORKED_ON


def rows(cases: tuple[Case, ...], **options: object) -> list[object]:
    return [pytest.param(case, id=case.name, **options) for case in cases]  # type: ignore[arg-type]


def told(claims: list[object]) -> str:
    return "\n    ".join(str(claim) for claim in claims) or "nothing"


def check(case: Case) -> None:
    claims = extract(case.title, case.text).claims
    got, expected = [as_expected(claim) for claim in claims], list(case.claims)
    assert got == expected, f"{case.text}\n  expected\n    {told(expected)}\n  got\n    {told(got)}"
    for claim in claims:
        check_spans(case, claim)


def check_spans(case: Case, claim: Claim) -> None:
    """Every span lies in its field and holds the text that it stands for."""

    def text(span: Span) -> str:
        given = {"title": case.title, "abstract": case.text}[span.field]
        assert 0 <= span.start < span.end <= len(given)
        return given[span.start : span.end]

    spans = claim.spans
    assert text(spans.value) == claim.printed
    if spans.metric is not None:
        name = clean(text(spans.metric)).text
        assert claim.metric is not None
        counted = claim.metric.endswith(" rate") and claim.metric[:6] == name[:6]  # "preferred": a preference rate
        shared = " and " in name and set(claim.metric.split()) <= set(name.split())  # "rotation and translation error"
        assert (
            claim.metric in (name, shortest_name(name, lambda _: "same")) or claim.metric in name or counted or shared
        )
    if isinstance(spans.benchmark, tuple):
        assert tuple(clean(text(span)).text for span in spans.benchmark if span) == claim.benchmark
    elif spans.benchmark is not None:
        assert clean(text(spans.benchmark)).text == claim.benchmark
    if spans.model is not None:
        assert clean(text(spans.model)).text == claim.model
    if spans.baseline is not None:
        assert clean(text(spans.baseline)).text == claim.baseline


def test_there_are_enough_sentences_for_the_suite_to_mean_something():
    assert len(WORKED_ON) >= 150
    assert len(NOTHING_HERE) >= 50
    names = [case.name for case in (*WORKED_ON, *NOTHING_HERE, *BUGS, *KNOWN_MISSES)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", rows(WORKED_ON))
def test_reads_all_claims_of_a_sentence(case: Case):
    check(case)


@pytest.mark.parametrize("case", rows(BUGS))
def test_bug_stays_mended(case: Case):
    check(case)


@pytest.mark.parametrize("case", rows(NOTHING_HERE))
def test_reads_nothing_where_nothing_is(case: Case):
    check(case)


@pytest.mark.parametrize("case", rows(KNOWN_MISSES, marks=pytest.mark.xfail(strict=True, reason="known to be misread")))
def test_known_miss(case: Case):
    check(case)


def test_a_number_in_the_title_comes_first():
    title = "FoxNet: 78.4% accuracy on GQA with One Layer"
    claims = extract(title, "On VizWiz, FoxNet attains 61.0% accuracy.").claims
    assert [(claim.printed, claim.spans.value.field, claim.benchmark) for claim in claims] == [
        ("78.4%", "title", "GQA"),
        ("61.0%", "abstract", "VizWiz"),
    ]


def test_our_method_is_the_system_that_the_title_names():
    (claim,) = extract("HaloNet: Reading Slowly", "Our method achieves 71.0% accuracy on GQA.").claims
    assert claim.model == "HaloNet"
    assert claim.spans.model == Span("title", 0, 7)


def test_the_same_claim_printed_twice_is_one():
    text = "HaloNet reaches 71.0% accuracy on GQA. In short, HaloNet reaches 71.0% accuracy on GQA."
    report = extract("", text)
    assert len(report.claims) == 1
    assert [refused.reason for refused in report.rejected] == ["repeated"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It was released in 2021.", "year"),
        ("The model has 7.5B parameters.", "size"),
        ("It runs 40% faster on GPUs.", "speed-up"),
        ("Training cost falls by 60%.", "cost"),
        ("The gain is significant (p < 0.05).", "p-value"),
        ("The system ranked 13th of all.", "rank"),
        ("It wins on 9 out of 10 benchmarks.", "wins"),
        ("A majority (90%) of the images are on topic.", "data-share"),
        ("Inter-annotator agreement is 0.81.", "agreement"),
        ("Each clip lasts 12.5 seconds.", "measure"),
        ("The change improves efficiency by 20%.", "no-measure"),
        ("See Section 3.2 for more.", "count"),
    ],
    ids=lambda value: value if " " not in value else "",
)
def test_a_refused_number_says_why(text: str, reason: str):
    report = extract("", text)
    assert not report.claims
    assert report.rejected[0].reason == reason
    span = report.rejected[0].span
    assert text[span.start : span.end] == report.rejected[0].printed


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("We propose HaloNet, a model. HaloNet attains 71.0% accuracy on GQA.", "own"),
        ("HaloNet attains 71.0% accuracy on GQA, compared to 65.2% for BLIP-2.", "quoted"),
        (
            "We introduce FernBench, a benchmark of maps. We evaluate many models: GPT-4o reaches 41.2% accuracy on it.",
            "benchmark",
        ),
    ],
    ids=["own", "quoted", "benchmark"],
)
def test_says_whose_number_it_is(text: str, source: str):
    assert extract("", text).claims[-1].source == source
