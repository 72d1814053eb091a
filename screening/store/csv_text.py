"""CSV that no spreadsheet program can take for a formula."""

import csv
import io
import re
from collections.abc import Sequence

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would run it; numbers stay."""
    if text.startswith(_RISKY) or text.lstrip(" \n")[:1] in ("=", "@"):
        return text if _NUMBER.fullmatch(text) else f"'{text}"
    return text


def csv_line(cells: Sequence[str]) -> bytes:
    """One line of guarded cells in UTF-8, ended as spreadsheet programs expect."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(one) for one in cells])
    return line.getvalue().encode("utf-8", "replace")
