"""The text of an agreement, paragraph by paragraph, with its place; what could not be read is named."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from screening.errors import InvalidFile, SafetyLimit
from screening.intake.agreement_cues import agreement_cues
from screening.intake.columns import known_label
from screening.intake.document_tables import TextTable
from screening.intake.encodings import encoding_of
from screening.intake.escapes import as_read
from screening.intake.html_table import tables_in
from screening.intake.limits import Limits, check_size
from screening.intake.page_tables import joined, joined_open, without_running
from screening.intake.page_text import PageText
from screening.intake.partners import country_at_end
from screening.intake.pdf_pages import Page, read_pages
from screening.intake.sniff import Kind, kind_of
from screening.intake.vocabulary import BETTER
from screening.intake.zip_check import DAMAGED, look_through
from screening.model.source import NotRead, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_COUNTED = re.compile(r"([a-z])(\d+)$")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted words, and what a text box says a second time for old programs.
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_COMPATIBLE}Fallback"))
_SCANNED_BELOW = 12
_MOST_COLUMNS = 1000
_PICTURE = re.compile(rb"<(?:pic:pic|v:imagedata|w:object|w:altChunk|dgm:relIds)[ >]")
_COMMENTS = "word/comments.xml"
_PICTURE_ONLY = "a picture without text, probably scanned; not read – run text recognition, or type the names"
_MOSTLY_PICTURE = (
    "a picture with hardly any text, probably scanned; only this text was read – run text recognition,"
    " or type the names"
)
_ALL_PICTURES = (
    "{}: every page is a picture without text (pages: {}), probably scanned; nothing was read –"
    " run text recognition, or type the names into a file and give that"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `added` when it holds words that a reviewer inserted and nobody has accepted yet.

    `tabled` when it stands in the cell of a table.
    """

    text: str
    place: Place
    added: bool = False
    tabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementText:
    """The paragraphs of one file in order, its tables, and what was not read."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[TextTable, ...] = ()
    not_read: tuple[NotRead, ...] = ()


def agreement_text(path: Path, limits: Limits | None = None) -> AgreementText:
    """Read DOCX, PDF, TXT or a web page; raises InvalidFile, SafetyLimit or MissingExtra in words."""
    chosen = limits or Limits()
    if not path.is_file():
        raise InvalidFile(f"{path}: there is no such file")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"%PDF"):
        return _of_pages(path, read_pages(path, chosen))
    if start.startswith(b"PK"):
        return _docx(path, chosen)
    if path.suffix.lower() == ".txt" and start.strip():
        return _plain(path)
    if kind_of(path) is Kind.HTML:  # says of a file with a password, or of an old format, what it is
        return _web_page(path, chosen)
    raise InvalidFile(f"{path.name}: neither a DOCX nor a PDF file; save the agreement as one of them")


def _plain(path: Path) -> AgreementText:
    lines = encoding_of(path).text_of(path).splitlines()
    return AgreementText(
        paragraphs=tuple(Paragraph(text=one, place=Place(file=path.name)) for one in _joined(lines))
    )


def _web_page(path: Path, limits: Limits) -> AgreementText:
    check_size(path, limits)
    text, page = encoding_of(path).text_of(path), PageText()
    page.feed(text)
    page.close()
    tables = (
        TextTable(rows=rows, place=Place(file=path.name, sheet=f"table {number}"))
        for number, rows in enumerate(tables_in(text), start=1)
    )
    return AgreementText(
        paragraphs=tuple(
            Paragraph(text=as_read(line), place=Place(file=path.name), tabled=tabled)
            for line, tabled in page.lines
        ),
        tables=tuple(tables),
    )


def _docx(path: Path, limits: Limits) -> AgreementText:
    try:
        look_through(path, limits)
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if _PARTS.search(name)]
            if "word/document.xml" not in names:
                raise InvalidFile(f"{path.name}: a ZIP file, but no Word document; save it as DOCX")
            names.sort(key=lambda name: (name != "word/document.xml", name))
            parts = [(name, archive.read(name)) for name in names]
            comments = archive.read(_COMMENTS) if _COMMENTS in archive.namelist() else b""
    except DAMAGED:
        raise InvalidFile(f"{path.name}: damaged; open it in Word and save it again") from None
    roots = [(Place(file=path.name, sheet=_part(name)), _root(path, name, raw)) for name, raw in parts]
    pictures = sum(len(_PICTURE.findall(raw)) for _, raw in parts)
    return AgreementText(
        paragraphs=tuple(one for place, root in roots for one in _paragraphs(place, root)),
        tables=tuple(one for place, root in roots for one in _tables(place, root)),
        not_read=(
            *_pictures(path, pictures),
            *_comments(path, comments.count(b"<w:comment ")),
            *_struck(path, [root for _, root in roots]),
        ),
    )


def _pictures(path: Path, count: int) -> tuple[NotRead, ...]:
    if not count:
        return ()
    says = f"{count} pictures or embedded objects; text inside them was not read, look at them yourself"
    return (NotRead(place=Place(file=path.name), says=says, kind="noted"),)


def _comments(path: Path, count: int, place: Place | None = None) -> tuple[NotRead, ...]:
    if not count:
        return ()
    says = f"comments in the margin were not read: {count}; look at them yourself"
    return (NotRead(place=place or Place(file=path.name), says=says, kind="noted"),)


def _struck(path: Path, roots: Sequence[ElementTree.Element]) -> tuple[NotRead, ...]:
    runs = (run for root in roots for run in root.iter(f"{_W}r") if run.find(f"{_W}t") is not None)
    count = sum(
        1
        for run in runs
        for mark in (*run.findall(f"{_W}rPr/{_W}strike"), *run.findall(f"{_W}rPr/{_W}dstrike"))
        if mark.get(f"{_W}val", "1") not in ("0", "false", "off")
    )
    if not count:
        return ()
    says = f"words that are struck through were read like any other: {count}; delete what no longer holds"
    return (NotRead(place=Place(file=path.name), says=says, kind="noted"),)


def _part(name: str) -> str:
    """The part of a Word document, as a reader counts it: `header 2`."""
    return _COUNTED.sub(r"\1 \2", name.removeprefix("word/").removesuffix(".xml"))


def _root(path: Path, part: str, raw: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise SafetyLimit(f"{path.name}: {part} defines entities, which no Word document does; not opened")
    try:
        return _as_shown(ElementTree.fromstring(raw.replace(_STRICT, _W[1:-1].encode())))
    except ElementTree.ParseError as problem:
        raise InvalidFile(f"{path.name}: {part} is damaged ({problem}); save the file again") from None


def _as_shown(root: ElementTree.Element) -> ElementTree.Element:
    """The tree without what is not shown, and with what stands in the fields of a form at its own place."""
    for parent in list(root.iter()):
        for place in range(len(parent) - 1, -1, -1):
            child = parent[place]
            if child.tag in _GONE or child.find(f"{_W}trPr/{_W}del") is not None:
                parent.remove(child)
            elif child.tag == f"{_W}sdt":
                parent[place : place + 1] = _content(child)
            elif child.tag == f"{_W}customXml":
                parent[place : place + 1] = list(child)
    return root


def _content(field: ElementTree.Element) -> list[ElementTree.Element]:
    """What stands in a field, and in those inside it; nothing where it still asks to be filled in."""
    if field.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return []
    inside = [one for content in field.findall(f"{_W}sdtContent") for one in content]
    return [one for child in inside for one in (_content(child) if child.tag == f"{_W}sdt" else [child])]


def _paragraphs(place: Place, root: ElementTree.Element) -> Iterator[Paragraph]:
    tabled = {one for table in root.iter(f"{_W}tbl") for one in table.iter(f"{_W}p")}
    for number, node in enumerate(root.iter(f"{_W}p"), start=1):
        here = replace(place, sheet=f"{place.sheet}, paragraph {number}")
        added = node.find(f".//{_W}ins") is not None
        for line in _parted(_with_colon("".join(_words(node))).split("\n")):
            yield Paragraph(text=line, place=here, added=added, tabled=node in tabled)


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """The lines of one paragraph as one, or each by itself where they are labels or a list of names."""
    flat = [text for one in lines if (text := " ".join(one.split()))]
    if any(map(_BEGINS.match, flat[1:])) or (len(flat) > 1 and flat[0].endswith((":", "："))):
        yield from _joined(flat, full=_NEVER)
    elif flat:
        yield " ".join(flat)


def _with_colon(text: str) -> str:
    """A label that a tab divides from its text, as forms have it, with the colon that is not written."""
    label, tab, said = text.strip().partition("\t")
    bare = label.strip(" :：")
    return f"{bare}: {said}" if tab and said.strip() and known_label(bare)[1] >= BETTER else text


def _tables(place: Place, root: ElementTree.Element) -> Iterator[TextTable]:
    for number, table in enumerate(root.iter(f"{_W}tbl"), start=1):
        rows = (tuple(_cells(row)) for row in table.findall(f"{_W}tr"))
        if filled := tuple(row for row in rows if any(row)):
            yield TextTable(rows=filled, place=replace(place, sheet=f"{place.sheet}, table {number}"))


def _cells(row: ElementTree.Element) -> Iterator[str]:
    """The cells of a row, with empty ones behind a cell that spans several columns."""
    for cell in row.findall(f"{_W}tc"):
        yield "\n".join(filter(None, (" ".join(line.split()) for line in _lines(cell))))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = span.get(f"{_W}val", "") if span is not None else ""
        yield from [""] * (min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0)


def _lines(cell: ElementTree.Element) -> Iterator[str]:
    """What a cell says by itself; a table inside it is read as one of its own."""
    nested = {one for table in cell.iter(f"{_W}tbl") for one in table.iter(f"{_W}p")}
    for paragraph in cell.iter(f"{_W}p"):
        if paragraph not in nested:
            yield from "".join(_words(paragraph)).split("\n")


def _words(node: ElementTree.Element) -> Iterator[str]:
    """A paragraph's words with all tracked changes accepted; nested paragraphs come by themselves."""
    for child in node:
        if child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield as_read(child.text or "")
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "\t"
        else:
            yield from _words(child)


