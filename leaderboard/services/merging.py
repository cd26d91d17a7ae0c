"""One entry that was found to be another one, or two papers that are one: merged by an act, split again by its undoing.

A merge is a layer. Names, texts, identifiers, imported rows and acts stay where they are; `merged_into` alone says what
an entry is read as. It always leads there in one step: it is worked out of the acts in force, each of which says what
was merged into what, however long their chain. Results are rebuilt with that in view. So an undoing has nothing to
restore but pointers, and splits exactly, in whatever order merges are undone.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from leaderboard.formats import identifiers
from leaderboard.models import Act, Benchmark, BoardChange, ImportedRow, Metric, Paper, Result, System, Text
from leaderboard.models.catalogue import Entry
from leaderboard.queries.merges import kept_apart
from leaderboard.ranking import Reason
from leaderboard.services import catalogue, projection
from leaderboard.services.numbers import batches
from leaderboard.services.papers import normalise_title
from leaderboard.services.recording import ActError, record, record_undo, results_of, subject_of
from leaderboard.services.turns import turn

Mergeable: TypeAlias = Entry | Paper

# Of each board's lines a preview shows so many; all are counted, and all are held to what was shown.
LINES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class BoardMoves:
    """What a merge does to one board: how many lines enter, leave and move, and the first of them."""

    benchmark: Benchmark
    entered: int
    left: int
    moved: int
    lines: Sequence[BoardChange]

    @property
    def more(self) -> int:
        """How many lines are not among those shown."""
        return self.entered + self.left + self.moved - len(self.lines)


@dataclass(frozen=True, slots=True)
class Moves:
    """What a merge moves. `token` names it: the same merge that moves anything else has another one."""

    boards: Sequence[BoardMoves]
    results: int
    joined: int  # numbers that are shown once from then on
    names: Sequence[str]
    address: str
    identifiers: Sequence[str]
    texts: int
    rows: int
    acts: int
    notes: Sequence[str]
    token: str


class ChangedError(ActError):
    """The merge would not do what its preview said; `moves` is what it would do now. Nothing was merged."""

    def __init__(self, moves: Moves) -> None:
        super().__init__({"": "Something changed since you looked. See below what would move now, and decide again."})
        self.moves = moves


def merge(source: Mergeable, target: Mergeable, *, person: User, reason: str = "", seen: str | None = None) -> Act:
    """`source` is read as `target` from now on: its results, names, acts and addresses move along. Returns the act.

    `seen` is the token of the preview that the person agreed to. Raises `ChangedError` where more, or something else,
    would move than it said, and `ActError` where the two cannot be merged; then nothing has changed.
    """
    with turn():
        act, results = _join(source, target, person, reason)
        if seen is not None and (moves := _moves(act, results)).token != seen:
            raise ChangedError(moves)
    return act


def preview(source: Mergeable, target: Mergeable, *, person: User) -> Moves:
    """What merging the two would move: the merge itself, taken back. Raises `ActError` where it would be refused."""
    with turn():
        moves = _moves(*_join(source, target, person, ""))
        transaction.set_rollback(True)
    return moves


def join(source: Mergeable, target: Mergeable, *, person: User, reason: str = "") -> Act:
    """Merge the two inside the caller's turn. Raises `ActError`."""
    return _join(source, target, person, reason)[0]


def _join(source: Mergeable, target: Mergeable, person: User, reason: str) -> tuple[Act, int]:
    """The act, and how many results it moved."""
    source, target = _now(source), _now(target).survivor
    _require_two(source, target)
    touched = _results(source)
    act = record(
        person,
        Act.Verb.MERGE,
        reason,
        {"merged_into": ("", key_of(target))},
        subject={subject_of(source): source},
    )
    _rebuild([source, target], touched, act)
    return act, len(touched)


def split(act: Act, *, person: User, reason: str = "", batch: uuid.UUID | None = None) -> Act:
    """Undo a merge, inside the caller's turn: everything is again what it would be without it. Returns the new act."""
    source: Mergeable = act.subject  # type: ignore[assignment]
    target = _now(source).survivor
    touched = _results(target)
    undone = record_undo(act, person, reason, batch=batch)
    _rebuild([source, target], touched, undone)
    return undone


def keep_apart(one: Mergeable, other: Mergeable, *, person: User, reason: str = "") -> Act:
    """The two are not one, however alike their names are: nobody is asked about them again. Returns the act.

    Raises `ActError` where they are of two kinds, are one already, or are kept apart already; nothing changes then.
    """
    with turn():
        one, other = _now(one).survivor, _now(other).survivor
        _require_kind(one, other)
        if one.pk == other.pk:
            raise ActError({"": f"Both lead to “{name_of(one)}”: what is one cannot be kept apart."})
        if frozenset({one.pk, other.pk}) in kept_apart(subject_of(one)):
            raise ActError({"": f"“{name_of(one)}” and “{name_of(other)}” are kept apart already."})
        return record(
            person, Act.Verb.PART, reason, {"kept_apart": ("", key_of(other))}, subject={subject_of(one): one}
        )


