"""Makes the workbooks, texts and archives that the tests of intake read: ordinary, messy and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Sequence[Any]
HEADINGS = ["Project no.", "Project title", "Partner institution", "Partner country"]
ROWS: list[Row] = [
    HEADINGS,
    ["P-1", "Quiet fan blades for hospital ventilation", "Invented University of Oslo", "NO"],
    ["P-1", "Quiet fan blades for hospital ventilation", "Invented Institute of Optics", "CN"],
    ["P-2", "Soil maps", "示例理工大学", "中国"],
]


def xlsx(
    path: Path,
    rows: Sequence[Any] = ROWS,
    name: str = "Sheet1",
    change: Callable[[Any, Any], None] | None = None,
) -> Path:
    """A workbook of one sheet; `change` may work on workbook and sheet before it is closed."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, place, value)
            elif value is not None:
                sheet.write(number, place, value)
    if change is not None:
        change(book, sheet)
    book.close()
    return path


def text(path: Path, rows: Sequence[Any] = ROWS, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A text table."""
    import csv

    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows(rows)
    path.write_bytes(lines.getvalue().encode(encoding))
    return path


def packed(path: Path, members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A ZIP archive with these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def ods(path: Path, rows: Sequence[Any] = ROWS) -> Path:
    """An OpenDocument spreadsheet, as small as the format allows."""
    from xml.sax.saxutils import escape

    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(one))}'
            "</text:p></table:table-cell>"
            for one in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in names.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        "<office:body>"
        f'<office:spreadsheet><table:table table:name="Partners">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return packed(path, {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def sheet_xml(inner: str, before: str = "") -> dict[str, str]:
    """The members of a hand-made workbook whose first sheet has this XML inside its rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{before}<worksheet xmlns="{main}"><sheetData>'
        f"{inner}</sheetData></worksheet>",
    }


def inline(reference: str, value: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def heading_xml() -> str:
    """The ordinary headings as row 1."""
    return (
        '<row r="1">' + "".join(inline(f"{'ABCD'[at]}1", one) for at, one in enumerate(HEADINGS)) + "</row>"
    )


def old_xls(path: Path, rows: Sequence[Any] = ROWS) -> Path:
    """An old workbook (BIFF5 records, bare stream): enough for readers of the old format."""
    path.write_bytes(_ole(_biff(rows)))
    return path


def locked(folder: Path, name: str) -> Path:
    """A file that only opens with a password, as the programs that write its kind make them."""
    path, secret = folder / name, bytes(range(256)) * 9
    if path.suffix in (".docx", ".xlsx"):
        path.write_bytes(_ole(secret, "EncryptedPackage"))
    elif path.suffix == ".xls":
        begins = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
        path.write_bytes(_ole(begins + _record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48)) + secret))
    elif path.suffix == ".ods":
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        manifest = (
            f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{space}"><manifest:file-entry'
            ' manifest:full-path="content.xml" manifest:media-type="text/xml">'
            "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
        )
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        packed(path, {"mimetype": kind, "content.xml": secret, "META-INF/manifest.xml": manifest})
    else:
        path.write_bytes(_locked_pdf())
    return path


def _locked_pdf() -> bytes:
    """Pages behind a password that nothing opens: the keys of owner and user are made up."""
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[]/Count 0>>",
        f"<</Filter/Standard/V 1/R 2/O<{'1f' * 32}>/U<{'2e' * 32}>/P -44>>",
    )
    written = "%PDF-1.4\n"
    places = []
    for number, one in enumerate(parts, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{one:010} 00000 n \n" for one in places)
    end = f"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<{'00' * 16}><{'00' * 16}>]>>"
    rest = f"xref\n0 4\n0000000000 65535 f \n{table}{end}\nstartxref\n{len(written)}\n%%EOF"
    return (written + rest).encode()


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _biff(rows: Sequence[Row]) -> bytes:
    """BIFF8 globals and one sheet with label records."""
    name = b"Sheet1"
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            written = str(value)
            body = struct.pack("<HHHHB", number, place, 0, len(written), 1) + written.encode("utf-16-le")
            sheet += _record(0x0204, body)
    sheet += _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start += _record(0x0042, struct.pack("<H", 1200))
    end = _record(0x000A, b"")
    size = len(start) + 4 + 8 + len(name) + len(end)
    bound = _record(0x0085, struct.pack("<IHBB", size, 0, len(name), 0) + name)
    return start + bound + end + sheet


def _ole(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with the one stream."""
    stream += b"\0" * (-len(stream) % 512)
    stream += b"\0" * max(0, 4096 - len(stream))
    sectors = len(stream) // 512
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [fat_mark, end, *range(3, 2 + sectors), end]
    fat = struct.pack(f"<{len(chain)}I", *chain) + b"\xff" * (512 - 4 * len(chain))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    return (
        head
        + fat
        + _entry("Root Entry", 5, end, 0, 1)
        + _entry(name, 2, 2, len(stream), free)
        + (b"\0" * 256)
        + stream
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
