"""BibTeX reference lists: nested braces, LaTeX accents, repeated macros as they are."""

import re
import unicodedata
from collections.abc import Iterator

from screening.errors import InvalidFile
from screening.intake.people.dates import iso
from screening.intake.people.names import doi_of
from screening.intake.people.works import MAX_WORKS, too_many, work
from screening.model.record import Author, FileReading, Format, PrintedAffiliation, Side, Work
from screening.model.source import NotRead, Place

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*\{\s*([^,\s}]*)\s*,")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w-]*)\s*=\s*")
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All entries; an affiliation field counts for an author only where there is one author."""
    works: list[Work] = []
    problems: list[NotRead] = []
    for row, key, fields in entries(text):
        if len(works) == MAX_WORKS:
            problems.append(too_many(Place(file=file, row=row)))
            break
        if fields.get("title"):
            works.append(_work(fields, Place(file=file, row=row)))
        else:
            says = f"the entry {key!r} has no title or is cut off; it was not read"
            problems.append(NotRead(place=Place(file=file, row=row), says=says))
    if not works and not problems:
        raise InvalidFile(f"{file}: no entry was found; expected entries such as '@article{{key, …}}'")
    return FileReading(file=file, format=format, side=side, works=tuple(works), not_read=tuple(problems))


def entries(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Every entry: the line where it begins, its key, its fields without LaTeX."""
    for start in _ENTRY.finditer(text):
        if start.group(1).casefold() not in ("comment", "string", "preamble"):
            yield text.count("\n", 0, start.start()) + 1, start.group(2), _fields(text, start.end())


def _fields(text: str, at: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    while True:
        name = _FIELD.match(text, at)
        if name is None:
            return fields
        value, at = _value(text, name.end())
        fields[name.group(1).casefold()] = plain(value)


def _value(text: str, at: int) -> tuple[str, int]:
    """One value in braces, in quotation marks, or bare, and where it ends."""
    if text[at : at + 1] not in ("{", '"'):
        found = re.compile(r"[^,}\s]*").match(text, at)
        return (found.group(0), found.end()) if found else ("", at)
    quoted, depth, start = text[at] == '"', 0, at + 1
    for place in range(at, len(text)):
        letter = text[place]
        if letter == "{" and text[place - 1] != "\\":
            depth += 1
        elif letter == "}" and text[place - 1] != "\\":
            depth -= 1
            if depth == 0 and not quoted:
                return text[start:place], place + 1
        elif quoted and letter == '"' and place > at and depth == 0:
            return text[start:place], place + 1
    return text[start:], len(text)


def plain(value: str) -> str:
    """A value without LaTeX: accents composed, braces and commands gone."""
    text = re.sub(r"\\([\"'`^~=.])\s*\{?\\?([A-Za-z])\}?", _accented, value)
    text = re.sub(r"\\([cvuHkr])\s*\{\\?([A-Za-z])\}", _accented, text)
    text = re.sub(r"\\(ss|ae|AE|aa|AA|o|O|l|L)(?![A-Za-z])\s?", lambda found: _LETTERS[found.group(1)], text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    text = re.sub(r"\\[A-Za-z]+\s?", "", text).replace("{", "").replace("}", "").replace("~", " ")
    return re.sub(r"\s+", " ", text).strip()


def _accented(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found.group(2) + _ACCENTS[found.group(1)])


def _work(fields: dict[str, str], place: Place) -> Work:
    names = [one.strip() for one in re.split(r"\s+and\s+", fields.get("author", "")) if one.strip()]
    lines = fields.get("affiliation") or fields.get("address") or ""
    alone = (PrintedAffiliation(text=lines),) if lines and len(names) == 1 else ()
    month = fields.get("month", "")[:3].casefold()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else month
    return work(
        title=fields["title"],
        place=place,
        date=iso(fields.get("year") or fields.get("date", "")[:4], number),
        doi=doi_of(fields.get("doi") or fields.get("url", "")),
        authors=tuple(Author(name=one, affiliations=alone) for one in names if one.casefold() != "others"),
        acknowledgement=" ".join(
            fields.get(one, "") for one in ("note", "funding", "acknowledgement")
        ).strip(),
        authors_cut="others" in (one.casefold() for one in names),
    )
