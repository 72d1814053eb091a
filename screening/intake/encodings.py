"""Decides in which encoding a text file is written, and says how it knows."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from screening.errors import InvalidFile, UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "ascii": "utf-8",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
# Windows writes letters where the ISO set it is taken for has signs that no text has.
_OF_WINDOWS = {
    "iso-8859-2": "cp1250",
    "iso-8859-7": "cp1253",
    "iso-8859-8": "cp1255",
    "iso-8859-9": "cp1254",
    "iso-8859-13": "cp1257",
}
_ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")
_SAMPLE = 256 * 1024
_STRAY = re.compile("[\0\udc80-\udcff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """The name of an encoding and how it was found: by mark, by trial, by statistics or by the user.

    `errors` is how to open the file: strict, or with the bytes that do not fit kept for `mended`.
    """

    name: str
    found_by: str
    errors: str = "strict"

    def says(self) -> str:
        """`read as gb18030 (detected)`."""
        return f"read as {self.name.removesuffix('-sig')} ({self.found_by})"

    def text_of(self, path: Path) -> str:
        """The whole text of a file."""
        return mended(path.read_text(encoding=self.name, errors=self.errors))[0]


def mended(text: str) -> tuple[str, str]:
    """A text without zero bytes and with stray bytes read as Windows-1252; what was found, or ""."""
    stray = [] if _is_whole(text) else _STRAY.findall(text)
    if not stray:
        return text, ""
    found = ["zero bytes, left out"] if "\0" in stray else []
    found += ["bytes that are no UTF-8, read as Windows-1252"] if set(stray) - {"\0"} else []
    return _STRAY.sub(_of_stray, text), f"holds {' and '.join(found)}; look whether the row is right"


def _is_whole(text: str) -> bool:
    """True where nothing is stray; encoding looks a block of many lines through faster than a search does."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _of_stray(found: re.Match[str]) -> str:
    code = ord(found.group())
    return bytes([code - 0xDC00]).decode("cp1252", "replace") if code else ""


def encoding_of(path: Path, wanted: str = "") -> Encoding:
    """The encoding of a text file; raises InvalidFile when nothing fits."""
    if wanted:
        return _wanted(path, wanted)
    head = _first(path, 4096)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return _tried(path, Encoding(name=name, found_by="byte order mark"))
    if b"\0" in head:
        return _tried(path, _by_zeros(path, head))
    if _decodes(path, "utf-8"):
        return Encoding(name="utf-8", found_by="every byte fits")
    if _mostly_utf8(path):
        return Encoding(name="utf-8", found_by="most bytes fit", errors="surrogateescape")
    return _by_statistics(path)


def _wanted(path: Path, wanted: str) -> Encoding:
    try:
        codecs.lookup(wanted)
    except LookupError:
        raise UsageError(
            f"--encoding {wanted}: no such encoding; for example utf-8, cp1252, gb18030"
        ) from None
    return _tried(path, Encoding(name=wanted, found_by="as you said"))


def _by_zeros(path: Path, head: bytes) -> Encoding:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 8:
        if head.count(0) < len(head) // 50 + 3 and not _CONTROL.search(head):
            line = head[: head.index(0)].count(b"\n") + 1
            raise InvalidFile(
                f"{path.name} › line {line}: holds a zero byte, which no text has;"
                " open the file in your spreadsheet program and save it again as XLSX or CSV"
            )
        raise InvalidFile(
            f"{path.name}: this is neither a workbook nor text (it holds zero bytes);"
            " give XLSX, XLS, ODS, CSV or JSON"
        )
    return Encoding(name="utf-16-le" if odd > even else "utf-16-be", found_by="pattern of zero bytes")


def _by_statistics(path: Path) -> Encoding:
    import chardet

    sample = _interesting(path)
    guess = chardet.detect(sample)
    name = (guess.get("encoding") or "").lower()
    name = _WIDER.get(name, name)
    if not name or name == "utf-8":
        name = "cp1252"
    if name in _OF_WINDOWS and _ONLY_WINDOWS.search(sample):
        name = _OF_WINDOWS[name]
    for one in dict.fromkeys((name, "cp1252", "gb18030", "latin-1" if _looks_latin(sample) else "cp1252")):
        if _decodes(path, one):
            return Encoding(name=one, found_by="detected; use --encoding if names look wrong")
    raise InvalidFile(
        f"{path.name}: cannot be read as text in any usual encoding;"
        " save it as UTF-8, or name its encoding with --encoding"
    )


def _mostly_utf8(path: Path) -> bool:
    """True where as many letters are UTF-8 as bytes are not: a text pasted together, or cut inside a letter.

    In no other encoding do so many bytes form UTF-8 by chance.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = stray = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            beyond = [one for one in decoder.decode(piece) if one > "\x7f"]
            odd = sum(1 for one in beyond if "\udc80" <= one <= "\udcff")
            good, stray = good + len(beyond) - odd, stray + odd
    return good > 1 and good >= stray


def _looks_latin(sample: bytes) -> bool:
    high = sum(1 for byte in sample if byte >= 0x80)
    return high < len(sample) // 4


def _interesting(path: Path) -> bytes:
    """Lines with bytes outside ASCII, from all over the file: the rest tells nothing."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size < _SAMPLE and (line := file.readline(1 << 16)):
            if not line.isascii():
                lines.append(line)
                size += len(line)
    return b"".join(lines)


def _tried(path: Path, encoding: Encoding) -> Encoding:
    if _decodes(path, encoding.name):
        return encoding
    raise InvalidFile(
        f"{path.name}: not every byte can be read as {encoding.name.removesuffix('-sig')}"
        f" ({encoding.found_by}); save it as UTF-8, or name another encoding with --encoding"
    )


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except (UnicodeError, ValueError):
        return False
    return True


def _first(path: Path, count: int) -> bytes:
    with path.open("rb") as file:
        return file.read(count)
