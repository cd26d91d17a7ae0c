"""Addresses that stand on every page."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.urls import get_script_prefix, reverse

register = template.Library()


@register.simple_tag
def fixed(name: str) -> str:
    """The address of a page that there is one of: what `url` gives, looked for once instead of on every page."""
    return _fixed(name, get_script_prefix())


@lru_cache(maxsize=200)
def _fixed(name: str, _prefix: str) -> str:
    return reverse(name)
