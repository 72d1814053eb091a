"""Reads what a row says of a project: dates, fixed values, texts that several columns share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from screening.intake.columns import Column
from screening.intake.dates import Order, ambiguous, end_after, iso_date, period_of
from screening.intake.partners import countries_of, names_nobody
from screening.intake.reading import Table, texts_of
from screening.intake.spool import Stored
from screening.intake.vocabulary import country_code, vocabulary
from screening.intake.words import key
from screening.model.source import NotRead

FIXED = ("access", "data", "end_use", "benefit", "disclosure", "funding_conditions")
_SPACED = ("programme", "topics")


@dataclass(slots=True, kw_only=True)
class RowFacts:
    """What one row says of its project, with remarks about cells that could not be used."""

    texts: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    remarks: list[NotRead] = field(default_factory=list)


def row_facts(table: Table, number: int, row: Sequence[Stored]) -> RowFacts:
    """Everything but the organisations."""
    table, found = table.part(number), RowFacts()
    for name in ("id", "acronym", "title", "benefit_statement"):
        found.texts[name] = " ".join(" ".join(texts_of(row, table.of(name)[:1])).split())
    found.texts["summary"] = "\n\n".join(dict.fromkeys(texts_of(row, table.of("summary"))))
    for name in _SPACED:
        found.texts[name] = " ".join(dict.fromkeys(texts_of(row, table.of(name))))
    for name in ("keywords", "funder"):
        found.texts[name] = "; ".join(dict.fromkeys(texts_of(row, table.of(name))))
    if table.headings.layout is not None and not found.texts["funder"]:
        found.texts["funder"] = table.headings.layout.funder
    _dates(table, number, row, found)
    _countries(table, number, row, found)
    for name in FIXED:
        _fixed(table, number, row, name, found)
    return found


def _dates(table: Table, number: int, row: Sequence[Stored], found: RowFacts) -> None:
    for name in ("starts", "ends"):
        for column in table.of(name):
            texts = texts_of(row, (column,))
            if texts and not found.texts.get(name):
                found.texts[name] = _date(table, number, column, texts[0], found)
    duration = " ".join(texts_of(row, table.of("duration")))
    if both := period_of(duration):
        for name, written in zip(("starts", "ends"), both, strict=True):
            column = table.of("duration")[0]
            found.texts[name] = found.texts.get(name) or _date(table, number, column, written, found)
    if duration and found.texts.get("starts") and not found.texts.get("ends"):
        found.texts["ends"] = end_after(found.texts["starts"], duration)
        if found.texts["ends"]:
            says = f"the last day, {found.texts['ends']}, is worked out from the first and '{duration[:40]}'"
            found.remarks.append(_remark(table, number, table.of("duration")[0], says, duration))


def _countries(table: Table, number: int, row: Sequence[Stored], found: RowFacts) -> None:
    """Remarks about countries that no name or code of a country says; their partners' country is unknown."""
    for column in table.of("partner_country"):
        for text in texts_of(row, (column,)):
            for one in () if country_code(text) else countries_of(text):
                if not (country_code(one) or names_nobody(one) or key(one) in vocabulary().unknown):
                    says = f"'{one[:80]}' is not read as a country"
                    found.remarks.append(_remark(table, number, column, says, text))


def _date(table: Table, number: int, column: Column, text: str, found: RowFacts) -> str:
    given = table.dates.get(column.index, "")
    order: Order = "dmy" if given == "dmy" else "mdy" if given == "mdy" else ""
    read = iso_date(text, order)
    if read is None:
        found.remarks.append(_remark(table, number, column, f"'{text}' is not read as a date", text))
        return ""
    if not order and ambiguous(text):
        says = f"'{text}' may begin with the day or the month: read as the year only; say --dates dmy or mdy"
        found.remarks.append(_remark(table, number, column, says, text))
    return read


def _fixed(table: Table, number: int, row: Sequence[Stored], name: str, found: RowFacts) -> None:
    for column in table.of(name):
        for text in texts_of(row, (column,)):
            known = vocabulary()
            value = known.values[name].get(key(text), "")
            if value:
                found.texts[name] = value
            elif key(text) in known.unknown or text.strip() == "?":
                found.unknown.append(name)
            else:
                expected = ", ".join(dict.fromkeys(known.values[name].values()))
                says = f"'{text[:80]}' is read as unknown; expected one of: {expected}"
                found.remarks.append(_remark(table, number, column, says, text))


def _remark(table: Table, number: int, column: Column, says: str, raw: str) -> NotRead:
    return NotRead(place=table.place(number, column), says=says, raw=raw[:200], kind="noted")
