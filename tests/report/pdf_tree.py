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


def made_on(made: bytes) -> str:
    """The day that the file declares as that of its making, as PDF writes it."""
    document = pypdfium2.PdfDocument(made)
    found = document.get_metadata_dict()["CreationDate"]
    document.close()
    return str(found)


def widest(made: bytes) -> float:
    """How far to the right any text reaches, in points."""
    document = pypdfium2.PdfDocument(made)
    reach = 0.0
    for page in document:
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            reach = max(reach, one.get_bounds()[2])
        page.close()
    document.close()
    return reach


def alternatives(made: bytes) -> list[str]:
    """What is said in place of each picture."""
    found = []
    for one in _elements(made):
        if _type(one) == "Figure":
            size = raw.FPDF_StructElement_GetAltText(one, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDF_StructElement_GetAltText(one, buffer, size)
            found.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
    return found


def _types(element: Any) -> Iterator[str]:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    yield buffer.raw.decode("utf-16-le").rstrip("\0")
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _types(child)


def scopes(made: bytes) -> list[str]:
    """The scope of every table head, "" where one has none."""
    return [_attribute(one, "Scope") for one in _elements(made) if _type(one) == "TH"]


def marks_of(made: bytes, wanted: str) -> set[str]:
    """The marks that the page objects with this text carry."""
    document = pypdfium2.PdfDocument(made)
    found = set()
    for page in document:
        words = page.get_textpage()
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size = raw.FPDFTextObj_GetText(one, words, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFTextObj_GetText(one, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
            if wanted in buffer.raw.decode("utf-16-le"):
                found |= {
                    _mark(raw.FPDFPageObj_GetMark(one, number))
                    for number in range(raw.FPDFPageObj_CountMarks(one))
                }
        words.close()
        page.close()
    document.close()
    return found


def _mark(mark: Any) -> str:
    size = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(64)
    raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 64, size)
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")


def _elements(made: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(made)
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        waiting = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            for number in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        while waiting:
            one = waiting.pop()
            yield one
            children = (
                raw.FPDF_StructElement_GetChildAtIndex(one, number)
                for number in range(raw.FPDF_StructElement_CountChildren(one))
            )
            waiting += [child for child in children if child]
        raw.FPDF_StructTree_Close(tree)
        page.close()
    document.close()


def _type(element: Any) -> str:
    return next(_types(element))


def _attribute(element: Any, name: str) -> str:
    for number in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, number)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, name.encode())
        if value:
            size = ctypes.c_ulong()
            buffer = ctypes.create_string_buffer(64)
            raw.FPDF_StructElement_Attr_GetStringValue(value, buffer, 64, size)
            return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
    return ""
