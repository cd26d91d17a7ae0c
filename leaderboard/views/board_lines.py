"""The lines of a board's tables as HTML: over a hundred of them stand on a page, and most of its time went there.

Written in Python, where a template takes ten times as long; the tables around them are templates, in which the lines
are parts (`views.base.assembled`). All that comes from outside passes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape

from leaderboard.models.papers import TextKind
from leaderboard.queries.boards import BoardPage, Line
from leaderboard.queries.boards.lines import Beside
from leaderboard.queries.boards.rows import Row
from leaderboard.queries.passages import Passage
from leaderboard.templatetags.scores import (
    any_paper,
    any_setting,
    by_person,
    checked_in_words,
    factor_in_words,
    hedge,
    known_date,
    most_places,
    padded,
    place_in_words,
    reason_in_words,
    scaled,
    score,
    setting_in_words,
    source_in_short,
    stray_unit,
    upper_end,
)

_ARTICLES: Mapping[str, str] = {TextKind.SUMMARY: "a ", TextKind.FULL: "the ", TextKind.PASTED: "a "}


# What is said again and again, as names and settings are: of a page's words most are.
_escaped = lru_cache(maxsize=10_000)(escape)


def ranked_lines(page: BoardPage) -> list[str]:
    """The lines of the ranked table, two rows each: what it says, and the evidence that folds under it."""
    numbers = [score(line.result) for line in page.lines]
    table = _Table(page, page.width, most_places(numbers))
    numbered, fixed = page.numbered, page.fixed
    further = [(metric.pk, _escaped(metric.name)) for metric in page.metrics_beside]
    return [
        _ranked(table, line, number, numbered=numbered, fixed=fixed, further=further)
        for line, number in zip(page.lines, numbers, strict=True)
    ]


def listed_lines(page: BoardPage) -> list[str]:
    """The lines of the table of what does not rank; a column that says nothing is left out, as in its head."""
    numbers = [score(line.result) for line in page.listed]
    table = _Table(page, 8, most_places(numbers))
    settings, papers = any_setting(page.listed), any_paper(page.listed)
    return [
        _listed(table, line, number, settings=settings, papers=papers)
        for line, number in zip(page.listed, numbers, strict=True)
    ]


class _Table:
    """What all lines of a table share: how wide it and its numbers are, and the address of a row but for its number."""

    def __init__(self, page: BoardPage, columns: int, places: int) -> None:
        self.columns, self.places = columns, places
        self.row_address = _escaped(page.row_address)


def _ranked(
    table: _Table,
    line: Line,
    number: str,
    *,
    numbered: bool,
    fixed: Sequence[str],
    further: Sequence[tuple[int, str]],
) -> str:
    result = line.result
    assert result.system is not None
    name, model = _escaped(result.system.name), _escaped(line.model_address)
    setting, source = _escaped(setting_in_words(result)), _escaped(source_in_short(result))
    checked, date, paper = _escaped(checked_in_words(result)), known_date(result), _linked_paper(line)
    beside = [(metric, _number(line.metrics.get(key))) for key, metric in further]
    cells = {
        "setting": f'<td class="fold">{setting}</td>',
        "source": f'<td class="fold source">{source}</td>',
        "checked": _checked(result, checked),
        "paper": _paper(paper),
        "date": f'<td class="fold date">{date}</td>',
    }
    rank = f'<td class="rank">{line.rank}</td>\n' if numbered else ""
    count = f' <span class="count">+{len(line.others) + line.more}</span>' if line.others else ""
    columns = "".join([f'<td class="value beside fold">{said}</td>\n' for _, said in beside])
    facts = [("Setting", setting), ("Source", source), ("Checked", checked), ("Date", date), *beside]
    return (
        f'{_opened(line)}{rank}<th scope="row" class="model"><a href="{model}">{name}</a>{count}</th>\n'
        f'<td class="value"><a href="{line.address}">{number}</a>{padded(number, table.places)}{_marks(result)}</td>\n'
        f"{columns}{''.join([cells[column] for column in fixed])}{_under(table, name)}{_passage(line, paper)}"
        f"{_facts(facts)}{_choice(result, name)}{_others(line, name, model)}{_closed(table, line)}"
    )


def _listed(table: _Table, line: Line, number: str, *, settings: bool, papers: bool) -> str:
    result, system = line.result, line.result.system
    setting, reason = _escaped(setting_in_words(result)), _escaped(reason_in_words(result))
    checked, date, paper = _escaped(checked_in_words(result)), known_date(result), _linked_paper(line)
    hedged, end = hedge(result), upper_end(result)
    if system is None:
        name, who = "this number", '<span class="quiet">not stated</span>'
    else:
        name = _escaped(system.name)
        who = f'<a href="{_escaped(line.model_address)}">{name}</a>'
        who += "" if system.confirmed else ' <span class="tag">unconfirmed</span>'
    before = f'<span class="hedge">{hedged}</span> ' if hedged else ""
    shown = f"{number}–{end}</a>" if end else f"{number}</a>{padded(number, table.places)}"
    stated = f'<td class="fold">{setting}</td>\n' if settings else ""
    under = _under(table, name, f'<p class="folded quiet">{reason}</p>')
    facts = [("Setting", setting), ("Checked", checked), ("Date", date)]
    return (
        f'{_opened(line)}<th scope="row" class="model">{who}</th>\n<td class="value">{before}<a href="{line.address}">'
        f'{shown}{_marks(result)}</td>\n<td class="fold reason">{reason}</td>\n'
        f"{stated}{_checked(result, checked)}"
        f'{_paper(paper) if papers else ""}<td class="fold date">{date}</td>{under}{_passage(line, paper)}'
        f"{_facts(facts)}{_closed(table, line)}"
    )


# The frame of a line -----------------------------------------------------------------------------------------------


def _opened(line: Line) -> str:
    sought, current = (" sought", ' aria-current="true"') if line.sought else ("", "")
    return f'<tbody>\n<tr class="line{sought}" id="r{line.result.pk}"{current}>\n'


def _under(table: _Table, name: str, before: str = "") -> str:
    """The end of what a line says, and the beginning of what folds under it."""
    return (
        f'<td class="open"></td>\n</tr>\n<tr class="under"><td colspan="{table.columns}">{before}<details>'
        f'<summary><span class="unseen">Evidence for {name}</span></summary><div class="evidence">\n'
    )


def _closed(table: _Table, line: Line) -> str:
    pk = line.result.pk
    row = f"{table.row_address}{pk}#r{pk}"
    return (
        f'<p class="why"><a href="{line.address}">Why is this here?</a> <a href="{row}">Link to this row</a></p>\n'
        "</div></details></td></tr></tbody>\n"
    )


# What stands in it -------------------------------------------------------------------------------------------------


def _marks(result: Row) -> str:
    """What follows a number: a unit that is not the column's, and the factor that it was brought to scale by."""
    unit = stray_unit(result)
    said = f' <span class="unit">{escape(unit)}</span>' if unit else ""
    return said + (f'<br><span class="unit">{escape(factor_in_words(result))}</span>' if scaled(result) else "")


