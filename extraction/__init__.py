"""Tidemark's reader of papers: the scores that a title and an abstract report, each with the words it was read from.

A pure library: the standard library, ``regex`` and ``ahocorasick_rs``; no network, no clock, no state.

    >>> from extraction import extract
    >>> [claim.value for claim in extract("", "Foo reaches 78.4% accuracy on OCRBench.").claims]
    [Decimal('78.4')]
"""

from extraction.claims import Claim, Rejected, Report, Span
from extraction.output import claim_to_json
from extraction.pipeline import extract
from extraction.vocabulary import Vocabulary

#: Changes whenever the same text may be read differently with the same vocabulary.
RULES_VERSION = "9"

__all__ = ["RULES_VERSION", "Claim", "Rejected", "Report", "Span", "Vocabulary", "claim_to_json", "extract"]
