"""Papers with their sentences, files with their rows: drawn at random, brought onto boards by `outcome`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import exp
from random import Random
from typing import Any

from django.utils.text import slugify

from extraction.claims import BASELINE, PAPER
from leaderboard.models import (
    Anchor,
    Claim,
    DatePrecision,
    Identifier,
    ImportedRow,
    Kind,
    Metric,
    Paper,
    Result,
    Run,
    Status,
    System,
    Text,
)
from leaderboard.models.catalogue import Entry
from leaderboard.services import outcome
from leaderboard.services.catalogue import Resolver
from leaderboard.services.decided import Decision
from leaderboard.services.outcome import Origin
from leaderboard.services.papers import normalise_title, text_digest
from leaderboard.services.runs import Tally
from leaderboard.services.sample.names import AREAS, MARK, Area, Namer
from leaderboard.services.sample.rows import Batch, drawn, next_key
from leaderboard.services.sample.shelf import FIRST_YEAR, Board, Shelf, name_of, taken
from leaderboard.services.setting import parse as parse_setting

# The ten years that the results are spread over; fixed, so that a seed always gives the same rows.
_FIRST_DAY, _DAYS = date(FIRST_YEAR, 1, 1), 3650
_RECENT = 2_000  # models that a table may still quote
_HEDGES = (("up_to", "up to "), ("about", "about "), ("at_least", "at least "))
_UNDECIDED = Decision()
_TRACKERS = (f"{MARK}tracker.json", f"{MARK}measured.csv", f"{MARK}survey.csv")


class _Known(Resolver):
    """Leads names to the samples' own entries, without asking the database."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], Entry] = {}
        self.of_paper: dict[int, System] = {}

    def resolve(self, kind: str, text: str, key: str = "") -> Entry | None:
        return self.entries[kind, text]

    def unnamed(self, paper: Paper) -> System:
        return self.of_paper[paper.pk]


# What a result says of its neighbours, until all of them are there to be weighed.
_UNWEIGHED: dict[str, Any] = {"doubts": [], "urgency": 0, "heads": False}


