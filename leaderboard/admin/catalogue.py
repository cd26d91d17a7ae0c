"""Benchmarks, metrics, models and tasks, each with the names that lead to it."""

from __future__ import annotations

import contextlib
import re
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from leaderboard.admin.base import (
    InlineFormSet,
    ModelForm,
    NeedsReview,
    PartInline,
    ReasonForm,
    RecordedAdmin,
    count_of,
)
from leaderboard.models import Benchmark, BenchmarkState, Convention, Metric, Name, Result, Status, System, Task
from leaderboard.models.catalogue import CONVENTIONS, SOURCED, Entry, NameSource
from leaderboard.people import TEACH
from leaderboard.queries.names import matching
from leaderboard.ranking import SETTING_FIELDS
from leaderboard.services import acts, catalogue

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNSTATED = "unstated_"
_IDENTITY_FIELDS = ["name", "slug", "key", "status", "description"]
_IDENTITY: Any = (
    None,
    {
        "fields": _IDENTITY_FIELDS,
        "description": "The name is what pages show. A new name or address keeps the old one: texts that use the old "
        "name are still understood, and old addresses redirect.",
    },
)


# Names -------------------------------------------------------------------------------------------------------------


class NameForm(ModelForm):
    """A spelling; once taught, only whether it is ambiguous may change."""

    class Meta:
        model = Name
        fields: ClassVar = ["text", "ambiguous"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["text"].disabled = True


class NameFormSet(InlineFormSet):
    """The names of one entry: none empty, none twice, none that leads to another entry."""

    def clean(self) -> None:
        super().clean()
        own = catalogue.normalise(self.instance.name)
        seen: set[str] = set()
        for form in self.forms:
            text = form.cleaned_data.get("text")
            if not text:
                continue
            normalised = catalogue.normalise(text)
            if form.cleaned_data.get("DELETE"):
                if normalised == own:
                    raise forms.ValidationError("An entry answers to its own name. Rename the entry first.")
                continue
            if not normalised:
                form.add_error("text", "A name needs a letter or a digit, or nothing can be found by it.")
            elif normalised in seen:
                form.add_error("text", "This is the same name as another one here, in another spelling.")
            elif self._newly_certain(form) and (problem := _in_the_way(self.instance, text)):
                form.add_error("text", problem)
            seen.add(normalised)

    def _newly_certain(self, form: Any) -> bool:
        return bool(form.has_changed() and not form.cleaned_data.get("ambiguous"))


class NameInline(PartInline):
    """The names of an entry: whoever may change the entry, and whoever may teach names."""

    model = Name
    form = NameForm
    formset = NameFormSet
    fields = ("text", "ambiguous", "source")
    readonly_fields = ("source",)
    verbose_name = "name"
    verbose_name_plural = "names that lead here"


def _others(entry: Entry, text: str) -> QuerySet[Name]:
    """The names of other entries of its kind that are the same name."""
    kind = catalogue.kind_of(entry).value
    rows: QuerySet[Name] = Name.objects.filter(kind=kind, normalised=catalogue.normalise(text)).order_by("id")
    rows = rows.select_related(kind)
    return rows.exclude(**{kind: entry}) if entry.pk else rows


def _in_the_way(entry: Entry, text: str) -> str:
    """Why the text cannot lead to the entry without doubt, as a sentence; "" where nothing is in the way."""
    other = _others(entry, text).order_by("ambiguous", "id").first()
    if other is None:
        return ""
    if other.ambiguous:
        return f"“{text}” is an ambiguous name of {other.target.name}. Add it below as ambiguous here as well."
    return str(catalogue.NameTakenError(text, other.target))


def _leads_to(entry: Entry, start: Entry | None, field: str) -> bool:
    """Whether following `field` from `start`, itself included, comes to the entry."""
    while start is not None and start.pk != entry.pk:
        start = getattr(start, field)
    return start is not None


# Forms -------------------------------------------------------------------------------------------------------------


class EntryForm(ReasonForm):
    """What all kinds check: the name and the address lead nowhere else, the key is well formed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"slug", "key"} & self.fields.keys():
            self.fields[name].required = False
            self.fields[name].help_text += " Left empty, it is made from the name."

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if not catalogue.normalise(name):
            raise forms.ValidationError("A name needs a letter or a digit, or nothing can be found by it.")
        if problem := _in_the_way(self.instance, name):
            raise forms.ValidationError(problem)
        return name

    def clean_slug(self) -> str:
        slug, old = str(self.cleaned_data["slug"]), self.instance.slug
        if not slug:
            kind = catalogue.kind_of(self.instance).value
            return old or catalogue.free_slug(self._meta.model, self.cleaned_data.get("name", ""), fallback=kind)
        if not catalogue.normalise(slug):
            raise forms.ValidationError("An address needs a letter or a digit.")
        if slug != old:
            for address in filter(None, (slug, old)):  # the old one goes on to lead here
                other = _others(self.instance, address).filter(ambiguous=False).first()
                if other is not None:
                    raise forms.ValidationError(str(catalogue.NameTakenError(address, other.target)))
        return slug

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"] or self.cleaned_data.get("slug", ""))
        if key and not _KEY.fullmatch(key):
            raise forms.ValidationError("A key is small letters and digits, joined by single hyphens.")
        if key and self._meta.model._default_manager.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Another entry has this key already. Choose another one.")
        return key


class ConventionForm(ModelForm):
    """Where one convention is written down."""

    field = forms.ChoiceField(choices=list(CONVENTIONS.items()), label="convention")

    class Meta:
        model = Convention
        fields: ClassVar = ["field", "source", "note"]


class ConventionFormSet(InlineFormSet):
    """The sources of a benchmark's conventions: a fact that is newly stated says where it is written."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data.get("source") and not form.cleaned_data.get("DELETE")]
        given = {form.cleaned_data["field"] for form in kept if "field" in form.cleaned_data}
        old = Benchmark.objects.filter(pk=self.instance.pk).first() or Benchmark()
        for field in SOURCED:
            value = getattr(self.instance, field)
            said = value is not None and value not in ("", BenchmarkState.IN_USE)
            if said and value != getattr(old, field) and field not in given:
                words = CONVENTIONS[field]
                raise forms.ValidationError(f"Say where “{words}” is written down: add its source here.")


class ConventionInline(PartInline):
    """Where the conventions are written down: an editor's."""

    model = Convention
    form = ConventionForm
    formset = ConventionFormSet
    extra = 2
    verbose_name = "source of a convention"
    verbose_name_plural = "sources of the conventions"

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        return bool(request.user.has_perm("leaderboard.change_benchmark" if obj else "leaderboard.add_benchmark"))


def _unstated(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=100, required=False)


class BenchmarkForm(EntryForm):
    """A benchmark's conventions as boxes to tick and fields to fill, not as JSON."""

    separators = forms.MultipleChoiceField(
        choices=[(field, field.replace("_", " ")) for field in SETTING_FIELDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Results that differ in one of these are not ranked together.",
        error_messages={"invalid_choice": f"“%(value)s” is no setting field. There are: {', '.join(SETTING_FIELDS)}."},
    )

    # One field each, so that no other key can be typed.
    unstated_split = _unstated("Split")
    unstated_shots = _unstated("Shots")
    unstated_regime = _unstated("Regime")
    unstated_extra_data = _unstated("Extra data")
    unstated_tools = _unstated("Tools")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["separators"] = self.instance.separators
        for field in SETTING_FIELDS:
            self.initial[f"{_UNSTATED}{field}"] = self.instance.not_stated.get(field, "")

    def clean_threshold(self) -> float:
        threshold = float(self.cleaned_data["threshold"])
        if not 0 <= threshold <= 1:
            raise forms.ValidationError("A confidence lies between 0 and 1: 0.8, say.")
        return threshold

    def clean_test_size(self) -> int | None:
        size: int | None = self.cleaned_data["test_size"]
        if size == 0:
            raise forms.ValidationError("A test set has at least one item. Leave it empty where the size is not known.")
        return size

    def clean_superseded_by(self) -> Benchmark | None:
        other: Benchmark | None = self.cleaned_data["superseded_by"]
        if _leads_to(self.instance, other, "superseded_by"):
            raise forms.ValidationError(f"{other} is superseded by this benchmark, or is this very one.")
        return other

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        metric, level = cleaned.get("default_metric"), cleaned.get("human_level")
        if level is not None and metric is None and "default_metric" in cleaned:
            self.add_error("human_level", "Choose the usual metric first: a level is a level in some metric.")
        elif level is not None and metric is not None and not metric.allows(level):
            self.add_error("human_level", f"{metric.name} cannot be {level.normalize():f}.")
        if cleaned.get("superseded_by") and cleaned.get("state") == BenchmarkState.IN_USE:
            self.add_error("state", "A benchmark that is superseded is no longer simply in use. Say which it is.")
        return cleaned

    def clean_separators(self) -> list[str]:
        return [field for field in SETTING_FIELDS if field in self.cleaned_data["separators"]]

    def save(self, commit: bool = True) -> Any:
        if f"{_UNSTATED}{SETTING_FIELDS[0]}" in self.fields:  # whoever teaches names alone is not shown them
            said = {field: self.cleaned_data.get(f"{_UNSTATED}{field}", "").strip() for field in SETTING_FIELDS}
            self.instance.not_stated = {field: value for field, value in said.items() if value}
        return super().save(commit)


class TaskForm(EntryForm):
    def clean_parent(self) -> Task | None:
        parent: Task | None = self.cleaned_data["parent"]
        if _leads_to(self.instance, parent, "parent"):
            raise forms.ValidationError(f"{parent} stands under this task itself, so it cannot stand above it.")
        return parent


# Lists -------------------------------------------------------------------------------------------------------------


class EntryAdmin(RecordedAdmin):
    """A kind of the catalogue: its lists, its names, its confirmation."""

    form = EntryForm
    inlines: ClassVar[Any] = (NameInline,)
    actions = ("confirm",)
    search_fields = ("name", "key")
    search_help_text = "Any name that leads to the entry, in any spelling, or its key."
    fields_of_kind: tuple[str, ...] = ()
    result_field = ""  # of `Result`, leading to the entry

    @property
    def recorded(self) -> tuple[str, ...]:  # type: ignore[override]
        return ("name", "slug", "description", "status", *self.fields_of_kind, "names")

    def names(self, obj: Any) -> str:
        """The names that lead to the entry, as the history says them."""
        found = obj.names.order_by("id")
        return "; ".join(name.text + (" (ambiguous)" if name.ambiguous else "") for name in found)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(shown_count=count_of(Result.objects.all(), self.result_field))

    @admin.display(description="results", ordering="shown_count")
    def result_count(self, obj: Any) -> int:
        return int(obj.shown_count)

    # Who may: an editor changes an entry; a curator teaches its names and confirms it, and is shown the rest.

    def _may_edit(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request, obj) or bool(request.user.has_perm(TEACH))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None and not self._may_edit(request, obj):
            return [_IDENTITY, self.why]
        if obj is not None:
            return super().get_fieldsets(request, obj)
        first, *others = super().get_fieldsets(request, obj)
        fields = [field for field in _IDENTITY_FIELDS if field != "status"]  # who adds an entry stands behind it
        return [(first[0], {"fields": fields}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is not None and not self._may_edit(request, obj):
            every = flatten_fieldsets(super().get_fieldsets(request, obj))
            return tuple(field for field in every if field != "reason")
        return (*self.readonly_fields, "key") if obj else tuple(self.readonly_fields)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("name",), "key": ("name",)}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.replace("\0", "").strip()
        if not term:
            return queryset, False
        found = Q(name__icontains=term) | Q(key__icontains=term)
        if normalised := catalogue.normalise(term):
            found |= matching(catalogue.kind_of(self.model()).value, normalised)
        return queryset.filter(found), False

    # Saving --------------------------------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.status = Status.CONFIRMED
        form.confirming = change and "status" in form.changed_data and obj.status == Status.CONFIRMED
        if form.confirming:
            obj.status = Status.CANDIDATE  # confirming is an act of its own, below
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is not Name:
            super().save_formset(request, form, formset, change)
            return
        formset.save(commit=False)
        for name in formset.deleted_objects:
            name.delete()
        for name, _ in formset.changed_objects:
            name.save()
        for name in formset.new_objects:
            catalogue.teach(formset.instance, name.text, ambiguous=name.ambiguous)

    def complete(self, form: Any, change: bool) -> None:
        entry = form.instance
        if not change or "name" in form.changed_data:
            catalogue.teach(entry, entry.name)
        if change and "slug" in form.changed_data:
            catalogue.teach(entry, form.initial["slug"], source=NameSource.SLUG)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.confirming:
            with contextlib.suppress(acts.ActError):  # another curator was faster
                acts.confirm(form.instance, person=cast(User, request.user), reason=form.cleaned_data["reason"])

    @admin.action(description="Confirm selected: their results may rank", permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        confirmed = already = 0
        for entry in queryset:
            try:
                acts.confirm(entry, person=cast(User, request.user))
                confirmed += 1
            except acts.ActError:
                already += 1
        words = self.opts.verbose_name if confirmed == 1 else self.opts.verbose_name_plural
        said = f"{confirmed} {words} confirmed."
        if already:
            said += f" {already} confirmed already."
        self.message_user(request, said, messages.SUCCESS if confirmed else messages.WARNING)


@admin.register(Benchmark)
class BenchmarkAdmin(EntryAdmin):
    form = BenchmarkForm
    list_display = ("name", "status", "task_names", "default_metric", "result_count", "year")
    list_filter = ("status", NeedsReview, ("tasks__area", admin.AllValuesFieldListFilter))
    list_select_related = ("default_metric",)
    autocomplete_fields = ("tasks", "default_metric", "superseded_by")
    inlines: ClassVar[Any] = (NameInline, ConventionInline)
    result_field = "benchmark"
    fields_of_kind = (
        *("year", "tasks", "default_metric", "accuracy_means", "printed_in", "separators", "not_stated", "test_size"),
        *("human_level", "version", "state", "superseded_by", "held", "threshold", "sources"),
    )
    fieldsets = (
        _IDENTITY,
        (
            "What it measures",
            {"fields": ["tasks", "default_metric", "accuracy_means", "printed_in", "test_size", "human_level", "year"]},
        ),
        (
            "Who may enter",
            {
                "fields": ["held", "threshold"],
                "description": "A change here moves results at once; the board's change log says which, and that it "
                "was you.",
            },
        ),
        ("Where it stands", {"fields": ["version", "state", "superseded_by"]}),
        (
            "What may be ranked together",
            {
                "fields": ["separators"],
                "description": "Two results stand on one ranked list only where these parts of their setting agree.",
            },
        ),
        (
            "What silence stands for",
            {
                "fields": [f"{_UNSTATED}{field}" for field in SETTING_FIELDS],
                "description": "A result that does not state its split, say, counts as reported on the one given here. "
                "Leave empty what is not known.",
            },
        ),
        RecordedAdmin.why,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("tasks")

    def sources(self, obj: Benchmark) -> str:
        """Where the conventions are written, as the history says it."""
        rows = obj.conventions.order_by("field")
        return "; ".join(f"{row}" + (f" ({row.note})" if row.note else "") for row in rows)

    @admin.display(description="tasks")
    def task_names(self, obj: Benchmark) -> str:
        return ", ".join(task.name for task in obj.tasks.all())


@admin.register(Metric)
class MetricAdmin(EntryAdmin):
    list_display = ("name", "status", "unit", "scale", "direction", "result_count")
    list_filter = ("status", NeedsReview, "scale", "direction")
    result_field = "metric"
    fields_of_kind = ("unit", "scale", "direction", "minimum", "maximum", "share_of_items")
    fieldsets = (
        _IDENTITY,
        (
            "How it counts",
            {
                "fields": ["unit", "scale", "direction", ("minimum", "maximum"), "share_of_items"],
                "description": "Results outside the range, given on the metric's own scale, are listed and not ranked. "
                "Where the direction is not known, nothing in this metric is ranked.",
            },
        ),
        RecordedAdmin.why,
    )


@admin.register(System)
class SystemAdmin(EntryAdmin):
    list_display = ("name", "status", "result_count", "paper")
    list_filter = ("status", NeedsReview, ("paper", admin.EmptyFieldListFilter))
    list_select_related = ("paper",)
    readonly_fields = ("paper",)
    result_field = "system"
    fieldsets = (
        _IDENTITY,
        (
            "Unnamed",
            {
                "fields": ["paper"],
                "description": "Set for what a paper reports without naming it: one per paper, never merged.",
            },
        ),
        RecordedAdmin.why,
    )


@admin.register(Task)
class TaskAdmin(EntryAdmin):
    form = TaskForm
    list_display = ("name", "status", "area", "parent", "benchmark_count")
    list_filter = ("status", "area")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    fields_of_kind = ("area", "parent")
    fieldsets = (_IDENTITY, ("Where it belongs", {"fields": ["area", "parent"]}), RecordedAdmin.why)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = RecordedAdmin.get_queryset(self, request)
        return rows.annotate(shown_count=count_of(Benchmark.tasks.through._default_manager.all(), "task"))

    @admin.display(description="benchmarks", ordering="shown_count")
    def benchmark_count(self, obj: Any) -> int:
        return int(obj.shown_count)
