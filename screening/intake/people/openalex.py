"""OpenAlex works: an API page, a single work, a list or JSON lines; printed and assigned affiliations."""

import json
from collections.abc import Iterator
from typing import Any

from screening.errors import InvalidFile
from screening.intake.people.bounded import json_of
from screening.intake.people.dates import iso_text
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
    """All works of the file with their authors, affiliations and acknowledged funders."""
    kept, not_read = titled(_items(text, file), _title, file, "entry")
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, place) for place, one in kept),
        not_read=not_read,
    )


def _items(text: str, file: str) -> Iterator[tuple[int, Any]]:
    if _is_lines(text):
        for row, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                yield row, _line(line)
        return
    parsed = json_of(text, file)
    found = parsed.get("results", [parsed]) if isinstance(parsed, dict) else parsed
    if not isinstance(found, list):
        raise InvalidFile(f"{file}: neither a work nor a list of works; download the works as JSON again")
    yield from enumerate(found, start=1)


def _is_lines(text: str) -> bool:
    first, _, rest = text.lstrip().partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _line(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _title(item: Any) -> str:
    given = mapping(item)
    return scalar(given.get("title")) or scalar(given.get("display_name"))


def _work(item: dict[str, Any], place: Place) -> Work:
    authorships = mappings(item.get("authorships"))
    return work(
        title=_title(item),
        place=place,
        date=iso_text(scalar(item.get("publication_date")) or scalar(item.get("publication_year"))),
        doi=doi_of(scalar(item.get("doi"))),
        authors=tuple(_author(one) for one in authorships),
        funders=tuple(_funders(item)),
        authors_cut=item.get("is_authors_truncated") is True or len(authorships) == 100,
    )


def _author(authorship: dict[str, Any]) -> Author:
    author = mapping(authorship.get("author"))
    return Author(
        name=scalar(authorship.get("raw_author_name")) or scalar(author.get("display_name")),
        orcid=orcid_of(scalar(author.get("orcid"))),
        affiliations=tuple(_affiliations(authorship)),
    )


def _affiliations(authorship: dict[str, Any]) -> list[PrintedAffiliation]:
    """The institutions assigned by the database, and the printed lines that it could not assign."""
    assigned = [
        PrintedAffiliation(
            text=scalar(one.get("display_name")),
            ror=ror_of(scalar(one.get("ror"))),
            country=scalar(one.get("country_code")),
            lineage=tuple(scalars(one.get("lineage"))),
            assigned=True,
        )
        for one in mappings(authorship.get("institutions"))
        if scalar(one.get("display_name"))
    ]
    lines = _unassigned_lines(authorship, bool(assigned))
    return assigned + [PrintedAffiliation(text=line) for line in lines]


def _unassigned_lines(authorship: dict[str, Any], some_assigned: bool) -> list[str]:
    blocks = mappings(authorship.get("affiliations"))
    if blocks:
        lines = [
            scalar(one.get("raw_affiliation_string")) for one in blocks if not one.get("institution_ids")
        ]
        return [line for line in lines if line]
    return [] if some_assigned else scalars(authorship.get("raw_affiliation_strings"))


def _funders(item: dict[str, Any]) -> list[Acknowledged]:
    """Funders from `grants` (older files) or from `awards` and `funders` (newer ones), one each."""
    found: dict[str, list[str]] = {}
    for one in [entry for key in ("grants", "awards", "funders") for entry in mappings(item.get(key))]:
        inner = scalar(mapping(one.get("funder")).get("display_name"))
        name = scalar(one.get("funder_display_name")) or inner or scalar(one.get("display_name"))
        award = scalar(one.get("award_id")) or scalar(one.get("funder_award_id"))
        if name:
            awards = found.setdefault(name, [])
            awards += [award] if award and award not in awards else []
    return [Acknowledged(name=name, awards=tuple(awards)) for name, awards in found.items()]
