"""The conventions of a benchmark as its page says them: what counts, and where that is written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leaderboard import ranking
from leaderboard.models import Benchmark, BenchmarkState, Convention
from leaderboard.models.catalogue import CONVENTIONS, PrintedIn


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


def conventions(benchmark: Benchmark, sources: Iterable[Convention], waiting: int) -> Conventions:
    """What is agreed on the benchmark, in the order in which readers ask, with where it is written down."""
    by_field = {row.field: row for row in sources}
    stated = [
        Stated(
            what=CONVENTIONS[field],
            value=value,
            source=by_field[field].source if field in by_field else "",
            note=by_field[field].note if field in by_field else "",
            address=address,
        )
        for field, value, address in _values(benchmark)
    ]
    return Conventions(stated=stated, waiting=waiting if benchmark.held or benchmark.threshold > 0 else 0)


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
