"""Papers into the ledger: found again, completed, never doubled; their texts kept as they came, version by version."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from leaderboard.formats import identifiers
from leaderboard.formats.records import PaperRecord, PartialDate
from leaderboard.models import Act, Change, Identifier, Paper, Text
from leaderboard.services.catalogue import free_slug

# What finds a paper again, surest first. An address is kept but proves nothing: two papers may share a page.
_SCHEMES = ("doi", "arxiv", "acl")
_TITLE_LIMIT, _AUTHOR_LIMIT = 400, 200
# A title that is shown and sorted by; PostgreSQL's indexes hold no row above 2,700 bytes. The text keeps the whole.
SHOWN_TITLE = 500
_NO_TITLE = "untitled"


@dataclass(frozen=True)
class Facts:
    """What an incoming record says of a paper, apart from its text."""

    title: str
    identifiers: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    code_links: tuple[str, ...] = ()

    @property
    def first_author(self) -> str:
        """As printed, cut to what the column holds; "" where unknown."""
        return self.authors[0][:_AUTHOR_LIMIT] if self.authors else ""


class ConflictError(ValueError):
    """The identifiers of one record lead to several papers. Merging papers is a person's decision."""


@dataclass
class Stored:
    """What became of one record."""

    paper: Paper
    created: bool = False
    completed: list[str] = field(default_factory=list)
    text_added: bool = False


def facts_of(record: PaperRecord) -> Facts:
    """The record's facts, its identifiers normalised."""
    found = identifiers.of_record(record)
    return Facts(record.title, found, record.authors, record.date, record.code_links)


def normalise_title(title: str) -> str:
    """A title as papers are found again by; what the column cannot hold is cut and told apart by its SHA-256."""
    plain = identifiers.normalise_title(title)
    if len(plain) <= _TITLE_LIMIT:
        return plain
    return plain[: _TITLE_LIMIT - 64] + hashlib.sha256(plain.encode()).hexdigest()


def _found_by(title: str) -> str:
    """What the paper is found again by: the normalised title, or, where it holds no letter or digit, its very signs."""
    return normalise_title(title) or " ".join(title.split())[:_TITLE_LIMIT]


class Shelf:
    """The papers that a batch of records may mean, fetched at once; it finds them again and adds the new."""

    def __init__(self, batch: Sequence[Facts]) -> None:
        self._by_identifier: dict[tuple[str, str], Paper] = {}
        self._by_title: dict[str, list[Paper]] = defaultdict(list)
        self._known: dict[int, set[tuple[str, str]]] = defaultdict(set)
        by_scheme: dict[str, set[str]] = defaultdict(set)
        for facts in batch:
            for scheme, value in facts.identifiers:
                by_scheme[scheme].add(value)
        titles = {_found_by(facts.title) for facts in batch if facts.title}
        for paper in Paper.objects.filter(normalised_title__in=titles):
            self._by_title[paper.normalised_title].append(paper)
        for scheme, values in by_scheme.items():
            found = Identifier.objects.filter(scheme=scheme, value__in=values).select_related("paper__merged_into")
            for identifier in found:
                self._by_identifier[scheme, identifier.value] = identifier.paper
        mentioned = {paper.pk for papers in self._by_title.values() for paper in papers}
        mentioned |= {paper.pk for paper in self._by_identifier.values()}
        for paper_id, scheme, value in Identifier.objects.filter(paper__in=mentioned).values_list(
            "paper_id", "scheme", "value"
        ):
            self._known[paper_id].add((scheme, value))
        self._touched = set(Act.objects.filter(paper__in=mentioned).values_list("paper_id", flat=True))
        self._taken_off = _taken_off(mentioned)

    def find(self, facts: Facts) -> Paper | None:
        """The paper that the facts mean, by DOI, arXiv id, ACL id, else title with first author where both are known.

        Of merged papers it is the one that the identifiers are of: a record completes its own, so that undoing the
        merge splits exactly. Raises `ConflictError` where the identifiers lead to papers that are not one.
        """
        found = {
            paper.survivor.pk: paper
            for scheme, value in facts.identifiers
            if scheme in _SCHEMES and (paper := self._by_identifier.get((scheme, value))) is not None
        }
        if len(found) > 1:
            names = " and ".join(f"“{paper.survivor.short_title}”" for paper in found.values())
            raise ConflictError(f"Its identifiers belong to {names}. Merge the two papers, or mend the identifiers.")
        if found:
            return next(iter(found.values()))
        for paper in self._by_title.get(_found_by(facts.title), ()) if facts.title else ():
            if self._agree(paper, facts):
                return paper
        return None

    def store(self, facts: Facts) -> Stored:
        """Find or create the paper, and complete what it lacks. What it has, and what a person touched, stays.

        Raises `ConflictError`, with nothing written.
        """
        paper = self.find(facts)
        if paper is None:
            paper = self._create(facts)
            self._add_identifiers(paper, facts)
            return Stored(paper, created=True)
        stored = Stored(paper)
        if paper.pk not in self._touched:
            stored.completed = self._complete(paper, facts)
        if self._add_identifiers(paper, facts):
            stored.completed.append("identifiers")
        return stored

    def _agree(self, paper: Paper, facts: Facts) -> bool:
        """Whether a paper of the same title may be meant: no identifier and no first author contradicts it."""
        for scheme, value in facts.identifiers:
            known = {mine for one, mine in self._known[paper.pk] if one == scheme}
            if scheme in ("doi", "arxiv") and known and value not in known:
                return False
        mine, theirs = _surname(paper.first_author), _surname(facts.first_author)
        return not mine or not theirs or mine == theirs

    def _create(self, facts: Facts) -> Paper:
        date = facts.date
        paper = Paper.objects.create(
            slug=free_slug(Paper, facts.title[:120], fallback=_NO_TITLE),
            title=facts.title if len(facts.title) <= SHOWN_TITLE else f"{facts.title[: SHOWN_TITLE - 2]} …",
            normalised_title=_found_by(facts.title),
            first_author=facts.first_author,
            authors=list(facts.authors),
            date=date.first if date else None,
            date_precision=date.precision if date else "",
            code_links=list(facts.code_links),
        )
        self._by_title[paper.normalised_title].append(paper)
        return paper

    def _complete(self, paper: Paper, facts: Facts) -> list[str]:
        completed = []
        if facts.date and (paper.date is None or _refines(facts.date, paper)):
            paper.date, paper.date_precision = facts.date.first, facts.date.precision
            completed += ["date", "date_precision"]
        if facts.authors and not paper.authors:
            paper.authors, paper.first_author = list(facts.authors), facts.first_author
            completed += ["authors", "first_author"]
        if links := [link for link in facts.code_links if link not in paper.code_links]:
            paper.code_links = [*paper.code_links, *links]
            completed.append("code_links")
        if completed:
            paper.save(update_fields=completed)
        return completed

    def _add_identifiers(self, paper: Paper, facts: Facts) -> bool:
        fresh = [
            Identifier(paper=paper, scheme=scheme, value=value)
            for scheme, value in facts.identifiers
            if (scheme, value) not in self._known[paper.pk] and (scheme, value) not in self._by_identifier
        ]
        fresh = [row for row in fresh if str(row) not in self._taken_off[paper.pk]]
        Identifier.objects.bulk_create(fresh)
        for identifier in fresh:
            self._known[paper.pk].add((identifier.scheme, identifier.value))
            self._by_identifier[identifier.scheme, identifier.value] = paper
        return bool(fresh)


