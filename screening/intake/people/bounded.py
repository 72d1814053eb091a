"""Opening a person's file within limits: size, encoding, XML without entities, JSON of bounded depth."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from screening.errors import InvalidFile, SafetyLimit

MAX_BYTES = 60 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def content(path: Path) -> bytes:
    """The bytes of a file; says which file, and what to do, where it is missing, empty or too large."""
    if not path.is_file():
        raise InvalidFile(f"{path.name}: there is no such file; check the name and the folder")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SafetyLimit(
            f"{path.name}: {size // 1048576} MB is above the limit of {MAX_BYTES // 1048576} MB for a"
            " person's file; hand in the part that concerns the applicant"
        )
    given = path.read_bytes()
    if not given.strip(b" \t\r\n\x00"):
        raise InvalidFile(f"{path.name}: the file is empty; export it again")
    return given


def text_of(raw: bytes, file: str) -> str:
    """Decoded text: by byte order mark, else UTF-8, else the detected encoding."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decoded(raw, encoding, file)
    if raw[:400].count(b"\x00") > len(raw[:400]) // 4:
        return _decoded(raw, "utf-16-le" if raw[1:2] == b"\x00" else "utf-16-be", file)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(raw, file)


def _decoded(raw: bytes, encoding: str, file: str) -> str:
    try:
        return raw.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise InvalidFile(
            f"{file}: byte {error.start} is not {encoding} text; the file is cut off or damaged; save again"
        ) from None


def _detected(raw: bytes, file: str) -> str:
    import chardet

    guess = chardet.detect(raw[:200_000])["encoding"]
    if guess is None or b"\x00" in raw[:2000]:
        raise InvalidFile(f"{file}: this is not a text file that can be read; save it as UTF-8 text")
    return raw.decode(guess, errors="replace")


def json_of(text: str, file: str) -> Any:
    """The parsed JSON; says line and column of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidFile(
            f"{file}: line {error.lineno}, column {error.colno}: {error.msg.lower()}; the JSON is damaged or"
            " cut off, download it again"
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise InvalidFile(f"{file}: {error}; the JSON is damaged, download it again") from None
    except RecursionError:
        raise SafetyLimit(f"{file}: the JSON is nested too deeply to be a person's record") from None


def xml_of(text: str, file: str) -> ElementTree.Element:
    """The root element; a document type or an entity is refused, because a record needs neither."""
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise SafetyLimit(
            f"{file}: the XML declares a document type or entities, which no record needs; export again"
        )
    try:
        return ElementTree.fromstring(_XML_DECLARATION.sub("", text, count=1))
    except ElementTree.ParseError as error:
        line, column = error.position
        raise InvalidFile(
            f"{file}: line {line}, column {column}: the XML is damaged or cut off; download it again"
        ) from None
    except RecursionError:
        raise SafetyLimit(f"{file}: the XML is nested too deeply to be a person's record") from None


def zip_member(archive: zipfile.ZipFile, name: str, file: str) -> str:
    """The text of one part of an office file, within the limit for unpacked size."""
    size = archive.getinfo(name).file_size
    if size > MAX_UNPACKED:
        raise SafetyLimit(f"{file}: the part {name} unpacks to {size // 1048576} MB, above the limit")
    return archive.read(name).decode("utf-8", errors="replace")
