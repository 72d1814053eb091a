"""Checks one rule file, or everything, and names every problem with its place."""

from collections.abc import Callable, Iterable
from pathlib import Path

from screening import resources
from screening.app.assessing import user_rules
from screening.app.list_folders import catalogue, shipped, user_lists
from screening.errors import InvalidPack
from screening.lists.catalogue import Catalogue
from screening.model.rubric import Pack, Rules
from screening.model.spelling import did_you_mean
from screening.rubrics.authority_reading import read_authority
from screening.rubrics.block import Block
from screening.rubrics.lint import lint_pack, unknown_lists, unknown_lists_of_facts
from screening.rubrics.load import read_rules, read_text
from screening.rubrics.pack_reading import read_pack
from screening.rubrics.reach import leaps
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
    """That all is well, and what to think over; raises InvalidPack with every problem otherwise."""
    if path is None or path.is_dir():
        rules, problems = read_rules(resources.folder("rules"), path or user_rules())
        known = _known_lists()
        lists = [says for pack in rules.packs for says in unknown_lists(pack, known)]
        lists += unknown_lists_of_facts(rules, known)
        found, what = [*problems, *lists], f"{len(rules.packs)} packs and the tables beside them"
        packs = rules.packs
    else:
        found, what, packs = _file_problems(path)
    if found:
        raise InvalidPack(found)
    return "\n".join((f"no problem found in {what}", *_remarks(packs)))


def _remarks(packs: tuple[Pack, ...]) -> list[str]:
    """Steps that leap over a tier: allowed, but to be thought over."""
    return [
        f"{pack.where}: to think over: {says}"
        for pack in packs
        if pack.channels is not None
        for says in leaps(pack.channels)
    ]


def _file_problems(path: Path) -> tuple[list[str], str, tuple[Pack, ...]]:
    rules, _ = read_rules(resources.folder("rules"), user_rules())
    try:
        top = Block.parse(read_text(path), str(path))
    except InvalidPack as error:
        return list(error.problems), str(path), ()
    if top.has("pack"):
        pack = _read_pack(top, rules)
        return _pack_problems(top, pack, rules), f"the pack {path}", (pack,)
    kind = next((key for key in _TABLES if top.has(key)), "")
    if not kind:
        top.problem(f"starts with none of the known keys; expected pack, {', '.join(_TABLES)}")
        return top.problems, str(path), ()
    _TABLES[kind](top)
    if kind == "authority":
        _name_unknown(top, catalogue())
    return top.problems, f"the {kind} of {path}", ()


def _name_unknown(top: Block, lists: Catalogue) -> None:
    """Lists, kinds and ratings of an authority profile that no shipped or imported entry has: never met."""
    bodies = {one.kind for one in lists.entities.values()}
    ratings = {one.rating for listings in lists.listings.values() for one in listings} - {""}
    known = {"lists": lists.list_ids(), "kinds": bodies, "ratings": ratings}
    for block in top.blocks("levels"):
        for key, words in known.items():
            _unknown(block, key, words)
    if top.texts("counts") != ("all",):
        _unknown(top, "counts", lists.list_ids())


def _unknown(block: Block, key: str, words: Iterable[str]) -> None:
    known = sorted(words)
    for one in block.texts(key):
        if one not in known:
            says = f"names '{one}', which nothing shipped or imported has{did_you_mean(one, known)}"
            block.problem(says, key)


def _read_pack(top: Block, rules: Rules) -> Pack:
    return read_pack(top, (one.id for one in rules.facts), (one.id for one in rules.outcomes))


def _pack_problems(top: Block, pack: Pack, rules: Rules) -> list[str]:
    return top.problems or [*lint_pack(pack, rules), *unknown_lists(pack, _known_lists())]


def _known_lists() -> tuple[str, ...]:
    """The ids of all lists that are shipped or imported, without reading any of them."""
    own = {path.parent.parent.name for path in user_lists().glob("*/*/list.yml")}
    return tuple(sorted(own | {path.parent.name for path in shipped().glob("*/list.yml")}))
