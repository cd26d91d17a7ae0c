"""Every address of the site, named."""

from django.contrib import admin
from django.urls import path

from leaderboard.views import (
    boards,
    curate,
    evidence,
    home,
    lists,
    log,
    papers,
    people,
    reading,
    report,
    search,
    suggestions,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("healthz", home.healthz, name="healthz"),
    path("benchmarks/", lists.benchmarks, name="benchmarks"),
    path("benchmarks/<str:slug>/", boards.benchmark, name="benchmark"),
    path("benchmarks/<str:slug>/chart.json", boards.chart, name="benchmark-chart"),
    path("benchmarks/<str:slug>/changes/", log.benchmark_changes, name="benchmark-changes"),
    path("models/", lists.systems, name="systems"),
    path("models/<str:slug>/", lists.system, name="system"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<str:slug>/", papers.paper, name="paper"),
    path("results/<int:pk>/", evidence.result, name="result"),
    path("results/<int:pk>/decide/", evidence.decide, name="decide"),
    path("curate/", curate.queue, name="queue"),
    path("curate/<int:pk>/", curate.decide, name="queue-decide"),
    path("curate/undo/<int:pk>/", curate.undo, name="queue-undo"),
    path("curate/bulk/", curate.bulk, name="queue-bulk"),
    path("curate/names/", curate.names, name="queue-names"),
    path("curate/suggestions/", suggestions.listed, name="suggestions"),
    path("curate/suggestions/<int:pk>/", suggestions.settle, name="suggestion-settle"),
    path("curate/report/", report.report, name="report"),
    path("curate/name/", people.shown_name, name="shown-name"),
    path("suggest/", suggestions.suggest, name="suggest"),
    path("suggest/<str:receipt>/", suggestions.suggested, name="suggested"),
    path("gains/", log.gains, name="gains"),
    path("changes/", log.changes, name="changes"),
    path("read/", reading.read, name="read"),
    path("search/", search.search, name="search"),
    path("admin/", admin.site.urls),
]

handler400 = "leaderboard.views.errors.bad_request"
handler403 = "leaderboard.views.errors.forbidden"
handler404 = "leaderboard.views.errors.not_found"
handler500 = "leaderboard.views.errors.server_error"
