"""Groups the rows of one or more tables into projects and builds each proposal when it is asked for."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from screening.intake.columns import Column
from screening.intake.escapes import as_read, reads_otherwise
from screening.intake.facts import FIXED, RowFacts, row_facts
from screening.intake.partners import (
    codes_at_end,
    countries_of,
    country_at_end,
    domain_of,
    organisations,
    organisations_counted,
    ror_of,
    with_role,
)
from screening.intake.reading import Table
from screening.intake.spool import Stored, as_text
from screening.intake.vocabulary import country_code, line_words, vocabulary
from screening.intake.words import key
from screening.model.proposal import Party, Proposal
from screening.model.source import NotRead, Place

_TEXTS = (
    "acronym",
    "title",
    "summary",
    "funder",
    "programme",
    "topics",
    "starts",
    "ends",
    "benefit_statement",
)
MOST_TABLES = 4096
_QUOTED = 200
_NO_PARTNER = (
    "no row of this project names a partner; only who else takes part, such as the funder, was looked up"
)
_CUT_AT = re.compile(r"\s*[;,；，、|\n]\s*")


@dataclass(slots=True)
class TableProjects:
    """Proposals over tables on disk: only row numbers are held in memory.

    `rows` holds table and row of every read row, `starts` where each project begins in it.
    """

    tables: tuple[Table, ...]
    names: list[str]
    rows: "array[int]"
    starts: "array[int]"
    dropped: tuple[str, ...] = ()
    remarks: list[NotRead] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all projects."""
        return self.names

    def __iter__(self) -> Iterator[Proposal]:
        for place in range(len(self)):
            yield self[place]

    def __getitem__(self, place: int) -> Proposal:
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self.built(place)[0]

    def built(self, place: int) -> tuple[Proposal, list[NotRead]]:
        """One proposal with the remarks about its cells."""
        found = [
            (self.tables[code % MOST_TABLES].part(code // MOST_TABLES), code // MOST_TABLES)
            for code in self.rows[self.starts[place] : self.starts[place + 1]]
        ]
        read = [(table, number, table.user_row(number)) for table, number in found]
        facts = [row_facts(*one) for one in read]
        parties = [party for one in read for party in parties_of(*one)]
        proposal = _proposal(self.names[place], facts, _without_repeats(parties), self.dropped)
        if parties and all(one.role != "partner" for one in parties) and _names_no_partner(read):
            proposal = replace(proposal, not_read=(_NO_PARTNER,))
        remarks = [remark for one in facts for remark in one.remarks]
        return proposal, remarks + _differing(facts, read)


def _names_no_partner(read: Sequence[tuple[Table, int, list[Stored]]]) -> bool:
    """True where there are columns of partners, and none of these rows names one in them."""
    columns = [(row, column) for table, _, row in read for column in table.of("partner")]
    return bool(columns) and not any(organisations(as_read(_text(row, column))) for row, column in columns)


def _proposal(
    name: str, facts: Sequence[RowFacts], parties: tuple[Party, ...], dropped: tuple[str, ...]
) -> Proposal:
    first: dict[str, Any] = {
        part: next((one.texts[part] for one in facts if one.texts.get(part)), "") for part in _TEXTS
    }
    fixed: dict[str, Any] = {part: _agreed(part, facts) for part in FIXED}
    words = [word for one in facts for word in _CUT_AT.split(one.texts.get("keywords", ""))]
    said_unknown = {part for one in facts for part in (*one.unknown, *one.texts)}
    return Proposal(
        id=name,
        title=first.pop("title") or first["acronym"] or name,
        **first,
        **fixed,
        keywords=tuple(dict.fromkeys(word.strip() for word in words if word.strip())),
        parties=parties,
        explicit_unknown=tuple(part for part in FIXED if part in said_unknown and fixed[part] == "unknown"),
        dropped_fields=dropped,
        place=parties[0].place if parties else None,
    )


def _agreed(part: str, facts: Sequence[RowFacts]) -> str:
    """The value that all rows of a project give; rows that disagree make it unknown."""
    said = {one.texts[part] for one in facts if one.texts.get(part)}
    return said.pop() if len(said) == 1 else "unknown"


def parties_of(table: Table, number: int, row: Sequence[Stored]) -> Iterator[Party]:
    """The organisations that a row names, in the order of its columns."""
    table = table.part(number)
    for column, about in table.organisations():
        cell = _text(row, column)
        names = organisations(as_read(cell)) if cell else ()
        if not names:
            continue
        said = {one.field: text for one in about if (text := as_read(_text(row, one)).strip())}
        if len(names) == 1 and (count := _how_many(said.get("partner_country", ""))) > 1:
            names = organisations_counted(as_read(cell), count) or names
        countries = _countries(said.get("partner_country", ""), len(names))
        place = table.place(number, column)
        if reads_otherwise(cell):
            place = replace(place, written=" ".join(cell.split())[:_QUOTED])
        if not any(countries):
            countries = codes_at_end(names)
        for name, country in zip(names, countries, strict=True):
            yield _party(name, column.field, country, said if len(names) == 1 else {}, place)


def _text(row: Sequence[Stored], column: Column) -> str:
    return as_text(row[column.index]).strip() if column.index < len(row) else ""


def _countries(written: str, count: int) -> Sequence[str]:
    """A country for each of several names: one each where the cell gives as many, else the same for all."""
    each = countries_of(written)
    if count > 1 and len(each) == count:
        return [country_code(one) for one in each]
    known = {country_code(one) for one in each}
    return [known.pop() if len(known) == 1 else country_code(written)] * count


def _how_many(written: str) -> int:
    """How many countries a cell gives one by one; 0 where it is one, or not all are known."""
    each = [] if country_code(written) else countries_of(written)
    return len(each) if each and all(map(country_code, each)) else 0


def _party(name: str, field_name: str, country: str, said: Mapping[str, str], place: Place) -> Party:
    name, in_the_cell = with_role(name)
    role = in_the_cell if field_name == "partner" and in_the_cell else field_name
    if field_name == "partner" and "partner_role" in said:
        role = vocabulary().values["partner_role"].get(key(said["partner_role"]), role)
    return Party(
        name=name,
        role=role,
        country=country or country_at_end(name),
        city=said.get("partner_city", ""),
        domain=domain_of(said.get("partner_domain", "")) or _mail_domain(said.get("partner_email", "")),
        ror=ror_of(said.get("partner_ror", "")),
        alternate=said.get("partner_alternate", ""),
        place=place,
    )


def _mail_domain(address: str) -> str:
    """The domain of an address, unless it is that of a public mail provider."""
    found = domain_of(address)
    return "" if found in line_words("public_mail") else found


def _without_repeats(parties: Sequence[Party]) -> tuple[Party, ...]:
    """A party named twice in the same words and role is shown once, at its first place."""
    kept: dict[tuple[str, ...], Party] = {}
    for one in parties:
        kept.setdefault((one.name, one.role, one.country, one.city, one.ror), one)
    return tuple(kept.values())


def _differing(facts: Sequence[RowFacts], read: Sequence[tuple[Table, int, list[Stored]]]) -> list[NotRead]:
    """Remarks about rows of one project that contradict its first row."""
    found = []
    for part in ("title", "starts", "ends", *FIXED):
        first = next((one.texts[part] for one in facts if one.texts.get(part)), "")
        for one, (table, number, _) in zip(facts, read, strict=True):
            said = one.texts.get(part, "")
            if said and said != first:
                column = next(iter(table.of(part)), None)
                used = "so neither is used" if part in FIXED else "which is used"
                says = f"'{said[:80]}' differs from '{first[:80]}' in another row of the project, {used}"
                found.append(
                    NotRead(place=table.place(number, column), says=says, raw=said[:200], kind="noted")
                )
    return found
