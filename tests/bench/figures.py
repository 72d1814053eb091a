"""Puts the figures of two runs into docs/matching.md: `python -m tests.bench.figures NARROW.json ALL.json`.

The first run has the lists that the labels know (`--lists aspi_tracker,us_1286`), the second all lists.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tests.bench.cases import DOCUMENT

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
Told = dict[str, Any]


def figures(narrow: Told, every: Told) -> str:
    """The tables, one after the other."""
    machine = every["machine"]
    head = (
        f"Measured on {every['day']}: {machine['processor']}, {machine['cores']} cores, {machine['system']},"
        f" Python {machine['python']}, load {machine['load_before']} from other"
        f" work before the start, with {every['index']['listed_bodies']:,} listed bodies"
        f" and {every['index']['names_scanned']:,} written forms of listed, unlisted and place names."
    )
    parts = [
        head,
        "### Accuracy on labelled affiliation lines",
        _accuracy(narrow["accuracy"], every["accuracy"]),
        _slices(narrow["accuracy"]),
        _tiers(narrow["accuracy"]),
        "### Damaged names",
        _damaged(every["robustness"]),
        "### Speed and size",
        _speed(narrow, every),
    ]
    return "\n\n".join(parts)


def _accuracy(narrow: Told, every: Told) -> str:
    rows = [
        [name, *(_number(one["scored"][key]) for key in _SCORED)]
        for name, one in (("the two lists that the labels know", narrow), ("all lists", every))
    ]
    return _table(
        ["lists", "rows", "true", "false", "missed", "precision", "recall", "F1", "outside"], rows
    ) + (
        "\n\n*outside*: matches on bodies that the labels do not know, for example firms or bodies listed"
        " later; neither right nor wrong."
    )


_SCORED = (
    "rows",
    "true_positives",
    "false_positives",
    "misses",
    "precision",
    "recall",
    "f1",
    "outside_labels",
)


def _slices(given: Told) -> str:
    rows = [
        [name, str(one["rows"]), *(str(one["outcomes"].get(key, 0)) for key in _OUTCOMES)]
        for name, one in given["slices"].items()
    ]
    return _table(["slice (the two lists)", "rows", *_OUTCOMES], rows)


_OUTCOMES = ("match", "related", "review", "none")


def _tiers(given: Told) -> str:
    rows = [[name, str(one["rows"]), _number(one["recall"])] for name, one in given["recall_by_tier"].items()]
    return _table(["tier of the named body", "rows", "recall"], rows)


def _damaged(given: Told) -> str:
    own = given["own_lists"]
    theirs = own["reference_matcher"]
    rows = [
        [
            name.replace("_", " "),
            f"{one['counted']} of {one['cases']}",
            _number(one["recall_with_review"]),
            _number(one["recall"]),
            _number(one["shown_with_set_aside"]),
            _number(theirs["classes"].get(name)),
            _number(given["all_lists"]["classes"][name]["recall_with_review"]),
        ]
        for name, one in own["classes"].items()
    ]
    negatives = own["negatives"]
    table = _table(
        ["damage", "counted", "shown", "match", "shown, of all", "reference matcher", "shown, all lists"],
        rows,
    )
    return table + (
        f"\n\nOf {negatives['cases']} names that the package makes to be nobody's, we answer"
        f" {negatives['false_hits']} with a match and ask a person about {negatives['asked_for_review']};"
        f" the reference matcher fires on {theirs['false_hits']}."
    )


def _speed(narrow: Told, every: Told) -> str:
    brute = every["speed"]["rapidfuzz_partial_ratio"]
    columns = [dict([*_rates(told["speed"]), *_sizes(told)]) for told in (narrow, every)]
    rows = [[what, *(column.get(what, "") for column in columns)] for what in columns[1]]
    return _table(["what", "the two lists", "all lists"], rows) + (
        f"\n\n*×*: against `partial_ratio` of each text with each of {brute['names']:,} names by brute force,"
        f" in the same run ({brute['strings_per_second']:,} texts a second in the second one). The machine is"
        " now fast and now slow, so brute force and the tool take turns, and the middle ratio is the figure."
    )


def _rates(speed: Told) -> list[tuple[str, str]]:
    ratio = speed["ratio_to_partial_ratio"]
    lines = speed["distinct_strings_per_second"]["median"]
    combined = speed["distinct_strings_per_second_100000_combined"]
    turns = ratio["distinct_strings"]
    by_turns = f"{turns['median']} ×, {turns['lowest']} to {turns['highest']} in {_turns(speed)} turns"
    given = (
        ("the same on 100,000 lines put together anew", combined, "distinct_strings_100000_combined"),
        ("different lines a second by `match_many`", speed["match_many_per_second"], "match_many"),
        ("CSV rows a second, file to file", speed["csv_rows_per_second"], "csv_rows"),
        ("XLSX rows a second, file to file", speed["xlsx_rows_per_second"], "xlsx_rows"),
    )
    each = [(what, f"{rate:,} ({ratio[key]} ×)") for what, rate, key in given]
    return [("different lines a second, one core", f"{lines:,} ({by_turns})"), *each]


def _turns(speed: Told) -> int:
    return int(speed["distinct_strings_per_second"]["times"])


def _sizes(told: Told) -> list[tuple[str, str]]:
    start = told["start"]
    sizes = " / ".join(f"{one['lines_per_second']:,}" for one in told["scale"]["by_listed_names"].values())
    index = f"{start['building_seconds']} s / {start['loading_seconds']} s"
    memory = f"{start['peak_memory_one_check_mib']} / {start['peak_memory']['mib']['labels']} MiB"
    rows = [
        ("lines a second at 1,000 / 10,000 / 100,000 listed names", sizes),
        ("index built / loaded from the cache", index),
        ("peak memory: one check / the labelled lines", memory),
    ]
    if "million" in told:
        million = told["million"]
        text = f"{million['matching_seconds']} s, {million['matching_to_reading']} × reading it"
        rows.append(("a CSV of a million rows", text))
    return rows


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _number(given: float | None) -> str:
    if given is None:
        return "–"
    return f"{given:,}" if isinstance(given, int) else f"{given:.4f}".rstrip("0").rstrip(".")


def main(narrow: str, every: str) -> None:
    """Write the tables into the document."""
    first, second = (json.loads(Path(one).read_text(encoding="utf-8")) for one in (narrow, every))
    document = DOCUMENT.read_text(encoding="utf-8")
    before, rest = document.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    text = f"{before}{BEGIN}\n\n{figures(first, second)}\n\n{END}{after}"
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
