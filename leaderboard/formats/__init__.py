"""Exchange formats, one module each, no database and no Django: readers of files, and writers of what pages show.

* `papers_jsonl`, `similar_papers`: papers. `pwc_tables`, `results_csv`: results. `detect` tells which one a file needs.
* Every reader streams `record | Problem`: one bad record is a `Problem` that names its place, and the rest goes on.
  Only a file that cannot be read at all raises, and only `text.InputError`.
* A page's `table.Table` is written by `table_csv`, `table_json`, `table_markdown`, `table_latex` and `bibtex`; `twins`
  lists these forms.
"""
