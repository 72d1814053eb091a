"""Talent programmes named in a file: found by whole name in text, never by a word that means more things."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from screening.assess.people.differences import Yardstick, difference_key
from screening.assess.people.own_works import OwnWork
from screening.assess.people.rules import Programme
from screening.model.comparison import (
    Difference,
    DifferenceKind,
    OrganisationRead,
    ProgrammeMention,
)
from screening.model.record import OrganisationTie, RecordKind, Side
from screening.model.source import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A text in which a programme may be named, and what it is the text of; `work` is a key or ""."""

    text: str
    place: Place
    date: str = ""
    work: str = ""
    declared: bool = False


def mentions(
    ties: Iterable[OrganisationTie], works: Iterable[OwnWork], programmes: tuple[Programme, ...]
) -> tuple[ProgrammeMention, ...]:
    """Every programme named in a tie's title or organisation, or in a counted work's acknowledgement."""
    found: list[ProgrammeMention] = []
    for tie in ties:
        text = f"{tie.title}. {tie.organisation}. {tie.note}"
        day, declared = tie.end or tie.start, tie.side is Side.DECLARED
        found += _in(_Entry(text=text, place=tie.place, date=day, declared=declared), programmes)
    for work in (own.work for own in works):
        names = [" ".join((funder.name, *funder.awards)) for funder in work.funders]
        text = " | ".join(part for part in (work.acknowledgement, *names) if part)
        found += _in(_Entry(text=text, place=work.place, date=work.date, work=work.key), programmes)
    unique = {(one.programme_id, one.place, one.work): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.date, one.programme_id, one.place.label())))


def names_programme(text: str, programmes: tuple[Programme, ...]) -> bool:
    """True when a funder's name is that of a talent programme, which has its own question."""
    telling = tuple(one for one in programmes if not one.ordinary)
    return bool(_in(_Entry(text=text, place=Place()), telling))


def _in(entry: _Entry, programmes: tuple[Programme, ...]) -> list[ProgrammeMention]:
    """Each programme that an entry names; a name that lies in a longer one is not named by itself."""
    plain = _plain(entry.text)
    found: list[ProgrammeMention] = []
    taken: list[tuple[int, int]] = []
    for programme, pattern in _patterns(programmes):
        match = pattern.search(plain)
        if match is None or any(start <= match.start() < end for start, end in taken):
            continue
        taken.append(match.span())
        found.append(
            ProgrammeMention(
                programme_id=programme.id,
                name=programme.name,
                quotation=_around(plain, match),
                place=entry.place,
                named_by=programme.named_by,
                note=programme.note,
                date=entry.date,
                work=entry.work,
                ordinary=programme.ordinary,
                declared=entry.declared,
            )
        )
    return found


@lru_cache(maxsize=4)
def _patterns(programmes: tuple[Programme, ...]) -> tuple[tuple[Programme, re.Pattern[str]], ...]:
    """Long names first, so that a national plan is not read inside a youth plan's name."""
    made = []
    for programme in programmes:
        forms = sorted({_plain(one) for one in programme.forms}, key=lambda one: (-len(one), one))
        parts = [_form(one) for one in forms if one]
        if parts:
            made.append((programme, len(forms[0]), re.compile("|".join(parts), re.IGNORECASE)))
    return tuple((programme, pattern) for programme, _, pattern in sorted(made, key=lambda one: -one[1]))


def _form(name: str) -> str:
    """A pattern for one name: spaces and hyphens alike, plan, program and programme alike."""
    if re.search(r"[\u4e00-\u9fff]", name):
        return re.escape(name)
    words = [re.escape(word) for word in re.split(r"[\s-]+", name)]
    words = [r"(?:plan|program|programme|programs|scheme)" if _is_plan(word) else word for word in words]
    return r"(?<!\w)" + r"[\s-]+".join(words) + r"(?!\w)"


def _is_plan(word: str) -> bool:
    return word.casefold() in ("plan", "program", "programme", "programs", "scheme")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("’", "'")).strip()


def _around(text: str, match: re.Match[str]) -> str:
    """What stands around a name in its own entry, at most 60 letters on either side."""
    first, last = text.rfind("|", 0, match.start()) + 1, text.find("|", match.end())
    last = len(text) if last < 0 else last
    start, end = max(first, match.start() - 60), min(last, match.end() + 60)
    return ("…" if start > first else "") + text[start:end].strip() + ("…" if end < last else "")


def programme_differences(found: tuple[ProgrammeMention, ...], by: Yardstick) -> tuple[Difference, ...]:
    """One question for each programme that is named in public and not in what was handed in."""
    declared = {one.programme_id for one in found if one.declared}
    by_id: dict[str, list[ProgrammeMention]] = {}
    for one in found:
        if one.programme_id not in declared and not one.ordinary:
            by_id.setdefault(one.programme_id, []).append(one)
    return tuple(_difference(given, by) for _, given in sorted(by_id.items()))


def _difference(given: list[ProgrammeMention], by: Yardstick) -> Difference:
    dates = sorted(one.date for one in given if one.date)
    overlap = by.reach.of_works(dates)
    why_not = by.why_not_asked(RecordKind.PROGRAMME, overlap)
    first, keys = given[0], (f"programme:{given[0].programme_id}",)
    return Difference(
        key=difference_key(DifferenceKind.PROGRAMME, keys),
        kind=DifferenceKind.PROGRAMME,
        organisation=OrganisationRead(text=first.name, name=first.name, keys=keys),
        tie_kind=RecordKind.PROGRAMME,
        overlap=overlap,
        ask=not why_not,
        reasons=by.rules.reasons_for(DifferenceKind.PROGRAMME.value, ()),
        start=dates[0] if dates else "",
        end=dates[-1] if dates else "",
        sources=tuple(dict.fromkeys(one.place for one in given)),
        works=tuple(dict.fromkeys(one.work for one in given if one.work)),
        items=tuple(dict.fromkeys(one.quotation for one in given)),
        not_asked_because=why_not,
    )
