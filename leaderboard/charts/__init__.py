"""Charts of a board: rows -> one plain `series.Series` -> `svg` (before any script) or `figure` (Plotly)."""
