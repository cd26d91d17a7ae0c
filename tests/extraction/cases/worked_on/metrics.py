"""Sentences about what a number measures, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case

METRICS: tuple[Case, ...] = ()
