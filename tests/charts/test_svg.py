"""The drawings: well-formed, escaped, without styles and scripts, inside their frame, whatever the data."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leaderboard
from leaderboard.charts import svg
from leaderboard.charts.layout import Size, lay_out
from leaderboard.charts.markup import number
from leaderboard.charts.palette import SLOTS
from leaderboard.charts.series import Row
from leaderboard.charts.svg import board_svg, mark_svg, spark_svg
from tests.charts.boards import crowd, dated, row, series

NS = "{http://www.w3.org/2000/svg}"
STATIC = Path(leaderboard.__file__).parent / "static/leaderboard"
HOSTILE = '"><script>alert(1)</script>&\x00\x1b\ud800'


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.encode())


def links(drawing: str) -> list[ElementTree.Element]:
    return list(parsed(drawing).iter(f"{NS}a"))


def test_without_a_dated_point_nothing_is_drawn() -> None:
    undated = series([row(1, "70", None)])
    assert (board_svg(undated), spark_svg(undated)) == ("", "")


def test_every_result_is_a_link_that_names_model_value_paper_and_date() -> None:
    when = date(2024, 10, 31)
    facts = {
        "label": "TextHawk2",
        "printed": "78.4%",
        "paper": "A paper",
        "date_text": "2024-10",
        "url": "/r/1?a=1&b=2",
    }
    (link,) = links(board_svg(series([row(1, "78.4", when, **facts)])))
    assert link.get("href") == "/r/1?a=1&b=2"
    assert link.findtext(f".//{NS}title") == "TextHawk2\n78.4%\nA paper\n2024-10"


def test_the_keyboard_reaches_the_frontier_and_skips_the_rest() -> None:
    drawn = series(crowd(100))
    found = links(board_svg(drawn))
    assert len(found) == 100
    assert sum(link.get("tabindex") is None for link in found) == len(drawn.frontier)


def test_on_a_phone_the_frontier_is_links_and_the_rest_spots_in_their_places() -> None:
    drawn, size = series(crowd(100)), Size(width=380, height=320)
    narrow = parsed(board_svg(drawn, **size))
    assert len(list(narrow.iter(f"{NS}a"))) == len(drawn.frontier)
    (spots,) = (path for path in narrow.iter(f"{NS}path") if path.get("class") == "chart-spots")
    places = zip(drawn.points, lay_out(drawn, **size).points, strict=True)
    assert spots.get("d") == "".join(f"M{number(x)} {number(y)}h0" for point, (x, y) in places if not point.on_frontier)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//elsewhere.example/", "data:text/html,x", "", "x y"])
def test_a_point_links_nowhere_but_into_the_site_and_the_web(url: str) -> None:
    assert links(board_svg(series([row(1, "70", date(2024, 1, 1), url=url)]))) == []


def test_a_drawing_says_what_it_shows_in_words() -> None:
    drawn = series(crowd(20))
    root = parsed(board_svg(drawn))
    assert root.findtext(f"{NS}title") == root.get("aria-label") == "OCRBench over time"
    assert root.findtext(f"{NS}desc") == drawn.summary


def test_a_drawing_with_links_is_no_image_and_one_without_is() -> None:
    drawn = series(crowd(20))
    assert parsed(board_svg(drawn)).get("role") == "group"
    assert parsed(spark_svg(drawn)).get("role") == "img"


def test_the_axis_says_where_it_starts() -> None:
    drawing = board_svg(series(dated("68.3", "78.4")))
    assert "axis starts at 67%" in drawing


def test_an_axis_from_zero_says_nothing() -> None:
    assert "axis starts" not in board_svg(series(dated("3", "90")))


def test_thinned_results_are_owned_up_to() -> None:
    assert "400 of 4,8" in board_svg(series(crowd(5000)))


def test_no_percentage_over_a_hundred_stands_at_the_axis() -> None:
    chart = lay_out(series(dated("97", "99.1", "100")), 760, 380)
    assert chart.value_ticks[-1].text == "100"


def test_lower_is_better_is_said() -> None:
    assert "Error, lower is better" in board_svg(
        series(dated("9", "7"), metric="Error", unit="", higher_is_better=False)
    )


def test_the_line_holds_the_last_value_to_the_end_of_the_data() -> None:
    chart = lay_out(series(dated("60", "70", "65")), 760, 380)
    assert chart.line[-1] == (chart.points[-1][0], chart.steps[-1][1])


BOARDS = {
    "two hundred": crowd(200),
    "five thousand": crowd(5000),
    "one": dated("78.4"),
    "equal": dated("78.4", "78.4"),
    "huge": dated("1E+13", "12345678901234.0123456789"),
    "tiny": dated("0.0000000001", "0.0000000003"),
    "below zero": dated("-30", "-2.5"),
    "hostile": dated("60", "70", label=HOSTILE, printed=HOSTILE, paper=HOSTILE, date_text=HOSTILE, url="/" + HOSTILE),
}


def drawings(rows: list[Row], **facts: object) -> dict[str, str]:
    drawn = series(rows, **facts)
    return {
        "board": board_svg(drawn),
        "narrow board": board_svg(drawn, width=380, height=320),
        "spark": spark_svg(drawn),
    }


@pytest.mark.parametrize("kind", ["board", "narrow board", "spark"])
@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_a_drawing_is_well_formed_and_carries_no_style_and_no_script(rows: list[Row], kind: str) -> None:
    drawing = drawings(rows, title=HOSTILE, metric=HOSTILE, unit=HOSTILE)[kind]
    assert parsed(drawing).tag == f"{NS}svg"
    assert not re.search(r"<(script|style|foreignObject)|\s(style|on\w+)=", drawing)


@pytest.mark.parametrize("up", [True, False], ids=["higher", "lower"])
@pytest.mark.parametrize("rows", BOARDS.values(), ids=BOARDS.keys())
def test_nothing_leaves_the_frame(rows: list[Row], up: bool) -> None:
    for kind, drawing in drawings(rows, higher_is_better=up).items():
        assert_inside(drawing, kind)


def assert_inside(drawing: str, kind: str = "") -> None:
    """Every coordinate of every element lies in the view box."""
    root = parsed(drawing)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for element in root.iter():
        for name, most in (("cx", width), ("x", width), ("cy", height), ("y", height)):
            value = element.get(name)
            assert value is None or 0 <= float(value) <= most, (kind, element.tag, name, value)
        for command, numbers in re.findall(r"([MLHV])([\d. -]+)", element.get("d", "")):
            given = [float(number) for number in numbers.split()]
            limits = {"H": [width], "V": [height]}.get(command, [width, height])
            assert all(0 <= value <= most for value, most in zip(given, limits, strict=True)), (kind, command, given)


def test_equal_input_makes_an_equal_drawing() -> None:
    rows = crowd(700)
    assert board_svg(series(rows)) == board_svg(series(rows[::-1]))


def test_a_board_of_five_thousand_stays_light() -> None:
    assert len(board_svg(series(crowd(5000)))) < 150_000


def test_a_drawing_below_its_smallest_size_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 300 by 200"):
        board_svg(series(dated("1", "2")), width=200)


texts = st.text(max_size=40)
rows_of_anything = st.lists(
    st.tuples(
        st.decimals(min_value=-(10**13), max_value=10**13, places=10, allow_nan=False, allow_infinity=False)
        | st.decimals(min_value=0, max_value=100, places=1),
        st.none() | st.dates() | st.dates(date(2024, 1, 1), date(2024, 3, 1)),
        texts,
        texts,
    ),
    max_size=30,
)


@settings(deadline=None)
@given(rows_of_anything, texts, st.booleans(), st.sampled_from(["%", "", "dB", "tokens per second"]))
def test_any_rows_make_drawings_inside_their_frames(
    facts: list[tuple[Decimal, date | None, str, str]], title: str, up: bool, unit: str
) -> None:
    rows = [
        row(pk, str(value), when, label=label, paper=paper, url=f"/{paper}")
        for pk, (value, when, label, paper) in enumerate(facts)
    ]
    for kind, drawing in drawings(rows, title=title, metric=title, unit=unit, higher_is_better=up).items():
        assert bool(drawing) == any(when for _, when, _, _ in facts)
        if drawing:
            assert_inside(drawing, kind)


# The mark ---------------------------------------------------------------------------------------------------------


def test_the_mark_on_file_is_the_mark_on_pages() -> None:
    assert (STATIC / "mark.svg").read_text() == svg.mark_file()
    assert svg.MARK_PATH in mark_svg()


def test_the_mark_is_decoration_to_those_who_do_not_see_it() -> None:
    assert parsed(mark_svg()).get("aria-hidden") == "true"


def test_every_class_of_the_drawings_is_known_to_the_stylesheet() -> None:
    styles = (STATIC / "chart.css").read_text()
    drawn = series(crowd(50))
    classes = set(re.findall(r'class="([^"]+)"', board_svg(drawn) + spark_svg(drawn) + mark_svg()))
    missing = {name for given in classes for name in given.split() if f".{name}" not in styles}
    assert missing == set()


def test_the_stylesheet_knows_no_colour_but_the_sites() -> None:
    styles = re.sub(r"/\*.*?\*/", "", (STATIC / "chart.css").read_text(), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb|hsl", styles)
    known = {"--ink", "--muted", "--accent", "--hairline", "--surface", *(f"--series-{slot}" for slot in range(SLOTS))}
    assert set(re.findall(r"var\((--[\w-]+)\)", styles)) == known


def test_both_themes_give_every_slot_a_colour_of_its_own() -> None:
    site = (STATIC / "site.css").read_text()
    for slot in range(SLOTS):
        assert len(set(re.findall(rf"--series-{slot}: (#[0-9a-f]{{6}});", site))) == 2
