"""The Japanese Foreign End User List: a workbook with six columns in Japanese and English."""

import re
import unicodedata

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.keys import has_han
from screening.lists.reading import Format, Reading, clean, kind_of, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import Grid, SourceFile

_WEAPONS = {"B": "biological", "C": "chemical", "M": "missile", "N": "nuclear"}
_HEADINGS = {"country": "国名", "name": "企業名", "aliases": "別名", "concern": "懸念区分"}
_NATIVE = re.compile(r"\s*[(（]([^()（）]*[぀-鿿][^()（）]*)[)）]")


def fits(file: SourceFile) -> bool:
    """A workbook with the list's headings in its first rows."""
    if not file.is_zip or not file.name.lower().endswith((".xlsx", ".xlsm")):
        return False
    return any("国名" in cell for grid in file.sheets().values() for row in grid[:5] for cell in row)


def read(file: SourceFile, list_id: str) -> Reading:
    """Every row with a name; the number column is a formula and is not read."""
    sheet = next(grid for grid in file.sheets().values() if any("国名" in c for row in grid[:5] for c in row))
    head = next(number for number, row in enumerate(sheet) if any("国名" in cell for cell in row))
    columns = _columns(sheet[head], file.name)
    records = []
    for number, row in enumerate(sheet[head + 1 :], start=head + 2):
        cells = {key: row[index] if index < len(row) else "" for key, index in columns.items()}
        if not any(cells.values()):
            continue
        if not clean(cells["name"]):
            raise BrokenList(
                f"{file.name}: row {number} has no name in the third column; fetch the file again"
            )
        records.append(_record(cells, number, list_id))
    if not records:
        raise BrokenList(f"{file.name}: no entry below the headings")
    unknown = sum(not one.country for one in records)
    said = (f"{unknown} rows have a country that is not known",) if unknown else ()
    return Reading(records=tuple(records), not_understood=said)


def _columns(headings: Grid | list[str], file: str) -> dict[str, int]:
    cells = [unicodedata.normalize("NFKC", str(one)) for one in headings]
    found = {
        key: number for key, word in _HEADINGS.items() for number, cell in enumerate(cells) if word in cell
    }
    missing = [word for key, word in _HEADINGS.items() if key not in found]
    if missing:
        raise BrokenList(
            f"{file}: the column {missing[0]} is missing; found {', '.join(c for c in cells if c)}"
        )
    conventional = next((number for number, cell in enumerate(cells) if "通常兵器" in cell), None)
    return found if conventional is None else {**found, "conventional": conventional}


def _record(cells: dict[str, str], number: int, list_id: str) -> Record:
    folded = cells["name"].replace("，", ",")
    native = _NATIVE.findall(folded)
    name = clean(_NATIVE.sub("", folded)) or clean(folded)
    aliases = [clean(line.lstrip("・ 　")) for line in cells["aliases"].split("\n")]
    strong, weak = sorted_names(one for one in aliases if not has_han(one))
    letters = set(re.findall(r"\b[BCMN]\b", cells["concern"].rpartition("\n")[2]))
    concern = [word for letter, word in _WEAPONS.items() if letter in letters]
    if clean(cells.get("conventional", "")):
        concern.append("conventional")
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        native_names=tuple(dict.fromkeys((*native, *(one for one in aliases if has_han(one))))),
        aliases=strong,
        weak_aliases=weak,
        country=country_code(cells["country"]),
        kind=kind_of(name),
        basis=f"End User List row {number - 1}",
        concern="|".join(concern),
        source_url="https://www.meti.go.jp/policy/anpo/law00.html",
        certainty="imported",
        source_key=str(number),
    )


FORMATS = (
    Format(
        name="meti_xlsx",
        title="METI Foreign End User List, workbook",
        fits=fits,
        read=read,
        lists=("jp_meti_eul",),
    ),
)
