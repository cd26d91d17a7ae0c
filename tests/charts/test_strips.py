"""Strips: a board below the other, each with an axis of its own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.charts import palette
from leaderboard.charts.strips import Dot, Strip, Strips, strips_svg


def drawn(*shares: float, **size: object) -> list[tuple[float, float]]:
    """Where the marks of one strip stand; all in the slot of circles."""
    svg = strips_svg(one(*shares), **size)  # type: ignore[arg-type]
    return [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)]


def one(*shares: float) -> Strips:
    dots = [Dot(share, 0, (f"Model {i}",), f"/results/{i}/") for i, share in enumerate(shares)]
    return Strips("A title", "A summary", ("low", "high"), [Strip("OCRBench", "Accuracy", dots)])


def test_the_best_stands_right_of_the_lowest() -> None:
    (low, _), (middle, _), (high, _) = drawn(0, 0.5, 1)
    assert low < middle < high
    assert middle == pytest.approx((low + high) / 2)


def test_equal_marks_do_not_hide_each_other() -> None:
    assert len(set(drawn(0.5, 0.5, 0.5))) == 3


@given(st.lists(st.floats(0, 1), max_size=6), st.text(max_size=200), st.booleans())
def test_any_strip_is_well_formed_and_stays_in_its_frame(shares: list[float], name: str, stacked: bool) -> None:
    drawing = Strips(name, name, (name, name), [Strip(name, name, one(*shares).strips[0].dots)] * 2)
    svg = ElementTree.fromstring(strips_svg(drawing, width=340, stacked=stacked))
    high = float(svg.attrib["height"])
    for circle in svg.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= 340
        assert 0 <= float(circle.attrib["cy"]) <= high


def test_no_strip_is_no_drawing() -> None:
    assert strips_svg(Strips("", "", ("", ""), [])) == ""


def test_every_mark_says_what_it_is_and_leads_to_its_evidence() -> None:
    assert '<a href="/results/0/" aria-label="Model 0">' in strips_svg(one(1))


@given(st.lists(st.text(min_size=1), unique=True, max_size=palette.SLOTS))
def test_slots_are_apart_and_the_first_in_line_keep_theirs(keys: list[str]) -> None:
    found = palette.slots(keys)
    assert len(set(found)) == len(keys)
    assert palette.slots(keys[:-1]) == found[:-1]


def test_a_key_alone_has_its_own_slot_wherever_it_stands() -> None:
    assert {tuple(palette.slots(["bert"])) for _ in range(3)} == {(palette.slots(["bert", "xlnet"])[0],)}


def test_every_slot_has_a_shape_of_its_own() -> None:
    assert len({palette.shape(slot, 0, 0, 5) for slot in range(palette.SLOTS)}) == palette.SLOTS
    assert len(palette.SYMBOLS) == len(set(palette.SYMBOLS)) == palette.SLOTS
