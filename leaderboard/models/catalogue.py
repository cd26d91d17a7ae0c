"""The catalogue: tasks, benchmarks, metrics and systems, and the names that lead to them."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from leaderboard.models.loading import Loaded
from leaderboard.ranking import SETTING_FIELDS


class Status(models.TextChoices):
    """Whether a person, or the shipped catalogue, stands behind an entry."""

    CONFIRMED = "confirmed", "confirmed"
    CANDIDATE = "candidate", "unconfirmed"


class Kind(models.TextChoices):
    """What a name may lead to."""

    BENCHMARK = "benchmark", "benchmark"
    METRIC = "metric", "metric"
    SYSTEM = "system", "model"
    TASK = "task", "task"


class EntryQuerySet(models.QuerySet[Any]):
    """Words that every kind of catalogue entry shares."""

    def confirmed(self) -> Self:
        """Entries that a person or the shipped catalogue stands behind."""
        return self.filter(status=Status.CONFIRMED)


class EntryManager(models.Manager.from_queryset(EntryQuerySet)):  # type: ignore[misc]
    """Finds an entry by its permanent key, so that fixtures survive other primary keys."""

    def get_by_natural_key(self, key: str) -> Any:
        return self.get(key=key)


class Entry(Loaded):
    """What all kinds share: a permanent key, an address, a name, a status."""

    key = models.CharField(
        max_length=160,
        unique=True,
        help_text="Permanent; no rename changes it. Files refer to the entry by it.",
    )
    slug = models.SlugField(max_length=160, unique=True, help_text="The entry's address. An old one redirects.")
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.CANDIDATE)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The entry that this one was found to be: its address redirects there, its names lead there.",
    )

    objects = EntryManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    @property
    def survivor(self) -> Any:
        """The entry that this one is read as: what it was merged into, else itself."""
        return self.merged_into or self

    @property
    def confirmed(self) -> bool:
        """Whether a person, or the shipped catalogue, stands behind the entry."""
        return self.status == Status.CONFIRMED


class Task(Entry):
    """What systems are asked to do, in a shallow tree: question answering, object detection."""

    area = models.CharField(max_length=40, blank=True, help_text="The field: vision, language, speech ...")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering: ClassVar = ["name"]

    def get_absolute_url(self) -> str:
        return reverse("task", args=[self.slug])


class Scale(models.TextChoices):
    """How a metric's numbers are written on its boards."""

    PERCENT = "percent", "percent, 0 to 100"
    FRACTION = "fraction", "fraction, 0 to 1"
    ABSOLUTE = "absolute", "as printed"


class Direction(models.TextChoices):
    """Which way is better. Where nobody has said, a board lists and does not rank."""

    HIGHER = "higher", "higher is better"
    LOWER = "lower", "lower is better"
    UNKNOWN = "unknown", "not known"


class Metric(Entry):
    """A way of measuring. Unit, scale and direction live here only, never on a result."""

    unit = models.CharField(max_length=20, blank=True, help_text='Shown once, in the column\'s head: "%", "dB".')
    scale = models.CharField(max_length=10, choices=Scale, default=Scale.ABSOLUTE)
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.UNKNOWN)
    minimum = models.DecimalField(max_digits=24, decimal_places=10, null=True, blank=True)
    maximum = models.DecimalField(max_digits=24, decimal_places=10, null=True, blank=True)
    share_of_items = models.BooleanField(
        default=False,
        help_text="Each number is a count out of the test set's items, as accuracy is and F1 is not: so a board can "
        "say which leads the size of a test set cannot tell from chance.",
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lt=models.F("maximum")),
                name="metric_range_in_order",
                violation_error_message="The lowest possible value must be below the highest.",
            )
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('benchmarks')}?metric={self.slug}"

    @property
    def higher_is_better(self) -> bool:
        """False only for a metric that is known to be better when lower."""
        return self.direction != Direction.LOWER

    def allows(self, key: Decimal) -> bool:
        """Whether a number on the metric's own scale lies in its range."""
        return (self.minimum is None or key >= self.minimum) and (self.maximum is None or key <= self.maximum)


def _all_setting_fields() -> list[str]:
    return list(SETTING_FIELDS)


