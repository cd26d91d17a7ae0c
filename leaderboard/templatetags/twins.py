"""The links of a page to its other forms, and what is said of a page twice."""

from __future__ import annotations

from html import escape
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe

from leaderboard.filters import Filters
from leaderboard.formats.twins import FORMS

register = template.Library()


@register.simple_tag
def table_links(filters: Filters) -> SafeString:
    """Where the table that the page shows also stands: "This table as CSV, JSON, Markdown, LaTeX with BibTeX"."""
    said = escape(_said(filters))
    links = [f'<a href="table.{name}{said}" rel="nofollow">{form.words}</a>' for name, form in FORMS.items()]
    return mark_safe(f'<p class="twins">This table as {", ".join(links)}</p>')  # noqa: S308 - escaped above


@register.simple_tag
def alternates(filters: Filters) -> SafeString:
    """The same for programs, in the page's head."""
    said = escape(_said(filters))
    links = [
        f'<link rel="alternate" type="{form.media_type}" href="table.{name}{said}">' for name, form in FORMS.items()
    ]
    return mark_safe("\n".join(links))  # noqa: S308 - escaped above


def _said(filters: Filters) -> str:
    """What the addresses end with: they stand beside the page, under the same filters."""
    return filters.address().rstrip("?")


class KeepNode(template.Node):
    """Renders what it encloses once, into a variable."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Any) -> SafeString:
        context[self.name] = SafeString(" ".join(self.nodelist.render(context).split()))
        return SafeString("")


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep NAME %}…{% endkeep %}`: a block that a page fills in once and its head says twice."""
    try:
        _, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("keep takes the name of a variable.") from None
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, name)
