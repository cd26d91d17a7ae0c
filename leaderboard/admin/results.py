"""Results and the boards' change log. Shown only: decisions are made on a result's public page, beside its sentence."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from leaderboard import ranking
from leaderboard.admin.base import ReadOnlyAdmin, known_date
from leaderboard.models import BoardChange, Name, Result
from leaderboard.services import catalogue
from leaderboard.services.outcome import REVIEWS


def _in_short(code: str) -> str:
    """A reason in as few words as a list has room for; the result's own page says it in a sentence."""
    return code.replace("-", " ")


class ReviewFilter(admin.SimpleListFilter):
    """The review queue, all of it or one reason's."""

    title = "needs review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("any", "Yes"), *((code, f"Yes: {_in_short(code)}") for code in REVIEWS), ("none", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen == "any":
            return queryset.exclude(review="")
        if chosen == "none":
            return queryset.filter(review="")
        return queryset.filter(review=chosen) if chosen in REVIEWS else queryset


@admin.register(Result)
class ResultAdmin(ReadOnlyAdmin):
    list_display = (
        "number",
        "reached_by",
        "benchmark",
        "metric",
        "to_look_at",
        "stands",
        "checked",
        "source",
        "setting",
        "known_date",
    )
    list_display_links = None
    list_filter = (ReviewFilter, "standing", "checked", "source", "kind")
    search_fields = ("system", "benchmark")
    search_help_text = "A model's or a benchmark's name, in any spelling."
    ordering = ("-id",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        normalised = catalogue.normalise(search_term)
        if not normalised:
            return queryset.none(), False
        names = Name.objects.filter(normalised__contains=normalised)
        systems, benchmarks = names.filter(kind="system"), names.filter(kind="benchmark")
        found = Q(system__in=systems.values("system")) | Q(benchmark__in=benchmarks.values("benchmark"))
        return queryset.filter(found), False

    def view_on_site(self, obj: Result) -> str:
        return obj.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("system", "benchmark", "metric")

    @admin.display(description="number", ordering="rank_key")
    def number(self, obj: Result) -> str:
        return format_html('<a href="{}">{}</a>', obj.get_absolute_url(), obj.printed)

    @admin.display(description="model", ordering="system__name")
    def reached_by(self, obj: Result) -> str:
        return str(obj.system or "–")

    @admin.display(ordering="group")
    def setting(self, obj: Result) -> str:
        return ranking.group_in_words(obj.group)

    @admin.display(description="date", ordering="date_end")
    def known_date(self, obj: Result) -> str:
        return known_date(obj.date, obj.date_precision)

    @admin.display(description="stands", ordering="standing")
    def stands(self, obj: Result) -> str:
        return f"{obj.standing}: {_in_short(obj.reason)}" if obj.reason else obj.standing

    @admin.display(description="needs review", ordering="review")
    def to_look_at(self, obj: Result) -> str:
        return _in_short(obj.review)


@admin.register(BoardChange)
class BoardChangeAdmin(ReadOnlyAdmin):
    list_display = ("at", "benchmark", "metric", "verb", "says", "cause")
    list_filter = ("verb",)
    search_fields = ("benchmark__name",)
    search_help_text = "A benchmark's name."

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("benchmark", "metric", "run", "act", "result__system", "result__benchmark")

    @admin.display(description="says")
    def says(self, obj: BoardChange) -> str:
        said = obj.after or obj.before
        return f"{said.get('model') or '?'} {said.get('value', '')}"

    @admin.display(description="by")
    def cause(self, obj: BoardChange) -> str:
        return str(obj.act or obj.run)
