"""What one result says: a reading, the decisions on it, and the catalogue, put together. Writes nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from extraction.claims import BASELINE, HUMAN, PAPER
from leaderboard import ranking
from leaderboard.models import (
    Anchor,
    Benchmark,
    Claim,
    ImportedRow,
    Kind,
    Metric,
    Paper,
    Result,
    System,
)
from leaderboard.models.catalogue import Direction
from leaderboard.services import dates
from leaderboard.services.catalogue import Resolver, normalise
from leaderboard.services.decided import NAMES, Decision
from leaderboard.services.numbers import as_held
from leaderboard.services.setting import Setting
from leaderboard.services.setting import of as setting_of
from leaderboard.services.setting import parse as parse_setting

# What web pages print for anything that looks like an address; where a metric is expected, "Acc@0.5" or the like
# stood there, but nobody can tell which.
_GUARDED = normalise("[email protected]")
_SOURCES = {"own": Result.Source.OWN, "quoted": Result.Source.QUOTED, "benchmark": Result.Source.BENCHMARK}


class Review:
    """Why a person should look at a result."""

    DISAGREES = "disagrees"
    GONE = "no-longer-read"
    NOT_CARRIED = "not-carried"
    CARRIED_BY_VALUE = "carried-by-value"


REVIEWS: Mapping[str, str] = {
    Review.DISAGREES: "A newer reading differs from what a person decided; the decision stands.",
    Review.GONE: "The current rules no longer read a score here; the decision stands.",
    Review.NOT_CARRIED: "The text was replaced and the number was not found again.",
    Review.CARRIED_BY_VALUE: "The text was replaced; the decision was carried over by the number alone.",
}


@dataclass
class Origin:
    """All that makes one result: the reading that counts (`base`), the latest one, and what people decided.

    `paper` is the one that shows it; where that was merged, `own` is the one whose text or row it is.
    """

    base: Claim | ImportedRow
    latest: Claim | ImportedRow
    paper: Paper | None
    decision: Decision
    anchor: Anchor | None = None
    row: ImportedRow | None = None
    existing: Result | None = None
    superseded: bool = False
    review: str = ""
    own: Paper | None = None
    papers_of_row: Collection[int] = ()  # in all its versions


@dataclass
class Outcome:
    """What a result should say: its columns, and the benchmarks that share a joint number.

    What depends on its neighbours, its doubts and whether it heads its model's reports, is `weighing`'s to add.
    """

    fields: dict[str, Any]
    jointly: list[Benchmark] = field(default_factory=list)


@dataclass
class _Names:
    """What the names of a reading lead to."""

    benchmark: Benchmark | None = None
    jointly: list[Benchmark] = field(default_factory=list)
    metric: Metric | None = None
    assumed: bool = False
    system: System | None = None
    baseline: bool = False


def prepare(resolver: Resolver, origins: Iterable[Origin]) -> None:
    """Fetch at once every name that these origins will ask for."""
    texts: dict[str, set[str]] = {Kind.BENCHMARK: set(), Kind.METRIC: set(), Kind.SYSTEM: set()}
    keys: dict[str, set[str]] = {Kind.BENCHMARK: set(), Kind.METRIC: set(), Kind.SYSTEM: set()}
    papers = []
    for origin in origins:
        base = origin.base
        if isinstance(base, Claim):
            texts[Kind.BENCHMARK].update(base.benchmarks)
            keys[Kind.BENCHMARK].update(key for key in base.benchmark_keys if key)
            keys[Kind.METRIC].add(base.metric_key)
            keys[Kind.SYSTEM].add(base.system_key)
            if base.system == PAPER and origin.paper is not None:
                papers.append(origin.paper)
        else:
            texts[Kind.BENCHMARK].add(base.benchmark)
        texts[Kind.METRIC].add(base.metric)
        texts[Kind.SYSTEM].add(base.system)
        for kind in NAMES:
            if kind in origin.decision.fields:
                keys[kind].add(origin.decision.fields[kind])
    for kind in texts:
        resolver.prepare(kind, texts[kind], keys[kind])
    resolver.prepare_unnamed(papers)


def of(origin: Origin, resolver: Resolver) -> Outcome | None:
    """What the origin's result says; None where there is nothing to show: no reading, and nobody decided anything."""
    read = _is_score(origin.base)
    if origin.decision.last is None and (origin.superseded or not read):
        return None
    base, decision = origin.base, origin.decision
    if base.value is None:
        return None
    names = _names(origin, resolver)
    kind = decision.fields.get("kind") or (base.kind if isinstance(base, Claim) else Result.Kind.SCORE)
    qualifier = decision.fields.get("qualifier") or (base.qualifier if isinstance(base, Claim) else "exact")
    unit = decision.fields.get("unit", base.unit)
    value = Decimal(decision.fields["value"]) if "value" in decision.fields else base.value
    printed = decision.fields.get("value") or base.printed
    setting = _setting(base, decision).fields()
    metric = names.metric
    scale_clear, factor = True, Decimal(1)
    if metric:
        higher = metric.higher_is_better
        printed_in = names.benchmark.printed_in if names.benchmark else ""
        scale_clear = ranking.scale_is_clear(value, unit, metric.scale, higher_is_better=higher, convention=printed_in)
        factor = ranking.scale_factor(value, unit, metric.scale, higher_is_better=higher, convention=printed_in)
    key = as_held(ranking.rank_key(value, factor))
    joint = isinstance(base, Claim) and base.joint and "benchmark" not in decision.fields
    source = _source(base)
    standing, reason = ranking.place(
        ranking.Facts(
            kind=kind,
            qualifier=qualifier,
            joint=joint,
            baseline=names.baseline,
            has_benchmark=names.benchmark is not None,
            benchmark_confirmed=names.benchmark is not None and names.benchmark.confirmed,
            has_metric=metric is not None,
            metric_assumed=names.assumed,
            direction_known=metric is not None and metric.direction != Direction.UNKNOWN,
            has_model=names.system is not None,
            model_confirmed=names.system is not None and names.system.confirmed,
            quoted=source == Result.Source.QUOTED,
            in_range=metric is None or kind == Result.Kind.DELTA or metric.allows(key),
            scale_clear=scale_clear or kind == Result.Kind.DELTA,
            checked=decision.by_hand,
            rejected=decision.rejected,
            disputed=decision.disputed,
            superseded=origin.superseded,
            read=read or decision.corrected or decision.accepted,
            decided=decision.accepted or decision.corrected,
            held=names.benchmark is not None and names.benchmark.held,
            threshold=names.benchmark.threshold if names.benchmark else 0.0,
            confidence=base.confidence if isinstance(base, Claim) else None,
        )
    )
    first, precision = _date(origin)
    group = ranking.group_of(setting, names.benchmark.separators, names.benchmark.not_stated) if names.benchmark else ""
    fields: dict[str, Any] = {
        "anchor_id": origin.anchor.pk if origin.anchor else None,
        "imported_row_id": origin.row.pk if origin.row else None,
        "claim_id": base.pk if isinstance(base, Claim) else None,
        "kind": kind,
        "benchmark_id": names.benchmark.pk if names.benchmark else None,
        "joint": joint,
        "metric_id": metric.pk if metric else None,
        "metric_assumed": names.assumed,
        "system_id": names.system.pk if names.system else None,
        "baseline": base.baseline if isinstance(base, Claim) else "",
        "paper_id": origin.paper.pk if origin.paper else None,
        "printed": printed,
        "value": value,
        "high": base.high if isinstance(base, Claim) and qualifier == "range" else None,
        "unit": unit,
        "qualifier": qualifier,
        "factor": factor,
        "rank_key": key,
        **setting,
        "group": group[:500],
        "date": first,
        "date_precision": precision,
        "date_end": dates.last_day(first, precision),
        "source": source,
        "rule": base.rule if isinstance(base, Claim) else "",
        "confidence": base.confidence if isinstance(base, Claim) else None,
        **_checked(origin),
        "standing": standing.value,
        "reason": reason.value if reason else "",
        "review": origin.review,
        "head_act_id": decision.head.pk if decision.head else None,
        "same_as_id": None,
    }
    return Outcome(fields, names.jointly if joint else [])


