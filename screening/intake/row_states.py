"""Tells the rows of a table apart: read, skipped with a reason, refused with the cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from screening.intake.columns import ORGANISATIONS, Column, known_heading
from screening.intake.heading_rows import Headings, headings_at
from screening.intake.limits import LONGEST_CELL
from screening.intake.mapping import Mapping
from screening.intake.partners import names_nobody, organisations
from screening.intake.reading import READ, REFUSED, SKIPPED, Table, texts_of
from screening.intake.spool import Stored, as_text
from screening.intake.vocabulary import BETTER, country_code, is_protected, line_words, vocabulary
from screening.intake.words import key
from screening.model.source import NotRead

_SAYS_SOMETHING = re.compile(r"[^\W_]")
_MOVED = (
    "holds '{}', no country, and the row has more cells than there are headings;"
    " put cells with commas between quotation marks"
)
_WITHOUT_PARTNER = (
    "rows without a partner, read for who else takes part, such as the funder: {}, the first is row {};"
    " look whether a partner is missing there"
)
_NOT_YET_NAMED = "'{}' names no partner; only who else takes part, such as the funder, was looked up"
_NEXT_TABLE = "the headings of another table; the rows below are read under them"
_GROUP = "a country or region and nothing else, so no row of the table"
_AMOUNT = re.compile(r"[\d.,\s%€$£]+")
_IN_BRACKETS = re.compile(r"\(.*\)|\[.*\]|<.*>|（.*）|【.*】", re.DOTALL)
_NO_HEADING = re.compile(r"\d|.{60}", re.DOTALL)
_SURE, _NEAR = 3, 4
_TITLE = "the title of another table"
_SECOND_TABLE = (
    "reads like the headings of another table, and none names an organisation;"
    " put that table on a sheet of its own, since the rows below it have no place under the headings above"
)
_OF_THE_SECOND = (
    "stands below row {}, which reads like the headings of another table that names no organisation;"
    " put it on a sheet of its own"
)


@dataclass(slots=True, kw_only=True)
class Judge:
    """Decides about one row after the other, and collects what was not read."""

    table: Table
    not_read: list[NotRead] = field(default_factory=list)
    names: tuple[Column, ...] = ()
    others: tuple[Column, ...] = ()
    alone: tuple[int, int] | None = None
    identity: tuple[Column, ...] = ()
    needs_partner: bool = True
    blanks: list[list[int]] = field(default_factory=list)
    headed: int = 0
    second: int = 0
    heads: bool | None = None
    mapping: Mapping = field(default_factory=Mapping)
    part: Table = field(init=False)

    def __post_init__(self) -> None:
        self._under(self.table)

    def _under(self, part: Table) -> None:
        """Judge the rows to come under the headings of this part of the sheet."""
        self.part, self.heads, self.second = part, None, 0
        columns = part.columns
        self.headed = _filled([*part.headings.texts])
        self.needs_partner = part.headings.names_organisations
        self.names = tuple(one for one in columns if one.field in ORGANISATIONS[:4])
        partners = part.of("partner")
        self.others = tuple(one for one in self.names if one not in partners) if partners else ()
        self.names = partners or self.names
        self.identity = tuple(one for one in columns if one.field in ("id", "acronym", "title"))

    def rows(self) -> Iterator[tuple[int, list[Stored], bool]]:
        """Every row below the headings with True where it is to be read; states are set on the way.

        A further table begins where its headings stand below this one: `part` is that of the row given.
        """
        table = self.table
        table.states.extend([0] * (table.first_row - 1))
        headings = [key(one) for one in table.headings.texts]
        table.width = max([place for place, one in enumerate(headings, start=1) if one], default=1)
        for number, row in table.sheet.spool.rows(table.first_row):
            if not any(one != "" for one in row):
                table.states.append(SKIPPED)
                self._blank(number)
                yield number, row, False
                continue
            if begun := self._begun(row, number):
                self._under(table.begun_below(begun))
                headings = [key(one) for one in begun.texts]
                table.width = max([table.width, *(at for at, one in enumerate(headings, start=1) if one)])
                table.states.append(SKIPPED)
                self._keep(number, None, _NEXT_TABLE, "skipped", row)
                yield number, row, False
                continue
            row = self.part.filled(number, row)
            skipped = self._why_skipped(row, headings) or self._why_a_title(row, number)
            if self.heads is None and not skipped:
                self.heads = bool(texts_of(row, self.identity))
            refused = None if skipped else self._why_refused(row, number)
            if skipped:
                table.states.append(SKIPPED)
                self._keep(number, None, skipped, "skipped", row)
            elif refused:
                table.states.append(REFUSED)
                self._keep(number, refused[0], refused[1], "refused", row)
            else:
                table.states.append(READ)
                table.width = max(table.width, _filled(row))
            yield number, row, not (skipped or refused)

    def _begun(self, row: list[Stored], number: int) -> Headings | None:
        """The headings of another table that names organisations, where this row is them."""
        begins = _reads_like_headings if self._is_parted(number) else _is_nothing_but_headings
        if not self.needs_partner or not begins(row):
            return None
        found = headings_at(self.table.sheet, number, self.mapping)
        if found is None or not any(
            one.field in ORGANISATIONS[:4] and one.weight >= BETTER for one in found.columns
        ):
            return None  # `Name | Phone` are a person's
        return None if [*map(key, found.texts)] == [*map(key, self.part.headings.texts)] else found

    def _why_a_title(self, row: list[Stored], number: int) -> str:
        """What is said of a lone cell below a blank line and above the headings of another table."""
        alone = bool(self.blanks) and self.blanks[-1][1] == number - 1 and sum(map(_is_filled, row)) == 1
        return _TITLE if alone and self._is_above_headings(number) else ""

    def _is_above_headings(self, number: int) -> bool:
        """True where the next row that is not blank reads like headings."""
        rows = self.table.sheet.spool.rows(number + 1)
        below = next((row for _, row in islice(rows, _NEAR) if any(map(_is_filled, row))), [])
        return _reads_like_headings(below)

    def _why_skipped(self, row: list[Stored], headings: list[str]) -> str:
        if _repeats(row, headings):
            self.second = 0
            return "the headings repeated"
        filled = [text for one in row if (text := as_text(one).strip())]
        if not filled:
            return "blank line"
        if len(filled) > 1 and all(map(_IN_BRACKETS.fullmatch, filled)):
            return "a line that explains the headings"
        if not any(map(_SAYS_SOMETHING.search, filled)):
            return "a line without letters and numbers"
        names = texts_of(row, self.names) if self.needs_partner else []
        if names:
            unnamed = not texts_of(row, self.identity)
            if unnamed and (_counts_up(filled) or (self.identity and _is_total(names))):
                return "a line of totals"
            alone = len(filled) == 1 and len(headings) > 1
            return _GROUP if alone and _is_a_place(names[0]) else ""
        of_a_partner = texts_of(row, self.part.of("partner_country"))
        if len(filled) == 1 and self.needs_partner and not of_a_partner and _is_a_place(filled[0]):
            return _GROUP
        beside = texts_of(row, self.identity[1:])
        if key(filled[0]) in line_words("totals") and all(text[:1].isdigit() for text in beside):
            return "a line of totals"  # "Total | 40 projects" too
        if len(filled) == 1 and len(headings) > 2 and self._is_note(filled[0]):
            return "a remark, not a row of the table"
        return ""

    def _is_note(self, text: str) -> bool:
        start = key(text).split()[:1]
        marked = text.startswith(("*", "†", "(")) or any(one in line_words("notes") for one in start)
        return marked or len(text) > 40

    def _why_refused(self, row: list[Stored], number: int) -> tuple[Column | None, str] | None:
        if self._is_parted(number) and _reads_like_headings(row):
            self.second = number
            return None, _SECOND_TABLE
        if self.second:
            return None, _OF_THE_SECOND.format(self.second)
        if self._is_longer(row, number) and (moved := self._moved(row)):
            return moved
        if not self.needs_partner:
            return None if texts_of(row, self.identity) else (None, "no project number and no title; add one")
        texts = texts_of(row, self.names)
        column = self.names[0]
        longest = max(map(len, texts), default=0)
        if longest > LONGEST_CELL:
            why = f"holds {longest:,} characters, more than a name has"
            return column, f"{why}; look for a quotation mark that is missing"
        if any(map(organisations, texts)) or (not texts and self._names_the_project_below(row, number)):
            return None
        if any(map(organisations, texts_of(row, self.others))):
            self._without_partner(texts, row, number)
            return None
        if not texts:
            return column, self._why_empty(f"{column.letter}{len(self.table.states) + 1}")
        return column, f"'{texts[0]}' names no organisation; write its name, or delete the row"

    def _without_partner(self, texts: list[str], row: list[Stored], number: int) -> None:
        """Keep in mind a row that names a funder, say, and no partner; a placeholder is told of by itself."""
        if texts:
            self._keep(number, self.names[0], _NOT_YET_NAMED.format(texts[0][:80]), "noted", row)
        else:
            count, first = self.alone or (0, number)
            self.alone = (count + 1, first)

    def _is_parted(self, number: int) -> bool:
        """True below a blank line, and below one that is followed by the title of another table."""
        if not self.blanks:
            return False
        last = self.blanks[-1][1]
        return last == number - 1 or (last == number - 2 and _cells(self.table, number - 1) == 1)

    def _names_the_project_below(self, row: list[Stored], number: int) -> bool:
        """True for the head of a group: it names a project, and the row below it only who takes part.

        In a table that begins with a partner it is the other way round, and the project is that partner's.
        """
        if not self.heads or not texts_of(row, self.identity) or number >= len(self.table.sheet.spool):
            return False
        below = self.part.filled(number + 1, self.table.sheet.spool.row(number + 1))
        names = texts_of(below, self.names)
        return bool(names) and not texts_of(below, self.identity) and not _is_total(names)

    def _is_longer(self, row: list[Stored], number: int) -> bool:
        """True for a row of a text table with more cells than headings; they are counted."""
        if self.table.sheet.name or self.table.first_row == 1 or _filled(row) <= self.headed:
            return False
        count, first = self.table.longer or (0, number)
        self.table.longer = (count + 1, first)
        return True

    def _moved(self, row: list[Stored]) -> tuple[Column | None, str] | None:
        """The cell below a country's heading that holds no country, in a row that is too long."""
        for column in self.part.of("partner_country"):
            for text in texts_of(row, (column,)):
                if not country_code(text) and not names_nobody(text):
                    return column, _MOVED.format(text[:80])
        return None

    def _why_empty(self, cell: str) -> str:
        if cell in self.table.sheet.without_value:
            return "a formula saved without its value; open and save the file in your spreadsheet program"
        if cell in self.table.sheet.errors:
            return "a formula that ends in an error; mend it, or write the name of the organisation"
        return "empty; expected the name of an organisation"

    def _blank(self, number: int) -> None:
        """Remember a blank line, joined with those right above it."""
        if self.blanks and self.blanks[-1][1] == number - 1:
            self.blanks[-1][1] = number
        else:
            self.blanks.append([number, number])

    def unread(self) -> list[NotRead]:
        """Everything that was not read, in the order of the rows; blank lines in a row are one entry."""
        blanks = [
            NotRead(
                place=self.table.place(first),
                says="blank line" if first == last else f"blank lines up to row {last}",
                kind="skipped",
            )
            for first, last in self.blanks
        ]
        if self.alone:
            place = self.table.place(self.alone[1])
            blanks.append(NotRead(place=place, says=_WITHOUT_PARTNER.format(*self.alone), kind="noted"))
        return sorted([*self.not_read, *blanks], key=lambda one: one.place.row or 0)

    def _keep(self, number: int, column: Column | None, says: str, kind: str, row: list[Stored]) -> None:
        own = [] if self.second and self.second != number else self.part.cleaned(row)
        raw = " | ".join(as_text(one) for one in own if one != "")[:500]
        self.not_read.append(NotRead(place=self.table.place(number, column), says=says, raw=raw, kind=kind))


