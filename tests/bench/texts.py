"""Texts for the measurements of speed: shuffled, combined anew, repeated as in a real sheet."""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

SEED = 20261121


def shuffled(texts: Sequence[str]) -> list[str]:
    """The different texts in an order that is the same every time."""
    out = list(dict.fromkeys(texts))
    random.Random(SEED).shuffle(out)
    return out


def combined(texts: Sequence[str], wanted: int) -> list[str]:
    """As many different lines as wanted, each the beginning of one text and the rest of another."""
    chance = random.Random(SEED + 1)
    heads = [text.partition(",")[0] for text in texts]
    tails = [text.partition(",")[2] or text for text in texts]
    out: dict[str, None] = {}
    while len(out) < wanted:
        head, tail = chance.choice(heads), chance.choice(tails)
        line = f"{head}, {tail.strip()}"
        if line in out:  # few texts give few combinations
            line = f"Room {chance.randrange(10_000_000)}, {line}"
        out[line] = None
    return list(out)


def repeated(texts: Sequence[str], wanted: int) -> list[str]:
    """As many texts as wanted, few of them often, most of them seldom (Zipf's law), as in partner columns."""
    chance = random.Random(SEED + 2)
    order = shuffled(texts)
    weights = list(accumulate(1.0 / rank for rank in range(1, len(order) + 1)))
    return chance.choices(order, cum_weights=weights, k=wanted)


def rows_of(texts: Iterable[str]) -> Iterator[list[str]]:
    """Rows as a register of projects has them."""
    for number, text in enumerate(texts, 1):
        project = f"Joint project {number % 977} on topic {number % 89}"
        yield [f"P{number:07d}", project, text, "", str(2015 + number % 12)]


HEADINGS = ["Project", "Title", "Partner", "Country", "Year"]


def write_csv(path: Path, texts: Iterable[str]) -> None:
    """A register as CSV."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(HEADINGS)
        writer.writerows(rows_of(texts))


def write_xlsx(path: Path, texts: Iterable[str]) -> None:
    """The same register as a workbook."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Register")
        for number, row in enumerate([HEADINGS, *rows_of(texts)]):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