def _is_score(reading: Claim | ImportedRow) -> bool:
    if isinstance(reading, Claim):
        return reading.kind != Claim.Reading.NONE
    return reading.understood == ImportedRow.Understood.SCORE


def _source(reading: Claim | ImportedRow) -> str:
    if isinstance(reading, Claim):
        return _SOURCES.get(reading.source, Result.Source.OWN)
    return Result.Source.TRACKER


def _names(origin: Origin, resolver: Resolver) -> _Names:
    base, decided = origin.base, origin.decision.fields
    names = _Names()
    if isinstance(base, Claim):
        pairs: Sequence[tuple[str, str]] = [
            (text, key or "") for text, key in zip(base.benchmarks, base.benchmark_keys, strict=True)
        ]
        metric_key, system_key = base.metric_key, base.system_key
    else:
        pairs, metric_key, system_key = [(base.benchmark, "")], "", ""
    if "benchmark" in decided:
        names.benchmark = _entry(resolver, Kind.BENCHMARK, "", decided["benchmark"])
    else:
        found = [_entry(resolver, Kind.BENCHMARK, text, key) for text, key in pairs]
        if isinstance(base, Claim) and base.joint:
            names.jointly = [entry for entry in found if entry is not None]
        elif found:
            names.benchmark = found[0]
    if "metric" in decided:
        names.metric = _entry(resolver, Kind.METRIC, "", decided["metric"])
    elif base.metric and normalise(base.metric) != _GUARDED:
        names.metric = _entry(resolver, Kind.METRIC, base.metric, metric_key)
    elif names.benchmark is not None and names.benchmark.default_metric is not None:
        names.metric, names.assumed = names.benchmark.default_metric.survivor, True
    if "system" in decided:
        names.system = _entry(resolver, Kind.SYSTEM, "", decided["system"])
    elif base.system in (BASELINE, HUMAN):
        names.baseline = True
    elif base.system == PAPER and origin.paper is not None:
        names.system = resolver.unnamed(origin.paper)
    elif base.system and base.system != PAPER:
        names.system = _entry(resolver, Kind.SYSTEM, base.system, system_key)
    return names


