"""Writes the tables of docs/lists.md from the shipped lists: python -m scripts.build_lists.document."""

import csv
from collections import Counter
from pathlib import Path

import yaml

from screening import resources
from screening.lists.catalogue import load_catalogue, read_lists
from screening.lists.overlay import is_current

PAGE = Path(__file__).resolve().parents[2] / "docs" / "lists.md"
START = "<!-- generated: python -m scripts.build_lists.document -->"
END = "<!-- end of the generated part -->"


def generated() -> str:
    """Counts per list and edition, then counts against the published totals, then what was left out."""
    shipped = resources.folder("reference_lists")
    rows = counts(shipped)
    lines = [
        "## Entries per list and edition",
        "",
        "| list | lane | edition | entries | of these current | countries (first five) |",
        "| --- | --- | --- | ---: | ---: | --- |",
        *(
            f"| `{one['list']}` | {one['lane']} | {one['edition']} | {one['entries']} | {one['current']} "
            f"| {one['countries']} |"
            for one in rows
        ),
        "",
        "## Against the published totals",
        "",
        "| list | entries here, all editions | published, or how the source counts |",
        "| --- | ---: | --- |",
        *(f"| `{list_id}` | {total} | {said} |" for list_id, total, said in published(shipped, rows)),
        "",
        "Left out of the tables:",
        "",
        "- 24 rows of section 1286 are programmes; they stand in `talent_programmes/`.",
        *(f"- `{one['list_id']}`: {one['entity_name']} ({one['reason']})" for one in left_out(shipped)),
    ]
    return "\n".join(lines)


def counts(shipped: Path) -> list[dict[str, str]]:
    """Per list and edition: lane, entries, those of them that are current, the five commonest countries."""
    _, listings = read_lists(shipped)
    found = []
    for passport in load_catalogue(shipped).lists:
        own = [one for one in listings if one.list_id == passport.list_id]
        for edition in sorted({one.edition for one in own}) or ["none"]:
            rows_of = [one for one in own if one.edition == edition]
            countries = Counter(one.country for one in rows_of).most_common(5)
            found.append(
                {
                    "list": passport.list_id,
                    "lane": passport.lane.value,
                    "edition": edition,
                    "entries": str(len(rows_of)),
                    "current": str(sum(is_current(one) for one in rows_of)),
                    "countries": ", ".join(f"{country or '?'} {times}" for country, times in countries),
                }
            )
    return found


def left_out(shipped: Path) -> list[dict[str, str]]:
    """What the builder left out of the shipped tables, with the reason."""
    path = shipped / "entities" / "left_out.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published(shipped: Path, rows: list[dict[str, str]]) -> list[tuple[str, int, str]]:
    """(list, entries here, what the source says), for lists whose source gives a number."""
    found = []
    for list_id in dict.fromkeys(one["list"] for one in rows):
        passport = yaml.safe_load((shipped / list_id / "list.yml").read_text(encoding="utf-8"))
        total = sum(int(one["entries"]) for one in rows if one["list"] == list_id)
        if passport["published_count"]:
            found.append((list_id, total, str(passport["published_count"]).replace("|", "/")))
    return found


def page(old: str) -> str:
    """The page with its generated part renewed."""
    before, _, rest = old.partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n\n{generated()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
