"""Talent programmes named in a file: found by whole name in text, never by a word that means more things."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from screening.assess.people.differences import difference_key
from screening.assess.people.own_works import OwnWork
from screening.assess.people.rules import PeopleRules, Programme
from screening.assess.people.timeline import Reach
from screening.model.comparison import (
    Difference,
    DifferenceKind,
    OrganisationRead,
    Overlap,
    ProgrammeMention,
    Window,
)
from screening.model.record import OrganisationTie, RecordKind, Side
from screening.model.source import Place


def mentions(
    ties: Iterable[OrganisationTie], works: Iterable[OwnWork], programmes: tuple[Programme, ...]
) -> tuple[ProgrammeMention, ...]:
    """Every programme named in a tie's title or organisation, or in a counted work's acknowledgement."""
    found: list[ProgrammeMention] = []
    for tie in ties:
        text = f"{tie.title}. {tie.organisation}. {tie.note}"
        day = tie.end or tie.start
        found += _in(text, tie.place, day, "", tie.side is Side.DECLARED, programmes)
    for own in works:
        work = own.work
        names = [" ".join((funder.name, *funder.awards)) for funder in work.funders]
        text = " | ".join(part for part in (work.acknowledgement, *names) if part)
        found += _in(text, work.place, work.date, work.key, False, programmes)
    unique = {(one.programme_id, one.place, one.work): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.date, one.programme_id, one.place.label())))


def names_programme(text: str, programmes: tuple[Programme, ...]) -> bool:
    """True when a funder's name is that of a talent programme, which has its own question."""
    return bool(_in(text, Place(), "", "", False, tuple(one for one in programmes if not one.ordinary)))


def _in(
    text: str, place: Place, day: str, work: str, declared: bool, programmes: tuple[Programme, ...]
) -> list[ProgrammeMention]:
    plain = _plain(text)
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
                place=place,
                named_by=programme.named_by,
                note=programme.note,
                date=day,
                work=work,
                ordinary=programme.ordinary,
                declared=declared,
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


def programme_differences(
    found: tuple[ProgrammeMention, ...], reach: Reach, window: Window, rules: PeopleRules
) -> tuple[Difference, ...]:
    """One question for each programme that is named in public and not in what was handed in."""
    declared = {one.programme_id for one in found if one.declared}
    by_id: dict[str, list[ProgrammeMention]] = {}
    for one in found:
        if one.programme_id not in declared and not one.ordinary:
            by_id.setdefault(one.programme_id, []).append(one)
    return tuple(_difference(given, reach, window, rules) for _, given in sorted(by_id.items()))


def _difference(
    given: list[ProgrammeMention], reach: Reach, window: Window, rules: PeopleRules
) -> Difference:
    dates = sorted(one.date for one in given if one.date)
    since, last = reach.printed_since.isoformat(), reach.last.isoformat()
    inside = not dates or any(since[: len(one)] <= one <= last for one in dates)
    asked_for = RecordKind.PROGRAMME in window.kinds
    first = given[0]
    return Difference(
        key=difference_key(DifferenceKind.PROGRAMME, (f"programme:{first.programme_id}",)),
        kind=DifferenceKind.PROGRAMME,
        organisation=OrganisationRead(
            text=first.name, name=first.name, keys=(f"programme:{first.programme_id}",)
        ),
        tie_kind=RecordKind.PROGRAMME,
        overlap=Overlap.POSSIBLE if inside else Overlap.NO,
        ask=inside and asked_for,
        reasons=rules.reasons_for(DifferenceKind.PROGRAMME.value, ()),
        start=dates[0] if dates else "",
        end=dates[-1] if dates else "",
        sources=tuple(dict.fromkeys(one.place for one in given)),
        works=tuple(dict.fromkeys(one.work for one in given if one.work)),
        items=tuple(dict.fromkeys(one.quotation for one in given)),
        not_asked_because="" if inside and asked_for else "not_asked_by_pack" if inside else "outside_window",
    )