def _entry(resolver: Resolver, kind: str, text: str, key: str) -> Any:
    """The entry of that kind; a decided one is named by its key alone."""
    return resolver.resolve(kind, text, key) if text else resolver.find(kind, "", key)


def _setting(base: Claim | ImportedRow, decision: Decision) -> Setting:
    setting = parse_setting(base.setting) if isinstance(base, Claim) else setting_of(base.setting, base.note)
    if not decision.fields:
        return setting
    fields = setting.fields()
    fields.update({name: value for name, value in decision.fields.items() if name in fields})
    return Setting(**fields)


def _date(origin: Origin) -> tuple[date | None, str]:
    """The result's own date: a row's, else its paper's, else that of the paper that was merged into it."""
    if isinstance(origin.base, ImportedRow) and origin.base.date is not None:
        return origin.base.date, origin.base.date_precision
    for paper in (origin.paper, origin.own):
        if paper is not None and paper.date is not None:
            return paper.date, paper.date_precision
    return None, ""


def _checked(origin: Origin) -> dict[str, Any]:
    decision = origin.decision
    unread = Result.Checked.IMPORTED if origin.row else Result.Checked.READ
    if decision.last is None:
        return {"checked": unread, "checked_by": "", "checked_at": None}
    if decision.rejected:
        state = Result.Checked.REJECTED
    elif decision.disputed:
        state = Result.Checked.DISPUTED
    elif decision.corrected:
        state = Result.Checked.CORRECTED
    elif decision.accepted:
        state = Result.Checked.BULK if decision.bulk else Result.Checked.CHECKED
    else:
        state = unread
    return {"checked": state, "checked_by": decision.last.shown_name, "checked_at": decision.last.at}
