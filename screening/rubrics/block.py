"""Typed values out of one YAML mapping, with the place of every problem and every key nobody asked for."""

import re
from collections.abc import Iterable
from datetime import date

import yaml

from screening.errors import InvalidFile, InvalidPack
from screening.model.spelling import did_you_mean
from screening.rubrics.yaml_reading import compose, place, repeated_keys, scalar


class Block:
    """One mapping of a rule file; ask for its keys, then call `finish`, then look at `problems`."""

    def __init__(self, node: yaml.Node, file: str, path: str, problems: list[str]) -> None:
        self.node, self.file, self.path, self.problems = node, file, path, problems
        self._asked: set[str] = set()
        self._values: dict[str, yaml.Node] = {}
        if isinstance(node, yaml.MappingNode):
            problems.extend(repeated_keys(node, file))
            self._values = {str(key.value): value for key, value in reversed(node.value)}
        else:
            self.problem(f"is {shape(node)}; expected a mapping of keys and values")
            self.problems = []  # one sentence is enough: nothing in it can be asked for

    @classmethod
    def parse(cls, text: str, file: str) -> "Block":
        """The top mapping of a rule file; raises InvalidPack when the text is not YAML at all."""
        try:
            return cls(compose(text, file), file, "", [])
        except InvalidFile as error:
            raise InvalidPack(error.problems) from None

    @property
    def where(self) -> str:
        """The place of this block, as editors write it."""
        return place(self.file, self.node)

    def problem(self, says: str, key: str = "") -> None:
        """Keep one problem at this block, or at one of its values."""
        node = self._values.get(key, self.node)
        where = ".".join(part for part in (self.path, key) if part)
        self.problems.append(f"{place(self.file, node)}: {where} {says}".replace(":  ", ": "))

    def names(self) -> tuple[str, ...]:
        """The keys as written, in order."""
        return tuple(reversed(self._values))

    def has(self, key: str) -> bool:
        """True when the key is there and not empty."""
        return key in self._values and not _is_null(self._values[key])

    def node_of(self, key: str) -> yaml.Node | None:
        """The node under a key, for readers of special shapes."""
        self._asked.add(key)
        return self._values.get(key) if self.has(key) else None

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        node = self.node_of(key)
        if node is None:
            if default is None:
                self.problem(f"has no '{key}'; expected a text{self._instead_of(key)}")
            return default or ""
        if isinstance(node, yaml.ScalarNode) and not node.value.strip() and default is not None:
            return default
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.problem(f"is {shape(node)}; expected a text", key)
            return default or ""
        return str(node.value).strip()

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One of the allowed words."""
        words = tuple(allowed)
        text = self.text(key, default)
        if text in words or (text == "" and (default == "" or not self.has(key))):
            return text
        self.problem(f"is '{text}'; expected {', '.join(words)}{did_you_mean(text, words)}", key)
        return default or words[0]

    def truth(self, key: str, default: bool) -> bool:
        """true or false; `yes` and `no` are texts in YAML 1.2 and are refused with that hint."""
        node = self.node_of(key)
        if node is None:
            return default
        value = scalar(node) if isinstance(node, yaml.ScalarNode) else None
        if isinstance(value, bool):
            return value
        self.problem(f"is {shape(node)}; expected true or false", key)
        return default

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number within bounds."""
        node = self.node_of(key)
        if node is None:
            if default is None:
                self.problem(
                    f"has no '{key}'; expected a number from {low:g} to {high:g}{self._instead_of(key)}"
                )
            return low if default is None else default
        return self._number(node, key, low, high)

    def numbers(self, key: str, low: float, high: float) -> tuple[float, ...]:
        """A list of numbers within bounds."""
        return tuple(self._number(one, key, low, high) for one in self._items(key, required=True))

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        value = self.number(key, low, high, default)
        if value != int(value):
            self.problem(f"is {value:g}; expected a whole number from {low} to {high}", key)
        return int(value)

    def day(self, key: str) -> date | None:
        """A date, or None when the key is absent, empty or null."""
        text = self.text(key, "")
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.problem(f"is '{text}'; expected a date such as 2026-01-31", key)
            return None

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.node_of(key)
        if isinstance(node, yaml.ScalarNode):
            return (str(node.value).strip(),)
        items = self._items(key, required=required)
        for one in items:
            if not isinstance(one, yaml.ScalarNode):
                self.problem(f"holds {shape(one)}; expected a list of texts", key)
        return tuple(str(one.value).strip() for one in items if isinstance(one, yaml.ScalarNode))

    def block(self, key: str) -> "Block | None":
        """The mapping under a key, or None."""
        node = self.node_of(key)
        return None if node is None else Block(node, self.file, self._path(key), self.problems)

    def required_block(self, key: str) -> "Block":
        """The mapping under a key that must be there; an empty one stands in after the problem is kept."""
        found = self.block(key)
        if found is not None:
            return found
        self.problem(f"has no '{key}'; expected a mapping{self._instead_of(key)}")
        empty = yaml.MappingNode("tag:yaml.org,2002:map", [], self.node.start_mark, self.node.end_mark)
        return Block(empty, self.file, self._path(key), [])  # what it lacks besides need not be told

    def blocks(self, key: str, *, required: bool = False) -> tuple["Block", ...]:
        """The list of mappings under a key."""
        items = self._items(key, required=required)
        return tuple(
            Block(one, self.file, f"{self._path(key)}[{index}]", self.problems)
            for index, one in enumerate(items)
        )

    def finish(self) -> None:
        """Report every key that nobody asked for, with the nearest one that was."""
        if not isinstance(self.node, yaml.MappingNode):
            return
        for key, _ in self.node.value:
            if key.value not in self._asked:
                says = f"unknown key '{key.value}'{did_you_mean(key.value, self._asked)}"
                self.problems.append(f"{place(self.file, key)}: {self.path} {says}".replace(":  ", ": "))

    def _items(self, key: str, *, required: bool = False) -> list[yaml.Node]:
        node = self.node_of(key)
        if node is None:
            if required:
                self.problem(f"has no '{key}'; expected a list{self._instead_of(key)}")
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problem(f"is {shape(node)}; expected a list", key)
            return []
        return list(node.value)

    def _number(self, node: yaml.Node, key: str, low: float, high: float) -> float:
        value = scalar(node) if isinstance(node, yaml.ScalarNode) else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self.problem(f"is {shape(node)}; expected a number from {low:g} to {high:g}", key)
            return low
        return float(value)

    def _path(self, key: str) -> str:
        return ".".join(part for part in (self.path, key) if part)

    def _instead_of(self, key: str) -> str:
        """A hint where a misspelt key stands in the place of the missing one."""
        found = did_you_mean(key, self._values) if len(key) > 2 else ""  # T3 is no misspelt T1
        return "" if not found else re.sub("did you mean", "is it written as", found)


def shape(node: yaml.Node) -> str:
    """What a node is, in words; a scalar is quoted."""
    if isinstance(node, yaml.ScalarNode):
        return f"'{node.value}'" if node.value else "empty"
    return "a mapping" if isinstance(node, yaml.MappingNode) else "a list"


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and scalar(node) is None
