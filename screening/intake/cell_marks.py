"""What a workbook says beside the values of its cells: comments, and cells that are struck through."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree

from screening.intake.sniff import beginning

_MOST = 64 * 1024 * 1024
_LISTED = 200
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_COMMENTS = re.compile(rb'Type="[^"]*/comments"')
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_COMMENT = re.compile(rb'<(?:\w+:)?comment\b[^>]*?\bref="([A-Z]{1,3}\d+)"')
_STRUCK = b"strike"
_IS_ON = re.compile(rb"<(?:\w+:)?strike\b(?![^>]*\bval=\"(?:0|false)\")")
_STRING = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_CELL = re.compile(rb"<c\b([^>]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>(\d+)?")
_REFERENCE, _STYLE, _SHARED = (
    re.compile(rb'\br="([A-Z]{1,3}\d+)"'), re.compile(rb'\bs="(\d+)"'), re.compile(rb'\bt="s"'),
)  # fmt: skip


def commented(archive: zipfile.ZipFile, member: str) -> tuple[str, ...]:
    """The cells of a sheet that have a comment."""
    path = PurePosixPath(member)
    relations = f"{path.parent}/_rels/{path.name}.rels"
    if relations not in archive.namelist():
        return ()
    found: dict[str, None] = {}
    for one in _RELATION.findall(beginning(archive, relations, _MOST)):
        target = _TARGET.search(one)
        if _COMMENTS.search(one) and target:
            inside = _resolved(path.parent, target[1].decode("utf-8", "replace"))
            if inside in archive.namelist():
                cells = _COMMENT.findall(beginning(archive, inside, _MOST))
                found.update(dict.fromkeys(cell.decode() for cell in cells))
    return tuple(found)[:_LISTED]


def _resolved(folder: PurePosixPath, target: str) -> str:
    """`../comments1.xml` beside `xl/worksheets` as `xl/comments1.xml`."""
    if target.startswith("/"):
        return target.lstrip("/")
    parts = list(folder.parts)
    for one in PurePosixPath(target).parts:
        parts = parts[:-1] if one == ".." else [*parts, one]
    return "/".join(parts)


def struck(archive: zipfile.ZipFile, members: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For every sheet its cells that are struck through, as a whole or in part."""
    styles, strings = _struck_styles(archive), _struck_strings(archive)
    if not styles and not strings:
        return {}
    inside = set(archive.namelist())
    return {one: tuple(_struck_cells(archive, one, styles, strings)) for one in members if one in inside}


def _struck_styles(archive: zipfile.ZipFile) -> set[int]:
    """The numbers of the cell formats whose font is struck through."""
    raw = beginning(archive, "xl/styles.xml", _MOST) if "xl/styles.xml" in archive.namelist() else b""
    # Entities, which no program writes there, can make a small file endless.
    if _STRUCK not in raw or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return set()
    try:
        root = ElementTree.fromstring(raw)
    except ElementTree.ParseError:
        return set()
    fonts = [any(_is_struck(each) for each in one) for one in root.findall("./{*}fonts/{*}font")]
    formats = root.findall("./{*}cellXfs/{*}xf")
    numbers = [int(one.get("fontId", "0")) if one.get("fontId", "0").isdecimal() else 0 for one in formats]
    return {place for place, font in enumerate(numbers) if font < len(fonts) and fonts[font]}


def _is_struck(mark: ElementTree.Element) -> bool:
    return mark.tag.rpartition("}")[2] == _STRUCK.decode() and mark.get("val", "1") not in ("0", "false")


def _struck_strings(archive: zipfile.ZipFile) -> set[int]:
    """The numbers of the shared texts that are struck through in part."""
    name = "xl/sharedStrings.xml"
    raw = beginning(archive, name, _MOST) if name in archive.namelist() else b""
    if _STRUCK not in raw:
        return set()
    return {place for place, one in enumerate(_STRING.findall(raw)) if _IS_ON.search(one)}


def _struck_cells(
    archive: zipfile.ZipFile, member: str, styles: set[int], strings: set[int]
) -> Iterator[str]:
    listed = 0
    for about, value in _CELL.findall(beginning(archive, member, _MOST)):
        style = _STYLE.search(about)
        shared = _SHARED.search(about) and value
        is_struck = (style and int(style[1]) in styles) or (shared and int(value) in strings)
        if is_struck and (cell := _REFERENCE.search(about)):
            yield cell[1].decode()
            listed += 1
        if listed == _LISTED:
            return
