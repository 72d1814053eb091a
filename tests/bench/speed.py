"""How fast: lines on one core, rows end to end, and RapidFuzz over the same names for comparison."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from screening.app.column_files import MatchJob
from screening.app.matching_files import match_file
from screening.app.screener import Screener
from screening.model.match import Mention
from tests.bench.texts import SEED, combined, repeated, shuffled, write_csv, write_xlsx
from tests.bench.timing import middle, processor_seconds, wall_seconds

# Brute force and the tool take turns so many times, since a shared machine is now fast and now slow: a ratio
# is told of each turn, and the middle one is the figure.
_TURNS = 7
_SAMPLE = 150
_COMBINED = 100_000
_ROWS = 50_000
_CUTOFF = 85


def speed(texts: Sequence[str], names: Sequence[str], lists: tuple[str, ...]) -> dict[str, Any]:
    """Every speed, and each divided by that of brute force over `names`."""
    brute, lines, ratio = in_turns(texts, names, lists)
    many = lines_a_second(combined(texts, _COMBINED), lists)
    full = lines_a_second(shuffled(texts), lists, full=True)
    ends = end_to_end(texts, lists)
    reference = brute["strings_per_second"]
    return {
        "distinct_strings_per_second": lines,
        "distinct_strings_per_second_100000_combined": round(many),
        "match_many_per_second": round(full),
        **ends,
        "rapidfuzz_partial_ratio": brute,
        "ratio_to_partial_ratio": {
            "distinct_strings": ratio,
            "distinct_strings_100000_combined": round(many / reference, 1),
            "match_many": round(full / reference, 1),
            "csv_rows": round(ends["csv_rows_per_second"] / reference, 1),
            "xlsx_rows": round(ends["xlsx_rows_per_second"] / reference, 1),
            "xlsx_to_workbook_rows": round(ends["xlsx_to_workbook_rows_per_second"] / reference, 1),
        },
    }


def in_turns(
    texts: Sequence[str], names: Sequence[str], lists: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, Any], dict[str, float]]:
    """Brute force, the tool's lines a second, and the one divided by the other, measured by turns."""
    brute, lines = [], []
    for turn in range(_TURNS):
        brute.append(brute_force(texts, names, turn))
        lines.append(lines_a_second(shuffled(texts), lists))
    by_turns = sorted(ours / one["strings_per_second"] for ours, one in zip(lines, brute, strict=True))
    told = {
        "median": round(middle(lines)),
        "lowest": round(min(lines)),
        "lines": len(texts),
        "times": _TURNS,
    }
    ratio = {key: round(value, 1) for key, value in _spread(by_turns).items()}
    return sorted(brute, key=lambda one: float(one["strings_per_second"]))[_TURNS // 2], told, ratio


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": middle(values), "lowest": min(values), "highest": max(values)}


def lines_a_second(texts: Sequence[str], lists: tuple[str, ...], full: bool = False) -> float:
    """Lines a second of one core: index loaded, no word seen before.

    `full` asks for the whole answers of `match_many` instead of rows.
    """
    tool = Screener(lists or None)
    tool.rows([Mention(text="x")])  # what is made when first needed belongs to loading
    mentions = [Mention(text=text) for text in texts]
    work = (lambda: tool.match_many(texts)) if full else (lambda: tool.rows(mentions))
    return len(texts) / processor_seconds(work)


def brute_force(texts: Sequence[str], names: Sequence[str], turn: int = 0) -> dict[str, Any]:
    """Strings a second that RapidFuzz compares with every name, by the faster of its two ways."""
    sample = random.Random(SEED + turn).sample(sorted(set(texts)), min(_SAMPLE, len(set(texts))))

    def one_by_one() -> None:
        for text in sample:
            process.extractOne(text, names, scorer=fuzz.partial_ratio, score_cutoff=_CUTOFF)

    def at_once() -> None:
        process.cdist(sample, names, scorer=fuzz.partial_ratio, score_cutoff=_CUTOFF, workers=1)

    rates = [len(sample) / processor_seconds(way) for way in (one_by_one, at_once)]
    return {
        "strings_per_second": round(max(rates), 1),
        "extract_one": round(rates[0], 1),
        "cdist": round(rates[1], 1),
        "names": len(names),
        "sample": len(sample),
    }


def end_to_end(texts: Sequence[str], lists: tuple[str, ...]) -> dict[str, Any]:
    """Rows a second from a file to a file by the clock, loading included, on one process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        column = repeated(texts, _ROWS)
        write_csv(folder / "in.csv", column)
        write_xlsx(folder / "in.xlsx", column)
        spent = {}
        for kind in ("csv", "xlsx"):
            job = MatchJob(path=folder / f"in.{kind}", column="Partner", lists=lists)
            spent[kind] = wall_seconds(lambda: match_file(job, folder / f"{kind}.csv"))  # noqa: B023
        written = wall_seconds(lambda: workbook_from(folder / "xlsx.csv", folder / "out.xlsx"))
    return {
        "rows": _ROWS,
        "csv_rows_per_second": round(_ROWS / spent["csv"]),
        "xlsx_rows_per_second": round(_ROWS / spent["xlsx"]),
        "xlsx_to_workbook_rows_per_second": round(_ROWS / (spent["xlsx"] + written)),
    }


def workbook_from(answers: Path, out: Path) -> None:
    """Write answered rows as `run` writes them: the user's columns, and ours behind them."""
    import csv
    from datetime import date

    from screening.app.columns import COLUMNS
    from screening.report.workbook import UserSheet, write_workbook

    with answers.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    width = len(rows[0]) - len(COLUMNS)
    sheet = UserSheet(
        name="Register",
        heading_rows=(1,),
        width=width,
        ours=COLUMNS,
        ours_widths=[12] * len(COLUMNS),
        banner="",
        rows=lambda: (
            (number, row[:width], None if number == 1 else row[width:]) for number, row in enumerate(rows, 1)
        ),
    )
    write_workbook(out, [sheet], [], made=date(2026, 11, 21), title="Benchmark")
