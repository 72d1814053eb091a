"""Building a work the same way from every source."""

import hashlib
import re
import unicodedata

from screening.model.record import Acknowledged, Author, Work
from screening.model.source import Place

MAX_WORKS = 20_000


def key_of(doi: str, title: str, date: str) -> str:
    """The key of a work: its DOI, else a fingerprint of title and year, the same in every source."""
    if doi:
        return doi
    plain = re.sub(r"\W+", "", unicodedata.normalize("NFKC", title).casefold())
    return "t-" + hashlib.sha256(f"{plain}|{date[:4]}".encode()).hexdigest()[:12]


def work(
    *,
    title: str,
    place: Place,
    date: str = "",
    doi: str = "",
    authors: tuple[Author, ...] = (),
    funders: tuple[Acknowledged, ...] = (),
    acknowledgement: str = "",
    own_list: bool = False,
    authors_cut: bool = False,
) -> Work:
    """A work with its key; white space and mark-up in the title are cleaned."""
    title = re.sub(r"\s+", " ", re.sub(r"<[^<>]{1,40}>", "", title)).strip()
    return Work(
        key=key_of(doi, title, date),
        title=title,
        place=place,
        date=date,
        authors=authors,
        funders=funders,
        acknowledgement=acknowledgement.strip(),
        own_list=own_list,
        authors_cut=authors_cut,
    )
