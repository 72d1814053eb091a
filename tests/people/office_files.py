"""Small PDF and DOCX files made by hand, so that readers are tested without another library's habits."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with a page for each list of lines; a page without lines has no text layer."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    numbers = []
    for lines in pages:
        content = _content(lines)
        page, stream = len(objects) + 1, len(objects) + 2
        numbers.append(page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 "
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> "
            f"/Contents {stream} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>"
    return _assembled(objects)


def _content(lines: list[str]) -> str:
    shown = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    drawn = "".join(f"({line}) Tj T*\n" for line in shown)
    return f"BT /F1 10 Tf 40 800 Td 14 TL\n{drawn}ET" if lines else "0 0 100 100 re f"


def _assembled(objects: list[str]) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(paragraphs: list[str], *, inserted: str = "", deleted: str = "", row: tuple[str, ...] = ()) -> bytes:
    """A DOCX with paragraphs, a tracked insertion, a tracked deletion and a table row."""
    body = "".join(_paragraph(one) for one in paragraphs)
    if row:
        cells = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row)
        body += f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    if inserted:
        body += f'<w:p><w:ins w:id="1"><w:r><w:t>{escape(inserted)}</w:t></w:r></w:ins></w:p>'
    if deleted:
        body += f'<w:p><w:del w:id="2"><w:r><w:delText>{escape(deleted)}</w:delText></w:r></w:del></w:p>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
