"""Decided texts as labels: what curators settled, in the form that the extractor is measured against.

A text is complete, and its paper written, when a person decided on every number that the rules took for a claim in it:
accepted or corrected one by one, or rejected. What was decided in bulk was never read, and what is disputed or in doubt
is open, so a text that holds any of these is left out, and counted. Numbers that the rules passed over are not known to
anybody here: labels made this way measure what is read wrongly, not what is missed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from leaderboard.models import Act, Anchor, Claim, Identifier, Kind, Name, Paper, Result, Text
from leaderboard.services import decided
from leaderboard.services.catalogue import MODEL_OF
from leaderboard.services.decided import Decision
from leaderboard.services.numbers import batches
from leaderboard.services.texts import best_of

CLAIMS, PAPERS = "claims.jsonl", "papers.jsonl"
_SETTING = ("split", "shots", "regime", "extra_data", "tools", "note")
# How a paper is named in the files: by the first of these that it has.
_SCHEMES = (Identifier.Scheme.ARXIV, Identifier.Scheme.ACL, Identifier.Scheme.DOI)


@dataclass(slots=True)
class Tally:
    """What an export wrote, and what it left out."""

    papers: int = 0
    claims: int = 0
    silent: int = 0  # papers in which every number was rejected
    unfinished: int = 0  # papers with some decisions, and numbers that still wait
    numbers: int = 0  # decided numbers in those


@dataclass(slots=True)
class _Decided:
    """One text whose numbers people decided on."""

    text: Text
    judged: list[tuple[Result, Decision]] = field(default_factory=list)
    open: int = 0


def export(folder: Path) -> Tally:
    """Write `claims.jsonl` and `papers.jsonl` into the folder, which is made where it is missing.

    Files of these names are replaced, both or neither. Papers come in the order of their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    parts = {name: folder / f"{name}.part" for name in (CLAIMS, PAPERS)}
    try:
        with parts[CLAIMS].open("w", encoding="utf-8") as claims, parts[PAPERS].open("w", encoding="utf-8") as papers:
            for name, text, labels in _labelled(tally):
                claims.write(_line({"id": name, "claims": labels}))
                papers.write(_line({"id": name, "title": text.title, "abstract": text.body}))
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return tally


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _labelled(tally: Tally) -> Iterator[tuple[str, Text, list[dict[str, Any]]]]:
    """Every complete text with its paper's name and its labels; counts what is written and what is left out."""
    touched = Act.objects.filter(anchor__isnull=False, undone_by=None).exclude(verb=Act.Verb.UNDO)
    names = _paper_names(set(touched.order_by().values_list("anchor__text__paper", flat=True)))
    ordered = sorted(names, key=names.__getitem__)
    for some in batches(ordered, 200):
        found = _decided_in(some)
        words = _Words([pair for one in found.values() for pair in one.judged])
        for paper in some:
            one = found.get(paper)
            if one is None or not one.judged:
                continue
            if one.open:
                tally.unfinished += 1
                tally.numbers += len(one.judged)
                continue
            standing = [pair for pair in one.judged if not pair[1].rejected]
            labels = [_label(result, decision, one.text, words) for result, decision in standing]
            tally.papers += 1
            tally.claims += len(labels)
            tally.silent += not labels
            yield names[paper], one.text, labels


def _paper_names(papers: set[int]) -> dict[int, str]:
    """What each paper is called in the files; a paper that was merged into another one is read there."""
    found: dict[int, str] = {}
    for some in batches(papers, 500):
        for pk, slug in Paper.objects.filter(pk__in=some).values_list("pk", "slug"):
            found[pk] = f"tidemark:{slug}"
        rows = Identifier.objects.filter(paper__in=some, scheme__in=_SCHEMES).order_by("-value")
        known: dict[int, dict[str, str]] = defaultdict(dict)
        for paper, scheme, value in rows.values_list("paper", "scheme", "value"):
            known[paper][scheme] = value
        for paper, values in known.items():
            scheme = next(scheme for scheme in _SCHEMES if scheme in values)
            found[paper] = f"{scheme.value}:{values[scheme]}"
    return found