def _number(other: Beside | None) -> str:
    return f'<a href="{other.address}">{score(other)}</a>' if other is not None else ""


def _checked(result: Row, words: str) -> str:
    return f'<td class="fold checked{" person" if by_person(result) else ""}">{words}</td>\n'


def _paper(linked: str) -> str:
    return f'<td class="fold paper">{linked}</td>\n'


def _linked_paper(line: Line) -> str:
    paper = line.result.paper
    return f'<a href="{_escaped(line.paper_address)}">{_escaped(paper.short_title)}</a>' if paper is not None else ""


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    """The terms of the folded list, without those of which nothing is said."""
    said = "".join([f"<div><dt>{term}</dt><dd>{words}</dd></div>\n" for term, words in facts if words])
    return f'<dl class="folded">\n{said}</dl>\n'


def _passage(line: Line, paper: str) -> str:
    """The sentence with its number marked; of an imported row its place in its file. `paper` is the link to it."""
    row, passage = line.result.imported_row, line.result.passage
    if passage is not None:
        return (
            '<figure class="passage">\n<blockquote><p>'
            f"{escape(passage.before)}<mark>{escape(passage.number)}</mark>{escape(passage.after)}</p></blockquote>\n"
            f"<figcaption>{_text(passage)}{f' of {paper}' if paper else ''}</figcaption>\n</figure>"
        )
    if row is not None:
        note = f" The row notes: {escape(row.note)}." if row.note else ""
        cited = f", citing {paper}" if paper else ""
        return f'<p class="place">Imported from {escape(place_in_words(row))}{cited}.{note}</p>'
    return ""


def _text(passage: Passage) -> str:
    """What kind of text a sentence stands in."""
    if passage.in_title:
        return "From the title"
    article = _ARTICLES.get(passage.kind, "")
    return f"From {article}{escape(passage.kind_in_words)}"


def _choice(result: Row, name: str) -> str:
    """Who chose this one of several reports of the model, and why."""
    act = result.head_act
    if not result.heads or act is None:
        return ""
    said = f"{escape(act.shown_name)} chose this one: <q>{escape(act.reason)}</q>"
    return f'<p class="others">Reports of {name} differ; {said}</p>\n'


def _others(line: Line, name: str, model: str) -> str:
    """The model's further results on this board."""
    if not line.others:
        return ""
    said = []
    for other in line.others:
        words = setting_in_words(other)
        setting = f' <span class="quiet">({_escaped(words)})</span>' if words else ""
        said.append(f'<a href="{other.address}" id="r{other.pk}">{score(other)}</a>{setting}')
    more = f' and <a href="{model}">{line.more:,} more</a>' if line.more else ""
    return f'<p class="others">Also of {name} here: {", ".join(said)}{more}</p>\n'
