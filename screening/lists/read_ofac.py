"""OFAC's own files: SDN.CSV or CONS_PRIM.CSV with the alias file beside it, and SDN.XML."""

import re
from pathlib import Path
from xml.etree import ElementTree

from screening.errors import BrokenList
from screening.lists.country_names import country_code
from screening.lists.reading import Format, LeftOut, Reading, clean, kind_of, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

URL = "https://sanctionslist.ofac.treas.gov/Home/SdnList"
LISTS = ("us_ofac_sdn", "us_ns_cmic")
_QUOTED_ALIAS = re.compile(r"a\.k\.a\. '([^']+)'")


def fits_csv(file: SourceFile) -> bool:
    """No header: a number, a quoted name and twelve cells."""
    first = [row for row in file.head.splitlines()[:2] if row[:1].isdigit()]
    return bool(first) and first[0].count(",") >= 11 and "-0-" in file.head


def fits_xml(file: SourceFile) -> bool:
    """Recognised by its root."""
    return "<sdnList" in file.head


def _blank(cell: str) -> str:
    text = clean(cell)
    return "" if text == "-0-" else text


def read_csv(file: SourceFile, list_id: str) -> Reading:
    """The main file joined with its alias file (ALT.CSV or CONS_ALT.CSV) where it stands beside it."""
    grid = [row for row in file.grid() if row[0].strip().isdigit()]
    short = [row for row in grid if len(row) < 12]
    if short:
        raise BrokenList(f"{file.name}: the row of {short[0][0]} has {len(short[0])} cells; expected 12")
    aliases, note = _aliases(file)
    addresses = _addresses(file)
    records = []
    left_out = []
    for row in grid:
        kind = _blank(row[2]).lower()
        name = clean(row[1])
        if kind in ("individual", "vessel", "aircraft"):
            left_out.append(LeftOut(what="an entry", why=f"a {kind}".replace("a ind", "an ind")))
            continue
        remarks = _blank(row[11])
        strong, weak = sorted_names(aliases.get(row[0].strip(), ()))
        records.append(
            Record(
                list_id=list_id,
                edition="",
                name=name,
                aliases=strong,
                weak_aliases=(*weak, *_QUOTED_ALIAS.findall(remarks)),
                country=addresses.get(row[0].strip(), ""),
                kind=kind_of(name),
                basis=f"programmes {_blank(row[3]).replace('] [', ' / ')}; ent_num {row[0].strip()}",
                source_url=URL,
                certainty="imported",
                source_key=row[0].strip(),
            )
        )
    return Reading(records=tuple(records), left_out=tuple(left_out), not_understood=note)


def _beside(file: SourceFile, ending: str) -> SourceFile | None:
    """The companion file with the same prefix, whatever the case of its name."""
    stem = file.name.upper()
    wanted = {ending, f"CONS_{ending}"} if not stem.startswith("CONS") else {f"CONS_{ending}"}
    for path in sorted(file.folder.iterdir()) if file.folder.is_dir() else ():
        if path.name.upper() in wanted and path.is_file():
            return SourceFile.open(Path(path))
    return None


def _aliases(file: SourceFile) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    beside = _beside(file, "ALT.CSV")
    if beside is None:
        return {}, ("no alias file beside it (ALT.CSV or CONS_ALT.CSV): only main names were read",)
    found: dict[str, list[str]] = {}
    for row in beside.grid():
        if len(row) > 3 and row[0].strip().isdigit():
            found.setdefault(row[0].strip(), []).append(row[3])
    return found, ()


def _addresses(file: SourceFile) -> dict[str, str]:
    beside = _beside(file, "ADD.CSV")
    found: dict[str, str] = {}
    for row in beside.grid() if beside else ():
        if len(row) > 4 and row[0].strip().isdigit():
            found.setdefault(row[0].strip(), country_code(_blank(row[4])))
    return found


def read_xml(file: SourceFile, list_id: str) -> Reading:
    """Every entry that is no person, ship or aircraft."""
    root = file.xml()
    entries = root.findall("sdnEntry")
    if root.tag != "sdnList" or not entries:
        raise BrokenList(f"{file.name}: no sdnEntry in it; expected the file SDN.XML")
    records = []
    left_out = []
    for entry in entries:
        kind = _text(entry, "sdnType")
        if not _text(entry, "uid") or not _text(entry, "lastName"):
            raise BrokenList(f"{file.name}: an sdnEntry has no uid or no lastName; fetch the file again")
        if kind.lower() != "entity":
            left_out.append(LeftOut(what="an entry", why=f"type {kind or 'not stated'}"))
            continue
        records.append(_xml_record(entry, list_id))
    return Reading(records=tuple(records), left_out=tuple(left_out), as_of=_published(root))


def _published(root: ElementTree.Element) -> str:
    written = (root.findtext("publshInformation/Publish_Date") or "").strip()
    found = re.match(r"(\d{2})/(\d{2})/(\d{4})$", written)
    return f"{found.group(3)}-{found.group(1)}-{found.group(2)}" if found else ""


def _text(element: ElementTree.Element, path: str) -> str:
    return clean(element.findtext(path) or "")


def _xml_record(entry: ElementTree.Element, list_id: str) -> Record:
    names = [(_text(one, "lastName"), _text(one, "category")) for one in entry.iterfind("akaList/aka")]
    strong, weak = sorted_names(name for name, category in names if category != "weak")
    programmes = [clean(one.text or "") for one in entry.iterfind("programList/program")]
    name = _text(entry, "lastName")
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        aliases=strong,
        weak_aliases=(*weak, *(name for name, category in names if category == "weak" and name)),
        country=country_code(_text(entry, "addressList/address/country")),
        kind=kind_of(name),
        basis=f"programmes {' / '.join(programmes)}; uid {_text(entry, 'uid')}",
        source_url=URL,
        certainty="imported",
        source_key=_text(entry, "uid"),
    )


def fits_advanced(file: SourceFile) -> bool:
    """The advanced file, recognised so that it can be refused by name."""
    return "<DistinctParties" in file.head or "<ReferenceValueSets" in file.head


def refuse_advanced(file: SourceFile, list_id: str) -> Reading:
    """The advanced layout is not read."""
    raise BrokenList(f"{file.name}: this is the advanced layout; fetch SDN.XML or SDN.CSV instead")


FORMATS = (
    Format(name="ofac_csv", title="OFAC SDN or non-SDN, CSV", fits=fits_csv, read=read_csv, lists=LISTS),
    Format(name="ofac_advanced", title="OFAC, advanced XML", fits=fits_advanced, read=refuse_advanced),
    Format(name="ofac_xml", title="OFAC SDN, XML", fits=fits_xml, read=read_xml, lists=LISTS),
)
