"""What names a paper outside, in one normal form: arXiv ids without version, DOIs in lower case, ACL Anthology ids."""

from __future__ import annotations

import re

from leaderboard.formats.records import PaperRecord, PartialDate

_ARXIV = re.compile(
    r"(?:arxiv\s*:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/)?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/?", re.I
)
_ARXIV_OLD = re.compile(
    r"(?:arxiv\s*:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)?([a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?",
    re.I,
)
_DOI = re.compile(r"(?:doi\s*:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.I)
_ACL_ID = r"[A-Z]\d{2}-\d{1,5}(?:\.\d{1,3})?|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4}"
_ACL = re.compile(
    rf"(?:acl\s*:\s*|https?://(?:www\.)?(?:aclanthology\.(?:org|info)|aclweb\.org/anthology)/(?:papers/[A-Z]/[A-Z]\d\d/)?)"
    rf"({_ACL_ID})(?:\.pdf)?/?(?:#.*)?",
    re.I,
)
Identifiers = tuple[tuple[str, str], ...]


def of_link(link: str | None) -> Identifiers:
    """(scheme, value) pairs of an address or a prefixed id; the address itself where it is one; () for None."""
    if not link or not link.strip():
        return ()
    text = link.strip()
    for scheme, pattern in (("arxiv", _ARXIV), ("arxiv", _ARXIV_OLD), ("acl", _ACL), ("doi", _DOI)):
        if found := pattern.fullmatch(text):
            value = found[1].rstrip("/.,;")
            return ((scheme, value.lower() if scheme == "doi" else value),)
    if re.match(r"https?://", text) and len(text) <= 500:
        return (("url", text),)
    return ()


def of_record(record: PaperRecord) -> Identifiers:
    """All identifiers of a paper's record, its own fields first, each once."""
    found: list[tuple[str, str]] = []
    doi = f"doi:{record.doi}" if record.doi and not record.doi.lower().startswith(("doi", "http")) else record.doi
    for link in (record.arxiv_id, doi, record.id, record.url):
        for pair in of_link(link):
            if pair not in found and not (link == record.id and pair[0] == "url"):
                found.append(pair)
    return tuple(found)


def date_from_link(link: str | None) -> PartialDate | None:
    """The month in an arXiv id, or the year in an ACL Anthology id; None where the link says neither."""
    for scheme, value in of_link(link):
        if scheme == "arxiv":
            digits = value.rsplit("/", 1)[-1]
            year, month = int(digits[:2]), int(digits[2:4])
            if 1 <= month <= 12:
                return PartialDate(2000 + year if year < 90 else 1900 + year, month)
        elif scheme == "acl":
            if value[0].isdigit():
                return PartialDate(int(value[:4]))
            year = int(value[1:3])
            return PartialDate(1900 + year if year > 60 else 2000 + year)
    return None