class BenchmarkState(models.TextChoices):
    """Whether a benchmark still tells systems apart."""

    IN_USE = "in-use", "in use"
    SATURATED = "saturated", "saturated"
    WITHDRAWN = "withdrawn", "withdrawn"
    SUPERSEDED = "superseded", "superseded"


class PrintedIn(models.TextChoices):
    """How the numbers of a benchmark stand in papers, where a bare 0.784 would leave it open."""

    PERCENT = "percent", "in percent: a bare 0.784 is less than one percent"
    FRACTION = "fraction", "as shares: a bare 0.784 is 78.4 percent"


class Benchmark(Entry):
    """A dataset or benchmark that results are measured on."""

    tasks = models.ManyToManyField(Task, blank=True, related_name="benchmarks")
    default_metric = models.ForeignKey(
        Metric,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="What a number without a named metric is taken for: listed and marked, not ranked, until checked.",
    )
    separators = models.JSONField(
        default=_all_setting_fields,
        blank=True,
        help_text="Which setting fields separate results that must not be ranked together: a list out of "
        "split, shots, regime, extra_data, tools.",
    )
    not_stated = models.JSONField(
        default=dict,
        blank=True,
        help_text='What "not stated" stands for, per setting field: {"split": "test"}.',
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    held = models.BooleanField(
        default=False, help_text="Held: nothing enters the board without a person. Open: what rules read may enter."
    )
    threshold = models.FloatField(
        default=0.0, help_text="An open board takes readings of at least this confidence, from 0 to 1; others wait."
    )
    test_size = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many items the test set has: what a share of items is a share of."
    )
    human_level = models.DecimalField(
        max_digits=24, decimal_places=10, null=True, blank=True, help_text="What people reach, in the usual metric."
    )
    version = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=BenchmarkState, default=BenchmarkState.IN_USE)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes", help_text="What is used instead."
    )
    accuracy_means = models.CharField(
        max_length=200, blank=True, help_text='What a plain "accuracy" stands for here: exact match, top-1 ...'
    )
    printed_in = models.CharField(
        max_length=8,
        blank=True,
        choices=PrintedIn,
        help_text="How papers print numbers that are shares: 0.784 counts as 78.4% unless they are printed in percent.",
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(threshold__gte=0, threshold__lte=1),
                name="benchmark_threshold_range",
                violation_error_message="A confidence lies between 0 and 1.",
            )
        ]
        indexes: ClassVar = [
            # Home: which benchmarks nobody confirmed yet.
            models.Index(fields=["status"], name="benchmark_status"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("benchmark", args=[self.slug])


# What may be agreed on a benchmark, in readers' words, by the field that holds it.
CONVENTIONS = {
    "default_metric": "Usual metric",
    "accuracy_means": "“Accuracy” means",
    "printed_in": "Numbers are printed",
    "separators": "Ranked apart by",
    "not_stated": "Not stated stands for",
    "test_size": "Size of the test set",
    "human_level": "Human level",
    "year": "First published",
    "version": "Version",
    "state": "State",
    "superseded_by": "Superseded by",
    "held": "Who may enter",
}
# Facts about the world rather than choices of a curator: whoever states one says where it is written.
SOURCED = ("accuracy_means", "printed_in", "test_size", "human_level", "version", "state", "superseded_by")


class ConventionManager(models.Manager["Convention"]):
    def get_by_natural_key(self, benchmark: str, field: str) -> Convention:
        return self.get(benchmark__key=benchmark, field=field)


class Convention(models.Model):
    """Where one of a benchmark's conventions is written down: its usual metric, its test size, its human level."""

    benchmark = models.ForeignKey(Benchmark, models.CASCADE, related_name="conventions")
    field = models.CharField(max_length=40, help_text="The field of the benchmark that the source speaks for.")
    source = models.CharField(max_length=500, help_text="An address, or words that lead there.")
    note = models.CharField(max_length=500, blank=True)

    objects = ConventionManager()

    class Meta:
        ordering: ClassVar = ["field"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["benchmark", "field"],
                name="convention_once_per_field",
                violation_error_message="This convention already has its source.",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="convention_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.source}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.benchmark.natural_key(), self.field)

    natural_key.dependencies = ("leaderboard.benchmark",)  # type: ignore[attr-defined]


class System(Entry):
    """What reached a score. Readers say "model"."""

    paper = models.OneToOneField(
        "leaderboard.Paper",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unnamed_system",
        help_text="Set for the one unnamed system of a paper, which is never merged with another.",
    )

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = "model"

    def get_absolute_url(self) -> str:
        return reverse("system", args=[self.slug])


class NameSource(models.TextChoices):
    """Who taught the name."""

    VOCABULARY = "vocabulary", "shipped vocabulary"
    CURATOR = "curator", "a curator"
    PRINTED = "printed", "as first printed"
    SLUG = "slug", "an earlier address"


class NameQuerySet(models.QuerySet["Name"]):
    """Words for finding what a text means."""

    def exact(self, kind: str, normalised: str) -> Self:
        """Names of that kind that lead somewhere without doubt."""
        return self.filter(kind=kind, normalised=normalised, ambiguous=False)


class NameManager(models.Manager.from_queryset(NameQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, kind: str, normalised: str, key: str) -> Any:
        return self.get(**{"kind": kind, "normalised": normalised, f"{kind}__key": key})


class Name(Loaded):
    """One spelling that leads to one entry: aliases, search, redirects and suggestions all read this table."""

    kind = models.CharField(max_length=10, choices=Kind)
    benchmark = models.ForeignKey(Benchmark, models.CASCADE, null=True, blank=True, related_name="names")
    metric = models.ForeignKey(Metric, models.CASCADE, null=True, blank=True, related_name="names")
    system = models.ForeignKey(System, models.CASCADE, null=True, blank=True, related_name="names")
    task = models.ForeignKey(Task, models.CASCADE, null=True, blank=True, related_name="names")
    text = models.CharField(max_length=300)
    normalised = models.CharField(
        max_length=300, help_text="The spelling without case, spaces and hyphens, as the extractor compares."
    )
    source = models.CharField(max_length=10, choices=NameSource, default=NameSource.CURATOR)
    ambiguous = models.BooleanField(
        default=False, help_text="An ordinary word, or shared: counts only with evidence beside it."
    )

    objects = NameManager()

    class Meta:
        ordering: ClassVar = ["text"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=Kind.BENCHMARK, benchmark__isnull=False, metric=None, system=None, task=None)
                | Q(kind=Kind.METRIC, metric__isnull=False, benchmark=None, system=None, task=None)
                | Q(kind=Kind.SYSTEM, system__isnull=False, benchmark=None, metric=None, task=None)
                | Q(kind=Kind.TASK, task__isnull=False, benchmark=None, metric=None, system=None),
                name="name_has_one_target_of_its_kind",
            ),
            models.CheckConstraint(condition=~Q(normalised=""), name="name_is_not_empty"),
            models.UniqueConstraint(
                fields=["kind", "normalised"],
                condition=Q(ambiguous=False),
                name="name_leads_to_one_entry",
                violation_error_message="Another entry of this kind already answers to this name.",
            ),
        ]
        indexes: ClassVar = [
            # Resolving a printed name, the search box and redirects of old addresses: (kind, normalised).
            models.Index(fields=["kind", "normalised"], name="name_lookup"),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[str, str, str]:
        return (self.kind, self.normalised, self.target.key)

    natural_key.dependencies = (  # type: ignore[attr-defined]
        "leaderboard.benchmark",
        "leaderboard.metric",
        "leaderboard.system",
        "leaderboard.task",
    )

    @property
    def target(self) -> Entry:
        """The entry that has the name."""
        found = self.benchmark or self.metric or self.system or self.task
        assert found is not None, "the database holds exactly one target"
        return found

    @property
    def entry(self) -> Entry:
        """The entry that the name leads to: the one that has it, or what that one was merged into."""
        found: Entry = self.target.survivor
        return found


class CatalogueVersion(models.Model):
    """One row whose token changes with every change of names, so that every process sees a curator's alias at once.

    A random token and not a counter: a number that was given back by a rolled-back transaction would name two states.
    """

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="catalogue_version_is_one_row")]

    def __str__(self) -> str:
        return str(self.token)
