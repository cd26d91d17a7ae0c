"""The ledger and the catalogue.

Outsiders import from `leaderboard.models`. Inside, the dependency runs one way, low-level first:
catalogue <- papers <- claims <- decisions <- results <- summaries. What a machine read (`Text`, `Anchor`, `Claim`,
`ImportedRow`) and what a person decided (`Act`, `Change`) is append-only, held by the database (`append_only`); a
`Result` is a projection of them, written by `leaderboard.services.projection` alone and rebuilt at will.
"""

from leaderboard.models.catalogue import (
    Benchmark,
    BenchmarkState,
    CatalogueVersion,
    Convention,
    Kind,
    Metric,
    Name,
    Status,
    System,
    Task,
)
from leaderboard.models.claims import Anchor, Claim, ImportedRow, Run
from leaderboard.models.decisions import Act, Change, Profile, Suggestion
from leaderboard.models.papers import DatePrecision, Identifier, Paper, Text
from leaderboard.models.results import BoardChange, Result, SystemAttribute
from leaderboard.models.summaries import BenchmarkCounts, BenchmarkSummary

__all__ = [
    "Act",
    "Anchor",
    "Benchmark",
    "BenchmarkCounts",
    "BenchmarkState",
    "BenchmarkSummary",
    "BoardChange",
    "CatalogueVersion",
    "Change",
    "Claim",
    "Convention",
    "DatePrecision",
    "Identifier",
    "ImportedRow",
    "Kind",
    "Metric",
    "Name",
    "Paper",
    "Profile",
    "Result",
    "Run",
    "Status",
    "Suggestion",
    "System",
    "SystemAttribute",
    "Task",
    "Text",
]
