"""Loads every rule: the shipped folder, a user's folder over it, one authority profile; checks them all."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from screening.errors import InvalidFile, InvalidPack, MissingResource
from screening.model.rubric import Authority, Concept, FactDefinition, Outcome, Pack, Rules, Scheme, Source
from screening.rubrics.authority_reading import read_authority
from screening.rubrics.block import Block
from screening.rubrics.lint import lint_rules
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
    with_more,
)

Read = TypeVar("Read")


class RuleFiles:
    """Finds rule files (the user's before the shipped), reads them, and gathers problems and bytes."""

    def __init__(self, shipped: Path, user: Path | None) -> None:
        self.shipped, self.user = shipped, user
        self.problems: list[str] = []
        self.hash = hashlib.sha256()

    def read(self, name: str, reader: Callable[[Block], Read], empty: Read) -> Read:
        """One table by its name."""
        for base in (self.user, self.shipped):
            if base is not None and (base / name).is_file():
                return self.read_file(base / name, reader, empty)
        raise MissingResource(f"{name} is not there; looked in {', '.join(map(str, self._bases()))}")

    def read_file(self, path: Path, reader: Callable[[Block], Read], empty: Read) -> Read:
        """One file; what is wrong in it is kept, and `empty` stands in. One that is not there is refused."""
        try:
            text = read_text(path)
            self.hash.update(text.encode())
            top = Block.parse(text, self._shown(path))
            found = reader(top)
        except InvalidPack as error:
            self.problems.extend(error.problems)
            return empty
        self.problems.extend(top.problems)
        return found

    def packs(self) -> list[Path]:
        """The pack files, a user's file replacing the shipped one of the same name."""
        found = {path.name: path for base in self._bases() for path in sorted((base / "packs").glob("*.yml"))}
        return [found[name] for name in sorted(found)]

    def _bases(self) -> list[Path]:
        return [base for base in (self.shipped, self.user) if base is not None]

    def _shown(self, path: Path) -> str:
        for base in self._bases():
            if path.is_relative_to(base):
                return f"{base.name}/{path.relative_to(base).as_posix()}"
        return str(path)


def read_text(path: Path) -> str:
    """The text of a rule file; raises InvalidPack for a file that is no text, InvalidFile for none at all."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidPack(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be read ({error.strerror}); check the name") from None


_NO_WORDS: tuple[tuple[Outcome, ...], tuple[tuple[str, str], ...], tuple[str, ...]] = ((), (), ())
_NO_SCHEMES: tuple[tuple[Scheme, ...], tuple[str, ...]] = ((), ())
_NO_FACTS: tuple[FactDefinition, ...] = ()
_NO_SOURCES: tuple[Source, ...] = ()
_NO_CONCEPTS: tuple[Concept, ...] = ()


def load_rules(
    shipped: Path,
    user: Path | None = None,
    authority_file: Path | None = None,
    extra_packs: Iterable[Path] = (),
) -> Rules:
    """All rules, checked; raises InvalidPack with every problem, so that nothing runs on a broken pack."""
    rules, problems = read_rules(shipped, user, authority_file, extra_packs)
    if problems:
        raise InvalidPack(problems)
    return rules


def read_rules(
    shipped: Path,
    user: Path | None = None,
    authority_file: Path | None = None,
    extra_packs: Iterable[Path] = (),
) -> tuple[Rules, tuple[str, ...]]:
    """All rules as far as they can be read, and every problem found in them."""
    files = RuleFiles(shipped, user)
    outcomes, words, unnamed = files.read("words.yml", read_words, _NO_WORDS)
    schemes, ordinary = files.read("technology_lists.yml", read_schemes, _NO_SCHEMES)
    facts = files.read("facts.yml", read_facts, _NO_FACTS)
    authority = _authority(files, authority_file)
    known, answers = tuple(one.id for one in facts), tuple(one.id for one in outcomes)
    rules = Rules(
        packs=(),
        facts=facts,
        concepts=with_more(
            files.read("concepts.yml", read_concepts, _NO_CONCEPTS),
            (
                *files.read("concepts_more.yml", read_more, _NO_CONCEPTS),
                *files.read("concepts_de.yml", read_more, _NO_CONCEPTS),
            ),
        ),
        areas=files.read("technology_areas.yml", read_areas, ()),
        schemes=schemes,
        ordinary_area_words=ordinary,
        measures=files.read("measures.yml", read_measures, ()),
        sources=(
            *files.read("sources_own.yml", read_sources, _NO_SOURCES),
            *files.read("sources.yml", read_sources, _NO_SOURCES),
        ),
        outcomes=outcomes,
        authority=authority,
        words=words,
        unnamed=unnamed,
    )
    paths = [*files.packs(), *extra_packs]
    packs = [files.read_file(path, lambda top: read_pack(top, known, answers), None) for path in paths]
    rules = replace(rules, packs=_one_of_each(packs), digest=files.hash.hexdigest())
    return rules, tuple(files.problems) or lint_rules(rules)


def _authority(files: RuleFiles, authority_file: Path | None) -> Authority:
    empty = Authority(id="", title="", version="", counts=None, levels=(), shares=())
    if authority_file is None:
        return files.read("authority/default.yml", read_authority, empty)
    return files.read_file(authority_file, read_authority, empty)


def _one_of_each(packs: list[Pack | None]) -> tuple[Pack, ...]:
    """Packs by id; one that comes later replaces an earlier one."""
    found = {one.id: one for one in packs if one is not None}
    return tuple(found[key] for key in sorted(found))