def _is_total(names: list[str]) -> bool:
    """True for `Total` or `Total partners: 12` where the name of an organisation should stand."""
    words = key(names[0]).split()
    if key(names[0]) in line_words("totals"):
        return True
    plain = len(words) == 1 or any(word.isdigit() for word in words)
    return plain and words[:1] != [] and words[0] in line_words("totals")


def _is_a_place(text: str) -> bool:
    return bool(country_code(text)) or key(text) in line_words("regions")


def _counts_up(filled: list[str]) -> bool:
    """True for `Grand total` or `Total partners` beside nothing but numbers."""
    first, *rest = filled
    totals = line_words("totals")
    is_total = key(first) in totals or not totals.isdisjoint(key(first).split()[:1])
    return is_total and bool(rest) and all(_AMOUNT.fullmatch(one) for one in rest)


def _is_nothing_but_headings(row: list[Stored]) -> bool:
    """True where every cell is to the word a known heading, of three fields at least, one of a body."""
    texts = [text for one in row if (text := as_text(one).strip())]
    if len(texts) < _SURE or any(map(_NO_HEADING.search, texts)):  # most rows, and they are many
        return False
    known = vocabulary().headings
    fields: set[str] = set()
    for text in texts:
        field = known.get(key(text), ("", 0))[0]
        if not field:
            return False
        fields.add(field)
    return len(fields) >= _SURE and not fields.isdisjoint(ORGANISATIONS)


def _is_filled(value: Stored) -> bool:
    return value != ""


def _reads_like_headings(row: list[Stored]) -> bool:
    """True where half of the cells, and two at least, are headings that are known for different fields.

    Weak ones, and those of columns that are not read, count where no cell is anything else.
    """
    filled = [text for one in row if (text := as_text(one).strip())]
    known = [known_heading(one) for one in filled]
    fields = {field for field, weight in known if weight >= BETTER}
    all_known = len(filled) > 2 and all(
        field or is_protected(text) for text, (field, _) in zip(filled, known, strict=True)
    )
    return all_known or (len(fields) > 1 and 2 * len(fields) >= len(filled))


def _cells(table: Table, number: int) -> int:
    return sum(1 for one in table.sheet.spool.row(number) if one != "")


def _repeats(row: list[Stored], headings: list[str]) -> bool:
    """True for the headings once more; most rows differ in their first cell, and no more is looked at."""
    for place, heading in enumerate(headings):
        text = as_text(row[place]) if place < len(row) else ""
        if len(text) > 200 or key(text) != heading:
            return False
    return True


def _filled(row: list[Stored]) -> int:
    """The number of cells up to the last that is not empty."""
    count = len(row)
    while count and row[count - 1] == "":
        count -= 1
    return count
