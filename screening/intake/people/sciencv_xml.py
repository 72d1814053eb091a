"""SciENcv XML in both dialects: the biosketch, and current and pending (other) support."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from screening.intake.people.bounded import xml_of
from screening.intake.people.dates import iso, iso_text
from screening.intake.people.dropping import is_dropped
from screening.intake.people.names import doi_of, orcid_of, person
from screening.intake.people.words import kind_of_title
from screening.intake.people.works import work
from screening.model.record import (
    Author,
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


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All that a SciENcv profile states; `format` says which dialect it was taken for, both are read."""
    root = xml_of(text.replace('xmlns="http://www.ncbi.nlm.nih.gov/sciencv"', ""), file)
    strength = Strength.FORM if side is Side.DECLARED else Strength.STATED
    ties = [
        *(_position(one, file, side, strength) for one in _found(root, "employment/position")),
        *(_degree(one, file, side, strength) for one in _found(root, "education/*")),
        *(_award(one, file, side, strength) for one in _found(root, "funding/award")),
        *(_support(one, file, side, strength) for one in _found(root, "funding/support")),
        *(_distinction(one, file, side, strength) for one in _found(root, "distinctions/distinction")),
        *(_membership(one, file, side, strength) for one in _found(root, "contributions/memberships/*")),
    ]
    return FileReading(
        file=file,
        format=format,
        side=side,
        names=tuple(_name(one) for one in _found(root, "identification/name")),
        orcids=_orcids(root),
        ties=tuple(one for one in ties if one.organisation or one.title),
        works=tuple(_citation(one, file) for one in root.iter("citation")),
        dropped=_dropped(root),
        not_read=_unnamed(ties, file),
    )


def _found(root: Element, path: str) -> list[Element]:
    return root.findall(path)


def _text(node: Element | None, path: str) -> str:
    return " ".join((node.findtext(path) or "").split()) if node is not None else ""


def _date(node: Element, name: str) -> str:
    """A date of year elements, or of ISO text; SciENcv uses both."""
    found = node.find(name)
    if found is None:
        return ""
    if found.find("year") is not None:
        return iso(_text(found, "year"), _text(found, "month"), _text(found, "day"))
    return iso_text(found.text or "")


def _month(text: str) -> str:
    return text[:7] if text.endswith("-01") and len(text) == 10 else text


def _tie(
    node: Element, kind: RecordKind, side: Side, strength: Strength, file: str, where: str
) -> OrganisationTie:
    """A tie with what every entry states about its organisation."""
    body = node.find("organization")
    return OrganisationTie(
        organisation=_text(body, "orgname"),
        kind=kind,
        side=side,
        strength=strength,
        place=Place(file=file, column=where),
        city=_text(body, "city"),
        country=_text(body, "country"),
        start=_date(node, "startdate"),
        end=_date(node, "enddate"),
    )


def _position(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    title = _text(node, "positiontitle")
    tie = _tie(node, kind_of_title(title), side, strength, file, "employment/position")
    said = node.get("current", "").strip().casefold()
    current = {"yes": True, "true": True, "no": False, "false": False}.get(said)
    return replace(tie, title=title, current=False if tie.end and current is None else current)


def _degree(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    tie = _tie(node, RecordKind.EDUCATION, side, strength, file, f"education/{node.tag}")
    title = node.get("degreetype", "") or _text(node, "major")
    return replace(tie, title=title, end=tie.end or _date(node, "expecteddate"))


def _award(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    tie = _tie(node, RecordKind.SUPPORT, side, strength, file, "funding/award")
    return replace(
        tie,
        organisation=_text(node, "fundingsource"),
        title=_text(node, "projecttitle"),
        award=_text(node, "awardid"),
    )


def _support(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    tie = _tie(node, RecordKind.SUPPORT, side, strength, file, "funding/support")
    in_kind, status = _text(node, "contributiontype") == "inkind", _text(node, "supporttype")
    return replace(
        tie,
        organisation=_text(node, "supportsource"),
        title=_text(node, "projecttitle") or (_text(node, "inkinddescription") if in_kind else ""),
        award=_text(node, "awardnumber"),
        start=_month(tie.start),
        end=_month(tie.end),
        current={"current": True, "pending": False}.get(status),
        note=", ".join(part for part in (status, "in kind" if in_kind else "") if part),
    )


def _distinction(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    tie = _tie(node, RecordKind.PROGRAMME, side, strength, file, "distinctions/distinction")
    return replace(tie, title=_text(node, "description"), start=_date(node, "date"))


def _membership(node: Element, file: str, side: Side, strength: Strength) -> OrganisationTie:
    tie = _tie(node, RecordKind.MEMBERSHIP, side, strength, file, "contributions/memberships")
    return replace(tie, title=_text(node, "description") or _text(node, "role"))


def _citation(node: Element, file: str) -> Work:
    identifiers = [
        one.text or "" for one in node.findall("externalids/externalid") if one.get("type") == "doi"
    ]
    return work(
        title=_text(node, "title"),
        place=Place(file=file, column="contributions/citation"),
        date=iso_text(_text(node, "displaydate")),
        doi=doi_of(identifiers[0]) if identifiers else "",
        authors=tuple(
            Author(name=" ".join((one.text or "").split()))
            for one in node.findall("contributors/contributor")
            if one.get("type", "author") == "author"
        ),
        own_list=True,
    )


def _name(node: Element) -> PersonName:
    family = _text(node, "surname") or _text(node, "lastname")
    given = _text(node, "givennames") or f"{_text(node, 'firstname')} {_text(node, 'middlename')}".strip()
    return person(_text(node, "presentedname"), family=family, given=given)


def _orcids(root: Element) -> tuple[str, ...]:
    given = (one.text for one in root.findall("identification/id") if one.get("idtype") == "orcid")
    return tuple(dict.fromkeys(filter(None, (orcid_of(one) for one in given))))


def _dropped(root: Element) -> tuple[str, ...]:
    inside = [*root.findall("identification/*"), *root.findall("employment/leaveofabsence")]
    return tuple(sorted({one.tag for one in inside if is_dropped(one.tag)}))


def _unnamed(ties: list[OrganisationTie], file: str) -> tuple[NotRead, ...]:
    return tuple(
        NotRead(place=one.place, says="an entry without an organisation and without a title was not read")
        for one in ties
        if not one.organisation and not one.title
    )
