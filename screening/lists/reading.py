"""What a reader of an official format gives back, and the small tools that all readers share."""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from screening.errors import BrokenList
from screening.lists.keys import fold, is_lone_acronym
from screening.lists.name_words import words_of_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile
from screening.model.listing import BackgroundBody


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something in the file that was not taken in, and why; a person's name is never kept here."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Records of one file, with everything that was left out or not understood.

    `covers` names the part of the list that the file speaks for; what lies
    outside it stays as it was.
    """

    records: tuple[Record, ...] = ()
    bodies: tuple[BackgroundBody, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    not_understood: tuple[str, ...] = ()
    as_of: str = ""
    covers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An official layout: how it is recognised by content, and how it is read."""

    name: str
    title: str
    fits: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, str], Reading]
    lists: tuple[str, ...] = ()


_ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?")
_DAY_FIRST = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")


def needed(header: Iterable[str], columns: Iterable[str], file: str) -> None:
    """Raise BrokenList naming every column that is missing and the columns that were found."""
    found = list(header)
    missing = [one for one in columns if one not in found]
    if missing:
        shown = ", ".join(one for one in found if one)[:200] or "no header"
        raise BrokenList(
            f"{file}: the column {', '.join(repr(one) for one in missing)} is missing; found {shown}. "
            "The layout of this source may have changed: fetch the file again, or import it with --mapping."
        )


def iso_day(written: str) -> str | None:
    """An ISO date from ISO or day-first writing; empty for empty, None when it is neither."""
    text = written.strip()
    if not text:
        return ""
    iso = _ISO.match(text)
    if iso:
        return "-".join(part for part in iso.groups() if part)
    day_first = _DAY_FIRST.match(text)
    if day_first:
        day, month, year = (int(part) for part in day_first.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def split(cell: str, separator: str = "; ") -> tuple[str, ...]:
    """The parts of a cell, each once; never split at a comma, which belongs to company names."""
    found = (clean(part) for part in cell.replace("\n", separator).split(separator.strip()))
    return tuple(dict.fromkeys(part for part in found if part))


def clean(text: str) -> str:
    """The text with entities, hard spaces and line breaks as a reader sees them."""
    return " ".join(html.unescape(text).replace("\xa0", " ").split()).strip(" ;")


def sorted_names(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(strong, weak): acronyms and single short words are weak."""
    strong: list[str] = []
    weak: list[str] = []
    for one in dict.fromkeys(clean(name) for name in names):
        if one:
            short = is_lone_acronym(one) or (" " not in one and len(fold(one)) <= 4 and one.isascii())
            (weak if short else strong).append(one)
    return tuple(strong), tuple(weak)


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(words_of_names('organisation_words')))})", re.I)


def may_be_a_person(name: str) -> bool:
    """True for two to four plain words without a sign of an organisation, where a list does not say which."""
    words = re.findall(r"[^\W\d_]+", name)
    return (
        2 <= len(words) <= 4 and not any(one.isdigit() for one in name) and not _organisation().search(name)
    )


def kind_of(name: str) -> str:
    """A display kind by the words of the name; never evidence."""
    key = fold(name)
    for kind, words in (
        ("hospital", ("hospital",)),
        ("design_bureau", ("design bureau", "konstruktorskoe")),
        ("laboratory", ("laboratory",)),
        ("military_academy", ("army", "naval", "air force", "military")),
        ("university", ("university", "universit", "polytechnic")),
        ("research_institute", ("institute", "academy", "research", "center")),
        ("company", ("co", "company", "ltd", "limited", "llc", "inc", "jsc", "corporation")),
    ):
        if any(f" {word} " in f" {key} " for word in words):
            if kind == "military_academy" and not any(
                one in key for one in ("academy", "university", "college")
            ):
                continue
            return kind
    return "other"


def unknown_columns(header: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """One sentence for columns that this reader does not know."""
    strange = [one for one in header if one and one not in set(known)]
    return (f"columns not used: {', '.join(strange[:20])}",) if strange else ()
