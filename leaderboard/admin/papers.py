"""Papers and what identifies them; their texts, which nobody changes."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from leaderboard.admin.base import (
    LinesField,
    ModelForm,
    NeedsReview,
    PartInline,
    ReadOnlyAdmin,
    ReadOnlyInline,
    ReasonForm,
    RecordedAdmin,
    count_of,
    in_words,
    known_date,
)
from leaderboard.formats import identifiers
from leaderboard.formats.records import PartialDate
from leaderboard.models import Identifier, Paper, Result, Text
from leaderboard.services import catalogue
from leaderboard.services.papers import SHOWN_TITLE, normalise_title

_EXAMPLES = {
    Identifier.Scheme.DOI: "10.1000/182",
    Identifier.Scheme.ARXIV: "2410.05261",
    Identifier.Scheme.ACL: "2024.acl-long.1",
    Identifier.Scheme.URL: "https://example.org/paper",
}


class PaperForm(ReasonForm):
    """A paper as a person writes it down: a date as far as it is known, one author or address a line."""

    known_date = forms.CharField(
        label="Date",
        required=False,
        help_text="As far as it is known: 2024, 2024-10 or 2024-10-07. It counts at the end of its period.",
    )
    authors = LinesField(required=False, help_text="One a line, the first author first.")
    code_links = LinesField(required=False, help_text="Addresses of code, one a line.")

    class Meta:
        model = Paper
        fields: ClassVar = ["title", "authors", "code_links"]
        widgets: ClassVar = {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["known_date"] = known_date(self.instance.date, self.instance.date_precision)

    def clean_title(self) -> str:
        title = " ".join(str(self.cleaned_data["title"]).split())
        if not normalise_title(title):
            raise forms.ValidationError("A title needs a letter or a digit, or the paper cannot be found again.")
        if len(title) > SHOWN_TITLE:
            raise forms.ValidationError(f"At most {SHOWN_TITLE} characters; this title has {len(title):,}.")
        return title

    def clean_known_date(self) -> PartialDate | None:
        typed = str(self.cleaned_data["known_date"]).strip()
        try:
            return PartialDate.parse(typed) if typed else None
        except ValueError:
            raise forms.ValidationError(
                f"“{typed}” is no date. Write 2024, 2024-10 or 2024-10-07, as far as it is known."
            ) from None

    def clean_code_links(self) -> list[str]:
        links: list[str] = self.cleaned_data["code_links"]
        for link in links:
            if not link.startswith(("https://", "http://")):
                raise forms.ValidationError(f"“{link}” is no address. An address starts with https:// or http://.")
        return links

    def save(self, commit: bool = True) -> Any:
        paper, date = self.instance, self.cleaned_data["known_date"]
        paper.date, paper.date_precision = (date.first, date.precision) if date else (None, "")
        paper.normalised_title = normalise_title(paper.title)
        paper.first_author = paper.authors[0][:200] if paper.authors else ""
        if not paper.slug:
            paper.slug = catalogue.free_slug(Paper, paper.title[:120], fallback="paper")
        return super().save(commit)


class IdentifierForm(ModelForm):
    """An identifier in any spelling, kept in its normal form."""

    class Meta:
        model = Identifier
        fields: ClassVar = ["scheme", "value"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        scheme, value = cleaned.get("scheme"), cleaned.get("value")
        if not scheme or not value:
            return cleaned
        found: dict[str, str] = dict(identifiers.of_link(value) or identifiers.of_link(f"{scheme}:{value}"))
        if scheme not in found:
            other = f" It looks like another kind: {Identifier.Scheme(next(iter(found))).label}." if found else ""
            label, example = Identifier.Scheme(scheme).label, _EXAMPLES[scheme]
            self.add_error("value", f"“{value}” cannot be read as {label}. Write it like {example}.{other}")
            return cleaned
        cleaned["value"] = found[scheme]
        same = Identifier.objects.filter(scheme=scheme, value=cleaned["value"]).exclude(pk=self.instance.pk)
        if other_paper := same.select_related("paper").first():
            self.add_error("value", f"This already identifies the paper “{other_paper.paper.short_title}”.")
        return cleaned


class IdentifierInline(PartInline):
    model = Identifier
    form = IdentifierForm


class TextInline(ReadOnlyInline):
    """Which texts there are; each opens on its own page, for it may be long."""

    model = Text
    fields = ("kind", "version", "created_at")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("title", "body")


@admin.register(Paper)
class PaperAdmin(RecordedAdmin):
    form = PaperForm
    list_display = ("title", "known_date", "identified_by", "result_count")
    list_filter = (NeedsReview, "date_precision", ("texts__kind", admin.ChoicesFieldListFilter))
    search_fields = ("title", "identifiers__value", "first_author")
    search_help_text = "Words of the title, the first author, or an identifier: a DOI, an arXiv id, an address."
    inlines = (IdentifierInline, TextInline)
    readonly_fields = ("slug",)
    result_field = "paper"
    recorded = ("title", "authors", "known_date", "code_links", "identifiers")
    fieldsets = (
        (
            None,
            {
                "fields": ["title", "known_date", "authors", "slug"],
                "description": "Results take the paper's date unless they have one of their own. "
                "The texts that numbers were read in stay as they came in, whatever the title says here.",
            },
        ),
        ("Code", {"fields": ["code_links"]}),
        RecordedAdmin.why,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: QuerySet[Any] = super().get_queryset(request).prefetch_related("identifiers")
        return rows.annotate(shown_count=count_of(Result.objects.all(), "paper"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.replace("\0", "").strip()
        if not term:
            return queryset, False
        found = Q(title__icontains=term) | Q(first_author__icontains=term)
        values = {value for _, value in identifiers.of_link(term)}
        values |= {value for value in (identifiers.arxiv_id(term), identifiers.doi(term)) if value}
        if values:
            found |= Q(pk__in=Identifier.objects.filter(value__in=values).values("paper"))
        if title := normalise_title(term):
            found |= Q(normalised_title__contains=title)
        return queryset.filter(found), False

    @admin.display(description="date", ordering="date")
    def known_date(self, obj: Paper) -> str:
        return known_date(obj.date, obj.date_precision)

    @admin.display(description="identified by")
    def identified_by(self, obj: Paper) -> str:
        return self.identifiers(obj)

    @admin.display(description="results", ordering="shown_count")
    def result_count(self, obj: Any) -> int:
        return int(obj.shown_count)

    # What acts say of fields that are no plain ones.

    def identifiers(self, obj: Paper) -> str:
        """All identifiers in one line, by kind and value."""
        return "; ".join(str(identifier) for identifier in obj.identifiers.all())

    def authors(self, obj: Paper) -> str:
        return "; ".join(obj.authors)

    def code_links(self, obj: Paper) -> str:
        return in_words(obj.code_links)


@admin.register(Text)
class TextAdmin(ReadOnlyAdmin):
    list_display = ("paper", "kind", "version", "created_at")
    list_display_links = ("kind",)
    list_filter = ("kind",)
    list_select_related = ("paper",)
    search_fields = ("paper__title",)
    ordering = ("-id",)
    fields = ("paper", "kind", "version", "title", "body", "sha256", "created_at")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("body")
