"""Comparing what an applicant declared with what is public: reads the files, looks up, compares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from screening.app.looks_up import LooksUp
from screening.assess.people.compare import Request, compare
from screening.assess.people.organisations import Lookup, in_full, read_as
from screening.assess.people.rules import PeopleRules
from screening.errors import InvalidFile, SafetyLimit, ScreeningError, UsageError
from screening.intake.people.decisions import Decisions, read_decisions
from screening.intake.people.reading import read_person_file
from screening.intake.people.rules_reading import people_rules
from screening.model.comparison import OrganisationRead, Record, Window
from screening.model.match import Mention
from screening.model.record import FileReading, Format, Side
from screening.model.source import NotRead, Place
from screening.model.spelling import did_you_mean
from screening.store.people_ledger import mark_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOptions:
    """How the files are to be taken and by which rules they are compared."""

    formats: dict[str, str] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    window: str = "house_default"
    as_of: date | None = None
    submitted: date | None = None
    decisions: Path | None = None
    label: str = ""
    role: str = "lead"
    keep_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonResult:
    """The record, and the files, look-up and decisions that it rests on."""

    record: Record
    readings: tuple[FileReading, ...]
    lookup: Lookup
    decided: Decisions


def compare_person(paths: Sequence[Path], options: PersonOptions, screener: LooksUp) -> PersonResult:
    """The comparison for one applicant; a file that cannot be read is named and the others still count."""
    rules = people_rules()
    window = _window(rules, options.window)
    readings, unreadable = _read_all(paths, options)
    if not readings:
        raise InvalidFile([f"{one.place.file}: {one.says}" for one in unreadable])
    decided = read_decisions(options.decisions) if options.decisions else Decisions()
    lookup = lookup_through(screener, rules)
    record = compare(readings, lookup, rules, _request(options, window, decided, rules))
    notes = record.notes + _stale(decided, record, readings)
    record = replace(record, not_read=unreadable + record.not_read, notes=notes)
    return PersonResult(record=record, readings=readings, lookup=lookup, decided=decided)


def _request(options: PersonOptions, window: Window, decided: Decisions, rules: PeopleRules) -> Request:
    as_of = options.as_of or date.today()
    return Request(
        window=window,
        as_of=as_of,
        submitted=options.submitted or as_of,
        label=options.label,
        role=options.role,
        keep_days=rules.keep_days if options.keep_days is None else options.keep_days,
        verdicts=decided.verdicts,
        answers=decided.answers,
    )


def _window(rules: PeopleRules, wanted: str) -> Window:
    found = rules.window(wanted)
    if found is None:
        known = [one.id for one in rules.windows] + [pack for one in rules.windows for pack in one.packs]
        raise UsageError(
            f"--pack {wanted}: no disclosure window of that name{did_you_mean(wanted, known)};"
            f" known: {', '.join(one.id for one in rules.windows)}"
        )
    return found


def _read_all(
    paths: Sequence[Path], options: PersonOptions
) -> tuple[tuple[FileReading, ...], tuple[NotRead, ...]]:
    """Every file that can be read, and one sentence for each that cannot."""
    formats = {name: _known(Format, one, "--as") for name, one in options.formats.items()}
    sides = {name: _known(Side, one, "--side") for name, one in options.sides.items()}
    for name in (*formats, *sides, *options.own):
        if name not in {path.name for path in paths}:
            raise UsageError(f"{name}: not one of the files given; write the file's name without its folder")
    readings: list[FileReading] = []
    unreadable: list[NotRead] = []
    for path in paths:
        try:
            found = read_person_file(path, format=formats.get(path.name), side=sides.get(path.name))
            readings.append(_as_own(found) if path.name in options.own else found)
        except UsageError:
            raise
        except ScreeningError as error:
            if isinstance(error, SafetyLimit) and len(paths) == 1:  # its own exit code
                raise
            says = str(error).replace("\n", " ").removeprefix(f"{path.name}:").strip()
            unreadable.append(NotRead(place=Place(file=path.name), says=says))
    return tuple(readings), tuple(unreadable)


def _known(kinds: type[Format] | type[Side], wanted: str, option: str) -> Any:
    names = [one.value for one in kinds]
    if wanted not in names:
        raise UsageError(
            f"{option} {wanted}: expected one of {', '.join(names)}{did_you_mean(wanted, names)}"
        )
    return kinds(wanted)


def _as_own(reading: FileReading) -> FileReading:
    """A list that the officer says is the applicant's own: each of its works is one of theirs."""
    return replace(reading, works=tuple(replace(work, own_list=True) for work in reading.works))


def lookup_through(screener: LooksUp, rules: PeopleRules) -> Lookup:
    """A look-up that reads an organisation's text by the screener, once each."""

    @cache
    def found(text: str, country: str, city: str, domain: str, ror: str) -> OrganisationRead:
        code = country.upper() if re.fullmatch(r"[A-Za-z]{2}", country) else ""
        known = in_full(text, rules.names)
        written = known if code or not country else f"{known}, {country}"
        screened = screener.check_mention(
            Mention(text=written, country=code, city=city, domain=domain, ror_id=ror)
        )
        return read_as(text, ror=ror, screened=screened, names=rules.names)

    def lookup(
        text: str, *, country: str = "", city: str = "", domain: str = "", ror: str = ""
    ) -> OrganisationRead:
        return found(text, country, city, domain, ror)

    return lookup


def _stale(decided: Decisions, record: Record, readings: tuple[FileReading, ...]) -> tuple[str, ...]:
    """Decisions whose key no longer stands for anything in these files."""
    works = {work.key for one in readings for work in one.works} | {f"file:{one.file}" for one in readings}
    keys = {one.key for one in record.differences}
    lost = [key for key in decided.verdicts if key not in works]
    lost += [key for key in decided.answers if key not in keys]
    return tuple(f"the decision on {key} belongs to nothing in these files and was not used" for key in lost)


def fingerprint(paths: Sequence[Path]) -> dict[str, str]:
    """SHA-256 of each input by its place, so that what was derived from a file can be found and removed."""
    return {str(path.resolve()): mark_of(path.read_bytes()) for path in paths if path.is_file()}
