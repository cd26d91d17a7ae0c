"""Sentences about which system reached a number, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case

SYSTEMS: tuple[Case, ...] = ()
