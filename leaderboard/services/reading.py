"""Reading a text without keeping it, for the page "Read a text"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import extraction
from extraction import Vocabulary
from extraction.output import claim_to_json
from extraction.reasons import REASONS
from leaderboard.services import catalogue


def read(title: str, abstract: str) -> extraction.Report:
    """What the rules read in a text, and what they refused, with the site's own vocabulary. Stores nothing."""
    return extraction.extract(title, abstract, vocabulary=catalogue.vocabulary())


def as_json(report: extraction.Report) -> dict[str, Any]:
    """What was read as plain data: claims as the command line writes them, and refused numbers with their reasons."""
    return {
        "claims": [claim_to_json(claim) for claim in report.claims],
        "refused": [
            {"printed": one.printed, "span": one.span.to_json(), "reason": REASONS.get(one.reason, one.reason)}
            for one in report.rejected
        ],
    }


def reasons() -> Mapping[str, str]:
    """Why the rules refuse a number, in words, by the code that `Rejected.reason` holds."""
    return REASONS


def shipped_vocabulary() -> Vocabulary:
    """The vocabulary files that come with Tidemark, whatever the database holds."""
    return Vocabulary.default()