def _decided_in(papers: Sequence[int]) -> dict[int, _Decided]:
    """By paper the text that feeds boards, with its decided results in the order of the text, and how many are open."""
    best = best_of(Text.objects.filter(paper__in=papers))
    found = {paper: _Decided(text) for paper, text in best.items()}
    by_text = {one.text.pk: one for one in found.values()}
    results = Result.objects.filter(anchor__text__in=by_text).select_related("anchor", "claim")
    rows = list(results.order_by("anchor__text", "anchor__field", "anchor__start", "anchor__ordinal"))
    chains = _chains([row.anchor for row in rows if row.anchor is not None])
    acts: dict[int, list[Act]] = defaultdict(list)
    links = {link for chain in chains.values() for link in chain}
    for some in batches(links, 500):
        for act in Act.objects.filter(anchor__in=some).prefetch_related("changes").order_by("id"):
            assert act.anchor_id is not None
            acts[act.anchor_id].append(act)
    for row in rows:
        assert row.anchor is not None
        one = by_text[row.anchor.text_id]
        on_it = sorted((act for link in chains[row.anchor.pk] for act in acts[link]), key=lambda act: act.pk)
        decision = decided.fold(on_it)
        by_hand = decision.by_hand or decision.rejected
        bulk = decision.last is not None and decision.last.bulk and not decision.by_hand
        if by_hand and not bulk and not decision.disputed and not row.review:
            one.judged.append((row, decision))
        else:
            one.open += 1
    return found


def _chains(anchors: Sequence[Anchor]) -> dict[int, list[int]]:
    """For each anchor, itself and those in older texts that it stands for: decisions on them hold here."""
    chains = {anchor.pk: [anchor.pk] for anchor in anchors}
    ahead = {anchor.predecessor_id: anchor.pk for anchor in anchors if anchor.predecessor_id is not None}
    while ahead:
        further: dict[int, int] = {}
        for some in batches(ahead, 500):
            for pk, before in Anchor.objects.filter(pk__in=some).values_list("pk", "predecessor"):
                chains[ahead[pk]].append(pk)
                if before is not None:
                    further[before] = ahead[pk]
        ahead = further
    return chains


class _Words:
    """What a text calls the entries that corrections name: fetched once for all of them."""

    def __init__(self, judged: Sequence[tuple[Result, Decision]]) -> None:
        self._names: dict[tuple[str, str], list[str]] = {}
        for kind in decided.NAMES:
            keys = {decision.fields[kind] for _, decision in judged if decision.fields.get(kind)}
            for some in batches(keys, 500):
                for key, name in MODEL_OF[Kind(kind)]._default_manager.filter(key__in=some).values_list("key", "name"):
                    self._names[kind, key] = [name]
                rows = Name.objects.filter(**{f"{kind}__key__in": some}).order_by("id")
                for key, text in rows.values_list(f"{kind}__key", "text"):
                    self._names[kind, key].append(text)

    def of(self, kind: str, key: str, text: Text) -> str | list[str]:
        """The entry's names that the text prints, each equally right; its own name where it prints none."""
        known = list(dict.fromkeys(self._names.get((kind, key), [key])))
        printed = [name for name in known if name.casefold() in f"{text.title}\n{text.body}".casefold()]
        chosen = printed or known[:1]
        return chosen[0] if len(chosen) == 1 else chosen


def _label(result: Result, decision: Decision, text: Text, words: _Words) -> dict[str, Any]:
    """One number as it was decided: names as the text prints them."""
    claim, fields = result.claim, decision.fields
    assert claim is not None
    assert claim.value is not None
    row: dict[str, Any] = {
        "kind": fields.get("kind", claim.kind),
        "value": _number(Decimal(fields["value"]) if fields.get("value") else claim.value),
    }
    qualifier = fields.get("qualifier", claim.qualifier)
    if claim.high is not None and qualifier == "range":
        row["high"] = _number(claim.high)
    row |= {"unit": fields.get("unit", claim.unit), "qualifier": qualifier}
    row["metric"] = words.of("metric", fields["metric"], text) if fields.get("metric") else claim.metric or None
    if fields.get("benchmark"):
        row["benchmark"] = words.of("benchmark", fields["benchmark"], text)
    elif claim.joint:
        row |= {"benchmark": claim.benchmarks, "joint": True}
    else:
        row["benchmark"] = claim.benchmarks[0] if claim.benchmarks else None
    row["setting"] = _setting(result, claim, fields)
    row["model"] = words.of("system", fields["system"], text) if fields.get("system") else claim.system or None
    row["baseline"] = claim.baseline or None
    return row


def _setting(result: Result, claim: Claim, fields: Mapping[str, str]) -> str | None:
    """As printed; once a person corrected a part of it, the parts as the result has them now."""
    if not fields.keys() & set(_SETTING):
        return claim.setting or None
    return "; ".join(filter(None, (str(getattr(result, name)) for name in _SETTING))) or None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
