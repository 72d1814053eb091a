"""What a comparison leaves on disk, and taking it away again: record, letter, JSON, tray, proposal part."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from screening.app.person import fingerprint
from screening.errors import ScreeningError, UsageError
from screening.intake.people.decisions import COLUMNS, Decisions, read_decisions
from screening.lists.folders import user_folder
from screening.model.comparison import DifferenceKind, Record
from screening.report.branding import Branding, read_branding
from screening.report.pdf import pdf_of
from screening.report.people import words
from screening.report.people.as_json import for_proposal, record_dict
from screening.report.people.letter import Address, letter_docx, letter_text, render_letter
from screening.report.people.record_page import depth_says, render_record
from screening.report.phrases import Phrases
from screening.store.atomic import keep_apart, write_bytes
from screening.store.csv_text import guarded
from screening.store.people_ledger import (
    Derived,
    Forgotten,
    changed,
    forget,
    forget_expired,
    mark_of,
    note,
)

_TABLE = "decisions.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where the results go and in whose name, and what was decided before."""

    target: Path
    address: Address
    branding: Path | None = None
    language: str = "en"
    decided: Decisions = field(default_factory=Decisions)


def write_outputs(record: Record, inputs: Sequence[Path], output: Output) -> tuple[Path, ...]:
    """Note what the target asks for, so that it can be forgotten, then write it; returns the files."""
    phrases = words.people_phrases(output.language)
    brand = read_branding(output.branding, phrases) if output.branding else Branding()
    made = _made(record, output, brand, phrases)
    keep_apart(made, inputs)
    _keep_typed(made, output.decided)
    derived = Derived(
        made=record.as_of.isoformat(),
        keep_until=record.keep_until.isoformat(),
        inputs=fingerprint(inputs),
        outputs=tuple(str(path.resolve()) for path in made),
        marks={str(path.resolve()): mark_of(content) for path, content in made.items()},
    )
    try:
        note(user_folder(), derived)
        for path, content in made.items():
            write_bytes(path, content)
    except OSError as problem:
        raise UsageError(
            f"{problem.filename or output.target}: cannot be written ({problem.strerror}); choose another"
            " -o, or set SCREENING_DATA to a folder of yours, which notes what has to be forgotten later"
        ) from None
    return tuple(made)


def _keep_typed(made: Iterable[Path], decided: Decisions) -> None:
    """Refuse to write over decisions that were not given back, and over a draft that somebody changed."""
    given = tuple(made)
    for path in changed(user_folder(), (one for one in given if one.name != _TABLE)):
        raise UsageError(f"{path}: was changed since it was written; move it away, or name another -o")
    for path in given:
        if path.name == _TABLE and path.is_file() and not _has_all(decided, path):
            raise UsageError(
                f"{path}: holds decisions that were not given back; give them with --decisions and name"
                " another -o, or move the file away"
            )


def _has_all(decided: Decisions, table: Path) -> bool:
    try:
        typed = read_decisions(table).rows
    except ScreeningError:  # who knows what was typed into it
        return False
    return all(decided.rows.get(key) == row for key, row in typed.items())


def _made(record: Record, output: Output, brand: Branding, t: Phrases) -> dict[Path, bytes]:
    """The files of a folder, or the one file whose ending says what it is."""
    target = output.target
    if not target.suffix or target.is_dir():
        made = _folder(record, output, brand, t)
        if find_spec("docx") is not None:
            made["letter.docx"] = lambda: letter_docx(record, output.address, branding=brand, phrases=t)
        return {target / name: make() for name, make in made.items()}
    makers: dict[str, Callable[[], bytes]] = {
        ".html": lambda: render_record(record, branding=brand, phrases=t).encode(),
        ".pdf": lambda: pdf_of(render_record(record, branding=brand, phrases=t)),
        ".json": lambda: json_text(record).encode(),
        ".docx": lambda: letter_docx(record, output.address, branding=brand, phrases=t),
        ".txt": lambda: letter_text(record, output.address, branding=brand, phrases=t).encode(),
        ".csv": lambda: decisions_table(record, output.decided).encode("utf-8-sig"),
    }
    make = makers.get(target.suffix.casefold())
    if make is None:
        known = ", ".join(makers)
        raise UsageError(f"-o {target.name}: expected a folder, or a file that ends in {known}")
    return {target: make()}


