"""CSV that no spreadsheet program can take for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Line ends make a cell be quoted; with the zero byte behind, they stand in no cell.
_END = "\r\n\0"
_NUMBER = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would run it; numbers stay."""
    if text.startswith(_RISKY) or text.lstrip(" \n")[:1] in ("=", "@"):
        return text if _NUMBER.fullmatch(text) else f"'{text}"
    return text


def csv_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """The CSV of each row, without the end of the line; cells as they are."""
    given = list(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator=_END).writerows(given)
    lines = text.getvalue().split(_END)[:-1]
    if len(lines) == len(given):
        return lines
    return [line for row in given for line in csv_lines([[cell.replace("\0", "") for cell in row]])]


def csv_line(cells: Sequence[str]) -> bytes:
    """One line of guarded cells in UTF-8, ended as spreadsheet programs expect."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(one) for one in cells])
    return line.getvalue().encode("utf-8", "replace")
