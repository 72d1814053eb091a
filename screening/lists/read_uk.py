"""The UK Sanctions List as CSV: a date line, a header, one row per name of a designation."""

from collections import defaultdict

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.reading import Format, LeftOut, Reading, clean, iso_day, kind_of, needed, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

_NEEDED = ("Unique ID", "Name 6", "Name type", "Designation Type", "Regime Name", "Date Designated")
_ORDER = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")


def fits(file: SourceFile) -> bool:
    """Recognised by the second line."""
    return any("Unique ID" in line and "Name 6" in line for line in file.head.splitlines()[:3])


def read(file: SourceFile, list_id: str) -> Reading:
    """Rows joined by Unique ID; persons and ships are left out."""
    grid = file.grid()
    start = next(
        (number for number, row in enumerate(grid[:3]) if "Unique ID" in [c.strip() for c in row]), None
    )
    if start is None:
        raise BrokenList(f"{file.name}: no header with 'Unique ID' in the first three lines")
    header, rows = file.table(header_row=start)
    needed(header, _NEEDED, file.name)
    by_id: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if not row["Unique ID"].strip():
            raise BrokenList(
                f"{file.name}: a row of {row['Name 6'][:40]!r} has no Unique ID; fetch the file again"
            )
        by_id[row["Unique ID"].strip()].append(row)
    records = []
    left_out = []
    for key, own in sorted(by_id.items()):
        kind = own[0]["Designation Type"].strip().lower()
        if kind != "entity":
            left_out.append(LeftOut(what="a designation", why=f"type {kind or 'not stated'}"))
            continue
        records.append(_record(key, own, list_id))
    stated = iso_day_of(" ".join(grid[0])) if start else ""
    return Reading(records=tuple(records), left_out=tuple(left_out), as_of=stated)


def _name(row: dict[str, str]) -> str:
    return clean(" ".join(row.get(part, "") for part in _ORDER))


def _record(key: str, rows: list[dict[str, str]], list_id: str) -> Record:
    primary = next((row for row in rows if row["Name type"].strip().lower() == "primary name"), rows[0])
    weak = [_name(row) for row in rows if row.get("Alias strength", "").lower().startswith("low")]
    strong, short = sorted_names(
        _name(row) for row in rows if row is not primary and _name(row) not in (*weak, _name(primary))
    )
    native = [clean(row.get("Name non-latin script", "")) for row in rows]
    measures = clean(primary.get("Sanctions Imposed", "").replace("|", " + "))
    return Record(
        list_id=list_id,
        edition="",
        name=_name(primary),
        native_names=tuple(dict.fromkeys(one for one in native if one)),
        aliases=strong,
        weak_aliases=tuple(dict.fromkeys((*short, *weak))),
        country=country_code(primary.get("Address Country", "")),
        kind=kind_of(_name(primary)),
        listed_on=iso_day(primary["Date Designated"]) or "",
        basis=f"{key}; {clean(primary['Regime Name'])}; {measures}",
        source_url="https://www.gov.uk/government/publications/the-uk-sanctions-list",
        certainty="imported",
        source_key=key,
    )


def iso_day_of(line: str) -> str:
    """The ISO day in a line such as 'Report Date: 05-Jan-2026'; empty when there is none."""
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    for word in line.replace(",", " ").split():
        parts = word.strip().lower().split("-")
        if len(parts) == 3 and parts[1][:3] in months and parts[0].isdigit() and parts[2].isdigit():
            return f"{int(parts[2]):04d}-{months.index(parts[1][:3]) + 1:02d}-{int(parts[0]):02d}"
        if iso_day(word):
            return iso_day(word) or ""
    return ""


FORMATS = (
    Format(name="uk_csv", title="UK Sanctions List, CSV", fits=fits, read=read, lists=("uk_sanctions",)),
)
