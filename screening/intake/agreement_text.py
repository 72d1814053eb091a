"""The text of an agreement, paragraph by paragraph, with its place; what could not be read is named."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from screening.errors import InvalidFile, MissingExtra, SafetyLimit
from screening.intake.columns import known_heading
from screening.intake.encodings import encoding_of
from screening.intake.limits import Limits
from screening.intake.zip_check import look_through
from screening.model.source import NotRead, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom"))
_SCANNED_BELOW = 12
_MOST_PAGES = 2000
_PICTURE = re.compile(rb"<(?:pic:pic|v:imagedata|w:object)[ >]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `added` when it holds words that a reviewer inserted and nobody has accepted yet."""

    text: str
    place: Place
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementText:
    """The paragraphs of one file in order, and what was not read."""

    paragraphs: tuple[Paragraph, ...]
    not_read: tuple[NotRead, ...] = ()


def agreement_text(path: Path, limits: Limits | None = None) -> AgreementText:
    """Read a DOCX, PDF or TXT file; raises InvalidFile, SafetyLimit or MissingExtra in words."""
    chosen = limits or Limits()
    if not path.is_file():
        raise InvalidFile(f"{path}: there is no such file")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"%PDF"):
        return _pdf(path, chosen)
    if start.startswith(b"PK"):
        return _docx(path, chosen)
    if path.suffix.lower() == ".txt" and start.strip():
        return _plain(path)
    raise InvalidFile(f"{path.name}: neither a DOCX nor a PDF file; save the agreement as one of them")


def _plain(path: Path) -> AgreementText:
    lines = encoding_of(path).text_of(path).splitlines()
    return AgreementText(
        paragraphs=tuple(Paragraph(text=one, place=Place(file=path.name)) for one in _joined(lines))
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
    except zipfile.BadZipFile:
        raise InvalidFile(f"{path.name}: damaged; open it in Word and save it again") from None
    paragraphs = [one for name, raw in parts for one in _paragraphs(path, name, raw)]
    pictures = sum(len(_PICTURE.findall(raw)) for _, raw in parts)
    return AgreementText(paragraphs=tuple(paragraphs), not_read=_pictures(path, pictures))


def _pictures(path: Path, count: int) -> tuple[NotRead, ...]:
    if not count:
        return ()
    says = f"{count} pictures or embedded objects; text inside them was not read, look at them yourself"
    return (NotRead(place=Place(file=path.name), says=says, kind="noted"),)


def _paragraphs(path: Path, part: str, raw: bytes) -> Iterator[Paragraph]:
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise SafetyLimit(f"{path.name}: {part} defines entities, which no Word document does; not opened")
    try:
        root = ElementTree.fromstring(raw)
    except ElementTree.ParseError as problem:
        raise InvalidFile(f"{path.name}: {part} is damaged ({problem}); save the file again") from None
    name = part.removeprefix("word/").removesuffix(".xml")
    for number, node in enumerate(root.iter(f"{_W}p"), start=1):
        text = " ".join("".join(_words(node)).split())
        if text:
            place = Place(file=path.name, sheet=f"{name}, paragraph {number}")
            yield Paragraph(text=text, place=place, added=node.find(f".//{_W}ins") is not None)
    for number, table in enumerate(root.iter(f"{_W}tbl"), start=1):
        place = Place(file=path.name, sheet=f"{name}, table {number}")
        yield from (Paragraph(text=one, place=place) for one in _labelled(table))


def _labelled(table: ElementTree.Element) -> Iterator[str]:
    """Every cell behind the heading above it, else behind the label at its left: `Partner: X`."""
    rows = [[_cell(one) for one in row.findall(f"{_W}tc")] for row in table.findall(f"{_W}tr")]
    if rows and all(known_heading(one)[0] for one in rows[0][1:]):
        for row in rows[1:]:
            yield from (f"{above}: {cell}" for above, cell in zip(rows[0], row, strict=False) if cell)
    else:
        yield from (f"{row[0]}: {row[1]}" for row in rows if len(row) > 1 and row[0] and row[1])


def _cell(node: ElementTree.Element) -> str:
    texts = ("".join(_words(one)) for one in node.iter(f"{_W}p"))
    return " ".join(" ".join(texts).split()).rstrip(":： ")


def _words(node: ElementTree.Element) -> Iterator[str]:
    """A paragraph's words with all tracked changes accepted; nested paragraphs come by themselves."""
    for child in node:
        if child.tag in _GONE or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        else:
            yield from _words(child)


def _pdf(path: Path, limits: Limits) -> AgreementText:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("PDF agreements need pypdfium2: pip install 'screening[pdftext]'") from None
    if path.stat().st_size > limits.bytes:
        raise SafetyLimit(f"{path.name}: larger than the limit of {limits.bytes // 1024**2} MB (bytes)")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        raise InvalidFile(
            f"{path.name}: cannot be opened ({problem}); remove a password or print it to PDF again"
        ) from None
    try:
        if len(document) > _MOST_PAGES:
            raise SafetyLimit(f"{path.name}: {len(document)} pages; at most {_MOST_PAGES} are read")
        pages = [_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    return _read_pages(path, pages)


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    words = page.get_textpage()
    text: str = words.get_text_range()
    words.close()
    page.close()
    return text


def _read_pages(path: Path, pages: list[str]) -> AgreementText:
    paragraphs: list[Paragraph] = []
    not_read: list[NotRead] = []
    for number, text in enumerate(pages, start=1):
        place = Place(file=path.name, sheet=f"page {number}")
        if len(text.strip()) < _SCANNED_BELOW:
            says = (
                "a picture without text, probably scanned; not read – run text recognition, or type the names"
            )
            not_read.append(NotRead(place=place, says=says))
            continue
        for line in _joined(text.replace("\r", "").split("\n")):
            paragraphs.append(Paragraph(text=line, place=place))
    return AgreementText(paragraphs=tuple(paragraphs), not_read=tuple(not_read))


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines of a page as paragraphs: a line goes on in the next one unless it ends a sentence or a name."""
    held = ""
    for line in (" ".join(one.split()) for one in lines):
        if not line:
            if held:
                yield held
            held = ""
            continue
        if held and not _GOES_ON.search(held) and not line[:1].islower():
            yield held
            held = ""
        held = f"{held} {line}".strip() if not held.endswith("-") else held[:-1] + line
    if held:
        yield held


_GOES_ON = re.compile(r"(?:,|\b(?:of|and|the|for|in|at|by|between|a|an)|-)$", re.IGNORECASE)
