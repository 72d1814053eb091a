"""Looks through a ZIP container in small pieces before anything parses it: size, ratio, cells, bombs.

Also collects what the fast reader does not tell: hidden rows and columns, formulas without a value.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from screening.errors import InvalidFile, SafetyLimit
from screening.intake.cell_marks import commented, struck
from screening.intake.limits import MIB, Limits, check_size, refusal, size_text
from screening.intake.ods_rows import hidden_parts
from screening.intake.sniff import beginning

# What unpacking a damaged archive may raise, apart from running out of memory.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
_PIECE = MIB
_OVERLAP = 400
_CARRY = 64 * 1024
_INDEX = 4 * MIB
_SHEET = re.compile(r"^xl/worksheets/.+\.xml$", re.I)
_SHEET_ID = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')
_CUSTOM = "docProps/custom.xml"
_OWN_SHEETS = re.compile(rb'name="screening sheets"[^>]*>\s*<(?:\w+:)?lpwstr\b[^>]*>([^<]*)<')
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(rb'<col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
# The text of a Word file: a thousand pages are a tenth of what is allowed, and more takes minutes to read.
_IN_WORD = re.compile(r"word/[^/]+\.xml$")
_FROM_TO = re.compile(rb'\b(min|max)="(\d+)"')
_EMPTY_FORMULA = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*><f\b[^>]*?(?:/>|>[^<]*</f>)(?:<v/>|<v></v>)?</c>'
)
_CHOICES = re.compile(rb"<(?:\w+:)?formula1>(?:<xm:f>)?([^<]{1,300})<")
_SHEET_NAME = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"')
_DEFINED = re.compile(rb'<(?:\w+:)?definedName\b[^>]*?\bname="([^"]*)"[^>]*>([^<]*)<')
_ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d+)"')
_BOMB = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_LISTED = 200


@dataclass(slots=True, kw_only=True)
class SheetNotes:
    """What one worksheet's XML says besides its values."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[tuple[int, int]] = field(default_factory=set)
    without_value: dict[str, None] = field(default_factory=dict)
    errors: dict[str, None] = field(default_factory=dict)
    commented: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    choices: set[str] = field(default_factory=set)
    cells: int = 0


@dataclass(slots=True, kw_only=True)
class ZipNotes:
    """What the look through the container found; `order` names the members of the sheets as they stand.

    `own` are the names of sheets that an earlier run added to the user's, `choices` those of sheets from
    which drop-down lists on other sheets take what may be chosen.
    """

    sheets: dict[str, SheetNotes] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    unpacked: int = 0
    cells: int = 0


def look_through(path: Path, limits: Limits) -> ZipNotes:
    """Inflate every member piece by piece; raises SafetyLimit or InvalidFile."""
    check_size(path, limits)
    notes = ZipNotes()
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            _look_at(archive, member, notes, path.name, limits)
        notes.order = _order(archive)
        notes.own = _own_sheets(archive)
        notes.choices = _sheets_of_choices(archive, notes)
        through = struck(archive, notes.order)
        for name in notes.order:
            seen = notes.sheets.setdefault(name, SheetNotes())
            seen.commented, seen.struck = commented(archive, name), through.get(name, ())
        is_ods = not notes.order and "content.xml" in archive.namelist()
    return _of_tables(path, notes) if is_ods else notes


def _of_tables(path: Path, notes: ZipNotes) -> ZipNotes:
    """The same of an OpenDocument spreadsheet, whose sheets stand in one member."""
    for place, one in enumerate(hidden_parts(path)):
        notes.sheets[f"table {place}"] = SheetNotes(
            hidden_rows=one.rows, hidden_columns=one.columns, commented=tuple(one.commented)
        )
    notes.order = tuple(notes.sheets)
    return notes


