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
_EDGE = 2  # lines of a header or a footer
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """Such a table on one page, and the lines of the page that it was read from.

    `heads` says where its headings stand, `texts` what they are in full; neither of labels at the left.
    `at_end` where nothing but a footer follows, so that it may go on; `goes_on` where it is the rest of the
    one that ends the page before. `close` is how close the lines of one cell are to each other where they
    are closer than rows, else 0.
    """

    cells: Cells
    lines: tuple[str, ...] = ()
    heads: tuple[Piece, ...] = ()
    at_end: bool = False
    goes_on: bool = False
    close: float = 0.0
    texts: tuple[str, ...] = ()


def open_tables(pieces: Sequence[Piece], before: OpenTable | None = None) -> list[OpenTable]:
    """Every table that names an organisation's column or label, from the top down.

    `before` is the last one of the page before: its rows may go on here, with its headings or without any.
    """
    rows = _rows(pieces)
    found: list[OpenTable] = []
    at = 0
    while at < len(rows):
        goes_on = before is not None and before.at_end and not found and at <= _EDGE
        taken = _below_headings(rows, at, before if goes_on else None) or _labelled(rows, at)
        found += [taken] if taken else []
        at += max(1, len(taken.lines) if taken else 0)
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


def _below_headings(rows: Sequence[Row], at: int, before: OpenTable | None) -> OpenTable | None:
    """The headings at a row and the rows below them, or the rows of the table `before` that go on here."""
    heads = rows[at]
    named = _named([one.text for one in heads])
    is_rest = named is None and before is not None and _fits(heads, before.heads)
    if is_rest and before is not None:
        heads = [*before.heads]
        named = _named([one.text for one in heads])
    if named is None:
        return None
    below = list(_lines(heads, [rows[at], *rows[at:]] if is_rest else rows[at:]))
    close = _closeness([one for one, line in below[1:] if line[named] and sum(map(bool, line)) > 1])
    close = close or (before.close if is_rest and before is not None else 0.0)
    texts, wrapped = tuple(one.text for one in heads), 0
    while not is_rest and below[wrapped:] and (longer := _longer(texts, *below[wrapped], close)):
        texts, wrapped = longer, wrapped + 1
    below = below[wrapped:]
    cells, count = _under(below, named, close)
    if any(one[named].count(" ") > _MOST_WORDS for one in cells) or not cells:
        return None
    lines = rows[at : at + wrapped + count + (0 if is_rest else 1)]
    return OpenTable(
        cells=tuple(map(tuple, cells if is_rest else [texts, *cells])),
        lines=tuple(" ".join(one.text for one in row) for row in lines),
        heads=tuple(heads),
        at_end=len(rows) - at - len(lines) <= _EDGE,
        close=close,
        goes_on=is_rest or (before is not None and texts == before.texts),
        texts=before.texts if is_rest and before is not None else texts,
    )


def _longer(texts: Sequence[str], above: float, line: Sequence[str], close: float) -> tuple[str, ...]:
    """Headings with their second line: as close as those of a cell, or all known ones with it; else ()."""
    joined = tuple(" ".join(filter(None, both)) for both in zip(texts, line, strict=True))
    longer = [one for one, below in zip(joined, line, strict=True) if below]
    return joined if above <= close or all(known_heading(one)[1] >= BETTER for one in longer) else ()


def _named(texts: Sequence[str]) -> int | None:
    """The first column of an organisation among headings that are mostly known; None where they are none."""
    known = [known_heading(one) if ":" not in one else ("", 0) for one in texts]
    named = [place for place, (field, how) in enumerate(known) if field in ORGANISATIONS and how >= BETTER]
    if len(known) < 2 or not named or 3 * sum(1 for field, _ in known if field) < 2 * len(known):
        return None
    return named[0]


def _fits(row: Row, heads: Sequence[Piece]) -> bool:
    """True for a line of two cells or more, each under a heading of its own."""
    places = [_column(one, heads) for one in row]
    return len(row) > 1 and None not in places and len({*places}) == len(places)


def _under(lines: Sequence[tuple[float, list[str]]], named: int, close: float) -> tuple[list[list[str]], int]:
    """The rows of cells that some lines are, and how many of the lines are part of the table."""
    found: list[list[str]] = []
    widest = 0.0
    for count, (above, cells) in enumerate(lines):
        if widest and above > _ALIKE * widest and sum(map(bool, cells)) == 1:
            return found, count
        widest = max(widest, above)
        if found and _continues(found[-1], cells, named, is_close=above <= close):
            found[-1] = [" ".join(filter(None, both)) for both in zip(found[-1], cells, strict=True)]
        else:
            found.append(cells)
    return found, len(lines)


def _lines(heads: Row, rows: Sequence[Row]) -> Iterator[tuple[float, list[str]]]:
    """The lines behind the first: how far below the one above, and the cells under the headings."""
    for before, row in pairwise(rows):
        places = [_column(one, heads) for one in row]
        if _is_apart(before, row) or None in places:
            return
        cells = [""] * len(heads)
        for place, one in zip(places, row, strict=True):
            cells[place or 0] = one.text
        yield before[0].top - row[0].top, cells


def _closeness(distances: Sequence[float]) -> float:
    """How close the lines of one cell are where they are closer than rows; 0 where all are alike."""
    least = min(distances, default=0.0)
    return _ALIKE * least if max(distances, default=0.0) > _ALIKE**2 * least else 0.0


def _column(one: Piece, heads: Sequence[Piece]) -> int | None:
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


def _labelled(rows: Sequence[Row], at: int) -> OpenTable | None:
    """Labels and the texts beside them from a row on; two known ones at least, one of an organisation."""
    if len(rows[at]) != 2 or known_label(rows[at][0].text)[1] < BETTER:
        return None
    left, beside = rows[at][0].left, rows[at][1].left
    found: list[list[str]] = []
    lines: list[str] = []
    for number, row in enumerate(rows[at:], start=at):
        if number > at and _is_apart(rows[number - 1], row):
            break
        if len(row) == 2 and abs(row[0].left - left) < _NEAR and abs(row[1].left - beside) < _NEAR:
            found.append([row[0].text, row[1].text])
        elif len(row) == 1 and abs(row[0].left - beside) < _NEAR and found:
            found[-1][1] += f" {row[0].text}"
        else:
            break
        lines.append(" ".join(one.text for one in row))
    known = [known_label(one[0]) for one in found]
    sure = [field for field, weight in known if weight >= BETTER]
    if len(sure) > 1 and 2 * len(sure) >= len(found) and not set(sure).isdisjoint(ORGANISATIONS):
        return OpenTable(cells=tuple(map(tuple, found)), lines=tuple(lines))
    return None
