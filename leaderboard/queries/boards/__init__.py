"""A benchmark's page: who leads, what ranks, what does not and why, and what the page covers.

`board` gathers all of it, `chart` what the drawing needs alone, `best_of` one model's best, `table` the page's table
as a plain value for exports.
Inside: `about` (the catalogue's words), `facets` (what there is to choose from), `standings` (order and ranks over slim
rows), `columns`, `rows` (whole rows for the few that are shown), `lines` (what stands beside each), `levels`,
`coverage`, `charted`, `exported`.
"""

from leaderboard.queries.boards.about import benchmark_at
from leaderboard.queries.boards.charted import Chart, Named, named
from leaderboard.queries.boards.exported import table
from leaderboard.queries.boards.lines import Line
from leaderboard.queries.boards.page import BoardPage, best_of, board, chart

__all__ = ["BoardPage", "Chart", "Line", "Named", "benchmark_at", "best_of", "board", "chart", "named", "table"]
