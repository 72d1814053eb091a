"""Tables of a page that no lines divide, known by a row of headings or by labels with texts beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.intake.columns import ORGANISATIONS, known_heading, known_label
from screening.intake.vocabulary import BETTER

_GAP = 6.0  # points between two cells; a space is narrower
_NEAR = 4.0
_APART = 2.5  # heights of a line that part a table from what follows
_ALIKE = 1.15
_MOST_WORDS = 24
_GOES_ON = (",", "-", " of", " and", " the", " for", " &")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where it stands on the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.left, self.bottom, self.right, self.top


Row = list[Piece]
Cells = tuple[tuple[str, ...], ...]


def open_tables(pieces: Sequence[Piece]) -> list[Cells]:
    """Every such table that names an organisation's column or label, from the top down."""
    rows = _rows(pieces)
    found: list[Cells] = []
    at = 0
    while at < len(rows):
        taken = _below_headings(rows, at) or list(_labelled(rows, at))
        if taken:
            found.append(tuple(map(tuple, taken)))
        at += max(1, len(taken))
    return found


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces line by line, those that nearly touch as one."""
    rows: list[Row] = []
    for one in sorted(pieces, key=lambda one: -(one.bottom + one.top)):
        middle = (one.bottom + one.top) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [_joined(sorted(row, key=lambda one: one.left)) for row in rows]


def _joined(row: Row) -> Row:
    found = row[:1]
    for one in row[1:]:
        last = found[-1]
        if one.left - last.right < _GAP:
            text = f"{last.text} {one.text}"
            found[-1] = Piece(last.left, last.bottom, max(last.right, one.right), last.top, text)
        else:
            found.append(one)
    return found


def _below_headings(rows: Sequence[Row], at: int) -> list[list[str]]:
    """The headings at a row and the rows below them; nothing where none is of organisations."""
    known = [known_heading(one.text) if ":" not in one.text else ("", 0) for one in rows[at]]
    named = [place for place, (field, how) in enumerate(known) if field in ORGANISATIONS and how >= BETTER]
    if len(known) < 2 or not named or 3 * sum(1 for field, _ in known if field) < 2 * len(known):
        return []
    lines = list(_lines(rows, at))
    close = _closeness([one for one, cells in lines[1:] if cells[named[0]] and sum(map(bool, cells)) > 1])
    found = [[one.text for one in rows[at]]]
    widest = 0.0
    for above, cells in lines:
        if widest and above > _ALIKE * widest and sum(map(bool, cells)) == 1:
            break
        widest = max(widest, above)
        if len(found) > 1 and _continues(found[-1], cells, named[0], is_close=above <= close):
            found[-1] = [" ".join(filter(None, both)) for both in zip(found[-1], cells, strict=True)]
        else:
            found.append(cells)
    is_prose = any(one[named[0]].count(" ") > _MOST_WORDS for one in found)
    return [] if is_prose or len(found) < 2 else found


def _lines(rows: Sequence[Row], at: int) -> Iterator[tuple[float, list[str]]]:
    """The lines below the headings: how far below the one above, and the cells."""
    for before, row in pairwise(rows[at:]):
        places = [_column(one, rows[at]) for one in row]
        if _is_apart(before, row) or None in places:
            return
        cells = [""] * len(rows[at])
        for place, one in zip(places, row, strict=True):
            cells[place or 0] = one.text
        yield before[0].top - row[0].top, cells


def _closeness(distances: Sequence[float]) -> float:
    """How close the lines of one cell are where they are closer than rows; 0 where all are alike."""
    least = min(distances, default=0.0)
    return _ALIKE * least if max(distances, default=0.0) > _ALIKE**2 * least else 0.0


def _column(one: Piece, heads: Row) -> int | None:
    """The column under whose heading a cell stands, or begins; None for text that runs over two of them."""
    under = [place for place, head in enumerate(heads) if one.left < head.right and head.left < one.right]
    if under:
        return under[0] if len(under) == 1 else None
    place = sum(1 for head in heads if head.left <= one.left + _NEAR) - 1
    return None if place < 0 else place


def _is_apart(above: Row, row: Row) -> bool:
    height = max(one.top - one.bottom for one in above)
    return above[0].bottom - row[0].top > _APART * height


def _continues(held: list[str], cells: list[str], named: int, *, is_close: bool) -> bool:
    """True for the rest of cells above: no name of its own, close by, or a name that goes on."""
    alone = sum(map(bool, cells)) == 1
    return (
        not cells[named]
        or is_close
        or held[named].endswith(_GOES_ON)
        or (alone and cells[named][:1].islower())
    )


def _labelled(rows: Sequence[Row], at: int) -> Iterator[list[str]]:
    """Labels and the texts beside them from a row on; two known ones at least, one of an organisation."""
    if len(rows[at]) != 2 or known_label(rows[at][0].text)[1] < BETTER:
        return
    left, beside = rows[at][0].left, rows[at][1].left
    found: list[list[str]] = []
    for number, row in enumerate(rows[at:], start=at):
        if number > at and _is_apart(rows[number - 1], row):
            break
        if len(row) == 2 and abs(row[0].left - left) < _NEAR and abs(row[1].left - beside) < _NEAR:
            found.append([row[0].text, row[1].text])
        elif len(row) == 1 and abs(row[0].left - beside) < _NEAR and found:
            found[-1][1] += f" {row[0].text}"
        else:
            break
    known = [known_label(one[0]) for one in found]
    sure = [field for field, weight in known if weight >= BETTER]
    if len(sure) > 1 and 2 * len(sure) >= len(found) and not set(sure).isdisjoint(ORGANISATIONS):
        yield from found
