"""The conventions of a benchmark as its page says them: what counts, and where that is written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderboard import ranking
from leaderboard.models import Benchmark, BenchmarkState, Convention, Result
from leaderboard.models.catalogue import CONVENTIONS, PrintedIn

_WAITING = (ranking.Reason.HELD, ranking.Reason.BELOW_THRESHOLD)


@dataclass(frozen=True, slots=True)
class Stated:
    """One convention in words, with its source ("" where nobody gave one) and the page that its value leads to."""

    what: str
    value: str
    source: str = ""
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Conventions:
    """All that is agreed on a benchmark, and how many readings wait for a person because of it."""

    stated: Sequence[Stated]
    waiting: int


def conventions(benchmark: Benchmark) -> Conventions:
    """What is agreed on the benchmark, in the order in which readers ask."""
    sources = {row.field: row for row in Convention.objects.filter(benchmark=benchmark)}
    stated = [
        Stated(
            what=CONVENTIONS[field],
            value=value,
            source=sources[field].source if field in sources else "",
            note=sources[field].note if field in sources else "",
            address=address,
        )
        for field, value, address in _values(benchmark)
    ]
    waiting = 0
    if benchmark.held or benchmark.threshold > 0:
        waiting = Result.objects.filter(benchmark=benchmark, reason__in=_WAITING).count()
    return Conventions(stated=stated, waiting=waiting)


def _values(benchmark: Benchmark) -> Iterator[tuple[str, str, str]]:
    """Field, value in words and address of each convention that says anything."""
    if benchmark.default_metric is not None:
        yield "default_metric", benchmark.default_metric.name, ""
    if benchmark.accuracy_means:
        yield "accuracy_means", benchmark.accuracy_means, ""
    if benchmark.printed_in:
        yield "printed_in", str(PrintedIn(benchmark.printed_in).label), ""
    apart = [field.replace("_", " ") for field in ranking.SETTING_FIELDS if field in benchmark.separators]
    yield "separators", ", ".join(apart) or "nothing", ""
    if benchmark.not_stated:
        words = (f"{field.replace('_', ' ')}: {value}" for field, value in benchmark.not_stated.items())
        yield "not_stated", ", ".join(words), ""
    if benchmark.test_size is not None:
        yield "test_size", f"{benchmark.test_size:,} items", ""
    if benchmark.human_level is not None:
        metric = benchmark.default_metric
        unit = f" {metric.unit}" if metric is not None and metric.unit else ""
        yield "human_level", f"{benchmark.human_level.normalize():f}{unit}".replace(" %", "%"), ""
    if benchmark.year is not None:
        yield "year", str(benchmark.year), ""
    if benchmark.version:
        yield "version", benchmark.version, ""
    if benchmark.state != BenchmarkState.IN_USE:
        yield "state", str(BenchmarkState(benchmark.state).label), ""
    if benchmark.superseded_by is not None:
        yield "superseded_by", benchmark.superseded_by.name, benchmark.superseded_by.get_absolute_url()
    yield "held", _admission(benchmark), ""


def _admission(benchmark: Benchmark) -> str:
    if benchmark.held:
        return "held: nothing enters before a person has decided"
    if benchmark.threshold > 0:
        return f"open: readings of confidence {benchmark.threshold:.2f} or more enter, as read by rule"
    return "open: what rules read enters, and says so"
