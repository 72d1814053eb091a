"""Passports: what the fact table of lists says, joined with our own words about what a listing means."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from screening.model.listing import Listing
from scripts.build_lists.facts import Row

TEXTS = Path(__file__).with_name("passports.yml")
OUR_LICENCE = "Compilation of public facts made for this project (MIT)"
UPKEEP = (
    "Fetch the newest edition from the address above with a browser.",
    "Import it: screening lists import FILE --as {list_id}",
    "Read what the import says it did not understand, then compare: screening lists diff {list_id}",
)

# How to renew a list whose publisher offers no file that can be imported as it is.
_WITH_MAPPING = "screening lists import FILE --as {list_id} --mapping MAP"
UPKEEP_WITHOUT_A_FILE = {
    "grouping": (
        "Nobody publishes this grouping as a file: each entry says where it was read, "
        "or that it is from memory.",
        "Additions of your own: screening lists import FILE --as {list_id} --add",
    ),
    "act": (
        "The bodies stand in the text at the address above; there is no file: look whether it was changed.",
        f"Additions of your own: {_WITH_MAPPING} --add",
    ),
    "note": ("There is no list of bodies to fetch: look at the address above whether one was published.",),
    "pdf": (
        "The department publishes a PDF, which cannot be imported: fetch the open table made of it.",
        "OpenSanctions keeps one (datasets/us in its repository): compare it with the PDF.",
        *UPKEEP[1:],
    ),
    "table": (
        UPKEEP[0],
        f"Make a table of it, and a mapping that names its columns (docs/lists.md): {_WITH_MAPPING}",
        UPKEEP[-1],
    ),
}


def passports(facts: list[Row], listings: Iterable[Listing], published: str) -> dict[str, dict[str, Any]]:
    """list id → passport, for every list of the fact table and every grouping."""
    texts: dict[str, dict[str, Any]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    stated = {row["list_id"]: row for row in facts}
    missing = sorted(set(stated) - set(texts))
    if missing:
        raise SystemExit(f"passports.yml has no text for {', '.join(missing)}")
    own: dict[str, list[Listing]] = {}
    for one in listings:
        own.setdefault(one.list_id, []).append(one)
    return {
        list_id: passport(list_id, text, stated.get(list_id, {}), own.get(list_id, []), published)
        for list_id, text in texts.items()
    }


def passport(
    list_id: str, text: dict[str, Any], row: Row, own: list[Listing], published: str
) -> dict[str, Any]:
    """One passport with its keys in reading order."""
    edition = str(text.get("edition") or newest(own) or row.get("last_edition_seen") or "none")
    effect = text.get("effect") or row.get("legal_effect", "")
    way = text.get("renewed_by") or text["lane"]
    upkeep = UPKEEP_WITHOUT_A_FILE.get(way, UPKEEP)
    return {
        "list_id": list_id,
        "title": text.get("title") or row["title"],
        "authority": text.get("authority") or row.get("authority") or "none",
        "jurisdiction": text.get("jurisdiction") or jurisdiction(row),
        "lane": text["lane"],
        "official": bool(text.get("official", True)),
        "edition": edition,
        "as_of": str(text.get("as_of") or day_of(edition, own, published)),
        "means": text["means"],
        "does_not_mean": text["does_not_mean"],
        "effect": effect.replace("a hit must be checked", "an entry must be checked"),
        "missing": text.get("missing", "") or ("No entries are shipped." if not own else ""),
        "url": text["url"] if "url" in text else row.get("official_url", ""),
        "formats": row.get("official_formats", ""),
        "update_cadence": row.get("update_cadence", ""),
        "licence": text.get("licence") or row.get("licence_terms") or OUR_LICENCE,
        "redistributable": bool(text.get("redistributable", bool(own))),
        "published_count": text.get("published") or row.get("official_count_note", ""),
        "check_every_days": int(text["check_every_days"]),
        "entries": text["entries"],
        "upkeep": [one.format(list_id=list_id) for one in upkeep],
    }


def jurisdiction(row: Row) -> str:
    """The code of the state, or words where there are several."""
    return row.get("jurisdiction") or "various"


def newest(own: list[Listing]) -> str:
    """The edition of most current entries."""
    current = [one.edition for one in own if not one.superseded_on and one.status != "delisted"]
    return max(sorted(set(current)), key=current.count) if current else ""


def day_of(edition: str, own: list[Listing], published: str) -> str:
    """The day the edition speaks for: its own date when it has one, else when the tables were made."""
    head = edition.split(" ")[0]
    if head[:4].isdigit() and len(head) in (7, 10):
        return head if len(head) == 10 else f"{head}-01"
    days = [one.listed_on for one in own if one.edition == edition and one.listed_on]
    last = max(days, default="") if edition.startswith("FY") else ""
    return {7: f"{last}-01", 10: last}.get(len(last), published)
