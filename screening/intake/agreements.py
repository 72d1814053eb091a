"""The parties that an agreement names, from its opening clause, its labels and its signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.agreement_cues import Cues, agreement_cues, literature, studies
from screening.intake.agreement_text import AgreementText, Paragraph, agreement_text
from screening.intake.columns import ORGANISATIONS, known_heading, known_label
from screening.intake.document_facts import Line, facts_of
from screening.intake.document_tables import TextTable, lines_of, parties_in_table, registers_in
from screening.intake.encodings import encoding_of
from screening.intake.limits import Limits
from screening.intake.one_cell_rows import are_headings
from screening.intake.partners import country_at_end
from screening.intake.sentence_parties import may_be_name, said_in
from screening.intake.vocabulary import BETTER, country_code
from screening.intake.words import key
from screening.model.proposal import Party, Proposal, TextLine
from screening.model.source import NotRead, Place

_LONGEST = 200
_LONG = 60
_NAME_OF_A_PERSON = re.compile(r"^\W*name\s*:", re.IGNORECASE)
_MOST_BYTES = 4_000_000
_EDGES = " \t,;:.-–—_*“”\"'‘’«»„"
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"))
_RUNNING_TEXT = (
    "Running text is read for parties only behind labels, below a heading such as “Partners”, in the opening"
    " clause, at signatures, in tables with headings and in sentences such as"
    " “together with X”; a listed body named elsewhere is asked about, any other was not read, so look"
    " through the text."
)
_REGISTER = "holds a table of several projects, read here as one; screening run reads each by itself"
_FROM_A_SENTENCE = "read from a sentence as taking part: {}; look whether this is so"
_NAMED_ELSEWHERE = "named in a sentence that may speak of something else, so not read as taking part: {}"
_HEADINGS = 40
_DELIMITERS = ",;|\t"
_MOST_LISTED = 1000
_LONGEST_LINE = 120
_MARK = re.compile(r"^\s*[-*•●▪–·o]\s+")
_SEVERAL = re.compile(r"\s*[;•●▪]\s*|(?<=\))\s*,\s*(?:and\s+)?|\s*、\s*")
_KNOWN = re.compile(r"^\W*(?P<label>[^:：–—]{2,60}?)\s*(?:(?P<colon>[:：])|\s[–—-]\s)\s*(?P<name>\S.*)$")
_A_SENTENCE = re.compile(r"\b[a-zß-ÿ]\w*\.$")
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReading:
    """One agreement as a proposal with its parties, and what of the file was not read."""

    proposal: Proposal
    not_read: tuple[NotRead, ...]


def is_document(path: Path) -> bool:
    """True for a plain text that names a party behind a label, or in a sentence and under no headings."""
    if path.suffix.lower() != ".txt" or path.stat().st_size > _MOST_BYTES:
        return False
    lines = encoding_of(path).text_of(path).splitlines()
    cues = agreement_cues()
    labelled = any(
        pattern.match(line)
        for line in lines
        if "\t" not in line
        for pattern in (cues.label, cues.several, cues.signed)
    )
    if labelled or any(map(_holds_headings, lines[:_HEADINGS])):
        return labelled
    paragraphs = agreement_text(path).paragraphs
    return any(_opens(one) or any(said.sure for said in said_in(one.text)) for one in paragraphs)


def begins_with_headings(path: Path) -> bool:
    """True where one of the first lines of a text holds the headings of a table of organisations."""
    lines = encoding_of(path).text_of(path).splitlines()[:_HEADINGS]
    return any(are_headings(line.split(mark)) for line in lines for mark in _DELIMITERS)


def _opens(paragraph: Paragraph) -> bool:
    """True for a clause that opens an agreement: "between X and Y"."""
    cues = agreement_cues()
    word = cues.before.match(_NUMBER.sub("", paragraph.text))
    if word is None or word.group().strip(" :").lower() in cues.ands:
        return False
    return any(True for _ in names_in(paragraph))


def _holds_headings(line: str) -> bool:
    return any(known_heading(one)[0] in ORGANISATIONS for one in re.split(r"[,;|\t]", line) if one)


def read_agreement(
    path: Path, limits: Limits | None = None, text: AgreementText | None = None
) -> AgreementReading:
    """Read the parties of running text (DOCX, PDF, TXT); raises InvalidFile when it names none.

    `text` is what the file says, where that is known already.
    """
    text = text or agreement_text(path, limits)
    parties = parties_of(text)
    said = tuple(_in_sentences(text, parties))
    parties += tuple(party for found, _ in said for party in found)
    if not parties:
        missing = (f"{one.place.label()}: {one.says}" for one in text.not_read)
        says = (
            f"{path.name}: no party's name was found; expected a clause such as “between X and Y”, "
            "a label such as “Partner: X”, or a signature “for and on behalf of X”"
        )
        raise InvalidFile([says, *missing])
    facts = facts_of(_lines(text))
    several = (NotRead(place=Place(file=path.name), says=_REGISTER, kind="noted"),)
    not_read = (*text.not_read, *facts.remarks, *(one for _, one in said))
    not_read += several if registers_in(text.tables) else ()
    told = facts.texts.get
    proposal = Proposal(
        id=told("id") or path.stem,
        title=_title(text, path),
        summary=_behind(agreement_cues().summary, text) or _below(agreement_cues().summary, text),
        acronym=told("acronym", ""),
        programme=told("programme", ""),
        starts=told("starts", ""),
        ends=told("ends", ""),
        parties=parties,
        not_read=(*(f"{one.place.label()}: {one.says}" for one in not_read), _RUNNING_TEXT),
        lines=tuple(_of_the_project(text.paragraphs)),
        place=Place(file=path.name),
    )
    return AgreementReading(proposal=proposal, not_read=not_read)


def _of_the_project(paragraphs: Sequence[Paragraph]) -> Iterator[TextLine]:
    """The text without its literature and without lines about studies: what these name is no tie."""
    left_out = False
    for one in paragraphs:
        line = _NUMBER.sub("", one.text).strip()
        if key(line) in literature():
            left_out = True
        elif left_out and _may_be_heading(line):
            left_out = False
        if not left_out and not (len(line) <= _LONGEST_LINE and studies().match(line)):
            yield TextLine(text=one.text, place=one.place)


def _may_be_heading(line: str) -> bool:
    """A short line without the marks and the years of a reference."""
    return len(line) <= _HEADINGS and not re.search(r"[.,;]|\d{4}", line)


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
    if said := _behind(agreement_cues().title, text):
        return said[:_LONGEST]
    body = (one.text for one in text.paragraphs if "header" not in one.place.sheet)
    return next((one for one in body if 3 < len(one) <= _LONGEST), path.stem)


def parties_of(text: AgreementText) -> tuple[Party, ...]:
    """Every party once, in the order in which the agreement names them."""
    found: dict[str, Party] = {}
    last = ""
    for paragraph, names in _named(text.paragraphs):
        if last and (country := _country(paragraph.text)):
            found[last] = replace(found[last], country=found[last].country or country)
        last = ""
        for name in names:
            place = paragraph.place
            if paragraph.added:
                place = replace(place, column="tracked insertion")
            one = Party(name=name, country=country_at_end(name), role=_role(paragraph.text), place=place)
            last = " ".join(name.casefold().split())
            found.setdefault(last, one)
    for party in (one for table in text.tables for one in _of_table(table)):
        found.setdefault(" ".join(party.name.casefold().split()), party)
    return tuple(_without_parts(found))


def _country(line: str) -> str:
    """The country in a line of its own below a party: `Country: Norway`."""
    label = _KNOWN.match(line)
    about = label and known_label(label["label"])[0] == "partner_country"
    return country_code(label["name"]) if label and about else ""


def _role(line: str) -> str:
    """`funder` where the label says so, as the heading of a column would."""
    label = _KNOWN.match(line)
    field = known_label(label["label"])[0] if label else ""
    return field if field in ("funder", "supplier", "owner") else "partner"


def _named(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """The names that each paragraph gives: as its own words say, or as a line below a label."""
    cues, lines_left = agreement_cues(), 0
    for paragraph in paragraphs:
        line = _NUMBER.sub("", paragraph.text)
        names = tuple(names_in(paragraph))
        bare = line.rstrip(" :：")
        if paragraph.tabled:
            lines_left = 0
        elif cues.several.match(f"{bare}: x"):
            lines_left = _MOST_LISTED
        elif not names and (cues.label.match(f"{bare}: x") or _heads_a_column(bare)):
            lines_left = 1
        elif lines_left and not names and (name := _line_of_a_list(line, cues)):
            names = (name,)
            lines_left -= 1
        else:
            lines_left = 0
        yield paragraph, names


def _heads_a_column(label: str) -> bool:
    field, weight = known_label(label) if len(label) < _LONG else ("", 0)
    return field in ORGANISATIONS and weight >= BETTER


def _line_of_a_list(line: str, cues: Cues) -> str:
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


def _in_sentences(text: AgreementText, known: Sequence[Party]) -> Iterator[tuple[tuple[Party, ...], NotRead]]:
    """What sentences name besides: the parties, none where another thing may be meant, and a remark."""
    taken = [key(one.name) for one in known]
    for paragraph in text.paragraphs:
        for one in () if tuple(names_in(paragraph)) else said_in(paragraph.text):
            names = [name for name in one.names if not _is_taken(key(name), taken)]
            if not names:
                continue
            taken += map(key, names)
            says = (_FROM_A_SENTENCE if one.sure else _NAMED_ELSEWHERE).format("; ".join(names))
            found = [Party(name=name, country=country_at_end(name), place=paragraph.place) for name in names]
            remark = NotRead(place=paragraph.place, says=says, kind="noted")
            yield tuple(found) if one.sure else (), remark


def _is_taken(name: str, taken: Sequence[str]) -> bool:
    """True where a name is known already, in part or with more around it."""
    return any(name in other or other in name for other in taken)


def _without_parts(found: dict[str, Party]) -> Iterator[Party]:
    """Leave out a name that is only the beginning of another one."""
    for name, party in found.items():
        if not any(other != name and other.startswith(f"{name}, ") for other in found):
            yield party


def names_in(paragraph: Paragraph) -> Iterator[str]:
    """The names of parties that one paragraph gives."""
    cues, line = agreement_cues(), _NUMBER.sub("", paragraph.text)
    if match := cues.several.match(line):
        for piece in _pieces(match["name"], cues):
            yield from _accepted(_cut(piece, cues), cues, sure=True)
        return
    for pattern in (cues.label, cues.signed):
        match = pattern.match(line)
        if match:
            yield from _accepted(_cut(match["name"], cues), cues, sure=pattern is cues.label)
            return
    if match := _KNOWN.match(line):
        yield from _behind_a_heading(match, cues)
        return
    marks = list(cues.follows.finditer(line))
    if not marks and not cues.before.match(line):
        return
    start = 0
    for mark in marks:
        for piece in cues.another.split(line[start : mark.start()]):
            yield from _accepted(_after_opening(piece, cues), cues, sure=False)
        start = mark.end()
    if not marks:
        for piece in _between(line, cues):
            yield from _accepted(_cut(piece, cues), cues, sure=False)


def _behind_a_heading(match: re.Match[str], cues: Cues) -> Iterator[str]:
    """The names behind what heads a column of organisations in registers: "Collaborating institution: X"."""
    field, weight = known_label(match["label"])
    sure = weight >= BETTER and match["colon"]
    if field not in ORGANISATIONS or not (sure or "partner" in key(match["label"])):
        return
    for piece in _pieces(match["name"], cues):
        name = _cut(piece, cues)
        if not _A_SENTENCE.search(name) and may_be_name(name):
            yield from _accepted(name, cues, sure=bool(sure))


def _pieces(text: str, cues: Cues) -> list[str]:
    """The names behind a label of several: cut at semicolons, and at commas and "and" between bodies."""
    parts = [one for one in _SEVERAL.split(text) if one]
    for divides in (cues.listed, cues.comma):
        each = [one for part in parts for one in divides.split(part) if one]
        if all(map(cues.organisation.search, each)):
            return each
    return parts


def _cut(text: str, cues: Cues) -> str:
    """The text up to the words that only follow a name."""
    mark = cues.follows.search(text)
    return text[: mark.start()] if mark else text


def _after_opening(text: str, cues: Cues) -> str:
    """The text behind the last word that opens or divides names, unless that word is part of a name."""
    openings = [one for one in cues.before.finditer(text) if one.group().strip(" :").lower() not in cues.ands]
    if openings:
        text = text[openings[-1].end() :]
    for joint in cues.joint.finditer(text):
        left = text[: joint.start()].strip()
        aside = not left or left[-1] in ",)”\"“»'" or left[:1].islower()
        if aside and not cues.organisation.search(left):
            text = text[joint.end() :]
            break
    return text.rpartition("; ")[2]


def _between(line: str, cues: Cues) -> Iterator[str]:
    """What stands between the words that open or divide names; "and" divides none where no body follows.

    "University of Electronic Science and Technology of China" is one name.
    """
    start = 0
    marks = list(cues.before.finditer(line))
    ends = [*(one.start() for one in marks[1:]), len(line)]
    for mark, end in zip(marks, ends, strict=True):
        joins = mark.group().strip(" :").lower() in cues.ands
        if not joins or cues.organisation.search(line[mark.end() : end]):
            yield line[start : mark.start()]
            start = mark.end()
    yield line[start:]


def _accepted(text: str, cues: Cues, *, sure: bool) -> Iterator[str]:
    name = _trimmed(_NUMBER.sub("", _trimmed(text)))
    name = cues.article.sub("", name)
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
