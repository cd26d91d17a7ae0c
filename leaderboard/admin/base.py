"""What the admin's pages share: recording of edits, refusal to delete what is referred to, read-only records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, Model, OuterRef, ProtectedError, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from leaderboard.models import Act, BenchmarkCounts, BenchmarkSummary, DatePrecision, Identifier, Name, Result
from leaderboard.services import acts, turns
from leaderboard.services.numbers import plain

if TYPE_CHECKING:  # generic in the stubs, not when they run
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelForm, InlineFormSet = forms.ModelForm, forms.BaseInlineFormSet
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline

# Rows that belong to an entry and go with it; everything else that points at it keeps it.
_PARTS = (Name, Identifier, BenchmarkCounts, BenchmarkSummary)
_FORMATS = {DatePrecision.DAY: "%Y-%m-%d", DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}


class ReasonForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose sender may say why."""

    reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Why, for the history. May stay empty where the change speaks for itself.",
    )


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


def known_date(first: date | None, precision: str) -> str:
    """A date as far as it is known: 2024-10; "" for none."""
    return first.strftime(_FORMATS[DatePrecision(precision)]) if first is not None else ""


def in_words(value: Any) -> str:
    """A field's value as the history says it: keys for entries, "" for nothing."""
    match value:
        case None | "":
            return ""
        case Model():
            return str(getattr(value, "key", value))
        case list():
            return ", ".join(map(str, value))
        case dict():
            return ", ".join(f"{name}: {said}" for name, said in value.items())
        case Decimal():
            return plain(value)
    if hasattr(value, "values_list"):  # the entries of a many-to-many field
        return ", ".join(sorted(value.values_list("key", flat=True)))
    return str(value)


def count_of(rows: QuerySet[Any], field: str) -> Coalesce:
    """How many of `rows` point with `field` at each row of a list: counted for the rows shown, not for all."""
    counted = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


class NeedsReview(admin.SimpleListFilter):
    """Entries with results in the review queue; `result_field` of the list says how results lead to them."""

    title = "needs review"
    parameter_name = "needs_review"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.result_field: str = model_admin.result_field

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has results to look at")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        waiting = Result.objects.filter(~Q(review=""))  # the index of the queue; a condition more would lose it
        return queryset.filter(pk__in=waiting.values(self.result_field))


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Records that nobody adds, changes or deletes by hand."""

    actions = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyInline(TabularInline):
    """Rows that are shown on their parent's page, and never changed."""

    extra = 0
    can_delete = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


class PartInline(TabularInline):
    """Rows that belong to an entry: whoever may change the entry may change them."""

    extra = 1

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        parent = admin.site._registry[self.parent_model]
        return parent.has_change_permission(request, obj) if obj else parent.has_add_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that curators work on: each save is an act, shown under History; what is referred to cannot be deleted."""

    form = ReasonForm
    save_on_top = True
    show_full_result_count = False
    # Fields that an act names when they change; a name that is no field is a method of this class.
    recorded: tuple[str, ...] = ()
    why: Any = ("Why", {"fields": ["reason"]})

    def view_on_site(self, obj: Any) -> str:
        """Straight to the public page, without a detour over content types."""
        return str(obj.get_absolute_url())

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # an entry is deleted on its own page, if at all
        return field

    def get_actions(self, request: HttpRequest) -> Any:
        chosen = super().get_actions(request)
        chosen.pop("delete_selected", None)  # entries are deleted one by one, each looked at
        return chosen

    # Recording -----------------------------------------------------------------------------------------------------

    def said(self, obj: Any) -> dict[str, str]:
        """What the entry says now, by recorded field."""
        found = {}
        for field in self.recorded:
            say: Callable[[Any], str] | None = getattr(self, field, None)
            found[field] = say(obj) if say is not None else in_words(getattr(obj, field))
        return found

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A save takes its turn before it locks a row, as every writer of the ledger does."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with turns.turn():
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.before = self.said(self.model._default_manager.select_for_update().get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.complete(form, change)
        after = self.said(self.model._default_manager.get(pk=form.instance.pk))
        acts.record_edit(
            form.instance,
            person=cast(User, request.user),
            changes={field: (form.before.get(field, ""), now) for field, now in after.items()},
            reason=form.cleaned_data["reason"],
            verb=Act.Verb.EDIT if change else Act.Verb.CREATE,
        )

    def complete(self, form: Any, change: bool) -> None:
        """A last hand on the saved entry before its act is written."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404(f"There is no such {self.opts.verbose_name}.")
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {obj}",
            "acts": acts.entry_history(obj)[::-1],
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "leaderboard/admin/history.html", context)

    # Deleting ------------------------------------------------------------------------------------------------------

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_delete_permission(request, obj):
            return super().delete_view(request, object_id, extra_context)
        holding = _references(obj)
        if not holding:
            try:
                return super().delete_view(request, object_id, extra_context)
            except ProtectedError:  # something came to point at it between the look and the deletion
                holding = _references(obj)
        said = f"“{obj}” was not deleted: it is referred to by {_listed(holding)}."
        self.message_user(request, said, messages.ERROR)
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])
        )


def _references(obj: Model) -> list[str]:
    """What points at the row and is no part of it, counted, in words."""
    found = []
    for relation in obj._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        if not relation.auto_created or relation.concrete or model in _PARTS or model._meta.auto_created:
            continue
        count = model._base_manager.filter(**{relation.field.name: obj}).count()  # type: ignore[union-attr]
        if count:
            words = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
            found.append(f"{count:,} {words}")
    return found


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
