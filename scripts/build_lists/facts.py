"""Reading the fact tables: Chinese institutions, government listings, confusables, lists, programmes."""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from screening.lists.keys import without_bracket
from screening.lists.record import Record

Row = dict[str, str]
_REGISTRATION = re.compile(r"\b(INN|OGRN|USCC)\s+([0-9A-Z]{10,18})\b")
_KNOWN_AS = re.compile(r"\(also known as ([^()]+)\)\s*$", re.I)

# How sure the fact tables say each list's rows are (see docs/lists.md).
CERTAINTY = {
    "us_1286": "seen", "us_bis_meu": "seen", "us_ns_cmic": "seen", "us_bis_mieu": "seen",
    "ca_nro": "seen", "jp_meti_eul": "seen", "us_889": "seen", "us_5949": "seen", "us_154": "seen",
    "us_bis_el": "transcribed", "us_1260h": "transcribed", "us_isn": "transcribed",
    "us_fcc_covered": "transcribed", "us_uflpa": "transcribed", "jp_export_prohib": "transcribed",
    "eu_sanctions": "transcribed", "uk_sanctions": "transcribed", "ca_sema": "transcribed",
    "au_dfat": "transcribed", "us_ofac_sdn": "stale",
}  # fmt: skip


@dataclass(slots=True)
class Facts:
    """Everything the builder starts from, plus what it left out and why."""

    institutions: list[Row]
    records: list[Record]
    confusables: list[Row]
    lists: list[Row]
    programmes: list[Row]
    programme_listings: list[Row] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)


def rows(path: Path) -> list[Row]:
    """All rows of one CSV table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, in order, each once."""
    return tuple(dict.fromkeys(one.strip() for one in cell.split("|") if one.strip()))


def read_facts(folder: Path) -> Facts:
    """Read every table of the folder; programmes and things that are no body are set apart."""
    facts = Facts(
        institutions=rows(folder / "cn_institutions.csv"),
        records=[],
        confusables=rows(folder / "confusables.csv"),
        lists=rows(folder / "lists.csv"),
        programmes=rows(folder / "talent_programmes.csv"),
    )
    corrections = rows(Path(__file__).with_name("corrections.csv"))
    for row in rows(folder / "gov_listings.csv"):
        if row["kind"] == "talent_programme":
            facts.programme_listings.append(row)
        elif row["entity_name"].startswith("Routers produced"):
            facts.left_out.append({**row, "reason": "a class of equipment, not a body"})
        else:
            facts.records.append(record_of(corrected(row, corrections)))
    return facts


def corrected(row: Row, corrections: list[Row]) -> Row:
    """The row with what a person found to be wrong in it put right; each correction gives its reason."""
    for one in corrections:
        cell = row[one["field"]]
        inside = one["field"] == "aliases" and one["found"] in cell
        if one["name_contains"] in row["entity_name"] and (inside or cell == one["found"]):
            row = {**row, one["field"]: cell.replace(one["found"], one["corrected"])}
    return row


def record_of(row: Row) -> Record:
    """One government listing as a Record; the list's own words stay verbatim."""
    certainty = CERTAINTY[row["list_id"]]
    if row["list_id"] == "us_1286" and "built by the transcriber" in row["basis"]:
        certainty = "transcribed"
    if row["status"].startswith("open_in_source"):
        certainty = "unclear: not found again under this name in the newest edition"
    if row["list_id"] == "us_isn" and row["edition"] == "2026-08-04":
        certainty = "unclear: the source gives a date of July 2026 and calls the measure inactive"
    known_as = _KNOWN_AS.search(row["entity_name"])
    return Record(
        list_id=row["list_id"],
        edition=row["edition"],
        name=row["entity_name"],
        native_names=tuple(without_open_bracket(one) for one in parts(row["native_name"])),
        aliases=(*parts(row["aliases"]), *([known_as.group(1).strip()] if known_as else [])),
        weak_aliases=parts(row["weak_aliases"]),
        sub_units=parts(row["sub_units"]),
        country=row["country"],
        kind=row["kind"],
        listed_on=row["listed_on"],
        ended=row["delisted_on"],
        status=row["status"],
        basis=row["basis"],
        concern=row["concern"],
        source_url=row["source_url"],
        certainty=certainty,
        registration=tuple(f"{kind}:{number}" for kind, number in _REGISTRATION.findall(row["basis"])),
    )


def without_open_bracket(text: str) -> str:
    """A native name without the acronyms in brackets that the source prints after it, closed or not."""
    short = without_bracket(text)
    return re.sub(r"\s*[(（][^)）]*$", "", short).strip() or short
