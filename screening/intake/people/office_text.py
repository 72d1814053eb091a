"""Lines of text out of DOCX and PDF: tracked insertions are read, pages that are pictures are named."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from screening.errors import InvalidFile, MissingExtra, SafetyLimit
from screening.intake.people.bounded import xml_of, zip_member
from screening.intake.zip_check import DAMAGED
from screening.model.source import NotRead, Place

MAX_PAGES = 300
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("header", "document", "footnotes", "endnotes", "footer")


def docx_lines(raw: bytes, file: str) -> tuple[list[str], tuple[NotRead, ...]]:
    """Paragraphs and table rows of a document with headers, footers and notes; deleted text is left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [one for one in archive.namelist() if one.startswith("word/") and one.endswith(".xml")]
            wanted = sorted(
                (one for one in names if _part(one) is not None), key=lambda one: (_part(one), one)
            )
            lines = [
                line for name in wanted for line in _paragraphs(xml_of(zip_member(archive, name, file), file))
            ]
    except DAMAGED:
        raise InvalidFile(f"{file}: the document is cut off or damaged; save it again as DOCX") from None
    if not any(line.strip() for line in lines):
        raise InvalidFile(
            f"{file}: the document holds no text; a scanned page cannot be read, hand in the text"
        )
    return lines, ()


def _part(name: str) -> int | None:
    stem = PurePosixPath(name).stem.rstrip("0123456789")
    return _PARTS.index(stem) if stem in _PARTS else None


def _paragraphs(root: Element) -> list[str]:
    """Text line by line; the cells of a table row stand on one line, parted by tabs."""
    lines: list[str] = []
    for block in _blocks(root):
        if block.tag == f"{_W}tr":
            cells = (" ".join(_text(one) for one in cell.iter(f"{_W}p")) for cell in block.iter(f"{_W}tc"))
            lines.append("\t".join(cell.strip() for cell in cells))
        else:
            lines += _text(block).split("\n")
    return lines


def _blocks(node: Element) -> list[Element]:
    """Rows and paragraphs in the order of reading; what stands inside a row is not repeated."""
    found: list[Element] = []
    for child in node:
        found += [child] if child.tag in (f"{_W}tr", f"{_W}p") else _blocks(child)
    return found


def _text(paragraph: Element) -> str:
    """Runs of a paragraph, tracked insertions included; `w:delText` is another tag and stays out."""
    pieces: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
    return "".join(pieces)


def pdf_lines(raw: bytes, file: str) -> tuple[list[str], tuple[NotRead, ...]]:
    """Lines of all pages, and one sentence for each page that has no text layer."""
    document = _opened(raw, file)
    if len(document) > MAX_PAGES:
        raise SafetyLimit(
            f"{file}: {len(document)} pages is above the limit of {MAX_PAGES} for a person's file"
        )
    lines: list[str] = []
    pictures: list[NotRead] = []
    for number in range(len(document)):
        text = _page(document, number)
        if text is None:
            says = f"page {number + 1} is damaged, not read; type in what it states"
            pictures.append(NotRead(place=Place(file=file, row=number + 1), says=says))
        elif text.strip():
            lines += text.replace("\r", "").replace("\ufffe", "-").split("\n")
        else:
            says = f"page {number + 1} is a picture, not read; type in what it states"
            pictures.append(NotRead(place=Place(file=file, row=number + 1), says=says))
    document.close()
    if not any(line.strip() for line in lines):
        raise InvalidFile(f"{file}: every page is a picture and cannot be read; hand in a PDF with text")
    return lines, tuple(pictures)


def _page(document: Any, number: int) -> str | None:
    """The text of one page; None of one that cannot be loaded."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
    except PdfiumError:
        return None
    layer = page.get_textpage()
    text: str = layer.get_text_bounded()
    layer.close()
    page.close()
    return text


def _opened(raw: bytes, file: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra(f"{file}: reading PDF needs an extra; pip install 'screening[pdftext]'") from None
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        hint = "it asks for a password" if "password" in str(error).casefold() else "it is cut off or damaged"
        raise InvalidFile(f"{file}: the PDF cannot be opened, {hint}; save it again without") from None