def _of_pages(path: Path, given: list[Page]) -> AgreementText:
    paragraphs: list[Paragraph] = []
    not_read: list[NotRead] = []
    tables: list[TextTable] = []
    pages, doubtful = joined(given)
    open_ones = joined_open(given)
    is_empty = [not one.damaged and not one.tables and _letters(one) < _SCANNED_BELOW for one in given]
    if is_empty and all(is_empty):
        raise InvalidFile(_ALL_PICTURES.format(path.name, len(given)))
    for number, page in enumerate(without_running(pages), start=1):
        place = Place(file=path.name, sheet=f"page {number}")
        if page.damaged:
            says = "the page is damaged and was not read; print the file to PDF again, or type the names"
            not_read.append(NotRead(place=place, says=says))
            continue
        if is_empty[number - 1]:
            not_read.append(NotRead(place=place, says=_PICTURE_ONLY))
            continue
        if page.pictured:
            not_read.append(NotRead(place=place, says=_MOSTLY_PICTURE))
        if page.comments:
            not_read += _comments(path, page.comments, place)
        if number - 1 in doubtful:
            says = "its first table may go on from the page before; it was read by itself, so look through it"
            not_read.append(NotRead(place=place, says=says, kind="noted"))
        paragraphs += [Paragraph(text=line, place=place) for line in _joined(_beside_tables(page))]
        for count, rows in enumerate((*page.tables, *open_ones[number - 1]), start=1):
            here = replace(place, sheet=f"{place.sheet}, table {count}")
            tables.append(TextTable(rows=rows, place=here))
            cells = (cell for row in rows for cell in row if cell)
            paragraphs += [Paragraph(text=one, place=here, tabled=True) for one in cells]
    return AgreementText(paragraphs=tuple(paragraphs), tables=tuple(tables), not_read=tuple(not_read))


