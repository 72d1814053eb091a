"""Reads YAML strictly: no repeated keys, no anchors, bounded depth; `NO` and `012` stay what was written."""

import re
from typing import Any

import yaml

from screening.errors import InvalidFile
from screening.intake.limits import too_deep

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,15})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: str, *, depth: int = 60) -> Any:
    """One document as plain values; raises InvalidFile with its place, or SafetyLimit beyond `depth`."""
    try:
        _look_through(text, file, depth)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InvalidFile(_where(error, file)) from None
    except UnicodeEncodeError as error:
        raise InvalidFile(f"{file}: not readable as YAML: {error}") from None
    return None if node is None else _plain(node, file)


def _look_through(text: str, file: str, depth: int) -> None:
    """Refuse aliases, a few lines of which unfold to gigabytes, and nesting beyond the depth."""
    deep = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            place = f"{file}:{mark.line + 1}:{mark.column + 1}"
            raise InvalidFile(f"{place}: not readable as YAML: aliases (*name) are not read")
        deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if deep > depth:
            raise too_deep(f"{file}:{mark.line + 1}", depth)


def _plain(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                raise InvalidFile(f"{file}:{key.start_mark.line + 1}: {name!r} stands here a second time")
            found[name] = _plain(value, file)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, file) for one in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text: str = node.value
    if node.style in ('"', "'", "|", ">"):  # type: ignore[attr-defined]
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _WHOLE.fullmatch(text) else text


def _where(error: yaml.YAMLError, file: str) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    place = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
    return f"{place}: not readable as YAML: {problem}"
