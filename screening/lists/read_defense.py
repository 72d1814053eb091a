"""Open tables of the US defence department's lists: section 1286 and section 1260H."""

import re
from collections import Counter

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.reading import (
    Format,
    LeftOut,
    Reading,
    clean,
    iso_day,
    kind_of,
    needed,
    sorted_names,
    split,
    unknown_columns,
)
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

_1286 = (
    "schema,name,aliases,topics,program,authority,reason,report-date,start-date,end-date,country,notes,source_url"
).split(",")
_1260H = "Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url".split(",")


def fits_1286(file: SourceFile) -> bool:
    """Recognised by its header."""
    return {"schema", "report-date", "authority"} <= set(file.header)


def fits_1260h(file: SourceFile) -> bool:
    """Recognised by its header."""
    return {"Clean Name", "Parent Name"} <= set(file.header)


def read_1286(file: SourceFile, list_id: str) -> Reading:
    """Institutions of the newest fiscal year in the file; programmes are counted, not taken as bodies."""
    header, rows = file.table()
    needed(header, ("name", "aliases", "report-date", "country", "source_url"), file.name)
    newest = _newest_year(rows, file.name)
    records = []
    left_out = []
    for row in rows:
        why = _refused_1286(row, newest)
        if why:
            left_out.append(LeftOut(what=clean(row["name"]), why=why))
        elif not clean(row["name"]):
            raise BrokenList(f"{file.name}: a row of {newest} has no name; fetch the file again")
        else:
            records.append(_from_1286(row, list_id))
    return Reading(
        records=tuple(records), left_out=tuple(left_out), not_understood=unknown_columns(header, _1286)
    )


def _newest_year(rows: list[dict[str, str]], file: str) -> str:
    """The newest fiscal year of the file, as FY2025; raises BrokenList for what is none."""
    for row in rows:
        if not re.fullmatch(r"(FY(20\d\d)?)", _fiscal_year(row)):
            odd = row["report-date"].strip()
            raise BrokenList(f"{file}: report-date {odd!r} is no fiscal year; expected for example FY2025")
    newest = max(map(_fiscal_year, rows), default="FY")
    if newest == "FY":
        raise BrokenList(f"{file}: no row has a report-date; expected a fiscal year such as FY2025")
    return newest


def _fiscal_year(row: dict[str, str]) -> str:
    """`2025` and `FY2025` are one year; a row without a year is of `FY`, before all others."""
    return f"FY{row['report-date'].strip().upper().removeprefix('FY')}"


def _refused_1286(row: dict[str, str], newest: str) -> str:
    """Why a row is no institution of the newest year, or ""."""
    if _fiscal_year(row) != newest:
        return f"of the older edition {row['report-date']}"
    about = " ".join(row.get(one, "") for one in ("program", "topics", "reason"))
    return "a programme, not an institution" if "talent" in about.lower() else ""


def _from_1286(row: dict[str, str], list_id: str) -> Record:
    strong, weak = sorted_names(split(row["aliases"]))
    return Record(
        list_id=list_id,
        edition=_fiscal_year(row),
        name=clean(row["name"]),
        aliases=strong,
        weak_aliases=weak,
        country=country_code(row["country"]),
        kind=kind_of(row["name"]),
        listed_on=iso_day(row.get("start-date", "")) or "",
        ended=iso_day(row.get("end-date", "")) or "",
        basis=clean(row.get("authority", "")),
        source_url=row["source_url"].strip(),
        certainty="imported",
    )


def read_1260h(file: SourceFile, list_id: str) -> Reading:
    """Rows of the newest whole edition and later ones; of older rows a blank end date is no proof.

    The table adds the rows of every edition and seldom closes those of the ones before.
    """
    header, rows = file.table()
    needed(header, ("Name", "Alias", "Start date", "End date", "Source Url"), file.name)
    records: dict[str, Record] = {}
    left_out = []
    whole = _whole_since(rows)
    for row in rows:
        name = clean(row.get("Clean Name") or row["Name"])
        if not name:
            raise BrokenList(f"{file.name}: a row has no name; fetch the file again")
        why = _refused_1260h(row, whole)
        if why:
            left_out.append(LeftOut(what=name, why=why))
            continue
        record = _from_1260h(row, name, list_id)
        known = records.get(name)
        if known is None or known.listed_on < record.listed_on:
            records[name] = record
    return Reading(
        records=tuple(records.values()),
        left_out=tuple(left_out),
        not_understood=unknown_columns(header, _1260H),
        as_of=max((one.listed_on for one in records.values()), default=""),
    )


def _whole_since(rows: list[dict[str, str]]) -> str:
    """The last day on which an edition began that is no mere addition: half as many rows as the fullest."""
    days = Counter(day for row in rows if (day := iso_day(row["Start date"])))
    return max((day for day, times in days.items() if 2 * times >= max(days.values())), default="")


def _refused_1260h(row: dict[str, str], whole: str) -> str:
    """Why a row is not of the newest whole edition or an addition to it, or ""."""
    if clean(row["End date"]):
        return f"ended on {clean(row['End date'])}"
    began = iso_day(row["Start date"]) or ""
    return f"of the older edition of {began}" if began and began < whole else ""


def _from_1260h(row: dict[str, str], name: str, list_id: str) -> Record:
    strong, weak = sorted_names(split(row["Alias"]))
    parent = clean(row.get("Parent Name", ""))
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        aliases=strong,
        weak_aliases=weak,
        former_names=split(row.get("Previous Name", "")),
        country="CN",
        kind=kind_of(name),
        listed_on=iso_day(row["Start date"]) or "",
        basis="Sec. 1260H FY2021 NDAA" + (f"; grouped under {parent}" if parent else ""),
        source_url=row["Source Url"].strip(),
        certainty="imported",
    )


FORMATS = (
    Format(
        name="us_1286_csv",
        title="Section 1286, open table",
        fits=fits_1286,
        read=read_1286,
        lists=("us_1286",),
    ),
    Format(
        name="us_1260h_csv",
        title="Section 1260H, open table",
        fits=fits_1260h,
        read=read_1260h,
        lists=("us_1260h",),
    ),
)
