"""Reads the structure tree of a PDF: its tags in order, alternative texts, pages."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw


def pages(made: bytes) -> int:
    """How many pages the file has."""
    document = pypdfium2.PdfDocument(made)
    count = len(document)
    document.close()
    return count


def text(made: bytes) -> str:
    """The text of all pages."""
    document = pypdfium2.PdfDocument(made)
    parts = []
    for page in document:
        words = page.get_textpage()
        parts.append(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return "\n".join(parts)


def tags(made: bytes) -> list[str]:
    """The types of all structure elements, page by page."""
    document = pypdfium2.PdfDocument(made)
    found: list[str] = []
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            found += _types(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
        raw.FPDF_StructTree_Close(tree)
        page.close()
    document.close()
    return found


def language(made: bytes) -> str:
    """The language that the file declares."""
    document = pypdfium2.PdfDocument(made)
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    document.close()
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def title(made: bytes) -> str:
    """The title that the file declares."""
    document = pypdfium2.PdfDocument(made)
    found = document.get_metadata_dict()["Title"]
    document.close()
    return str(found)


def _types(element: Any) -> Iterator[str]:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    yield buffer.raw.decode("utf-16-le").rstrip("\0")
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _types(child)
