"""Parses YAML strictly: bounded, no aliases or tags, no repeated keys, and types as YAML 1.2 means them."""

import re
from typing import Any

import yaml

from screening.errors import InvalidFile

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 24

_WHOLE = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, file: str) -> yaml.Node:
    """The node tree of one document; raises InvalidFile with line and column of what is wrong."""
    if len(text) > MAX_CHARACTERS:
        raise InvalidFile(f"{file}: has {len(text)} characters; expected at most {MAX_CHARACTERS}")
    try:
        _check_events(text, file)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise InvalidFile(_yaml_error(error, file)) from None
    except yaml.YAMLError as error:
        raise InvalidFile(_not_text(text, file, error)) from None
    if node is None:
        raise InvalidFile(f"{file}: is empty; expected a mapping")
    return node


def read_plain(text: str, file: str) -> Any:
    """The document as plain values; a scalar without quotes is typed by YAML 1.2, so `NO` stays a text.

    A number is one only where it is written as it would be printed: ids such as 2026.10, 007 and 04e123456
    stay what they are.
    """
    problems: list[str] = []
    value = _plain(compose(text, file), file, problems)
    if problems:
        raise InvalidFile(problems)
    return value


def repeated_keys(node: yaml.MappingNode, file: str) -> list[str]:
    """One sentence for each key that stands twice in a mapping, since the second would win silently."""
    seen: dict[str, int] = {}
    found = []
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if key.value in seen:
            says = f"key '{key.value}' stands twice (first on line {seen[key.value]}); keep one of them"
            found.append(f"{place(file, key)}: {says}")
        seen.setdefault(key.value, line)
    return found


def place(file: str, node: yaml.Node) -> str:
    """`rules/default.yml:3:5`, as editors and compilers write it."""
    return f"{file}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def scalar(node: yaml.ScalarNode) -> Any:
    """The value of one scalar by YAML 1.2 core; a quoted one is always text, a date stays text."""
    text: str = node.value
    if node.style:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text) if len(text) < 19 else text
    return float(text) if _DECIMAL.fullmatch(text) and len(text) < 40 else text


def _plain(node: yaml.Node, file: str, problems: list[str]) -> Any:
    if isinstance(node, yaml.MappingNode):
        problems.extend(repeated_keys(node, file))
        return {str(key.value): _plain(value, file, problems) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, file, problems) for one in node.value]
    assert isinstance(node, yaml.ScalarNode)
    value = scalar(node)
    return value if value is None or isinstance(value, bool) or str(value) == node.value else node.value


def _check_events(text: str, file: str) -> None:
    """Refuse what a rule file never needs and an attacker might: depth, aliases, tags, more documents."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise InvalidFile(f"{where}: is nested more than {MAX_DEPTH} deep; flatten it")
        if documents > 1:
            raise InvalidFile(f"{where}: a second document starts here; put it into a file of its own")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise InvalidFile(f"{where}: uses an anchor or alias (& or *); write the value out or quote it")
        tag = getattr(event, "tag", None)
        if tag:
            raise InvalidFile(f"{where}: uses the tag {tag}; write the value without a tag")


def _not_text(text: str, file: str, error: yaml.YAMLError) -> str:
    """Which character of a file is none that YAML knows, with its place."""
    found = _CONTROL.search(text)
    if found is None:
        return f"{file}: cannot be read as YAML ({' '.join(str(error).split())}); save it as UTF-8 text"
    before = text[: found.start()].split("\n")
    return f"{file}:{len(before)}:{len(before[-1]) + 1}: holds a control character; take it out"


def _yaml_error(error: yaml.MarkedYAMLError, file: str) -> str:
    mark = error.problem_mark or error.context_mark
    where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
    advice = "check the indentation, the colons and the quotes around here"
    return f"{where}: cannot be read as YAML: {error.problem or error.context}; {advice}"