def _letters(page: Page) -> int:
    return sum(map(len, map(str.strip, page.lines)))


def _beside_tables(page: Page) -> list[str]:
    """The lines of a page; those of the rows of open tables are blank, since they are read by their cells."""
    rows = [f" {' '.join(line.split())} " for table in page.open_tables for line in table.lines]
    plain = (" ".join(line.split()) for line in page.lines)
    return ["" if any(f" {line} " in row for row in rows) else line for line in plain]


def _joined(lines: Sequence[str], full: float = 0) -> Iterator[str]:
    """Lines of a page as paragraphs: a line goes on in the next one unless it ends a sentence or a name.

    A line of `full` characters, by default most of the longest, was broken for want of room; inside a
    paragraph a shorter one was too, since the word behind it may be long.
    """
    held = ""
    flat = [" ".join(as_read(one).split()) for one in lines]
    full = full or max(_FULL * max(map(len, flat), default=0), _LONG)
    last = held_lines = 0
    for line in flat:
        if not line:
            if held:
                yield held
            held, held_lines = "", 0
            continue
        enough = full if held_lines < 2 else full * _INSIDE
        goes_on = _GOES_ON.search(held) or line[:1].islower() or (last >= enough and not _begins(held, line))
        if held and not goes_on:
            yield held
            held, held_lines = "", 0
        held, held_lines = _with(held, line), held_lines + 1
        last = len(line)
    if held:
        yield held


def _with(held: str, line: str) -> str:
    """Both in one line; a hyphen at the end stays before a capital, as in two names of one body."""
    if not held.endswith("-"):
        return f"{held} {line}".strip()
    return held + line if line[:1].isupper() else held[:-1] + line


def _begins(held: str, line: str) -> bool:
    """True where a line begins a paragraph of its own although the one above it is full."""
    return bool(_ENDS.search(held) or _BEGINS.search(line)) or _has_its_name(held, line)


def _has_its_name(held: str, line: str) -> bool:
    """True where the name behind a label is whole: a country ends it, or what follows is a sentence."""
    cues = agreement_cues()
    if not (cues.label.match(held) or cues.several.match(held)):
        return False
    begins = line.partition(" ")[0].lower() in cues.openers
    return begins or bool(country_at_end(held) or _SENTENCE.search(line))


_GOES_ON = re.compile(r"(?:,|\b(?:of|and|the|for|in|at|by|between|a|an)|-)$", re.IGNORECASE)
_FULL, _INSIDE, _LONG, _NEVER = 0.75, 0.8, 60, 100_000
_SENTENCE = re.compile(r"(?:\b[a-zß-ÿ]\w*|\d)\.$")  # "Co., Ltd." ends none
_ENDS = re.compile(r"[.:;!?。；：！？]\W*$")
_BEGINS = re.compile(r"^\W*(?:[\w ()/]{2,40}[:：]|\(?(?:\d{1,2}|[a-z])[.)]\s|[•*–-]\s)")
