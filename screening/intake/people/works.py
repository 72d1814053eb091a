"""Building a work the same way from every source."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from screening.model.record import Acknowledged, Author, Work
from screening.model.source import NotRead, Place

MAX_WORKS = 20_000
Record = TypeVar("Record")


def titled(
    records: Iterable[tuple[int, Record]], title: Callable[[Record], str], file: str, name: str
) -> tuple[list[tuple[Place, Record]], tuple[NotRead, ...]]:
    """The records that have a title, with their places, and what was not read of the others.

    `name` is what the source calls a record: an entry, a row.
    """
    kept: list[tuple[Place, Record]] = []
    not_read = []
    for row, one in records:
        place = Place(file=file, row=row)
        if len(kept) == MAX_WORKS:
            not_read.append(too_many(place))
            break
        if title(one):
            kept.append((place, one))
        else:
            not_read.append(NotRead(place=place, says=f"this {name} has no title and was not read"))
    return kept, tuple(not_read)


def cut(works: Sequence[Work]) -> tuple[tuple[Work, ...], tuple[NotRead, ...]]:
    """The works as far as they are read, and what is said of the others."""
    return tuple(works[:MAX_WORKS]), tuple(too_many(one.place) for one in works[MAX_WORKS : MAX_WORKS + 1])


def too_many(place: Place) -> NotRead:
    """What is said of a file with more works than are read: none of them is left out in silence."""
    return NotRead(place=place, says=f"more than {MAX_WORKS} works; the rest was not read")


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
