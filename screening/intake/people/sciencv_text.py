"""The certified SciENcv PDFs by their printed labels: biosketch and current and pending (other) support."""

import re
from dataclasses import replace

from screening.intake.people.cv import read_lines
from screening.intake.people.dates import iso_text
from screening.intake.people.dropping import lines_without_dropped
from screening.intake.people.names import orcid_of, person
from screening.intake.people.words import kind_of_title, organisation_in
from screening.model.record import (
    FileReading,
    Format,
    OrganisationTie,
    PersonName,
    RecordKind,
    Side,
    Strength,
)
from screening.model.source import NotRead, Place

_LABELS = {
    "name": r"NAME",
    "identifier": r"(?:PERSISTENT IDENTIFIER.{0,40}|ORCID iD.{0,20})",
    "position": r"POSITION TITLE",
    "organisation": r"(?:PRIMARY )?ORGANIZATION AND LOCATION",
    "title": r"Proposal/Active Project Title",
    "status": r"Status of Support",
    "award": r"Proposal/Award Number",
    "funder": r"Source of Support",
    "where": r"Primary Place of Performance",
    "start": r"(?:Proposal/Active )?(?:Project )?Start Date",
    "end": r"(?:Proposal/Active )?(?:Project )?End Date",
    "amount": r"Total Anticipated Amount",
    "months": r"Person[- ]Months?",
    "objectives": r"Overall Objectives",
    "overlap": r"Statement of Potential Overlap",
    "inkind": r"Summary of In-Kind Contribution",
}
_LABEL = re.compile(
    r"^\s*\*?\s*(?:" + "|".join(rf"(?P<{key}>{pattern})" for key, pattern in _LABELS.items()) + r")"
    r"\s*(?:\((?:MM/YYYY|if available|if applicable)[^)]*\)\s*)*\s*(?::|$)\s*(?P<value>.*)$",
    re.IGNORECASE,
)


def is_sciencv(lines: list[str]) -> bool:
    """True when at least three of the forms' printed labels stand at the start of lines."""
    found = {match.lastgroup for line in lines[:400] if (match := _LABEL.match(line))}
    labels = {key for line in lines[:400] if (m := _LABEL.match(line)) for key in _LABELS if m[key]}
    return len(found | labels) >= 4 and bool(labels & {"position", "funder", "organisation"})


def read_lines_of_form(lines: list[str], file: str, side: Side, not_read: tuple[NotRead, ...]) -> FileReading:
    """The printed entries of support, and of the biosketch's sections."""
    kept, dropped = lines_without_dropped(lines)
    fields = _fields(kept)
    strength = Strength.FORM if side is Side.DECLARED else Strength.STATED
    support = tuple(_support(one, file, side, strength) for one in _blocks(fields))
    body = read_lines(kept, file, Format.SCIENCV_PDF, side)
    sections = tuple(_as_form(one, strength) for one in body.ties if one.kind is not RecordKind.SUPPORT)
    own = _own_position(fields, sections, file, side, strength)
    nothing = () if support or sections or own else body.not_read
    return FileReading(
        file=file,
        format=Format.SCIENCV_PDF,
        side=side,
        names=_names(fields),
        orcids=tuple(filter(None, [orcid_of(_first(fields, "identifier"))])) or body.orcids,
        ties=own + sections + tuple(one for one in support if one.organisation),
        works=body.works,
        dropped=dropped,
        not_read=not_read + nothing,
    )


def _as_form(tie: OrganisationTie, strength: Strength) -> OrganisationTie:
    return replace(tie, strength=strength)


def _fields(lines: list[str]) -> list[tuple[str, str, int]]:
    """Label, value and line number in order; a value may run on over the lines below its label."""
    found: list[tuple[str, str, int]] = []
    for number, line in enumerate(lines, start=1):
        match = _LABEL.match(line)
        if match:
            key = next(key for key in _LABELS if match[key])
            found.append((key, match["value"].strip(), number))
        elif found and line.strip() and (not found[-1][1] or found[-1][0] in ("title", "objectives")):
            key, value, at = found[-1]
            found[-1] = (key, f"{value} {line.strip()}".strip(), at)
    return found


def _first(fields: list[tuple[str, str, int]], key: str) -> str:
    return next((value for one, value, _ in fields if one == key and value), "")


def _names(fields: list[tuple[str, str, int]]) -> tuple[PersonName, ...]:
    name = _first(fields, "name")
    return (person(name),) if name else ()


def _blocks(fields: list[tuple[str, str, int]]) -> list[dict[str, tuple[str, int]]]:
    """One block for each project title: the labels up to the next one."""
    blocks: list[dict[str, tuple[str, int]]] = []
    for key, value, number in fields:
        if key == "title":
            blocks.append({})
        if blocks:
            blocks[-1].setdefault(key, (value, number))
    return blocks


def _support(block: dict[str, tuple[str, int]], file: str, side: Side, strength: Strength) -> OrganisationTie:
    def value(key: str) -> str:
        return block.get(key, ("", 0))[0]

    status = value("status").casefold()
    return OrganisationTie(
        organisation=value("funder"),
        kind=RecordKind.SUPPORT,
        side=side,
        strength=strength,
        place=Place(file=file, row=block["title"][1]),
        title=value("title")[:200],
        award=value("award"),
        start=iso_text(value("start")),
        end=iso_text(value("end")),
        current=True if "current" in status else (False if "pending" in status else None),
        note=", ".join(part for part in (status, "in kind" if value("inkind") else "") if part),
    )


def _own_position(
    fields: list[tuple[str, str, int]],
    sections: tuple[OrganisationTie, ...],
    file: str,
    side: Side,
    strength: Strength,
) -> tuple[OrganisationTie, ...]:
    """The position in the form's head, where no section repeats its organisation."""
    printed, title = _first(fields, "organisation"), _first(fields, "position")
    name = organisation_in(printed)[0] or printed
    if not name or any(name.split(",")[0].casefold() in one.organisation.casefold() for one in sections):
        return ()
    number = next(number for key, _, number in fields if key == "organisation")
    return (
        OrganisationTie(
            organisation=name,
            kind=kind_of_title(title),
            side=side,
            strength=strength,
            place=Place(file=file, row=number),
            title=title,
            current=True,
        ),
    )
