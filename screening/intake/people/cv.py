"""A CV or biosketch as running text: headings open sections, a line with dates is an entry."""

import re
from collections.abc import Iterator
from dataclasses import replace

from screening.intake.people.dates import span
from screening.intake.people.dropping import lines_without_dropped
from screening.intake.people.names import doi_of, orcid_of, person
from screening.intake.people.words import (
    goes_on,
    kind_of_title,
    names_an_organisation,
    organisation_in,
    section_of,
)
from screening.intake.people.works import work
from screening.model.record import (
    FileReading,
    Format,
    OrganisationTie,
    PersonName,
    RecordKind,
    Side,
    Strength,
    Work,
)
from screening.model.source import NotRead, Place

_SECTION_KINDS = {kind.value: kind for kind in RecordKind}
_PROGRAMME = _SECTION_KINDS | {"programme": RecordKind.PROGRAMME}
_NAME_LABEL = re.compile(r"^\W*(?:name|full name|姓名)\s*[:：]\s*(.{2,80})$", re.IGNORECASE)


def read_lines(
    lines: list[str], file: str, format: Format, side: Side, not_read: tuple[NotRead, ...] = ()
) -> FileReading:
    """Entries of all known sections; what stands under an unknown heading is not taken for a tie."""
    kept, dropped = lines_without_dropped([line.replace("\u00a0", " ") for line in lines])
    entries = _Entries(file, side)
    works: list[Work] = []
    section = ""
    for number, line in _unbroken(kept):
        opened = section_of(line)
        if opened is not None:
            section = opened
        elif section == "works":
            works += _works(line, file, number)
        elif section in _PROGRAMME:
            entries.add(line, _PROGRAMME[section], number)
    ties = entries.ties
    orcids = tuple(dict.fromkeys(filter(None, (orcid_of(line) for line in kept[:60]))))
    return FileReading(
        file=file,
        format=format,
        side=side,
        names=_names(kept),
        orcids=orcids[:1],
        ties=tuple(one for one in ties if one.organisation or one.kind is RecordKind.PROGRAMME),
        works=tuple(works),
        dropped=dropped,
        not_read=(*not_read, *_nothing(ties, works, file), *_nameless(ties, kept)),
    )


