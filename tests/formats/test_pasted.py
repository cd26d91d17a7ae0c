"""What a person pastes: which texts it holds, and what of a page is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.formats import markup, pasted
from leaderboard.formats.pasted import Abstract


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\n ", []),
        ("One text.", [("", "One text.")]),
        ("A title", [("", "A title")]),
        ("A title\n\nIts text.", [("A title", "Its text.")]),
        ("One text.\n\nAnother text.", [("", "One text."), ("", "Another text.")]),
        ("One\ntext.\n \t\nAnother text.", [("", "One\ntext."), ("", "Another text.")]),
        ("A title\nIts text.\n\nIts end.\n===\nMore.", [("A title", "Its text.\n\nIts end."), ("", "More.")]),
        ("---\nOne text.\n---", [("", "One text.")]),
        ("One text -- with dashes.", [("", "One text -- with dashes.")]),
        ("At p < 0.05, a > b.", [("", "At p < 0.05, a > b.")]),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_plain_text_is_parted_by_blank_lines_or_separators(text: str, found: list[tuple[str, str]]) -> None:
    assert pasted.read(text).texts == [Abstract(*one) for one in found]


@pytest.mark.parametrize(
    ("page", "title", "text"),
    [
        ("<p>One</p><p>Two</p>", "", "One\nTwo"),
        ("<h1>A <i>title</i></h1><p>One", "A title", "One"),
        ("<title>T</title><body>One<br>Two", "T", "One\nTwo"),
        ('<meta name="citation_title" content="Named"><title>T</title><p>One', "Named", "One"),
        ("<p>78.4<sup>*</sup>&nbsp;% &lt; 80&#37;</p>", "", "78.4* % < 80%"),
        ("<script>a('<p>')</script><style>p{}</style><p>One</p><!-- Two -->", "", "One"),
        ("<nav><a>Home</a></nav><main>One\n  more</main>", "", "One more"),
        ("<table><tr><td>78.4<td>80</table>", "", "78.4\n80"),
        ("<p>One<script>never closed", "", "One"),
        ("<div><p>One</b></div></p>Two", "", "One\nTwo"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_the_text_of_a_page_is_what_a_reader_sees(page: str, title: str, text: str) -> None:
    assert markup.is_markup(page)
    assert markup.text_of(page) == (title, text)


def test_a_page_is_one_text_whatever_blank_lines_it_has() -> None:
    found = pasted.read("<html><h1>A title</h1>\n\n<p>One.</p>\n\n<p>Two.</p></html>")
    assert found.from_markup
    assert found.texts == [Abstract("A title", "One.\nTwo.")]


def test_tags_of_letters_make_no_page_of_several_abstracts() -> None:
    found = pasted.read("A <i>title</i>\n\nOne 10<sup>3</sup> <b>text</b>.\n\nAnother &lt;text&gt;.\n\n<i></i>")
    assert found.from_markup
    assert found.texts == [Abstract("A title", "One 103 text."), Abstract("", "Another <text>.")]
    parts = pasted.read("One <em>text</em>.\n\nIts end.\n===\nMore.").texts
    assert parts == [Abstract("", "One text.\n\nIts end."), Abstract("", "More.")]


@given(st.text() | st.text(alphabet="<>/ap!-\"'=&; {}\n\x00\ud800", max_size=200))
def test_anything_is_read_without_an_error_and_no_text_is_empty(text: str) -> None:
    assert all(one.title or one.body for one in pasted.read(text).texts)
