"""Readers of exchange formats: bytes in, plain records out. No database, no Django; one module per format.

* `papers_jsonl`, `similar_papers`: papers. `pwc_tables`, `results_csv`: results. `detect` tells which one a file needs.
* Every reader streams `record | Problem`: one bad record is a `Problem` that names its place, and the rest goes on.
  Only a file that cannot be read at all raises, and only `text.InputError`.
"""
