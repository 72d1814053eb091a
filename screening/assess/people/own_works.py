"""The person's own works, the affiliations printed on their own line, and the tray of doubtful ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from screening.assess.people.authorship import Authorship, Identity, judged
from screening.assess.people.organisations import Lookup, belongs, same
from screening.model.comparison import OrganisationRead, TrayItem
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    OrganisationTie,
    PrintedAffiliation,
    RecordKind,
    Side,
    Strength,
    Work,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWork:
    """A work that counts; `index` is the person's line among the authors where it is known."""

    work: Work
    index: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWorks:
    """Works that count, and those that wait in the tray."""

    counted: tuple[OwnWork, ...]
    tray: tuple[TrayItem, ...]


def own_works(
    files: Iterable[FileReading],
    identity: Identity,
    known: tuple[OrganisationRead, ...],
    lookup: Lookup,
    verdicts: dict[str, str],
) -> OwnWorks:
    """Every work once a source: sure ones count, doubtful ones go to the tray unless a person said "same"."""
    counted: list[OwnWork] = []
    tray: dict[str, TrayItem] = {}
    for file in files:
        for work in file.works:
            found = _settled(work, judged(work, identity), known, lookup)
            verdict = verdicts.get(work.key, "")
            if verdict != "different" and (found.sure or verdict == "same"):
                counted.append(OwnWork(work=work, index=found.index))
            else:
                tray.setdefault(work.key, _tray_item(work, found, verdict))
    sure = {one.work.key for one in counted}
    waiting = tuple(item for key, item in sorted(tray.items()) if key not in sure)
    return OwnWorks(counted=tuple(counted), tray=waiting)


def _settled(
    work: Work, found: Authorship, known: tuple[OrganisationRead, ...], lookup: Lookup
) -> Authorship:
    """A name or an assigned iD is enough where the same line prints an organisation that is known."""
    if not found.needs_organisation or found.index is None:
        return found
    printed = [_read(one, lookup) for one in work.authors[found.index].affiliations]
    if any(same(one, other) or belongs(one, other) for one in printed for other in known):
        return replace(found, sure=True, why=())
    extra = "no_affiliation" if not printed else "unknown_organisation"
    return replace(found, why=(*found.why, extra))


def _read(one: PrintedAffiliation, lookup: Lookup) -> OrganisationRead:
    return lookup(one.text, country=one.country, ror=one.ror)


def _tray_item(work: Work, found: Authorship, verdict: str) -> TrayItem:
    author = work.authors[found.index] if found.index is not None else None
    return TrayItem(
        key=work.key,
        title=work.title,
        date=work.date,
        place=work.place,
        why=found.why,
        position=None if found.index is None else found.index + 1,
        authors=len(work.authors),
        organisations=tuple(one.text for one in author.affiliations) if author else (),
        verdict=verdict,
    )


def printed_ties(works: Iterable[OwnWork]) -> tuple[OrganisationTie, ...]:
    """The affiliations printed on the person's own line, one tie each, once a work."""
    found: dict[tuple[str, str], OrganisationTie] = {}
    for one in works:
        if one.index is None or one.index >= len(one.work.authors):
            continue
        for tie in _of_author(one.work, one.work.authors[one.index]):
            found.setdefault((one.work.key, tie.organisation.casefold()), tie)
    return tuple(found.values())


def _of_author(work: Work, author: Author) -> list[OrganisationTie]:
    return [
        OrganisationTie(
            organisation=one.text,
            kind=RecordKind.PRINTED,
            side=Side.PUBLIC,
            strength=Strength.ASSIGNED if one.assigned else Strength.PRINTED,
            place=work.place,
            country=one.country,
            ror=one.ror,
            start=work.date,
            end=work.date,
            work=work.key,
            title=work.title,
        )
        for one in author.affiliations
        if one.text.strip()
    ]


def acknowledged(works: Iterable[OwnWork]) -> tuple[tuple[Work, Acknowledged], ...]:
    """Every funder of every counted work, once a work and name."""
    found: dict[tuple[str, str], tuple[Work, Acknowledged]] = {}
    for one in works:
        for funder in one.work.funders:
            if funder.name.strip():
                found.setdefault((one.work.key, funder.name.casefold()), (one.work, funder))
    return tuple(found.values())


def coauthor_affiliations(works: Iterable[OwnWork]) -> tuple[tuple[Work, str, str, str], ...]:
    """Work, text, country and ROR of every affiliation of the other authors, once a work."""
    found: dict[tuple[str, str], tuple[Work, str, str, str]] = {}
    for one in works:
        for number, author in enumerate(one.work.authors):
            if number == one.index:
                continue
            for place in author.affiliations:
                entry = (one.work, place.text, place.country, place.ror)
                found.setdefault((one.work.key, place.text.casefold()), entry)
    return tuple(found.values())
