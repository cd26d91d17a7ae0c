"""Every address of the site, named."""

from django.contrib import admin
from django.urls import path

from leaderboard.api.guide import guide
from leaderboard.api.v1 import api
from leaderboard.views import (
    badges,
    boards,
    compare,
    crawlers,
    curate,
    evidence,
    feeds,
    home,
    lists,
    log,
    merging,
    papers,
    people,
    reading,
    report,
    search,
    suggestions,
    tasks,
    twins,
)

# The index asks for its parts by this name.
SITEMAP = "django.contrib.sitemaps.views.sitemap"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("healthz", home.healthz, name="healthz"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.index, name="sitemap-index"),
    path("sitemap-<section>.xml", crawlers.sitemap, name=SITEMAP),
    path("feed/", feeds.newest, name="feed"),
    path("benchmarks/", lists.benchmarks, name="benchmarks"),
    path("benchmarks/table.<form:form>", twins.benchmarks, name="benchmarks-table"),
    path("benchmarks/<str:slug>/", boards.benchmark, name="benchmark"),
    path("benchmarks/<str:slug>/table.<form:form>", twins.board, name="benchmark-table"),
    path("benchmarks/<str:slug>/changes/table.<form:form>", twins.board_changes, name="benchmark-changes-table"),
    path("benchmarks/<str:slug>/feed/", feeds.benchmark, name="benchmark-feed"),
    path("benchmarks/<str:slug>/models/<str:system>/badge.svg", badges.model, name="model-badge"),
    path("benchmarks/<str:slug>/chart.json", boards.chart, name="benchmark-chart"),
    path("benchmarks/<str:slug>/chart.svg", boards.chart_svg, name="benchmark-chart-svg"),
    path("benchmarks/<str:slug>/points.<str:form>", boards.points, name="benchmark-points"),
    path("benchmarks/<str:slug>/changes/", log.benchmark_changes, name="benchmark-changes"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<str:slug>/", tasks.task, name="task"),
    path("tasks/<str:slug>/feed/", feeds.task, name="task-feed"),
    path("models/", lists.systems, name="systems"),
    path("models/table.<form:form>", twins.systems, name="systems-table"),
    path("models/<str:slug>/", lists.system, name="system"),
    path("models/<str:slug>/feed/", feeds.system, name="system-feed"),
    path("models/<str:slug>/table.<form:form>", twins.system, name="system-table"),
    path("compare/", compare.compare, name="compare"),
    path("compare/table.<form:form>", twins.comparison, name="compare-table"),
    path("papers/", papers.papers, name="papers"),
    path("papers/table.<form:form>", twins.papers, name="papers-table"),
    path("papers/<str:slug>/", papers.paper, name="paper"),
    path("results/<int:pk>/", evidence.result, name="result"),
    path("results/<int:pk>/why.json", evidence.why, name="why"),
    path("results/<int:pk>/badge.svg", badges.result, name="result-badge"),
    path("results/<int:pk>/decide/", evidence.decide, name="decide"),
    path("curate/", curate.queue, name="queue"),
    path("curate/<int:pk>/", curate.decide, name="queue-decide"),
    path("curate/undo/<int:pk>/", curate.undo, name="queue-undo"),
    path("curate/bulk/", curate.bulk, name="queue-bulk"),
    path("curate/names/", curate.names, name="queue-names"),
    path("curate/suggestions/", suggestions.listed, name="suggestions"),
    path("curate/suggestions/<int:pk>/", suggestions.settle, name="suggestion-settle"),
    path("curate/merge/", merging.duplicates, name="merge"),
    path("curate/merge/preview/", merging.preview, name="merge-preview"),
    path("curate/merge/apart/", merging.keep_apart, name="merge-apart"),
    path("curate/merge/undo/<int:pk>/", merging.undo, name="merge-undo"),
    path("curate/report/", report.report, name="report"),
    path("curate/name/", people.shown_name, name="shown-name"),
    path("suggest/", suggestions.suggest, name="suggest"),
    path("suggest/<str:receipt>/", suggestions.suggested, name="suggested"),
    path("gains/", log.gains, name="gains"),
    path("gains/table.<form:form>", twins.gains, name="gains-table"),
    path("changes/", log.changes, name="changes"),
    path("changes/table.<form:form>", twins.changes, name="changes-table"),
    path("read/", reading.read, name="read"),
    path("search/", search.search, name="search"),
    path("search/table.<form:form>", twins.search, name="search-table"),
    path("api/v1/", guide, name="api"),
    path("api/v1/", api.urls),
    path("search/typed/", search.typed, name="search-typed"),
    path("admin/", admin.site.urls),
]

handler400 = "leaderboard.views.errors.bad_request"
handler403 = "leaderboard.views.errors.forbidden"
handler404 = "leaderboard.views.errors.not_found"
handler500 = "leaderboard.views.errors.server_error"
