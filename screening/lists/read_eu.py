"""The EU financial sanctions file, CSV 1.1 and XML 1.1; it holds asset freezes only."""

from collections import defaultdict

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
PART = "asset freeze"
ANNEX = "the file holds asset freezes only: Annex IV of Regulation 833/2014 is not in it and stays as it was"


def fits_csv(file: SourceFile) -> bool:
    """Recognised by its header; the older layout too, so that it can be refused by name."""
    return "Entity_LogicalId" in file.header or "Naal_wholename" in file.header


def fits_xml(file: SourceFile) -> bool:
    """Recognised by its root and entries."""
    return "<sanctionEntity" in file.head or ("<export" in file.head and "sanction" in file.head)


def read_csv(file: SourceFile, list_id: str) -> Reading:
    """Rows joined by their logical id; a name recurs once per language."""
    if "Naal_wholename" in file.header:
        raise BrokenList(f"{file.name}: this is the older CSV 1.0; fetch the file 'CSV v1.1' instead")
    header, rows = file.table(";")
    needed(header, _NEEDED, file.name)
    by_id: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_id[row["Entity_LogicalId"]].append(row)
    records = []
    left_out = []
    bad_days = 0
    for logical_id, own in sorted(by_id.items()):
        first = own[0]
        kind = (first["Entity_SubjectType"] or first.get("Entity_SubjectType_ClassificationCode", "")).lower()
        names = [clean(one["NameAlias_WholeName"]) for one in own if clean(one["NameAlias_WholeName"])]
        if kind != "enterprise" or not names:
            left_out.append(
                LeftOut(what="an entry", why=f"type {kind or 'not stated'}" if names else "no name")
            )
            continue
        day = first.get("Entity_DesignationDate") or first.get("Entity_Regulation_EntryIntoForceDate", "")
        bad_days += iso_day(day) is None
        country = next(
            (one.get("Address_CountryIso2Code", "") for one in own if one.get("Address_CountryIso2Code")), ""
        )
        programme = first.get("Entity_Regulation_Programme", "")
        number = first.get("Entity_Regulation_NumberTitle", "")
        records.append(
            _record(list_id, logical_id, names, [], country, iso_day(day) or "",
                    f"{programme} {number}; asset freeze", first["Entity_Regulation_PublicationUrl"])
        )  # fmt: skip
    said = (ANNEX, *([f"{bad_days} dates could not be read"] if bad_days else []))
    as_of = iso_day(rows[0].get("fileGenerationDate", "")) if rows else ""
    return Reading(
        records=tuple(records), left_out=tuple(left_out), not_understood=said, as_of=as_of or "", covers=PART
    )


def _record(
    list_id: str,
    key: str,
    names: list[str],
    weak: list[str],
    country: str,
    day: str,
    basis: str,
    url: str,
) -> Record:
    strong, short = sorted_names(names[1:])
    return Record(
        list_id=list_id,
        edition="",
        name=names[0],
        aliases=strong,
        weak_aliases=(*short, *weak),
        country="" if country in ("00", "") else country,
        kind=kind_of(names[0]),
        listed_on=day,
        basis=basis,
        source_url=url or "https://data.europa.eu/data/datasets/consolidated-list-of-persons",
        certainty="imported",
        source_key=key,
    )


def read_xml(file: SourceFile, list_id: str) -> Reading:
    """Entities of type enterprise; an alias marked strong=false is weak."""
    root = file.xml()
    entities = list(root.iter("sanctionEntity"))
    if not entities:
        raise BrokenList(f"{file.name}: no sanctionEntity in it; expected the file XML 1.1")
    records = []
    left_out = []
    for entity in entities:
        subject = entity.find("subjectType")
        kind = (subject.get("code") or subject.get("classificationCode") or "") if subject is not None else ""
        aliases = [one for one in entity.findall("nameAlias") if clean(one.get("wholeName") or "")]
        if not entity.get("logicalId"):
            raise BrokenList(f"{file.name}: a sanctionEntity has no logicalId; fetch the file again")
        if kind.lower() not in ("enterprise", "e") or not aliases:
            left_out.append(
                LeftOut(what="an entry", why=f"type {kind or 'not stated'}" if aliases else "no name")
            )
            continue
        names = [clean(one.get("wholeName") or "") for one in aliases if one.get("strong") != "false"]
        weak = [clean(one.get("wholeName") or "") for one in aliases if one.get("strong") == "false"]
        address = entity.find("address")
        regulation = entity.find("regulation")
        country = address.get("countryIso2Code") or "" if address is not None else ""
        if not country and address is not None:
            country = country_code(address.get("countryDescription") or "")
        stated = regulation.attrib if regulation is not None else {}
        day = iso_day(entity.get("designationDate") or stated.get("entryIntoForceDate", "")) or ""
        url = (entity.findtext("regulation/publicationUrl") or "").strip()
        basis = f"{stated.get('programme', '')} {stated.get('numberTitle', '')}; asset freeze"
        records.append(
            _record(
                list_id,
                entity.get("logicalId") or "",
                names or weak,
                weak if names else [],
                country,
                day,
                basis,
                url,
            )
        )
    as_of = iso_day((root.get("generationDate") or "")[:10]) or ""
    return Reading(
        records=tuple(records), left_out=tuple(left_out), not_understood=(ANNEX,), as_of=as_of, covers=PART
    )


LISTS = ("eu_sanctions",)
FORMATS = (
    Format(name="eu_csv", title="EU financial sanctions, CSV 1.1", fits=fits_csv, read=read_csv, lists=LISTS),
    Format(name="eu_xml", title="EU financial sanctions, XML 1.1", fits=fits_xml, read=read_xml, lists=LISTS),
)
