"""Text tables whose columns are parted by spaces alone, as printed lists and pasted tables have them."""

import re
from collections.abc import Sequence

from screening.intake.one_cell_rows import are_headings

_GAP = re.compile(r"\s{2,}")
_DIVIDERS = frozenset("\t|;,")
_CELL = re.compile(r"\S+(?:\s\S+)*")


def column_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """Where the columns begin, by the first line of headings with two spaces or more between, or ()."""
    for line in lines:
        cells = [] if set(line) & _DIVIDERS else list(_CELL.finditer(line.rstrip()))
        if are_headings([one.group() for one in cells]):
            return tuple(one.start() for one in cells)
    return ()


def cells_at(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of a line: as many as its gaps part, else what stands below each heading."""
    text = line.rstrip()
    parts = _GAP.split(text) if text[:1].strip() else []
    if len(parts) == len(starts):
        return parts
    edges = [_free(text, one) for one in starts[1:]]
    return [text[a:b].strip() for a, b in zip([0, *edges], [*edges, len(text)], strict=True)]


def _free(text: str, at: int) -> int:
    """The place where a column begins, moved behind a word that reaches into it."""
    if at >= len(text) or text[at - 1] == " ":
        return at
    end = text.find(" ", at)
    return len(text) if end < 0 else end
