"""Reads YAML strictly: no repeated keys, no anchors, bounded depth; `NO` and `012` stay what was written."""

import re
from typing import Any

import yaml

from screening.errors import InvalidFile

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,15})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_yaml(text: str, file: str, *, depth: int = 60) -> Any:
    """One document as plain values; raises InvalidFile with line and column."""
    try:
        node = yaml.compose(text, Loader=_NoAnchors)
        return None if node is None else _plain(node, file, depth)
    except yaml.YAMLError as error:
        raise InvalidFile(_where(error, file)) from None
    except RecursionError:
        raise InvalidFile(f"{file}: nested too deeply; at most {depth} levels") from None


class _NoAnchors(yaml.SafeLoader):
    """A loader that refuses aliases: a few lines of them unfold to gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not read", event.start_mark)
        return super().compose_node(parent, index)


def _plain(node: yaml.Node, file: str, depth: int) -> Any:
    if depth < 0:
        raise InvalidFile(f"{file}:{node.start_mark.line + 1}: nested too deeply")
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                raise InvalidFile(f"{file}:{key.start_mark.line + 1}: {name!r} stands here a second time")
            found[name] = _plain(value, file, depth - 1)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, file, depth - 1) for one in node.value]
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
