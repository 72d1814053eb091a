"""CSV and TSV files as sheets: delimiter, quotes that never close, line breaks inside cells."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from screening.errors import InvalidFile
from screening.intake.encodings import encoding_of, mended
from screening.intake.fixed_width import cells_at, column_starts
from screening.intake.limits import Limits, check_size
from screening.intake.one_cell_rows import are_headings
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool

_DELIMITERS = ",;\t|"
# What some exports divide by; a sign of text elsewhere, so the headings must show it.
_RARE = "^~¦\x1f#!"
_MOST_LINES = 400
_TOGETHER = 1000
_SAMPLED, _LONGEST_SAMPLE = 60, 65_536
_BY_SPACES = "columns parted by spaces"
_LONGEST_LINE = 16_000_000
csv.field_size_limit(_LONGEST_LINE * (_MOST_LINES + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What divides the cells of a text table and how they are quoted."""

    delimiter: str = ","
    quote: str = '"'
    escape: str | None = None
    skips_space: bool = False

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """The records of some lines."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar=self.escape,
            skipinitialspace=self.skips_space,
            strict=strict,
        )


@dataclass(slots=True)
class _Lines:
    """The lines of a text, remembering those of the record that is being read."""

    file: TextIO
    name: str
    taken: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    ended: bool = False
    read: int = 0
    width: int = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.taken and len(self.taken) >= _MOST_LINES:
            self.ended = True
            raise StopIteration
        lines = [self.again.pop()] if self.again else self.fresh(1)
        if not lines:
            self.ended = True
            raise StopIteration
        self.taken += lines
        return lines[0]

    def next_together(self) -> list[str]:
        """Many lines at once, none when the text has ended."""
        taken = [self.again.pop() for _ in range(min(len(self.again), _TOGETHER))]
        return taken + self.fresh(_TOGETHER - len(taken))

    def fresh(self, most: int) -> list[str]:
        """The next lines of the file."""
        lines = list(islice(iter(partial(self.file.readline, _LONGEST_LINE), ""), most))
        for number, line in enumerate(lines if max(map(len, lines), default=0) == _LONGEST_LINE else ()):
            if len(line) == _LONGEST_LINE:
                raise InvalidFile(
                    f"{self.name}: line {self.read + number + 1} has more than {_LONGEST_LINE:,} characters;"
                    " this is no table"
                )
        self.read += len(lines)
        return lines


def read_delimited(path: Path, limits: Limits, encoding: str = "") -> tuple[Sheet, ...]:
    """One sheet; rows are counted as a spreadsheet program would show them."""
    check_size(path, limits, "text_bytes")
    known = encoding_of(path, encoding)
    spool, noted = Spool(), []
    with path.open(encoding=known.name, errors=known.errors, newline="") as file:
        lines = _Lines(file, path.name)
        starts = column_starts(_first(lines))
        if starts:
            spool.extend([*cells_at(line, starts)] for line in _every(lines))
        for block in _blocks(lines, _dialect(lines)):
            noted += [(len(spool) + place, note) for place, note in enumerate(block.notes, 1) if note]
            spool.extend([*row] for row in block.rows)
    told = (known.says(), _BY_SPACES) if starts else (known.says(),)
    return (Sheet(file=path.name, name="", spool=spool, notes=told, noted=tuple(noted)),)


def _every(lines: _Lines) -> Iterator[str]:
    """The lines one by one, whatever stands in them."""
    while together := lines.next_together():
        yield from together


@dataclass(slots=True)
class Block:
    """Some records of a table one below the other: their cells, and each one's line as written.

    The line is "" where it may not be copied as one of a table with commas; `notes` say what was odd of
    each, and are empty where nothing was.
    """

    rows: list[list[str]]
    lines: list[str]
    notes: Sequence[str] = ()


@dataclass(slots=True)
class Remarks:
    """How a table was read: the bytes of a text, the sheet of a workbook; and how many records were odd.

    `by_letter` says that it has no heading as it was named, so that every row is one of the table.
    `other_sheets` were in sight too, and not read.
    """

    encoding: str = ""
    by_letter: bool = False
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    rows: Counter[str] = field(default_factory=Counter)


def stream_delimited(
    path: Path, limits: Limits, encoding: str = "", remarks: Remarks | None = None
) -> Iterator[Block]:
    """The records of a text table block by block, so that a file of any length needs no memory or disk.

    `remarks` fills on the way.
    """
    remarks = Remarks() if remarks is None else remarks
    check_size(path, limits, "text_bytes")
    known = encoding_of(path, encoding)
    remarks.encoding = known.says()
    with path.open(encoding=known.name, errors=known.errors, newline="") as file:
        lines = _Lines(file, path.name)
        dialect = _dialect(lines)
        for block in _blocks(lines, dialect):
            remarks.rows.update(filter(None, block.notes))
            if dialect != Dialect():
                block.lines = [""] * len(block.rows)
            yield block


def _blocks(lines: _Lines, dialect: Dialect) -> Iterator[Block]:
    """Every record, those of many lines together; one that stands in several lines has none to be copied."""
    while together := lines.next_together():
        whole = list(dialect.reader([*together, "\n"]))
        if len(whole) == len(together) + 1:  # each line is a record, and the last one is closed
            lines.width = lines.width or max(map(len, whole))
            block = Block(whole[:-1], together)
            yield block if mended(text := "".join(together))[0] == text else _mended(block)
        else:
            lines.again.extend(reversed(together))
            yield _mended(_over_lines(lines, dialect))


def _mended(block: Block) -> Block:
    """Records whose bytes are all letters; one that had others stands no more as it was written."""
    notes = [*block.notes] or [""] * len(block.rows)
    for place, row in enumerate(block.rows):
        cells, found = zip(*map(mended, row), strict=True) if row else ((), ())
        if odd := next(filter(None, found), ""):
            block.rows[place] = list(cells)
            block.lines[place] = ""
            notes[place] = notes[place] or odd
    block.notes = notes
    return block


def _over_lines(lines: _Lines, dialect: Dialect) -> Block:
    """Records over several lines where a cell has line breaks, until no line is left over.

    A line whose quotation mark closes rows further down, where another cell opens, is one by itself, and
    so is one whose quotation mark never closes.
    """
    rows: list[list[str]] = []
    notes: list[str] = []
    reader = dialect.reader(lines)
    while lines.again:
        lines.taken.clear()
        record = next(reader, None)
        if record is None:
            break
        lines.width = lines.width or len(record)
        note = ""
        if len(lines.taken) > 1 and (lines.ended or _has_swallowed(lines, dialect)):
            record = list(_plain(lines.taken[0], dialect.delimiter))
            note = "a quotation mark opens and never closes; read as it stands"
            lines.again.extend(reversed(lines.taken[1:]))
            lines.ended = False
            reader = dialect.reader(lines)
        rows.append(record)
        notes.append(note)
    lines.taken.clear()
    return Block(rows, [""] * len(rows), notes)


def _has_swallowed(lines: _Lines, dialect: Dialect) -> bool:
    """True where the quotation marks of a record do not fit, and its second line is a whole row by itself."""
    try:
        for _ in dialect.reader(lines.taken, strict=True):
            pass
    except csv.Error:
        second = lines.taken[1]
        read = next(dialect.reader([second]), [])
        # Where the second line opens a quotation mark as well, its cells show only without them.
        return lines.width > 1 and lines.width in (len(read), len(_plain(second, dialect.delimiter)))
    return False


def _plain(line: str, delimiter: str) -> list[str]:
    return [cell.strip('"') for cell in line.rstrip("\r\n").split(delimiter)]


def _first(lines: _Lines) -> list[str]:
    """The first lines, which are still to be read then."""
    sample = [lines.again.pop() for _ in range(len(lines.again))]
    while len(sample) < _SAMPLED and sum(map(len, sample)) < _LONGEST_SAMPLE and (line := lines.fresh(1)):
        sample += line
    lines.again.extend(reversed(sample))
    return sample


def _dialect(lines: _Lines) -> Dialect:
    """What separates the cells: as `sep=` or the headings say, else what cuts the first lines most evenly.

    How cells are quoted shows in the same way: `, "A, B"` and `"say \\"A\\""` cut unevenly as they stand.
    """
    sample = _first(lines)
    if sample and sample[0].lower().startswith("sep=") and len(sample[0].strip()) == 5:
        lines.again.pop()
        return Dialect(delimiter=sample[0].strip()[4])
    for one in _RARE:
        if any(one in line and are_headings(line.strip().split(one)) for line in sample):
            return Dialect(delimiter=one)
    plain = [Dialect(delimiter=one) for one in _DELIMITERS]
    best = max(plain, key=lambda one: (_evenness(sample, one), -_DELIMITERS.index(one.delimiter)))
    text = "".join(sample)
    others = [best]
    if f'{best.delimiter} "' in text:
        others.append(replace(best, skips_space=True))
    if '\\"' in text:
        others.append(replace(best, escape="\\"))
    filled = [one.strip() for one in sample if one.strip()]
    if len(filled) > 1 and all(one[0] == one[-1] == "'" for one in filled):
        others.insert(0, replace(best, quote="'"))
    return max(others, key=lambda one: _evenness(sample, one))


def _evenness(sample: list[str], dialect: Dialect) -> float:
    """How many cells a row has, as far as the rows agree; 0 when the delimiter is not there."""
    widths = [len(row) for row in dialect.reader(sample) if any(row)]
    if not widths:
        return 0.0
    width, times = max(Counter(widths).items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return 0.0 if width == 1 else times / len(widths) + min(width, 50) / 100
