"""Which results stand in a board's table, in which order and with which ranks: slim rows in, slim lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Q

from leaderboard import ranking
from leaderboard.filters import BoardFilters
from leaderboard.models import Result
from leaderboard.queries.boards.facets import ranked
from leaderboard.queries.lines import BY_PERSON, Slim
from leaderboard.queries.statements import Given, Statement, tuples_of

# What a column sorts by. Ranks are found first and stay with their rows.
_SORT_FIELDS = {
    "model": "system__name",
    "setting": "group",
    "source": "source",
    "checked": "checked",
    "paper": "paper__title",
    "date": "date_end",
}
CHECKED = {
    "person": BY_PERSON,
    "bulk": (Result.Checked.BULK,),
    "nobody": (Result.Checked.READ, Result.Checked.IMPORTED),
    "disputed": (Result.Checked.DISPUTED,),
}


class Placed(NamedTuple):
    """One line to be: a model's best result that the reader asked for, its others, and the rank of the first."""

    best: Slim
    others: Sequence[Slim]
    rank: int | None


@dataclass(frozen=True, slots=True)
class Standings:
    """A board in order. `rows` are all its results, `lines` those that fit the reader's search, one per model."""

    rows: Sequence[Slim]
    lines: Sequence[Placed]
    leader: Slim | None
    runner_up: Slim | None  # the best result with another number
    sharing: int
    models: int


def standings(conditions: Mapping[str, Any], filters: BoardFilters, *, higher_is_better: bool) -> Standings:
    """What ranks on the board of these conditions, in one statement."""
    search = search_of(filters)
    rows = slim_rows(conditions, search, _SORT_FIELDS.get(filters.sort.lstrip("-"), ""))
    folded = ranking.best_per_model(rows, higher_is_better=higher_is_better)
    best = [row for row, _ in folded]
    if search is None:
        ranks = ranking.ranks(best)
    else:
        found = [row for row in rows if row.found]
        folded = ranking.best_per_model(found, higher_is_better=higher_is_better)
        ranks = ranking.places([row for row, _ in folded], best, higher_is_better=higher_is_better)
    lines = list(tuples_of(Placed, ((row, others, rank) for (row, others), rank in zip(folded, ranks, strict=True))))
    leader = best[0] if best else None
    return Standings(
        rows=rows,
        lines=_sorted(lines, filters.sort),
        leader=leader,
        runner_up=next((row for row in best if leader and row.rank_key != leader.rank_key), None),
        sharing=sum(1 for row in best if leader and row.rank_key == leader.rank_key),
        models=len(best),
    )


def slim_rows(conditions: Mapping[str, Any], search: Q | None = None, extra: str = "") -> list[Slim]:
    """What ranks on the board of these conditions, in no order."""
    asked = _kept if search is None else _asked
    return Slim.of(asked(tuple(conditions), search, extra).columns(**conditions))


def _asked(names: tuple[str, ...], search: Q | None, extra: str) -> Statement:
    rows = ranked({name: Given(name) for name in names})
    return Statement(Slim.asked(rows, search=search, extra=extra))


# What is searched for is in the text, and of no use to anybody else.
_kept = lru_cache(maxsize=200)(_asked)


def search_of(filters: BoardFilters) -> Q | None:
    """The condition on a board's rows that the reader's search sets; None for none."""
    if not filters.searching:
        return None
    wanted = Q()
    if filters.since is not None:
        wanted &= Q(date_end__gte=filters.since)
    if filters.until is not None:
        wanted &= Q(date_end__lte=filters.until)
    if filters.checked:
        wanted &= Q(checked__in=CHECKED[filters.checked])
    if filters.source:
        wanted &= Q(source=filters.source)
    if filters.model:
        wanted &= Q(system__name__icontains=filters.model)
    if filters.q:
        said = (f"{field}__icontains" for field in ("system__name", "paper__title", "note"))
        wanted &= Q(*((field, filters.q) for field in said), _connector=Q.OR)
    return wanted


def _sorted(lines: list[Placed], sort: str) -> list[Placed]:
    """The lines by the column asked for. Those without anything in it come last, either way."""
    if sort == "rank":
        return lines
    filled = [line for line in lines if line.best.extra not in (None, "")]
    empty = [line for line in lines if line.best.extra in (None, "")]
    return sorted(filled, key=_casefolded, reverse=sort.startswith("-")) + empty


def _casefolded(line: Placed) -> Any:
    value = line.best.extra
    return value.casefold() if isinstance(value, str) else value
