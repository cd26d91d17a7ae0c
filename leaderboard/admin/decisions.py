"""What people decided, field by field. Never changed: an act is undone by a further one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from leaderboard.admin.base import ReadOnlyAdmin, ReadOnlyInline
from leaderboard.models import Act, Change
from leaderboard.queries.log import acts_with_subjects


class ChangeInline(ReadOnlyInline):
    model = Change
    fields = ("field", "old", "new")


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    list_display = ("at", "shown_name", "verb", "about", "changed", "reason", "bulk")
    list_filter = ("verb", "bulk")
    search_fields = ("shown_name", "reason")
    search_help_text = "Who decided, or words of the reason."
    ordering = ("-id",)
    inlines = (ChangeInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: QuerySet[Any] = acts_with_subjects().select_related("person")
        return rows.order_by("-id")

    @admin.display(description="about")
    def about(self, obj: Act) -> str:
        subject = obj.subject
        result = getattr(subject, "result", None) if obj.anchor_id or obj.imported_row_id else None
        return str(result or subject)

    @admin.display(description="changes")
    def changed(self, obj: Act) -> str:
        return "; ".join(str(change) for change in obj.changes.all())
