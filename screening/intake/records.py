"""JSON, YAML and XML files: proposals as they are, award and publication records as rows of a table."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, MissingExtra, SafetyLimit
from screening.intake.agreement_text import AgreementText, agreement_text
from screening.intake.agreements import begins_with_headings, is_document, read_agreement
from screening.intake.columns import known_heading
from screening.intake.document_tables import registers_in
from screening.intake.encodings import encoding_of
from screening.intake.heading_rows import find_headings, lies_on_its_side
from screening.intake.html_table import read_html
from screening.intake.limits import Limits, check_size, too_deep
from screening.intake.linked_data import each_record
from screening.intake.mail import is_text_of_mail
from screening.intake.mapping import Mapping
from screening.intake.publication_lists import publications
from screening.intake.reading import KnownProposals, Projects, Reading, Together
from screening.intake.record_shapes import rows_of
from screening.intake.record_wrappers import is_proposal, unwrapped
from screening.intake.sheets import Sheet
from screening.intake.sniff import Kind, kind_of
from screening.intake.spool import Spool
from screening.intake.xml_records import read_xml
from screening.intake.yaml_text import read_yaml
from screening.model.proposal import Proposal
from screening.model.source import NotRead, Place, plain_text

_PAGE = re.compile(r"page (\d+)")
_MUCH = 200
_PAGE_LEFT = (
    "holds text that is in no table that was read; where the register goes on there,"
    " give it as XLSX or CSV, since nothing on this page was read as its rows"
)
_NOBODY_IN_MAIL = "the text of the e-mail names nobody as taking part; what is attached is read by itself"
_OF_A_PERSON = "orcid-identifier"
_OURS = "screening/"
_PROPOSAL = "screening/proposal/"


@dataclass(slots=True, kw_only=True)
class RecordsRead:
    """What the record files gave, and the files that are of another kind."""

    sheets: list[Sheet] = field(default_factory=list)
    proposals: list[Proposal] | None = None
    left: list[Path] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)

    def as_reading(self, path: Path, input_hash: str, not_read: Sequence[NotRead]) -> Reading:
        """Proposals that were never a table."""
        if not self.proposals:
            raise InvalidFile([one.says for one in self.not_read] or f"{path.name}: no proposal in it")
        return Reading(
            source=plain_text(path.name),
            proposals=KnownProposals(told_apart(self.proposals)),
            tables=(),
            mapping=Mapping(),
            not_read=tuple(not_read),
            dropped=self.dropped,
            whole=len(self.proposals),
            input_hash=input_hash,
        )

    @property
    def dropped(self) -> tuple[str, ...]:
        """The personal fields that were dropped from proposals."""
        fields = (name for one in self.proposals or () for name in one.dropped_fields)
        return tuple(dict.fromkeys(fields))

    def beside(self, tables: Projects) -> Projects:
        """The projects of tables, and the proposals that lay beside them."""
        if not self.proposals:
            return tables
        return Together(tables, KnownProposals(told_apart(self.proposals, tables.ids)))


def told_apart(proposals: Iterable[Proposal], taken: Iterable[str] = ()) -> list[Proposal]:
    """Every id once: a second proposal with the same id gets a number behind it."""
    known, found = set(taken), []
    for one in proposals:
        numbered = (f"{one.id} ({number})" for number in count(2))
        found.append(
            one if one.id not in known else replace(one, id=next(n for n in numbered if n not in known))
        )
        known.add(found[-1].id)
    return found


def read_records(files: Iterable[Path], limits: Limits) -> RecordsRead:
    """Read every JSON, YAML and XML file; one bad record does not stop the others."""
    read = RecordsRead()
    loose: list[tuple[str, Any]] = []
    files = list(files)
    for file in files:
        kind = _kind(file, len(files) == 1, read)
        if kind is None:
            continue
        try:
            if _is_running_text(file, kind, limits):
                _add_document(file, limits, read)
                continue
            if kind not in (Kind.JSON, Kind.YAML, Kind.XML, Kind.PUBLICATIONS):
                read.left.append(file)
                continue
            try:
                loose += _records_of(file, kind, limits, read)
            except RecursionError:  # with a limit raised beyond what can be followed
                raise InvalidFile(f"{file.name}: nested too deeply to be a register") from None
        except (InvalidFile, MissingExtra, SafetyLimit) as error:
            if kind is Kind.HTML and not is_text_of_mail(file) and read_html(file, limits):
                read.left.append(file)  # its headings may be named by --map
                continue
            if len(files) == 1:
                raise
            place = Place(file=file.name)
            if is_text_of_mail(file) and isinstance(error, InvalidFile):
                read.not_read.append(NotRead(place=place, says=_NOBODY_IN_MAIL, kind="skipped"))
                continue
            weight = "skipped" if isinstance(error, _WrittenByUs) else "refused"
            read.not_read.append(NotRead(place=place, says=str(error), kind=weight))
    _as_sheets(loose, read)
    return read


def _is_running_text(file: Path, kind: Kind, limits: Limits) -> bool:
    """True for a document, a text that names a party, and a page whose tables name none by a heading."""
    if kind is Kind.HTML:
        return not any(map(_is_register, read_html(file, limits)))
    if kind is Kind.TEXT:
        return is_document(file) or (is_text_of_mail(file) and not begins_with_headings(file))
    return kind is Kind.DOCUMENT


def _is_register(sheet: Sheet) -> bool:
    headings = find_headings(sheet, Mapping())
    if headings is None or not headings.names_organisations or lies_on_its_side(sheet, headings):
        return False
    return len(sheet.spool) > headings.rows[-1]


def _add_document(file: Path, limits: Limits, read: RecordsRead) -> None:
    """A proposal or agreement as running text, or a register in it; pages that were not read are named."""
    text = agreement_text(file, limits)
    if registers := registers_in(text.tables):
        read.sheets += registers
        read.not_read += [*text.not_read, *_pages_left(text, registers)]
        return
    found = read_agreement(file, limits, text)
    read.proposals = [*(read.proposals or ()), found.proposal]
    read.not_read += found.not_read


def _pages_left(text: AgreementText, registers: Sequence[Sheet]) -> Iterator[NotRead]:
    """Pages behind the beginning of a register with much on them that is in no table that was read."""
    first = min(_page(one.name) for one in registers)
    known = {one.name for one in registers}
    said: Counter[int] = Counter()
    for paragraph in text.paragraphs:
        said[_page(paragraph.place.sheet)] += len(paragraph.text)
    for table in text.tables:
        if table.place.sheet not in known:
            said[_page(table.place.sheet)] += sum(len(cell) for row in table.rows for cell in row)
    for page in sorted(one for one in said if one > max(first, 0) and said[one] > _MUCH):
        place = Place(file=registers[0].file, sheet=f"page {page}")
        yield NotRead(place=place, says=_PAGE_LEFT, kind="refused")


def _page(sheet: str) -> int:
    """The number of a page; 0 for what has no pages."""
    found = _PAGE.match(sheet)
    return int(found[1]) if found else 0


def _kind(file: Path, alone: bool, read: RecordsRead) -> Kind | None:
    try:
        return kind_of(file)
    except InvalidFile as error:
        if alone:
            raise
        read.not_read.append(NotRead(place=Place(file=file.name), says=str(error)))
        return None


def _records_of(file: Path, kind: Kind, limits: Limits, read: RecordsRead) -> list[tuple[str, Any]]:
    """The records of one file; proposals among them go straight to `read`."""
    check_size(file, limits, "records_bytes")
    if kind is Kind.XML:
        records = [one for given in read_xml(file, limits.depth) for one in unwrapped(given)]
        return [(file.name, one) for one in records if isinstance(one, dict)]
    text = encoding_of(file).text_of(file)
    if kind is Kind.PUBLICATIONS:
        return [(file.name, one) for one in publications(text, file.name)]
    values = (
        [read_yaml(text, file.name, depth=limits.depth)]
        if kind is Kind.YAML
        else _json(text, file.name, read)
    )
    if any(isinstance(one, dict) and _OF_A_PERSON in one for one in values):
        raise InvalidFile(
            f"{file.name}: this is a person's record and no register; screening person reads such files"
        )
    if any(isinstance(one, dict) and _is_of_ours(one) for one in values):
        raise _WrittenByUs(
            f"{file.name}: written by this program and no register; screening report reads such results again"
        )
    if any(_is_deeper(one, limits.depth) for one in values):
        raise too_deep(file.name, limits.depth)
    records = [one for value in values for given in each_record(value) for one in unwrapped(given)]
    loose = []
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            says = f"record {number} is {str(record)[:60]!r}; expected a mapping of names to values"
            read.not_read.append(NotRead(place=Place(file=file.name, row=number), says=says))
        elif str(record.get("schema", "")).startswith(_PROPOSAL) or is_proposal(record):
            _add_proposal(record, file.name, number, read)
        else:
            loose.append((file.name, record))
    return loose


class _WrittenByUs(InvalidFile):
    """A file of an earlier run; beside a register it is passed over, and no row is missing for it."""


def _is_of_ours(record: dict[str, Any]) -> bool:
    """True for a result, or another record that this program wrote, whatever it names inside."""
    schema = str(record.get("schema", ""))
    return schema.startswith(_OURS) and not schema.startswith(_PROPOSAL)


def _is_deeper(value: Any, depth: int) -> bool:
    """True for a value with more levels than that, looked through level by level."""
    level = [value]
    while level and depth >= 0:
        inner = [list(one.values()) if isinstance(one, dict) else one for one in level]
        level = [deep for one in inner if isinstance(one, list) for deep in one]
        depth -= 1
    return bool(level)


def _add_proposal(record: dict[str, Any], file: str, number: int, read: RecordsRead) -> None:
    """Read a proposal strictly; a bad one is reported and the next is read."""
    read.proposals = read.proposals if read.proposals is not None else []
    try:
        given = Proposal.from_dict({"schema": f"{_PROPOSAL}1", **record})
        read.proposals.append(replace(given, place=Place(file=file)))
    except InvalidFile as error:
        says = "; ".join(error.problems)
        place = Place(file=file, row=number, column=str(record.get("id", "")))
        read.not_read.append(NotRead(place=place, says=says[:2000]))


def _json(text: str, file: str, read: RecordsRead) -> list[Any]:
    """The one value of a JSON file, or the values of JSON Lines."""
    try:
        return [json.loads(text)]
    except json.JSONDecodeError as whole:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            raise InvalidFile(
                f"{file}:{whole.lineno}:{whole.colno}: not readable as JSON: {whole.msg}"
            ) from None
        return list(_json_lines(lines, file, read, whole))
    except ValueError as error:  # a number of thousands of digits
        raise InvalidFile(f"{file}: not readable as JSON: {error}") from None


def _json_lines(
    lines: list[tuple[int, str]], file: str, read: RecordsRead, whole: json.JSONDecodeError
) -> Iterator[Any]:
    good, bad = [], []
    for number, line in lines:
        try:
            good.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            bad.append(
                NotRead(
                    place=Place(file=file, row=number), says=f"not readable as JSON: {error}", raw=line[:200]
                )
            )
    if not good or len(bad) > len(good):
        raise InvalidFile(f"{file}:{whole.lineno}:{whole.colno}: not readable as JSON: {whole.msg}")
    read.not_read += bad
    yield from good


def _has_number(row: dict[str, str]) -> bool:
    return any(text and known_heading(name)[0] == "id" for name, text in row.items())


def _number_of_a_work(row: dict[str, str]) -> str:
    """The DOI of a publication, which is the number of nothing else where it stands beside one."""
    return next((text for name, text in row.items() if name.lower() == "doi"), "")


def _as_sheets(loose: list[tuple[str, Any]], read: RecordsRead) -> None:
    """Records of one shape become one table with their names as headings."""
    shapes: dict[str, tuple[str, list[dict[str, str]]]] = {}
    lists: dict[str, dict[str, None]] = {}
    for number, (file, record) in enumerate(loose, start=1):
        shape, rows, left_out = rows_of(record)
        own = _number_of_a_work(rows[0]) if shape == "records" else ""
        if shape == "records" and (own or len(rows) > 1) and not _has_number(rows[0]):
            rows = [{"project id": own or f"record {number}", **row} for row in rows]
        shapes.setdefault(shape, (file, []))[1].extend(rows)
        lists.setdefault(file, {}).update(dict.fromkeys(left_out))
    for file, names in lists.items():
        if names:
            says = f"lists inside the records are not read: {', '.join(names)}; partners may stand in them"
            read.not_read.append(NotRead(place=Place(file=file), says=says, kind="noted"))
    for shape, (file, rows) in shapes.items():
        headings = list(dict.fromkeys(name for row in rows for name in row))
        spool = Spool()
        spool.append([*headings])
        spool.extend([row.get(name, "") for name in headings] for row in rows)
        read.sheets.append(
            Sheet(file=file, name=shape, spool=spool, notes=("records as a table; row 1 is ours",))
        )
