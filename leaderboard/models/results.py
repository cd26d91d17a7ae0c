"""What boards show: results, and the public log of what entered, left or moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.urls import reverse

from leaderboard.models.catalogue import Benchmark, Metric, System
from leaderboard.models.claims import Anchor, Claim, ImportedRow, Run
from leaderboard.models.decisions import Act
from leaderboard.models.loading import Loaded
from leaderboard.models.papers import DatePrecision, Paper


class ResultQuerySet(models.QuerySet["Result"]):
    """Words for reading results."""

    def scores(self) -> Self:
        """Levels, not differences."""
        return self.filter(kind=Result.Kind.SCORE)

    def deltas(self) -> Self:
        """Reported gains and drops that still stand, each once."""
        return self.filter(kind=Result.Kind.DELTA).filter(same_as=None).exclude(checked__in=[Result.Checked.REJECTED])

    def visible(self) -> Self:
        """What a benchmark's page shows, ranked or with the reason why not."""
        return self.exclude(standing=Result.Standing.HIDDEN)

    def ranked(self) -> Self:
        return self.filter(standing=Result.Standing.RANKED)

    def ranked_on(self, boards: Q) -> Self:
        """What ranks on some boards, said so that no database looks through all that ranks.

        SQLite, which knows no sizes, would take the index of the newest results for the shortest way to `ranked`.
        """
        return self.filter(boards).exclude(standing__in=[Result.Standing.LISTED, Result.Standing.HIDDEN])

    def near(self, boards: Iterable[tuple[int, int, str]]) -> Self:
        """The results of these boards, each a benchmark, metric and group, and of some beside, to be sifted.

        They are found by their benchmarks: SQLite, and PostgreSQL before it has statistics, would rather read all
        results that there are in a metric, which an expression over it has no index for.
        """
        benchmarks, metrics, groups = map(set, zip(*boards, strict=True))
        found = self.alias(in_metric=ExpressionWrapper(F("metric") + 0, models.BigIntegerField()))
        return found.filter(benchmark__in=benchmarks, in_metric__in=metrics, group__in=groups)

    def with_names(self) -> Self:
        """Joined with all that a line of a table prints."""
        return self.select_related("benchmark", "metric", "system", "paper", "anchor__text", "imported_row")


