"""What machines read: runs, the places of printed numbers, readings of them, and rows of other people's files."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from leaderboard.models.loading import Loaded
from leaderboard.models.papers import DatePrecision, Paper, Text


class RunManager(models.Manager["Run"]):
    def get_by_natural_key(self, key: str) -> Run:
        return self.get(key=key)


class Run(models.Model):
    """One act of a machine: what was mined or imported, with which code and rules, and how it ended."""

    class Verb(models.TextChoices):
        MINE = "mine", "mined papers"
        IMPORT_PAPERS = "import-papers", "imported papers"
        IMPORT_RESULTS = "import-results", "imported results"
        IMPORT_FIXTURES = "import-fixtures", "imported fixtures"
        SAMPLE = "make-sample", "made sample data"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    verb = models.CharField(max_length=20, choices=Verb)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    code_version = models.CharField(max_length=40, blank=True)
    rules_version = models.CharField(max_length=40, blank=True)
    vocabulary = models.CharField(max_length=64, blank=True, help_text="Fingerprint of the vocabulary in use.")
    file_name = models.CharField(max_length=300, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    selection = models.JSONField(
        default=dict, blank=True, help_text="Which papers a mining run reads; empty for all of them."
    )
    reached = models.BigIntegerField(
        null=True, blank=True, help_text="The last paper of a mining run that is done, written with what it changed."
    )
    failure = models.TextField(blank=True, help_text="Why it ended early. Empty for a run that finished or runs.")

    objects = RunManager()

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                name="run_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.file_name} {self.started_at:%Y-%m-%d %H:%M}".replace("  ", " ")

    def natural_key(self) -> tuple[str]:
        return (str(self.key),)


class SpanField(models.TextChoices):
    TITLE = "title", "title"
    ABSTRACT = "abstract", "abstract"


class Anchor(Loaded):
    """The place of one printed number. Nothing that a rule decides is part of it."""

    text = models.ForeignKey(Text, models.PROTECT, related_name="anchors")
    field = models.CharField(max_length=8, choices=SpanField)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    ordinal = models.PositiveSmallIntegerField(
        default=0, help_text="Tells readings apart where one printed number says several things."
    )
    predecessor = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        help_text="The same number in the text that this one replaced; decisions on it hold here.",
    )

    class Meta:
        ordering: ClassVar = ["text", "field", "start", "ordinal"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "field", "start", "end", "ordinal"], name="anchor_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="anchor_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.start}-{self.end}" + (f" #{self.ordinal}" if self.ordinal else "")


class Claim(Loaded):
    """One reading of an anchor, names as printed. A newer reading is a further row; the latest one counts."""

    class Reading(models.TextChoices):
        SCORE = "score", "score"
        DELTA = "delta", "delta"
        NONE = "none", "no claim"

    anchor = models.ForeignKey(Anchor, models.PROTECT, related_name="claims")
    run = models.ForeignKey(Run, models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=5, choices=Reading, help_text='"No claim": a later reading took it back.')
    printed = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=24, decimal_places=10, null=True)
    high = models.DecimalField(max_digits=24, decimal_places=10, null=True, help_text="Upper end of a range.")
    unit = models.CharField(max_length=6, blank=True)
    qualifier = models.CharField(max_length=8, blank=True)
    metric = models.CharField(max_length=300, blank=True)
    benchmarks = models.JSONField(default=list, help_text="Names as printed: none, one, or several where joint.")
    joint = models.BooleanField(default=False)
    setting = models.CharField(max_length=500, blank=True)
    system = models.CharField(max_length=300, blank=True, help_text='"@paper", "@baseline" where unnamed.')
    baseline = models.CharField(max_length=300, blank=True)
    metric_key = models.CharField(max_length=160, blank=True)
    benchmark_keys = models.JSONField(default=list, help_text="One per name; null where the catalogue knew none.")
    system_key = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=10, blank=True)
    rule = models.CharField(max_length=100, help_text="The rule that read it, or why it is none.")
    confidence = models.FloatField(null=True)
    spans = models.JSONField(default=dict, help_text="Where each part is printed: [field, start, end], code points.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the reading; tells whether a new one differs.")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="none") | Q(value__isnull=False), name="claim_has_value_unless_none"
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="claim_confidence_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.printed}"


class ImportedRowManager(models.Manager["ImportedRow"]):
    def get_by_natural_key(self, source: str, external_id: str, version: int) -> ImportedRow:
        return self.get(source=source, external_id=external_id, version=version)


class ImportedRow(Loaded):
    """One cell out of somebody's file, raw, with its place. A changed cell is a further version of it."""

    class Understood(models.TextChoices):
        SCORE = "score", "a result"
        ATTRIBUTE = "attribute", "a property of the model"
        RAW = "raw", "kept raw"

    run = models.ForeignKey(Run, models.PROTECT, related_name="rows")
    source = models.CharField(max_length=200, help_text="Whose rows these are: a file's or tracker's lasting name.")
    external_id = models.CharField(max_length=64, help_text="The row's identity in its source; never its value.")
    version = models.PositiveIntegerField(default=1)
    place = models.CharField(max_length=500, help_text="File, line or path inside it.")
    raw = models.JSONField()
    understood = models.CharField(max_length=10, choices=Understood)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it is no result.")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="imported_rows")
    task = models.CharField(max_length=300, blank=True)
    benchmark = models.CharField(max_length=300)
    metric = models.CharField(max_length=300)
    system = models.CharField(max_length=300)
    printed = models.CharField(max_length=300, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=10, null=True, blank=True)
    unit = models.CharField(max_length=6, blank=True)
    setting = models.JSONField(default=dict, blank=True)
    note = models.CharField(max_length=500, blank=True)
    date = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=5, choices=DatePrecision, blank=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was read; tells whether a row changed.")

    objects = ImportedRowManager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "external_id", "version"], name="imported_row_version_once"),
            models.CheckConstraint(
                condition=~Q(understood="score") | Q(value__isnull=False), name="imported_score_has_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.system}, {self.metric} on {self.benchmark}"

    def natural_key(self) -> tuple[str, str, int]:
        return (self.source, self.external_id, self.version)
