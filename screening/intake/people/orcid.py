"""ORCID 3.0 records, JSON and XML brought into one shape; who asserted an entry is kept apart."""

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from screening.intake.people.bounded import json_of, xml_of
from screening.intake.people.dates import iso
from screening.intake.people.names import doi_of, orcid_of, person, ror_of
from screening.intake.people.words import is_a_post, kind_of_title
from screening.intake.people.works import cut, work
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

_SECTIONS = {
    "employments": RecordKind.EMPLOYMENT,
    "invited-positions": RecordKind.APPOINTMENT,
    "educations": RecordKind.EDUCATION,
    "qualifications": RecordKind.EDUCATION,
    "distinctions": RecordKind.PROGRAMME,
    "memberships": RecordKind.MEMBERSHIP,
    "services": RecordKind.SERVICE,
}
_ABOUT_THE_PERSON = ("addresses", "emails", "biography", "keywords", "researcher-urls")


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All affiliations, fundings and works of one ORCID record."""
    record = json_of(text, file) if format is Format.ORCID_JSON else _shape(xml_of(text, file))
    owner = orcid_of(_value(record, "orcid-identifier", "path") or _value(record, "orcid-identifier", "uri"))
    activities = _under(record, "activities-summary")
    ties = [
        tie
        for section, kind in _SECTIONS.items()
        for tie in _affiliations(_under(activities, section), section, kind, owner, file, side)
    ]
    works, beyond = cut(tuple(_works(_under(activities, "works"), file)))
    ties += _fundings(_under(activities, "fundings"), owner, file, side)
    return FileReading(
        file=file,
        format=format,
        side=side,
        names=_names(_under(record, "person")),
        orcids=(owner,) if owner else (),
        ties=tuple(one for one in ties if one.organisation),
        works=works,
        dropped=_dropped(_under(record, "person")),
        not_read=(*_unnamed(ties), *beyond),
    )


def _shape(element: Element) -> Any:
    """XML as the JSON has it: tags without namespace, repeated children as lists, text as value."""
    if not len(element):
        return (element.text or "").strip()
    shaped: dict[str, Any] = {}
    for child in element:
        tag, value = child.tag.rpartition("}")[2], _shape(child)
        if tag in shaped:
            shaped[tag] = [*_many(shaped[tag]), value]
        else:
            shaped[tag] = value
    return shaped


def _many(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _under(node: Any, key: str) -> dict[str, Any]:
    found = node.get(key) if isinstance(node, dict) else None
    return found if isinstance(found, dict) else {}


def _value(node: Any, *path: str) -> str:
    """The text at a path; a leaf may be plain or {"value": …}."""
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    if isinstance(node, dict):
        node = node.get("value")
    return " ".join(str(node).split()) if node is not None and not isinstance(node, list) else ""


def _date(node: Any, key: str) -> str:
    return iso(_value(node, key, "year"), _value(node, key, "month"), _value(node, key, "day"))


def _summaries(node: Any) -> list[dict[str, Any]]:
    """Every `…-summary` object below a section, in order."""
    found: list[dict[str, Any]] = []
    for key, value in node.items() if isinstance(node, dict) else ():
        for one in _many(value):
            if isinstance(one, dict):
                found += [one] if key.endswith("-summary") else _summaries(one)
    return found


def _asserted(summary: dict[str, Any], owner: str) -> tuple[Strength, str]:
    """Who wrote the entry: the person, or an organisation's system, also on somebody's behalf."""
    source = _under(summary, "source")
    origin = orcid_of(_value(source, "assertion-origin-orcid", "path"))
    by = orcid_of(_value(source, "source-orcid", "path") or _value(source, "source-orcid", "uri"))
    client = _value(source, "source-client-id", "path") or _value(source, "source-client-id", "uri")
    if client and origin != owner:
        return Strength.ORGANISATION, _value(source, "source-name")
    return (Strength.SELF, "") if by or origin or owner else (Strength.STATED, "")


def _affiliations(
    section: dict[str, Any], name: str, kind: RecordKind, owner: str, file: str, side: Side
) -> list[OrganisationTie]:
    found = []
    for number, summary in enumerate(_summaries(section), start=1):
        title = _value(summary, "role-title")
        tie = _tie(summary, kind, owner, Place(file=file, sheet=name, row=number), side)
        found.append(replace(tie, title=title, kind=_kind(title, kind), current=_current(name, tie)))
    return found


def _kind(title: str, kind: RecordKind) -> RecordKind:
    """What the title says of an employment; an honorary professorship among distinctions is a post too."""
    if kind is RecordKind.EMPLOYMENT:
        return kind_of_title(title, kind)
    honorary = kind_of_title(title, kind) is RecordKind.HONORARY
    return RecordKind.HONORARY if kind is not RecordKind.EDUCATION and honorary and is_a_post(title) else kind


def _current(section: str, tie: OrganisationTie) -> bool | None:
    """ORCID shows an employment without an end as present; of the rest it says nothing."""
    if tie.end:
        return False
    return True if tie.start and section in ("employments", "invited-positions") else None


def _tie(summary: dict[str, Any], kind: RecordKind, owner: str, place: Place, side: Side) -> OrganisationTie:
    body = _under(summary, "organization")
    strength, by = _asserted(summary, owner)
    same = _under(body, "disambiguated-organization")
    return OrganisationTie(
        organisation=_value(body, "name"),
        kind=kind,
        side=side,
        strength=strength,
        place=place,
        city=_value(body, "address", "city"),
        country=_value(body, "address", "country"),
        ror=ror_of(_value(same, "disambiguated-organization-identifier")),
        start=_date(summary, "start-date"),
        end=_date(summary, "end-date"),
        asserted_by=by,
    )


def _fundings(section: dict[str, Any], owner: str, file: str, side: Side) -> list[OrganisationTie]:
    found = []
    for number, summary in enumerate(_summaries(section), start=1):
        tie = _tie(summary, RecordKind.SUPPORT, owner, Place(file=file, sheet="fundings", row=number), side)
        award = next((_value(one, "external-id-value") for one in _identifiers(summary)), "")
        found.append(replace(tie, title=_value(summary, "title", "title"), award=award))
    return found


def _identifiers(summary: dict[str, Any]) -> list[Any]:
    return _many(_under(summary, "external-ids").get("external-id"))


def _works(section: dict[str, Any], file: str) -> list[Work]:
    found: dict[str, Work] = {}
    for number, summary in enumerate(_summaries(section), start=1):
        dois = [
            doi_of(_value(one, "external-id-value"))
            for one in _identifiers(summary)
            if _value(one, "external-id-type").casefold() == "doi"
        ]
        one = work(
            title=_value(summary, "title", "title"),
            place=Place(file=file, sheet="works", row=number),
            date=_date(summary, "publication-date"),
            doi=next(filter(None, dois), ""),
            own_list=True,
        )
        found.setdefault(one.key, one)
    return list(found.values())


def _names(about: dict[str, Any]) -> tuple[PersonName, ...]:
    name = _under(about, "name")
    given, family = _value(name, "given-names"), _value(name, "family-name")
    names = [person(family=family, given=given)] if given or family else []
    others = [_value(name, "credit-name")]
    others += [_value(one, "content") for one in _many(_under(about, "other-names").get("other-name"))]
    return tuple(dict.fromkeys([*names, *(person(one) for one in others if one)]))


def _dropped(about: dict[str, Any]) -> tuple[str, ...]:
    filled = (key for key in _ABOUT_THE_PERSON if _says_something(about.get(key)))
    return tuple(sorted(filled))


def _says_something(value: Any) -> bool:
    """True when a section holds more than its path and date of change."""
    if isinstance(value, dict):
        return any(_many(one) for key, one in value.items() if key not in ("path", "last-modified-date"))
    return bool(value)


def _unnamed(ties: list[OrganisationTie]) -> tuple[NotRead, ...]:
    return tuple(
        NotRead(place=one.place, says="an entry without the name of an organisation was not read")
        for one in ties
        if not one.organisation
    )
