"""Reading a list's passport (list.yml) strictly: every problem named, with file and line."""

import difflib
from pathlib import Path
from typing import Any

import yaml

from screening.errors import BrokenList
from screening.model.listing import Lane, ReferenceList

_NEEDED = (
    "list_id", "title", "authority", "jurisdiction", "lane", "means", "does_not_mean", "url", "licence",
    "redistributable", "edition", "as_of", "check_every_days", "entries",
)  # fmt: skip
_MAY = (
    "official", "effect", "missing", "upkeep", "formats", "update_cadence", "published_count", "origin",
    "source_file", "source_sha256", "imported_on", "importer", "transcribed_from",
)  # fmt: skip


class _Lines(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar as text; a repeated key is an error."""


def _mapping(loader: _Lines, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Lines.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(text: str, file: str) -> dict[str, Any]:
    """The top mapping of a YAML text with all scalars as text; raises BrokenList with line and column."""
    if len(text) > 2_000_000:
        raise BrokenList(f"{file}: longer than 2 million characters; expected a short passport")
    try:
        top = yaml.load(text, Loader=_Lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise BrokenList(f"{file}{place}: {getattr(error, 'problem', None) or 'no YAML'}") from error
    if not isinstance(top, dict):
        raise BrokenList(f"{file}: found {type(top).__name__}; expected keys and values such as 'title: …'")
    return top


def read_passport(path: Path) -> ReferenceList:
    """The passport in that file; raises BrokenList naming every missing, unknown or unreadable key."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenList(f"{name}: cannot be read as UTF-8 text ({error})") from error
    return passport_from(read_yaml(text, name), name)


def passport_from(top: dict[str, Any], name: str) -> ReferenceList:
    """A ReferenceList from read YAML."""
    problems = [f"{name}: the key {key!r} is missing" for key in _NEEDED if key not in top]
    for key in top:
        if key not in _NEEDED and key not in _MAY:
            near = difflib.get_close_matches(key, (*_NEEDED, *_MAY), 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            problems.append(f"{name}: unknown key {key!r}{hint}")
    numbers = {
        "check_every_days": _number(top.get("check_every_days"), "check_every_days", name, problems),
        "min": _number(_limits(top).get("min"), "entries.min", name, problems),
        "max": _number(_limits(top).get("max"), "entries.max", name, problems),
    }
    lanes = [lane.value for lane in Lane]
    if top.get("lane") not in lanes:
        problems.append(f"{name}: lane is {top.get('lane')!r}; expected one of {', '.join(lanes)}")
    for key in ("redistributable", "official"):
        if top.get(key, "true") not in ("true", "false"):
            problems.append(f"{name}: {key} is {top[key]!r}; expected true or false")
    for key in _NEEDED:
        if key in top and key != "entries" and not isinstance(top[key], str):
            problems.append(f"{name}: {key} holds several values; expected one text")
    if problems:
        raise BrokenList(problems)
    text = {key: str(value) for key, value in top.items() if isinstance(value, str)}
    return ReferenceList(
        list_id=text["list_id"],
        title=text["title"],
        authority=text["authority"],
        jurisdiction=text["jurisdiction"],
        lane=Lane(text["lane"]),
        means=text["means"],
        does_not_mean=text["does_not_mean"],
        url=text["url"],
        licence=text["licence"],
        redistributable=text["redistributable"] == "true",
        edition=text["edition"],
        as_of=text["as_of"],
        check_every_days=numbers["check_every_days"],
        entries_min=numbers["min"],
        entries_max=numbers["max"],
        official=text.get("official", "true") == "true",
        effect=text.get("effect", ""),
        missing=text.get("missing", ""),
        upkeep=tuple(top.get("upkeep", ()) or ()),
        origin=text.get("origin", "shipped"),
    )


def _limits(top: dict[str, Any]) -> dict[str, Any]:
    limits = top.get("entries")
    return limits if isinstance(limits, dict) else {}


def _number(value: Any, key: str, name: str, problems: list[str]) -> int:
    if isinstance(value, str) and value.isdigit():
        return int(value)
    problems.append(f"{name}: {key} is {value!r}; expected a whole number")
    return 0
