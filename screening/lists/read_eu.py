"""The EU financial sanctions file, CSV 1.1 and XML 1.1; it holds asset freezes only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.reading import Format, LeftOut, Reading, clean, iso_day, kind_of, needed, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

_NEEDED = (
    "Entity_LogicalId",
    "Entity_SubjectType",
    "NameAlias_WholeName",
    "Entity_Regulation_PublicationUrl",
)
# The subject type of a body as its word or its letter; either layout may give either.
_BODIES = ("enterprise", "e")
PART = "asset freeze"
ANNEX = "the file holds asset freezes only: Annex IV of Regulation 833/2014 is not in it and stays as it was"


def fits_csv(file: SourceFile) -> bool:
    """Recognised by its header; the older layout too, so that it can be refused by name."""
    return "Entity_LogicalId" in file.header or "Naal_wholename" in file.header


def fits_xml(file: SourceFile) -> bool:
    """Recognised by its root and entries."""
    return "<sanctionEntity" in file.head or ("<export" in file.head and "sanction" in file.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One designation as either layout states it; `day` is as written, `act` the programme and its number."""

    key: str
    kind: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    country: str = ""
    day: str = ""
    act: str = ""
    url: str = ""


def read_csv(file: SourceFile, list_id: str) -> Reading:
    """Rows joined by their logical id; a name recurs once per language."""
    if "Naal_wholename" in file.header:
        raise BrokenList(f"{file.name}: this is the older CSV 1.0; fetch the file 'CSV v1.1' instead")
    header, rows = file.table(";")
    needed(header, _NEEDED, file.name)
    by_id: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_id[row["Entity_LogicalId"]].append(row)
    made = rows[0].get("fileGenerationDate", "") if rows else ""
    return _reading((_from_rows(key, own) for key, own in sorted(by_id.items())), list_id, made)


def _from_rows(key: str, rows: list[dict[str, str]]) -> _Entry:
    first = rows[0]
    countries = (one.get("Address_CountryIso2Code", "") for one in rows)
    act = (first.get(f"Entity_Regulation_{part}", "") for part in ("Programme", "NumberTitle"))
    return _Entry(
        key=key,
        kind=first["Entity_SubjectType"] or first.get("Entity_SubjectType_ClassificationCode", ""),
        names=tuple(filter(None, (clean(one["NameAlias_WholeName"]) for one in rows))),
        country=next(filter(None, countries), ""),
        day=first.get("Entity_DesignationDate") or first.get("Entity_Regulation_EntryIntoForceDate", ""),
        act=" ".join(act),
        url=first["Entity_Regulation_PublicationUrl"],
    )


def read_xml(file: SourceFile, list_id: str) -> Reading:
    """Entities of type enterprise; an alias marked strong=false is weak."""
    root = file.xml()
    entities = list(root.iter("sanctionEntity"))
    if not entities:
        raise BrokenList(f"{file.name}: no sanctionEntity in it; expected the file XML 1.1")
    if not all(one.get("logicalId") for one in entities):
        raise BrokenList(f"{file.name}: a sanctionEntity has no logicalId; fetch the file again")
    return _reading(map(_from_element, entities), list_id, (root.get("generationDate") or "")[:10])


def _from_element(entity: ElementTree.Element) -> _Entry:
    subject, address, stated = (_attributes(entity, one) for one in ("subjectType", "address", "regulation"))
    aliases = [(clean(one.get("wholeName") or ""), one.get("strong")) for one in entity.iterfind("nameAlias")]
    weak = tuple(name for name, strong in aliases if name and strong == "false")
    names = tuple(name for name, strong in aliases if name and strong != "false")
    return _Entry(
        key=entity.get("logicalId") or "",
        kind=subject.get("code") or subject.get("classificationCode") or "",
        names=names or weak,
        weak=weak if names else (),
        country=address.get("countryIso2Code") or country_code(address.get("countryDescription", "")),
        day=entity.get("designationDate") or stated.get("entryIntoForceDate", ""),
        act=f"{stated.get('programme', '')} {stated.get('numberTitle', '')}",
        url=(entity.findtext("regulation/publicationUrl") or "").strip(),
    )


def _attributes(entity: ElementTree.Element, tag: str) -> dict[str, str]:
    found = entity.find(tag)
    return {} if found is None else found.attrib


def _reading(entries: Iterable[_Entry], list_id: str, made: str) -> Reading:
    """The bodies among the entries; natural persons and the nameless are counted, not kept."""
    records, left_out, bad_days = [], [], 0
    for one in entries:
        if one.kind.lower() not in _BODIES or not one.names:
            why = f"type {one.kind.lower() or 'not stated'}" if one.names else "no name"
            left_out.append(LeftOut(what="an entry", why=why))
            continue
        bad_days += iso_day(one.day) is None
        records.append(_record(one, list_id))
    said = (ANNEX, *([f"{bad_days} dates could not be read"] if bad_days else []))
    return Reading(
        records=tuple(records),
        left_out=tuple(left_out),
        not_understood=said,
        as_of=iso_day(made) or "",
        covers=PART,
    )


def _record(one: _Entry, list_id: str) -> Record:
    strong, short = sorted_names(one.names[1:])
    return Record(
        list_id=list_id,
        edition="",
        name=one.names[0],
        aliases=strong,
        weak_aliases=(*short, *one.weak),
        country="" if one.country == "00" else one.country,
        kind=kind_of(one.names[0]),
        listed_on=iso_day(one.day) or "",
        basis=f"{one.act}; {PART}",
        source_url=one.url or "https://data.europa.eu/data/datasets/consolidated-list-of-persons",
        certainty="imported",
        source_key=one.key,
    )


LISTS = ("eu_sanctions",)
FORMATS = (
    Format(name="eu_csv", title="EU financial sanctions, CSV 1.1", fits=fits_csv, read=read_csv, lists=LISTS),
    Format(name="eu_xml", title="EU financial sanctions, XML 1.1", fits=fits_xml, read=read_xml, lists=LISTS),
)
