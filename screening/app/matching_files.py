"""A column of texts in a file of any length looked up: streamed, each different text worked once."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening.app.column_files import MatchJob, place_of, table_of
from screening.app.columns import COLUMNS
from screening.app.screener import Screener
from screening.app.telling import not_searched
from screening.errors import UsageError
from screening.intake.delimited import Block, Remarks
from screening.intake.limits import LONGEST_CELL
from screening.model.match import Mention
from screening.model.source import plain_text
from screening.store.atomic import keep_apart, replacing
from screening.store.csv_text import csv_lines, guarded

if TYPE_CHECKING:
    from concurrent.futures import Executor

CHUNK = 20_000
_REMEMBERED = 200_000


@dataclass(slots=True)
class MatchCounts:
    """Rows by outcome; `short` counts rows that end before the column, `long` those whose text was cut.

    `wide` counts rows with something behind the last heading; `not_searched` are lists without entries.
    """

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    short: int = 0
    long: int = 0
    wide: int = 0
    not_searched: tuple[str, ...] = ()
    remarks: Remarks = field(default_factory=Remarks)


# Text of each row, or text and country where rows have one.
Asked = Sequence[str | tuple[str, str]]
_LINE_END = "\r\n"


def match_file(job: MatchJob, out: Path, progress: Callable[[int], None] = lambda _: None) -> MatchCounts:
    """Look a column up and write CSV or JSON lines by the name of `out`; gives the counts.

    CSV: the user's columns, order and row count, with ours appended. JSON
    lines: every match of every row.
    """
    if out.suffix.lower() not in (".csv", ".jsonl"):
        raise UsageError(f"{out}: the output is named .csv or .jsonl")
    keep_apart([out], [job.path])
    counts = MatchCounts()
    headings, blocks = table_of(job, counts.remarks)
    place = place_of(job, headings, job.column)
    country = place_of(job, headings, job.country_column) if job.country_column else None
    screener = Screener(job.lists or None, job.as_of or None)
    counts.not_searched = screener.lists_without_entries
    with ExitStack() as stack:
        pool = stack.enter_context(_pool(job)) if job.jobs > 1 else None
        draft = stack.enter_context(replacing(out))
        file = stack.enter_context(TextIOWrapper(draft, encoding="utf-8", newline="", write_through=True))
        write = (
            _jsonl(file, screener) if out.suffix.lower() == ".jsonl" else _csv(file, headings, screener, pool)
        )
        for chunk in _chunks(blocks):
            asked = _asked(chunk.rows, place, country, counts)
            counts.outcomes.update(write(chunk, asked, counts.rows))
            counts.rows += len(chunk.rows)
            counts.wide += sum(1 for _, row in _wider(chunk, len(headings)) if any(row[len(headings) :]))
            progress(counts.rows)
    return counts


def told(job: MatchJob, counts: MatchCounts) -> Iterator[str]:
    """What the user has to know of the file beside the counts, a line each."""
    name, column = plain_text(job.path.name), job.column
    if counts.not_searched:
        yield not_searched(counts.not_searched)
    if counts.remarks.by_letter:
        yield f"{name}: no column is headed {column!r}; column {column} was read, from row 1 on"
    if counts.remarks.other_sheets:
        others = ", ".join(map(repr, counts.remarks.other_sheets))
        yield f"{name}: sheet {counts.remarks.sheet!r} was read, not {others}; --sheet names another"
    if counts.remarks.encoding:
        yield f"{name}: {counts.remarks.encoding}"
    for says, times in sorted(counts.remarks.rows.items()):
        yield f"{name}: {times:,} {'row' if times == 1 else 'rows'}: {says}"
    if counts.short:
        rows = "1 row ends" if counts.short == 1 else f"{counts.short:,} rows end"
        yield f"{name}: {rows} before the column {column!r}; in the file as none"
    if counts.wide:
        rows = "1 row has" if counts.wide == 1 else f"{counts.wide:,} rows have"
        yield f"{name}: {rows} more cells than headings; what is beyond stands behind the columns added"
    if counts.long:
        yield (
            f"rows whose text is longer than a cell can be: {counts.long}; only its beginning was looked up."
            " A quotation mark may be missing in the file"
        )


def _chunks(blocks: Iterator[Block]) -> Iterator[Block]:
    """The rows so many at a time that words and answers are worked together; a last part as it is."""
    chunk = Block([], [])
    for block in blocks:
        chunk.rows += block.rows
        chunk.lines += block.lines
        if len(chunk.rows) >= CHUNK:
            yield chunk
            chunk = Block([], [])
    if chunk.rows:
        yield chunk


def _asked(rows: list[list[str]], place: int, country: int | None, counts: MatchCounts) -> Asked:
    """What each row asks; a row that ends before its column asks nothing, and is counted unless it is blank.

    Of a text longer than a spreadsheet's cell the beginning is looked up, and the row is counted.
    """
    if min(map(len, rows)) > place:  # nearly always
        texts = list(map(itemgetter(place), rows))
    else:
        counts.short += sum(1 for row in rows if 0 < len(row) <= place)
        texts = [row[place] if place < len(row) else "" for row in rows]
    if max(map(len, texts), default=0) > LONGEST_CELL:
        counts.long += sum(1 for one in texts if len(one) > LONGEST_CELL)
        texts = [one[:LONGEST_CELL] for one in texts]
    if country is None:
        return texts
    return [
        (text, row[country] if max(place, country) < len(row) else "")
        for text, row in zip(texts, rows, strict=True)
    ]


def _mention(asked: str | tuple[str, str]) -> Mention:
    text, country = (asked, "") if isinstance(asked, str) else asked
    return Mention(text=text, country=country)


# Writes the rows and what they asked, given how many rows went before; gives the counts by outcome.
Writer = Callable[[Block, Asked, int], Counter[str]]


def _csv(file: Any, headings: list[str], screener: Screener, pool: "Executor | None") -> Writer:
    import csv

    csv.writer(file, lineterminator=_LINE_END).writerow([*headings, *COLUMNS])
    outcome_of: dict[str | tuple[str, str], str] = {}
    written: dict[str | tuple[str, str], str] = {}

    def write(chunk: Block, asked: Asked, _: int) -> Counter[str]:
        if len(written) > _REMEMBERED:
            written.clear()
            outcome_of.clear()
        counted = Counter(asked)
        new = [one for one in counted if one not in written]
        mentions = list(map(_mention, new))
        answers = screener.rows(mentions) if pool is None else _in_parts(pool, mentions)
        outcome_of.update(zip(new, (answer[0] for answer in answers), strict=True))
        ours = csv_lines([*map(guarded, answer)] for answer in answers)
        written.update(zip(new, (f",{line}{_LINE_END}" for line in ours), strict=True))
        own = _own_columns(chunk, len(headings))
        answered = list(map(written.__getitem__, asked))
        # Our columns stand under our headings, so that what a row has more than headings comes behind them.
        for at, row in _wider(chunk, len(headings)):
            beyond = csv_lines([row[len(headings) :]])[0]
            answered[at] = f"{answered[at].removesuffix(_LINE_END)},{beyond}{_LINE_END}"
        file.write("".join(chain.from_iterable(zip(own, answered, strict=True))))
        outcomes: Counter[str] = Counter()
        for one, times in counted.items():
            outcomes[outcome_of[one]] += times
        return outcomes

    return write


def _own_columns(chunk: Block, width: int) -> list[str]:
    """The user's columns of each row as CSV: the line as it was written, or its cells written anew."""
    lines = [line.rstrip("\r\n") for line in chunk.lines]
    widths = set(map(len, chunk.rows))
    if widths == {width} and all(lines):  # nearly always
        return lines
    anew = [
        i
        for i, (line, row) in enumerate(zip(lines, chunk.rows, strict=True))
        if not line or len(row) != width
    ]
    padded = [[*chunk.rows[i][:width], *[""] * (width - len(chunk.rows[i]))] for i in anew]
    for i, line in zip(anew, csv_lines(padded), strict=True):
        lines[i] = line
    return lines


