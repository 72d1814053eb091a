"""Open collections: OpenSanctions tables and entity lines, a MISP galaxy cluster."""

import csv
import json
import re
from typing import Any

from screening.errors import BrokenList
from screening.lists.keys import has_han
from screening.lists.reading import (
    Format,
    LeftOut,
    Reading,
    clean,
    iso_day,
    kind_of,
    needed,
    sorted_names,
)
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

NON_COMMERCIAL = "OpenSanctions data is CC BY-NC 4.0: commercial use needs a licence from OpenSanctions"
_BODIES = frozenset({"Organization", "Company", "PublicBody", "LegalEntity"})
_SIMPLE = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,"
    "dataset,first_seen,last_seen,last_change"
).split(",")
_NATIVE_END = re.compile(r"\s*[(（]([^()（）]*[一-鿿][^()（）]*)[)）]\s*$")


def fits_simple(file: SourceFile) -> bool:
    """Recognised by its header."""
    return {"id", "schema", "aliases", "countries", "dataset"} <= set(file.header)


def read_simple(file: SourceFile, list_id: str) -> Reading:
    """One row an entity; a cell with several values is itself a line of CSV divided by semicolons."""
    header, rows = file.table()
    needed(header, ("id", "schema", "name", "aliases", "countries", "sanctions"), file.name)
    records = []
    left_out = []
    for row in rows:
        if row["schema"] not in _BODIES:
            left_out.append(LeftOut(what="an entry", why=f"schema {row['schema']}"))
            continue
        if not clean(row["name"]):
            raise BrokenList(f"{file.name}: the entry {row['id']!r} has no name; fetch the file again")
        strong, weak = sorted_names(_nested(row["aliases"]))
        records.append(
            Record(
                list_id=list_id,
                edition="",
                name=clean(row["name"]),
                native_names=tuple(one for one in strong if has_han(one)),
                aliases=tuple(one for one in strong if not has_han(one)),
                weak_aliases=weak,
                country=_country(_nested(row["countries"])),
                kind=kind_of(row["name"]),
                basis=clean(row["sanctions"])[:300],
                source_url=f"https://www.opensanctions.org/entities/{row['id']}/",
                certainty="imported",
                source_key=row["id"],
            )
        )
    seen = max((row.get("last_change", "")[:10] for row in rows), default="")
    extra = [one for one in header if one not in _SIMPLE]
    said = (NON_COMMERCIAL, *([f"columns not used: {', '.join(extra)}"] if extra else []))
    return Reading(
        records=tuple(records), left_out=tuple(left_out), not_understood=said, as_of=iso_day(seen) or ""
    )


def _nested(cell: str) -> list[str]:
    """The values of a nested cell; a plain split would break quoted names."""
    return next(csv.reader([cell], delimiter=";"), []) if cell else []


def _country(codes: list[str]) -> str:
    return next((code.upper() for code in codes if len(code) == 2), "")


def fits_ftm(file: SourceFile) -> bool:
    """JSON lines with a schema and properties."""
    first = file.head.split("\n", 1)[0]
    return first.startswith("{") and '"schema"' in first and '"properties"' in first


def read_ftm(file: SourceFile, list_id: str) -> Reading:
    """One JSON object a line; persons, sanctions, addresses and ownership are left out."""
    records = []
    counted: dict[str, int] = {}
    newest = ""
    for number, line in enumerate(file.text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BrokenList(
                f"{file.name}:{number}: no valid JSON object; the download may be cut off"
            ) from error
        properties = item.get("properties") if isinstance(item, dict) else None
        if not isinstance(properties, dict) or not isinstance(item.get("id"), str):
            raise BrokenList(f"{file.name}:{number}: expected an object with id, schema and properties")
        if item.get("schema") not in _BODIES:
            counted[str(item.get("schema"))] = counted.get(str(item.get("schema")), 0) + 1
            continue
        newest = max(newest, str(item.get("last_change") or "")[:10])
        records.append(_from_ftm(item, properties, list_id))
    left_out = [
        LeftOut(what=f"{times} entries", why=f"schema {schema}") for schema, times in sorted(counted.items())
    ]
    return Reading(
        records=tuple(records),
        left_out=tuple(left_out),
        not_understood=(NON_COMMERCIAL,),
        as_of=iso_day(newest) or "",
    )


def _from_ftm(item: dict[str, Any], properties: dict[str, Any], list_id: str) -> Record:
    def several(key: str) -> list[str]:
        value = properties.get(key) or []
        return [str(one) for one in value] if isinstance(value, list) else [str(value)]

    names = [clean(one) for one in (str(item.get("caption") or ""), *several("name")) if clean(one)]
    if not names:
        raise BrokenList(f"the entity {item['id']!r} has no name; the download may be cut off")
    strong, weak = sorted_names([*names[1:], *several("alias")])
    name = names[0]
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        native_names=tuple(one for one in strong if has_han(one)),
        aliases=tuple(one for one in strong if not has_han(one) and one != name),
        weak_aliases=tuple(dict.fromkeys((*weak, *several("weakAlias")))),
        former_names=tuple(several("previousName")),
        country=_country(several("country") + several("jurisdiction")),
        kind=kind_of(name),
        basis=", ".join(several("topics"))[:300],
        source_url=next(iter(several("sourceUrl")), f"https://www.opensanctions.org/entities/{item['id']}/"),
        certainty="imported",
        source_key=item["id"],
    )


def fits_misp(file: SourceFile) -> bool:
    """A JSON object with values and a uuid."""
    return file.head.startswith("{") and '"values"' in file.text[:50_000] and '"uuid"' in file.text[:50_000]


def read_misp(file: SourceFile, list_id: str) -> Reading:
    """Names, categories and references of a cluster; descriptions are somebody's text and stay out."""
    top = file.json()
    values = top.get("values") if isinstance(top, dict) else None
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise BrokenList(f"{file.name}: 'values' is not a list of entries; expected a galaxy cluster")
    return Reading(
        records=tuple(_from_misp(one, number, list_id, file.name) for number, one in enumerate(values))
    )


def _from_misp(item: dict[str, Any], number: int, list_id: str, file: str) -> Record:
    value, meta = item.get("value"), item.get("meta")
    if not isinstance(value, str) or not clean(value):
        raise BrokenList(f"{file}: values[{number}] has no 'value'; expected the name of the body")
    known = meta if isinstance(meta, dict) else {}
    native = _NATIVE_END.findall(value)
    name = clean(_NATIVE_END.sub("", value))
    strong, weak = sorted_names(str(one) for one in known.get("aliases") or [])
    risk = known.get("risk") or known.get("risk level") or ""
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        native_names=tuple(dict.fromkeys((*native, *(one for one in strong if has_han(one))))),
        aliases=tuple(one for one in strong if not has_han(one) and one != name),
        weak_aliases=weak,
        country="CN" if list_id == "aspi_tracker" else "",
        kind=kind_of(name),
        basis="; ".join(str(one) for one in known.get("categories") or []),
        concern="|".join(str(one) for one in known.get("topics") or []),
        rating=str(risk[0] if isinstance(risk, list) and risk else risk or ""),
        source_url=next((str(one) for one in known.get("refs") or []), ""),
        certainty="imported",
        source_key=str(item.get("uuid") or ""),
    )


FORMATS = (
    Format(name="os_simple", title="OpenSanctions targets.simple.csv", fits=fits_simple, read=read_simple),
    Format(name="os_ftm", title="OpenSanctions entities, FollowTheMoney lines", fits=fits_ftm, read=read_ftm),
    Format(name="misp", title="MISP galaxy cluster", fits=fits_misp, read=read_misp),
)
