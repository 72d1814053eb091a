"""Crossref works JSON: one message, or a list of items."""

from typing import Any

from screening.errors import InvalidFile
from screening.intake.people.bounded import json_of
from screening.intake.people.dates import iso
from screening.intake.people.json_values import mapping, mappings, scalar, scalars
from screening.intake.people.names import doi_of, orcid_of, ror_of
from screening.intake.people.works import titled, work
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    Format,
    PrintedAffiliation,
    Side,
    Work,
)
from screening.model.source import Place


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All works of the file; Crossref prints few affiliations, but its funders are the publisher's own."""
    records = enumerate(_items(json_of(text, file), file), start=1)
    kept, not_read = titled(records, _title, file, "entry")
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, place) for place, one in kept),
        not_read=not_read,
    )


def _items(parsed: Any, file: str) -> list[Any]:
    message = parsed.get("message", parsed) if isinstance(parsed, dict) else parsed
    if isinstance(message, dict):
        message = message.get("items", [message])
    if not isinstance(message, list):
        raise InvalidFile(f"{file}: neither a work nor a list of works; download the works as JSON again")
    return message


def _title(item: Any) -> str:
    given = mapping(item).get("title")
    return next(iter(scalars(given)), "") if isinstance(given, list) else scalar(given)


def _work(item: dict[str, Any], place: Place) -> Work:
    return work(
        title=_title(item),
        place=place,
        date=_date(mapping(item.get("issued")).get("date-parts")),
        doi=doi_of(scalar(item.get("DOI"))),
        authors=tuple(_author(one) for one in mappings(item.get("author"))),
        funders=tuple(_funder(one) for one in mappings(item.get("funder")) if scalar(one.get("name"))),
    )


def _date(parts: Any) -> str:
    """ISO text of the first of `date-parts`."""
    first = scalars(parts[0]) if isinstance(parts, list) and parts else []
    return iso(*first[:3]) if first else ""


def _author(author: dict[str, Any]) -> Author:
    given = scalar(author.get("given"))
    family = scalar(author.get("family")) or scalar(author.get("name"))
    places = mappings(author.get("affiliation"))
    return Author(
        name=f"{family}, {given}" if given else family,
        orcid=orcid_of(scalar(author.get("ORCID"))),
        authenticated=author.get("authenticated-orcid") is True,
        affiliations=tuple(_affiliation(one) for one in places if scalar(one.get("name"))),
    )


def _affiliation(one: dict[str, Any]) -> PrintedAffiliation:
    rors = (ror_of(scalar(item.get("id"))) for item in mappings(one.get("id")))
    return PrintedAffiliation(text=scalar(one["name"]), ror=next(filter(None, rors), ""))


def _funder(one: dict[str, Any]) -> Acknowledged:
    return Acknowledged(name=scalar(one["name"]), awards=tuple(scalars(one.get("award"))))
