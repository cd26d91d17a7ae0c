"""Django's admin: curators work on the catalogue and on papers; what machines read and people decided is shown.

One module per module of `leaderboard.models`. Every change of an entry is recorded as an act (`base.RecordedAdmin`),
and every list fetches what it shows in a fixed number of queries. Decisions on results are made on their public pages.
"""

from django.contrib import admin

from leaderboard.admin import catalogue, decisions, papers, people, readings, results

__all__ = ["catalogue", "decisions", "papers", "people", "readings", "results"]

admin.site.site_header = "Tidemark"
admin.site.site_title = "Tidemark"
admin.site.index_title = "Catalogue, papers and records"