def _order(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The members of the sheets in the order of the workbook, which is not that of their numbers."""
    names = {one.lower(): one for one in archive.namelist()}
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ()
    book = beginning(archive, names["xl/workbook.xml"], _INDEX)
    relations = beginning(archive, names["xl/_rels/workbook.xml.rels"], _INDEX)
    targets = {}
    for one in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(one))
        targets[found.get(b"Id", b"")] = found.get(b"Target", b"").decode("utf-8", "replace")
    members = [targets.get(one, "") for one in _SHEET_ID.findall(book)]
    return tuple(one.lstrip("/") if one.startswith("/") else f"xl/{one}" for one in members)


def _sheets_of_choices(archive: zipfile.ZipFile, notes: ZipNotes) -> frozenset[str]:
    """The sheets that the drop-down lists of others point to, by themselves or by a defined name."""
    members = [one for one in notes.order if one in notes.sheets and notes.sheets[one].choices]
    if not members:
        return frozenset()
    book = beginning(archive, "xl/workbook.xml", _INDEX)
    names = [unescape(one.decode("utf-8", "replace")) for one in _SHEET_NAME.findall(book)]
    defined = {
        unescape(name.decode("utf-8", "replace")): unescape(where.decode("utf-8", "replace"))
        for name, where in _DEFINED.findall(book)
    }
    found = set()
    for place, member in enumerate(notes.order):
        for said in notes.sheets[member].choices if member in members else ():
            sheet = defined.get(said, said).rpartition("!")[0].strip("='").replace("''", "'")
            if sheet in names and names[place : place + 1] != [sheet]:
                found.add(sheet)
    return frozenset(found)


def _own_sheets(archive: zipfile.ZipFile) -> frozenset[str]:
    """The sheets that `report.workbook` wrote beside the user's, as its custom property says."""
    if _CUSTOM not in archive.namelist():
        return frozenset()
    found = _OWN_SHEETS.search(beginning(archive, _CUSTOM, _INDEX))
    return frozenset(unescape(found[1].decode("utf-8", "replace")).split("|")) if found else frozenset()


def _look_at(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, notes: ZipNotes, file: str, limits: Limits
) -> None:
    if member.flag_bits & 1:
        raise InvalidFile(f"{file}: {member.filename} is protected with a password; give a copy without one")
    sheet = _SHEET.match(member.filename)
    seen = notes.sheets.setdefault(member.filename, SheetNotes()) if sheet else SheetNotes()
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    unpacked, tail = 0, b""
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                notes.unpacked += len(piece)
                _check_size(member, unpacked, notes, file, limits)
                if is_xml:
                    tail = _look_at_piece(tail, piece, seen, member.filename, file)
                    _check_cells(seen, notes, file, limits)
    except DAMAGED as error:
        raise InvalidFile(
            f"{file}: {member.filename} is damaged ({error});"
            " open the file in your spreadsheet program and save it again"
        ) from None
    notes.cells += seen.cells


def _check_size(member: zipfile.ZipInfo, unpacked: int, notes: ZipNotes, file: str, limits: Limits) -> None:
    if notes.unpacked > limits.unpacked:
        found = f"it unpacks to more than {size_text(limits.unpacked)}"
        raise refusal(file, found, "unpacked", size_text(limits.unpacked))
    if unpacked > limits.document_bytes and _IN_WORD.match(member.filename):
        found = (
            f"{member.filename} unpacks to more than {size_text(limits.document_bytes)} of text and mark-up"
        )
        raise refusal(file, found, "document_bytes", size_text(limits.document_bytes))
    if unpacked > 10 * MIB and unpacked > limits.ratio * max(1, member.compress_size):
        found = f"{member.filename} unpacks to more than {limits.ratio} times its packed size"
        raise refusal(file, found, "ratio", f"{limits.ratio} times")


def _check_cells(seen: SheetNotes, notes: ZipNotes, file: str, limits: Limits) -> None:
    if notes.cells + seen.cells > limits.cells:
        raise refusal(file, f"it has more than {limits.cells:,} filled cells", "cells", f"{limits.cells:,}")


def _look_at_piece(tail: bytes, piece: bytes, seen: SheetNotes, member: str, file: str) -> bytes:
    """Search one piece joined with the end of the one before; gives the end to carry over."""
    window = tail + piece
    if _BOMB.search(window):
        raise SafetyLimit(
            f"{file}: refused to protect this machine: {member} declares XML entities, which no spreadsheet"
            " program writes; save the file again in yours"
        )
    seen.cells += piece.count(b"</c>") + piece.count(b"<table:table-cell")
    if b"hidden=" in window:
        seen.hidden_rows.update(map(int, _HIDDEN_ROW.findall(window)))
        seen.hidden_columns.update(map(_reach, _HIDDEN_COLUMN.findall(window)))
    if b"<f" in window and len(seen.without_value) < _LISTED:
        seen.without_value.update(dict.fromkeys(one.decode() for one in _EMPTY_FORMULA.findall(window)))
    if b"formula1>" in window and len(seen.choices) < _LISTED:
        seen.choices.update(unescape(one.decode("utf-8", "replace")) for one in _CHOICES.findall(window))
    if b't="e"' in window and len(seen.errors) < _LISTED:
        seen.errors.update(dict.fromkeys(one.decode() for one in _ERROR_CELL.findall(window)))
    return window[max(window.rfind(b"<row"), len(window) - _CARRY) if b"<row" in window else -_OVERLAP :]


def _reach(column: bytes) -> tuple[int, int]:
    """The first and the last of the columns that an entry hides, counted from 1."""
    said = {name: int(number) for name, number in _FROM_TO.findall(column)}
    return said.get(b"min", 0), said.get(b"max", 0)