def find(kind: str, typed: str) -> Mergeable | None:
    """What a person means by a name, key, address, title or identifier; None where nothing, or not one, answers.

    What was merged is found as what it is read as now.
    """
    text = typed.strip()
    if "\0" in text or not text:
        return None
    last = text.rstrip("/").rpartition("/")[2]  # of an address of this site
    if kind != "paper":
        entry = catalogue.finder(kind)
        return entry(text) or entry(last)
    named = Q(slug__in=[text, last])
    values = {value for _, value in identifiers.of_link(text)} | {identifiers.arxiv_id(text), identifiers.doi(text)}
    named |= Q(identifiers__value__in=values - {None})
    if title := normalise_title(text):
        named |= Q(normalised_title=title)
    found = {paper.survivor for paper in Paper.objects.select_related("merged_into").filter(named)}
    return found.pop() if len(found) == 1 else None


def is_alias(act: Act) -> bool:
    """Whether the act merged a mere candidate, which is any curator's to do and to undo."""
    return act.verb == Act.Verb.MERGE and isinstance(act.subject, Entry) and not act.subject.confirmed


def key_of(thing: Mergeable) -> str:
    """What acts call an entry or a paper, whatever it is renamed to."""
    return thing.slug if isinstance(thing, Paper) else thing.key


def name_of(thing: Mergeable) -> str:
    """What readers call it."""
    return thing.short_title if isinstance(thing, Paper) else thing.name


def kind_in_words(thing: Mergeable) -> str:
    """What readers call its kind."""
    return "paper" if isinstance(thing, Paper) else str(catalogue.kind_of(thing).label)


# Whether, and what -------------------------------------------------------------------------------------------------


def _now(thing: Mergeable) -> Any:
    """The row as it is now, with what it was merged into."""
    return type(thing)._default_manager.select_related("merged_into").get(pk=thing.pk)


def _require_two(source: Mergeable, target: Mergeable) -> None:
    """Raise `ActError`, at the field that is wrong, where the two cannot be merged."""
    _require_kind(source, target)
    if source.pk == target.pk:
        raise ActError({"into": f"Both lead to “{name_of(source)}”, and nothing can be merged into itself."})
    if source.merged_into is not None:
        where = name_of(source.merged_into)
        raise ActError({"merge": f"“{name_of(source)}” is merged into “{where}” already. Undo that merge first."})
    for field, thing in (("merge", source), ("into", target)):
        if isinstance(thing, System) and thing.paper_id is not None:
            raise ActError(
                {field: f"“{thing.name}” stands for what its paper left unnamed, which is never merged with another."}
            )
    if isinstance(target, Entry) and not target.confirmed:
        raise ActError(
            {"into": f"Nobody has confirmed “{target.name}” yet. Confirm it first, or merge it into the other one."}
        )


def _require_kind(one: Mergeable, other: Mergeable) -> None:
    if type(one) is not type(other):
        kinds = f"“{name_of(one)}” is a {kind_in_words(one)}, “{name_of(other)}” a {kind_in_words(other)}"
        raise ActError({"into": f"{kinds}: only two of one kind can be merged."})


def _parted(one: Mergeable, other: Mergeable) -> Act | None:
    """The act in force by which these very two are kept apart, whatever they are read as."""
    kind = subject_of(one)
    either = Q(**{kind: one}, changes__new=key_of(other)) | Q(**{kind: other}, changes__new=key_of(one))
    return Act.objects.filter(either, verb=Act.Verb.PART, undone_by=None).first()


def _results(thing: Mergeable) -> list[int]:
    """The results that a merge of it may touch."""
    rows = Result.objects.filter(paper=thing) if isinstance(thing, Paper) else results_of(thing)
    return list(rows.values_list("pk", flat=True))


# Doing it ----------------------------------------------------------------------------------------------------------


def _rebuild(things: Sequence[Any], touched: Collection[int], cause: Act) -> None:
    """Let everything lead where the acts in force say, and bring the results up to date."""
    kin = _point(type(things[0]), {thing.pk for thing in things})
    if isinstance(things[0], Paper):
        _point_unnamed(kin)
        rows = ImportedRow.objects.filter(paper__in=kin).values_list("source", "external_id").distinct()
        projection.project_papers(list(Paper.objects.filter(pk__in=kin)), cause=cause)
        projection.project_rows(list(rows), cause=cause)
        return
    catalogue.bump()
    for some in batches(touched, 500):
        projection.project_results(Result.objects.filter(pk__in=some), cause=cause)
    if isinstance(things[0], System):  # what tables say of models beside their scores
        said = ImportedRow.objects.filter(attribute__system__in=kin)
        projection.project_rows(list(said.values_list("source", "external_id").distinct()), cause=cause)


