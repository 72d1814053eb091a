"""The records inside what a service or a program has put around them."""

from typing import Any

from screening.intake.columns import ORGANISATIONS, known_heading
from screening.intake.nested_records import plain
from screening.intake.record_shapes import SERVICES
from screening.intake.vocabulary import BETTER

_LISTS = ("proposals", "results", "data", "records", "awards", "grants", "items", "works")
# These too, unless they are what a record says of itself: the projects of an organisation.
_OF_PROJECTS = ("projects", "publications", "agreements", "partnerships", "cooperations")
_OF_A_RECORD = ("id", "title", "acronym", *ORGANISATIONS)
_OF_A_WORK = "authorships"
_MOST = 100_000


def is_proposal(record: dict[str, Any]) -> bool:
    """True for a record of the program's own form, with or without its schema."""
    return "title" in record and isinstance(record.get("parties"), list)


def is_record(value: dict[str, Any]) -> bool:
    """True where a mapping says of itself which project it is, or who takes part."""
    return not SERVICES.keys().isdisjoint(value) or any(_says_so(*one) for one in value.items())


def _says_so(name: str, value: Any) -> bool:
    """`title: Ice`, `partner: {…}`; what `project: {…}` holds is a record by itself."""
    field = known_heading(name)[0]
    nested = isinstance(shown := plain(value), dict) or (isinstance(shown, list) and _mappings(shown))
    return field in ORGANISATIONS or (field in _OF_A_RECORD and not nested)


def unwrapped(value: Any) -> list[Any]:
    """The records in a value read from JSON or YAML."""
    if isinstance(value, list):
        return _of_rows(value) or [_bare(one) for one in value]
    if not isinstance(value, dict):
        return [value]
    if "schema" in value or is_proposal(value) or _OF_A_WORK in value:
        return [value]
    if found := _of_columns(value):
        return found
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return unwrapped(value[name])
    if isinstance(response := value.get("response"), dict):
        return list(response.get("award") or [])
    if is_record(value):
        return [value]
    listed = next((value[one] for one in _OF_PROJECTS if isinstance(value.get(one), list)), None)
    return unwrapped(listed) if listed else _by_number(value) or _inside(value)


def _of_rows(rows: list[Any]) -> list[Any]:
    """A table written as lists of cells: the first are the headings."""
    if len(rows) < 2 or not all(isinstance(one, list) for one in rows):
        return []
    return _of_table(rows[0], rows[1:])


def _of_table(headings: Any, rows: list[Any]) -> list[Any]:
    texts = isinstance(headings, list) and all(isinstance(one, str) for one in headings)
    if not texts or not any(known_heading(one)[0] in ORGANISATIONS for one in headings):
        return []
    return [dict(zip(headings, one, strict=False)) if isinstance(one, list) else one for one in rows]


def _of_columns(value: dict[str, Any]) -> list[Any]:
    """What programs for tables write: headings and rows, or each column with its cells by their number."""
    if isinstance(rows := value.get("data"), list) and (found := _of_table(value.get("columns"), rows)):
        return found
    columns = list(value.values())
    if not columns or not all(isinstance(one, dict) and one for one in columns):
        return []
    numbers = list(columns[0])
    if not all(one.isdecimal() for one in numbers) or any(list(one) != numbers for one in columns):
        return []
    return [{name: cells[number] for name, cells in value.items()} for number in numbers[:_MOST]]


def _by_number(value: dict[str, Any]) -> list[Any]:
    """`{"A-1": {…}, "A-2": {…}}`: records by their numbers."""
    if not value or any(known_heading(name)[0] for name in value):
        return []
    if not all(isinstance(one, dict) and is_record(one) for one in value.values()):
        return []
    return [_with_number(name, one) for name, one in value.items()] if len(value) > 1 else []


def _with_number(name: str, record: dict[str, Any]) -> dict[str, Any]:
    has_own = any(known_heading(one)[0] == "id" for one in record)
    return record if has_own else {"id": name, **record}


def _bare(record: Any) -> Any:
    """`{"node": {…}}`, `{"project": {…}}`: a record in a wrapper of its own."""
    while isinstance(record, dict) and len(record) == 1 and not is_record(record):
        inner = next(iter(record.values()))
        if not isinstance(inner, dict):
            break
        record = inner
    return record


def _inside(value: dict[str, Any]) -> list[Any]:
    """The lists of mappings in a wrapper of any name, however deep; else the wrapper as a record.

    Several are lists of projects, of each year say, where every one of them names partners of its own.
    """
    lists = [one for one in value.values() if isinstance(one, list) and one and _mappings(one)]
    if len(lists) == 1:
        return unwrapped(lists[0])
    if lists and all(_names_partners(entry) for one in lists for entry in one):
        return [record for one in lists for record in unwrapped(one)]
    inner = [one for one in value.values() if isinstance(one, dict)]
    return unwrapped(inner[0]) if not lists and len(inner) == 1 else [value]


def _names_partners(entry: Any) -> bool:
    known = [known_heading(name) for name in entry] if isinstance(entry, dict) else []
    named = any(field in ORGANISATIONS and weight >= BETTER for field, weight in known)
    return named and any(field in ("id", "title", "acronym") for field, _ in known)


def _mappings(values: list[Any]) -> bool:
    return bool(values) and isinstance(values[0], dict)
