"""Checks one rule file, or everything, and names every problem with its place."""

from collections.abc import Callable
from pathlib import Path

from screening import resources
from screening.app.assessing import user_rules
from screening.errors import InvalidFile, InvalidPack
from screening.model.rubric import Rules
from screening.rubrics.authority_reading import read_authority
from screening.rubrics.block import Block
from screening.rubrics.lint import lint_pack
from screening.rubrics.load import read_rules, read_text
from screening.rubrics.pack_reading import read_pack
from screening.rubrics.tables_reading import (
    read_areas,
    read_concepts,
    read_facts,
    read_measures,
    read_more,
    read_schemes,
    read_sources,
    read_words,
)

_TABLES: dict[str, Callable[[Block], object]] = {
    "authority": read_authority,
    "facts": read_facts,
    "concepts": read_concepts,
    "more": read_more,
    "areas": read_areas,
    "schemes": read_schemes,
    "measures": read_measures,
    "sources": read_sources,
    "outcomes": read_words,
}


def check_rules(path: Path | None) -> str:
    """One sentence that all is well; raises InvalidPack with every problem otherwise."""
    if path is None or path.is_dir():
        rules, problems = read_rules(resources.folder("rules"), path or user_rules())
        found, what = list(problems), f"{len(rules.packs)} packs and the tables beside them"
    else:
        found, what = _file_problems(path)
    if found:
        raise InvalidPack(found)
    return f"no problem found in {what}"


def _file_problems(path: Path) -> tuple[list[str], str]:
    rules, _ = read_rules(resources.folder("rules"), user_rules())
    try:
        top = Block.parse(read_text(path), str(path))
    except InvalidFile as error:
        return list(error.problems), str(path)
    if top.has("pack"):
        return _pack_problems(top, rules), f"the pack {path}"
    kind = next((key for key in _TABLES if top.has(key)), "")
    if not kind:
        top.problem(f"starts with none of the known keys; expected pack, {', '.join(_TABLES)}")
        return top.problems, str(path)
    _TABLES[kind](top)
    return top.problems, f"the {kind} of {path}"


def _pack_problems(top: Block, rules: Rules) -> list[str]:
    facts, outcomes = (one.id for one in rules.facts), (one.id for one in rules.outcomes)
    pack = read_pack(top, facts, outcomes)
    return top.problems or list(lint_pack(pack, rules))