def _taken_off(papers: Collection[int]) -> dict[int, set[str]]:
    """The identifiers that a person took off each paper, in words: no file puts them back."""
    off: dict[int, set[str]] = defaultdict(set)
    rows = Change.objects.filter(field="identifiers", act__paper__in=papers).order_by("id")
    for paper, old, new in rows.values_list("act__paper", "old", "new"):
        before, after = set(old.split("; ")), set(new.split("; "))
        off[paper] = (off[paper] | before) - after
    return off


def add_text(paper: Paper, *, kind: str, title: str, body: str) -> bool:
    """Keep a text of the paper as its next version of that kind; False where it is there already, spaces apart.

    Where the paper is merged with another, the other one's texts are there too.
    """
    kin = Q(paper=paper.survivor) | Q(paper__merged_into=paper.survivor)
    texts = list(Text.objects.filter(kin, kind=kind).order_by("version"))
    versions = [text for text in texts if text.paper_id == paper.pk]
    said = _squeeze(title, body)
    if any(_squeeze(text.title, text.body) == said for text in texts):
        return False
    Text.objects.create(
        paper=paper,
        kind=kind,
        version=versions[-1].version + 1 if versions else 1,
        title=title,
        body=body,
        sha256=text_digest(title, body),
    )
    return True


def text_digest(title: str, body: str) -> str:
    """SHA-256, in hexadecimal, of title, a NUL byte and body in UTF-8."""
    return hashlib.sha256(f"{title}\0{body}".encode()).hexdigest()


def _squeeze(title: str, body: str) -> tuple[str, str]:
    return " ".join(title.split()), " ".join(body.split())


def _surname(author: str) -> str:
    """The last word of a name, or the first before a comma, in lower case: enough to contradict another."""
    name = author.split(",", 1)[0] if "," in author else author.rsplit(" ", 1)[-1]
    return normalise_title(name)


def _refines(date: PartialDate, paper: Paper) -> bool:
    """Whether the new date says more and contradicts nothing."""
    order = ("year", "month", "day")
    if paper.date is None or order.index(date.precision) <= order.index(paper.date_precision):
        return False
    same_year = date.first.year == paper.date.year
    return same_year and (paper.date_precision == "year" or date.first.month == paper.date.month)
