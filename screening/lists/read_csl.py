"""The US Consolidated Screening List as CSV or JSON: one file that carries several lists."""

import re
from dataclasses import replace
from typing import Any

from screening.errors import BrokenList
from screening.lists.reading import (
    Format,
    LeftOut,
    Reading,
    clean,
    iso_day,
    kind_of,
    may_be_a_person,
    needed,
    sorted_names,
    split,
    unknown_columns,
)
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

LIST_OF = {
    "EL": "us_bis_el",
    "MEU": "us_bis_meu",
    "ISN": "us_isn",
    "SDN": "us_ofac_sdn",
    "CMIC": "us_ns_cmic",
    "NS-CMIC": "us_ns_cmic",
}
_KNOWN = (
    "_id,id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,"
    "gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,"
    "dates_of_birth,nationalities,places_of_birth,source_information_url,ids,country"
).split(",")
_CODE = re.compile(r"\(([A-Z][A-Za-z-]{1,9})(?: List)?\)")
_COUNTRY = re.compile(r",\s*([A-Z]{2})\s*$")
_SUCCESSORS = re.compile(r",?\s+and any successor.*$", re.I)


def fits_csv(file: SourceFile) -> bool:
    """Recognised by its header."""
    return {"source", "alt_names", "source_list_url"} <= set(file.header)


def fits_json(file: SourceFile) -> bool:
    """Recognised by an object of results that name their source."""
    return file.head.startswith("{") and '"results"' in file.head and '"source' in file.head


def read_csv(file: SourceFile, list_id: str) -> Reading:
    """Read by header name, so that the older layout with 28 columns works too."""
    header, rows = file.table()
    needed(header, ("source", "name", "alt_names", "addresses", "type"), file.name)
    return _reading([_from_csv(row) for row in rows], list_id, unknown_columns(header, _KNOWN), file.name)


def read_json(file: SourceFile, list_id: str) -> Reading:
    """Read the array of results; lists inside are arrays, and an element may still hold several names."""
    top = file.json()
    results = top.get("results") if isinstance(top, dict) else None
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise BrokenList(f"{file.name}: 'results' is not a list of entries; fetch the file again")
    for number, one in enumerate(results):
        missing = [key for key in ("source", "name") if not isinstance(one.get(key), str)]
        if missing:
            raise BrokenList(f"{file.name}: results[{number}] has no {missing[0]!r}; expected a text")
    return _reading([_from_json(one) for one in results], list_id, (), file.name)


def _from_csv(row: dict[str, str]) -> dict[str, Any]:
    countries = [
        found.group(1) for one in split(row["addresses"]) if (found := _COUNTRY.search(one)) is not None
    ]
    return {
        **row,
        "names": split(row["alt_names"]),
        "countries": countries,
        "programs": row.get("programs", ""),
    }


def _from_json(item: dict[str, Any]) -> dict[str, Any]:
    names = tuple(part for one in item.get("alt_names") or () for part in split(str(one)))
    addresses = [one for one in item.get("addresses") or () if isinstance(one, dict)]
    countries = [str(one.get("country") or "") for one in addresses] or [str(item.get("country") or "")]
    text = {key: value if isinstance(value, str) else "" for key, value in item.items()}
    programs = "; ".join(str(one) for one in item.get("programs") or ())
    return {**text, "names": names, "countries": countries, "programs": programs}


def _reading(items: list[dict[str, Any]], list_id: str, notes: tuple[str, ...], file: str) -> Reading:
    """Records of the wanted list (all known ones for us_csl); persons, ships and other lists are counted."""
    records: list[Record] = []
    left_out: list[LeftOut] = []
    other: dict[str, int] = {}
    bad_days = 0
    for item in items:
        code = _code(item["source"])
        target = LIST_OF.get(code, "")
        if not target or list_id not in ("us_csl", target):
            other[item["source"]] = other.get(item["source"], 0) + 1
            continue
        name = _SUCCESSORS.sub("", clean(item["name"]))
        kind = str(item.get("type") or "")
        why = _refused(name, kind)
        if why:
            left_out.append(LeftOut(what=f"an entry of {code}", why=why))
            continue
        bad_days += iso_day(item.get("start_date") or "") is None
        unsaid = not kind and may_be_a_person(name)
        records.append(replace(_record(item, name, target), maybe_a_person=unsaid))
    said = [
        f"{times} entries of {source!r} are not part of {list_id}" for source, times in sorted(other.items())
    ]
    if bad_days:
        said.append(f"{bad_days} start dates could not be read and were left empty")
    if not records:
        raise BrokenList(
            f"{file}: no entry of {list_id} in it; found {', '.join(sorted(other)) or 'nothing'}"
        )
    return Reading(records=tuple(records), left_out=tuple(left_out), not_understood=(*notes, *said))


def _code(source: str) -> str:
    found = _CODE.search(source)
    return found.group(1) if found else ""


def _refused(name: str, kind: str) -> str:
    if not name:
        return "no name"
    if kind.lower() == "individual":
        return "a natural person"
    if kind.lower() in ("vessel", "aircraft"):
        return f"a {kind.lower()}"
    if re.match(r"Address \d", name):
        return "an address without a name"
    return ""


def _record(item: dict[str, Any], name: str, list_id: str) -> Record:
    strong, weak = sorted_names(item["names"])
    basis = "; ".join(part for part in (item.get("programs"), item.get("federal_register_notice")) if part)
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        aliases=strong,
        weak_aliases=weak,
        country=next((one for one in item["countries"] if one), ""),
        kind=kind_of(name),
        listed_on=iso_day(item.get("start_date") or "") or "",
        ended=iso_day(item.get("end_date") or "") or "",
        basis=basis,
        source_url=item.get("source_list_url") or "https://www.trade.gov/consolidated-screening-list",
        certainty="imported",
        source_key=item.get("entity_number") or "",
    )


CARRIED = ("us_csl", *sorted(set(LIST_OF.values())))
FORMATS = (
    Format(
        name="csl_csv", title="Consolidated Screening List, CSV", fits=fits_csv, read=read_csv, lists=CARRIED
    ),
    Format(
        name="csl_json",
        title="Consolidated Screening List, JSON",
        fits=fits_json,
        read=read_json,
        lists=CARRIED,
    ),
)
