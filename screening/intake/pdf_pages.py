"""The pages of a PDF: their lines of text, and by themselves the tables that are drawn with lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, MissingExtra, SafetyLimit
from screening.intake.escapes import as_read
from screening.intake.limits import Limits
from screening.intake.open_tables import OpenTable, Piece, open_tables
from screening.intake.page_fields import Filled, filled_in, said_lines
from screening.intake.sniff import locked

_MOST_PAGES = 2000
_MOST_RULES, _MOST_ROWS, _MOST_COLUMNS = 1500, 200, 30  # beyond these it is a drawing
_MOST_PIECES = 3000
_DYNAMIC = 2  # the library's word for a form whose pages are made when it is opened
_LITTLE_TEXT, _DEEPEST = 200, 4
_THIN = 3.0
_NEAR = 3.0
_SHORTEST = 6.0
_CUT = re.compile("[\x02\ufffe]\\s*(?=[^\\W\\d_])")
Box = tuple[float, float, float, float]  # left, bottom, right, top; bottom is the smaller number
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines outside tables, and the tables with their cells; a `damaged` one has neither.

    `edges` has those of the columns of each table; `above` the lines over the first table, `below` those
    under the last one. `open_tables` are those that no lines divide; their text stands in the lines too.
    A `pictured` page has next to no text, and pictures over half of it.
    """

    lines: tuple[str, ...] = ()
    tables: tuple[Cells, ...] = ()
    edges: tuple[tuple[float, ...], ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    open_tables: tuple[OpenTable, ...] = ()
    damaged: bool = False
    pictured: bool = False
    comments: int = 0


def read_pages(path: Path, limits: Limits) -> list[Page]:
    """Every page; raises InvalidFile, SafetyLimit or MissingExtra in words."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("PDF agreements need pypdfium2: pip install 'screening[pdftext]'") from None
    if path.stat().st_size > limits.bytes:
        raise SafetyLimit(f"{path.name}: larger than the limit of {limits.bytes // 1024**2} MB (bytes)")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem):
            raise locked(path) from None
        says = str(problem).rstrip(".")
        raise InvalidFile(
            f"{path.name}: cannot be opened ({says}); print it to PDF again, and give that"
        ) from None
    try:
        if len(document) > _MOST_PAGES:
            raise SafetyLimit(f"{path.name}: {len(document)} pages; at most {_MOST_PAGES} are read")
        if document.get_formtype() == _DYNAMIC:
            raise InvalidFile(
                f"{path.name}: a dynamic form (XFA), which only Adobe's programs show; open it there,"
                " print it to PDF, and give that"
            )
        document.init_forms()
        pages: list[Page] = []
        for number in range(len(document)):
            last = pages[-1].open_tables[-1:] if pages else ()
            pages.append(_page(document, number, last[0] if last else None))
        return pages
    finally:
        document.close()


def _page(document: Any, number: int, before: OpenTable | None) -> Page:
    from pypdfium2 import PdfiumError

    try:
        return _read(document[number], document.formenv, before)
    except PdfiumError:
        return Page(damaged=True)


def _read(page: Any, form: Any, before: OpenTable | None) -> Page:
    words = page.get_textpage()
    filled, comments = filled_in(page, form)
    found = [(grid, cells) for grid in _grids(_boxes(page)) if (cells := _cells(words, grid, filled))]
    grids = [grid for grid, _ in found]
    lines = _lines_outside(words, grids)
    printed = [one for one in _pieces(words) if not any(_inside(one.box, grid) for grid in grids)]
    outside = [one for one in filled if not any(_inside(one.pieces[0].box, grid) for grid in grids)]
    pieces = [*printed, *(piece for one in outside for piece in one.pieces)]
    pictured = words.count_chars() < _LITTLE_TEXT and _is_pictured(page)
    words.close()
    page.close()
    return Page(
        pictured=pictured,
        lines=(*(text for text, _ in lines), *said_lines(outside, printed)),
        tables=tuple(cells for _, cells in found),
        edges=tuple(grid.edges for grid in grids),
        above=tuple(text for text, height in lines if grids and height > grids[0].heights[0]),
        below=tuple(text for text, height in lines if grids and height < grids[-1].heights[-1]),
        open_tables=tuple(open_tables(pieces, before)),
        comments=comments,
    )


def _pieces(words: Any) -> Iterator[Piece]:
    """Every run of text on the page; none of one with more than a page of text has."""
    for number in range(count if (count := words.count_rects()) <= _MOST_PIECES else 0):
        left, bottom, right, top = words.get_rect(number)
        text = " ".join(as_read(_whole(words.get_text_bounded(left, bottom, right, top))).split())
        if text:
            yield Piece(left, bottom, right, top, text)


def _boxes(page: Any) -> list[Box]:
    """The extent of every drawn path."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    found = []
    for one in page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = (one.get_bounds if hasattr(one, "get_bounds") else one.get_pos)()
        found.append((left, bottom, right, top))
        if len(found) > _MOST_RULES:
            return []
    return found


def _is_pictured(page: Any) -> bool:
    """True where pictures cover half of the page, as one that was scanned, in strips or as a whole."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    covered = 0.0
    for one in islice(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST), _MOST_RULES):
        left, bottom, right, top = (one.get_bounds if hasattr(one, "get_bounds") else one.get_pos)()
        covered += (min(right, width) - max(left, 0)) * (min(top, height) - max(bottom, 0))
    return bool(2 * covered >= width * height)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of one table: heights from top to bottom, edges of columns, what is drawn at each height."""

    heights: tuple[float, ...]
    edges: tuple[float, ...]
    drawn: tuple[tuple[tuple[float, float], ...], ...]

    def is_open(self, height: int, left: float, right: float) -> bool:
        """True where no line is drawn at this height between two edges: the cell goes on below."""
        middle = (left + right) / 2
        return not any(start <= middle <= end for start, end in self.drawn[height])


def _grids(boxes: Sequence[Box]) -> list[_Grid]:
    """The tables of two columns or more that the lines of a page form."""
    sides = [side for box in boxes for side in _sides(box)]
    across = [one for one in sides if one[2] - one[0] > one[3] - one[1]]
    down = [one for one in sides if one[2] - one[0] <= one[3] - one[1]]
    heights = sorted(_apart((low + high) / 2 for _, low, _, high in across), reverse=True)
    found: list[list[float]] = [[]]
    edges: list[set[float]] = [set()]
    for top, bottom in pairwise(heights):
        middle = (top + bottom) / 2
        crossing = [(left + right) / 2 for left, low, right, high in down if low <= middle <= high]
        if len(_apart(crossing)) < 3:
            found.append([])
            edges.append(set())
            continue
        found[-1] += [bottom] if found[-1] else [top, bottom]
        edges[-1].update(crossing)
    return [
        _Grid(tuple(one), tuple(columns), tuple(_drawn(across, height) for height in one))
        for one, its in zip(found, edges, strict=True)
        if 0 < len(one) <= _MOST_ROWS and len(columns := _apart(its)) <= _MOST_COLUMNS
    ]


def _drawn(across: Sequence[Box], height: float) -> tuple[tuple[float, float], ...]:
    return tuple(
        (left, right) for left, low, right, high in across if abs((low + high) / 2 - height) <= _NEAR
    )


def _sides(box: Box) -> Iterator[Box]:
    """A thin path is a line itself, a frame has four."""
    left, bottom, right, top = box
    if top - bottom <= _THIN or right - left <= _THIN:
        if max(top - bottom, right - left) >= _SHORTEST:
            yield box
        return
    yield from ((left, bottom, right, bottom), (left, top, right, top))
    yield from ((left, bottom, left, top), (right, bottom, right, top))


def _apart(values: Any) -> list[float]:
    """The values in order, those that are nearly the same once."""
    kept: list[float] = []
    for one in sorted(values):
        if not kept or one - kept[-1] > _NEAR:
            kept.append(one)
    return kept


def _cells(words: Any, grid: _Grid, filled: Sequence[Filled]) -> Cells:
    """The text of every cell and of the fields in it, in its first row where it goes on below.

    None of a table without text.
    """
    rows = [[""] * (len(grid.edges) - 1) for _ in grid.heights[1:]]
    for column, (left, right) in enumerate(pairwise(grid.edges)):
        row = 0
        while row < len(rows):
            last = row
            while last + 1 < len(rows) and grid.is_open(last + 1, left, right):
                last += 1
            low, high = grid.heights[last + 1], grid.heights[row]
            text = words.get_text_bounded(left, low, right, high)
            text += "".join(f"\n{one.text}" for one in _within(filled, (left, low, right, high)))
            rows[row][column] = " ".join(as_read(_whole(text)).split())
            row = last + 1
    return tuple(map(tuple, rows)) if sum(1 for row in rows for one in row if one) > 1 else ()


def _within(filled: Sequence[Filled], box: Box) -> Iterator[Piece]:
    """What was filled in within a box."""
    for piece in (piece for one in filled for piece in one.pieces):
        across, up = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
        if box[0] <= across <= box[2] and box[1] <= up <= box[3]:
            yield piece


def _lines_outside(words: Any, grids: Sequence[_Grid]) -> list[tuple[str, float]]:
    """The lines of the page without those of its tables, each with its height where there are tables."""
    if not grids:
        text = _whole(words.get_text_range()).replace("\r", "")
        return [(line, 0.0) for line in text.split("\n")]
    lines: list[tuple[str, float]] = []
    before: Box | None = None
    for number in range(words.count_rects()):
        left, bottom, right, top = box = words.get_rect(number)
        if any(_inside(box, grid) for grid in grids):
            before = None
            continue
        middle = (bottom + top) / 2
        text = " ".join(_whole(words.get_text_bounded(left, bottom, right, top)).split())
        if before is not None and before[1] < middle < before[3] and left >= before[0]:
            line, height = lines[-1]
            lines[-1] = (line + (" " if left - before[2] > 1 else "") + text, height)
        else:
            lines.append((text, middle))
        before = box
    return lines


def _whole(text: str) -> str:
    """The text with the words whole that a hyphen cuts at the end of a line.

    The library has a mark of its own there; before a capital the hyphen belongs to the name.
    """
    return _CUT.sub(lambda cut: "-" if text[cut.end() :][:1].isupper() else "", text)


def _inside(box: Box, grid: _Grid) -> bool:
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return grid.edges[0] <= across <= grid.edges[-1] and grid.heights[-1] <= up <= grid.heights[0]
