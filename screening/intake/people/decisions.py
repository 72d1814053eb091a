"""What a person has settled: works that are or are not the applicant's, and answers the applicant gave."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.people.bounded import content, text_of
from screening.model.spelling import did_you_mean

VERDICTS = ("same", "different", "unsure")
ANSWERS = ("explained", "corrected", "not_mine", "unexplained", "unsure")
COLUMNS = ("key", "about", "verdict", "by", "on", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Verdicts on doubtful works and files, and answers to questions, by key, and the rows as given."""

    verdicts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_decisions(path: Path) -> Decisions:
    """The filled lines of a decisions table; raises InvalidFile with every line that is off."""
    text = text_of(content(path), path.name).lstrip("\ufeff")
    # German and French spreadsheet programs divide the cells by semicolons when they save.
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    missing = [name for name in ("key", "verdict", "by") if name not in (reader.fieldnames or [])]
    if missing:
        raise InvalidFile(f"{path.name}: the column {missing[0]!r} is missing; expected {', '.join(COLUMNS)}")
    verdicts: dict[str, str] = {}
    answers: dict[str, str] = {}
    rows: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for row, line in enumerate(reader, start=2):
        key, said = (line.get("key") or "").strip(), (line.get("verdict") or "").strip().casefold()
        if not said:
            continue
        about_work = key.startswith(("10.", "t-", "file:"))
        known = VERDICTS if about_work else ANSWERS
        if said not in known:
            says = f"verdict is {said!r}; expected {', '.join(known)}{did_you_mean(said, known)}"
            problems.append(f"{path.name}: row {row}: {says}")
        elif not (line.get("by") or "").strip():
            problems.append(f"{path.name}: row {row}: a verdict needs a name in the column 'by'")
        else:
            (verdicts if about_work else answers)[key] = said
            rows[key] = (key, *((line.get(name) or "").strip() for name in COLUMNS[1:]))
    if problems:
        raise InvalidFile(problems)
    return Decisions(verdicts=verdicts, answers=answers, rows=rows)