def _unbroken(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines, each with its number; what was broken inside an entry is one, with its last number."""
    held = ""
    for number, line in enumerate(lines, start=1):
        held = f"{held} {line.strip()}" if held else line
        following = lines[number] if number < len(lines) else ""
        breaks = following.strip() and section_of(following) is None and not span(following)[0]
        if not (breaks and section_of(held) is None and goes_on(held, following)):
            yield number, held
            held = ""


# How long a post lasted, beside its dates: "2 years", "8 years 2 months".
_LENGTH = re.compile(r"(?:\d{1,2}\s*[^\W\d]+\W*){0,2}")
_POSTS = (RecordKind.EMPLOYMENT, RecordKind.APPOINTMENT, RecordKind.HONORARY)


def _nameless(ties: list[OrganisationTie], lines: list[str]) -> Iterator[NotRead]:
    """Posts with dates whose organisation was not recognised; in silence they would count as not declared."""
    for one in ties:
        if one.kind in _POSTS and not one.organisation and one.start:
            written = " ".join(lines[(one.place.row or 1) - 1].split())
            says = f"no organisation was recognised in “{written[:120]}”; type this entry into a YAML file"
            yield NotRead(place=one.place, says=says)


def _nothing(ties: list[OrganisationTie], works: list[Work], file: str) -> tuple[NotRead, ...]:
    if ties or works:
        return ()
    says = (
        "no section such as Employment, Appointments or Education was found, so nothing was taken from it;"
        " type the entries into a YAML file"
    )
    return (NotRead(place=Place(file=file), says=says),)


def _names(lines: list[str]) -> tuple[PersonName, ...]:
    """The name beside its label, else the first line where that is short and no heading."""
    for line in lines[:40]:
        found = _NAME_LABEL.match(line)
        if found:
            return (person(found.group(1).strip()),)
    first = next((line.strip() for line in lines if line.strip()), "")
    first = re.sub(
        r"(?i)^(curriculum vitae|cv|lebenslauf|biographical sketch)\b[\s:,–—-]*(of\s+)?", "", first
    )
    first = re.sub(r"(?i)\b(prof|dr|ph\.?d|msc|bsc|frs|md)\b\.?,?", "", first).strip(" ,.")
    good = 1 < len(first.split()) <= 5 or re.fullmatch(r"[\u4e00-\u9fff]{2,4}", first)
    return (person(first),) if good and not re.search(r"[\d@:/]", first) else ()


class _Entries:
    """The entries of a CV so far; title and dates may stand on the lines above or below the organisation."""

    def __init__(self, file: str, side: Side) -> None:
        self.file = file
        self.side = side
        self.ties: list[OrganisationTie] = []
        self.waiting = ("", 0)

    def add(self, line: str, kind: RecordKind, number: int) -> None:
        """A new entry where the line has dates or an organisation, else more words on its neighbour."""
        text = re.sub(r"^\s*[•·▪*–—-]\s+", "", line).strip()
        if not text:
            return
        start, end, current, rest = span(text)
        dates = (start, end, current)
        organisation, before = organisation_in(rest)
        place = Place(file=self.file, row=number)
        last = self.ties[-1] if self.ties and self.ties[-1].place.row == number - 1 else None
        if last and last.organisation and start and not last.start and _LENGTH.fullmatch(rest):
            self.ties[-1] = _dated(last, dates, place)
        elif last and not organisation and not start and not last.title:
            self.ties[-1] = replace(last, title=text[:200], kind=_kind(text, last.kind))
        elif last and not last.organisation and (organisation or not start) and not (start and last.start):
            self.ties[-1] = _joined(last, organisation or rest, before, dates, place)
        elif start or organisation:
            above = self.waiting[0] if self.waiting[1] == number - 1 else ""
            found = _entry(organisation, before or above, rest, dates, kind, place, self.side)
            self.ties.append(found)
        else:
            self.waiting = (text, number)


def _dated(last: OrganisationTie, dates: tuple[str, str, bool | None], place: Place) -> OrganisationTie:
    """An entry whose dates stand by themselves on the line below it."""
    start, end, current = dates
    if last.kind is RecordKind.EDUCATION and not end:
        start, end = "", start
    return replace(last, start=start, end=end, current=current, place=replace(last.place, row=place.row))


def _joined(
    last: OrganisationTie,
    organisation: str,
    before: str,
    dates: tuple[str, str, bool | None],
    place: Place,
) -> OrganisationTie:
    """An entry whose organisation stands on the line after its title."""
    title = last.title or before
    return replace(
        last,
        organisation=organisation if names_an_organisation(organisation) else last.organisation,
        title=title,
        place=replace(last.place, row=place.row),
        start=last.start or dates[0],
        end=last.end or dates[1],
        current=last.current if last.start else dates[2],
    )


def _entry(
    organisation: str,
    before: str,
    rest: str,
    dates: tuple[str, str, bool | None],
    kind: RecordKind,
    place: Place,
    side: Side,
) -> OrganisationTie:
    title = before if organisation else rest
    return OrganisationTie(
        organisation=organisation,
        kind=_kind(title, kind),
        side=side,
        strength=Strength.HANDED_IN if side is Side.DECLARED else Strength.STATED,
        place=place,
        title=title[:200],
        start="" if kind is RecordKind.EDUCATION and not dates[1] else dates[0],
        end=dates[1] or (dates[0] if kind is RecordKind.EDUCATION else ""),
        current=dates[2],
    )


def _kind(title: str, kind: RecordKind) -> RecordKind:
    return kind_of_title(title, kind) if kind in (RecordKind.EMPLOYMENT, RecordKind.APPOINTMENT) else kind


def _works(line: str, file: str, number: int) -> list[Work]:
    """A work where a line carries a DOI; without one a running reference is not cut into parts."""
    doi = doi_of(line)
    if not doi:
        return []
    year = re.search(r"\b(19|20)\d{2}\b", line)
    title = re.sub(r"\s*(?:https?://\S+|doi:?\s*\S+)\s*$", "", line, flags=re.IGNORECASE).strip()
    place = Place(file=file, row=number)
    return [work(title=title[:300], place=place, date=year.group(0) if year else "", doi=doi, own_list=True)]