class Result(Loaded):
    """A projection of one origin: its latest reading and the acts on it. Written by `services.projection` alone."""

    class Kind(models.TextChoices):
        SCORE = "score", "score"
        DELTA = "delta", "change"

    class Source(models.TextChoices):
        OWN = "own", "the paper's own"
        BENCHMARK = "benchmark", "the benchmark's authors"
        QUOTED = "quoted", "quoted by another paper"
        MEASURED = "measured", "a measured run"
        TRACKER = "tracker", "another tracker"
        SUGGESTION = "suggestion", "a suggestion"

    class Checked(models.TextChoices):
        READ = "read", "read by rule"
        IMPORTED = "imported", "imported, unchecked"
        BULK = "bulk", "accepted in bulk"
        CHECKED = "checked", "checked by a person"
        CORRECTED = "corrected", "corrected by a person"
        DISPUTED = "disputed", "disputed"
        REJECTED = "rejected", "rejected"

    class Standing(models.TextChoices):
        RANKED = "ranked", "ranked"
        LISTED = "listed", "listed, not ranked"
        HIDDEN = "hidden", "on no board"

    # Origin: exactly one.
    anchor = models.OneToOneField(Anchor, models.PROTECT, null=True, blank=True, related_name="result")
    imported_row = models.OneToOneField(ImportedRow, models.PROTECT, null=True, blank=True, related_name="result")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")

    kind = models.CharField(max_length=5, choices=Kind)
    benchmark = models.ForeignKey(Benchmark, models.PROTECT, null=True, blank=True, related_name="results")
    joint = models.BooleanField(default=False, help_text="One number for several benchmarks: see `jointly`.")
    jointly = models.ManyToManyField(Benchmark, blank=True, related_name="joint_results")
    metric = models.ForeignKey(Metric, models.PROTECT, null=True, blank=True, related_name="results")
    metric_assumed = models.BooleanField(default=False)
    system = models.ForeignKey(System, models.PROTECT, null=True, blank=True, related_name="results")
    baseline = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="results")

    printed = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=24, decimal_places=10)
    high = models.DecimalField(max_digits=24, decimal_places=10, null=True, blank=True)
    unit = models.CharField(max_length=6, blank=True)
    qualifier = models.CharField(max_length=8, default="exact")
    factor = models.DecimalField(max_digits=12, decimal_places=6, default=1)
    rank_key = models.DecimalField(max_digits=24, decimal_places=10)

    split = models.CharField(max_length=100, blank=True)
    shots = models.CharField(max_length=100, blank=True)
    regime = models.CharField(max_length=100, blank=True)
    extra_data = models.CharField(max_length=100, blank=True)
    tools = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=500, blank=True, help_text="What it may be ranked with; see ranking.py.")

    date = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=5, choices=DatePrecision, blank=True)
    date_end = models.DateField(null=True, blank=True, help_text="Last day of its period: when it counts.")

    source = models.CharField(max_length=10, choices=Source)
    rule = models.CharField(max_length=100, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    checked = models.CharField(max_length=10, choices=Checked)
    checked_by = models.CharField(max_length=150, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=6, choices=Standing)
    reason = models.CharField(max_length=40, blank=True, help_text="Why it is not ranked; a code of ranking.py.")
    review = models.CharField(max_length=40, blank=True, help_text="Why a person should look; empty for nothing.")
    doubts = models.JSONField(
        default=list, blank=True, help_text="Why it stands in the review queue: rows of a code and its particulars."
    )
    urgency = models.PositiveSmallIntegerField(
        default=0, help_text="How much a decision is worth: the queue's order; 0 for what waits for nobody."
    )
    heads = models.BooleanField(
        default=False, help_text="Chosen by a person to stand for its model where reports of the same thing differ."
    )
    head_act = models.ForeignKey(
        Act,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The act that chose it so; of several for one model the latest counts.",
    )
    same_as = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="same", help_text="The same number, shown there."
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        permissions: ClassVar = [("decide", "Can decide on results, and confirm names")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(anchor__isnull=True, imported_row__isnull=False)
                | Q(anchor__isnull=False, imported_row__isnull=True),
                name="result_has_one_origin",
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=True, date_precision="", date_end__isnull=True)
                | (
                    Q(date__isnull=False, date_end__isnull=False, date_end__gte=models.F("date"))
                    & ~Q(date_precision="")
                ),
                name="result_date_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="result_confidence_range",
            ),
            models.CheckConstraint(
                condition=~Q(standing="ranked")
                | Q(kind="score", benchmark__isnull=False, metric__isnull=False, system__isnull=False),
                name="result_ranked_is_complete",
            ),
        ]
        indexes: ClassVar = [
            # A board: the results of one benchmark and metric in one group, with all that ordering them needs.
            models.Index(
                fields=["benchmark", "standing", "metric", "group", "rank_key", "system", "date_end", "id"],
                name="result_board",
            ),
            # Home: the benchmarks of the newest results that rank; of one day those that were learnt last.
            models.Index(fields=["standing", "-date_end", "-id", "benchmark"], name="result_newest"),
            # Home: how much a person checked.
            models.Index(fields=["checked"], name="result_checked"),
            # Reported gains of one unit, newest first.
            models.Index(fields=["reason", "unit", "-date_end"], name="result_gains"),
            # The review queue: what a person should look at.
            models.Index(fields=["review"], name="result_review", condition=~Q(review="")),
            models.Index(fields=["-urgency", "id"], name="result_queue", condition=Q(urgency__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.printed} by {self.system or '?'} on {self.benchmark or '?'}"

    def get_absolute_url(self) -> str:
        return reverse("result", args=[self.pk])


class BoardChange(Loaded):
    """One line of a board's public change log, written with the change itself."""

    class Verb(models.TextChoices):
        ENTERED = "entered", "entered"
        LEFT = "left", "left"
        MOVED = "moved", "changed"

    at = models.DateTimeField(auto_now_add=True)
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="board_changes")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="board_changes")
    verb = models.CharField(max_length=7, choices=Verb)
    benchmark = models.ForeignKey(Benchmark, models.CASCADE, related_name="changes")
    metric = models.ForeignKey(Metric, models.CASCADE, null=True, blank=True, related_name="+")
    result = models.ForeignKey(Result, models.SET_NULL, null=True, blank=True, related_name="board_changes")
    line = models.BigIntegerField(
        null=True, blank=True, help_text="Which line it is about, for good: the number of its result, be that gone."
    )
    before = models.JSONField(default=dict, blank=True, help_text="What the line said; empty for an entry.")
    after = models.JSONField(default=dict, blank=True, help_text="What the line says; empty for one that left.")

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(run__isnull=False, act__isnull=True) | Q(run__isnull=True, act__isnull=False),
                name="board_change_has_one_cause",
            )
        ]
        indexes: ClassVar = [
            # A board's change log, newest first.
            models.Index(fields=["benchmark", "-id"], name="board_change_log"),
            # What changed between two days.
            models.Index(fields=["benchmark", "at"], name="board_change_days"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.benchmark}"


class SystemAttribute(models.Model):
    """A property of a model that a table of results gave beside the scores: parameters, for one."""

    system = models.ForeignKey(System, models.CASCADE, related_name="attributes")
    name = models.CharField(max_length=300)
    value = models.CharField(max_length=300)
    imported_row = models.OneToOneField(ImportedRow, models.PROTECT, related_name="attribute")

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
