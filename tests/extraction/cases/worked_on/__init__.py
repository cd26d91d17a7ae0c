"""Sentences that the rules were written on, by what they are about."""

from __future__ import annotations

from tests.extraction.cases.case import Case
from tests.extraction.cases.worked_on.gains import GAINS
from tests.extraction.cases.worked_on.general import GENERAL
from tests.extraction.cases.worked_on.levels import LEVELS
from tests.extraction.cases.worked_on.metrics import METRICS
from tests.extraction.cases.worked_on.numbers import NUMBERS
from tests.extraction.cases.worked_on.places import PLACES
from tests.extraction.cases.worked_on.systems import SYSTEMS

WORKED_ON: tuple[Case, ...] = (*GENERAL, *SYSTEMS, *PLACES, *METRICS, *NUMBERS, *LEVELS, *GAINS)
