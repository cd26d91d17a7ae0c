"""The drawing of a share over time: points in their place, text escaped, nothing for nothing."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest

from leaderboard.charts.shares import Share
from leaderboard.charts.svg import shares_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*shares: Share, caption: str = "Read right", width: float = 760) -> ElementTree.Element:
    return ElementTree.fromstring(shares_svg(shares, caption=caption, summary="In short", width=width))


def share(when: date, percent: float, of: int = 1) -> Share:
    return Share(when, percent, of, f"{when}: {percent}% of {of}")


def test_without_points_there_is_no_drawing() -> None:
    assert shares_svg([], caption="x", summary="y") == ""


def test_all_stands_above_half_above_nothing_and_later_right_of_earlier() -> None:
    dots = list(drawn(*(share(date(2026, month, 1), 50 * (month - 1)) for month in (1, 2, 3))).iter(f"{SVG}circle"))
    heights = [float(dot.get("cy", "")) for dot in dots]
    places = [float(dot.get("cx", "")) for dot in dots]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.2)
    assert places == sorted(places)


def test_a_point_of_more_is_larger() -> None:
    few, many = drawn(share(date(2026, 1, 1), 50, 2), share(date(2026, 2, 1), 50, 90)).iter(f"{SVG}circle")
    assert float(few.get("r", "")) < float(many.get("r", ""))


@pytest.mark.parametrize("width", [320, 380, 760])
@pytest.mark.parametrize("months", [1, 2, 14, 60])
def test_everything_stands_inside_and_ticks_apart(width: float, months: int) -> None:
    shares = [share(date(2020 + month // 12, month % 12 + 1, 1), (month * 37) % 101) for month in range(months)]
    picture = drawn(*shares, width=width)
    for dot in picture.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx", "")) <= width
        assert 0 <= float(dot.get("cy", "")) <= 260
    below = [float(text.get("x", "")) for text in picture.iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    assert below
    assert all(second - first >= 40 for first, second in itertools.pairwise(below))


def test_text_is_escaped() -> None:
    hostile = '</title><script>"&\x00'
    picture = drawn(Share(date(2026, 1, 1), 5, 1, hostile), share(date(2026, 2, 1), 5), caption=hostile)
    assert [text.text for text in picture.iter(f"{SVG}title")][1] == hostile.replace("\0", "�")
    assert not list(picture.iter(f"{SVG}script"))
