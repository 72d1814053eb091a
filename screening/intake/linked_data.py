"""Records of linked data (JSON-LD): references resolved, and its names as other records have them."""

from collections.abc import Iterator
from typing import Any

from screening.intake.vocabulary import record_words

_ID, _TYPE, _CONTEXT, _GRAPH = "@id", "@type", "@context", "@graph"
_MOST_LEVELS = 8


def is_linked(value: Any) -> bool:
    """True for a node, or for a graph of nodes."""
    return isinstance(value, dict) and (_TYPE in value or _GRAPH in value) and _CONTEXT in value


def linked_records(value: dict[str, Any]) -> list[dict[str, Any]]:
    """One record a project, grant or publication; all nodes that are bodies go into those that name them."""
    given = value.get(_GRAPH, value)
    nodes = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)]
    known = {str(one[_ID]): one for one in nodes if _ID in one and len(one) > 1}
    return [_record(one, known) for one in nodes if _is_of(one, "project")] or [
        _record(one, known) for one in nodes if not _is_of(one, "body") and not _is_of(one, "person")
    ]


def _is_of(node: dict[str, Any], kind: str) -> bool:
    said = node.get(_TYPE, "")
    types = said if isinstance(said, list) else [said]
    words = record_words().linked_types[kind]
    return any(word in str(one).lower() for one in types for word in words)


def _record(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A node with title and number under the names of records, its bodies as partners or funders."""
    record: dict[str, Any] = {"id": _number(node)}
    partners: list[Any] = []
    for name, value in node.items():
        own = _bare(name)
        if own in ("id", "type", "context", "identifier"):
            continue
        several = [
            _resolved(one, known, _MOST_LEVELS) for one in (value if isinstance(value, list) else [value])
        ]
        bodies = [one for one in several if isinstance(one, dict) and _is_of(one, "body")]
        others = [one for one in several if one not in bodies]
        if bodies and own in record_words().linked_funders:
            record["funder"] = "; ".join(str(one.get("name", "")) for one in bodies)
        else:
            partners += [{_bare(inner): said for inner, said in one.items()} for one in bodies]
        if others:
            record["title" if own in ("name", "headline") else own] = others if len(others) > 1 else others[0]
    return {**record, "partners": partners} if partners else record


def _number(node: dict[str, Any]) -> str:
    said = node.get("identifier") or node.get(_ID, "")
    said = said[0] if isinstance(said, list) and said else said
    return str(said.get("value", "") if isinstance(said, dict) else said)


def _resolved(value: Any, known: dict[str, dict[str, Any]], levels: int) -> Any:
    """What a reference stands for, so far as the file says it."""
    if isinstance(value, dict) and set(value) == {_ID}:
        value = known.get(str(value[_ID]), value)
    if not isinstance(value, dict) or levels == 0:
        return value
    return {name: _resolved(one, known, levels - 1) for name, one in value.items()}


def _bare(name: str) -> str:
    """`schema:name` and `http://schema.org/name` as `name`."""
    return name.rpartition("/")[2].rpartition("#")[2].rpartition(":")[2].lstrip("@")


def each_record(value: Any) -> Iterator[Any]:
    """The records of linked data, and what is none as it is."""
    several = value if isinstance(value, list) else [value]
    if not any(map(is_linked, several)):
        yield value
        return
    for one in several:
        yield from linked_records(one) if is_linked(one) else [one]
