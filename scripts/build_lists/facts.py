"""Reading the fact tables: Chinese institutions, government listings, confusables, lists, programmes."""

import csv
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from screening.lists.keys import without_bracket
from screening.lists.record import Record
from scripts.build_lists.printed import names_in

Row = dict[str, str]
_REGISTRATION = re.compile(r"\b(INN|OGRN|USCC)\s+([0-9A-Z]{10,18})\b")
_KNOWN_AS = re.compile(r"\(also known as ([^()]+)\)\s*$|\ba\.k\.a\. ([A-Z][^()]+)$")

# How sure the fact tables say each list's rows are (see docs/lists.md).
CERTAINTY = {
    "us_1286": "seen", "us_bis_meu": "seen", "us_ns_cmic": "seen", "us_bis_mieu": "seen",
    "ca_nro": "seen", "jp_meti_eul": "seen", "us_889": "seen", "us_5949": "seen", "us_154": "seen",
    "us_bis_el": "transcribed", "us_1260h": "transcribed", "us_isn": "transcribed",
    "us_fcc_covered": "transcribed", "us_uflpa": "transcribed", "jp_export_prohib": "transcribed",
    "eu_sanctions": "transcribed", "uk_sanctions": "transcribed", "ca_sema": "transcribed",
    "au_dfat": "transcribed", "us_ofac_sdn": "stale",
}  # fmt: skip


# Fields that hold several names.
SEVERAL = ("aliases", "weak_aliases", "former_names", "sub_units", "gov_lists", "native_name", "domains")


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
    corrections = rows(Path(__file__).with_name("corrections.csv"))
    doubts = {
        (one["list_id"], one["name_as_listed"]): f"unclear: {one['doubt']}"
        for one in rows(Path(__file__).with_name("doubts.csv"))
    }
    facts = Facts(
        institutions=[corrected(row, corrections) for row in rows(folder / "cn_institutions.csv")],
        records=[],
        confusables=rows(folder / "confusables.csv"),
        lists=rows(folder / "lists.csv"),
        programmes=rows(folder / "talent_programmes.csv"),
    )
    for row in rows(folder / "gov_listings.csv"):
        if row["kind"] == "talent_programme":
            facts.programme_listings.append(row)
        elif why := no_body(row):
            facts.left_out.append({**row, "reason": why})
        else:
            record = record_of(corrected(row, corrections))
            doubt = doubts.get((record.list_id, record.name), record.certainty)
            facts.records.append(replace(record, certainty=doubt))
    return facts


def no_body(row: Row) -> str:
    """What an entry names that is no body; empty for a body."""
    if row["entity_name"].endswith("produced in a foreign country"):
        return "a class of equipment, not a body"
    if row["list_id"] == "ca_sema" and "schedule 1.1 item" in row["basis"]:
        return "a ship, not a body: that schedule of the regulations holds ships"
    return ""


def corrected(row: Row, corrections: list[Row]) -> Row:
    """The row with what a person found to be wrong in it put right; each correction gives its reason."""
    name = row.get("entity_name") or row["name_en"]
    for one in corrections:
        if one["name_contains"] in name and one["field"] in row:
            row = {**row, one["field"]: corrected_cell(row[one["field"]], one)}
    return row


def corrected_cell(cell: str, one: Row) -> str:
    """The cell put right: as a whole, or, where it holds several names, one of them or a piece across two."""
    if cell == one["found"]:
        return one["corrected"]
    if one["field"] not in SEVERAL or not one["found"] or one["found"] not in cell:
        return cell
    if one["found"] in parts(cell):  # a name of its own; "RAS" stays in "IITP RAS"
        return "|".join(parts("|".join(one["corrected"] if it == one["found"] else it for it in parts(cell))))
    return "|".join(parts(cell.replace(one["found"], one["corrected"])))


def record_of(row: Row) -> Record:
    """One government listing as a Record; the list's own words stay verbatim."""
    certainty = CERTAINTY[row["list_id"]]
    if row["list_id"] == "us_1286" and "built by the transcriber" in row["basis"]:
        certainty = "transcribed"
    if row["status"].startswith("open_in_source"):
        certainty = "unclear: not found again under this name in the newest edition"
    if row["list_id"] == "jp_meti_eul" and row["listed_on"]:
        certainty = "seen; start inferred: the name is not in the edition before"
    if row["list_id"] == "us_isn" and row["edition"] == "2026-08-04":
        certainty = "unclear: the source gives a date of July 2026 and calls the measure inactive"
    return Record(
        list_id=row["list_id"],
        edition=row["edition"],
        name=row["entity_name"],
        native_names=tuple(without_open_bracket(one) for one in parts(row["native_name"])),
        aliases=(*each_name(row["aliases"]), *other_names(row["entity_name"])),
        weak_aliases=each_name(row["weak_aliases"]),
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


def other_names(name: str) -> tuple[str, ...]:
    """What an entry's own name says besides: what the body is also known as, and names behind a semicolon."""
    known_as = _KNOWN_AS.search(name)
    behind = names_in(name.partition(";")[2])
    return (*([(known_as[1] or known_as[2]).strip()] if known_as else []), *behind)


def each_name(cell: str) -> tuple[str, ...]:
    """The names of a cell, one by one; what a source runs together comes apart."""
    return tuple(dict.fromkeys(name for one in parts(cell) for name in names_in(one)))


def without_open_bracket(text: str) -> str:
    """A native name without the acronyms in brackets that the source prints after it, closed or not."""
    short = without_bracket(text)
    return re.sub(r"\s*[(（][^)）]*$", "", short).strip() or short
