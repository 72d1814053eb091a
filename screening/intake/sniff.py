"""Says what kind of file something is from its first bytes; the name of a file proves nothing."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from screening.errors import InvalidFile
from screening.model.source import Place

_ZIP = b"PK"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"PAR1", "a Parquet file"),
)


_OF_OLE = (
    ("WordDocument", "this is an old Word document, which is not read; save it as DOCX"),
    ("PowerPoint Document", "this is an old presentation, which is not read; save it as PDF"),
    (
        "__substg1.0",
        "this is an e-mail of Outlook; save it as EML, or its attachments, and give those",
    ),
)
_BOOKS = tuple(one.encode("utf-16-le") for one in ("Workbook", "Book"))
_OF_TEXT = (
    (b"{\\rtf", "this is an RTF document, which is not read; save it as DOCX"),
    (
        b'<?mso-application progid="excel.sheet"',
        "this is an XML workbook of Excel 2003; open it and save it as XLSX",
    ),
)
_MAIL = re.compile(rb"^(?:received|return-path|from|to|subject|message-id|date|mime-version):", re.I | re.M)
# How lists of RIS, PubMed, EndNote, Web of Science and BibTeX begin.
_PUBLICATIONS = re.compile(
    rb"TY  ?- |PMID ?- ?\d|%0 \w|FN [^\r\n\t]+[\r\n]+VR |PT [JBSP][\r\n]+AU "
    rb"|@[A-Za-z]+\s*\{[^,{}]*,\s*\w+\s*=",
    re.DOTALL,
)
_OF_JSON = (".json", ".jsonl", ".ndjson", ".jsonld")
_WEB_ARCHIVE = b"content-type: multipart/related"

RUNNING_TEXT = (".docx", ".pdf", ".txt", ".htm", ".html")
MAIL_SUFFIXES = (".eml", ".mht", ".mhtml")


class Kind(StrEnum):
    """The kinds of input that can be read."""

    WORKBOOK = "workbook"
    OLD_WORKBOOK = "old workbook"
    ARCHIVE = "archive"
    HTML = "table in a web page"
    XML = "xml"
    JSON = "json"
    YAML = "yaml"
    TEXT = "text table"
    DOCUMENT = "document"
    PUBLICATIONS = "list of publications"
    MAIL = "e-mail"


def is_running_text(place: Place | None) -> bool:
    """True for a proposal whose place is a document of running text."""
    return place is not None and place.file.lower().endswith(RUNNING_TEXT)


def locked(path: Path) -> InvalidFile:
    """What is said of a file that only opens with a password, whichever reader meets it."""
    return InvalidFile(
        f"{path.name}: the file is protected with a password; save a copy without one and give that"
    )


def kind_of(path: Path) -> Kind:
    """What the file is; raises InvalidFile, in one sentence, for what cannot be a register."""
    if not path.is_file():  # read more than once, which what passes through a pipe cannot be
        raise InvalidFile(f"{path}: a pipe or a device; save what it gives as a file, and give that")
    head = _head(path)
    if head.startswith(_ZIP):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith(b"%PDF"):
        return Kind.DOCUMENT
    for magic, words in _FOREIGN:
        if head.startswith(magic) and (magic != b"MZ" or b"\0" in head):
            raise InvalidFile(
                f"{path.name}: this is {words}, not a register; give XLSX, XLS, ODS, CSV or JSON"
            )
    return _text_kind(head, path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be opened: {error.strerror or error}") from None
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0"):
        raise InvalidFile(f"{path.name}: the file is empty; save or export it again")
    return head


def beginning(archive: zipfile.ZipFile, member: str, most: int) -> bytes:
    """The first bytes of a member; the rest, which may be a bomb, is not unpacked."""
    with archive.open(member) as stream:
        return stream.read(most)


def _zip_kind(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = beginning(archive, "mimetype", 80) if "mimetype" in names else b""
    except Exception:  # zipfile raises whatever it meets in a damaged directory of members
        raise InvalidFile(
            f"{path.name}: begins like a workbook or ZIP archive but is damaged or cut off;"
            " open it in your spreadsheet program and save it again"
        ) from None
    if any(name.lower().startswith("word/") for name in names):
        return Kind.DOCUMENT
    if any(name.lower().startswith("ppt/") for name in names):
        raise InvalidFile(f"{path.name}: this is a presentation, which is not read; save it as PDF")
    if mimetype and b"spreadsheet" not in mimetype:
        raise InvalidFile(
            f"{path.name}: this OpenDocument file is no spreadsheet;"
            " save a text as DOCX, a table as ODS or XLSX"
        )
    if mimetype or any(name.lower().startswith("xl/") for name in names):
        return Kind.WORKBOOK
    return Kind.ARCHIVE


def _ole_kind(path: Path) -> Kind:
    with path.open("rb") as file:
        content = file.read(64 * 1024 * 1024)
    if _ENCRYPTED in content:
        raise locked(path)
    holds_book = any(one in content for one in _BOOKS)
    for stream, says in _OF_OLE[:1] if holds_book else _OF_OLE:
        if stream.encode("utf-16-le") in content:
            raise InvalidFile(f"{path.name}: {says}")
    if not holds_book:
        raise InvalidFile(
            f"{path.name}: an Office file without a workbook in it, or cut off; give XLSX, XLS, ODS or CSV"
        )
    return Kind.OLD_WORKBOOK


def _is_mail(head: bytes, suffix: str) -> bool:
    """True for an e-mail, and for a web page that was saved with its pictures as one."""
    marks = len(set(map(bytes.lower, _MAIL.findall(head))))
    if b"mime-version:" not in head.lower():
        return marks > 2 and suffix in MAIL_SUFFIXES
    return marks > 2 or _WEB_ARCHIVE in head.lower()


def _text_kind(head: bytes, path: Path) -> Kind:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:512].lower()
    suffix = path.suffix.lower()
    for mark, says in _OF_TEXT:
        if mark in (start if mark.startswith(b"{") else head.lower()):
            raise InvalidFile(f"{path.name}: {says}")
    if _is_mail(head, suffix):
        return Kind.MAIL
    if start.startswith((b"<!doctype html", b"<html", b"<table")) or (
        start.startswith(b"<") and (b"<table" in head.lower() or b"<html" in head.lower())
    ):
        return Kind.HTML
    if start.startswith(b"<"):
        return Kind.XML
    if _PUBLICATIONS.match(head.lstrip(b"\xef\xbb\xbf \r\n\t")):
        return Kind.PUBLICATIONS
    if start.startswith((b"{", b"[")) and (suffix in _OF_JSON or start[:2] in (b'{"', b"[{")):
        return Kind.JSON
    if suffix in _OF_JSON:
        return Kind.JSON
    if suffix in (".yaml", ".yml") or start.startswith(b"schema: screening"):
        return Kind.YAML
    return Kind.TEXT
