"""The plain YAML of a person: what was declared and what is public, typed in by an officer.

schema: screening/person/1
names: [Example, Ada]            # only to find own authorship; never printed
orcid: 0000-0002-1825-0097
declared: [{organisation: …, kind: employment, title: …, from: 2019-09, to: …, current: true}]
public:   [{organisation: …, kind: appointment, source: https://…}]
works:    [{title: …, date: 2023, doi: …, affiliations: […], funders: [{name: …, awards: […]}]}]
"""

from typing import Any

from screening.errors import InvalidFile
from screening.intake.people.dates import iso_text
from screening.intake.people.dropping import without_dropped
from screening.intake.people.names import doi_of, orcid_of, person, ror_of
from screening.intake.people.works import cut, work
from screening.intake.yaml_text import read_yaml
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    Format,
    OrganisationTie,
    PersonName,
    PrintedAffiliation,
    RecordKind,
    Side,
    Strength,
    Work,
)
from screening.model.source import Place
from screening.model.spelling import did_you_mean

_TOP = ("schema", "names", "orcid", "declared", "public", "works", "note")
_TIE = (
    "organisation kind title department country city domain ror from to current source award note asserted_by"
).split()
_WORK = "title date doi affiliations funders authors acknowledgement own".split()
_KINDS = [kind.value for kind in RecordKind if kind is not RecordKind.COAUTHORSHIP]


class _Problems:
    """Gathers everything that is wrong, so that one run tells it all."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def keys(self, given: dict[str, Any], known: list[str] | tuple[str, ...], where: str) -> None:
        """Note each key that is not known, with the nearest one that is."""
        for key in given:
            if key not in known:
                self.found.append(f"{self.file}: {where}: unknown key {key!r}{did_you_mean(key, known)}")


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All entries under `declared` and `public`; raises InvalidFile with every problem of the file."""
    parsed = read_yaml(text, file)
    if not isinstance(parsed, dict):
        raise InvalidFile(f"{file}: expected the keys declared and public, each with a list of entries")
    given, dropped = without_dropped(parsed)
    problems = _Problems(file)
    problems.keys(given, _TOP, "top")
    ties = [
        tie
        for one_side in (Side.DECLARED, Side.PUBLIC)
        for number, one in enumerate(_list(given.get(one_side.value)), start=1)
        if (tie := _tie(one, number, one_side, file, problems))
    ]
    works = [
        made
        for number, one in enumerate(_list(given.get("works")), start=1)
        if (made := _work(one, number, file, problems))
    ]
    if problems.found:
        raise InvalidFile(problems.found)
    orcid = orcid_of(given.get("orcid"))
    read_works, not_read = cut(works)
    return FileReading(
        file=file,
        format=format,
        side=side,
        names=_names(given.get("names")),
        orcids=(orcid,) if orcid else (),
        ties=tuple(ties),
        works=read_works,
        dropped=dropped,
        not_read=not_read,
    )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _names(value: Any) -> tuple[PersonName, ...]:
    """Names as texts, or as family and given."""
    found = []
    for one in _list(value):
        if isinstance(one, dict):
            found.append(person(family=_text(one.get("family")), given=_text(one.get("given"))))
        elif _text(one):
            found.append(person(_text(one)))
    return tuple(found)


def _tie(given: Any, number: int, side: Side, file: str, problems: _Problems) -> OrganisationTie | None:
    where = f"{side.value}[{number}]"
    if not isinstance(given, dict) or not (_text(given.get("organisation")) or _text(given.get("title"))):
        problems.found.append(f"{file}: {where}: expected an entry with the key organisation")
        return None
    problems.keys(given, _TIE, where)
    kind = _text(given.get("kind")) or RecordKind.EMPLOYMENT.value
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        problems.found.append(f"{file}: {where}: kind is {kind!r}; expected one of {known}")
        return None
    fields = {key: _text(given.get(key)) for key in _TIE}
    end, current = iso_text(fields["to"]), given.get("current")
    return OrganisationTie(
        organisation=fields["organisation"],
        kind=RecordKind(kind),
        side=side,
        strength=_strength(side, fields["asserted_by"]),
        place=Place(file=file, column=where, sheet=fields["source"]),
        title=fields["title"],
        country=fields["country"],
        city=fields["city"],
        domain=fields["domain"],
        ror=ror_of(fields["ror"]),
        start=iso_text(fields["from"]),
        end=end,
        current=current if isinstance(current, bool) else (False if end else None),
        asserted_by=fields["asserted_by"],
        award=fields["award"],
        note=fields["note"],
    )


def _strength(side: Side, asserted_by: str) -> Strength:
    if side is Side.DECLARED:
        return Strength.FORM
    return Strength.ORGANISATION if asserted_by else Strength.STATED


def _work(given: Any, number: int, file: str, problems: _Problems) -> Work | None:
    where = f"works[{number}]"
    if not isinstance(given, dict) or not _text(given.get("title")):
        problems.found.append(f"{file}: {where}: expected an entry with the key title")
        return None
    problems.keys(given, _WORK, where)
    names = [_text(one) for one in _list(given.get("authors")) if _text(one)]
    own = tuple(PrintedAffiliation(text=_text(one)) for one in _list(given.get("affiliations")))
    authors = tuple(Author(name=one, affiliations=own if len(names) == 1 else ()) for one in names)
    return work(
        title=_text(given["title"]),
        place=Place(file=file, column=where),
        date=iso_text(_text(given.get("date"))),
        doi=doi_of(given.get("doi")),
        authors=authors or ((Author(name="", affiliations=own),) if own else ()),
        funders=tuple(_funder(one) for one in _list(given.get("funders"))),
        acknowledgement=_text(given.get("acknowledgement")),
        own_list=given.get("own") is not False,
    )


def _funder(given: Any) -> Acknowledged:
    if isinstance(given, dict):
        awards = tuple(_text(one) for one in _list(given.get("awards")))
        return Acknowledged(name=_text(given.get("name")), awards=awards)
    return Acknowledged(name=_text(given))
