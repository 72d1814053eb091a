"""Which heading means which field: as the user says, as saved in a file, as guessed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, UsageError
from screening.intake.vocabulary import vocabulary
from screening.intake.words import squeezed
from screening.intake.yaml_text import read_yaml
from screening.model.spelling import did_you_mean

SCHEMA = "screening/mapping/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the user decided about a layout; an empty part is guessed.

    `columns` maps a heading as written, or a column letter, to a field; `dates` is dmy or mdy.
    `heading_row` is 0 for a list without headings.
    `asked` are the headings of this very command: each must be there, while a saved one may be gone.
    """

    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    heading_row: int | None = None
    dates: str = ""
    layout: str = ""
    asked: tuple[str, ...] = ()

    def field_of(self, heading: str, letter: str) -> str:
        """The field that the user gave to a heading, or ""."""
        wanted = squeezed(heading)
        for written, name in self.columns.items():
            if written == heading or (wanted and squeezed(written) == wanted):
                return name
        return self.columns.get(letter, "")

    def with_columns(self, settings: Iterable[str]) -> "Mapping":
        """This mapping with `Heading=field` texts added; raises UsageError that names the fields."""
        added = dict(map(_setting, settings))
        return replace(self, columns={**self.columns, **added}, asked=(*self.asked, *added))

    def check_asked(self, headings: Iterable[tuple[str, str]], file: str) -> None:
        """Raise UsageError for a heading of the command line that none of these, heading and letter, is."""
        known = tuple(headings) if self.asked else ()
        texts = tuple(dict.fromkeys(text for text, _ in known if text))
        there = {*texts, *filter(None, map(squeezed, texts)), *(letter for _, letter in known)}
        for one in self.asked:
            if one in there or squeezed(one) in there:
                continue
            shown = ", ".join(f"'{text[:40]}'" for text in texts)[:400] or "none"
            raise UsageError(
                f"--map '{one}={self.columns[one]}': {file} has no column with this heading"
                f"{did_you_mean(one, texts)} (the headings are {shown})"
            )


def _setting(text: str) -> tuple[str, str]:
    heading, sign, name = text.rpartition("=")
    if not sign or not heading.strip():
        raise UsageError(
            f"--map {text!r}: expected 'Heading=field', for example --map 'Foreign body=partner'"
        )
    return heading.strip(), _known_field(name.strip(), f"--map {text!r}")


def _known_field(name: str, place: str) -> str:
    fields = vocabulary().fields
    if name in fields:
        return name
    raise UsageError(
        f"{place}: there is no field {name!r}{did_you_mean(name, fields)} (fields: {', '.join(fields)})"
    )


def fingerprint(headings: Iterable[str]) -> str:
    """Names a layout: the same headings in any order give the same twelve characters."""
    joined = "\n".join(sorted(one for one in map(squeezed, headings) if one))
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def read_mapping(path: Path) -> Mapping:
    """A mapping that `screening map` wrote; raises InvalidFile with every problem."""
    if not path.is_file():
        raise InvalidFile(f"{path}: no such mapping file; write one with screening map FILE -o {path.name}")
    given = read_yaml(path.read_text(encoding="utf-8", errors="replace"), path.name)
    problems = list(_problems(given, path.name))
    if problems:
        raise InvalidFile(problems)
    return Mapping(
        columns=dict(given.get("columns") or {}),
        sheet=str(given.get("sheet") or ""),
        heading_row=given.get("heading_row"),
        dates=str(given.get("dates") or ""),
        layout=str(given.get("layout") or ""),
    )


def _problems(given: Any, file: str) -> Iterable[str]:
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        yield f"{file}: expected a mapping that begins with `schema: {SCHEMA}`"
        return
    columns = given.get("columns") or {}
    if not isinstance(columns, dict):
        yield f"{file}: columns: expected one line a heading, `Heading: field`"
        return
    for heading, name in columns.items():
        try:
            _known_field(str(name), f"{file} › {heading!r}")
        except UsageError as error:
            yield str(error)
    if given.get("dates") not in (None, "", "dmy", "mdy"):
        yield f"{file}: dates is {given['dates']!r}; expected dmy or mdy"
    if not _is_row(given.get("heading_row")):
        yield f"{file}: heading_row is {given['heading_row']!r}; expected the number of a row, or 0 for none"


def _is_row(given: Any) -> bool:
    return given is None or (isinstance(given, int) and given >= 0)


def mapping_text(mapping: Mapping) -> str:
    """The mapping as a file to keep and edit."""
    lines = [
        f"schema: {SCHEMA}",
        "# Edit the field behind a heading; `ignore` keeps a column in the sheet unread.",
    ]
    lines += [f"layout: {_quoted(mapping.layout)}"] if mapping.layout else []
    lines += [f"sheet: {_quoted(mapping.sheet)}"] if mapping.sheet else []
    lines += [f"heading_row: {mapping.heading_row}"] if mapping.heading_row is not None else []
    lines += (
        [f"dates: {mapping.dates}"]
        if mapping.dates
        else ["# dates: dmy    # or mdy, where day and month could be swapped"]
    )
    lines += ["columns:"] + [f"  {_quoted(heading)}: {name}" for heading, name in mapping.columns.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