class Maker:
    """Draws papers with their results and writes them, batch by batch."""

    def __init__(self, shelf: Shelf, random: Random, run: Run, turn: int) -> None:
        self._shelf, self._random, self._run, self._turn = shelf, random, run, turn
        self._now = datetime.now(UTC)
        self._namer = Namer(random, taken(Kind.SYSTEM))
        self._recent: list[System] = []
        self._papers = self._rows = 0
        self._known = _Known()
        for metric in shelf.metrics.values():
            self._known.entries[Kind.METRIC, metric.name] = metric
            self._known.entries[Kind.METRIC, _in_sentence(metric.name)] = metric
        for boards in shelf.boards.values():
            for board in boards:
                self._known.entries[Kind.BENCHMARK, board.benchmark.name] = board.benchmark
        self.first = next_key(Result)

    def write(self, count: int, tally: Tally) -> int:
        """Draw and store `count` results. Returns that number."""
        batch = Batch()
        self._forget_systems()
        while len(batch.origins) < count:
            self._paper(batch, count - len(batch.origins))
        first = batch[Result].first
        joint = Result.jointly.through
        rows: list[dict[str, Any]] = []
        for number, origin in enumerate(batch.origins, start=first):
            made = outcome.of(origin, self._known)
            assert made is not None, "every origin holds a reading"
            rows.append({"id": number, **_UNWEIGHED, **made.fields})
            for benchmark in made.jointly:
                batch.add(joint(result_id=number, benchmark_id=benchmark.pk))
        batch[Result].rows = rows
        batch.store()
        for model in (Paper, Text, System, Anchor, ImportedRow, Result):
            tally.counts[f"{model._meta.verbose_name_plural} created"] += len(batch[model].rows)
        return count

    def _paper(self, batch: Batch, most: int) -> None:
        """One paper with its text, or one table of a file, with at most so many results."""
        random = self._random
        areas = [area for area in AREAS if self._shelf.decks[area.name]]
        area = random.choices(areas, [len(self._shelf.decks[area.name]) for area in areas])[0]
        deck = self._shelf.decks[area.name]
        in_text = random.random() < 0.5
        wanted = min(most, len(deck), 1 + int(random.expovariate(1 / 3.5 if in_text else 1 / 7.5)))
        boards = [self._shelf.boards[area.name][deck.pop()] for _ in range(min(wanted, 60))]
        opened = max(board.opened for board in boards)
        when = opened + (1 - opened) * random.random() ** 0.7
        system = self._system(batch)
        paper = self._new_paper(batch, area, system, when) if in_text or random.random() < 0.7 else None
        if in_text and paper is not None:
            self._text(batch, area, paper, system, boards, when)
        else:
            self._table(batch, paper, system, boards, when)

    def _new_paper(self, batch: Batch, area: Area, system: System, when: float) -> Paper:
        self._papers += 1
        title = self._namer.title(system.name, self._random.choice(area.tasks))
        authors = self._namer.authors()
        day, precision = self._date(when)
        slug = f"{MARK}paper-{self._turn}-{self._papers}"
        paper = drawn(
            Paper,
            slug=slug,
            title=title,
            normalised_title=normalise_title(title),
            first_author=authors[0],
            authors=authors,
            date=day,
            date_precision=precision,
            created_at=self._now,
        )
        batch.add(paper)
        batch.add(drawn(Identifier, paper_id=paper.pk, scheme="url", value=f"https://example.org/{slug}"))
        return paper

    def _date(self, when: float) -> tuple[date | None, str]:
        day, sort = _FIRST_DAY + timedelta(days=int(when * _DAYS)), self._random.random()
        if sort < 0.6:
            return day, DatePrecision.DAY
        if sort < 0.88:
            return day.replace(day=1), DatePrecision.MONTH
        return (day.replace(month=1, day=1), DatePrecision.YEAR) if sort < 0.98 else (None, "")

    # Models

    def _system(self, batch: Batch) -> System:
        """A new model, or one of the last ones again."""
        if self._recent and self._random.random() < 0.7:
            return self._random.choice(self._recent)
        name = self._namer.system()
        slug = MARK + slugify(name)
        status = Status.CONFIRMED if self._random.random() < 0.9 else Status.CANDIDATE
        system = drawn(System, key=slug, slug=slug, name=name, status=status, created_at=self._now)
        batch.add(system)
        batch.add(name_of(system))
        self._recent.append(system)
        self._known.entries[Kind.SYSTEM, name] = system
        return system

    def _forget_systems(self) -> None:
        for system in self._recent[:-_RECENT]:
            del self._known.entries[Kind.SYSTEM, system.name]
        del self._recent[:-_RECENT]
        self._known.of_paper.clear()

    def _unnamed(self, batch: Batch, paper: Paper) -> None:
        system = drawn(
            System,
            paper_id=paper.pk,
            key=f"unnamed-{paper.slug}",
            slug=f"unnamed-{paper.slug}",
            name=f"unnamed ({paper.short_title})",
            status=Status.CONFIRMED,
            created_at=self._now,
        )
        batch.add(system)
        self._known.of_paper[paper.pk] = system

    # Numbers

    def _number(self, board: Board, metric: Metric, when: float) -> str:
        """A number as it would be printed in that year, on the metric's own scale."""
        facts = self._shelf.facts[metric.pk]
        age = max(0.0, (when - board.opened) / (1 - board.opened))
        reached = board.ceiling * (0.2 + 0.8 * (1 - exp(-2.5 * age))) + self._random.gauss(-0.06, 0.05)
        number = facts.worst + (facts.best - facts.worst) * min(1.0, max(0.0, reached))
        if metric.maximum is not None and self._random.random() < 0.003:
            number = 10 * float(metric.maximum) + abs(number)  # a misprint: listed, not ranked
        return f"{number:.{facts.decimals}f}"

    def _printed(self, board: Board, metric: Metric, when: float) -> tuple[str, str]:
        """A number and its unit, in one of the spellings that papers use for one and the same thing."""
        text, sort = self._number(board, metric, when), self._random.random()
        if metric.scale == "percent" and sort < 0.1:
            return str(Decimal(text) / 100), ""
        if metric.scale == "percent" and sort < 0.8:
            return text, "%"
        if metric.scale == "fraction" and sort < 0.15:
            return str(Decimal(text) * 100), "%"
        return text, ""

    # Rows of files

    def _table(self, batch: Batch, paper: Paper | None, system: System, boards: Iterable[Board], when: float) -> None:
        """Rows of a tracker's file, on the paper's own model and others."""
        random = self._random
        source = random.choice(_TRACKERS)
        for board in boards:
            self._rows += 1
            who = system if random.random() < 0.6 else random.choice(self._recent)
            metric = board.metrics[0] if random.random() < 0.75 else random.choice(board.metrics)
            text, unit = self._printed(board, metric, when)
            stated = parse_setting(random.choice(board.settings)).fields()
            note = stated.pop("note")
            day, precision = self._date(when) if paper is None else (paper.date, paper.date_precision)
            row = drawn(
                ImportedRow,
                run_id=self._run.pk,
                source=source,
                external_id=f"{self._turn}-{self._rows}",  # in order, so that what keeps it unique grows at its end
                place=f"{source}, line {self._rows}",
                raw={"model": who.name, "dataset": board.benchmark.name, metric.name: text},
                understood=ImportedRow.Understood.SCORE,
                paper_id=paper.pk if paper else None,
                benchmark=board.benchmark.name,
                metric=metric.name,
                system=who.name,
                printed=text,
                value=Decimal(text),
                unit=unit,
                setting={field: value for field, value in stated.items() if value},
                note=note,
                date=day,
                date_precision=precision,
                digest=_digest(f"{text}{unit}:{self._turn}:{self._rows}"),
            )
            batch.add(row)
            batch.origins.append(Origin(row, row, paper, _UNDECIDED, row=row))

    # Sentences of papers

    def _text(
        self, batch: Batch, area: Area, paper: Paper, system: System, boards: Iterable[Board], when: float
    ) -> None:
        """A paper's text that reports its numbers sentence by sentence, with an anchor and a claim for each."""
        random = self._random
        named = random.random() < 0.93
        if not named:
            self._unnamed(batch, paper)
        body = f"We study {random.choice(area.tasks).lower()}."
        text = drawn(Text, paper_id=paper.pk, kind=random.choice(("abstract", "abstract", "summary")), version=1)
        text.title, text.created_at = paper.title, self._now
        batch.add(text)
        for board in boards:
            claim, sentence = self._claim(board, system if named else None, area, when)
            spans: dict[str, Any] = dict.fromkeys(("value", "metric", "benchmark", "model", "baseline"))
            spans["setting"], at = [], len(body) + 1
            for part, words in sentence:
                if part == "benchmark" and claim.joint:
                    spans[part] = [*(spans[part] or ()), ["abstract", at, at + len(words)]]
                elif part == "setting":
                    spans[part] = [["abstract", at, at + len(words)]]
                elif part:
                    spans[part] = ["abstract", at, at + len(words)]
                at += len(words)
            body += " " + "".join(words for _, words in sentence)
            anchor = drawn(Anchor, text_id=text.pk, field="abstract", start=spans["value"][1], end=spans["value"][2])
            batch.add(anchor)
            claim.anchor_id, claim.spans = anchor.pk, spans
            batch.add(claim)
            batch.origins.append(Origin(claim, claim, paper, _UNDECIDED, anchor=anchor))
        text.body = body
        text.sha256 = text_digest(text.title, body)

    def _claim(
        self, board: Board, system: System | None, area: Area, when: float
    ) -> tuple[Claim, list[tuple[str, str]]]:
        """One reading, without its place, and the sentence that says it, in parts."""
        random = self._random
        sort = random.random()
        metric = board.metrics[0] if random.random() < 0.75 else random.choice(board.metrics)
        text, unit = self._printed(board, metric, when)
        printed = f"{text}%" if unit else text
        setting = random.choice(board.settings)
        claim = drawn(
            Claim,
            run_id=self._run.pk,
            kind=Claim.Reading.SCORE,
            value=Decimal(text),
            unit=unit,
            qualifier="exact",
            metric=_in_sentence(metric.name),
            benchmarks=[board.benchmark.name],
            benchmark_keys=[None],
            setting=setting,
            system=system.name if system else PAPER,
            source="own",
            rule="sample",
            confidence=random.choice((0.73, 0.88, 0.95, 0.95)),
        )
        who: list[tuple[str, str]] = [("model", system.name)] if system else [("", "Our model")]
        verb, hedge = " reaches ", ""
        if sort < 0.08:
            claim.qualifier, hedge = random.choice(_HEDGES)
        elif sort < 0.1:
            claim.qualifier, hedge = "range", f"{printed} to "
            claim.value, claim.high = sorted((Decimal(text), Decimal(self._number(board, metric, when))))
        elif sort < 0.17:
            claim.metric = ""
        elif sort < 0.27 and self._recent:
            claim.source, claim.system = "quoted", random.choice(self._recent).name
            who = [("", "By comparison, "), ("model", claim.system)]
        elif sort < 0.29:
            claim.source = "benchmark"
        elif sort < 0.32:
            claim.system, who = BASELINE, [("", "A strong baseline")]
        elif sort < 0.38:
            text = f"{random.uniform(0.2, 9):.1f}"
            claim.kind, claim.value, claim.unit = Claim.Reading.DELTA, Decimal(text), "points"
            verb, printed = " improves by ", f"{text} points"
        elif sort < 0.39:
            other = random.choice(self._shelf.boards[area.name]).benchmark.name
            if other != board.benchmark.name:
                claim.joint, claim.benchmarks, claim.benchmark_keys = True, [*claim.benchmarks, other], [None, None]
        claim.printed = printed
        claim.digest = _digest(f"{claim.kind}{printed}{claim.metric}{claim.benchmarks}{claim.system}{setting}")
        sentence = [*who, ("", verb + hedge), ("value", printed)]
        if claim.metric:
            sentence += [("", " "), ("metric", claim.metric)]
        sentence += [("", " on "), ("benchmark", claim.benchmarks[0])]
        if claim.joint:
            sentence += [("", " and "), ("benchmark", claim.benchmarks[1])]
        if setting:
            sentence += [("", " ("), ("setting", setting), ("", ")")]
        return claim, [*sentence, ("", ".")]


def _in_sentence(name: str) -> str:
    """A metric's name inside a sentence: accuracy, but mAP and F1."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
