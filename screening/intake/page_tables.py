"""A table that the end of a page cuts in two is one table again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from screening.intake.document_tables import has_labels
from screening.intake.heading_rows import is_heading
from screening.intake.pdf_pages import Cells, Page

_NEAR = 6.0
_EDGE = 2
_LEAST = 3  # two forms of a page each may begin alike
_SHARE = 3  # a header of odd pages stands on one of two
_DIGITS = re.compile(r"\d+")


def joined(pages: Sequence[Page]) -> tuple[list[Page], list[int]]:
    """The pages with tables that a page break cut made whole, and the numbers of the doubtful pages.

    On a doubtful page the first table has the columns of the last one before and
    no headings, but text stands between the two: it may go on or be another.
    """
    found = list(pages)
    running = _running(pages)
    doubtful: list[int] = []
    holder = 0
    for number in range(1, len(pages)):
        before, page = pages[number - 1], pages[number]
        if not page.tables:
            continue
        whole = found[holder].tables[-1] if before.tables else ()
        if not whole or not _fits(before, page) or not _goes_on(whole, page.tables[0]):
            holder = number
            continue
        if any(_plain(line) not in running for line in (*before.below, *page.above)):
            doubtful.append(number)
            holder = number
            continue
        one = _one(whole, page.tables[0])
        found[holder] = replace(found[holder], tables=(*found[holder].tables[:-1], one))
        found[number] = replace(page, tables=page.tables[1:])
        holder = number if found[number].tables else holder
    return found, doubtful


def joined_open(pages: Sequence[Page]) -> list[list[Cells]]:
    """The tables that no lines divide, each whole on the page on which it begins."""
    found: list[list[Cells]] = []
    holder = 0
    for number, page in enumerate(pages):
        found.append([one.cells for one in page.open_tables])
        if page.open_tables and page.open_tables[0].goes_on and found[holder]:
            found[holder][-1] = _one(found[holder][-1], found[number].pop(0))
        holder = number if found[number] or not page.open_tables else holder
    return found


def without_running(pages: Sequence[Page]) -> list[Page]:
    """The pages with each header and footer once, before all else, so that no text goes on in it."""
    times = Counter(mark for one in pages for mark in set(_edges(one.lines).values()))
    running = {mark for mark, count in times.items() if count >= _LEAST and _SHARE * count >= len(pages)}
    parted = [_parted(one.lines, running) for one in pages]
    return [
        replace(one, lines=(*(edges if number == 0 else ()), *body))
        for number, (one, (edges, body)) in enumerate(zip(pages, parted, strict=True))
    ]


def _edges(lines: Sequence[str]) -> dict[int, tuple[int, str]]:
    """What stands in the first and last lines of a page, by their place, with how far from the edge it is."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    first = {place: (number, _plain(lines[place])) for number, place in enumerate(filled[:_EDGE])}
    below = enumerate(filled[: -_EDGE - 1 : -1], start=1)
    last = {place: (-number, _plain(lines[place])) for number, place in below}
    return {**first, **last}


def _parted(lines: Sequence[str], running: set[tuple[int, str]]) -> tuple[list[str], list[str]]:
    """The headers and footers among the lines, a blank one behind each, and the other lines."""
    edge = {place for place, mark in _edges(lines).items() if mark in running}
    edges = [text for place in sorted(edge) for text in (lines[place], "")]
    return edges, [line for place, line in enumerate(lines) if place not in edge]


def _running(pages: Sequence[Page]) -> set[str]:
    """The lines that several pages have, but for their numbers: headers and footers."""
    times = Counter(one for page in pages for one in set(map(_plain, page.lines)))
    return {one for one, count in times.items() if count > 1}


def _plain(line: str) -> str:
    return " ".join(_DIGITS.sub("", line).split())


def _fits(before: Page, page: Page) -> bool:
    """True where the columns of the last table before begin and end where those of the first one do."""
    left, right = before.edges[-1], page.edges[0]
    return len(left) == len(right) and all(abs(a - b) <= _NEAR for a, b in zip(left, right, strict=True))


def _goes_on(whole: Cells, rest: Cells) -> bool:
    """True unless the rest has headings of its own; a role may be *Partner*, which is one cell of many."""
    if rest[0] == whole[0] or (has_labels(whole) and has_labels(rest)):
        return True
    filled = [cell for cell in rest[0] if cell]
    return 2 * sum(map(is_heading, filled)) < len(filled)


def _one(whole: Cells, rest: Cells) -> Cells:
    """Both in one, without headings that are repeated; a row that is cut in two is one row."""
    rest = rest[1:] if rest[0] == whole[0] else rest
    if rest and len(whole) > 1 and _is_half(whole[1:], rest[0]):
        last = tuple(" ".join(filter(None, both)) for both in zip(whole[-1], rest[0], strict=True))
        return (*whole[:-1], last, *rest[1:])
    return (*whole, *rest)


def _is_half(rows: Cells, row: tuple[str, ...]) -> bool:
    """True for a row that lacks what all rows before it have."""
    return any(not cell and all(one[place] for one in rows) for place, cell in enumerate(row))
