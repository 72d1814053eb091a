"""Reads a three-valued condition of the closed vocabulary from YAML; nothing is ever evaluated as code."""

from collections.abc import Iterable

import yaml

from screening.model.proposal_reading import PARTY_ROLES, WORDS
from screening.model.rubric import Condition
from screening.model.spelling import did_you_mean
from screening.model.vocabulary import CONDITIONS, COUNTRY_CONDITIONS, LEVELS, THROUGH, forbidden
from screening.rubrics.block import Block, shape
from screening.rubrics.yaml_reading import place

_NEVER = Condition(op="any")
_CODES = "expected codes of two capitals such as CN"


def read_condition(block: Block, key: str, facts: Iterable[str]) -> Condition:
    """The condition under a key; a condition that cannot be read is kept as a problem and never holds."""
    node = block.node_of(key)
    if node is None:
        block.problem(f"has no '{key}'; expected a condition")
        return _NEVER
    return _Reader(block, key, frozenset(facts)).read(node)


def optional_condition(block: Block, key: str, facts: Iterable[str]) -> Condition | None:
    """The condition under a key, or None when the key is absent."""
    return read_condition(block, key, facts) if block.has(key) else None


class _Reader:
    def __init__(self, block: Block, key: str, facts: frozenset[str]) -> None:
        self.block, self.key, self.facts = block, key, facts

    def read(self, node: yaml.Node) -> Condition:
        if isinstance(node, yaml.ScalarNode):
            return self._fact(node)
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            return self._wrong(
                node, f"is {shape(node)}; expected a fact's name or one of {', '.join(CONDITIONS)}"
            )
        word, value = node.value[0][0].value, node.value[0][1]
        if word not in CONDITIONS or word == "fact":
            known = (*CONDITIONS, *self.facts)
            return self._wrong(node, f"unknown condition '{word}'{did_you_mean(word, known)}")
        if word in ("all", "any"):
            return self._group(word, value)
        if word in ("not", "surely"):
            return Condition(op=word, parts=(self.read(value),))
        return self._leaf(word, value)

    def _fact(self, node: yaml.ScalarNode) -> Condition:
        name = str(node.value)
        if forbidden(name):
            self._wrong(node, f"reads '{name}'; no rule may read {forbidden(name)}")
        elif name not in self.facts:
            self._wrong(node, f"unknown fact '{name}'{did_you_mean(name, self.facts)}")
        return Condition(op="fact", name=name)

    def _group(self, word: str, value: yaml.Node) -> Condition:
        if not isinstance(value, yaml.SequenceNode):
            return self._wrong(value, f"{word} is {shape(value)}; expected a list of conditions")
        if not value.value:
            ever = "always" if word == "all" else "never"
            return self._wrong(value, f"{word} is empty, so it would {ever} hold; expected conditions")
        return Condition(op=word, parts=tuple(self.read(one) for one in value.value))

    def _leaf(self, word: str, value: yaml.Node) -> Condition:
        if word == "undeclared":
            return Condition(op=word)
        if isinstance(value, yaml.ScalarNode | yaml.SequenceNode):
            return self._words(word, value)
        inner = Block(value, self.block.file, self._path(word), self.block.problems)
        made = _options(word, inner)
        inner.finish()
        return made

    def _words(self, word: str, value: yaml.Node) -> Condition:
        parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        if word in ("level", "stated", "day", "begins"):
            return self._wrong(value, f"{word} is {shape(value)}; expected a mapping of its options")
        if not parts or not all(isinstance(one, yaml.ScalarNode) and one.value for one in parts):
            return self._wrong(value, f"{word} is {shape(value)}; expected a list of words")
        words = tuple(str(one.value) for one in parts)
        for one in words:
            if word == "role" and one not in PARTY_ROLES:
                self._wrong(value, f"unknown role '{one}'{did_you_mean(one, PARTY_ROLES)}")
            if word in COUNTRY_CONDITIONS and not _is_code(one):
                self._wrong(value, f"{word} holds '{one}'; {_CODES}")
        return Condition(op=word, words=words)

    def _wrong(self, node: yaml.Node, says: str) -> Condition:
        self.block.problems.append(f"{place(self.block.file, node)}: {self._path('')} {says}")
        return _NEVER

    def _path(self, word: str) -> str:
        return ".".join(part for part in (self.block.path, self.key, word) if part)


def _is_code(word: str) -> bool:
    return len(word) == 2 and word.isupper()


def _known(inner: Block, key: str, words: Iterable[str], *, required: bool = False) -> tuple[str, ...]:
    """The texts under a key, each one of the known words."""
    known = tuple(words)
    found = inner.texts(key, required=required)
    for one in found:
        if one not in known:
            inner.problem(f"holds '{one}'; expected {', '.join(known)}{did_you_mean(one, known)}", key)
    return found


def _options(word: str, inner: Block) -> Condition:
    if word == "level":
        key = inner.choice("of", LEVELS)
        return Condition(op=word, name=key, at_least=inner.whole("at_least", 0, 5))
    if word == "stated":
        field = inner.choice("field", WORDS)
        return Condition(op=word, name=field, words=_known(inner, "is", WORDS[field], required=True))
    if word == "funder":
        others = (("of_others", inner.texts("of_others")),)
        return Condition(op=word, words=inner.texts("names", required=True), options=others)
    if word in ("day", "begins"):
        start, end = inner.day("from"), inner.day("until")
        if start is not None and end is not None and end <= start:
            inner.problem("ends before it begins, so it would never hold", "until")
        undated = word == "begins" and inner.truth("undated", False)
        marks = (("undated", ("true",)),) if undated else ()
        return Condition(op=word, start=start, end=end, options=marks)
    if word == "listed":
        options = (
            ("roles", _known(inner, "roles", PARTY_ROLES)),
            ("basis", inner.texts("basis")),
            ("other_basis", inner.texts("other_basis")),
            ("through", _known(inner, "through", THROUGH)),
        )
        return Condition(op=word, words=inner.texts("lists", required=True), options=options)
    if word == "established_in":
        countries = inner.texts("countries", required=True)
        for one in countries:
            if not _is_code(one):
                inner.problem(f"holds '{one}'; {_CODES}", "countries")
        roles = (("roles", _known(inner, "roles", PARTY_ROLES)),)
        return Condition(op=word, words=countries, options=roles)
    if word == "area":
        return Condition(op=word, words=(inner.text("scheme"),), options=(("codes", inner.texts("codes")),))
    inner.problem(f"is a mapping; expected a list of words for '{word}'")
    return _NEVER
