"""What a page was asked to show: GET parameters, checked, as one frozen value per page.

A page builds its filters with `read`, hands them to one function of `queries`, and prints `active()`: every filter that
is on, in words, with the address that takes it off. `address()` writes the filters back, so that each state of a page
has one address and defaults never show in it. What cannot be understood raises `InvalidParameter`, which becomes a 400
page that says which parameter and what is allowed.

`base` is how that works; `boards`, `lists`, `compare`, `curation` and `api` hold the filters of each kind of page.
"""

from leaderboard.filters.api import (
    BenchmarkRecords,
    ChangeRecords,
    GainRecords,
    NamedRecords,
    RecordFilters,
    ResultRecords,
)
from leaderboard.filters.base import Active, Filters, InvalidParameter
from leaderboard.filters.boards import ALL_GROUPS, BoardFilters
from leaderboard.filters.compare import MOST_COMPARED, CompareFilters
from leaderboard.filters.curation import (
    QUEUE_FACETS,
    BulkFilters,
    DuplicateFilters,
    MergeFilters,
    NameFilters,
    QueueFilters,
    ReportFilters,
    SuggestFilters,
    SuggestionFilters,
)
from leaderboard.filters.lists import (
    UNNAMED,
    BenchmarkFilters,
    ChangeFilters,
    DayFilters,
    GainFilters,
    ListFilters,
    NoFilters,
    PageFilters,
    SearchFilters,
    TypedFilters,
)

__all__ = [
    "ALL_GROUPS",
    "MOST_COMPARED",
    "QUEUE_FACETS",
    "UNNAMED",
    "Active",
    "BenchmarkFilters",
    "BenchmarkRecords",
    "BoardFilters",
    "BulkFilters",
    "ChangeFilters",
    "ChangeRecords",
    "CompareFilters",
    "DayFilters",
    "DuplicateFilters",
    "Filters",
    "GainFilters",
    "GainRecords",
    "InvalidParameter",
    "ListFilters",
    "MergeFilters",
    "NameFilters",
    "NamedRecords",
    "NoFilters",
    "PageFilters",
    "QueueFilters",
    "RecordFilters",
    "ReportFilters",
    "ResultRecords",
    "SearchFilters",
    "SuggestFilters",
    "SuggestionFilters",
    "TypedFilters",
]
