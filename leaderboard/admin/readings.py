"""What machines read: runs, places of numbers, readings of them, rows of other people's files. Shown, never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from leaderboard.admin.base import ReadOnlyAdmin, ReadOnlyInline, in_words, known_date
from leaderboard.models import Anchor, Claim, ImportedRow, Run


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "verb", "file_name", "finished_at", "counted", "failure")
    list_filter = ("verb", ("failure", admin.EmptyFieldListFilter))
    search_fields = ("file_name", "file_sha256")
    search_help_text = "A file's name, or its SHA-256."
    fieldsets = (
        (None, {"fields": ["verb", "person", "started_at", "finished_at", "failure", "counts"]}),
        ("With what", {"fields": ["code_version", "rules_version", "vocabulary", "file_name", "file_sha256", "key"]}),
    )

    @admin.display(description="counts")
    def counted(self, obj: Run) -> str:
        return in_words(obj.counts)


class ClaimInline(ReadOnlyInline):
    """The readings of one number, oldest first; the latest one counts."""

    model = Claim
    fields = ("kind", "printed", "metric", "benchmarks", "system", "setting", "rule", "confidence", "run")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("run")


@admin.register(Anchor)
class AnchorAdmin(ReadOnlyAdmin):
    list_display = ("pk", "paper", "field", "start", "end", "ordinal")
    list_filter = ("field",)
    search_fields = ("text__paper__title",)
    ordering = ("-id",)
    inlines = (ClaimInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("text__paper", "predecessor")
        return rows.defer("text__title", "text__body")

    @admin.display(ordering="text__paper__title")
    def paper(self, obj: Anchor) -> str:
        return obj.text.paper.title


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ("printed", "kind", "qualifier", "metric", "on", "system", "source", "rule", "confidence")
    list_filter = ("kind", "qualifier", "source", "rule")
    search_fields = ("system", "metric", "printed")
    search_help_text = "A model or metric as printed, or the number as printed."
    list_select_related = ("anchor", "run")
    ordering = ("-id",)

    @admin.display(description="benchmark")
    def on(self, obj: Claim) -> str:
        return in_words(obj.benchmarks)


@admin.register(ImportedRow)
class ImportedRowAdmin(ReadOnlyAdmin):
    list_display = (
        "place",
        "version",
        "benchmark",
        "metric",
        "system",
        "printed",
        "known_date",
        "understood",
        "reason",
    )
    list_filter = ("understood", "source")
    search_fields = ("benchmark", "system", "metric")
    search_help_text = "A benchmark, model or metric as the file names it."
    list_select_related = ("paper", "run")
    ordering = ("-id",)

    @admin.display(description="date", ordering="date")
    def known_date(self, obj: ImportedRow) -> str:
        return known_date(obj.date, obj.date_precision)
