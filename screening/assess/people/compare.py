"""From what the files say to the record: timeline, differences, tray, context, range. Pure."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from screening.assess.people.differences import Given, Yardstick, given, line_differences
from screening.assess.people.disclosure import disclosure
from screening.assess.people.funders import funder_differences
from screening.assess.people.identity import Files, sorted_out
from screening.assess.people.organisations import Lookup
from screening.assess.people.own_works import (
    OwnWorks,
    acknowledged,
    coauthor_affiliations,
    own_works,
    printed_ties,
)
from screening.assess.people.programmes import mentions, names_programme, programme_differences
from screening.assess.people.rules import PeopleRules
from screening.assess.people.timeline import reach, timeline
from screening.model.comparison import (
    ContextLine,
    Difference,
    FileSummary,
    OrganisationRead,
    Record,
    TimelineLine,
    Window,
)
from screening.model.match import Outcome
from screening.model.record import Acknowledged, FileReading, OrganisationTie, RecordKind, Side, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What an officer sets: the role, the days, the window, and what a person has already settled."""

    window: Window
    as_of: date
    submitted: date
    label: str = ""
    role: str = "lead"
    keep_days: int = 365
    verdicts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def compare(files: tuple[FileReading, ...], lookup: Lookup, rules: PeopleRules, request: Request) -> Record:
    """The record of one applicant."""
    sorted_files = sorted_out(files, request.verdicts)
    stated = tuple(tie for one in sorted_files.counted for tie in one.ties)
    known = tuple(
        _read(tie, lookup) for tie in stated if tie.organisation and tie.kind is not RecordKind.SUPPORT
    )
    works = own_works(sorted_files.counted, sorted_files.identity, known, lookup, request.verdicts)
    ties = stated + printed_ties(works.counted)
    reached = reach(request.submitted, request.window.years, rules.printed_lag_months)
    lines = timeline((one for one in ties if one.kind not in _SHOWN_APART), lookup, reached)
    studies = timeline((one for one in ties if one.kind is RecordKind.EDUCATION), lookup, reached)
    there = given(ties)
    programmes = mentions(ties, works.counted, rules.programmes)
    by = Yardstick(there=there, window=request.window, reach=reached, rules=rules)
    differences = (
        line_differences(lines, studies, by)
        + funder_differences(_funders(works, rules), ties, lookup, by)
        + programme_differences(programmes, by)
    )
    settled = tuple(replace(one, answer=request.answers.get(one.key, "")) for one in differences)
    return Record(
        label=request.label,
        role=request.role,
        as_of=request.as_of,
        submitted=request.submitted,
        window=request.window,
        window_from=reached.first.isoformat(),
        files=tuple(_summary(one, sorted_files) for one in files),
        timeline=lines,
        differences=_ordered(settled),
        programmes=programmes,
        tray=sorted_files.tray + works.tray,
        context=_degrees(studies) + _coauthors(works, lookup),
        disclosure=disclosure(settled, rules, compared=_compared(there, files)),
        dropped=tuple(sorted({name for one in files for name in one.dropped})),
        not_read=tuple(one for file in files for one in file.not_read),
        works_counted=len({one.work.key for one in works.counted}),
        keep_until=request.as_of + timedelta(days=request.keep_days),
        notes=tuple(note for file in files for note in file.notes),
    )


_SHOWN_APART = frozenset({RecordKind.EDUCATION, RecordKind.COAUTHORSHIP, RecordKind.PROGRAMME})


def _read(tie: OrganisationTie, lookup: Lookup) -> OrganisationRead:
    return lookup(tie.organisation, country=tie.country, city=tie.city, domain=tie.domain, ror=tie.ror)


def _funders(works: OwnWorks, rules: PeopleRules) -> tuple[tuple[Work, Acknowledged], ...]:
    """Acknowledged funders; a talent programme in their place has its own question."""
    return tuple(
        (work, funder)
        for work, funder in acknowledged(works.counted)
        if not names_programme(funder.name, rules.programmes)
    )


def _compared(there: Given, files: tuple[FileReading, ...]) -> bool:
    """True when something was handed in and some public source was given beside it."""
    declared = there.declared_positions or there.declared_support
    return declared and any(one.side is Side.PUBLIC and (one.ties or one.works) for one in files)


def _ordered(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Questions first; the sort is stable, so that lines stay in order of time."""
    return tuple(sorted(differences, key=lambda one: (not one.ask, bool(one.answer))))


def _summary(file: FileReading, files: Files) -> FileSummary:
    return FileSummary(
        file=file.file,
        format=file.format.value,
        side=file.side.value,
        ties=len(file.ties),
        works=len(file.works),
        set_aside=file in files.aside,
    )


def _degrees(studies: tuple[TimelineLine, ...]) -> tuple[ContextLine, ...]:
    return tuple(
        ContextLine(
            kind=RecordKind.EDUCATION,
            organisation=line.organisation,
            start=line.start,
            end=line.end,
            place=(*line.declared, *line.public)[0].place,
        )
        for line in studies
    )


def _coauthors(works: OwnWorks, lookup: Lookup) -> tuple[ContextLine, ...]:
    """Listed organisations of co-authors with the number of common works; shown, never a tie."""
    found: dict[str, list[tuple[str, str]]] = {}
    reads: dict[str, OrganisationRead] = {}
    for work, text, country, ror in coauthor_affiliations(works.counted):
        read = lookup(text, country=country, ror=ror)
        if read.screened is not None and read.screened.outcome is Outcome.MATCH:
            key = read.screened.matches[0].entity_id
            reads.setdefault(key, read)
            found.setdefault(key, []).append((work.key, work.date))
    return tuple(
        ContextLine(
            kind=RecordKind.COAUTHORSHIP,
            organisation=reads[key],
            start=min((day for _, day in given if day), default=""),
            end=max((day for _, day in given if day), default=""),
            works=len({work for work, _ in given}),
        )
        for key, given in sorted(found.items())
    )
