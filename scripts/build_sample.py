"""Writes the sample register that `make demo` screens: invented projects, real institutions.

    python scripts/build_sample.py reports/examples/sample_register.xlsx

The rows are in sample_register.csv beside this script. It looks like a
register that an office keeps: a title line, headings in row 3, two rows where
a project has two partners, abbreviations, a blank row, a total at the end.
Same rows, same bytes.
"""

import csv
import sys
from datetime import date, datetime
from pathlib import Path

TITLE = "International research partnerships – register (invented sample; the institutions are real)"
ROWS = Path(__file__).with_name("sample_register.csv")


def write(path: Path) -> None:
    """Write the workbook; its properties carry a fixed date, so that it does not change by itself."""
    import xlsxwriter

    with ROWS.open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": TITLE, "created": datetime(2026, 11, 21)})
    sheet = book.add_worksheet("Partnerships")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
    sheet.write_string(0, 0, TITLE, book.add_format({"bold": True, "font_size": 13}))
    sheet.write_row(2, 0, headings, bold)
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            when = as_date(value) if headings[column].endswith("date") else None
            if when is not None:
                sheet.write_datetime(number, column, datetime.combine(when, datetime.min.time()), day)
            elif value:
                sheet.write_string(number, column, value, wrap)
    for column, wide in enumerate((9, 38, 38, 12, 13, 11, 11, 20, 60, 11)):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(3, 1)
    book.close()


def as_date(text: str) -> date | None:
    """`01.03.2024` as a date, or None."""
    parts = text.split(".")
    return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else None


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python scripts/build_sample.py OUTPUT.xlsx")
    write(Path(sys.argv[1]))
