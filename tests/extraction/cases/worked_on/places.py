"""Sentences about where a number was measured, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case

PLACES: tuple[Case, ...] = ()
