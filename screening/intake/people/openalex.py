"""OpenAlex works: an API page, a single work, a list or JSON lines; printed and assigned affiliations."""

import json
from collections.abc import Iterator
from typing import Any

from screening.errors import InvalidFile
from screening.intake.people.bounded import json_of
from screening.intake.people.dates import iso_text
from screening.intake.people.names import doi_of, orcid_of, ror_of
from screening.intake.people.works import MAX_WORKS, work
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    Format,
    PrintedAffiliation,
    Side,
    Work,
)
from screening.model.source import NotRead, Place


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All works of the file with their authors, affiliations and acknowledged funders."""
    works: list[Work] = []
    problems: list[NotRead] = []
    for row, item in _items(text, file):
        if len(works) >= MAX_WORKS:
            problems.append(_problem(file, row, f"more than {MAX_WORKS} works; the rest was not read"))
            break
        if isinstance(item, dict) and (item.get("title") or item.get("display_name")):
            works.append(_work(item, file, row))
        else:
            problems.append(_problem(file, row, "this entry has no title and was not read"))
    return FileReading(file=file, format=format, side=side, works=tuple(works), not_read=tuple(problems))


def _problem(file: str, row: int, says: str) -> NotRead:
    return NotRead(place=Place(file=file, row=row), says=says)


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
    except (json.JSONDecodeError, RecursionError):
        return None


def _work(item: dict[str, Any], file: str, row: int) -> Work:
    authorships = [one for one in item.get("authorships") or [] if isinstance(one, dict)]
    return work(
        title=str(item.get("title") or item.get("display_name")),
        place=Place(file=file, row=row),
        date=iso_text(str(item.get("publication_date") or item.get("publication_year") or "")),
        doi=doi_of(item.get("doi")),
        authors=tuple(_author(one) for one in authorships),
        funders=tuple(_funders(item)),
        authors_cut=bool(item.get("is_authors_truncated")) or len(authorships) == 100,
        retracted=bool(item.get("is_retracted")),
    )


def _author(authorship: dict[str, Any]) -> Author:
    author = authorship.get("author") or {}
    return Author(
        name=str(authorship.get("raw_author_name") or author.get("display_name") or ""),
        orcid=orcid_of(author.get("orcid")),
        affiliations=tuple(_affiliations(authorship)),
        corresponding=authorship.get("is_corresponding"),
    )


def _affiliations(authorship: dict[str, Any]) -> list[PrintedAffiliation]:
    """The institutions assigned by the database, else the lines as printed."""
    institutions = [one for one in authorship.get("institutions") or [] if isinstance(one, dict)]
    assigned = [
        PrintedAffiliation(
            text=str(one.get("display_name") or ""),
            ror=ror_of(one.get("ror")),
            country=str(one.get("country_code") or ""),
            lineage=tuple(str(parent) for parent in one.get("lineage") or []),
            assigned=True,
        )
        for one in institutions
        if one.get("display_name")
    ]
    lines = _unassigned_lines(authorship)
    return assigned + [PrintedAffiliation(text=line) for line in lines]


def _unassigned_lines(authorship: dict[str, Any]) -> list[str]:
    """Printed lines that the database could not assign to an institution."""
    blocks = [one for one in authorship.get("affiliations") or [] if isinstance(one, dict)]
    if blocks:
        lines = [
            str(one.get("raw_affiliation_string") or "") for one in blocks if not one.get("institution_ids")
        ]
    elif authorship.get("institutions"):
        lines = []
    else:
        lines = [str(one) for one in authorship.get("raw_affiliation_strings") or []]
    return [line for line in lines if line.strip()]


def _funders(item: dict[str, Any]) -> list[Acknowledged]:
    """Funders from `grants` (older files) or from `awards` and `funders` (newer ones), one each."""
    found: dict[str, list[str]] = {}
    for one in [*(item.get("grants") or []), *(item.get("awards") or []), *(item.get("funders") or [])]:
        if not isinstance(one, dict):
            continue
        funder = one.get("funder")
        inner = funder.get("display_name") if isinstance(funder, dict) else None
        name = str(one.get("funder_display_name") or inner or one.get("display_name") or "").strip()
        award = str(one.get("award_id") or one.get("funder_award_id") or "").strip()
        if name:
            awards = found.setdefault(name, [])
            awards += [award] if award and award not in awards else []
    return [Acknowledged(name=name, awards=tuple(awards)) for name, awards in found.items()]
