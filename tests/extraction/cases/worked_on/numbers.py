"""Sentences about what a number is, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case

NUMBERS: tuple[Case, ...] = ()
