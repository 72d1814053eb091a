"""A list file as fetched by the user: its bytes, hash and text, read once within limits."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from screening.errors import BrokenList, InvalidFile, SafetyLimit

MAX_BYTES = 400 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
MAX_RATIO = 200
MAX_DEPTH = 60
Grid = list[list[str]]


@dataclass(frozen=True)
class SourceFile:
    """One file with what every reader may ask of it; nothing in it is executed or followed."""

    name: str
    folder: Path
    content: bytes

    @classmethod
    def open(cls, path: Path) -> "SourceFile":
        """Read the file; raises InvalidFile when it cannot be opened and SafetyLimit when it is too large."""
        if path.is_dir():
            raise InvalidFile(f"{path}: is a folder; give the path of the fetched list")
        if not path.is_file():
            raise InvalidFile(f"{path}: no such file; give the path of the fetched list")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SafetyLimit(f"{path.name}: {size:,} bytes; a list may have up to {MAX_BYTES:,}")
        if size == 0:
            raise BrokenList(f"{path.name}: the file is empty; fetch it again")
        try:
            return cls(name=path.name, folder=path.parent, content=path.read_bytes())
        except OSError as error:
            raise InvalidFile(f"{path}: cannot be read ({error.strerror or error})") from None

    @cached_property
    def sha256(self) -> str:
        """The hash that is kept with the import."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def is_zip(self) -> bool:
        """True for zip archives, workbooks included."""
        return self.content.startswith(b"PK\x03\x04")

    @cached_property
    def text(self) -> str:
        """The text: by byte-order mark, else UTF-8, else what the bytes look like."""
        for mark, encoding in (
            (b"\xef\xbb\xbf", "utf-8-sig"),
            (b"\xff\xfe", "utf-16"),
            (b"\xfe\xff", "utf-16"),
        ):
            if self.content.startswith(mark):
                return self._decoded(encoding)
        try:
            return self.content.decode("utf-8").rstrip("\x1a")
        except UnicodeDecodeError:
            import chardet

            guess = chardet.detect(self.content[:200_000]).get("encoding") or "cp1252"
            return self._decoded(guess)

    def _decoded(self, encoding: str) -> str:
        try:
            return self.content.decode(encoding).rstrip("\x1a")
        except (UnicodeDecodeError, LookupError) as error:
            raise BrokenList(f"{self.name}: cannot be read as text ({error}); fetch it again") from error

    @cached_property
    def head(self) -> str:
        """The first characters, for recognising the format."""
        return "" if self.is_zip else self.text[:20_000].lstrip()

    def grid(self, delimiter: str = ",") -> Grid:
        """All rows that hold anything, as cells."""
        if "\x00" in self.text[:100_000]:
            raise BrokenList(f"{self.name}: holds binary data; expected a text file")
        csv.field_size_limit(10_000_000)
        try:
            return [row for row in csv.reader(io.StringIO(self.text), delimiter=delimiter) if any(row)]
        except csv.Error as error:
            raise BrokenList(f"{self.name}: cannot be read as CSV ({error})") from error

    def table(
        self, delimiter: str = ",", header_row: int = 0, *, may_be_short: bool = False
    ) -> tuple[list[str], list[dict[str, str]]]:
        """Header and rows as dicts; a short row means a cut-off file unless the layout allows it."""
        grid = self.grid(delimiter)
        header = [cell.strip().strip("\ufeff") for cell in grid[header_row]] if len(grid) > header_row else []
        for number, row in enumerate(grid[header_row + 1 :], start=header_row + 2):
            if len(row) < len(header) and not may_be_short:
                raise BrokenList(
                    f"{self.name}: row {number} has {len(row)} cells; expected {len(header)}. "
                    "The download may be cut off: fetch it again"
                )
        rows = [
            dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=False))
            for row in grid[header_row + 1 :]
        ]
        return header, rows

    @cached_property
    def header(self) -> list[str]:
        """The cells of the first line, whatever divides them."""
        first = self.head.splitlines()[0] if self.head else ""
        delimiter = ";" if first.count(";") > first.count(",") else ","
        try:
            cells = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            return []
        return [cell.strip().strip("\ufeff") for cell in cells]

    def json(self) -> Any:
        """The JSON value; raises BrokenList with line and column."""
        try:
            return json.loads(self.text)
        except json.JSONDecodeError as error:
            raise BrokenList(
                f"{self.name}:{error.lineno}:{error.colno}: no valid JSON ({error.msg})"
            ) from error
        except ValueError as error:  # a number of thousands of digits
            raise BrokenList(f"{self.name}: no valid JSON ({error})") from error
        except RecursionError as error:
            raise SafetyLimit(f"{self.name}: nested deeper than any list is") from error

    def xml(self) -> ElementTree.Element:
        """The root element without name spaces; a document type or an entity is refused."""
        if "<!DOCTYPE" in self.text[:5000] or "<!ENTITY" in self.text:
            raise SafetyLimit(f"{self.name}: declares a document type or entities; official lists do not")
        try:
            root = ElementTree.fromstring(self.text.encode("utf-8"))
        except ElementTree.ParseError as error:
            line, column = error.position
            raise BrokenList(f"{self.name}:{line}:{column}: no well-formed XML; fetch it again") from error
        except ValueError as error:
            raise BrokenList(f"{self.name}: no well-formed XML ({error})") from error
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root

    def unpacked(self, member_ends: str) -> "SourceFile":
        """The first member of the archive whose name ends so; raises SafetyLimit for a bomb."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                check_archive(archive, self.name)
                for info in sorted(archive.infolist(), key=lambda one: ("v1" in one.filename, one.filename)):
                    if info.filename.lower().endswith(member_ends):
                        return SourceFile(info.filename, self.folder, archive.read(info))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BrokenList(f"{self.name}: damaged archive ({error}); fetch it again") from error
        raise BrokenList(f"{self.name}: no file ending in {member_ends} in the archive")

    def sheets(self) -> dict[str, Grid]:
        """Every sheet of a workbook as text cells; a formula without a kept value is empty."""
        import warnings

        from openpyxl import load_workbook

        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                check_archive(archive, self.name)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = load_workbook(io.BytesIO(self.content), read_only=True, data_only=True)
                return {
                    sheet.title: [
                        ["" if cell is None else str(cell) for cell in row]
                        for row in sheet.iter_rows(values_only=True)
                    ]
                    for sheet in book.worksheets
                }
        except SafetyLimit:
            raise
        except Exception as error:  # openpyxl raises whatever its parser meets in a damaged workbook
            raise BrokenList(
                f"{self.name}: cannot be read as a workbook ({type(error).__name__}); "
                "open it in a spreadsheet program, save it as .xlsx and try again"
            ) from error


def check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that unpacks to more than the limits."""
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > MAX_UNPACKED:
        raise SafetyLimit(f"{name}: unpacks to {unpacked:,} bytes; up to {MAX_UNPACKED:,} are read")
    if unpacked > 10_000_000 and unpacked / packed > MAX_RATIO:
        raise SafetyLimit(f"{name}: packed {unpacked // packed} to 1; up to {MAX_RATIO} to 1 is read")
