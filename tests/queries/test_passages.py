"""Sentences cut out of texts, and texts cut at their marks."""

from __future__ import annotations

from datetime import date

import pytest

from leaderboard.models import Anchor, Result
from leaderboard.queries.lines import printed
from leaderboard.queries.marks import Mark, pieces
from leaderboard.queries.papers import paragraphs
from leaderboard.queries.passages import REACH, cut_sentence, passage_of, with_passages
from tests import factories


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It reaches [78.4%] on OCRBench.", "It reaches [78.4%] on OCRBench."),
        ("We present XNET. It reaches [78.4%] on MMLU. Code is here.", "It reaches [78.4%] on MMLU."),
        ("Is it good? It reaches [78.4%]! So yes.", "It reaches [78.4%]!"),
        ("With J. Smith it reaches [78.4%] on MMLU.", "With J. Smith it reaches [78.4%] on MMLU."),
        ("As Li et al. Say, it reaches [78.4%] on Y.", "As Li et al. Say, it reaches [78.4%] on Y."),
        ("Others (e.g. GPT-4) lag; it reaches [78.4%], i.e. 3 more.", None),
        ("It gains over ver. 2.5 by [2.1] points. Next.", "It gains over ver. 2.5 by [2.1] points."),
        ("First.\nIt reaches [78.4%] on\nOCRBench. Last.", "It reaches [78.4%] on\nOCRBench."),
        ("no end and [78.4%] no start", "no end and [78.4%] no start"),
        ("He said “good.” [78.4%] of us agree.", "[78.4%] of us agree."),
        ("[78.4%]", "[78.4%]"),
    ],
    ids=[
        "alone", "amid others", "other stops", "initials", "a name's stop", "more stops", "a version", "line ends",
        "endless", "quotes", "number alone",
    ],
)  # fmt: skip
def test_the_sentence_of_a_number_is_cut_out(text: str, sentence: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    passage = cut_sentence(plain, start, end, kind="abstract")
    shown = f"{passage.before}[{passage.number}]{passage.after}"
    assert shown == (text if sentence is None else sentence)


@pytest.mark.django_db
@pytest.mark.parametrize("before", [0, 10, REACH - 1, REACH, REACH + 1, 5000])
def test_the_database_hands_over_a_window_around_the_number(before: int) -> None:
    filler = "é" * before
    body = f"{filler} reaches 78.4% here." + "ü" * 5000
    text = factories.make_text(body=body)
    result = factories.make_result(from_text=True)
    start = body.index("78.4%")
    anchor = Anchor.objects.create(text=text, field="abstract", start=start, end=start + 5)
    Result.objects.filter(pk=result.pk).update(anchor=anchor)
    row = with_passages(printed(Result.objects.filter(pk=result.pk))).get()
    passage = passage_of(row)
    assert passage is not None
    assert passage.number == "78.4%"
    assert len(passage.before) <= REACH
    assert len(passage.after) <= 2 * REACH


@pytest.mark.django_db
def test_an_imported_result_has_no_passage() -> None:
    factories.make_result(when=date(2020, 1, 1))
    assert passage_of(with_passages(printed(Result.objects.all())).get()) is None


def cut(text: str, *places: tuple[int, int]) -> list[str]:
    marks = [Mark(start, end, "score", number=number) for number, (start, end) in enumerate(places, start=1)]
    return [f"[{p.text}]{[m.number for m in p.marks]}" if p.marks else p.text for p in pieces(text, marks)]


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ([], ["abcdef"]),
        ([(0, 6)], ["[abcdef][1]"]),
        ([(1, 2), (4, 6)], ["a", "[b][1]", "cd", "[ef][2]"]),
        ([(4, 6), (1, 2)], ["a", "[b][2]", "cd", "[ef][1]"]),
        ([(1, 2), (1, 2)], ["a", "[b][1, 2]", "cdef"]),
        ([(1, 2), (2, 3)], ["a", "[b][1]", "[c][2]", "def"]),
        ([(1, 4), (2, 3)], ["a", "[bcd][1]", "ef"]),
        ([(4, 9)], ["abcdef"]),
        ([(2, 2)], ["abcdef"]),
    ],
    ids=["none", "all", "two", "any order", "one place", "side by side", "overlapping", "beyond the end", "empty"],
)
def test_a_text_is_cut_at_its_marks(places: list[tuple[int, int]], shown: list[str]) -> None:
    assert cut("abcdef", *places) == shown


def test_marks_keep_their_places_in_the_paragraphs_of_a_text() -> None:
    body = "First 1.\n\n  Second 22 and\nthird 3."
    marks = [Mark(body.index(number), body.index(number) + len(number), "score") for number in ("1", "22", "3")]
    shown = [[piece.text for piece in line] for line in paragraphs(body, marks)]
    assert shown == [["First ", "1", "."], ["  Second ", "22", " and"], ["third ", "3", "."]]
