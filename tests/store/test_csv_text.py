"""No cell of a CSV can be taken for a formula, and no number is harmed."""

import csv

import pytest

from screening.store.csv_text import csv_line, guarded


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), (" =1", "' =1"),
        ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("-5", "-5"), ("+4.5", "+4.5"),
        ("-1e5", "-1e5"), ("1-2", "1-2"), ("Beihang", "Beihang"), ("", ""), ("- a dash", "'- a dash"),
    ],
)  # fmt: skip
def test_guarded(given: str, kept: str) -> None:
    assert guarded(given) == kept


def test_a_line_reads_back_as_its_cells() -> None:
    cells = ['a "quoted" one', "two\nlines", "示例", "\udc80 half"]
    back = next(csv.reader([csv_line(cells).decode("utf-8")]))
    assert back == ['a "quoted" one', "two\nlines", "示例", "? half"]
