"""Reading a list's passport (list.yml) strictly: every problem named, with file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from screening.errors import BrokenList
from screening.model.listing import Lane, ReferenceList
from screening.model.spelling import did_you_mean

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
    except RecursionError as error:
        raise BrokenList(f"{file}: nested deeper than any passport is; flatten it") from error
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
    """A ReferenceList from read YAML; raises BrokenList with every problem, each after the file's name."""
    problems = [f"{name}: {one}" for one in (*_key_problems(top), *_value_problems(top))]
    if problems:
        raise BrokenList(problems)
    text = {key: value for key, value in top.items() if isinstance(value, str)}
    numbers = {key: int(value) for key, value in _numbers(top).items()}
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
        entries_min=numbers["entries.min"],
        entries_max=numbers["entries.max"],
        official=text.get("official", "true") == "true",
        effect=text.get("effect", ""),
        missing=text.get("missing", ""),
        upkeep=_steps(top.get("upkeep")),
        origin=text.get("origin", "shipped"),
    )


def _key_problems(top: dict[str, Any]) -> Iterator[str]:
    known = (*_NEEDED, *_MAY)
    yield from (f"the key {key!r} is missing" for key in _NEEDED if key not in top)
    yield from (f"unknown key {key!r}{did_you_mean(key, known)}" for key in top if key not in known)


def _value_problems(top: dict[str, Any]) -> Iterator[str]:
    for key, value in _numbers(top).items():
        if not (isinstance(value, str) and value.isdigit()):
            yield f"{key} is {value!r}; expected a whole number"
    lanes = [lane.value for lane in Lane]
    if top.get("lane") not in lanes:
        yield f"lane is {top.get('lane')!r}; expected one of {', '.join(lanes)}"
    for key in ("redistributable", "official"):
        if top.get(key, "true") not in ("true", "false"):
            yield f"{key} is {top[key]!r}; expected true or false"
    for key in _NEEDED:
        if key != "entries" and not isinstance(top.get(key, ""), str):
            yield f"{key} holds several values; expected one text"


def _numbers(top: dict[str, Any]) -> dict[str, Any]:
    """The whole numbers of a passport as they are written, by the path of their key."""
    limits = top.get("entries")
    given = limits if isinstance(limits, dict) else {}
    return {
        "check_every_days": top.get("check_every_days"),
        "entries.min": given.get("min"),
        "entries.max": given.get("max"),
    }


def _steps(given: Any) -> tuple[str, ...]:
    """The steps of the upkeep; one that is written as a plain text is a step, not a list of letters."""
    return (given,) if isinstance(given, str) and given else tuple(given or ())