def _point(model: type[Any], about: Collection[int]) -> set[int]:
    """Set `merged_into` of these, and of all that are merged with them, from the acts in force; returns all of them."""
    rows = model._default_manager
    roots = {merged or pk for pk, merged in rows.filter(pk__in=about).values_list("pk", "merged_into")}
    kin = {row.pk: row for row in rows.filter(Q(pk__in=roots) | Q(merged_into__in=roots))}
    by_key = {key_of(row): row.pk for row in kin.values()}
    kind = subject_of(next(iter(kin.values())))
    merges = Act.objects.filter(
        **{f"{kind}__in": kin}, verb=Act.Verb.MERGE, undone_by=None, changes__field="merged_into"
    )
    step = {pk: by_key[key] for pk, key in merges.values_list(f"{kind}_id", "changes__new")}
    moved = []
    for pk, row in kin.items():
        last = pk
        while last in step:
            last = step[last]
        if row.merged_into_id != (wanted := last if last != pk else None):
            row.merged_into_id = wanted
            moved.append(row)
    rows.bulk_update(moved, ["merged_into"])
    return set(kin)


def _point_unnamed(papers: Collection[int]) -> None:
    """Let one of the unnamed systems of merged papers stand for all: the surviving paper's, else the oldest."""
    systems = list(System.objects.filter(paper__in=papers).select_related("paper").order_by("pk"))
    chosen: dict[int, System] = {}
    for system in sorted(
        systems, key=lambda system: system.paper is not None and system.paper.merged_into_id is not None
    ):
        assert system.paper is not None
        chosen.setdefault(system.paper.survivor.pk, system)
    for system in systems:
        assert system.paper is not None
        stands = chosen[system.paper.survivor.pk]
        system.merged_into = stands if stands != system else None
    System.objects.bulk_update(systems, ["merged_into"])


# What it moved -----------------------------------------------------------------------------------------------------


def _moves(act: Act, results: int) -> Moves:
    """What the merge did, out of what it wrote."""
    source: Any = _now(act.subject)  # type: ignore[arg-type]
    target, kind = source.merged_into, subject_of(source)
    changes = list(BoardChange.objects.filter(act=act).select_related("benchmark").order_by("benchmark__name", "id"))
    lines = [(line.benchmark_id, line.verb, line.line, line.before, line.after) for line in changes]
    boards = [_board(list(group)) for _, group in groupby(changes, key=lambda line: line.benchmark_id)]
    left = [line.line for line in changes if line.verb == BoardChange.Verb.LEFT and line.line is not None]
    names: list[str] = []
    named: list[str] = []
    texts = rows = 0
    if isinstance(source, Paper):
        named = [str(one) for one in source.identifiers.all()]
        texts = Text.objects.filter(paper=source).count()
        rows = ImportedRow.objects.filter(paper=source).values("source", "external_id").distinct().count()
    else:
        names = list(source.names.order_by("id").values_list("text", flat=True))
    moves = {
        "from": key_of(source),
        "into": key_of(target),
        "lines": lines,
        "names": names,
        "identifiers": named,
        "results": results,
    }
    return Moves(
        boards=boards,
        results=results,
        joined=Result.objects.filter(pk__in=left, reason=Reason.SAME).count(),
        names=names,
        address=source.get_absolute_url(),
        identifiers=named,
        texts=texts,
        rows=rows,
        acts=Act.objects.filter(**{kind: source}).exclude(pk=act.pk).count(),
        notes=_notes(source, target),
        token=hashlib.sha256(json.dumps(moves, sort_keys=True, default=str).encode()).hexdigest()[:32],
    )


def _board(lines: Sequence[BoardChange]) -> BoardMoves:
    verbs = [line.verb for line in lines]
    return BoardMoves(
        benchmark=lines[0].benchmark,
        entered=verbs.count(BoardChange.Verb.ENTERED),
        left=verbs.count(BoardChange.Verb.LEFT),
        moved=verbs.count(BoardChange.Verb.MOVED),
        lines=lines[:LINES_SHOWN],
    )


def _notes(source: Any, target: Any) -> list[str]:
    """What a person should know before agreeing."""
    notes = []
    if parted := _parted(source, target):
        why = f": “{parted.reason}”" if parted.reason else ""
        notes.append(f"{parted.shown_name} kept the two apart on {parted.at:%-d %B %Y}{why}. Merging overrules that.")
    if isinstance(source, Metric):
        different = [name for name in ("unit", "scale", "direction") if getattr(source, name) != getattr(target, name)]
        if different:
            notes.append(f"The two metrics differ in {' and '.join(different)}; those of “{target.name}” will hold.")
    if isinstance(source, Benchmark):
        notes.append(f"The conventions of “{target.name}” will hold for all results; those of “{source.name}” rest.")
    return notes