def _wider(chunk: Block, width: int) -> list[tuple[int, list[str]]]:
    """The rows that have more cells than there are headings, with their places."""
    if max(map(len, chunk.rows)) <= width:  # nearly always
        return []
    return [(at, row) for at, row in enumerate(chunk.rows) if len(row) > width]


def _jsonl(file: Any, screener: Screener) -> Writer:
    """Each line is what `check` gives; the lists that were searched are the same for all and written once."""
    lists = screener.check("").to_dict()["lists"]
    searched = f', "lists": {json.dumps(lists, ensure_ascii=False)}}}\n'

    def write(_: Block, asked: Asked, before: int) -> Counter[str]:
        outcomes: Counter[str] = Counter()
        mentions = list(map(_mention, asked))
        for number, screened in enumerate(screener.check_mentions(mentions), before + 1):
            given = {"row": number, **screened.to_dict()}
            del given["lists"]
            file.write(json.dumps(given, ensure_ascii=False)[:-1] + searched)
            outcomes[screened.outcome.value] += 1
        return outcomes

    return write


# The screener of a worker process, which each has for itself.
_own: Screener | None = None


def _pool(job: MatchJob) -> AbstractContextManager["Executor"]:
    from screening.app.workers import workers

    return workers(job.jobs, _start, job.lists, job.as_of)


def _start(lists: tuple[str, ...], as_of: str) -> None:
    global _own
    _own = Screener(lists or None, as_of or None)


def _work(part: list[Mention]) -> list[tuple[str, ...]]:
    assert _own is not None
    return _own.rows(part)


def _in_parts(pool: "Executor", mentions: list[Mention]) -> list[tuple[str, ...]]:
    size = max(500, len(mentions) // 8 + 1)
    parts = [mentions[at : at + size] for at in range(0, len(mentions), size)]
    return [row for part in pool.map(_work, parts) for row in part]
