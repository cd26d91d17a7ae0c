"""The links of a page to its other forms, and what is said of a page twice."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leaderboard.filters import Filters
from leaderboard.formats.twins import FORMS

register = template.Library()


@register.simple_tag
def table_links(filters: Filters) -> SafeString:
    """Where the table that the page shows also stands: "This table as CSV, JSON, Markdown, LaTeX with BibTeX"."""
    links = format_html_join(
        ", ",
        '<a href="{}" rel="nofollow">{}</a>',
        ((_address(name, filters), form.words) for name, form in FORMS.items()),
    )
    return format_html('<p class="twins">This table as {}</p>', links)


@register.simple_tag
def alternates(filters: Filters) -> SafeString:
    """The same for programs, in the page's head."""
    return format_html_join(
        "\n",
        '<link rel="alternate" type="{}" href="{}">',
        ((form.media_type, _address(name, filters)) for name, form in FORMS.items()),
    )


def _address(form: str, filters: Filters) -> str:
    """Beside the page, under the same filters."""
    return f"table.{form}{filters.address().rstrip('?')}"


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
