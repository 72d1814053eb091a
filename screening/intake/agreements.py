"""The parties that an agreement names, from its opening clause, its labels and its signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from screening import resources
from screening.errors import InvalidFile
from screening.intake.agreement_text import AgreementText, Paragraph, agreement_text
from screening.intake.document_facts import Line, facts_of
from screening.intake.document_tables import TextTable, lines_of, parties_in_table
from screening.intake.encodings import encoding_of
from screening.intake.limits import Limits
from screening.intake.partners import country_at_end
from screening.intake.yaml_text import read_yaml
from screening.model.proposal import Party, Proposal
from screening.model.source import NotRead, Place

_LONGEST = 200
_LONG = 60
_NAME_OF_A_PERSON = re.compile(r"^\W*name\s*:", re.IGNORECASE)
_MOST_BYTES = 4_000_000
_EDGES = " \t,;:.-–—_*“”\"'‘’«»„"
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"))
_AND = ("and", "und", "et", "y")
_JOINT = re.compile(rf"(?:^|[\s,])\s*(?:{'|'.join(_AND)})\s+", re.IGNORECASE)
_FIRST_HAN = 0x2E80
_RUNNING_TEXT = (
    "Running text is read for parties only behind labels, below a heading such as “Partners”, in the opening"
    " clause, at signatures and in tables with headings (of a PDF: with drawn lines); a party named"
    " elsewhere was not read, so look through the text."
)
_STEM = 5
_LONGEST_LINE = 120
_MARK = re.compile(r"^\s*[-*•●▪–·o]\s+")
_SEVERAL = re.compile(r"\s*;\s*|(?<=\))\s*,\s*(?:and\s+)?|\s*、\s*")
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReading:
    """One agreement as a proposal with its parties, and what of the file was not read."""

    proposal: Proposal
    not_read: tuple[NotRead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    label: re.Pattern[str]
    several: re.Pattern[str]
    title: re.Pattern[str]
    summary: re.Pattern[str]
    follows: re.Pattern[str]
    before: re.Pattern[str]
    signed: re.Pattern[str]
    not_names: frozenset[str]
    organisation: re.Pattern[str]


@cache
def _cues() -> _Cues:
    given = read_yaml(resources.text("rules", "intake", "agreements.yml"), "agreements.yml")

    def either(key: str) -> str:
        return "|".join(given[key])

    spelt = [one for one in given["organisation_words"] if one[0].isalpha() and ord(one[0]) < _FIRST_HAN]
    words = "|".join(re.escape(one) + (r"\w*" if len(one) >= _STEM else "") for one in spelt)
    marks = "|".join(re.escape(one) for one in given["organisation_words"] if one not in spelt)
    flags = re.IGNORECASE
    return _Cues(
        label=_label(either("labels")),
        several=_label(either("labels_of_several")),
        title=_label(either("titles")),
        summary=_label(either("summaries")),
        follows=re.compile(f"(?:{either('follows')})", flags),
        before=re.compile(rf"\b(?:{either('before')})\b\s*:?\s*", flags),
        signed=re.compile(rf"^\W*(?:{either('signed')})\s*:?\s+(?P<name>.+)$", flags),
        not_names=frozenset(given["not_names"]),
        organisation=re.compile(rf"\b(?:{words})\b|{marks}", flags),
    )


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words})\s*[:：]\s*(?P<name>.+)$", re.IGNORECASE)


def is_document(path: Path) -> bool:
    """True for a plain text that names a party behind a label, as running text does and a table does not."""
    if path.suffix.lower() != ".txt" or path.stat().st_size > _MOST_BYTES:
        return False
    cues = _cues()
    return any(
        pattern.match(line)
        for line in encoding_of(path).text_of(path).splitlines()
        if "\t" not in line
        for pattern in (cues.label, cues.several, cues.signed)
    )


def read_agreement(path: Path, limits: Limits | None = None) -> AgreementReading:
    """Read the parties of running text (DOCX, PDF, TXT); raises InvalidFile when it names none."""
    text = agreement_text(path, limits)
    parties = parties_of(text)
    if not parties:
        missing = (f"{one.place.label()}: {one.says}" for one in text.not_read)
        says = (
            f"{path.name}: no party's name was found; expected a clause such as “between X and Y”, "
            "a label such as “Partner: X”, or a signature “for and on behalf of X”"
        )
        raise InvalidFile([says, *missing])
    facts = facts_of(_lines(text))
    said, not_read = facts.texts.get, (*text.not_read, *facts.remarks)
    proposal = Proposal(
        id=said("id") or path.stem,
        title=_title(text, path),
        summary=_behind(_cues().summary, text) or _below(_cues().summary, text),
        acronym=said("acronym", ""),
        programme=said("programme", ""),
        starts=said("starts", ""),
        ends=said("ends", ""),
        parties=parties,
        not_read=(*(f"{one.place.label()}: {one.says}" for one in not_read), _RUNNING_TEXT),
        place=Place(file=path.name),
    )
    return AgreementReading(proposal=proposal, not_read=not_read)


def _lines(text: AgreementText) -> Iterator[Line]:
    """Every paragraph, and every line of a table as `label: text`, with its place."""
    for paragraph in text.paragraphs:
        yield paragraph.place, _NUMBER.sub("", paragraph.text)
    for table in text.tables:
        yield from ((table.place, line) for line in lines_of(table, parties=False))


def _behind(label: re.Pattern[str], text: AgreementText) -> str:
    """What stands behind the first such label."""
    tabled = (line for one in text.tables for line in lines_of(one, parties=False))
    lines = [*(_NUMBER.sub("", one.text) for one in text.paragraphs), *tabled]
    after = zip(["", *lines], lines, strict=False)
    found = (label.match(line) for before, line in after if not _NAME_OF_A_PERSON.match(before))
    return next((one["name"].strip() for one in found if one), "")


def _below(label: re.Pattern[str], text: AgreementText) -> str:
    """The paragraph below such a label that stands by itself as a heading."""
    lines = [_NUMBER.sub("", one.text) for one in text.paragraphs]
    found = (below for line, below in pairwise(lines) if label.match(f"{line.rstrip(' :：')}: x"))
    return next((one for one in found if len(one) >= _LONG), "")


def _title(text: AgreementText, path: Path) -> str:
    if said := _behind(_cues().title, text):
        return said[:_LONGEST]
    body = (one.text for one in text.paragraphs if "header" not in one.place.sheet)
    return next((one for one in body if 3 < len(one) <= _LONGEST), path.stem)


def parties_of(text: AgreementText) -> tuple[Party, ...]:
    """Every party once, in the order in which the agreement names them."""
    found: dict[str, Party] = {}
    for paragraph, names in _named(text.paragraphs):
        for name in names:
            key = " ".join(name.casefold().split())
            place = paragraph.place
            if paragraph.added:
                place = replace(place, column="tracked insertion")
            found.setdefault(key, Party(name=name, country=country_at_end(name), place=place))
    for party in (one for table in text.tables for one in _of_table(table)):
        found.setdefault(" ".join(party.name.casefold().split()), party)
    return tuple(_without_parts(found))


def _named(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """The names that each paragraph gives: as its own words say, or as a line of a list below "Partners"."""
    cues, in_list = _cues(), False
    for paragraph in paragraphs:
        line = _NUMBER.sub("", paragraph.text)
        names = tuple(names_in(paragraph))
        if paragraph.tabled:
            in_list = False
        elif cues.several.match(f"{line.rstrip(' :：')}: x"):
            in_list = True
        elif in_list and not names and (name := _line_of_a_list(line, cues)):
            names = (name,)
        else:
            in_list = False
        yield paragraph, names


def _line_of_a_list(line: str, cues: _Cues) -> str:
    """The name that a line is, or "" for a sentence, a label, or what names no organisation."""
    name = _trimmed(_NUMBER.sub("", _MARK.sub("", line)))
    whole = (
        len(name) <= _LONGEST_LINE
        and (" " in name or not name.isascii())
        and not line.rstrip().endswith((".", ":"))
        and ":" not in name
    )
    return name if whole and cues.organisation.search(name) else ""


def _of_table(table: TextTable) -> Iterator[Party]:
    """The parties of a table, by its headings or labels, and by the labels that only agreements use."""
    known = parties_in_table(table)
    yield from known
    for line in lines_of(table, parties=bool(known)):
        for name in names_in(Paragraph(text=line, place=table.place)):
            yield Party(name=name, country=country_at_end(name), place=table.place)


def _without_parts(found: dict[str, Party]) -> Iterator[Party]:
    """Leave out a name that is only the beginning of another one."""
    for key, party in found.items():
        if not any(other != key and other.startswith(f"{key}, ") for other in found):
            yield party


def names_in(paragraph: Paragraph) -> Iterator[str]:
    """The names of parties that one paragraph gives."""
    cues, line = _cues(), _NUMBER.sub("", paragraph.text)
    if match := cues.several.match(line):
        for piece in _pieces(match["name"], cues):
            yield from _accepted(_cut(piece, cues), cues, sure=True)
        return
    for pattern in (cues.label, cues.signed):
        match = pattern.match(line)
        if match:
            yield from _accepted(_cut(match["name"], cues), cues, sure=pattern is cues.label)
            return
    marks = list(cues.follows.finditer(line))
    if not marks and not cues.before.match(line):
        return
    start = 0
    for mark in marks:
        yield from _accepted(_after_opening(line[start : mark.start()], cues), cues, sure=False)
        start = mark.end()
    if not marks:
        for piece in cues.before.split(line):
            yield from _accepted(_cut(piece, cues), cues, sure=False)


def _pieces(text: str, cues: _Cues) -> list[str]:
    """The names behind a label of several: cut at semicolons, or at commas where each part is a body."""
    parts = _SEVERAL.split(text)
    each = [one for one in re.split(r"\s*,\s*", text) if one]
    return each if len(parts) == 1 and all(map(cues.organisation.search, each)) else parts


def _cut(text: str, cues: _Cues) -> str:
    """The text up to the words that only follow a name."""
    mark = cues.follows.search(text)
    return text[: mark.start()] if mark else text


def _after_opening(text: str, cues: _Cues) -> str:
    """The text behind the last word that opens or divides names, unless that word is part of a name."""
    openings = [one for one in cues.before.finditer(text) if one.group().strip(" :").lower() not in _AND]
    if openings:
        text = text[openings[-1].end() :]
    for joint in _JOINT.finditer(text):
        left = text[: joint.start()].strip()
        aside = not left or left[-1] in ",)”\"“»'" or left[:1].islower()
        if aside and not cues.organisation.search(left):
            text = text[joint.end() :]
            break
    return text.rpartition("; ")[2]


def _accepted(text: str, cues: _Cues, *, sure: bool) -> Iterator[str]:
    name = _trimmed(_NUMBER.sub("", _trimmed(text)))
    name = re.sub(r"^the\s+(?=[A-Z])", "", name)
    plain = name.lower()
    if not 2 < len(name) <= _LONGEST or plain in cues.not_names or f"the {plain}" in cues.not_names:
        return
    if sure or cues.organisation.search(name):
        yield name


def _trimmed(text: str) -> str:
    """The text without marks at its edges and without a bracket that has lost its other half."""
    text = text.strip(_EDGES)
    for left, right in _BRACKETS:
        if text.count(left) != text.count(right):
            text = text.strip(left + right).strip(_EDGES)
    return text
