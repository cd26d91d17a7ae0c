"""Papers, what identifies them, and the exact texts that are read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from leaderboard.models.loading import Loaded


class DatePrecision(models.TextChoices):
    """How much of a date is known. It counts at the end of its period and is printed as known."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


class PaperManager(models.Manager["Paper"]):
    def get_by_natural_key(self, slug: str) -> Paper:
        return self.get(slug=slug)


class Paper(Loaded):
    """One paper. Found again by DOI, else arXiv id without version, else normalised title with first author."""

    slug = models.SlugField(max_length=160, unique=True)
    title = models.TextField()
    normalised_title = models.CharField(max_length=400, help_text="What papers are found again by; see services.")
    first_author = models.CharField(max_length=200, blank=True)
    authors = models.JSONField(default=list, blank=True)
    date = models.DateField(null=True, blank=True, help_text="First day of the period that is known.")
    date_precision = models.CharField(max_length=5, choices=DatePrecision, blank=True)
    code_links = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The paper that this one was found to be: its address redirects there, its texts are read there.",
    )

    objects = PaperManager()

    class Meta:
        ordering: ClassVar = ["-date", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(date__isnull=True, date_precision="") | (Q(date__isnull=False) & ~Q(date_precision="")),
                name="paper_date_has_precision",
                violation_error_message="Say how precise the date is (day, month or year), or leave both empty.",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="paper_has_title"),
        ]
        indexes: ClassVar = [
            # Finding a paper again that comes without DOI and arXiv id.
            models.Index(fields=["normalised_title"], name="paper_by_title"),
            # The admin's list and the model page, newest first.
            models.Index(fields=["-date", "title"], name="paper_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.slug])

    @property
    def survivor(self) -> Paper:
        """The paper that this one is read as: what it was merged into, else itself."""
        return self.merged_into or self

    @property
    def short_title(self) -> str:
        """Enough of the title to tell papers apart in a table."""
        return shortened_title(self.title)


def shortened_title(title: str) -> str:
    """A title up to its colon, or its first words."""
    head = title.split(": ", 1)[0].strip()
    if 2 <= len(head) <= 40:
        return head
    return head if len(head) <= 48 else head[:46].rsplit(" ", 1)[0] + " …"


class IdentifierManager(models.Manager["Identifier"]):
    def get_by_natural_key(self, scheme: str, value: str) -> Identifier:
        return self.get(scheme=scheme, value=value)


class Identifier(models.Model):
    """What names a paper outside: a DOI, an arXiv id without version, an ACL Anthology id, an address."""

    class Scheme(models.TextChoices):
        DOI = "doi", "DOI"
        ARXIV = "arxiv", "arXiv"
        ACL = "acl", "ACL Anthology"
        URL = "url", "address"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=5, choices=Scheme)
    value = models.CharField(max_length=500)

    objects = IdentifierManager()

    class Meta:
        ordering: ClassVar = ["scheme", "value"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="identifier_names_one_paper",
                violation_error_message="Another paper already has this identifier.",
            ),
            models.CheckConstraint(condition=~Q(value=""), name="identifier_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def natural_key(self) -> tuple[str, str]:
        return (self.scheme, self.value)

    @property
    def url(self) -> str:
        """Where the identifier leads on the web."""
        prefix = {
            "doi": "https://doi.org/",
            "arxiv": "https://arxiv.org/abs/",
            "acl": "https://aclanthology.org/",
        }.get(self.scheme, "")
        return prefix + self.value


class TextKind(models.TextChoices):
    """Where a text comes from: only the best kind that a paper has feeds boards; `TEXT_RANK` says which that is."""

    FULL = "full", "full text"
    ABSTRACT = "abstract", "the authors' abstract"
    PASTED = "pasted", "pasted text"
    SUMMARY = "summary", "summary written for Tidemark"


# Higher is better. An abstract goes before the full text, in which far more than the paper's own results stands.
TEXT_RANK: dict[str, int] = {TextKind.ABSTRACT: 4, TextKind.FULL: 3, TextKind.PASTED: 2, TextKind.SUMMARY: 1}


class TextManager(models.Manager["Text"]):
    def get_by_natural_key(self, slug: str, kind: str, version: int) -> Text:
        return self.get(paper__slug=slug, kind=kind, version=version)


class Text(Loaded):
    """One immutable piece of a paper, exactly as it came in. Spans point into `title` and `body`."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=8, choices=TextKind)
    version = models.PositiveIntegerField()
    title = models.TextField()
    body = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, help_text="Of title, a NUL byte and body, in UTF-8.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TextManager()

    class Meta:
        ordering: ClassVar = ["paper", "kind", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "kind", "version"], name="text_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="text_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"

    def natural_key(self) -> tuple[str, str, int]:
        return (self.paper.slug, self.kind, self.version)

    natural_key.dependencies = ("leaderboard.paper",)  # type: ignore[attr-defined]

    def field_text(self, field: str) -> str:
        """The characters that a span of `field` ("title" or "abstract") points into."""
        return self.title if field == "title" else self.body
