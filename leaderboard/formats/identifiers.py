"""Names that papers go by outside (DOI, arXiv, ACL Anthology) in one spelling each, and the dates that they carry.

* arXiv: without version and subject class: "2410.05261", "cs/0601001" (https://info.arxiv.org/help/arxiv_identifier.html).
* DOI: without resolver, lower-cased, since DOIs compare without case. A DOI that arXiv gave is the arXiv id.
* ACL Anthology: "P18-1001", "2020.acl-main.1" (https://aclanthology.org/info/ids/).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from urllib.parse import unquote, urlsplit

from leaderboard.formats.records import PaperRecord, PartialDate, ResultRecord

Scheme = Literal["doi", "arxiv", "acl", "url"]
Identifier = tuple[Scheme, str]

_ORDER: tuple[Scheme, ...] = ("doi", "arxiv", "acl", "url")
_URL_LIMIT = 500
_LONGEST = 2_000  # longer texts are no links

_ARXIV = re.compile(
    r"(?:(?P<new>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})"
    r"|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[A-Za-z]{2})?/(?P<old>[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}))"
    r"(?:v[0-9]{1,3})?"
)
_ARXIV_DOI = "10.48550/arxiv."
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>?#]+")
# The old form also as the Anthology's XML has it, volume and paper apart: "P18-1.1", "W19-44.23".
_ACL = re.compile(
    r"(?P<old>[A-Za-z][0-9]{2}-[0-9]{4,5})"
    r"|(?P<event>[A-Za-z][0-9]{2})-(?P<volume>[0-9]{1,2})\.(?P<paper>[0-9]{1,3})"
    r"|(?P<new>[0-9]{4}\.[A-Za-z0-9_]+-[A-Za-z0-9_]+\.[0-9]+)"
)
_ACL_IN_PATH = re.compile(
    r"(?<![A-Za-z0-9.])(?:[A-Z][0-9]{2}-[0-9]{4,5}|[0-9]{4}\.[A-Za-z0-9_]+-[A-Za-z0-9_]+\.[0-9]+)(?![0-9])"
)
_ACL_DOI = re.compile(r"10\.(?:18653/v1|3115/v1)/(?P<id>.+)")
_ARXIV_HOSTS = re.compile(r"(?:.+\.)?(?:arxiv\.org|ar5iv\.org|alphaxiv\.org)|ar5iv\.labs\.arxiv\.org")
_ACL_HOSTS = re.compile(r"(?:.+\.)?(?:aclweb\.org|aclanthology\.(?:org|info))|aclanthology\.coli\.uni-saarland\.de")
_DOI_PATH = re.compile(r"(?:^|/)(?P<doi>10\.[0-9]{4,9}/.+)")
_PREFIX = re.compile(r"(?P<scheme>arxiv|doi|acl)\s*:\s*(?P<value>\S+)", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


# One identifier ---------------------------------------------------------------------------------------------------


def arxiv_id(text: str) -> str | None:
    """An arXiv id in its one spelling, out of a bare id, "arXiv:...", a link or an arXiv DOI; None for all else."""
    return dict(of_link(text) or _bare(text)).get("arxiv")


def doi(text: str) -> str | None:
    """A DOI in its one spelling, out of a bare one, "doi:..." or a link; None for anything else, an arXiv DOI too."""
    return dict(of_link(text) or _bare(text)).get("doi")


def _bare(text: str) -> tuple[Identifier, ...]:
    return _named("doi" if text.lstrip().startswith("10.") else "arxiv", text.strip())


def _plain_arxiv(text: str) -> str | None:
    found = _ARXIV.fullmatch(text.strip())
    if found is None:
        return None
    return found["new"] or f"{found['archive']}/{found['old']}"


def _plain_doi(text: str) -> str | None:
    found = _DOI.fullmatch(text.strip().rstrip(".,;"))
    if found is None or found[0].lower().startswith(_ARXIV_DOI):
        return None
    value = found[0].lower()
    return value.rstrip(")") if value.count(")") > value.count("(") else value


def _plain_acl(text: str) -> str | None:
    found = _ACL.fullmatch(text.strip())
    if found is None:
        return None
    if found["new"]:
        return found["new"].lower()
    if found["old"]:
        return found["old"].upper()
    event, volume, paper = found["event"].upper(), found["volume"], found["paper"]
    # Workshops have volumes of two digits and papers of two; all others one and three.
    joined = f"{volume:0>2}{paper:0>2}" if event[0] == "W" or len(volume) == 2 else f"{volume}{paper:0>3}"
    return f"{event}-{joined}"


# Links ------------------------------------------------------------------------------------------------------------


def url_in(text: str | None) -> str | None:
    """The first web address in a text that should be one but may have words around it; None where it holds none."""
    found = _URL.search(text or "")
    return found[0].rstrip(".,;)>]") if found else None


def of_link(link: str | None) -> tuple[Identifier, ...]:
    """What a link or a prefixed id names: at most one identifier a scheme, surest first (doi, arxiv, acl, url).

    An address that leads to no known scheme is an identifier of scheme "url"; no address and no prefix: nothing.
    """
    text = (link or "").strip()
    if len(text) > _LONGEST:
        return ()
    if prefixed := _PREFIX.fullmatch(text):
        return _named(prefixed["scheme"].lower(), prefixed["value"])
    address = url_in(text)
    if address is None:
        return ()
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ()
    path = unquote(parts.path).strip("/")
    found: tuple[Identifier, ...] = ()
    if _ARXIV_HOSTS.fullmatch(host) or (host == "huggingface.co" and path.startswith("papers/")):
        found = _named("arxiv", re.sub(r"^[^/]+/|\.pdf$", "", path))
    elif _ACL_HOSTS.fullmatch(host):
        ids = _ACL_IN_PATH.findall(path)
        found = _named("acl", ids[-1]) if ids else ()
    elif in_path := _DOI_PATH.search(path):
        found = _named("doi", re.sub(r"\.pdf$", "", in_path["doi"]))
    if not found and len(address) <= _URL_LIMIT and address.isprintable():
        found = (("url", address),)
    return found


def _named(scheme: str, value: str) -> tuple[Identifier, ...]:
    if scheme == "arxiv":
        known = _plain_arxiv(value)
        return (("arxiv", known),) if known else ()
    if scheme == "acl":
        known = _plain_acl(value)
        return (("acl", known),) if known else ()
    if value.lower().startswith(_ARXIV_DOI):
        return _named("arxiv", value[len(_ARXIV_DOI) :])
    known = _plain_doi(value)
    if known is None:
        return ()
    at_acl = _ACL_DOI.fullmatch(known)
    acl = _plain_acl(at_acl["id"]) if at_acl else None
    return (("doi", known), ("acl", acl)) if acl else (("doi", known),)


def of_record(record: PaperRecord | ResultRecord) -> tuple[Identifier, ...]:
    """All that the record names its paper by, normalised; at most one a scheme: the field's own before the link's."""
    found: dict[Scheme, str] = {}
    if record.doi and (value := doi(record.doi)):
        found["doi"] = value
    if record.arxiv_id and (value := arxiv_id(record.arxiv_id)):
        found["arxiv"] = value
    links = (record.url, record.id) if isinstance(record, PaperRecord) else (record.paper_url,)
    for link in links:
        for scheme, value in of_link(link):
            found.setdefault(scheme, value)
    return tuple((scheme, found[scheme]) for scheme in _ORDER if scheme in found)


# Dates ------------------------------------------------------------------------------------------------------------


def date_from_link(link: str | None) -> PartialDate | None:
    """When the paper behind a link appeared, as far as its identifier tells: arXiv's month, the Anthology's year."""
    known = dict(of_link(link))
    if "arxiv" in known:
        digits = known["arxiv"].rpartition("/")[2]
        short = int(digits[:2])
        year = 1900 + short if "/" in known["arxiv"] and short >= 91 else 2000 + short
        return PartialDate(year, int(digits[2:4]))
    if "acl" in known:
        value = known["acl"]
        if value[0].isdigit():
            year = int(value[:4])
        else:
            short = int(value[1:3])
            year = 1900 + short if short >= 60 else 2000 + short
        try:
            return PartialDate(year)
        except ValueError:
            return None
    return None


# Titles -----------------------------------------------------------------------------------------------------------


def normalise_title(title: str) -> str:
    """A title as papers are found again by: NFKC, case-folded, letters and digits only."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title).casefold()))
