"""What is said of all results of a benchmark, counted beforehand, so that no page need count a million results."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from leaderboard.models.catalogue import Benchmark, Metric
from leaderboard.models.loading import Loaded
from leaderboard.models.results import Result


class BenchmarkSummary(Loaded):
    """One benchmark's figures, and the board that its page shows first. Written by `services.summaries` alone.

    A benchmark without a row here never had a result.
    """

    benchmark = models.OneToOneField(Benchmark, models.CASCADE, primary_key=True, related_name="summary")
    results = models.PositiveIntegerField(default=0, help_text="On its page, ranked or not.")
    ranked = models.PositiveIntegerField(default=0)
    papers = models.PositiveIntegerField(default=0, help_text="That these results are from.")
    checked = models.PositiveIntegerField(default=0, help_text="Results that a person looked at, one by one.")
    share_checked = models.FloatField(default=0.0, help_text="Of the results, from 0 to 1: what lists sort by.")
    metric = models.ForeignKey(Metric, models.SET_NULL, null=True, related_name="+", help_text="Of the first board.")
    group = models.CharField(max_length=500, blank=True, help_text="Of the first board.")
    best = models.ForeignKey(Result, models.SET_NULL, null=True, related_name="+", help_text="Leads the first board.")
    points = models.PositiveIntegerField(default=0, help_text="Dated results that rank on the first board.")
    steps = models.JSONField(default=list, help_text="The first board's frontier: keys of results, oldest first.")
    changed_at = models.DateTimeField(null=True, help_text="When its change log last grew.")

    class Meta:
        indexes: ClassVar = [
            # The list of benchmarks in the orders that readers ask for most, and the home page.
            models.Index(fields=["-results"], name="summary_results"),
            models.Index(fields=["-changed_at"], name="summary_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.benchmark}: {self.results} results"


class BenchmarkCounts(Loaded):
    """What a benchmark's own page counts over all its results: apart from the summary, because no list reads it.

    Written by `services.summaries` alone. A benchmark without a row here never had a result.
    """

    benchmark = models.OneToOneField(Benchmark, models.CASCADE, primary_key=True, related_name="counts")
    combinations = models.JSONField(
        default=list, help_text="How many results are alike in what one may choose: rows of a `facets.Combination`."
    )
    coverage = models.JSONField(
        default=list, help_text="What visible results came out of: rows of a metric's key and a `coverage.Coverage`."
    )

    def __str__(self) -> str:
        return str(self.benchmark)

    @classmethod
    def of(cls, benchmark: Benchmark) -> BenchmarkCounts:
        """A benchmark's counts, without a statement where they came along with it."""
        try:
            return benchmark.counts
        except cls.DoesNotExist:
            return cls(benchmark=benchmark)
