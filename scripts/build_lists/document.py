"""Writes the tables of docs/lists.md from the shipped lists: python -m scripts.build_lists.document."""

from pathlib import Path

import yaml

from screening import resources
from screening.lists.catalogue import load_catalogue
from screening.lists.checking import read_left_out, table_of_counts

PAGE = Path(__file__).resolve().parents[2] / "docs" / "lists.md"
START = "<!-- generated: python -m scripts.build_lists.document -->"
END = "<!-- end of the generated part -->"


def generated() -> str:
    """Counts per list and edition, then counts against the published totals, then what was left out."""
    shipped = resources.folder("reference_lists")
    rows = table_of_counts(shipped, load_catalogue(shipped))
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
        *(f"- `{one['list_id']}`: {one['entity_name']} ({one['reason']})" for one in read_left_out(shipped)),
    ]
    return "\n".join(lines)


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