def _folder(record: Record, output: Output, brand: Branding, t: Phrases) -> dict[str, Callable[[], bytes]]:
    address = output.address
    return {
        "record.html": lambda: render_record(record, branding=brand, phrases=t).encode(),
        "letter.html": lambda: render_letter(record, address, branding=brand, phrases=t).encode(),
        "letter.txt": lambda: letter_text(record, address, branding=brand, phrases=t).encode(),
        "person.json": lambda: json_text(record).encode(),
        _TABLE: lambda: decisions_table(record, output.decided).encode("utf-8-sig"),
        "for_proposal.json": lambda: _json(for_proposal(record)).encode(),
    }


def json_text(record: Record) -> str:
    """The record as JSON text."""
    return _json(record_dict(record))


def _json(given: object) -> str:
    return json.dumps(given, ensure_ascii=False, indent=1) + "\n"


def decisions_table(record: Record, decided: Decisions | None = None) -> str:
    """The table in which a person settles what waits: works in the tray, and answers to questions.

    What was decided before stands in it as it was given, so that the newest table holds all.
    """
    rows = {item.key: (item.key, item.title, item.verdict, "", "", "") for item in record.tray}
    for one in record.differences:
        if one.ask:
            about = f"{words.people_phrases()(f'difference.{one.kind.value}')}: {one.organisation.name}"
            rows[one.key] = (one.key, about, one.answer, "", "", "")
    before = decided.rows if decided else {}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for key, *cells in {**rows, **before}.values():
        writer.writerow([key, *map(guarded, cells)])
    return stream.getvalue()


def told(record: Record, written: Sequence[Path] = (), language: str = "en") -> str:
    """The record in a few lines for the terminal."""
    t = words.people_phrases(language)
    label = record.label or t("person.applicant")
    lines = [t("told.head", label=label, result=words.headline(record, t))]
    lines.append(t("told.window", window=words.window(record, t)))
    lines += [t("told.words")] if record.questions else []
    lines += [line for one in _told_points(record, t) for line in one]
    lines += [words.disclosure_range(record, t)] if record.disclosure.low else []
    noted = sum(not one.ask for one in record.differences)
    lines += [t.count("told.noted", noted)] if noted else []
    lines += [t.count("told.tray", len(record.tray))] if record.tray else []
    unread = (t.translated(f"{one.place.label()}: {one.says}")[0] for one in record.not_read)
    lines += [f"{t('person.not_read')}: {one}" for one in unread]
    lines += [t("person.dropped", names=", ".join(record.dropped))] if record.dropped else []
    lines += list(record.notes)
    lines += [f"{depth_says(one, t)} {t('depth.says')}" for one in record.depths]
    lines += [t("told.written", files=", ".join(map(str, written)))] if written else []
    lines.append(t("told.keep", date=t.date(record.keep_until.isoformat())))
    return "\n".join(lines)


def _told_points(record: Record, t: Phrases) -> list[list[str]]:
    """The lines of each point; several funders are one point, as in the letter."""
    funders = [one for one in record.questions if one.kind is DifferenceKind.FUNDER]
    grouped = funders if len(funders) > 1 else []
    found = [
        [words.question(one, t), words.read_as(one.organisation, t)]
        for one in record.questions
        if one not in grouped
    ]
    if grouped:
        shown = [f"- {words.funder_line(one, t)}" for one in grouped[:12]]
        more = [f"- {t('person.more', count=len(grouped) - 12)}"] if len(grouped) > 12 else []
        found.append([t("letter.question.funders"), *shown, *more])
    return [
        [t("told.question", number=number, says=first), *(f"   {line}" for line in rest if line)]
        for number, (first, *rest) in enumerate(found, start=1)
    ]


def forget_file(file: Path) -> Forgotten:
    """Remove everything that was derived from a file."""
    return forget(user_folder(), file)


def forget_past(today: date) -> Forgotten:
    """Remove everything whose retention has ended."""
    return forget_expired(user_folder(), today.isoformat())
